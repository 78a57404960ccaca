// Rows of the common layout.

import {
  beyondDigits,
  commasOf,
  DOT,
  dotOf,
  fourDigits,
  fours,
  LONG,
  powerOf,
  priceDigits,
  quantityDigits,
} from './commonDigits'
import { tradingDate } from './dates'
import {
  AMOUNT,
  BOUNDS,
  CAPACITY,
  CLOSE,
  CODE_TEXTS,
  DATE,
  HIGH,
  KIND,
  LINES,
  LOW,
  NAME,
  OPEN,
  PREV_CLOSE,
  PRICE_MASKS,
  RATIO_BOUNDS,
  RATIO_COUNTS,
  SLOT_NAME,
  SLOT_NAME_LENGTH,
  SLOT_NEXT,
  SLOT_STAR,
  SLOTS,
  SPECIAL,
  STOCK,
  UPPER_MASKS,
  VOLUME,
} from './memory'
import { binOf, prices } from './ratios'
import { scan } from './scanner'
import { sameName, slotOfText } from './slots'
import { oddBytes } from './text'

/** What rows of the common layout are expected to repeat: the day and the stock of the row before, the bin of its ratio. */
let commonSlot: usize = SLOTS
let commonDateBytes: u64 = 0
let commonDate: i32 = 0
let commonBin: u32 = 0
let commonBinFrom: f64 = 0
let commonBinTo: f64 = 0
/** Where the first row begins that is not of the common kind. */
export let rowAfterCommon: usize = 0

/**
 * Reads rows of the common layout that have nothing unusual in them, up to the first that has; gives the next free row.
 * A function of its own, since the processor's registers are enough for these rows alone.
 */
