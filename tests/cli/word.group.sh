# shellcheck shell=sh disable=SC1091,SC2154,SC2016
# What Word shows is on the page, or in a message: looks of styles, numbers, fields, symbols, merged cells, controls.
. "$here/lib.sh"
docx() { PYTHONPATH=$here python -B "$@"; }
source_has() { if grep -qF -- "$1" out; then pass; else fail "the source to have $1" "$(grep -F "$(printf %.9s "$1")" out || head -c 800 out)"; fi; }
source_lacks() { if grep -qF -- "$1" out; then fail "the source not to have $1" "it has"; else pass; fi; }

# Bold and italic by ECMA-376 17.7.3: the nearest word of a style's line counts; of a paragraph's and a character style one
# takes back what the other does; what the run says is absolute. What all of the text is, or a role's style, emphasises nothing.
cat >looks.py <<'P'
import sys
from docx import *
para = lambda i, props, base="", name="": (f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{name or i}"/>'
    + (f'<w:basedOn w:val="{base}"/>' if base else "") + f"<w:rPr>{props}</w:rPr></w:style>")
char = lambda i, props, base="": (f'<w:style w:type="character" w:styleId="{i}"><w:name w:val="{i}"/>'
    + (f'<w:basedOn w:val="{base}"/>' if base else "") + f"<w:rPr>{props}</w:rPr></w:style>")
on, off = "<w:b/>", lambda v="0": f'<w:b w:val="{v}"/>'
styles = (para("PBold", on) + para("POff", off(), "PBold") + para("PFalse", off("false"), "PBold") + para("POffWord", off("off"), "PBold")
          + para("PAgain", off("on"), "POff") + para("Lead", on, "1", "我的标题一")
          + char("CBold", on) + char("COff", off(), "CBold") + char("CItalic", "<w:i/>") + char("CHidden", "<w:vanish/>")
          + char("CRaised", '<w:vertAlign w:val="superscript"/>') + char("CDots", '<w:em w:val="dot"/>'))
use = lambda style: f'<w:rStyle w:val="{style}"/>'
tail = "，后面还有一句足够长的话，让这一段无论如何都成为正文，而不是一个小标题。"
line = lambda text, style, props: paragraph(run(text, props) + run(tail), style)
small = lambda text, position, size: run(text, f'<w:position w:val="{position}"/>' + (f'<w:sz w:val="{size}"/>' if size else ""))
body = [paragraph(run("老厂房 新引擎"), "a3"), paragraph(run("甲段") + run(tail), "PBold"), paragraph(run("乙段") + run(tail), "POff"),
        paragraph(run("丙段") + run(tail), "PFalse"), paragraph(run("丁段") + run(tail), "POffWord"), paragraph(run("戊段") + run(tail), "PAgain"),
        line("己字", "", use("CBold")), line("庚字", "", use("COff")), line("辛字", "PBold", use("CBold")), line("壬字", "PBold", use("CBold") + on),
        line("癸字", "PBold", off()), line("子字", "", use("CItalic") + on), line("丑字", "", use("CHidden")),
        paragraph(run("面积3m") + run("2", use("CRaised")) + run("、x") + small("2", 8, 19) + run("、CO") + small("2", -4, 19) + run("、平") + small("2", 4, 0) + run(tail)), line("寅字", "", use("CDots")),
        paragraph(run("守住根本"), "Lead"), paragraph(run("卯段") + run(tail)), paragraph(run("辰字", use("CBold")), "Lead"), paragraph(run("巳段") + run(tail))]
