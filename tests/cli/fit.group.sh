# shellcheck shell=sh
# --fit: an article fills its page to the last row, or what is over or short is told.
. "$here/lib.sh"

# Figures of `--dump pages`: for each column the last row's foot, how many sizes the body has, and its pitch.
feet() { awk '/^page/ {p++} p == 1 && $1 == "mark" && $5 ~ /^paragraph/ && $NF ~ /^column=/ && $2 != "lead" {
    split($3, at, ","); split($4, size, "x"); c = substr($NF, 8)
    if ($2 != "subhead") {foot[c] = at[2] + size[2]; em[size[2]]}
    } END {for (c in foot) print foot[c]; n = 0; for (e in em) n++; print "sizes", n}' "$1" | sort -u; }
bottom=$((525 * 2880)) # of the type area: 35 + 490 mm

cp "$root/input/interview.txt" a.txt
run "$T" a.txt -o a.pdf; status_is 0; err_has '^a\.txt: note: the page is filled: [4-6] columns of [0-9]+ characters, body (1[0-2](\.[0-9]+)?|13)点, rows of (1[7-9]|2[0-3])\.[0-9]+点; '
cp a.pdf first.pdf; run "$T" a.txt -o a.pdf; same first.pdf a.pdf
run "$T" --dump pages a.txt
feet out >feet
is "one foot and one size of body" "2" "$(wc -l <feet | tr -d ' ')"
is "sizes of the body" "sizes 1" "$(grep sizes feet)"
foot=$(grep -v sizes feet)
is "the last row's foot on the type area's" yes "$([ "$foot" -le $bottom ] && [ "$foot" -gt $((bottom - 200)) ] && echo yes)"
# The same article as the style has it: the control.
run "$T" --fit rows --dump pages a.txt; err_has 'rows \([0-9]+ characters\) stay free'
feet out >feet; is "sizes of the body" "sizes 1" "$(grep sizes feet)"
[ "$(grep -v sizes feet | tail -n 1)" -lt $((bottom - 100000)) ] && pass || fail "white below the article" "$(cat feet)"
grep -q 'mark answer [0-9,]* [0-9]*x10584 ' out && pass || fail "10.5点 in the body" "another size"
# Rows free and characters: 18 to a row.
rows=$(sed -n 's/.*note: \([0-9]*\) rows (\([0-9]*\) characters).*/\1 \2/p' err)
is "characters of ${rows% *} rows" "$((${rows% *} * 18))" "${rows#* }"

# What cannot be filled: a warning where it was asked for, a note where not.
small_article >s.txt
run "$T" --fit page s.txt -o s.pdf; status_is 1; err_has 's.txt: warning: the page is not full: [0-9]+ rows'; is_pdf s.pdf
run "$T" --fit auto s.txt -o s.pdf; status_is 0; err_has 's.txt: note: [0-9]+ rows .* stay free'
run env LANG=zh_CN.UTF-8 "$T" --fit 满版 s.txt -o s.pdf; status_is 1; err_has '版面未满：差 [0-9]+ 行（[0-9]+ 字）'

# Too much: rows and characters over, and where a cut costs least.
{ cat a.txt; sed '1,/^## /d' a.txt; } >o.txt
run "$T" --fit page o.txt -o o.pdf; status_is 1; err_has 'o.txt: warning: [0-9]+ rows \([0-9]+ characters\) are over'
err_count 8 'note: a cut of [0-9]+ characters'
sed -n 's/.*a cut of \([0-9]*\) characters.*last line is: \(.*\)$/\1 \2/p' err | while read -r n text; do
    [ "$(printf '%s' "$text" | LC_ALL=C.UTF-8 wc -m)" -eq "$n" ] || echo "$n $text"
done >wrong
is "cuts of another length than their line" '' "$(cat wrong)"
over=$(sed -n 's/.*warning: \([0-9]*\) rows .* over.*/\1/p' err)
"$T" --fit page --quiet --dump pages o.txt >pages 2>/dev/null
is "rows on further pages" "$over" "$(awk '/^page/ {p++} p > 1 && $1 == "mark" && $2 ~ /question|answer|body/ {n++}
    p > 1 && $1 == "mark" && $2 == "subhead" {n += 3} END {print n}' pages)"

