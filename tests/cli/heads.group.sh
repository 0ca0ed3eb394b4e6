# shellcheck shell=sh
# Headlines as a compositor sets them: sizes near that of their role, on one line or two; what stands under them.
. "$here/lib.sh"

row=11340 point=1008 column=117936 gutter=9216 # units of 1/2880 mm: 11.25点, 1点, 13 characters of 小五, 3.2 mm
top=$((35 * 2880))

block() { # COLUMNS ROWS: a page with a.txt in its corner, and advert space
    printf 'style: news\n版次: "03"\n日期: 2025-03-18\nblocks:\n  - {article: a.txt, at: [1, 1], size: %dx%d}\n' "$1" "$2"
    printf '  - {role: 广告, at: [%d, 1], size: %dx%d, label: 广告}\n' "$(($1 + 1))" "$((8 - $1))" "$2"
    printf '  - {role: 广告, at: [1, %d], size: 8x%d, label: 广告}\n' "$(($2 + 1))" "$((124 - $2))"
}
article() { # HEADLINE SENTENCES
    printf '# %s\n\n本报记者 林照野\n\n## 小标题\n\n' "$1"
    seq -s '' -f '这是第%g句话，写到排满为止。' "$2"
}
lines() { grep -c '^mark headline ' out; }
size() { sed -n 's/^mark headline .* [0-9]*x\([0-9]*\) .*line=0.*/\1/p' out; }
y_of() { sed -n "s/^mark $1 [0-9]*,\([0-9]*\) .*/\1/p" out | head -n 1; }

# Others' headlines are 22.5点. 14 characters over two columns would be 17点 on one line: two of 22.5.
block 2 20 >page.yaml
article 余热供暖延长一周惠及十一万户 10 >a.txt
run "$T" --dump pages page.yaml
is "lines of 14 characters" 2 "$(lines)"; is "their size" $((45 * point / 2)) "$(size)"
# 12 characters are 20点 on one line, which is near enough; 8 are what the role has.
article 余热供暖又延长了十一天整 10 >a.txt; run "$T" --dump pages page.yaml
is "lines of 12 characters" 1 "$(lines)"
s=$(size); full=$(((2 * column + gutter) / 12))
[ "$s" -le $full ] && [ "$s" -gt $((full * 98 / 100)) ] && pass || fail "12 characters to fill the width" "$s of $full"
article 余热供暖延长一周 10 >a.txt; run "$T" --dump pages page.yaml
is "lines of 8 characters" 1 "$(lines)"; is "their size" $((45 * point / 2)) "$(size)"
# Over four columns 14 stand on one line, in the same size: the control.
block 4 20 >page.yaml
article 余热供暖延长一周惠及十一万户 10 >a.txt; run "$T" --dump pages page.yaml
is "lines of 14 characters over four columns" 1 "$(lines)"; is "their size" $((45 * point / 2)) "$(size)"

# Three rows of headline and one below it, one of byline, which is no larger than the text, one of white. A subhead
# without rules begins with its column, and has a row of white below it as it has above it elsewhere.
block 2 40 >page.yaml
article 余热供暖延长一周 10 >a.txt; run "$T" --dump pages page.yaml
is "the text's first row" $((top + 6 * row)) "$(y_of column)"
is "a subhead at a column's head" "$(y_of column)" "$(y_of subhead)"
is "the text under it" $((top + 8 * row)) "$(y_of body)"
{ article 余热供暖延长一周 2; printf '\n## 小标题\n\n'; seq -s '' -f '再写第%g句话。' 2; } | sed '5d' >a.txt
run "$T" --dump pages page.yaml
above=$(grep -B2 '^mark subhead' out | sed -n 's/^mark body [0-9]*,\([0-9]*\) .*/\1/p' | tail -n 1)
[ "$(($(y_of subhead) - above))" -gt $((2 * row - row / 4)) ] && pass || fail "a row of white above a subhead" "$above, $(y_of subhead)"
# Between rules the white is part of the band.
sed 's/style: news/style: ruled.yaml/' page.yaml >ruled-page.yaml
printf 'extends: news\nsubhead: {rule: 0.3mm}\n' >ruled.yaml
article 余热供暖延长一周 10 >a.txt; run "$T" --dump pages ruled-page.yaml; status_is 1
[ "$(y_of subhead)" -gt "$(($(y_of column) + row / 2))" ] && pass || fail "a ruled subhead in its band" "$(y_of subhead)"

