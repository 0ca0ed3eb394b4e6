/* line/: the choice of breaks and the filling of lines, on hand-made items; line-composition.md, section 5.
 * An em is 1,000 units here, so that widths read as thousandths. */
#include "testing.h"

#include "line/lines.h"
#include "line/spread.h"

enum { EM = 1000, MOST = 200 };

/* Items with their runs: every item is one character of one glyph, except that a blank is no item. */
struct text {
    struct ts_item items[MOST];
    struct ts_char chars[MOST];
    struct ts_glyph glyphs[MOST];
    struct ts_items list;
    struct ts_runs runs;
    size_t n;
    bool blank; /* met since the last item */
    struct ts_face face;
};

static struct ts_type type = {.size = EM};

static void set_cell(struct ts_item *it, char c) {
    switch (c) {
    case '(':
        *it = (struct ts_item){.class = TS_OPEN, .space = TS_SPACE_BRACKET, .width = EM, .before = EM / 2};
        break;
    case ')':
        *it = (struct ts_item){.class = TS_CLOSE, .space = TS_SPACE_BRACKET, .width = EM, .after = EM / 2};
        break;
    case ',':
        *it = (struct ts_item){.class = TS_PAUSE, .space = TS_SPACE_PAUSE, .width = EM, .after = EM / 2};
        break;
    case '.':
        *it = (struct ts_item){.class = TS_STOP, .space = TS_SPACE_STOP, .width = EM, .after = EM / 2};
        break;
    case 'a':
        *it = (struct ts_item){.class = TS_WESTERN, .width = EM / 2};
        break;
    case '=': /* half of a dash */
        *it = (struct ts_item){.class = TS_DASH, .width = EM};
        break;
    case '-': /* a connector */
        *it = (struct ts_item){.class = TS_CONNECTOR, .width = EM / 2};
        break;
    default:
        *it = (struct ts_item){.class = TS_HAN, .width = EM};
    }
    it->stretch = 10000;
}

/* The place between two items, by the rules that items.c follows: marks keep to their text, Han and Western
 * are 1/4 em apart (1/8 to 1/3), words a blank of 0.3 em (1/4 to 1/2). */
static void join(struct ts_item *it, const struct ts_item *before, bool blank) {
    bool barred = it->class == TS_CLOSE || it->class == TS_PAUSE || it->class == TS_STOP ||
                  it->class == TS_CONNECTOR || before->class == TS_OPEN ||
                  (it->class == TS_DASH && before->class == TS_DASH);
    bool word = it->class == TS_WESTERN && before->class == TS_WESTERN;
    bool mixed = (it->class == TS_HAN && before->class == TS_WESTERN) ||
                 (it->class == TS_WESTERN && before->class == TS_HAN);
    it->brk = barred || (word && !blank) ? TS_BREAK_NEVER : TS_BREAK_ALLOWED;
    it->may_open = !word && !mixed && it->class != TS_CONNECTOR && before->class != TS_CONNECTOR;
    if (word && blank) {
        it->gap = TS_GAP_WORD;
        it->gap_width = 300;
        it->gap_min = 250;
        it->gap_max = 500;
    } else if (mixed) {
        it->gap = TS_GAP_WESTERN;
        it->gap_width = 250;
        it->gap_min = 125;
        it->gap_max = 333;
    }
}

/* Items from a sketch: letters above, "x" and all else a Han character. */
static struct text *text_of(const char *sketch) {
    struct text *t = TS_NEW(ctx.keep, struct text, 1);
    for (const char *p = sketch; *p; p++) {
        if (*p == ' ') {
            t->blank = true;
            continue;
        }
        struct ts_item *it = &t->items[t->n];
        set_cell(it, *p);
        it->character = (uint32_t)t->n;
        it->n_characters = 1;
        if (t->n)
            join(it, it - 1, t->blank);
        t->chars[t->n] = (struct ts_char){.code_point = (unsigned char)*p,
                                          .class = it->class,
                                          .n_bytes = 1,
                                          .starts_cluster = true,
                                          .text = p,
                                          .face = &t->face,
                                          .type = &type,
                                          .first_glyph = (uint32_t)t->n,
                                          .n_glyphs = 1};
        t->glyphs[t->n] = (struct ts_glyph){.id = 1, .advance = it->width};
        t->blank = false;
        t->n++;
    }
    t->face.hb_font = hb_font_get_empty();
    t->runs = (struct ts_runs){.chars = t->chars, .n_chars = t->n, .glyphs = t->glyphs, .n_glyphs = t->n};
    t->list = (struct ts_items){.items = t->items, .n = t->n, .runs = &t->runs, .em = EM};
    return t;
}

static const struct ts_break_opts usual = {.justify = true, .hole = 250};

static struct ts_break_opts measured(ts_len measure) {
    struct ts_break_opts o = usual;
    o.measure = measure;
    return o;
}

static const struct ts_lines *set(const struct text *t, const struct ts_break_opts *opts) {
    return ts_lines_set(&ctx, &t->list, ts_breaks_choose(&ctx, &t->list, opts), opts);
}

