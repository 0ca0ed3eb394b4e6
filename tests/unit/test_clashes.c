/* page/clashes.h: heads that stand side by side (碰题) or one right under another (叠题) on a page that was
 * set. Hand-made display lists on a grid of 8 columns x 124 rows; what clashes is said by the definitions
 * there. */
#include "testing.h"

#include "page/clashes.h"

#include <unistd.h>

enum { MOST = 3 };

/* A block of one rectangle, with the rows of its head's lines and of its text. */
struct block {
    struct ts_grid_rect at;
    int head, head_rows; /* rows counted from the page's top; 0 head_rows = none */
    int text, text_rows;
    enum ts_role kind; /* of the head's line */
    enum ts_block_role role;
    enum ts_block_ground ground;
    int head_columns; /* 0 = all of the block's */
    bool vertical, continued;
};

static const struct {
    const char *name;
    struct block blocks[MOST];
    const char *clashes; /* first-second, * = stacked */
} pages[] = {
    {"side by side on the same rows",
     {{{0, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE},
      {{4, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE}},
     "0-1 "},
    {"a photo's headline is one",
     {{{0, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE},
      {{4, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE, .role = TS_BLOCK_PHOTO}},
     "0-1 "},
    {"a deck beside a headline that begins lower",
     {{{0, 0, 4, 60}, 6, 3, 12, 48, .kind = TS_ROLE_DECK},
      {{4, 7, 4, 53}, 8, 3, 14, 46, .kind = TS_ROLE_HEADLINE}},
     "0-1 "},
    {"one that begins under the other's",
     {{{0, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE},
      {{4, 2, 4, 58}, 4, 3, 9, 51, .kind = TS_ROLE_HEADLINE}},
     ""},
    {"a frame parts them",
     {{{0, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE},
      {{4, 0, 4, 60},
       0,
       3,
       5,
       55,
       .kind = TS_ROLE_HEADLINE,
       .role = TS_BLOCK_ARTICLE,
       .ground = TS_BLOCK_FRAMED}},
     ""},
    {"a tint parts them",
     {{{0, 0, 4, 60},
       0,
       3,
       5,
       55,
       .kind = TS_ROLE_HEADLINE,
       .role = TS_BLOCK_ARTICLE,
       .ground = TS_BLOCK_TINTED},
      {{4, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE}},
     ""},
    {"a vertical headline",
     {{{0, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE},
      {{4, 0, 4, 60}, 0, 30, 0, 60, .kind = TS_ROLE_HEADLINE, .vertical = true}},
     ""},
    {"briefs have none",
     {{{0, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE},
      {{4, 0, 4, 60}, 0, 2, 2, 58, .kind = TS_ROLE_HEADLINE, .role = TS_BLOCK_BRIEFS}},
     ""},
    {"a block stands between",
     {{{0, 0, 3, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE},
      {{5, 0, 3, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE}},
     ""},
    {"a head over two of four columns, text between",
     {{{0, 0, 4, 60}, 0, 3, 0, 60, .kind = TS_ROLE_HEADLINE, .head_columns = 2},
      {{4, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE}},
     ""},
    {"what comes from another page has a headline",
     {{{0, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE},
      {{4, 0, 4, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE, .continued = true}},
     "0-1 "},
    {"three rows of text between two heads",
     {{{0, 0, 4, 8}, 0, 3, 5, 3, .kind = TS_ROLE_HEADLINE},
      {{0, 8, 4, 50}, 10, 3, 15, 43, .kind = TS_ROLE_HEADLINE}},
     "0-1* "},
    {"four rows",
     {{{0, 0, 4, 9}, 0, 3, 5, 4, .kind = TS_ROLE_HEADLINE},
      {{0, 9, 4, 50}, 11, 3, 16, 43, .kind = TS_ROLE_HEADLINE}},
     ""},
    {"a head alone in its part, the other under some of its columns",
     {{{0, 0, 8, 8}, 0, 3, 0, 0, .kind = TS_ROLE_HEADLINE},
      {{5, 8, 3, 50}, 10, 3, 15, 43, .kind = TS_ROLE_HEADLINE}},
     "0-1* "},
    {"the other stands under others of its columns' neighbours",
     {{{0, 0, 4, 8}, 0, 3, 5, 3, .kind = TS_ROLE_HEADLINE},
      {{4, 8, 4, 50}, 10, 3, 15, 43, .kind = TS_ROLE_HEADLINE}},
     ""},
    {"a row of three",
     {{{0, 0, 3, 60}, 0, 3, 5, 55, .kind = TS_ROLE_HEADLINE},
      {{3, 0, 3, 60}, 1, 2, 5, 55, .kind = TS_ROLE_HEADLINE},
      {{6, 0, 2, 60}, 2, 2, 5, 55, .kind = TS_ROLE_HEADLINE}},
     "0-1 1-2 "},
};

static const char *styles[] = {NULL, NULL};

static struct ts_page draw(const struct ts_plan *plan, const struct block *blocks, const struct ts_grid *g) {
    static const struct ts_line across = {.em = 1}, down = {.length = 1};
    struct ts_page page = {0};
    for (int i = 0; i < plan->n_blocks; i++) {
        const struct block *b = &blocks[i];
        ts_len x = ts_grid_column_x(g, b->at.column);
        size_t first = page.draws.n;
        if (b->head_rows)
            ts_display_mark(&ctx, &page, b->continued ? (int)TS_MARK_BLOCK : (int)b->kind, x,
                            ts_grid_row_y(g, b->head), g->measure, b->head_rows * g->row, -1);
        if (b->head_rows)
            page.draws.v[first].line = b->vertical ? &down : &across;
        if (b->text_rows)
            ts_display_mark(&ctx, &page, TS_MARK_COLUMN, x, ts_grid_row_y(g, b->text), g->measure,
                            b->text_rows * g->row, 0);
        for (; first < page.draws.n; first++)
            page.draws.v[first].block = i;
    }
    return page;
}

static const char *clashes_of(const struct block *blocks) {
    const struct ts_style_request request = {.name = "news", .folders = styles};
    const struct ts_style *style = ts_style_load(&ctx, &request);
    struct ts_plan_block made[MOST] = {0};
    struct ts_style own[MOST];
    struct ts_plan plan = {.style = style, .blocks = made};
    for (; plan.n_blocks < MOST && blocks[plan.n_blocks].at.rows; plan.n_blocks++) {
        const struct block *b = &blocks[plan.n_blocks];
        own[plan.n_blocks] = *style;
        own[plan.n_blocks].head.columns = b->head_columns;
        made[plan.n_blocks] = (struct ts_plan_block){.role = (int)b->role,
                                                     .ground = b->ground,
                                                     .parts = &b->at,
                                                     .n_parts = 1,
                                                     .from = b->continued ? "1" : "",
                                                     .to = "",
                                                     .style = &own[plan.n_blocks]};
    }
    struct ts_grid grid = ts_grid_make(style);
    struct ts_page page = draw(&plan, blocks, &grid);
    ts_clash_list list = ts_clashes_find(&ctx, &plan, &page);
    const char *text = "";
    for (size_t i = 0; i < list.n; i++)
        text = ts_arena_printf(ctx.keep, "%s%d-%d%s ", text, list.v[i].first, list.v[i].second,
                               list.v[i].stacked ? "*" : "");
    return text;
}

static void table(void **state) {
    (void)state;
    static char path[4096];
    assert_non_null(getcwd(path, sizeof path - 8));
    strcat(path, "/styles");
    styles[0] = path;
    for (size_t i = 0; i < N_ROWS(pages); i++) {
        fresh();
        const char *got = clashes_of(pages[i].blocks);
        ROW(strcmp(got, pages[i].clashes) == 0, "%s: \"%s\", not \"%s\"", pages[i].name, got,
            pages[i].clashes);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(table)};
    return RUN_TESTS(tests);
}
