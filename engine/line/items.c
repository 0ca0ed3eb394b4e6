#include "line/items.h"

#include "clreq/pair.h"
#include "line/cells.h"
#include "line/measure.h"
#include "line/opportunities.h"
#include "line/ruby.h"
#include "line/zhuyin.h"

#include <unicode/uchar.h>

struct maker {
    struct ts_ctx *ctx;
    const struct ts_runs *runs;
    const struct ts_line_rules *rules;
    struct ts_opportunities opportunities;
    struct ts_item *items;
    size_t n;
    int row; /* em of dashes, or of ellipses, that end in the last item */
    /* blanks met since the last item */
    bool blank, break_space;
    ts_len wide, blank_width;
};

static bool is_western_edge(const struct ts_char *c) {
    return c->class == TS_WESTERN && ts_class_is_alphanumeric(c->code_point);
}

static const struct ts_char *last_of(const struct maker *m, const struct ts_item *it) {
    return &m->runs->chars[it->character + it->n_characters - 1];
}

/* The character that counts at an item's end: not the accents and selectors attached to it. */
static const struct ts_char *base_of(const struct maker *m, const struct ts_item *it) {
    const struct ts_char *c = last_of(m, it);
    while (c > &m->runs->chars[it->character] && c->class == TS_ATTACHED)
        c--;
    return c;
}

static ts_len least(ts_len a, ts_len b) {
    return a < b ? a : b;
}

static ts_len share(const struct ts_char *c, ts_len thousandths) {
    return ts_len_scale(c->type->size, thousandths, 1000);
}

static void set_gap(struct ts_item *it, enum ts_gap gap, ts_len width, ts_len min, ts_len max) {
    it->gap = (uint8_t)gap;
    it->gap_width = width;
    it->gap_min = min;
    it->gap_max = max > width ? max : width;
}

/* Ideographs, kana, full-width letters and digits; not ％ or ￥, which are Han only by their width. */
static bool is_han_letter(const struct ts_char *c) {
    return c->class == TS_HAN && (u_isalnum((UChar32)c->code_point) || c->code_point == 0x3007 ||
                                  c->code_point == 0x25CB); /* 〇 ○ */
}

/* The gap between the item before (ending with `a`) and this one (beginning with `b`). */
static void find_gap(const struct maker *m, struct ts_item *it, const struct ts_char *a,
                     const struct ts_char *b) {
    const struct ts_line_rules *r = m->rules;
    bool note = (a->marked | b->marked) & TS_MARKED_SMALL;
    bool mixed = (is_han_letter(a) && is_western_edge(b)) || (is_western_edge(a) && is_han_letter(b));
    bool marks =
        (a->class != TS_HAN && a->class != TS_WESTERN) || (b->class != TS_HAN && b->class != TS_WESTERN);
    if (m->wide) {
        set_gap(it, TS_GAP_FIXED, m->wide, m->wide, m->wide);
    } else if (mixed && !note) {
        ts_len min = share(b, r->western_gap_min), gap = share(b, r->western_gap),
               max = share(b, r->western_gap_max);
        set_gap(it, TS_GAP_WESTERN, gap, min, max);
    } else if (m->blank && a->class != TS_WESTERN && b->type->phrase_gap) {
        set_gap(it, TS_GAP_FIXED, b->type->phrase_gap, b->type->phrase_gap, b->type->phrase_gap);
    } else if (m->blank && !marks) {
        ts_len own = m->blank_width;
        set_gap(it, TS_GAP_WORD, own, least(own, share(b, r->word_space_min)), share(b, r->word_space_max));
    }
}

/* Tracking parts cells (CLREQ, "Increased inter-character spacing", "Reduced"): each place that filling may
 * open gets the same, so marks stand as evenly as characters do, and strokes, numbers and words stay whole. A
 * blank of the copy comes on top of it, or it would not be seen; a Han-Western gap is white already: it grows
 * to the tracking, or shrinks with it. */
