# What the scenarios share. Sourced by run, which has set `compose`, the command to be called with its options.

say() { printf '%4ds  %s\n' "$SECONDS" "$1"; }
wrong() { say "WRONG: $1" >&2 && exit 1; }

run() { "${compose[@]}" "$@"; }
inside() { run exec -T serving-layer braid "$@"; }

flights=examples/flights/flights-2001-01-01_14.csv.gz
send() { run exec -T ingest braid send flights "$flights" "$@" 2>&1 | tail -n 1; }

# The Nth container of a service, stopped ones too.
container() { run ps -q "$1" | sed -n "${2:-1}p"; }
kill_one() { docker kill -s KILL "$(container "$@")" >/dev/null && say "SIGKILL to $1"; }
start_again() { docker start "$(container "$@")" >/dev/null && say "$1 is started again"; }

# await WHAT COMMAND...: until the command succeeds.
await() {
  local what="$1" end=$((SECONDS + patience))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || { run ps && wrong "$what: not within $patience s"; }
    sleep 1
  done
  say "$what"
}
patience=180

# Every container that has a health check is healthy.
healthy() { ! docker ps --filter label=com.docker.compose.project="$COMPOSE_PROJECT_NAME" --format '{{.Status}}' | grep -qE 'starting|unhealthy|Restarting'; }

answer() { inside query --format csv "SELECT origin, SUM(flights) AS flights, MAX(worst_delay) AS worst FROM departures GROUP BY origin ORDER BY origin" | tr -d '\r' | tail -n +2; }
# The same question, asked of the file: copies times as many flights.
oracle() {
  zcat "$flights" | awk -F, -v copies="$1" '
    NR > 1 { n[$2] += copies; if ($4 != "" && (!($2 in worst) || $4 + 0 > worst[$2])) worst[$2] = $4 + 0 }
    END { for (o in n) print o "," n[o] "," worst[o] }' | sort
}
is_exact() { diff <(answer | sort) <(oracle "$1"); }
# check COPIES WHEN
check() { await "$2: every origin's flights and worst delay equal what awk counts" is_exact "$1"; }

# An answer in JSON, folded again from the log.
verify() {
  inside view network --every all --format json >"$scratch/answer.json"
  inside verify - <"$scratch/answer.json" | tail -n 1 | sed 's/^/       /'
  [ "${PIPESTATUS[0]}" = 0 ] || wrong "braid verify says that the answer is wrong"
}

batch_run() {
  local begin=$SECONDS
  inside batch run >"$scratch/run" 2>&1 || { cat "$scratch/run" && return 1; }
  say "a batch run of $((SECONDS - begin)) s: $(tail -n 1 "$scratch/run"), $(sed -n 's/^ *\([a-z]*\)  *\([0-9,]*\) *$/\1 \2 ms/p' "$scratch/run" | paste -sd ' ')"
}
