# shellcheck shell=sh disable=SC1091,SC2154,SC2016
# Pictures that are there, and those that are not.
. "$here/lib.sh"
mkdir news && python "$here/pictures.py" news
python "$here/pictures.py" .
with_picture() { # MARKUP: an article of which line 5 is it
    printf '# 一条消息\n\n本报讯　今天的消息有一张图。\n\n%s\n\n' "$1"
    long_article 30 | tail -n +3 | tr -d '\n' # in one paragraph, which levels anywhere
}
none='--set picture.resolution=0'

# Beside the article, not the working folder; a picture that is whole says nothing but that it is RGB.
with_picture '![图片说明 张三/摄](large.png)' >news/a.txt
(cd news && rm -f ../large.png)
run "$T" $none news/a.txt -o a.pdf; status_is 0; err_empty; is_pdf a.pdf
run_sh 'pdfimages -list a.pdf | grep -c "image *1200 *800 *gray"'; out_has '^1$'
run_sh 'pdftotext -raw a.pdf - | grep -qF 图片说明'; status_is 0
cp news/large.png .
run_sh "$T $none - -o stdin.pdf <news/a.txt"; status_is 0; is_pdf stdin.pdf # standard input: the working folder
with_picture '![图片说明](rgb.png)' >rgb.txt
run "$T" $none rgb.txt -o rgb.pdf; status_is 0; err_has '^rgb\.txt:5:1: note: .*rgb\.png.*CMYK'
run "$T" $none rgb.txt -o rgb.png --dpi 30; status_is 0; is_png rgb.png
for name in grey alpha grey-alpha; do
    with_picture "![图片说明]($name.png)" >ok.txt
    run "$T" $none ok.txt -o ok.pdf; status_is 0
    run_sh 'qpdf --check ok.pdf && gs -q -dNOPAUSE -dBATCH -dPDFSTOPONERROR -sDEVICE=nullpage ok.pdf'; status_is 0
done
run_sh 'pdfimages -list ok.pdf | grep -c smask'; out_has '^1$'
printf '# 题\n\n文。\n\n![一](grey.png)\n\n文。\n\n![二](./grey.png)\n' >twice.txt
run "$T" $none twice.txt -o twice.pdf; status_is 0
run_sh 'pdfimages -list twice.pdf | sed 1,2d | cut -c 50-70 | sort -u | wc -l; qpdf --qdf twice.pdf - | grep -ac "/Subtype /Image"'; out_has '^1$'

# What cannot be a picture: a warning with its place, status 1, the page made with a crossed frame and the caption.
mkfifo pipe.jpg
mkdir folder.jpg
broken() { # FILE ERE
    with_picture "  ![图片说明]($1)" >bad.txt
    rm -f bad.pdf
    run "$T" bad.txt -o bad.pdf
    status_is 1; is_pdf bad.pdf; err_form; err_count 1 "^bad\\.txt:5:3: warning: picture $1: $2.*crossed frame"
    run_sh 'pdftotext -raw bad.pdf - | grep -qF 图片说明'; status_is 0
    run_sh 'pdfimages -list bad.pdf | sed 1,2d | wc -l'; out_has '^0$'
    run "$T" --dump pages bad.txt; out_has "^picture [0-9]+,[0-9]+ [0-9]+x[0-9]+ $1 missing\$"
}
broken missing.png 'No such file'
broken none.png 'it is empty'
broken text.jpg 'it is neither a JPEG nor a PNG'
broken cut.png 'the PNG is damaged'
broken broken.png 'the PNG is damaged'
broken zero.png 'the PNG is damaged'
broken bomb.png 'it has 100000 x 100000 pixels'
broken pipe.jpg 'it is not a file'
broken folder.jpg 'it is not a file'
[ "$(id -u)" = 0 ] || { cp grey.png shut.png; chmod 0 shut.png; broken shut.png 'Permission denied'; }

# 120 x 80 pixels on 2 columns of 18 characters of 10.5点 and a gutter of 13.75, 137.11 mm, are 91.41 mm high; 16 rows of
# ink are 92.93 mm, for which 1.6 % of the width is trimmed: 80 pixels on them are 21.87 an inch. One column is 66.15 mm:
# about 45.
printf '# 题\n\n文。\n\n![一](grey.png){宽=2栏}\n' >coarse.txt
run "$T" --fit rows --set picture.resolution=40 coarse.txt -o coarse.pdf; status_is 1
err_has '^coarse\.txt:5:1: warning: picture grey\.png has 21 dots per inch.*40 are wanted.*width of 1 columns'
run "$T" --fit rows --set picture.resolution=50 coarse.txt -o coarse.pdf; status_is 1; err_has 'too few for one column'
run "$T" --fit rows --set picture.resolution=21 coarse.txt -o coarse.pdf; status_is 0; err_empty

# Attributes and lines that are none.
with_picture '![一](grey.png){宽=两栏 位置=左上 侧=右 foo}' >attribute.txt
run "$T" $none attribute.txt -o attribute.pdf; status_is 1; err_count 3 '^attribute\.txt:5:[0-9]+: warning: '
err_has ':5:16: warning: "宽=两栏"'; err_has ':5:21: warning: "位置=左上"'; err_has ':5:31: warning: "foo"'
for line in '![一]（grey.png）' '！[一](grey.png)' '![一](grey.png) 又一句' '![一]()'; do
    with_picture "$line" >syntax.txt
    run "$T" $none syntax.txt -o syntax.pdf; status_is 1; err_count 1 '^syntax\.txt:5:1: warning: this looks like a picture'
done
with_picture '![一](grey.png){width=9}' >wide.txt
run "$T" $none --fit rows wide.txt -o wide.pdf; status_is 1; err_has '5:1: warning: picture grey\.png: there are 5 columns, not 9; it stands over all'
# A galley has one column: what is written for the page is no fault there.
run "$T" $none --style galley wide.txt -o wide.pdf; status_is 0; err_lacks warning
done_counting
