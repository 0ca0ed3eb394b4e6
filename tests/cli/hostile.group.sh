# shellcheck shell=sh disable=SC1091,SC2154,SC2016
# Copy that means harm, or came from a broken program: what it asks for is refused with a word that says why, and costs
# time in proportion to its length.
. "$here/lib.sh"
case ${VARIANT:-release} in san) seconds=200 mib=20000 ;; *) seconds=20 mib=1024 ;; esac
bounded() { run python "$here/limits.py" $seconds $mib "$@"; }

# Files that are no files. A pipe with a writer is read, however slow; one without is not waited for for ever.
mkfifo pipe silent
small_article >small.txt
(sleep 1; cat small.txt >pipe) &
run "$T" pipe -o pipe.pdf; status_is 0; is_pdf pipe.pdf
wait
run "$T" silent -o silent.pdf; status_is 2; no_file silent.pdf; err_has 'cannot read silent: nobody writes into this pipe'
run "$T" --lang zh /dev/null -o null.pdf; status_is 2; err_has '没有可排的文字'
bounded "$T" /dev/zero -o zero.pdf; status_is 2; no_file zero.pdf; err_has '/dev/zero: error: longer than 64 MiB'
bounded "$T" --set limits.megabytes=1 /dev/urandom -o random.pdf; status_is 2; err_has '/dev/urandom: error: longer than 1 MiB'
run "$T" /dev/full -o full.pdf; status_is 2; no_file full.pdf
ln -s loop.txt loop.txt
run "$T" loop.txt -o loop.pdf; status_is 2; err_has 'cannot read loop\.txt: '
mkfifo picture.png
printf '# 题\n\n![说明](picture.png)\n\n正文。\n' >in.txt
run "$T" in.txt -o in.pdf; status_is 1; is_pdf in.pdf; err_has '^in\.txt:3:1: warning: picture picture\.png: '

# Sizes that are only said.
python - <<'P'
import struct, zipfile, zlib
chunk = lambda t, d: struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
png = lambda w, h: b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
open("vast.png", "wb").write(png(100000, 100000))
open("short.png", "wb").write(png(1000, 1000))
open("vast.txt", "w").write("# 题\n\n![一](vast.png)\n\n![二](short.png)\n\n正文。\n")
with zipfile.ZipFile("sound.docx", "w") as z:
    z.writestr("word/document.xml", "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>正文。</w:t></w:r></w:p></w:body></w:document>")
data = bytearray(open("sound.docx", "rb").read())
central = data.rindex(b"PK\1\2")
data[central + 24:central + 28] = struct.pack("<I", 0xF0000000)
open("size.docx", "wb").write(data)
P
bounded "$T" vast.txt -o vast.pdf; status_is 1; is_pdf vast.pdf
err_has '^vast\.txt:3:1: warning: picture vast\.png: '; err_has '^vast\.txt:5:1: warning: picture short\.png: '
bounded "$T" size.docx -o size.pdf; status_is 2; no_file size.pdf; err_has '^size\.docx: error: .*word/document\.xml unpacks to too much'
run "$T" sound.docx -o sound.pdf; is_pdf sound.pdf

# Relations of a document that lead out of it; what they name is not opened.
mkdir -p paper
cp vast.png secret.png
PYTHONPATH=$here python -B - <<'P'
from docx import *
body = paragraph(run("题"), "a3") + paragraph(run("正文。") + "".join(picture(f"rIdX{i}") for i in range(6)))
targets = ["../../etc/passwd", "../../secret.png", "/../secret.png", "..\\..\\secret.png", "file:///etc/passwd", "media/../../../secret.png"]
make("paper/out.docx", body, extra=[(f"rIdX{i}", "image", t, "") for i, t in enumerate(targets)])
make("paper/style.docx", paragraph(run("题"), "a3") + paragraph(run("正文。")), extra=[("rIdA", "footnotes", "../../../secret.xml", ""), ("rIdB", "header", "../../../../etc/passwd", "")])
P
run "$T" paper/out.docx -o out.pdf; status_is 1; is_pdf out.pdf
for name in '\.\./\.\./etc/passwd' '\.\./\.\./secret\.png' '/\.\./secret\.png' 'file:///etc/passwd' 'media/\.\./\.\./\.\./secret\.png'; do
    err_has "^paper/out\\.docx:2:1: warning: a picture that is not in the document is not set: $name"
done
err_count 6 'not in the document'
run "$T" paper/style.docx -o style.pdf; is_pdf style.pdf

