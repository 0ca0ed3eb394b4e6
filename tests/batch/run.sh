#!/bin/sh
# The small night: as tests/batch/night.py has it, with 200 articles; 10,000 with tests/batch/run.sh 10000 --measure, and of
# a whole page each with --long behind that.
cd "$(dirname "$0")/../.." || exit 2
n=200
[ "${VARIANT:-release}" = san ] && n=60
[ $# -gt 0 ] && n=$1 && shift
exec python3 tests/batch/night.py "${TYPESET:-build/release/typeset}" "$n" "$@"
