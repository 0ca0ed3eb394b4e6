# shellcheck shell=sh disable=SC1091,SC2154,SC2016
# typeset check: reports, levels, word lists, fixes shown and written.
. "$here/lib.sh"
good() { printf '# 一个标题\n\n本报记者 温知予\n\n正文有两句。这是第二句。\n'; }
bad() { printf '# 一个标题\n\n本报记者 温知予\n\n天亮了,船开了。。\n\n他说：“明天开工。再过３天，就是2024年10月1日，全城都在等—等一声汽笛，也等一个人回来，他走了那么久，没有一封信。\n'; }
good >good.txt; bad >bad.txt
check() { run "$T" check --no-fonts "$@"; }
report_is() { # FORM ARTICLE: what was printed is a right report
    wrong=$(python "$here/check.py" "$1" out "$2" 2>&1)
    if [ -z "$wrong" ]; then pass; else fail "a right $1 report" "$wrong"; fi
}

check good.txt; status_is 0; err_empty; out_has '^1 article, 0 findings$'
check bad.txt; status_is 1; err_empty
out_has '^bad\.txt:5:4: warning: ascii-mark: '; out_has '^bad\.txt:5:8: warning: doubled-mark: '
out_has '^bad\.txt:7:4: warning: pair-unclosed: '; out_has '^bad\.txt:7:12: warning: digit-width: '
out_has '^bad\.txt:7:33: warning: dash-form: '
out_has '^1 article, 5 findings: pair-unclosed 1, ascii-mark 1, doubled-mark 1, dash-form 1, digit-width 1$'
report_is text bad.txt
check --format json bad.txt; status_is 1; err_empty; report_is json bad.txt
check --format sarif bad.txt; status_is 1; err_empty; report_is sarif bad.txt
check --format json good.txt; status_is 0; out_has '"findings": \[\]'
run_sh '"$TYPESET" check --no-fonts --format json - <bad.txt'; status_is 1; out_has '"file": "<stdin>"'
run env LC_ALL=zh_CN.UTF-8 "$T" check --no-fonts bad.txt; status_is 1; out_has '^bad\.txt:5:4: 警告: ascii-mark: 半角标点 , 应改为 ，'; out_has '^1 篇，5 处：'
check --lang zh good.txt; status_is 0; out_has '^1 篇，0 处$'

# A name that is a URI only when escaped, and one that is no UTF-8.
bad >'a b%中.txt'; check --format sarif 'a b%中.txt'; status_is 1; out_has '"uri": "a%20b%25%E4%B8%AD.txt"'
name=$(printf 'x\377.txt'); bad >"$name"; check --format json "$name"; status_is 1; out_has '"file": "x�.txt"'

# Levels: off, note and its --quiet, error; what is no level.
check --set check.ascii-mark=off --set check.doubled-mark=不查 bad.txt; status_is 1; out_has '^1 article, 3 findings'
check --set 查稿.半角标点=error bad.txt; status_is 1; out_has '^bad\.txt:5:4: error: ascii-mark'
check --set check.ascii-mark=loud bad.txt; status_is 2; err_has 'ascii-mark'; out_empty
printf '# 一个标题\n\n正文有两句。这是第二句。\n' >unsigned.txt
check unsigned.txt; status_is 1; out_has ': note: byline-missing'
check -q unsigned.txt; status_is 0; out_has '^1 article, 0 findings$'
printf 'check: {ascii-mark: off, dash-form: note}\n' >own.yaml
check --style ./own.yaml bad.txt; status_is 1; out_has ': note: dash-form: '; out_has '^1 article, 4 findings'

# --rules names every rule that the style has a level for.
check --rules; status_is 0; err_empty
is 'rules in the list' "$("$T" styles feature | sed -n '/^check:/,/^[a-z]/p' | grep -cE '^  [a-z-]+: (off|note|warning|error) ')" "$(grep -c . out)"
out_has '^ascii-mark +warning +ASCII mark in Chinese text \(--fix\)$'
check --lang zh --set check.ascii-mark=off --rules; status_is 0; out_has '^ascii-mark +off +中文里用了半角标点（可 --fix）$'

