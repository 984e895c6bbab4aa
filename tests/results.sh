#!/usr/bin/env bash
# Writes the last results of the fault tests (artifacts/evidence) as the page that the README links.
#   tests/results.sh > tests/Checkout.Plugin.FaultTests/RESULTS.md
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

shopt -s nullglob
evidence=(artifacts/evidence/*.json)
[ "${#evidence[@]}" -gt 0 ] || { echo "tests/results.sh: there is no evidence yet: run tests/run.sh first." >&2; exit 1; }

cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)

cat <<PAGE
# Fault test results

The tests use real processes, PostgreSQL, SQLite files, Redis and SIGKILLs. After every scenario a checker compares the emulator's ledger,
database and pages. Zero failures in n independent trials mean, with 95 % confidence, a rate below about 3/n: the column 3/n.

Commit $(git rev-parse --short=12 HEAD), $(date -u +%Y-%m-%d); $(nproc) cores ($cpu), $memory GiB, $(uname -sr), .NET $(dotnet --version), $(redis-server --version | sed -E 's/.*v=([0-9.]+).*/Redis \1/'). Size: ${CHECKOUT_EFFORT:-every commit}.

| Test | n | of | failures | 3/n | seconds | remark |
|---|---:|---|---:|---:|---:|---|
PAGE
jq -r -s 'sort_by(.Test)[] | "| \(.Test) | \(.Trials) | \(.Unit) | \(.Failures) | \(if .Failures == 0 and .Trials > 0 then "\((30000000 / .Trials | round) / 100000) %" else "–" end) | \(.Seconds | round) | \(.Remark) |"' "${evidence[@]}"
cat <<'PAGE'

`tests/run.sh` runs the number of trials for every commit, `tests/run.sh --release` the number for a release, which can take days. A failing
random test names its seed; `CHECKOUT_SEED` replays it.
PAGE
