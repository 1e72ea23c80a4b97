-- view: sensor_minutes
SELECT sensor,
       date_trunc('minute', measured_at) AS window_start,
       count(*) AS readings,
       sum(temperature)::DOUBLE / count(temperature) AS mean_temperature,
       min(temperature) AS coldest,
       max(temperature) AS warmest,
       sum(CASE WHEN ok THEN 0 ELSE 1 END) AS faults
FROM readings GROUP BY 1, 2;
-- view: site_hours
SELECT site,
       extract(hour FROM measured_at) AS hour_of_day,
       date_trunc('hour', measured_at) AS window_start,
       count(*) AS readings,
       count(DISTINCT sensor) AS sensors,
       avg(humidity) AS mean_humidity,
       min(battery_mv) AS weakest_battery_mv,
       sum(CASE WHEN battery_mv < 3000 THEN battery_mv END) AS weak_battery_mv
FROM readings GROUP BY 1, 2, 3;
