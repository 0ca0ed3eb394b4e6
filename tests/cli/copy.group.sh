# shellcheck shell=sh disable=SC1091,SC2154
# Copy as it comes: encodings, characters that stand for others, what is counted, limits, pictures from elsewhere.
. "$here/lib.sh"

# The same article in each encoding is the same page. Nothing but the note about the encoding differs.
root=$here/../..
cp "$root/input/interview.txt" article.txt
run "$T" article.txt -o utf8.pdf; status_is 0; err_lacks 'read as'
as() { # NAME FILE OPTION...: that file sets to the same bytes, and the note says what it is
    name=$1 file=$2
    shift 2
    cp article.txt article.kept; cp "$file" article.txt
    run "$T" "$@" article.txt -o other.pdf; status_is 0; same utf8.pdf other.pdf
    case $name in none) err_lacks 'read as' ;; *) err_has "^article\\.txt: note: read as $name;" ;; esac
    mv article.kept article.txt; rm -f other.pdf
}
{ printf '\357\273\277'; cat article.txt; } >bom.txt; as none bom.txt
iconv -f UTF-8 -t UTF-16LE article.txt >le.txt; as UTF-16LE le.txt; as none le.txt --encoding utf-16le
iconv -f UTF-8 -t UTF-16BE article.txt >be.txt; as UTF-16BE be.txt; as none be.txt --encoding UTF-16
{ printf '\377\376'; cat le.txt; } >le-bom.txt; as UTF-16LE le-bom.txt; as none le-bom.txt --encoding utf-16
{ printf '\376\377'; cat be.txt; } >be-bom.txt; as UTF-16BE be-bom.txt
iconv -f UTF-8 -t GB18030 article.txt >gb.txt; as GB18030 gb.txt; as none gb.txt --encoding gbk
sed 's/$/\r/' article.txt >crlf.txt; as none crlf.txt
tr '\n' '\r' <article.txt >cr.txt; as none cr.txt
iconv -f UTF-8 -t GB18030 crlf.txt >gb-crlf.txt; as GB18030 gb-crlf.txt
iconv -f UTF-8 -t GBK article.txt >gbk.txt; as GB18030 gbk.txt; as none gbk.txt --encoding gb2312
as none be-bom.txt --encoding utf-16be; as none le-bom.txt --encoding UTF-16LE # a BOM is no character
python - <<'P'
text = open("article.txt", encoding="utf-8").read()
for name, end in (("separators", "\u2028"), ("paragraphs", "\u2029"), ("next", "\u0085"), ("mixed", None)):
    lines = text.split("\n")
    ends = [end or ("\r\n", "\r", "\u2028", "\n")[i % 4] for i in range(len(lines))]
    open(name + ".txt", "w", encoding="utf-8", newline="").write("".join(l + e for l, e in zip(lines, ends)).rstrip("\r\n\u2028\u2029\u0085") + "\n")
for encoding in ("utf-16-le", "utf-16-be", "gb18030"):
    for end in ("\r\n", "\r"):
        open(f"{encoding}-{len(end)}.txt", "wb").write(text.replace("\n", end).encode(encoding))
open("separators-16.txt", "wb").write(b"\xff\xfe" + text.replace("\n", "\u2028").encode("utf-16-le"))
P
for file in separators paragraphs next mixed; do as none $file.txt; done
as UTF-16LE separators-16.txt
for ends in 1 2; do as UTF-16LE utf-16-le-$ends.txt; as UTF-16BE utf-16-be-$ends.txt; as GB18030 gb18030-$ends.txt; done
sed 's/工业/农业/' article.txt >wrong-word.txt # another text is another page
cp article.txt article.kept; cp wrong-word.txt article.txt; run "$T" article.txt -o other.pdf; mv article.kept article.txt
if cmp -s utf8.pdf other.pdf; then fail "another page of another text" "the same"; else pass; fi
printf '# 標題\n\n' >tw.txt; head -c 3000 "$root/tests/encodings/traditional.txt" | iconv -c -f UTF-8 -t CP950 | iconv -f CP950 -t UTF-8 >>tw.txt
run "$T" --style traditional tw.txt -o tw-utf8.pdf; before=$status
mv tw.txt tw.utf8; iconv -f UTF-8 -t CP950 tw.utf8 >tw.txt
run "$T" --style traditional tw.txt -o tw-big5.pdf; status_is "$before"; err_has 'read as Big5'; same tw-utf8.pdf tw-big5.pdf
run "$T" --encoding big5 --style traditional tw.txt -o tw-big5.pdf; err_lacks 'read as'; same tw-utf8.pdf tw-big5.pdf
run "$T" --encoding gbk --style traditional tw.txt -o tw-gb.pdf # the wrong one is another page
if cmp -s tw-utf8.pdf tw-gb.pdf; then fail "another page in the wrong encoding" "the same"; else pass; fi
run "$T" --encoding latin-1 article.txt -o x.pdf; status_is 64; no_file x.pdf
run "$T" --lang zh --encoding latin-1 article.txt -o x.pdf; status_is 64; err_has '只能是'
run_sh "iconv -f UTF-8 -t GB18030 article.txt | '$T' - -o stdin.pdf"; status_is 0; err_has '^<stdin>: note: read as GB18030'; same utf8.pdf stdin.pdf
run "$T" explain gb.txt 17; status_is 0; out_has 沿着桐湾河

