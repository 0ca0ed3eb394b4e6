#!/bin/sh
# Dumps of small articles, compared with those under CASE/: each CASE/STAGE.dump is what `--dump STAGE` prints for
# CASE/in.txt with CASE/style.yaml (none: the built-in style), or for the plan CASE/in.yaml; CASE/messages its diagnostics with the exit
# status, but for the note that counts characters.
# Usage: tests/golden/run.sh [--update] [CASE...]; --update shows each difference before it rewrites the golden.
# A new golden begins as an empty file: `touch CASE/lines.dump`, then --update.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
root=$(cd "$here/../.." && pwd)
: "${TYPESET:=$root/build/release/typeset}" "${FONTCONFIG_FILE:=$root/tests/fonts.conf}"
export TYPESET FONTCONFIG_FILE LC_ALL=C
update=no
if [ "${1:-}" = --update ]; then
    update=yes
    shift
fi
cd "$here" || exit 2
[ $# -gt 0 ] || set -- */
work=$(mktemp -d "${TMPDIR:-/tmp}/typeset-golden.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

dump() { # CASE STAGE: what the program says now, into $work/CASE.STAGE; messages of the last stage as they are
    style='' input=$1/in.txt
    [ -f "$1/style.yaml" ] && style="--style $1/style.yaml"
    [ -f "$1/in.yaml" ] && style='' input=$1/in.yaml # a plan names its style
    # shellcheck disable=SC2086
    "$TYPESET" $style --dump "$2" "$input" >"$work/$1.$2" 2>"$work/$1.$2.err"
    status=$?
    sed -i '/: note: characters: /d' "$work/$1.$2.err"
    echo "status $status" >>"$work/$1.$2.err"
}

for case; do
    case=${case%/}
    ( # a case's dumps one after another, the cases side by side
        for golden in "$case"/*.dump; do
            [ -f "$golden" ] || continue
            stage=${golden##*/}
            dump "$case" "${stage%.dump}"
        done
        if [ -f "$case/messages" ]; then
            dump "$case" pages
            mv "$work/$case.pages.err" "$work/$case.messages"
        fi
    ) &
done
wait

passed=0 failed=0
compare() { # GOLDEN NEW
    if diff -u "$1" "$2" >"$work/diff"; then
        passed=$((passed + 1))
    elif [ $update = yes ]; then
        cat "$work/diff"
        cp "$2" "$1"
        echo "updated $1"
    else
        failed=$((failed + 1))
        echo "FAILED golden: $1 and what the program says now"
        echo "    command: $TYPESET [--style ${1%/*}/style.yaml] --dump STAGE ${1%/*}/in.txt"
        cat "$work/diff"
    fi
}
for case; do
    case=${case%/}
    for golden in "$case"/*.dump; do
        [ -f "$golden" ] || continue
        stage=${golden##*/}
        compare "$golden" "$work/$case.${stage%.dump}"
    done
    [ -f "$case/messages" ] && compare "$case/messages" "$work/$case.messages"
done
echo "golden: $passed passed, $failed failed"
[ $failed -eq 0 ]
