#!/bin/sh
# The command as its user meets it: options, faults, messages, exit statuses, files. One group a file *.group.sh,
# each in a folder of its own, all at once.
# Usage: tests/cli/run.sh [GROUP...]
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
root=$(cd "$here/../.." && pwd)
: "${TYPESET:=$root/build/release/typeset}" "${FONTCONFIG_FILE:=$root/tests/fonts.conf}"
export TYPESET FONTCONFIG_FILE PYTHONDONTWRITEBYTECODE=1 here root
work=$(mktemp -d "${TMPDIR:-/tmp}/typeset-cli.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
export work TYPESET_CACHE="${TYPESET_CACHE-$work/kept}"
if [ $# -eq 0 ]; then
    for file in "$here"/*.group.sh; do
        name=${file##*/}
        set -- "$@" "${name%.group.sh}"
    done
fi
for group; do
    mkdir -p "$work/$group"
    (cd "$work/$group" && GROUP=$group sh "$here/$group.group.sh" >"$work/$group.log" 2>&1) &
done
wait
passed=0 failed=0
for group; do
    count=$(sed -n 's/^COUNT //p' "$work/$group.log" | tail -n 1)
    if [ -z "$count" ]; then
        echo "FAILED: group $group ended before its count"
        cat "$work/$group.log"
        count="0 1"
    fi
    grep -av '^COUNT ' "$work/$group.log"
    passed=$((passed + ${count% *})) failed=$((failed + ${count#* }))
done
echo "cli: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
