#!/bin/sh
# The sample articles' body text in columns of 13 and of 17 characters by this program, and the same paragraphs in the
# same measure by XeLaTeX (ctex, punctuation kaiming), LuaLaTeX (luatexja) and Typst where they are installed, each
# measured from its PDF by lines.py. WORST=N names the N worst lines of each kind. Articles may be given.
set -u
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- input/*.txt ../shared/articles/*.txt
size=10.5 font='Noto Serif CJK SC'
tests/bench/lines.py --self-test || exit 1

paragraphs() { # ARTICLE: what is set in the columns
    build/release/typeset --quiet --dump article "$1" | sed -n -E 's/^(body|question|answer) [^|]* \| //p'
}

escape() { sed 's/\\/\\textbackslash /g; s/[%#&$_{}]/\\&/g; s/\^/\\textasciicircum /g; s/~/\\textasciitilde /g; s/$/\n/'; }

tex() { # ARTICLE MEASURE PUNCTUATION
    printf '%s\n' '\documentclass{ctexart}' '\usepackage[paperwidth=100mm,paperheight=500mm,margin=10mm]{geometry}' \
        "\\setCJKmainfont{$font}" "\\setmainfont{$font}" "\\punctstyle{$3}" '\pagestyle{empty}' '\begin{document}' \
        "\\fontsize{$size bp}{17bp}\\selectfont\\hsize=$2em\\linewidth=$2em\\textwidth=$2em\\parindent=2em\\emergencystretch=0pt"
    paragraphs "$1" | escape
    printf '%s\n' '\end{document}'
}

luatex() { # ARTICLE MEASURE
    printf '%s\n' '\documentclass{ltjsarticle}' '\usepackage[paperwidth=100mm,paperheight=500mm,margin=10mm]{geometry}' \
        '\usepackage{luatexja-fontspec}' "\\setmainjfont[JFM=zh_CN/{quanjiao}]{$font}" "\\setmainfont{$font}" \
        '\pagestyle{empty}' '\begin{document}' \
        "\\fontsize{$size bp}{17bp}\\selectfont\\hsize=$2\\zw\\linewidth=$2\\zw\\textwidth=$2\\zw\\parindent=2\\zw"
    paragraphs "$1" | escape
    printf '%s\n' '\end{document}'
}

typ() { # ARTICLE MEASURE
    width=$(awk "BEGIN {print $2 * $size}")
    echo "#set page(width: ${width}pt + 20mm, height: 500mm, margin: 10mm)"
    echo "#set text(font: \"$font\", size: ${size}pt, lang: \"zh\", region: \"cn\")"
    echo '#set par(justify: true, first-line-indent: (amount: 2em, all: true), spacing: 0.65em)'
    paragraphs "$1" | sed 's/[][\\#*_$@<>`~=/+-]/\\&/g; s/$/\n/'
}

set_one() { # PROGRAM ARTICLE MEASURE OUTPUT
    name=${4%.pdf}
    case $1 in
    typeset)
        columns=6
        [ "$3" -gt 13 ] && columns=5
        build/release/typeset --quiet --fit rows --set grid.characters="$3" --set grid.columns=$columns "$2" -o "$4"
        ;;
    XeLaTeX)
        tex "$2" "$3" kaiming >"$name.tex"
        xelatex -interaction=batchmode -output-directory="$work" "$name.tex"
        ;;
    LuaLaTeX)
        luatex "$2" "$3" >"$name.tex"
        lualatex -interaction=batchmode -output-directory="$work" "$name.tex"
        ;;
    Typst)
        typ "$2" "$3" >"$name.typ"
        typst compile "$name.typ" "$4"
        ;;
    esac >"$work/log" 2>&1
    [ -s "$4" ] || { echo "$1 made no page of $2:"; tail -n 3 "$work/log"; } >&2
}

programs=typeset
command -v xelatex >/dev/null && kpsewhich ctex.sty >/dev/null && programs="$programs XeLaTeX"
command -v lualatex >/dev/null && kpsewhich luatexja.sty >/dev/null && programs="$programs LuaLaTeX"
command -v typst >/dev/null && programs="$programs Typst"
for measure in 13 17; do
    for program in $programs; do
        echo "--group=$program $measure"
        for article in "$@"; do
            [ -f "$article" ] || continue
            page="$work/$program-$measure-$(basename "$article" .txt).pdf"
            set_one "$program" "$article" "$measure" "$page"
            [ -s "$page" ] && echo "$page"
        done
    done
done >"$work/arguments"
echo "Body lines of $*:"
xargs -d '\n' tests/bench/lines.py "--worst=${WORST:-0}" <"$work/arguments"