# Word lists, from the style's own folder or from here.
mkdir lists
printf '帐号 → 账号 # 财务用字\n机率\t概率\n' >lists/terms.txt
printf '老大难 => 看语境\n' >lists/sensitive.txt
printf '陆听澜\n欧阳海棠\n' >lists/names.txt
printf 'check: {terms: [terms.txt], sensitive: sensitive.txt, names: [names.txt]}\n' >lists/house.yaml
printf '# 一个标题\n\n本报记者 温知予\n\n帐号和账号，机率很高，这是老大难问题。董事长陆听栏说，可以。\n' >words.txt
check --style lists/house.yaml words.txt; status_is 1
out_has ': house-term: 帐号: the house writes 账号$'; out_has ': house-term: 机率: the house writes 概率$'
out_has ': house-sensitive: 老大难 is on the list of sensitive words: 看语境$'
out_has ': house-name: 陆听栏: the list of names has 陆听澜$'; out_has '^1 article, 4 findings'
check words.txt; status_is 0
check --set check.terms=lists/terms.txt words.txt; status_is 1; out_has '^1 article, 2 findings: house-term 2$'
check --set check.terms=lists/none.txt words.txt; status_is 2; err_has 'none\.txt'; out_empty

# Fixes: the diff changes nothing by itself, makes what --write makes, and leaves nothing to fix.
cp bad.txt kept.txt
check --fix bad.txt; status_is 1; same bad.txt kept.txt; out_has '^--- bad\.txt$'; out_has '^\+天亮了，船开了。$'
cp out fix.diff; cp bad.txt patched.txt
if command -v patch >/dev/null; then
    patch -s patched.txt fix.diff
    check --fix --write bad.txt; status_is 1; out_empty; same bad.txt patched.txt
    err_has 'bad\.txt: note: [1-9][0-9]* places changed; [0-9]+ are left'
else
    skip 'patch is not installed'; check --fix --write bad.txt; status_is 1
fi
is 'the copy as fixed' "$(printf '# 一个标题\n\n本报记者 温知予\n\n天亮了，船开了。\n\n他说：“明天开工。再过3天，就是2024年10月1日，')" "$(head -c "$(printf '# 一个标题\n\n本报记者 温知予\n\n天亮了，船开了。\n\n他说：“明天开工。再过3天，就是2024年10月1日，' | wc -c)" bad.txt)"
cp bad.txt again.txt; check --fix bad.txt; out_empty; check --fix --write bad.txt; same bad.txt again.txt
# The file's own bytes stay: byte order mark, CR LF, a wrong byte, no line end at the end.
printf '\357\273\277# 题\r\n\r\n本报记者 温知予\r\n\r\n坏\377字,好字。\r\n\r\n末行,没有换行。' >bytes.txt
check --fix bytes.txt; out_has '^\\ No newline at end of file$'
check --fix --write bytes.txt
printf '\357\273\277# 题\r\n\r\n本报记者 温知予\r\n\r\n坏\377字，好字。\r\n\r\n末行，没有换行。' >expected.txt; same bytes.txt expected.txt
# Markup is left alone, and a value of the header written in another way.
printf -- '---\n标题: "题\\u9898,末"\n---\n\n本报记者 温知予\n\n天**亮,了**,船开了。\n' >markup.txt; check --fix --write markup.txt
printf -- '---\n标题: "题\\u9898,末"\n---\n\n本报记者 温知予\n\n天**亮，了**，船开了。\n' >expected.txt; same markup.txt expected.txt
if [ "$(id -u)" -ne 0 ]; then
    bad >readonly.txt; chmod 444 readonly.txt; check --fix --write readonly.txt; status_is 2; err_has 'readonly\.txt'
fi

