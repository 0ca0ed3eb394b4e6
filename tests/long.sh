#!/usr/bin/env bash
# What takes too long for every change: all suites under ASan + UBSan, the program under valgrind, random copy of other
# seeds, the fuzz corpora, a Slurm cluster, the package in a clean Debian. About ten minutes on two cores.
set -u
cd "$(dirname "$0")/.." || exit 2
failed=0 passed=0
log=$(mktemp -d) && trap 'rm -rf "$log"' EXIT
n=0 most=$(nproc)
names=()
count() { # NAME STATUS
    if [ "$2" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $1"; fi
}
alone() { # NAME COMMAND...: one that uses all processors, or is timed
    echo "== $1"
    local name=$1; shift
    "$@"; count "$name" $?
}
step() { # NAME COMMAND...: beside others; what it says is shown at the end
    names[n]=$1; shift
    while [ "$(jobs -rp | wc -l)" -ge "$most" ]; do wait -n; done
    { "$@" >"$log/$n" 2>&1; echo $? >"$log/$n.status"; } &
    n=$((n + 1))
}
export ASAN_OPTIONS=detect_leaks=1:halt_on_error=1 LSAN_OPTIONS=suppressions="$PWD/tests/lsan.supp":print_suppressions=0
# A system compiler run must not see TYPESET and friends of an outer make.
unset TYPESET BUILD MAKEFLAGS MAKELEVEL
alone "build under ASan and UBSan" make --no-print-directory -j"$most" VARIANT=san all tests replays
alone "suites under ASan and UBSan" make --no-print-directory VARIANT=san run-tests
export FONTCONFIG_FILE="$PWD/tests/fonts.conf"
if [ "$(id -u)" = 0 ]; then
    alone "Slurm" make --no-print-directory check-slurm
    step "Debian package" make --no-print-directory check-deb
fi
for seed in 3 7 11; do
    step "random copy, seed $seed" build/release/tests/prop --seed $seed
done
step "plans" build/release/tests/prop --plans --cases 40000
step "phase scan" build/release/tests/prop --scan
step "faults: every call, one allocation in many" tests/faults/run.sh 400
step "check: faults put in, at least 80 % found" tests/check/measure.py seeds
step "check: false alarms on published prose" tests/check/measure.py prose
step "format" make --no-print-directory format-check
fuzz() { # HARNESS: replay the corpus and mutations of it under the sanitizers
    build/san/tests/fuzz_"$1" tests/fuzz/corpus/"$1" 300
}
step "hostile copy" build/san/tests/hostile 500
for corpus in tests/fuzz/corpus/*/; do
    step "fuzz: $(basename "$corpus")" fuzz "$(basename "$corpus")"
done
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
wait
for ((k = 0; k < n; k++)); do
    echo "== ${names[k]}"
    cat "$log/$k"
    count "${names[k]}" "$(cat "$log/$k.status")"
done
echo
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
