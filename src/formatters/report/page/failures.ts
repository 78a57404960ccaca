import type { StockCode } from '../../../model/code.ts'
import type { StockMove } from '../../../model/dayDepth.ts'
import { whereKnown } from '../../known.ts'
import { nameOf } from '../../label.ts'
import { signedPercent, UNKNOWN } from '../../percent.ts'
import { printable } from '../../width.ts'
import type { Page } from './context.ts'
import { toned, told } from './context.ts'
import { markup } from './markup.ts'
import type { Inserted, Markup } from './markup.ts'
import { rateWords } from './promotion.ts'
import { section, table } from './table.ts'

/** 断板与亏钱效应: what yesterday's touched stocks lost, and stocks that touched both limits. */
export function failuresSection(page: Page): Markup {
  const { day, say } = page
  const loss = whereKnown(day, 'lossEffect', day.lossEffect)
  const limit = loss === undefined ? '' : ` ≤ -${loss.thresholdPercent}%`
  const ends = day.streakEnds
  const isKnown = day.quality.limitUp.state !== 'unknown'
  const rates = markup`<ul class="rates">
    <li>${say('failed')} <b>${ends === undefined ? UNKNOWN : String(ends)}</b></li>
    <li>
      ${say('bigLosses')}${limit}
      <b>${loss?.bigLosses === undefined ? UNKNOWN : rateWords(loss.bigLosses, loss.bigLosses)}</b>
    </li>
    <li>
      ${say('limitDowns')}
      <b>${loss?.limitDowns === undefined ? UNKNOWN : rateWords(loss.limitDowns, loss.limitDowns)}</b>
    </li>
    <li>${say('skyToFloor')} ${isKnown ? named(page, day.skyToFloor) : UNKNOWN}</li>
    <li>${say('floorToSky')} ${isKnown ? named(page, day.floorToSky) : UNKNOWN}</li>
    <li>
      ${say('reclaims')}
      ${whereKnown(day, 'reclaims', day.reclaims) === undefined ? UNKNOWN : named(page, day.reclaims)}
    </li>
  </ul>`
  const columns = [
    { title: say('bigLosses') },
    { title: say('yesterday') },
    { title: say('today') },
    { title: say('change'), isFigure: true },
  ]
  const rows = (loss?.losers ?? []).map((move) => loserRow(page, move))
  const body = rows.length > 0 && table(`${say('bigLosses')}${limit}`, columns, rows)
  return section('failures', say('failures'), markup`${rates}${body}`)
}

function loserRow(page: Page, { code, name, streakBefore, outcome, change }: StockMove): Inserted[] {
  const before = streakBefore === 0 ? '炸板' : streakBefore === 1 ? '首板' : `${streakBefore}连板`
  return [printable(name ?? code), before, outcomeWords(page, outcome), toned(signedPercent(change))]
}

function outcomeWords(page: Page, outcome: StockMove['outcome']): string {
  switch (outcome) {
    case 'sealed':
      return told(page, '涨停', 'sealed')
    case 'broken':
      return told(page, '炸板', 'broken')
    case 'untouched':
      return told(page, '未触板', 'not touched')
    case 'limitDown':
      return told(page, '跌停', 'limit-down')
    case 'notJudged':
      return told(page, '未判定', 'not judged')
  }
}

function named({ day }: Page, codes: readonly StockCode[]): Markup {
  const boards = new Map([...day.boards, ...day.downBoards].map((board) => [board.code, board]))
  const names = codes.map((code) => nameOf(boards.get(code) ?? { code, name: undefined }))
  return markup`<b>${codes.length}</b>${names.length > 0 && ` ${names.join('、')}`}`
}
