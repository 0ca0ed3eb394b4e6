#include "line/opportunities.h"

#include "clreq/pair.h"
#include "line/paths.h"

#include <unicode/uchar.h>

_Static_assert((int)TS_KINSOKU_BASIC == TS_PAIR_BASIC && (int)TS_KINSOKU_GB == TS_PAIR_GB &&
                   (int)TS_KINSOKU_STRICT == TS_PAIR_STRICT,
               "levels of kinsoku: the style's are the pair table's");

static bool is_digit(const struct ts_char *c) {
    return c->class == TS_WESTERN && u_isdigit((UChar32)c->code_point);
}

static bool uax14_allows_beside_mark(const struct ts_char *a, const struct ts_char *b) {
    bool a_text = a->class == TS_WESTERN || a->class == TS_HAN,
         b_text = b->class == TS_WESTERN || b->class == TS_HAN;
    return !(b_text && ts_uax14_never_starts(b->code_point)) &&
           !(a_text && ts_uax14_never_ends(a->code_point));
}

/* A word joiner stands between: UAX #14, LB11, beside marks too. */
static bool is_joined(const struct ts_between *t) {
    return t->last->code_point == 0x2060 || t->last->code_point == 0xFEFF;
}

enum { MOST_IN_UNIT = 3 };

/* A number, a blank, and a unit of measurement: 3,870 MWh, 5 km. */
static bool parts_unit(const struct ts_opportunities *p, const struct ts_between *t) {
    const struct ts_char *c = t->b, *end = p->runs->chars + p->runs->n_chars;
    int letters = 0;
    if (!t->blank || !is_digit(t->a))
        return false;
    while (c + letters < end && letters <= MOST_IN_UNIT && u_isalpha((UChar32)c[letters].code_point) &&
           c[letters].class == TS_WESTERN)
        letters++;
    return letters > 0 && letters <= MOST_IN_UNIT;
}

static struct ts_opportunity never(enum ts_why why) {
    return (struct ts_opportunity){TS_BREAK_NEVER, why};
}

static struct ts_opportunity may(enum ts_break brk) {
    return (struct ts_opportunity){brk, TS_WHY_NOT};
}

/* Which line of the pair table forbids the place. */
static enum ts_why why_of_pair(int level, const struct ts_char *a, const struct ts_char *b) {
    return ts_pair_never_starts(level, (enum ts_class)b->class) ? TS_WHY_START
           : ts_pair_never_ends(level, (enum ts_class)a->class) ? TS_WHY_END
                                                                : TS_WHY_PAIR;
}

static bool is_any_digit(const struct ts_char *c) {
    return u_isdigit((UChar32)c->code_point); /* １ too */
}

/* A sign that belongs to the number beside it: ￥ ％ ℃ ‰ and their like, by UAX #14's classes PR and PO. */
static bool is_sign(const struct ts_char *c) {
    int class = u_getIntPropertyValue((UChar32)c->code_point, UCHAR_LINE_BREAK);
    return class == U_LB_PREFIX_NUMERIC || class == U_LB_POSTFIX_NUMERIC || c->code_point == 0xFF0B ||
           c->code_point == 0xFF0D; /* ＋ － */
}

/* ． ： － between two digits: ３．１４ １０：３０ ２０２２－０６. */
static bool is_separator(const struct ts_opportunities *p, const struct ts_char *c) {
    const struct ts_char *first = p->runs->chars, *last = first + p->runs->n_chars - 1;
    bool mark = c->code_point == 0xFF0E || c->code_point == 0xFF1A || c->code_point == 0xFF0D;
    return mark && c > first && c < last && is_any_digit(c - 1) && is_any_digit(c + 1);
}

bool ts_opportunities_in_path(const struct ts_opportunities *p, const struct ts_between *t) {
    return p->paths && p->paths[t->b - p->runs->chars] != TS_PATH_NONE;
}

bool ts_opportunities_in_number(const struct ts_opportunities *p, const struct ts_between *t) {
    bool x = is_any_digit(t->a), y = is_any_digit(t->b);
    if (t->blank || t->parted)
        return false;
    return (x && y) || (x && (is_sign(t->b) || is_separator(p, t->b))) ||
           (y && (is_sign(t->a) || is_separator(p, t->a)));
}

/* A raised figure stands with what it follows. */
static bool is_superscript(uint32_t cp) {
    return cp == 0x00B2 || cp == 0x00B3 || cp == 0x00B9 || (cp >= 0x2070 && cp <= 0x207F);
}

/* ㎏ ㎡ and the other units of one cell. */
static bool is_square_unit(uint32_t cp) {
    return cp >= 0x3371 && cp <= 0x33DF;
}

