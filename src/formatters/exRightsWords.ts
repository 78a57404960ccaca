/** How many ex-rights days were known: '3 ex-rights days (除权除息) known'. */
export function exRightsWords(days: number): string {
  return `${days} ex-rights ${days === 1 ? 'day' : 'days'} (除权除息) known`
}