/* "4 4 2": items of each line. */
static const char *divided(const struct text *t, const struct ts_break_opts *opts) {
    const struct ts_breaks *b = ts_breaks_choose(&ctx, &t->list, opts);
    const char *s = "";
    for (size_t k = 0, begin = 0; k < b->n; begin = b->ends[k++])
        s = ts_arena_printf(ctx.keep, "%s%s%zu", s, k ? " " : "", b->ends[k] - begin);
    return s;
}

/* The first line alone, whatever the best breaks are. */
static struct ts_line line_of(const char *sketch, size_t end, const struct ts_break_opts *opts) {
    struct text *t = text_of(sketch);
    size_t ends[2] = {end, t->n};
    static const bool hangs[2] = {false, false};
    struct ts_breaks breaks = {.ends = ends, .hangs = hangs, .n = end < t->n ? 2 : 1};
    return ts_lines_set(&ctx, &t->list, &breaks, opts)->lines[0];
}

/* --- natural width
 * ----------------------------------------------------------------------------------------------- */

static void widths_of_lines(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        ts_len want;
    } rows[] = {
        {"xxxx", 4000},  {"xx,", 2500}, /* line end: a mark is half width (GB/T 15834, 5.1.10) */
        {"(xx", 2500},                  /* line start: an opening mark loses the half before it */
        {"(xx)", 3000},  {"x,x", 3000}, /* inside, a mark keeps its em */
        {"xaax", 3500},                 /* 1/4 em on both sides of Western text */
        {"aa aa", 2300},                /* the font's blank */
        {"x", 1000},     {",", 500},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct text *t = text_of(rows[i].sketch);
        const struct ts_measure_sums *sums = ts_measure_sum(&ctx, &t->list);
        struct ts_measured m = ts_measure_line(&t->list, sums, 0, t->n);
        ROW(m.width == rows[i].want, "%s: %d, expected %d", rows[i].sketch, (int)m.width, rows[i].want);
    }
    ROWS_PASSED();
}

/* The gap before a line's first item stays on the line above; what a line is does not depend on its
 * neighbours. */
static void a_line_measures_as_if_it_stood_alone(void **state) {
    (void)state;
    const char *sketch = "x(aa aa),x.(xaax,)xx-xx,.aax";
    size_t n = 0;
    for (size_t begin = 0; sketch[begin]; begin++, n++)
        for (size_t end = begin + 1; end <= strlen(sketch); end++) {
            fresh();
            if (sketch[begin] == ' ' || sketch[end - 1] == ' ')
                continue;
            char part[40] = "";
            memcpy(part, sketch + begin, end - begin);
            struct text *whole = text_of(sketch), *alone = text_of(part);
            size_t from = begin - (begin > 4), to = from + alone->n; /* the blank is no item */
            const struct ts_measure_sums *a = ts_measure_sum(&ctx, &whole->list);
            const struct ts_measure_sums *b = ts_measure_sum(&ctx, &alone->list);
            struct ts_measured x = ts_measure_line(&whole->list, a, from, to);
            struct ts_measured y = ts_measure_line(&alone->list, b, 0, alone->n);
            ROW(memcmp(&x, &y, sizeof x) == 0, "%s: %d, alone %d", part, (int)x.width, (int)y.width);
        }
    assert_true(n > 20);
    ROWS_PASSED();
}

/* --- filling: reduction
 * ------------------------------------------------------------------------------------------ */

/* Every kind of space in one line. */
static const char every_kind[] = "x,x(x)xaa aaxx.xxx";

static struct ts_measured measure_of(const char *sketch) {
    struct text *t = text_of(sketch);
    const struct ts_measure_sums *sums = ts_measure_sum(&ctx, &t->list);
    return ts_measure_line(&t->list, sums, 0, t->n);
}

static void what_each_step_can_give(void **state) {
    (void)state;
    fresh();
    struct ts_measured m = measure_of(every_kind);
    assert_int_equal(m.give[TS_REDUCE_WORD], 50);      /* 0.3 em down to 1/4 */
    assert_int_equal(m.give[TS_REDUCE_BRACKET], 1000); /* two brackets, the outer side of each */
    assert_int_equal(m.give[TS_REDUCE_PAUSE], 500);
    assert_int_equal(m.give[TS_REDUCE_WESTERN], 250); /* two gaps, 1/4 to 1/8 */
    assert_int_equal(m.give[TS_REDUCE_STOP], 500);
    assert_int_equal(measure_of("x,").give[TS_REDUCE_PAUSE], 0);   /* at the end it is gone already */
    assert_int_equal(measure_of("(x").give[TS_REDUCE_BRACKET], 0); /* at the start too */
}

