#!/usr/bin/env bash
# Tries every law in tests/Checkout.Plugin.Tests/Fuzzing with fresh seeds until the time is up, and prints the number of cases of each.
# If a law breaks, its seed is added to seeds.txt there and the exit code is 1.
#   tests/fuzz.sh           fifteen minutes
#   tests/fuzz.sh 5         five minutes
#   tests/fuzz.sh --hour    an hour
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. tests/need.sh

case "${1:-15}" in
  --hour) minutes=60 ;;
  *[!0-9]* | 0) echo "usage: tests/fuzz.sh [MINUTES | --hour]" >&2; exit 2 ;;
  *) minutes=${1:-15} ;;
esac

command -v dotnet >/dev/null || die "the .NET SDK 10 is missing: see https://dotnet.microsoft.com/download"
dotnet build tests/Checkout.Plugin.Tests -c Release -v quiet --nologo || die "the build failed"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CHECKOUT_FUZZ_TALLY="$work/tally"
touch "$CHECKOUT_FUZZ_TALLY"
print_cases() {
  sort "$CHECKOUT_FUZZ_TALLY" | awk '
    { cases[$1] += $2; all += $2 }
    END {
      for (law in cases) printf "%12d  %s\n", cases[law], law | "sort -k 2"
      close("sort -k 2")
      printf "%12d  cases in all\n", all
    }'
}

# Rounds give every law a turn, whatever the time; the turns get shorter at the end.
SECONDS=0
round=0
while [ "$SECONDS" -lt $((minutes * 60)) ]; do
  round=$((round + 1))
  left=$((minutes * 60 - SECONDS))
  export CHECKOUT_FUZZ_SECONDS=$((left > 200 ? 10 : 1 + left / 20))
  if ! dotnet run --project tests/Checkout.Plugin.Tests -c Release --no-build -- --progress off --no-ansi --filter-namespace Checkout.Plugin.Tests.Fuzzing >"$work/log" 2>&1; then
    cat "$work/log"
    print_cases
    echo "Round $round failed. If a law broke, its seed is now in tests/Checkout.Plugin.Tests/Fuzzing/seeds.txt." >&2
    exit 1
  fi
done
print_cases
echo "No law broke in $round rounds, $SECONDS seconds."
