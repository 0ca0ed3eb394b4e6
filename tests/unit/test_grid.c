/* grid/: rows and columns of a page; the figures are those of newspaper-page.md, "Sheet and grid". */
#include "testing.h"

#include "grid/recut.h"

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

/* --- 破栏: newspaper-page.md, "Sheet and grid". A long line over n basic columns of 13 characters has 13n +
 * (n - 1) of them: 13 27 41 55 69 83 97 111. */

enum { CHARACTER = 9000, MOST_RECUT = 12 };

static struct ts_grid basic_columns(int n) {
    return (struct ts_grid){.columns = n,
                            .measure = 13 * CHARACTER,
                            .gutter = CHARACTER,
                            .em = CHARACTER,
                            .width = (13 * n + n - 1) * CHARACTER};
}

static void recut(int n, int m, int remainder, struct ts_recut_column *to) {
    struct ts_grid g = basic_columns(n);
    struct ts_recut cut = {m, CHARACTER, CHARACTER, remainder};
    ts_grid_recut(&g, ts_grid_part_of(&g, 0, n), &cut, to);
}

static bool is_about(ts_len length, double characters) {
    double off = (double)length / CHARACTER - characters;
    return off < 0.001 && off > -0.001;
}

static void columns_cut_anew(void **state) {
    (void)state;
    enum {
        ABSOLUTE = TS_REMAINDER_ABSOLUTE,
        RELATIVE = TS_REMAINDER_RELATIVE,
        FREE = TS_REMAINDER_FREE,
        GRID = TS_REMAINDER_GRID
    };
    static const struct {
        int n, m, remainder;
        double measures[4], gutter; /* characters; of each column, of all gutters */
    } rows[] = {
        {2, 2, ABSOLUTE, {13, 13}, 1}, /* nothing is left over: (27 - 1) / 2 */
        {2, 2, RELATIVE, {13, 13}, 1},
        {2, 2, FREE, {13, 13}, 1},
        {2, 2, GRID, {13, 13}, 1},
        {3, 2, ABSOLUTE, {20, 20}, 1}, /* (41 - 1) / 2 */
        {3, 2, GRID, {27, 13}, 1},
        {4, 3, ABSOLUTE, {17, 17, 17}, 2}, /* (55 - 2) / 3 = 17 2/3 */
        {4, 3, RELATIVE, {18, 18, 17}, 1},
        {4, 3, FREE, {17.6667, 17.6667, 17.6667}, 1},
        {4, 3, GRID, {27, 13, 13}, 1},
        {5, 4, ABSOLUTE, {16, 16, 16, 16}, 5. / 3}, /* (69 - 3) / 4 = 16 1/2 */
        {5, 4, RELATIVE, {17, 17, 16, 16}, 1},
        {5, 4, FREE, {16.5, 16.5, 16.5, 16.5}, 1},
        {3, 4, ABSOLUTE, {9, 9, 9, 9}, 5. / 3}, /* (41 - 3) / 4 = 9 1/2 */
        {3, 4, RELATIVE, {10, 10, 9, 9}, 1},
        {3, 4, GRID, {9, 9, 9, 9}, 5. / 3},  /* more than the page has: as absolute */
        {8, 3, ABSOLUTE, {36, 36, 36}, 1.5}, /* (111 - 2) / 3 = 36 1/3 */
        {8, 3, RELATIVE, {37, 36, 36}, 1},
        {8, 3, GRID, {41, 41, 27}, 1},
        {7, 1, ABSOLUTE, {97}, 0},
        {6, 1, FREE, {83}, 0},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_recut_column to[MOST_RECUT];
        recut(rows[i].n, rows[i].m, rows[i].remainder, to);
        for (int k = 0; k < rows[i].m; k++) {
            ROW(is_about(to[k].measure, rows[i].measures[k]), "row %zu: column %d has %.3f characters", i, k,
                (double)to[k].measure / CHARACTER);
            ts_len gutter = k ? to[k].x - to[k - 1].x - to[k - 1].measure : 0;
            ROW(k == 0 ? to[k].x == 0 : is_about(gutter, rows[i].gutter), "row %zu: gutter %d is %.3f", i, k,
                (double)gutter / CHARACTER);
        }
    }
    ROWS_PASSED();
}

/* Whatever is cut into whatever, the columns are the width: none overlap, the first and the last stand at its
 * edges, and the rule keeps what it is called by. */
static void every_cut_fills_the_width(void **state) {
    (void)state;
    for (int n = 1; n <= 8; n++)
        for (int m = 2; m <= MOST_RECUT; m++)
            for (int rule = TS_REMAINDER_ABSOLUTE; rule <= TS_REMAINDER_GRID; rule++) {
                struct ts_recut_column to[MOST_RECUT];
                ts_len width = basic_columns(n).width, least = CHARACTER;
                if ((width - (m - 1) * CHARACTER) / m < CHARACTER)
                    continue;
                recut(n, m, rule, to);
                ts_len end = to[m - 1].x + to[m - 1].measure;
                ROW(to[0].x == 0 && end <= width && end > width - m, "%d into %d by %d: edges", n, m, rule);
                for (int k = 1; k < m; k++) {
                    ROW(to[k].x - to[k - 1].x - to[k - 1].measure >= least - 1, "%d into %d by %d: gutter", n,
                        m, rule);
                    ROW(rule == TS_REMAINDER_FREE || to[k].measure % CHARACTER == 0,
                        "%d into %d by %d: no whole characters", n, m, rule);
                    bool equal = to[k].measure == to[0].measure;
                    ROW(equal || rule >= TS_REMAINDER_RELATIVE, "%d into %d by %d: unequal", n, m, rule);
                    ROW(rule != TS_REMAINDER_RELATIVE || to[0].measure - to[k].measure <= CHARACTER,
                        "%d into %d: more than a character apart", n, m);
                }
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
        cmocka_unit_test(columns_cut_anew),
        cmocka_unit_test(every_cut_fills_the_width),
    };
    return RUN_TESTS(tests);
}
