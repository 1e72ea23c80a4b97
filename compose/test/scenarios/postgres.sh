# PostgreSQL as the warehouse.
send
batch_run
check 1 "after a batch run into PostgreSQL"
psql() { docker exec -u postgres "$(container postgres)" psql -tA -U "$WAREHOUSE_USER" -d braid -c "$1"; }
say "PostgreSQL holds $(psql 'SELECT COUNT(*) FROM flights.departures') rows of departures, of $(psql 'SELECT SUM(flights) FROM flights.departures') flights"
kill_one postgres
send
start_again postgres
check 2 "PostgreSQL killed while the file was sent again, and started"
batch_run
check 2 "after another batch run"
verify