before = {"": "", "defaults": f"<w:docDefaults><w:rPrDefault><w:rPr>{on}</w:rPr></w:rPrDefault></w:docDefaults>",
          "standard": f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr>{on}</w:rPr></w:style>'}
for name, more in before.items():
    make(f"looks{name}.docx", "".join(body), styles=more + styles)
P
docx looks.py
run "$T" --dump source looks.docx
source_has '[甲段，后面还有'; source_has '
乙段，'; source_has '
丙段，'; source_has '
丁段，'; source_has '[戊段，'
source_has '[己字]{重点}，'; source_has '
庚字，'; source_has '
辛字[，后面'; source_has '[壬字，后面'; source_has '
癸字[，后面'
source_has '[[子字]{重点}]{语气}'; source_lacks 丑字; source_has '面积3m²、x²、CO₂、平2，'; source_has '[寅字]{着重}'
source_has '## 守住根本'; source_has '## 辰字'
err_has '^looks\.docx:13:1: warning: hidden text is not set: 丑字'
for name in defaults standard; do
    run "$T" --dump source looks$name.docx
    source_lacks '[己字]'; source_lacks '[甲段'; source_has '[子字]{语气}'
done

# Numbers as Word shows them (17.18.59), through levels, restarts and styles of numbering.
cat >numbers.py <<'P'
from docx import *
level = lambda i, fmt, text, more="": f'<w:lvl w:ilvl="{i}">{more}<w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/></w:lvl>'
abstract = lambda i, *levels: f'<w:abstractNum w:abstractNumId="{i}">{"".join(levels)}</w:abstractNum>'
num = lambda i, a, more="": f'<w:num w:numId="{i}"><w:abstractNumId w:val="{a}"/>{more}</w:num>'
formats = [("chineseCounting", "%1、"), ("chineseCounting", "（%1）"), ("decimalEnclosedCircle", "%1"), ("chineseLegalSimplified", "第%1条"),
           ("upperLetter", "%1."), ("lowerRoman", "%1)"), ("ideographTraditional", "%1、"), ("decimalZero", "%1."), ("decimalEnclosedParen", "%1"),
           ("chineseCountingThousand", "%1、"), ("ordinal", "%1"), ("decimalFullWidth", "%1．"), ("decimal", "[%1]"), ("none", "附：")]
defs = "".join(abstract(k, level(0, f, t)) for k, (f, t) in enumerate(formats))
defs += abstract(50, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"), level(2, "decimal", "%3)", '<w:lvlRestart w:val="0"/>'))
defs += abstract(51, '<w:numStyleLink w:val="S"/>') + abstract(52, '<w:styleLink w:val="S"/>', level(0, "decimal", "样%1 "))
nums = "".join(num(k + 1, k) for k in range(len(formats))) + num(51, 50) + num(52, 50, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
nums += num(53, 51) + num(54, 50, '<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2、"/></w:lvl></w:lvlOverride>')
numbering = f"{HEAD}<w:numbering {SPACES}>{defs}{nums}</w:numbering>"
item = lambda text, n, depth=0: paragraph(run(text), "", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{n}"/></w:numPr>')
body = [paragraph(run("题"), "a3"), paragraph(run("开头是一段正文，它足够长，所以不会被当成别的什么东西。"))]
for k in range(len(formats)):
    body += [item(f"式{k}之{i}。", k + 1) for i in range(1, 13 if formats[k][0].startswith("chineseCounting") else 4)]
body += [item("章甲。", 51), item("节甲。", 51, 1), item("款甲。", 51, 2), item("款乙。", 51, 2), item("章乙。", 51), item("节乙。", 51, 1), item("款丙。", 51, 2),
         item("章丙。", 52), item("节丙。", 54, 1), item("样甲。", 53), item("样乙。", 53)]
body += [item(f"千{i}。", 10) for i in range(13, 112)]
make("numbers.docx", "".join(body), numbering=numbering)
P
docx numbers.py
run "$T" --dump source numbers.docx
for text in 一、式0之1。 十、式0之10。 十二、式0之12。 （三）式1之3。 ③式2之3。 第贰条式3之2。 'B. 式4之2。' 'iii) 式5之3。' 丙、式6之3。 '02. 式7之2。' ⑵式8之2。 \
    十一、式9之11。 '2nd 式10之2。' ３．式11之3。 '\[1\] 式12之1。' 第一章章甲。 '1.1 节甲。' '1) 款甲。' '2) 款乙。' 第二章章乙。 '2.1 节乙。' '3) 款丙。' 第七章章丙。 \
    A、节丙。 '样1 样甲。' '样2 样乙。' 二十、千20。 九十九、千99。 一百、千100。 一百零一、千101。 一百一十、千110。 一百一十一、千111。; do
    grep -qxF -- "$text" out && pass || fail "a line $text" "$(grep -F "${text#??}" out)"
done

# Fields: their results, and what shows without one; links cut into runs; nothing of a code on the page.
docx - <<'P'
from docx import *
mark = lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
code = lambda *parts: "".join(f'<w:r><w:instrText xml:space="preserve">{escape(p)}</w:instrText></w:r>' for p in parts)
field = lambda result, *parts: mark("begin") + code(*parts) + (mark("separate") + result if result else "") + mark("end")
sym = lambda font, char: f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'
font = lambda name, text: run(text, f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>')
plain = lambda s: paragraph(run(s))
choice = lambda a, b: f"<mc:AlternateContent><mc:Choice>{a}</mc:Choice><mc:Fallback>{b}</mc:Fallback></mc:AlternateContent>"
sdt = lambda inner, more="": f"<w:sdt><w:sdtPr>{more}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
tail = run("，这一段还有一些别的话，好让它成为正文。")
body = [paragraph(run("题"), "a3"),
  paragraph(run("见") + field(run("厂志"), " HYPER", 'LINK "https://a.', 'example/x" ') + run("和") + field(run("3"), " PAGE ") + tail),
  paragraph(run("第") + field("", " eq \\o\\ac(○,5) ") + run("条，姓") + field("", " EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(wēn),温)") + run("名") + field("", "eq \\o\\ac(□,甲)") + tail),
  paragraph(run("索引") + field("", ' XE "条目" ') + run("值") + field(run("七"), " IF ", " 1 ") + run("与") + field("", " SYMBOL 74 ") + tail),
  paragraph(mark("begin") + code(" IF ") + field(run("内文"), " REF x ") + code(" = 1 ") + mark("separate") + run("结果") + mark("end") + tail),
  paragraph(mark("begin") + code(" 没有结束") + run("代码里的字")), paragraph(run("下一段") + tail),
  paragraph('<w:fldSimple w:instr=" HYPERLINK &quot;https://b.example/&quot; ">' + run("简单域") + "</w:fldSimple>" + tail),
  paragraph(sym("Wingdings", "F0FC") + run("完成，") + sym("Symbol", "F061") + font("Symbol", "b") + sym("Webdings", "F021") + font("Wingdings", "中\uf0e0") + tail),
  paragraph("<w:r>" + choice('<w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F60A" xmlns:w16se="urn:s"/>', "<w:t>😊</w:t>") + "</w:r>" + choice(run("甲选"), run("乙选")) + tail),
  paragraph('<w:smartTag>' + run("智能") + '</w:smartTag>' + sdt(run("控件字")) + sdt(run("单击此处输入"), "<w:showingPlcHdr/>") + "<w:r><w:softHyphen/><w:t>软连</w:t><w:noBreakHyphen/><w:t>硬连</w:t></w:r>" + run("不\u00a0断") + tail),
  paragraph(run("划去", "<w:strike/>") + run("的", "<w:strike/>") + run("待核", '<w:highlight w:val="yellow"/>') + run("不亮", '<w:highlight w:val="none"/>') + run("又划", "<w:strike/>") + tail),
  paragraph('<w:r><w:pict><v:shape xmlns:v="urn:v"><v:textpath string="艺术字"/></v:shape></w:pict></w:r>' + run("一", "") + "<w:r><w:tab/></w:r>" + run("二") + tail),
  sdt(plain("块控件里的一段文字，足够长，足够长，足够长，足够长。")), paragraph(run("第一章\t3"), "toc"), paragraph(run("最后一段") + tail),
  paragraph(run("独一项"), "", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), paragraph(run("又一段") + tail)]
make("fields.docx", "".join(body), styles='<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>')
P
run "$T" --dump source fields.docx; err_form
source_has '见[厂志](https://a.example/x)和3，'; source_has '第⑤条，姓{温|wēn}名甲，'; source_has '索引值七与，'; source_has '
结果，'; source_has '
下一段，'; source_has '[简单域](https://b.example/)'; source_has '✓完成，αβ中→，'; source_has '😊甲选，'; source_lacks 乙选
source_has '智能控件字软连‑硬连不'; source_has '
一 二，'; source_has 块控件里的一段; source_has '• 独一项'
for text in HYPER IF SYMBOL 内文 条目 单击此处 '1.'; do source_lacks "$text"; done
err_has '^fields\.docx:3:1: warning: the frame around a character is not set: 甲 □'
err_has '^fields\.docx:4:1: warning: a field without a result is not set: SYMBOL 74'; err_lacks 条目
err_has '^fields\.docx:6:1: warning: a field without a result is not set: 没有结束代码里的字'
err_has '^fields\.docx:9:1: warning: a character of a symbol font is not set: U\+F021'; err_count 1 'symbol font'
err_has '^fields\.docx:11:1: note: a control not filled in is left out: 单击此处输入'
err_has '^fields\.docx:12:1: warning: set with a line through text, .*: 划去的 '; err_has '^fields\.docx:12:1: warning: set with a line through text, .*: 又划 '
source_has '[划去的]{删除}待核不亮[又划]{删除}'
err_has '^fields\.docx:12:1: note: the highlighting of this is left out: 待核'; err_lacks ': 待核不亮|: 不亮'
err_has '^fields\.docx:13:1: warning: a text box is not set: 艺术字'
err_has '^fields\.docx:15:1: note: a line of the table of contents is left out: 第一章'
run_sh '"$TYPESET" fields.docx -o fields.pdf'; run_sh 'pdftotext -raw fields.pdf - | tr -d " \n"'; source_has ⑤条; source_has ✓完成
source_has 划去的待核不亮又划

# Merged cells: short ones are said again, long ones stand once; a first row of one cell is the title before the table;
# rows and cells within controls are there, a row whose deletion is tracked is not.
docx - <<'P'
from docx import *
val = lambda name, v: f'<w:{name} w:val="{v}"/>' if v else f"<w:{name}/>"
cell = lambda s, *props: f"<w:tc><w:tcPr>{''.join(props)}</w:tcPr>{paragraph(run(s))}</w:tc>"
row = lambda *cells, props="": f"<w:tr><w:trPr>{props}</w:trPr>{''.join(cells)}</w:tr>"
sdt = lambda inner: f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
long = "这一格的文字很长，重排几遍就不像样子了"
table = "<w:tbl>" + row(cell("表1　各厂产量", val("gridSpan", 3))) + row(cell("厂", val("vMerge", "restart")), cell("2023*年", val("gridSpan", 2))) + \
    row(cell("", val("vMerge", "")), cell("上|半年"), cell("下半年")) + sdt(row(cell("甲"), sdt(cell("1")), cell("2"))) + \
    row(cell("合计", val("gridSpan", 3))) + row(cell(long, val("gridSpan", 2)), cell("3")) + row(cell("乙"), cell("4"), props=val("gridBefore", 1)) + \
    row(cell("作废"), cell("8"), cell("9"), props='<w:del w:id="1"/>') + "</w:tbl>"
make("merged.docx", paragraph(run("题"), "a3") + paragraph(run("开头是一段正文，它足够长，所以不会被当成别的什么东西。")) + table + paragraph(run("结尾。")))
P
run "$T" --dump source merged.docx; status_is 1
grep '^|' out >rows; is 'the table' '| 厂 | 2023*年 | 2023\*年 |
|---|---|---|
| 厂 | 上\|半年 | 下半年 |
| 甲 | 1 | 2 |
| 合计 |  |  |
| 这一格的文字很长，重排几遍就不像样子了 |  | 3 |
|  | 乙 | 4 |' "$(cat rows)"
source_has '表1　各厂产量'; source_lacks 作废
err_has '^merged\.docx:3:1: warning: a table has merged cells'; err_count 1 'merged cells'; err_has 'a tracked deletion is left out: 作废 8 9'
run "$T" merged.docx -o merged.pdf; is_pdf merged.pdf; err_lacks 'not the same'

# As LibreOffice writes it.
run "$T" --dump source "$here/../fuzz/corpus/docx/libreoffice.docx"; status_is 1
for text in '# 老厂房 新引擎' '沿着桐湾河走到尽头，一排[红砖厂房]{重点}静静立在[水边]{语气}，见[厂志](https://a.example/)。' '## 守住根本' '1. 第一件事，守住主业。' '* 乙项' \
    '面积3m²，含CO₂。下划[删除]{删除}' '| 厂 | 产量 | 产量 |' '| 厂 | 上半年 | 下半年 |'; do
    grep -qxF -- "$text" out && pass || fail "a line $text" "$(head -c 800 out)"
done

# The document's other forms are the same page: with macros, in strict namespaces, with other prefixes.
docx - <<'P'
import zipfile
from docx import *
body = paragraph(run("老厂房 新引擎"), "a3") + paragraph(run("沿着桐湾河走到尽头，") + run("一排红砖", "<w:b/>") + run("厂房静静立在水边。"))
make("form.docx", body)
strict = {W: "http://purl.oclc.org/ooxml/wordprocessingml/main", R: "http://purl.oclc.org/ooxml/officeDocument/relationships", A: "http://purl.oclc.org/ooxml/drawingml/main"}
def again(path, change, more=()):
    with zipfile.ZipFile("form.docx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name).decode()))
        for name, data in more:
            new.writestr(name, data)
def to_strict(text):
    for old, new in strict.items():
        text = text.replace(old, new)
    return text
again("form.docm", lambda t: t, [("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")])
again("strict.docx", to_strict)
again("prefix.docx", lambda t: t.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:").replace("xmlns:w=", "xmlns:ns0="))
P
run "$T" form.docx -o form.pdf; status_is 0
for file in form.docm strict.docx prefix.docx; do run "$T" $file -o other.pdf; status_is 0; same form.pdf other.pdf; done
done_counting
