# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2012
# --style and --set: what is taken, and how faults are told.
. "$here/lib.sh"
small_article >a.txt
"$T" a.txt -o plain.pdf

# A value of the style; later ones win; Chinese keys are the same keys; units are what staff say.
run "$T" --set page.width=300mm --set area.width=250mm --set grid.columns=3 --dump pages a.txt
status_is 0; out_has '^page 1 864000x1569600$' # 300 x 545 mm in 1/2880 mm
run "$T" --set 纸张.宽=30cm --set area.width=250mm --set grid.columns=3 --dump pages a.txt
if [ "$status" -eq 0 ]; then out_has '^page 1 864000x'; else err_has '30cm'; fi # cm is a unit, or a named fault
run "$T" --set 纸张.宽=300mm --set 版心.宽=250mm --set 网格.栏数=3 --dump pages a.txt
status_is 0; out_has '^page 1 864000x1569600$'
run "$T" --set grid.row=20点 --set grid.row=17点 a.txt -o x.pdf; status_is 0; same plain.pdf x.pdf
run "$T" --set grid.row=5.95mm a.txt -o x.pdf; status_is 0; same plain.pdf x.pdf # 17 x 0.35 mm
run "$T" --set body.size=10.5点 a.txt -o x.pdf; status_is 0; same plain.pdf x.pdf # 五号

set_refused() { # SETTING ERE
    rm -f x.pdf
    run "$T" --set "$1" a.txt -o x.pdf
    status_is 2; err_has "$2"; err_has 'error: '; no_file x.pdf
}
set_refused grid.row=17foo '17foo'
set_refused grid.row=17 '"17"'
set_refused grid.row= 'row'
set_refused grid.row=-3点 'row'
set_refused grid.row=99999999999999mm 'row'
set_refused grid.columns=many 'many'
set_refused grid.columns=0 'columns'
set_refused grid.colums=4 'colums.*columns'
set_refused gird.row=17点 'gird.*grid'
set_refused grid=4 'grid'
set_refused page.width.more=4mm 'width'
set_refused body.colour=purple 'purple'
set_refused body.font=comic 'comic'
set_refused line.kinsoku=sometimes 'sometimes'
set_refused grid.characters=40 'grid' # wider than the type area
set_refused area.width=400mm 'area'   # wider than the page
set_refused grid.row=5点 'grid.row'   # rows would overlap
set_refused page.widht=390mm 'widht.*width'
set_refused headline.tracking=2.1em 'tracking'
set_refused headline.tracking=-0.3em 'tracking'
set_refused headline.name-width=3em 'name-width.*byline' # names stand in bylines
set_refused body.spread=10em 'spread'

# --style: a path, a name in styles/ here, the built-in one by name, and none.
mkdir styles
printf 'page: {width: 300mm}\narea: {width: 250mm}\ngrid: {columns: 3}\n' >styles/narrow.yaml
cp styles/narrow.yaml other.yaml
run "$T" --style narrow a.txt -o narrow.pdf; status_is 0
run "$T" --style ./styles/narrow.yaml a.txt -o x.pdf; status_is 0; same narrow.pdf x.pdf
run "$T" --style other.yaml a.txt -o x.pdf; status_is 0; same narrow.pdf x.pdf
run "$T" --style narrow --set page.width=390mm --set area.width=350mm --set grid.columns=5 a.txt -o x.pdf
status_is 0; same plain.pdf x.pdf # --set stands over the file
run "$T" --style feature a.txt -o x.pdf; status_is 0; same plain.pdf x.pdf
: >empty.yaml
run "$T" --style empty.yaml a.txt -o x.pdf; status_is 0; same plain.pdf x.pdf # says nothing, changes nothing

