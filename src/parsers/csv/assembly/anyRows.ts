// Rows of any layout that the caller's program describes, cell by cell.

import { commonRows, forgetCommon, rowAfterCommon } from './commonRows'
import { DATE_TRADES, DATE_UNKNOWN, dateOfDigits, dateOfMillis, dateOfParts, verdictOf } from './dates'
import { eightDigits, notDigits, ZEROS } from './digits'
import {
  AMOUNT,
  AMOUNT_CELL,
  ASK_DATE,
  BOUNDS,
  BY_CHANGE,
  CAPACITY,
  CHANGE_CELL,
  CLOSE,
  CLOSE_CELL,
  CODE_CELL,
  CODE_DIGITS,
  CODE_KEY,
  CODE_LENGTH,
  CODE_START,
  CODES,
  COMMON,
  DATE,
  DATE_ASKED,
  DATE_CELL,
  DELIMITER,
  DONE,
  DOUBLES,
  EXCHANGE_CELL,
  FIXED_DATE,
  FIXED_SLOT,
  FLAG_CELL,
  FULL,
  HAS_LIMITS,
  HIGH,
  HIGH_CELL,
  HIGHEST_LIMIT,
  KIND,
  LEARN,
  LEAVE,
  LIMIT_DOWN,
  LIMIT_DOWN_CELL,
  LIMIT_UP,
  LIMIT_UP_CELL,
  LINE,
  LINES,
  LONGEST_NAME,
  LOW,
  LOW_CELL,
  MINUS,
  MONTH_FIRST_CELL,
  MOST_LIMIT,
  NAME,
  NAME_CELL,
  NAME_LENGTH,
  NAME_START,
  NO_LIMIT,
  OPEN,
  OPEN_CELL,
  PAUSED_CELL,
  PREFIXES,
  PREV_CLOSE,
  PREV_CLOSE_CELL,
  PROGRAM,
  QUOTE,
  RATIO_BOUNDS,
  RATIO_COUNTS,
  READ,
  REASON,
  ROW_START,
  SKIP,
  SKIPPED,
  SLOT_KEY,
  SLOT_NAME,
  SLOT_STAR,
  SLOTS,
  SPECIAL,
  STAR,
  STOCK,
  TRADING_CELL,
  TRDSTA_CELL,
  TRDSTA_SPECIAL,
  TRDSTA_USUAL,
  UNADJUSTED_CELL,
  VOLUME,
  VOLUME_CELL,
  WIDE_TEXT,
  WORDS,
} from './memory'
import { cents, decimal, exchangeOf, flagOf, MAX_PRICE, ODD_FLAG } from './numbers'
import { binOf } from './ratios'
import { newSlot, sameName } from './slots'
import { cellEnd, oddBytes, plainText, separators, wideFrom } from './text'

/** Tells the caller how a code is written that it should look at; none where it is of no length. */
@inline
function tellCode(start: usize, length: u32, digits: u32, key: u64): void {
  store<u32>(CODE_START, <u32>start)
  store<u32>(CODE_LENGTH, length)
  store<u32>(CODE_DIGITS, digits)
  store<u64>(CODE_KEY, key)
}

