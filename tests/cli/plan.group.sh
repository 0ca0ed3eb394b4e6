# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2046
# typeset plan: plans for a page from its articles, and pages from these plans.
. "$here/lib.sh"
# Paragraphs of the sample articles, from one on and round again.
awk 'length($0) > 60 && !/^(#|!|《|[^，。]*：)/' "$root"/input/interview.txt "$root"/input/news.txt >text
article() { # NAME FIRST-PARAGRAPH PARAGRAPHS WEIGHT
    {
        [ -z "$4" ] || printf -- '---\n分量: %s\n---\n' "$4"
        printf '# 桐湾港自动化码头 装卸破百万标箱\n'
        cat text text | tail -n "+$2" | head -n "$3" | sed 's/^/\n/'
    } >"$1"
}
mkdir copy
article copy/a.txt 1 21 1; article copy/b.txt 5 16 2; article copy/c.txt 9 14 3; article copy/d.txt 3 11 ''
article copy/e.txt 12 10 ''; article copy/f.txt 2 1 ''; article copy/g.txt 7 1 ''
set -- copy/a.txt copy/b.txt copy/c.txt copy/d.txt copy/e.txt copy/f.txt copy/g.txt

# Two or three plans, the best under the name given; they name the articles from where they are.
run "$T" plan "$@" --style news --advert 2x27 -o page.yaml
status_is 0; out_empty; err_form; err_has '^page\.yaml: note: score [0-9]+'; err_has '^page-2\.yaml: note: score [0-9]+'
for text in '^style: news$' 'role: lead' 'article: copy/a\.txt' 'articles: \[copy/[fg]\.txt, copy/[fg]\.txt\]' 'size: 2x27'; do
    run grep -E "$text" page.yaml; status_is 0
done
run "$T" plan "$@" --style news --advert 2x27 -q -o page.yaml; status_is 0; err_empty
mkdir -p deep/er
run "$T" plan "$@" --style news --advert 2x27 -q -o deep/er/page.yaml; status_is 0
run grep -E 'article: ../../copy/a\.txt' deep/er/page.yaml; status_is 0

# What a plan says of its blocks is what comes out when it is set: the rows over and short of both are the same.
for plan in page.yaml page-2.yaml; do
    run sed -n 's/.*\(short\|over\): \([0-9]*\) rows (\([0-9]*\).*/\1 \2/p' $plan; sort out >said
    run "$T" $plan --lang en -o page.pdf
    sed -n 's/.*warning: the block is not full: \([0-9]*\) rows.*/short \1/p; s/.*warning: \([0-9]*\) rows .* do not fit the block.*/over \1/p' err | sort >came
    is "rows over and short of $plan" "$(cat came)" "$(cat said)"
done
run grep -c 'set on trial' page.yaml; out_has '^1$'
# Without a weight the longest article leads, and that is said; where one has a weight, it is not.
article copy/h.txt 1 21 ''
run "$T" plan copy/d.txt copy/h.txt copy/e.txt --style news -o free.yaml; err_has '^copy/h\.txt: note: the head article, because'
run "$T" plan copy/d.txt copy/a.txt --style news -o free.yaml; status_is 1; err_lacks 'the head article, because'
# Without fonts nothing is set, and what was reckoned stands.
run env FONTCONFIG_FILE=/dev/null "$T" plan "$@" --style news --advert 2x27 --no-cache -o bare.yaml; status_is 0
run grep -c 'within about 3 %' bare.yaml; out_has '^1$'

