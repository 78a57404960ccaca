/** Text with ="600519", the spreadsheets' guard for codes, as an ordinary quoted cell. */
export function unguarded(text: string, delimiter: string): string {
  if (!text.includes('="')) return text
  const before = `(^|[\\n${delimiter === '|' ? '\\|' : delimiter}])`
  const after = `(?=[\\r\\n${delimiter === '|' ? '\\|' : delimiter}]|$)`
  return text.replaceAll(new RegExp(`${before}=("[0-9A-Za-z.]{1,12}")${after}`, 'g'), '$1$2')
}
