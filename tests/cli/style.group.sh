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

# What the line may do beyond the rules is reported where it is done, and only there.
printf '# 题\n\n一二三四。』」五六七八九十\n' >marks.txt
narrow='--set body.indent=0 --set grid.characters=5'
run_sh "'$T' $narrow --set line.part-marks=yes marks.txt -o x.pdf"
status_is 1; err_has 'marks.txt:3:1: warning: marks in a row are parted, as line.part-marks allows: 一二三四。』$'; err_count 1 warning
run_sh "'$T' $narrow marks.txt -o x.pdf"; status_is 1; err_has 'loose line'; err_lacks 'parted'
run_sh "'$T' explain marks.txt 3 $narrow --set 行文.拆标点=是"; out_has 'marks in a row parted, as line.part-marks allows'
# A line of Western letters that nothing can open is told of if it is short by more than a hole, 1/4 em unless the style
# says otherwise: an address of ten letters and a stroke in lines of 5 to 6 characters.
printf '# 题\n\nabcdefghij/klmnopqrst/uvw\n' >short.txt
short_of() { run_sh "'$T' --set body.indent=0 --set grid.characters=5 --set line.hyphenate=no --set line.hole=$1 short.txt -o x.pdf"; }
short_of 0; err_has 'left short by 0\.[0-9]+ em'
amount=$(sed -n 's/.*left short by \([0-9.]*\) em.*/\1/p' err | sort -rn | head -n 1)
short_of "$(awk -v a="$amount" 'BEGIN {print a + 0.01}')"; err_lacks 'left short'
set_refused line.adjacent-marks=2em 'adjacent-marks.*2em|2em'
set_refused line.part-marks=maybe 'maybe'
# extends: a parent by name or by path, its path as seen from the file that names it; a fault in it is told there.
mkdir -p far/away
printf 'extends: ./away/base.yaml\ngrid: {columns: 2}\n' >far/mine.yaml
printf '继承: narrow\n' >far/away/base.yaml
run "$T" --style far/mine.yaml --set grid.columns=3 a.txt -o x.pdf; status_is 0; same narrow.pdf x.pdf
run "$T" styles far/mine.yaml; status_is 0; err_empty
out_has '^  columns: 2 +# far/mine\.yaml:2$'; out_has '^  width: 300mm +# styles/narrow\.yaml:1$'
out_has '^  row: 17点 +# (built-in|.*feature\.yaml:[0-9]+)$'
printf 'extends: ../mine.yaml\n' >far/away/base.yaml
style_refused far/mine.yaml '^far/away/base\.yaml:1:10: error: .*circle, far/mine\.yaml:1 → far/away/base\.yaml:1 → far/away/\.\./mine\.yaml;'
printf '\nextends: nosuch\n' >far/away/base.yaml
style_refused far/mine.yaml '^far/away/base\.yaml:2:10: error: .*no style "nosuch"; looked in .*\(far/mine\.yaml:1 → far/away/base\.yaml:2 → nosuch\)$'
run env LANG=zh_CN.UTF-8 "$T" --style far/mine.yaml a.txt -o x.pdf; status_is 2; err_has '^far/away/base\.yaml:2:10: 错误: 继承：没有样式“nosuch”'

# typeset styles: what there is, the first folder that has a name first; what is in one, and from where.
printf 'name: 窄版\nabout: 三栏 / three columns\npage: {width: 300mm}\n' >styles/described.yaml
run "$T" styles; status_is 0; err_empty
out_has '^described +窄版: 三栏 / three columns$'; out_has '^ +styles/described\.yaml$'; out_has '^feature +中国企业报专题: '
is "lines of a style that stands in two folders" 1 "$(grep -c '^feature ' out)"
cp "$root/styles/feature.yaml" styles/ && run "$T" styles; out_has '^ +styles/feature\.yaml$'; rm styles/feature.yaml
printf 'grid: {row: 17\n' >styles/broken.yaml
run "$T" styles; status_is 1; err_has '^styles/broken\.yaml:1:7: error: '; out_has '^broken '; out_has '^described '
rm styles/broken.yaml styles/described.yaml
run "$T" styles feature --set grid.row=18点; status_is 0; out_has '^  row: 18点 +# --set$'; out_has '^  columns: 5 '
run "$T" --lang zh styles; status_is 0; out_has "feature"
run "$T" styles --lang zh feature; status_is 0; out_has '^网格:$'; out_has '^  行高: 17点 '; out_has '^  字体: 报宋 '
run env LANG=zh_CN.UTF-8 "$T" styles feature; status_is 0; out_has '^  行高: 17点 '
run "$T" styles nosuch; status_is 2; out_empty; err_has 'no style "nosuch"'
run "$T" styles feature news; status_is 64; out_empty
run "$T" styles --set grid.row=18点; status_is 64; out_empty
run "$T" styles key.yaml; status_is 2; out_empty; err_has '^key\.yaml:3:3: error: '
run_sh '"$TYPESET" styles >/dev/full'; status_is 75