# Too many articles: how many are to go is said, and it is so: the others fit, and two more do not (a few per cent of the
# page are kept back, which one may find room in).
mkdir many; i=0; while [ $i -lt 45 ]; do article many/$i.txt $((i % 9 + 1)) 7 $((i + 4)); i=$((i + 1)); done
first_of() { seq -f many/%g.txt 0 $(($1 - 1)); }
over='too long for the page: .*or leave out about \([0-9]*\) article.*'
run "$T" plan $(first_of 13) --style news -o many.yaml; status_is 1; leave=$(sed -n "s/.*$over/\1/p" err)
is 'some are to go, not all' 1 "$((leave > 0 && leave < 13))"
run "$T" plan $(first_of $((13 - leave))) --style news -o many.yaml; err_lacks 'too long'
run "$T" plan $(first_of $((15 - leave))) --style news -o many.yaml; err_has 'too long'
run "$T" plan $(first_of 13) --style news --lang zh -o many.yaml; err_has "请删稿，或从最轻的起撤下约 $leave 篇"
# Far too many: those that count least are left out, each by its name, in a message and in the plan.
run "$T" plan $(first_of 45) --style news -o many.yaml; status_is 1; err_has 'article\(s\) are left out, so that the others fill it'
grep -o '^many/[0-9]*\.txt: warning: left out' err | cut -d: -f1 | sort >said
sed -n 's/^# left out: \([^,]*\),.*/\1/p' many.yaml | sort >left; same said left
is 'of 45 about as many are left' 1 "$((45 - $(wc -l <left) >= 13 - leave - 1 && 45 - $(wc -l <left) <= 13 - leave + 1))"
{ cat left; sed -n 's/.*article: //p' many.yaml; } | sort >all; first_of 45 | sort >given; same all given
run "$T" many.yaml -o page.pdf; err_lacks 'error'; rm -f many.yaml
run "$T" plan $(first_of 201) --lang zh -o none.yaml; status_is 64; err_has '最多 200 篇.*现有 201 篇，须撤下 1 篇'; no_file none.yaml

# A file of YAML whose key of blocks is misspelt, moved in, or in GBK is set as an article, with a warning.
for text in '板块:\n  - {article: copy/a.txt}\n' ' blocks:\n  - {article: copy/a.txt}\n'; do
    printf "$text" >not.yaml; run "$T" not.yaml -o x.pdf; status_is 1; err_has '^not\.yaml: warning: no plan: '
done
printf '版块:\n  - {稿件: copy/a.txt}\n' | iconv -f utf-8 -t gbk >not.yaml; run "$T" not.yaml -o x.pdf; status_is 1; err_has 'no plan: .*UTF-8'
rm -f not.yaml x.pdf

# The same again is the same; the language is that of keys and comments.
mkdir again
cp page.yaml page-2.yaml again
run "$T" plan "$@" --style news --advert 2x27 -q -o page.yaml; same page.yaml again/page.yaml; same page-2.yaml again/page-2.yaml
run "$T" plan "$@" --style news --advert 2x27 -q -o -; status_is 0; same out page.yaml
run "$T" plan "$@" --style news --advert 2x27 --lang zh -o zh.yaml; status_is 0; err_has '得分 [0-9]+'
run grep -E '^  - 角色: 头条$' zh.yaml; status_is 0

# They are set as they are: nothing is wrong with the plan, and no block is over or short by more than three rows of
# eight columns.
for plan in page.yaml page-2.yaml zh.yaml deep/er/page.yaml; do
    run "$T" "$plan" -o page.pdf; is_pdf page.pdf; err_lacks 'error'
    over=$(sed -n 's/.*warning: \([0-9]*\) rows .* do not fit.*/\1/p; s/.*not full: \([0-9]*\) rows.*/\1/p' err | sort -n | tail -n 1)
    if [ "${over:-0}" -le 24 ]; then pass; else fail "blocks of $plan over or short by 24 rows of a column at most" "$over"; fi
done

# What does not fit by far: a warning in rows and characters, and the best plan.
article long.txt 1 40 ''; cat text text text >>long.txt
run "$T" plan "$@" long.txt --style news -o long.yaml; status_is 1; err_has 'warning: .* [0-9]+ rows \([0-9]+ characters\) are over, [0-9]+ %'
run "$T" plan "$@" long.txt --style news --lang zh -o long.yaml; err_has '超 [0-9]+ 行（[0-9]+ 字），占全版 [0-9]+%'
run "$T" plan copy/f.txt copy/g.txt --style news -o short.yaml; status_is 1; err_has 'do not fill the page'
# What does not fill the page leaves one place open, which plan and page name alike.
run "$T" plan copy/f.txt --style news -o one.yaml; status_is 1; run sed -n 's/^# *at: \(\[1, [0-9]*\]\), size: \(8x[0-9]*\): .*/\1 \2/p' one.yaml
place=$(cat out); is 'the open place is at the foot' 125 "$(echo "$place" | sed 's/.*, \([0-9]*\)\] 8x\([0-9]*\)/\1+\2/' | bc)"
run "$T" one.yaml -o page.pdf; status_is 1; err_has "white: 8 columns x $(echo "$place" | sed 's/.*x//') rows at \[1, "; err_lacks 'error'

