#!/usr/bin/env bash
# Run every suite of build/$VARIANT, as many at once as there are processors. Each prints its own failures; the last
# line counts all checks.
set -u
cd "$(dirname "$0")/.." || exit 2
: "${VARIANT:=release}" "${BUILD:=build/$VARIANT}"
export VARIANT BUILD LC_ALL=C TYPESET="${TYPESET:-$PWD/$BUILD/typeset}" FONTCONFIG_FILE="$PWD/tests/fonts.conf"
log=$(mktemp -d) && trap 'rm -rf "$log"' EXIT
export TYPESET_CACHE="$log/cache" # what is kept of the fonts: the tests' own
n=0 most=$(nproc)
names=()
suite() { # NAME COMMAND...: begin it, and keep what it says
    names[n]=$1; shift
    while [ "$(jobs -rp | wc -l)" -ge "$most" ]; do wait -n; done
    { "$@" >"$log/$n" 2>&1; echo $? >"$log/$n.status"; } &
    n=$((n + 1))
}
bad=0 passed=0 failed=0
report() { # NUMBER: what a suite said, if it failed, and its count; one that died without counting has failed
    if [ "$(cat "$log/$1.status")" != 0 ]; then bad=1; sed 's/^/    /' "$log/$1"; fi
    counts=$(sed -n 's/.*: \([0-9]* passed, [0-9]* failed\)$/\1/p' "$log/$1" | tail -n 1)
    if [ -z "$counts" ]; then counts="0 passed, 1 failed"; bad=1; fi
    printf '%-24s %s\n' "${names[$1]}" "$counts"
    read -r p _ f _ <<<"$counts"
    passed=$((passed + p)) failed=$((failed + f))
}
# The longest first.
suite prop "$BUILD/tests/prop"
suite night tests/batch/run.sh
suite faults tests/faults/run.sh
for script in tests/golden/run.sh tests/cli/run.sh tests/pdf/run.sh; do
    [ -x "$script" ] && suite "$(basename "$(dirname "$script")")" "$script"
done
for test in "$BUILD"/tests/test_*; do
    case $test in *.d|*'*') continue;; esac
    suite "unit ${test##*/test_}" tests/cmocka.sh "$test"
done
for corpus in tests/fuzz/corpus/*/; do # what fuzzers found once, and what they begin with
    door=$(basename "$corpus")
    suite "fuzz $door" "$BUILD/tests/fuzz_$door" "$corpus"
done
suite rules "$BUILD/tests/rules" tests/rules/*.tests
suite check "$BUILD/tests/check" tests/check/*.tests
wait
for ((k = 0; k < n; k++)); do report $k; done
printf '\n%d passed, %d failed\n' $passed $failed
exit $bad
