#!/usr/bin/env bash
# Writes the dumps of the current version of the tables, which later migrations are tested with: a shop takes payments and pays out, then
# its databases are dumped into tests/Checkout.Plugin.Tests/Migrations/Dumps. Needs the server of CHECKOUT_TEST_POSTGRES.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

CHECKOUT_WRITE_DUMPS=yes dotnet run --project tests/Checkout.Plugin.Tests -c Release -- --progress off --no-ansi --filter-class "*.DumpTests"
git status --short tests/Checkout.Plugin.Tests/Migrations/Dumps
