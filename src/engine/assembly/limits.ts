// Exact limit prices.

/** To the nearest whole number, halves up, as Math.round. */
@inline
export function rounded(value: f64): f64 {
  // The processor rounds halves to even numbers; which way a number goes is no branch that could be foreseen.
  const whole = nearest<f64>(value)
  return value - whole == 0.5 ? whole + 1 : whole
}

@inline
export function limitUp(prevClose: i32, percent: u32, inward: bool): i32 {
  const up = <i32>((<u32>prevClose * (100 + percent) + (inward ? 0 : 50)) / 100)
  return up > prevClose ? up : prevClose + 1
}

@inline
export function limitDown(prevClose: i32, percent: u32, inward: bool): i32 {
  const down = <i32>((<u32>prevClose * (100 - percent) + (inward ? 99 : 50)) / 100)
  const below = down < prevClose ? down : prevClose - 1
  return below > 1 ? below : 1
}
