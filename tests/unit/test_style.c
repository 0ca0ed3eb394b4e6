/* style/: YAML with places, the schema, layers of values, units that depend on other values, impossible
 * pages. */
#include "testing.h"

#include "style/schema.h"
#include "style/slip.h"
#include "style/style.h"
#include "style/yaml.h"

#include <unistd.h>

/* --- yaml ----------------------------------------------------------------------------------------------- */

static const struct ts_yaml *yaml(const char *text) {
    fresh();
    return ts_yaml_parse(&ctx, "s.yaml", ts_slice_of(text), 1, TS_STYLE_SYNTAX);
}

static void yaml_nodes_know_their_places(void **state) {
    (void)state;
    fresh();
    const char *text = "a: 1\n网格:\n  行高:  17点\nb: {c: [x, y]}\n";
    const struct ts_yaml *root = ts_yaml_parse(&ctx, "s.yaml", ts_slice_of(text), 10, TS_STYLE_SYNTAX);
    assert_non_null(root);
    const struct ts_yaml *row = ts_yaml_find(ts_yaml_find(root, "grid", "网格"), "row", "行高");
    assert_non_null(row);
    assert_string_equal(row->value, "17点");
    assert_int_equal(row->key_place.line, 12); /* first_line 10 is the text's first */
    assert_int_equal(row->key_place.column, 3);
    assert_int_equal(row->place.column, 8); /* in characters */
    const struct ts_yaml *list = ts_yaml_find(ts_yaml_find(root, "b", NULL), "c", NULL);
    assert_int_equal(list->kind, TS_YAML_LIST);
    assert_string_equal(list->first->next->value, "y");
    assert_null(list->first->next->next);
    assert_null(ts_yaml_find(root, "c", NULL));
    assert_null(ts_yaml_find(list, "x", NULL)); /* not a map */
}

