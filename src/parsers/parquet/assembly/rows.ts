// What becomes of rows, when all their columns are read.

import {
  ADJUSTED,
  AMOUNT,
  ASKED,
  CLOSE,
  DATE,
  DATES,
  HIGH,
  KIND,
  LEFT_DATE,
  LINES,
  LOW,
  NAME,
  ODD,
  OPEN,
  PAUSED,
  PREV_CLOSE,
  RATIO_BOUNDS,
  RATIO_COUNTS,
  SPECIAL,
  ST,
  STOCK,
  SUSPENDED,
  TRADING,
  VERDICTS,
  VOLUME,
} from './memory'

const BOUNDS: u32 = 12
const TRADES: u32 = 1
const LEFT_CODE: i32 = -100
const ODD_CODE: i32 = -300
const LEFT_NAME: i32 = -2
const ODD_NAME: i32 = -3

/** Marks STAR stocks among the numbers of stocks. */
const STAR: i32 = 0x40000000

// What of a row is the frame's.
const KEPT: u32 = 0
const LEFT: u32 = 1
const SKIPPED: u32 = 2

/** Leaves the rows of no trading day; false when it must first be told of the day in ASKED. */
export function judgeDates(from: usize, to: usize): bool {
  let last: i32 = LEFT_DATE
  let judged: i32 = LEFT_DATE
  for (let row = from; row < to; row++) {
    const at = DATE + (row << 2)
    const date = load<i32>(at)
    if (date != last) {
      last = date
      judged = date
      if (date > 0) {
        const year = <u32>(date / 10000 - 1990)
        const month = <u32>((date / 100) % 100) - 1
        const day = <u32>(date % 100) - 1
        if (year > 109 || month > 11 || day > 30) judged = LEFT_DATE
        else {
          const verdict = <u32>load<u8>(DATES + year * 372 + month * 31 + day)
          if (verdict == 0) {
            store<i32>(ASKED, date)
            return false
          }
          if (verdict != TRADES) judged = LEFT_DATE
        }
      }
    }
    store<i32>(at, judged)
  }
  return true
}

/** What becomes of rows, to VERDICTS; completes those that are kept. Gives how many are not. */
export function judge(from: usize, to: usize, firstLine: i32): u32 {
  let others: u32 = 0
  let odd: u32 = 0
  let line = firstLine
  for (let row = from; row < to; row++, line++) {
    const at = row << 2
    const code = load<i32>(STOCK + at)
    const date = load<i32>(DATE + at)
    const name = load<i32>(NAME + at)
    const open = load<i32>(OPEN + at)
    const high = load<i32>(HIGH + at)
    const low = load<i32>(LOW + at)
    const close = load<i32>(CLOSE + at)
    const prevClose = load<i32>(PREV_CLOSE + at)
    const volume = load<f64>(VOLUME + (at << 1))
    const amount = load<f64>(AMOUNT + (at << 1))
    const st = load<i32>(ST + at)
    const trading = load<i32>(TRADING + at)
    const paused = load<i32>(PAUSED + at)
    const suspended = load<i32>(SUSPENDED + at)
    const adjusted = load<i32>(ADJUSTED + at)
    odd |= <u32>(code == ODD_CODE) | <u32>(name == ODD_NAME)
    let verdict = KEPT
    let kind: u32 = 0
    if (code < 0) verdict = code > LEFT_CODE ? SKIPPED + <u32>(-1 - code) : LEFT
    else if (
      (open | high | low | close | prevClose | date) < 0 ||
      volume < 0 || amount < 0 || name == LEFT_NAME || adjusted > 0 ||
      st > 1 || trading > 1 || paused > 1 || suspended > 1
    ) {
      verdict = LEFT
    } else if (
      trading == 0 || paused == 1 || suspended == 1 || volume == 0 ||
      (volume != volume && (open | high | low | close) == 0)
    ) {
      kind = 1
      store<i32>(OPEN + at, 0)
      store<i32>(HIGH + at, 0)
      store<i32>(LOW + at, 0)
      store<i32>(CLOSE + at, 0)
      store<i32>(PREV_CLOSE + at, 0)
      store<f64>(VOLUME + (at << 1), 0)
      store<f64>(AMOUNT + (at << 1), 0)
    } else if (low == 0 || open == 0 || close == 0 || open > high || open < low || close > high || close < low) {
      verdict = LEFT
    }
    store<u8>(VERDICTS + row, <u8>verdict)
    others += <u32>(verdict != KEPT)
    store<i32>(LINES + at, line)
    store<i8>(SPECIAL + row, <i8>st)
    store<u8>(KIND + row, <u8>kind)
  }
  store<u32>(ODD, odd)
  return others
}

function binOf(ratio: f64): u32 {
  let bin: u32 = 0
  while (bin < BOUNDS && ratio >= load<f64>(RATIO_BOUNDS + (<usize>bin << 3))) bin++
  return bin
}

/** Counts the ratios of bars, and takes the mark of STAR from their stocks. */
export function accept(from: usize, to: usize): void {
  let bin: u32 = 0
  let binFrom: f64 = 0
  let binTo: f64 = 0
  for (let row = from; row < to; row++) {
    const at = row << 2
    const code = load<i32>(STOCK + at)
    store<i32>(STOCK + at, code & (STAR - 1))
    const volume = load<f64>(VOLUME + (at << 1))
    const amount = load<f64>(AMOUNT + (at << 1))
    if (!(volume > 0 && amount > 0)) continue
    const ratio = (amount * 100) / (<f64>load<i32>(CLOSE + at) * volume)
    if (!(ratio >= binFrom && ratio < binTo)) {
      bin = binOf(ratio)
      binFrom = bin == 0 ? 0 : load<f64>(RATIO_BOUNDS + (<usize>(bin - 1) << 3))
      binTo = bin == BOUNDS ? Infinity : load<f64>(RATIO_BOUNDS + (<usize>bin << 3))
    }
    const counter = RATIO_COUNTS + (<usize>(bin + (code >= STAR ? BOUNDS + 1 : 0)) << 2)
    store<u32>(counter, load<u32>(counter) + 1)
  }
}
