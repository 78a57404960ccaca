import { yuanFromCents } from '../../model/cents.ts'
import type { ExplainedBar, Explanation, FoundName, FoundStatus } from '../../model/explanation.ts'
import type { StatusSource } from '../../model/barVerdict.ts'
import { exactYuan } from '../money.ts'
import { factLines, placeText, placeWords } from './lines.ts'
import type { Section } from './lines.ts'
import { EXCHANGE_WORDS, SEGMENT_WORDS, STATUS_WORDS } from './words.ts'

/** Who the stock is, what its status was, and the bar: each with the row that says so. */
export function stockSection(told: Explanation, width: number): Section {
  const { bar, name } = told
  return {
    title: '股票 stock',
    lines: [
      ...factLines('code', codeWords(told), width),
      ...(bar?.at === undefined ? [] : factLines('row', placeText(bar.at), width)),
      ...(name === undefined ? [] : factLines('name', nameWords(name), width)),
      ...(bar === undefined ? [] : factLines('status', statusWords(bar.status), width)),
      ...(bar === undefined ? [] : factLines('bar', barWords(bar), width)),
      ...told.issues.flatMap((issue) => factLines('issue', issue, width)),
      ...told.assumptions.flatMap((flag) => factLines('assumed', `as asked by --${flag}`, width)),
    ],
  }
}

function codeWords({ asked, code, exchange, segment, prefix }: Explanation): string {
  const own = `${code}: first digits ${prefix}, ${SEGMENT_WORDS[segment]} (${EXCHANGE_WORDS[exchange]})`
  const digits = /\d{6}/.exec(asked)?.[0]
  return digits === undefined || code.startsWith(digits) ? own : `${own}; asked for as ${digits}`
}

function nameWords({ name, sourceName, source, at }: FoundName): string {
  const shown = name === sourceName ? name : `${name}, as it stands "${sourceName}"`
  if (source === 'row') return `${shown}, in the row`
  return `${shown}, in the list${source === 'undated' ? ', without dates' : ''}${placeWords(at)}`
}

function statusWords({ status, source, found, at, conflict, isShownNotSt }: FoundStatus): string {
  const isSeen = isShownNotSt ? '; a price beyond the 5% limits shows that it was no ST stock' : ''
  const differs = conflict ? '; another source says otherwise about ST' : ''
  const isOfRow = source === 'rowFlag' || source === 'rowName' || source === 'rowLimits'
  const place = isOfRow ? '' : placeWords(at)
  return `${STATUS_WORDS[status]}: ${sourceWords(source, found)}${place}${isSeen}${differs}`
}

function sourceWords(source: StatusSource, found = ''): string {
  switch (source) {
    case 'rowFlag':
      return `ST column of the row, ${found}`
    case 'rowLimits':
      return `limit prices of the row, ${found}`
    case 'listFlag':
      return `the list says ${found}`
    case 'listName':
      return `name in the list, ${found}`
    case 'rowName':
      return `name in the row, ${found}`
    case 'undatedName':
      return `name in the list, without dates, ${found}`
    case 'code':
      return `the one S-share left is known by its code, ${found}`
    case 'assumed':
      return 'nothing says; --assume-no-st takes it as an ordinary stock'
    case 'nothing':
      return 'no flag, no name, no list says whether it was ST'
  }
}

function barWords(bar: ExplainedBar): string {
  const prices = [
    ['open', bar.open],
    ['high', bar.high],
    ['low', bar.low],
    ['close', bar.close],
  ] as const
  const amount = bar.amountCents === undefined ? 'not known' : `${exactYuan(bar.amountCents)} yuan`
  const words = prices.map(([what, price]) => `${what} ${yuanFromCents(price)}`)
  return `${words.join(', ')}; 成交额 amount ${amount}; own bar ${bar.ordinal} of the look-back`
}
