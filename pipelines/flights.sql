-- US domestic flights (Bureau of Transportation Statistics): who is late, where, and how far they fly.
CREATE TABLE flights (
  departure_time  TIMESTAMP(3) NOT NULL,
  origin          VARCHAR(3)   NOT NULL,
  destination     VARCHAR(3)   NOT NULL,
  delay_minutes   INTEGER,
  distance_miles  INTEGER
);

CREATE VIEW departures AS
SELECT origin, window_start, window_end,
       COUNT(*)                                    AS flights,
       AVG(delay_minutes)                          AS mean_delay,
       MAX(delay_minutes)                          AS worst_delay,
       COUNT(*) FILTER (WHERE delay_minutes > 15)  AS late_flights,
       AVG(CASE WHEN delay_minutes > 15 THEN 1 ELSE 0 END) AS late_share
FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departure_time), INTERVAL '1' HOUR))
GROUP BY origin, window_start, window_end;

CREATE VIEW routes AS
SELECT origin, destination, window_start, window_end,
       COUNT(*)            AS flights,
       SUM(distance_miles) AS miles,
       MIN(delay_minutes)  AS best_delay,
       MAX(delay_minutes)  AS worst_delay
FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departure_time), INTERVAL '1' DAY))
GROUP BY origin, destination, window_start, window_end;

CREATE VIEW network AS
SELECT window_start, window_end,
       COUNT(*)                                      AS flights,
       SUM(distance_miles)                           AS miles,
       AVG(delay_minutes)                            AS mean_delay,
       COUNT(*) FILTER (WHERE distance_miles > 1000) AS long_haul
FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departure_time), INTERVAL '15' MINUTE))
GROUP BY window_start, window_end;

CREATE VIEW reach AS
SELECT origin,
       COUNT(*)                           AS flights,
       APPROX_COUNT_DISTINCT(destination) AS destinations,
       MAX(distance_miles)                AS farthest_miles
FROM flights
GROUP BY origin;
