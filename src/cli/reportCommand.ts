import type { CommandText } from './commandTable.ts'
import { REPORT_FLAGS } from './reportFlags.ts'

/** The command that writes days as pages. */
export const REPORT_COMMAND: CommandText = {
  name: 'report',
  summary: 'days as pages, pictures and an archive to put on the web (日报)',
  description:
    'Writes into a folder, for each day, recap.md, index.html, the ladder and the boards as SVG and PNG, the trend, and day.json; and beside them an archive of all days with a feed. A day is shown whole, the old one or the new, at every moment; what is there already is left alone. DATE is the last day of the data when left out.',
  args: [
    {
      name: 'DATE',
      help: 'YYYY-MM-DD or YYYYMMDD; the last day of the data when left out',
      isOptional: true,
    },
  ],
  flags: REPORT_FLAGS,
  load: async () => (await import('./commands/report.ts')).report,
  examples: [
    ['limitup report --data bars/ --out site', 'the last day'],
    ['limitup report --out site --all', 'every day of the store'],
    ['limitup report --out site --if-trading-day --catch-up', 'every evening, by cron'],
  ],
}
