import type { DayStats } from '../../src/model/report.ts'

/** A line with one thing changed, and how a report must tell it. */
export interface Planted {
  readonly what: string
  readonly line: string
  /** The finding that is to be the only one. */
  readonly kind: 'number' | 'labels' | 'leftOut' | 'total'
  /** Part of the printed words of the finding. */
  readonly printed: string
  /** Names of the finding's stocks. */
  readonly names: readonly string[]
}

/** Draws whole numbers: `pick(n)` is one from 0 to n - 1. */
export type Pick = (count: number) => number

/** One clause of a line that names stocks under a label. */
interface Clause {
  /** Position among the pieces of the line. */
  readonly at: number
  readonly bse: string
  readonly names: readonly string[]
  readonly mark: string
  readonly label: string
}

const GROUP = /^(北交所(?=[^，]*30CM))?(.+?)((?:20|30)CM)?(\d+天\d+板|\d+连板|首板)$/

/** A line as its clauses and the punctuation between them. */
function piecesOf(line: string): string[] {
  return line.split(/(?<=[，。（）【】])|(?=[，。（）【】])/)
}

function clausesOf(pieces: readonly string[]): Clause[] {
  return pieces.flatMap((piece, at) => {
    const match = GROUP.exec(piece)
    if (match === null || piece.includes('>=') || piece.includes('等')) return []
    const [, bse = '', names = '', mark = '', label = ''] = match
    return [{ at, bse, names: names.split('、'), mark, label }]
  })
}

function clauseText({ bse, names, mark, label }: Omit<Clause, 'at'>): string {
  return `${bse}${names.join('、')}${mark}${label}`
}

/** Every way of changing one thing in a line that the program printed for a day; undefined where it has nothing to change. */
export const PLANTS: readonly ((line: string, day: DayStats, pick: Pick) => Planted | undefined)[] = [
  number('sealed', /(?<=[日共])\d+(?=股涨停)/),
  number('broken', /\d+(?=股(?:炸板|封板未遂))/),
  number('streak stocks', /(?<=连板股总数)\d+(?=只)/),
  number('tall stocks', /(?<=三连板及以上个股)\d+(?=只)/),
  number('streak stocks of the day before', /(?<=上一交易日共)\d+(?=只)/),
  number('seal rate', /(?<=封板率为)\d+(?=%)/),
  promotion,
  amount,
  amountChange,
  indexMove,
  bigRisers,
  label,
  mark,
  moved,
  removed,
  addedKnown,
  addedUnknown,
  // Few lines have one.
  total,
  total,
  total,
]

function number(what: string, place: RegExp): (typeof PLANTS)[number] {
  return (line, _day, pick) => {
    const match = place.exec(line)
    if (match === null) return undefined
    const now = Number(match[0])
    const step = 1 + pick(9)
    const other = pick(2) === 0 && now >= step ? now - step : now + step
    return planted(what, line, match, String(other), 'number')
  }
}

function planted(
  what: string,
  line: string,
  { index, 0: old }: RegExpExecArray,
  text: string,
  kind: 'number',
): Planted {
  return {
    what: `${what}: ${old} to ${text}`,
    line: `${line.slice(0, index)}${text}${line.slice(index + old.length)}`,
    kind,
    printed: text,
    names: [],
  }
}

function promotion(line: string, _day: DayStats, pick: Pick): Planted | undefined {
  const match = /(?<=连板股晋级率)[\d.]+(?=%)/.exec(line)
  if (match === null) return undefined
  const hundredths = Math.round(Number(match[0]) * 100)
  const other = hundredths + (pick(2) === 0 && hundredths > 500 ? -1 : 1) * (101 + pick(300))
  return planted('promotion', line, match, String(other / 100), 'number')
}

function amount(line: string, _day: DayStats, pick: Pick): Planted | undefined {
  const match = /(?<=成交额)[\d.]+(?=[万亿])/.exec(line)
  if (match === null) return undefined
  const decimals = match[0].split('.')[1]?.length ?? 0
  const other = Number(match[0]) + (1 + pick(9)) / 10 ** decimals
  return planted('amount', line, match, other.toFixed(decimals), 'number')
}

function amountChange(line: string, _day: DayStats, pick: Pick): Planted | undefined {
  const match = /(?<=较上个交易日)(?:[放缩]量[\d.]+|持平)/.exec(line)
  if (match === null) return undefined
  if (match[0] === '持平') return planted('change', line, match, `放量${2 + pick(50)}亿`, 'number')
  const other = match[0].startsWith('放') ? match[0].replace('放', '缩') : match[0].replace('缩', '放')
  const more = match[0].replace(/[\d.]+/, (digits) =>
    // Two decimals at most, as amounts are printed: sums of fractions have more.
    String(Math.round(100 * (Number(digits) + 1 + pick(20))) / 100),
  )
  return planted('change', line, match, pick(2) === 0 ? other : more, 'number')
}

function indexMove(line: string, _day: DayStats, pick: Pick): Planted | undefined {
  const moves = [...line.matchAll(/(?<=沪指|深成指|创业板指)(?:[涨跌][\d.]+%|持平)/g)]
  const match = moves[pick(Math.max(1, moves.length))]
  if (match === undefined) return undefined
  const turned = match[0].startsWith('涨') ? match[0].replace('涨', '跌') : match[0].replace('跌', '涨')
  const moreBy = (1 + pick(50)) / 100
  const more = match[0].replace(/[\d.]+/, (digits) => (Number(digits) + moreBy).toFixed(2))
  const text = match[0] === '持平' ? '涨0.4%' : pick(2) === 0 ? turned : more
  return planted('index', line, match, text, 'number')
}

