/* line/cells: where ink stands in its cell, against what the fonts themselves say of half-width marks (the
 * OpenType feature halt) and of the height of their ideographs. Every face of the built-in style is tried. */
#include "open_fonts.h"

#include "base/utf8.h"
#include "line/items.h"
#include "line/uax14.h"

#include <hb-ot.h>

enum { EM = 100000 };

static struct ts_uax14 *uax14;

static int open_all(void **state) {
    if (open_fonts(state) != 0)
        return -1;
    uax14 = ts_uax14_new(&long_lived);
    return 0;
}

static int close_all(void **state) {
    ts_uax14_close(uax14);
    return close_fonts(state);
}

/* The item of a mark between two Han characters, with its glyph and face. */
struct set_mark {
    struct ts_item item;
    struct ts_glyph glyph;
    const struct ts_face *face;
    uint32_t code_point;
};

/* Set 中X文 for the mark at `mark`, which takes `n` bytes. */
static struct set_mark set_mark(enum ts_font_role role, const char *mark, size_t n,
                                const struct ts_line_rules *rules) {
    fresh();
    char *text = ts_arena_printf(ctx.keep, "中%.*s文", (int)n, mark);
    struct ts_type type = {.font = (int)role, .size = EM};
    struct ts_shape_piece piece = {.text = ts_slice_of(text), .type = &type};
    struct ts_shape_origin origin = {.first = text, .quiet = true};
    const struct ts_runs *runs = ts_runs_shape(&ctx, fonts, &origin, &piece, 1);
    assert_non_null(runs);
    const struct ts_items *items = ts_items_make(&ctx, uax14, runs, rules);
    assert_int_equal(items->n, 3);
    const struct ts_char *c = &runs->chars[1];
    return (struct set_mark){items->items[1], runs->glyphs[c->first_glyph], c->face, c->code_point};
}

/* The widths of “ and ” in a heading whose own punctuation this is, where the text's is another. */
static void headings_marks(int own, int of_text, ts_len widths[2]) {
    fresh();
    struct ts_line_rules rules = style->line;
    rules.punctuation = of_text;
    struct ts_type type = {.font = TS_FONT_BIAOSONG, .size = EM, .punctuation = own};
    struct ts_shape_piece piece = {.text = ts_slice_of("造“海”上"), .type = &type};
    struct ts_shape_origin origin = {.first = piece.text.p, .quiet = true};
    const struct ts_runs *runs = ts_runs_shape(&ctx, fonts, &origin, &piece, 1);
    const struct ts_items *items = ts_items_make(&ctx, uax14, runs, &rules);
    assert_int_equal(items->n, 5);
    widths[0] = items->items[1].width;
    widths[1] = items->items[3].width;
}

static void a_heading_may_have_a_punctuation_of_its_own(void **state) {
    static const struct {
        int own, of_text;
        ts_len width;
    } cases[] = {{TS_PUNCTUATION_AS_TEXT, TS_PUNCTUATION_FULL, EM},
                 {TS_PUNCTUATION_AS_TEXT, TS_PUNCTUATION_HALF, EM / 2},
                 {TS_PUNCTUATION_HALF, TS_PUNCTUATION_FULL, EM / 2},
                 {TS_PUNCTUATION_KAIMING, TS_PUNCTUATION_FULL, EM / 2},
                 {TS_PUNCTUATION_FULL, TS_PUNCTUATION_HALF, EM},
                 {TS_PUNCTUATION_NONE, TS_PUNCTUATION_HALF, EM}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ts_len widths[2];
        headings_marks(cases[i].own, cases[i].of_text, widths);
        assert_int_equal(widths[0], cases[i].width);
        assert_int_equal(widths[1], cases[i].width);
    }
}

static bool has_feature(const struct ts_face *f, hb_tag_t tag) {
    hb_tag_t only[] = {tag, HB_TAG_NONE};
    hb_set_t *lookups = hb_set_create();
    hb_ot_layout_collect_lookups(f->hb_face, HB_OT_TAG_GPOS, NULL, NULL, only, lookups);
    bool has = !hb_set_is_empty(lookups);
    hb_set_destroy(lookups);
    return has;
}

/* What halt makes of a glyph: the cell's width, and where the ink begins in it. False if it leaves the glyph
 * as wide as it is. */
static bool find_half(const struct set_mark *m, double *width, double *ink) {
    hb_feature_t features[] = {{HB_TAG('h', 'a', 'l', 't'), 1, 0, (unsigned)-1},
                               {HB_TAG('f', 'w', 'i', 'd'), 1, 0, (unsigned)-1}};
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf32(buffer, &m->code_point, 1, 0, 1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string("zh-Hans", -1));
    hb_shape(m->face->hb_font, buffer, features, 2);
    unsigned n;
    hb_glyph_position_t at = hb_buffer_get_glyph_positions(buffer, &n)[0];
    bool same = n == 1 && hb_buffer_get_glyph_infos(buffer, &n)[0].codepoint == m->glyph.id;
    hb_buffer_destroy(buffer);
    hb_glyph_extents_t e;
    hb_font_get_glyph_extents(m->face->hb_font, m->glyph.id, &e);
    double em = m->face->units_per_em;
    *width = at.x_advance / em;
    *ink = (at.x_offset + e.x_bearing) / em;
    return same && at.x_advance < (int)m->face->units_per_em;
}

