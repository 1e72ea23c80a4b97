-- Environmental sensors: readings that arrive late, out of order and sometimes twice.
CREATE TABLE readings (
  reading_id   VARCHAR(36)   NOT NULL,
  measured_at  TIMESTAMP(3)  NOT NULL,
  sensor       VARCHAR(32)   NOT NULL,
  site         VARCHAR(32)   NOT NULL,
  temperature  DECIMAL(6,2),
  humidity     DOUBLE,
  battery_mv   BIGINT,
  ok           BOOLEAN       NOT NULL,
  PRIMARY KEY (reading_id)
);

CREATE VIEW sensor_minutes AS
SELECT sensor, window_start, window_end,
       COUNT(*)                       AS readings,
       AVG(temperature)               AS mean_temperature,
       MIN(temperature)               AS coldest,
       MAX(temperature)               AS warmest,
       COUNT(*) FILTER (WHERE NOT ok) AS faults
FROM TABLE(TUMBLE(TABLE readings, DESCRIPTOR(measured_at), INTERVAL '1' MINUTE))
GROUP BY sensor, window_start, window_end;

CREATE VIEW site_hours AS
SELECT site, EXTRACT(HOUR FROM measured_at) AS hour_of_day, window_start, window_end,
       COUNT(*)                                  AS readings,
       APPROX_COUNT_DISTINCT(sensor)             AS sensors,
       AVG(humidity)                             AS mean_humidity,
       MIN(battery_mv)                           AS weakest_battery_mv,
       SUM(battery_mv) FILTER (WHERE battery_mv < 3000) AS weak_battery_mv
FROM TABLE(TUMBLE(TABLE readings, DESCRIPTOR(measured_at), INTERVAL '1' HOUR))
GROUP BY site, EXTRACT(HOUR FROM measured_at), window_start, window_end;
