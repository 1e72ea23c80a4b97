CREATE TABLE page_counts (
  day_of  TIMESTAMP(3) NOT NULL,
  country VARCHAR(2),
  views   BIGINT
);

CREATE VIEW per_day AS
SELECT country, window_start, window_end, SUM(views) AS views
FROM TABLE(TUMBLE(TABLE page_counts, DESCRIPTOR(day_of), INTERVAL '1' DAY))
GROUP BY country, window_start, window_end;

CREATE TABLE alerts (
  ts  TIMESTAMP(3) NOT NULL,
  sig VARCHAR(20)
);

CREATE VIEW per_sig AS
SELECT sig, COUNT(*) AS n FROM alerts GROUP BY sig;

CREATE TABLE pings (
  ts   TIMESTAMP(3) NOT NULL,
  host VARCHAR(20)
);

CREATE VIEW pings_per_hour AS
SELECT host, window_start, window_end, COUNT(*) AS n
FROM TABLE(TUMBLE(TABLE pings, DESCRIPTOR(ts), INTERVAL '1' HOUR))
GROUP BY host, window_start, window_end;

CREATE TABLE trips (
  picked_up TIMESTAMP(3) NOT NULL,
  riders    INTEGER
);

CREATE VIEW riders_per_hour AS
SELECT window_start, window_end, SUM(riders) AS riders
FROM TABLE(TUMBLE(TABLE trips, DESCRIPTOR(picked_up), INTERVAL '1' HOUR))
GROUP BY window_start, window_end;

CREATE TABLE sales (
  id     INTEGER      NOT NULL,
  ts     TIMESTAMP(3) NOT NULL,
  shop   VARCHAR(20),
  amount DECIMAL(12,2)
);

CREATE VIEW per_shop AS
SELECT shop, COUNT(*) AS n, SUM(amount) AS total FROM sales GROUP BY shop;

CREATE TABLE results (
  ts    TIMESTAMP(3) NOT NULL,
  home  VARCHAR(20),
  goals INTEGER
);

CREATE VIEW per_team AS
SELECT home, SUM(goals) AS goals FROM results GROUP BY home;

CREATE TABLE rates (
  id   INTEGER      NOT NULL,
  ts   TIMESTAMP(3) NOT NULL,
  rate DOUBLE,
  part DECIMAL(5,3)
);

CREATE VIEW mean_rate AS
SELECT COUNT(*) AS n, AVG(rate) AS rate, SUM(part) AS part FROM rates;

CREATE TABLE edits (
  ts    TIMESTAMP(3) NOT NULL,
  page  VARCHAR(50),
  added INTEGER
);

CREATE VIEW per_page AS
SELECT page, SUM(added) AS added FROM edits GROUP BY page;

CREATE TABLE meter (
  timestamp TIMESTAMP(3) NOT NULL,
  value     INTEGER,
  year      INTEGER,
  user      VARCHAR(20)
);

CREATE VIEW per_user AS
SELECT user, COUNT(*) AS count, SUM(value) AS value FROM meter GROUP BY user;

CREATE TABLE wiki (
  "eventTime" TIMESTAMP(3) NOT NULL,
  "userName"  VARCHAR(20),
  "isNew"     BOOLEAN
);

CREATE VIEW wiki_per_user AS
SELECT "userName", COUNT(*) AS edits, COUNT(*) FILTER (WHERE isNew) AS "newPages", MAX(eventTime) AS "lastEdit"
FROM wiki GROUP BY "userName";

CREATE TABLE posts (
  "createdAt" TIMESTAMP(3) NOT NULL FROM '@timestamp',
  author      VARCHAR(20)           FROM 'user.id',
  likes       INTEGER               FROM 'like-count',
  tags        VARCHAR(100)          FORMAT JSON
) WITH (unknown = 'ignore');

CREATE VIEW likes_per_author AS
SELECT author, tags, SUM(likes) AS likes FROM posts GROUP BY author, tags;

CREATE TABLE reports (
  region    VARCHAR(40)           FROM 'Province/State',
  country   VARCHAR(40)  NOT NULL FROM 'Country/Region',
  updated   TIMESTAMP(3) NOT NULL FROM 'Last Update',
  confirmed INTEGER               FROM 'Confirmed'
);

CREATE VIEW per_country AS
SELECT country, SUM(confirmed) AS confirmed, MAX(updated) AS updated FROM reports GROUP BY country;