static void track(struct ts_item *it, const struct ts_char *a, const struct ts_char *b) {
    ts_len by = share(b, b->type->tracking);
    bool western = it->gap == TS_GAP_WESTERN, words = a->class == TS_WESTERN && b->class == TS_WESTERN;
    if (by == 0 || words || !(western || it->gap == TS_GAP_WORD || it->may_open))
        return;
    ts_len *const widths[] = {&it->gap_min, &it->gap_width, &it->gap_max};
    for (int i = 0; i < 3; i++) {
        ts_len sum = *widths[i] + by, greater = *widths[i] > by ? *widths[i] : by;
        *widths[i] = !western ? sum : by > 0 ? greater : sum > 0 ? sum : 0;
    }
}

/* Take what is wanted from the space on one side of a mark, as far as it goes. Returns what is still wanted.
 */
static ts_len take_space(ts_len space, ts_len *trim, ts_len wanted) {
    ts_len taken = least(space - *trim, wanted);
    *trim += taken;
    return wanted - taken;
}

/* Two marks of 2 em become 1 1/2, or in tight styles 1: the space between their inks goes first. A centred
 * mark has but 1/4 em there and gives on both sides, as where a line is reduced; a tight pair gives all it
 * has. */
static void trim_pair(const struct maker *m, struct ts_item *first, struct ts_item *second,
                      const struct ts_char *a, const struct ts_char *b) {
    enum ts_pair_trim trim = ts_pair_trim((enum ts_class)a->class, (enum ts_class)b->class);
    ts_len wanted = 2 * a->type->size - share(a, m->rules->adjacent_marks);
    bool tight = m->rules->adjacent_marks < 1500;
    if (trim == TS_TRIM_NOTHING)
        return;
    if (trim == TS_TRIM_BEFORE_GAP || tight)
        wanted = take_space(first->after, &first->trim_after, wanted);
    wanted = take_space(second->before, &second->trim_before, wanted);
    if (trim == TS_TRIM_BEFORE_GAP || tight)
        wanted = take_space(first->before, &first->trim_before, wanted);
    if (tight)
        take_space(second->after, &second->trim_after, wanted);
}

/* One pause or stop behind a character may hang; never in Taiwan and Hong Kong, nor where another mark
 * follows, be it on the next line (CLREQ, "Hanging punctuation at line end"). */
static void find_hanging(const struct maker *m, struct ts_item *it, const struct ts_char *a) {
    size_t behind = it->character + 1; /* an accent on a mark, which would stand outside with it */
    bool bare = behind >= m->runs->n_chars || m->runs->chars[behind].class != TS_ATTACHED;
    it->may_hang = m->rules->hang && m->rules->region == TS_REGION_MAINLAND && bare &&
                   (it->class == TS_PAUSE || it->class == TS_STOP) &&
                   (a->class == TS_HAN || a->class == TS_WESTERN);
    if (ts_pair_is_mark((enum ts_class)it->class))
        it[-1].may_hang = false;
}

/* The white behind a dateline or a run-in heading is its style's, whatever blank the copy has there, from ink
 * to ink. A line that ends with the heading may keep it: one opened to fill the measure would look like a
 * heading spread over the column. */
static void set_off_opening(struct ts_item *it, const struct ts_char *a, const struct ts_char *b) {
    unsigned opening = a->marked & (TS_MARKED_DATELINE | TS_MARKED_RUN_IN);
    if (!opening || b->marked & opening || !a->type->gap)
        return;
    set_gap(it, TS_GAP_FIXED, a->type->gap, a->type->gap, a->type->gap);
    it->may_open = false;
    it->white = a->type->gap;
    it[-1].trim_after = it[-1].after;
    it->trim_before = it->before;
}