# A wrong byte in another encoding: its place, U+FFFD on the page.
printf '# 标题\n\n正文一二三四五六七八九十，' | iconv -f UTF-8 -t GB18030 >wrong.txt
printf '\377' >>wrong.txt; printf '这是后面的文字。\n' | iconv -f UTF-8 -t GB18030 >>wrong.txt
run "$T" wrong.txt -o wrong.pdf; status_is 1; err_has '^wrong\.txt:3:14: warning: not GB18030: byte FF'
run_sh 'pdftotext -raw wrong.pdf - | tr -d " \n" | grep -q 十，�这是后面'; status_is 0

# Copy that was ruined before it came: where, and what it may have been. Rare characters and other languages are no such.
python - <<'P'
good = "本报讯　记者走进厂房，看到“新引擎”已经运转。"
lines = ["# 题", "前面的好文字" + "记者走进厂房看新引擎".encode().decode("gbk", "replace") + "又好了。",
         "姓 " + "Müller".encode().decode("latin-1") + "，" + "他说“好”".encode().decode("cp1252", "replace"), "本报记者温知予".encode("gbk").decode("latin-1"),
         "他说=E4=B8=AD=E6=96=87，还有=D6=D0=B9=FA。", "锟斤拷锟斤拷，字丢了。", "他说鈥?好。",
         "涓涓细流汇成璇玑，浣熊在灏灏江边，绛红锦缎。", "Café Ångström, São Paulo, naïve “quote” — ÄÖÜ été, Ænima ÐÞ 5×3÷2 ±5° ·", "A=B，x=E4=1 的式子，颜色=FF。", good]
open("ruined.txt", "w", encoding="utf-8").write("\n".join(lines) + "\n")
P
run "$T" --join ruined.txt -o ruined.pdf; status_is 1; err_form
err_has '^ruined\.txt:2:7: warning: “璁拌.*” looks like a wrong conversion \(UTF-8 read as GBK\): it may be “记�走进厂房看新'
err_has '^ruined\.txt:3:4: warning: “Ã¼” .*\(UTF-8 read as Windows-1252\): it may be “ü”'
err_has '^ruined\.txt:4:1: warning: .*\(GBK read as Windows-1252\): it may be “本报记者温知予”'
err_has '^ruined\.txt:5:3: warning: “=E4=B8=AD=E6…” .*quoted-printable.*“中文”'
err_has '^ruined\.txt:6:1: warning: “锟斤拷锟斤拷” .*\(UTF-8 read as GBK\): it may be “����”'
err_has '^ruined\.txt:7:3: warning: “鈥\?”'
err_count 6 'wrong conversion'
run_sh 'pdftotext -raw ruined.pdf - | tr -d " \n" | grep -q 锟斤拷锟斤拷，字丢了'; status_is 0
run "$T" --lang zh ruined.txt -o ruined.pdf; err_has '^ruined\.txt:6:1: 警告: “锟斤拷锟斤拷”像是乱码（UTF-8 误作 GBK）'
cat >limits-of-ruin.py <<'P'
open("rare.txt", "w", encoding="utf-8").write("# 题\n\n" + ("涓澶" * 4000 + "。\n\n") * 40 + ("öÃ" * 4000 + "\n\n") * 40 + "=" * 8000 + "\n" + "=E4=" * 2000)
P
python limits-of-ruin.py
run python "$here/limits.py" "$([ "${VARIANT:-release}" = san ] && echo 300 || echo 30)" 4096 "$T" check rare.txt # each is looked at, and nothing twice
case $status in 0 | 1) pass ;; *) fail "0 or 1 in time" "$status: $(head -c 300 err)" ;; esac

