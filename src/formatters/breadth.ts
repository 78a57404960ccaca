/**
 * 全市场超4100只个股上涨: the larger side, floored to hundreds; undefined below a hundred. As many risers as
 * fallers count as risers.
 */
export function breadthWords(advancers: number, decliners: number): string | undefined {
  const hundreds = Math.floor(Math.max(advancers, decliners) / 100)
  if (hundreds === 0) return undefined
  return `超${hundreds * 100}只个股${advancers >= decliners ? '上涨' : '下跌'}`
}

/** 逾百股涨停或涨超10%; below a hundred floored to tens, undefined below ten. */
export function bigRiserWords(bigRisers: number): string | undefined {
  const tens = Math.floor(bigRisers / 10)
  if (tens === 0) return undefined
  return `逾${tens >= 10 ? '百' : tens * 10}股涨停或涨超10%`
}
