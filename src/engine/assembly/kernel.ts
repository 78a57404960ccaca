// The kernel's pass over rows, in integers. It judges each bar against its exact limit prices, adds to the day's
// sums, and writes an event for every bar that touched a limit, had none, or could not be judged, for the stock's bar
// after one that touched, for a rise above 10%, and for every bar of a watched stock. What needs the law, the calendar or a name it asks its
// caller, who answers into the stock columns. The addresses and numbers below are repeated in kernelMemory.ts.

const STATE: usize = 0x10000
const NEAR_MISSES: usize = STATE
const DAY_COUNT: usize = STATE + 4
// Rows that do not come after the stock's row before, and faulty rows of no known day: no run may hold the first, and
// the second must be known beforehand.
const MISPLACED: usize = STATE + 8
const UNDATED: usize = STATE + 12
// The earliest day before those judged; 0 for none.
const FIRST_PASSED: usize = STATE + 16

// One record a calendar day from 1990-01-01, months counted as 31 days, and the days met so far. SEEN is 1 + the day's
// slot once the day is met.
const DAY_BYTES: usize = 160
const AMOUNT: usize = 0
const TRADED: usize = 24
const ADVANCERS: usize = 104
const DECLINERS: usize = 108
const UNCHANGED: usize = 112
const BIG_RISERS: usize = 116
const AMOUNT_UNKNOWN: usize = 120
const CODES: usize = 132
const STATUS_UNKNOWN: usize = 144
const MAIN_BOARD: usize = 148
const SEEN: usize = 152
const OVER_TEN: usize = 156
const MOST_DAYS: usize = 110 * 372
const DAYS: usize = 0x11000
const DAY_SUMS: usize = DAYS + MOST_DAYS * 4

// What the caller has learned. One byte a name: 0 ask, 1 (of no name) or 2 + status. One entry of four words for
// each mark, flag, segment and exchange: the days on which it is known to hold, status, percent and conflict.
// One byte a stock: 1 where these do not tell all.
const MOST_MARKS: i32 = 65536
const MARKS: usize = 0x680000
const STANDINGS: usize = 0x690000
const STANDINGS_BYTES: usize = 5 * 3 * 4 * 3 * 16
const PARTICULAR: usize = 0x6a0000

// One entry a stock; the odd capacity keeps columns from sharing cache sets.
const STOCKS: usize = 65536 + 64
const ORDINAL: usize = 0x700000
const LAST_BAR: usize = ORDINAL + STOCKS * 4
const LAST_ROW: usize = LAST_BAR + STOCKS * 4
const LAST_EVENT: usize = LAST_ROW + STOCKS * 4
const LAST_NAME: usize = LAST_EVENT + STOCKS * 4
const UNTIL: usize = LAST_NAME + STOCKS * 4
const FREE_UNTIL: usize = UNTIL + STOCKS * 4
const LAST_FLAG: usize = FREE_UNTIL + STOCKS * 4
const SEGMENT: usize = LAST_FLAG + STOCKS
const EXCHANGE: usize = SEGMENT + STOCKS
const PERCENT: usize = EXCHANGE + STOCKS
const STATUS: usize = PERCENT + STOCKS
const FREE_BY_NAME: usize = STATUS + STOCKS
const CONFLICT: usize = FREE_BY_NAME + STOCKS
const UNDATED_FAULT: usize = CONFLICT + STOCKS
const MAYBE_NEW: usize = UNDATED_FAULT + STOCKS
const LAST_TOUCHED: usize = MAYBE_NEW + STOCKS
const WATCHED: usize = LAST_TOUCHED + STOCKS
// The date of the last row of a day that is not judged.
const LAST_PASSED: usize = WATCHED + STOCKS

// The rows given.
const ROWS: usize = 16384 + 64
const STOCK: usize = 0xa00000
const DATE: usize = STOCK + ROWS * 4
const OPEN: usize = DATE + ROWS * 4
const HIGH: usize = OPEN + ROWS * 4
const LOW: usize = HIGH + ROWS * 4
const CLOSE: usize = LOW + ROWS * 4
const PREV_CLOSE: usize = CLOSE + ROWS * 4
const NAME: usize = PREV_CLOSE + ROWS * 4
const VOLUME: usize = NAME + ROWS * 4
const TURNOVER: usize = VOLUME + ROWS * 8
const FLAG: usize = TURNOVER + ROWS * 8
const KIND: usize = FLAG + ROWS