/* Section 5: reduced in this order, each down to its limit before the next. */
static void steps_of_reduction_in_order(void **state) {
    (void)state;
    static const int limits[TS_N_REDUCTIONS] = {50, 0, 1000, 500, 250, 500, 0}; /* no interpunct here */
    fresh();
    ts_len natural = (ts_len)measure_of(every_kind).width;
    size_t n = text_of(every_kind)->n;
    for (ts_len excess = 1; excess <= 2300; excess++) {
        fresh();
        struct ts_break_opts opts = measured(natural - excess);
        struct ts_line line = line_of(every_kind, n, &opts);
        ts_len left = excess;
        for (int step = 0; step < TS_N_REDUCTIONS; step++) {
            ts_len want = left < limits[step] ? left : limits[step];
            if (line.reduced[step] != want)
                ROW(false, "excess %d, step %d: %d, expected %d", excess, step, line.reduced[step], want);
            left -= want;
        }
        if (line.width != line.measure || line.overfull)
            ROW(false, "excess %d: width %d of %d", excess, line.width, line.measure);
    }
    struct ts_break_opts opts = measured(natural - 2301);
    ROW(line_of(every_kind, n, &opts).overfull, "nothing left, and not overfull");
    ROWS_PASSED();
}

/* All of a kind equally and at once: the cells of three pauses differ by a unit at most. */
static void one_kind_is_reduced_equally(void **state) {
    (void)state;
    static const char sketch[] = "x,x,x,xx";
    fresh();
    for (ts_len excess = 0; excess <= 1500; excess += 7) {
        struct ts_break_opts opts = measured(8000 - excess);
        struct ts_line line = line_of(sketch, 8, &opts);
        ts_len most = 0, least = 9999;
        for (size_t i = 1; i <= 5; i += 2) { /* from each pause to what follows it */
            ts_len cell = line.glyphs[i + 1].x - line.glyphs[i].x;
            most = cell > most ? cell : most;
            least = cell < least ? cell : least;
        }
        ROW(most - least <= 1, "excess %d: %d to %d", excess, least, most);
        ROW(least >= 500, "excess %d: a pause of %d", excess, least);
    }
    ROWS_PASSED();
}

/* A style may forbid that stops give up their space; such a stop has none to give (items.h). */
static void stops_are_reduced_if_the_style_allows(void **state) {
    (void)state;
    for (int allowed = 0; allowed < 2; allowed++) {
        fresh();
        struct text *t = text_of("xx.x");
        t->items[2].space = allowed ? TS_SPACE_STOP : TS_SPACE_NONE;
        struct ts_break_opts opts = measured(3500);
        size_t ends[1] = {4};
        bool hangs[1] = {false};
        struct ts_breaks breaks = {.ends = ends, .hangs = hangs, .n = 1};
        struct ts_line line = ts_lines_set(&ctx, &t->list, &breaks, &opts)->lines[0];
        assert_int_equal(line.reduced[TS_REDUCE_STOP], allowed ? 500 : 0);
        assert_int_equal(line.overfull, !allowed);
        assert_int_equal(line.width, allowed ? 3500 : 4000);
    }
}

/* Section 3: one mark may stand outside the measure at a line's end, where that is better than taking its
 * place from the line; without the style's leave (the control) it is pushed out with the character before it.
 */
static void a_mark_may_hang(void **state) {
    (void)state;
    for (int may = 0; may < 2; may++) {
        fresh();
        struct text *t = text_of("xxxxx,xxxxx");
        t->items[5].may_hang = may;
        struct ts_break_opts opts = measured(5000);
        const struct ts_lines *lines = set(t, &opts);
        if (!may) {
            assert_int_equal(lines->lines[0].n_glyphs, 4);
            continue;
        }
        assert_int_equal(lines->lines[0].n_glyphs, 6);
        assert_int_equal(lines->lines[0].hang, 500);
        assert_int_equal(lines->lines[0].width, 5500);
        assert_false(lines->lines[0].overfull);
        for (size_t i = 0; i < 5; i++) /* the text itself stands as if the mark were not there */
            assert_int_equal(lines->lines[0].glyphs[i].x, (int)i * EM);
    }
}

/* A mark that fits inside does not hang. */
static void a_mark_hangs_only_if_it_must(void **state) {
    (void)state;
    fresh();
    struct text *t = text_of("xxxxx,xxxxx");
    t->items[5].may_hang = true;
    struct ts_break_opts opts = measured(5500);
    const struct ts_lines *lines = set(t, &opts);
    assert_int_equal(lines->lines[0].n_glyphs, 6);
    assert_int_equal(lines->lines[0].hang, 0);
    assert_int_equal(lines->lines[0].width, 5500);
}

/* --- filling: expansion
 * ------------------------------------------------------------------------------------------ */

/* Section 5: word spaces to 1/2 em, Han-Western gaps to the style's limit, then every remaining gap. */
static void steps_of_expansion_in_order(void **state) {
    (void)state;
    static const char sketch[] = "xaa aa axxxxx"
                                 "xx"; /* the last two stand on the next line */
    fresh();
    ts_len natural = (ts_len)measure_of("xaa aa axxxxx").width;
    size_t end = text_of("xaa aa axxxxx")->n;
    for (ts_len lack = 1; lack < 1500; lack += 3) {
        fresh();
        struct ts_break_opts opts = measured(natural + lack);
        struct ts_line line = line_of(sketch, end, &opts);
        ts_len word = lack < 400 ? lack : 400;                  /* two spaces, 0.3 to 0.5 */
        ts_len western = lack - word < 166 ? lack - word : 166; /* two gaps, 0.250 to 0.333 */
        ts_len open = lack - word - western;
        ROW(line.expanded[TS_EXPAND_WORD] == word && line.expanded[TS_EXPAND_WESTERN] == western &&
                line.expanded[TS_EXPAND_OPEN] == open,
            "lack %d: %d %d %d", lack, line.expanded[0], line.expanded[1], line.expanded[2]);
        ROW(line.width == line.measure, "lack %d: width %d of %d", lack, line.width, line.measure);
        ROW(line.opening == (open + 3) / 4, "lack %d: opening %d", lack,
            line.opening); /* four places between Han */
        ROW(line.hole == (line.opening > 250), "lack %d: a hole of %d", lack, line.opening);
    }
    ROWS_PASSED();
}