static void yaml_faults(void **state) {
    (void)state;
    static const struct {
        const char *text, *said; /* NULL = it is right */
    } rows[] = {
        {"", NULL},
        {"# 只有注释\n", NULL},
        {"a: 1\n", NULL},
        {"a:\n", NULL},
        {"a: 1\nb: 2\na: 3\n", "s.yaml:3:1"},
        {"- a\n- b\n", "s.yaml:1:1"},
        {"a\n", "s.yaml:1:1"},
        {"a: [1, 2\n", "s.yaml:"},
        {"a: \"b\n", "s.yaml:"},
        {"a: b: c\n", "s.yaml:1"},
        {"? [a]\n: b\n", "s.yaml:"},
        {"a: {b: {c: {d: {e: {f: {g: 1}}}}}}\n", NULL},
        {"{a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}\n", "s.yaml:1"}, /* deeper than 8 */
        {"a: &x [*x]\n", "s.yaml:"},                                           /* it holds itself */
        {"\tb: 1\n", "s.yaml:1"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const struct ts_yaml *root = yaml(rows[i].text);
        ROW((root != NULL) == (rows[i].said == NULL), "row %zu: %s", i, root ? "taken" : "refused");
        ROW(!rows[i].said || said(rows[i].said), "row %zu: %s", i, messages(TS_ENGLISH, true));
        ROW(root || ts_diag_status(ctx.diag) == TS_NOT_DONE, "row %zu: status", i);
    }
    ROWS_PASSED();
}

/* yaml.h: larger than 10,000 nodes is refused, however it grows. */
static void yaml_bombs(void **state) {
    (void)state;
    assert_null(yaml("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
                     "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
                     "e: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"));
    assert_true(said("too large"));
    assert_non_null(yaml("a: &a [x,x,x]\nb: [*a,*a]\n"));
}

/* --- the schema ----------------------------------------------------------------------------------------- */

static void check_presence(const struct ts_key *keys, const struct ts_yaml *map, const char *path) {
    for (const struct ts_key *k = keys; k->name; k++) {
        const struct ts_yaml *node = ts_yaml_find(map, k->name, k->alias);
        ROW(node || k->kind == TS_KEY_PARENT || k->kind == TS_KEY_PARTIAL,
            "%s%s is not in the built-in style", path, k->name);
        ROW(k->alias && *k->alias && strcmp(k->alias, k->name) != 0, "%s%s has no Chinese name", path,
            k->name);
        for (const struct ts_key *other = k + 1; other->name; other++)
            ROW(strcmp(k->name, other->name) && strcmp(k->alias, other->alias) &&
                    strcmp(k->name, other->alias),
                "%s%s and %s share a name", path, k->name, other->name);
        if (node && k->keys)
            check_presence(k->keys, node, k->name);
    }
}

static void every_key_is_in_the_built_in_style(void **state) {
    (void)state;
    fresh();
    const struct ts_yaml *root = ts_yaml_parse(&ctx, "built-in", ts_style_builtin(), 1, TS_STYLE_SYNTAX);
    assert_non_null(root);
    check_presence(ts_schema_keys(), root, "");
    ROWS_PASSED();
}

static void nearest_names(void **state) {
    (void)state;
    static const struct {
        const char *written, *want; /* NULL = none is near */
    } rows[] = {
        {"gird", "grid"},        {"grids", "grid"},    {"headlin", "headline"},
        {"heading", "headline"}, {"小标提", "小标题"}, {"网络", "网格"},
        {"xyzzy", NULL},         {"", NULL},           {"甲", NULL}, /* half of it wrong is another word */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const char *got = ts_schema_nearest(ts_schema_keys(), rows[i].written);
        bool ok = rows[i].want ? got && strcmp(got, rows[i].want) == 0 : !got;
        ROW(ok, "\"%s\": got %s", rows[i].written, got ? got : "none");
    }
    ROWS_PASSED();
}

/* --- loading -------------------------------------------------------------------------------------------- */

/* The built-in style with settings, separated by blanks, over it. */
static const struct ts_style *load(const char *settings) {
    fresh();
    const char *set[16] = {NULL};
    char *copy = ts_arena_copy(ctx.keep, settings, strlen(settings));
    size_t n = 0;
    for (char *s = strtok(copy, " "); s; s = strtok(NULL, " "))
        set[n++] = s;
    struct ts_style_request request = {.set = set};
    return ts_style_load(&ctx, &request);
}

/* newspaper-page.md, "Sheet and grid": the feature page, 5 x 18 characters of 五号 on 350 x 490 mm, pitch 17
 * 点. */
static void the_built_in_style(void **state) {
    (void)state;
    const struct ts_style *s = load("");
    assert_non_null(s);
    assert_string_equal(messages(TS_CHINESE, true), "");
    assert_int_equal(s->page_width, 390 * TS_MM);
    assert_int_equal(s->area_width, 350 * TS_MM);
    assert_int_equal(s->area_height, 490 * TS_MM);
    assert_int_equal(s->columns, 5);
    assert_int_equal(s->characters, 18);
    assert_int_equal(s->body.size * 2, 21 * TS_POINT);
    assert_int_equal(s->body.indent, 2 * s->body.size);
    assert_int_equal(s->row, 17 * TS_POINT);
    /* line-composition.md: the defaults are the mainland newspaper's */
    assert_int_equal(s->line.kinsoku, TS_KINSOKU_GB);
    assert_int_equal(s->line.western_gap, 250);
    assert_int_equal(s->line.western_gap_min, 125);
    assert_int_equal(s->line.western_gap_max, 333);
    assert_int_equal(s->line.word_space_min, 250);
    assert_int_equal(s->line.word_space_max, 500);
    assert_true(s->line.squeeze_stops);
    assert_int_equal(s->body.colour.black, 100);
    assert_int_equal(s->body.colour.cyan + s->body.colour.magenta + s->body.colour.yellow, 0);
}

static void settings_that_are_taken(void **state) {
    (void)state;
    const struct ts_style *s;
    s = load("grid.columns=4");
    ROW(s && s->columns == 4, "English");
    s = load("网格.栏数=4");
    ROW(s && s->columns == 4, "Chinese");
    s = load("网格.columns=4 grid.每栏字数=20");
    ROW(s && s->columns == 4 && s->characters == 20, "mixed");
    s = load("行文.禁则=严格");
    ROW(s && s->line.kinsoku == TS_KINSOKU_STRICT, "a choice by its Chinese name");
    s = load("line.kinsoku=none");
    ROW(s && s->line.kinsoku == TS_KINSOKU_NONE, "a choice by its English name");
    s = load("正文.字号=小五");
    ROW(s && s->body.size == 9 * TS_POINT, "a size by name");
    s = load("name=a=b");
    ROW(s && strcmp(s->name, "a=b") == 0, "only the first = counts");
    s = load("text.paper=");
    ROW(s && strcmp(s->text.paper, "") == 0, "an empty string");
    s = load("line.squeeze-stops=否");
    ROW(s && !s->line.squeeze_stops, "a truth");
    ROWS_PASSED();
}

static void the_last_setting_counts(void **state) {
    (void)state;
    const struct ts_style *s = load("grid.columns=4 grid.columns=3");
    assert_non_null(s);
    assert_int_equal(s->columns, 3);
    s = load("grid.columns=4 网格.栏数=3"); /* the other name is the same key */
    assert_non_null(s);
    assert_int_equal(s->columns, 3);
}

/* What is said in em and 行 follows the size that holds in the end, whichever layer set it. */
static void relative_values_follow_their_base(void **state) {
    (void)state;
    const struct ts_style *s = load("body.size=小五");
    assert_non_null(s);
    assert_int_equal(s->body.indent, 2 * 9 * TS_POINT);
    assert_int_equal(s->headline.phrase_gap,
                     ts_len_scale(s->headline.size, 3, 4)); /* 0.75em of its own size */
    s = load("headline.size=40点");
    assert_non_null(s);
    assert_int_equal(s->headline.phrase_gap, 30 * TS_POINT);
    s = load("folio.above=1行 grid.row=18点");
    assert_non_null(s);
    assert_int_equal(s->folio.above, 18 * TS_POINT);
    s = load("grid.gutter=1em");
    assert_non_null(s);
    assert_int_equal(s->gutter, s->body.size);
    s = load("sizes=office body.size=五号 grid.characters=17");
    assert_non_null(s);
    assert_int_equal(s->body.size * 2, 21 * TS_PT);
}

static void settings_that_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *set, *said;
        enum ts_status status;
    } rows[] = {
        {"grid.colums=5", "columns", TS_NOT_DONE}, /* the hint */
        {"gird.columns=5", "grid", TS_NOT_DONE},
        {"网格.栏目=5", "unknown key", TS_NOT_DONE},
        {"zzzzzz=5", "unknown key", TS_NOT_DONE},
        {"grid.row=17furlong", "17furlong", TS_NOT_DONE},
        {"grid.row=17", "17", TS_NOT_DONE}, /* no unit */
        {"grid.row=", "row", TS_NOT_DONE},
        {"grid.row=0.5mm", "0.5mm", TS_NOT_DONE}, /* under 1 mm */
        {"grid.columns=0", "columns", TS_NOT_DONE},
        {"grid.columns=21", "columns", TS_NOT_DONE},
        {"grid.columns=五", "columns", TS_NOT_DONE},
        {"line.kinsoku=loose", "basic", TS_NOT_DONE}, /* what it may be */
        {"line.western-gap=2", "western-gap", TS_NOT_DONE},
        {"line.western-gap=4294967.546", "western-gap", TS_NOT_DONE},
        {"question.form=dangling", "run-in", TS_NOT_DONE},
        {"body.first-paragraph-indent=none", "default", TS_NOT_DONE},
        {"body.indent=default", "indent", TS_NOT_DONE}, /* a word for that one key only */
        {"body.paragraph-space=61", "paragraph-space", TS_NOT_DONE},
        {"body.colour=0-0-0-100", "colour", TS_NOT_DONE},
        {"grid=5", "section", TS_NOT_DONE},
        {"grid.row.height=5mm", "row", TS_NOT_DONE},
        {"grid..row=17点", "unknown key", TS_NOT_DONE},
        {"grid.row", "KEY=VALUE", TS_USAGE},
        {"=5", "KEY=VALUE", TS_USAGE},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ROW(!load(rows[i].set), "%s was taken", rows[i].set);
        ROW(said(rows[i].said), "%s: %s", rows[i].set, messages(TS_ENGLISH, true));
        ROW(ts_diag_status(ctx.diag) == rows[i].status, "%s: status %d", rows[i].set,
            ts_diag_status(ctx.diag));
    }
    ROWS_PASSED();
}

