import { MARKS } from './marks.ts'
import { bothOf, chinese, counted, english, joined } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** How many ex-rights days were known. */
export function exRightsPhrase(days: number): Phrase {
  const noun = days === 1 ? 'day' : 'days'
  return {
    zh: `已知除权除息日${days}个`,
    en: `${days} ex-rights ${noun} known`,
    both: `${days} ex-rights ${noun} (除权除息) known`,
  }
}

/** Of how many stocks nothing says whether they are ST, and which codes hang on it. */
export function statusPhrase(unknown: number, codes: readonly string[], named: number): Phrase {
  const whoZh = unknown === 0 ? '此前各日何股为ST无从得知' : `${unknown}股是否ST无从得知`
  const whoEn =
    unknown === 0
      ? 'which stocks were ST on days before'
      : unknown === 1
        ? 'whether 1 stock is ST'
        : `which of ${unknown} stocks are ST`
  if (codes.length === 0)
    return english(`${whoZh}，无板受其影响`, `nothing says ${whoEn}; no board hangs on it`)
  const list = codes.slice(0, named)
  const more = codes.length - list.length
  return english(
    `${whoZh}，受其影响${codes.length}只：${list.join('、')}${more > 0 ? `等` : ''}`,
    `nothing says ${whoEn}; ${counted(codes.length, 'stock')} ${codes.length === 1 ? 'hangs' : 'hang'} on it: ${list.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  )
}

/** What stands on stderr beside a bare line. */
export const STDERR_NOTES = {
  exRightsHint: { zh: '可用 --ex-rights 给出名单', en: '--ex-rights takes a list', shown: 'en' },
  statusHint: {
    zh: '请给出当日名称或标志，或 --securities；--assume-no-st 一律按普通股',
    en: 'give names or flags of the day, or --securities; --assume-no-st takes them as ordinary stocks',
    shown: 'en',
  },
  dayIssues: { zh: '数据问题', en: 'issues of the data', shown: 'en' },
  dayIssuesWhere: { zh: '位置见 --json', en: '--json shows where', shown: 'en' },
  rangeIssuesWhere: { zh: '位置见 --format ndjson', en: '--format ndjson shows where', shown: 'en' },
  partial: { zh: '不全', en: 'partial', shown: 'en' },
  unknown: { zh: '未知', en: 'unknown', shown: 'en' },
} as const

/** What was asked for by a flag. */
export function assumedPhrase(flag: string): Phrase {
  return english(`按 --${flag} 的要求`, `as asked by --${flag}`)
}

/** No previous close in the data: what stood in for it. */
export function derivedPhrase(exRightsDays: number): Phrase {
  const known = exRightsPhrase(exRightsDays)
  const hint = STDERR_NOTES.exRightsHint
  return {
    zh: `无前收：取上一收盘价，${known.zh}（${hint.zh}）`,
    en: `no pre_close: derived from the close before, ${known.en} (${hint.en})`,
    both: `no pre_close: derived from the close before, ${bothOf(known)} (${bothOf(hint)})`,
  }
}

/** A text with another in brackets behind it. */
export function bracketed(text: Phrase, inner: Phrase): Phrase {
  return {
    zh: `${text.zh}（${inner.zh}）`,
    en: `${text.en} (${inner.en})`,
    both: `${bothOf(text)} (${bothOf(inner)})`,
  }
}

/** A title, a colon and its text. */
export function titled(title: Phrase, text: Phrase): Phrase {
  return joined([title, text], MARKS.colon)
}

/** A list of several. */
export function listed(parts: readonly Phrase[]): Phrase {
  return joined(parts, MARKS.clause)
}

/** Names one after another: 、 also in the usual text. */
export function named(parts: readonly Phrase[]): Phrase {
  return joined(parts, chinese('、', ', '))
}
