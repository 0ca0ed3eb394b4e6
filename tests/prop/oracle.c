#include "oracle.h"

#include "kinds.h"

#include <stdlib.h>
#include <string.h>
#include <uchar.h>

/* Units by which a place may be off. A unit is 1/10584 of the body's em. Filling hands out what does not
 * divide a unit at a time, and again after a place has reached its limit: equal places differ by 2 at most.
 * Centred ink adds the rounding of its middle and of the font's outline at both sides. */
enum { ROUNDING = 2, CENTRED = 3 };

/* A character's cell on its line, if the rules and the font tell where it is. */
struct box {
    bool known;
    int32_t left, width;   /* in full */
    int32_t before, after; /* space in it that may be given up */
    int32_t slack;         /* of left */
};

/* What may happen at the place between two cells. */
enum place { PLACE_UNKNOWN, PLACE_RIGID, PLACE_OPEN, PLACE_WESTERN, PLACE_WORD };

/* CLREQ's steps of reduction, in order; line-composition.md, section 5. Then the colon of a speaker's label,
 * ours. */
enum step { STEP_WORD, STEP_BRACKET, STEP_PAUSE, STEP_WESTERN, STEP_STOP, STEP_LABEL, N_STEPS };

struct gap {
    enum place place;
    int32_t natural, actual; /* from one cell's edge to the next's, both in full */
    int step;                /* enum step; N_STEPS = nothing to reduce */
    int32_t give, take;      /* limits of both */
    int32_t slack;
};

enum { MOST_CELLS = 4096 };

struct judge {
    const struct view *view;
    struct findings *findings;
    const uint8_t *kinds;
    const struct view_line *line; /* the one being judged */
    size_t number;
    struct box boxes[MOST_CELLS];
    struct gap gaps[MOST_CELLS]; /* before each cell; [0] unused */
};

const char *oracle_rule_name(enum rule rule) {
    static const char *const names[N_RULES] = {
        [RULE_TEXT] = "text lost, doubled or moved",
        [RULE_LINE_START] = "line start forbidden to the mark",
        [RULE_LINE_END] = "line end forbidden to the mark",
        [RULE_NUMBER] = "number split",
        [RULE_WORD] = "word split",
        [RULE_UNIT] = "dash, ellipsis or ？！ split",
        [RULE_MEASURE] = "measure not filled",
        [RULE_EDGE] = "cells do not end where the line does",
        [RULE_START_TRIM] = "opening mark keeps its space at the line start",
        [RULE_END_TRIM] = "mark at the line end is not half width",
        [RULE_WESTERN_GAP] = "Han-Western gap out of 1/8 to 1/3 em",
        [RULE_NATURAL] = "natural widths not kept on an unfilled line",
        [RULE_RIGID] = "a place that never opens was changed",
        [RULE_SIGN] = "reduced and expanded on one line",
        [RULE_REDUCED_FAR] = "reduced beyond the limit",
        [RULE_EXPANDED_FAR] = "expanded beyond the limit",
        [RULE_UNEVEN] = "not changed equally",
        [RULE_ORDER] = "step of filling before its turn",
        [RULE_BACKWARDS] = "characters run backwards",
        [RULE_INK] = "ink overlaps",
        [RULE_HANG] = "hanging mark that may not hang",
        [RULE_STROKE] = "dash is not one stroke of 2 em",
        [RULE_FLAG] = "the line's own flag is wrong",
    };
    return names[rule];
}

static void find(struct judge *j, enum rule rule, size_t cell, int32_t amount) {
    struct findings *f = j->findings;
    if (f->n < MOST_FINDINGS)
        f->first[f->n] = (struct finding){rule, j->number, cell, amount};
    f->n++;
    f->rules |= 1u << rule;
}

static int32_t distance(int32_t a, int32_t b) {
    return a > b ? a - b : b - a;
}

static const struct view_cell *cell_at(const struct judge *j, size_t i) {
    return &j->line->cells[i];
}

static enum kind kind_of(const struct judge *j, const struct view_cell *c) {
    return c->at < 0 || c->n != 1 || c->missing ? KIND_OTHER : (enum kind)j->kinds[c->at];
}

