import { dateText } from '../../model/date.ts'
import type { StoredDayStatus, StoreStatus } from '../../model/storeReport.ts'
import type { FormatContext } from '../formatter.ts'
import { sayIn } from '../words/phrase.ts'
import type { Phrase, Say } from '../words/phrase.ts'
import {
  besidePhrase,
  countedPhrase,
  filesPhrase,
  holderPhrase,
  indexUpTo,
  missingPhrase,
  spanPhrase,
  storedDayPhrase,
  STORE_WORDS,
} from '../words/store.ts'
import { bytesPhrase, clockPhrase, grouped } from './days.ts'
import { factLines } from './lines.ts'
import type { Fact } from './lines.ts'

/** Missing days that are told one by one. */
const TOLD = 5

/** What a store holds, for people. */
export function statusText(status: StoreStatus, context: FormatContext): string {
  const { lastDay, keptApart, holder } = status
  const say = sayIn(context.language)
  const none = say(STORE_WORDS.none)
  const comma = say(STORE_WORDS.comma)
  const facts: Fact[] = [
    [say(STORE_WORDS.store), [status.store]],
    [say(STORE_WORDS.bars), [`${daysText(status.days, say)}${comma}${say(countOf(status.rows, 'row'))}`]],
    [
      say(STORE_WORDS.last),
      lastDay === undefined ? [none] : [say(dayPhrase(lastDay)), checksText(lastDay, say)],
    ],
    [say(STORE_WORDS.missing), missingTexts(status.missing, say)],
    [
      say(STORE_WORDS.keptApart),
      keptApart.length === 0 ? [none] : keptApart.map((day) => `${say(dayPhrase(day))}${comma}${day.state}`),
    ],
    [say(STORE_WORDS.beside), [say(besideOf(status))]],
    [
      say(STORE_WORDS.files),
      [
        say(
          filesPhrase(
            countOf(status.files, 'file'),
            bytesPhrase(status.bytes),
            status.dayFiles,
            grouped(status.generation),
            clockPhrase(status.written),
          ),
        ),
      ],
    ],
    [
      say(STORE_WORDS.writer),
      [
        holder === undefined
          ? none
          : say(holderPhrase(holder.command, holder.pid, holder.host, clockPhrase(holder.since))),
      ],
    ],
  ]
  return factLines(facts, context)
}

function countOf(count: number, noun: string): Phrase {
  return countedPhrase(count, grouped(count), noun)
}

/** Days as one phrase: their number, the first and the last. */
function daysText(days: readonly number[], say: Say): string {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return say(STORE_WORDS.none)
  return [countOf(days.length, 'day'), spanPhrase(dateText(first), dateText(last))]
    .map(say)
    .join(say(STORE_WORDS.comma))
}

function dayPhrase({ date, rows, source, fetchedAt }: StoredDayStatus): Phrase {
  return storedDayPhrase(dateText(date), countOf(rows, 'row'), source, clockPhrase(fetchedAt))
}

function checksText({ checks }: StoredDayStatus, say: Say): string {
  return checks.length === 0
    ? say(STORE_WORDS.noChecks)
    : `${say(STORE_WORDS.checked)}${checks.join(say(STORE_WORDS.comma))}`
}

function missingTexts(missing: readonly number[], say: Say): string[] {
  if (missing.length === 0) return [say(STORE_WORDS.none)]
  const first = missing.slice(0, TOLD).map(dateText)
  const more = missing.length - TOLD
  return [
    more > 0
      ? say(missingPhrase(countOf(missing.length, 'day'), first, grouped(more)))
      : first.join(say(STORE_WORDS.comma)),
  ]
}

function besideOf(status: StoreStatus): Phrase {
  return besidePhrase({
    stocks: countOf(status.stocks, 'stock'),
    listed: grouped(status.listed),
    index:
      status.lastIndexDay === undefined
        ? STORE_WORDS.noIndex
        : indexUpTo(countOf(status.indexBars, 'index bar'), dateText(status.lastIndexDay)),
    exRights: countOf(status.exRights, 'ex-rights day'),
    issues: countOf(status.issues, 'issue'),
  })
}
