# One of everything: kill, start and scale the speed layer, kill Cassandra, restart all.
send
check 1 "speed layer alone"
batch_run
check 1 "after a batch run"
run kill speed-layer >/dev/null 2>&1
send
run start speed-layer >/dev/null 2>&1
check 2 "killed while the file was sent again, and started"
run up -d --no-recreate --scale speed-layer=2 --scale generator=0 >/dev/null 2>&1
send
check 3 "two speed layers"
# Cassandra and what has just been written to it: the speed layers begin anew as well, so that nothing is left in their memory.
kill_one cassandra
run kill speed-layer >/dev/null 2>&1
start_again cassandra
run start speed-layer >/dev/null 2>&1
check 3 "Cassandra and the speed layers killed and started"
run restart >/dev/null 2>&1
await "all services are healthy after a restart" healthy
check 3 "restarted"
verify