/** Reads rows from `pos` to `end`, just after a newline, into columns from `row` on; gives the next free row. */
export function scan(from: usize, end: usize, row: u32, firstLine: i32): u32 {
  let pos = from
  let line = firstLine
  let read: u32 = 0
  let reason = DONE
  let lastDateBytes: u64 = 0
  let lastDateRest: u64 = 0
  let lastDateLength: u32 = 0
  let lastDate: i32 = 0
  const fixed = load<u32>(FIXED_SLOT)
  const common = load<u32>(COMMON)
  const delimiter = load<u32>(DELIMITER)
  const delimiters = i8x16.splat(<i8>delimiter)
  const byChange = load<u32>(BY_CHANGE) != 0
  const fixedDate = load<i32>(FIXED_DATE)
  const hasLimits = load<u32>(HAS_LIMITS) != 0
  let wide = load<u32>(WIDE_TEXT) != 0
  let bin: u32 = 0
  let binFrom: f64 = 0
  let binTo: f64 = 0
  store<u32>(CODE_LENGTH, 0)
  store<u32>(NAME_LENGTH, 0)
  forgetCommon()

  while (pos < end) {
    if (row == <u32>CAPACITY) {
      reason = FULL
      break
    }
    const first = <u32>load<u8>(pos)
    if (first == 35 || (first == QUOTE && load<u8>(pos + 1) == 35)) {
      reason = LEAVE
      break
    }
    if (common != 0) {
      const firstRow = row
      row = commonRows(pos, end, row, line, common == 2, wide)
      const rows = row - firstRow
      read += rows
      line += rows
      pos = rowAfterCommon
      if (pos >= end || row == <u32>CAPACITY) continue
    }
    let p = pos
    let entry = PROGRAM
    let slot: usize = fixed == 0 ? 0 : SLOTS + (<usize>fixed << 6)
    let codeStart: usize = 0
    let codeLength: u32 = 0
    let codeDigits: u32 = 0
    let codeKey: u64 = 0
    let nameStart: usize = 0
    let nameLength: u32 = 0
    let skipping = false
    let suspended = false
    let clean = true
    let date = fixedDate
    let plain: u32 = 1
    let change: i32 = 0
    let isChangeGiven = false
    const at = <usize>row << 2
    store<i32>(PREV_CLOSE + at, 0)
    store<f64>(VOLUME + (at << 1), NaN)
    store<f64>(AMOUNT + (at << 1), NaN)
    let flag: i32 = -1
    // The number of the exchange that a cell of its own names; 0 without such a column.
    let exchange: u32 = 0

    while (true) {
      const kind = <i32>load<u8>(entry)
      const separator = <u32>load<u8>(entry + 1)
      entry += 2
      let v = v128.load(p)
      const ends = separators(v, delimiters)
      const next = ends != 0 ? p + <usize>ctz<u32>(ends) : cellEnd(p + 16, delimiter)
      let length = <u32>(next - p)
      if (separator == 10 && length != 0 && load<u8>(next - 1) == 13) length--
      if (<u32>load<u8>(next) != separator) {
        clean = false
        break
      }
      // A cell in quotes that needs none: what stands between them. Any quote inside is the caller's.
      if (<u32>load<u8>(p) == QUOTE) {
        if (length < 2 || <u32>load<u8>(p + length - 1) != QUOTE) {
          clean = false
          break
        }
        p++
        length -= 2
        v = v128.load(p)
      }
      switch (skipping ? SKIP : kind) {
        case SKIP: {
          let odd = true
          if (length < 16) {
            odd = (oddBytes(v) & ((1 << length) - 1)) != 0
          }
          if (odd) {
            const text = plainText(p, p + length)
            if (text == 0) clean = false
            plain |= text
          }
          break
        }
        case CODE_CELL: {
          if (length - 6 > 5) {
            clean = false
            break
          }
          const x = <u64>i64x2.extract_lane(v, 0)
          const mark = (<u64>1 << (<u64>(length - 6) << 3)) - 1
          const bare = <u32>(x & 0xff) - 48 < 10
          const digits = ((bare ? x : load<u64>(p + length - 6)) ^ ZEROS) << 16
          if (notDigits(digits)) {
            clean = false
            break
          }
          codeStart = p
          codeLength = length
          codeDigits = <u32>eightDigits(digits)
          codeKey = (bare ? load<u64>(p + 6) & mark : (x & mark) | 0x8000000000000000) | (<u64>length << 48)
          const known = <u32>load<u16>(CODES + (<usize>codeDigits << 1))
          if (known != 0) {
            const found = SLOTS + (<usize>known << 6)
            if (load<u64>(found + SLOT_KEY) == codeKey) {
              slot = found
              skipping = load<i32>(found) < 0
            }
          }
          break
        }
        case NAME_CELL: {
          nameStart = p
          nameLength = length
          if (length > LONGEST_NAME) clean = false
          else if (!wide) {
            const text = plainText(p, p + length)
            if (text == 0) clean = false
            plain |= text
          }
          break
        }
        case DATE_CELL:
        case MONTH_FIRST_CELL: {
          const x = <u64>i64x2.extract_lane(v, 0)
          const isMillis = length == 12 || length == 13
          // The text beyond its first eight bytes.
          const rest: u64 =
            length == 8
              ? 0
              : isMillis || length == 10
                ? load<u64>(p + 8) & ((<u64>1 << (<u64>(length - 8) << 3)) - 1)
                : u64.MAX_VALUE
          if (rest == u64.MAX_VALUE) {
            clean = false
            break
          }
          if (x == lastDateBytes && rest == lastDateRest && length == lastDateLength) {
            date = lastDate
            break
          }
          date = isMillis
            ? dateOfMillis(p, length)
            : length == 8
              ? dateOfDigits(x)
              : dateOfParts(p, kind == MONTH_FIRST_CELL)
          const verdict = verdictOf(date)
          if (verdict == DATE_UNKNOWN) {
            store<i32>(DATE_ASKED, date)
            reason = ASK_DATE
          }
          if (verdict != DATE_TRADES) {
            clean = false
            break
          }
          lastDateBytes = x
          lastDateRest = rest
          lastDateLength = length
          lastDate = date
          break
        }
        case OPEN_CELL:
        case HIGH_CELL:
        case LOW_CELL:
        case CLOSE_CELL:
        case PREV_CLOSE_CELL: {
          const price = cents(v, length)
          if (price > MAX_PRICE) clean = false
          store<i32>(OPEN + <usize>(kind - OPEN_CELL) * WORDS + at, <i32>price)
          break
        }
        case VOLUME_CELL:
        case AMOUNT_CELL: {
          if (length != 0) {
            const quantity = decimal(v, length)
            if (quantity < 0) clean = false
            store<f64>(VOLUME + <usize>(kind - VOLUME_CELL) * DOUBLES + (at << 1), quantity)
          }
          break
        }
        case FLAG_CELL: {
          flag = flagOf(p, length)
          if (flag == ODD_FLAG) clean = false
          break
        }
        case LIMIT_UP_CELL:
        case LIMIT_DOWN_CELL: {
          const limit = cents(v, length)
          if (limit > HIGHEST_LIMIT) clean = false
          store<i32>(
            LIMIT_UP + <usize>(kind - LIMIT_UP_CELL) * WORDS + at,
            length != 0 && limit == 0 ? NO_LIMIT : <i32>limit,
          )
          break
        }
        case CHANGE_CELL: {
          if (length != 0) {
            const isFall = <u32>load<u8>(p) == MINUS
            const from = p + (isFall ? 1 : 0)
            const size = length - (isFall ? 1 : 0)
            const amount = size == 0 ? u64.MAX_VALUE : cents(v128.load(from), size)
            if (amount > MAX_PRICE) clean = false
            isChangeGiven = true
            change = isFall ? -(<i32>amount) : <i32>amount
          }
          break
        }
        case TRDSTA_CELL: {
          if (length != 0) {
            const first = <u32>load<u8>(p) - 48
            const second = length == 2 ? <u32>load<u8>(p + 1) - 48 : 0
            const state = length == 2 ? first * 10 + second : first
            if (length > 2 || first > 9 || second > 9 || state == 0 || state > 16) clean = false
            flag = ((TRDSTA_SPECIAL >> state) & 1) != 0 ? 1 : ((TRDSTA_USUAL >> state) & 1) != 0 ? 0 : -1
          }
          break
        }
        case UNADJUSTED_CELL: {
          if (length != 0 && (length != 1 || load<u8>(p) != 51)) clean = false
          break
        }
        case TRADING_CELL:
        case PAUSED_CELL: {
          const state = flagOf(p, length)
          if (state == ODD_FLAG) clean = false
          else if (state == (kind == PAUSED_CELL ? 1 : 0)) suspended = true
          break
        }
        case EXCHANGE_CELL: {
          exchange = exchangeOf(p, length)
          if (exchange == 0) clean = false
          break
        }
        default: {
          clean = false
        }
      }
      if (!clean) break
      p = next + 1
      if (separator == 10) break
    }

    if (!clean) {
      if (reason == ASK_DATE) break
      reason = LEAVE
      if (slot == 0 && codeLength != 0) {
        reason = LEARN
        tellCode(codeStart, codeLength, codeDigits, codeKey)
      }
      break
    }
    // Elsewhere a name is looked at when it is new; here it is never learned.
    if (skipping && nameLength != 0 && plainText(nameStart, nameStart + nameLength) == 0) {
      reason = LEAVE
      break
    }
    if (skipping) {
      wide = wide || wideFrom(plain, line)
      const count = SKIPPED + (<usize>(-1 - load<i32>(slot)) << 2)
      store<u32>(count, load<u32>(count) + 1)
      read++
      line++
      pos = p
      continue
    }
    const open = load<i32>(OPEN + at)
    const high = load<i32>(HIGH + at)
    const low = load<i32>(LOW + at)
    const close = load<i32>(CLOSE + at)
    const volume = load<f64>(VOLUME + (at << 1))
    const amount = load<f64>(AMOUNT + (at << 1))
    if (volume == 0 || (volume != volume && (open | high | low | close) == 0)) suspended = true
    if (suspended) {
      store<i32>(OPEN + at, 0)
      store<i32>(HIGH + at, 0)
      store<i32>(LOW + at, 0)
      store<i32>(CLOSE + at, 0)
      store<i32>(PREV_CLOSE + at, 0)
      store<f64>(VOLUME + (at << 1), 0)
      store<f64>(AMOUNT + (at << 1), 0)
    } else if (
      low == 0 || open == 0 || close == 0 || open > high || open < low || close > high || close < low
    ) {
      reason = slot == 0 ? LEARN : LEAVE
      tellCode(codeStart, slot == 0 ? codeLength : 0, codeDigits, codeKey)
      break
    }
    if (byChange && isChangeGiven && !suspended) {
      const before = close - change
      if (before <= 0 || before > <i32>MAX_PRICE) {
        reason = slot == 0 ? LEARN : LEAVE
        tellCode(codeStart, slot == 0 ? codeLength : 0, codeDigits, codeKey)
        break
      }
      store<i32>(PREV_CLOSE + at, before)
    }
    if (hasLimits) {
      const most = <i64>load<i32>(PREV_CLOSE + at) * MOST_LIMIT
      if (suspended) {
        store<i32>(LIMIT_UP + at, 0)
        store<i32>(LIMIT_DOWN + at, 0)
      } else if (most > 0 && <i64>load<i32>(LIMIT_UP + at) >= most) store<i32>(LIMIT_UP + at, NO_LIMIT)
    }
    if (exchange != 0 && fixed == 0 && exchange != <u32>load<u8>(PREFIXES + codeDigits / 1000) % STAR) {
      reason = LEAVE
      tellCode(codeStart, slot == 0 ? codeLength : 0, codeDigits, codeKey)
      break
    }
    let name: i32 = -1
    if (slot == 0) slot = newSlot(codeDigits, codeKey, nameStart, nameLength)
    if (slot == 0 || (nameLength != 0 && !sameName(slot, nameStart, nameLength))) {
      reason = LEARN
      tellCode(codeStart, slot == 0 ? codeLength : 0, codeDigits, codeKey)
      store<u32>(NAME_START, <u32>nameStart)
      store<u32>(NAME_LENGTH, nameLength)
      break
    }
    if (nameLength != 0) name = load<i32>(slot + SLOT_NAME)
    wide = wide || wideFrom(plain, line)
    if (!suspended && volume > 0 && amount > 0) {
      const ratio = (amount * 100) / (<f64>close * volume)
      if (!(ratio >= binFrom && ratio < binTo)) {
        bin = binOf(ratio)
        binFrom = bin == 0 ? 0 : load<f64>(RATIO_BOUNDS + (<usize>(bin - 1) << 3))
        binTo = bin == BOUNDS ? Infinity : load<f64>(RATIO_BOUNDS + (<usize>bin << 3))
      }
      const counter = RATIO_COUNTS + (<usize>(bin + load<u32>(slot + SLOT_STAR) * (BOUNDS + 1)) << 2)
      store<u32>(counter, load<u32>(counter) + 1)
    }

    store<i32>(STOCK + at, load<i32>(slot))
    store<i32>(DATE + at, date)
    store<i32>(NAME + at, name)
    store<i32>(LINES + at, line)
    store<i8>(SPECIAL + row, <i8>flag)
    store<u8>(KIND + row, suspended ? 1 : 0)
    row++
    read++
    line++
    pos = p
  }
  store<i32>(REASON, reason)
  store<u32>(ROW_START, <u32>pos)
  store<i32>(LINE, line)
  store<u32>(READ, read)
  return row
}