/* A frame stands outside its characters' cells: 1/8 em keeps it off its neighbours. */
static void make_room_for_frame(struct ts_item *it, const struct ts_char *a, const struct ts_char *b) {
    bool framed = (a->marked | b->marked) & TS_MARKED_DEATH;
    if (framed && !(a->marked & b->marked & TS_MARKED_DEATH && a->element == b->element) &&
        it->gap == TS_GAP_NONE)
        set_gap(it, TS_GAP_FIXED, share(b, 125), share(b, 125), share(b, 125));
}

static void join(struct maker *m, struct ts_item *it) {
    struct ts_item *before = it - 1;
    const struct ts_char *a = base_of(m, before), *b = &m->runs->chars[it->character];
    const struct ts_between between = {last_of(m, before), a, b, m->blank, m->wide || m->break_space, m->row};
    struct ts_opportunity break_here = ts_opportunities_between(&m->opportunities, &between);
    find_gap(m, it, a, b);
    it->brk = (uint8_t)break_here.brk;
    it->why = (uint8_t)break_here.why;
    if (it->brk == TS_BREAK_HYPHEN)
        it->hyphen = ts_face_advance(b->face, '-', b->type->size);
    it->in_path = ts_opportunities_in_path(&m->opportunities, &between);
    it->may_open = ts_pair_may_open((enum ts_class)a->class, (enum ts_class)b->class) &&
                   it->gap != TS_GAP_WORD && it->gap != TS_GAP_WESTERN &&
                   !ts_opportunities_in_number(&m->opportunities, &between) && !(b->marked & TS_MARKED_SMALL);
    find_hanging(m, it, a);
    track(it, a, b);
    if (it->gap != TS_GAP_FIXED)
        trim_pair(m, before, it, a, b);
    make_room_for_frame(it, a, b);
    set_off_opening(it, a, b);
}

/* The width of a blank in the face of what stands before it: 1/4 em if that has none. */
static ts_len blank_width(const struct ts_char *c, const struct ts_char *neighbour) {
    ts_len own = neighbour && neighbour->face ? ts_face_advance(neighbour->face, ' ', c->type->size) : 0;
    return own ? own : c->type->size / 4;
}

enum { MOST_WIDE = 40 /* em: the widest gap that U+3000s make; no line is longer than that and keeps it */ };

static void take_blank(struct maker *m, size_t i) {
    const struct ts_char *c = &m->runs->chars[i];
    switch ((enum ts_class)c->class) {
    case TS_WIDE_SPACE:
        m->wide = least(m->wide + c->type->size, MOST_WIDE * c->type->size);
        break;
    case TS_BREAK_SPACE:
        m->break_space = true;
        break;
    case TS_SPACE:
        m->blank = true;
        m->blank_width = blank_width(c, m->n ? last_of(m, &m->items[m->n - 1]) : NULL);
        break;
    default: /* a control character is not there */
        break;
    }
}

static void take_char(struct maker *m, size_t i) {
    const struct ts_char *chars = m->runs->chars;
    struct ts_item *it = &m->items[m->n++];
    it->class = chars[i].class;
    it->character = (uint32_t)i;
    it->n_characters = 1;
    for (size_t k = i + 1; k < m->runs->n_chars && !chars[k].starts_cluster && chars[k].face; k++)
        it->n_characters++;
    ts_cell_set(m->runs, i, m->rules, it);
    if (m->n > 1)
        join(m, it);
    m->row = ts_opportunities_row(m->row, m->n > 1 ? &chars[it[-1].character] : NULL, &chars[i]);
    m->blank = m->break_space = false;
    m->wide = 0;
}

/* ， 。 」 （ and their like, each of which the prohibition binds to its text. */
static bool is_bound(const struct ts_item *it) {
    return it->class == TS_OPEN || it->class == TS_CLOSE || it->class == TS_PAUSE || it->class == TS_STOP;
}

/* ？！ is one unit at every level. */
static bool is_in_unit(const struct ts_item *it) {
    return ts_pair_break(TS_PAIR_NONE, (enum ts_class)it[-1].class, (enum ts_class)it->class) ==
           TS_PAIR_FORBIDDEN;
}

