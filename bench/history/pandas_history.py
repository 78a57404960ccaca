"""The reference in pandas, whole columns at a time: python3 pandas_history.py DIR"""
import sys

import numpy as np
import pandas as pd

folder = sys.argv[1]
bars = pd.read_csv(folder + '/all.csv', usecols=['ts_code', 'trade_date', 'high', 'close', 'pre_close'])
basic = pd.read_csv(folder + '/stock_basic.csv', dtype={'symbol': str}).set_index('ts_code')
bars = bars.sort_values(['ts_code', 'trade_date'], kind='stable', ignore_index=True)
codes, number = np.unique(bars.ts_code.to_numpy(str), return_inverse=True)
first = np.array([code[0] for code in codes])
second = np.array([code[1] for code in codes])
beijing = np.isin(first, ['4', '8', '9'])
star = (first == '6') & (second == '8')
chinext = first == '3'
special = basic.name.reindex(codes).str.match(r'^\*?ST').to_numpy(bool)
listed = basic.list_date.reindex(codes).to_numpy()
five = star | (~beijing & (listed >= np.where(chinext, 20200824, 20230410)))
free = np.where(beijing, 1, np.where(five, 5, 1)) * (listed >= bars.trade_date.min())

date = bars.trade_date.to_numpy()
high, close, pre = (np.rint(bars[name].to_numpy() * 100).astype(np.int64) for name in ('high', 'close', 'pre_close'))
percent = np.select(
    [beijing[number], star[number], chinext[number] & (date >= 20200824), chinext[number], special[number]],
    [30, 20, 20, 10, 5],
    10,
)
starts = np.flatnonzero(np.r_[True, number[1:] != number[:-1]])
nth = np.arange(len(bars)) - np.repeat(starts, np.diff(np.r_[starts, len(bars)]))
up = np.where(nth < free[number], -1, (pre * (100 + percent) + np.where(percent == 30, 0, 50)) // 100)
sealed = close == up
last_other = np.where(sealed, -1, np.arange(len(bars)))
last_other[starts] = np.where(sealed[starts], starts - 1, starts)
streak = np.arange(len(bars)) - np.maximum.accumulate(last_other)
streak[~sealed] = 0

found = pd.DataFrame({'date': date, 'sealed': sealed, 'broken': (high == up) & ~sealed, 'streak': streak})
days = found.groupby('date').agg(
    rows=('sealed', 'size'), sealed=('sealed', 'sum'), broken=('broken', 'sum'), highest=('streak', 'max')
)
rungs = found[found.sealed].groupby(['date', 'streak']).size()
ladders = {}
for (day, boards), stocks in rungs.items():
    ladders.setdefault(day, []).append(f'{boards}:{stocks}')
for day, rows, sealed_count, broken_count, highest in days.itertuples():
    print(day, rows, sealed_count, broken_count, highest, ' '.join(ladders.get(day, [])), sep=',')
