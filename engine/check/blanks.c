/* check/blanks.c -- blanks between two Han characters or beside a Chinese mark, which a sentence does not
 * have. Headings part their phrases by them, bylines their names, verse its halves. */
#include "check/rules.h"
#include "check/surnames.h"

enum { MOST_NUMBERING = 8, MOST_NAME = 8, MOST_LABEL = 6, MOST_LINE = 40 };

/* 第一章　总则, 一　总则, 又讯　市博物馆…: what numbers or opens a paragraph stands apart. */
static bool is_numbering(const struct ts_proof *c, const struct ts_copy_para *p, size_t i) {
    if (i - p->begin > MOST_NUMBERING)
        return false;
    bool ordinal = ts_at_any(c, p->begin, U"第附图表") || ts_at_any(c, p->begin, U"（〔【");
    return ordinal || ts_at_any(c, i - 1, U"一二三四五六七八九十甲乙丙丁）〕】讯訊");
}

/* 记者 在现场看到: a sentence goes on, and no name stands there. */
static bool is_sentence(const struct ts_proof *c, size_t i) {
    enum { MOST_OF_NAME = 4 };
    size_t end = i;
    while (ts_is_han(c, end))
        end++;
    return !ts_surname_at(c, i) && end - i > MOST_OF_NAME;
}

/* （记者 某某　摄影 某某）: who did what. */
static bool is_credit(const struct ts_proof *c, const struct ts_copy_para *p, size_t i) {
    static const char32_t *const duties[] = {U"记者", U"通讯员", U"作者",     U"摄影", U"供图", U"责编",
                                             U"编辑", U"实习生", U"摄",       U"制图", U"报道", U"校对",
                                             U"整理", U"翻译",   U"责任编辑", NULL};
    size_t k = i, han = 0;
    while (k > p->begin && i - k < 2 * MOST_NAME &&
           (ts_is_han(c, k - 1) || ts_kind(c, k - 1) == TS_COPY_BLANK)) {
        if (ts_copy_any_before(c, k, duties) && han <= MOST_NAME)
            return k < i || !p->prose || !is_sentence(c, i + 1);
        han += ts_is_han(c, --k);
    }
    return ts_copy_any(c, i + 1, duties) > 0;
}

/* Blanks that part Han in a paragraph; three and no stop, or as many as it has marks: verse, or things
 * listed. */
static bool is_row_of_items(const struct ts_proof *c, const struct ts_copy_para *p) {
    size_t blanks = 0, marks = 0;
    for (size_t i = p->begin; i < p->end; i++) {
        blanks += ts_kind(c, i) == TS_COPY_BLANK && ts_is_han(c, i - 1) && ts_is_han(c, i + 1);
        marks += ts_at_any(c, i, U"，。；：！？");
    }
    return blanks >= 3 && marks < 2 * blanks && marks < 4;
}

/* A name of two spread to three (王　刚): one character on each side, apart from what surrounds them. */
static bool is_spread_name(const struct ts_proof *c, size_t begin, size_t end) {
    return ts_surname_is(ts_cp(c, begin - 1)) && !ts_is_han(c, end + 1) &&
           (!ts_is_han(c, begin - 2) || c->copy.v[begin - 1].word);
}

/* 联系人：周敏　电话：…: the next thing told of begins with its name. */
static bool is_before_label(const struct ts_proof *c, const struct ts_copy_para *p, size_t begin,
                            size_t end) {
    size_t k = end, before = begin;
    while (ts_is_han(c, k) && k - end < MOST_LABEL)
        k++;
    if (k == end || !ts_at_any(c, k, U"：:"))
        return false;
    while (before > p->begin && begin - before < MOST_LINE && !ts_at_any(c, before - 1, U"：:。，；！？"))
        before--;
    return ts_at_any(c, before - 1, U"：:");
}

/* 嘉　宾：, 夜　航　船: words spread to a width, a character at a time. */
static bool is_spread_word(const struct ts_proof *c, const struct ts_copy_para *p, size_t begin, size_t end) {
    if (begin == p->begin + 1 && ts_is_han(c, end) && ts_at_any(c, end + 1, U"：:"))
        return true;
    size_t i = p->begin, n = 0;
    bool line = p->end - p->begin <= MOST_LINE;
    for (; line && i < p->end && ts_is_han(c, i) && !ts_is_han(c, i + 1); n++)
        for (i++; i < p->end && ts_kind(c, i) == TS_COPY_BLANK;)
            i++;
    return n > 1 && i == p->end;
}

