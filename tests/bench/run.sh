#!/bin/sh
# The sample article, cold, without and with what is kept of the fonts: wall time (best and median of RUNS), processor
# time, peak memory, the time of each stage; a batch of it; long texts; beside it the same text through other programs
# where they are installed, in the same run. On a busy machine only the best is worth reading.
set -u
cd "$(dirname "$0")/../.." || exit 2
runs=${RUNS:-30}
article=${1:-input/interview.txt}
[ $# -eq 0 ] && [ -f ../shared/articles/dadukou-interview.txt ] && article=../shared/articles/dadukou-interview.txt
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
now() { date +%s%N; }
best=0
measure() { # NAME COMMAND...: one warm-up, then RUNS runs; status 1 is a page with warnings
    name=$1; shift
    "$@" >"$work/log" 2>&1
    [ $? -le 1 ] || { printf '%-28s failed: %s\n' "$name" "$(tail -n 1 "$work/log")"; return; }
    i=0
    while [ $i -lt "$runs" ]; do
        start=$(now); "$@" >/dev/null 2>&1; end=$(now)
        echo $(((end - start) / 10000)); i=$((i + 1))
    done | sort -n >"$work/times"
    account=$(account "$@")
    awk -v name="$name" -v account="$account" '{t[NR] = $1 / 100}
        END {printf "%-28s best %7.1f ms   median %7.1f ms   %s\n", name, t[1], t[int((NR + 1) / 2)], account}' "$work/times"
    best=$(head -n 1 "$work/times")
}
account() { # processor time, the least of five runs, and memory; from the kernel's account of children
    python3 - "$@" <<'P'
import resource, subprocess, sys
def used():
    r = resource.getrusage(resource.RUSAGE_CHILDREN)
    return r.ru_utime + r.ru_stime
times = []
for _ in range(5):
    before = used()
    subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    times.append(used() - before)
print("processor %7.1f ms   peak %6.1f MiB" % (min(times) * 1000, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024))
P
}
echo "$article: $(grep -v '^#' "$article" | tr -d '\n' | LC_ALL=C.UTF-8 wc -m) characters; $runs runs each"
TYPESET_CACHE=$work/kept
export TYPESET_CACHE
measure "typeset, nothing kept" build/release/typeset --no-cache --quiet "$article" -o "$work/page.pdf"
measure "typeset" build/release/typeset --quiet "$article" -o "$work/page.pdf"
ours=$best
size=$(stat -c %s "$work/page.pdf" 2>/dev/null) && echo "  PDF of $((size / 1000)) kB; stages:"
build/release/typeset --quiet --timing "$article" -o "$work/page.pdf" 2>&1 | sed 's/^/  /'
# A page of several articles by its plan.
measure "typeset, a news page" build/release/typeset --quiet input/news-page/page.yaml -o "$work/news.pdf"
build/release/typeset --quiet --timing input/news-page/page.yaml -o "$work/news.pdf" 2>&1 | sed 's/^/  /'
# A long text, for the speed of composition alone: the same paragraphs again and again.
long="$work/long.txt"
i=0
while [ $i -lt 40 ]; do sed 's/^# .*//; s/^---$//' "$article"; echo; i=$((i + 1)); done >"$long"
characters=$(tr -d '\n' <"$long" | LC_ALL=C.UTF-8 wc -m)
build/release/typeset --quiet --fit rows --timing "$long" -o "$work/long.pdf" 2>&1 |
    sed -n 's/.*shaping \([0-9.]*\) ms, breaking \([0-9.]*\) ms.*/\1 \2/p' |
    awk -v n="$characters" '{printf "composition of %d characters: shaping %.0f, breaking and filling %.0f characters a second\n",
        n, n / $1 * 1000, n / $2 * 1000}'
# A batch of pages that are all to be made: processor time a page is what a busy machine can tell.
mkdir "$work/jobs"
for i in $(seq "${PAGES:-400}"); do cp "$article" "$work/jobs/$i.txt"; done
build/release/typeset batch "$work/jobs" --out "$work/pages" -j 2 2>&1 | sed -n 's/^time[[:blank:]]*/batch of '"${PAGES:-400}"', 2 workers: /p'
# Long texts: what a text costs is to grow as it does.
for size in 10000 100000 1000000; do
    while cat "$long" 2>/dev/null; do :; done | head -c $size | iconv -c -f utf-8 -t utf-8 2>/dev/null >"$work/text.txt"
    measure "typeset, text of $((size / 1000)) kB" build/release/typeset --quiet --fit rows "$work/text.txt" -o "$work/text.pdf"
done
# The same paragraphs in five columns, with the same fonts, by others.
plain="$work/plain.txt"
sed 's/^#* *//; s/^---$//' "$article" >"$plain"
if command -v xelatex >/dev/null; then
    {
        printf '%s\n' '\documentclass{ctexart}' '\usepackage[paperwidth=390mm,paperheight=545mm,margin=20mm]{geometry}' \
            '\usepackage{multicol}' '\setCJKmainfont{Noto Serif CJK SC}' '\begin{document}' '\begin{multicols}{5}'
        sed 's/[%#&$_{}]/\\&/g; s/$/\n/' "$plain"
        printf '%s\n' '\end{multicols}' '\end{document}'
    } >"$work/page.tex"
    measure "XeLaTeX + ctex" xelatex -interaction=batchmode -output-directory="$work" "$work/page.tex"
    awk -v a="$ours" -v b="$best" 'BEGIN {printf "  typeset takes 1/%.1f of it\n", b / a}'
fi
if command -v pango-view >/dev/null; then
    measure "pango-view" pango-view --no-display --font="Noto Serif CJK SC 10" --width=530 --output="$work/pango.pdf" "$plain"
fi
if command -v typst >/dev/null; then
    { echo '#set page(width: 390mm, height: 545mm, columns: 5)'; echo '#set text(font: "Noto Serif CJK SC", lang: "zh")'; sed 's/[#*_$@<>]/\\&/g; s/$/\n/' "$plain"; } >"$work/page.typ"
    measure "Typst" typst compile "$work/page.typ" "$work/typst.pdf"
fi
