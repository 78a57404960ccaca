-- 涨停 statistics of A-shares from daily bars, in plain SQL for DuckDB.
--
-- Reads a table or view `bars`, one row for each stock and trading day, unadjusted (不复权):
--
--   code       VARCHAR   600519, 600519.SH or sh600519
--   date       DATE
--   open, high, low, close   yuan, DECIMAL or DOUBLE
--   pre_close  yuan; the exchange's reference price (前收盘价 after ex-rights); NULL = not known
--
-- and, where `bars` has them, these too:
--
--   name       VARCHAR   the short name that the stock bore on that day (not today's name)
--   is_st      BOOLEAN or 0/1; goes before the name
--   listed     DATE      listing date
--   volume     0 on a suspended day
--
-- Writes these tables into the schema `limitup`:
--
--   judged      every stock and day: percent, limit prices in cents, state of both sides
--   boards      every day on which a stock touched its up limit: streak, N天M板
--   days        every day and scope: counts, 连板股晋级率
--   rungs       every day, scope and streak: how many stocks
--   promotions  every day, scope and k: k进k+1
--
-- and the view `stock_days`: `judged` with the streak and labels of `boards`. What else stays there is a step on
-- the way.
--
-- All prices are integer cents once they are read. A board is a close equal to a price, never a percentage.

CREATE SCHEMA IF NOT EXISTS limitup;

----------------------------------------------------------------------------------------------------------------
-- 1. The law (涨跌幅限制): who may move by how many percent, from when to when.
--    percent NULL = not known; 0 = no limit. Rows do not overlap; a day without a row is not known.
----------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE TABLE limitup.law AS
SELECT segment, exchange, status, since, coalesce(until, DATE '9999-12-31') AS until, percent
FROM (VALUES
    -- main board, everybody: steps that changed often, then no limit
    ('main', 'SH SZ', 'any',         DATE '1990-12-19', DATE '1992-05-20', NULL),
    ('main', 'SH SZ', 'any',         DATE '1992-05-21', DATE '1996-12-15',    0),
    -- main board and SME (中小板)
    ('main', 'SH SZ', 'normal',      DATE '1996-12-16', NULL,                10),
    -- ST, *ST, SST, S*ST: 5% from the first ST day of each exchange to Friday 2026-07-03
    ('main', 'SH',    'st pt',       DATE '1996-12-16', DATE '1998-04-21',   10),
    ('main', 'SH',    'st pt',       DATE '1998-04-22', DATE '2026-07-05',    5),
    ('main', 'SZ',    'st pt',       DATE '1996-12-16', DATE '1998-04-27',   10),
    ('main', 'SZ',    'st pt',       DATE '1998-04-28', DATE '2026-07-05',    5),
    ('main', 'SH SZ', 'st pt',       DATE '2026-07-06', NULL,                10),
    -- nothing says whether the stock was ST: the percent is known only where it makes no difference
    ('main', 'SH',    'unknown',     DATE '1996-12-16', DATE '1998-04-21',   10),
    ('main', 'SZ',    'unknown',     DATE '1996-12-16', DATE '1998-04-27',   10),
    ('main', 'SH SZ', 'unknown',     DATE '2026-07-06', NULL,                10),
    -- S-shares (未股改): not raised on 2026-07-06
    ('main', 'SH SZ', 'unreformed',  DATE '1996-12-16', DATE '2007-01-07',   10),
    ('main', 'SH SZ', 'unreformed',  DATE '2007-01-08', NULL,                 5),
    -- 退市整理: the board's own ratio since the rules of 2020-12-31; before, not known
    ('main', 'SH SZ', 'delisting',   DATE '2020-12-31', NULL,                10),
    -- ChiNext (创业板), STAR (科创板), BSE (北交所): ST was never narrower
    ('chinext', 'SZ', 'any',         DATE '2009-10-30', DATE '2020-08-23',   10),
    ('chinext', 'SZ', 'any',         DATE '2020-08-24', NULL,                20),
    ('star',    'SH', 'any',         DATE '2019-07-22', NULL,                20),
    ('bse',     'BJ', 'any',         DATE '2021-11-15', NULL,                30)
    ) AS lines(segment, exchanges, statuses, since, until, percent),
    unnest(string_split(exchanges, ' ')) AS exchanges_of(exchange),
    unnest(string_split(replace(statuses, 'any', 'normal st pt unreformed delisting unknown'), ' '))
        AS statuses_of(status);

-- Three ChiNext stocks were in 退市整理 on the day ChiNext went to 20%, and stayed at 10% to their last day; the
-- 30 trading days of 退市整理 were over within 2020.
CREATE OR REPLACE MACRO limitup.stays_at_ten(digits, day) AS
    digits IN ('300216', '300156', '300090') AND day BETWEEN DATE '2020-08-24' AND DATE '2020-12-31';

-- Own bars without a limit after a listing: 5 under the newer rules, else 1.
CREATE OR REPLACE MACRO limitup.free_bars(segment, listing) AS CASE
    WHEN segment = 'star'    AND listing >= DATE '2019-07-22' THEN 5
    WHEN segment = 'chinext' AND listing >= DATE '2020-08-24' THEN 5
    WHEN segment = 'main'    AND listing >= DATE '2023-04-10' THEN 5
    ELSE 1 END;

----------------------------------------------------------------------------------------------------------------
-- 2. Limit prices (涨停价, 跌停价) in cents: half up in Shanghai and Shenzhen, inwards in Beijing, and at least
--    one cent away from the reference price.
----------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE MACRO limitup.up_price(p, percent, exchange) AS greatest(
    CASE exchange WHEN 'BJ' THEN p * (100 + percent) // 100
                  ELSE (p * (100 + percent) + 50) // 100 END,
    p + 1);

CREATE OR REPLACE MACRO limitup.down_price(p, percent, exchange) AS greatest(1, least(
    CASE exchange WHEN 'BJ' THEN (p * (100 - percent) + 99) // 100
                  ELSE (p * (100 - percent) + 50) // 100 END,
    p - 1));

-- Yuan to cents. A price between two cents is an adjusted price (复权), by which nothing can be judged.
CREATE OR REPLACE MACRO limitup.cents(yuan, code, date) AS CASE
    WHEN yuan IS NULL THEN NULL
    WHEN abs(yuan * 100 - round(yuan * 100)) < 0.001 THEN CAST(round(yuan * 100) AS BIGINT)
    ELSE error('price of ' || code || ' on ' || date || ' is no whole number of cents: ' || yuan
               || '; bars must be unadjusted') END;

----------------------------------------------------------------------------------------------------------------
-- 3. Bars: columns that `bars` has not are NULL; suspended days are no bars; codes that are no A-share stay out.
----------------------------------------------------------------------------------------------------------------

-- (No table of this schema may be called `bars`, or the second run would read it.)
CREATE OR REPLACE VIEW limitup.input AS
SELECT NULL AS code, NULL AS date, NULL AS open, NULL AS high, NULL AS low, NULL AS close, NULL AS pre_close,
       NULL AS name, NULL AS is_st, NULL AS listed, NULL AS volume
WHERE false
UNION ALL BY NAME
SELECT * FROM bars;

CREATE OR REPLACE TABLE limitup.stocks AS
WITH written AS (
    SELECT DISTINCT CAST(code AS VARCHAR) AS written FROM limitup.input
), parts AS (
    SELECT written, regexp_extract(written, '(^|[^0-9])([0-9]{6})($|[^0-9])', 2) AS digits,
           upper(regexp_extract(written, '(?i)(sh|sz|bj)')) AS market
    FROM written
), known AS (
    SELECT *, CASE
        WHEN left(digits, 3) IN ('600', '601', '603', '605', '000', '001', '002', '003') THEN 'main'
        WHEN left(digits, 3) IN ('300', '301', '302') THEN 'chinext'
        WHEN left(digits, 3) IN ('688', '689') THEN 'star'
        WHEN left(digits, 3) = '920' OR left(digits, 2) IN ('43', '82', '83', '87', '88') THEN 'bse'
        END AS segment,
        CASE WHEN segment = 'bse' THEN 'BJ' WHEN left(digits, 1) = '6' THEN 'SH' ELSE 'SZ' END AS exchange
    FROM parts
)
SELECT written, digits || '.' || exchange AS code, digits, segment, exchange
FROM known
WHERE segment IS NOT NULL AND market IN ('', exchange);   -- sh000001 is an index

-- What a name says of its day. Full-width signs are folded and blanks removed first.
CREATE OR REPLACE TABLE limitup.names AS
WITH written AS (
    SELECT DISTINCT CAST(name AS VARCHAR) AS written FROM limitup.input WHERE name IS NOT NULL
), folded AS (
    SELECT written, translate(written, 'ＡＢＣＤＮＰＲＳＴＸ＊　', 'ABCDNPRSTX* ') AS half_width,
           regexp_replace(half_width, '\s', '', 'g') AS name
    FROM written
)
SELECT written, CASE
        WHEN regexp_matches(name, '退$|^退市') THEN 'delisting'
        WHEN regexp_matches(name, '^(XD|XR|DR|N|C)?S?(\*ST|ST([^A-Za-z]|$))') THEN 'st'
        WHEN regexp_matches(name, '^PT') THEN 'pt'
        WHEN regexp_matches(name, '^(XD|XR|DR)?S\p{Han}') THEN 'unreformed'
        ELSE 'normal' END AS status,
    regexp_matches(name, '^N\p{Han}') AS is_first_day,
    regexp_matches(name, '^C\p{Han}') AS is_early_day
FROM folded
WHERE name <> '';

CREATE OR REPLACE TABLE limitup.own_bars AS
WITH priced AS (
    SELECT stocks.code, digits, segment, stocks.exchange, CAST(date AS DATE) AS date,
           limitup.cents(open, input.code, date) AS open, limitup.cents(high, input.code, date) AS high,
           limitup.cents(low, input.code, date) AS low, limitup.cents(close, input.code, date) AS close,
           nullif(greatest(limitup.cents(pre_close, input.code, date), 0), 0) AS prev_close,
           CAST(is_st AS BOOLEAN) AS is_st, CAST(listed AS DATE) AS listed,
           names.status AS name_status, is_first_day, is_early_day
    FROM limitup.input AS input
    JOIN limitup.stocks AS stocks ON stocks.written = CAST(input.code AS VARCHAR)
    LEFT JOIN limitup.names AS names ON names.written = CAST(input.name AS VARCHAR)
    WHERE coalesce(volume, 1) <> 0 AND NOT coalesce(open = 0 AND high = 0 AND low = 0 AND close = 0, false)
)
SELECT code, digits, segment, exchange, date, open, high, low, close, prev_close, listed, name_status,
       -- The flag of the row goes before its name, but does not tell 退市整理. On an S-share it says 5%: it is read
       -- as ST while ST had 5%.
       CASE WHEN name_status = 'delisting' THEN 'delisting'
            WHEN name_status = 'unreformed' AND (NOT is_st OR date >= DATE '2026-07-06') THEN 'unreformed'
            WHEN is_st THEN 'st'
            WHEN NOT is_st THEN 'normal'
            ELSE coalesce(name_status, 'unknown') END AS status,
       is_first_day, is_early_day,
       -- The number of the bar among the stock's own bars; a suspension does not count.
       row_number() OVER own AS ordinal,
       lag(date) OVER own AS prev_date,
       CASE WHEN lag(date) OVER own = date THEN error('two bars of ' || code || ' on ' || date) END AS twice,
       coalesce(name_status = 'delisting' AND lag(name_status) OVER own <> 'delisting', false)
           AS turns_delisting
FROM priced
WINDOW own AS (PARTITION BY code ORDER BY date);

----------------------------------------------------------------------------------------------------------------
-- 4. The ordinary band of each bar, whatever the day.
----------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE VIEW limitup.bands AS
SELECT bars.* EXCLUDE (twice),
       CASE WHEN limitup.stays_at_ten(digits, date) THEN 10 ELSE law.percent END AS ordinary_percent,
       CASE WHEN ordinary_percent > 0 THEN limitup.up_price(prev_close, ordinary_percent, bars.exchange) END
           AS ordinary_up,
       CASE WHEN ordinary_percent > 0 THEN limitup.down_price(prev_close, ordinary_percent, bars.exchange) END
           AS ordinary_down,
       -- Prices that no day can have had.
       NOT coalesce(least(open, low, close) > 0 AND high >= greatest(open, low, close)
                    AND low <= least(open, close), false) AS is_faulty
FROM limitup.own_bars AS bars
LEFT JOIN limitup.law AS law ON law.segment = bars.segment AND law.exchange = bars.exchange
    AND law.status = bars.status AND date BETWEEN since AND until;

----------------------------------------------------------------------------------------------------------------
-- 5. Listings (新股): the given date; else the day of a name N; else a first bar, later than the data's first
--    day, without a reference price; else a first bar more than a tick outside its band. A first bar that merely
--    comes late proves nothing.
----------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE TABLE limitup.listings AS
WITH data AS (
    SELECT min(date) AS data_start FROM limitup.bands
), firsts AS (
    SELECT code, segment, data_start, listed AS given, CASE
        WHEN is_early_day THEN NULL
        WHEN prev_close IS NULL AND date > data_start THEN date
        WHEN high > ordinary_up + 1 OR low < ordinary_down - 1 THEN date END AS guessed
    FROM limitup.bands, data
    WHERE ordinal = 1
), named AS (
    SELECT code, min(date) AS named FROM limitup.bands WHERE is_first_day GROUP BY code
), listings AS (
    SELECT code, segment, data_start, given, coalesce(given, named, guessed) AS listing
    FROM firsts LEFT JOIN named USING (code)
)
SELECT listings.code, given, listing, listing < data_start AS is_before_data,
       limitup.free_bars(listings.segment, listing) AS free_bars,
       count(*) FILTER (WHERE date < listing) AS bars_before
FROM listings
JOIN limitup.bands AS bands ON bands.code = listings.code
GROUP BY ALL;

----------------------------------------------------------------------------------------------------------------
-- 6. Every stock and day: what kind of day it was, then what the stock did to its limits.
----------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE TABLE limitup.judged AS
WITH kinds AS (
    SELECT bands.*, CASE
        WHEN is_faulty THEN 'notJudged'
        -- the first own bars after the listing
        WHEN NOT is_before_data AND ordinal > bars_before AND ordinal <= bars_before + free_bars THEN 'noLimit'
        WHEN listing IS NULL AND is_early_day AND limitup.free_bars(segment, date) = 5 THEN 'noLimit'
        -- listed so shortly before the data begin that nothing tells which own bar this is
        WHEN is_before_data AND free_bars = 5 AND ordinal < 5 AND date - listing < 15 THEN 'notJudged'
        -- the first day of 退市整理 under the rules of 2020-12-31
        WHEN turns_delisting AND date >= DATE '2020-12-31' THEN 'noLimit'
        WHEN ordinary_percent = 0 THEN 'noLimit'
        -- a special day: more than a tick beyond the band, after a long suspension
        WHEN (high > ordinary_up + 1 OR low < ordinary_down - 1) AND date - prev_date > 30 THEN 'noLimit'
        WHEN prev_close IS NULL OR ordinary_percent IS NULL THEN 'notJudged'
        -- PT (特别转让) had no down limit
        WHEN high > ordinary_up OR (low < ordinary_down AND status <> 'pt') THEN 'anomalous'
        ELSE 'judged' END AS kind
    FROM limitup.bands AS bands
    JOIN limitup.listings AS listings USING (code)
)
SELECT code, date, segment, exchange, status, ordinal, open, high, low, close, prev_close,
       CASE WHEN kind IN ('judged', 'anomalous') THEN ordinary_percent END AS limit_percent,
       CASE WHEN kind IN ('judged', 'anomalous') THEN ordinary_up END AS limit_up,
       CASE WHEN kind IN ('judged', 'anomalous') AND status <> 'pt' THEN ordinary_down END AS limit_down,
       CASE WHEN kind <> 'judged' THEN kind
            WHEN close = ordinary_up THEN 'sealed'
            WHEN high = ordinary_up THEN 'broken'
            ELSE 'untouched' END AS up_state,
       CASE WHEN kind <> 'judged' THEN kind
            WHEN status = 'pt' THEN 'noLimit'
            WHEN close = ordinary_down THEN 'sealed'
            WHEN low = ordinary_down THEN 'broken'
            ELSE 'untouched' END AS down_state
FROM kinds;

----------------------------------------------------------------------------------------------------------------
-- 7. Boards: 连板数 and N天M板. Two boards are consecutive when their ordinals differ by one. What stood in a
--    bar that was not judged is not known, so nothing is counted across it.
----------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE TABLE limitup.boards AS
WITH doubts AS (
    SELECT code, ordinal FROM limitup.judged WHERE up_state IN ('notJudged', 'anomalous')
), sealed AS (
    -- known_from: the first own bar from which on every bar was judged. What went before it is open, unless it is
    -- the day of the listing.
    SELECT judged.code, judged.ordinal, coalesce(doubts.ordinal, 0) + 1 AS known_from,
           NOT (known_from = 1 AND first_bar.up_state = 'noLimit') AS is_open
    FROM limitup.judged AS judged
    JOIN limitup.judged AS first_bar ON first_bar.code = judged.code AND first_bar.ordinal = 1
    ASOF LEFT JOIN doubts ON doubts.code = judged.code AND doubts.ordinal < judged.ordinal
    WHERE judged.up_state = 'sealed'
), holes AS (
    SELECT *, row_number() OVER known AS rank, ordinal - lag(ordinal) OVER known - 1 AS hole
    FROM sealed
    WINDOW known AS (PARTITION BY code, known_from ORDER BY ordinal)
), runs AS (
    -- A run ends where a hole is too wide for it: a streak bears none, `gap` 2 bars, `half` 5.
    SELECT *, count(*) FILTER (WHERE hole > 0) OVER known AS streak_run,
              count(*) FILTER (WHERE hole > 2) OVER known AS gap_run,
              count(*) FILTER (WHERE hole > 5) OVER known AS half_run
    FROM holes
    WINDOW known AS (PARTITION BY code, known_from ORDER BY ordinal)
), counted AS (
    SELECT *, row_number() OVER (PARTITION BY code, known_from, streak_run ORDER BY ordinal) AS streak,
              row_number() OVER (PARTITION BY code, known_from, gap_run ORDER BY ordinal) AS gap_boards,
              min(ordinal) OVER (PARTITION BY code, known_from, gap_run) AS gap_start,
              min(ordinal) OVER (PARTITION BY code, known_from, half_run) AS half_run_start
    FROM runs
), starts AS (
    -- `half`: the earliest board from which on at least every second bar is a board, with holes of at most 5
    -- bars and with holes of any width.
    SELECT today.code, today.ordinal,
           min(start.ordinal) FILTER (WHERE start.half_run = today.half_run) AS half_start,
           min(start.rank) FILTER (WHERE start.half_run = today.half_run) AS half_rank,
           min(start.ordinal) AS any_start, min(start.rank) AS any_rank
    FROM runs AS today
    JOIN runs AS start ON start.code = today.code AND start.known_from = today.known_from
         AND start.ordinal <= today.ordinal
         AND 2 * (today.rank - start.rank + 1) >= today.ordinal - start.ordinal + 1
    GROUP BY today.code, today.ordinal
)
SELECT judged.code, judged.date, judged.ordinal, status, up_state,
       -- 一字板, T字板, 换手板
       CASE WHEN up_state = 'broken' THEN NULL
            WHEN low = limit_up THEN 'oneWord'
            WHEN open = limit_up THEN 'tBoard'
            ELSE 'turnover' END AS shape,
       coalesce(streak, 0) AS streak,
       coalesce(judged.ordinal - streak + 1 = known_from, false) AS streak_at_least,
       -- N天M板 by `gap` with at most 2 empty bars
       judged.ordinal - gap_start + 1 AS gap_days, gap_boards,
       is_open AND gap_start - known_from <= 2 AS gap_at_least,
       -- by `half` with at most 5
       judged.ordinal - half_start + 1 AS half_days, rank - half_rank + 1 AS half_boards,
       is_open AND half_run_start - known_from <= 5 AS half_at_least,
       -- by `half` with holes of any width
       judged.ordinal - any_start + 1 AS any_days, rank - any_rank + 1 AS any_boards
FROM limitup.judged AS judged
LEFT JOIN counted USING (code, ordinal)
LEFT JOIN starts USING (code, ordinal)
WHERE up_state IN ('sealed', 'broken');

CREATE OR REPLACE VIEW limitup.stock_days AS
SELECT judged.*, shape,
       coalesce(boards.streak, 0) AS streak, coalesce(boards.streak_at_least, false) AS streak_at_least,
       gap_days, gap_boards, coalesce(gap_at_least, false) AS gap_at_least,
       half_days, half_boards, coalesce(half_at_least, false) AS half_at_least, any_days, any_boards
FROM limitup.judged AS judged
LEFT JOIN limitup.boards AS boards USING (code, date);

----------------------------------------------------------------------------------------------------------------
-- 8. Days, by scope (统计口径). The status of the day counted decides; past days of a streak are not filtered.
----------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE TABLE limitup.scopes AS
SELECT scope, status
FROM (VALUES ('cls', 'normal unreformed unknown'),
             ('all', 'normal unreformed unknown st pt delisting')) AS lines(scope, statuses),
     unnest(string_split(statuses, ' ')) AS statuses_of(status);

CREATE OR REPLACE TABLE limitup.rungs AS
SELECT date, scope, streak, count(*) AS stocks, count(*) FILTER (WHERE streak_at_least) AS at_least
FROM limitup.boards
JOIN limitup.scopes USING (status)
WHERE up_state = 'sealed'
GROUP BY date, scope, streak;

CREATE OR REPLACE TABLE limitup.days AS
WITH dates AS (
    SELECT date, lag(date) OVER (ORDER BY date) AS prev_date
    FROM (SELECT DISTINCT date FROM limitup.judged)
), counts AS (
    SELECT date, scope, count(*) AS traded,
           count(*) FILTER (WHERE up_state = 'noLimit') AS no_limit,
           count(*) FILTER (WHERE up_state = 'notJudged') AS not_judged,
           count(*) FILTER (WHERE up_state = 'anomalous') AS anomalous,
           count(*) FILTER (WHERE up_state = 'sealed') AS sealed,
           count(*) FILTER (WHERE up_state = 'broken') AS broken,
           count(*) FILTER (WHERE down_state = 'sealed') AS down_sealed,
           count(*) FILTER (WHERE down_state = 'broken') AS down_broken
    FROM limitup.judged
    JOIN limitup.scopes USING (status)
    GROUP BY date, scope
), heights AS (
    SELECT date, scope, max(streak) AS max_height,
           coalesce(sum(stocks) FILTER (WHERE streak >= 2), 0) AS streak_stocks,
           coalesce(sum(stocks) FILTER (WHERE streak >= 3), 0) AS three_and_more
    FROM limitup.rungs
    GROUP BY date, scope
)
SELECT dates.date, dates.prev_date, scopes.scope,
       COLUMNS(counts.* EXCLUDE (date, scope)),
       coalesce(today.max_height, 0) AS max_height,
       coalesce(today.streak_stocks, 0) AS streak_stocks,
       -- 连板股晋级率: today's stocks with 3 boards and more, of the day before's with 2 and more
       CASE WHEN dates.prev_date IS NOT NULL THEN coalesce(today.three_and_more, 0) END AS promotion_part,
       CASE WHEN dates.prev_date IS NOT NULL THEN coalesce(before.streak_stocks, 0) END AS promotion_whole
FROM dates
CROSS JOIN (SELECT DISTINCT scope FROM limitup.scopes) AS scopes
LEFT JOIN counts ON counts.date = dates.date AND counts.scope = scopes.scope
LEFT JOIN heights AS today ON today.date = dates.date AND today.scope = scopes.scope
LEFT JOIN heights AS before ON before.date = dates.prev_date AND before.scope = scopes.scope;

-- k进k+1. `part` and `whole` are the two counts that are published, and may exceed 1: a stock suspended on the
-- day before is in `part` only. `promoted` are those of the day before's rung that were sealed again.
CREATE OR REPLACE TABLE limitup.promotions AS
WITH dates AS (
    SELECT DISTINCT date, prev_date FROM limitup.days WHERE prev_date IS NOT NULL
), rung_pairs AS (
    SELECT dates.date, scope, streak AS from_streak, stocks AS whole, 0 AS part
    FROM dates JOIN limitup.rungs ON rungs.date = dates.prev_date
    UNION ALL
    SELECT dates.date, scope, streak - 1, 0, stocks
    FROM dates JOIN limitup.rungs ON rungs.date = dates.date
    WHERE streak >= 2
), promoted AS (
    SELECT today.date, scopes.scope, before.streak AS from_streak, count(*) AS promoted
    FROM dates
    JOIN limitup.boards AS today ON today.date = dates.date AND today.up_state = 'sealed'
    JOIN limitup.boards AS before ON before.code = today.code AND before.date = dates.prev_date
         AND before.up_state = 'sealed'
    JOIN limitup.scopes AS scopes ON scopes.status = before.status
    GROUP BY ALL
)
SELECT date, scope, from_streak, CAST(sum(part) AS BIGINT) AS part, CAST(sum(whole) AS BIGINT) AS whole,
       coalesce(any_value(promoted), 0) AS promoted
FROM rung_pairs
LEFT JOIN promoted USING (date, scope, from_streak)
GROUP BY date, scope, from_streak;

DROP VIEW limitup.bands;
DROP TABLE limitup.own_bars;
DROP VIEW limitup.input;
