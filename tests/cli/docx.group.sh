# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2012
# Word documents: the same page as the same copy in text, and what is not on it told of; hostile ones refused.
. "$here/lib.sh"
docx() { PYTHONPATH=$here python -B "$@"; }
same_page() { # TEXT DOCX: the same bytes, and only the same messages
    run "$T" "$1" -o text.pdf; status_is "${3:-0}"
    run "$T" "$2" -o word.pdf; status_is "${3:-0}"; is_pdf word.pdf
    same text.pdf word.pdf
}
for article in interview news brief; do
    cp "$here/../../input/$article.txt" $article.txt
    docx "$here/docx.py" $article.txt $article.docx
    same_page $article.txt $article.docx
done

# All the markup that a document has too; each kind of it must make a difference, or the test shows nothing.
python - <<'P'
import struct, zlib
chunk = lambda t, d: struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
open("p.png", "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1200, 800, 8, 0, 0, 0, 0)) +
                          chunk(b"IDAT", zlib.compress((b"\0" + b"\x80" * 1200) * 800)) + chunk(b"IEND", b""))
P
P1='沿着桐湾河走到尽头，一排红砖厂房静静立在水边，墙上的**爬山虎**已经红了大半。'
P2='门口的老人说，*厂子还在*，人也还在；账上记着340台[^1]，“**一台**不少”。'
printf '# 老厂房 新引擎\n\n副题：七旬泵企求变\n\n本报记者 温知予\n\n%s\n\n![码头旧照](p.png)\n\n## 守住**根本**\n\n> 一台不少。\n\n%s\n\n* 甲\n* 乙\n\n| 年 | 台 |\n|---|---|\n| 2022 | 340 |\n\n%s\n\n[^1]: 据厂志。\n' \
    "$P1" "$P2" "$P1" >all.txt
docx "$here/docx.py" all.txt all.docx
run "$T" --dump article all.txt; sed 's/ [0-9]*:[0-9]*//' out >text.dump
run "$T" --dump article all.docx; status_is 0
for kind in 'headline | 老厂房 新引擎' 'deck | 七旬泵企求变' 'byline | ' 'strong' 'emphasis=' 'subhead | ' 'quote | ' 'list | 甲' 'table.*340' \
    'note=.* | \[\^1\]: 据厂志' 'picture .*1200x800.* | 码头旧照'; do
    sed 's/ [0-9]*:[0-9]*//' out >word.dump
    if grep -Eq -- "$kind" word.dump; then pass; else fail "a paragraph like /$kind/" "$(cat word.dump)"; fi
done
# a document's formats are elements, the text's are stars: beside that both are one article, and one page
strip() { sed -e 's/ word\/media\/image1.png/ p.png/' -e 's/ | .*//' "$1"; }
is 'roles and marks of the document' "$(strip text.dump)" "$(strip word.dump)"
same_page all.txt all.docx
run "$T" all.docx -o - ; status_is 0
run_sh '"$TYPESET" - -o std.pdf <all.docx'; status_is 0
same std.pdf word.pdf

# The same copy without any markup, with indents, marked up, and as a document.
printf '老厂房 新引擎\n七旬泵企求变\n本报记者 温知予\n　　%s。\n　　%s。\n' "沿着桐湾河走到尽头，一排红砖厂房静静立在水边，墙上的爬山虎已经红了大半" "门口的老人说，厂子还在，人也还在" >plain.txt
sed -e '1s/^/# /' -e 's/^　　//' -e 's/$/\n/' plain.txt >marked.txt
docx "$here/docx.py" plain.txt plain.docx
same_page plain.txt marked.txt
same_page plain.txt plain.docx
err_has 'plain\.docx:1:1: note: .*headline'

# What is not set is told of, with the paragraph and its words; what is typed or tracked in is set.
docx - <<'P'
from docx import *
t = lambda s: run(s)
box = '<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>' + paragraph(t("框里的字")) + \
      '</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>'
ins = '<w:ins w:id="1">' + t("新添的") + '</w:ins>'
dele = '<w:del w:id="2"><w:r><w:delText>删去的</w:delText></w:r></w:del>'
ruby = '<w:r><w:ruby><w:rt>' + t("wēn") + '</w:rt><w:rubyBase>' + t("温") + '</w:rubyBase></w:ruby></w:r>'
link = '<w:hyperlink r:id="rIdL">' + t("厂志") + '</w:hyperlink>'
small = lambda s, how="super": run(s, f'<w:vertAlign w:val="{how}script"/>')
number = lambda level: f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="2"/></w:numPr>'
body = [paragraph(t("老厂房 新引擎"), "1"),
        paragraph(t("第二段，") + ins + dele + t("文字，见") + link + t("，姓") + ruby + t("。")),
        paragraph(box + t("第三段。") + run("看不见", "<w:vanish/>") + run("着重", '<w:em w:val="dot"/>')),
        paragraph(run("，粗体起于标点", "<w:b/>") + t("，[方]括号|与{花}括号") + run("[内]", "<w:b/>") + t("。")),
        paragraph(t("守住根本"), "", number(0)), paragraph(t("第一点。"), "", number(1)), paragraph(t("第二点。"), "", number(1)),
        paragraph(t("稳中求进"), "", number(0)), paragraph(t("面积3m") + small("2") + t("、CO") + small("2", "sub") + t("，第21") + small("st") + t("。")),
        paragraph(t("行一") + "<w:r><w:br/></w:r>" + t("行二。") + '<w:r><w:br w:type="page"/></w:r>' + t("行三。")),
        paragraph("<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>" + t("式。") + picture("rIdX"))]
