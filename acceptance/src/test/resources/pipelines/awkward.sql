-- Columns and keys of every type, for generated events.
CREATE TABLE odd (
  ts     TIMESTAMP(3) NOT NULL,
  name   VARCHAR(4),
  flag   BOOLEAN,
  small  INTEGER,
  big    BIGINT,
  amount DECIMAL(20,6),
  wide   DECIMAL(38,10),
  ratio  DOUBLE,
  born   DATE,
  noted  TIMESTAMP(3)
);

CREATE TABLE keyed (
  ts TIMESTAMP(3) NOT NULL,
  id VARCHAR(4) NOT NULL,
  n  DECIMAL(38,10) NOT NULL,
  PRIMARY KEY (id, n)
);

CREATE VIEW by_name AS
SELECT name, COUNT(*) AS events, COUNT(wide) AS wides, SUM(small) AS small, SUM(big) AS big, SUM(amount) AS amount, AVG(amount) AS mean
FROM odd GROUP BY name;

CREATE VIEW by_flag AS
SELECT flag, window_start, window_end, COUNT(*) AS events, MIN(wide) AS least, MAX(wide) AS most, MIN(ratio) AS smallest, MAX(ratio) AS largest
FROM TABLE(TUMBLE(TABLE odd, DESCRIPTOR(ts), INTERVAL '1' DAY))
GROUP BY flag, window_start, window_end;

CREATE VIEW by_small AS
SELECT small, COUNT(*) AS events, MIN(noted) AS first_noted, MAX(noted) AS last_noted, MIN(born) AS first_born, MAX(born) AS last_born
FROM odd GROUP BY small;

CREATE VIEW by_big AS
SELECT big, COUNT(*) AS events, APPROX_COUNT_DISTINCT(name) AS names, SUM(ratio) FILTER (WHERE ratio BETWEEN -1000000 AND 1000000) AS ratios
FROM odd GROUP BY big;

CREATE VIEW by_wide AS
SELECT wide, COUNT(*) AS events, MIN(amount) AS least, MAX(amount) AS most FROM odd GROUP BY wide;

CREATE VIEW by_born AS
SELECT born, COUNT(*) AS events, AVG(big) AS mean, AVG(small) AS small_mean FROM odd GROUP BY born;

CREATE VIEW by_noted AS
SELECT noted, COUNT(*) AS events, COUNT(*) FILTER (WHERE flag) AS flags FROM odd GROUP BY noted;

CREATE VIEW by_three AS
SELECT name, flag, born, COUNT(*) AS events, MIN(big) AS least, MAX(big) AS most, MIN(small) AS small_least, MAX(small) AS small_most
FROM odd GROUP BY name, flag, born;

CREATE VIEW by_id AS
SELECT id, COUNT(*) AS events FROM keyed GROUP BY id;
