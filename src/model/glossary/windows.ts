import { by, chosen, measured, published, termsOf } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** N天M板: boards within a window that may have holes. */
export const WINDOWS: readonly Term[] = termsOf('streaks', [
  {
    id: 'daysBoards',
    zh: 'N天M板',
    zhAlso: ['几天几板', 'N天N板'],
    en: 'N days M boards',
    definition: both(
      '从窗口的首个涨停到当日共 N 根自身日线，其中 M 根封板。M 等于 N 时就是 n连板，1天1板是首板。两条规则并存，须说明用的是哪一条。',
      'N own bars from the first board of the window to the day, M of them boards. With M = N it is a plain streak, 1天1板 is 首板. Two rules are in use, so the rule is always named.',
    ),
    formula: 'days = N, boards = M; the window starts on a board and ends on the day',
    scope: 'stock',
    sources: [
      measured(
        '两条规则由印出的标签拟合，各家未公布',
        'both rules were fitted to printed labels; no vendor publishes one',
      ),
      published(
        '财联社 2025-02-07：冀凯股份13天11板，瀛通通讯11天7板',
        'CLS 财联社 2025-02-07: 冀凯股份13天11板, 瀛通通讯11天7板',
      ),
    ],
    vendors: [
      by(
        'cls',
        '文字用 half、至多空 5；图用 gap、至多空 2',
        'text by half, at most 5 empty; pictures by gap, at most 2',
      ),
      by('ths', 'gap、至多空 2；退市整理股没有标签', 'gap, at most 2; no label for 退市整理'),
      by('kaipanla', 'gap、至多空 2', 'gap, at most 2'),
      by(
        'eastmoney',
        'half、空档不限；当日不必涨停',
        'half with any gap; the day itself need not be a board',
      ),
      by(
        'tdx',
        '类似 gap、至多空 3；其后 3 根未涨停仍保留标签，N 增 M 不变',
        'like gap with 3; the label lives on through 3 bars without a board, N grows and M stays',
      ),
      by('tushare', 'up_stat 写作 M/N，与其他家相反', 'up_stat is M/N, the reverse of the others'),
      by('akshare', '涨停统计写作 N/M', '涨停统计 is N/M'),
    ],
    seeAlso: ['daysBoardsRule', 'gap', 'half', 'windowOrder', 'streak'],
    day: ['boards[].daysBoards', 'opening.groups[].days', 'quality.daysBoards'],
  },
  {
    id: 'daysBoardsAtLeast',
    zh: '至少N天M板',
    en: 'window at least',
    definition: both(
      '回看结束时窗口还可能增长，真实的 N天M板 可能更长，印作 >=N天M板。',
      'The look-back ended where the window could still have grown; the label may be longer and prints >=N天M板.',
    ),
    scope: 'stock',
    sources: [chosen('不把看不见的部分当作没有', 'what was not seen is not taken for none')],
    seeAlso: ['daysBoards', 'streakAtLeast', 'lookback'],
    day: ['boards[].daysBoardsAtLeast'],
  },
  {
    id: 'daysBoardsRule',
    zh: 'N天M板规则',
    en: 'days-boards rule',
    definition: both(
      '本次用的规则和最大空档：gap 或 half。随统计口径而定，--days-boards 和 --max-empty 可改。',
      'The rule in force and its largest hole: gap or half. It follows the scope; --days-boards and --max-empty change it.',
    ),
    scope: 'scope',
    sources: [
      chosen(
        'cls 和 all 为 half 空 5，eastmoney 为 half 不限，ths 为 gap 空 2',
        'cls and all half with 5, eastmoney half without a largest hole, ths gap with 2',
      ),
    ],
    seeAlso: ['daysBoards', 'gap', 'half', 'maxEmpty'],
    day: ['daysBoardsRule'],
  },
  {
    id: 'gap',
    zh: '间隔规则',
    en: 'gap rule',
    definition: both(
      '从当日的涨停往回数，相邻两板之间至多空 2 根自身日线；空 3 根及以上另起窗口。最稀的形状是 4天2板。',
      'Back from the board of the day as long as at most 2 own bars without one lie between two boards; three or more start another window. The sparsest shape is 4天2板.',
    ),
    formula: 'own bars between two boards ≤ maxEmpty (2)',
    scope: 'stock',
    sources: [
      measured(
        '同花顺标签，2025-09-26 至 2026-08-21 的 217 日 12,693 条：98.9%',
        'labels of THS, 12,693 on 217 days 2025-09-26 to 2026-08-21: 98.9%',
      ),
      measured(
        '开盘啦标签（N 不等于 M 的 1,144 条）：93.2%',
        'labels of Kaipanla (1,144 with N not M): 93.2%',
      ),
    ],
    seeAlso: ['half', 'daysBoards', 'maxEmpty'],
    day: ['daysBoardsRule.rule'],
  },
  {
    id: 'half',
    zh: '半数规则',
    en: 'half rule',
    definition: both(
      '以涨停开头、当日结尾的窗口中，取板数不少于一半的最长一个（2M ≥ N）。cls 遇到空 5 根以上就停，eastmoney 不限。',
      'Of the windows that start on a board and end on the day, the longest in which at least half of the bars are boards (2M ≥ N). cls stops at a hole of more than 5, eastmoney at none.',
    ),
    formula: '2 × boards ≥ days, days as large as possible; own bars between two boards ≤ maxEmpty',
    scope: 'stock',
    sources: [
      measured(
        '财联社 2026-04 至 08 的 245 个标签：空 5 时 228 个相符',
        '245 labels of CLS 2026-04 to 08: 228 with a largest hole of 5',
      ),
      measured(
        '东方财富 2024 年四日的 104 个标签：不限时 101 个相符',
        '104 labels of Eastmoney of four days of 2024: 101 without a largest hole',
      ),
    ],
    seeAlso: ['gap', 'daysBoards', 'maxEmpty'],
    day: ['daysBoardsRule.rule'],
  },
  {
    id: 'maxEmpty',
    zh: '最大空档',
    en: 'max empty',
    definition: both(
      '窗口内相邻两板之间至多几根没有涨停的自身日线；null 是不限。',
      'Most own bars without a board between two boards of a window; null is unlimited.',
    ),
    unit: 'bars',
    scope: 'stock',
    sources: [
      measured(
        '2025-02-07：不设上限时汇洲智能（空 6）会成 18天9板、新炬网络（空 8）会成 16天8板，首句印的是 3连板和 7连板',
        '2025-02-07: without a largest hole 汇洲智能 (hole of 6) would be 18天9板 and 新炬网络 (8) 16天8板; the line prints 3连板 and 7连板',
      ),
    ],
    seeAlso: ['gap', 'half', 'daysBoardsRule'],
    day: ['daysBoardsRule.maxEmpty'],
  },
])
