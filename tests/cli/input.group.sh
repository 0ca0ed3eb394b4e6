# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2012
# Articles that are no articles, and articles with faults in them.
. "$here/lib.sh"
refused() { # FILE ERE: status 2, one error that names the file, nothing written, an earlier page untouched
    printf 'earlier page\n' >old.pdf
    run "$T" "$1" -o old.pdf
    status_is 2; err_has "$2"; err_has 'error: '; err_form
    is "$1: the earlier page" 'earlier page' "$(cat old.pdf)"
    rm -f old.pdf
}
: >empty.txt
printf ' \n\t\n\n　　\r\n' >blank.txt
printf '\357\273\277' >bom.txt
printf -- '---\n日期: 2023-02-28\n---\n\n' >header-only.txt
small_article >ok.txt
"$T" -q ok.txt -o page.pdf
head -c 3000 /dev/zero | tr "\000" "\377" >noise.txt
head -c 3000 /bin/ls >binary.txt
printf 'PK\003\004xxxxxxxxxx' >article.docx
mkdir directory
refused empty.txt '^empty\.txt: error: '
refused blank.txt '^blank\.txt: error: '
refused bom.txt '^bom\.txt: error: '
refused header-only.txt '^header-only\.txt: error: '
refused noise.txt '^noise\.txt: error: .*not text'
refused binary.txt '^binary\.txt: error: .*not text'
refused page.pdf '^page\.pdf: error: .*PDF'
refused article.docx '^article\.docx: error: '
refused missing.txt 'missing\.txt.*: No such file'
refused missing/x.txt 'missing/x\.txt.*: No such file'
refused directory 'directory.*: Is a directory'

# What is given by mistake: what it is, and what to do. Text that only speaks of such things is copy.
python - <<'P'
import zipfile
def pack(path, *members):
    with zipfile.ZipFile(path, "w") as z:
        for name, data in members:
            z.writestr(name, data)
