import { Refusal } from '../../model/refusal.ts'
import type { Claim, Published, TextDay, TextStyle } from '../../model/published.ts'
import { countAt } from './countRules.ts'
import type { FoundCount } from './countRules.ts'
import { daysOf } from './days.ts'
import { figuresAt } from './figureRules.ts'
import { foldText } from './fold.ts'
import { groupsOf } from './groups.ts'
import { shortened, spotAt } from './place.ts'
import { Reader } from './reader.ts'
import { scopesOf } from './scopes.ts'

/** Words in front of a count; those of the day before make it that day's. */
const LEAD =
  /(?:今日|今天|当日|全天|收盘|截至收盘|截止收盘|盘后|全市场|市场|A股|沪深京三市|沪深两市|沪深|两市|三市|共计|共有|总共|合计|总计|一共|共|仅有|另有|另外|其中|同时|此外|以及|仅|有|而|和|及|则|均|约有|昨日|昨天|上一个?交易日|上个交易日|前一?个?交易日|上日)+/y
const BEFORE = /昨日|昨天|上一个?交易日|上个交易日|前一?个?交易日|上日/
const BEFORE_RIGHT_HERE = /(?:昨日|昨天|上一个?交易日|上个交易日|前一?个?交易日|上日)(?:的)?$/
/** Words that say that a whole market is counted. */
const WHOLE_MARKET = /今日|今天|当日|全天|全市场|A股|沪深|两市|三市|共|总计|合计|昨日|上一?个?交易日/
/** Words that hold a text together and say nothing. */
const KNOWN_WORDS =
  /^(?:截[至止](?:今日)?收盘|焦点股方面|个股方面|盘面上|涨停分析|连板股分析|焦点复盘|收评|复盘|今日|全市场|具体来看|连板梯队|连板天梯)$/

interface Placed {
  readonly claim: Claim
  readonly from: number
  readonly to: number
  readonly isWeak: boolean
}

/**
 * Takes a published text apart: the opening line, a sister text, or a paragraph around them. What it does not know is
 * kept as passages. Refuses a text without any figure.
 */
export function parsePublishedText(file: string, raw: string): Published {
  const reader = new Reader(foldText(raw))
  const { days, hasPublisher } = daysOf(reader)
  const scopes = scopesOf(reader)
  const figures = figuresOf(reader)
  const kept = figures.filter((figure) => !figure.isWeak || isBackedUp(reader, figure, figures))
  for (const { from, to } of figures.filter((figure) => !kept.includes(figure))) reader.giveBack(from, to)
  const groups = groupsOf(reader)
  const claims = [...scopes, ...kept.map(({ claim }) => claim), ...groups].sort(
    (a, b) => a.at.line - b.at.line || a.at.column - b.at.column,
  )
  if (!claims.some(({ kind }) => kind !== 'scope')) throw noFigure(file, raw)
  return {
    source: 'text',
    file,
    style: styleOf(reader.text, claims),
    isSelection: hasPublisher || /财联社|焦点复盘/.test(reader.text),
    days,
    claims,
    passages: passagesOf(reader),
    json: undefined,
  }
}

function figuresOf(reader: Reader): Placed[] {
  const { text } = reader
  const found: Placed[] = []
  for (let at = 0; at < text.length;) {
    if (reader.isTaken(at) || reader.isPunctuation(at)) {
      at++
      continue
    }
    const placed = figuresFrom(reader, at)
    found.push(...placed)
    for (const { from, to } of placed) reader.take(from, to)
    at = Math.max(at + 1, ...placed.map(({ to }) => to))
  }
  return found
}

