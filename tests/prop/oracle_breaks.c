/* prop/oracle_breaks.c -- where lines may end. */
#include "oracle_parts.h"

#include <string.h>
#include <uchar.h>

enum { LEVEL_BASIC = 1, LEVEL_GB, LEVEL_STRICT };

static bool never_starts(int level, enum kind k) {
    switch (k) {
    case KIND_CLOSE:
    case KIND_PAUSE:
    case KIND_STOP:
    case KIND_INTERPUNCT:
    case KIND_CONNECTOR:
    case KIND_SOLIDUS:
        return level >= LEVEL_BASIC;
    case KIND_DASH:
    case KIND_ELLIPSIS:
        return level >= LEVEL_STRICT;
    default:
        return false;
    }
}

static bool never_ends(int level, enum kind k) {
    return (k == KIND_OPEN && level >= LEVEL_BASIC) || (k == KIND_SOLIDUS && level >= LEVEL_GB);
}

/* UAX #14, LB13 and LB14: the same for ASCII; after a blank or beside ZWSP a break is the writer's. */
static bool western_never_starts(uint32_t cp) {
    return kind_among(cp, U",.!?;:)]”’");
}

static bool western_never_ends(uint32_t cp) {
    return kind_among(cp, U"([“‘");
}

/* Characters `a` and `a` + 1 of the paragraph belong to one number: 338.89 1,234 10:30 2022-06 4.7% ¥100 −3
 * 37℃ 5‰ №7.
 */
static bool one_number(const struct judge *j, long a) {
    uint32_t before = text_at(j, a), after = text_at(j, a + 1);
    bool digit_before = kind_in_text(j, a) == KIND_DIGIT, digit_after = kind_in_text(j, a + 1) == KIND_DIGIT;
    if (digit_before && digit_after)
        return true;
    if (digit_before && kind_among(after, U".,:-"))
        return kind_in_text(j, a + 2) == KIND_DIGIT;
    if (digit_after && kind_among(before, U".,:-"))
        return kind_in_text(j, a - 1) == KIND_DIGIT;
    return (digit_before && kind_among(after, U"%‰℃")) || (digit_after && kind_among(before, U"¥$€−+№"));
}

static bool one_unit(const struct judge *j, long a) {
    enum kind before = kind_in_text(j, a), after = kind_in_text(j, a + 1);
    if (before == after && (before == KIND_DASH || before == KIND_ELLIPSIS)) {
        long row = 1; /* of several in a row two each are one unit */
        while (kind_in_text(j, a - row) == before)
            row++;
        return row % 2 == 1;
    }
    return kind_among(text_at(j, a), U"？！") && kind_among(text_at(j, a + 1), U"？！");
}

/* Letters from `a` in a direction. */
static int letters_from(const struct judge *j, long a, long step) {
    int n = 0;
    while (kind_in_text(j, a) == KIND_LETTER) {
        n++;
        a += step;
    }
    return n;
}

static bool is_western_text(const struct judge *j, long i) {
    uint32_t cp = text_at(j, i);
    return cp > ' ' && (kind_is_western(kind_in_text(j, i)) || cp < 0x3000 || cp > 0x1F000);
}

/* A web address, mail address or path: Western text without a blank, with marks that no word has. It may be
 * broken between letters where its own separators leave a hole (line-composition.md, section 2, wants none
 * before it). */
static bool in_address(const struct judge *j, long i) {
    long begin = i, end = i;
    while (begin > 0 && is_western_text(j, begin - 1))
        begin--;
    while (is_western_text(j, end))
        end++;
    for (long k = begin; k < end; k++) {
        uint32_t cp = text_at(j, k);
        bool www =
            cp == 'w' && text_at(j, k + 1) == 'w' && text_at(j, k + 2) == 'w' && text_at(j, k + 3) == '.';
        if (www)
            return true;
        if (cp < 0x80 && strchr("/\\?&=#_@", (int)cp))
            return true;
    }
    return false;
}

/* Between characters a and a + 1 of one word; a hyphen leaves two letters before it and three behind. */
static void judge_word(struct judge *j, const struct view_line *line, long a) {
    enum kind before = kind_in_text(j, a), after = kind_in_text(j, a + 1);
    bool word_before = before == KIND_LETTER || before == KIND_DIGIT;
    bool word_after = after == KIND_LETTER || after == KIND_DIGIT;
    bool own = text_at(j, a) == 0x00AD; /* the writer's soft hyphen: where he put it */
    bool divided = line->hyphen && (own || (letters_from(j, a, -1) >= 2 && letters_from(j, a + 1, 1) >= 3));
    bool both_digits = before == KIND_DIGIT && after == KIND_DIGIT;
    if (word_before && word_after && !divided && !one_number(j, a) && (both_digits || !in_address(j, a)))
        oracle_find(j, RULE_WORD, line->n - 1, 0);
    if (line->hyphen && !divided)
        oracle_find(j, RULE_WORD, line->n - 1, line->hyphen);
}

void oracle_judge_break(struct judge *j, const struct view_line *line, const struct view_line *next) {
    if (line->forced) /* marks in a row that no line holds: broken against the rules, and said so */
        return;
    const struct view_cell *last = &line->cells[line->n - 1], *first = &next->cells[0];
    long a = last->at + last->n - 1, b = first->at;
    int level = j->view->level;
    enum kind before = kind_in_text(j, a), after = kind_in_text(j, b);
    if (never_starts(level, after))
        oracle_find(j, RULE_LINE_START, 0, 0);
    if (never_ends(level, before))
        oracle_find(j, RULE_LINE_END, line->n - 1, 0);
    if (b != a + 1)
        return;
    if (level >= LEVEL_BASIC && !line->cut && western_never_starts(first->cp))
        oracle_find(j, RULE_LINE_START, 0, 0);
    if (level >= LEVEL_BASIC && !line->cut && western_never_ends(text_at(j, a)))
        oracle_find(j, RULE_LINE_END, line->n - 1, 0);
    if (one_unit(j, a))
        oracle_find(j, RULE_UNIT, line->n - 1, 0);
    if (line->cut)
        return;
    if (one_number(j, a))
        oracle_find(j, RULE_NUMBER, line->n - 1, 0);
    judge_word(j, line, a);
}