static void gaps_open_equally(void **state) {
    (void)state;
    fresh();
    for (ts_len lack = 0; lack < 700; lack += 11) {
        struct ts_break_opts opts = measured(8000 + lack);
        struct ts_line line = line_of("xxxxxxxx"
                                      "xx",
                                      8, &opts);
        for (size_t i = 0; i < 7; i++) {
            ts_len opened = line.glyphs[i + 1].x - line.glyphs[i].x - EM;
            ROW(opened == lack / 7 || opened == lack / 7 + 1, "lack %d: gap %zu is %d", lack, i, opened);
        }
    }
    ROWS_PASSED();
}

/* Not beside connectors, never inside a Western word. */
static void what_is_never_opened(void **state) {
    (void)state;
    fresh();
    struct ts_break_opts opts = measured(6500);
    struct ts_line line = line_of("xx-xxx"
                                  "xx",
                                  6, &opts); /* 5.5 em: three places take 1 em */
    assert_int_equal(line.width, 6500);
    assert_int_equal(line.glyphs[2].x - line.glyphs[1].x, 1000); /* Han to connector: its own width */
    assert_int_equal(line.glyphs[3].x - line.glyphs[2].x, 500);
    assert_true(line.glyphs[1].x > 1300);
    opts = measured(5000);
    line = line_of("xaaaax"
                   "xx",
                   6, &opts); /* 4.5 em: the gaps take 2 x 83, the rest goes beyond them */
    for (size_t i = 1; i < 4; i++)
        assert_int_equal(line.glyphs[i + 1].x - line.glyphs[i].x, 500);
    assert_int_equal(line.width, 5000);
}

/* A word alone on its line cannot be spread: it stays short, and the line says so (lines.h, `hole`). */
static void nothing_to_open_is_a_hole(void **state) {
    (void)state;
    fresh();
    struct ts_break_opts opts = measured(5000);
    struct ts_line line = line_of("aaaa aaaa", 4, &opts); /* one word of 2 em on 5 */
    assert_true(line.hole);
    assert_int_equal(line.width, 2000);
}

/* --- which lines are filled
 * -------------------------------------------------------------------------------------- */

static void every_line_but_the_last_fills_its_measure(void **state) {
    (void)state;
    static const char alphabet[] = "xxxxxxxx,.()aa -";
    uint32_t seed = 5;
    for (int round = 0; round < 500; round++) {
        fresh();
        char sketch[100];
        size_t n = 20 + next_random(&seed) % 60;
        for (size_t i = 0; i < n; i++)
            sketch[i] = alphabet[next_random(&seed) % (sizeof alphabet - 1)];
        sketch[0] = sketch[n - 1] = 'x';
        sketch[n] = 0;
        struct ts_break_opts opts = measured((ts_len)(5000 + next_random(&seed) % 9000));
        opts.indent = next_random(&seed) % 2 ? 2 * EM : 0;
        opts.turn = round % 3 ? 0 : EM;
        const struct text *t = text_of(sketch);
        const struct ts_lines *lines = set(t, &opts);
        for (size_t k = 0; k < lines->n; k++) {
            const struct ts_line *l = &lines->lines[k];
            ROW(l->last == (k + 1 == lines->n), "%s: last", sketch);
            ROW(l->indent == (k == 0 ? opts.indent : opts.turn), "%s: indent", sketch);
            if (l->overfull)
                ROW(l->width > l->measure, "%s: overfull by %d", sketch, l->width - l->measure);
            else if (l->last)
                ROW(l->width <= l->measure, "%s: the last line has %d of %d", sketch, l->width, l->measure);
            else
                ROW(l->width == l->measure || (l->hole && l->n_glyphs < 3), "%s: line %zu has %d of %d",
                    sketch, k, l->width, l->measure);
        }
    }
    ROWS_PASSED();
}

static void the_last_line_keeps_its_width(void **state) {
    (void)state;
    fresh();
    struct text *t = text_of("xxxxxxxxxxxxx");
    struct ts_break_opts opts = measured(10 * EM);
    const struct ts_lines *lines = set(t, &opts);
    assert_int_equal(lines->n, 2);
    assert_int_equal(lines->lines[1].width, 3 * EM);
    assert_int_equal(lines->lines[1].expanded[TS_EXPAND_OPEN], 0);
}