// The events found in them, at most two a row: the bytes of an event before each column, since each is as long as there is
// room for events.
const EVENTS_AT: usize = STATE + 20
const EVENTS_ROOM: usize = STATE + 24
const E_VOLUME: usize = 0
const E_AMOUNT: usize = 8
const E_STOCK: usize = 16
const E_DATE: usize = 20
const E_ORDINAL: usize = 24
const E_PREVIOUS: usize = 28
const E_OPEN: usize = 32
const E_HIGH: usize = 36
const E_LOW: usize = 40
const E_CLOSE: usize = 44
const E_PREV_CLOSE: usize = 48
const E_LIMIT_UP: usize = 52
const E_LIMIT_DOWN: usize = 56
const E_NAME: usize = 60
const E_STATE: usize = 64
const E_PERCENT: usize = 65
const E_STATUS: usize = 66

// Which stock had a row, and which a bar: for every 32 slots of days a word a stock, the bars' behind the rows'.
const PRESENCE: usize = 0xe00000
const PRESENT_BARS: usize = STOCKS * 4
const PRESENCE_BYTES: usize = 2 * STOCKS * 4

// Kinds of rows, bits of states, and ids as the caller numbers them.
const ROW_SUSPENDED: u32 = 1
const ROW_FAULT: u32 = 2
const UP_SEALED = 1
const UP_BROKEN = 2
const DOWN_SEALED = 4
const DOWN_BROKEN = 8
const TOUCHED: u32 = 15
const ANOMALOUS = 16
const NOT_JUDGED = 32
const NO_LIMIT = 64
const FAULTY_ROW = 128
const MAIN: u32 = 0
const BSE: u32 = 3
const SPECIAL_TREATMENT: u32 = 1
const DELISTING: u32 = 3
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

/** The caller's answer about a row; `a` and `b` belong to the question. */
@external("kernel", "ask")
declare function ask(what: i32, row: i32, a: i32, b: i32): i32

/** To the nearest whole number, halves up, as Math.round. */
@inline
function rounded(value: f64): f64 {
  // The processor rounds halves to even numbers; which way a number goes is no branch that could be foreseen.
  const whole = nearest<f64>(value)
  return value - whole == 0.5 ? whole + 1 : whole
}

@inline
function limitUp(prevClose: i32, percent: u32, inward: bool): i32 {
  const up = <i32>((<u32>prevClose * (100 + percent) + (inward ? 0 : 50)) / 100)
  return up > prevClose ? up : prevClose + 1
}

@inline
function limitDown(prevClose: i32, percent: u32, inward: bool): i32 {
  const down = <i32>((<u32>prevClose * (100 - percent) + (inward ? 99 : 50)) / 100)
  const below = down < prevClose ? down : prevClose - 1
  return below > 1 ? below : 1
}

@inline
function count(at: usize): void {
  store<u32>(at, load<u32>(at) + 1)
}

/** Adds what rows of one day came to. */
function addCounts(day: usize, advancers: u32, decliners: u32, unchanged: u32, mainBoard: u32): void {
  store<u32>(day + ADVANCERS, load<u32>(day + ADVANCERS) + advancers)
  store<u32>(day + DECLINERS, load<u32>(day + DECLINERS) + decliners)
  store<u32>(day + UNCHANGED, load<u32>(day + UNCHANGED) + unchanged)
  store<u32>(day + MAIN_BOARD, load<u32>(day + MAIN_BOARD) + mainBoard)
}

/** Takes status and percent from what the caller has learned; false when it must be asked. */
function settle(row: usize, stock: usize, own: usize, date: i32): bool {
  const name = load<i32>(NAME + (row << 2))
  const mark: u32 = name < 0 ? 1 : name < MOST_MARKS ? load<u8>(MARKS + <usize>name) : 0
  if (mark == 0 || load<u8>(PARTICULAR + stock) == 1) return false
  const flag = <i32>load<i8>(FLAG + row)
  const kind = (((mark - 1) * 3 + <u32>(flag + 1)) << 2) + load<u8>(SEGMENT + stock)
  const standing = STANDINGS + (<usize>(kind * 3 + load<u8>(EXCHANGE + stock)) << 4)
  if (date < load<i32>(standing) || date > load<i32>(standing + 4)) return false
  const status = <u32>load<u8>(standing + 8)
  // The first day of a delisting period may be without a limit.
  if (status == DELISTING && load<u8>(STATUS + stock) != DELISTING) return false
  store<i32>(own + LAST_NAME - ORDINAL, name)
  store<i8>(LAST_FLAG + stock, <i8>flag)
  store<i32>(own + UNTIL - ORDINAL, load<i32>(standing + 4))
  store<u8>(STATUS + stock, <u8>status)
  store<u8>(PERCENT + stock, load<u8>(standing + 9))
  store<u8>(CONFLICT + stock, load<u8>(standing + 10))
  store<u8>(FREE_BY_NAME + stock, 0)
  return true
}

