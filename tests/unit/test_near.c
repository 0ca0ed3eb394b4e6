/* Which file's name was likely meant by one that is not there. */
#include "base/near.h"
#include "testing.h"

static void test_distance(void **state) {
    static const struct {
        const char *a, *b;
        size_t distance;
    } rows[] = {{"", "", 0},          {"flood", "", 5},         {"flood", "flood", 0},
                {"flood", "flod", 1}, {"kitten", "sitting", 3}, {"渡口", "渡囗", 1},
                {"头条稿", "稿", 2}};
    (void)state;
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ROW(ts_near_distance(rows[i].a, rows[i].b) == rows[i].distance, "%s %s", rows[i].a, rows[i].b);
        ROW(ts_near_distance(rows[i].b, rows[i].a) == rows[i].distance, "%s %s", rows[i].b, rows[i].a);
    }
    ROWS_PASSED();
}

static void test_files(void **state) {
    static const struct {
        const char *written, *there;
        bool near;
    } rows[] = {{"flod.txt", "flood.txt", true},
                {"flood", "flood.txt", true},
                {"flood.md", "flood.txt", true},
                {"FLOOD.txt", "flood.txt", true},
                {"老厂房.txt", "老场房.txt", true},
                {"a.txt", "b.txt", false},       /* another article */
                {"头条.txt", "二条.txt", false}, /* too short to tell */
                {"00012.txt", "00013.txt", false},
                {"page3.yaml", "page4.yaml", false},
                {"flood.txt", "school.txt", false},
                {"interview-long.txt", "interveiw-long.txt", true},
                {"a.txt", "a.md", true},
                {"a.yml", "a.YAML", true},
                {"map.jpg", "map.PNG", true},
                {"flood.tx", "flood.txt", true}, /* a slip in the ending */
                {"a.txt", "a.pdf", false},
                {"page.yaml", "page.pdf", false},
                {"flood", "flood.pdf", false},
                {"a.txt", "a.png", false},
                /* other kinds */ {"a.txt", "a.yaml", false},
                {"jobs.tsv", "jobs.yaml", false}};
    (void)state;
    for (size_t i = 0; i < N_ROWS(rows); i++)
        ROW(ts_near_is_file(rows[i].written, rows[i].there) == rows[i].near, "%s %s", rows[i].written,
            rows[i].there);
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_distance), cmocka_unit_test(test_files)};
    return cmocka_run_group_tests(tests, open_ctx, close_ctx);
}
