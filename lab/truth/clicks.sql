-- view: page_views
SELECT page,
       date_trunc('minute', event_time) AS window_start,
       count(*) AS views,
       count(DISTINCT user_id) AS visitors,
       sum(amount) AS revenue,
       sum(CASE WHEN referrer IS NULL THEN 1 ELSE 0 END) AS landings
FROM clicks GROUP BY 1, 2;
-- view: user_activity
SELECT user_id,
       date_trunc('hour', event_time) AS window_start,
       count(*) AS events,
       count(amount) AS purchases,
       sum(amount) AS spent,
       min(event_time) AS first_seen,
       max(event_time) AS last_seen
FROM clicks GROUP BY 1, 2;
-- view: product_ranking
SELECT product,
       count(*) AS views,
       count(amount) AS sold,
       sum(amount) AS revenue,
       sum(amount)::DOUBLE / count(amount) AS mean_price
FROM clicks WHERE product IS NOT NULL GROUP BY 1;
-- view: revenue_by_country
SELECT CASE WHEN country IS NULL THEN '??' ELSE country END AS country,
       to_timestamp(floor(epoch(event_time) / 900) * 900)::TIMESTAMP AS window_start,
       sum(amount) AS revenue,
       count(amount) AS orders,
       max(amount) AS largest_order
FROM clicks GROUP BY 1, 2;
