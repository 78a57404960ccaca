import type { Ratio } from '../../model/ratio.ts'
import { moneyWords } from '../money.ts'
import { rungBoards } from '../rungBoards.ts'
import { recapLine } from '../recap.ts'
import { fractionPercent } from '../fraction.ts'
import { whereKnown } from '../known.ts'
import { finePercent, UNKNOWN, wholePercent } from '../percent.ts'
import { rateEnds, rateText } from '../rangeText.ts'
import { nameOf } from '../label.ts'
import type { Spread } from '../../model/dayDepth.ts'
import { rungStock, streakLabel } from './boardWords.ts'
import { longDate } from './dates.ts'
import { markdownText } from './escape.ts'
import { headWords } from './headFigures.ts'
import { emptyWords, rungCount, rungTitle } from './ladderSvg.ts'
import { ladderNotes } from './notes.ts'
import type { Drawing } from './pictureFrame.ts'

/** 复盘 as Markdown: the line, the ladder, promotion, premium, groups, and what the words mean. */
export function recapPage(drawing: Drawing): string {
  const { day, say, language } = drawing
  const parts = [
    `# ${say('dailyReport')} ${longDate(day.date, language)}`,
    markdownText(recapLine(day)),
    `**${headWords(day, say).join(' · ')}**`,
    ...ladderPart(drawing),
    ...promotionPart(drawing),
    ...premiumPart(drawing),
    ...groupsPart(drawing),
    ['---', ...ladderNotes(drawing).map((note) => `<sub>${markdownText(note)}</sub>  `)].join('\n\n'),
  ]
  return `${parts.join('\n\n').replace(/[ \t]+$/gm, '')}\n`
}

function ladderPart(drawing: Drawing): string[] {
  const { day, say } = drawing
  const title = `## ${say('ladder')}`
  if (day.quality.ladder.state === 'unknown') return [title, `${UNKNOWN} ${say('unknown')}`]
  const rungs = rungBoards(day)
  if (rungs.length === 0) return [title, emptyWords(drawing)]
  const rows = rungs.map((each) => {
    const stocks = each.boards.map((board) => {
      const { name, mark, label } = rungStock(day, board, say)
      const words = `${mark}${label}`
      return words === '' ? name : `${name}（${words}）`
    })
    return [rungTitle(each.rung.streak), rungCount(drawing, each), stocks.join('、')]
  })
  return [title, table([say('rung'), say('stocks'), say('names')], rows)]
}

function promotionPart({ day, say }: Drawing): string[] {
  const streaks = rateEnds(day, 'streakPromotion')
  const overall = whereKnown(day, 'overallPromotion', day.overallPromotion)
  const rungs = whereKnown(day, 'promotions', day.promotions)
  const rows = [
    [say('streakPromotion'), streaks === undefined ? UNKNOWN : endsWords(streaks.from, streaks.to), ''],
    [say('overallPromotion'), overall === undefined ? UNKNOWN : endsWords(overall, overall), ''],
    ...(rungs ?? [])
      .toReversed()
      .map(({ from, rate, isOpen, failed }) => [
        `${from}进${from + 1}`,
        rate === undefined ? UNKNOWN : endsWords(rate, rate),
        isOpen || from === 1 ? '' : failed.map((move) => nameOf(move)).join('、'),
      ]),
  ]
  return [`## ${say('promotion')}`, table([say('rung'), say('rate'), say('failed')], rows)]
}

/** 15/23 = 65.22%, or both ends. */
function endsWords(from: Ratio, to: Ratio): string {
  const isOne = from.part === to.part && from.whole === to.whole
  return isOne ? `${from.part}/${from.whole} = ${finePercent(from)}` : rateText({ from, to }, finePercent)
}

function premiumPart({ day, say }: Drawing): string[] {
  const premiums = whereKnown(day, 'premiums', day.premiums)
  const groups = [
    [say('ofSealed'), premiums?.sealed],
    [say('ofStreaks'), premiums?.streaks],
    [say('ofBroken'), premiums?.broken],
  ] as const
  const spread = (found: Spread | undefined): string[] =>
    found === undefined
      ? [UNKNOWN, UNKNOWN]
      : [fractionPercent(found.mean, true), `${found.risen.part}/${found.risen.whole}`]
  const rows = groups.map(([title, premium]) => [
    title,
    premium === undefined ? UNKNOWN : String(premium.stocks),
    ...spread(premium?.open),
    ...spread(premium?.close),
  ])
  const heads = (['yesterday', 'stocks', 'openMean', 'openRisen', 'closeMean', 'closeRisen'] as const).map(
    say,
  )
  return [`## ${say('premium')}`, table(heads, rows)]
}

function groupsPart({ day, say }: Drawing): string[] {
  if (day.groups === undefined) return []
  const boards = new Map(day.boards.map((board) => [board.code, board]))
  const rows = [
    ...day.groups.groups.map((group) => [group.name, group] as const),
    [say('others'), day.groups.ungrouped] as const,
  ]
    .filter(([, { sealed, broken, limitDown }]) => sealed + broken + limitDown > 0)
    .map(([name, group]) => [
      name,
      String(group.sealed),
      String(group.broken),
      wholePercent(group.sealRate),
      group.maxHeight === 0 ? '' : streakLabel(group.maxHeight, group.maxHeightAtLeast, say),
      group.leaders.map((code) => nameOf(boards.get(code) ?? { code, name: undefined })).join('、'),
      group.amountCents === undefined ? UNKNOWN : moneyWords(group.amountCents),
    ])
  const title = `## ${say('groups')}`
  if (rows.length === 0) return [title, say('noGroups')]
  const heads = (['group', 'sealed', 'broken', 'sealRate', 'height', 'leaders', 'stockAmount'] as const).map(
    say,
  )
  return [title, table(heads, rows)]
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
