# Prometheus scrapes every service, and has something to show for every query of the dashboard.
run up -d --no-recreate --scale speed-layer=2 "${wanted[@]}" >/dev/null 2>&1
send
batch_run
check 1 "after a batch run"

ask() { curl -sfG "http://127.0.0.1:$PROMETHEUS_PORT/api/v1/$1" "${@:2}"; }
targets() { ask targets -d state=active | grep -o '"health":"[a-z]*"' | sort | uniq -c | tr -s ' \n' ' '; }
all_up() { [ "$(targets)" = ' 5 "health":"up" ' ]; }
await "Prometheus scrapes ingest, two speed layers, batch and serving" all_up

queries() { sed -n 's/^ *"expr": "\(.*\)",\{0,1\}$/\1/p' examples/grafana/braid.json | sed -e 's/\\"/"/g' -e 's/\$__rate_interval/1m/g' -e 's/\$__range/15m/g'; }
shows() { ask query --data-urlencode "query=$1" | grep -q '"value":\['; }
all_show() {
  local query
  answer >/dev/null
  while IFS= read -r query; do shows "$query" || { echo "$query" >"$scratch/empty" && return 1; }; done < <(queries)
}
touch "$scratch/empty"
(await "each of the dashboard's $(queries | wc -l) queries returns series" all_show) || wrong "no series: $(cat "$scratch/empty")"
