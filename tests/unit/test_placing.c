/* text/placing: what braces behind a picture, a box or a table say; typeset(1), PICTURES. */
#include "testing.h"

#include "text/placing.h"

static const struct ts_source *source_of(const char *text) {
    return ts_source_decode(&ctx, "a.txt", text, strlen(text), NULL);
}

static size_t count_warnings(void) {
    char *text = NULL;
    size_t n, found = 0;
    FILE *f = open_memstream(&text, &n);
    ts_diag_print(ctx.diag, f, TS_ENGLISH, true);
    fclose(f);
    for (const char *p = text; (p = strstr(p, "it is left out")) != NULL; p++)
        found++;
    free(text);
    return found;
}

static void what_braces_say(void **state) {
    (void)state;
    enum { NO = -1 };
    static const struct {
        const char *list;
        bool box;
        struct ts_placing want;
        size_t warnings;
    } rows[] = {
        {"", true, {NO, NO, NO, NO}, 0},
        {"宽=2栏 位置=下 侧=右 栏=2", true, {2, TS_PICTURE_FOOT, TS_PICTURE_RIGHT, 2}, 0},
        {"width=3 position=top side=left columns=2", true, {3, TS_PICTURE_TOP, TS_PICTURE_LEFT, 2}, 0},
        {"宽=20", true, {20, NO, NO, NO}, 0},
        {"宽=21", true, {NO, NO, NO, NO}, 1},
        {"宽=0", true, {NO, NO, NO, NO}, 1},
        {"栏=2栏", true, {NO, NO, NO, 2}, 0},
        {"栏=2", false, {NO, NO, NO, NO}, 1}, /* a picture has no columns of its own */
        {"位置=中 高=3 侧", true, {NO, TS_PICTURE_MIDDLE, NO, NO}, 2},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        const struct ts_source *source = source_of(rows[i].list);
        struct ts_placing got = ts_placing_read(&ctx, source, source->text, rows[i].box);
        ROW(memcmp(&got, &rows[i].want, sizeof got) == 0, "%s: %d %d %d %d", rows[i].list, got.width,
            got.position, got.side, got.columns);
        ROW(count_warnings() == rows[i].warnings, "%s: %zu warnings", rows[i].list, count_warnings());
    }
    ROWS_PASSED();
}

/* Only braces at the line's end with = in them are such a list: those of ruby are the title's. */
static void braces_at_the_end(void **state) {
    (void)state;
    static const struct {
        const char *line, *rest, *list; /* list NULL: there is none */
    } rows[] = {
        {"链接 题目 {宽=2栏}", "链接 题目", "宽=2栏"},
        {"链接{宽=2栏}", "链接", "宽=2栏"},
        {"{宽=2栏}", "", "宽=2栏"},
        {"去{北京|běi|jīng}", "去{北京|běi|jīng}", NULL},
        {"链接 {宽=2栏} 后", "链接 {宽=2栏} 后", NULL},
        {"链接}", "链接}", NULL},
        {"", "", NULL},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct ts_slice line = ts_slice_of(rows[i].line), list = {NULL, 0};
        bool cut = ts_placing_cut(&line, &list);
        ROW(cut == (rows[i].list != NULL) && ts_slice_is(line, rows[i].rest), "%s: %.*s", rows[i].line,
            (int)line.n, line.p);
        ROW(!cut || ts_slice_is(list, rows[i].list), "%s: list %.*s", rows[i].line, (int)list.n, list.p);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_braces_say),
        cmocka_unit_test(braces_at_the_end),
    };
    return RUN_TESTS(tests);
}
