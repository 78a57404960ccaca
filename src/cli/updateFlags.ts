import type { Flag } from './flags.ts'

/** Every flag of `update`. */
export const UPDATE_FLAGS: readonly Flag[] = [
  {
    name: 'date',
    value: 'date',
    group: 'Store',
    help: 'this one day',
    defaultText: 'every missing day up to the last that is over',
  },
  {
    name: 'store',
    value: 'dir',
    group: 'Store',
    help: 'the store',
    defaultText: 'limitup/store of your data',
  },
  { name: 'init', group: 'Store', help: 'make a store where there is none, and fetch the days before' },
  {
    name: 'look-back',
    value: 'days',
    group: 'Store',
    help: 'trading days of a new store',
    defaultText: '250',
  },
  {
    name: 'most-days',
    value: 'days',
    group: 'Store',
    help: 'most missing days filled in one run',
    defaultText: '250',
  },
  {
    name: 'provider',
    value: 'name',
    repeatable: true,
    choices: ['eastmoney', 'tencent', 'sina', 'tushare'],
    group: 'Providers',
    help: 'who is asked, in this order',
    defaultText: 'eastmoney, tencent, sina, and tushare with a token',
  },
  {
    name: 'token-file',
    value: 'file',
    group: 'Providers',
    help: 'file with the token of Tushare, which only you may read; TUSHARE_TOKEN goes before it',
  },
  {
    name: 'no-cross-check',
    group: 'Providers',
    help: "take a day without a second provider's word on a sample of it",
  },
]

/** Every flag of `config`. */
export const CONFIG_FLAGS: readonly Flag[] = [{ name: 'json', group: 'Output', help: 'show as JSON' }]
