import type { FileMetaData } from 'hyparquet'
import type { Layout } from '../csv/layout.ts'
import { leavesOf } from './textRows.ts'

/** Most columns that are read or passed over. */
const MOST_COLUMNS = 48

/** Whether rows of this layout are any that are judged here. */
export function isPlainLayout(
  { columns, delimiter, width, prevClose, hasLimits, dateOrder }: Layout,
  leaves: number,
): boolean {
  if (delimiter !== ',' || width !== leaves || dateOrder !== 'year first') return false
  if (prevClose === 'change' || hasLimits || leaves > MOST_COLUMNS) return false
  return !columns.has('trdsta') && !columns.has('exchange')
}

/** Whether the columns of all row groups are those of the schema, none of them a part of another. */
export function isPlainFile(metadata: FileMetaData): boolean {
  const leaves = leavesOf(metadata)
  if (metadata.schema.length !== leaves.length + 1) return false
  if (new Set(leaves.map(({ name }) => name)).size !== leaves.length) return false
  if (
    leaves.some(({ repetition_type: repetition }) => repetition !== 'REQUIRED' && repetition !== 'OPTIONAL')
  )
    return false
  return metadata.row_groups.every(
    ({ columns, num_rows: rows }) =>
      rows >= 0n &&
      rows < 2n ** 31n &&
      columns.length === leaves.length &&
      columns.every(({ file_path: path, meta_data: meta }, at) => {
        const leaf = leaves[at]!
        return (
          path === undefined &&
          // Of a damaged file it may be a number.
          typeof meta === 'object' &&
          meta.path_in_schema.length === 1 &&
          meta.path_in_schema[0] === leaf.name &&
          meta.type === leaf.type
        )
      }),
  )
}

/** Most bytes that a column takes in a row group, as they lie in the file. */
export function mostPacked({ row_groups: groups }: FileMetaData, at: number): number {
  return groups.reduce(
    (most, { columns }) => Math.max(most, Number(columns[at]?.meta_data?.total_compressed_size)),
    0,
  )
}

/** The same, unpacked. */
export function mostUnpacked({ row_groups: groups }: FileMetaData, at: number): number {
  return groups.reduce(
    (most, { columns }) => Math.max(most, Number(columns[at]?.meta_data?.total_uncompressed_size)),
    0,
  )
}

/** Bytes for a column's dictionary: a double for each entry, and an entry takes four bytes at least in its page. */
export function tableBytes(unpacked: number): number {
  return 2 * unpacked
}
