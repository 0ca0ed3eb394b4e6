/* page/tally: characters of the copy and of the page. Pages are made by hand here, so that some can lack
 * text. */
#include "reading.h"

#include "page/tally.h"

/* A line with a glyph for each byte of a text that begins a character. */
static const struct ts_line *line_of(struct ts_slice text) {
    struct ts_line *line = TS_NEW(ctx.keep, struct ts_line, 1);
    struct ts_set_glyph *glyphs = TS_NEW(ctx.keep, struct ts_set_glyph, text.n + 1);
    for (size_t i = 0; i < text.n; i++) {
        if ((text.p[i] & 0xC0) != 0x80)
            glyphs[line->n_glyphs++].text = text.p + i;
        glyphs[line->n_glyphs - 1].n_text++;
    }
    line->glyphs = glyphs;
    return line;
}

static void draw(struct ts_page *page, enum ts_draw_kind kind, struct ts_slice text) {
    *TS_VEC_ADD(ctx.keep, &page->draws) = (struct ts_draw){.kind = kind, .line = line_of(text)};
}

static void draw_article(struct ts_page *page, const struct ts_article *a) {
    for (size_t i = 0; i < a->n_paras; i++)
        for (size_t k = 0; k < a->paras[i].n_spans; k++) {
            const struct ts_span *s = &a->paras[i].spans[k];
            draw(page, TS_DRAW_TEXT, ts_slice_cut(a->paras[i].text, s->begin, s->end));
            draw(page, TS_DRAW_TEXT, s->ruby);
        }
}

static struct ts_tally tally_of(const struct ts_article *a, struct ts_page *page) {
    struct ts_tally t = {0};
    struct ts_pages pages = {page, 1, NULL};
    ts_tally_add_article(&t, a);
    ts_tally_add_pages(&t, &pages, &a, 1);
    ts_tally_report(&ctx, &t, "a.txt");
    return t;
}

/* By hand: # is markup, the blanks and line ends are not seen; 题 and 9 of the text. */
static const char copy[] = "# 题\n\n正文 三，**四五**六。\n";

/* The headline over what goes on is the page's own text, and so is what stands small above it. */
static void what_is_repeated(void **state) {
    (void)state;
    const struct ts_article *a = parse("# {题|tí}\n\n正文三四五六。\n");
    struct ts_page page = {0};
    draw_article(&page, a);
    const struct ts_span *s = &a->paras[0].spans[0];
    while (!s->ruby.n)
        s++;
    struct ts_line line = *line_of(ts_slice_cut(a->paras[0].text, s->begin, s->end));
    line.ruby = line_of(s->ruby);
    ts_display_line(&ctx, &page, &line, 0, 0, TS_MARK_JUMP, -1, -1, -1);
    struct ts_tally t = tally_of(a, &page);
    assert_int_equal(t.to_set, 10); /* 题, t, í and 7 of the text */
    assert_int_equal(t.set, 10);
    ts_display_line(&ctx, &page, &line, 0, 0, TS_ROLE_HEADLINE, 0, 0, -1); /* control: set twice */
    t = tally_of(a, &page);
    assert_int_equal(t.set, 13);
}

static void what_is_whole(void **state) {
    (void)state;
    const struct ts_article *a = parse(copy);
    struct ts_page page = {0};
    draw_article(&page, a);
    struct ts_tally t = tally_of(a, &page);
    assert_int_equal(t.in, 14);
    assert_int_equal(t.to_set, 9);
    assert_int_equal(t.set, 9);
    assert_int_equal(t.replaced, 0);
    assert_true(said("characters: 14 in, of them 5 markup and header; 9 set; 0 joins, 0 replaced"));
    assert_int_equal(ts_diag_status(ctx.diag), TS_DONE);
}

/* Text of the program's own is not of the copy, nor is ink. */
static void what_is_not_of_the_copy(void **state) {
    (void)state;
    const struct ts_article *a = parse(copy);
    struct ts_page page = {0};
    draw_article(&page, a);
    draw(&page, TS_DRAW_TEXT, ts_slice_of("版次"));
    draw(&page, TS_DRAW_INK, a->paras[0].text);
    assert_int_equal(tally_of(a, &page).set, 9);
    assert_int_equal(ts_diag_status(ctx.diag), TS_DONE);
}

static void what_is_lost_or_doubled(void **state) {
    (void)state;
    const struct ts_article *a = parse(copy);
    struct ts_page page = {0};
    draw_article(&page, a);
    page.draws.n -= 2; /* the last span, and its ruby */
    assert_int_equal(tally_of(a, &page).set, 7);
    assert_true(said("the text has 9 characters, and 7 are on the pages"));
    assert_int_equal(ts_diag_status(ctx.diag), TS_LOOK);
    a = parse(copy);
    page = (struct ts_page){0};
    draw_article(&page, a);
    draw(&page, TS_DRAW_TEXT, a->paras[0].text);
    assert_int_equal(tally_of(a, &page).set, 10);
    assert_int_equal(ts_diag_status(ctx.diag), TS_LOOK);
}

/* The bars are signs, whether the rows are set in cells or, too wide, as text. */
static void tables(void **state) {
    (void)state;
    static const char table[] = "# 题\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁\\|戊 |\n";
    const struct ts_article *a = parse(table);
    struct ts_page page = {0};
    draw_article(&page, a); /* with the bars */
    struct ts_tally t = tally_of(a, &page);
    assert_int_equal(t.to_set, 7); /* 题甲乙丙丁|戊 */
    assert_int_equal(t.set, 7);
    assert_int_equal(ts_diag_status(ctx.diag), TS_DONE);
}

/* A headline of the header is text of the copy, though it is read by YAML. */
static void of_the_header(void **state) {
    (void)state;
    const struct ts_article *a = parse("---\n标题: 题目\n报名: 晚报\n---\n正文。\n");
    struct ts_page page = {0};
    draw_article(&page, a);
    draw(&page, TS_DRAW_TEXT, ts_slice_of(a->folio.paper));
    struct ts_tally t = tally_of(a, &page);
    assert_int_equal(t.to_set, 5);
    assert_int_equal(t.set, 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_repeated),
        cmocka_unit_test(what_is_whole),
        cmocka_unit_test(what_is_not_of_the_copy),
        cmocka_unit_test(what_is_lost_or_doubled),
        cmocka_unit_test(tables),
        cmocka_unit_test(of_the_header),
    };
    return RUN_TESTS(tests);
}
