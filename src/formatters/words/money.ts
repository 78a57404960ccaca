import { amountChangeWords, moneyWords, stockAmount } from '../money.ts'
import { moveWords } from '../percent.ts'
import type { Ratio } from '../../model/ratio.ts'
import { fixedHundredths, roundHalfUp, trimmedHundredths } from '../rounding.ts'
import { chinese } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** Cents in a hundredth of what an English table counts amounts in, largest first. */
const SHORT_UNITS: readonly (readonly [name: string, hundredth: bigint])[] = [
  ['tn', 1_000_000_000_000n],
  ['bn', 1_000_000_000n],
  ['m', 1_000_000n],
]

/** An amount in yuan with at most two decimals, for an English table: 1.96tn, 757.3bn, 12.34m. */
export function shortYuan(cents: number): string {
  for (const [name, hundredth] of SHORT_UNITS) {
    const hundredths = roundHalfUp(BigInt(cents), hundredth)
    if (hundredths >= 100n) return `${trimmedHundredths(hundredths)}${name}`
  }
  return fixedHundredths(BigInt(cents))
}

/** 成交额: 1.96万亿, 1.96tn. */
export function moneyPhrase(cents: number): Phrase {
  return chinese(moneyWords(cents), shortYuan(cents))
}

/** One stock's 成交额: 12.34亿, 1.23bn. */
export function stockAmountPhrase(cents: number): Phrase {
  return chinese(stockAmount(cents), shortYuan(cents))
}

/** 放量 or 缩量 with its size; with a sign in English. */
export function amountChangePhrase(cents: number): Phrase {
  const zh = amountChangeWords(cents)
  if (zh === '持平') return chinese(zh, 'unchanged')
  return chinese(zh, `${cents > 0 ? '+' : '-'}${shortYuan(Math.abs(cents))}`)
}

/** 涨 or 跌 with its size; with a sign in English. */
export function movePhrase(change: Ratio): Phrase {
  const zh = moveWords(change)
  return chinese(zh, zh === '持平' ? 'unchanged' : zh.replace('涨', '+').replace('跌', '-'))
}
