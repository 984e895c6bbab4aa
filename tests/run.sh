#!/usr/bin/env bash
# Runs every test. Installs missing servers (Debian), starts private ones, and ends with "N passed, N failed".
#   tests/run.sh            all suites
#   tests/run.sh --release  all suites with the number of kills, crashes, seeds and planted bugs that a release needs: takes days
#   tests/run.sh --quick    within two minutes: rules and journeys in memory, without slow tests, payouts and the emulator's own tests
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

everything=(Checkout.Plugin.Tests Checkout.Plugin.BrowserTests Checkout.Plugin.FaultTests planted-bugs simulator)
case "${1:-}" in
  "") suites=("${everything[@]}") filters=() ;;
  --release) suites=("${everything[@]}") filters=(); export CHECKOUT_EFFORT=release ;;
  --quick)
    suites=(Checkout.Plugin.Tests)
    filters=(--filter-not-trait Slow=yes --filter-not-namespace Checkout.Plugin.Tests.Emulator --filter-not-namespace Checkout.Plugin.Tests.Payouts --filter-not-namespace Checkout.Plugin.Tests.Performance)
    ;;
  *) echo "usage: tests/run.sh [--quick | --release]" >&2; exit 2 ;;
esac

. tests/need.sh

command -v dotnet >/dev/null || die "the .NET SDK 10 is missing: see https://dotnet.microsoft.com/download"
need redis-server redis-server
need initdb postgresql
[ "${1:-}" = --quick ] || need chromium chromium
[ "${1:-}" = --quick ] || need curl curl
[ "${1:-}" = --quick ] || need jq jq

work=$(mktemp -d)
stop() {
  [ -z "${simulator:-}" ] || pkill -P "$simulator" 2>/dev/null || true
  [ -z "${redis:-}" ] || kill "$redis" 2>/dev/null || true
  [ ! -f "$work/pg/postmaster.pid" ] || as_postgres "$pgbin/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null || echo $((20000 + RANDOM % 20000)); }

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

pgbin=$(dirname "$(command -v initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' | tail -n 1)")
chmod 755 "$work"
mkdir "$work/pg"
[ "$(id -u)" != 0 ] || chown postgres "$work/pg"
pgport=$(free_port)
as_postgres "$pgbin/initdb" -D "$work/pg" -U postgres -A trust --no-sync >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log" >&2; die "initdb failed"; }
as_postgres "$pgbin/pg_ctl" -D "$work/pg" -w -l "$work/pg/log" -o "-h 127.0.0.1 -p $pgport -k $work/pg -c max_connections=300" start >/dev/null ||
  die "PostgreSQL did not start"
export CHECKOUT_TEST_POSTGRES="Host=127.0.0.1;Port=$pgport;Username=postgres;Database=postgres"

redisport=$(free_port)
redis-server --port "$redisport" --bind 127.0.0.1 --save "" --appendonly no --dir "$work" >"$work/redis.log" 2>&1 &
redis=$!
export CHECKOUT_TEST_REDIS="127.0.0.1:$redisport"

# Old evidence belongs to another state of the code.
[ "${1:-}" = --quick ] || rm -rf artifacts/evidence

echo "Building ..."
if [ "${1:-}" = --quick ]; then project=tests/Checkout.Plugin.Tests; else project=Checkout.Plugin.sln; fi
dotnet build "$project" -c Release -v quiet --nologo || die "the build failed"

# weeks: prints the seeds of the simulated weeks: those that the caller chose, a million for a release, or the next 150 with each commit.
weeks() {
  local first=$(($(git rev-list --count HEAD 2>/dev/null || echo 0) * 150 + 1))
  if [ "${CHECKOUT_EFFORT:-}" = release ]; then echo 1-1000000; else echo "${CHECKOUT_SEED:-$first-$((first + 149))}"; fi
}

run() {
  case "$1" in
    planted-bugs) if [ "${CHECKOUT_EFFORT:-}" = release ]; then tests/planted-bugs.sh; else tests/planted-bugs.sh --third; fi ;;
    # Without the larger nursery the collector takes an eighth of the time.
    simulator) CHECKOUT_SEED=$(weeks) DOTNET_GCgen0size=0x8000000 nice dotnet run --project tests/Checkout.Plugin.FaultTests -c Release --no-build -- --progress off --no-ansi --filter-class "*.SimulatorTests" ;;
    *) dotnet run --project "tests/$1" -c Release --no-build -- --progress off --no-ansi --filter-not-class "*.SimulatorTests" "${filters[@]}" ;;
  esac
}

# The simulator never waits, so it uses the processor time that the other suites leave.
simulator=
if [[ " ${suites[*]} " = *" simulator "* ]]; then
  run simulator >"$work/simulator.log" 2>&1 &
  simulator=$!
fi

passed=0
failed=0
for suite in "${suites[@]}"; do
  echo "== $suite"
  if [ "$suite" = simulator ]; then
    wait "$simulator" || true
    simulator=
    cat "$work/simulator.log"
  else
    run "$suite" 2>&1 | tee "$work/$suite.log" || true
  fi
  count() { sed -nE "s/^ *$1: ([0-9]+).*/\1/p" "$work/$suite.log" | tail -n 1; }
  succeeded=$(count succeeded)
  [ "${succeeded:-0}" -gt 0 ] || die "$suite ran no test"
  [ "$(count skipped)" = 0 ] || die "$suite skipped tests"
  passed=$((passed + succeeded))
  failed=$((failed + $(count failed)))
done

echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
