# shellcheck shell=sh disable=SC1091,SC2154
# A page from its plan: the sample pages, outputs, statuses, what does not fit, articles that are not there.
. "$here/lib.sh"
cp -r "$root/input/news-page" "$root/input/front-page" .
cp "$root/input/brief.txt" "$root/input/news.txt" .

# The sample pages are full: no message but notes, status 0, and one page a plan.
run "$T" news-page/page.yaml -o page.pdf
status_is 0; err_lacks ': (warning|error):'; is_pdf page.pdf
err_count 0 'stand on a page behind|is not full'
run_sh 'pdfinfo page.pdf | sed -n "s/^Pages: *//p"'; is "pages of the news page" 1 "$(cat out)"
run "$T" front-page/issue.yaml -o issue.pdf
status_is 0; err_lacks ': (warning|error):'
run_sh 'pdfinfo issue.pdf | sed -n "s/^Pages: *//p"'; is "pages of the issue" 2 "$(cat out)"
run qpdf --check issue.pdf; status_is 0

# The jump is said on both pages, each once, and no character of the article is lost or set twice.
for side in '1 下转第2版' '2 上接第1版'; do
    page=${side% *} words=${side#* }
    run_sh "pdftotext -f $page -l $page -raw issue.pdf - | tr -d ' \n　' | grep -o $words | wc -l"
    is "$words on page $page" 1 "$(cat out)"
done
characters() { tr -d '[:space:]　'; }
for words in '一列货运班列驶进桐湾港铁路专用线' '坐到一张桌子前，光是责任条款就改了四十一稿' '它比船跑得快'; do
    run_sh "pdftotext -raw issue.pdf - | tr -d '[:space:]　' | grep -o '$words' | wc -l"
    is "times that $words is set" "$(characters <front-page/port.txt | grep -o "$words" | wc -l)" "$(cat out)"
done

# The same bytes again; a picture; standard output; quiet.
run "$T" news-page/page.yaml -o again.pdf; same page.pdf again.pdf
run "$T" news-page/page.yaml -o page.png --dpi 40; status_is 0; is_png page.png
run_sh "$T -q news-page/page.yaml -o - >standard.pdf"; status_is 0; err_empty; same page.pdf standard.pdf
(cd news-page && "$T" -q page.yaml -o ../inside.pdf); same page.pdf inside.pdf

# What does not fit: a warning with rows and characters, status 1, and behind the page the rest, marked 余稿.
printf '\n%s版块里排不下，它就站到版后去，一个字也不丢，等着编辑删稿或者改版样，再排一次，排到满为止。\n' "$(seq -s 这一段是后来加的， 40)" >>news-page/heat.txt
run "$T" news-page/page.yaml -o over.pdf
status_is 1; err_has '^news-page/heat\.txt: warning: [0-9]+ rows \([0-9]+ characters\) do not fit the block'
err_count 1 ': warning:'
run_sh 'pdfinfo over.pdf | sed -n "s/^Pages: *//p"'; is "pages with what is over" 2 "$(cat out)"
run_sh 'pdftotext -f 2 -l 2 over.pdf - | grep -c 余稿'; is "the folio line of what is over" 1 "$(cat out)"
run_sh "pdftotext -raw over.pdf - | tr -d '[:space:]　' | grep -o '排到满为止' | wc -l"; is "its last words" 1 "$(cat out)"
run "$T" news-page/page.yaml --lang zh -o over.pdf; status_is 1; err_has '超|排不下'

# What is over of several blocks stands on one proof, each under its headline; what has no room there takes a further one.
cp -r "$root/input/news-page" several
more() { printf '\n%s版块里排不下，它就站到版后去，等着编辑删稿，%s排到满为止。\n' "$(seq -s 这一段是后来加的， "$2")" "$1" >>"several/$1.txt"; }
more heat 40; more comment 40; more school 40
run "$T" several/page.yaml -o several.pdf; status_is 1; err_count 3 'do not fit the block'
run_sh 'pdfinfo several.pdf | sed -n "s/^Pages: *//p"'; is "one proof for three" 2 "$(cat out)"
run_sh 'pdftotext -f 2 -l 2 several.pdf - | grep -c 余稿'; is "its one folio line" 1 "$(cat out)"
for name in heat comment school; do
    run_sh "pdftotext -f 2 -l 2 -raw several.pdf - | tr -d '[:space:]　' | grep -o '${name}排到满为止' | wc -l"; is "the end of $name on it" 1 "$(cat out)"
done
run python -c '
import re, subprocess
words = [(float(y), float(x)) for x, y in re.findall(r"<word xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\"", subprocess.run(
    ["pdftotext", "-f", "2", "-l", "2", "-bbox", "several.pdf", "-"], capture_output=True, text=True).stdout)]
print(len(words) > 20, len(set(words)) == len(words), max(y for y, x in words) < 1100)'
out_has '^True True True$' # none on another
more heat 3000; run "$T" several/page.yaml -o several.pdf
run_sh 'pdfinfo several.pdf | sed -n "s/^Pages: *//p"'; is "what is longer takes more" 1 "$(($(cat out) > 2))"
run_sh "pdftotext -raw several.pdf - | tr -d '[:space:]　' | grep -o '[a-z]*排到满为止' | wc -l"; is "and nothing is lost or set twice" 4 "$(cat out)"

# Too little: the rows that are missing, status 1.
printf '# 余热供暖延长\n\n一句话。\n' >news-page/heat.txt
run "$T" news-page/page.yaml -o short.pdf
status_is 1; err_has '^news-page/heat\.txt: warning: the block is not full: [0-9]+ rows'; is_pdf short.pdf

# An article that is missing, or none: the line of the plan, status 2, no file.
rm news-page/heat.txt
line=$(grep -n heat.txt news-page/page.yaml | cut -d: -f1)
run "$T" news-page/page.yaml -o no.pdf
status_is 2; err_has "^news-page/page\.yaml:$line:[0-9]+: error: cannot read .*heat\.txt"; err_count 1 ': error:'; no_file no.pdf
mkdir news-page/heat.txt
run "$T" news-page/page.yaml -o no.pdf; status_is 2; no_file no.pdf
rmdir news-page/heat.txt
printf '\000\001\002' >news-page/heat.txt
run "$T" news-page/page.yaml -o no.pdf; status_is 2; err_has 'heat\.txt'; no_file no.pdf

# An article that goes on elsewhere fills its block to the jump line, however high that is: a subhead that may not
# stand at a foot is moved by the head's rows.
printf '报名: 甲报\n日期: 2025-01-02\npages: [q1.yaml, q2.yaml]\n' >q.yaml
cp "$root/input/interview.txt" jumping.txt
printf 'style: news\nblocks:\n  - {article: jumping.txt, at: [1, 1], size: 8x124, from-page: "02"}\n' | sed 's/02/01/' >q2.yaml
for rows in 56 57 58 59 60 61 62 63 64; do
    printf 'style: news\nblocks:\n  - {role: lead, article: jumping.txt, at: [1, 1], size: 5x%s, to-page: "02"}\n' $rows >q1.yaml
    run "$T" q.yaml -o q.pdf; err_lacks 'rows stay white'
done
# Without the means to move it some stay white.
for rows in 56 57 58 59 60 61 62 63 64; do
    printf 'style: news\nblocks:\n  - {role: lead, article: jumping.txt, at: [1, 1], size: 5x%s, to-page: "02"}\n' $rows >q1.yaml
    "$T" --set fit.head-rows=0 q.yaml -o q.pdf 2>>rigid
done
if grep -q 'rows stay white' rigid; then pass; else fail "a head that takes no rows to leave some white" "$(cat rigid)"; fi

# A page set alone says where its article would go on; what is not set with it is no loss.
run "$T" front-page/page1.yaml -o alone.pdf; status_is 1
err_has '^front-page/page1\.yaml:6:[0-9]+: warning: '; err_lacks 'are on the pages; please compare'

# A table that no column holds stands over as few as it needs, and one that is higher than the page in parts next to
# each other, each under the head, which the copy and the text of the PDF have once. Asked to stand in one it is text.
table() { # ROWS
    printf '# 名录\n\n各县的名录如下。\n\n| 序号 | 企业名称 | 行业 | 产值（万元） | 备注 |\n|---|---|---|---:|---|\n'
    for i in $(seq "$1"); do printf '| %s | 桐湾恒远机械有限公司 | 装备 | %s | 新增 |\n' "$i" $((i + 1000)); done
}
set -- --style news --fit rows
table 5 >t.txt; run "$T" "$@" --dump pages t.txt; status_is 0
err_has '^t\.txt:5:1: note: the table is too wide for a column; it stands over 2$' # 22 characters and 4 between, of 27
is "lines of the table" 30 "$(grep -c '^mark table' out)"
is "over all columns, it stands under the text" yes "$(awk '$1 == "mark" && $2 == "body" {split($3, a, ","); if (a[2] > b) b = a[2]}
    $1 == "mark" && $2 == "table" {split($3, a, ","); if (!t || a[2] < t) t = a[2]} END {print b && b < t ? "yes" : "no"}' out)"
{ table 5; printf '{宽=1栏}\n'; } >one.txt; run "$T" "$@" --dump pages one.txt; status_is 1
err_has '^one\.txt:5:1: warning: the table has no room here'; err_lacks 'stands over'
table 150 >t.txt; run "$T" "$@" --dump pages t.txt; status_is 0
err_has '^t\.txt:5:1: note: the table is higher than the room; it stands in 2 parts'
is "lines of the table" $((151 * 5)) "$(grep -c '^mark table' out)"
is "words of the head once more" 5 "$(grep -c '^ink ' out)"
is "rows in order, the last to the right of the first" yes "$(awk '$1 == "mark" && $2 == "table" {split($3, a, ","); split($5, p, "=")
    if (p[2] < row) bad = 1; if (!row) first = a[1]; if (p[2] > row) left = a[1]; row = p[2]} END {print bad || left <= first ? "no" : "yes"}' out)"
