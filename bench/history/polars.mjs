// The reference in Polars, where nodejs-polars can be found: node bench/history/polars.mjs DIR MODULE
import { pathToFileURL } from 'node:url'

const [dir, module] = process.argv.slice(2)
const { default: pl } = await import(pathToFileURL(module).href)
const basic = pl
  .readCSV(`${dir}/stock_basic.csv`, { dtypes: { symbol: pl.Utf8 } })
  .select('ts_code', 'list_date', pl.col('name').str.contains('^\\*?ST').alias('st'))
const cents = (name) => pl.col(name).mul(100).round(0).cast(pl.Int64)
const starts = (...texts) =>
  texts.map((text) => pl.col('ts_code').str.contains(`^${text}`)).reduce((a, b) => a.or(b))
const bars = pl
  .readCSV(`${dir}/all.csv`)
  .select('ts_code', 'trade_date', cents('high'), cents('close'), cents('pre_close').alias('pre'))
  .join(basic, { on: 'ts_code' })
  .sort(['ts_code', 'trade_date'])
const first = bars.getColumn('trade_date').min()
const judged = bars
  .withColumns(
    pl
      .when(starts('4', '8', '9'))
      .then(pl.lit(30))
      .when(starts('68'))
      .then(pl.lit(20))
      .when(starts('3').and(pl.col('trade_date').gtEq(20200824)))
      .then(pl.lit(20))
      .when(starts('3'))
      .then(pl.lit(10))
      .when(pl.col('st'))
      .then(pl.lit(5))
      .otherwise(pl.lit(10))
      .alias('percent'),
    pl
      .when(starts('4', '8', '9'))
      .then(pl.lit(1))
      .when(starts('68'))
      .then(pl.lit(5))
      .when(starts('3').and(pl.col('list_date').gtEq(20200824)))
      .then(pl.lit(5))
      .when(starts('3').not().and(pl.col('list_date').gtEq(20230410)))
      .then(pl.lit(5))
      .otherwise(pl.lit(1))
      .alias('free'),
  )
  .withColumn(pl.col('close').cumCount().over('ts_code').cast(pl.Int64).alias('nth'))
  .withColumn(
    pl
      .when(
        pl
          .col('list_date')
          .gtEq(first)
          .and(pl.col('nth').ltEq(pl.col('free'))),
      )
      .then(pl.lit(-1))
      .otherwise(
        pl
          .col('pre')
          .mul(pl.col('percent').plus(100))
          .plus(pl.when(pl.col('percent').eq(30)).then(pl.lit(0)).otherwise(pl.lit(50)))
          .cast(pl.Float64)
          .div(100)
          .floor()
          .cast(pl.Int64),
      )
      .alias('up'),
  )
  .withColumn(pl.col('close').eq(pl.col('up')).alias('sealed'))
const streaks = judged
  .withColumn(
    pl
      .when(pl.col('sealed'))
      .then(pl.lit(0))
      .otherwise(pl.col('nth'))
      .cumMax()
      .over('ts_code')
      .alias('other'),
  )
  .withColumns(
    pl.col('nth').minus(pl.col('other')).alias('streak'),
    pl.col('high').eq(pl.col('up')).and(pl.col('sealed').not()).alias('broken'),
  )
const days = streaks
  .groupBy('trade_date')
  .agg(
    pl.col('sealed').count().alias('rows'),
    pl.col('sealed').sum().alias('ups'),
    pl.col('broken').sum(),
    pl.col('streak').max(),
  )
  .sort('trade_date')
const ladders = new Map()
for (const { trade_date: date, streak: boards, stocks } of streaks
  .filter(pl.col('sealed'))
  .groupBy(['trade_date', 'streak'])
  .agg(pl.col('sealed').count().alias('stocks'))
  .sort(['trade_date', 'streak'])
  .toRecords()) {
  const rungs = ladders.get(date)
  if (rungs === undefined) ladders.set(date, [`${boards}:${stocks}`])
  else rungs.push(`${boards}:${stocks}`)
}
const lines = days
  .toRecords()
  .map(Object.values)
  .map(([date, ...counts]) => `${date},${counts.join(',')},${(ladders.get(date) ?? []).join(' ')}\n`)
process.stdout.write(lines.join(''))