style_refused() { # NAME ERE
    rm -f x.pdf
    run "$T" --style "$1" a.txt -o x.pdf
    status_is 2; err_has "$2"; err_has 'error: '; no_file x.pdf
}
style_refused nosuch 'no style "nosuch"; looked in .*styles'
style_refused ./nosuch.yaml 'nosuch\.yaml.*No such file'
style_refused styles/ 'styles'
printf 'grid: {columns: 5\nbody:\n' >bad.yaml
style_refused bad.yaml '^bad\.yaml:[0-9]+:[0-9]+: error: .*YAML'
printf 'grid:\n\tcolumns: 5\n' >tab.yaml
style_refused tab.yaml '^tab\.yaml:2:1: error: '
printf -- '- a\n- b\n' >list.yaml
style_refused list.yaml '^list\.yaml:1:1: error: '
printf 'grid:\n  row: 17点\n  colums: 4\n' >key.yaml
style_refused key.yaml '^key\.yaml:3:3: error: .*colums.*columns' # file:line:column and the key meant
printf '网格:\n  栏数: 4\n  行距高: 17点\n' >key.yaml
style_refused key.yaml '^key\.yaml:3:3: error: .*行距高.*行高'
printf 'body:\n  size: 五号\n  indent: 2furlong\n' >unit.yaml
style_refused unit.yaml '^unit\.yaml:3:11: error: .*2furlong'
printf '正文: {字号: 五号, 缩进: 2furlong}\n' >unit.yaml
style_refused unit.yaml '^unit\.yaml:1:18: error: .*2furlong' # columns count characters
printf 'grid:\n  row: 17点\n  row: 18点\n' >twice.yaml
style_refused twice.yaml '^twice\.yaml:3:3: error: '
printf 'grid:\n  row: 17点\n  行高: 18点\n' >twice.yaml # the same key by its other name
style_refused twice.yaml '^twice\.yaml:3:3: error: '
printf 'grid:\n  colums: 4\nbody:\n  sise: 五号\n' >many.yaml
style_refused many.yaml '^many\.yaml:2:3: error: '; err_has '^many\.yaml:4:3: error: ' # all faults at once
printf 'grid: {characters: 40}\n' >wide.yaml
style_refused wide.yaml '^wide\.yaml.*: error: .*40'
printf 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n' >bomb.yaml
style_refused bomb.yaml '^bomb\.yaml'
head -c 2000 /bin/ls >binary.yaml
style_refused binary.yaml '^binary\.yaml.*: error: '
run env LANG=zh_CN.UTF-8 "$T" --style key.yaml a.txt -o x.pdf; status_is 2; err_has '^key\.yaml:3:3: 错误: .*行距高'

# Spread and tracked text is found in the page's text, blanks aside; Chinese keys are the same keys.
printf '# 新动能\n\n本报记者 王刚 李小明\n\n正文一段，2022年GDP增长。\n' >names.txt
run "$T" --set byline.name-width=3em --set headline.align=spread --set body.tracking=0.5em names.txt -o names.pdf
status_is 0; err_empty
run_sh 'pdftotext -raw names.pdf - | tr -d " \n" | grep -F 新动能本报记者王刚李小明正文一段，2022年GDP增长。'; status_is 0
run "$T" --set 署名.姓名字数=3 --set 主题.对齐=均排 --set 正文.字距=1/2 names.txt -o x.pdf; status_is 0; same names.pdf x.pdf
run "$T" --set line.grid=yes names.txt -o grid.pdf; status_is 0
run "$T" --set 行文.纵横对齐=是 names.txt -o x.pdf; status_is 0; same grid.pdf x.pdf
run_sh 'pdftotext -raw grid.pdf - | tr -d " \n" | grep -F 正文一段，2022年GDP增长。'; status_is 0

# The program alone: default style and font configuration are inside it, and it runs from any folder.
mkdir alone
cp "$T" alone/typeset
run_sh 'cd alone && env -u FONTCONFIG_FILE ./typeset ../a.txt -o page.pdf'; status_is 0; is_pdf alone/page.pdf
done_counting