# Overset: the copy is what stands on page one and what is reported, whatever the fit; blanks aside, and without the
# signs of markup. What the pages say of themselves is no copy: folio lines and jump lines.
count() { LC_ALL=C.UTF-8 sed 's/[[:space:]　]//g' | tr -d '\n' | LC_ALL=C.UTF-8 wc -m; }
sed '1,/^---$/d' o.txt | sed 's/^#* *//' | count >all
on_page_one() { # PAGES: characters of lines of the copy
    awk '/^page/ {p++} p > 1 {exit} $1 == "text" {t = $0; sub(/^[^|]*\| */, "", t); gsub(/@-?[0-9]+(,-?[0-9]+)?/, "", t)}
        $1 == "mark" && $2 != "folio" && $2 != "jump" && $2 != "column" {print t}' "$1" | count
}
for fit in none rows page auto; do
    run "$T" --fit $fit --dump pages o.txt
    one=$(on_page_one out) over=$(sed -n 's/.*takes 2 pages; [0-9]* rows (\([0-9]*\) characters).*/\1/p' err)
    is "characters on page one and over, --fit $fit" "$(cat all)" "$((one + over))"
    is "lines that say so" 2 "$(grep -c '^mark jump' out)"
done
# The control: what the jump lines and the folio line say is no part of it.
is "with the jump line counted too" no "$(sed 's/^mark jump/mark body/' out >more; [ "$(on_page_one more)" -eq "$one" ] && echo yes || echo no)"

# Rows free are rows that lines can take: so many paragraphs of a line more fill the page, and one more is over.
for fit in rows page; do
    cp s.txt f.txt
    run "$T" --fit $fit --set fit.min-size=10.5点 --set fit.max-size=10.5点 --set fit.max-row=17点 --set fit.head-rows=0 \
        --set fit.min-columns=5 --set fit.max-columns=5 --set subhead.most-rows=3 f.txt -o f.pdf
    free=$(sed -n 's/.*[:!] \([0-9]*\) rows ([0-9]* characters).*/\1/p' err)
    i=0; while [ $i -lt "$free" ]; do printf '\n一段一行。\n'; i=$((i + 1)); done >>f.txt
    run "$T" --fit $fit f.txt -o f.pdf; status_is 0; err_lacks 'rows .*(free|missing|over)|takes'
    printf '\n一段一行。\n' >>f.txt
    run "$T" --fit none f.txt -o f.pdf; err_has 'takes 2 pages; 2 rows \(10 characters\)' # the jump line takes a row
done

# Column after column.
run "$T" --fit none --dump pages s.txt
is "columns with text" 1 "$(awk '$1 == "mark" && $2 == "body" {print $NF}' out | sort -u | wc -l | tr -d ' ')"
run "$T" --fit sideways s.txt -o x.pdf; status_is 64; err_has 'none, rows, page or auto'; no_file x.pdf

# The ranges bind, and the order weighs: with one size and one pitch nothing can be filled.
run "$T" --set fit.min-size=10.5点 --set fit.max-size=10.5点 --set fit.max-row=17点 --set fit.min-columns=5 \
    --set fit.max-columns=5 --set fit.head-rows=0 a.txt -o x.pdf
status_is 0; err_has 'stay free'; err_lacks 'is filled'
# A short article takes as many columns as are a third as high as they are wide, under a smaller headline;
# with 0 all, and there the headline is 60点.
cp "$root/input/brief.txt" b.txt
run "$T" --fit rows --dump pages b.txt; status_is 0; err_has "b.txt: note: a short article: it takes 1 of the page's 5 columns"
is "lines of the headline, at most" yes "$([ "$(grep -c '^mark headline' out)" -le 2 ] && echo yes)"
widest=$(awk '$1 == "mark" && $5 ~ /^paragraph/ && $2 != "folio" {split($3, a, ","); split($4, s, "x"); e = a[1] + s[1]; if (e > m) m = e} END {print m}' out)
is "nothing beyond the column" yes "$([ "$widest" -le $((57600 + 190512)) ] && echo yes)"
run "$T" --fit rows --set fit.least-height=0 --dump pages b.txt; status_is 0; err_lacks 'short article'
is "the control: a headline of 50点 at least" yes "$(awk '$1 == "mark" && $2 == "headline" {split($4, s, "x"); if (s[2] >= 50 * 1008) print "yes"}' out)"
run "$T" --fit none --dump pages b.txt; err_lacks 'short article'
# A long one takes all, and so does one whose style says which columns its head stands over.
run "$T" --fit rows --dump pages a.txt; err_lacks 'short article'
run "$T" --fit rows --set head.columns=3 --dump pages b.txt; err_lacks 'short article'
# Columns whose text goes on in the next are level to the row, where a paragraph can be set a line longer or shorter for it;
# the control is copy with short paragraphs alone, 41 rows of it in four columns.
short_columns() { awk '$1 == "mark" && $5 ~ /^paragraph/ && $NF ~ /^column=/ && $2 != "lead" {split($3, a, ","); split($4, s, "x")
    c = substr($NF, 8); e = a[2] + s[2]; if (e > foot[c]) foot[c] = e; if (e > most) most = e; if (c > last) last = c}
    END {for (c in foot) if (c != last && foot[c] < most) n++; print n + 0}' out; }
