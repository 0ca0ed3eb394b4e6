/* prop/oracle_cells.c -- where the cells of a line are, and what may happen between them. */
#include "oracle_parts.h"

#include <uchar.h>

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
        oracle_find(j, RULE_STROKE, i, d->ink0 - c->ink1);
}

void oracle_find_box(struct judge *j, size_t i) {
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

void oracle_find_gap(struct judge *j, size_t i) {
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
