# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2012,SC2086
# Options, usage errors (64), standard input and output, several articles, dumps, languages of messages.
. "$here/lib.sh"
small_article >a.txt
small_article | sed 's/一条/两条/' >b.txt

run "$T" --help; status_is 0; err_empty; out_has '^Usage: typeset '
for option in --output --style --set --fonts --dump --quiet --lang --help --version 'typeset styles' 'typeset check'; do out_has "$option"; done
run "$T" -h; status_is 0; out_has '^Usage: typeset '
run env LANG=zh_CN.UTF-8 "$T" --help; status_is 0; out_has '^用法：typeset '
run "$T" --version; status_is 0; err_empty; out_has '^typeset [0-9]+\.[0-9]+'

# Wrong usage: 64, a message, nothing written.
run "$T"; status_is 64; err_has 'article'; out_empty
run "$T" a.txt; status_is 64; err_has '-o'
run "$T" --nope a.txt -o x.pdf; status_is 64; err_has 'nope'; no_file x.pdf
run "$T" a.txt -o; status_is 64; no_file x.pdf
run "$T" a.txt -o x.pdf --style; status_is 64; no_file x.pdf
run "$T" --dump nonsense a.txt; status_is 64; err_has 'nonsense'; out_empty
run "$T" --dpi 0 a.txt -o x.png; status_is 64; no_file x.png
run "$T" --dpi 150abc a.txt -o x.png; status_is 64; no_file x.png
run "$T" a.txt b.txt -o x.pdf; status_is 64; err_has 'x\.pdf'; no_file x.pdf
run "$T" a.txt b.txt -o nowhere; status_is 64; err_has 'nowhere'; no_file nowhere
run "$T" --set grid.row a.txt -o x.pdf; status_is 64; err_has 'KEY=VALUE'; no_file x.pdf
run "$T" --set =17点 a.txt -o x.pdf; status_is 64; no_file x.pdf
run env LC_ALL=zh_CN.UTF-8 "$T" a.txt; status_is 64; err_has '没有给出输出'

# A command is the first word that is no option and no option's value; a file of its name is ./plan, or behind --.
run "$T" check a.txt; mv out first; first=$status
run "$T" --lang en --no-cache check a.txt; status_is "$first"; same_bytes first out
run "$T" --style feature --set grid.row=18点 -o x.yaml plan a.txt; status_is 1; out_empty; is 'a plan' 1 "$(grep -c '^blocks:' x.yaml)"; rm -f x.yaml
run "$T" --lang zh check --help; status_is 0; out_has '^用法：typeset check'
run "$T" --out pages -j 1 batch missing.tsv; status_is 2; err_has 'missing\.tsv'; no_file pages
run "$T" --style check a.txt -o x.pdf; status_is 2; err_has 'no style "check"'
run "$T" a.txt check -o x.pdf; status_is 64; err_has 'several articles' # the first word alone
cp a.txt plan
for words in './plan' '-- plan' '-q ./plan' '-q -- plan'; do run "$T" -o x.pdf $words; status_is 0; is_pdf x.pdf; rm -f x.pdf; done
run "$T" -q plan -o x.pdf; status_is 64; no_file x.pdf; rm plan # the command, which writes no PDF

# What is wrong with an option is told in the language of --lang, wherever it stands.
wrong() { # ENGLISH CHINESE WORD...
    english=$1 chinese=$2; shift 2
    run "$T" "$@"; status_is 64; err_has "^typeset: $english"; is lines 1 "$(grep -c . err)"
    run "$T" --lang zh "$@"; status_is 64; err_has "^typeset: $chinese"; err_lacks 'option|value|missing'
    run env LC_ALL=zh_CN.UTF-8 "$T" --lang en "$@"; status_is 64; err_has "^typeset: $english"
}
wrong 'unknown option --nope' '选项不认识： --nope' --nope a.txt -o x.pdf
wrong 'unknown option -x' '选项不认识： -x' check -qx a.txt
wrong 'unknown option -x' '选项不认识： -x' --style=news -xq a.txt -o x.pdf
wrong 'a value is missing behind -o' '选项后面缺少值： -o' a.txt -o
wrong 'a value is missing behind --style' '选项后面缺少值： --style' check a.txt --style
wrong 'this option takes no value: --quiet=3' '这个选项不带值： --quiet=3' --quiet=3 check a.txt
run "$T" --nope check a.txt --lang zh; status_is 64; err_has '^typeset: 选项不认识： --nope'
run "$T" a.txt -o x.pdf --dpi 0 --lang zh; status_is 64; err_has '应在 10 至 2400'; no_file x.pdf

# One article, options before and after it, -- before a name with a dash.
run "$T" a.txt -o one.pdf; status_is 0; err_empty; out_empty; is_pdf one.pdf
run "$T" -o two.pdf a.txt; status_is 0; same one.pdf two.pdf
run "$T" --output=two.pdf a.txt; status_is 0; same one.pdf two.pdf
cp a.txt ./-dash.txt
run "$T" -o two.pdf -- -dash.txt; status_is 0; same one.pdf two.pdf

# Standard input and output.
run_sh '"$TYPESET" - -o - <a.txt >stdin.pdf'; status_is 0; same one.pdf stdin.pdf
run_sh 'cat a.txt | "$TYPESET" - -o - | cat >stdin.pdf'; same one.pdf stdin.pdf
run_sh '"$TYPESET" a.txt -o - >stdout.pdf'; status_is 0; same one.pdf stdout.pdf
run_sh 'printf "# 题\n\n正\377文\n" | "$TYPESET" - -o stdin.pdf'; status_is 1; err_has '^<stdin>:3:2: warning: '
run_sh '"$TYPESET" - -o x.pdf </dev/null'; status_is 2; err_has '^<stdin>: error: '; no_file x.pdf

