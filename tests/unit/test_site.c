/* page/site.h: the frames of rectangles that touch: columns from left to right, each from its first row to
 * its last, whichever rectangles it passes. */
#include "testing.h"

#include "page/site.h"

enum { MOST = 8 };

static const struct {
    const char *name;
    int n;
    struct ts_grid_rect parts[3];
    int n_frames;
    struct ts_text_frame frames[MOST];
    struct ts_grid_rect head;
} shapes[] = {
    {"a rectangle", 1, {{2, 10, 3, 20}}, 3, {{0, 0, 20}, {1, 0, 20}, {2, 0, 20}}, {0, 0, 3, 20}},
    {"an L: a leg under the first two columns",
     2,
     {{1, 5, 4, 10}, {1, 15, 2, 6}},
     4,
     {{0, 0, 16}, {1, 0, 16}, {2, 0, 10}, {3, 0, 10}},
     {0, 0, 4, 10}},
    {"an L: an arm to the right, lower than the head",
     2,
     {{0, 0, 2, 20}, {2, 12, 3, 8}},
     5,
     {{0, 0, 20}, {1, 0, 20}, {2, 12, 8}, {3, 12, 8}, {4, 12, 8}},
     {0, 0, 2, 20}},
    {"a T: a leg in the middle",
     2,
     {{0, 0, 5, 10}, {2, 10, 1, 12}},
     5,
     {{0, 0, 10}, {1, 0, 10}, {2, 0, 22}, {3, 0, 10}, {4, 0, 10}},
     {0, 0, 5, 10}},
    {"the head's part is not the leftmost",
     2,
     {{3, 4, 3, 10}, {1, 8, 2, 6}},
     5,
     {{0, 4, 6}, {1, 4, 6}, {2, 0, 10}, {3, 0, 10}, {4, 0, 10}},
     {2, 0, 3, 10}},
    {"a column that is parted has two frames",
     3,
     {{0, 0, 3, 5}, {2, 5, 1, 5}, {0, 10, 3, 5}},
     5,
     {{0, 0, 5}, {0, 10, 5}, {1, 0, 5}, {1, 10, 5}, {2, 0, 15}},
     {0, 0, 3, 5}},
};

static void shapes_have_these_frames(void **state) {
    (void)state;
    struct ts_grid grid = {.left = 100,
                           .top = 50,
                           .width = 8 * 130 + 7 * 10,
                           .row = 11,
                           .em = 10,
                           .rows = 60,
                           .columns = 8,
                           .measure = 130,
                           .gutter = 10};
    for (size_t i = 0; i < N_ROWS(shapes); i++) {
        const struct ts_site *s = ts_site_of_parts(&ctx, &grid, shapes[i].parts, shapes[i].n);
        ROW(s->n == shapes[i].n_frames, "%s: %d frames", shapes[i].name, s->n);
        int rows = 0;
        for (int k = 0; k < s->n && k < shapes[i].n_frames; k++) {
            const struct ts_text_frame *f = &s->frames[k], *want = &shapes[i].frames[k];
            ROW(f->column == want->column && f->first_row == want->first_row && f->rows == want->rows,
                "%s: frame %d: column %d, row %d, %d rows", shapes[i].name, k, f->column, f->first_row,
                f->rows);
            rows += want->rows;
        }
        ROW(memcmp(&s->head, &shapes[i].head, sizeof s->head) == 0, "%s: the head's part", shapes[i].name);
        ROW(ts_site_rows(s) == rows, "%s: %d rows", shapes[i].name, ts_site_rows(s));
        ROW(!s->page, "%s: a page", shapes[i].name);
        int area = 0; /* no cell is lost or doubled */
        for (int k = 0; k < shapes[i].n; k++)
            area += shapes[i].parts[k].columns * shapes[i].parts[k].rows;
        ROW(rows == area, "%s: %d of %d cells", shapes[i].name, rows, area);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_have_these_frames),
    };
    return RUN_TESTS(tests);
}