# Copy in another encoding has the same findings, and its fixes are written back in that encoding: BOM and line ends stay.
# What the encoding has not, or bytes that are nothing in it, and the file is left alone. Lines that were wrapped, and
# characters that reading replaced, keep the copy's places.
iconv -f UTF-8 -t GB18030 kept.txt >gbk.txt; cp gbk.txt gbk-kept.txt
check kept.txt; sed 's/^kept/gbk/' out >expected; check gbk.txt; status_is 1; same out expected
check --fix gbk.txt; status_is 1; out_has '^\+天亮了，船开了。$'
cp kept.txt written.txt; check --fix --write written.txt; iconv -f UTF-8 -t GB18030 written.txt >expected.txt
check --fix --write gbk.txt; status_is 1; same gbk.txt expected.txt
for encoding in UTF-16LE UTF-16BE GB18030; do
    printf '\357\273\277# 题\r\n\r\n本报记者 温知予\r\n\r\n天亮了,船开了。\r\n' | iconv -f UTF-8 -t $encoding >bom.txt
    printf '\357\273\277# 题\r\n\r\n本报记者 温知予\r\n\r\n天亮了，船开了。\r\n' | iconv -f UTF-8 -t $encoding >expected.txt
    check --fix --write bom.txt; status_is 1; same bom.txt expected.txt
done
printf '# 題\n\n本報記者 溫知予\n\n天亮了,船開了，人們在江邊站了很久也沒有離開的意思。帳號在此。\n' | iconv -f UTF-8 -t CP950 >big5.txt
printf '# 題\n\n本報記者 溫知予\n\n天亮了，船開了，人們在江邊站了很久也沒有離開的意思。帳號在此。\n' | iconv -f UTF-8 -t CP950 >expected.txt
cp big5.txt big5-kept.txt; printf '帳號 → 账号\n' >terms-cn.txt
check --encoding big5 --fix --write --set check.terms=terms-cn.txt big5.txt; status_is 2; err_has 'Big5 has no 账'; same big5.txt big5-kept.txt
check --encoding big5 --fix --write big5.txt; status_is 1; same big5.txt expected.txt
printf '\377\n' | cat gbk-kept.txt - >broken.txt; cp broken.txt broken-kept.txt
check --encoding gb18030 --fix --write broken.txt; status_is 2; err_has 'nothing in GB18030'; same broken.txt broken-kept.txt
printf '# 题\n\n本报记者 温知予\n\n⽇出\014东方,红日高照。\n' >forms.txt # a Kangxi radical, and a form feed
check forms.txt; status_is 1; out_has '^forms\.txt:5:6: warning: ascii-mark'; out_has '^forms\.txt:5:1: note: reading'
check --fix --write forms.txt
printf '# 题\n\n本报记者 温知予\n\n⽇出\014东方，红日高照。\n' >expected.txt; same forms.txt expected.txt

# The fixes shown of a file in another encoding, of one from standard input and of a Word document are those of the same
# copy in UTF-8, in its own lines; nothing of them is written, and a message says so.
python - <<'P'
open("wrapped.txt", "w").write("# 一个标题\n\n本报记者 温知予\n\n" + ("天亮了,船开了，人们在江边站了很久也没有离开的意思\n" * 4 + "也没有人说话,后来天黑了。\n\n") * 3)
P
iconv -f UTF-8 -t GB18030 wrapped.txt >wrapped-gbk.txt
check --fix wrapped.txt; status_is 1; is 'lines changed' 15 "$(grep -c '^+.*，' out)"
sed 's/wrapped/wrapped-gbk/' out >expected; check --fix wrapped-gbk.txt; same out expected
sed 's/wrapped-gbk.txt/<stdin>/' expected >stdin.diff; run_sh '"$TYPESET" check --no-fonts --fix - <wrapped.txt'; same out stdin.diff
PYTHONPATH=$here python -c '
import docx
docx.make("fix.docx", "".join(docx.paragraph(docx.inline(t), s) for t, s in [("一个标题", "a3"), ("本报记者 温知予", ""), ("天**亮了**,船开了。", ""), ("人们,散了。", "")]))'
cp fix.docx fix-kept.docx
check --fix fix.docx; status_is 1; out_has '^\+天亮了，船开了。$'; out_has '^\+人们，散了。$'
check --fix --write fix.docx; status_is 2; out_empty; err_has '^fix\.docx: error: .*Word'; same fix.docx fix-kept.docx