# A mail's answer quotes the article: told of once. A quotation within an article is none.
long_article 3 | sed 's/^/> /' >quoted.txt
run "$T" quoted.txt -o quoted.pdf; status_is 1; err_has '^quoted\.txt:1:1: warning: [0-9]+ lines begin with >, as in the answer to a mail'; err_count 1 'answer to a mail'
for opens in '在 2025年3月17日 16:20，王主任 <wang@example.cn> 写道：' 'On Mon, Mar 17, 2025 at 4:20 PM Wang wrote:' '-----原始邮件-----' \
    '发件人：王主任\n发送时间：3月17日\n收件人：岳知微'; do
    { long_article 3; printf '\n%b\n> 稿子看了，请压缩。\n' "$opens"; } >answer.txt
    line=$(grep -n "^[在O发-]" answer.txt | head -1 | cut -d: -f1)
    run "$T" answer.txt -o answer.pdf; status_is 1; err_has "^answer\\.txt:$line:1: warning: here begins the mail"
done
{ long_article 3; printf '\n他在信中写道：\n\n发件人：王主任，这是信封上的字。\n\n在最后一页他写道：\n'; } >letter.txt # no mail
run "$T" letter.txt -o letter.pdf; err_count 0 'begins the mail'
{ printf '# 题\n\n正文一段。\n\n'; for line in 一 二 三 四 五; do printf '> 诗句%s。\n' $line; done; printf '\n又一段。\n\n再一段。\n'; } >verse.txt
run "$T" verse.txt -o verse.pdf; err_lacks 'answer to a mail'

# What is replaced, with its place; the page has the plain character.
printf '# 标题\n\n⼀个e\314\201字，\357\244\200乙\357\274\221\357\274\222。\n' >forms.txt
run "$T" forms.txt -o forms.pdf; status_is 0; err_form
err_has '^forms\.txt:3:1: note: ⼀ \(U\+2F00\).*一 \(U\+4E00\)'
err_has '^forms\.txt:3:3: note: .*U\+0065 U\+0301'
err_has '^forms\.txt:3:7: note: .*\(U\+F900\).*豈 \(U\+8C48\)'
err_has '^forms\.txt: note: characters: 13 in, of them 1 markup and header; 12 set; 0 joins, 3 replaced'
run_sh 'pdftotext -raw forms.pdf - | tr -d " \n" | grep -q 一个é字，豈乙１２。'; status_is 0
run "$T" --set copy.full-width=half forms.txt -o forms.pdf; status_is 0
err_has '^forms\.txt:3:9: note: full-width １２ is set as 12'; err_has ' 5 replaced'
run_sh 'pdftotext -raw forms.pdf - | tr -d " \n" | grep -q 豈乙12。'; status_is 0
run "$T" --set 来稿.全角=数字改半角 --lang zh -q forms.txt -o forms.pdf; status_is 0; err_empty
printf '# 标题\n\n甲\342\200\213乙\n丙\342\200\250丁\014戊\n' >ends.txt # zero width; U+2028 and form feed end lines
run "$T" --dump article ends.txt; status_is 0
err_has '^ends\.txt:3:2: note: U\+200B'; out_has ' 4:1 . 丙$'; out_has ' 4:3 . 丁'; out_has ' 4:5 . 戊'

# The count, by hand: 2 + 6 in the text, # and the header's three lines without their blanks.
printf -- '---\n报名: 晚报\n---\n# 标题\n\n正文，只有六字。\n' >count.txt
run "$T" count.txt -o count.pdf; status_is 0
err_has '^count\.txt: note: characters: 22 in, of them 12 markup and header; 10 set; 0 joins, 0 replaced'
run "$T" --lang zh count.txt -o count.pdf; err_has '来稿 22 字，其中标记和稿头 12 字；排出 10 字；接段 0 处，改字 0 个'
run "$T" -q count.txt -o count.pdf; err_empty

printf '# 标题\n\n正\342\200\203文\342\200\202只\342\200\257有\302\240六\341\232\200字。\n' >blanks.txt # blanks of any width are none
run "$T" blanks.txt -o blanks.pdf; err_has '^blanks\.txt: note: characters: 10 in, of them 1 markup and header; 9 set'; err_lacks 'the text has'