function bigRisers(line: string, _day: DayStats, pick: Pick): Planted | undefined {
  const match = /(?<=逾)\d+(?=股涨停或)/.exec(line)
  if (match === null) return undefined
  return planted('big risers', line, match, String(Number(match[0]) + 10 * (1 + pick(5))), 'number')
}

/** Another label over a whole group. */
function label(line: string, _day: DayStats, pick: Pick): Planted | undefined {
  const pieces = piecesOf(line)
  const clauses = clausesOf(pieces)
  const clause = clauses[pick(Math.max(1, clauses.length))]
  if (clause === undefined) return undefined
  const other =
    clause.label === '首板'
      ? '2连板'
      : clause.label.replace(/\d+/, (digits) => String(Number(digits) + 1 + pick(3)))
  const text = clauseText({ ...clause, label: other })
  return changed(
    `label: ${clause.label} to ${other}`,
    pieces,
    [[clause.at, text]],
    'labels',
    other,
    clause.names,
  )
}

/** Another limit over a whole group. */
function mark(line: string, _day: DayStats, pick: Pick): Planted | undefined {
  const pieces = piecesOf(line)
  const clauses = clausesOf(pieces).filter((each) => each.mark !== '30CM')
  const clause = clauses[pick(Math.max(1, clauses.length))]
  if (clause === undefined) return undefined
  const other = clause.mark === '' ? '20CM' : pick(2) === 0 ? '' : '30CM'
  const text = clauseText({ ...clause, mark: other })
  return changed(
    `mark: "${clause.mark}" to "${other}"`,
    pieces,
    [[clause.at, text]],
    'labels',
    clause.label,
    clause.names,
  )
}

/** A name from one group to another. */
function moved(line: string, day: DayStats, pick: Pick): Planted | undefined {
  const pieces = piecesOf(line)
  const clauses = clausesOf(pieces)
  if (clauses.length < 2) return undefined
  const from = clauses[pick(clauses.length)]!
  const others = clauses.filter((each) => each !== from)
  const to = others[pick(others.length)]!
  const at = pick(from.names.length)
  const name = from.names[at]!
  const board = day.boards.find((each) => each.name === name)
  // What may be longer than seen fits many labels.
  if (board === undefined || board.streakAtLeast || board.daysBoardsAtLeast) return undefined
  const left = from.names.filter((_, index) => index !== at)
  // The first group of Beijing hands its word on.
  if (left.length === 0 && from.bse !== '') return undefined
  const place = pick(to.names.length + 1)
  const names = [...to.names.slice(0, place), name, ...to.names.slice(place)]
  const edits: [number, string][] = [
    [to.at, clauseText({ ...to, names })],
    [from.at, left.length === 0 ? '' : clauseText({ ...from, names: left })],
  ]
  return changed(`moved: ${name} to ${to.label}`, pieces, edits, 'labels', to.label, [name])
}

function removed(line: string, _day: DayStats, pick: Pick): Planted | undefined {
  const pieces = piecesOf(line)
  const clauses = clausesOf(pieces)
  const all = clauses.reduce((sum, { names }) => sum + names.length, 0)
  const clause = clauses[pick(Math.max(1, clauses.length))]
  // Without any name left the line is one of counts alone.
  if (clause === undefined || all < 2 || (clause.names.length === 1 && clause.bse !== '')) return undefined
  const at = pick(clause.names.length)
  const name = clause.names[at]!
  const left = clause.names.filter((_, index) => index !== at)
  const text = left.length === 0 ? '' : clauseText({ ...clause, names: left })
  return changed(`removed: ${name}`, pieces, [[clause.at, text]], 'leftOut', '', [name])
}

/** A stock of the market that stands nowhere in the line. */
function addedKnown(line: string, day: DayStats, pick: Pick): Planted | undefined {
  const broken = day.boards.filter((board) => board.state === 'broken' && !line.includes(board.name!))
  const board = broken[pick(Math.max(1, broken.length))]
  return board?.name === undefined ? undefined : added('added known', line, board.name, pick)
}

function addedUnknown(line: string, _day: DayStats, pick: Pick): Planted | undefined {
  return added('added unknown', line, ['玄黄宇宙', '洪荒股份', '日月盈昃A'][pick(3)]!, pick)
}

function added(what: string, line: string, name: string, pick: Pick): Planted | undefined {
  const pieces = piecesOf(line)
  const clauses = clausesOf(pieces)
  const clause = clauses[pick(Math.max(1, clauses.length))]
  if (clause === undefined) return undefined
  const place = pick(clause.names.length + 1)
  const names = [...clause.names.slice(0, place), name, ...clause.names.slice(place)]
  const text = clauseText({ ...clause, names })
  return changed(`${what}: ${name}`, pieces, [[clause.at, text]], 'labels', clause.label, [name])
}

/** The whole number of a group that was cut. */
function total(line: string, _day: DayStats, pick: Pick): Planted | undefined {
  const match = /(?<=等)\d+(?=股)/.exec(line)
  if (match === null || /北交所[^。]*等/.test(line.slice(0, match.index))) return undefined
  const other = Number(match[0]) + 1 + pick(3)
  const said = planted('total', line, match, String(other), 'number')
  return { ...said, kind: 'total', printed: `等${other}股` }
}

function changed(
  what: string,
  pieces: readonly string[],
  edits: readonly (readonly [at: number, text: string])[],
  kind: Planted['kind'],
  printed: string,
  names: readonly string[],
): Planted {
  const now = [...pieces]
  for (const [at, text] of edits) {
    now[at] = text
    // A clause that is gone takes the comma before it along.
    if (text === '' && now[at - 1] === '，') now[at - 1] = ''
  }
  return { what, line: now.join(''), kind, printed, names }
}
