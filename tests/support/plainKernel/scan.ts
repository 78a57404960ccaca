import { ROW_FAULT, ROW_SUSPENDED, UNKNOWN_DATE } from '../../../src/model/barFrame.ts'
import type { BarFrame } from '../../../src/model/barFrame.ts'
import {
  ANOMALOUS,
  DOWN_BROKEN,
  DOWN_SEALED,
  FAULTY_ROW,
  NO_LIMIT,
  NOT_JUDGED,
  TOUCHED,
  UP_BROKEN,
  UP_SEALED,
} from '../../../src/model/boardEvents.ts'
import { SEGMENTS } from '../../../src/model/code.ts'
import { yuanFromCents } from '../../../src/model/cents.ts'
import { STATUSES } from '../../../src/model/status.ts'
import { previousTradingDay } from '../../../src/rules/calendar.ts'
import { limitDownPrice, limitUpPrice } from '../../../src/rules/limitPrice.ts'
import { CLASSES } from '../../../src/engine/daySums.ts'
import type { ScanInput, ScanResult } from '../../../src/engine/scanTypes.ts'
import { PERCENT_NONE, PERCENT_UNKNOWN } from '../../../src/engine/stockStates.ts'
import type { StockStates } from '../../../src/engine/stockStates.ts'
import { DaySumsBuilder } from './daySums.ts'
import { EventsBuilder } from './eventsBuilder.ts'
import type { Verdict } from './eventsBuilder.ts'
import { Resolver } from './resolve.ts'
import { stockStates } from './stockStates.ts'

const BSE = SEGMENTS.indexOf('bse')
const MAIN = SEGMENTS.indexOf('main')
const STATUS_UNKNOWN = STATUSES.indexOf('unknown')
const SPECIAL_TREATMENT = STATUSES.indexOf('specialTreatment')

/**
 * The kernel in TypeScript, the slow reference of src/engine: one pass over all rows, in integers. Judges each bar against its exact limit prices, adds to the
 * day's sums, and keeps an event for every bar that touched a limit, had none, or could not be judged, and for the
 * stock's bar after one that touched.
 */