static bool has_ink(const struct view_cell *c) {
    return c->ink0 < c->ink1;
}

/* --- the whole paragraph -------------------------------------------------------------------------------- */

/* Characters that are never drawn, and those that may be a glyph or a gap. */
static bool need_not_be_set(enum kind k) {
    return k == KIND_BLANK || k == KIND_WIDE_BLANK || k == KIND_NOTHING || k == KIND_MAYBE;
}

/* The cells name the paragraph's characters one after the other; the lines' own claims agree with them. */
static void judge_text(struct judge *j) {
    long at = 0;
    for (j->number = 0; j->number < j->view->n; j->number++) {
        const struct view_line *line = j->line = &j->view->lines[j->number];
        for (size_t i = 0; i < line->n; i++) {
            const struct view_cell *c = cell_at(j, i);
            while (at < j->view->n_text && at != c->at && need_not_be_set((enum kind)j->kinds[at]))
                at++;
            if (c->at != at || c->n < 1) {
                find(j, RULE_TEXT, i, (int32_t)(c->at - at));
                return;
            }
            at += c->n;
        }
        if (line->n && (line->from != line->cells[0].at || line->to != at))
            find(j, RULE_TEXT, line->n - 1, 0);
    }
    while (at < j->view->n_text && need_not_be_set((enum kind)j->kinds[at]))
        at++;
    if (at != j->view->n_text)
        find(j, RULE_TEXT, 0, (int32_t)at);
}

/* --- where lines end ------------------------------------------------------------------------------------ */

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

static uint32_t text_at(const struct judge *j, long i) {
    return i >= 0 && i < j->view->n_text ? j->view->text[i] : 0;
}

static enum kind kind_in_text(const struct judge *j, long i) {
    return i >= 0 && i < j->view->n_text ? (enum kind)j->kinds[i] : KIND_NOTHING;
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
        find(j, RULE_WORD, line->n - 1, 0);
    if (line->hyphen && !divided)
        find(j, RULE_WORD, line->n - 1, line->hyphen);
}

static void judge_break(struct judge *j, const struct view_line *line, const struct view_line *next) {
    if (line->forced) /* marks in a row that no line holds: broken against the rules, and said so */
        return;
    const struct view_cell *last = &line->cells[line->n - 1], *first = &next->cells[0];
    long a = last->at + last->n - 1, b = first->at;
    int level = j->view->level;
    enum kind before = kind_in_text(j, a), after = kind_in_text(j, b);
    if (never_starts(level, after))
        find(j, RULE_LINE_START, 0, 0);
    if (never_ends(level, before))
        find(j, RULE_LINE_END, line->n - 1, 0);
    if (b != a + 1)
        return;
    if (level >= LEVEL_BASIC && !line->cut && western_never_starts(first->cp))
        find(j, RULE_LINE_START, 0, 0);
    if (level >= LEVEL_BASIC && !line->cut && western_never_ends(text_at(j, a)))
        find(j, RULE_LINE_END, line->n - 1, 0);
    if (one_unit(j, a))
        find(j, RULE_UNIT, line->n - 1, 0);
    if (line->cut)
        return;
    if (one_number(j, a))
        find(j, RULE_NUMBER, line->n - 1, 0);
    judge_word(j, line, a);
}

/* --- cells ---------------------------------------------------------------------------------------------- */

static bool is_asking_stop(const struct judge *j, size_t i) {
    return i < j->line->n && kind_among(cell_at(j, i)->cp, U"？！");
}

/* Nothing lies between cell `i` and the next in the text. */
static bool touch(const struct judge *j, size_t i) {
    return i + 1 < j->line->n && cell_at(j, i)->at + cell_at(j, i)->n == cell_at(j, i + 1)->at;
}

/* ？！ together: how many of them cell `i` is one of; 0 if other stops than 。 join them, of which GB does
 * not speak. */