static void unjustified_lines_keep_their_widths(void **state) {
    (void)state;
    fresh();
    struct ts_break_opts opts = measured(4500);
    struct ts_line filled = line_of("xxxx"
                                    "xx",
                                    4, &opts);
    opts.justify = false;
    struct ts_line ragged = line_of("xxxx"
                                    "xx",
                                    4, &opts);
    assert_int_equal(filled.width, 4500); /* the control */
    assert_int_equal(ragged.width, 4000);
}

static void the_first_line_is_indented(void **state) {
    (void)state;
    fresh();
    struct text *t = text_of("xxxxxxxxxxxxxxxxxxxx");
    struct ts_break_opts opts = measured(10 * EM);
    assert_string_equal(divided(t, &opts), "10 10");
    opts.indent = 2 * EM;
    assert_string_equal(divided(t, &opts), "8 10 2");
    const struct ts_lines *lines = set(t, &opts);
    assert_int_equal(lines->lines[0].glyphs[0].x, 2 * EM);
    assert_int_equal(lines->lines[1].glyphs[0].x, 0);
    assert_int_equal(lines->lines[0].width, 10 * EM);
}

/* CLREQ, "First-line indents": 凸排, the second line and all others further in than the first. The first
 * holds more than they do, which the search must not overlook: twelve of its characters would not fit below
 * it. */
static void the_other_lines_are_indented(void **state) {
    (void)state;
    static const struct {
        ts_len indent, turn;
        const char *want;
    } rows[] = {{0, 4 * EM, "12 8 8 2"},
                {2 * EM, 4 * EM, "10 8 8 4"},
                {4 * EM, 2 * EM, "8 10 10 2"}, /* a quotation: all lines further in, the first still more */
                {4 * EM, 4 * EM, "8 8 8 6"},
                {0, 0, "12 12 6"}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct text *t = text_of("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
        struct ts_break_opts opts = measured(12 * EM);
        opts.indent = rows[i].indent;
        opts.turn = rows[i].turn;
        const char *got = divided(t, &opts);
        ROW(strcmp(got, rows[i].want) == 0, "row %zu: %s, expected %s", i, got, rows[i].want);
        const struct ts_lines *lines = set(t, &opts);
        for (size_t k = 0; k < lines->n; k++) {
            ts_len start = k ? opts.turn : opts.indent;
            ROW(lines->lines[k].glyphs[0].x == start, "row %zu: line %zu begins at %d", i, k,
                lines->lines[k].glyphs[0].x);
            ROW(k + 1 == lines->n || lines->lines[k].width == opts.measure, "row %zu: line %zu", i, k);
        }
        const struct ts_breaks *more = ts_breaks_choose_count(&ctx, &t->list, &opts, lines->n + 1);
        ROW(!more || more->n == lines->n + 1, "row %zu: a line more", i);
    }
    ROWS_PASSED();
}

/* A word that no line but the first holds is cut. */
static void a_word_longer_than_the_other_lines(void **state) {
    (void)state;
    fresh();
    struct text *t = text_of("xxaaaaaaaaaaaaaaxx"); /* 7 em of word; lines of 8 and, below it, of 6 em */
    struct ts_break_opts opts = measured(8 * EM), control = opts;
    opts.turn = 2 * EM;
    const struct ts_lines *lines = set(t, &opts), *wide = set(t, &control);
    bool cut = false;
    for (size_t k = 0; k < lines->n; k++) {
        cut |= lines->lines[k].cut;
        assert_false(lines->lines[k].overfull);
    }
    assert_true(cut);
    for (size_t k = 0; k < wide->n; k++)
        assert_false(wide->lines[k].cut);
}

/* --- choosing breaks
 * --------------------------------------------------------------------------------------------- */

static void divisions(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        ts_len measure;
        const char *want;
    } rows[] = {
        {"xxxxxxxxxx", 5000, "5 5"},     {"xxxxxxxxxxxx", 5000, "5 5 2"},
        {"xxxxx,xxxx", 5500, "6 4"},  /* the pause is half width at the end */
        {"xxx(xxx", 3500, "3 4"},     /* an opening mark never ends a line, and is half at the start */
        {"xx,xx,xxxxx", 6000, "7 4"}, /* 7 em with two pauses: pushed in by 1 em */
        {"aaaa aaaa aaaa", 5000, "8 4"}, {"x", 5000, "1"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct ts_break_opts opts = measured(rows[i].measure);
        const char *got = divided(text_of(rows[i].sketch), &opts);
        ROW(strcmp(got, rows[i].want) == 0, "%s: %s, expected %s", rows[i].sketch, got, rows[i].want);
    }
    ROWS_PASSED();
}

/* Push in first, push out after: the pause after a full line comes in by another pause's half em. */
static void pushing_in_comes_before_pushing_out(void **state) {
    (void)state;
    fresh();
    struct ts_break_opts opts = measured(6000);
    assert_string_equal(divided(text_of("xx,xxx,xxxxx"), &opts), "7 5"); /* 6.5 em: reduced by 1/2 */
    assert_string_equal(divided(text_of("xxxxxx,xxxx"), &opts), "5 6");  /* nothing to reduce: pushed out */
    struct ts_line line = line_of("xx,xxx,xxxxx", 7, &opts);
    assert_int_equal(line.reduced[TS_REDUCE_PAUSE], 500);
    assert_int_equal(line.expanded[TS_EXPAND_OPEN], 0);
}

/* Section 5, (3): a last line of one character, or one and a mark, costs more than an opening, less than a
 * hole. */
static void single_characters_at_the_end(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        ts_len hole;
        const char *want;
    } rows[] = {
        {"xxxxxxxxxxx", 250, "9 2"},   /* opened by 1/8 em in eight gaps */
        {"xxxxxxxxxxx", 100, "10 1"},  /* the control: that would be a hole, which is worse */
        {"xxxxxxxxxxx.", 250, "9 3"},  /* one and a mark */
        {"xxxxxxxxxxx.)", 250, "9 4"}, /* and two */
        {"xxxxxxxxxxxx", 250, "10 2"}, /* two characters are no single */
        {"x", 250, "1"},               /* nor is a whole paragraph */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct ts_break_opts opts = measured(10 * EM);
        opts.hole = rows[i].hole;
        const char *got = divided(text_of(rows[i].sketch), &opts);
        ROW(strcmp(got, rows[i].want) == 0, "%s, hole %d: %s, expected %s", rows[i].sketch, rows[i].hole, got,
            rows[i].want);
    }
    ROWS_PASSED();
}