make("odd.docx", "".join(body), None, (), [("rIdL", "hyperlink", "https://a.example/(1)", ' TargetMode="External"'),
     ("rIdH", "header", "header1.xml", ""), ("rIdC", "comments", "comments.xml", ""), ("rIdX", "image", "file:///etc/passwd", ' TargetMode="External"')],
     [("word/header1.xml", f"{HEAD}<w:hdr {SPACES}>" + paragraph(t("内部资料")) + "</w:hdr>"),
      ("word/comments.xml", f"{HEAD}<w:comments {SPACES}><w:comment>" + paragraph(t("此处待核")) + "</w:comment></w:comments>")])
P
run "$T" odd.docx -o odd.pdf; status_is 1; is_pdf odd.pdf; err_form
err_has '^odd\.docx:2:1: note: a tracked deletion is left out: 删去的 \[paragraph 2: 第二段'
err_has '^odd\.docx:3:1: warning: a text box is not set: 框里的字'
err_has '^odd\.docx:3:1: warning: hidden text is not set: 看不见'
err_has '^odd\.docx: note: a page header is left out: 内部资料'
err_has '^odd\.docx: note: a comment is left out: 此处待核'
err_has '^odd\.docx: warning: tracked changes .* 1 insertions are set, 1 deletions left out'
err_lacks 'raised|lowered'
err_has '^odd\.docx:11:1: warning: a formula is not set: E=mc'
err_has '^odd\.docx:11:1: warning: a picture that is not in the document is not set: file:///etc/passwd'
err_has '^odd\.docx:2:[0-9]+: note: the address .* https://a\.example/\(1\)'
run "$T" --lang zh odd.docx -o odd.pdf; err_has '^odd\.docx:3:1: 警告: 未排出文本框：框里的字〔第3段：'
run_sh 'pdftotext -raw odd.pdf - | tr -d " \n"'
for text in '第二段，新添的文字，见厂志，姓' '，粗体起于标点，[方]括号|与{花}括号[内]。' '一、守住根本' '1.第一点。' '2.第二点。' '二、稳中求进' '面积3m²、CO₂，第21st。' '行二。'; do
    if grep -qF "$text" out; then pass; else fail "the page to have $text" "$(head -c 600 out)"; fi
done
for text in 删去 框里 看不见 内部资料 待核 root:; do if grep -qF "$text" out; then fail "the page not to have $text" "it has"; else pass; fi; done
run "$T" --dump article odd.docx
out_has '^headline 1:1 \| 老厂房'; out_has '^left-out 2 deletion \| 删去的$'; out_has '^left-out 3 text-box \| 框里的字$'
out_has '^left-out 0 header \| 内部资料$'; out_has ' ruby=温\|wēn'; out_has ' dots=着重'; out_has ' strong=，粗体起于标点'
out_has ' link=厂志\(https://a\.example/\(1\)\)'; out_has '^body 10:1 \| 行一$'; out_has '^body 10:4 \| 行二。$'; out_has '^body 10:8 \| 行三。$'
run "$T" --dump doc odd.docx; out_has '^headline 1:1'

# A merged cell keeps its column; a table of one cell is its text; a short bold paragraph is a subhead.
docx - <<'P'
from docx import *
cell = lambda s, p="": f"<w:tc><w:tcPr>{p}</w:tcPr>{paragraph(run(s))}</w:tc>"
wide = f'<w:tbl><w:tr>{cell("年", "<w:gridSpan w:val=" + chr(34) + "2" + chr(34) + "/>")}{cell("台|数")}</w:tr><w:tr>{cell("甲")}{cell("乙")}{cell("3")}</w:tr></w:tbl>'
long = "沿着桐湾河走到尽头，一排红砖厂房静静立在水边，墙上的爬山虎已经红了大半。门口的老人说，厂子还在，人也还在。"
body = paragraph(run("题"), "a3") + paragraph(run(long)) + paragraph(run("守住根本", "<w:b/>")) + paragraph(run(long)) + wide + \
       paragraph(run(long)) + f"<w:tbl><w:tr>{cell('框中一句。')}</w:tr></w:tbl>" + paragraph(run(long))