static void pages_that_cannot_be(void **state) {
    (void)state;
    static const struct {
        const char *wrong, *right; /* the control: as near as can be, and possible */
    } rows[] = {
        {"grid.columns=6", "grid.columns=5"},
        {"grid.characters=19", "grid.characters=18"}, /* 5 x 18 fill 1,000 点 to the last */
        {"grid.gutter=13.76点", "grid.gutter=13.75点"},
        {"body.size=10.51点", "body.size=10.5点"},
        {"grid.row=10点 lead.size=9点 standfirst.size=9点",
         "grid.row=10.5点 lead.size=9点 standfirst.size=9点"},
        {"grid.row=12点", "grid.row=13点"}, /* the standfirst is 13 点 */
        {"grid.row=11点 standfirst.size=9点", "grid.row=12点 standfirst.size=9点"}, /* the lead is 12 点 */
        {"area.left=21mm area.width=370mm", "area.left=20mm area.width=370mm"},
        {"area.top=60mm", "area.top=55mm"},
        {"line.western-gap=1/10", "line.western-gap=1/8"},
        {"line.western-gap-max=1/5", "line.western-gap-max=1/4"},
        {"line.word-space-min=0.6", "line.word-space-min=0.5"},
        {"headline.min-size=61点", "headline.min-size=60点"},
        {"body.first-paragraph-indent=9em", "body.first-paragraph-indent=8.9em"}, /* half of 18 */
        {"body.turn-indent=9em", "body.turn-indent=8.9em"},
        {"subhead.indent=9em", "subhead.indent=8.9em"}, /* ems of the body, not of its own 16 点 */
        {"quote.size=10.51点", "quote.size=10.5点"},    /* the body's */
        {"credit.size=10.51点", "credit.size=10.5点"},
        {"box.size=10.51点", "box.size=10.5点"},
        {"box-title.size=17.25点", "box-title.size=17点"},
        {"box.indent=10.5em", "box.indent=10.4em"}, /* of 9 点: half of 189 点 */
        {"table.size=10.51点", "table.size=10.5点"},
        {"table-head.size=10.51点", "table-head.size=10.5点"},
        {"end-mark=一二三四五六七八九", "end-mark=一二三四五六七八"},
        {"list.size=10.51点", "list.size=10.5点"},
        {"list.indent=8em", "list.indent=7.9em"}, /* with a mark of 1 em */
        {"notes.size=10.51点", "notes.size=10.5点"},
        {"notes.label-width=10.5em", "notes.label-width=10.4em"}, /* of 9 点: half of 189 点 */
        {"answer.form=hang answer.label-width=7em", "answer.form=hang answer.label-width=6.9em"},
        {"question.form=hang question.label-width=7em", "question.label-width=7em"},
        {"kicker.size=13点", "kicker.size=14点"},
        {"grid.rule=4.82mm", "grid.rule=4.81mm"}, /* 13.75 点 are 4.8125 mm */
        /* 1,000 点 are 55 em of 18 点, and ten columns 2 em apart have 3 of them each; of 17 点 they have 4
         */
        {"grid.row=20点 lead.columns=10 lead.indent=1em lead.size=18点",
         "grid.row=20点 lead.columns=10 lead.indent=1em lead.size=17点"},
        {"lead.indent=20em", "lead.indent=19.9em"},   /* 83 em in two columns 2 em apart: 40 characters */
        {"body.indent=9em", "body.indent=8.9em"},     /* half of 18 */
        {"area.height=47.5mm", "area.height=47.6mm"}, /* 8 x 17 点 are 47.6 mm */
        {"area.top=16.7mm", "area.top=16.8mm"}, /* 34 点, 2 mm, rules of 1.55 mm, 0.45 x 8 点: 16.71 mm */
        {"folio.section-width=200mm area.width=199mm grid.columns=2",
         "folio.section-width=199mm area.width=199mm grid.columns=2"},
        {"head.columns=6", "head.columns=5"}, /* of five */
        {"lead.span=6", "lead.span=5"},
        {"masthead.columns=6", "masthead.columns=5"},
        {"head.band=yes head.band-tint=black head.band-colour=red",
         "head.band=yes head.band-tint=white head.band-colour=red"}, /* darknesses of 100, 80 and 0 % */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ROW(!load(rows[i].wrong), "%s was taken", rows[i].wrong);
        ROW(ts_diag_status(ctx.diag) == TS_NOT_DONE, "%s: status", rows[i].wrong);
        ROW(strlen(messages(TS_CHINESE, true)) > 30, "%s: %s", rows[i].wrong, messages(TS_CHINESE, true));
        ROW(load(rows[i].right), "%s was refused: %s", rows[i].right, messages(TS_ENGLISH, true));
    }
    ROWS_PASSED();
}

