-- view: balances
SELECT account, count(*) AS entries, sum(amount) AS balance
FROM transfers GROUP BY 1;
-- view: volume
SELECT date_trunc('minute', happened) AS window_start,
       count(*) AS entries,
       sum(amount) AS net,
       sum(CASE WHEN amount > 0 THEN amount END) AS moved,
       count(DISTINCT account) AS accounts
FROM transfers GROUP BY 1;
