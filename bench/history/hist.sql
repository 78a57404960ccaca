-- Sealed, broken and streaks of every day in one statement, as a user of SQL would write it. {BARS} and {DIR} are put in.
WITH basic AS (
  SELECT ts_code, list_date, regexp_matches(name, '^\*?ST') AS st
  FROM read_csv('{DIR}/stock_basic.csv', types = {'symbol': 'VARCHAR'})
),
bars AS (
  SELECT
    b.ts_code, b.trade_date,
    CAST(round(b.high * 100) AS BIGINT) AS high,
    CAST(round(b.close * 100) AS BIGINT) AS close,
    CAST(round(b.pre_close * 100) AS BIGINT) AS pre,
    CASE
      WHEN b.ts_code[1] IN ('4', '8', '9') THEN 30
      WHEN b.ts_code[1:2] = '68' THEN 20
      WHEN b.ts_code[1] = '3' THEN CASE WHEN b.trade_date >= 20200824 THEN 20 ELSE 10 END
      WHEN s.st THEN 5
      ELSE 10
    END AS percent,
    s.list_date AS listed,
    row_number() OVER own AS nth
  FROM {BARS} b JOIN basic s USING (ts_code)
  WINDOW own AS (PARTITION BY b.ts_code ORDER BY b.trade_date)
),
judged AS (
  SELECT *,
    CASE
      WHEN listed >= (SELECT min(trade_date) FROM bars) AND nth <= CASE
        WHEN ts_code[1] IN ('4', '8', '9') THEN 1
        WHEN ts_code[1:2] = '68' THEN 5
        WHEN listed >= CASE WHEN ts_code[1] = '3' THEN 20200824 ELSE 20230410 END THEN 5
        ELSE 1
      END THEN -1
      ELSE (pre * (100 + percent) + CASE WHEN percent = 30 THEN 0 ELSE 50 END) // 100
    END AS up
  FROM bars
),
streaks AS (
  SELECT trade_date, close = up AS sealed, high = up AND close <> up AS broken,
    nth - max(CASE WHEN close = up THEN 0 ELSE nth END) OVER (PARTITION BY ts_code ORDER BY nth) AS streak
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
