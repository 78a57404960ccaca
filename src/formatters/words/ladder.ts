import { streakPhrase, windowWords } from './labels.ts'
import { chinese } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** The words of the ladder and of the picture. */
export const LADDER_WORDS = {
  title: { zh: '连板天梯', en: 'ladder' },
  picture: { zh: '涨停分析图', en: 'picture' },
  rungs: { zh: '连板天梯图', en: 'rungs' },
  gap: { zh: '断层', en: 'nobody' },
  noneSealed: { zh: '无涨停', en: 'no stock sealed' },
  noneTouched: { zh: '无触板', en: 'no stock touched its up limit' },
  // columns
  streak: { zh: '连板', en: 'boards', shown: 'zh' },
  code: { zh: '代码', en: 'code', shown: 'zh' },
  name: { zh: '名称', en: 'name', shown: 'zh' },
  window: { zh: 'N天M板', en: 'in days', shown: 'zh' },
  limit: { zh: '幅度', en: 'limit', shown: 'zh' },
  shape: { zh: '板型', en: 'shape', shown: 'zh' },
  close: { zh: '收盘', en: 'close', shown: 'zh' },
  change: { zh: '涨跌幅', en: 'change', shown: 'zh' },
  amount: { zh: '成交额', en: 'amount', shown: 'zh' },
  label: { zh: '标签', en: 'label', shown: 'zh' },
  reason: { zh: '原因', en: 'reason', shown: 'zh' },
  // labels
  sealed: { zh: '涨停', en: 'sealed', shown: 'zh' },
  broken: { zh: '炸板', en: 'broken', shown: 'zh' },
  firstBoard: { zh: '首板', en: 'first board', shown: 'zh' },
  aboveTen: { zh: '涨超10%', en: 'above 10%', shown: 'zh' },
  noLimit: { zh: '无涨跌幅限制', en: 'no limit', shown: 'zh' },
  others: { zh: '其他', en: 'others', shown: 'zh' },
  // notes
  groups: { zh: '题材', en: 'groups' },
  noGroups: {
    zh: '未给题材文件，按涨跌幅分组；可用 --groups 给出题材或板块',
    en: 'no groups file given, so stocks stand by their limit; --groups takes themes or sectors',
    shown: 'en',
  },
  order: { zh: '次序', en: 'order' },
} as const

/** How many stocks a mark of a bar stands for, and what is told beside it. */
export function scalePhrase(perMark: number): Phrase {
  const en = `█ ${perMark === 1 ? 'a stock' : `up to ${perMark} stocks`}; 3 to 4: promoted of the rung below the day before`
  return {
    zh: `█为${perMark === 1 ? '1只' : `至多${perMark}只`}；3进4：昨日下一级中晋级者`,
    en,
    both: `█ ${perMark === 1 ? 'a stock' : `up to ${perMark} stocks`}; 3进4 promoted of the rung below the day before`,
  }
}

/** No stock is surely sealed, but some may be. */
export function perhapsSealedPhrase(most: number): Phrase {
  return {
    zh: `无确知涨停，至多${most}`,
    en: `no stock surely sealed, at most ${most}`,
    both: `无确知涨停 no stock surely sealed, at most ${most}`,
  }
}

/** 涨停12: how many of a section. */
export function sectionCount(what: Phrase, count: number): Phrase {
  return chinese(`${what.zh}${count}`, `${what.en} ${count}`)
}

/** 最高4连板. */
export function tallestPhrase(height: number, atLeast: boolean): Phrase {
  const streak = streakPhrase(height, atLeast)
  return chinese(`最高${streak.zh}`, `tallest ${streak.en}`)
}

/** 13天11板, also where both are the same. */
export function picturePhrase(days: number, boards: number, atLeast: boolean): Phrase {
  return chinese(`${atLeast ? '>=' : ''}${days}天${boards}板`, windowWords(days, boards, atLeast))
}
