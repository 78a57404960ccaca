/** What breaks low <= open, close <= high in a bar of four prices; undefined when nothing does. */
export function priceOrderFault(
  open: number,
  high: number,
  low: number,
  close: number,
): 'high-below-low' | 'open-outside-range' | 'close-outside-range' | undefined {
  if (high < low) return 'high-below-low'
  if (open < low || open > high) return 'open-outside-range'
  return close < low || close > high ? 'close-outside-range' : undefined
}
