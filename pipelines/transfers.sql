-- Money that moves between accounts. Each transfer is two entries that sum to zero, so the sum over all accounts is always zero.
CREATE TABLE transfers (
  entry_id     VARCHAR(48)   NOT NULL,
  transfer_id  VARCHAR(36)   NOT NULL,
  happened     TIMESTAMP(3)  NOT NULL,
  account      VARCHAR(16)   NOT NULL,
  amount       DECIMAL(12,2) NOT NULL,
  PRIMARY KEY (entry_id)
);

CREATE VIEW balances AS
SELECT account,
       SUM(amount) AS balance,
       COUNT(*)    AS entries
FROM transfers
GROUP BY account;

CREATE VIEW volume AS
SELECT window_start, window_end,
       COUNT(*)                                     AS entries,
       SUM(amount)                                  AS net,
       SUM(amount) FILTER (WHERE amount > 0)        AS moved,
       APPROX_COUNT_DISTINCT(account)               AS accounts
FROM TABLE(TUMBLE(TABLE transfers, DESCRIPTOR(happened), INTERVAL '1' MINUTE))
GROUP BY window_start, window_end;
