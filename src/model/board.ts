/** How a sealed board was reached: 一字板, T字板, or one that traded its way up (换手板). */
export type BoardShape = 'oneWord' | 'tBoard' | 'turnover'

/** 封板 or 炸板: closed at the limit, or touched it and closed off it. */
export type BoardState = 'sealed' | 'broken'

/** The shape of a sealed bar on the side of `limit`; prices in cents. */
export function shapeOf(bar: { open: number; high: number; low: number }, limit: number): BoardShape {
  if (bar.open !== limit) return 'turnover'
  return bar.low === limit && bar.high === limit ? 'oneWord' : 'tBoard'
}