/* What UAX #14 says of a place that the table leaves to it, or of the text's side of a mark. */
static struct ts_opportunity by_uax14(const struct ts_opportunities *p, const struct ts_between *t,
                                      enum ts_pair_break pair) {
    bool allowed = pair == TS_PAIR_UAX14
                       ? p->uax14[t->b - p->runs->chars]
                       : uax14_allows_beside_mark(t->a, t->b) || p->rules->kinsoku == TS_PAIR_NONE;
    if (!allowed)
        return never(is_any_digit(t->a) || is_any_digit(t->b) ? TS_WHY_NUMBER : TS_WHY_WORD);
    return may(is_digit(t->a) && t->b->class == TS_HAN ? TS_BREAK_MEASURE : TS_BREAK_ALLOWED);
}

/* The writer's own soft hyphen inside a Western word. */
static bool is_soft_hyphen(const struct ts_between *t) {
    return t->last->code_point == 0x00AD && u_isalpha((UChar32)t->a->code_point) &&
           t->b->class == TS_WESTERN && u_isalpha((UChar32)t->b->code_point);
}

/* What the copy marks as one: ruby and its base, a note mark, or a raised or lowered figure, and what it
 * follows (CLREQ, "Annotation Marks"), a name in its frame. */
static enum ts_why one_by_markup(const struct ts_char *a, const struct ts_char *b) {
    if (b->marked & TS_MARKED_SMALL)
        return TS_WHY_NOTE;
    if (a->ruby && a->ruby == b->ruby)
        return TS_WHY_RUBY;
    return a->marked & b->marked & TS_MARKED_DEATH && a->element == b->element ? TS_WHY_FRAME : TS_WHY_NOT;
}

static int ems_of_dash(const struct ts_char *c) {
    return c->code_point == 0x2E3A ? 2 : 1;
}

int ts_opportunities_row(int row, const struct ts_char *before, const struct ts_char *c) {
    bool goes_on = before && before->class == c->class;
    return (goes_on ? row : 0) + ems_of_dash(c);
}

/* Between two whole dashes or ellipses of several in a row, each of 2 em (CLREQ, "Unbreakable marks"). */
static bool is_between_pairs(const struct ts_opportunities *p, const struct ts_between *t) {
    const struct ts_char *a = t->a, *b = t->b, *end = p->runs->chars + p->runs->n_chars;
    bool row = a->class == b->class && (a->class == TS_DASH || a->class == TS_ELLIPSIS);
    bool whole = ems_of_dash(b) == 2 || (b + 1 < end && b[1].class == b->class && ems_of_dash(b + 1) == 1);
    return row && t->row % 2 == 0 && whole &&
           !ts_pair_never_starts(p->rules->kinsoku, (enum ts_class)b->class);
}

static struct ts_opportunity in_path(uint8_t place) {
    return place == TS_PATH_BREAK    ? may(TS_BREAK_PATH)
           : place == TS_PATH_LETTER ? may(TS_BREAK_LETTER)
                                     : never(TS_WHY_PATH);
}

struct ts_opportunity ts_opportunities_between(const struct ts_opportunities *p, const struct ts_between *t) {
    const struct ts_char *a = t->a, *b = t->b;
    const int level = p->rules->kinsoku;
    enum ts_why one = one_by_markup(a, b);
    if (one)
        return never(one);
    enum ts_pair_break pair = ts_pair_break(level, (enum ts_class)a->class, (enum ts_class)b->class);
    if (is_joined(t))
        return never(TS_WHY_JOINED);
    if (pair == TS_PAIR_FORBIDDEN)
        return is_between_pairs(p, t) ? may(TS_BREAK_PAIRS) : never(why_of_pair(level, a, b));
    if (ts_opportunities_in_number(p, t) || is_superscript(b->code_point))
        return never(TS_WHY_NUMBER);
    if (is_any_digit(a) && is_square_unit(b->code_point))
        return never(TS_WHY_NUMBER);
    if (t->parted)
        return may(TS_BREAK_ALLOWED);
    if (parts_unit(p, t))
        return may(TS_BREAK_UNIT);
    if (ts_opportunities_in_path(p, t))
        return in_path(p->paths[b - p->runs->chars]);
    if (a->code_point == '/' &&
        level >= TS_KINSOKU_GB) /* and/or: a solidus ends no line, whatever its class */
        return never(TS_WHY_END);
    if (b->code_point == '*' && a->class == TS_HAN) /* 王**: it hides what belongs to the surname */
        return never(TS_WHY_START);
    if (is_soft_hyphen(t))
        return may(TS_BREAK_HYPHEN);
    return by_uax14(p, t, pair);
}

static const bool *uax14_of(struct ts_ctx *ctx, struct ts_uax14 *u, const struct ts_runs *runs) {
    uint32_t *text = TS_NEW(ctx->scratch, uint32_t, runs->n_chars + 1);
    for (size_t i = 0; i < runs->n_chars; i++)
        text[i] = runs->chars[i].code_point;
    return ts_uax14_find(ctx, u, text, runs->n_chars);
}

struct ts_opportunities ts_opportunities_find(struct ts_ctx *ctx, struct ts_uax14 *u,
                                              const struct ts_runs *runs, const struct ts_line_rules *rules) {
    return (struct ts_opportunities){runs, rules, uax14_of(ctx, u, runs), ts_paths_find(ctx, runs)};
}
