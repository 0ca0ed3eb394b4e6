/* page/jump: what jump lines say, and the rows that they take; line "转下页" of newspaper-page.md, "Anatomy
 * of an article": 下转第六版 / 上接第一版. */
#include "testing.h"

#include "page/jump.h"

static void numbers_of_pages(void **state) {
    (void)state;
    static const struct {
        const char *number, *figures, *chinese;
    } rows[] = {
        {"8", "8", "八"},         {"08", "8", "八"},      {"01", "1", "一"},
        {"10", "10", "十"},       {"12", "12", "十二"},   {"20", "20", "二十"},
        {"21", "21", "二十一"},   {"99", "99", "九十九"}, {"100", "100", "一〇〇"},
        {"108", "108", "一〇八"}, {"A08", "A08", "A08"}, /* as the folio line has it */
        {"B3", "B3", "B3"},       {"", "", ""},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        const char *figures = ts_jump_number(&ctx, rows[i].number, TS_NUMERALS_FIGURES),
                   *chinese = ts_jump_number(&ctx, rows[i].number, TS_NUMERALS_CHINESE);
        ROW(strcmp(figures, rows[i].figures) == 0, "%s: %s", rows[i].number, figures);
        ROW(strcmp(chinese, rows[i].chinese) == 0, "%s: %s", rows[i].number, chinese);
    }
    ROWS_PASSED();
}

/* The first row of the first frame that has one, the last row of the last. */
static void rows_of_the_lines(void **state) {
    (void)state;
    fresh();
    static const struct ts_text_frame frames[] = {{0, 5, 0}, {1, 5, 10}, {2, 0, 15}, {2, 20, 0}};
    struct ts_block block = {.frames = frames, .n_frames = 4};
    ts_jump_take(&ctx, &block, true, true);
    assert_int_equal(block.from.column, 1);
    assert_int_equal(block.from.first_row, 5);
    assert_int_equal(block.frames[1].first_row, 6);
    assert_int_equal(block.frames[1].rows, 9);
    assert_int_equal(block.to.column, 2);
    assert_int_equal(block.to.first_row, 14);
    assert_int_equal(block.frames[2].first_row, 0);
    assert_int_equal(block.frames[2].rows, 14);
}

/* The control: without lines every row stays, and what has no row gives none. */
static void no_lines_no_rows(void **state) {
    (void)state;
    fresh();
    static const struct ts_text_frame frames[] = {{0, 5, 0}, {1, 5, 10}}, none[] = {{0, 5, 0}};
    struct ts_block block = {.frames = frames, .n_frames = 2}, empty = {.frames = none, .n_frames = 1};
    ts_jump_take(&ctx, &block, false, false);
    assert_int_equal(block.from.rows + block.to.rows, 0);
    assert_int_equal(block.frames[1].rows, 10);
    ts_jump_take(&ctx, &empty, true, true);
    assert_int_equal(empty.from.rows + empty.to.rows, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_pages),
        cmocka_unit_test(rows_of_the_lines),
        cmocka_unit_test(no_lines_no_rows),
    };
    return RUN_TESTS(tests);
}
