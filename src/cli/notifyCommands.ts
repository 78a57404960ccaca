import type { CommandText } from './commandTable.ts'
import { NOTIFY_FLAGS } from './notifyFlags.ts'

/** The command that tells others of a day. */
export const NOTIFY_COMMANDS: readonly CommandText[] = [
  {
    name: 'notify',
    summary: "the day's line to 飞书, 钉钉, 企业微信, Telegram, a webhook or by mail (推送)",
    description:
      'Sends the opening line of the recap, or a short text, once a day to each service named with --to: cut at the ends of clauses where it is longer than the service takes, signed, and never twice. DATE is the last trading day that is over when left out. Prints nothing when all is well. Where messages go stands in variables, which docs/notify.md lists.',
    args: [
      {
        name: 'DATE',
        help: 'YYYY-MM-DD or YYYYMMDD; the last trading day that is over when left out',
        isOptional: true,
      },
    ],
    flags: NOTIFY_FLAGS,
    load: async () => (await import('./commands/notify.ts')).notifyServices,
    examples: [
      ['limitup notify --to feishu --if-trading-day', "today's line, by cron"],
      ['limitup notify --to dingtalk wecom --text brief', 'with ladder and promotion, to two groups'],
      ['limitup notify 2025-02-07 --to mail --data bars/ --dry-run', 'what would be sent'],
      ['limitup day --format streaks | limitup notify --to telegram --text -', 'any other text'],
    ],
  },
]
