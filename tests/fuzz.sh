#!/bin/sh
# Fuzz each door named for $FUZZ_SECONDS (60): fuzz.sh NAME... Begins from tests/fuzz/corpus/NAME and what earlier runs found
# worth keeping in build/fuzz/corpus/NAME. An input that crashes, hangs for ten seconds or takes 2 GiB is in
# build/fuzz/found; repaired, it belongs into the corpus, which `make check` replays.
set -u
cd "$(dirname "$0")/.." || exit 2
export FONTCONFIG_FILE="$PWD/tests/fonts.conf" LC_ALL=C LSAN_OPTIONS=suppressions="$PWD/tests/lsan.supp":print_suppressions=0
passed=0 failed=0
mkdir -p build/fuzz/found
for door; do
    kept=build/fuzz/corpus/$door log=build/fuzz/$door.log
    mkdir -p "$kept"
    if build/fuzz/tests/fuzzer_"$door" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=2048 -close_fd_mask=1 \
        -print_final_stats=1 -artifact_prefix="build/fuzz/found/$door-" "$kept" tests/fuzz/corpus/"$door" >"$log" 2>&1; then
        passed=$((passed + 1))
        echo "$door: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, no fault"
    else
        failed=$((failed + 1))
        echo "FAILED fuzz: $door, see $log"
        grep -aE 'ERROR: |SUMMARY: |Test unit written' "$log"
    fi
done
echo "fuzz: $passed passed, $failed failed"
[ $failed -eq 0 ]
