/** A value as JSON, indented by two, keys in the order in which they stand; undefined is null. */
export function jsonText(value: object): string {
  const text = JSON.stringify(value, (_key, each: unknown) => (each === undefined ? null : each), 2)
  return `${text}\n`
}
