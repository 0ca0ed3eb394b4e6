# shellcheck shell=sh disable=SC1091,SC2154,SC2016,SC2012
# Copy as it comes: cut paragraphs, wrapped lines, links; what the options change, and what is said.
. "$here/lib.sh"
cat >cut.txt <<'A'
# 桐湾河畔话新篇

老厂房还在，老泵工也还在。这是一个关于传承的故事，从七十年前说起。

同时，要坚持以项目破局带动区域性百亿级商圈建设，持续推进“一核两带”消

费带重点项目建设，打造消费品牌。

去年六月，桐湾镇被表扬为老工业基地调整改造真抓实干成效明显城镇，

这是一年一度级别最高的赛事，参加的人有三百多。
A
# told of, and set as it stands
run "$T" cut.txt -o as-is.pdf; status_is 1; err_form
err_has '^cut\.txt:5:35: warning: a paragraph is cut in two: .*消 ¶ 费带.*\(the word 消费\)'
err_has '^cut\.txt:9:[0-9]+: warning: no sentence ends here.*is text missing\? .*城镇， ¶ 这是'
err_count 2 'warning: '; err_has 'characters: .* 0 joins'
# joined where that is certain, and nowhere else; both ways of asking are one
run "$T" --join cut.txt -o joined.pdf; status_is 1; err_count 1 'warning: '
err_has '^cut\.txt:5:35: note: a paragraph was cut in two here, and is joined: .*消 ¶ 费带'; err_has 'characters: .* 1 joins'
run "$T" --set 来稿.接段=是 cut.txt -o asked.pdf; same joined.pdf asked.pdf
if cmp -s as-is.pdf joined.pdf; then fail "joining to change the page" "the same bytes"; else pass; fi
sed -e '/两带”消$/{N;N;s/\n\n//;}' cut.txt >whole.txt
grep -q '消费带' whole.txt && pass || fail "a whole paragraph in whole.txt" "$(cat whole.txt)"
run "$T" --quiet whole.txt -o whole.pdf; same joined.pdf whole.pdf
run "$T" --join --dump article cut.txt; out_has '^body 5:1 joined=7:1:word \| 同时，.*消费带'; out_has '^body 9:1 suspect=11:1:hole \| '
run "$T" --lang zh cut.txt -o zh.pdf; err_has '^cut\.txt:5:35: 警告: 此处一段断成两段：.*（词 消费）'
run "$T" explain --join cut.txt 5; status_is 1; out_has '^cut\.txt:7:1: 费带重点'

# A dateline in the text's own type: 1 em or the style's behind it, whatever blank the copy has there; where it has none, none.
half=5292 # of an em: the body has 10.5 points; a mark at a line's end or before the white has but its ink's half
dateline() { # HALF-EMS TEXT [OPTION...]: the width of the copy's one line, its indent of 2 em included
    width=$(($1 * half)) text=$2; shift 2
    printf '# 新桥\n\n%s\n' "$text" >dateline.txt
    run "$T" --dump lines "$@" dateline.txt; out_has "^3:1 width=$width/[0-9]+ last"
}
for blank in ' ' '   ' '　' '  　'; do
    dateline 23 "本报讯${blank}记者昨天说。"
    dateline 25 "本报讯${blank}记者昨天说。" --set dateline.gap=2em
    dateline 28 "本报讯（记者李明）${blank}桥通。"
done
dateline 21 '本报讯记者昨天说。'; dateline 21 '本报讯记者昨天说。' --set dateline.gap=2em
dateline 23 '本报讯记者昨天说。' --set mark-dateline=yes
run "$T" --dump lines --set dateline.gap=0 dateline.txt; out_has "^3:1 width=$((21 * half))/"

# Wrapped lines: the same page as a line a paragraph; asked for, forbidden, and a value that is none.
python - <<'P'
text = ["沿着桐湾河走到尽头，一排红砖厂房静静立在水边，墙上的爬山虎已经红了大半。门口的老人说，厂子还在，人也还在，只是机器换了三茬。",
        "七十年前，第一台水泵从这里运往江边。那时的码头只有三级石阶，船工用绳子把泵放到舱底，一放就是半天，岸上的人看着船走远才回去。"]
wrap = lambda s: "\n".join(s[i:i + 24] for i in range(0, len(s), 24))
open("line.txt", "w").write("# 桐湾河畔\n\n" + "\n\n".join(text) + "\n")
open("blank.txt", "w").write("# 桐湾河畔\n\n" + "\n\n".join(map(wrap, text)) + "\n")
open("indent.txt", "w").write("# 桐湾河畔\n" + "".join("　　" + wrap(s) + "\n" for s in text))
P
run "$T" line.txt -o line.pdf; status_is 0; err_lacks 'joined'
for wrapped in blank indent; do
    run "$T" $wrapped.txt -o $wrapped.pdf; status_is 0; err_has "^$wrapped\\.txt: note: .* 4 were joined"; same line.pdf $wrapped.pdf
done
run "$T" --wrapped no blank.txt -o no.pdf; err_lacks 'joined'; if cmp -s no.pdf line.pdf; then fail "another page" "the same"; else pass; fi
run "$T" --wrapped maybe blank.txt -o no.pdf; status_is 64; err_has 'auto, yes or no'
run "$T" --set copy.wrapped=maybe blank.txt -o no.pdf; status_is 2

# A link's text is on the page, its address in the messages.
printf '# 题\n\n首段一句，见[厂志](https://a.example/x)和<https://b.example/y>，“`a*b*`”照排。\n' >link.txt
run "$T" link.txt -o link.pdf; status_is 0; err_has '^link\.txt:3:12: note: the address .*: https://a\.example/x$'; err_lacks 'b\.example'
run_sh 'pdftotext -raw link.pdf - | tr -d " \n"'; out_has '见厂志和https://b.example/y，“a\*b\*”照排。'
done_counting
