-- What these tools send and what is refused here; as in refused.sql.
SELECT TOP 1 * FROM wide
CREATE LOCAL TEMPORARY TABLE "#Tableau_1_2_Connect" ("COL" INTEGER) ON COMMIT PRESERVE ROWS
DROP TABLE "#Tableau_1_2_Connect"
SELECT TIME_FLOOR(seen_at, 'PT5M') FROM wide
SELECT DATEADD('minute', FLOOR(DATE_PART('minute', seen_at) / 5) * 5, DATE_TRUNC('hour', seen_at)) AS t FROM wide
create view "shop"."my_model" as (select * from wide)
select current_timestamp::timestamp is not null, current_date, now()::date = current_date where 1 = 1
SHOW VARIABLES LIKE 'sql_mode'
SHOW search_path
SET extra_float_digits = 3
BEGIN
USE shop
SHOW CREATE TABLE wide
DESCRIBE TABLE brief LIMIT 1
SELECT c.relname FROM pg_catalog.pg_class c
ROLLBACK
SELECT @@version