make("table.docx", body)
P
run "$T" --dump article table.docx; status_is 1; err_has 'warning: a table has merged cells'
err_has '^table\.docx:5:1: warning: a table has merged cells'
out_has '^subhead 3:1 \| 守住根本$'; out_has '^table .*\| 年 \| 年 \| 台\\\|数 \|$'; out_has '^body .*\| 框中一句。$'

# Refused: nothing is written, and the message says why.
docx - <<'P'
import zipfile
from docx import *
p = paragraph(run("正文。"))
doc = lambda body, before="": f'{HEAD}{before}<w:document {SPACES}><w:body>{body}</w:body></w:document>'
def pack(path, *members, store=False):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED if store else zipfile.ZIP_DEFLATED) as z:
        for name, data in members:
            z.writestr(name, data)
pack("entity.docx", ("word/document.xml", doc(paragraph("<w:r><w:t>&x;</w:t></w:r>"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')))
laughs = '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">' + "".join(f'<!ENTITY {chr(98+i)} "{("&" + chr(97+i) + ";")*10}">' for i in range(9)) + "]>"
pack("laughs.docx", ("word/document.xml", doc(paragraph("<w:r><w:t>&j;</w:t></w:r>"), laughs)))
pack("bomb.docx", ("word/document.xml", doc(p)), ("word/media/image1.png", b"\0" * (64 << 20)))
pack("long.docx", ("word/document.xml", doc(p + "<w:p/>" * 3000000)))
pack("empties.docx", ("word/document.xml", doc(paragraph(run("题"), "a3") + p * 2 + ("<w:p/>" * 300 + paragraph(run("粗", "<w:b/>"))) * 900 + p)))
pack("up.docx", ("word/document.xml", doc(p)), ("../../evil.txt", "x"))
pack("root.docx", ("word/document.xml", doc(p)), ("/etc/evil", "x"))
pack("sheet.docx", ("xl/workbook.xml", "<workbook/>"))
pack("xml.docx", ("word/document.xml", doc(p)[:-20]))
pack("empty.docx", ("word/document.xml", doc("")))
pack("many.docx", ("word/document.xml", doc(p)), *[(f"m/{i}", "") for i in range(10001)])
pack("deep.docx", ("word/document.xml", doc("<w:sdt>" * 3000 + p + "</w:sdt>" * 3000)))
pack("good.docx", ("word/document.xml", doc(p)), store=True)
data = open("good.docx", "rb").read()
open("cut.docx", "wb").write(data[:-40])
at = data.index("正文".encode())
open("crc.docx", "wb").write(data[:at] + "错字".encode() + data[at + 6:])
open("old.doc", "wb").write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
P
refused() { # FILE ERE
    printf 'earlier page\n' >old.pdf
    run "$T" "$1" -o old.pdf; status_is 2; err_has "$2"; err_form
    is "$1: the earlier page" 'earlier page' "$(cat old.pdf)"
}
refused entity.docx 'error: .*word/document\.xml has a DTD'
refused laughs.docx 'error: .*has a DTD'
refused bomb.docx 'error: .*image1\.png unpacks to too much'
refused long.docx 'error: .*(longer than 16 MiB|too much)'
refused up.docx 'error: .*\.\./\.\./evil\.txt leads out'
refused root.docx 'error: .*/etc/evil leads out'
refused sheet.docx 'error: this is an Excel workbook'
refused xml.docx 'error: .*is no XML'
refused empty.docx 'error: .*no text to set'
refused many.docx 'error: .*more than 10,000 members'
refused deep.docx 'error: .*word/document\.xml are nested more than 250 deep'
refused cut.docx 'error: .*zip archive'
refused crc.docx 'error: .*damaged'
refused old.doc 'error: this is an old Office file .*save it as \.docx'
no_file evil.txt; no_file /etc/evil
run "$T" good.docx -o good.pdf; status_is 1; is_pdf good.pdf
case ${VARIANT:-release} in san) seconds=300 mib=8000 ;; *) seconds=60 mib=1024 ;; esac
# Many notes, of which many are asked for, take linear time.
docx - <<'P'
from docx import *
marks = "".join(f'<w:r><w:footnoteReference w:id="{89999 - i}"/></w:r>' for i in range(999))
make("notes.docx", paragraph(run("甲") + marks + run("。")), {str(i): "注" for i in range(90000)})
P
run python "$here/limits.py" $(($seconds / 6)) $mib "$T" --dump source notes.docx; case $status in 0 | 1) pass ;; *) fail "0 or 1 in $(($seconds / 6)) s" "$status: $(head -c 300 err)" ;; esac
# Many empty paragraphs, and short bold ones among them, take linear time; more than the style allows are an error.
run python "$here/limits.py" $seconds $mib "$T" --set limits.paragraphs=100 empties.docx -o old.pdf; status_is 2; err_has 'limits'
run python "$here/limits.py" $seconds $mib "$T" --dump source empties.docx; case $status in 0 | 1) pass ;; *) fail "0 or 1 in a minute" "$status: $(head -c 300 err)" ;; esac
done_counting