/* Section 2: a number and its measure word may part, at a small penalty: it weighs less than any filling and
 * more than how ragged an unjustified paragraph is. */
static void a_number_keeps_its_measure_word_if_it_can(void **state) {
    (void)state;
    fresh();
    struct ts_break_opts opts = measured(4250); /* "xxxaa" fills it: 3 + 1/4 + 1 */
    struct text *t = text_of("xxxaaxxxx");
    t->items[5].brk = TS_BREAK_MEASURE;
    assert_string_equal(divided(t, &opts), "5 4");
    opts = measured(4000);
    opts.justify = false;
    for (size_t at = 2; at <= 3; at++) { /* five on two lines: as even as 2 3 or 3 2, the penalty decides */
        t = text_of("xxxxx");
        t->items[at].brk = TS_BREAK_MEASURE;
        assert_string_equal(divided(t, &opts), at == 2 ? "3 2" : "2 3");
    }
}

/* A heading's lines end best at a blank of the copy, then behind a pause or stop, then elsewhere, behind a
 * closing mark too, then between two words of one character, and worst inside quotes: each sketch can part in
 * one place only, behind three items. */
static void ends_of_heading_lines_are_ranked(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        uint8_t brk;
        bool worse; /* than the one before, else the same */
    } ends[] = {{"xx,xxx", TS_BREAK_ALLOWED, true},
                {"(x)xxx", TS_BREAK_ALLOWED, true},
                {"xxxxxx", TS_BREAK_ALLOWED, false},
                {"xxxxxx", TS_BREAK_SINGLES, true},
                {"(xxxx)", TS_BREAK_ALLOWED, true}};
    fresh();
    struct ts_break_opts opts = measured(3000);
    opts.justify = false;
    int before = 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct text *t = text_of(ends[i].sketch);
        for (size_t k = 1; k < t->n; k++)
            t->items[k].brk = k == 3 ? ends[i].brk : TS_BREAK_NEVER;
        int phrase = ts_breaks_choose(&ctx, &t->list, &opts)->phrase;
        ROW(ends[i].worse ? phrase > before : phrase == before, "%s: %d after %d", ends[i].sketch, phrase,
            before);
        ROW(set(t, &opts)->phrase == phrase, "%s: lost on the way to the lines", ends[i].sketch);
        before = phrase;
        t->items[3].gap = TS_GAP_FIXED; /* the copy's blank there: the best outside quotes */
        phrase = ts_breaks_choose(&ctx, &t->list, &opts)->phrase;
        bool inside = i + 1 == sizeof ends / sizeof *ends;
        ROW((phrase == 0) == !inside, "%s with a blank: %d", ends[i].sketch, phrase);
    }
    ROWS_PASSED();
}

/* A word longer than the line is cut, and the line says so; a shorter one never is. */
static void long_words_are_cut(void **state) {
    (void)state;
    fresh();
    struct ts_break_opts opts = measured(3000);
    const struct ts_lines *lines = set(text_of("aaaaaaaaaaaaaa"), &opts); /* 7 em */
    assert_int_equal(lines->n, 3);
    for (size_t k = 0; k < lines->n; k++) {
        ROW(!lines->lines[k].overfull, "line %zu is overfull", k);
        ROW(lines->lines[k].cut == (k + 1 < lines->n), "line %zu: cut", k);
    }
    lines = set(text_of("xxaaaaaaxx"), &opts); /* the control: a word of just 3 em */
    for (size_t k = 0; k < lines->n; k++)
        ROW(!lines->lines[k].cut, "line %zu: a word that fits was cut", k);
    ROWS_PASSED();
}