# Nothing written.
# A free block takes what it needs of the white under it; the white that is told of is what is left.
printf 'style: news\nblocks:\n  - {role: lead, article: copy/a.txt, at: [1, 1], size: 8x20, free: yes}\n' >white.yaml
run "$T" white.yaml -o page.pdf; status_is 1; err_has 'white: 8 columns x 104 rows at \[1, 21\]'; err_has 'do not fit the block'
run "$T" white.yaml --fit page -o page.pdf; err_lacks 'do not fit'; err_lacks '104 rows'
now=$(sed -n 's/.*was moved: at: \[1, 1\], size: 8x\([0-9]*\) (.*/\1/p' err)
is 'the block has grown' 1 "$((now > 20 && now < 124))"
err_has "white: 8 columns x $((124 - now)) rows at \\[1, $((now + 1))\\]"
# However few rows an article wants, its head stays above its columns.
printf '# 夜市开到凌晨两点 摊位涨了三成\n\n本报记者 赵玲玲\n\n本报讯　夜市开到凌晨两点，摊位比去年多了三成，收摊以后街道照样干净。\n' >tiny.txt
printf 'style: news\nblocks:\n  - {role: lead, article: copy/a.txt, at: [1, 1], size: 8x28, free: yes}\n' >white.yaml
printf '  - {role: second, article: tiny.txt, at: [1, 29], size: 8x16, free: yes}\n' >>white.yaml
run "$T" white.yaml --fit page -o page.pdf; err_lacks 'leaves too few'; err_has 'was moved: at: \[1, 29\]|was moved: at: \[1, [0-9]*\], size: 8x[0-9]+ \(it was at: \[1, 29\]'
# The same of a head over some of the columns, on either side, and in a frame.
for how in 'head: {columns: 4}' 'head: {columns: 4, side: right}'; do
    for ground in plain framed; do
        printf 'style: news\nblocks:\n  - {role: lead, article: tiny.txt, at: [1, 1], size: 8x30, free: yes, ground: %s, style: {%s}}\n' "$ground" "$how" >white.yaml
        printf '  - {role: second, article: copy/a.txt, at: [1, 31], size: 8x30, free: yes}\n' >>white.yaml
        run "$T" white.yaml --fit page -o page.pdf; err_lacks 'leaves too few'; err_has 'was moved: at: \[1, 1\]'
    done
done

run "$T" plan "$@" --style news --advert 9x10 -o no.yaml; status_is 2; err_has '9x10'; no_file no.yaml
run "$T" plan missing.txt --style news -o no.yaml; status_is 2; err_has 'missing\.txt'; no_file no.yaml
run "$T" plan "$@" --style nowhere -o no.yaml; status_is 2; err_has 'nowhere'; no_file no.yaml
run "$T" plan "$@" -o nowhere/no.yaml; status_is 2; err_has 'nowhere/no\.yaml'

# Wrong usage.
run "$T" plan -o no.yaml; status_is 64
run "$T" plan copy/a.txt; status_is 64; err_has '-o page\.yaml'
run "$T" plan copy/a.txt -o no.pdf; status_is 64; err_has 'no\.pdf'; no_file no.pdf
run "$T" plan - -o no.yaml; status_is 64; no_file no.yaml
run "$T" plan copy/a.txt copy/../copy/a.txt -o no.yaml; status_is 64; err_has 'twice'; no_file no.yaml
cp copy/a.txt own.yaml
run "$T" plan own.yaml -o own.yaml; status_is 64; err_has 'replace'; same own.yaml copy/a.txt
for bad in 2 2x 2x0 0x3 x3 2y3 2x27x1 -1x3; do
    run "$T" plan copy/a.txt "--advert=$bad" -o no.yaml; status_is 64; no_file no.yaml
done
run "$T" plan --help; status_is 0; out_has '^Usage: typeset plan '
run "$T" plan --help --lang zh; out_has '^用法：typeset plan '

# A weight that is none is told, and the article is one without.
{ printf -- '---\n分量: 头条\n---\n'; cat copy/g.txt; } >w.txt
run "$T" plan copy/a.txt copy/b.txt w.txt --style news -o w.yaml; status_is 1; err_has '^w\.txt:2:5: warning: .*头条'
done_counting