# What was said while the copy was read is shown at its place too, of a document and of lines that were wrapped; and of two at
# one place both.
PYTHONPATH=$here python -c '
import docx
hidden = lambda s: docx.run(s, "<w:vanish/>")
docx.make("said.docx", "".join(docx.paragraph(x) for x in [docx.inline("题目"), docx.inline("空行。"), docx.run("第21") + hidden("甲") + docx.run("，第22") + hidden("乙") + docx.run("。")]))'
check said.docx; status_is 1; out_has '^said\.docx:3:1: warning: reading: .*: 甲$'; out_has '^said\.docx:3:1: warning: reading: .*: 乙$'; out_has '^    第21，第22。$'
python - <<'P'
open("said.txt", "w").write("# 一个标题\n\n本报记者 温知予\n\n" + ("天亮了，船开了，人们在江边站了很久也没有离开的意思\n" * 4 + "也没有人说话，后来天黑了。\n\n") * 3 + "末段\f**有星，也有字。\n")
P
check said.txt; status_is 1; out_has '^said\.txt:23:4: warning: markup: '
is 'the line shown' '**有星，也有字。' "$(grep -A1 '^said.txt:23:4' out | sed -n '2s/^ *//p')"

# Copy with nothing but doubtful places takes linear time.
python - <<'P'
open("doubt.txt", "w").write("# 题\n\n" + "一二三四五六七八九十，甲乙丙丁戊己庚辛壬癸子丑，\n\n" * 180000)
open("share.txt", "w").write("# 题\n\n" + ("占" * 99000 + "\n\n") * 40)
P
case ${VARIANT:-release} in san) seconds=300 mib=8000 ;; *) seconds=30 mib=2048 ;; esac
for copy in doubt share; do
    run python "$here/limits.py" $seconds $mib "$T" check --no-fonts $copy.txt; status_is 1
done
rm -f doubt.txt share.txt out

# What cannot be read is 2, and the others are read all the same.
check missing.txt; status_is 2; err_has 'missing\.txt'
check --format json missing.txt bad.txt; status_is 2; out_has '"unread": 1'; out_has '"file": "missing\.txt"'; out_has '"file": "bad\.txt"'
check --format sarif missing.txt kept.txt; status_is 2; out_has '"executionSuccessful": false'; report_is sarif kept.txt
: >empty.txt; check empty.txt; status_is 2; err_has 'empty\.txt'

# A character that no font has needs fonts to be known.
printf '# 一个标题\n\n本报记者 温知予\n\n这里有一个怪字\360\262\216\260。\n' >glyph.txt
run "$T" check glyph.txt; status_is 1; out_has '^glyph\.txt:5:8: warning: glyph-missing: .*U\+323B0'
check glyph.txt; status_is 0

run "$T" check; status_is 64; err_has 'article'; out_empty
run "$T" check --format xml bad.txt; status_is 64; err_has 'xml'; out_empty
run "$T" check --write bad.txt; status_is 64; err_has 'fix'; out_empty
run "$T" check --fix --format json bad.txt; status_is 64; out_empty
run "$T" check --fix --write -; status_is 64; out_empty
run "$T" check --help; status_is 0; out_has '^Usage: typeset check '
run env LC_ALL=zh_CN.UTF-8 "$T" check --help; status_is 0; out_has '^用法：typeset check '
run_sh '"$TYPESET" check --no-fonts bad.txt >/dev/full'; status_is 75
done_counting