# Several articles into a folder: a file each; one that fails does not stop the others and is 1; all failed is 2.
mkdir folder
run "$T" a.txt b.txt -o folder; status_is 0; err_empty; folder_is folder a.pdf b.pdf; same one.pdf folder/a.pdf
mkdir folder2
run "$T" a.txt missing.txt b.txt -o folder2/; status_is 1; err_has 'missing\.txt'; folder_is folder2 a.pdf b.pdf
mkdir folder3
run "$T" missing.txt empty.txt -o folder3; status_is 2; folder_is folder3
run "$T" a.txt -o folder3; status_is 0; folder_is folder3 a.pdf
# Two articles of one name from two folders: neither page may vanish in silence.
mkdir p q both; cp a.txt p/same.txt; cp b.txt q/same.txt
run "$T" p/same.txt q/same.txt -o both
if [ "$status" -ne 0 ] || [ "$(ls both | wc -l)" -eq 2 ]; then pass; else
    fail "two pages, or a message that one name stands for both" "status 0 and $(ls both)"; fi

# Dumps: each stage says something, a dump alone writes no file, with -o both are made.
for stage in source article runs items lines pages; do
    run "$T" --dump $stage a.txt; status_is 0; err_empty
    case $stage in # what every such dump must hold of this article
    article) out_has '^headline 1:3 \| 一条消息$'; out_has '^body 3:1 dateline=本报讯 \| 本报讯' ;;
    source) out_has '^本报讯　今天的消息只有两句。这是第二句。$' ;;
    lines) out_has '\| .*本报讯' ;;
    pages) out_has '^page 1 1123200x1569600$' ;; # 390 x 545 mm in 1/2880 mm
    *) out_has '^1:3 一 ' ;;
    esac
done
run "$T" --dump pages a.txt -o dump.pdf; status_is 0; same one.pdf dump.pdf; out_has '^page 1 '
run_sh '"$TYPESET" --dump pages a.txt >/dev/full'; status_is 75; err_has 'No space'
run_sh '"$TYPESET" --help >/dev/full'; status_is 75

# --quiet hides notes and nothing else.
# a page more than one is worth a note, and no more
yes '一段文字，凑足一版还要多。' | head -n 1200 | sed '1i # 题' >note.txt
run "$T" note.txt -o n.pdf; status_is 0; err_count 2 '^note\.txt: note: '; err_form
run "$T" --quiet note.txt -o n.pdf; status_is 0; err_empty
run "$T" -q missing.txt -o n.pdf; status_is 2; err_has 'missing\.txt'

# Chinese messages for a Chinese locale, by POSIX precedence LC_ALL, LC_MESSAGES, LANG; an empty one is not set.
printf '# 题\n\n正\377文\n' >bad.txt
zh='^bad\.txt:3:2: 警告: .*不是 UTF-8'
en='^bad\.txt:3:2: warning: not UTF-8'
run env LANG=zh_CN.UTF-8 "$T" bad.txt -o n.pdf; status_is 1; err_has "$zh"; err_lacks 'warning|note|error'
run env LANG=zh_CN.UTF-8 LC_ALL=C "$T" bad.txt -o n.pdf; err_has "$en"
run env LANG=en_US.UTF-8 LC_ALL=zh_CN.UTF-8 "$T" bad.txt -o n.pdf; err_has "$zh"
run env LANG=zh_CN.UTF-8 LC_MESSAGES=en_US.UTF-8 "$T" bad.txt -o n.pdf; err_has "$en"
run env LANG=en_US.UTF-8 LC_MESSAGES=zh_CN.UTF-8 "$T" bad.txt -o n.pdf; err_has "$zh"
run env LANG=zh_CN.UTF-8 LC_ALL= "$T" bad.txt -o n.pdf; err_has "$zh"
run env LANG=de_DE.UTF-8 "$T" bad.txt -o n.pdf; err_has "$en"
run "$T" bad.txt -o n.pdf; err_has "$en"; err_form
run env LANG=zh_CN.UTF-8 "$T" missing.txt -o n.pdf; status_is 2; err_has '错误: '
# explain: how the lines of a paragraph were set, in words; the line is one of the copy.
printf '# 题\n\n他说，（大家）都来了，二〇二三年增长4.7%%，这是一段要排几行的文字，看看每一行怎样排满。\n' >explain.txt
run "$T" explain explain.txt 3; status_is 0; err_empty
out_has '^explain\.txt:3:1: 他说'; out_has "the paragraph's last line"
run env LANG=zh_CN.UTF-8 "$T" explain explain.txt 3; status_is 0; out_has '段末行'
run "$T" explain explain.txt 2; status_is 64; err_has 'no paragraph begins on that line'
run "$T" explain explain.txt three; status_is 64
run "$T" explain explain.txt; status_is 64

# --lang stands over the locale, for messages wherever it stands.
run "$T" --lang zh missing.txt -o n.pdf; status_is 2; err_has '错误: '
run env LANG=zh_CN.UTF-8 "$T" missing.txt -o n.pdf --lang en; status_is 2; err_has 'error: '
run "$T" --lang=zh --help; status_is 0; out_has '^用法：typeset '
run "$T" --lang fr a.txt -o n.pdf; status_is 64; err_has '"?fr"?'
done_counting