/** Writes row `row` as event `at` of those in memory, the `position`-th of the run. */
function write(
  at: usize,
  position: i32,
  row: usize,
  stock: usize,
  date: i32,
  ordinal: i32,
  state: u32,
  up: i32,
  down: i32,
  percent: u32,
  status: u32,
  volumeScale: f64,
  amountScale: f64,
): void {
  const room = <usize>load<u32>(EVENTS_ROOM)
  const bytes = <usize>load<u32>(EVENTS_AT)
  const word = bytes + (at << 2)
  const double = bytes + (at << 3)
  const byte = bytes + at
  const from = row << 2
  const last = LAST_EVENT + (stock << 2)
  store<f64>(double + E_VOLUME * room, rounded(load<f64>(VOLUME + (row << 3)) * volumeScale))
  store<f64>(double + E_AMOUNT * room, rounded(load<f64>(TURNOVER + (row << 3)) * amountScale))
  store<i32>(word + E_STOCK * room, <i32>stock)
  store<i32>(word + E_DATE * room, date)
  store<i32>(word + E_ORDINAL * room, ordinal)
  store<i32>(word + E_PREVIOUS * room, load<i32>(last))
  store<i32>(word + E_OPEN * room, load<i32>(OPEN + from))
  store<i32>(word + E_HIGH * room, load<i32>(HIGH + from))
  store<i32>(word + E_LOW * room, load<i32>(LOW + from))
  store<i32>(word + E_CLOSE * room, load<i32>(CLOSE + from))
  store<i32>(word + E_PREV_CLOSE * room, load<i32>(PREV_CLOSE + from))
  store<i32>(word + E_LIMIT_UP * room, up)
  store<i32>(word + E_LIMIT_DOWN * room, down)
  store<i32>(word + E_NAME * room, load<i32>(NAME + from))
  store<u8>(byte + E_STATE * room, <u8>state)
  store<u8>(byte + E_PERCENT * room, <u8>percent)
  store<u8>(byte + E_STATUS * room, <u8>status)
  store<i32>(last, position)
}

/** Forgets the run before: the states of `stocks` stocks, all days, and what was learned but the names' marks. */
export function begin(stocks: u32): void {
  const met = <usize>load<u32>(DAY_COUNT)
  let cleared: usize = 0
  for (let at: usize = 0; at < met; at++) {
    const day = recordOf(load<i32>(DAYS + (at << 2)))
    const bits = presenceOf(load<u32>(day + SEEN) - 1)
    if (bits != cleared) {
      memory.fill(bits, 0, <usize>stocks << 2)
      memory.fill(bits + PRESENT_BARS, 0, <usize>stocks << 2)
      cleared = bits
    }
    memory.fill(day, 0, DAY_BYTES)
  }
  store<u32>(DAY_COUNT, 0)
  store<u32>(NEAR_MISSES, 0)
  store<u32>(MISPLACED, 0)
  store<u32>(UNDATED, 0)
  store<u32>(FIRST_PASSED, 0)
  for (let column = ORDINAL; column < LAST_FLAG; column += STOCKS * 4) memory.fill(column, 0, <usize>stocks << 2)
  for (let column = LAST_FLAG; column <= WATCHED; column += STOCKS) memory.fill(column, 0, <usize>stocks)
  memory.fill(LAST_PASSED, 0, <usize>stocks << 2)
  memory.fill(LAST_EVENT, 0xff, <usize>stocks << 2)
  memory.fill(STANDINGS, 0, STANDINGS_BYTES)
  memory.fill(PARTICULAR, 0, <usize>stocks)
}

/** The sums of a yyyymmdd day of 1990 to 2099. */
export function recordOf(date: i32): usize {
  const year = date / 10000
  const month = (date / 100) % 100
  return DAY_SUMS + <usize>((year - 1990) * 372 + (month - 1) * 31 + (date % 100) - 1) * DAY_BYTES
}

/** The words of the 32 days to which a slot belongs. */
@inline
function presenceOf(slot: u32): usize {
  return PRESENCE + <usize>(slot >>> 5) * PRESENCE_BYTES
}

/** Whether any of the first `rows` dates lies in from..to. */
export function holds(rows: usize, from: i32, to: i32): bool {
  for (let row: usize = 0; row < rows; row++) {
    const date = load<i32>(DATE + (row << 2))
    if (date >= from && date <= to) return true
  }
  return false
}

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
