/** A word of a POSIX shell or zsh: as it is where nothing in it is special, else in single quotes. */
export function quotedForShell(text: string): string {
  return /^[\p{L}\d_./=+-]+$/u.test(text) && !text.startsWith('=') ? text : singleQuoted(text)
}

/** A text in single quotes, for a POSIX shell or zsh. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** A text in single quotes, for fish. */
export function fishQuoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** A text in single quotes, for PowerShell, which takes typographic ones for quotes too. */
export function powershellQuoted(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`
}