static int asking_stops(const struct judge *j, size_t i) {
    size_t begin = i, end = i + 1;
    while (begin > 0 && is_asking_stop(j, begin - 1) && touch(j, begin - 1))
        begin--;
    while (is_asking_stop(j, end) && touch(j, end - 1))
        end++;
    bool joined = (begin > 0 && touch(j, begin - 1) && kind_among(cell_at(j, begin - 1)->cp, U"．‼⁇⁈⁉")) ||
                  (touch(j, end - 1) && kind_among(cell_at(j, end)->cp, U"．‼⁇⁈⁉"));
    for (size_t k = begin; k < end; k++) /* nor of a mark with an accent or a selector on it */
        joined |= cell_at(j, k)->n > 1;
    return joined ? 0 : (int)(end - begin);
}

static void set_centred(struct box *b, const struct view_cell *c, int32_t width) {
    *b = (struct box){
        .known = has_ink(c), .left = (c->ink0 + c->ink1) / 2 - width / 2, .width = width, .slack = CENTRED};
}

/* A mark whose ink the font keeps to its own half of a full cell; of others the edges are not known. */
static void set_mark(struct box *b, const struct view_cell *c, bool opens) {
    int32_t half = c->em / 2, from = c->x + (opens ? half : 0);
    *b = (struct box){.left = c->x, .width = c->em, .slack = 0};
    b->known = c->advance == c->em && c->ink0 >= from && c->ink1 <= from + half;
    *(opens ? &b->before : &b->after) = half;
}

/* Two characters of one stroke: the stroke stands in the middle of 2 em. */
static void set_dash(struct judge *j, struct box *b, size_t i) {
    bool second = i > 0 && kind_of(j, cell_at(j, i - 1)) == KIND_DASH;
    size_t first = second ? i - 1 : i;
    if (first + 1 >= j->line->n || kind_of(j, cell_at(j, first + 1)) != KIND_DASH)
        return;
    const struct view_cell *c = cell_at(j, first), *d = cell_at(j, first + 1);
    *b = (struct box){.known = has_ink(c) && has_ink(d),
                      .left = (c->ink0 + d->ink1) / 2 - c->em + (second ? c->em : 0),
                      .width = c->em,
                      .slack = CENTRED};
    bool one_stroke =
        d->ink0 <= c->ink1 && d->ink1 - c->ink0 <= 2 * c->em && d->ink1 - c->ink0 >= 19 * c->em / 10;
    if (b->known && second && !one_stroke)
        find(j, RULE_STROKE, i, d->ink0 - c->ink1);
}

static void find_box(struct judge *j, size_t i) {
    const struct view_cell *c = cell_at(j, i);
    struct box *b = &j->boxes[i];
    *b = (struct box){.known = false};
    enum kind k = kind_of(j, c);
    if (!j->view->full && kind_is_chinese_mark(k)) /* cells of the other styles are not described here */
        return;
    int n;
    switch (k) {
    case KIND_HAN:
        *b = (struct box){.known = c->advance == c->em, .left = c->x, .width = c->em};
        break;
    case KIND_STOP:
        n = is_asking_stop(j, i) ? asking_stops(j, i) : c->cp == U'。';
        if (n > 1) /* GB/T 15834, 5.1.2: two 1 em, three 2 em */
            set_centred(b, c, (n + 1) / 2 * c->em / n);
        else if (n == 1)
            set_mark(b, c, false);
        break;
    case KIND_OPEN:
    case KIND_CLOSE:
    case KIND_PAUSE:
        set_mark(b, c, k == KIND_OPEN);
        break;
    case KIND_DASH:
        set_dash(j, b, i);
        break;
    case KIND_ELLIPSIS:
        set_centred(b, c, c->em);
        break;
    case KIND_INTERPUNCT:
    case KIND_SOLIDUS:
        set_centred(b, c, c->em / 2);
        break;
    case KIND_CONNECTOR: /* GB/T 15834, 4.13: 短横线 half, 一字线 and 浪纹线 a whole character */
        set_centred(b, c, kind_among(c->cp, U"-–") ? c->em / 2 : c->em);
        break;
    case KIND_LETTER:
    case KIND_DIGIT:
    case KIND_WESTERN_MARK:
        *b = (struct box){.known = true, .left = c->x, .width = c->advance};
        break;
    default:
        break;
    }
}

/* --- places between cells ------------------------------------------------------------------------------- */

/* What the writer put between two cells. */
enum between { BETWEEN_NOTHING, BETWEEN_BLANK, BETWEEN_WIDE, BETWEEN_MIXED };

