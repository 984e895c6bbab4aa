#!/usr/bin/env bash
# Plants each of the bugs in tests/PlantedBugs, one at a time, in a copy of the source, and expects the tests that the patch names to fail. While one is tried,
# the next is built. Needs the servers that tests/run.sh starts (CHECKOUT_TEST_POSTGRES, CHECKOUT_TEST_REDIS), and is run by it.
#   tests/planted-bugs.sh            all of them
#   tests/planted-bugs.sh --half     every second one, by turns of the commits: all of them take longer than a commit may wait for
#   tests/planted-bugs.sh paid-      those whose name has this in it
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

die() { echo "tests/planted-bugs.sh: $*" >&2; exit 1; }
if [ "${1:-}" = --half ]; then
  mapfile -t patches < <(ls tests/PlantedBugs/*.patch | awk -v turn=$(($(git log -1 --format=%ct) % 2)) 'NR % 2 == turn')
else
  patches=(tests/PlantedBugs/*"${1:-}"*.patch)
fi
[ -f "${patches[0]}" ] || die "no bug is called ${1:-}"

started=$SECONDS
tree=$(mktemp -d)
trap 'rm -rf "$tree"; kill $(jobs -p) 2>/dev/null || true' EXIT
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$tree" 2>/dev/null || true
git -C "$tree" init -q

tests="$tree/tests/Checkout.Plugin.Tests"
build() { dotnet build "$@" -c Release -v quiet --nologo -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false; }

# The project that a patch touches.
touched() { sed -nE 's|^\+\+\+ b/src/([^/]+)/.*|\1|p' "$1" | head -n 1; }

# how PROJECT: writes down how the build called the compiler for it, for MSBuild takes longer to find that out than the compiler takes to compile.
how() {
  dotnet msbuild "$tree/src/$1" "-t:PrepareResources;Compile" -p:Configuration=Release -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -p:BuildProjectReferences=false \
    -p:SkipCompilerExecution=true -p:ProvideCommandLineArgs=true -p:NonExistentFile=never -getItem:CscCommandLineArgs -getProperty:RoslynTargetsPath >"$tree/how-$1.json"
  jq -r '.Items.CscCommandLineArgs[].Identity | select(. != "/noconfig")' "$tree/how-$1.json" >"$tree/how-$1.rsp"
}
compile() { (cd "$tree/src/$1" && dotnet "$(jq -r .Properties.RoslynTargetsPath "$tree/how-$1.json")/bincore/csc.dll" /shared /noconfig "@$tree/how-$1.rsp"); }

# broken BUG: compiles the one project that its patch touches, and keeps what came of it in $tree/broken/BUG; a file called built or failed says that it is done.
broken() {
  local kept="$tree/broken/$1" patch="$PWD/tests/PlantedBugs/$1.patch" project done=failed
  mkdir -p "$kept"
  if git -C "$tree" apply --unidiff-zero "$patch" >"$kept/log" 2>&1; then
    project=$(touched "$patch")
    if compile "$project" >>"$kept/log" 2>&1; then
      cp "$tree/src/$project/obj/Release/net10.0/$project.dll" "$kept/" && done=built
    fi
    git -C "$tree" apply --unidiff-zero -R "$patch"
  fi
  touch "$kept/$done"
}

# ran BIN NAME...: how many of the tests of these names ran there, how many of them failed, and which names no failure has.
ran() {
  local bin=$1 filters=() name
  shift
  for name in "$@"; do filters+=(--filter-method "*.$name"); done
  timeout "$patience" dotnet "$bin/Checkout.Plugin.Tests.dll" --progress off --no-ansi "${filters[@]}" >"$tree/tests.log" 2>&1 || true
  total=$(sed -nE 's/^ *total: ([0-9]+).*/\1/p' "$tree/tests.log" | tail -n 1)
  red=$(sed -nE 's/^ *failed: ([0-9]+).*/\1/p' "$tree/tests.log" | tail -n 1)
  # In brackets: what failed after the last test and is told once for each of them.
  green=
  for name in "$@"; do grep -qE "^failed [^[].*\.$name\b" "$tree/tests.log" || green+=" $name"; done
}
named() { sed -n 's/^Red: //p' "$@"; }

build "$tests" >"$tree/build.log" 2>&1 || { cat "$tree/build.log" >&2; die "the unbroken code does not build"; }
# Beside the tests' own folder, because they look for the sources above it.
whole="$tests/bin/Release/net10.0" tried="$tests/bin/Release/tried"
for project in $(for patch in "${patches[@]}"; do touched "$patch"; done | sort -u); do
  how "$project"
  # Without a bug, what is compiled this way must be as good as what was built.
  compile "$project" >"$tree/build.log" 2>&1 || { cat "$tree/build.log" >&2; die "the unbroken $project does not compile"; }
  cp "$tree/src/$project/obj/Release/net10.0/$project.dll" "$whole/"
done
cp -r "$whole" "$tried"
for patch in "${patches[@]}"; do broken "$(basename "$patch" .patch)"; done &

mapfile -t all < <(named "${patches[@]}" | sort -u)
patience=400
ran "$tried" "${all[@]}"
patience=120
[ "${red:-x}" = 0 ] && [ "${total:-0}" -ge "${#all[@]}" ] || { tail -n 60 "$tree/tests.log" >&2; die "the tests are not green without a bug (${total:-none} ran for ${#all[@]} names)"; }

caught=0
missed=0
for patch in "${patches[@]}"; do
  bug=$(basename "$patch" .patch)
  kept="$tree/broken/$bug"
  until [ -e "$kept/built" ] || [ -e "$kept/failed" ]; do sleep 0.2; done
  if [ ! -e "$kept/built" ]; then
    echo "MISSED  $bug: it does not fit the code any more"
    tail -n 20 "$kept/log" >&2
    missed=$((missed + 1))
    continue
  fi
  mapfile -t names < <(named "$patch")
  dll=$(basename "$kept"/*.dll)
  cp "$kept/$dll" "$tried/$dll"
  ran "$tried" "${names[@]}"
  cp "$whole/$dll" "$tried/$dll"
  if [ "${red:-0}" -gt 0 ] && [ -z "$green" ]; then
    echo "caught  $bug: $red of $total"
    caught=$((caught + 1))
  else
    echo "MISSED  $bug by:$green"
    tail -n 20 "$tree/tests.log" >&2
    missed=$((missed + 1))
  fi
done

mkdir -p artifacts/evidence
cat >artifacts/evidence/planted-bugs.json <<JSON
{ "Test": "planted-bugs", "Trials": $((caught + missed)), "Unit": "bugs", "Failures": $missed, "Seconds": $((SECONDS - started)), "Remark": "each caught by the tests it names" }
JSON
echo "  succeeded: $caught"
echo "  failed: $missed"
echo "  skipped: 0"
[ "$missed" = 0 ]
