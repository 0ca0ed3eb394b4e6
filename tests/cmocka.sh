#!/bin/sh
# Run a cmocka program and count as the other suites do.
"$@" 2>&1
status=$?
[ $status -eq 0 ] && failed=0 || failed=$status
total=$(grep -c 'cmocka_unit_test\|CHECK(' "tests/unit/${1##*/}.c")
echo "unit: $((total - failed)) passed, $failed failed"
exit $status