compound = lambda name: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + name.encode("utf-16-le") + bytes(400)
put = lambda path, data: open(path, "wb").write(data)
put("old.doc", compound("WordDocument"))
put("kingsoft.wps", compound("WordDocument"))
put("locked.docx", compound("EncryptionInfo") + compound("EncryptedPackage"))
put("old.xls", compound("Workbook"))
put("rich.rtf", b"{\\rtf1\\ansi \\u20013?}")
put("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64))
put("page.html", "\ufeff\n<!doctype HTML><p>文字".encode())
put("old.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>')
put("letter.eml", "From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain\n\n正文。\n".encode())
put("copy.gz", b"\x1f\x8b\x08\x00" + bytes(40))
pack("open.odt", ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>"))
pack("book.epub", ("mimetype", "application/epub+zip"), ("content.xml", "<x/>"))
pack("sheet.xlsx", ("xl/workbook.xml", "<x/>"))
pack("slides.pptx", ("ppt/presentation.xml", "<x/>"))
pack("other.zip", ("a.txt", "文字"))
put("speaks.txt", "# 说网页\n\nMIME-Version: 与 HTML 都是代码，PDF 和 .doc 是文件，这里只是说到它们。\n".encode())
P
for file in old.doc kingsoft.wps; do refused $file "^$file: error: this is an old Word or WPS document .*save it as \\.docx"; done
refused locked.docx '^locked\.docx: error: this is an Office document with a password.*take the password away'
refused old.xls '^old\.xls: error: this is an old Office file'
refused rich.rtf '^rich\.rtf: error: this is a rich text file .*save it as \.docx'
refused open.odt '^open\.odt: error: this is an OpenDocument text .*save it as \.docx'
refused book.epub '^book\.epub: error: this is an OpenDocument or e-book'
refused page.pdf '^page\.pdf: error: this is a PDF.*copy that it was made from'
refused picture.png '^picture\.png: error: this is a picture'
refused page.html '^page\.html: error: this is a web page'
refused old.xml '^old\.xml: error: this is an XML file'
refused letter.eml '^letter\.eml: error: this is a mail'
refused copy.gz '^copy\.gz: error: this is an archive'
refused sheet.xlsx '^sheet\.xlsx: error: this is an Excel workbook'
refused slides.pptx '^slides\.pptx: error: this is a PowerPoint'
refused other.zip '^other\.zip: error: .*no Word document'
run "$T" --lang zh old.doc -o old.pdf; status_is 2; err_has '错误: 这是旧版 Word 或 WPS 文件.*另存为 \.docx'
run "$T" speaks.txt -o speaks.pdf; status_is 0; is_pdf speaks.pdf

# Invalid UTF-8: the page is made, every wrong place is named; columns count characters. Wrong by Unicode table 3-7:
# a stray byte, an overlong form, a surrogate, a truncated sequence, beyond U+10FFFF.
printf '# 标题\n\n正文一\377二。\n好\300\200坏\n甲\355\240\200乙\n丙\346\226丁\n戊\364\220\200\200己\n' >bad.txt
long_article 3 | tail -n +2 >>bad.txt # in sound text, or it would be another encoding
run "$T" bad.txt -o bad.pdf; status_is 1; is_pdf bad.pdf; err_form
err_has '^bad\.txt:3:4: warning: .*FF'
for line in 4 5 6 7; do err_has "^bad\\.txt:$line:2: warning: "; done
err_lacks '^bad\.txt:[12]:'
run_sh 'pdftotext -raw bad.pdf - | grep -qF 二。'; status_is 0
printf '\357\273\277# 标题\r\n\r\n正文\r\n' >crlf.txt # BOM and CRLF are no faults
run "$T" crlf.txt -o crlf.pdf; status_is 0; err_empty
printf '# 标题\n\n正\001文\n' >control.txt
run "$T" control.txt -o control.pdf; status_is 1; err_has '^control\.txt:3:2: warning: .*U\+0001'

# Header faults: a warning with its place, the page is made.
printf -- '---\n日期: 2023-02-30\n作者名: 某某\n---\n# 题\n\n文。\n' >header.txt
run "$T" header.txt -o header.pdf; status_is 1; is_pdf header.pdf; err_form
err_has '^header\.txt:2:[0-9]+: warning: .*2023-02-30'; err_has '^header\.txt:3:1: warning: .*作者名'
printf -- '---\n日期: [2023\n---\n# 题\n\n文。\n' >yaml.txt
run "$T" yaml.txt -o yaml.pdf; status_is 1; is_pdf yaml.pdf; err_has '^yaml\.txt:[0-9]+:[0-9]+: warning: '
printf '# 题\n\n文。\n\n# 又一题\n\n文。\n' >two.txt
run "$T" two.txt -o two.pdf; status_is 1; err_has '^two\.txt:5:3: warning: '

# The article itself must survive being named as the output by mistake.
run "$T" ok.txt -o ok.txt
small_article >copy.txt
same copy.txt ok.txt

# 10 MB: it finishes, whole.
python - <<'P'
text = "".join(f"第{i}段。老工业区“重焕生机”，2022年增长4.7%；记者在现场看到，新建的厂房已经投产。\n\n" for i in range(90000))
open("big.txt", "w", encoding="utf-8").write("# 大文章\n\n" + text)
P
is "big.txt is 10 MB" yes "$([ "$(wc -c <big.txt)" -gt 10000000 ] && echo yes)"
case ${VARIANT:-release} in san) seconds=600 mib=20000 ;; *) seconds=60 mib=2048 ;; esac
run python "$here/limits.py" $seconds $mib "$T" big.txt -o big.pdf
case $status in 0 | 1) pass ;; *) fail "exit status 0 or 1 within ${seconds} s and ${mib} MiB" "$status: $(head -c 600 err)" ;; esac
is_pdf big.pdf
run_sh 'pdftotext -raw -f $(pdfinfo big.pdf | sed -n "s/^Pages: *//p") big.pdf - | tr -d " \n" | grep -qF 第89999段'; status_is 0
rm -f big.txt big.pdf
done_counting
