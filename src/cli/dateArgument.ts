import { dateFromText, dateText } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import { marketTime } from '../run/today.ts'

/** Ways in which people write a day; all but the first two are read by dayjs. */
const FORMS = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日']

/**
 * A day of the command line, the DATE or what else `what` names, as 'YYYY-MM-DD': any of FORMS, or today (今天) on the exchanges' clock. A day
 * without its year, or in another order, could mean two days and is refused.
 */
export async function dateArgument(text: string, now: Date, what = 'DATE'): Promise<string> {
  if (text === 'today' || text === '今天') return dateText(marketTime(now).date)
  const plain = dateFromText(text)
  if (plain !== undefined) return dateText(plain)
  const [{ default: dayjs }, { default: customParseFormat }] = await Promise.all([
    import('dayjs'),
    import('dayjs/plugin/customParseFormat.js'),
  ])
  dayjs.extend(customParseFormat)
  const day = FORMS.map((form) => dayjs(text, form, true)).find((each) => each.isValid())
  const date = day === undefined ? undefined : dateFromText(day.format('YYYYMMDD'))
  if (date !== undefined) return dateText(date)
  throw new Refusal(
    'usage',
    `${what}: expected a day as YYYY-MM-DD, found "${text}"`,
    `for example 2025-02-07; ${FORMS.slice(1).join(', ')} and today are read too`,
  )
}
