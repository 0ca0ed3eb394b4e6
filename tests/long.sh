#!/bin/sh
# What takes too long for every change: all suites under ASan + UBSan, the program under valgrind, the phase scan,
# and the fuzz corpus. About ten minutes on two cores.
set -u
cd "$(dirname "$0")/.." || exit 2
failed=0 passed=0
step() { # NAME COMMAND...
    name=$1; shift
    echo "== $name"
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name"; fi
}
export ASAN_OPTIONS=detect_leaks=1:halt_on_error=1 LSAN_OPTIONS=suppressions="$PWD/tests/lsan.supp":print_suppressions=0
# A system compiler run must not see TYPESET and friends of an outer make.
unset TYPESET BUILD MAKEFLAGS MAKELEVEL
step "suites under ASan and UBSan" make --no-print-directory -j2 VARIANT=san all tests run-tests
export FONTCONFIG_FILE="$PWD/tests/fonts.conf"
step "format" make --no-print-directory format-check
step "faults: one allocation in many" tests/faults/run.sh 400
if [ "$(id -u)" = 0 ]; then
    step "Slurm" make --no-print-directory check-slurm
    step "Debian package" make --no-print-directory check-deb
fi
step "phase scan" build/release/tests/prop --scan
step "plans" build/release/tests/prop --plans --cases 40000
for seed in 3 7 11; do
    step "random copy, seed $seed" build/release/tests/prop --seed $seed --cases 20000
done
fuzz() { # HARNESS: replay the corpus and mutations of it under the sanitizers
    build/san/tests/fuzz_"$1" tests/fuzz/corpus/"$1" 300
}
step "fuzz: harnesses" make --no-print-directory -j2 VARIANT=san replays
for corpus in tests/fuzz/corpus/*/; do
    step "fuzz: $(basename "$corpus")" fuzz "$(basename "$corpus")"
done
step "check: faults put in, at least 80 % found" tests/check/measure.py seeds
step "check: false alarms on published prose" tests/check/measure.py prose
memory() { # no error and no leak of our own under valgrind
    out=$(mktemp -d) && valgrind --quiet --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite \
        --suppressions=tests/valgrind.supp build/release/typeset --quiet "$1" -o "$out/page.pdf"
    status=$?
    rm -rf "$out"
    [ $status -le 1 ]
}
for article in input/*.txt input/news-page/page.yaml input/front-page/issue.yaml; do
    step "valgrind: $article" memory "$article"
done
echo
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
