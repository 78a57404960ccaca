import type { CommandText } from './commandTable.ts'
import { CONFIG_FLAGS, UPDATE_FLAGS } from './updateFlags.ts'

/** The commands that keep the store up to date, and the settings. */
export const UPDATE_COMMANDS: readonly CommandText[] = [
  {
    name: 'update',
    summary: "after the close: the day's market into the store (更新行情)",
    description:
      'Fetches the whole market of the day that is over into the store, checks it, and fills the days that were missed. A day is written whole or not at all; on any doubt nothing is written, and the reason is said.',
    args: [],
    flags: UPDATE_FLAGS,
    load: async () => (await import('./commands/update.ts')).updateStore,
    examples: [
      ['limitup update --init', 'make the store and fetch the days before'],
      ['limitup update', 'every trading day after the close'],
      ['limitup update --date 2026-01-05 --provider tushare', 'one past day'],
    ],
  },
  {
    name: 'config',
    summary: 'where the configuration stands, and what is in force (配置)',
    description:
      'Flags go before the environment (LIMITUP_SCOPE for --scope), and that before the configuration file.',
    args: [{ name: 'WHAT', help: 'path, or show', choices: ['path', 'show'] }],
    flags: CONFIG_FLAGS,
    load: async () => (await import('./commands/config.ts')).config,
    examples: [
      ['limitup config path', 'the file'],
      ['limitup config show', 'every setting and who set it'],
    ],
  },
]