# Copy that is over by what the second line takes: the headline is set smaller, and the block is full; copy that is over
# by more or less is not helped.
block 2 20 >page.yaml
for n in 14 15 16 17 18 19 20 26; do
    article 余热供暖延长一周惠及十一万户 $n >a.txt
    run "$T" --dump pages page.yaml
    printf '%d %s %s\n' "$n" "$(lines)" "$(grep -c 'headline smaller' err)"
done >sizes
is "one line where it is told of, else two" '' "$(awk '($2 == 1) != ($3 == 1)' sizes)"
[ "$(awk '$2 == 1' sizes | wc -l)" -gt 0 ] && pass || fail "a headline made smaller" "$(cat sizes)"
is "lines of what fits" 2 "$(sed -n 's/^14 \(.\).*/\1/p' sizes)"
is "lines of what is far too long" 2 "$(sed -n 's/^26 \(.\).*/\1/p' sizes)"
# A page's head article keeps its headline, and what is over is told; the same block without the role does not.
type='{size: 22.5点, min-size: 14点, rows: 3, rows-before: 0, rows-after: 0}'
sed "s/article: a.txt,/article: a.txt, style: {headline: $type},/" page.yaml >plain.yaml
sed 's/article: a.txt,/role: 头条, article: a.txt,/' plain.yaml >lead.yaml
for n in 20 22 24; do
    article 余热供暖延长一周惠及十一万户 $n >a.txt
    run "$T" --dump pages plain.yaml; grep -c 'headline smaller' err >>plain
    run "$T" --dump pages lead.yaml; grep -c 'headline smaller' err >>lead
done
is "headlines made smaller" '0 1 1' "$(xargs <plain)"
is "headlines of head articles made smaller" '0 0 0' "$(xargs <lead)"
err_has 'do not fit the block'

# The deck's dash is drawn before it, 0.06 em thick; a deck in parentheses has none.
dashes() { sed -n 's/^mark deck [0-9,]* [0-9]*x\([0-9]*\).*/\1/p; s/^rule [0-9,]* [0-9]*x\([0-9]*\) .*/\1 rule/p' out |
    awk 'NF == 2 { rules[$1]++ } NF == 1 { thick = int($1 * 6 / 100) } END { print rules[thick] + 0 }'; }
for deck in 桐湾市人代会昨日通过=1 （2026年1月18日通过）=0; do
    article 关于政府工作报告的决议 10 | sed "2a\\${deck%=*}\\n" >a.txt
    run "$T" --dump pages page.yaml
    is "a mark of the deck ${deck%=*}" 1 "$(grep -c '^mark deck ' out)"
    is "dashes before ${deck%=*}" "${deck##*=}" "$(dashes)"
done

# A long vertical headline with kicker and deck in one column: these are set at their smallest, and it stands.
block 3 40 | sed 's/article: a.txt,/role: 二条, article: a.txt, headline: 竖题,/' >page.yaml
article 把论文写在祖国大地上：农技员韩若溪和她的三千亩试验田 40 | sed '1i桐湾河综合治理观察\n' | sed '3a\\n——28公里河道全线贯通' >a.txt
run "$T" --dump pages page.yaml; err_lacks 'cannot stand vertically'
kicker() { sed -n 's/^mark kicker [0-9,]* \([0-9]*\)x.*/\1/p' out; }
is "lines of a vertical headline" 2 "$(lines)"
[ "$(kicker)" -lt $((12 * point)) ] && pass || fail "its kicker made smaller" "$(kicker)"
article 余热供暖延长一周 40 | sed '1i桐湾河综合治理观察\n' >a.txt; run "$T" --dump pages page.yaml
is "a kicker beside a short one, 1.75 times the text" $((9 * point * 7 / 4)) "$(kicker)"
article "$(seq -s '' -f 余热供暖延长一周第%g次 12)" 40 >a.txt; run "$T" --dump pages page.yaml; err_has 'cannot stand vertically'
done_counting
