import { csv } from './csv.ts'
import type { DayFormatter } from './formatter.ts'
import { json } from './json.ts'
import { limitUpBrief } from './limitUpBrief.ts'
import { recap } from './recap.ts'
import { streakBrief } from './streakBrief.ts'

/** A format by its name, and how to come by it: those that need a table library load it when first used. */
export interface FormatterEntry {
  readonly name: string
  readonly description: string
  readonly load: () => Promise<DayFormatter>
}

/** Every format of a day, in the order in which help lists them. */
export const FORMATTERS: readonly FormatterEntry[] = [
  ready(recap),
  ready(limitUpBrief),
  ready(streakBrief),
  {
    name: 'table',
    description: 'figures, ladder and footnotes for a terminal',
    load: async () => (await import('./table.ts')).table,
  },
  {
    name: 'picture',
    description: '涨停分析图, the boards by group with label, shape, amount and reason',
    load: async () => (await import('./picture.ts')).picture,
  },
  {
    name: 'rungs',
    description: '连板天梯图, a rung a row with a bar, its promotion and its stocks',
    load: async () => (await import('./rungs.ts')).rungs,
  },
  ready(json),
  ready(csv),
]

/** 连板天梯 on its own, the table of the ladder command. */
export const LADDER_FORMATTER: FormatterEntry = {
  name: 'ladder',
  description: '连板天梯, one sealed stock a line, tallest rung first',
  load: async () => (await import('./ladder.ts')).ladder,
}

function ready(formatter: DayFormatter): FormatterEntry {
  return {
    name: formatter.name,
    description: formatter.description,
    load: () => Promise.resolve(formatter),
  }
}
