/* line/stack: vertical lines of headings; CLREQ, "Vertical writing mode" and "Positioning of punctuation
 * marks": characters in cells of 1 em under each other, marks at the place that vertical writing gives them.
 * Every face of the built-in style that sets headings is tried. */
#include "open_fonts.h"

#include "line/stack.h"

enum { EM = 100000, HALF = EM / 2, GAP = 70000, ROUNDING = EM / 50 };

static const enum ts_font_role roles[] = {TS_FONT_BIAOSONG, TS_FONT_HEI, TS_FONT_SONG, TS_FONT_KAI};

static const struct ts_line *stack_as(enum ts_font_role role, const char *text, unsigned marked, int tracking,
                                      int punctuation) {
    fresh();
    struct ts_type *type = TS_NEW(ctx.keep, struct ts_type, 1);
    *type = (struct ts_type){.font = (int)role, .size = EM, .phrase_gap = GAP, .tracking = tracking};
    struct ts_shape_piece piece = {.text = ts_slice_of(text), .type = type, .marked = marked};
    struct ts_shape_origin origin = {.first = text, .quiet = true, .vertical = true};
    const struct ts_runs *runs = ts_runs_shape(&ctx, fonts, &origin, &piece, 1);
    assert_non_null(runs);
    return ts_stack_set(&ctx, runs, punctuation);
}

static const struct ts_line *stack(enum ts_font_role role, const char *text, unsigned marked, int tracking) {
    return stack_as(role, text, marked, tracking, TS_PUNCTUATION_FULL);
}

static const struct {
    const char *text;
    int length;
} lengths[] = {
    {"新作为", 3 * EM},
    {"新，作", 3 * EM},
    {"“新”作", 3 * EM + HALF}, /* the opening mark has no space at the head */
    {"作“新”", 3 * EM + HALF}, /* nor the closing one at the end */
    {"新、作、", 3 * EM + HALF},
    {"《新》、作", 4 * EM},          /* 》、 share the space of one */
    {"《新》《作》", 4 * EM + HALF}, /* 》《 stand half an em apart */
    {"作（《新》）", 4 * EM + HALF}, /* both pairs close up, and the end */
    {"新：作？", 4 * EM},            /* in the middle of their cells */
    {"10家", 2 * EM},                /* two digits in one cell */
    {"AI新", 2 * EM},
    {"2025年", 5 * EM}, /* more stand one under another */
    {"新 作", 2 * EM + GAP},
    {"新　作", 2 * EM + GAP},
    {"新作 ", 2 * EM}, /* a blank at the end is none */
    {"新作——为", 5 * EM},
    {"新”　“作", 3 * EM + GAP + HALF + HALF}, /* across a gap nothing is taken */
};

static void cells_and_trims(void **state) {
    (void)state;
    for (size_t r = 0; r < N_ROWS(roles); r++)
        for (size_t i = 0; i < N_ROWS(lengths); i++) {
            const struct ts_line *l = stack(roles[r], lengths[i].text, 0, 0);
            ROW(l && l->length == lengths[i].length && l->width == EM, "%s: %.3f em", lengths[i].text,
                l ? (double)l->length / EM : -1.0);
        }
    ROWS_PASSED();
}

/* 半角: a mark takes half a cell; 开明: but for 。; 无: a whole one everywhere. */
static const struct {
    const char *text;
    int full, kaiming, half, none;
} widths[] = {
    {"作“新”为", 5 * EM, 4 * EM, 4 * EM, 5 * EM},
    {"“新”作", 3 * EM + HALF, 3 * EM, 3 * EM, 4 * EM},
    {"新。作", 3 * EM, 3 * EM, 2 * EM + HALF, 3 * EM},
    {"新、作", 3 * EM, 2 * EM + HALF, 2 * EM + HALF, 3 * EM},
    {"《新》《作》", 4 * EM + HALF, 4 * EM, 4 * EM, 6 * EM},
    {"新” “作", 4 * EM + GAP, 3 * EM + GAP, 3 * EM + GAP, 4 * EM + GAP},
    {"新：作", 3 * EM, 3 * EM, 3 * EM, 3 * EM},
};

static void marks_as_the_style_has_them(void **state) {
    (void)state;
    for (size_t i = 0; i < N_ROWS(widths); i++) {
        const int wanted[] = {widths[i].full, widths[i].kaiming, widths[i].half, widths[i].none};
        static const int styles[] = {TS_PUNCTUATION_FULL, TS_PUNCTUATION_KAIMING, TS_PUNCTUATION_HALF,
                                     TS_PUNCTUATION_NONE};
        for (int k = 0; k < 4; k++) {
            const struct ts_line *l = stack_as(TS_FONT_BIAOSONG, widths[i].text, 0, 0, styles[k]);
            ROW(l && l->length == wanted[k], "%s, style %d: %.3f em", widths[i].text, styles[k],
                l ? (double)l->length / EM : -1.0);
        }
    }
    ROWS_PASSED();
}

static void tracking_stands_between(void **state) {
    (void)state;
    assert_int_equal(stack(TS_FONT_HEI, "新作为", 0, 100)->length, 3 * EM + 2 * EM / 10);
}

