import { SERVICES } from '../notify/service.ts'
import { DAY_FLAGS } from './flags.ts'
import type { Flag } from './flags.ts'

/** Flags of `day` that `notify` has no use for, or must not have: what is sent is a day that is over and whole. */
const NOT_OF_NOTIFY: readonly string[] = [
  'allow-partial',
  'history',
  'big-loss',
  'groups',
  'quiet-groups',
  'combined-labels',
  'format',
  'json',
  'output',
  'no-color',
  'lang',
]

/** What `--text` takes. */
export const NOTIFY_TEXTS = ['line', 'brief', '-'] as const

/** Every flag of `notify`. */
export const NOTIFY_FLAGS: readonly Flag[] = [
  {
    name: 'to',
    value: 'service',
    repeatable: true,
    choices: SERVICES,
    group: 'Sending',
    help: 'who is told: 飞书, 钉钉, 企业微信, Telegram, a receiver of JSON, or readers of mail',
  },
  {
    name: 'text',
    value: 'text',
    choices: NOTIFY_TEXTS,
    group: 'Sending',
    help: 'line (opening line of the recap), brief (line, ladder, promotion), or - for what stands on standard input',
    defaultText: 'line',
  },
  { name: 'lines', value: 'n', group: 'Sending', help: 'most lines of brief', defaultText: '12' },
  {
    name: 'title',
    value: 'words',
    group: 'Sending',
    help: 'what stands above the text, before the date',
    defaultText: '涨停复盘',
  },
  {
    name: 'if-trading-day',
    group: 'Sending',
    help: 'for cron: the day is today; on a closed day nothing is sent, and the exit code is 4',
  },
  {
    name: 'again',
    group: 'Sending',
    help: 'send also what was sent before, may have been, or differs from what was',
  },
  {
    name: 'dry-run',
    group: 'Sending',
    help: 'send nothing; print every message with its size',
  },
  {
    name: 'most-wait',
    value: 'seconds',
    group: 'Sending',
    help: 'longest wait in all for a service that is busy or away',
    defaultText: '900',
  },
  {
    name: 'secrets-file',
    value: 'file',
    group: 'Sending',
    help: 'file with the variables of docs/notify.md, NAME=value a line, which only you may read; the environment goes before it',
  },
  ...DAY_FLAGS.filter(({ name }) => !NOT_OF_NOTIFY.includes(name)),
]
