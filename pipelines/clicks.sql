-- A web shop's click stream: what is looked at, by whom, and what it earns.
CREATE TABLE clicks (
  event_id    VARCHAR(36)  NOT NULL,
  event_time  TIMESTAMP(3) NOT NULL,
  user_id     VARCHAR(64)  NOT NULL,
  page        VARCHAR(256) NOT NULL,
  referrer    VARCHAR(256),
  country     VARCHAR(2),
  product     VARCHAR(64),
  amount      DECIMAL(12,2),
  PRIMARY KEY (event_id)                  -- makes redelivered events count once
);

CREATE VIEW page_views AS
SELECT page, window_start, window_end,
       COUNT(*)                                 AS views,
       APPROX_COUNT_DISTINCT(user_id)           AS visitors,
       SUM(amount)                              AS revenue,
       COUNT(*) FILTER (WHERE referrer IS NULL) AS landings
FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(event_time), INTERVAL '1' MINUTE))
GROUP BY page, window_start, window_end;

CREATE VIEW user_activity AS
SELECT user_id, window_start, window_end,
       COUNT(*)         AS events,
       COUNT(amount)    AS purchases,
       SUM(amount)      AS spent,
       MIN(event_time)  AS first_seen,
       MAX(event_time)  AS last_seen
FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(event_time), INTERVAL '1' HOUR))
GROUP BY user_id, window_start, window_end;

CREATE VIEW product_ranking AS
SELECT product,
       COUNT(*)      AS views,
       COUNT(amount) AS sold,
       SUM(amount)   AS revenue,
       AVG(amount)   AS mean_price
FROM clicks
WHERE product IS NOT NULL
GROUP BY product;

CREATE VIEW revenue_by_country AS
SELECT COALESCE(country, '??') AS country, window_start, window_end,
       SUM(amount)   AS revenue,
       COUNT(amount) AS orders,
       MAX(amount)   AS largest_order
FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(event_time), INTERVAL '15' MINUTE))
GROUP BY COALESCE(country, '??'), window_start, window_end;
