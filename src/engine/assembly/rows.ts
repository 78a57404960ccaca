// The pass over rows.

import { ask } from './caller'
import { presenceOf, recordOf } from './days'
import { write } from './events'
import { limitDown, limitUp, rounded } from './limits'
import {
  AMOUNT,
  AMOUNT_UNKNOWN,
  BIG_RISERS,
  CLOSE,
  CODES,
  CONFLICT,
  DATE,
  DAY_COUNT,
  DAYS,
  EXCHANGE,
  FIRST_PASSED,
  FLAG,
  FREE_BY_NAME,
  FREE_UNTIL,
  HIGH,
  KIND,
  LAST_BAR,
  LAST_FLAG,
  LAST_NAME,
  LAST_PASSED,
  LAST_ROW,
  LAST_TOUCHED,
  LOW,
  MISPLACED,
  NAME,
  NEAR_MISSES,
  ORDINAL,
  OVER_TEN,
  PERCENT,
  PRESENT_BARS,
  PREV_CLOSE,
  SEEN,
  SEGMENT,
  STATUS,
  STATUS_UNKNOWN,
  STOCK,
  TRADED,
  TURNOVER,
  UNDATED,
  UNDATED_FAULT,
  UNTIL,
  WATCHED,
} from './memory'
import { settle } from './stocks'
import { addCounts, count } from './sums'

// Kinds of rows, bits of states, and ids as the caller numbers them.
const ROW_SUSPENDED: u32 = 1
const ROW_FAULT: u32 = 2
const UP_SEALED = 1
const UP_BROKEN = 2
const DOWN_SEALED = 4
const DOWN_BROKEN = 8
const TOUCHED: u32 = 15
const NOT_JUDGED = 32
const NO_LIMIT = 64
const FAULTY_ROW = 128
const MAIN: u32 = 0
const BSE: u32 = 3
const SPECIAL_TREATMENT: u32 = 1
const STATUS_NOT_KNOWN: u32 = 4
const PERCENT_NONE: u32 = 0
const PERCENT_UNKNOWN: u32 = 255

// What the caller is asked.
const RESOLVE = 0
const OPEN_LISTING = 1
const CONFLICTS = 2
const NO_REFERENCE = 3
const BEYOND = 4
const DAY_BEFORE = 5
const SLOT_OF_DAY = 6

/** Notes a row of a day that is not judged: whether it stands in order, as the rows of days that are. */
function passOver(date: i32, own: usize, isLater: bool): void {
  if (date == 0) {
    count(UNDATED)
    return
  }
  const passed = own + LAST_PASSED - ORDINAL
  const before = load<i32>(own + LAST_ROW - ORDINAL)
  if (date <= load<i32>(passed) || date <= before) count(MISPLACED)
  store<i32>(passed, date)
  // No row of a day that is judged may follow.
  if (isLater) store<i32>(own + LAST_ROW - ORDINAL, date)
  else if (<u32>date - 1 < load<u32>(FIRST_PASSED) - 1) store<i32>(FIRST_PASSED, date)
}

/**
 * Judges the rows given. `position` is the number of events before them, `held` those of them in memory, `asksListings` says that first bars are
 * always the caller's, `unknownAsSt` that stocks of unknown status are taken for ST unless a bar shows that they are
 * not, `isBackward` that the rows are one stock's, latest first, `tracesStatus` that first bars and bars with another status than the bar before are events too. Gives the
 * number of events written.
 */