/* CLREQ's remedy for marks in a row that no line holds: the rule is broken, and the line says so. */
static void what_no_line_holds_is_broken_against_the_rules(void **state) {
    (void)state;
    fresh();
    struct text *t = text_of("xxxxxxxx");
    for (size_t i = 1; i < 6; i++)
        t->items[i].brk = TS_BREAK_NEVER; /* six Han held together */
    struct ts_break_opts opts = measured(4000);
    const struct ts_lines *lines = set(t, &opts);
    assert_int_equal(lines->n, 2);
    assert_true(lines->lines[0].forced);
    assert_false(lines->lines[0].overfull);
    assert_int_equal(lines->lines[0].width, 4000);
    assert_false(lines->lines[1].forced);
}

/* CLREQ, "Unbreakable marks": a dash is whole even then, and a row of them is broken between its pairs. */
static void a_dash_is_never_broken(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        int em;
        const char *want;
    } rows[] = {
        {"(((==xxxx", 3, "3 3 3"}, /* (((= would fill the line without an opening */
        {"==========", 4, "4 4 2"},
        {"==========", 5, "4 4 2"},
        {"(==========", 4, "3 4 4"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct ts_break_opts opts = measured(rows[i].em * EM);
        const char *got = divided(text_of(rows[i].sketch), &opts);
        ROW(strcmp(got, rows[i].want) == 0, "%s: %s", rows[i].sketch, got);
    }
    ROWS_PASSED();
}

/* --- against all divisions there are
 * ------------------------------------------------------------------------------ */

struct fault {
    int64_t overfull; /* in sum */
    int64_t
        holes; /* their sum, and 250 for each: one is not spread over many lines, nor two gathered into one */
    int single;
    int64_t classes[4]; /* lines opened beyond 0.10, 0.05, 0.02, 0 em */
};

/* The first parts of the ordered key, told from the set lines, written apart from the engine's. */
static struct fault fault_of(const struct ts_lines *lines, const struct text *t, const size_t *ends) {
    struct fault f = {0};
    for (size_t k = 0; k < lines->n; k++) {
        const struct ts_line *l = &lines->lines[k];
        f.overfull += l->overfull ? l->width - l->measure : 0;
        int64_t left = l->measure - l->width; /* nothing to open: short by as much, and a hole at the least */
        int64_t opening = l->opening ? l->opening : left + 250;
        f.holes += l->hole ? opening + 250 : 0;
        if (l->opening && !l->hole)
            f.classes[l->opening > 100 ? 0 : l->opening > 50 ? 1 : l->opening > 20 ? 2 : 3]++;
    }
    int characters = 0;
    for (size_t i = lines->n > 1 ? ends[lines->n - 2] : 0; i < t->n; i++)
        characters += t->items[i].class == TS_HAN || t->items[i].class == TS_WESTERN;
    f.single = lines->n > 1 && characters < 2;
    return f;
}

static int compare_faults(const struct fault *a, const struct fault *b) {
    if (a->overfull != b->overfull)
        return a->overfull < b->overfull ? -1 : 1;
    if (a->holes != b->holes)
        return a->holes < b->holes ? -1 : 1;
    if (a->single != b->single)
        return a->single - b->single;
    for (int i = 0; i < 4; i++)
        if (a->classes[i] != b->classes[i])
            return a->classes[i] < b->classes[i] ? -1 : 1;
    return 0;
}

static void no_division_is_better(void **state) {
    (void)state;
    static const char alphabet[] = "xxxxxx,.()-";
    uint32_t seed = 77;
    for (int round = 0; round < 150; round++) {
        fresh();
        char sketch[20];
        size_t n = 8 + next_random(&seed) % 5;
        for (size_t i = 0; i < n; i++)
            sketch[i] = alphabet[next_random(&seed) % (sizeof alphabet - 1)];
        sketch[0] = sketch[n - 1] = 'x';
        sketch[n] = 0;
        struct text *t = text_of(sketch);
        struct ts_break_opts opts = measured((ts_len)(3000 + 100 * (next_random(&seed) % 30)));
        opts.indent = round % 2 ? EM : 0;
        opts.turn = round % 3 ? 0 : 2 * EM; /* the first line is the longer of the two, or the shorter */
        const struct ts_breaks *chosen = ts_breaks_choose(&ctx, &t->list, &opts);
        struct fault own = fault_of(ts_lines_set(&ctx, &t->list, chosen, &opts), t, chosen->ends);
        for (uint32_t bits = 0; bits < 1u << (n - 1); bits++) {
            size_t ends[20], lines = 0;
            bool legal = true;
            for (size_t i = 1; i < n; i++)
                if (bits >> (i - 1) & 1) {
                    legal &= t->items[i].brk != TS_BREAK_NEVER;
                    ends[lines++] = i;
                }
            ends[lines++] = n;
            if (!legal)
                continue;
            static const bool hangs[20] = {false};
            struct ts_breaks other = {.ends = ends, .hangs = hangs, .n = lines};
            struct fault f = fault_of(ts_lines_set(&ctx, &t->list, &other, &opts), t, ends);
            if (compare_faults(&f, &own) < 0) {
                ROW(false, "%s on %d: %s, but division %x is better", sketch, opts.measure, divided(t, &opts),
                    bits);
                break;
            }
        }
    }
    ROWS_PASSED();
}

