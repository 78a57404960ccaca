import { jsonValue } from '../../model/json.ts'
import type { JsonValue } from '../../model/json.ts'
import type { PoolKind, Published } from '../../model/published.ts'
import { Refusal } from '../../model/refusal.ts'
import { isDayJson, publishedJson } from './dayJson.ts'
import { publishedLists } from './list.ts'
import { listsOfJson } from './listJson.ts'
import { listOfTable, tableDelimiter } from './listTable.ts'
import { parsePublishedText } from './text.ts'

/** A published file, told by its content: JSON of a run or of a vendor, a table, or a text. */
export async function parsePublishedFile(
  file: string,
  bytes: Uint8Array,
  pool: PoolKind | undefined,
): Promise<Published> {
  const text = decoded(file, bytes)
  if (/^\s*(?:\{|\[\s*[{[\]"])/.test(text)) {
    const value = parsedJson(file, text)
    if (isDayJson(value)) return publishedJson(file, value)
    const { lists, days } = listsOfJson(file, text, value)
    return publishedLists(file, lists, days, pool)
  }
  const delimiter = tableDelimiter(text)
  if (delimiter !== undefined) {
    return publishedLists(file, [await listOfTable(file, text, delimiter)], [], pool)
  }
  if (pool !== undefined) {
    throw new Refusal(
      'bad-list',
      'no list: its first line names no column of stocks',
      'give a header as 代码 or name to the column of stocks; a text needs no --pool',
      { file, line: 1 },
    )
  }
  return parsePublishedText(file, text)
}

/** The JSON of another run of the program. */
export function parsePublishedJson(file: string, bytes: Uint8Array): Published {
  return publishedJson(file, parsedJson(file, decoded(file, bytes)))
}

function parsedJson(file: string, text: string): JsonValue {
  try {
    return jsonValue(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new Refusal(
      'bad-list',
      `no JSON: ${cause.message}`,
      'fetch or make the file again',
      { file },
      cause,
    )
  }
}

function decoded(file: string, bytes: Uint8Array): string {
  if (bytes.includes(0)) {
    throw new Refusal(
      'not-text',
      'no text: a picture, a workbook or another binary file',
      'give the words of the picture as a text, or save the list as CSV',
      { file },
    )
  }
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
