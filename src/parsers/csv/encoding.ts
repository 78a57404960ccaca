import { Refusal } from '../../model/refusal.ts'

/** The two encodings of Chinese bar files; GB18030 reads GBK and GB2312 too. */
export type TextEncoding = 'utf-8' | 'gb18030'

/**
 * Which encoding a file is in. The first line with wide characters decides, a byte order mark before all
 * lines; a later line that can only be the other one is a refusal that names both lines.
 */
export class EncodingOfFile {
  #decided: TextEncoding | undefined
  #line = 0
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  /** What the file's text is read as: UTF-8 while all of it was ASCII. */
  get encoding(): TextEncoding {
    return this.#decided ?? 'utf-8'
  }

  get isDecided(): boolean {
    return this.#decided !== undefined
  }

  /** Text of whole lines; what is no character becomes U+FFFD. */
  decode(lines: Uint8Array): string {
    return decodeText(this.encoding, lines)
  }

  /** Takes the word of a byte order mark, or of the first wide line when it is known to be UTF-8. */
  decideUtf8(line: number): void {
    this.#decided = 'utf-8'
    this.#line = line
  }

  /** Whether a line can stand in this file; the first wide line decides what the file is. */
  accepts(bytes: Uint8Array, line: number): boolean {
    if (isAscii(bytes)) return true
    if (this.#decided !== undefined) return this.#decided === 'utf-8' ? !isOnlyGb(bytes) : !isOnlyUtf8(bytes)
    const guess = guessOf(bytes)
    if (guess === undefined) return true
    this.#decided = guess
    this.#line = line
    return true
  }

  /** The refusal of a line that this file does not accept. */
  mixed(line: number): Refusal {
    const other = this.encoding === 'utf-8' ? 'GB18030' : 'UTF-8'
    return new Refusal(
      'mixed-encodings',
      `line ${this.#line} is ${this.encoding === 'utf-8' ? 'UTF-8' : 'GB18030'} and line ${line} is ${other}`,
      'save the whole file in UTF-8',
      { file: this.#file, line },
    )
  }
}

/** Text of bytes in an encoding; what is no character becomes U+FFFD. */
export function decodeText(encoding: TextEncoding, bytes: Uint8Array): string {
  if (encoding === 'utf-8') return (utf8 ??= new TextDecoder(encoding, { ignoreBOM: true })).decode(bytes)
  return (gb18030 ??= new TextDecoder(encoding, { ignoreBOM: true })).decode(bytes)
}

// Made once, since to make one takes longer than to decode a row.
let utf8: InstanceType<typeof TextDecoder> | undefined
let gb18030: InstanceType<typeof TextDecoder> | undefined

/** Whether all bytes are below 0x80. */
export function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte >= 0x80) return false
  }
  return true
}

/** What a line is taken for when it is the first wide one; undefined when it is damaged in either. */
function guessOf(bytes: Uint8Array): TextEncoding | undefined {
  const longest = longestUtf8(bytes)
  if (longest >= 3) return 'utf-8'
  // Wide characters of two bytes are letters in UTF-8, which no Chinese name holds, and hanzi in GB18030.
  if (isCommonGb(bytes)) return 'gb18030'
  return longest === 0 && decodes(bytes, 'gb18030') ? 'gb18030' : undefined
}

function isOnlyGb(bytes: Uint8Array): boolean {
  return isCommonGb(bytes) && longestUtf8(bytes) === 0
}

function isOnlyUtf8(bytes: Uint8Array): boolean {
  return !isCommonGb(bytes) && longestUtf8(bytes) >= 3
}

/** The longest sequence in bytes of valid UTF-8, or 0 when they are not valid. */
function longestUtf8(bytes: Uint8Array): number {
  if (!decodes(bytes, 'utf-8')) return 0
  let longest = 1
  for (const byte of bytes) {
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    if (length > longest) longest = length
  }
  return longest
}

/** Whether every wide byte belongs to a pair of GB2312, the hanzi and full-width letters of nearly all names. */
export function isCommonGb(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!
    if (lead < 0x80) continue
    const trail = bytes[at + 1] ?? 0
    if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1 || trail > 0xfe) return false
    at++
  }
  return true
}

function decodes(bytes: Uint8Array, encoding: TextEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
