#!/usr/bin/env bash
# Measures the goals P1 to P10 beside their references and prints the table: installs the servers that are missing (Debian), starts private ones.
#   tests/benchmarks.sh                 everything, and writes tests/Checkout.Plugin.Benchmarks/RESULTS.md; leave the machine alone meanwhile
#   tests/benchmarks.sh --only P1,P5    these goals; writes no file
#   tests/benchmarks.sh --short         quick and rough, to see that the harness works
# CHECKOUT_EFFORT=release adds the table of ten million rows to P9.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

die() { echo "tests/benchmarks.sh: $*" >&2; exit 1; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# need PROGRAM PACKAGE: the program is there, or Debian's package brings it.
updated=
need() {
  command -v "$1" >/dev/null && return
  compgen -G "/usr/lib/postgresql/*/bin/$1" >/dev/null && return
  command -v apt-get >/dev/null || die "$1 is missing and this is no Debian: install $2 by hand, then run this again."
  [ -n "$updated" ] || as_root apt-get -qq update >/dev/null || die "apt-get update failed: install $2 by hand, then run this again."
  updated=yes
  echo "Installing $2 ..."
  DEBIAN_FRONTEND=noninteractive as_root apt-get -qq install -y --no-install-recommends "$2" >/dev/null ||
    die "$2 could not be installed: install it by hand (apt-get install $2), then run this again."
}

command -v dotnet >/dev/null || die "the .NET SDK 10 is missing: see https://dotnet.microsoft.com/download"
need redis-server redis-server
need initdb postgresql

dotnet build tests/Checkout.Plugin.Benchmarks -c Release -v quiet --nologo || die "the build failed"
exec dotnet run --project tests/Checkout.Plugin.Benchmarks -c Release --no-build -- "$@"