static enum between read_between(const struct judge *j, long from, long to, int *n) {
    enum between found = BETWEEN_NOTHING;
    *n = 0;
    for (long i = from; i < to; i++, ++*n) {
        enum kind k = (enum kind)j->kinds[i];
        enum between this = k == KIND_BLANK        ? BETWEEN_BLANK
                            : k == KIND_WIDE_BLANK ? BETWEEN_WIDE
                                                   : BETWEEN_MIXED;
        if (found != BETWEEN_NOTHING && found != this)
            return BETWEEN_MIXED;
        found = this;
    }
    return found;
}

/* Han beside a Western letter or digit, either way round. */
static bool is_mixed(enum kind a, enum kind b) {
    return (a == KIND_HAN && (b == KIND_LETTER || b == KIND_DIGIT)) ||
           (b == KIND_HAN && (a == KIND_LETTER || a == KIND_DIGIT));
}

/* Full-width letters, digits and ○ have the cell of Han; no rule says if a Western letter beside them keeps
 * away. */
static bool is_full_width(const struct view_cell *c) {
    return (c->cp >= 0xFF10 && c->cp <= 0xFF5A) || c->cp == U'○';
}

static bool is_digit_of_any_width(uint32_t cp) {
    return (cp >= '0' && cp <= '9') || (cp >= U'０' && cp <= U'９');
}

static uint32_t cell_cp(const struct judge *j, size_t i) {
    return i < j->line->n ? cell_at(j, i)->cp : 0;
}

/* Cells i - 1 and i belong to one number: its digits, its signs, and ． ： － between two digits. Letters and
 * figures inside a number are never spaced. */
static bool inside_number(const struct judge *j, size_t i) {
    static const uint32_t signs[] = U"%‰℃¥$€−+№￥％＄＋－±°£￡￠№℉";
    static const uint32_t separators[] = U"．：－";
    uint32_t a = cell_cp(j, i - 1), b = cell_cp(j, i);
    bool x = is_digit_of_any_width(a), y = is_digit_of_any_width(b);
    if (!touch(j, i - 1))
        return false;
    bool b_parts = kind_among(b, separators) && is_digit_of_any_width(cell_cp(j, i + 1)) && touch(j, i);
    bool a_parts =
        kind_among(a, separators) && i >= 2 && is_digit_of_any_width(cell_cp(j, i - 2)) && touch(j, i - 2);
    return (x && y) || (x && (kind_among(b, signs) || b_parts)) || (y && (kind_among(a, signs) || a_parts));
}

/* Connectors and solidi take no space beside them; —— and …… none inside. */
static bool never_opens(enum kind a, enum kind b) {
    return a == KIND_CONNECTOR || b == KIND_CONNECTOR || a == KIND_SOLIDUS || b == KIND_SOLIDUS ||
           (a == b && (a == KIND_DASH || a == KIND_ELLIPSIS));
}

static int step_of(const struct judge *j, enum kind k) {
    return k == KIND_OPEN || k == KIND_CLOSE          ? STEP_BRACKET
           : k == KIND_PAUSE                          ? STEP_PAUSE
           : k == KIND_STOP && j->view->squeeze_stops ? STEP_STOP
                                                      : N_STEPS;
}

/* Two marks whose spaces meet or lie between them lose 1/2 em; what is left of either may be reduced. */
static void set_marks_gap(struct judge *j, struct gap *g, size_t i, enum kind ka, enum kind kb) {
    const struct view_cell *c = cell_at(j, i - 1);
    const struct box *a = &j->boxes[i - 1], *b = &j->boxes[i];
    bool second_is_mark = kb >= KIND_OPEN && kb <= KIND_STOP;
    int32_t after = a->after, before = b->before;
    if (after && second_is_mark) {
        g->natural -= after;
        after = 0;
    } else if (before && ka >= KIND_OPEN && ka <= KIND_STOP) { /* ？！ has no space of its own */
        g->natural -= before;
        before = 0;
    }
    if (after) {
        bool of_label = c->cp == U'：' && c->type != cell_at(j, i)->type;
        g->step = of_label ? STEP_LABEL : step_of(j, ka);
        g->give = after;
    } else if (before) {
        g->step = step_of(j, kb);
        g->give = before;
    }
    if (g->step == N_STEPS)
        g->give = 0;
}