export function scan(
  rows: usize,
  from: i32,
  to: i32,
  position: i32,
  held: usize,
  asksListings: bool,
  unknownAsSt: bool,
  tracesStatus: bool,
  isBackward: bool,
  volumeScale: f64,
  amountScale: f64,
): u32 {
  let events: usize = 0
  let lastDate: i32 = 0
  let day: usize = 0
  let present: usize = 0
  let bit: u32 = 0
  // Counts of the day that the rows before were of.
  let advancers: u32 = 0
  let decliners: u32 = 0
  let unchanged: u32 = 0
  let mainBoard: u32 = 0
  for (let index: usize = 0; index < rows; index++) {
    const row = isBackward ? rows - 1 - index : index
    const word = row << 2
    const date = load<i32>(DATE + word)
    const stock = <usize>load<u32>(STOCK + word)
    const own = ORDINAL + (stock << 2)
    if (date < from || date > to) {
      passOver(date, own, date > to)
      continue
    }
    if (date != lastDate) {
      if (lastDate != 0) addCounts(day, advancers, decliners, unchanged, mainBoard)
      advancers = 0
      decliners = 0
      unchanged = 0
      mainBoard = 0
      lastDate = date
      day = recordOf(date)
      if (load<u32>(day + SEEN) == 0) {
        store<u32>(day + SEEN, 1 + ask(SLOT_OF_DAY, <i32>row, 0, 0))
        const met = <usize>load<u32>(DAY_COUNT)
        store<i32>(DAYS + (met << 2), date)
        store<u32>(DAY_COUNT, <u32>met + 1)
      }
      const slot = load<u32>(day + SEEN) - 1
      present = presenceOf(slot)
      bit = 1 << (slot & 31)
    }
    const exchange = <usize>load<u8>(EXCHANGE + stock)
    count(day + CODES + (exchange << 2))
    const rowBefore = load<i32>(own + LAST_ROW - ORDINAL)
    const seenBefore = rowBefore != 0
    if (date <= rowBefore) count(MISPLACED)
    store<i32>(own + LAST_ROW - ORDINAL, date)
    const bits = present + (stock << 2)
    store<u32>(bits, load<u32>(bits) | bit)
    const kind = <u32>load<u8>(KIND + row)
    if (kind == ROW_SUSPENDED) continue
    store<u32>(bits + PRESENT_BARS, load<u32>(bits + PRESENT_BARS) | bit)
    if (load<u8>(UNDATED_FAULT + stock) == 1 && load<i32>(own + LAST_BAR - ORDINAL) != 0) {
      const before = ask(DAY_BEFORE, <i32>row, 0, 0)
      if (load<i32>(own + LAST_BAR - ORDINAL) != before) {
        const ordinal = load<i32>(own) + 1
        store<i32>(own, ordinal)
        store<u8>(LAST_TOUCHED + stock, 0)
        write(held + events, position + <i32>events, row, stock, before, ordinal, FAULTY_ROW, 0, 0, 0, load<u8>(STATUS + stock), volumeScale, amountScale)
        events++
      }
    }
    const ordinal = load<i32>(own) + 1
    store<i32>(own, ordinal)
    if (kind == ROW_FAULT) {
      store<u8>(LAST_TOUCHED + stock, 0)
      write(held + events, position + <i32>events, row, stock, date, ordinal, FAULTY_ROW, 0, 0, 0, load<u8>(STATUS + stock), volumeScale, amountScale)
      events++
      store<i32>(own + LAST_BAR - ORDINAL, date)
      continue
    }

    const prevClose = load<i32>(PREV_CLOSE + word)
    const close = load<i32>(CLOSE + word)
    const high = load<i32>(HIGH + word)
    const low = load<i32>(LOW + word)
    const group = <u32>load<u8>(SEGMENT + stock)
    const until = load<i32>(own + UNTIL - ORDINAL)
    const statusBefore = <u32>load<u8>(STATUS + stock)
    if (
      load<i32>(NAME + word) != load<i32>(own + LAST_NAME - ORDINAL) ||
      load<i8>(FLAG + row) != load<i8>(LAST_FLAG + stock) ||
      date > until
    ) {
      if (!settle(row, stock, own, date)) ask(RESOLVE, <i32>row, 0, 0)
    }
    const ownStatus = <u32>load<u8>(STATUS + stock)
    let status = ownStatus
    let limit = <u32>load<u8>(PERCENT + stock)
    let up: i32 = 0
    let down: i32 = 0
    const bounded = prevClose > 0 && limit != PERCENT_NONE && limit != PERCENT_UNKNOWN
    if (bounded) {
      up = limitUp(prevClose, limit, group == BSE)
      down = limitDown(prevClose, limit, group == BSE)
    }
    if (unknownAsSt && status == STATUS_NOT_KNOWN) {
      status = SPECIAL_TREATMENT
      // A price beyond the narrow band shows that the stock has the wide one.
      if (bounded && limit == 5 && (high > up || low < down)) {
        status = STATUS_NOT_KNOWN
        limit = 10
        up = limitUp(prevClose, limit, false)
        down = limitDown(prevClose, limit, false)
      }
    }
    if (until == 0) {
      // Any other first bar opens nothing.
      if (
        asksListings ||
        prevClose == 0 ||
        (date > from && !seenBefore) ||
        (bounded && (high > up + 1 || low < down - 1))
      ) {
        ask(OPEN_LISTING, <i32>row, seenBefore ? 1 : 0, 0)
      }
    }
    if (load<u8>(CONFLICT + stock) == 1) ask(CONFLICTS, <i32>row, 0, 0)
    count(day + TRADED + <usize>(((status << 2) + group) << 2))
    mainBoard += <u32>(group == MAIN)
    if (ownStatus == STATUS_NOT_KNOWN && group == MAIN) count(day + STATUS_UNKNOWN)
    const amount = load<f64>(TURNOVER + (row << 3))
    if (amount >= 0) {
      const sum = day + AMOUNT + (exchange << 3)
      store<f64>(sum, load<f64>(sum) + rounded(amount * amountScale))
    } else count(day + AMOUNT_UNKNOWN + (exchange << 2))

    let overTen = false
    if (prevClose > 0) {
      // Without a branch, since no one can tell beforehand which way a stock went.
      advancers += <u32>(close > prevClose)
      decliners += <u32>(close < prevClose)
      unchanged += <u32>(close == prevClose)
      overTen = <i64>(close - prevClose) * 10 > <i64>prevClose
      if (overTen) count(day + OVER_TEN)
    }
    let big = overTen

    let state: u32 = 0
    if (
      ordinal <= load<i32>(own + FREE_UNTIL - ORDINAL) ||
      load<u8>(FREE_BY_NAME + stock) == 1 ||
      limit == PERCENT_NONE
    ) {
      state = NO_LIMIT
      up = 0
      down = 0
    } else if (!bounded) {
      state = NOT_JUDGED
      if (prevClose == 0) ask(NO_REFERENCE, <i32>row, 0, 0)
    } else if (high > up || low < down) {
      state = ask(BEYOND, <i32>row, up, down)
    } else {
      if (high == up) state |= close == up ? UP_SEALED : UP_BROKEN
      else if (close == high && high == up - 1) count(NEAR_MISSES)
      if (low == down) state |= close == down ? DOWN_SEALED : DOWN_BROKEN
      if (close == up) big = true
    }
    if (big) count(day + BIG_RISERS)
    store<i32>(own + LAST_BAR - ORDINAL, date)
    const follows = load<u8>(LAST_TOUCHED + stock) == 1
    store<u8>(LAST_TOUCHED + stock, (state & TOUCHED) != 0 ? 1 : 0)
    const changes = tracesStatus && (until == 0 || statusBefore != ownStatus)
    if (state != 0 || overTen || follows || changes || load<u8>(WATCHED + stock) == 1) {
      const percent = state == NO_LIMIT || limit == PERCENT_UNKNOWN ? 0 : limit
      write(held + events, position + <i32>events, row, stock, date, ordinal, state, up, down, percent, status, volumeScale, amountScale)
      events++
    }
  }
  if (lastDate != 0) addCounts(day, advancers, decliners, unchanged, mainBoard)
  return <u32>events
}
