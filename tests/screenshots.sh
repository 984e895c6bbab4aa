#!/usr/bin/env bash
# Makes pictures of every page in both languages, on a small and a wide screen, by day and by night: artifacts/screenshots/gallery/<page>-<language>-<width>-<scheme>.png.
# Each is looked over on the way: the tests that take them fail where a page has barriers, does not fit, or moves for those who mind.
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
