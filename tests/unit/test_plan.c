/* plan/: pages' plans as staff write them, each fault with its line; what the rule for open places gives. The
 * news style has 8 columns x 124 rows (newspaper-page.md, "Sheet and grid"), the tabloid 6 x 89. */
#include "testing.h"

#include "plan/issue.h"
#include "plan/read.h"
#include "style/block.h"

#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/test_plan.XXXXXX";
static const char *styles[] = {NULL, NULL};

static void write_file(const char *name, const char *text) {
    FILE *f = fopen(name, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

/* The house styles' folder, then a folder of the test's own with articles a.txt to f.txt. */
static int enter(void **state) {
    static char path[4096];
    assert_non_null(getcwd(path, sizeof path - 8));
    strcat(path, "/styles");
    styles[0] = path;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    for (char name[] = "a.txt"; *name <= 'f'; (*name)++)
        write_file(name, "# 题\n\n文。\n");
    mkdir("sub", 0755);
    write_file("sub/g.txt", "# 题\n\n文。\n");
    write_file("other.yaml", "extends: news\nfonts: {kai: {weight: medium}}\n");
    return open_ctx(state);
}

static int leave(void **state) {
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
    return close_ctx(state);
}

static const struct ts_plan *read_plan(const char *text) {
    fresh();
    write_file("p.yaml", text);
    return ts_plan_read(&ctx, "p.yaml", (struct ts_slice){0}, &(struct ts_style_request){.folders = styles});
}

/* --- what is right -------------------------------------------------------------------------------------- */

static void a_plan_of_all_keys(void **state) {
    (void)state;
    const struct ts_plan *plan = read_plan(
        "style: news\n"
        "报名: 桐湾晚报\n"
        "date: 2024-03-09\n"
        "page: 3\n"
        "責編: 某某\n"
        "roles: {二条: {headline: {size: 30点}}}\n"
        "blocks:\n"
        "  - {role: lead, article: a.txt, at: [1, 1], size: 5x60}\n"
        "  - {角色: 二条, 稿件: sub/g.txt, 位置: [6, 1], 大小: 3栏×60行, 标题: 竖题底带, 可调: 是,\n"
        "     样式: {主题: {最小字号: 12点}}}\n"
        "  - {role: 简讯, articles: [b.txt, c.txt], at: [1, 61], size: [2, 64], ground: framed, title: "
        "简讯}\n"
        "  - {role: advert, label: 广告　电话 123, at: [3, 61], size: 6x10}\n"
        "  - article: d.txt\n"
        "    parts: [{at: [3, 71], size: 6x20}, {at: [3, 91], size: 2x34}]\n"
        "    picture: {columns: 2}\n"
        "  - {role: link, article: e.txt, at: [5, 91], size: 4x34, ground: 底纹}\n");
    assert_string_equal(messages(TS_ENGLISH, true), "");
    assert_non_null(plan);
    assert_string_equal(plan->folio.paper, "桐湾晚报");
    assert_string_equal(plan->folio.page, "3");
    assert_string_equal(plan->folio.editor, "某某");
    assert_string_equal(plan->folio.section, "要闻"); /* the style's */
    assert_int_equal(plan->date.month, 3);
    assert_int_equal(plan->n_blocks, 6);
    const struct ts_plan_block *b = plan->blocks;
    assert_int_equal(b[0].role, TS_BLOCK_LEAD);
    assert_int_equal(b[0].place.line, 8);
    assert_int_equal(b[0].parts->columns, 5);
    assert_int_equal(b[0].parts->rows, 60);
    assert_int_equal(b[0].style->headline.size, 54 * TS_POINT); /* the page's */
    assert_string_equal(b[0].articles->path, "a.txt");
    assert_int_equal(b[1].role, TS_BLOCK_SECOND);
    assert_int_equal(b[1].parts->column, 5); /* counted from 0 */
    assert_int_equal(b[1].style->headline.size, 30 * TS_POINT);
    assert_int_equal(b[1].style->headline.min_size, 12 * TS_POINT);
    assert_int_equal(b[1].style->head.direction, TS_DIRECTION_VERTICAL);
    assert_true(b[1].style->head.band);
    assert_true(b[1].free);
    assert_string_equal(b[1].articles->path, "sub/g.txt");
    assert_int_equal(b[2].n_articles, 2);
    assert_int_equal(b[2].parts->rows, 64);
    assert_int_equal(b[2].ground, TS_BLOCK_FRAMED);
    assert_string_equal(b[2].title, "简讯");
    assert_int_equal(b[3].n_articles, 0);
    assert_string_equal(b[3].label, "广告　电话 123");
    assert_int_equal(b[4].n_parts, 2);
    assert_int_equal(b[4].parts[1].row, 90);
    assert_int_equal(b[4].style->picture.columns, 2);
    assert_int_equal(b[5].ground, TS_BLOCK_TINTED);
    for (int i = 0; i < 6; i++) { /* one row grid */
        assert_int_equal(b[i].style->row, plan->style->row);
        assert_int_equal(b[i].style->body.size, plan->style->body.size);
        assert_int_equal(b[i].style->columns, plan->style->columns);
    }
}

/* Places that are not said: column, row, columns, rows of every block, from 1. */
static void open_places(void **state) {
    (void)state;
    static const struct {
        const char *blocks, *want;
    } rows[] = {
        {"  - article: a.txt\n", "1 1 8x124"}, /* all of the page */
        {"  - {article: a.txt, size: 5}\n  - article: b.txt\n", "1 1 5x124, 6 1 3x124"},
        {"  - {article: a.txt, size: 5x60}\n  - {article: b.txt, size: 3x80}\n  - {article: c.txt, size: 5}\n"
         "  - article: d.txt\n",
         "1 1 5x60, 6 1 3x80, 1 61 5x64, 6 81 3x44"},
        {"  - {article: a.txt, size: 4x40}\n  - {article: b.txt, size: 4x40}\n  - {article: c.txt, size: "
         "8}\n",
         "1 1 4x40, 5 1 4x40, 1 41 8x84"},
        {"  - article: a.txt\n  - {article: b.txt, at: [1, 1], size: 8x30}\n", "1 31 8x94, 1 1 8x30"},
        {"  - {article: a.txt, at: [3, 1], size: 2}\n  - {article: b.txt, at: [1, 61], size: 8x64}\n"
         "  - article: c.txt\n  - article: d.txt\n",
         "3 1 2x60, 1 61 8x64, 1 1 2x60, 5 1 4x60"},
        {"  - {article: a.txt, at: [3, 41]}\n  - {article: b.txt, at: [7, 1], size: 2x124}\n"
         "  - {article: c.txt, at: [1, 1], size: 6x40}\n  - article: d.txt\n",
         "3 41 4x84, 7 1 2x124, 1 1 6x40, 1 41 2x84"},
        /* five rows are no room for an article: the next place is beside */
        {"  - {article: a.txt, at: [1, 6], size: 4x119}\n  - {article: b.txt, size: 4}\n"
         "  - {role: advert, size: 4x5}\n",
         "1 6 4x119, 5 1 4x124, 1 1 4x5"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[1000], got[500] = "";
        snprintf(text, sizeof text, "style: news\nblocks:\n%s", rows[i].blocks);
        const struct ts_plan *plan = read_plan(text);
        for (int k = 0; plan && k < plan->n_blocks; k++) {
            const struct ts_grid_rect *r = plan->blocks[k].parts;
            size_t n = strlen(got);
            snprintf(got + n, sizeof got - n, "%s%d %d %dx%d", k ? ", " : "", r->column + 1, r->row + 1,
                     r->columns, r->rows);
        }
        ROW(strcmp(got, rows[i].want) == 0, "row %zu: %s\n%s", i, got, messages(TS_ENGLISH, true));
    }
    ROWS_PASSED();
}

/* --- what is wrong -------------------------------------------------------------------------------------- */

/* Each says one thing, in that line; the plan's first two lines are the style and `blocks:`. */
static void faults(void **state) {
    (void)state;
    static const struct {
        const char *blocks, *said; /* behind p.yaml: */
    } rows[] = {
        {"  - {article: a.txt, at: [1, 1], size: 5x60}\n  - {article: b.txt, at: [5, 60], size: 4x65}\n",
         "4:5: error: 4x65 [5, 60] overlaps the block of line 3"},
        {"  - {article: a.txt, at: [1, 1], size: 9x60}\n",
         "3:5: error: 9x60 [1, 1] is off the grid: the page has "
         "8 columns x 124 rows"},
        {"  - {article: a.txt, at: [5, 100], size: 4x26}\n", "3:5: error: 4x26 [5, 100] is off the grid"},
        {"  - {article: a.txt, at: [9, 1]}\n", "3:5: error: 1x1 [9, 1] is off the grid"},
        {"  - {article: a.txt, size: 8x124}\n  - {article: b.txt, size: 2x20}\n",
         "4:5: error: no room is left on the page for this block"},
        {"  - {article: z.txt, at: [1, 1], size: 8x124}\n", "3:15: error: cannot read z.txt: No such file"},
        {"  - {article: sub, at: [1, 1], size: 8x124}\n", "3:15: error: cannot read sub: Is a directory"},
        {"  - {article: a.txt, size: 4x124}\n  - {article: ./a.txt, size: 4x124}\n",
         "4:15: error: a.txt stands in p.yaml:3 already"},
        {"  - {role: briefs, articles: [a.txt, b.txt, a.txt], size: 8x124}\n",
         "3:45: error: a.txt stands in p.yaml:3 already"},
        {"  - {role: lead, article: a.txt, size: 8x10}\n  - {article: b.txt}\n",
         "3:5: error: 8x10 is too small: a head and four rows of text need 11 rows"},
        {"  - {role: briefs, article: a.txt, size: 8x3}\n  - {article: b.txt}\n",
         "3:5: error: 8x3 is too small"},
        {"  - {role: briefs, article: a.txt, size: 8x5, title: 简讯, ground: framed}\n  - {article: b.txt}\n",
         "3:5: error: 8x5 is too small"},
        {"  - {article: a.txt, size: 1x124, cut: 3}\n  - {article: b.txt}\n",
         "3:5: error: cut: its columns would have 3 characters"},
        {"  - {article: a.txt, at: [1, 1], size: 1x124, cut: 20}\n  - {article: b.txt}\n",
         "3:5: error: cut: its columns would have 1 characters"},
        {"  - {article: a.txt, ground: framed, parts: [{at: [1, 1], size: 8x62}, {at: [1, 63], size: "
         "8x62}]}\n",
         "3:5: error: ground: a frame or a tint is for a block of one rectangle"},
        {"  - {article: a.txt, parts: [{at: [1, 1], size: 4x62}, {at: [5, 63], size: 4x62}]}\n"
         "  - {article: b.txt, at: [5, 1], size: 4x62}\n  - {article: c.txt, at: [1, 63], size: 4x62}\n",
         "3:56: error: this part touches none of the parts before it"}, /* a corner is none */
        {"  - {article: a.txt, parts: [{at: [1, 1], size: 8x60}, {at: [1, 61]}]}\n  - {article: b.txt}\n",
         "3:56: error: parts: a part has its place and its size"},
        {"  - {article: a.txt, parts: []}\n", "3:29: error: parts: \"…\" is not a list of parts"},
        {"  - {article: a.txt, size: 2x2, parts: [{at: [1, 1], size: 8x124}]}\n",
         "3:33: error: parts: parts have their own places"},
        {"  - {article: a.txt, at: [0, 1]}\n", "3:26: error: at: \"[0, 1]\" is not a column and a row"},
        {"  - {article: a.txt, at: 1}\n", "3:26: error: at: \"1\" is not a column and a row"},
        {"  - {article: a.txt, size: big}\n", "3:28: error: size: \"big\" is not columns x rows"},
        {"  - {article: a.txt, size: 5x}\n", "3:28: error: size: \"5x\" is not columns x rows"},
        {"  - {role: leed, article: a.txt}\n", "3:12: error: role: \"leed\" is not one of "},
        {"  - {artcle: a.txt, role: advert}\n", "3:6: error: unknown key \"artcle\" → article ?"},
        {"  - {artcle: a.txt}\n", "3:6: error: unknown key \"artcle\" → article ?"},
        {"  - {article: p.yaml}\n", "3:15: error: article: p.yaml is a plan or a style, no article"},
        {"  - {zzzzzz: a.txt, role: advert}\n",
         "3:6: error: unknown key \"zzzzzz\"; keys here: role article "},
        {"  - {article: a.txt, at: [1，1], size: 8x124}\n",
         "3:26: error: at: \"[1，1]\" is not a column and a row"},
        {"  - {role: lead}\n", "3:5: error: article: the block names no article"},
        {"  - {article: a.txt, articles: [b.txt]}\n",
         "3:22: error: articles: a block has one article, or a list"},
        {"  - {articles: [a.txt, b.txt]}\n", "3:6: error: articles: only briefs are several"},
        {"  - {article: {a: b}}\n", "3:15: error: article: \"…\" is not a file's name"},
        {"  - {role: advert, article: a.txt}\n", "3:20: error: article: an advert is a space"},
        {"  - {article: a.txt, title: 题}\n", "3:22: error: title: only briefs, links"},
        {"  - {article: a.txt, label: 广告}\n", "3:22: error: label: only an advert has one"},
        {"  - {article: a.txt, free: maybe}\n", "3:28: error: free: \"maybe\" is not yes or no"},
        {"  - {article: a.txt, to-page: 封底}\n", "3:31: error: to-page: \"封底\" is not a page number"},
        {"  - {article: a.txt, style: big}\n", "3:29: error: style: \"big\" is not a section"},
        {"  - {article: a.txt, style: {grid: {row: 12点}}}\n", "3:37: error: grid.row is the page's"},
        {"  - {article: a.txt, style: {正文: {字号: 12点}}}\n", "3:35: error: body.size is the page's"},
        {"  - {article: a.txt, style: {page: {width: 200mm}}}\n", "3:30: error: page is the page's"},
        {"  - {article: a.txt, style: {headlin: {size: 12点}}}\n",
         "3:30: error: unknown key \"headlin\" → headline ?"},
        {"  - {article: a.txt, style: {headline: {size: 12}}}\n",
         "3:47: error: size: \"12\" is not a length"},
        {"  - {article: a.txt, style: {head: {columns: 9}}}\n", "3:46: error: head.columns is greater than"},
        {"  - {article: a.txt, picture: 3}\n", "3:31: error: picture: \"3\" is not a section"},
        {"  - a.txt\n", "3:5: error: blocks: \"a.txt\" is not a block"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[1000], want[300];
        snprintf(text, sizeof text, "style: news\nblocks:\n%s", rows[i].blocks);
        snprintf(want, sizeof want, "p.yaml:%s", rows[i].said);
        const struct ts_plan *plan = read_plan(text);
        const char *got = messages(TS_ENGLISH, true), *end = strchr(got, '\n');
        ROW(!plan, "row %zu was taken: %s", i, rows[i].blocks);
        ROW(strncmp(got, want, strlen(want)) == 0, "row %zu: want %s\n  got %s", i, want, got);
        ROW(end && !end[1], "row %zu: more than one message: %s", i, got);
        ROW(strstr(messages(TS_CHINESE, true), "错误"), "row %zu: %s", i, messages(TS_CHINESE, true));
    }
    ROWS_PASSED();
}

/* Of the page's own lines. */
static void faults_of_the_page(void **state) {
    (void)state;
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"style: news\n", "p.yaml:1:1: error: blocks: a plan has a list of blocks"},
        {"blocks: 3\n", "p.yaml:1:9: error: blocks: a plan has a list of blocks"},
        {"blocks: []\n", "p.yaml:1:9: error: blocks: a plan has a list of blocks"},
        {"blocks: [\n", "p.yaml:"},
        {"style: nws\nblocks:\n  - article: a.txt\n", "p.yaml:1:8: error: no style \"nws\""},
        {"style: [a]\nblocks:\n  - article: a.txt\n",
         "p.yaml:1:8: error: style: \"[a]\" is not a style's name"},
        {"blocks:\n  - article: a.txt\nrole: lead\n",
         "p.yaml:3:1: error: unknown key \"role\" → blocks.role ?"},
        {"blocks:\n  - article: a.txt\nroles: {secnd: {}}\n",
         "p.yaml:3:9: error: unknown key \"secnd\" → second ?"},
        {"blocks:\n  - article: a.txt\nroles: 2\n", "p.yaml:3:8: error: roles: \"2\" is not a section"},
        {"blocks:\n  - {role: second, article: a.txt}\nroles: {second: {grid: {row: 9点}}}\n",
         "p.yaml:3:25: error: grid.row is the page's"},
        {"date: 2023-02-29\nblocks:\n  - article: a.txt\n",
         "p.yaml:1:7: error: date: \"2023-02-29\" is not a date"},
        {"cn: 11-65\nblocks:\n  - article: a.txt\n",
         "p.yaml:1:5: error: cn: \"11-65\" is not a number such as CN"},
        {"page: 3\n版次: 4\nblocks:\n  - article: a.txt\n",
         "p.yaml:2:1: error: \"版次\" and \"page\" are one key"},
        {"paper: {a: b}\nblocks:\n  - article: a.txt\n", "p.yaml:1:8: error: paper: \"…\" is not one value"},
        {"page: #3\nblocks:\n  - article: a.txt\n",
         "p.yaml:1:1: error: page: what stands behind # is a comment"},
        {"style: front\nblocks:\n  - {article: a.txt, at: [1, 20], size: 8x105}\n",
         "p.yaml:3:5: error: 8x105 [1, 20] overlaps the masthead, 8x20 [1, 1]"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const struct ts_plan *plan = read_plan(rows[i].text);
        const char *got = messages(TS_ENGLISH, true), *end = strchr(got, '\n');
        ROW(!plan, "row %zu was taken", i);
        ROW(strncmp(got, rows[i].said, strlen(rows[i].said)) == 0, "row %zu: want %s\n  got %s", i,
            rows[i].said, got);
        ROW(end && !end[1], "row %zu: more than one message: %s", i, got);
    }
    fresh();
    assert_null(
        ts_plan_read(&ctx, "none.yaml", (struct ts_slice){0}, &(struct ts_style_request){.folders = styles}));
    assert_true(said("cannot read none.yaml"));
    ROWS_PASSED();
}

/* --- what is doubtful ----------------------------------------------------------------------------------- */

static void doubts(void **state) {
    (void)state;
    static const struct {
        const char *blocks, *said; /* NULL = nothing is */
    } rows[] = {
        {"  - {article: a.txt, at: [1, 1], size: 8x120}\n",
         "p.yaml: warning: white: 8 columns x 4 rows at [1, 121] belong to no block\n"},
        {"  - {article: a.txt, at: [1, 1], size: 8x123}\n", NULL}, /* one row is a space */
        {"  - {article: a.txt, at: [1, 1], size: 5x124}\n"
         "  - {role: photo, article: b.txt, at: [7, 1], size: 2x100}\n",
         "p.yaml: warning: white: 1 columns x 124 rows at [6, 1] belong to no block\n"
         "p.yaml: warning: white: 2 columns x 24 rows at [7, 101] belong to no block\n"},
        {"  - {role: advert, label: 某某商场}\n",
         "p.yaml:3:27: warning: the label \"某某商场\" does not say 广告"},
        {"  - {article: a.txt, to-page: 3}\n", "p.yaml:3:31: warning: this page is set alone"},
        {"  - {article: a.txt, from-page: 3, title: 续}\n", "p.yaml:3:33: warning: this page is set alone"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        char text[1000];
        snprintf(text, sizeof text, "style: news\nblocks:\n%s", rows[i].blocks);
        const struct ts_plan *plan = read_plan(text);
        const char *got = messages(TS_ENGLISH, true), *want = rows[i].said ? rows[i].said : "";
        ROW(plan, "row %zu was refused: %s", i, got);
        ROW(*want ? strncmp(got, want, strlen(want)) == 0 : !*got, "row %zu: want %s\n  got %s", i, want,
            got);
        ROW(ts_diag_status(ctx.diag) == (*want ? TS_LOOK : TS_DONE), "row %zu: status", i);
    }
    ROWS_PASSED();
}

/* --- issues --------------------------------------------------------------------------------------------- */

/* All that an issue has to say. */
#define IMPRINT                                                                                              \
    "paper: 桐湾晚报\ndate: 2024-03-09\n期号: 8123\ncn: CN 11-0065\n主办: 甲\n出版: 乙\n社址: 丙\n"

static const struct ts_issue *read_issue(const char *text, const char *p1, const char *p2, const char *p3) {
    fresh();
    write_file("i.yaml", text);
    write_file("p1.yaml", p1);
    write_file("p2.yaml", p2);
    write_file("p3.yaml", p3);
    return ts_issue_read(&ctx, "i.yaml", &(struct ts_style_request){.folders = styles});
}

static void an_issue(void **state) {
    (void)state;
    const struct ts_issue *issue =
        read_issue(IMPRINT "style: news\npages: [p1.yaml, p2.yaml, p3.yaml]\n",
                   "style: front\nsection: 头版\nblocks:\n  - {role: lead, article: a.txt, to-page: 3}\n",
                   "blocks:\n  - {article: b.txt, size: 4}\n  - {role: briefs, article: c.txt}\n",
                   "page: 3\nblocks:\n  - {article: d.txt, size: 4}\n  - {article: a.txt, 上接: 01, title: "
                   "续, ground: framed}\n");
    assert_string_equal(messages(TS_ENGLISH, true), "");
    assert_non_null(issue);
    assert_int_equal(issue->n_pages, 3);
    assert_int_equal(issue->date.day, 9);
    assert_string_equal(issue->folio.pages, "3"); /* counted */
    const struct ts_plan *const *p = issue->pages;
    assert_string_equal(p[0]->folio.page, "01");
    assert_string_equal(p[1]->folio.page, "02"); /* counted on */
    assert_string_equal(p[2]->folio.page, "3");  /* its own */
    assert_string_equal(p[0]->folio.section, "头版");
    assert_string_equal(p[1]->folio.section, "要闻"); /* the style's */
    for (int i = 0; i < 3; i++) {
        assert_string_equal(p[i]->folio.paper, "桐湾晚报");
        assert_string_equal(p[i]->folio.pages, "3");
        assert_int_equal(p[i]->date.year, 2024);
        assert_int_equal(p[i]->style->columns, 8);
    }
    assert_int_equal(p[0]->blocks[0].to_page, 2);
    assert_int_equal(p[0]->blocks[0].to_block, 1);
    assert_int_equal(p[0]->blocks[0].from_page, -1);
    assert_int_equal(p[2]->blocks[1].from_page, 0);
    assert_int_equal(p[2]->blocks[1].from_block, 0);
    assert_int_equal(p[2]->blocks[0].from_page, -1);
}

/* Pages that are right by themselves. */
#define FRONT "style: front\nblocks:\n  - {article: a.txt}\n"
#define SECOND "blocks:\n  - {article: b.txt}\n"
#define THIRD "blocks:\n  - {article: c.txt}\n"
#define ISSUE IMPRINT "pages: [p1.yaml, p2.yaml, p3.yaml]\n"

static void faults_of_issues(void **state) {
    (void)state;
    static const struct {
        const char *issue, *p1, *p2, *p3, *said; /* said: the first line */
        int lines;
        bool taken;
    } rows[] = {
        {ISSUE, FRONT, SECOND, THIRD, "", 0, true},
        {ISSUE, FRONT, "page: 3\n" SECOND, "page: 4\n" THIRD,
         "p2.yaml:1:7: warning: page number 3 where 02 should stand: 《报纸期刊质量管理规定》", 1, true},
        {ISSUE, FRONT, "page: 03\n" SECOND, "page: 02\n" THIRD,
         "p2.yaml:1:7: warning: page number 03 where 02 should stand", 2, true},
        {ISSUE, "page: 2\n" FRONT, SECOND, THIRD, "p1.yaml:1:7: warning: page number 2 where 01 should stand",
         1, true},
        {ISSUE, "page: A1\n" FRONT, SECOND, "page: B01\n" THIRD, "", 0, true}, /* a new part */
        {ISSUE, "page: A1\n" FRONT, "page: B2\n" SECOND, THIRD,
         "p2.yaml:1:7: warning: page number B2 where A2 should stand", 1, true},
        {IMPRINT "今日版数: 8\npages: [p1.yaml, p2.yaml, p3.yaml]\n", FRONT, SECOND, THIRD,
         "i.yaml:8:7: warning: the masthead says 8 pages today, the issue has 3", 1, true},
        {ISSUE, FRONT, "date: 2024-03-10\n" SECOND, THIRD,
         "p2.yaml:1:7: warning: date is \"2024-03-10\" on this page and \"2024-03-09\" in the issue", 1,
         true},
        {ISSUE, FRONT, "date: 2024年3月9日\n" SECOND, THIRD, "", 0, true}, /* the same day */
        {ISSUE, FRONT, "paper: 桐湾早报\n" SECOND, THIRD,
         "p2.yaml:1:8: warning: paper is \"桐湾早报\" on this page", 1, true},
        {"paper: 甲\ncn: CN 11-0065\npages: [p1.yaml, p2.yaml, p3.yaml]\n", SECOND, FRONT, THIRD,
         "i.yaml: warning: the issue lacks a masthead on its first page (masthead.rows), date (日期), issue "
         "number "
         "(期号), sponsor (主办), publisher (出版), address (社址), which 《报纸期刊质量管理规定》",
         1, true},
        {"paper: 甲\npages: [p1.yaml, p2.yaml, p3.yaml]\n", FRONT, SECOND,
         THIRD, /* the masthead tells the rest */
         "i.yaml: warning: the issue lacks publisher (出版), address (社址), which", 1, true},
        {ISSUE, FRONT, "style: other.yaml\n" SECOND, THIRD,
         "i.yaml:8:18: error: style: this page's style has other fonts than the first page's", 1, false},
        {ISSUE, FRONT, "blocks:\n  - {article: c.txt, from-page: 3}\n",
         "blocks:\n  - {article: c.txt, to-page: 2}\n",
         "p3.yaml:2:31: error: jump to or from page 2: an article goes on on a later page", 1, false},
        {IMPRINT, FRONT, SECOND, THIRD, "i.yaml:1:1: error: pages: an issue has a list", 1, false},
        {"pages: 3\n", FRONT, SECOND, THIRD, "i.yaml:1:1: error: pages: an issue has a list", 1, false},
        {"pages: []\n", FRONT, SECOND, THIRD, "i.yaml:1:8: error: pages: \"…\" is not a file's name", 1,
         false},
        {"pages: [p1.yaml]\nblocks: []\n", FRONT, SECOND, THIRD, "i.yaml:2:1: error: unknown key \"blocks\"",
         1, false},
        {IMPRINT "pages: [p1.yaml, p4.yaml]\n", FRONT, SECOND, THIRD,
         "i.yaml:8:18: error: cannot read p4.yaml: No such file", 1, false},
        {IMPRINT "pages: [p1.yaml, p2.yaml, p1.yaml]\n", FRONT, SECOND, THIRD,
         "i.yaml:8:27: error: p1.yaml stands in i.yaml:8 already", 1, false},
        {IMPRINT "style: nws\npages: [p1.yaml, p2.yaml]\n", FRONT, SECOND, THIRD,
         "i.yaml:8:8: error: no style \"nws\"", 1, false},
        {ISSUE, FRONT, "blocks: 3\n", THIRD, "p2.yaml:1:9: error: blocks: a plan has a list", 1, false},
        {ISSUE, FRONT, "blocks:\n  - {article: a.txt}\n", THIRD,
         "p2.yaml:2:15: error: a.txt stands in p1.yaml:3 already", 1, false},
        {ISSUE, FRONT, "blocks:\n  - {article: b.txt, to-page: 9}\n", THIRD,
         "p2.yaml:2:31: error: jump to or from page 9: the issue has no such page", 1, false},
        {ISSUE, FRONT, "blocks:\n  - {article: b.txt, to-page: 2}\n", THIRD,
         "p2.yaml:2:31: error: jump to or from page 2: this is the page itself", 1, false},
        {ISSUE, FRONT, "blocks:\n  - {article: b.txt, to-page: 3}\n", THIRD,
         "p2.yaml:2:31: error: jump to or from page 3: no block of that page has b.txt", 1, false},
        {ISSUE, FRONT, "blocks:\n  - {article: b.txt, from-page: 3}\n", THIRD,
         "p2.yaml:2:33: error: jump to or from page 3: no block of that page has b.txt", 1, false},
        {ISSUE, FRONT, "blocks:\n  - {article: b.txt, to-page: 3}\n",
         "blocks:\n  - {article: b.txt, from-page: 1}\n",
         "p2.yaml:2:31: error: jump to or from page 3: its block there does not say from-page: 02", 2, false},
        {ISSUE, FRONT, "blocks:\n  - {article: b.txt, to-page: 3, from-page: 3}\n",
         "blocks:\n  - {article: b.txt, from-page: 2, to-page: 2}\n",
         "p2.yaml:2:31: error: the jumps of b.txt go in a circle: pages 02 → 03 → 02", 1, false},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        const struct ts_issue *issue = read_issue(rows[i].issue, rows[i].p1, rows[i].p2, rows[i].p3);
        const char *got = messages(TS_ENGLISH, true);
        int lines = 0;
        for (const char *p = got; *p; p++)
            lines += *p == '\n';
        ROW((issue != NULL) == rows[i].taken, "row %zu: %s", i, issue ? "taken" : "refused");
        ROW(strncmp(got, rows[i].said, strlen(rows[i].said)) == 0, "row %zu: want %s\n  got %s", i,
            rows[i].said, got);
        ROW(lines == rows[i].lines, "row %zu: %d messages: %s", i, lines, got);
    }
    fresh();
    assert_null(ts_issue_read(&ctx, "none.yaml", &(struct ts_style_request){.folders = styles}));
    assert_true(said("cannot read none.yaml"));
    ROWS_PASSED();
}

/* A chain over three pages is no circle; a page alone is an issue of one. */
static void jumps_in_a_chain(void **state) {
    (void)state;
    const struct ts_issue *issue =
        read_issue(ISSUE, "style: front\nblocks:\n  - {article: a.txt, to-page: 2}\n",
                   "blocks:\n  - {article: a.txt, from-page: 1, to-page: 3}\n",
                   "blocks:\n  - {article: ./a.txt, from-page: 2}\n");
    assert_string_equal(messages(TS_ENGLISH, true), "");
    assert_int_equal(issue->pages[1]->blocks->from_page, 0);
    assert_int_equal(issue->pages[1]->blocks->to_page, 2);
    const struct ts_issue *one = ts_issue_of_page(&ctx, issue->pages[0]);
    assert_int_equal(one->n_pages, 1);
    assert_ptr_equal(one->pages[0], issue->pages[0]);
    assert_string_equal(one->folio.paper, "桐湾晚报");
}

/* --- the rest ------------------------------------------------------------------------------------------- */

static void kinds_of_files(void **state) {
    (void)state;
    static const struct {
        const char *name, *text;
        enum ts_plan_kind want;
    } rows[] = {
        {"x.yaml", "style: news\nblocks:\n  - article: a.txt\n", TS_PLAN_PAGE},
        {"x.yml", "版块:\n  - article: a.txt\n", TS_PLAN_PAGE},
        {"x.YAML", "版块 : []\n", TS_PLAN_PAGE},
        {"x.yaml", "版块：[]\n", TS_PLAN_PAGE}, /* of which the reader is told */
        {"x.yaml", "pages: 8\nblocks: [\n", TS_PLAN_PAGE},
        {"x.yaml", "paper: 桐湾晚报\npages: [p.yaml]\n", TS_PLAN_ISSUE},
        {"x.yaml", "各版: [p.yaml]\n", TS_PLAN_ISSUE},
        {"x.yaml", "name: 样式\ngrid: {row: 3mm}\n", TS_PLAN_NOT},
        {"x.yaml", "text:\n  blocks: 1\n", TS_PLAN_NOT},
        {"x.txt", "blocks:\n  - article: a.txt\n", TS_PLAN_NOT},
        {"x.yaml", "", TS_PLAN_NOT},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        write_file(rows[i].name, rows[i].text);
        ROW(ts_plan_is(rows[i].name) == rows[i].want, "row %zu", i);
        unlink(rows[i].name);
    }
    ROW(ts_plan_is("none.yaml") == TS_PLAN_NOT, "a file that is not there");
    ROW(ts_plan_is("sub") == TS_PLAN_NOT, "a folder");
    ROWS_PASSED();
}

/* Paths are seen from the plan, a style's too; --style stands over the plan's. */
static void paths_and_styles(void **state) {
    (void)state;
    fresh();
    write_file("sub/mine.yaml", "extends: news\nheadline: {size: 40点}\n");
    write_file("sub/p.yaml", "style: ./mine.yaml\nblocks:\n  - {role: lead, article: g.txt, size: 4}\n"
                             "  - {role: briefs, article: ../a.txt}\n");
    const struct ts_plan *plan =
        ts_plan_read(&ctx, "sub/p.yaml", (struct ts_slice){0}, &(struct ts_style_request){.folders = styles});
    assert_non_null(plan);
    assert_string_equal(plan->blocks[0].articles->path, "sub/g.txt");
    assert_string_equal(plan->blocks[1].articles->path, "sub/../a.txt");
    assert_int_equal(plan->style->headline.size, 40 * TS_POINT);
    assert_int_equal(plan->blocks[0].style->headline.size, 40 * TS_POINT);
    plan = ts_plan_read(&ctx, "sub/p.yaml", (struct ts_slice){0},
                        &(struct ts_style_request){.name = "tabloid", .folders = styles});
    assert_non_null(plan);
    assert_int_equal(plan->style->columns, 6);
    const char *set[] = {"blocks.lead.headline.size=33点", NULL};
    plan = ts_plan_read(&ctx, "sub/p.yaml", (struct ts_slice){0},
                        &(struct ts_style_request){.folders = styles, .set = set});
    assert_int_equal(plan->blocks[0].style->headline.size, 33 * TS_POINT);
    assert_int_equal(plan->style->headline.size, 40 * TS_POINT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_of_all_keys),
        cmocka_unit_test(open_places),
        cmocka_unit_test(faults),
        cmocka_unit_test(faults_of_the_page),
        cmocka_unit_test(doubts),
        cmocka_unit_test(kinds_of_files),
        cmocka_unit_test(paths_and_styles),
        cmocka_unit_test(an_issue),
        cmocka_unit_test(faults_of_issues),
        cmocka_unit_test(jumps_in_a_chain),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
