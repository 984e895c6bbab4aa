#!/usr/bin/env bash
# Plants each of the bugs in tests/PlantedBugs, one at a time, in a copy of the source, and expects the tests that the patch names to fail. Needs the servers
# that tests/run.sh starts (CHECKOUT_TEST_POSTGRES, CHECKOUT_TEST_REDIS), and is run by it.
#   tests/planted-bugs.sh            all of them
#   tests/planted-bugs.sh paid-      those whose name has this in it
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

die() { echo "tests/planted-bugs.sh: $*" >&2; exit 1; }
patches=(tests/PlantedBugs/*"${1:-}"*.patch)
[ -f "${patches[0]}" ] || die "no bug is called ${1:-}"

started=$SECONDS
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$tree" 2>/dev/null || true
git -C "$tree" init -q

tests="$tree/tests/Checkout.Plugin.Tests"
build() { dotnet build "$tests" -c Release -v quiet --nologo -p:TreatWarningsAsErrors=false >"$tree/build.log" 2>&1; }

# ran NAME...: how many of the tests of these names ran, and how many of them failed.
ran() {
  local filters=() name
  for name in "$@"; do filters+=(--filter-method "*.$name"); done
  timeout 120 dotnet "$tests/bin/Release/net10.0/Checkout.Plugin.Tests.dll" --no-progress "${filters[@]}" >"$tree/tests.log" 2>&1 || true
  total=$(sed -nE 's/^ *total: ([0-9]+).*/\1/p' "$tree/tests.log" | tail -n 1)
  red=$(sed -nE 's/^ *failed: ([0-9]+).*/\1/p' "$tree/tests.log" | tail -n 1)
}
named() { sed -n 's/^Red: //p' "$@"; }

build || { cat "$tree/build.log" >&2; die "the unbroken code does not build"; }
mapfile -t all < <(named "${patches[@]}" | sort -u)
ran "${all[@]}"
[ "${red:-x}" = 0 ] && [ "${total:-0}" -ge "${#all[@]}" ] || { tail -n 60 "$tree/tests.log" >&2; die "the tests are not green without a bug (${total:-none} ran for ${#all[@]} names)"; }

caught=0
missed=0
for patch in "${patches[@]}"; do
  bug=$(basename "$patch" .patch)
  mapfile -t names < <(named "$patch")
  git -C "$tree" apply --unidiff-zero "$PWD/$patch" || die "$bug does not fit the code any more"
  if build && ran "${names[@]}" && [ "${red:-0}" -gt 0 ]; then
    echo "caught  $bug: $red of $total"
    caught=$((caught + 1))
  else
    echo "MISSED  $bug"
    tail -n 20 "$tree/build.log" "$tree/tests.log" >&2
    missed=$((missed + 1))
  fi
  git -C "$tree" apply --unidiff-zero -R "$PWD/$patch"
done

mkdir -p artifacts/evidence
cat >artifacts/evidence/planted-bugs.json <<JSON
{ "Test": "planted-bugs", "Trials": $((caught + missed)), "Unit": "bugs", "Failures": $missed, "Seconds": $((SECONDS - started)), "Remark": "each caught by the tests it names" }
JSON
echo "  succeeded: $caught"
echo "  failed: $missed"
echo "  skipped: 0"
[ "$missed" = 0 ]