static void set_western_gap(struct gap *g, int32_t em) {
    *g = (struct gap){.place = PLACE_WESTERN,
                      .natural = em / 4,
                      .step = STEP_WESTERN,
                      .give = em / 4 - em / 8,
                      .take = em * 333 / 1000 - em / 4}; /* the style's limit is 1/3 in thousandths */
}

static void set_word_gap(struct gap *g, const struct view_cell *c) {
    int32_t least = c->blank < c->em / 4 ? c->blank : c->em / 4;
    *g = (struct gap){.place = PLACE_WORD,
                      .natural = c->blank,
                      .step = STEP_WORD,
                      .give = c->blank - least,
                      .take = c->em / 2 - c->blank};
}

static void set_text_gap(struct judge *j, struct gap *g, size_t i, enum kind ka, enum kind kb) {
    const struct view_cell *c = cell_at(j, i - 1);
    if (is_mixed(ka, kb)) {
        set_western_gap(g, c->em);
    } else if (kind_is_western(ka) && kind_is_western(kb)) {
        bool kerned =
            ka != KIND_WESTERN_MARK && kb != KIND_WESTERN_MARK && c->cp < 0x80 && cell_at(j, i)->cp < 0x80;
        *g = (struct gap){.place = kerned ? PLACE_RIGID : PLACE_UNKNOWN, .natural = c->kern, .step = N_STEPS};
    } else {
        bool rigid = never_opens(ka, kb) || inside_number(j, i) ||
                     (is_asking_stop(j, i - 1) && is_asking_stop(j, i) && touch(j, i - 1));
        *g = (struct gap){.place = rigid ? PLACE_RIGID : PLACE_OPEN, .step = N_STEPS};
        set_marks_gap(j, g, i, ka, kb);
        if (ka == KIND_STOP && kb == KIND_STOP && !rigid) /* 。。 ？。: no rule says if they are one unit */
            g->place = PLACE_UNKNOWN;
    }
}

static int32_t clamp(int32_t value, int32_t least, int32_t most) {
    return value < least ? least : value > most ? most : value;
}

static void find_gap(struct judge *j, size_t i) {
    const struct view_cell *c = cell_at(j, i - 1), *d = cell_at(j, i);
    const struct box *a = &j->boxes[i - 1], *b = &j->boxes[i];
    struct gap *g = &j->gaps[i];
    *g = (struct gap){.place = PLACE_UNKNOWN, .step = N_STEPS};
    if (!a->known || !b->known || c->em != d->em)
        return;
    int n;
    enum kind ka = kind_of(j, c), kb = kind_of(j, d);
    if (is_mixed(ka, kb) && (is_full_width(c) || is_full_width(d)))
        return;
    switch (read_between(j, c->at + c->n, d->at, &n)) {
    case BETWEEN_NOTHING:
        set_text_gap(j, g, i, ka, kb);
        break;
    case BETWEEN_BLANK:
        if (is_mixed(ka, kb))
            set_western_gap(g, c->em);
        else if (kind_is_western(ka) && kind_is_western(kb))
            set_word_gap(g, c);
        break;
    case BETWEEN_WIDE:
        if (ka == KIND_HAN && kb == KIND_HAN)
            *g = (struct gap){.place = PLACE_OPEN, .natural = n * c->em, .step = N_STEPS};
        break;
    case BETWEEN_MIXED:
        break;
    }
    g->actual = b->left - (a->left + a->width);
    g->slack = ROUNDING + a->slack + b->slack;
    if (g->place == PLACE_RIGID &&
        c->kern) /* whether a font kerns a pair may hang on the letters before it */
        g->natural = c->kern < 0 ? clamp(g->actual, c->kern, 0) : clamp(g->actual, 0, c->kern);
}

static int32_t change(const struct gap *g) {
    return g->actual - g->natural;
}

static bool reduced(const struct gap *g) {
    return g->place != PLACE_UNKNOWN && change(g) < -g->slack;
}

static bool expanded(const struct gap *g) {
    return g->place != PLACE_UNKNOWN && change(g) > g->slack;
}

