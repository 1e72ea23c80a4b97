# Three brokers, three Cassandra nodes, two Spark workers, two speed layers: each loses one by SIGKILL while events are sent.
patience=300
copies=1

send
check $copies "speed layers alone"
batch_run
check $copies "after a batch run on Spark standalone"

# A file sent slowly, about four minutes, while all of this happens.
send --rate 1000 --timeout 120s >"$scratch/sent" &
sender=$!

kill_one kafka
batch_run
say "a batch run was published with two brokers of three"
start_again kafka

kill_one cassandra
answers() { [ "$(answer | wc -l)" -gt 100 ]; }
await "merged answers come with two Cassandra nodes of three" answers
start_again cassandra

kill_one speed-layer 1
start_again speed-layer 1

await "all services are healthy again" healthy
batch_run &
runner=$!
recomputes() { docker exec "$(container batch-layer)" bash -c 'exec 3<>/dev/tcp/127.0.0.1/29082; printf "GET /status HTTP/1.0\r\n\r\n" >&3; cat <&3' | grep -qE '"state" *: *"(land|recompute)"'; }
await "a batch run is at work" recomputes
kill_one spark-worker 1
wait $runner || { say "that run failed, and published nothing" && batch_run; }
say "a batch run was published with one Spark worker"
start_again spark-worker 1

wait $sender || wrong "events were refused: $(cat "$scratch/sent")"
cat "$scratch/sent"
copies=2
check $copies "a broker, a Cassandra node, a speed layer and a Spark worker killed, the speed layers' part included"
await "all services are healthy at the end" healthy
batch_run
check $copies "after a last batch run"
verify
