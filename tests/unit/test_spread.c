/* line/spread: text as wide as it is told, on hand-made items. */
#include "sketch.h"

#include "line/spread.h"

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
        cmocka_unit_test(stretches_are_spread),
        cmocka_unit_test(spread_text_stays_as_wide),
    };
    return RUN_TESTS(tests);
}