/* --- filling -------------------------------------------------------------------------------------------- */

/* Facts of a line's known places. */
struct filling {
    bool reduced, expanded, all_known;
    size_t n_open;
    int32_t most_opening; /* of PLACE_OPEN */
};

static struct filling survey(const struct judge *j) {
    struct filling f = {.all_known = true};
    for (size_t i = 1; i < j->line->n; i++) {
        const struct gap *g = &j->gaps[i];
        f.reduced |= reduced(g);
        f.expanded |= expanded(g);
        f.all_known &= g->place != PLACE_UNKNOWN;
        if (g->place == PLACE_OPEN) {
            f.n_open++;
            if (change(g) > f.most_opening)
                f.most_opening = change(g);
        }
    }
    return f;
}

/* What words and Han-Western gaps took beyond their limits: nothing while there is another place to open.
 * Where there is none they have to fill the line, which is a hole beyond 1/4 em. */
static void judge_expansion_limit(struct judge *j, const struct filling *f, size_t i) {
    const struct gap *g = &j->gaps[i];
    int32_t beyond = change(g) - g->take;
    if (beyond > g->slack && f->n_open)
        find(j, g->place == PLACE_WESTERN ? RULE_WESTERN_GAP : RULE_EXPANDED_FAR, i, change(g));
    else if (beyond > j->view->em / 4 + g->slack && f->all_known && !j->line->hole)
        find(j, RULE_FLAG, i, change(g));
}

static void judge_limits(struct judge *j, const struct filling *f) {
    for (size_t i = 1; i < j->line->n; i++) {
        const struct gap *g = &j->gaps[i];
        if (g->place == PLACE_UNKNOWN)
            continue;
        if (g->place == PLACE_WORD || g->place == PLACE_WESTERN)
            judge_expansion_limit(j, f, i);
        bool kept = g->place == PLACE_RIGID && g->step == N_STEPS;
        if (kept && distance(g->actual, g->natural) > g->slack)
            find(j, RULE_RIGID, i, change(g));
        else if (change(g) < -g->give - g->slack)
            find(j, g->place == PLACE_WESTERN ? RULE_WESTERN_GAP : RULE_REDUCED_FAR, i, change(g));
        if (g->place == PLACE_RIGID && !kept && expanded(g))
            find(j, RULE_RIGID, i, change(g));
    }
}

/* Of one step: all give the same, or their limit if that is less. `earlier_full` = the steps before are at
 * theirs; returns whether this one is. */
static bool judge_reduction_step(struct judge *j, enum step step, bool earlier_full) {
    int32_t most = 0;
    bool full = true;
    for (size_t i = 1; i < j->line->n; i++)
        if (j->gaps[i].step == (int)step && -change(&j->gaps[i]) > most)
            most = -change(&j->gaps[i]);
    for (size_t i = 1; i < j->line->n; i++) {
        const struct gap *g = &j->gaps[i];
        if (g->step != (int)step)
            continue;
        int32_t due = most < g->give ? most : g->give;
        if (-change(g) < due - 2 * g->slack)
            find(j, RULE_UNEVEN, i, change(g));
        if (reduced(g) && !earlier_full)
            find(j, RULE_ORDER, i, change(g));
        full &= -change(g) >= g->give - g->slack;
    }
    return full;
}

static bool judge_expansion_step(struct judge *j, enum place place, bool earlier_full) {
    int32_t most = 0;
    bool full = true;
    for (size_t i = 1; i < j->line->n; i++)
        if (j->gaps[i].place == place && change(&j->gaps[i]) > most)
            most = change(&j->gaps[i]);
    for (size_t i = 1; i < j->line->n; i++) {
        const struct gap *g = &j->gaps[i];
        if (g->place != place)
            continue;
        int32_t due = place == PLACE_OPEN || most < g->take ? most : g->take;
        if (change(g) < due - 2 * g->slack)
            find(j, RULE_UNEVEN, i, change(g));
        if (expanded(g) && !earlier_full)
            find(j, RULE_ORDER, i, change(g));
        full &= change(g) >= g->take - g->slack;
    }
    return full;
}

