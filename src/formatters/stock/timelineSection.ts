import { yuanFromCents } from '../../model/cents.ts'
import type { StockReport, StockWindow, TimelineBar, TimelineEntry } from '../../model/stockReport.ts'
import { setIn } from '../explain/lines.ts'
import type { Section } from '../explain/lines.ts'
import type { FormatContext } from '../formatter.ts'
import { gridLines, GRID_GAP } from '../grid.ts'
import type { GridColumn } from '../grid.ts'
import { yiOf } from '../money.ts'
import { paintChange } from '../paintChange.ts'
import { signedPercent, UNKNOWN } from '../percent.ts'
import { displayWidth } from '../width.ts'
import { shapePhrase } from '../words/labels.ts'
import { shortYuan } from '../words/money.ts'
import { chinese } from '../words/phrase.ts'
import type { Phrase, Say } from '../words/phrase.ts'
import { holePhrase, OUTCOME_NAMES, STOCK_WORDS, suspendedPhrase, untouchedPhrase } from '../words/stock.ts'

type Paint = FormatContext['paint']

/** One column of the timeline: its title, its plain text for a bar, and how that text is coloured. */
interface Field {
  readonly title: string
  readonly align: GridColumn['align']
  readonly text: (bar: TimelineBar) => string
  readonly shown?: (bar: TimelineBar, text: string, paint: Paint) => string
}

/** The columns, and which of them a narrow terminal loses, first to go first. */
function fieldsIn(say: Say): { readonly fields: readonly Field[]; readonly dispensable: readonly string[] } {
  const limit = say(STOCK_WORDS.limit)
  const amount = say(STOCK_WORDS.amount)
  const change = say(STOCK_WORDS.change)
  const fields: readonly Field[] = [
    { title: say(STOCK_WORDS.date), align: 'left', text: ({ date }) => date },
    {
      title: say(STOCK_WORDS.closeColumn),
      align: 'right',
      text: ({ close, outcome }) => (outcome === 'faultyRow' ? UNKNOWN : yuanFromCents(close)),
    },
    {
      title: change,
      align: 'right',
      text: (bar) => signedPercent(bar.change),
      shown: (bar, text, paint) => (bar.change === undefined ? text : paintChange(bar.change, text, paint)),
    },
    {
      title: limit,
      align: 'right',
      text: ({ limitPercent }) => (limitPercent === undefined ? UNKNOWN : `${limitPercent}%`),
    },
    {
      title: say(STOCK_WORDS.state),
      align: 'left',
      text: (bar) => stateText(bar, say),
      shown: ({ outcome }, text, paint) =>
        outcome === 'sealed' ? paint('up', text) : outcome === 'limitDown' ? paint('down', text) : text,
    },
    {
      title: say(STOCK_WORDS.streakColumn),
      align: 'right',
      text: ({ streak, streakAtLeast }) => (streak === 0 ? '' : `${streakAtLeast ? '>=' : ''}${streak}`),
    },
    { title: 'gap2', align: 'right', text: ({ windows }) => windowText(windows[0]) },
    { title: 'half5', align: 'right', text: ({ windows }) => windowText(windows[1]) },
    { title: 'half', align: 'right', text: ({ windows }) => windowText(windows[2]) },
    {
      title: amount,
      align: 'right',
      text: ({ amountCents }) =>
        amountCents === undefined ? UNKNOWN : say(chinese(yiOf(amountCents), shortYuan(amountCents))),
    },
  ]
  return { fields, dispensable: [limit, amount, 'half', 'gap2', change, 'half5'] }
}

/** The boards in time, newest last, what lies between them as lines of their own. */
export function timelineSection(report: StockReport, width: number, paint: Paint, say: Say): Section {
  const { timeline } = report
  const bars = timeline.filter((entry) => entry.kind === 'bar')
  const title = say(STOCK_WORDS.timeline)
  if (timeline.length === 0) return { title, lines: setIn([say(STOCK_WORDS.noBar)]) }
  const lines = barLines(bars, width, paint, say)
  let at = 1
  const entries = timeline.map((entry) =>
    entry.kind === 'bar' ? lines[at++]! : paint('dim', say(betweenPhrase(entry))),
  )
  return { title, lines: [...lines.slice(0, bars.length === 0 ? 0 : 1), ...entries] }
}

/** The head and one line a bar. */
function barLines(bars: readonly TimelineBar[], width: number, paint: Paint, say: Say): string[] {
  const widthOf = ({ title, text }: Field): number =>
    Math.max(displayWidth(title), ...bars.map((bar) => displayWidth(text(bar))))
  const { fields: all, dispensable } = fieldsIn(say)
  let fields = [...all]
  const used = (): number => fields.reduce((sum, field) => sum + widthOf(field) + GRID_GAP, -GRID_GAP)
  for (const title of dispensable) {
    if (used() > width) fields = fields.filter((field) => field.title !== title)
  }
  const columns = fields.map((field): GridColumn => ({ width: widthOf(field), align: field.align }))
  const head = fields.map(({ title }) => [paint('bold', title)])
  const rows = bars.map((bar) =>
    fields.map(({ text, shown }) => [shown === undefined ? text(bar) : shown(bar, text(bar), paint)]),
  )
  return gridLines(columns, [head, ...rows])
}

/** 涨停 with its shape; 天地板 and 地天板 where both limits were touched. */
function stateText({ outcome, up, down, shape }: TimelineBar, say: Say): string {
  if (down === 'sealed' && up !== 'untouched') return say(STOCK_WORDS.skyToFloor)
  if (up === 'sealed' && down !== 'untouched') return say(STOCK_WORDS.floorToSky)
  const mark = shape === undefined ? '' : say(shapePhrase(shape))
  const gap = mark !== '' && say.language === 'en' ? ' ' : ''
  return `${say(OUTCOME_NAMES[outcome])}${gap}${mark}`
}

function windowText(window: StockWindow | undefined): string {
  if (window === undefined) return ''
  return `${window.atLeast ? '>=' : ''}${window.days}/${window.boards}`
}

function betweenPhrase(entry: Exclude<TimelineEntry, { kind: 'bar' }>): Phrase {
  switch (entry.kind) {
    case 'untouched':
      return untouchedPhrase(entry.bars)
    case 'suspended':
      return suspendedPhrase(spanWords(entry.from, entry.to), entry.days)
    case 'hole':
      return holePhrase(entry.date, entry.what)
  }
}

/** `2025-01-02..01-20`, the year once where it is the same. */
export function spanWords(from: string, to: string): string {
  if (from === to) return from
  return `${from}..${from.slice(0, 4) === to.slice(0, 4) ? to.slice(5) : to}`
}
