// The values of Parquet pages, packed and unpacked: DELTA_BINARY_PACKED numbers, levels and dictionary places in the
// RLE / bit-packed hybrid, flags as bits; checksums; and a table of texts that were met. Exported constants are the
// addresses at which the caller puts and finds things.

export { prepare, checksum } from './checksums'
export { daysOfDates, datesOfDays } from './days'
export { openPage } from './headers'
export {
  STATE,
  WORDS,
  DOUBLES,
  MISSING,
  MOST_TEXTS,
  TEXT_STARTS,
  TEXTS,
  MEANINGS,
  FILE,
  PLACES,
  PAGE,
  PACKING,
} from './memory'
export { packAllWords, packWords, packDoubles, packFlags, packPlaces } from './packing'
export { forgetTexts, readTexts, readDigits, mean, numberRows } from './texts'
export { unpackWords, unpackDoubles, unpackFlags, unpackMeanings } from './unpacking'