/* Ink of the k-th glyph: from the line's left edge and its head. */
static struct ts_ink ink_of(const struct ts_line *l, size_t k) {
    const struct ts_set_glyph *g = &l->glyphs[k];
    struct ts_ink ink = ts_face_ink(g->face, g->id, EM);
    return (struct ts_ink){g->x + ts_len_scale(ink.x0, g->stretch, 10000),
                           g->x + ts_len_scale(ink.x1, g->stretch, 10000), -g->y - ink.y1, -g->y - ink.y0};
}

/* No trim cuts ink off, and nothing stands beside the line. */
static void ink_is_inside(void **state) {
    (void)state;
    for (size_t r = 0; r < N_ROWS(roles); r++)
        for (size_t i = 0; i < N_ROWS(lengths); i++) {
            const struct ts_line *l = stack(roles[r], lengths[i].text, 0, 0);
            for (size_t k = 0; k < l->n_glyphs; k++) {
                struct ts_ink ink = ink_of(l, k);
                ROW(ink.x0 >= -ROUNDING && ink.x1 <= EM + ROUNDING && ink.y0 >= -ROUNDING &&
                        ink.y1 <= l->length + ROUNDING,
                    "%s, role %zu, glyph %zu: %d %d by %d %d", lengths[i].text, r, k, ink.x0, ink.x1, ink.y0,
                    ink.y1);
            }
        }
    ROWS_PASSED();
}

/* ，、。 in the upper right corner of their cell; opening brackets in its lower half, closing ones in the
 * upper (GB/T 15834, 5.2; CLREQ). */
static void marks_stand_where_vertical_lines_have_them(void **state) {
    (void)state;
    static const char *const corner[] = {"，", "、", "。"}, *const opening[] = {"（", "《", "“", "「", "【"},
                             *const closing[] = {"）", "》", "”", "」", "】"};
    for (size_t r = 0; r < N_ROWS(roles); r++) {
        for (size_t i = 0; i < N_ROWS(corner); i++) {
            struct ts_ink ink =
                ink_of(stack(roles[r], ts_arena_printf(ctx.keep, "新%s作", corner[i]), 0, 0), 1);
            ROW(ink.x0 >= HALF && ink.y1 <= EM + HALF, "%s, role %zu: %d %d", corner[i], r, ink.x0, ink.y1);
        }
        for (size_t i = 0; i < N_ROWS(opening); i++) {
            struct ts_ink ink =
                ink_of(stack(roles[r], ts_arena_printf(ctx.keep, "新%s作", opening[i]), 0, 0), 1);
            ROW(ink.y0 >= EM + HALF - ROUNDING, "%s, role %zu: %d", opening[i], r, ink.y0);
            ink = ink_of(stack(roles[r], ts_arena_printf(ctx.keep, "新%s作", closing[i]), 0, 0), 1);
            ROW(ink.y1 <= EM + HALF + ROUNDING, "%s, role %zu: %d", closing[i], r, ink.y1);
        }
    }
    ROWS_PASSED();
}

/* The parts of —— touch. */
static void a_dash_is_one_stroke(void **state) {
    (void)state;
    for (size_t r = 0; r < N_ROWS(roles); r++) {
        const struct ts_line *l = stack(roles[r], "新——作", 0, 0);
        ROW(abs(ink_of(l, 1).y1 - ink_of(l, 2).y0) <= ROUNDING, "role %zu: %d %d", r, ink_of(l, 1).y1,
            ink_of(l, 2).y0);
    }
    ROWS_PASSED();
}

/* Each glyph stands for its own characters, in their order: the page's text is the copy's. */
static void text_is_the_copy(void **state) {
    (void)state;
    const char *text = "AI“灯塔”2025年10家";
    const struct ts_line *l = stack(TS_FONT_BIAOSONG, text, 0, 0);
    size_t at = 0;
    for (size_t k = 0; k < l->n_glyphs; k++) {
        assert_ptr_equal(l->glyphs[k].text, text + at);
        at += l->glyphs[k].n_text;
    }
    assert_int_equal(at, strlen(text));
    assert_int_equal(l->glyphs[0].y, l->glyphs[1].y); /* A and I side by side */
    assert_true(l->glyphs[0].x < l->glyphs[1].x);
}

static void what_cannot_stand_so(void **state) {
    (void)state;
    assert_null(stack(TS_FONT_HEI, "新作", TS_MARKED_DOTS, 0));
    assert_null(stack(TS_FONT_HEI, "新作", TS_MARKED_RUBY, 0));
    assert_null(stack(TS_FONT_HEI, "", 0, 0));
    assert_non_null(stack(TS_FONT_HEI, "新作", TS_MARKED_STRONG, 0));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_and_trims),
        cmocka_unit_test(marks_as_the_style_has_them),
        cmocka_unit_test(tracking_stands_between),
        cmocka_unit_test(ink_is_inside),
        cmocka_unit_test(marks_stand_where_vertical_lines_have_them),
        cmocka_unit_test(a_dash_is_one_stroke),
        cmocka_unit_test(text_is_the_copy),
        cmocka_unit_test(what_cannot_stand_so),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
