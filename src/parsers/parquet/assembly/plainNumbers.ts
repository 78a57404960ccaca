// Plain numbers and flags, and what they mean.

import { datesOfInstants, datesOfNumbers } from './instants'
import { BOOLEAN, QUANTITIES } from './memory'

const MAX_PRICE: f64 = 10_000_000
const NOISE: f64 = 1e-3

// What stands in place of a value that is for the caller; texts that are for the reference reader are odd.
const LEFT_PRICE: i32 = -1
const LEFT_QUANTITY: f64 = -1
const LEFT_FLAG: i32 = 2

// Types of numbers.
const INT32: u32 = 0
const FLOAT: u32 = 2

// What plain numbers are turned into.
const PRICES: u32 = 0
const NUMBER_DATES: u32 = 2
const INSTANT_DATES: u32 = 3

@inline
export function bytesOf(type: u32): usize {
  return type == INT32 || type == FLOAT ? 4 : 8
}

@inline
export function integer(type: u32, at: usize): i64 {
  return type == INT32 ? <i64>load<i32>(at) : load<i64>(at)
}

function powerOfTen(exponent: u32): i64 {
  let power: i64 = 1
  for (let done: u32 = 0; done < exponent; done++) power *= 10
  return power
}

/** Cents of `count` plain prices in yuan to `out`; whole numbers are `scale` decimals long. */
export function prices(type: u32, scale: u32, from: usize, count: u32, out: usize): void {
  if (type == FLOAT) {
    for (let index: usize = 0; index < count; index++) {
      const value = load<f32>(from + (index << 2))
      const cents = nearest<f64>(<f64>value * 100)
      const isTick = cents >= 0 && cents <= MAX_PRICE && <f32>(cents / 100) == value
      store<i32>(out + (index << 2), value != value ? 0 : isTick ? <i32>cents : LEFT_PRICE)
    }
  } else if (type > FLOAT) {
    for (let index: usize = 0; index < count; index++) {
      const value = load<f64>(from + (index << 3))
      const scaled = value * 100
      const cents = nearest<f64>(scaled)
      const isTick = cents >= 0 && cents <= MAX_PRICE && abs<f64>(scaled - cents) < NOISE
      store<i32>(out + (index << 2), value != value ? 0 : isTick ? <i32>cents : LEFT_PRICE)
    }
  } else {
    const up = scale < 2 ? powerOfTen(2 - scale) : 1
    const down = scale > 2 ? powerOfTen(scale - 2) : 1
    const most = (<i64>MAX_PRICE / up) * down
    const bytes = bytesOf(type)
    for (let index: usize = 0; index < count; index++) {
      const value = integer(type, from + index * bytes)
      const cents = (value * up) / down
      const isTick = value >= 0 && value <= most && cents * down == value * up
      store<i32>(out + (index << 2), isTick ? <i32>cents : LEFT_PRICE)
    }
  }
}

/** `count` plain quantities to doubles at `out`; whole numbers are `scale` decimals long. */
export function quantities(type: u32, scale: u32, from: usize, count: u32, out: usize): void {
  if (type > FLOAT) {
    for (let index: usize = 0; index < count; index++) {
      const value = load<f64>(from + (index << 3))
      const isNumber = value >= 0 && value < Infinity
      // What is no number is unknown, and all unknown are alike bit by bit.
      store<f64>(out + (index << 3), isNumber ? abs<f64>(value) : value != value ? NaN : LEFT_QUANTITY)
    }
    return
  }
  const bytes = bytesOf(type)
  const unit = <f64>powerOfTen(scale)
  // Beyond this the library's own product may miss the decimal.
  const most: i64 = scale == 0 ? i64.MAX_VALUE : 1 << 50
  for (let index: usize = 0; index < count; index++) {
    const value = integer(type, from + index * bytes)
    store<f64>(out + (index << 3), value < 0 || value > most ? LEFT_QUANTITY : <f64>value / unit)
  }
}

/** `count` plain flags to words at `out`; `bit` is the first one's place among the bits of booleans. */
export function flags(type: u32, from: usize, bit: u32, count: u32, out: usize): void {
  const bytes = bytesOf(type)
  for (let index: usize = 0; index < count; index++) {
    let flag: i64
    if (type == BOOLEAN) {
      const place = bit + <u32>index
      flag = <i64>((<u32>load<u8>(from + <usize>(place >>> 3)) >>> (place & 7)) & 1)
    } else flag = integer(type, from + index * bytes)
    store<i32>(out + (index << 2), flag == 0 || flag == 1 ? <i32>flag : LEFT_FLAG)
  }
}

/** Turns `count` plain numbers into what they mean; `detail` is the scale, or what an instant is counted in. */
export function turn(to: u32, type: u32, detail: i32, from: usize, count: u32, out: usize): void {
  switch (to) {
    case PRICES:
      prices(type, detail, from, count, out)
      break
    case QUANTITIES:
      quantities(type, detail, from, count, out)
      break
    case NUMBER_DATES:
      datesOfNumbers(type, from, count, out)
      break
    case INSTANT_DATES:
      datesOfInstants(type, detail, from, count, out)
      break
    default:
      flags(type, from, 0, count, out)
  }
}
