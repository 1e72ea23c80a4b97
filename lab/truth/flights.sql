-- view: departures
SELECT origin,
       date_trunc('hour', departure_time) AS window_start,
       count(*) AS flights,
       avg(delay_minutes) AS mean_delay,
       max(delay_minutes) AS worst_delay,
       sum(CASE WHEN delay_minutes > 15 THEN 1 ELSE 0 END)::BIGINT AS late_flights,
       sum(CASE WHEN delay_minutes > 15 THEN 1 ELSE 0 END) / count(*)::DOUBLE AS late_share
FROM flights GROUP BY 1, 2;
-- view: routes
SELECT origin, destination,
       date_trunc('day', departure_time)::TIMESTAMP AS window_start,
       count(*) AS flights,
       sum(distance_miles) AS miles,
       min(delay_minutes) AS best_delay,
       max(delay_minutes) AS worst_delay
FROM flights GROUP BY 1, 2, 3;
-- view: network
SELECT to_timestamp(floor(epoch(departure_time) / 900) * 900)::TIMESTAMP AS window_start,
       count(*) AS flights,
       sum(distance_miles) AS miles,
       avg(delay_minutes) AS mean_delay,
       count(CASE WHEN distance_miles > 1000 THEN 1 END) AS long_haul
FROM flights GROUP BY 1;
-- view: reach
SELECT origin,
       count(*) AS flights,
       count(DISTINCT destination) AS destinations,
       max(distance_miles) AS farthest_miles
FROM flights GROUP BY 1;
