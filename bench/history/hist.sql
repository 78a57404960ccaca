-- Sealed, broken and streaks of every day in one statement, as a user of SQL would write it. {BARS} and {DIR} are put in.
WITH basic AS (
  SELECT ts_code, CAST(row_number() OVER () AS SMALLINT) AS stock, list_date, regexp_matches(name, '^\*?ST') AS st
  FROM read_csv('{DIR}/stock_basic.csv', types = {'symbol': 'VARCHAR'})
),
given AS MATERIALIZED (SELECT ts_code, trade_date, high, close, pre_close FROM {BARS}),
bars AS (
  SELECT
    s.stock, CAST(b.trade_date AS INTEGER) AS trade_date,
    CAST(round(b.high * 100) AS INTEGER) AS high,
    CAST(round(b.close * 100) AS INTEGER) AS close,
    CAST(round(b.pre_close * 100) AS INTEGER) AS pre,
    CASE
      WHEN b.ts_code[1] IN ('4', '8', '9') THEN 30
      WHEN b.ts_code[1:2] = '68' THEN 20
      WHEN b.ts_code[1] = '3' THEN CASE WHEN b.trade_date >= 20200824 THEN 20 ELSE 10 END
      WHEN s.st THEN 5
      ELSE 10
    END AS percent,
    CASE
      WHEN s.list_date < (SELECT min(trade_date) FROM given) THEN 0
      WHEN b.ts_code[1] IN ('4', '8', '9') THEN 1
      WHEN b.ts_code[1:2] = '68' THEN 5
      WHEN s.list_date >= CASE WHEN b.ts_code[1] = '3' THEN 20200824 ELSE 20230410 END THEN 5
      ELSE 1
    END AS free,
    CAST(row_number() OVER (PARTITION BY s.stock ORDER BY b.trade_date) AS SMALLINT) AS nth
  FROM given b JOIN basic s USING (ts_code)
),
judged AS (
  SELECT stock, trade_date, nth, high, close,
    CASE WHEN nth <= free THEN -1 ELSE (pre * (100 + percent) + CASE WHEN percent = 30 THEN 0 ELSE 50 END) // 100 END AS up
  FROM bars
),
streaks AS (
  SELECT trade_date, close = up AS sealed, high = up AND close <> up AS broken,
    nth - max(CASE WHEN close = up THEN 0 ELSE nth END) OVER (PARTITION BY stock ORDER BY nth) AS streak
  FROM judged
),
days AS (
  SELECT trade_date, count(*) AS rows, count(*) FILTER (sealed) AS sealed, count(*) FILTER (broken) AS broken,
    max(streak) AS highest
  FROM streaks GROUP BY trade_date
),
rungs AS (
  SELECT trade_date, string_agg(streak || ':' || stocks, ' ' ORDER BY streak) AS ladder
  FROM (SELECT trade_date, streak, count(*) AS stocks FROM streaks WHERE sealed GROUP BY ALL) GROUP BY trade_date
)
SELECT trade_date, rows, sealed, broken, highest, coalesce(ladder, '') AS ladder
FROM days LEFT JOIN rungs USING (trade_date) ORDER BY trade_date