/* --- files ---------------------------------------------------------------------------------------------- */

static const struct ts_style *load_file(const char *yaml_text, const char *setting) {
    char path[] = "/tmp/typeset-test-XXXXXX.yaml";
    int fd = mkstemps(path, 5);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, yaml_text, strlen(yaml_text)), (int)strlen(yaml_text));
    close(fd);
    fresh();
    const char *const set[] = {setting, NULL};
    struct ts_style_request request = {.name = path, .set = set};
    const struct ts_style *s = ts_style_load(&ctx, &request);
    unlink(path);
    return s;
}

/* Newsprint takes 200 to 260 % of ink in all (newspaper-page.md, "Press"). */
static void ink_of_a_band(void **state) {
    (void)state;
    assert_non_null(load_file("head: {band: yes, band-tint: 60 70 70 60}\n", NULL));
    assert_null(load_file("head: {band: yes, band-tint: 60 70 70 61}\n", NULL));
    assert_true(said("261 %"));
    assert_non_null(load_file("head: {band: no, band-tint: 60 70 70 61}\n", NULL)); /* it is not drawn */
}

static void layers_of_values(void **state) {
    (void)state;
    const struct ts_style *s = load_file("网格: {栏数: 4}\nbody: {size: 小五}\n", NULL);
    assert_non_null(s);
    assert_int_equal(s->columns, 4);                 /* the file's, by its Chinese name */
    assert_int_equal(s->characters, 18);             /* the built-in one's */
    assert_int_equal(s->body.indent, 18 * TS_POINT); /* its 2em of the file's size */
    s = load_file("网格: {栏数: 4}\n", "grid.columns=3");
    assert_non_null(s);
    assert_int_equal(s->columns, 3); /* the command's over the file's */
    s = load_file("", NULL);
    assert_non_null(s);
    assert_int_equal(s->columns, 5);
}

