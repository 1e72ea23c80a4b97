# Reads the file `case` of a folder: its stack, and its steps as folders 1, 2, ... that hold a command, the lines that should come, the
# exit code and the command's line. A mistake is told with its line.

# mistake FILE LINE WHAT
mistake() {
  echo "${1#"$root/"}:$2: $3" >&2
}

# parse FOLDER INTO: prints the stack (own, none or a name); fails after telling every mistake.
parse() {
  local folder="${1%/}" into="$2" stack=own step=0 line=0 text told=0 closed=false
  local file="$folder/case"
  mkdir -p "$into"
  while IFS= read -r text || [ -n "$text" ]; do
    line=$((line + 1))
    case "$text" in
      '#'*) ;;
      '$ '*)
        step=$((step + 1)) closed=false
        mkdir -p "$into/$step"
        printf '%s\n' "${text#'$ '}" >"$into/$step/command"
        : >"$into/$step/expected"
        echo 0 >"$into/$step/code"
        echo "$line" >"$into/$step/line"
        ;;
      '> '*)
        if [ "$step" = 0 ] || [ -s "$into/$step/expected" ] || $closed; then
          mistake "$file" "$line" "'> ' goes on with a command, but no line with '\$ ' is before it. Output that begins so is written '\\> '." && told=1
        else
          printf '%s\n' "${text#'> '}" >>"$into/$step/command"
        fi
        ;;
      '? '*)
        if [ "$step" = 0 ] || $closed; then
          mistake "$file" "$line" "'? CODE' stands once, after what a command prints." && told=1
        elif [[ ! "${text#'? '}" =~ ^[0-9]{1,3}$ ]]; then
          mistake "$file" "$line" "'${text#'? '}' is no exit code: give a number from 0 to 255." && told=1
        else
          echo "${text#'? '}" >"$into/$step/code"
          closed=true
        fi
        ;;
      *)
        if [ "$step" = 0 ]; then
          case "$text" in
            '') ;;
            'stack: '*) stack="${text#'stack: '}" && check_stack "$file" "$line" "$stack" || told=1 ;;
            *) mistake "$file" "$line" "'$text' stands before the first command. There may be '# COMMENT', 'stack: NAME' and '\$ COMMAND'." && told=1 ;;
          esac
        elif $closed && [ -n "$text" ]; then
          mistake "$file" "$line" "'$text' comes after the exit code. The next line may be '\$ COMMAND' or '# COMMENT'." && told=1
        elif ! $closed; then
          check_line "$file" "$line" "$text" || told=1
          printf '%s\n' "$text" >>"$into/$step/expected"
        fi
        ;;
    esac
  done <"$file"
  [ "$step" -gt 0 ] || { mistake "$file" "$line" "there is no command: give at least one line '\$ COMMAND'." && told=1; }
  [ "$stack" != own ] || [ -f "$folder/pipeline.sql" ] ||
    { mistake "$file" 1 "there is no pipeline.sql beside it. Add one, or name a shared stack: 'stack: NAME'." && told=1; }
  [ -f "$folder/README.md" ] || { mistake "$file" 1 "there is no README.md beside it, which says what is asked and what is right." && told=1; }
  echo "$step" >"$into/steps"
  echo "$stack"
  return "$told"
}

check_stack() {
  local stacks="${1%/*/case}/stacks"
  [ "$3" = none ] || [ -f "$stacks/$3/pipeline.sql" ] || {
    mistake "$1" "$2" "there is no stack '$3'. There are: none$(cd "$stacks" 2>/dev/null && for each in */; do [ "$each" = '*/' ] || printf ', %s' "${each%/}"; done)."
    return 1
  }
}

# A regular expression that cannot be read is a mistake of the case, not a difference.
check_line() {
  local result=0
  case "$3" in
    '~ '*)
      [[ '' =~ ^(${3#'~ '})$ ]] || result=$?
      [ "$result" -lt 2 ] || { mistake "$1" "$2" "'${3#'~ '}' is no extended regular expression." && return 1; }
      ;;
  esac
}