# Each style that is shipped: sets an article, and printed in either language it is the same style again. The
# columns and gutters of each fill the type area, but for what dividing the gutters leaves.
{ printf '%s\n' --- '日期: 2025-06-10' '期号: 12345' '今日版数: 8' '刊号: CN 11-0065' '主办: 某某' ---; cat a.txt; } >whole.txt
for file in "$root"/styles/*.yaml; do
    name=${file##*/} name=${name%.yaml}
    run "$T" styles; out_has "^$name +[^ ]+.*: .* / .*"
    run "$T" --style "$name" whole.txt -o "$name.pdf"; status_is 0; err_lacks 'warning|error'; is_pdf "$name.pdf"
    for lang in en zh; do
        run "$T" styles "$name" --lang $lang; status_is 0; err_empty
        sed 's/ *# [^"]*$//' out >first.txt; mv out printed.yaml
        run "$T" styles ./printed.yaml --lang $lang; status_is 0
        sed 's/ *# [^"]*$//' out >second.txt; same first.txt second.txt
        run "$T" --style ./printed.yaml whole.txt -o x.pdf; status_is 0; same "$name.pdf" x.pdf
    done
done
# newspaper-page.md, "Sheet and grid", in 点: columns x characters x size + gutters = the type area's width.
fills() { # NAME COLUMNS CHARACTERS SIZE WIDTH
    run "$T" styles "$1"; status_is 0
    out_has "^  columns: $2 "; out_has "^  characters: $3 "
    gutter=$(sed -n 's/^  gutter: \([0-9.]*\)\(点\|mm\|\) .*/\1 \2/p' out)
    is "$1: 点 left over" 0 "$(echo "$gutter" | awk -v n="$2" -v c="$3" -v s="$4" -v w="$5" \
        '{g = $2 == "mm" ? $1 / 0.35 : $1; d = w - n * c * s - (n - 1) * g; print (d > -0.0001 && d < 0.03) ? 0 : d}')"
}
fills feature 5 18 10.5 1000
fills news 8 13 9 1000
fills front 8 13 9 1000
fills tabloid 6 11 9 671.4286
fills galley 1 30 12 360
fills traditional 5 18 10.5 1000
# The rows of newspaper-page.md: 124 on a news page, 89 on a tabloid; the masthead takes 20 of a front page's, 78.8 mm, and the folio line's place.
run "$T" styles news; out_has '^  row: 11\.25点 '; out_has '^  height: 490mm '
run "$T" styles tabloid; out_has '^  row: 11\.25点 '; out_has '^  height: 350mm '
run "$T" styles front; out_has '^  row: 11\.25点 '; out_has '^  height: 490mm '; out_has '^  rows: 20 '

# The region is the PDF's language.
run_sh 'grep -ac "<7A682D48616E742D5457>" traditional.pdf' # zh-Hant-TW
is "language of traditional.pdf" 1 "$(tail -n 1 out)"

# Every key has its entry in the manual page, by both names.
"$T" styles feature --lang en >en.txt
"$T" styles feature --lang zh >zh.txt
keys() { sed 's/^ *\([^:]*\):.*/\1/' "$1"; }
keys en.txt >en.keys; keys zh.txt >zh.keys
is "keys in both languages" "$(wc -l <en.keys)" "$(wc -l <zh.keys)"
paste -d ' ' en.keys zh.keys | sort -u | while read -r en zh; do
    grep -Eq "\*$en\*( \(| )$zh|^#+ (.*, )?$en $zh(,|\$)" "$root/engine/man/typeset-style.5.scd" || echo "$en $zh"
done >absent
is "keys that the manual page lacks" '' "$(cat absent)"