static void faults_in_files_have_their_place(void **state) {
    (void)state;
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"name: x\ngrid:\n  colums: 5\n", ".yaml:3:3: error: unknown key \"colums\""},
        {"name: x\ngrid:\n  row: 17\n", ".yaml:3:8: error: row: \"17\""},
        {"网格:\n  行高: 十七点\n", ".yaml:2:7: error: 行高: \"十七点\""},
        {"grid: {row: [1]}\n", ".yaml:1:13: error: row"},
        {"grid: 5\n", ".yaml:1:7: error: grid"},
        {"grid: {row: 17点\n", "error: not valid YAML"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ROW(!load_file(rows[i].text, NULL), "row %zu was taken", i);
        ROW(said(rows[i].said), "row %zu: %s", i, messages(TS_ENGLISH, true));
    }
    ROWS_PASSED();
}

/* All faults of a file are told in one run. */
static void several_faults_at_once(void **state) {
    (void)state;
    assert_null(load_file("a: 1\nb: 2\ngrid: {row: x, columns: y}\n", NULL));
    const char *text = messages(TS_ENGLISH, true);
    assert_non_null(strstr(text, "\"a\""));
    assert_non_null(strstr(text, "\"b\""));
    assert_non_null(strstr(text, "\"x\""));
    assert_non_null(strstr(text, "\"y\""));
}