# A row that no page holds, of itself or under the table's head, has no part to stand in: all of the table is text, and
# nothing is lost.
for words in 1650 2000; do
    { table 5; printf '| 6 | %s | 装备 | 1 | 新增 |\n' "$(printf '很长的一格文字%.0s' $(seq $words))"; printf '| 7 | 短 | 装备 | 1 | 新增 |\n'; } >high.txt
    run "$T" "$@" --dump pages high.txt; status_is 1; err_has '^high\.txt:5:1: warning: it does not fit over 8 columns: .* higher than the page'
    err_has '^high\.txt:5:1: warning: the table has no room here'; err_lacks 'please compare|stands (over|in)'
done
run "$T" "$@" --dump pages t.txt
lowest=$(awk '$1 == "mark" && $2 == "table" {split($3, a, ","); split($4, s, "x"); if (a[2] + s[2] > m) m = a[2] + s[2]} END {print m}' out)
is "all on the page" yes "$([ "$lowest" -le $((525 * 2880)) ] && echo yes)"
run "$T" "$@" t.txt -o t.pdf; run_sh "pdftotext -raw t.pdf - | tr -d ' \n' | grep -o 企业名称 | wc -l"; out_has '^ *1$'

# What a column of a table is called is broken between words.
printf '# 表头\n\n| 品种 | 社区生鲜店 | 单价 |\n|---|---:|---:|\n| 上海青叶菜一类 | 1.30 | 2.20 |\n\n表在上面。\n' >heads.txt
run "$T" "$@" heads.txt -o t.pdf; run_sh 'pdftotext -raw t.pdf - | grep -A1 ^品种'; out_has '^品种 社区$'; out_has '^生鲜店$'
done_counting
