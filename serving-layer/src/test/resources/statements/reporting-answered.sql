-- The forms of statements that Tableau (its generic JDBC dialect), Superset (db_engine_specs, sqla models), Metabase (sql-jdbc drivers) and dbt (adapter macros) send, over views of ours; as in answered.sql.
SELECT 1 AS "COL" FROM (SELECT 1 AS "_x") "TableauSQL"
SELECT "t0"."name" AS "name", SUM(1) AS "sum:Number of Records:ok" FROM "shop"."wide" "t0" GROUP BY 1 ## SELECT name, SUM(1) FROM wide GROUP BY 1
SELECT SUM("wide"."n") AS "sum:n:ok", ("wide"."name") AS "name" FROM "shop"."wide" "wide" GROUP BY 2 ## SELECT SUM(n), name FROM wide GROUP BY 2
SELECT (COUNT(1) > 0) AS "x" FROM wide HAVING (COUNT(1) > 0)
SELECT SUM("Custom SQL Query"."n") AS "TEMP(x)(123)(0)", COUNT(1) AS "cnt" FROM (\n  SELECT * FROM wide\n) "Custom SQL Query" HAVING (COUNT(1) > 0)
SELECT "wide"."ok" AS "ok" FROM "shop"."wide" "wide" GROUP BY "wide"."ok" HAVING (COUNT(1) > 0) ORDER BY "ok" ASC ## SELECT ok FROM wide GROUP BY ok
SELECT CAST(TRUNC("wide"."seen_at",'MONTH') AS DATE) AS "tmn:seen_at:ok", COUNT(1) AS "c" FROM wide GROUP BY 1 ## SELECT CAST(date_trunc('month', seen_at) AS DATE), COUNT(1) FROM wide GROUP BY 1
SELECT DATE_TRUNC('MONTH', "wide"."seen_at") AS "tmn:seen_at:ok" FROM wide GROUP BY 1 ## SELECT date_trunc('month', seen_at) FROM wide GROUP BY 1
SELECT CAST(EXTRACT(YEAR FROM "wide"."seen_at") AS BIGINT) AS "yr:seen_at:ok" FROM wide GROUP BY 1 ## SELECT EXTRACT(YEAR FROM seen_at) FROM wide GROUP BY 1
SELECT * FROM (SELECT * FROM wide) "Custom SQL Query" WHERE (0 = 1)
SELECT "t"."k" AS "k", "t"."s" AS "s" FROM (SELECT name AS "k", SUM(id) AS "s" FROM wide GROUP BY 1) "t" INNER JOIN (SELECT name AS "k2", COUNT(1) AS "c" FROM wide GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5) "t1" ON ("t"."k" = "t1"."k2") ## SELECT t.k, t.s FROM (SELECT name AS k, SUM(id) AS s FROM wide GROUP BY 1) t JOIN (SELECT name AS k2, COUNT(1) AS c FROM wide GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5) t1 ON t.k = t1.k2
SELECT {fn CURDATE()} > DATE '2000-01-01' ## SELECT true
SELECT {fn TIMESTAMPADD(SQL_TSI_DAY, 1, {ts '2020-01-31 00:00:00'})}, {d '2020-01-31'}, {fn TIMESTAMPDIFF(SQL_TSI_MONTH, {d '2020-01-01'}, {d '2020-03-01'})} ## SELECT TIMESTAMP '2020-02-01 00:00:00', DATE '2020-01-31', 2
SELECT CAST({fn LEFT(name, 2)} AS VARCHAR(10)) FROM wide ## SELECT left(name, 2) FROM wide
SELECT name AS name, sum(n) AS "SUM(n)" FROM (SELECT * FROM wide) AS virtual_table GROUP BY name ORDER BY "SUM(n)" DESC LIMIT 1000
SELECT DATE_TRUNC('day', seen_at) AS __timestamp, COUNT(*) AS count FROM shop.wide WHERE seen_at >= TO_TIMESTAMP('2020-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') AND seen_at < TO_TIMESTAMP('2027-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') GROUP BY DATE_TRUNC('day', seen_at) ORDER BY count DESC LIMIT 50000 ## SELECT DATE_TRUNC('day', seen_at), COUNT(*) FROM wide WHERE seen_at >= TIMESTAMP '2020-01-01' AND seen_at < TIMESTAMP '2027-01-01' GROUP BY 1
SELECT DATE_TRUNC('week', seen_at) AS __timestamp, count(*) AS "count" FROM wide WHERE seen_at >= '2020-01-01 00:00:00.000000' AND seen_at < '2027-01-01 00:00:00.000000' GROUP BY DATE_TRUNC('week', seen_at) ORDER BY "count" DESC LIMIT 10001
SELECT seen_at AS seen_at FROM wide WHERE seen_at >= TIMESTAMP '2020-01-01 00:00:00.000000' LIMIT 1001
SELECT FLOOR(seen_at TO WEEK) AS __timestamp FROM wide GROUP BY FLOOR(seen_at TO WEEK) ## SELECT date_trunc('week', seen_at) FROM wide GROUP BY 1
SELECT DATETIME_TRUNC(seen_at, HOUR) FROM wide ## SELECT date_trunc('hour', seen_at) FROM wide
SELECT * FROM (SELECT name, COUNT(DISTINCT id) AS ids FROM wide GROUP BY name) AS virtual_table LIMIT 1001
WITH __cte AS (SELECT name FROM wide) SELECT * FROM __cte AS virtual_table LIMIT 0
SELECT COUNT(*) AS rowcount FROM (SELECT name FROM wide GROUP BY name) AS rowcount_qry
SELECT series_limit.name AS name, SUM(w.n) AS s FROM wide AS w JOIN (SELECT name AS name__, SUM(n) AS mme_inner__ FROM wide GROUP BY name ORDER BY mme_inner__ DESC LIMIT 3) AS series_limit0 ON w.name = name__ CROSS JOIN (SELECT 1 AS name) AS series_limit GROUP BY 1 ## SELECT 1, SUM(w.n) FROM wide AS w JOIN (SELECT name AS name__, SUM(n) AS mme_inner__ FROM wide GROUP BY name ORDER BY mme_inner__ DESC LIMIT 3) AS s ON w.name = name__ GROUP BY 1
SELECT CASE WHEN name IN ('a') THEN 'x' ELSE 'y' END AS c, COUNT(*) FROM wide GROUP BY CASE WHEN name IN ('a') THEN 'x' ELSE 'y' END
-- Metabase:: userID: 1 queryType: MBQL queryHash: abc\nSELECT "shop"."wide"."name" AS "name", COUNT(*) AS "count" FROM "shop"."wide" GROUP BY "shop"."wide"."name" ORDER BY "count" DESC, "shop"."wide"."name" ASC ## SELECT name, COUNT(*) FROM wide GROUP BY 1
SELECT DATE_TRUNC('month', "shop"."wide"."seen_at") AS "seen_at", SUM("shop"."wide"."n") AS "sum" FROM "shop"."wide" GROUP BY DATE_TRUNC('month', "shop"."wide"."seen_at") ORDER BY DATE_TRUNC('month', "shop"."wide"."seen_at") ASC ## SELECT date_trunc('month', seen_at), SUM(n) FROM wide GROUP BY 1
SELECT CAST("shop"."wide"."seen_at" AS date) AS "seen_at", COUNT(*) AS "count" FROM "shop"."wide" WHERE ("shop"."wide"."seen_at" >= DATE_TRUNC('year', (NOW() + INTERVAL '-30 year'))) AND ("shop"."wide"."seen_at" < DATE_TRUNC('year', NOW())) GROUP BY CAST("shop"."wide"."seen_at" AS date) ORDER BY 1 ASC ## SELECT CAST(seen_at AS date), COUNT(*) FROM wide WHERE seen_at >= DATE_TRUNC('year', now()::TIMESTAMP - INTERVAL 30 YEAR) AND seen_at < DATE_TRUNC('year', now()::TIMESTAMP) GROUP BY 1
SELECT "source"."name" AS "name", AVG("source"."count") AS "avg" FROM (SELECT "shop"."wide"."name" AS "name", COUNT(*) AS "count" FROM "shop"."wide" GROUP BY "shop"."wide"."name") AS "source" WHERE "source"."count" > 3 GROUP BY "source"."name" ORDER BY "source"."name" ASC LIMIT 2000 ## SELECT name, avg(c) FROM (SELECT name, COUNT(*) AS c FROM wide GROUP BY 1) WHERE c > 3 GROUP BY 1
SELECT "wide"."name" AS "name", "Brief - Name"."n" AS "Brief - Name__n" FROM "wide" LEFT JOIN "brief" AS "Brief - Name" ON "wide"."name" = "Brief - Name"."name" LIMIT 1048575 ## SELECT wide.name, brief.n FROM wide LEFT JOIN brief ON wide.name = brief.name
SELECT "wide"."id" AS "id" FROM "wide" WHERE ((LOWER("wide"."name") LIKE '%sh%') AND ("wide"."name" IS NOT NULL) AND (("wide"."name" <> '') OR ("wide"."name" IS NULL))) LIMIT 2000
SELECT FLOOR(("wide"."small" / 10.0)) * 10.0 AS "small", COUNT(*) AS "count" FROM "wide" GROUP BY FLOOR(("wide"."small" / 10.0)) * 10.0 ## SELECT floor(small / 10.0) * 10, COUNT(*) FROM wide GROUP BY 1
SELECT FLOOR((("wide"."small" - 0.0) / 10.0)) * 10.0 + 0.0 AS "small" FROM "wide" GROUP BY FLOOR((("wide"."small" - 0.0) / 10.0)) * 10.0 + 0.0 ## SELECT floor((small - 0.0) / 10.0) * 10 FROM wide GROUP BY 1
SELECT (CAST(EXTRACT(dow FROM "wide"."seen_at") AS integer) + 1) AS "d" FROM "wide" GROUP BY (CAST(EXTRACT(dow FROM "wide"."seen_at") AS integer) + 1)
SELECT CAST(EXTRACT(hour FROM "wide"."seen_at") AS integer), CAST(EXTRACT(isodow FROM "wide"."seen_at") AS integer) FROM "wide"
SELECT (DATE_TRUNC('week', ("wide"."seen_at" + INTERVAL '1 day')) + INTERVAL '-1 day') AS "w" FROM "wide" WHERE seen_at BETWEEN '1000-01-01' AND '9000-01-01'
SELECT SUM(CASE WHEN "wide"."ok" = TRUE THEN 1 ELSE 0.0 END) AS "c", COUNT(DISTINCT "wide"."name") AS "d", SUM("wide"."n") / NULLIF(CAST(COUNT(*) AS DOUBLE PRECISION), 0) AS "e" FROM "wide"
SELECT "wide"."name" FROM "wide" WHERE FALSE LIMIT 0 ## SELECT name FROM wide WHERE FALSE
SELECT true AS "_" FROM "shop"."wide" WHERE 1 <> 1 LIMIT 0 ## SELECT true FROM wide WHERE 1 <> 1
SELECT "wide"."id" FROM "wide" WHERE "wide"."seen_at" BETWEEN timestamp with time zone '2020-01-01 00:00:00.000Z' AND timestamp with time zone '2027-01-01 00:00:00.000Z' ## SELECT id FROM wide WHERE seen_at BETWEEN TIMESTAMP '2020-01-01' AND TIMESTAMP '2027-01-01'
SELECT PERCENTILE_CONT(0.9) within group (order by "wide"."weight") AS "p90" FROM "wide" ## SELECT quantile_cont(weight, 0.9) FROM wide
select * from (select name, id from wide) as __dbt_sbq where false limit 0
/* {"app": "dbt", "dbt_version": "1.8.0", "profile_name": "p", "node_id": "model.x.y"} */\nselect * from (select 1 as id) as __dbt_sbq\n    where false\n    limit 0
select count(*) as failures, count(*) != 0 as should_warn, count(*) != 0 as should_error from (select name from wide where name is null) dbt_internal_test
select name as unique_field, count(*) as n_records from wide where name is not null group by name having count(*) > 1
with all_values as (select name as value_field, count(*) as n_records from wide group by name) select * from all_values where value_field not in ('a','b','c')
with child as (select name as from_field from wide where name is not null), parent as (select name as to_field from brief) select from_field from child left join parent on child.from_field = parent.to_field where parent.to_field is null
select table_catalog as "table_database", table_name as "name", table_schema as "schema" from information_schema.tables where table_schema = 'shop' and table_type = 'VIEW' ## SELECT 'shop', v, 'shop' FROM (VALUES ('wide'), ('brief')) t(v)
select column_name, data_type, character_maximum_length, numeric_precision, numeric_scale from information_schema.columns where table_name = 'brief' and table_schema = 'shop' order by ordinal_position LIMIT 0 ## SELECT 1, 1, 1, 1, 1 WHERE false
select 'shop' as database, table_name as name, table_schema as schema, case when table_type = 'BASE TABLE' then 'table' when table_type = 'VIEW' then 'view' end as table_type from information_schema.tables where table_schema ilike 'shop' ## SELECT 'shop', v, 'shop', 'view' FROM (VALUES ('wide'), ('brief')) t(v)
select distinct schema_name from information_schema.schemata where schema_name ilike 'shop' ## SELECT 'shop'
select distinct table_schema from information_schema.tables WHERE lower(table_name) = lower('Wide') ## SELECT 'shop'
select catalog_name as "TABLE_CAT" from information_schema.schemata ## SELECT 'shop'
select * from "shop"."shop"."wide" limit 0 ## SELECT * FROM wide LIMIT 0
