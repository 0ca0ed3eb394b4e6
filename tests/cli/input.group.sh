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
