import { yuanFromCents } from '../../model/cents.ts'
import type {
  BarOutcome,
  StockReport,
  StockWindow,
  TimelineBar,
  TimelineEntry,
} from '../../model/stockReport.ts'
import { setIn } from '../explain/lines.ts'
import type { Section } from '../explain/lines.ts'
import { counted } from '../explain/words.ts'
import type { FormatContext } from '../formatter.ts'
import { gridLines, GRID_GAP } from '../grid.ts'
import type { GridColumn } from '../grid.ts'
import { shapeMark } from '../label.ts'
import { yiOf } from '../money.ts'
import { paintChange } from '../paintChange.ts'
import { signedPercent, UNKNOWN } from '../percent.ts'
import { displayWidth } from '../width.ts'

type Paint = FormatContext['paint']

/** One column of the timeline: its title, its plain text for a bar, and how that text is coloured. */
interface Field {
  readonly title: string
  readonly align: GridColumn['align']
  readonly text: (bar: TimelineBar) => string
  readonly shown?: (bar: TimelineBar, text: string, paint: Paint) => string
}

const OUTCOME_WORDS: Readonly<Record<BarOutcome, string>> = {
  sealed: '涨停',
  broken: '炸板',
  limitDown: '跌停',
  limitDownBroken: '翘板',
  untouched: '未触板',
  noLimit: '无限制',
  notJudged: '未判',
  anomalous: '越限',
  faultyRow: '坏行',
}

const FIELDS: readonly Field[] = [
  { title: '日期', align: 'left', text: ({ date }) => date },
  {
    title: '收盘',
    align: 'right',
    text: ({ close, outcome }) => (outcome === 'faultyRow' ? UNKNOWN : yuanFromCents(close)),
  },
  {
    title: '涨跌幅',
    align: 'right',
    text: ({ change }) => signedPercent(change),
    shown: ({ change }, text, paint) => (change === undefined ? text : paintChange(change, text, paint)),
  },
  {
    title: '限',
    align: 'right',
    text: ({ limitPercent }) => (limitPercent === undefined ? UNKNOWN : `${limitPercent}%`),
  },
  {
    title: '状态',
    align: 'left',
    text: stateText,
    shown: ({ outcome }, text, paint) =>
      outcome === 'sealed' ? paint('up', text) : outcome === 'limitDown' ? paint('down', text) : text,
  },
  {
    title: '连',
    align: 'right',
    text: ({ streak, streakAtLeast }) => (streak === 0 ? '' : `${streakAtLeast ? '>=' : ''}${streak}`),
  },
  { title: 'gap2', align: 'right', text: ({ windows }) => windowText(windows[0]) },
  { title: 'half5', align: 'right', text: ({ windows }) => windowText(windows[1]) },
  { title: 'half', align: 'right', text: ({ windows }) => windowText(windows[2]) },
  {
    title: '额亿',
    align: 'right',
    text: ({ amountCents }) => (amountCents === undefined ? UNKNOWN : yiOf(amountCents)),
  },
]

/** Columns that a narrow terminal loses, first to go first. */
const DISPENSABLE: readonly string[] = ['限', '额亿', 'half', 'gap2', '涨跌幅', 'half5']

/** The boards in time, newest last, what lies between them as lines of their own. */
export function timelineSection(report: StockReport, width: number, paint: Paint): Section {
  const { timeline } = report
  const bars = timeline.filter((entry) => entry.kind === 'bar')
  const title = '时间线 timeline: 连 streak, N天M板 as N/M by gap 2, half 5 and half, 额亿 amount'
  if (timeline.length === 0) return { title, lines: setIn(['no bar in the span']) }
  const lines = barLines(bars, width, paint)
  let at = 1
  const entries = timeline.map((entry) =>
    entry.kind === 'bar' ? lines[at++]! : paint('dim', betweenWords(entry)),
  )
  return { title, lines: [...lines.slice(0, bars.length === 0 ? 0 : 1), ...entries] }
}

/** The head and one line a bar. */
function barLines(bars: readonly TimelineBar[], width: number, paint: Paint): string[] {
  const widthOf = ({ title, text }: Field): number =>
    Math.max(displayWidth(title), ...bars.map((bar) => displayWidth(text(bar))))
  let fields = [...FIELDS]
  const used = (): number => fields.reduce((sum, field) => sum + widthOf(field) + GRID_GAP, -GRID_GAP)
  for (const title of DISPENSABLE) {
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
function stateText({ outcome, up, down, shape }: TimelineBar): string {
  if (down === 'sealed' && up !== 'untouched') return '天地板'
  if (up === 'sealed' && down !== 'untouched') return '地天板'
  const mark = shape === undefined ? '' : shapeMark(shape)
  return `${OUTCOME_WORDS[outcome]}${mark}`
}

function windowText(window: StockWindow | undefined): string {
  if (window === undefined) return ''
  return `${window.atLeast ? '>=' : ''}${window.days}/${window.boards}`
}

function betweenWords(entry: Exclude<TimelineEntry, { kind: 'bar' }>): string {
  switch (entry.kind) {
    case 'untouched':
      return `… ${counted(entry.bars, 'bar')} without a touch`
    case 'suspended':
      return `停牌 ${spanWords(entry.from, entry.to)}, ${counted(entry.days, 'trading day')}`
    case 'hole':
      return entry.what === 'missing'
        ? `缺 ${entry.date}: no stock has a bar, so what came before is not known`
        : `缺 ${entry.date}: too few stocks, so what came before is not known`
  }
}

/** `2025-01-02..01-20`, the year once where it is the same. */
export function spanWords(from: string, to: string): string {
  if (from === to) return from
  return `${from}..${from.slice(0, 4) === to.slice(0, 4) ? to.slice(5) : to}`
}
