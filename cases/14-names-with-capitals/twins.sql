CREATE TABLE edits ("eventTime" TIMESTAMP(3) NOT NULL,
  "userName" VARCHAR(20), username VARCHAR(20));
CREATE VIEW per_user AS SELECT username, COUNT(*) AS edits FROM edits GROUP BY username;