export function commonRows(from: usize, end: usize, firstRow: u32, firstLine: i32, hasNames: bool, wide: bool): u32 {
  let pos = from
  let row = firstRow
  let line = firstLine
  let lastSlot = commonSlot
  let lastDateBytes = commonDateBytes
  let lastDate = commonDate
  let bin = commonBin
  let binFrom = commonBinFrom
  let binTo = commonBinTo
  while (pos < end && row < <u32>CAPACITY) {
    let slot = lastSlot + <usize>load<u32>(lastSlot + SLOT_NEXT)
    let text = CODE_TEXTS + ((slot - SLOTS) >> 2)
    if (load<u64>(pos) != load<u64>(text) || load<u16>(pos + 8) != load<u16>(text + 8)) {
      slot = slotOfText(pos)
      text = CODE_TEXTS + ((slot - SLOTS) >> 2)
    }
    let p = pos + 10
    if (slot == SLOTS || load<i32>(slot) < 0) break
    let name: i32 = -1
    if (hasNames) {
      const length = <u32>load<u8>(slot + SLOT_NAME_LENGTH)
      if (!wide || length == 0 || load<u8>(p + length) != 44 || !sameName(slot, p, length)) break
      name = load<i32>(slot + SLOT_NAME)
      p += length + 1
    }
    const dateBytes = load<u64>(p)
    let date = lastDate
    if (dateBytes != lastDateBytes) date = tradingDate(dateBytes)
    if (date == 0 || load<u8>(p + 8) != 44) break
    p += 9
    // The ends of five prices, of the change and of its percent; found at once, since each would wait for the one before.
    let commas = commasOf(p)
    const end1 = <u32>ctz<u64>(commas)
    commas &= commas - 1
    const end2 = <u32>ctz<u64>(commas)
    commas &= commas - 1
    const end3 = <u32>ctz<u64>(commas)
    commas &= commas - 1
    const end4 = <u32>ctz<u64>(commas)
    commas &= commas - 1
    const end5 = <u32>ctz<u64>(commas)
    commas &= commas - 1
    const end7 = <u32>ctz<u64>(commas & (commas - 1))
    const length2 = end2 - end1 - 1
    const length3 = end3 - end2 - 1
    const length4 = end4 - end3 - 1
    const length5 = end5 - end4 - 1
    const openHigh = v128.or(
      priceDigits(p, end1, PRICE_MASKS),
      priceDigits(p + <usize>end1 + 1, length2, UPPER_MASKS),
    )
    const lowClose = v128.or(
      priceDigits(p + <usize>end2 + 1, length3, PRICE_MASKS),
      priceDigits(p + <usize>end3 + 1, length4, UPPER_MASKS),
    )
    const before = priceDigits(p + <usize>end4 + 1, length5, PRICE_MASKS)
    const passed = p + <usize>end5 + 1
    const passedBytes = end7 - end5
    const oddPassed = (oddBytes(v128.load(passed)) | (oddBytes(v128.load(passed, 16)) << 16)) & ((1 << passedBytes) - 1)
    p += <usize>end7 + 1
    const volumeCell = v128.load(p)
    const volumeLength = <u32>ctz<u32>(<u32>i8x16.bitmask(i8x16.eq(volumeCell, i8x16.splat(44))))
    p += <usize>(volumeLength & 15) + 1
    const amountCell = v128.load(p)
    const amountLength = <u32>ctz<u32>(<u32>i8x16.bitmask(i8x16.eq(amountCell, i8x16.splat(10))))
    p += <usize>(amountLength & 15) + 1
    const lengths = end1 | length2 | length3 | length4 | length5 | volumeLength | amountLength
    if (end7 >= 64 || passedBytes >= 32 || oddPassed != 0 || lengths >= LONG) break

    const dots = v128(DOT, 0, 0, 0, 0, 0, 0, 0, DOT, 0, 0, 0, 0, 0, 0, 0)
    const openHighBytes = v128.xor(openHigh, dots)
    const lowCloseBytes = v128.xor(lowClose, dots)
    const beforeBytes = v128.xor(before, v128(DOT, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    const volumeDot = dotOf(volumeCell, volumeLength)
    const amountDot = dotOf(amountCell, amountLength)
    const volumeBytes = quantityDigits(volumeCell, volumeLength, volumeDot)
    const amountBytes = quantityDigits(amountCell, amountLength, amountDot)
    const prices = fours(fourDigits(openHighBytes), fourDigits(lowCloseBytes))
    const beforeFours = fourDigits(beforeBytes)
    const eights = fours(fourDigits(volumeBytes), fourDigits(amountBytes))
    const quantities = f64x2.div(
      f64x2.add(
        f64x2.mul(
          f64x2.convert_low_i32x4_s(v128.shuffle<i32>(eights, eights, 0, 2, 0, 2)),
          f64x2.splat(100000000),
        ),
        f64x2.convert_low_i32x4_s(v128.shuffle<i32>(eights, eights, 1, 3, 1, 3)),
      ),
      f64x2.replace_lane(f64x2.splat(powerOf(volumeLength, volumeDot)), 1, powerOf(amountLength, amountDot)),
    )
    let wrong = v128.or(beyondDigits(openHighBytes), beyondDigits(lowCloseBytes))
    wrong = v128.or(wrong, beyondDigits(beforeBytes))
    wrong = v128.or(wrong, i8x16.sub_sat_u(volumeBytes, i8x16.splat(9)))
    wrong = v128.or(wrong, i8x16.sub_sat_u(amountBytes, i8x16.splat(9)))
    // No price may be 0, above the high or below the low.
    wrong = v128.or(wrong, i32x4.eq(prices, i32x4.splat(0)))
    wrong = v128.or(wrong, i32x4.gt_s(prices, v128.shuffle<i32>(prices, prices, 1, 1, 1, 1)))
    wrong = v128.or(wrong, i32x4.gt_s(v128.shuffle<i32>(prices, prices, 2, 2, 2, 2), prices))
    wrong = v128.or(wrong, f64x2.le(quantities, f64x2.splat(0)))
    if (v128.any_true(wrong)) break
    const c = i32x4.extract_lane(prices, 3)
    const volume = f64x2.extract_lane(quantities, 0)
    const amount = f64x2.extract_lane(quantities, 1)
    if (slot != lastSlot + <usize>load<u32>(lastSlot + SLOT_NEXT)) {
      store<u32>(lastSlot + SLOT_NEXT, <u32>(slot - lastSlot))
      store<u64>(text, load<u64>(pos))
      store<u16>(text + 8, load<u16>(pos + 8))
    }
    lastSlot = slot
    lastDateBytes = dateBytes
    lastDate = date
    const ratio = (amount * 100) / (<f64>c * volume)
    if (!(ratio >= binFrom && ratio < binTo)) {
      bin = binOf(ratio)
      binFrom = bin == 0 ? 0 : load<f64>(RATIO_BOUNDS + (<usize>(bin - 1) << 3))
      binTo = bin == BOUNDS ? Infinity : load<f64>(RATIO_BOUNDS + (<usize>bin << 3))
    }
    const counter = RATIO_COUNTS + (<usize>(bin + load<u32>(slot + SLOT_STAR) * (BOUNDS + 1)) << 2)
    store<u32>(counter, load<u32>(counter) + 1)
    const at = <usize>row << 2
    v128.store_lane<i32>(OPEN + at, prices, 0)
    v128.store_lane<i32>(HIGH + at, prices, 1)
    v128.store_lane<i32>(LOW + at, prices, 2)
    store<i32>(CLOSE + at, c)
    store<i32>(
      PREV_CLOSE + at,
      i32x4.extract_lane(beforeFours, 0) * 10000 + i32x4.extract_lane(beforeFours, 1),
    )
    v128.store_lane<i64>(VOLUME + (at << 1), quantities, 0)
    v128.store_lane<i64>(AMOUNT + (at << 1), quantities, 1)
    store<i32>(STOCK + at, load<i32>(slot))
    store<i32>(DATE + at, date)
    store<i32>(NAME + at, name)
    store<i32>(LINES + at, line)
    store<i8>(SPECIAL + row, -1)
    store<u8>(KIND + row, 0)
    row++
    line++
    pos = p
  }
  commonSlot = lastSlot
  commonDateBytes = lastDateBytes
  commonDate = lastDate
  commonBin = bin
  commonBinFrom = binFrom
  commonBinTo = binTo
  rowAfterCommon = pos
  return row
}

/** Forgets days and stocks, which may be others than in the scan before. */
export function forgetCommon(): void {
  commonSlot = SLOTS
  commonDate = 0
  commonDateBytes = 0
}
