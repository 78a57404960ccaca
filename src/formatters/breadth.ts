import type { Range } from '../model/statusRanges.ts'
import { endsText } from './rangeText.ts'

/**
 * 全市场超4100只个股上涨: the larger side, floored to hundreds; undefined below a hundred. As many risers as
 * fallers count as risers.
 */
export function breadthWords(advancers: number, decliners: number): string | undefined {
  const hundreds = Math.floor(Math.max(advancers, decliners) / 100)
  if (hundreds === 0) return undefined
  return `超${hundreds * 100}只个股${advancers >= decliners ? '上涨' : '下跌'}`
}

/**
 * 逾百股涨停或涨超10%; below a hundred floored to tens, undefined below ten. A range whose ends would not read the
 * same is given as it is: 95–115股.
 */
export function bigRiserWords(bigRisers: number | Range): string | undefined {
  const { from, to } = typeof bigRisers === 'number' ? { from: bigRisers, to: bigRisers } : bigRisers
  const [least, most] = [flooredWords(from), flooredWords(to)]
  if (least === undefined && most === undefined) return undefined
  return `${least === most ? least : `${endsText(String(from), String(to))}股`}涨停或涨超10%`
}

function flooredWords(bigRisers: number): string | undefined {
  const tens = Math.floor(bigRisers / 10)
  return tens === 0 ? undefined : `逾${tens >= 10 ? '百' : tens * 10}股`
}
