# shellcheck shell=sh disable=SC2154
# An issue from its file to its PDF: pages' labels, the outline, what is wrong with a plan. ISO 32000-1, 12.3.3 and
# 12.4.2, as mutool and qpdf read them.
. "$here/lib.sh"
for name in a b c; do printf '# 题目%s\n\n正文一段。\n' "$name" >$name.txt; done
printf '报名: 桐湾晚报\n日期: 2025-03-18\n期号: 8123\n刊号: CN 11-0065\n主办: 甲\n出版: 乙\n社址: 丙\n' >head.yaml
{ cat head.yaml; printf '样式: news\n各版: [p1.yaml, p2.yaml]\n'; } >i.yaml
printf '版名: 头版\n版次: A01\n样式: front\n版块:\n  - {稿件: a.txt, 大小: 4}\n  - {稿件: b.txt, 衬底: 加框}\n' >p1.yaml
printf 'blocks:\n  - {role: briefs, article: c.txt, title: 简讯}\n' >p2.yaml
run "$T" i.yaml -o i.pdf
status_is 1 # the blocks are not full
err_lacks ': error:'
is_pdf i.pdf
run qpdf --check i.pdf
status_is 0
run_sh 'qpdf --json i.pdf | python3 -c "import json, sys; print(*[p[\"label\"][\"/P\"] for p in json.load(sys.stdin)[\"pages\"]])"'
is "labels of the pages" "u:A01 u:A02" "$(cat out)"
run_sh 'mutool show i.pdf outline | sed "s/[^\"|]*\"\([^\"]*\)\".*page=\([0-9]*\).*/\1 \2/"'
is "the outline, with its pages" "第A01版 头版 1
|题目a 1
|题目b 1
第A02版 要闻 2
|简讯 2" "$(cat out)"
# An article has neither.
run "$T" a.txt -o a.pdf
run_sh 'qpdf --json a.pdf | grep -Ec "\"/(PageLabels|Outlines)\""'
is "labels and outline of an article" 0 "$(cat out)"
# The same_bytes bytes again.
run "$T" i.yaml -o again.pdf
same_bytes i.pdf again.pdf
# A file a page; the outline is that page's.
mkdir pages
run "$T" i.yaml -o pages
folder_is pages i-A01.pdf i-A02.pdf
run_sh 'mutool show pages/i-A02.pdf outline | sed "s/[^\"|]*\"\([^\"]*\)\".*page=\([0-9]*\).*/\1 \2/"'
is "the outline of the second page" "第A02版 要闻 1
|简讯 1" "$(cat out)"
run_sh 'pdftotext pages/i-A01.pdf - | grep -c 题目'
is "headlines on the first page" 2 "$(cat out)"
# Page numbers that are two pages': the place among the pages.
sed 's/A01/A02/' p1.yaml >p3.yaml
sed 's/p1.yaml/p3.yaml/' i.yaml >twice.yaml
sed -i '1i 版次: A02' p2.yaml
mkdir twice
run "$T" twice.yaml -o twice
folder_is twice twice-p1.pdf twice-p2.pdf
err_has 'p2.yaml:1:5: warning: page number A02 where A03 should stand'
# Faults: the line, and no file.
printf 'style: news\nblocks:\n  - {article: a.txt, at: [1, 1], size: 5x60}\n  - {article: b.txt, at: [5, 60], size: 4x65}\n' >bad.yaml
run "$T" bad.yaml -o bad.pdf
status_is 2
is "the one message" 'bad.yaml:4:5: error: 4x65 [5, 60] overlaps the block of line 3' "$(cat err)"
no_file bad.pdf
run env LC_ALL=zh_CN.UTF-8 "$T" bad.yaml -o bad.pdf
is "the same_bytes in Chinese" 'bad.yaml:4:5: 错误: 4x65 [5, 60] 与第 3 行的版块重叠' "$(cat err)"
sed -i 's/p2.yaml/p9.yaml/' i.yaml
run "$T" i.yaml -o no.pdf
status_is 2
err_has '^i.yaml:9:15: error: cannot read p9.yaml'
no_file no.pdf
done_counting
