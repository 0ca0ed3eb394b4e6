#include "check/rules.h"

#include <stdlib.h>

#define CODE(id, code, alias) [TS_RULE_##id] = code,
static const char *const codes[TS_N_RULES] = {TS_RULES(CODE)};

/* {0} the text found, {1} what should stand there, {2} what else there is to say. */
static const struct ts_rule_text texts[TS_N_RULES] = {
    [TS_RULE_PAIR_UNCLOSED] = {{"mark not closed", "引号、括号、书名号未闭合"},
                               {"{0} is not closed in its paragraph: {2} is missing", "{0} 在本段没有闭合，缺 {2}"}, false},
    [TS_RULE_PAIR_UNOPENED] = {{"mark not opened", "引号、括号、书名号缺前半"},
                               {"{0} closes what nothing opened: {2} is missing", "{0} 前面没有 {2}"}, false},
    [TS_RULE_PAIR_NESTED] = {{"marks wrongly nested", "引号、书名号嵌套有误"}, {"{0}: {2}", "{0}：{2}"}, false},
    [TS_RULE_ASCII_MARK] = {{"ASCII mark in Chinese text", "中文里用了半角标点"},
                            {"ASCII's {0} in Chinese text; {1} stands there", "中文里用了半角 {0}，应为 {1}"}, true},
    [TS_RULE_DOUBLED_MARK] = {{"mark typed twice", "标点重复"}, {"{0} is one mark too many; {1} stands there", "标点 {0} 重复，应为 {1}"}, true},
    [TS_RULE_CLASHING_MARKS] = {{"two marks where one stands", "两个标点相碰"}, {"{0}: one of these marks is over", "{0}：标点相碰，应去掉一个"}, false},
    [TS_RULE_MARK_AT_START] = {{"paragraph begins with a closing mark", "段首是句中标点"},
                               {"the paragraph begins with {0}; it may belong to the one before", "段首是 {0}，可能与上一段是一段"}, false},
    [TS_RULE_PAUSE_AND] = {{"pause before a conjunction", "“和、与、及、或”前用顿号"},
                           {"no 、 stands before {2}", "“{2}”前不用顿号"}, false},
    [TS_RULE_PAUSE_ETC] = {{"pause before 等", "“等”前用顿号"}, {"no 、 stands before 等", "“等”前不用顿号"}, false},
    [TS_RULE_ELLIPSIS_ETC] = {{"ellipsis and 等 together", "省略号与“等”并用"},
                              {"…… and 等 say the same; one of them is over", "省略号与“等”只用一个"}, false},
    [TS_RULE_DASH_FORM] = {{"form of the dash", "破折号的形式"}, {"{0}: a dash is two cells, ——", "{0}：破折号应占两字，写作 ——"}, true},
    [TS_RULE_ELLIPSIS_FORM] = {{"form of the ellipsis", "省略号的形式"}, {"{0}: an ellipsis is six dots, ……", "{0}：省略号应为六点，写作 ……"}, true},
    [TS_RULE_INTERPUNCT_FORM] = {{"form of the interpunct", "间隔号的形式"}, {"{0}: the interpunct is · (U+00B7)", "{0}：间隔号应为 ·（U+00B7）"}, true},
    [TS_RULE_CONNECTOR_FORM] = {{"hyphen in a range", "起止用了短横线"}, {"{0}: a range takes ～ or —: {1}", "{0}：起止用 ～ 或 —，应为 {1}"}, false},
    [TS_RULE_DIGIT_WIDTH] = {{"figures of two widths", "数字全角半角混用"}, {"{0}: figures elsewhere are of the other width: {1}", "{0}：与别处数字的全角半角不一致，应为 {1}"}, true},
    [TS_RULE_LETTER_WIDTH] = {{"letters of two widths", "字母全角半角混用"}, {"{0}: letters elsewhere are of the other width: {1}", "{0}：与别处字母的全角半角不一致，应为 {1}"}, true},
    [TS_RULE_BLANK_IN_HAN] = {{"blank in Chinese text", "汉字之间有空格"}, {"a blank inside Chinese text", "汉字、标点之间有空格"}, true},
    [TS_RULE_ABOUT_NUMBER] = {{"form of an approximate number", "概数的写法"}, {"{0}: an approximate number stands in Chinese numerals, without 、", "{0}：概数用汉字，中间不用顿号"}, false},
    [TS_RULE_NUMBER_UNIT] = {{"figures with 百 or 千", "阿拉伯数字加“百”“千”"}, {"{0}: figures take 万 or 亿 only", "{0}：阿拉伯数字后只用“万”“亿”，不用“百”“千”"}, false},
    [TS_RULE_NUMBER_GROUPS] = {{"grouping of figures", "数字分节"}, {"{0}: {2}", "{0}：{2}"}, false},
    [TS_RULE_RANGE_UNIT] = {{"unit left out in a range", "起止数省略了单位"}, {"{0}: the first number lacks the unit: {1}", "{0}：前一个数缺单位，宜为 {1}"}, false},
    [TS_RULE_YEAR_FORM] = {{"years in figures and in numerals", "年份两种写法"}, {"{0}: years elsewhere are written the other way", "{0}：与别处年份的写法不一致"}, false},
    [TS_RULE_ZERO_FORM] = {{"zero among Chinese numerals", "汉字数字里的零"}, {"{0} stands for 〇", "年份里的 {0} 应为 〇"}, true},
    [TS_RULE_REPEATED_CHARACTER] = {{"character typed twice", "重字"}, {"{0}: typed twice?", "{0}：是否重了一字"}, false},
    [TS_RULE_REPEATED_WORD] = {{"word typed twice", "重词"}, {"{0}: typed twice?", "{0}：是否重了一词"}, false},
    [TS_RULE_NAME_VARIANT] = {{"name in two spellings", "姓名、名称前后不一"}, {"{0}: elsewhere it is {1} ({2} times)", "{0}：别处作 {1}（{2} 次）"}, false},
    [TS_RULE_TITLE_VARIANT] = {{"title in two spellings", "书名前后不一"}, {"《{0}》: elsewhere it is 《{1}》 ({2} times)", "《{0}》：别处作 《{1}》（{2} 次）"}, false},
    [TS_RULE_WORD_VARIANT] = {{"phrase that differs in a character", "一字之差"}, {"{0}: elsewhere {1} stands there: {2}", "{0}：别处这里是 {1}：{2}"}, false},
    [TS_RULE_HOUSE_TERM] = {{"term of the house", "本报用词"}, {"{0}: the house writes {1}", "{0}：本报用 {1}"}, true},
    [TS_RULE_HOUSE_SENSITIVE] = {{"sensitive word", "敏感词"}, {"{0} is on the list of sensitive words{2}", "{0} 在敏感词表里{2}"}, false},
    [TS_RULE_HOUSE_NAME] = {{"name unlike the house's list", "与名称表不一"}, {"{0}: the list of names has {1}", "{0}：名称表里作 {1}"}, false},
    [TS_RULE_HEADLINE_MISSING] = {{"no headline", "缺标题"}, {"{2}", "{2}"}, false},
    [TS_RULE_HEADLINE_LONG] = {{"headline too long", "标题过长"}, {"the headline is too long: {2}", "标题过长：{2}"}, false},
    [TS_RULE_BYLINE_MISSING] = {{"no byline", "缺署名"}, {"the article has no byline", "稿件没有署名"}, false},
    [TS_RULE_STOP_MISSING] = {{"no stop at a paragraph's end", "段末缺标点"}, {"the paragraph ends with {0}, without a stop", "段末是“{0}”，缺句末标点"}, false},
    [TS_RULE_PARAGRAPH_CUT] = {{"paragraph cut in two", "一段断成两段"}, {"the paragraph ends with {0} and may go on with {2} in the next", "段末是“{0}”，可能接下一段“{2}”"}, false},
    [TS_RULE_FIGURE_SHARE] = {{"share that contradicts its figures", "占比与数字不符"}, {"{0}: {2} is {1}", "{0}：{2} 应为 {1}"}, false},
    [TS_RULE_FIGURE_CHANGE] = {{"change that contradicts its figures", "增减与数字不符"}, {"{0} does not agree with {2} {1}", "{0} 与 {2} 不符 {1}"}, false},
    [TS_RULE_FIGURE_SUM] = {{"sum that contradicts its parts", "合计与分项不符"}, {"{0}: the parts make {2}", "{0}：分项相加得 {2}"}, false},
    [TS_RULE_CHARACTER_LOST] = {{"character lost", "丢字、错字节"}, {"{2}", "{2}"}, false},
    [TS_RULE_CONTROL_CHARACTER] = {{"control character", "控制字符"}, {"{2}", "{2}"}, false},
    [TS_RULE_GLYPH_MISSING] = {{"character that no font has", "字体缺字"}, {"{0} ({2}) is in no font of the style or the machine", "{0}（{2}）没有字体可排"}, false},
    [TS_RULE_MARKUP] = {{"markup that is not understood", "稿件标记有误"}, {"{2}", "{2}"}, false},
    [TS_RULE_READING] = {{"other faults of the copy's form", "稿件的其他问题"}, {"{2}", "{2}"}, false},
};

const char *ts_rule_code(enum ts_rule rule) {
    return codes[rule];
}

const struct ts_rule_text *ts_rule_text(enum ts_rule rule) {
    return &texts[rule];
}

const char *ts_rule_say(struct ts_ctx *ctx, const struct ts_finding *f, enum ts_lang lang) {
    return ts_diag_expand(ctx->scratch, texts[f->rule].says[lang], f->args, lang);
}

ts_rule_family *const *ts_rule_families(void) {
    static ts_rule_family *const families[] = {
        ts_proof_pairs,    ts_proof_ascii,   ts_proof_marks,      ts_proof_dashes,  ts_proof_widths,    ts_proof_blanks,
        ts_proof_numerals, ts_proof_ranges,  ts_proof_repeats,    ts_proof_names,   ts_proof_variants,  ts_proof_house,
        ts_proof_structure, ts_proof_paragraphs, ts_proof_figures, ts_proof_glyphs, NULL};
    return families;
}