export function plainScan(input: ScanInput): Omit<ScanResult, 'presence'> {
  const { frames, from, to, universe } = input
  const states = stockStates(universe)
  for (const stock of input.watched ?? []) states.watched[stock] = 1
  markUndatedFaults(frames, states)
  const sums = new DaySumsBuilder()
  const events = new EventsBuilder()
  const resolver = new Resolver(input, states)
  const verdict: Verdict = {
    stock: 0,
    ordinal: 0,
    state: 0,
    previous: -1,
    limitUp: 0,
    limitDown: 0,
    percent: 0,
    status: 0,
  }
  const { ordinal, lastBar, lastRow, lastEvent, name, flag, until, percent, status, segment, exchange } =
    states
  const { freeUntil, freeByName, conflict, undatedFault } = states
  let nearMisses = 0
  let slot = -1
  let slotDate = 0

  for (const frame of frames) {
    const { rows, kind, amountScale } = frame
    const { stock: stocks, date: dates, high: highs, low: lows, close: closes } = frame
    const { prevClose: prevCloses, amount: amounts, name: names, specialTreatment: flags } = frame
    for (let row = 0; row < rows; row++) {
      const date = dates[row]!
      if (date < from || date > to) continue
      const stock = stocks[row]!
      if (date !== slotDate) {
        slot = sums.slotOf(date)
        slotDate = date
      }
      const market = slot * 3 + exchange[stock]!
      sums.codes[market]!++
      const seenBefore = lastRow[stock] !== 0
      lastRow[stock] = date
      if (kind[row] === ROW_SUSPENDED) continue
      if (undatedFault[stock] === 1 && lastBar[stock] !== 0 && lastBar[stock] !== previousTradingDay(date)) {
        addUnjudged(frame, row, previousTradingDay(date), stock, FAULTY_ROW)
      }
      if (kind[row] === ROW_FAULT) {
        addUnjudged(frame, row, date, stock, FAULTY_ROW)
        lastBar[stock] = date
        continue
      }

      const own = ++ordinal[stock]!
      const isFirst = until[stock] === 0
      const statusBefore = status[stock]!
      if (names[row] !== name[stock] || flags[row] !== flag[stock] || date > until[stock]!) {
        resolver.resolveStatus(frame, row, stock, date)
      }
      if (isFirst) resolver.openListing(frame, row, stock, date, seenBefore)
      if (conflict[stock] === 1) resolver.reportConflict(frame, row, stock, date)
      const group = segment[stock]!
      const prevClose = prevCloses[row]!
      const high = highs[row]!
      const low = lows[row]!
      let judgedAs = status[stock]!
      let limit = percent[stock]!
      if (judgedAs === STATUS_UNKNOWN && input.unknownAs === 'specialTreatment') {
        judgedAs = SPECIAL_TREATMENT
        const isBeyond = high > limitUpPrice(prevClose, 5, false) || low < limitDownPrice(prevClose, 5, false)
        if (limit === 5 && prevClose > 0 && isBeyond) {
          judgedAs = STATUS_UNKNOWN
          limit = 10
        }
      }
      sums.traded[slot * CLASSES + judgedAs * 4 + group]!++
      if (group === MAIN) {
        sums.mainBoard[slot]!++
        if (status[stock] === STATUS_UNKNOWN) sums.statusUnknown[slot]!++
      }
      const amount = amounts[row]!
      if (amount >= 0) sums.amountCents[market]! += Math.round(amount * amountScale)
      else sums.amountUnknown[market]!++

      const close = closes[row]!
      let big = false
      let overTen = false
      if (prevClose > 0) {
        if (close > prevClose) {
          sums.advancers[slot]!++
          big = (close - prevClose) * 10 > prevClose
          overTen = big
          if (big) sums.overTenRisers[slot]!++
        } else if (close < prevClose) sums.decliners[slot]!++
        else sums.unchanged[slot]!++
      }

      let state = 0
      let up = 0
      let down = 0
      if (own <= freeUntil[stock]! || freeByName[stock] === 1 || limit === PERCENT_NONE) {
        state = NO_LIMIT
      } else if (prevClose === 0 || limit === PERCENT_UNKNOWN) {
        state = NOT_JUDGED
        if (prevClose === 0 && !frame.prevCloseDerived) resolver.reportNotJudged(frame, row, stock, date)
      } else {
        up = limitUpPrice(prevClose, limit, group === BSE)
        down = limitDownPrice(prevClose, limit, group === BSE)
        if (high > up || low < down) {
          const isSpecial = resolver.isSpecialDay(frame, row, stock, date, up, down)
          state = isSpecial ? NO_LIMIT : frame.prevCloseDerived ? NOT_JUDGED : ANOMALOUS
          if (!isSpecial) {
            const found = high > up ? `high ${yuanFromCents(high)} > limit ${yuanFromCents(up)}` : ''
            const below = low < down ? `low ${yuanFromCents(low)} < limit ${yuanFromCents(down)}` : ''
            const code = frame.prevCloseDerived ? 'reference-doubtful' : 'anomalous'
            resolver.report(code, frame, row, stock, date, [found, below].filter(Boolean).join(', '))
          }
        } else {
          if (high === up) state |= close === up ? UP_SEALED : UP_BROKEN
          else if (close === high && high === up - 1) nearMisses++
          if (low === down) state |= close === down ? DOWN_SEALED : DOWN_BROKEN
          if (close === up) big = true
        }
      }
      if (big) sums.bigRisers[slot]!++
      lastBar[stock] = date
      const follows = states.lastTouched[stock] === 1
      states.lastTouched[stock] = (state & TOUCHED) !== 0 ? 1 : 0
      const changes = input.tracesStatus === true && (isFirst || statusBefore !== status[stock])
      if (state !== 0 || overTen || follows || changes || states.watched[stock] === 1) {
        verdict.stock = stock
        verdict.ordinal = own
        verdict.state = state
        verdict.previous = lastEvent[stock]!
        verdict.limitUp = up
        verdict.limitDown = down
        verdict.percent = state === NO_LIMIT || limit === PERCENT_UNKNOWN ? 0 : limit
        verdict.status = judgedAs
        lastEvent[stock] = events.add(frame, row, date, verdict)
      }
    }
  }
  return { events: events.finish(), sums: sums.finish(), stocks: states, nearMisses, passedFrom: undefined }

  function addUnjudged(frame: BarFrame, row: number, date: number, stock: number, state: number): void {
    states.lastTouched[stock] = 0
    verdict.stock = stock
    verdict.ordinal = ++ordinal[stock]!
    verdict.state = state
    verdict.previous = lastEvent[stock]!
    verdict.limitUp = 0
    verdict.limitDown = 0
    verdict.percent = 0
    verdict.status = status[stock]!
    lastEvent[stock] = events.add(frame, row, date, verdict)
  }
}

/** Faulty rows whose date could not be read make every gap of their stock suspect, wherever they stand. */
function markUndatedFaults(frames: readonly BarFrame[], states: StockStates): void {
  for (const frame of frames) {
    let row = frame.kind.indexOf(ROW_FAULT)
    while (row >= 0 && row < frame.rows) {
      if (frame.date[row] === UNKNOWN_DATE) states.undatedFault[frame.stock[row]!] = 1
      row = frame.kind.indexOf(ROW_FAULT, row + 1)
    }
  }
}