# Length and depth: within the limits a page in time, beyond them an error.
python - <<'P'
w = lambda name, text: open(name, "w", encoding="utf-8").write("# 题\n\n" + text)
w("lines.txt", "一行文字。\n" * 1000000)
w("empty.txt", "正文一段。\n" + "\n" * 1000000 + "结尾。\n")
w("one.txt", "字" * ((64 << 20) // 3 - 100) + "\n")
w("quotes.txt", "> " * 40000 + "引文。\n\n" + (">" * 5000 + " 引。\n") * 20 + "结尾。\n")
w("lists.txt", "".join("  " * i + "* 项\n" for i in range(2000)) + "\n结尾。\n")
w("table.txt", ("|" + "格|" * 50 + "\n|" + "---|" * 50 + "\n") + ("|" + "格|" * 50 + "\n") * 1000 + "\n结尾。\n")
w("wide.txt", "|" + "格|" * 20000 + "\n|" + "---|" * 20000 + "\n|" + "格|" * 20000 + "\n\n结尾。\n")
w("brackets.txt", "[" * 9000 + "文" + "]{着重}" * 9000 + "。\n")
w("stars.txt", "**文" * 30000 + "\n\n" + "*" * 50000 + "字\n\n" + "`" * 50000 + "文\n\n" + "[文](" * 20000 + "\n\n" + "{文|" * 20000 + "\n")
P
bounded "$T" lines.txt -o l.pdf; status_is 2; no_file l.pdf; err_has '^lines\.txt:200002:1: error: more paragraphs than 200000, .*limits\.paragraphs'
bounded "$T" empty.txt -o e.pdf; is_pdf e.pdf; run_sh 'pdftotext -raw e.pdf - | grep -q 结尾'; status_is 0
bounded "$T" one.txt -o o.pdf; status_is 2; no_file o.pdf; err_has '^one\.txt:3:1: error: more characters in a paragraph than 100000'
for file in quotes lists table wide brackets stars; do
    bounded "$T" $file.txt -o n.pdf
    case $status in 0 | 1) is_pdf n.pdf ;; *) fail "$file.txt: a page in time" "$status: $(head -c 300 err)" ;; esac
    err_lacks 'not the same'
done

# Four times as much takes about four times as long.
PYTHONPATH=$here python -B - <<'P'
from docx import *
w = lambda name, n, text: open(f"{name}-{n}.txt", "w", encoding="utf-8").write("# 题\n\n" + text)
number = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>'
cell = lambda s, p="": f"<w:tc><w:tcPr>{p}</w:tcPr>{paragraph(run(s))}</w:tc>"
merged = lambda n: "<w:tbl>" + "".join("<w:tr>" + cell("甲" if i % 50 == 0 else "", '<w:vMerge w:val="restart"/>' if i % 50 == 0 else "<w:vMerge/>") + cell("乙", '<w:gridSpan w:val="3"/>') + "</w:tr>" for i in range(n)) + "</w:tbl>"
field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
for n in (1, 4):
    w("ruined", n, ("记者走进厂房".encode().decode("gbk", "replace") + "。\n\n" + "涓澶" * 100 + "\n\n") * 500 * n)
    w("ends", n, "一行\u2028二行\x0c三行\r" * 1500 * n)
    w("forms", n, "⼀个e\u0301字，\uf900乙１２。\n\n" * 1500 * n)
    w("numbers", n, "1. 甲\n   乙\n" * 3000 * n)
    w("boxes", n, ":::\n字。\n:::\n\n" * 5000 * n)
    w("tables", n, "|甲|乙|\n|-|-|\n|丙|丁|\n\n字。\n" * 5000 * n)
    w("cells", n, ("|甲" * 6000 * n + "|\n") + ("|-" * 6000 * n + "|\n") + ("|乙" * 6000 * n + "|\n"))
    w("marks", n, "".join(f"字[^{i}]。\n" for i in range(12000 * n)) + "".join(f"[^{i}]: 注\n" for i in range(12000 * n)))
    make(f"numbered-{n}.docx", "".join(paragraph(run("项目。"), "", number) for _ in range(2500 * n)))
    make(f"merged-{n}.docx", paragraph(run("题"), "a3") + merged(600 * n))
    make(f"looks-{n}.docx", "".join(paragraph(run("甲", "<w:b/>") + run("乙", "<w:strike/>") + run("丙", "<w:vanish/>") + field) for _ in range(1000 * n)))
P
for file in ruined-N.txt ends-N.txt forms-N.txt numbers-N.txt boxes-N.txt tables-N.txt cells-N.txt marks-N.txt numbered-N.docx merged-N.docx looks-N.docx; do
    run python "$here/linear.py" "${file%N*}1${file#*N}" "${file%N*}4${file#*N}" "$T" --dump article {}; status_is 0
done
echo 80 >slow-1; echo 320 >slow-4 # a command that is not
run python "$here/linear.py" slow-1 slow-4 python3 -c "n = int(open('{}').read()); sum(1 for i in range(n ** 3))"; status_is 99
done_counting
