/* style/rules.h -- the rules that copy is read by (check/): which there are, and what a style calls them.
 * Includes: nothing. What each says stands in check/rules.c, how grave it is in the style. */
#ifndef TS_STYLE_RULES_H
#define TS_STYLE_RULES_H

/* X(id, code, Chinese key): the code is what `typeset check` prints, and is never given another meaning. */
#define TS_RULES(X)                                                                                          \
    X(PAIR_UNCLOSED, "pair-unclosed", "未闭合")                                                              \
    X(PAIR_UNOPENED, "pair-unopened", "缺开头")                                                              \
    X(PAIR_NESTED, "pair-nested", "嵌套")                                                                    \
    X(ASCII_MARK, "ascii-mark", "半角标点")                                                                  \
    X(DOUBLED_MARK, "doubled-mark", "标点重复")                                                              \
    X(CLASHING_MARKS, "clashing-marks", "标点相碰")                                                          \
    X(STOP_OUTSIDE, "stop-outside", "句号在外")                                                              \
    X(MARK_AT_START, "mark-at-start", "段首标点")                                                            \
    X(PAUSE_AND, "pause-and", "和前顿号")                                                                    \
    X(PAUSE_ETC, "pause-etc", "等前顿号")                                                                    \
    X(ELLIPSIS_ETC, "ellipsis-etc", "省略号加等")                                                            \
    X(DASH_FORM, "dash-form", "破折号")                                                                      \
    X(ELLIPSIS_FORM, "ellipsis-form", "省略号")                                                              \
    X(INTERPUNCT_FORM, "interpunct-form", "间隔号")                                                          \
    X(CONNECTOR_FORM, "connector-form", "连接号")                                                            \
    X(DIGIT_WIDTH, "digit-width", "数字宽度")                                                                \
    X(LETTER_WIDTH, "letter-width", "字母宽度")                                                              \
    X(LETTER_IN_NUMBER, "letter-in-number", "数字夹字母")                                                    \
    X(BLANK_IN_HAN, "blank-in-han", "字间空格")                                                              \
    X(ABOUT_NUMBER, "about-number", "约数")                                                                  \
    X(NUMBER_UNIT, "number-unit", "数字加百千")                                                              \
    X(NUMBER_GROUPS, "number-groups", "数字分节")                                                            \
    X(RANGE_UNIT, "range-unit", "起止单位")                                                                  \
    X(YEAR_FORM, "year-form", "年份写法")                                                                    \
    X(ZERO_FORM, "zero-form", "汉字零")                                                                      \
    X(ABOUT_TWICE, "about-twice", "约数重复")                                                                \
    X(DATE_IMPOSSIBLE, "date-impossible", "日期有误")                                                        \
    X(WEEKDAY_WRONG, "weekday-wrong", "星期不符")                                                            \
    X(AS_OF, "as-of", "截止截至")                                                                            \
    X(NUMBER_MIXED, "number-mixed", "数字混写")                                                              \
    X(UNIT_FORM, "unit-form", "单位写法")                                                                    \
    X(TIMES_FEWER, "times-fewer", "减少倍数")                                                                \
    X(ORDINAL, "ordinal", "序号")                                                                            \
    X(DE_FORM, "de-form", "的地得")                                                                          \
    X(WRONG_WORD, "wrong-word", "错别字")                                                                    \
    X(REPEATED_CHARACTER, "repeated-character", "重字")                                                      \
    X(REPEATED_WORD, "repeated-word", "重词")                                                                \
    X(NAME_VARIANT, "name-variant", "姓名不一")                                                              \
    X(TITLE_VARIANT, "title-variant", "书名不一")                                                            \
    X(WORD_VARIANT, "word-variant", "一字之差")                                                              \
    X(HOUSE_TERM, "house-term", "规范用词")                                                                  \
    X(HOUSE_SENSITIVE, "house-sensitive", "敏感词")                                                          \
    X(HOUSE_NAME, "house-name", "名称表")                                                                    \
    X(HEADLINE_MISSING, "headline-missing", "缺标题")                                                        \
    X(HEADLINE_LONG, "headline-long", "标题过长")                                                            \
    X(BYLINE_MISSING, "byline-missing", "缺署名")                                                            \
    X(STOP_MISSING, "stop-missing", "缺句末标点")                                                            \
    X(PARAGRAPH_CUT, "paragraph-cut", "断段")                                                                \
    X(FIGURE_SHARE, "figure-share", "占比不符")                                                              \
    X(FIGURE_CHANGE, "figure-change", "增减不符")                                                            \
    X(FIGURE_SUM, "figure-sum", "合计不符")                                                                  \
    X(CHARACTER_LOST, "character-lost", "丢字")                                                              \
    X(CONTROL_CHARACTER, "control-character", "控制字符")                                                    \
    X(GLYPH_MISSING, "glyph-missing", "缺字形")                                                              \
    X(MARKUP, "markup", "稿件标记")                                                                          \
    X(READING, "reading", "读稿")

#define TS_RULE_ID(id, code, alias) TS_RULE_##id,
enum ts_rule { TS_RULES(TS_RULE_ID) TS_N_RULES };
#undef TS_RULE_ID

/* What a style makes of a rule. */
enum ts_rule_level { TS_RULE_OFF, TS_RULE_NOTE, TS_RULE_WARNING, TS_RULE_ERROR };

#endif
