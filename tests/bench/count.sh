#!/bin/sh
# Instructions of the sample page and the news page, by callgrind: the figure that is the same on a busy machine. A
# change that moves it gets a row in INSTRUCTIONS.md.
set -u
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
sample=input/interview.txt
[ -f ../shared/articles/dadukou-interview.txt ] && sample=../shared/articles/dadukou-interview.txt
TYPESET_CACHE=$work/kept FONTCONFIG_FILE=$PWD/fonts/fonts.conf
export TYPESET_CACHE FONTCONFIG_FILE
count() { # NAME ARGUMENTS...
    name=$1; shift
    valgrind --tool=callgrind --callgrind-out-file="$work/out" build/release/typeset --quiet "$@" -o "$work/page.pdf" 2>&1 |
        sed -n 's/.*Collected : //p' | awk -v name="$name" '{printf "%-40s %8.1f million instructions\n", name, $1 / 1e6}'
}
count "$(basename "$sample"), nothing kept" --no-cache "$sample"
build/release/typeset --quiet "$sample" -o "$work/page.pdf" 2>/dev/null
count "$(basename "$sample")" "$sample"
count "news-page/page.yaml" input/news-page/page.yaml
