# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2012
# Families that are there or not, --fonts, embedding rights, characters that a font or all fonts lack.
. "$here/lib.sh"
small_article >a.txt
wenkai=/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf
noto=/usr/share/fonts/opentype/noto

# A family that is not installed: an error naming the package, never another face.
printf '# 题\n\n本报记者 赵玲玲\n\n文。\n' >byline.txt
run "$T" --set fonts.kai.family=Nonesuch --set fonts.kai.package=fonts-nonesuch byline.txt -o x.pdf
status_is 2; err_has '"Nonesuch" .*apt-get install fonts-nonesuch'; err_form; no_file x.pdf
# Another family without a package of its own: the built-in family's package would be wrong.
run "$T" --set fonts.kai.family=Nonesuch byline.txt -o x.pdf
status_is 2; err_has '"Nonesuch"'; err_has -- '--fonts'; err_lacks 'fonts-lxgw-wenkai'; no_file x.pdf
run "$T" --set fonts.song.family=Nonesuch --set fonts.song.package= a.txt -o x.pdf
status_is 2; err_has '"Nonesuch"'; err_has -- '--fonts'; no_file x.pdf
# A weight that is not installed is no other face either.
mkdir regular; ln -s "$noto/NotoSerifCJK-Regular.ttc" regular/
printf '<?xml version="1.0"?>\n<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' "$PWD/regular" "$PWD/cache" >few.conf
run env FONTCONFIG_FILE="$PWD/few.conf" "$T" a.txt -o x.pdf
status_is 2; err_has 'Noto Serif CJK SC.*fonts-noto-cjk-extra'; no_file x.pdf
printf '<?xml version="1.0"?>\n<fontconfig><cachedir>%s</cachedir></fontconfig>\n' "$PWD/cache" >none.conf
run env FONTCONFIG_FILE="$PWD/none.conf" "$T" a.txt -o x.pdf
status_is 2; err_has 'apt-get install fonts-noto-cjk'; no_file x.pdf
# The style's own stand-in: a note, done.
run "$T" --set lead.font=fangsong --set fonts.fangsong.family=Nonesuch byline.txt -o x.pdf; status_is 0
run "$T" --set byline.font=fangsong --set fonts.fangsong.family=Nonesuch byline.txt -o x.pdf
status_is 0; err_has 'note: .*"Nonesuch".*"LXGW WenKai"'; err_form
run "$T" --set byline.font=fangsong --set fonts.fangsong.family=Nonesuch --set fonts.fangsong.stand-in=none byline.txt -o y.pdf
status_is 2; no_file y.pdf

# --fonts DIR: a family that only the folder has; the folder comes before the system.
printf '<?xml version="1.0"?>\n<fontconfig><dir>%s</dir><cachedir>/var/cache/fontconfig</cachedir><cachedir>%s</cachedir></fontconfig>\n' \
    "$noto" "$PWD/cache" >noto.conf
mkdir mine; cp "$wenkai" mine/
run env FONTCONFIG_FILE="$PWD/noto.conf" "$T" byline.txt -o x.pdf; status_is 2; err_has 'LXGW WenKai'
rm -f x.pdf
run env FONTCONFIG_FILE="$PWD/noto.conf" "$T" --fonts mine byline.txt -o x.pdf; status_is 0; is_pdf x.pdf
run_sh 'pdffonts x.pdf | grep WenKai'; status_is 0
run "$T" --fonts nowhere byline.txt -o y.pdf; status_is 2; err_has 'nowhere'; no_file y.pdf
printf 'no font' >mine/broken.ttf
run "$T" --fonts mine byline.txt -o x.pdf; status_is 0
rm mine/broken.ttf

# Embedding rights, OS/2 fsType: 0 installable, 4 preview and print, 8 editable may be embedded; 2 restricted,
# 0x100 no subsetting, 0x200 bitmaps only may not. That the patched file refuses shows too that --fonts came first.
for rights in 0 4 8; do
    python "$here/fstype.py" "$wenkai" mine/LXGWWenKai-Regular.ttf $rights
    run "$T" --fonts mine byline.txt -o x.pdf; status_is 0; err_empty
done
for rights in 2 256 512 260; do
    python "$here/fstype.py" "$wenkai" mine/LXGWWenKai-Regular.ttf $rights
    rm -f x.pdf
    run "$T" --fonts mine byline.txt -o x.pdf; status_is 2; err_has 'error: .*LXGW WenKai.*fsType'; no_file x.pdf
done
rm -rf mine

# A character that the role's font lacks, but another has: a note with its place, done. Noto Serif has U+3400, WenKai not.
printf '# 题\n\n本报记者 赵㐀玲\n\n文。\n' >fallback.txt
run "$T" fallback.txt -o x.pdf; status_is 0; err_has '^fallback\.txt:3:7: note: .*U\+3400.*Noto Serif'; err_form
run_sh 'pdftotext -raw x.pdf - | tr -d " " | grep -F 赵㐀玲'; status_is 0
run "$T" -q fallback.txt -o x.pdf; status_is 0; err_empty
# Within the same kind of face first: 黑 lacks no U+3401, but WenKai alone has U+4DB6; the body's 宋 takes it from there.
printf '# 题\n\n正文䶶字。\n' >kind.txt
run "$T" kind.txt -o x.pdf; status_is 0; err_has '^kind\.txt:3:3: note: .*U\+4DB6.*WenKai'

# No font has it: a box, a warning with code, line and column, status 1; the character stays in the text.
printf '# 题\n\n第一行好。\n正文😀和\356\200\200字。\n😀。\n' >missing.txt
run "$T" missing.txt -o x.pdf; status_is 1; is_pdf x.pdf; err_form
err_has '^missing\.txt:4:3: warning: .*U\+1F600'; err_has '^missing\.txt:4:5: warning: .*U\+E000'
err_has '^missing\.txt:5:1: warning: .*U\+1F600'; err_count 3 'warning'
run_sh 'pdftotext -raw x.pdf - | tr -d " " | grep -F 正文😀和'; status_is 0
run env LANG=zh_CN.UTF-8 "$T" missing.txt -o x.pdf; status_is 1; err_has '^missing\.txt:4:3: 警告: .*U\+1F600'
run "$T" --dump pages missing.txt # the box is drawn: four strokes or a frame more than without it
boxes=$(grep -c '^rule ' out)
printf '# 题\n\n第一行好。\n正文好和好字。\n好。\n' >whole.txt
run "$T" --dump pages whole.txt
plain=$(grep -c '^rule ' out)
if [ "$boxes" -gt "$plain" ]; then pass; else fail "more rules drawn than $plain, for the boxes" "$boxes"; fi
printf '# 题😀\n\n本报记者 赵😀\n\n文。\n' >head.txt # in heads too
run "$T" head.txt -o x.pdf; status_is 1; err_has '^head\.txt:1:4: warning: '; err_has '^head\.txt:3:7: warning: '
err_count 2 'warning'
done_counting
