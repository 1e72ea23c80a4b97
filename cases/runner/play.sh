# Plays cases: brings each stack up, runs the steps, says how each case went.

passed=0 failed=0 skipped=0
STEP_SECONDS=300 SKIPPED=77 MOST_LINES=60

# run_command COMMAND OUTPUT: its exit code. What hangs is ended after a while.
run_command() {
  local code=0 limit=()
  if command -v timeout >/dev/null; then limit=(timeout -k 10 "$STEP_SECONDS"); fi
  (cd "$work" && exec ${limit[@]+"${limit[@]}"} bash -o pipefail -c "$1" >"$2" 2>&1 </dev/null) &
  step_process=$!
  wait "$step_process" || code=$?
  step_process=''
  return "$code"
}

# play PARSED NAME: 0 as it should be, 1 with a difference, which is printed, or 77 for a case that this machine cannot play.
play() {
  local parsed="$1" record="$root/target/cases/$2" step command code result=0
  mkdir -p "$record"
  : >"$record/came"
  for ((step = 1; step <= $(<"$parsed/steps"); step++)); do
    command="$(<"$parsed/$step/command")" code=0
    run_command "$command" "$scratch/came" || code=$?
    { printf '$ %s\n' "$command" && cat "$scratch/came" && { [ "$code" = 0 ] || echo "? $code"; }; } >>"$record/came"
    if [ "$code" = "$SKIPPED" ]; then
      sed 's/^/    /' "$scratch/came" >"$scratch/told" && return "$SKIPPED"
    fi
    if [ "$code" = "$(<"$parsed/$step/code")" ] && matches "$parsed/$step/expected" "$scratch/came"; then continue; fi
    result=1
    {
      echo "    $3/case:$(<"$parsed/$step/line"): $command" | head -n 1
      [ "$code" = "$(<"$parsed/$step/code")" ] || echo "    exit code $code, but should be $(<"$parsed/$step/code")$([ "$code" != 124 ] || echo " (it was ended after $STEP_SECONDS s)")"
      difference "$parsed/$step/expected" "$scratch/came" | sed -e 's/^/    /' -e "${MOST_LINES}s/\$/ .../;${MOST_LINES}q"
    } >>"$scratch/told"
  done
  return "$result"
}

# play_case NAME STACK
play_case() {
  local name="$1" began=$SECONDS code=0
  : >"$scratch/told"
  if [ -n "$broken" ]; then
    code=1 && cp "$broken" "$scratch/told" && mkdir -p "$root/target/cases/$name"
  else
    play "$scratch/parsed/$name" "$name" "${cases#"$root/"}/$name" || code=$?
  fi
  case "$code" in
    0) passed=$((passed + 1)) && word=ok ;;
    "$SKIPPED") skipped=$((skipped + 1)) && word=skipped ;;
    *) failed=$((failed + 1)) && word=FAILED ;;
  esac
  printf '%-8s%-40s%4d s\n' "$word" "$name" $((SECONDS - began))
  cat "$scratch/told"
  if [ "$word" = FAILED ]; then
    keep_logs "$name"
    echo "    what came, and the logs: ${record_root}/$name"
  fi
}

# start_stack NAME FOLDER: up, and the set-up of a shared stack. When it fails, each of its cases does, with this reason.
start_stack() {
  local began=$SECONDS code=0
  broken=''
  run_command "braid up --pipeline pipeline.sql" "$scratch/up" || code=$?
  : >"$scratch/told"
  if [ "$code" != 0 ]; then
    broken="$scratch/broken"
    { echo "    its stack did not come up:" && sed 's/^/    /' "$scratch/up"; } >"$broken"
  elif [ -f "$2/case" ] && [ "$3" = shared ]; then
    play "$scratch/parsed/stack-$1" "stack-$1" "${2#"$root/"}" || { broken="$scratch/broken" && cp "$scratch/told" "$broken"; }
  fi
  printf '%-8s%-40s%4d s\n' stack "$1" $((SECONDS - began))
}

# play_all ORDER: lines of name, tab, stack; those of one shared stack stand together.
play_all() {
  local name stack now='' broken='' record_root="target/cases"
  while IFS=$'\t' read -r name stack <&3; do
    if [ "$stack" = own ] || [ "$stack" = none ]; then
      close_stack && now='' broken=''
      open_stack "$cases/$name"
      [ "$stack" = none ] || start_stack "$name" "$cases/$name" own
    elif [ "$stack" != "$now" ]; then
      close_stack
      open_stack "$cases/stacks/$stack" && now="$stack"
      start_stack "$stack" "$cases/stacks/$stack" shared
    fi
    if [ -n "$now" ]; then cp -R "$cases/$name/." "$work/" && chmod -R u+w "$work"; fi
    play_case "$name"
  done 3<"$1"
  close_stack
  echo "$passed passed, $failed failed$([ "$skipped" = 0 ] || echo ", $skipped skipped") in $SECONDS s"
  [ "$failed" = 0 ]
}
