# The stack that is up now: a home in a folder for its time only, and ports of its own.

stack_count=0 stack_home='' step_process=''

# open_stack FOLDER...: a new home beside a copy of the folders' files; commands run among them.
open_stack() {
  local folder
  work="$scratch/stack-$stack_count/files"
  mkdir -p "$work"
  for folder in "$@"; do cp -R "$folder/." "$work/" && chmod -R u+w "$work"; done
  stack_home="$scratch/stack-$stack_count/home"
  export BRAID_HOME="$stack_home" BRAID_PORT_BASE=$((${BRAID_CASES_PORT_BASE:-30000} + 200 * (stack_count % 13)))
  export BRAID_ROOT="$root" SERVING="http://127.0.0.1:$((BRAID_PORT_BASE + 90))" PATH="$runner/bin:$own_path"
  stack_count=$((stack_count + 1))
}

# Stops what runs under the home that is open, and deletes it.
close_stack() {
  [ -n "$stack_home" ] || return 0
  if $keep && [ -d "$stack_home" ]; then
    echo "The stack is left running. Ask it with"
    echo "    export BRAID_HOME=$stack_home BRAID_PORT_BASE=$BRAID_PORT_BASE"
    echo "and stop it with ./braid down; then delete $scratch."
    kept=true
  elif [ -d "$stack_home" ]; then
    "$root/braid" down >"$scratch/down" 2>&1 || {
      echo "The stack could not be stopped; its home $stack_home stays, for BRAID_HOME=$stack_home ./braid down:" && cat "$scratch/down"
      kept=true
    } >&2
  fi
  $kept || rm -rf "$(dirname "$stack_home")"
  stack_home=''
}

# keep_logs NAME: beside what came.
keep_logs() {
  if [ -d "$stack_home/logs" ]; then
    rm -rf "$root/target/cases/$1/logs"
    cp -R "$stack_home/logs" "$root/target/cases/$1/logs"
  fi
}

stop_step() {
  trap '' INT TERM
  if [ -n "$step_process" ]; then
    kill -TERM "$step_process" 2>/dev/null || true
    wait "$step_process" 2>/dev/null || true
  fi
}

kept=false own_path="$PATH"
finish() {
  trap '' INT TERM
  close_stack
  $kept || rm -rf "$scratch"
}