for n in 15 16 17; do
    run "$T" --fit rows --set grid.characters=$n --dump pages "$root/input/news.txt"; is "columns a row short, of $n characters" 0 "$(short_columns)"
done
{ printf '# 名单\n\n'; for i in $(seq 41); do printf '第%d名是谁。\n' "$i"; done; } >names.txt
run "$T" --fit rows --set fit.least-height=0 --set grid.columns=4 --set fit.min-columns=4 --dump pages names.txt
is "the control: columns a row short of 11, 10, 10, 10" 2 "$(short_columns)"
# A lead that stands over all columns but is too high for a narrow panel counts as text: the article is no tower. The control
# has as much text in all and no lead.
long_lead() { # SUBHEAD
    printf '# 一条消息 有一个长导语\n\n'
    for i in 1 2 3 4 5 6; do printf '沿着河岸走下去第%d段路，老人停下来看了看水，说今年的水比往年清，鱼也回来了，两岸的人也多了起来。\n\n' "$i"; done
    printf '%s' "$1"; printf '沿着河岸走下去，老人停下来看了看水，说今年的水比往年清，鱼也回来了。\n'
}
long_lead '## 河清了
' >lead.txt
long_lead '' >nolead.txt
columns_taken() { sed -n 's/.*it takes \([1-8]\) of.*/\1/p' err; }
run "$T" --style news --fit rows --dump pages nolead.txt; status_is 0; is "without a lead" 2 "$(columns_taken)"
run "$T" --style news --fit rows --dump pages lead.txt; status_is 0
is "with one" yes "$([ "$(columns_taken)" -ge 2 ] && echo yes)"
# A vertical headline stands in a column of its own: a short article takes two at least.
run "$T" --fit rows --set head.direction=vertical --dump pages b.txt; status_is 0
err_has "b.txt: note: a short article: it takes 2 of the page's 5 columns"; err_lacks horizontal
is "columns with text" 1 "$(awk '$1 == "mark" && $2 == "body" {print $NF}' out | sort -u | wc -l | tr -d ' ')"
# A picture over three columns, and beside it a few lines: in as many columns as end level, here the picture's own; over
# all of them, the control, they end far above its foot, and the rule between two of them ends where their text does.
python "$here/pictures.py" .
beside() { # FILE SENTENCES
    { printf '# 一条消息\n\n![图片说明](large.png){宽=3栏 位置=下}\n\n'
    for i in $(seq "$2"); do printf '沿着河岸走下去第%d段路，老人停下来看了看水，说今年的水比往年清，鱼也回来了。' "$i"; done; } >"$1"
}
beside w.txt 10
set -- --fit rows --set picture.resolution=0
run "$T" "$@" --dump pages w.txt; status_is 0; err_has "takes 3 of the page's 5 columns"; err_lacks 'rows apart'
lowest() { awk -v first="$1" '$1 == "mark" && $2 == "body" {c = substr($NF, 8); split($3, a, ","); split($4, s, "x")
    if (c >= first && a[2] + s[2] > foot) foot = a[2] + s[2]} END {print foot}' out; }
run "$T" "$@" --set fit.least-height=0 --dump pages w.txt; status_is 1
err_has 'w.txt: warning: the columns end [0-9]+ rows apart beside a picture, box or table; change its width or place'
text=$(lowest 0) picture=$(awk '$1 == "picture" {split($2, a, ","); split($3, s, "x"); print a[2] + s[2]}' out)
is "text far above the picture's foot" yes "$([ $((text + 10 * 17 * 1008)) -lt "$picture" ] && echo yes)"
rule=$(awk '$1 == "rule" && $3 ~ /^288x/ {split($2, a, ","); split($3, s, "x"); if (a[1] > x) {x = a[1]; end = a[2] + s[2]}} END {print end}' out)
is "the last rule ends with the text" "$text" "$rule"
done_counting
