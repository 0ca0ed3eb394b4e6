/* style/layers and style/print: styles that stand on others, where each value comes from, and what is printed
 * of that. */
#include "testing.h"

#include "style/given.h"
#include "style/print.h"

#include <unistd.h>

/* --- parents -------------------------------------------------------------------------------------------- */

enum { MOST_PATH = 256 };

/* A folder of style files, made anew for each test. */
struct folder {
    char path[MOST_PATH];
    const char *list[2];
};

static void folder_open(struct folder *f) {
    snprintf(f->path, MOST_PATH, "/tmp/typeset-test-XXXXXX");
    assert_non_null(mkdtemp(f->path));
    f->list[0] = f->path;
    f->list[1] = NULL;
    fresh();
}

static void folder_put(const struct folder *f, const char *name, const char *text) {
    char path[2 * MOST_PATH];
    snprintf(path, sizeof path, "%s/%s", f->path, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void folder_close(const struct folder *f) {
    char command[2 * MOST_PATH];
    snprintf(command, sizeof command, "rm -r '%s'", f->path);
    assert_int_equal(system(command), 0);
}

static const struct ts_style *load_from(const struct folder *f, const char *name, struct ts_givens *givens) {
    struct ts_style_request request = {.name = name, .folders = f->list};
    return ts_style_load_given(&ctx, &request, givens);
}

static const char *where(const struct ts_givens *givens, size_t offset) {
    const struct ts_given *g = ts_given_at(givens, offset);
    const char *text = ts_layers_where(&ctx, g->node->place, TS_ENGLISH);
    const char *slash = strrchr(text, '/');
    return slash ? slash + 1 : text;
}

/* Its parent's values stand under a style's own, its grandparent's under those, the built-in ones at the
 * bottom; each value knows its file and line. */
static void parents(void **state) {
    (void)state;
    struct folder f;
    struct ts_givens g;
    folder_open(&f);
    folder_put(&f, "base.yaml", "grid: {columns: 2}\nbody: {size: 小五}\nkicker: {rows: 5}\n");
    folder_put(&f, "middle.yaml", "继承: ./base.yaml\n网格:\n  栏数: 3\n");
    folder_put(&f, "top.yaml", "name: x\nextends: middle\ngrid: {row: 15点}\n");
    const struct ts_style *s = load_from(&f, "top", &g);
    assert_non_null(s);
    assert_int_equal(s->row, 15 * TS_POINT);
    assert_int_equal(s->columns, 3);                 /* the middle's over the base's */
    assert_int_equal(s->body.size, 9 * TS_POINT);    /* the base's */
    assert_int_equal(s->body.indent, 18 * TS_POINT); /* the built-in 2em of it */
    assert_int_equal(s->characters, 18);             /* the built-in one's */
    assert_string_equal(where(&g, offsetof(struct ts_style, row)), "top.yaml:3");
    assert_string_equal(where(&g, offsetof(struct ts_style, columns)), "middle.yaml:3");
    assert_string_equal(where(&g, offsetof(struct ts_style, kicker.rows)), "base.yaml:3");
    assert_string_equal(where(&g, offsetof(struct ts_style, characters)), "built-in");
    folder_close(&f);
}

/* A chain may be as long as it likes; 200 styles each add a column's width. */
static void a_long_chain(void **state) {
    (void)state;
    enum { N = 200 };
    struct folder f;
    struct ts_givens g;
    folder_open(&f);
    for (int i = 0; i < N; i++) {
        char name[32], text[96];
        snprintf(name, sizeof name, "s%d.yaml", i);
        snprintf(text, sizeof text, "extends: s%d\nkicker: {rows: %d}\n", i + 1, i % 40);
        folder_put(&f, name, i == N - 1 ? "grid: {columns: 2}\n" : text);
    }
    const struct ts_style *s = load_from(&f, "s0", &g);
    assert_non_null(s);
    assert_int_equal(s->kicker.rows, 0);
    assert_int_equal(s->columns, 2);
    folder_close(&f);
}

static void parents_that_cannot_be(void **state) {
    (void)state;
    static const struct {
        const char *a, *b, *said; /* the texts of a.yaml, b.yaml; the message of `a` */
    } rows[] = {
        {"extends: a\n", "", "a.yaml:1:10: error: extends: these styles go in a circle"},
        {"name: x\nextends: b\n", "extends: ./a.yaml\n",
         "b.yaml:1:10: error: extends: these styles go in a circle"},
        {"extends: b\n", "\n\nextends: nosuch\n", "b.yaml:3:10: error: extends: no style \"nosuch\""},
        {"extends: ./nosuch.yaml\n", "", "a.yaml:1:10: error: cannot read"},
        {"extends: [b]\n", "", "a.yaml:1:10: error: extends: \"[b]\" is not a style's name"},
        {"extends:\n", "", "extends: \"\" is not a style's name"},
        {"extends: b\n", "grid: {colums: 5}\n", "b.yaml:1:8: error: unknown key \"colums\""},
        {"extends: b\n", "grid: {row: 17\n", "b.yaml:1:7: error: not valid YAML"},
        {"extends: b\n", "grid: {columns: 6}\n", "b.yaml:1:17: error: 6 columns"},
        {"extends: b\ngrid: {characters: 14}\nbody: {size: 小四}\n", "grid: {columns: 6}\n",
         "a.yaml:2:20: error: 6 columns"}, /* of the style's own values, not its parent's */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        struct folder f;
        struct ts_givens g;
        folder_open(&f);
        folder_put(&f, "a.yaml", rows[i].a);
        folder_put(&f, "b.yaml", rows[i].b);
        ROW(!load_from(&f, "a", &g), "row %zu was taken", i);
        ROW(said(rows[i].said), "row %zu: %s", i, messages(TS_ENGLISH, true));
        ROW(ts_diag_status(ctx.diag) == TS_NOT_DONE, "row %zu: status", i);
        folder_close(&f);
    }
    struct folder f;
    struct ts_givens g;
    folder_open(&f);
    folder_put(&f, "a.yaml", "extends: b\n");
    folder_put(&f, "b.yaml", "\nextends: c\n");
    folder_put(&f, "c.yaml", "extends: b\n");
    ROW(!load_from(&f, "a", &g), "a circle further down was taken");
    char chain[5 * MOST_PATH]; /* each with the line where it names the next */
    snprintf(chain, sizeof chain, "%s/a.yaml:1 → %s/b.yaml:2 → %s/c.yaml:1 → %s/b.yaml", f.path, f.path,
             f.path, f.path);
    ROW(said(chain), "%s", messages(TS_ENGLISH, true));
    folder_close(&f);
    ROWS_PASSED();
}

/* --set has no parent to name; the built-in style's name needs no file. */
static void the_built_in_parent(void **state) {
    (void)state;
    struct folder f;
    struct ts_givens g;
    folder_open(&f);
    folder_put(&f, "a.yaml", "extends: feature\ngrid: {columns: 4}\n");
    const struct ts_style *s = load_from(&f, "a", &g);
    assert_non_null(s);
    assert_int_equal(s->columns, 4);
    assert_non_null(load_from(&f, "feature", &g));
    folder_close(&f);
    fresh();
    static const char *const set[] = {"extends=feature", NULL};
    assert_null(ts_style_load(&ctx, &(struct ts_style_request){.set = set}));
    assert_true(said("in a style file"));
}

/* --- printing ------------------------------------------------------------------------------------------- */

static bool same_field(const struct ts_key *key, const char *a, const char *b) {
    switch (key->kind) {
    case TS_KEY_STRING:
        return strcmp(*(const char *const *)(const void *)a, *(const char *const *)(const void *)b) == 0;
    case TS_KEY_WORDS:
    case TS_KEY_FILES: {
        const char *const *x = *(const char *const *const *)(const void *)a;
        const char *const *y = *(const char *const *const *)(const void *)b;
        for (; *x && *y; x++, y++)
            if (strcmp(*x, *y) != 0)
                return false;
        return *x == *y;
    }
    case TS_KEY_COLOUR:
        return memcmp(a, b, sizeof(struct ts_colour)) == 0;
    case TS_KEY_BOOL:
        return *a == *b;
    default: /* lengths and numbers are 32 bits */
        return memcmp(a, b, sizeof(int32_t)) == 0;
    }
}

static void compare(const struct ts_style *a, const struct ts_style *b, const struct ts_givens *givens) {
    for (size_t i = 0; i < givens->list.n; i++) {
        const struct ts_given *g = &givens->list.v[i];
        ROW(same_field(g->key, (const char *)a + g->offset, (const char *)b + g->offset), "%s is another one",
            ts_given_path(&ctx, g->offset, TS_ENGLISH));
    }
}

/* Printed in either language and loaded again, a style is the same. */
static void printed_styles_load_again(void **state) {
    (void)state;
    static const char *const rows[] = {
        "",
        "name: \"a\\\"b\\\\c # d: e\\u2028\\x7F\\t😀\"\nwords: [\"a, b\", 甲, \"#\"]\n",
        "sizes: office\nbody: {size: 小五, indent: 1.5em}\ngrid: {gutter: 1em, characters: 17}\n",
        "fonts: {song: {family: 方正书宋}}\n", /* whose package is not known */
        "line: {kinsoku: 严格, hang: 是, region: 香港}\nbody: {colour: 0 100 100 10}\ntext: {paper: \"\"}\n",
    };
    for (size_t i = 0; i < N_ROWS(rows); i++)
        for (int lang = 0; lang < 2; lang++) {
            struct folder f;
            struct ts_givens first, second;
            folder_open(&f);
            folder_put(&f, "a.yaml", rows[i]);
            const struct ts_style *a = load_from(&f, "a", &first);
            char *text = NULL;
            size_t n = 0;
            FILE *file = open_memstream(&text, &n);
            assert_non_null(a);
            ts_style_print(&ctx, file, &first, (enum ts_lang)lang);
            fclose(file);
            folder_put(&f, "b.yaml", text);
            const struct ts_style *b = load_from(&f, "b", &second);
            ROW(b, "row %zu: %s\n%s", i, messages(TS_ENGLISH, true), text);
            if (b)
                compare(a, b, &first);
            ROW(strstr(text, lang == TS_CHINESE ? "  行高: 17点 " : "  row: 17点 "), "row %zu: %s", i, text);
            free(text);
            folder_close(&f);
        }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parents),
        cmocka_unit_test(a_long_chain),
        cmocka_unit_test(parents_that_cannot_be),
        cmocka_unit_test(the_built_in_parent),
        cmocka_unit_test(printed_styles_load_again),
    };
    return RUN_TESTS(tests);
}