/* Where the pair opens that character i stands in, and where it closes; 0 = nowhere near. */
static size_t pair_open(const struct ts_proof *c, size_t i) {
    enum { MOST = 60 };
    size_t depth = 0, least = i > MOST ? i - MOST : 1;
    for (size_t k = i; k >= least && ts_cp(c, k) && !ts_at_any(c, k, U"。！？；"); k--) {
        if (ts_at_any(c, k, U"《〈“‘") && !depth--)
            return k;
        depth += ts_at_any(c, k, U"》〉”’");
    }
    return 0;
}

static size_t pair_close(const struct ts_proof *c, size_t i) {
    enum { MOST = 60 };
    size_t depth = 0;
    for (size_t k = i; k - i < MOST && ts_cp(c, k) && !ts_at_any(c, k, U"。！？；"); k++) {
        if (ts_at_any(c, k, U"》〉”’") && !depth--)
            return k;
        depth += ts_at_any(c, k, U"《〈“‘");
    }
    return 0;
}

/* True if the Han beside the blank are a word without it: 红 楼. */
static bool cuts_word(struct ts_proof *c, size_t at) {
    enum { NEAR = 6 };
    size_t from = at, to = at + 1, words = 1;
    while (ts_is_han(c, from - 1) && !(at - from >= NEAR && c->copy.v[from].word))
        from--;
    while (ts_is_han(c, to) && !(to - at > NEAR && c->copy.v[to].word))
        to++;
    for (size_t k = from + 1; k < to; k++)
        words += k != at && c->copy.v[k].word;
    return ts_copy_words_without(c, from, to, at) < words;
}

/* 《为中国人民谋幸福 为中华民族谋复兴》, “文明共聚 开创未来”: a title or a motto in its marks parts its
 * phrases as a headline does. A blank that cuts a word does not. */
static bool is_phrase_gap(struct ts_proof *c, size_t begin, size_t end) {
    enum { LEAST = 3 };
    size_t open = pair_open(c, begin - 1), close = pair_close(c, end);
    if (!open || !close || begin - open <= LEAST || close - end < LEAST ||
        ts_at_any(c, begin - 1, U"，、：") || ts_at_any(c, end, U"，、：化性们的了着过得"))
        return false;
    bool even = begin - open == close - end + 1;
    return even || !ts_is_han(c, begin - 1) || !ts_is_han(c, end) || end != begin + 1 || !cuts_word(c, begin);
}

/* 何秋实　桐湾农科所研究员, 桐湾晚报 副刊部 岳知微: a line that is no sentence lists by blanks as a heading
 * parts its phrases, unless they cut a word. */
static bool is_line_of_items(struct ts_proof *c, const struct ts_copy_para *p, size_t at) {
    if (p->end - p->begin > MOST_LINE)
        return false;
    for (size_t i = p->begin; i < p->end; i++)
        if (ts_at_any(c, i, U"，。；！？…,"))
            return false;
    return !cuts_word(c, at);
}

static void check_blank(struct ts_proof *c, const struct ts_copy_para *p, size_t begin, size_t end) {
    bool beside_mark = (ts_kind(c, begin - 1) == TS_COPY_MARK && ts_is_chinese(c, end)) ||
                       (ts_kind(c, end) == TS_COPY_MARK && ts_is_chinese(c, begin - 1));
    bool between_han = ts_is_han(c, begin - 1) && ts_is_han(c, end);
    if (!(beside_mark || between_han) || begin <= p->text || is_numbering(c, p, begin) ||
        is_credit(c, p, begin))
        return;
    if (between_han && (is_spread_name(c, begin, end) || is_spread_word(c, p, begin, end) ||
                        is_before_label(c, p, begin, end) || is_line_of_items(c, p, begin)))
        return;
    if (is_phrase_gap(c, begin, end))
        return;
    TS_FAULT(c, TS_RULE_BLANK_IN_HAN, begin, end, .instead = "", .safe = beside_mark || end == begin + 1);
}

void ts_proof_blanks(struct ts_proof *c) {
    for (size_t k = 0; k < c->copy.n_paras; k++) {
        const struct ts_copy_para *p = &c->copy.paras[k];
        if (!p->prose || is_row_of_items(c, p))
            continue;
        for (size_t i = p->begin; i < p->end;) {
            size_t end = i;
            while (ts_kind(c, end) == TS_COPY_BLANK)
                end++;
            if (end > i)
                check_blank(c, p, i, end);
            i = end > i ? end : i + 1;
        }
    }
}