# What staff write wrong: the line, the mistake and what to write, word for word.
mistake() { # YAML PLACE ENGLISH CHINESE
    printf '%b' "$1" >m.yaml
    run env LC_ALL=C "$T" --style m.yaml a.txt -o x.pdf
    status_is 2
    is "first message of $1" "m.yaml:$2: error: $3" "$(head -n 1 err)"
    run env LC_ALL=zh_CN.UTF-8 "$T" --style m.yaml a.txt -o x.pdf
    is "first message of $1" "m.yaml:$2: 错误: $4" "$(head -n 1 err)"
}
mistake 'grid:\n  colums: 4\n' 2:3 'unknown key "colums" → columns ?' '没有“colums”这一项 → columns ?'
mistake 'name: x\nrow: 17点\n' 2:1 'unknown key "row" → grid.row ?' '没有“row”这一项 → grid.row ?'
mistake 'grid:\n  row:17点\n  columns: 5\n' 2:6 \
    'not valid YAML: a blank is missing behind the colon; write ": "' 'YAML 有误：冒号后面少一个空格'
mistake 'grid:\n  row:17点\n' 2:3 \
    'grid: "row:17点" is not a section: its keys, indented, in the lines below; a blank is missing behind the colon: "row: 17点"' \
    'grid：“row:17点”不是一组项：各项写在下面几行，行首缩进；冒号后面少一个空格，应写“row: 17点”'
mistake 'grid: {row:17点}\n' 1:8 'unknown key "row:17点"; a blank is missing behind the colon: "row: 17点"' \
    '没有“row:17点”这一项；冒号后面少一个空格，应写“row: 17点”'
mistake 'grid:\n\tcolumns: 5\n' 2:1 'not valid YAML: a tab in the indentation; write blanks' \
    'YAML 有误：行首缩进用了制表符，请改为空格'
mistake 'grid:\n  columns: 5\n  row：17点\n' 3:6 'not valid YAML: the colon is a full-width one; write ": "' \
    'YAML 有误：冒号是全角，请改为半角“:”加空格'
mistake '网格：\n  栏数: 5\n' 1:3 'not valid YAML: the colon is a full-width one; write ": "' \
    'YAML 有误：冒号是全角，请改为半角“:”加空格'
mistake 'grid: {row：17点}\n' 1:8 'unknown key "row：17点"; its colon is a full-width one; write ": "' \
    '没有“row：17点”这一项；冒号是全角，请改为半角“:”加空格'
mistake 'grid: {row: 17点，columns: 5}\n' 1:16 'not valid YAML: the comma is a full-width one; write ", "' \
    'YAML 有误：逗号是全角，请改为半角“,”加空格'
mistake 'grid:\n  row: 17\n' 2:8 \
    'row: "17" is not a length with its unit, 1 to 100 mm, such as 3mm 五号 10.5点 2em → 17点 ?' \
    'row：“17”不是带单位的长度（1 至 100 mm），例如 3mm 五号 10.5点 2em → 17点 ?'
mistake 'page: {width: 39cm}\n' 1:15 \
    'width: "39cm" is not a length with its unit, 50 to 1200 mm, such as 3mm 五号 10.5点 → 390mm ?' \
    'width：“39cm”不是带单位的长度（50 至 1200 mm），例如 3mm 五号 10.5点 → 390mm ?'
mistake 'grid:\n  row: １７点\n' 2:8 \
    'row: "１７点" is not a length with its unit, 1 to 100 mm, such as 3mm 五号 10.5点 2em → 17点 ?' \
    'row：“１７点”不是带单位的长度（1 至 100 mm），例如 3mm 五号 10.5点 2em → 17点 ?'
mistake 'grid:\n  row: 17点\n   columns: 5\n' 3:4 \
    'not valid YAML: this line is indented farther than the one above it; keys of one section begin in the same column' \
    'YAML 有误：这一行比上一行缩进得多；同一组的项应左边对齐'
mistake 'grid:\n  row: 17点\n columns: 5\n' 3:2 \
    'not valid YAML: this line is indented like none above it; keys of one section begin in the same column' \
    'YAML 有误：这一行的缩进与上面各行都不同；同一组的项应左边对齐'
mistake 'grid:\n　row: 17点\n' 1:6 'grid: "" is not a section: its keys, indented, in the lines below' \
    'grid：“”不是一组项：各项写在下面几行，行首缩进'