static void judge_filling(struct judge *j) {
    struct filling f = survey(j);
    const struct view_line *line = j->line;
    judge_limits(j, &f);
    bool short_of_measure = line->width < line->measure;
    if (f.reduced && f.expanded)
        find(j, RULE_SIGN, 0, 0);
    if ((line->last || !j->view->justified) && (f.expanded || (f.reduced && short_of_measure)))
        find(j, RULE_NATURAL, 0, 0);
    bool full = true;
    if (f.reduced)
        for (int step = 0; step < N_STEPS; step++)
            full &= judge_reduction_step(j, (enum step)step, full);
    if (f.expanded && !f.reduced) {
        full = judge_expansion_step(j, PLACE_WORD, true);
        full &= judge_expansion_step(j, PLACE_WESTERN, full);
        judge_expansion_step(j, PLACE_OPEN, full);
    }
    int64_t size = (int64_t)f.most_opening * 1000, hole = (int64_t)250 * j->view->em;
    if (!line->hole && size > hole + 1000 * (ROUNDING + 2 * CENTRED))
        find(j, RULE_FLAG, 0, f.most_opening);
    if (line->hole && f.all_known && f.n_open && size < hole - 1000 * (ROUNDING + 2 * CENTRED))
        find(j, RULE_FLAG, 0, f.most_opening);
}

/* --- edges ---------------------------------------------------------------------------------------------- */

static void judge_start(struct judge *j) {
    const struct view_cell *c = cell_at(j, 0);
    const struct box *b = &j->boxes[0];
    bool opens = kind_of(j, c) == KIND_OPEN;
    if (b->known && distance(b->left + b->before, j->line->indent) > ROUNDING + b->slack)
        find(j, opens ? RULE_START_TRIM : RULE_EDGE, 0, b->left + b->before - j->line->indent);
    else if (opens && j->view->full && has_ink(c) && c->ink0 - j->line->indent >= c->em / 2)
        find(j, RULE_START_TRIM, 0, c->ink0 - j->line->indent);
}

static void judge_end(struct judge *j) {
    const struct view_line *line = j->line;
    size_t i = line->n - 1;
    const struct view_cell *c = cell_at(j, i);
    const struct box *b = &j->boxes[i];
    enum kind k = kind_of(j, c);
    bool shuts = k == KIND_CLOSE || k == KIND_PAUSE || k == KIND_STOP;
    int32_t edge = b->left + b->width - b->after + line->hyphen;
    if (b->known && distance(edge, line->width) > ROUNDING + b->slack)
        find(j, shuts ? RULE_END_TRIM : RULE_EDGE, i, edge - line->width);
    else if (shuts && j->view->full && has_ink(c) &&
             (line->width - c->ink1 >= c->em / 2 || c->ink1 > line->width + ROUNDING))
        find(j, RULE_END_TRIM, i, line->width - c->ink1);
}

/* One pause or stop, and not when marks follow each other (section 3). */
static void judge_hang(struct judge *j) {
    const struct view_line *line = j->line;
    if (line->hang == 0)
        return;
    enum kind k = kind_of(j, cell_at(j, line->n - 1));
    enum kind before = line->n > 1 ? kind_of(j, cell_at(j, line->n - 2)) : KIND_OTHER;
    const struct view_cell *last = cell_at(j, line->n - 1);
    long next = last->at + last->n;
    while (kind_in_text(j, next) == KIND_BLANK)
        next++;
    bool one = (k == KIND_PAUSE || k == KIND_STOP) && !(before >= KIND_OPEN && before <= KIND_STOP) &&
               !kind_is_chinese_mark(kind_in_text(j, next));
    if (!j->view->may_hang || !one || line->hang < 0 || line->hang > line->cells[line->n - 1].em)
        find(j, RULE_HANG, line->n - 1, line->hang);
}

static void judge_measure(struct judge *j) {
    const struct view_line *line = j->line;
    int32_t over = line->width - line->hang - line->measure;
    if (line->overfull != (over > 0))
        find(j, RULE_FLAG, line->n - 1, over);
    if (line->last || !j->view->justified || over >= 0)
        return;
    struct filling f = survey(j); /* only a line without a place to open is left short, and says so */
    if (!line->hole || (f.all_known && f.n_open))
        find(j, RULE_MEASURE, line->n - 1, over);
}

