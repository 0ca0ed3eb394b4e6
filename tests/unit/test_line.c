/* line/measure and line/lines: how wide lines are and how they are filled, on hand-made items. */
#include "sketch.h"

/* --- natural width -------------------------------------------------------------------------------------- */

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

/* --- filling: reduction --------------------------------------------------------------------------------- */

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

/* --- filling: expansion --------------------------------------------------------------------------------- */

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

/* --- which lines are filled ----------------------------------------------------------------------------- */

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
    };
    return RUN_TESTS(tests);
}