function figuresFrom(reader: Reader, at: number): Placed[] {
  const isStart = reader.isClauseStart(at)
  const count = isStart ? countFrom(reader, at) : undefined
  if (count !== undefined) return [count]
  return figuresAt(reader.text, at, isStart).map((figure) => {
    const shift = figure.kind === 'index' ? figure.from : 0
    const lead = BEFORE_RIGHT_HERE.exec(reader.text.slice(Math.max(0, at - 8), at))?.[0] ?? ''
    const from = at + shift - (shift === 0 ? lead.length : 0)
    const to = at + figure.length
    const said = { at: reader.spot(from), text: reader.raw(from, to) }
    const day: TextDay = lead === '' ? 'today' : 'before'
    return { claim: claimOf(figure, said, day), from, to, isWeak: false }
  })
}

function claimOf(
  figure: ReturnType<typeof figuresAt>[number],
  said: Pick<Claim, 'at' | 'text'>,
  day: TextDay,
): Claim {
  switch (figure.kind) {
    case 'rate': {
      const { kind, figure: rate, boards, printed } = figure
      return { kind, figure: rate, boards, printed, day, ...said }
    }
    case 'amount':
      return { kind: figure.kind, market: figure.market, printed: figure.printed, day, ...said }
    case 'amountChange':
      return { kind: figure.kind, direction: figure.direction, printed: figure.printed, ...said }
    case 'index': {
      const { kind, name, code, direction, printed } = figure
      return { kind, name, code, direction, printed, ...said }
    }
  }
}

function countFrom(reader: Reader, at: number): Placed | undefined {
  LEAD.lastIndex = at
  const lead = LEAD.exec(reader.text)?.[0] ?? ''
  for (const words of lead === '' ? [''] : [lead, '']) {
    const begin = at + words.length
    const found = countAt(reader.text, begin)
    if (found === undefined) continue
    const to = begin + found.length
    const said = { at: reader.spot(at), text: reader.raw(at, to) }
    const day: TextDay = BEFORE.test(words) ? 'before' : 'today'
    const { figure, boards, printed } = found
    return {
      claim: { kind: 'count', figure, boards, printed, day, ...said },
      from: at,
      to,
      isWeak: isWeak(found, words),
    }
  }
  return undefined
}

/** 10余股涨停 without a word of the market may be a theme's. */
function isWeak({ isWeak: mayBe }: FoundCount, lead: string): boolean {
  return mayBe && !WHOLE_MARKET.test(lead)
}

/** A weak count stands where the text begins, or beside another figure of the boards in its sentence. */
function isBackedUp(reader: Reader, { claim, from }: Placed, all: readonly Placed[]): boolean {
  const start = reader.sentenceStart(from)
  if (start === 0 || claim.kind !== 'count') return true
  return all.some((other) => {
    if (other.from === from || reader.sentenceStart(other.from) !== start) return false
    if (other.claim.kind === 'rate') return true
    return other.claim.kind === 'count' && !other.isWeak && other.claim.figure !== 'advancers'
  })
}

function styleOf(text: string, claims: readonly Claim[]): TextStyle {
  if (/涨停分析|连板股分析|焦点股方面|个股方面|封板未遂|连板股总数/.test(text)) return 'focus'
  const hasCount = claims.some((claim) => claim.kind === 'count' && claim.figure === 'sealed')
  return hasCount && claims.some((claim) => claim.kind === 'group' && !claim.isSoft && !claim.isLadder)
    ? 'opening'
    : 'other'
}

function passagesOf(reader: Reader): Published['passages'] {
  for (const { from, to } of reader.unread()) {
    if (KNOWN_WORDS.test(reader.text.slice(from, to))) reader.take(from, to)
  }
  return reader
    .leftOver()
    .map(({ from, to }) => ({ at: reader.spot(from), text: reader.raw(from, to) }))
    .filter(({ text }) => text !== '')
}

function noFigure(file: string, raw: string): Refusal {
  const said = shortened(raw, 40)
  return new Refusal(
    'no-figure',
    said === '' ? 'no text' : `no figure that bars could answer in "${said}"`,
    'give the line as it was published, for example: 今日84股涨停，45股炸板，封板率为65%，新炬网络7连板',
    { file, ...spotAt(raw, raw.length - raw.trimStart().length) },
  )
}
