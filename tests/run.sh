#!/bin/sh
# Run every suite of build/$VARIANT. Each prints its own failures; the last line counts all checks.
set -u
cd "$(dirname "$0")/.." || exit 2
: "${VARIANT:=release}" "${BUILD:=build/$VARIANT}"
export VARIANT BUILD LC_ALL=C TYPESET="${TYPESET:-$PWD/$BUILD/typeset}" FONTCONFIG_FILE="$PWD/tests/fonts.conf"
log=$(mktemp) && trap 'rm -f "$log"' EXIT
bad=0
suite() { # NAME COMMAND...: run it, keep its output; a suite that dies without counting has failed
    name=$1; shift
    "$@" >"$log.out" 2>&1; status=$?
    if [ $status -ne 0 ]; then bad=1; sed 's/^/    /' "$log.out"; fi
    counts=$(sed -n 's/.*: \([0-9]* passed, [0-9]* failed\)$/\1/p' "$log.out" | tail -n 1)
    if [ -z "$counts" ]; then counts="0 passed, 1 failed"; bad=1; fi
    printf '%-24s %s\n' "$name" "$counts"
    echo "$counts" >>"$log"
    rm -f "$log.out"
}
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
suite prop "$BUILD/tests/prop"
suite night tests/batch/run.sh
suite faults tests/faults/run.sh
for script in tests/golden/run.sh tests/cli/run.sh tests/pdf/run.sh; do
    [ -x "$script" ] && suite "$(basename "$(dirname "$script")")" "$script"
done
awk -F'[ ,]+' '{p += $1; f += $3} END {printf "\n%d passed, %d failed\n", p, f}' "$log"
exit $bad