/* --- even spacing */

/* The widths of the gaps before the items, from the second on. */
static const char *gaps_of(const struct ts_items *items) {
    const char *s = "";
    for (size_t i = 1; i < items->n; i++)
        s = ts_arena_printf(ctx.keep, "%s%s%d", s, i > 1 ? " " : "", items->items[i].gap_width);
    return s;
}

/* What is missing is shared by the places that may open; Han-Western gaps count what they have, blanks do
 * not. */
static void stretches_are_spread(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        size_t begin, end; /* items */
        ts_len width;
        const char *want;
    } rows[] = {
        {"xxx", 0, 3, 6000, "1500 1500"},
        {"xxx", 0, 3, 3000, "0 0"},
        {"xxx", 0, 3, 2000, "0 0"},
        {"xxx", 0, 3, 3003, "2 1"}, /* to the unit */
        {"xxxxx", 1, 3, 3000, "0 1000 0 0"},
        {"x", 0, 1, 3000, ""},
        {"aaa", 0, 3, 3000, "0 0"}, /* a word has no place */
        {"xaax", 0, 4, 5000, "1000 0 1000"},
        {"xxax", 0, 4, 4800, "434 433 433"}, /* 1,300 for three places, 1/4 em of it there already */
        {"xxax", 0, 4, 4100, "100 250 250"}, /* wide enough: the other takes all */
        {"aa aa", 0, 4, 3300, "0 1300 0"},   /* the blank of 0.3 em, and 1 em more */
        {"x,x", 0, 3, 5000, "1000 1000"},
        {"xx,", 0, 3, 4500, "1000 1000"}, /* half a mark at the end: 2.5 em before */
        {"x-x", 0, 3, 5000, "0 0"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct ts_stretch stretch = {rows[i].begin, rows[i].end, rows[i].width};
        const char *got = gaps_of(ts_spread_apply(&ctx, &text_of(rows[i].sketch)->list, &stretch, 1));
        ROW(strcmp(got, rows[i].want) == 0, "%s to %d: %s, expected %s", rows[i].sketch, rows[i].width, got,
            rows[i].want);
    }
    ROWS_PASSED();
}

/* A name in a line that is filled keeps the width it was given, and is not broken. */
static void spread_text_stays_as_wide(void **state) {
    (void)state;
    fresh();
    struct text *t = text_of("xxxxxx");
    const struct ts_spread_text name = {t->chars[1].text, t->chars[3].text, 3000};
    t->list = *ts_spread_texts(&ctx, &t->list, &name, 1);
    struct ts_break_opts opts = measured(7500);
    const size_t ends[] = {5, 6};
    static const bool hangs[] = {false, false};
    struct ts_breaks breaks = {.ends = ends, .hangs = hangs, .n = 2};
    const struct ts_line *line = ts_lines_set(&ctx, &t->list, &breaks, &opts)->lines;
    assert_int_equal(line->width, 7500); /* five, one of white in the name, 1.5 in the three other places */
    assert_int_equal(line->glyphs[2].x - line->glyphs[1].x, 2000);
    assert_int_equal(line->glyphs[1].x - line->glyphs[0].x, 1500);
    opts = measured(3000);
    opts.justify = false;
    assert_string_equal(divided(t, &opts), "1 2 3");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_of_lines),
        cmocka_unit_test(a_line_measures_as_if_it_stood_alone),
        cmocka_unit_test(what_each_step_can_give),
        cmocka_unit_test(steps_of_reduction_in_order),
        cmocka_unit_test(one_kind_is_reduced_equally),
        cmocka_unit_test(stops_are_reduced_if_the_style_allows),
        cmocka_unit_test(a_mark_may_hang),
        cmocka_unit_test(a_mark_hangs_only_if_it_must),
        cmocka_unit_test(steps_of_expansion_in_order),
        cmocka_unit_test(gaps_open_equally),
        cmocka_unit_test(what_is_never_opened),
        cmocka_unit_test(nothing_to_open_is_a_hole),
        cmocka_unit_test(every_line_but_the_last_fills_its_measure),
        cmocka_unit_test(the_last_line_keeps_its_width),
        cmocka_unit_test(unjustified_lines_keep_their_widths),
        cmocka_unit_test(the_first_line_is_indented),
        cmocka_unit_test(the_other_lines_are_indented),
        cmocka_unit_test(a_word_longer_than_the_other_lines),
        cmocka_unit_test(divisions),
        cmocka_unit_test(pushing_in_comes_before_pushing_out),
        cmocka_unit_test(single_characters_at_the_end),
        cmocka_unit_test(a_number_keeps_its_measure_word_if_it_can),
        cmocka_unit_test(ends_of_heading_lines_are_ranked),
        cmocka_unit_test(long_words_are_cut),
        cmocka_unit_test(what_no_line_holds_is_broken_against_the_rules),
        cmocka_unit_test(a_dash_is_never_broken),
        cmocka_unit_test(stretches_are_spread),
        cmocka_unit_test(spread_text_stays_as_wide),
        cmocka_unit_test(no_division_is_better),
    };
    return RUN_TESTS(tests);
}