err_has '^m\.yaml:2:1: 错误: 没有“　row”这一项；前面是全角空格，请改为半角空格$'
mistake 'grid:\n  row: 17点\n  row: 18点\n' 3:3 'not valid YAML: "row" stands in line 2 already; keep one of them' \
    'YAML 有误：“row”在第 2 行已经写过；请只留一个'
mistake 'grid:\n  row: 17点\n  行高: 18点\n' 3:3 '"行高" and "row" are one key; keep one of them' \
    '“行高”与“row”是同一项；请只留一个'
mistake 'body: {font: 宋体}\n' 1:14 \
    'font: "宋体" is not one of song (报宋), biaosong (标宋), hei (黑), kai (楷), fangsong (仿宋) → 报宋 ?' \
    'font：“宋体”不是下列之一：song (报宋), biaosong (标宋), hei (黑), kai (楷), fangsong (仿宋) → 报宋 ?'
mistake 'grid:\n  columns: 50\n' 2:12 'columns: "50" is not a whole number from 1 to 20' 'columns：“50”不是1 至 20 的整数'
mistake 'text:\n  paper: #1 日报\n' 2:3 \
    'paper: what stands behind # is a comment, so it has no value; put quotes around a value with #: "#…"' \
    'paper：# 后面算注释，所以没有值；值里有 # 请加引号："#…"'
mistake 'text: {paper: #1 日报}\n' 1:15 \
    'not valid YAML: what stands behind # is a comment; put quotes around a value with #: "#…"' \
    'YAML 有误：# 后面算注释；值里有 # 请加引号："#…"'
mistake 'name: 专题: 一\n' 1:9 'not valid YAML: a second ": " in the line; put the value in quotes' \
    'YAML 有误：一行里有两个“: ”；请给值加引号'
mistake 'name: "专题\ngrid: {row: 18点}\n' 1:7 'not valid YAML: the quote that opens here is not closed' \
    'YAML 有误：从这里开始的引号没有收尾'
mistake 'body:\n  colour: 0,100,100,10\n' 2:11 \
    'colour: "0,100,100,10" is not a colour: C M Y K in percent, such as 0 0 0 20 for a grey, black, white or red → 0 100 100 10 ?' \
    'colour：“0,100,100,10”不是颜色：C M Y K 百分数，例如浅灰 0 0 0 20，或 黑 白 红 → 0 100 100 10 ?'
mistake 'name: x\n\ngrid:\n  characters: 19\n' 4:15 \
    '5 columns of 19 characters of 10.5点 with their gutters take 368.38 mm, the type area is 350.00 mm wide; 18 characters a column would fit [grid.characters: 19, m.yaml:4; grid.columns: 5, built-in; grid.gutter: 13.75点, built-in; body.size: 五号, built-in; area.width: 350mm, built-in]' \
    '5 栏 × 19 字 × 10.5点 加栏间共 368.38 mm，版心宽 350.00 mm；每栏 18 字排得下〔网格.每栏字数：19，m.yaml:4；网格.栏数：5，内置；网格.栏间：13.75点，内置；正文.字号：五号，内置；版心.宽：350mm，内置〕'
mistake 'headline:\n  size: 28点\n' 2:9 \
    'headline.min-size is greater than headline.size: make it less, or the other greater [headline.min-size: 30点, built-in; headline.size: 28点, m.yaml:2]' \
    '主题.最小字号大于主题.字号：请改小，或把后者改大〔主题.最小字号：30点，内置；主题.字号：28点，m.yaml:2〕'
mistake 'area: {left: 41mm}\n' 1:14 \
    "the type area reaches 1.00 mm beyond the page's right edge; it may be 349.00 mm wide [area.width: 350mm, built-in; area.left: 41mm, m.yaml:1; page.width: 390mm, built-in]" \
    '版心超出纸张右边 1.00 mm；宽至多 349.00 mm〔版心.宽：350mm，内置；版心.左：41mm，m.yaml:1；纸张.宽：390mm，内置〕'
mistake 'lead: {size: 小二}\n' 1:14 \
    'rows of the lead would overlap; grid.row is at least 18点 [grid.row: 17点, built-in; lead.size: 小二, m.yaml:1]' \
    '导语上下行会重叠；行高至少 18点〔网格.行高：17点，内置；导语.字号：小二，m.yaml:1〕'
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