# Limits: an error with its place, nothing is written.
limit() { # SETTING FILE ERE
    rm -f limit.pdf
    run "$T" --set "$1" "$2" -o limit.pdf; status_is 2; no_file limit.pdf; err_has "$3"; err_form
}
long_article 30 >thirty.txt
limit limits.paragraphs=20 thirty.txt '^thirty\.txt:41:1: error: more paragraphs than 20, .*limits\.paragraphs'
run "$T" --set limits.paragraphs=31 thirty.txt -o limit.pdf; status_is 0
printf '# 标题\n\n一二三四五六七八九十\n' >ten.txt
limit limits.characters=9 ten.txt '^ten\.txt:3:1: error: more characters in a paragraph than 9'
run "$T" --set limits.characters=10 ten.txt -o limit.pdf; status_is 0
python -c "open('big.txt', 'w').write('# a\n\n' + 'word ' * 250000)"
limit 上限.兆字节=1 big.txt '^big\.txt: error: .*1 MiB'
printf '# 标题\n\n![](a.png)\n![](b.png)\n正文。\n' >two.txt
limit limits.pictures=1 two.txt '^two\.txt:4:1: error: more pictures than 1'

printf '# 标题\n\n前[一[二[三]{着重}]{专名}]{书名}后。\n' >deep.txt
run "$T" --set limits.nesting=2 deep.txt -o deep.pdf; status_is 1; err_has '^deep\.txt:3:6: warning: .*limits\.nesting'
run_sh 'pdftotext -raw deep.pdf - | tr -d " \n" | grep -q "前一二\[三\]{着重}后。"'; status_is 0
run "$T" --set limits.nesting=3 deep.txt -o deep.pdf; status_is 0; err_empty

# Markup as Markdown and HTML have it: what is set, what is told of, and the count of it by hand: 3 + 42 characters.
printf '# 标题\n\n甲<!-- 注 -->&amp;乙~~丙~~[丁](https://a.example)\n' >marked.txt
run "$T" marked.txt -o marked.pdf; status_is 0; err_form
err_has '^marked\.txt: note: characters: 45 in, of them 38 markup and header; 7 set; 0 joins, 0 replaced'
err_has '^marked\.txt:3:2: note: a comment is left out: <!-- 注 -->'
err_has '^marked\.txt:3:27: note: the address behind this link is not printed: https://a\.example'
run_sh 'pdftotext -raw marked.pdf - | tr -d " \n" | grep -q "甲&乙丙丁"'; status_is 0
run "$T" marked.txt -o again.pdf; status_is 0; same marked.pdf again.pdf
run "$T" --lang zh marked.txt -o marked.pdf; status_is 0; err_has '注释未排出：<!-- 注 -->'; err_has '链接的地址未排出'
printf '# 标题\n\n正文一句。\n\n```sh\nls **\n    -l &amp;\n```\n\n- 甲\n  - 乙\n\n[无]: https://a.example\n' >code.txt
run "$T" --dump doc code.txt; status_is 1
out_has '^code 6:1 .*| ls \*\*$'; out_has '^code 7:5 .* indent=4 | -l &amp;$'; out_has '^list 11:5 depth=1 | 乙$'
err_has '^code\.txt:13:1: warning: no link leads to \[无\]'

printf '# 标题\n\n正文一句。\n\n![桥，见[厂志][1]](无.png)\n\n[1]: https://a.example/x\n' >caption.txt # a caption's link too
run "$T" --dump pages caption.txt; status_is 1; out_has '^link [0-9,x ]* https://a\.example/x$'; err_lacks 'no link leads'

# Pictures from outside the article's folder are not read, by whatever way they are named.
mkdir -p paper/sub
python - <<'P'
import struct, zlib
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
rows = b"".join(b"\0" + b"\x80" * 600 for _ in range(400))
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 600, 400, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
for name in ("outside.png", "paper/inside.png", "paper/sub/deeper.png"):
    open(name, "wb").write(png)
P
ln -s ../outside.png paper/link.png
ln -s ../paper paper/self
for file in ../outside.png "$PWD/outside.png" link.png sub/../../outside.png; do
    printf '# 标题\n\n![说明](%s)\n\n正文。\n' "$file" >paper/in.txt
    run "$T" paper/in.txt -o paper.pdf; status_is 1; is_pdf paper.pdf
    err_has '^paper/in\.txt:3:1: warning: .*outside the article.s folder'
    run "$T" --set limits.outside=yes paper/in.txt -o paper.pdf; err_lacks 'outside the article'; err_lacks 'crossed frame'
done
for file in inside.png ./inside.png sub/deeper.png sub/../inside.png self/inside.png "$PWD/paper/inside.png"; do
    printf '# 标题\n\n![说明](%s)\n\n正文。\n' "$file" >paper/in.txt
    run "$T" paper/in.txt -o paper.pdf; err_lacks 'outside the article'; err_lacks 'crossed frame'
done
done_counting
