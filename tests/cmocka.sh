#!/bin/sh
# Run a cmocka program and count as the other suites do; one that died before its closing lines counts as one failure.
said=$("$@" 2>&1)
status=$?
echo "$said"
total=$(echo "$said" | sed -n 's/^\[==========\] \([0-9]*\) test(s) run\.$/\1/p' | tail -n 1)
[ $status -eq 0 ] && failed=0 || failed=$status
[ -n "$total" ] || { total=1 failed=1; }
echo "unit: $((total - failed)) passed, $failed failed"
exit $status
