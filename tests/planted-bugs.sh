#!/usr/bin/env bash
# Plants each bug of tests/PlantedBugs, one at a time, in a copy of the source, and expects the tests that the patch names to fail.
# The next bugs are built while the tests of two bugs run, because most tests wait. tests/run.sh runs this script, because it needs the servers of
# CHECKOUT_TEST_POSTGRES and CHECKOUT_TEST_REDIS.
#   tests/planted-bugs.sh            all bugs
#   tests/planted-bugs.sh --third    a third of them, because all take too long for one commit: those in files changed since the commit
#                                    CHECKOUT_BASE (by default the one before), then the next in a rotation that goes on with each commit
#   tests/planted-bugs.sh paid-      the bugs whose name contains this
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

die() { echo "tests/planted-bugs.sh: $*" >&2; exit 1; }

# changed PATCH...: prints the patches that are new or changed, or that change a changed file.
changed() {
  local base=${CHECKOUT_BASE:-HEAD~1}
  git diff --name-only --diff-filter=d "$base" -- tests/PlantedBugs 2>/dev/null || true
  git diff --name-only "$base" -- src 2>/dev/null | sed 's|^|+++ b/|' | grep -lxFf - "$@" || true
}

# third PATCH...: prints a third of the patches. The rotation depends on the number of commits, so that a run can be repeated.
third() {
  local size=$((($# + 2) / 3)) start
  start=$(($(git rev-list --count HEAD) * size % $# + 1))
  { changed "$@"; printf '%s\n' "${@:start}" "${@:1:start-1}"; } | awk -v left="$size" 'left && !seen[$0]++ { print; left-- }'
}

if [ "${1:-}" = --third ]; then
  mapfile -t patches < <(third tests/PlantedBugs/*.patch)
else
  patches=(tests/PlantedBugs/*"${1:-}"*.patch)
fi
[ -f "${patches[0]}" ] || die "no bug is named ${1:-}"

started=$SECONDS
tree=$(mktemp -d)
trap 'rm -rf "$tree"; kill $(jobs -p) 2>/dev/null || true' EXIT
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$tree" 2>/dev/null || true
git -C "$tree" init -q

build() { dotnet build "$@" -c Release -v quiet --nologo; }

# touched PATCH: prints the project that the patch changes.
touched() { sed -nE 's|^\+\+\+ b/src/([^/]+)/.*|\1|p' "$1" | head -n 1; }

# record_compiler_call PROJECT: stores the compiler's command line, because MSBuild takes longer to compute it than the compiler takes to compile.
record_compiler_call() {
  dotnet msbuild "$tree/src/$1" "-t:PrepareResources;Compile" -p:Configuration=Release -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:BuildProjectReferences=false \
    -p:SkipCompilerExecution=true -p:ProvideCommandLineArgs=true -p:NonExistentFile=never -getItem:CscCommandLineArgs -getProperty:RoslynTargetsPath >"$tree/call-$1.json"
  jq -r '.Items.CscCommandLineArgs[].Identity | select(. != "/noconfig")' "$tree/call-$1.json" >"$tree/call-$1.rsp"
}
compile() { (cd "$tree/src/$1" && dotnet "$(jq -r .Properties.RoslynTargetsPath "$tree/call-$1.json")/bincore/csc.dll" /shared /noconfig "@$tree/call-$1.rsp"); }

# build_broken BUG: compiles the project that the patch changes into $tree/broken/BUG; a file named built or failed marks the end.
build_broken() {
  local output="$tree/broken/$1" patch="$PWD/tests/PlantedBugs/$1.patch" project done=failed
  mkdir -p "$output"
  if git -C "$tree" apply --unidiff-zero "$patch" >"$output/log" 2>&1; then
    project=$(touched "$patch")
    if compile "$project" >>"$output/log" 2>&1; then
      cp "$tree/src/$project/obj/Release/net10.0/$project.dll" "$output/" && done=built
    fi
    git -C "$tree" apply --unidiff-zero -R "$patch"
  fi
  touch "$output/$done"
}

# run_named BIN NAME...: runs the tests of these names and writes BIN.log; sets total, red (the number of failures) and green (the names
# without a failure).
run_named() {
  local bin=$1 log=$1.log filters=() name
  shift
  for name in "$@"; do filters+=(--filter-method "*.$name"); done
  timeout "$limit" dotnet "$bin/Checkout.Plugin.Tests.dll" --progress off --no-ansi "${filters[@]}" >"$log" 2>&1 || true
  total=$(sed -nE 's/^ *total: ([0-9]+).*/\1/p' "$log" | tail -n 1)
  red=$(sed -nE 's/^ *failed: ([0-9]+).*/\1/p' "$log" | tail -n 1)
  # A name in brackets failed after the last test and is reported once for each test.
  green=
  for name in "$@"; do grep -qE "^failed [^[].*\.$name\b" "$log" || green+=" $name"; done
}
named() { sed -n 's/^Red: //p' "$@"; }

# The tests of this checkout run in copies of their folder, with a library of the copied source. The copies are beside it, because the tests look
# for the sources above it.
build tests/Checkout.Plugin.Tests >"$tree/build.log" 2>&1 || { cat "$tree/build.log" >&2; die "the unbroken code does not build"; }
copies="$PWD/tests/Checkout.Plugin.Tests/bin/Release" whole="$PWD/tests/Checkout.Plugin.Tests/bin/Release/planted-0" lanes=2
rm -rf "$copies"/planted-*
cp -r "$copies/net10.0" "$whole"
build "$tree/src/Checkout.Plugin" -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false >"$tree/build.log" 2>&1 ||
  { cat "$tree/build.log" >&2; die "the copied source does not build"; }
for project in $(for patch in "${patches[@]}"; do touched "$patch"; done | sort -u); do
  record_compiler_call "$project"
  # Checks that this way of compiling works without a bug.
  compile "$project" >"$tree/build.log" 2>&1 || { cat "$tree/build.log" >&2; die "the unbroken $project does not compile"; }
  cp "$tree/src/$project/obj/Release/net10.0/$project.dll" "$whole/"
done
for lane in $(seq "$lanes"); do cp -r "$whole" "$copies/planted-$lane"; done
for patch in "${patches[@]}"; do build_broken "$(basename "$patch" .patch)"; done &

mapfile -t all < <(named "${patches[@]}" | sort -u)
limit=400
run_named "$whole" "${all[@]}"
limit=120
[ "${red:-x}" = 0 ] && [ "${total:-0}" -ge "${#all[@]}" ] ||
  { tail -n 60 "$whole.log" >&2; die "the tests are not green without a bug (${total:-none} ran for ${#all[@]} names)"; }

# try_bug PATCH TRIED: runs the patch's tests in the folder TRIED with the broken library; prints one line for the bug.
try_bug() {
  local bug output dll names
  bug=$(basename "$1" .patch) output="$tree/broken/$(basename "$1" .patch)"
  until [ -e "$output/built" ] || [ -e "$output/failed" ]; do sleep 0.2; done
  if [ ! -e "$output/built" ]; then
    echo "MISSED  $bug: the patch does not apply or compile"
    tail -n 20 "$output/log" >&2
    return
  fi
  mapfile -t names < <(named "$1")
  dll=$(basename "$output"/*.dll)
  cp "$output/$dll" "$2/$dll"
  run_named "$2" "${names[@]}"
  cp "$whole/$dll" "$2/$dll"
  if [ "${red:-0}" -gt 0 ] && [ -z "$green" ]; then
    echo "caught  $bug: $red of $total"
  else
    echo "MISSED  $bug by:$green"
    tail -n 20 "$2.log" >&2
  fi
}

# try_lane LANE: tries every bug of this lane.
try_lane() {
  local number
  for ((number = $1 - 1; number < ${#patches[@]}; number += lanes)); do try_bug "${patches[number]}" "$copies/planted-$1"; done
}

lane_pids=()
for lane in $(seq "$lanes"); do
  try_lane "$lane" | tee "$tree/lane-$lane.txt" &
  lane_pids+=($!)
done
wait "${lane_pids[@]}"
caught=$(cat "$tree"/lane-*.txt | grep -c '^caught' || true)
missed=$((${#patches[@]} - caught))

mkdir -p artifacts/evidence
cat >artifacts/evidence/planted-bugs.json <<JSON
{ "Test": "planted-bugs", "Trials": ${#patches[@]}, "Unit": "bugs", "Failures": $missed, "Seconds": $((SECONDS - started)), "Remark": "each caught by the tests it names" }
JSON
echo "  succeeded: $caught"
echo "  failed: $missed"
echo "  skipped: 0"
[ "$missed" = 0 ]
