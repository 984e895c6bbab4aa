#!/usr/bin/env bash
# Measures the goals P1 to P10 and their references, and prints the table. Installs missing servers (Debian) and starts private ones.
#   tests/benchmarks.sh                 all goals, and writes tests/Checkout.Plugin.Benchmarks/RESULTS.md; run nothing else meanwhile
#   tests/benchmarks.sh --only P1,P5    these goals; writes no file
#   tests/benchmarks.sh --short         quick and rough, to check the harness
# CHECKOUT_EFFORT=release adds the table of ten million rows to P9.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. tests/need.sh

command -v dotnet >/dev/null || die "the .NET SDK 10 is missing: see https://dotnet.microsoft.com/download"
need redis-server redis-server
need initdb postgresql

dotnet build tests/Checkout.Plugin.Benchmarks -c Release -v quiet --nologo || die "the build failed"
exec dotnet run --project tests/Checkout.Plugin.Benchmarks -c Release --no-build -- "$@"