static bool is_ideograph(uint32_t cp) {
    return cp >= 0x4E00 && cp <= 0x9FFF;
}

/* A line that sticks out is hopeless: it has no place between two Han characters, where any line may end. */
static void judge_overfull(struct judge *j) {
    for (size_t i = 1; j->line->overfull && i < j->line->n; i++) {
        const struct view_cell *c = cell_at(j, i - 1), *d = cell_at(j, i);
        if (kind_of(j, c) == KIND_HAN && kind_of(j, d) == KIND_HAN && c->at + 1 == d->at &&
            is_ideograph(c->cp) && is_ideograph(d->cp)) {
            find(j, RULE_MEASURE, i, j->line->width - j->line->measure);
            return;
        }
    }
}

/* --- ink ------------------------------------------------------------------------------------------------ */

static void judge_ink(struct judge *j, size_t i) {
    const struct view_cell *c = cell_at(j, i - 1), *d = cell_at(j, i);
    const struct box *a = &j->boxes[i - 1], *b = &j->boxes[i];
    if (a->known && b->known && b->left + b->before < a->left + a->before - ROUNDING)
        find(j, RULE_BACKWARDS, i, b->left - a->left);
    enum kind ka = kind_of(j, c), kb = kind_of(j, d);
    if (!has_ink(c) || !has_ink(d) || c->n != 1 || d->n != 1)
        return;
    bool accent = d->cp >= 0x300 && d->cp <= 0x36F; /* one with nothing to stand on */
    if ((!a->known || !b->known) && !accent && d->ink1 < c->ink0)
        find(j, RULE_BACKWARDS, i, d->ink1 - c->ink0);
    bool marks = kind_is_chinese_mark(ka) || kind_is_chinese_mark(kb);
    bool stroke = ka == KIND_DASH && kb == KIND_DASH, beside = c->head <= d->foot || d->head <= c->foot;
    /* A letter may reach over its own edge (f), and a Han character over its cell (以, 外): not the mark's
     * fault. */
    int32_t over = c->em / (kind_is_western(ka) || kind_is_western(kb) ? 20 : 100);
    int32_t end = ka == KIND_HAN && a->known && a->left + a->width < c->ink1 ? a->left + a->width : c->ink1;
    if (marks && !stroke && !beside && ka != KIND_OTHER && kb != KIND_OTHER && d->ink0 < end - over)
        find(j, RULE_INK, i, d->ink0 - end);
}

static void judge_line(struct judge *j) {
    size_t n = j->line->n;
    if (n == 0) {
        find(j, RULE_FLAG, 0, 0);
        return;
    }
    if (n > MOST_CELLS)
        return;
    for (size_t i = 0; i < n; i++)
        find_box(j, i);
    for (size_t i = 1; i < n; i++) {
        find_gap(j, i);
        judge_ink(j, i);
    }
    judge_start(j);
    judge_end(j);
    judge_measure(j);
    judge_hang(j);
    judge_overfull(j);
    judge_filling(j);
}

void oracle_judge(const struct view *view, struct findings *findings) {
    memset(findings, 0, sizeof *findings);
    static struct judge judge; /* 400 kB: too large for a stack, and the suite has one thread */
    struct judge *j = &judge;
    uint8_t *kinds = malloc((size_t)view->n_text + 1);
    kinds_of_text(view->text, view->n_text, kinds);
    j->view = view;
    j->findings = findings;
    j->kinds = kinds;
    judge_text(j);
    bool in_order = !findings->n; /* else the places of the cells in the text mean nothing */
    for (j->number = 0; in_order && j->number < view->n; j->number++) {
        j->line = &view->lines[j->number];
        bool after_forced = j->number > 0 && view->lines[j->number - 1].forced;
        if (!j->line->forced &&
            !after_forced) /* marks broken against the rules: their units are apart, and said so */
            judge_line(j);
        if (j->number + 1 < view->n && j->line->n && view->lines[j->number + 1].n)
            judge_break(j, j->line, &view->lines[j->number + 1]);
        bool last = j->number + 1 == view->n;
        if (j->line->last != last)
            find(j, RULE_FLAG, 0, 0);
    }
    free(kinds);
}