/* CLREQ's remedy: three marks in a row or more may be parted. */
static void allow_remedy(struct maker *m) {
    for (size_t begin = 0, end; begin < m->n; begin = end) {
        int marks = is_bound(&m->items[begin]);
        for (end = begin + 1; marks && end < m->n && is_bound(&m->items[end]); end++)
            marks += !is_in_unit(&m->items[end]);
        for (size_t i = begin + 1; marks >= 3 && i < end; i++)
            if ((m->items[i].why == TS_WHY_START || m->items[i].why == TS_WHY_END) &&
                !is_in_unit(&m->items[i]))
                m->items[i].brk = TS_BREAK_REMEDY;
    }
}

/* The paragraph's em is that of its first text, not of a note mark before it. */
static ts_len size_of_text(const struct ts_runs *runs) {
    for (size_t i = 0; i < runs->n_chars; i++)
        if (!(runs->chars[i].marked & TS_MARKED_SMALL))
            return runs->chars[i].type->size;
    return runs->n_chars ? runs->chars[0].type->size : 0;
}

/* The rubies over the items; one over nothing but blanks is not there. */
static void make_rubies(struct maker *m, struct ts_uax14 *u, struct ts_items *items) {
    const struct ts_runs *runs = m->runs;
    struct ts_ruby *rubies = TS_NEW(m->ctx->scratch, struct ts_ruby, runs->n_rubies);
    size_t n = 0, i = 0;
    for (size_t k = 0; k < runs->n_rubies; k++) {
        const struct ts_shape_ruby *from = &runs->rubies[k];
        struct ts_ruby *r = &rubies[n];
        while (i < m->n && m->items[i].character < from->first_char)
            i++;
        r->begin = i;
        while (i < m->n && m->items[i].character < from->first_char + from->n_chars)
            i++;
        r->end = i;
        r->text = ts_items_make(m->ctx, u, from->runs, m->rules);
        if (r->begin == r->end || r->text->n == 0)
            continue;
        r->em = r->text->em;
        r->beside = r->end == r->begin + 1 && m->items[r->begin].class == TS_HAN && ts_zhuyin_is(from->runs);
        if (r->beside)
            m->items[r->begin].width += ts_zhuyin_width(runs->chars[from->first_char].type->size);
        r->width = (ts_len)ts_measure_line(r->text, ts_measure_sum(m->ctx, r->text), 0, r->text->n).width;
        n++;
    }
    ts_ruby_make_room(m->items, m->n, rubies, n);
    items->rubies = rubies;
    items->n_rubies = n;
}

const struct ts_items *ts_items_make(struct ts_ctx *ctx, struct ts_uax14 *u, const struct ts_runs *runs,
                                     const struct ts_line_rules *rules) {
    struct maker m = {.ctx = ctx, .runs = runs, .rules = rules};
    m.opportunities = ts_opportunities_find(ctx, u, runs, rules);
    m.items = TS_NEW(ctx->scratch, struct ts_item, runs->n_chars + 1);
    for (size_t i = 0; i < runs->n_chars; i++) {
        if (runs->chars[i].starts_cluster)
            take_char(&m, i);
        else if (!runs->chars[i].face)
            take_blank(&m, i);
    }
    if (rules->part_marks)
        allow_remedy(&m);
    struct ts_items *items = TS_NEW(ctx->scratch, struct ts_items, 1);
    *items = (struct ts_items){.items = m.items, .n = m.n, .runs = runs, .em = size_of_text(runs)};
    if (runs->n_rubies)
        make_rubies(&m, u, items);
    return items;
}

struct ts_items *ts_items_copy(struct ts_ctx *ctx, const struct ts_items *items, struct ts_item **list) {
    struct ts_items *copy = TS_NEW(ctx->scratch, struct ts_items, 1);
    *list = TS_NEW(ctx->scratch, struct ts_item, items->n + 1);
    memcpy(*list, items->items, items->n * sizeof **list);
    *copy = *items;
    copy->items = *list;
    return copy;
}
