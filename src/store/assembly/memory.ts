// The addresses at which the caller puts and finds things, and sizes that both know.

import { table } from './checksums'
import { UNKNOWN } from './texts'

export const CRC: usize = 0x10000

// Words that a call leaves behind: rows with a value; the page that was opened; bytes and number of the texts.
export const STATE: usize = 0x18000
export const COUNT: usize = STATE
export const PAGE_KIND: usize = STATE + 4
export const PAGE_SIZE: usize = STATE + 8
export const PAGE_ROWS: usize = STATE + 12
export const PAGE_ENCODING: usize = STATE + 16
export const TEXT_END: usize = STATE + 20
export const TEXT_COUNT: usize = STATE + 24
export const PAGE_CRC: usize = STATE + 28
const ROWS: usize = 65536 + 64

// One entry a row: whether it has a value; its number as 32 bits or as a double.
export const LEVELS: usize = 0x20000
export const WORDS: usize = 0x38000
export const DOUBLES: usize = WORDS + ROWS * 4

// One word an entry of a dictionary: the text's number among all that were met, then what it stands for.
export const ENTRIES: usize = DOUBLES + ROWS * 8

// Numbers of texts of a dictionary of which it is not known what they stand for.
export const MISSING: usize = ENTRIES + ROWS * 4

// The texts that were met, one after another with a line end each; a table of their hashes; where each begins.
export const MOST_TEXTS: u32 = 65_536
export const TEXT_STARTS: usize = MISSING + ROWS * 4
export const HASH_SLOTS: u32 = 131_072
export const HASHES: usize = TEXT_STARTS + (<usize>MOST_TEXTS + 16) * 4
export const TEXTS: usize = HASHES + <usize>HASH_SLOTS * 4
export const TEXT_BYTES: usize = 0x100000

// What each text stands for, by its number, to each kind of column; UNKNOWN until the caller says.
export const SPACES: usize = 2
export const MEANINGS: usize = TEXTS + TEXT_BYTES

// Bytes of a file on their way in, as many as the memory has.
export const FILE: usize = (MEANINGS + SPACES * <usize>MOST_TEXTS * 4 + 0xffff) & ~0xffff

// In the same place, while no file is read: places in a dictionary, the values that there are as 64 bits, and a page's
// bytes on their way out.
export const PLACES: usize = FILE
export const DENSE: usize = PLACES + ROWS * 4
export const PAGE: usize = DENSE + ROWS * 8
const PAGE_BYTES: usize = 0x100000

/** Bytes from FILE on that packing needs. */
export const PACKING: usize = PAGE + PAGE_BYTES - FILE
export const BLOCK: u32 = 128
export const MINIBLOCKS: u32 = 4
export const MINIBLOCK: u32 = 32
export const BROKEN: i32 = -1