static void styles_that_are_not_there(void **state) {
    (void)state;
    fresh();
    const char *const folders[] = {"/nonexistent", NULL};
    struct ts_style_request request = {.name = "nosuch", .folders = folders};
    assert_null(ts_style_load(&ctx, &request));
    assert_true(said("no style \"nosuch\""));
    assert_true(said("/nonexistent"));
    fresh();
    request.name = "/nonexistent/a.yaml";
    assert_null(ts_style_load(&ctx, &request));
    assert_true(said("cannot read /nonexistent/a.yaml"));
}

/* --- slips ---------------------------------------------------------------------------------------------- */

/* Where libyaml stops is often a line or more behind the slip. */
static void slips_have_their_place(void **state) {
    (void)state;
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"grid:\n  row:17点\n  columns: 5\n", "s.yaml:2:6: error: not valid YAML: a blank is missing"},
        {"grid:\n  row:17点 # 行高: 十七\n  columns: 5\n", "s.yaml:2:6: error: not valid YAML: a blank"},
        {"网格：\n  columns: 5\n", "s.yaml:1:3: error: not valid YAML: the colon is a full-width one"},
        {"# 注：这里\nname: 甲：乙\ngrid：\n  row: 17点\n", "s.yaml:3:5: error: not valid YAML: the colon"},
        {"grid: {row: 17点，columns: 5}\n", "s.yaml:1:16: error: not valid YAML: the comma"},
        {"grid:\n  row: 17点\n\n  # 栏\n    columns: 5\n",
         "s.yaml:5:5: error: not valid YAML: this line is indented farther"},
        {"grid:\n    row: 17点\n  columns: 5\n",
         "s.yaml:3:3: error: not valid YAML: this line is indented like none"},
        {"name: \"甲\ntext:\n  paper: \"乙\"\n",
         "s.yaml:1:7: error: not valid YAML: the quote that opens here"},
        {"text: {paper: \"甲: 乙\", date: 丙: 丁}\n", "s.yaml:1:"},
        {"name: 甲: 乙\n", "s.yaml:1:8: error: not valid YAML: a second \": \""},
        {"name: \"甲: 乙\" 丙\n", "s.yaml:1:"},
        {"grid: {columns: 5\nbody:\n", "s.yaml:1:7: error: not valid YAML: the bracket that opens here"},
        {"grid: {columns: 5\n  row: 17点}\n", "s.yaml:2:"},
        {"grid:\n\trow: 17点\n", "s.yaml:2:1: error: not valid YAML: a tab"},
        {"a: 1\nb: @x\n", "s.yaml:2:4: error: not valid YAML: a value that begins with this mark"},
        {"text: {paper: #1, page: 2}\n", "s.yaml:1:15: error: not valid YAML: what stands behind #"},
        {"name: \xb0\xa1\n", "this is not UTF-8"},
        {"a: 1\n\n\na: 2\n", "s.yaml:4:1: error: not valid YAML: \"a\" stands in line 1 already"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        ROW(!yaml(rows[i].text), "row %zu was taken", i);
        ROW(said(rows[i].said), "row %zu: %s", i, messages(TS_ENGLISH, true));
        ROW(strlen(messages(TS_CHINESE, true)) > 20, "row %zu: %s", i, messages(TS_CHINESE, true));
    }
    ROWS_PASSED();
}

