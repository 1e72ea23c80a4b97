# What the reports of test runs say; read by run and drills, from the root of the checkout.

# A row for each test class: class, tests, failed, skipped, seconds. With a file, only what is newer.
test_classes() {
  local report head
  while IFS= read -r report; do
    head="$(grep -m 1 '<testsuite ' "$report")"
    printf '%s\t%s\t%s\t%s\t%.0f\n' "$(attribute name)" "$(attribute tests)" "$(($(attribute failures) + $(attribute errors)))" \
      "$(attribute skipped)" "$(attribute time)"
  done < <(find . -path '*-reports/TEST-*.xml' ${1:+-newer "$1"} | sort)
}

attribute() { sed -n "s/.* $1=\"\([^\"]*\)\".*/\1/p" <<<"$head"; }

# A line for each class of which tests were skipped, with the reasons.
skipped_tests() {
  local report
  while IFS= read -r report; do
    sed -n 's/.*<skipped message="\([^"]*\)".*/\1/p' "$report" | sort | uniq -c |
      sed "s/^ *\([0-9]*\) \(.*\)/Skipped: \1 of ${report##*TEST-}: \2/; s/\.xml:/:/"
  done < <(find . -path '*-reports/TEST-*.xml' | sort)
}
