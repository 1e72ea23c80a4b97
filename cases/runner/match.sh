# Compares the lines that came with those that should come.

# fits EXPECTED LINE: whether one line is as one line of a case wants it.
fits() {
  case "$1" in
    '~ '*) [[ "$2" =~ ^(${1#'~ '})$ ]] ;;
    '\'*) [ "${1#?}" = "$2" ] ;;
    *) [ "$1" = "$2" ] ;;
  esac
}

# Reads the lines of a file into the array `lines`, without blanks at their ends and without blank lines at the end.
read_lines() {
  local text
  lines=()
  while IFS= read -r text || [ -n "$text" ]; do
    text="${text%$'\r'}"
    lines+=("${text%"${text##*[![:blank:]]}"}")
  done <"$1"
  while [ ${#lines[@]} -gt 0 ] && [ -z "${lines[${#lines[@]} - 1]}" ]; do
    unset "lines[${#lines[@]}-1]"
  done
}

# matches EXPECTED CAME: two files. '...' stands for any number of lines, so a part after it may have to be looked for again further down.
matches() {
  local expected came i=0 j=0 star=-1 from=0
  read_lines "$1" && expected=(${lines[@]+"${lines[@]}"})
  read_lines "$2" && came=(${lines[@]+"${lines[@]}"})
  while [ "$j" -lt ${#came[@]} ]; do
    if [ "$i" -lt ${#expected[@]} ] && [ "${expected[i]}" = ... ]; then
      star=$i from=$j i=$((i + 1))
    elif [ "$i" -lt ${#expected[@]} ] && fits "${expected[i]}" "${came[j]}"; then
      i=$((i + 1)) j=$((j + 1))
    elif [ "$star" -ge 0 ]; then
      from=$((from + 1)) i=$((star + 1)) j=$from
    else
      return 1
    fi
  done
  while [ "$i" -lt ${#expected[@]} ] && [ "${expected[i]}" = ... ]; do i=$((i + 1)); done
  [ "$i" -eq ${#expected[@]} ]
}

# difference EXPECTED CAME: both as a unified diff, in which a pattern that fits the line at its place is no difference.
difference() {
  local expected came i
  read_lines "$1" && expected=(${lines[@]+"${lines[@]}"})
  read_lines "$2" && came=(${lines[@]+"${lines[@]}"})
  for ((i = 0; i < ${#expected[@]}; i++)); do
    if [ "$i" -lt ${#came[@]} ] && [ "${expected[i]}" != ... ] && fits "${expected[i]}" "${came[i]}"; then expected[i]="${came[i]}"; fi
  done
  diff -u --label expected --label came <(printf '%s\n' ${expected[@]+"${expected[@]}"}) <(printf '%s\n' ${came[@]+"${came[@]}"}) || true
}