/* A # that was not meant as a comment takes the value away. */
static void comments_that_are_none(void **state) {
    (void)state;
    static const struct {
        const char *line;
        bool is;
    } rows[] = {
        {"paper: #1", true},       {"  paper:   #1 日报", true},
        {"paper:  # 报名", false}, {"paper: 甲 #1", false},
        {"paper: 甲#1", false},    {"grid:", false},
        {"paper: \"#1\"", false},  {"#1", false},
        {"paper: #", false},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++)
        ROW(ts_slip_is_comment(ts_slice_of(rows[i].line)) == rows[i].is, "%s", rows[i].line);
    ROWS_PASSED();
    assert_null(load_file("text:\n  paper: #1\n", NULL));
    assert_true(said(".yaml:2:3: error: paper: what stands behind # is a comment"));
    assert_non_null(load_file("text:\n  date:   # 日期\n", NULL)); /* empty, and says so */
}

/* The value that was meant is offered only if it would be taken. */
static void values_that_were_meant(void **state) {
    (void)state;
    static const struct {
        const char *set, *meant; /* NULL = none */
    } rows[] = {
        {"grid.row=17", "→ 17点 ?"},
        {"grid.row=１７点", "→ 17点 ?"},
        {"grid.row=17PT", "→ 17pt ?"},
        {"page.width=39cm", "→ 390mm ?"},
        {"headline.size=48磅", "→ 48pt ?"},
        {"body.size=小五号", "→ 小五 ?"},
        {"grid.columns=5栏", "→ 5 ?"},
        {"grid.columns=50栏", NULL},
        {"page.width=3900cm", NULL}, /* out of range */
        {"body.size=5号", "→ 五号 ?"},
        {"body.size=小5", "→ 小五 ?"},
        {"body.size=五", "→ 五号 ?"},
        {"body.font=黑体", "→ 黑 ?"},
        {"body.font=宋体", "→ 报宋 ?"},
        {"body.font=comic", NULL},
        {"line.kinsoku=stricct", "→ strict ?"},
        {"body.colour=0，100，100，10", "→ 0 100 100 10 ?"},
        {"body.colour=0% 100% 100% 10%", "→ 0 100 100 10 ?"},
        {"body.colour=#ff0000", NULL},
        {"grid.columns=５", "→ 5 ?"},
        {"grid.columns=50", NULL},
        {"line.hang=YES", "→ yes ?"},
        {"line.western-gap=１／４", "→ 1/4 ?"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char copy[64];
        snprintf(copy, sizeof copy, "%s", rows[i].set);
        fresh();
        const char *const set[] = {copy, NULL};
        struct ts_style_request request = {.set = set};
        ROW(!ts_style_load(&ctx, &request), "%s was taken", rows[i].set);
        ROW(rows[i].meant ? said(rows[i].meant) : !said("→"), "%s: %s", rows[i].set,
            messages(TS_ENGLISH, true));
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yaml_nodes_know_their_places),
        cmocka_unit_test(yaml_faults),
        cmocka_unit_test(yaml_bombs),
        cmocka_unit_test(every_key_is_in_the_built_in_style),
        cmocka_unit_test(nearest_names),
        cmocka_unit_test(the_built_in_style),
        cmocka_unit_test(settings_that_are_taken),
        cmocka_unit_test(the_last_setting_counts),
        cmocka_unit_test(relative_values_follow_their_base),
        cmocka_unit_test(settings_that_are_refused),
        cmocka_unit_test(pages_that_cannot_be),
        cmocka_unit_test(ink_of_a_band),
        cmocka_unit_test(layers_of_values),
        cmocka_unit_test(faults_in_files_have_their_place),
        cmocka_unit_test(several_faults_at_once),
        cmocka_unit_test(styles_that_are_not_there),
        cmocka_unit_test(slips_have_their_place),
        cmocka_unit_test(comments_that_are_none),
        cmocka_unit_test(values_that_were_meant),
    };
    return RUN_TESTS(tests);
}
