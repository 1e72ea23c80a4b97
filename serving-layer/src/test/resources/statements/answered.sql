-- One statement a line, \n for a line break; behind ## as DuckDB spells it. Each is answered as there.
SELECT 1
SELECT 1;
SELECT 1 AS "x y"; -- comment
SELECT /* hi */ 1 -- c
-- Metabase\nSELECT "source"."name" AS "name", COUNT(*) AS "count" FROM (SELECT name FROM wide) AS "source" GROUP BY "source"."name" ORDER BY "source"."name" ASC
SELECT 1;;
SELECT TRUE AS "_" FROM wide WHERE 1 <> 1 LIMIT 0
SELECT name FROM shop.wide LIMIT 1 ## SELECT name FROM wide LIMIT 1
SELECT * FROM (SELECT name FROM wide) AS virtual_table LIMIT 1
SELECT name FROM wide WHERE name ILIKE 'SHOP'
SELECT name FROM wide WHERE LOWER(name) LIKE 'sh%'
SELECT CAST('1' AS INT)
SELECT CAST(1.5 AS FLOAT)
SELECT CAST(1.5 AS REAL)
SELECT CAST(1.5 AS DOUBLE PRECISION)
SELECT CAST('true' AS BOOLEAN)
SELECT CAST('2020-01-01' AS DATE)
SELECT CAST('2020-01-01 10:00' AS TIMESTAMP)
SELECT CAST('2020-01-01T10:00:00Z' AS TIMESTAMP)
SELECT TIMESTAMP '2020-01-01T10:00:00.250Z'
SELECT CAST(seen_at AS DATE) FROM wide
SELECT CAST(NULL AS INTEGER)
SELECT NULL
SELECT NULL AS a, 1 AS b
SELECT NULL + 1
SELECT -NULL
SELECT UPPER(NULL)
SELECT CASE WHEN NULL THEN 1 ELSE 2 END
SELECT COALESCE(NULL, NULL)
SELECT COALESCE(NULL, 1)
SELECT NULLIF(NULL, 1)
SELECT NULL UNION SELECT 1
SELECT NULL UNION SELECT NULL
SELECT (SELECT id FROM wide LIMIT 1)
SELECT (SELECT id FROM wide WHERE 1 = 0)
SELECT name FROM wide EXCEPT (SELECT name FROM brief INTERSECT SELECT name FROM wide)
SELECT name FROM wide EXCEPT SELECT name FROM brief INTERSECT SELECT name FROM wide
SELECT name FROM wide INTERSECT (SELECT name FROM brief EXCEPT SELECT name FROM wide)
SELECT name FROM wide EXCEPT ALL SELECT name FROM brief
SELECT name FROM wide INTERSECT ALL SELECT name FROM brief
(SELECT name FROM wide EXCEPT SELECT name FROM brief) UNION SELECT name FROM wide
SELECT id FROM wide EXCEPT (SELECT id FROM wide UNION SELECT small FROM wide)
SELECT CURRENT_DATE > DATE '2000-01-01'
SELECT CURRENT_TIMESTAMP > TIMESTAMP '2000-01-01 00:00:00'
SELECT LOCALTIMESTAMP > TIMESTAMP '2000-01-01 00:00:00'
SELECT EXISTS (SELECT 1)
SELECT 1 IN (1, 2)
SELECT id IN (SELECT small FROM wide) FROM wide
SELECT (1, 2) = (1, 2)
SELECT (id, name) IN (SELECT id, name FROM wide) FROM wide
SELECT ROW(id, name) = ROW(1, 'a') FROM wide
SELECT GROUPING(name), name FROM wide GROUP BY ROLLUP(name)
SELECT JSON_VALUE('{"a":1}', '$.a')
SELECT JSON_EXISTS('{"a":1}', '$.a')
SELECT name FROM wide ORDER BY name NULLS FIRST LIMIT 3
SELECT name, id FROM wide ORDER BY 2 OFFSET 3 ROWS FETCH NEXT 2 ROWS ONLY
SELECT id FROM wide ORDER BY id LIMIT 3 OFFSET 2
SELECT id FROM wide LIMIT ALL
SELECT id FROM wide GROUP BY 1
SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS r FROM wide QUALIFY r <= 2
SELECT STRING_AGG(name, ',') FROM wide
SELECT STRING_AGG(name, ',' ORDER BY name) FROM wide
SELECT ANY_VALUE(ok) IS NOT NULL FROM wide WHERE ok
SELECT EVERY(ok), SOME(ok) FROM wide ## SELECT bool_and(ok), bool_or(ok) FROM wide
SELECT BIT_AND(id), BIT_OR(id), BIT_XOR(id) FROM wide
SELECT MODE(name) FROM wide
SELECT REGR_SXX(id, small), REGR_SYY(id, small), REGR_COUNT(id, small) FROM wide
SELECT SINGLE_VALUE(id) FROM wide WHERE id = 1 ## SELECT 1
SELECT ARG_MAX(name, id), ARG_MIN(name, id) FROM wide
SELECT SUM(DISTINCT small) FROM wide
SELECT MAX(ok), MIN(ok) FROM wide
SELECT SUM(id) FILTER (WHERE ok) FROM wide
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM wide
SELECT SUM(id) OVER w FROM wide WINDOW w AS (ORDER BY id)
SELECT SUM(id) OVER (ORDER BY id ROWS 2 PRECEDING) FROM wide
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) FROM wide
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN 2 FOLLOWING AND 1 FOLLOWING) FROM wide
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN id PRECEDING AND CURRENT ROW) FROM wide
SELECT LAG(id, 2, -1) OVER (ORDER BY id) FROM wide
SELECT LEAD(name, 1, 'x') OVER (ORDER BY id) FROM wide
SELECT LAG(id, -1) OVER (ORDER BY id) FROM wide
SELECT LAG(id) OVER () FROM wide
SELECT NTILE(3) OVER (ORDER BY id) FROM wide
SELECT FIRST_VALUE(name) OVER (PARTITION BY ok ORDER BY id), LAST_VALUE(name) OVER (PARTITION BY ok ORDER BY id) FROM wide
SELECT LISTAGG(name) OVER () FROM wide
SELECT ROW_NUMBER() OVER (ORDER BY SUM(id)) FROM wide GROUP BY name
SELECT SUM(SUM(n)) OVER () FROM brief GROUP BY ok
WITH t AS (SELECT id FROM wide) SELECT COUNT(*) FROM t, t AS u
WITH t(a, b) AS (SELECT id, name FROM wide) SELECT a FROM t WHERE b = 'shop'
WITH t AS (SELECT 1 AS a), u AS (SELECT a + 1 AS a FROM t) SELECT * FROM u
WITH wide AS (SELECT 1 AS x) SELECT * FROM wide
SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS t(x, y)
VALUES (1, 'a'), (2, 'b')
TABLE wide
SELECT * FROM wide w, LATERAL (SELECT w.id + 1 AS k) t WHERE w.id < 3
SELECT id, x FROM wide CROSS JOIN UNNEST(ARRAY[1, 2]) AS t(x) WHERE id < 2
SELECT * FROM wide w JOIN brief b USING (name) WHERE 1 = 0
SELECT name FROM wide NATURAL JOIN brief
SELECT COUNT(*) FROM wide w LEFT JOIN brief b ON w.name = b.name OR w.ok = b.ok
SELECT COUNT(*) FROM wide w FULL JOIN brief b ON w.name = b.name AND w.id > 5
SELECT COUNT(*) FROM wide w FULL JOIN brief b ON w.id > b.n
SELECT COUNT(*) FROM wide w RIGHT JOIN brief b ON w.id > b.n
SELECT COUNT(*) FROM wide w CROSS JOIN brief b
SELECT COUNT(*) FROM wide w JOIN brief b ON TRUE
SELECT COUNT(*) FROM wide w JOIN brief b ON w.name IS NOT DISTINCT FROM b.name
SELECT NAME FROM WIDE LIMIT 0
SELECT 'it''s'
SELECT "it""s" FROM (SELECT 1 AS "it""s") t
SELECT E'a\nb'
SELECT N'a'
SELECT 1e5, 1.5e-3, .5, 5.
SELECT 9223372036854775808
SELECT -9223372036854775808
SELECT 5 % 2
SELECT 5 & 3
SELECT 1 << 2
SELECT 1 || 'a'
SELECT 1 = '1'
SELECT id FROM wide WHERE made_on = '2024-02-29'
SELECT id FROM wide WHERE seen_at > '2024-02-29'
SELECT id FROM wide WHERE seen_at > '2024-02-29 10:00:00'
SELECT id FROM wide WHERE ok = 'true'
SELECT id FROM wide WHERE ok = 1
SELECT id FROM wide WHERE ok
SELECT TIMESTAMP '2020-01-01'
SELECT TIMESTAMP '2020-01-31 00:00:00' + INTERVAL '1' MONTH
SELECT TIMESTAMP '2020-01-31 00:00:00' + INTERVAL 1 DAY
SELECT EXTRACT(EPOCH FROM seen_at) FROM wide LIMIT 0
SELECT YEAR(made_on), MONTH(made_on), DAYOFMONTH(made_on), HOUR(seen_at), WEEK(made_on), QUARTER(made_on) FROM wide
SELECT ';'
SELECT '-- a' -- b
SELECT 1 -- it's
SELECT 1 /* a */ ;  /* b ; */ -- c
SELECT name FROM wide INTERSECT SELECT name FROM brief INTERSECT SELECT name FROM wide
SELECT name, ok FROM wide INTERSECT (SELECT name, ok FROM brief EXCEPT SELECT name, ok FROM wide WHERE ok) UNION ALL SELECT name, ok FROM brief
SELECT name FROM wide MINUS SELECT name FROM brief ## SELECT name FROM wide EXCEPT SELECT name FROM brief
SELECT name, COUNT(*) FROM wide GROUP BY 1
SELECT UPPER(name) AS name, ok, COUNT(*) FROM wide GROUP BY 1, 2
SELECT ok, name, COUNT(*) FROM wide GROUP BY ROLLUP(1, 2)
SELECT id % 3 FROM wide
SELECT big % 3, price % 0.7 FROM wide
SELECT LISTAGG(name, ',') WITHIN GROUP (ORDER BY name DESC) FROM wide ## SELECT STRING_AGG(name, ',' ORDER BY name DESC) FROM wide
SELECT NTH_VALUE(id, 2) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM wide
SELECT LAST_VALUE(id) OVER (ORDER BY id ROWS BETWEEN 2 FOLLOWING AND 5 FOLLOWING) FROM wide
SELECT FIRST_VALUE(id) OVER (ORDER BY id ROWS BETWEEN 5 PRECEDING AND 2 PRECEDING) FROM wide
SELECT MIN(name) OVER (ORDER BY id ROWS BETWEEN 5 PRECEDING AND 2 PRECEDING) FROM wide
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN 5 PRECEDING AND 2 PRECEDING) FROM wide
SELECT COUNT(small) OVER (ORDER BY id ROWS BETWEEN 5 PRECEDING AND 2 PRECEDING) FROM wide
SELECT SUM(id) OVER (PARTITION BY ok ORDER BY name) FROM wide
SELECT SUM(id) OVER (ORDER BY name, ok) FROM wide
SELECT AVG(weight) OVER (PARTITION BY ok ORDER BY id ROWS 3 PRECEDING) FROM wide
SELECT w.id FROM wide w ASOF JOIN brief b MATCH_CONDITION w.seen_at >= b.last_seen ON w.name = b.name ## SELECT w.id FROM wide w ASOF JOIN brief b ON w.name = b.name AND w.seen_at >= b.last_seen
SELECT w.id, b.n FROM wide w LEFT ASOF JOIN brief b MATCH_CONDITION w.seen_at >= b.last_seen ON w.name = b.name ## SELECT w.id, b.n FROM wide w ASOF LEFT JOIN brief b ON w.name = b.name AND w.seen_at >= b.last_seen
SELECT * FROM (SELECT id FROM wide) PIVOT (SUM(id) FOR id IN (1, 2))
SELECT RANK() OVER (ORDER BY name DESC NULLS LAST, ok) FROM wide
SELECT COUNT(NULL) FROM wide
SELECT 1 AS c FROM brief WHERE FALSE OR FALSE
SELECT 1 AS c FROM (SELECT name FROM brief WHERE (FALSE OR FALSE)) AS t
SELECT name FROM brief WHERE n = 1 AND (FALSE OR FALSE)
SELECT name FROM brief WHERE n = 1 OR (FALSE OR FALSE) OR NOT (TRUE OR TRUE)
SELECT POSITION(CAST(name || 'a' AS VARCHAR) IN note) AS p FROM wide
SELECT id FROM wide WHERE COALESCE(small, small) <> 1
SELECT id FROM wide WHERE COALESCE(small, CAST(small AS BIGINT)) <> 1
SELECT id FROM wide WHERE COALESCE(name, COALESCE(name, name)) <> 'a'
SELECT id FROM wide WHERE NOT (COALESCE(price, price, price) = 0)
SELECT id FROM wide WHERE COALESCE(seen_at, seen_at) < TIMESTAMP '2024-01-01 00:00:00'
SELECT id, COALESCE(small, small) AS s, COALESCE(ok, ok) AS o, COALESCE(weight, weight) AS w FROM wide WHERE id < 9
SELECT id, CASE WHEN small IS NOT NULL THEN small ELSE small END AS s FROM wide WHERE CASE WHEN small IS NOT NULL THEN small ELSE small END <> 1
SELECT b.n FROM wide AS v RIGHT JOIN brief AS b ON v.name = b.name WHERE COALESCE(v.weight, v.weight) NOT IN (CAST(1 AS DOUBLE), CAST(2 AS DOUBLE))
SELECT current_schema() = 'shop', CURRENT_SCHEMA = 'shop', current_database() = 'shop', version() IS NOT NULL ## SELECT true, true, true, true
SELECT DATE_TRUNC('month', seen_at) AS m, COUNT(*) FROM wide GROUP BY m
SELECT DATE_TRUNC('month', seen_at) AS m, COUNT(*) FROM wide GROUP BY 1 ORDER BY 1
SELECT date_trunc('day', made_on), date_trunc('week', made_on), date_trunc('year', made_on) FROM wide
SELECT DATE_TRUNC(seen_at, MONTH), TIMESTAMP_TRUNC(seen_at, HOUR), DATE_TRUNC(made_on, MONTH) FROM wide ## SELECT date_trunc('month', seen_at), date_trunc('hour', seen_at), CAST(date_trunc('month', made_on) AS DATE) FROM wide
SELECT DATE_TRUNC('hour', seen_at), DATE_TRUNC('minutes', seen_at), DATE_TRUNC('quarter', seen_at) FROM wide
SELECT TRUNC(seen_at, 'MONTH'), TRUNC(price, 1), TRUNC(price) FROM wide ## SELECT date_trunc('month', seen_at), trunc(price * 10) / 10, trunc(price) FROM wide
SELECT to_char(seen_at, 'YYYY-MM-DD HH24:MI:SS.MS') FROM wide ## SELECT strftime(seen_at, '%Y-%m-%d %H:%M:%S.%g') FROM wide
SELECT STRFTIME(seen_at, '%Y-%m-%d %H:%M:%S %a %A %b %B %j %u %w %V %G %p %I %-d/%-m %%') FROM wide
SELECT STRFTIME('%Y-%m', seen_at) FROM wide ## SELECT strftime(seen_at, '%Y-%m') FROM wide
SELECT DATE_FORMAT(seen_at, '%Y-%m-%d %H:%i:%s %W %M %a %b %j %h %e %c') FROM wide ## SELECT strftime(seen_at, '%Y-%m-%d %H:%M:%S %A %B %a %b %j %I %-d %-m') FROM wide
SELECT name FROM wide WHERE name !~ 's' ## SELECT name FROM wide WHERE NOT regexp_matches(name, 's')
SELECT name FROM wide WHERE name ~ '^s.*p$' ## SELECT name FROM wide WHERE regexp_matches(name, '^s.*p$')
SELECT name FROM wide WHERE name ~* 'SHOP' ## SELECT name FROM wide WHERE regexp_matches(name, 'SHOP', 'i')
SELECT name FROM wide WHERE name RLIKE 's.o' ## SELECT name FROM wide WHERE regexp_matches(name, 's.o')
SELECT name FROM wide WHERE REGEXP_LIKE(name, 's') ## SELECT name FROM wide WHERE regexp_matches(name, 's')
SELECT REGEXP_REPLACE(name, '(s|o)', '<\1>', 'g') FROM wide
SELECT REGEXP_REPLACE(note, '.', '$', 'g') FROM wide
SELECT REGEXP_EXTRACT(name, '[a-h]+'), REGEXP_SUBSTR(name, 'sh?') FROM wide ## SELECT NULLIF(regexp_extract(name, '[a-h]+'), ''), NULLIF(regexp_extract(name, 'sh?'), '') FROM wide
SELECT REGEXP_COUNT(name, '[a-z]') FROM wide ## SELECT CAST(len(regexp_extract_all(name, '[a-z]')) AS INTEGER) FROM wide
SELECT id::varchar, name::text, id::bigint, '1'::int, '2020-01-31'::date FROM wide
SELECT NOW() > TIMESTAMP '2000-01-01 00:00:00', CURDATE() > DATE '2000-01-01', GETDATE() > TIMESTAMP '2000-01-01 00:00:00', SYSDATE() IS NULL ## SELECT true, true, true, false
SELECT id FROM wide ORDER BY id LIMIT 2, 3 ## SELECT id FROM wide ORDER BY id LIMIT 3 OFFSET 2
SELECT UPPER(name) AS name, COUNT(*) FROM wide GROUP BY UPPER(name)
SELECT ok AS name, COUNT(*) FROM wide GROUP BY ok ORDER BY name
SELECT name, SUM(id) AS s FROM wide GROUP BY name HAVING s > 20 ORDER BY s DESC, name
SELECT name AS k, MAX(id) AS m FROM wide GROUP BY k HAVING m > 3 AND k <> 'a'
SELECT COALESCE(name, '?') AS s, COUNT(*) AS n FROM wide GROUP BY s
SELECT EXTRACT(YEAR FROM made_on) AS y, EXTRACT(MONTH FROM made_on) AS m, COUNT(*) FROM wide GROUP BY y, m
SELECT EXTRACT(YEAR FROM made_on) AS y, ok, COUNT(*) FROM wide GROUP BY ROLLUP(y, ok)
SELECT id FROM wide WHERE id != 1
SELECT GROUP_CONCAT(name) FROM wide WHERE id = 1 ## SELECT string_agg(name, ',') FROM wide WHERE id = 1
SELECT BOOL_AND(ok), BOOL_OR(ok) FROM wide
SELECT name, BOOL_AND(ok) FILTER (WHERE id > 3) FROM wide GROUP BY name
SELECT MEDIAN(id), MEDIAN(price) FROM wide ## SELECT quantile_cont(id, 0.5), quantile_cont(price, 0.5) FROM wide
SELECT CORR(id, small), REGR_SLOPE(id, small) FROM wide
SELECT ok, CORR(weight, id) FROM wide WHERE weight BETWEEN -1000 AND 1000 GROUP BY ok
SELECT MIN_BY(name, id), MAX_BY(name, id) FROM wide ## SELECT arg_min(name, id), arg_max(name, id) FROM wide
SELECT COUNT_IF(id > 5), COUNTIF(ok) FROM wide ## SELECT count_if(id > 5), count_if(ok) FROM wide
SELECT PERCENT_RANK() OVER (ORDER BY id), CUME_DIST() OVER (ORDER BY id) FROM wide
SELECT id, PERCENT_RANK() OVER (PARTITION BY ok ORDER BY name), CUME_DIST() OVER (PARTITION BY ok ORDER BY name) FROM wide
SELECT id, PERCENT_RANK() OVER w, CUME_DIST() OVER w FROM wide WINDOW w AS (PARTITION BY name ORDER BY id)
SELECT made_on - INTERVAL '1' DAY, DATE_ADD(made_on, INTERVAL '1' DAY), DATE_SUB(made_on, INTERVAL 2 DAY) FROM wide WHERE made_on < DATE '9999-01-01' AND made_on > DATE '0002-01-01' ## SELECT CAST(made_on - INTERVAL '1' DAY AS DATE), CAST(made_on + INTERVAL 1 DAY AS DATE), CAST(made_on - INTERVAL 2 DAY AS DATE) FROM wide WHERE made_on < DATE '9999-01-01' AND made_on > DATE '0002-01-01'
SELECT DATEDIFF(made_on, DATE '2020-01-01') FROM wide ## SELECT date_diff('day', DATE '2020-01-01', made_on) FROM wide
SELECT DAYNAME(made_on), MONTHNAME(made_on), DAYNAME(seen_at) FROM wide
SELECT DATE_PART('year', made_on), DATE_PART('dow', made_on), DATE_PART('month', seen_at), DATEPART(DAY, seen_at) FROM wide ## SELECT date_part('year', made_on), date_part('dow', made_on), date_part('month', seen_at), date_part('day', seen_at) FROM wide
SELECT DATE(seen_at), TO_DATE('2020-01-31') FROM wide ## SELECT CAST(seen_at AS DATE), DATE '2020-01-31' FROM wide
SELECT {fn YEAR(made_on)} FROM wide ## SELECT year(made_on) FROM wide
SELECT {fn CONCAT('a', 'b')}, {fn UCASE('a')}, {fn LENGTH('abc')}, {fn LOCATE('b', 'abc')} ## SELECT 'ab', 'A', 3, 2
SELECT {fn NOW()} IS NULL, {fn CURDATE()} IS NULL, {fn DATABASE()} = 'shop' ## SELECT false, false, true
SELECT {fn IFNULL(NULL, 1)}, {fn MOD(5, 2)}, {fn ROUND(1.5, 0)}, {fn TRUNCATE(1.55, 1)} ## SELECT 1, 1, 2, 1.5
SELECT IFNULL(name, '?'), NVL(name, '?'), NVL2(name, 1, 2), IF(ok, 'y', 'n'), IIF(id > 3, 1, 0) FROM wide ## SELECT ifnull(name, '?'), ifnull(name, '?'), CASE WHEN name IS NOT NULL THEN 1 ELSE 2 END, if(ok, 'y', 'n'), if(id > 3, 1, 0) FROM wide
SELECT DECODE(name, 'shop', 1, NULL, 2, 3), DECODE(id, 1, 'a') FROM wide ## SELECT CASE WHEN name IS NOT DISTINCT FROM 'shop' THEN 1 WHEN name IS NULL THEN 2 ELSE 3 END, CASE WHEN id = 1 THEN 'a' END FROM wide
SELECT GREATEST(id, 2), LEAST(id, small, 3), GREATEST(name, note), LEAST(made_on, DATE '2020-01-01'), GREATEST(price, small) FROM wide
SELECT CONCAT(name, '-', id), CONCAT(NULL, 'a') FROM wide
SELECT LEFT(name, 2), RIGHT(name, 2), SUBSTR(name, 2), SUBSTR(name, 1, 3), SUBSTRING(name FROM 2) FROM wide
SELECT REVERSE(name), LTRIM(name), RTRIM(name), BTRIM(note) FROM wide ## SELECT reverse(name), ltrim(name, ' '), rtrim(name, ' '), trim(note, ' ') FROM wide
SELECT LPAD(name, 6, 'x'), RPAD(name, 6, '.'), REPEAT(name, 2), TRANSLATE(name, 'so', '50') FROM wide
SELECT STARTS_WITH(name, 's'), ENDS_WITH(name, 'p'), CONTAINS(name, 'o'), STARTS_WITH(name, '') FROM wide
SELECT STRPOS(name, 'o'), INSTR(name, 'h'), LOCATE('h', name), CHARINDEX('h', name), LEN(name) FROM wide ## SELECT strpos(name, 'o'), instr(name, 'h'), strpos(name, 'h'), strpos(name, 'h'), len(name) FROM wide
SELECT SPLIT_PART(name, 'h', 1), SPLIT_PART(name, 'h', 2), SPLIT_PART(name, 'o', -1), MD5(name) FROM wide
SELECT ASCII(name) FROM wide WHERE name <> ''
SELECT CEILING(weight), FLOOR(weight), SIGN(id), POW(id, 2), LOG10(id + 1), LN(id + 1) FROM wide WHERE weight BETWEEN -1000 AND 1000
SELECT CBRT(id), SQRT(id), EXP(small / 100.0), DEGREES(id), PI() FROM wide WHERE small < 100
SELECT COUNT(*) AS count FROM wide
SELECT COUNT(*) count, id value FROM wide GROUP BY id
SELECT id AS value, name AS "user", ok AS year, id AS rank, name AS position, id AS day, id AS month, id AS hour, id AS language, id AS result FROM wide
SELECT CONVERT_TIMEZONE('Europe/Berlin', TIMESTAMP '2026-03-29 01:00:00'), CONVERT_TIMEZONE('UTC', 'America/New_York', TIMESTAMP '2026-07-01 00:30:00') ## SELECT TIMESTAMP '2026-03-29 03:00:00', TIMESTAMP '2026-06-30 20:30:00'
SELECT seen_at FROM wide WHERE seen_at BETWEEN '2020-01-01T00:00:00Z' AND '2030-01-01T00:00:00.000Z' ## SELECT seen_at FROM wide WHERE seen_at BETWEEN '2020-01-01' AND '2030-01-01'
SELECT id FROM wide WHERE name = 'shop' AND name LIKE 's%' AND NOT name LIKE '%x' LIMIT 5
SELECT TIMESTAMP '2020-01-01 00:00:00' AT TIME ZONE 'Asia/Tokyo' ## SELECT TIMESTAMP '2020-01-01 09:00:00'
SELECT CAST(seen_at AT TIME ZONE 'UTC' AS DATE) AS d, COUNT(*) FROM wide GROUP BY CAST(seen_at AT TIME ZONE 'UTC' AS DATE) ## SELECT CAST(seen_at AS DATE), COUNT(*) FROM wide GROUP BY 1
SELECT id, name, COUNT(*) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM wide WINDOW w AS (PARTITION BY name ORDER BY id)
SELECT id, name, COUNT(*) OVER (w RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM wide WINDOW w AS (PARTITION BY name ORDER BY id)
SELECT id, name, RANK() OVER w FROM wide WINDOW w AS (PARTITION BY name ORDER BY id)
SELECT id, RANK() OVER w, CUME_DIST() OVER w FROM wide WINDOW w AS (PARTITION BY name ORDER BY id)
SELECT made_on, seen_at, DATE_DIFF(seen_at, made_on, WEEK) FROM wide ## SELECT made_on, seen_at, date_diff('week', date_trunc('week', made_on), date_trunc('week', seen_at)) FROM wide
SELECT id, name, COUNT(*) OVER (w ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING) FROM wide WINDOW w AS (PARTITION BY name ORDER BY id)
SELECT id, name, COUNT(*) OVER (w) FROM wide WINDOW w AS (PARTITION BY name ORDER BY id)
SELECT id, name, COUNT(*) OVER (w ORDER BY id) FROM wide WINDOW w AS (PARTITION BY name)
SELECT id, name, COUNT(*) OVER (w ROWS 2 PRECEDING) FROM wide WINDOW w AS (PARTITION BY name ORDER BY id)
SELECT id, SUM(id) OVER v FROM wide WINDOW w AS (PARTITION BY name), x AS (w ORDER BY id), v AS (x ROWS 1 PRECEDING)
SELECT id, SUM(id) OVER (x ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING) FROM wide WINDOW w AS (PARTITION BY name), x AS (w ORDER BY id)
SELECT id, SUM(id) OVER (w ROWS 1 PRECEDING) AS s FROM wide WINDOW w AS (PARTITION BY name ORDER BY id) QUALIFY s > 20
SELECT DATEDIFF(DAY, made_on, seen_at), DATEDIFF(MONTH, made_on, seen_at), DATEDIFF(YEAR, made_on, seen_at), DATE_DIFF('hour', made_on, seen_at) FROM wide ## SELECT date_diff('day', made_on, seen_at), date_diff('month', made_on, seen_at), date_diff('year', made_on, seen_at), date_diff('hour', made_on, seen_at) FROM wide
SELECT CORR(id, small), REGR_SLOPE(small, id) FROM wide WHERE id > 1000
SELECT table_name, table_type FROM information_schema.tables ORDER BY 1 ## SELECT * FROM (VALUES ('brief', 'VIEW'), ('wide', 'VIEW')) AS t(a, b)
SELECT schema_name FROM information_schema.schemata ## SELECT 'shop'
SELECT id AS date, id AS time, id AS timestamp, id AS "order", id AS group, id AS from, id AS value FROM wide ## SELECT id, id, id, id, id, id, id FROM wide
SELECT w.id AS date FROM wide w ORDER BY date ## SELECT id FROM wide ORDER BY id
SELECT t.date, t.value, t.from FROM (SELECT id AS date, name AS value, ok AS from FROM wide) t ## SELECT id, name, ok FROM wide
SELECT CAST(made_on AS TIMESTAMP) AS timestamp, CAST('2020-01-01' AS DATE) AS date, DATE '2020-01-01' AS time FROM wide ## SELECT CAST(made_on AS TIMESTAMP), DATE '2020-01-01', DATE '2020-01-01' FROM wide
SELECT COUNT(*) AS count, MAX(id) AS max, MIN(id) AS min, SUM(id) AS sum FROM wide ## SELECT count(*), max(id), min(id), sum(id) FROM wide
WITH t AS (SELECT id FROM wide) SELECT id FROM t
SELECT id, COUNT(*) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING) AS rows FROM wide ## SELECT id, COUNT(*) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING) FROM wide
SELECT FLOOR(made_on TO MONTH) AS month, EXTRACT(DAY FROM made_on) AS day, made_on + INTERVAL '1' DAY AS next FROM wide WHERE made_on < DATE '9999-01-01' ## SELECT CAST(date_trunc('month', made_on) AS DATE), EXTRACT(DAY FROM made_on), CAST(made_on + INTERVAL 1 DAY AS DATE) FROM wide WHERE made_on < DATE '9999-01-01'
SHOW TABLES
SELECT DATE_TRUNC('month', seen_at) AS m, COUNT(*) FROM wide GROUP BY DATE_TRUNC('month', seen_at)
SELECT date_trunc('day', made_on) FROM wide
SELECT name FROM wide WHERE name ~ 's'
SELECT id::varchar FROM wide
SELECT '1'::int
SELECT CAST(id AS TEXT) FROM wide
SELECT CAST(id AS STRING) FROM wide
SELECT id AS k, COUNT(*) FROM wide GROUP BY k
SELECT COUNT(*) c FROM wide HAVING c > 1
SELECT GROUP_CONCAT(name) FROM wide
SELECT BOOL_AND(ok) FROM wide
SELECT MEDIAN(id) FROM wide
SELECT CORR(id, small) FROM wide
SELECT REGR_SLOPE(id, small) FROM wide
SELECT MIN_BY(name, id) FROM wide
SELECT NTH_VALUE(id, 2) OVER (ORDER BY id) FROM wide
SELECT PERCENT_RANK() OVER (ORDER BY id) FROM wide
SELECT seen_at AT TIME ZONE 'UTC' FROM wide
SELECT DAYNAME(made_on) FROM wide
SELECT MONTHNAME(made_on) FROM wide
SELECT DATE_PART('year', made_on) FROM wide
SELECT DATE(seen_at) FROM wide
SELECT NTH_VALUE(id, 2) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM wide
SELECT NTH_VALUE(id, 2) OVER (PARTITION BY ok ORDER BY id DESC) FROM wide
SELECT CUME_DIST() OVER (ORDER BY id) FROM wide
SELECT name::varchar FROM wide
SELECT EXTRACT(DOW FROM made_on), EXTRACT(ISODOW FROM made_on), EXTRACT(DOY FROM made_on), DAYOFWEEK(made_on) FROM wide ## SELECT EXTRACT(DOW FROM made_on), EXTRACT(ISODOW FROM made_on), EXTRACT(DOY FROM made_on), dayofweek(made_on) + 1 FROM wide
SELECT DATE_DIFF(seen_at, made_on, WEEK) FROM wide ## SELECT date_diff('week', date_trunc('week', made_on), date_trunc('week', seen_at)) FROM wide
SELECT column_name, ordinal_position, is_nullable, data_type, character_maximum_length FROM information_schema.columns WHERE table_name = 'wide' AND column_name IN ('id', 'name', 'price') ## SELECT * FROM (VALUES ('id', 1, 'NO', 'INTEGER', NULL), ('price', 4, 'YES', 'DECIMAL', NULL), ('name', 6, 'YES', 'VARCHAR', 40)) AS t(a, b, c, d, e)
DESCRIBE brief ## SELECT * FROM (VALUES ('name', 'VARCHAR', 'YES'), ('ok', 'BOOLEAN', 'YES'), ('n', 'BIGINT', 'NO'), ('priced', 'BIGINT', 'NO'), ('dearest', 'DECIMAL', 'YES'), ('highest', 'INTEGER', 'YES'), ('last_seen', 'TIMESTAMP', 'YES'), ('first_day', 'DATE', 'YES')) AS t(a, b, c)
SELECT to_date('2020-01-01', 'YYYY-MM-DD'), TO_TIMESTAMP('2020-01-01', 'YYYY-MM-DD') ## SELECT DATE '2020-01-01', TIMESTAMP '2020-01-01 00:00:00'
SELECT TO_DATE('31.01.2020', 'DD.MM.YYYY'), TO_TIMESTAMP('2020-01-31 10:11:12.345', 'YYYY-MM-DD HH24:MI:SS.MS'), TO_DATE('20200131', 'YYYYMMDD'), TO_DATE('31 Jan 2020', 'DD Mon YYYY') ## SELECT DATE '2020-01-31', TIMESTAMP '2020-01-31 10:11:12.345', DATE '2020-01-31', DATE '2020-01-31'
SELECT TO_DATE(TO_CHAR(made_on, 'DD/MM/YYYY'), 'DD/MM/YYYY') = made_on, TO_TIMESTAMP(TO_CHAR(seen_at, 'YYYYMMDDHH24MISSMS'), 'YYYYMMDDHH24MISSMS') = seen_at FROM wide ## SELECT made_on = made_on, seen_at = seen_at FROM wide
SELECT TIMESTAMP '2020-01-31 00:00:00' + INTERVAL '1 day', INTERVAL '3 hours' = INTERVAL '3' HOUR, NOW() + INTERVAL '-100 days' < NOW(), NOW() - INTERVAL '2 weeks' < NOW() ## SELECT TIMESTAMP '2020-02-01 00:00:00', true, true, true
SELECT 'INTERVAL ''1 day''' AS x, 'DATEADD(''month''', 1 -- INTERVAL '1 day'
SELECT TIMESTAMP WITH TIME ZONE '2020-01-01 02:00:00+02:00', timestamp with time zone '2020-01-01 00:00:00.000Z' ## SELECT TIMESTAMP '2020-01-01 00:00:00', TIMESTAMP '2020-01-01 00:00:00'
SELECT MEDIAN(weight), PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY weight) FROM wide ## SELECT quantile_cont(weight, 0.5), quantile_cont(weight, 0.25) FROM wide
SELECT ok, MEDIAN(weight), PERCENTILE_DISC(0.25) WITHIN GROUP (ORDER BY weight DESC), PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY weight DESC), PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY weight) FROM wide GROUP BY ok
SELECT ok, PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY id DESC) FILTER (WHERE id > 3), PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY weight) FILTER (WHERE small > 3) FROM wide GROUP BY ok ## SELECT ok, quantile_cont(CASE WHEN id > 3 THEN id END, 0.1), quantile_cont(weight, 0.9) FILTER (WHERE small > 3) FROM wide GROUP BY ok
SELECT DATEADD('month', 1, seen_at), DATEADD('days', 1, CAST(made_on AS TIMESTAMP)), DATEDIFF('month', made_on, seen_at) FROM wide WHERE seen_at < TIMESTAMP '9999-01-01 00:00:00' AND made_on < DATE '9999-01-01' ## SELECT seen_at + INTERVAL 1 MONTH, made_on + INTERVAL 1 DAY, date_diff('month', made_on, seen_at) FROM wide WHERE seen_at < TIMESTAMP '9999-01-01 00:00:00' AND made_on < DATE '9999-01-01'
SELECT id, LAG(small) IGNORE NULLS OVER (ORDER BY id), LAG(small, 2) IGNORE NULLS OVER (PARTITION BY ok ORDER BY id) FROM wide ## SELECT id, LAG(small IGNORE NULLS) OVER (ORDER BY id), LAG(small, 2 IGNORE NULLS) OVER (PARTITION BY ok ORDER BY id) FROM wide
SELECT id, LEAD(seen_at, 3) IGNORE NULLS OVER (PARTITION BY ok ORDER BY id), LEAD(price, 2, 1.5) IGNORE NULLS OVER (ORDER BY id), LAG(name, -2) IGNORE NULLS OVER (ORDER BY id DESC) FROM wide ## SELECT id, LEAD(seen_at, 3 IGNORE NULLS) OVER (PARTITION BY ok ORDER BY id), LEAD(price, 2, 1.5 IGNORE NULLS) OVER (ORDER BY id), LEAD(name, 2 IGNORE NULLS) OVER (ORDER BY id DESC) FROM wide
SELECT id, LAST_VALUE(made_on) IGNORE NULLS OVER (ORDER BY id), FIRST_VALUE(ok) IGNORE NULLS OVER w, LAST_VALUE(weight) IGNORE NULLS OVER (PARTITION BY ok ORDER BY id ROWS BETWEEN 3 PRECEDING AND 1 FOLLOWING) FROM wide WINDOW w AS (PARTITION BY name ORDER BY id) ## SELECT id, LAST_VALUE(made_on IGNORE NULLS) OVER (ORDER BY id), FIRST_VALUE(ok IGNORE NULLS) OVER w, LAST_VALUE(weight IGNORE NULLS) OVER (PARTITION BY ok ORDER BY id ROWS BETWEEN 3 PRECEDING AND 1 FOLLOWING) FROM wide WINDOW w AS (PARTITION BY name ORDER BY id)
SELECT id, FIRST_VALUE(big) IGNORE NULLS OVER (ORDER BY id), NTH_VALUE(small, 2) IGNORE NULLS OVER (ORDER BY id ROWS BETWEEN 5 PRECEDING AND CURRENT ROW), LEAD(small) RESPECT NULLS OVER (ORDER BY id) FROM wide ## SELECT id, FIRST_VALUE(big IGNORE NULLS) OVER (ORDER BY id), NTH_VALUE(small, 2 IGNORE NULLS) OVER (ORDER BY id ROWS BETWEEN 5 PRECEDING AND CURRENT ROW), LEAD(small) OVER (ORDER BY id) FROM wide
SELECT shop.wide.id, wide.name FROM shop.wide ## SELECT id, name FROM wide
SELECT shop.shop.wide.id FROM "shop"."shop"."wide" ## SELECT id FROM wide
SELECT w.id, b.n FROM shop.shop.wide w JOIN shop.brief b ON w.name = b.name ## SELECT w.id, b.n FROM wide w JOIN brief b ON w.name = b.name
SELECT name AS "Name", COUNT(*) FROM wide GROUP BY "Name" ## SELECT name, COUNT(*) FROM wide GROUP BY 1
SELECT v.name AS c0 FROM wide AS v EXCEPT ALL SELECT TRIM(TRAILING ' ' FROM UPPER('shop')) AS c0 FROM wide AS v WHERE (MOD(v.small, 7) <> (SELECT MAX(b.n) FROM brief AS b WHERE b.name = v.name)) ## SELECT v.name AS c0 FROM wide AS v EXCEPT ALL SELECT 'SHOP' FROM wide AS v WHERE ((v.small % 7) <> (SELECT MAX(b.n) FROM brief AS b WHERE b.name = v.name))
SELECT CAST(first_day AS VARCHAR) FROM brief INTERSECT SELECT '' FROM wide WHERE 0 >= (SELECT MIN(n) FROM brief) UNION SELECT name FROM wide WHERE id IN (SELECT n FROM brief WHERE brief.name = wide.name)
SELECT "NAME" FROM wide ## SELECT name FROM wide
SELECT id FROM "Wide" ## SELECT id FROM wide
SELECT v.id FROM wide AS v WHERE v.small = ANY (SELECT b.n FROM brief AS b)
SELECT v.id FROM wide AS v WHERE v.small <> ALL (SELECT b.n FROM brief AS b)
SELECT v.id FROM wide AS v WHERE v.weight = SOME (SELECT b.dearest FROM brief AS b)
SELECT v.id FROM wide AS v WHERE 1 < (SELECT MAX(b.n) FROM brief AS b WHERE b.name = v.name) AND NOT EXISTS (SELECT 1 FROM brief AS b WHERE b.n = 1000)
SELECT v.id FROM wide AS v WHERE 1 < (SELECT MAX(b.n) FROM brief AS b WHERE b.name = v.name) AND EXISTS (SELECT COUNT(*) FROM brief AS b WHERE b.n = 1000 GROUP BY TRUE)
SELECT DISTINCT LAG(v.fine, 1, 0.5) OVER (ORDER BY v.id) AS x FROM wide AS v
SELECT 1, v.weight FROM wide AS v INTERSECT SELECT SIGN(v.fine), v.weight FROM wide AS v
SELECT DISTINCT ROUND(v.fine, 1) AS x FROM wide AS v UNION SELECT v.fine FROM wide AS v
SELECT DISTINCT GREATEST(v.price, v.fine) AS x FROM wide AS v UNION SELECT v.fine FROM wide AS v
SELECT v.id, REGEXP_LIKE(RPAD(v.name, 2, '*'), '[0-9]+'), CONTAINS(LPAD(v.name, 3, '*'), 'a') FROM wide AS v ## SELECT v.id, regexp_matches(RPAD(v.name, 2, '*'), '[0-9]+'), CONTAINS(LPAD(v.name, 3, '*'), 'a') FROM wide AS v
SELECT MEDIAN(CAST(1 AS DOUBLE)), PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY 2), PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY 2) FROM brief WHERE n < 0
SELECT MEDIAN(CAST(v.n AS DOUBLE)), PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY CAST(v.id AS DOUBLE) DESC) FROM wide AS v GROUP BY v.ok
SELECT v.id, FIRST_VALUE(v.price) OVER (PARTITION BY v.ok ORDER BY v.id ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING), LAST_VALUE(v.name) OVER (ORDER BY v.id ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING) FROM wide AS v
SELECT v.id, LEAD(v.note, 1, 'a') OVER (ORDER BY v.id) IS NULL, LAG(v.small, 1, 0) OVER (ORDER BY v.id) AS s FROM wide AS v ORDER BY 3 NULLS FIRST, 1
