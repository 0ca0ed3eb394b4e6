/* grid/: rows and columns of a page; the figures are those of newspaper-page.md, "Sheet and grid". */
#include "testing.h"

#include "grid/grid.h"

struct page {
    const char *name;
    double width, height, size, row; /* mm, mm, 点, 点 */
    int columns, characters;
};

static ts_len points(double n) {
    return (ts_len)(n * TS_POINT + 0.5);
}

static struct ts_grid grid_of(const struct page *p) {
    struct ts_style s = {.area_left = 20 * TS_MM,
                         .area_top = 35 * TS_MM,
                         .area_width = (ts_len)(p->width * TS_MM),
                         .area_height = (ts_len)(p->height * TS_MM),
                         .row = points(p->row),
                         .columns = p->columns,
                         .characters = p->characters,
                         .body = {.size = points(p->size)}};
    return ts_grid_make(&s);
}

static const struct page feature = {"feature", 350, 490, 10.5, 17, 5, 18};

/* The last row needs no white below it. */
static void rows_of_known_pages(void **state) {
    (void)state;
    static const struct {
        struct page page;
        int want;
    } rows[] = {
        {{"broadsheet", 350, 490, 9, 11.25, 8, 13}, 124},
        {{"broadsheet, 12 点", 350, 490, 9, 12, 8, 13}, 116},
        {{"tabloid", 235, 350, 9, 11.25, 6, 11}, 89},
        {{"feature", 350, 490, 10.5, 17, 5, 18}, 82},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_grid g = grid_of(&rows[i].page);
        ROW(g.rows == rows[i].want, "%s: %d rows, expected %d", rows[i].page.name, g.rows, rows[i].want);
        ts_len foot = ts_grid_row_y(&g, g.rows - 1) + g.em,
               bottom = g.top + (ts_len)(rows[i].page.height * TS_MM);
        ROW(foot <= bottom, "%s: the last row overhangs", rows[i].page.name);
        ROW(foot + g.row > bottom, "%s: another row would fit", rows[i].page.name);
    }
    ROWS_PASSED();
}

static void columns_fill_the_width(void **state) {
    (void)state;
    static const struct {
        struct page page;
        double gutter; /* 点; at least this, less than a unit a gutter more */
    } rows[] = {
        {{"broadsheet", 350, 490, 9, 11.25, 8, 13}, 64.0 / 7}, /* 1,000 - 936 点 in 7 gutters */
        {{"tabloid", 235, 350, 9, 11.25, 6, 11}, 15.485},      /* 15.49 点 fill 235 mm */
        {{"feature", 350, 490, 10.5, 17, 5, 18}, 13.75},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_grid g = grid_of(&rows[i].page);
        ROW(g.measure == g.em * rows[i].page.characters, "%s: measure", rows[i].page.name);
        double gutter = (double)g.gutter / TS_POINT;
        ROW(gutter > rows[i].gutter - 0.002 && gutter < rows[i].gutter + 0.002, "%s: gutter %.3f",
            rows[i].page.name, gutter);
        ts_len right = ts_grid_column_x(&g, g.columns - 1) + g.measure;
        ROW(right <= g.left + g.width && right > g.left + g.width - g.columns, "%s: right edge",
            rows[i].page.name);
    }
    ROWS_PASSED();
}

static void one_column_has_no_gutter(void **state) {
    (void)state;
    struct page p = {"one", 100, 100, 10, 15, 1, 20};
    struct ts_grid g = grid_of(&p);
    assert_int_equal(g.gutter, 0);
    assert_int_equal(ts_grid_column_x(&g, 0), g.left);
}

/* 30 点 + 21 点 -> so many rows of 11.25 点: rounded up. */
static void heights_in_rows(void **state) {
    (void)state;
    struct ts_grid g = grid_of(&feature);
    static const struct {
        double height; /* in rows */
        int want;
    } rows[] = {{0, 0}, {1, 1}, {1.0001, 2}, {0.5, 1}, {2, 2}, {2.99, 3}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        int got = ts_grid_rows_of(&g, (ts_len)(rows[i].height * g.row + 0.5));
        ROW(got == rows[i].want, "%g rows: %d", rows[i].height, got);
    }
    ROWS_PASSED();
}

