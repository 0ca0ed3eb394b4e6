#!/bin/sh
# The sample article, cold: wall time (best and median of RUNS), peak memory, the time of each stage; beside it the
# same text through other programs where they are installed, in the same run.
set -u
cd "$(dirname "$0")/../.." || exit 2
runs=${RUNS:-15}
article=${1:-input/interview.txt}
[ $# -eq 0 ] && [ -f ../shared/articles/dadukou-interview.txt ] && article=../shared/articles/dadukou-interview.txt
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
now() { date +%s%N; }
measure() { # NAME COMMAND...: one warm-up, then RUNS runs
    name=$1; shift
    "$@" >"$work/log" 2>&1 || { printf '%-28s failed: %s\n' "$name" "$(tail -n 1 "$work/log")"; return; }
    i=0
    while [ $i -lt "$runs" ]; do
        start=$(now); "$@" >/dev/null 2>&1; end=$(now)
        echo $(((end - start) / 10000)); i=$((i + 1))
    done | sort -n >"$work/times"
    memory=$(peak "$@")
    awk -v name="$name" -v memory="$memory" '{t[NR] = $1 / 100}
        END {printf "%-28s best %7.1f ms   median %7.1f ms   peak %6.1f MiB\n", name, t[1], t[int((NR + 1) / 2)], memory}' "$work/times"
}
peak() { # MiB; from the kernel's account of a child
    python3 - "$@" <<'P'
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
P
}
echo "$article: $(grep -v '^#' "$article" | tr -d '\n' | wc -m) characters; $runs runs each"
measure typeset build/release/typeset --quiet "$article" -o "$work/page.pdf"
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
fi
if command -v pango-view >/dev/null; then
    measure "pango-view" pango-view --no-display --font="Noto Serif CJK SC 10" --width=530 --output="$work/pango.pdf" "$plain"
fi
if command -v typst >/dev/null; then
    { echo '#set page(width: 390mm, height: 545mm, columns: 5)'; echo '#set text(font: "Noto Serif CJK SC", lang: "zh")'; sed 's/[#*_$@<>]/\\&/g; s/$/\n/' "$plain"; } >"$work/page.typ"
    measure "Typst" typst compile "$work/page.typ" "$work/typst.pdf"
fi