/* Where the engine puts the ink in the half that is left of a mark's cell at a line's start or end. */
static double ink_in_half(const struct set_mark *m) {
    struct ts_ink ink = ts_face_ink(m->face, m->glyph.id, EM);
    return (double)(m->item.origin + m->glyph.x + ink.x0 - m->item.before) / EM;
}

static const char marks_of_halves[] = "「『（《〈【〖〔［｛“‘」』）》〉】〗〕］｝”’，、；：。．？！";

/* The measured ink gives the place that the font's maker gave it, but for rounding. */
static void ink_stands_where_halt_puts_it(void **state) {
    (void)state;
    int compared = 0, with_halt = 0;
    for (int role = 0; role < TS_N_FONT_ROLES; role++) {
        const struct ts_face *face = ts_fontset_find(fonts, (enum ts_font_role)role, 0, false);
        assert_non_null(face);
        if (!has_feature(face, HB_TAG('h', 'a', 'l', 't')))
            continue;
        with_halt++;
        size_t used;
        for (const char *p = marks_of_halves; *p; p += used) {
            ts_utf8_decode(p, strlen(p), &used);
            struct set_mark m = set_mark((enum ts_font_role)role, p, used, &style->line);
            double width, ink;
            bool half = find_half(&m, &width, &ink);
            ROW(half, "%s: halt does nothing for %.*s", face->ps_name, (int)used, p);
            if (!half)
                continue;
            ROW((m.item.width - m.item.before - m.item.after) * 2 == EM, "%s: %.*s is not half",
                face->ps_name, (int)used, p);
            ROW(width > 0.499 && width < 0.501, "%s: halt makes %.*s %.3f wide", face->ps_name, (int)used, p,
                width);
            double off = ink_in_half(&m) - ink;
            ROW(off > -0.02 && off < 0.02, "%s: %.*s at %.3f of its half, by halt %.3f", face->ps_name,
                (int)used, p, ink_in_half(&m), ink);
            compared++;
        }
    }
    ROW(with_halt >= 3, "%d faces with halt", with_halt); /* Noto's Song, 标宋 and Hei */
    ROW(compared >= 3 * 30, "%d marks compared", compared);
    ROWS_PASSED();
}

/* The control: a full cell is not where halt puts the ink of an opening mark. */
static void halt_is_not_the_full_cell(void **state) {
    (void)state;
    struct set_mark m = set_mark(TS_FONT_SONG, "（", strlen("（"), &style->line);
    double width, ink;
    assert_true(find_half(&m, &width, &ink));
    double full = (double)(m.item.origin + ts_face_ink(m.face, m.glyph.id, EM).x0) / EM;
    assert_true(full - ink > 0.4);
}

/* CLREQ, "Sizes and positions": in the vertical middle of their frame, told from the ink of 中 in the same
 * face, within 1/25 em; and what is nearer than that is left alone. */
static void marks_in_the_middle_of_the_line(void **state) {
    (void)state;
    static const char marks[] = "—…⋯·・‧–～~-／/";
    for (int role = 0; role < TS_N_FONT_ROLES; role++) {
        size_t used;
        for (const char *p = marks; *p; p += used) {
            ts_utf8_decode(p, strlen(p), &used);
            struct set_mark m = set_mark((enum ts_font_role)role, p, used, &style->line);
            hb_codepoint_t zhong;
            assert_true(hb_font_get_nominal_glyph(m.face->hb_font, 0x4E2D, &zhong));
            struct ts_ink han = ts_face_ink(m.face, zhong, EM), ink = ts_face_ink(m.face, m.glyph.id, EM);
            double drawn = (double)(ink.y0 + ink.y1 - han.y0 - han.y1) / (2.0 * EM);
            double off = drawn + (double)m.item.rise / EM;
            ROW(off > -0.0401 && off < 0.0401, "%s: %.*s is %.3f off", m.face->ps_name, (int)used, p, off);
            bool near = drawn > -0.0399 && drawn < 0.0399;
            ROW(!near || m.item.rise == 0, "%s: %.*s was moved by %d", m.face->ps_name, (int)used, p,
                m.item.rise);
            ROW(near || (off > -0.001 && off < 0.001), "%s: %.*s is %.3f off", m.face->ps_name, (int)used, p,
                off);
        }
    }
    ROWS_PASSED();
}

/* The mainland's pauses and stops, brackets and Han keep the height that the font gives them. */
static void other_marks_are_not_raised(void **state) {
    (void)state;
    for (int role = 0; role < TS_N_FONT_ROLES; role++) {
        size_t used;
        for (const char *p = marks_of_halves; *p; p += used) {
            ts_utf8_decode(p, strlen(p), &used);
            struct set_mark m = set_mark((enum ts_font_role)role, p, used, &style->line);
            ROW(m.item.rise == 0, "%.*s was moved by %d", (int)used, p, m.item.rise);
        }
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_may_have_a_punctuation_of_its_own),
        cmocka_unit_test(ink_stands_where_halt_puts_it),
        cmocka_unit_test(halt_is_not_the_full_cell),
        cmocka_unit_test(marks_in_the_middle_of_the_line),
        cmocka_unit_test(other_marks_are_not_raised),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
