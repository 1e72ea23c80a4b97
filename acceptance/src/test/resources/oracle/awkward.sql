-- view: by_name
SELECT name, count(*) AS events, count(wide) AS wides, sum(small) AS small, sum(big) AS big, sum(amount) AS amount,
       sum(amount)::DOUBLE / count(amount) AS mean
FROM odd GROUP BY 1;
-- view: by_flag
SELECT flag, date_trunc('day', ts)::TIMESTAMP AS window_start, count(*) AS events, min(wide) AS least, max(wide) AS most,
       min(ratio) AS smallest, max(ratio) AS largest
FROM odd GROUP BY 1, 2;
-- view: by_small
SELECT small, count(*) AS events, min(noted) AS first_noted, max(noted) AS last_noted, min(born) AS first_born, max(born) AS last_born
FROM odd GROUP BY 1;
-- view: by_big
SELECT big, count(*) AS events, count(DISTINCT name) AS names, sum(CASE WHEN ratio BETWEEN -1000000 AND 1000000 THEN ratio END) AS ratios
FROM odd GROUP BY 1;
-- view: by_wide
SELECT wide, count(*) AS events, min(amount) AS least, max(amount) AS most FROM odd GROUP BY 1;
-- view: by_born
SELECT born, count(*) AS events, sum(big)::DOUBLE / count(big) AS mean, sum(small)::DOUBLE / count(small) AS small_mean FROM odd GROUP BY 1;
-- view: by_noted
SELECT noted, count(*) AS events, sum(CASE WHEN flag THEN 1 ELSE 0 END) AS flags FROM odd GROUP BY 1;
-- view: by_three
SELECT name, flag, born, count(*) AS events, min(big) AS least, max(big) AS most, min(small) AS small_least, max(small) AS small_most
FROM odd GROUP BY 1, 2, 3;
-- view: by_id
SELECT id, count(*) AS events FROM keyed GROUP BY 1;