/* OpenType BASE, ideo = -0.12 em: the baseline lies 0.88 em under the em box's top. */
static void baselines(void **state) {
    (void)state;
    assert_int_equal(ts_grid_baseline(1000, 10000), 9800);
    assert_int_equal(ts_grid_baseline(0, 0), 0);
}

/* A long line over n basic columns has 13n + (n - 1) characters (newspaper-page.md), where a gutter is one of
 * them; all columns are the type area's width. */
static void parts_of_the_width(void **state) {
    (void)state;
    struct ts_grid g = {.left = 500, .width = 111 * 9 + 4, .columns = 8, .measure = 13 * 9, .gutter = 9};
    for (int n = 1; n < 8; n++)
        for (int first = 0; first + n <= 8; first++) {
            struct ts_grid_part p = ts_grid_part_of(&g, first, n);
            ROW(p.first == first && p.n == n && p.left == 500 + first * 14 * 9 &&
                    p.width == (13 * n + n - 1) * 9,
                "%d columns from %d: %d wide", n, first, p.width);
        }
    struct ts_grid_part all = ts_grid_part_of(&g, 0, 8);
    ROW(all.left == 500 && all.width == g.width, "all: %d", all.width);
    ROWS_PASSED();
}

/* A block's columns and rows are the page's: its own column 0 and row 0 stand where the page's do, and a
 * block of all columns is as wide as the page. */
static void a_block_of_the_grid(void **state) {
    (void)state;
    struct page p = {"broadsheet", 350, 490, 9, 11.25, 8, 13};
    struct ts_grid g = grid_of(&p);
    for (int column = 0; column < 8; column++)
        for (int columns = 1; column + columns <= 8; columns++) {
            struct ts_grid b = ts_grid_within(&g, (struct ts_grid_rect){column, 30, columns, 50});
            for (int k = 0; k < columns; k++)
                ROW(ts_grid_column_x(&b, k) == ts_grid_column_x(&g, column + k), "column %d of %d+%d", k,
                    column, columns);
            for (int row = 0; row < 50; row += 7)
                ROW(ts_grid_row_y(&b, row) == ts_grid_row_y(&g, 30 + row), "row %d", row);
            ROW(b.columns == columns && b.rows == 50, "%d columns, %d rows", b.columns, b.rows);
        }
    struct ts_grid all = ts_grid_within(&g, (struct ts_grid_rect){0, 0, 8, 124});
    ROW(all.width == g.width && all.left == g.left && all.top == g.top, "the whole page");
    ROWS_PASSED();
}

/* The white above the first row counts: as much white over what stands in the middle as under it. */
static void the_middle_of_a_band(void **state) {
    (void)state;
    struct ts_grid g = grid_of(&feature);
    for (int rows = 1; rows < 6; rows++) {
        ts_len text_above_ends = ts_grid_row_y(&g, 9) + g.em; /* the band begins at row 10 */
        ts_len text_below_starts = ts_grid_row_y(&g, 10 + rows);
        ts_len middle = ts_grid_band_middle(&g, 10, rows);
        ROW(abs((middle - text_above_ends) - (text_below_starts - middle)) <= 1, "%d rows", rows);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_known_pages),
        cmocka_unit_test(columns_fill_the_width),
        cmocka_unit_test(one_column_has_no_gutter),
        cmocka_unit_test(heights_in_rows),
        cmocka_unit_test(baselines),
        cmocka_unit_test(the_middle_of_a_band),
        cmocka_unit_test(parts_of_the_width),
        cmocka_unit_test(a_block_of_the_grid),
    };
    return RUN_TESTS(tests);
}
