import { codeParts } from '../../model/code.ts'
import type { CodeParts } from '../../model/code.ts'
import { Refusal } from '../../model/refusal.ts'
import type { ParseContext } from '../parser.ts'
import { codeOfFile } from './codes.ts'
import { dayOfFile } from '../fileDay.ts'
import { EncodingOfFile, isAscii } from './encoding.ts'
import { ADJUSTED_WORD, adjusted, knownHeaders, layoutOf, noHeader } from './layout.ts'
import type { HeaderLine, Layout } from './layout.ts'

/** A file's layout and where its rows begin. */
export interface Head {
  readonly layout: Layout
  /** The code in the file's name or title, if it has one. */
  readonly fileCode: CodeParts | undefined
  /** The day in the file's name, if it has one. */
  readonly fileDay: number | undefined
  readonly encoding: EncodingOfFile
  /** Line of the header, from 1. */
  readonly line: number
  /** Position of the first byte after the header line. */
  readonly end: number
}

/** Lines among which the header is looked for: vendors put a notice or a title before it. */
export const HEAD_LINES = 5

/** Bytes among which these lines are looked for. */
export const HEAD_BYTES: number = 1 << 20

const DELIMITERS: readonly string[] = [',', '\t', ';', '|']
/** Known headers that make a line a header line. */
const ENOUGH_HEADERS = 3

/** Finds the header in a file's first bytes; these hold HEAD_LINES lines, HEAD_BYTES bytes or the whole file. */
export async function readHead(bytes: Uint8Array, file: string, context: ParseContext): Promise<Head> {
  const { forcedColumns } = context
  refuseAdjustedName(file)
  const start = skipMark(bytes, file)
  const encoding = new EncodingOfFile(file)
  const fileDay = dayOfFile(file)
  let fileCode = codeOfFile(file)
  if (start > 0) encoding.decideUtf8(1)
  let first: { readonly line: number; readonly text: string } | undefined
  for (let line = 1, from = start; line <= HEAD_LINES && from < bytes.length; line++) {
    const newline = bytes.indexOf(10, from)
    const to = newline < 0 ? bytes.length : newline
    const content = bytes.subarray(from, to)
    const place = {
      file,
      line,
      hasFileCode: fileCode !== undefined,
      hasFileDay: fileDay !== undefined,
      forcedColumns,
    }
    const end = Math.min(to + 1, bytes.length)
    const known = lastLayout(content, place)
    if (known !== undefined) return { layout: known, fileCode, fileDay, encoding, line, end }
    const text = lineText(content, file, line, encoding)
    const layout = await layoutOfLine(text, place)
    if (layout !== undefined) {
      lastHeader = isAscii(content) ? { bytes: content.slice(), place, layout } : undefined
      return { layout, fileCode, fileDay, encoding, line, end }
    }
    if (ADJUSTED_WORD.test(text))
      throw adjusted(file, `the title says adjusted prices: "${text.trim()}"`, line)
    fileCode = titledCode(text, file, line, fileCode)
    if (first === undefined && text.trim() !== '') first = { line, text }
    from = to + 1
  }
  if (first === undefined) throw new Refusal('empty-file', 'the file is empty', 'export it again', { file })
  throw noHeader(file, first.line, first.text.trim())
}

/** 600000 浦发银行 日线 不复权: the title that 通达信 puts before the header. */
const TITLE =
  /^\uFEFF?\s*((?:[A-Za-z]{2}[#.]?)?\d{6}(?:\.[A-Za-z]{2,4})?)[\s,]+\S.*?(日线|周线|月线|季线|年线|分钟|分时)/

/** The code in a title line, or the one known before; refuses titles of other bars, or of another stock. */
function titledCode(
  text: string,
  file: string,
  line: number,
  known: CodeParts | undefined,
): CodeParts | undefined {
  const [, code = '', period = ''] = TITLE.exec(text) ?? []
  const parts = codeParts(code.replace('#', ''))
  if (parts === undefined) return known
  if (period !== '日线') {
    throw new Refusal('unknown-format', `the title says "${period}"`, 'export daily bars (日线)', {
      file,
      line,
    })
  }
  if (known === undefined) return parts
  if (known.digits === parts.digits) return known
  throw new Refusal(
    'mislabelled-file',
    `the title says ${code} and the file's name another code`,
    'give the file the name of its stock',
    { file, line },
  )
}

function refuseAdjustedName(file: string): void {
  const place = file.split(/[/\\]/).slice(-2).join('/')
  if (ADJUSTED_WORD.test(place)) throw adjusted(file, "the file's name says adjusted prices")
}

/** Bytes of a UTF-8 byte order mark; UTF-16 is refused. */
function skipMark(bytes: Uint8Array, file: string): number {
  const [first, second, third] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new Refusal('not-text', 'the file is UTF-16', 'save it as "CSV UTF-8"', { file, line: 1 })
  }
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0
}

function lineText(bytes: Uint8Array, file: string, line: number, encoding: EncodingOfFile): string {
  if (bytes.includes(0)) throw notText(file, line)
  if (!encoding.accepts(bytes, line)) throw encoding.mixed(line)
  if (!encoding.isDecided && !isAscii(bytes)) throw notText(file, line)
  return new TextDecoder(encoding.encoding).decode(bytes)
}

/** The refusal of bytes that are no text. */
export function notText(file: string, line: number): Refusal {
  return new Refusal(
    'not-text',
    'the file holds bytes that are no text',
    'give a comma-separated text file in UTF-8 or GB18030; unpack archives and export workbooks as "CSV UTF-8"',
    { file, line },
  )
}

type HeaderPlace = Omit<HeaderLine, 'cells' | 'delimiter'>

/** The ASCII header line of the last file and its layout: the files of a run are mostly alike. */
let lastHeader:
  { readonly bytes: Uint8Array; readonly place: HeaderPlace; readonly layout: Layout } | undefined

function lastLayout(bytes: Uint8Array, place: HeaderPlace): Layout | undefined {
  if (lastHeader?.place.hasFileCode !== place.hasFileCode) return undefined
  if (lastHeader.place.hasFileDay !== place.hasFileDay) return undefined
  if (lastHeader.place.forcedColumns !== place.forcedColumns) return undefined
  return Buffer.compare(lastHeader.bytes, bytes) === 0 ? lastHeader.layout : undefined
}

/** The layout of a line, or undefined when it is no header line. */
async function layoutOfLine(text: string, place: HeaderPlace): Promise<Layout | undefined> {
  const line = text.replace(/\r$/, '')
  let best: HeaderLine | undefined
  let most = ENOUGH_HEADERS - 1
  for (const delimiter of DELIMITERS) {
    if (!line.includes(delimiter)) continue
    const cells = await splitHeader(line, delimiter)
    const known = knownHeaders(cells, place.forcedColumns)
    if (known > most) {
      best = { ...place, cells, delimiter }
      most = known
    }
  }
  return best === undefined ? undefined : layoutOf(best)
}

async function splitHeader(line: string, delimiter: string): Promise<readonly string[]> {
  if (!line.includes('"')) return line.split(delimiter)
  const { splitQuotedLine } = await import('./reference.ts')
  return splitQuotedLine(line, delimiter) ?? [line]
}
