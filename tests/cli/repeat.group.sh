# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2012
# The same_bytes bytes on every run; the document's date. Pictures.
. "$here/lib.sh"
long_article 20 >a.txt
cp a.txt copy.txt
mkdir sub
"$T" a.txt -o 1.pdf
again() { # COMMAND...: makes 2.pdf, equal to 1.pdf
    rm -f 2.pdf
    run "$@"
    status_is 0; same_bytes 1.pdf 2.pdf
}
again "$T" a.txt -o 2.pdf
again "$T" "$PWD/a.txt" -o "$PWD/2.pdf"
again sh -c 'cd sub && "$TYPESET" ../copy.txt -o ../2.pdf'
again env LC_ALL=zh_CN.UTF-8 "$T" a.txt -o 2.pdf
again env LC_ALL=C.UTF-8 "$T" a.txt -o 2.pdf
again env LC_ALL=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8 "$T" a.txt -o 2.pdf
again env TZ=Asia/Shanghai "$T" a.txt -o 2.pdf
again env TZ=America/New_York HOME=/nonexistent XDG_CACHE_HOME="$PWD/cache" "$T" a.txt -o 2.pdf
again sh -c 'umask 077; exec nice "$TYPESET" a.txt -o 2.pdf'

# Dates: SOURCE_DATE_EPOCH (seconds, UTC), else the article's, else none; never the clock's.
date_of() { qpdf --json=2 "$1" | python -c '
import json, sys
o = json.load(sys.stdin)["qpdf"][1]
info = o["obj:" + o["trailer"]["value"]["/Info"]]["value"]
print(info.get("/CreationDate", "none"), info.get("/ModDate", "none"))'; }
is 'dates without any' 'none none' "$(date_of 1.pdf)"
run env SOURCE_DATE_EPOCH=1677549600 "$T" a.txt -o d.pdf; status_is 0 # 2023-02-28 02:00 UTC
case $(date_of d.pdf) in 'u:D:20230228020000Z '*|"u:D:20230228020000+00'00"*) pass ;; *)
    fail 'CreationDate D:20230228020000Z' "$(date_of d.pdf)" ;; esac
cp d.pdf 1.pdf
again env SOURCE_DATE_EPOCH=1677549600 TZ=Asia/Shanghai "$T" a.txt -o 2.pdf
{ printf -- '---\n日期: 2022-12-31\n---\n'; cat a.txt; } >dated.txt
run "$T" dated.txt -o d.pdf; status_is 0
case $(date_of d.pdf) in 'u:D:20221231'*) pass ;; *) fail 'CreationDate D:20221231' "$(date_of d.pdf)" ;; esac
run_sh 'pdftotext -raw d.pdf - | tr -d " \n　" | grep -F 2022年12月31日星期六'; status_is 0
run env SOURCE_DATE_EPOCH=0 "$T" dated.txt -o d.pdf
case $(date_of d.pdf) in 'u:D:19700101000000'*) pass ;; *) fail 'CreationDate D:19700101000000' "$(date_of d.pdf)" ;; esac
run_sh 'pdftotext -raw d.pdf - | tr -d " \n　" | grep -F 2022年12月31日星期六'; status_is 0 # the paper's date is the article's

# Pictures: one page under its name, several as NAME-1.png ...; without pdftocairo a message and nothing written.
small_article >small.txt
mkdir one several none tmp
run env TMPDIR="$PWD/tmp" "$T" --dpi 30 small.txt -o one/page.png; status_is 0; err_empty; is_png one/page.png
folder_is one page.png; folder_is tmp
is 'pixels at 30 dpi: 390 x 545 mm' '461 644' "$(python -c '
import struct; d = open("one/page.png", "rb").read(24); print(*struct.unpack(">II", d[16:24]))')"
long_article 304 >long.txt # whose columns come out level
run env TMPDIR="$PWD/tmp" "$T" -q --dpi 20 long.txt -o several/page.png; status_is 0
run_sh '"$TYPESET" -q long.txt -o - | pdfinfo -'
pages=$(sed -n 's/^Pages: *//p' out)
if [ "$pages" -ge 2 ]; then pass; else fail 'an article of several pages' "$pages"; fi
is 'the pictures' "$(i=1; while [ $i -le "$pages" ]; do echo "page-$i.png"; i=$((i + 1)); done)" "$(ls several)"
is_png several/page-1.png; is_png several/page-2.png; folder_is tmp
run env TMPDIR="$PWD/tmp" PATH=/nonexistent "$T" small.txt -o none/page.png
status_is 2; err_has 'error: .*pdftocairo.*poppler-utils'; err_form; folder_is none; folder_is tmp
printf 'old\n' >none/page.png
run env TMPDIR="$PWD/tmp" PATH=/nonexistent LANG=zh_CN.UTF-8 "$T" small.txt -o none/page.png
status_is 2; err_has '错误: .*pdftocairo'; is 'the old picture' old "$(cat none/page.png)"
mkdir fails; printf '#!/bin/sh\nexit 3\n' >fails/pdftocairo; chmod +x fails/pdftocairo # one that fails
run env TMPDIR="$PWD/tmp" PATH="$PWD/fails" "$T" small.txt -o none/page.png
status_is 2; err_has 'pdftocairo.*3'; is 'the old picture' old "$(cat none/page.png)"; folder_is tmp
run env TMPDIR="$PWD/tmp" "$T" small.txt -o missing/page.png; status_is 2; err_has 'missing/page\.png'; folder_is tmp
done_counting
