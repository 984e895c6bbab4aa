#!/usr/bin/env bash
# Prints the table of attacks with the tests for each, found by name in the sources. Fails if an attack has neither a test nor a reason.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

table=Checkout.Plugin.Tests/Attacks/README.md

# Prints number, sentence and file, tab-separated, for each test that is named after an attack.
named() {
  grep -rnE --include='*.cs' --exclude-dir=obj --exclude-dir=bin '^ *public (async )?[A-Za-z]+ A[0-9]{2}_[A-Za-z0-9_]+\(' . |
    sed -E 's|^\./(Checkout\.Plugin\.Tests/)?([^:]+):[0-9]+:.* A([0-9]{2})_([A-Za-z0-9_]+)\(.*|\3\t\4\t\2|' | sort
}

awk -F '\t' -v table="$table" '
  FILENAME != table { gsub(/_/, " ", $2); tests[$1] = tests[$1] sprintf("      %s  %s\n", $2, $3); count++; next }
  /^\| A-[0-9][0-9] \|/ {
    split($0, cell, / \| /)
    number = substr(cell[1], 5, 2); proof = cell[4]; sub(/ \|$/, "", proof)
    print "A-" number "  " cell[2]
    if (number in tests) printf "%s", tests[number]
    else if (proof ~ /^no test: ./) { print "      " proof; reasons++ }
    else { print "      NEITHER TEST NOR REASON"; bare++ }
    attacks++
  }
  END {
    printf "\n%d attacks: %d with tests (%d of them), %d with a reason, %d with neither\n", attacks, attacks - reasons - bare, count, reasons, bare
    exit bare > 0 || attacks == 0
  }
' <(named) "$table"
