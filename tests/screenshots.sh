#!/usr/bin/env bash
# Takes pictures of every page in both languages, on a small and a wide screen, light and dark:
# artifacts/screenshots/gallery/<page>-<language>-<width>-<scheme>.png.
# The tests that take them fail if a page is not accessible, does not fit, or is animated in spite of "reduced motion".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. tests/need.sh

command -v dotnet >/dev/null || die "the .NET SDK 10 is missing: see https://dotnet.microsoft.com/download"
need chromium chromium

echo "Building ..."
dotnet build tests/Checkout.Plugin.BrowserTests -c Release -v quiet --nologo || die "the build failed"

rm -rf artifacts/screenshots/gallery
CHECKOUT_GALLERY=whole dotnet run --project tests/Checkout.Plugin.BrowserTests -c Release --no-build -- --progress off --no-ansi --filter-class "*GalleryTests"
echo "$(find artifacts/screenshots/gallery -name '*.png' | wc -l) pictures are in artifacts/screenshots/gallery"
