/* plan/estimate: the rows that articles need, reckoned from their characters, against the rows that the page
 * stage sets. Sample articles and generated ones, in blocks of 2 to 8 columns, in the styles of three roles
 * of two house styles. */
#include "testing.h"

#include "page/fill.h"
#include "page/head.h"
#include "page/picture.h"
#include "plan/copyfit.h"
#include "plan/estimate.h"
#include "style/block.h"

enum { TOLERANCE = 30 /* thousandths of the rows set */ };

static const struct {
    const char *style;
    enum ts_block_role role;
    const char *name;
} settings[] = {{"styles/news.yaml", TS_BLOCK_LEAD, "news, lead"},
                {"styles/news.yaml", TS_BLOCK_SECOND, "news, second"},
                {"styles/news.yaml", TS_BLOCK_ARTICLE, "news, article"},
                {"styles/feature.yaml", TS_BLOCK_LEAD, "feature, lead"},
                {"styles/tabloid.yaml", TS_BLOCK_ARTICLE, "tabloid, article"}};

static struct ts_ctx long_lived;
static struct ts_fontset *fonts;
static struct ts_uax14 *uax14;
static struct ts_hyphenator *hyphenator;
static struct ts_segmenter *segmenter;

static const struct ts_style *style_of(struct ts_ctx *to, size_t setting) {
    static const char *const folders[] = {"styles", NULL};
    struct ts_style_request request = {.name = settings[setting].style, .folders = folders};
    struct ts_page_style page;
    assert_true(ts_block_page_style(to, &request, &page));
    const struct ts_style *style = ts_block_style(to, &page, settings[setting].role, NULL, 0);
    assert_non_null(style);
    return style;
}

static int open_fonts(void **state) {
    open_ctx(state);
    long_lived.keep = ts_arena_open();
    long_lived.scratch = ts_arena_open();
    long_lived.diag = ts_diag_new(long_lived.keep);
    struct ts_fontset_request wanted = {.config_file = getenv("FONTCONFIG_FILE"),
                                        .style = style_of(&long_lived, 0)};
    fonts = ts_fontset_open(&long_lived, &wanted);
    uax14 = ts_uax14_new(&long_lived);
    hyphenator = ts_hyphen_new(&long_lived);
    segmenter = ts_words_new(&long_lived);
    return fonts ? 0 : -1;
}

static int close_fonts(void **state) {
    ts_uax14_close(uax14);
    ts_hyphen_close(hyphenator);
    ts_words_close(segmenter);
    ts_fontset_close(fonts);
    ts_arena_close(long_lived.scratch);
    ts_arena_close(long_lived.keep);
    return close_ctx(state);
}

/* What the page stage sets, in the estimate's terms. */
static struct ts_needs real_needs(const struct ts_style *style, const struct ts_article *article,
                                  int columns) {
    struct ts_typesetter t = {.ctx = &ctx,
                              .fonts = fonts,
                              .uax14 = uax14,
                              .hyphenator = style->line.hyphenate ? hyphenator : NULL,
                              .segmenter = segmenter,
                              .words = style->words,
                              .rules = &style->line};
    struct ts_grid grid = ts_grid_make(style);
    struct ts_grid_rect rect = {0, 0, columns, grid.rows};
    struct ts_fit fit = {.style = style, .site = ts_site_of_parts(&ctx, &grid, &rect, 1)};
    struct ts_setting *s = ts_setting_make(&t, &fit, article);
    s->quiet = true;
    struct ts_head_plan plan;
    assert_true(ts_head_plan_make(s, &plan));
    const struct ts_islands *islands = ts_islands_set(s, ts_fill_highest(s, plan.frames, s->site->n));
    const struct ts_body *body = ts_body_set(s, plan.body_from, islands);
    struct ts_needs needs = {.head = plan.rows};
    for (size_t i = 0; i < body->n; i++)
        needs.body += body->units[i].space + body->units[i].rows;
    for (size_t i = 0; i < islands->n; i++)
        needs.pictures +=
            islands->v[i].columns * ts_island_hole(fit.style, &s->grid, &islands->v[i], s->grid.rows);
    needs.total = needs.head * columns + needs.body + needs.pictures;
    return needs;
}

static const struct ts_article *parse(const struct ts_style *style, const struct ts_source *source) {
    assert_non_null(source);
    const struct ts_article *article = ts_article_parse(&ctx, source, style);
    assert_non_null(article);
    return article;
}

/* Per cent of many blocks: those within the tolerance, or within a row of the block, which a head takes or
 * does not. */
enum { WITHIN = 90, WORST = 25 };

struct tally {
    double worst, sum;
    int n, within;
};

static void count(struct tally *tally, double error, bool within) {
    tally->worst = error > tally->worst ? error : tally->worst;
    tally->sum += error;
    tally->n++;
    tally->within += within;
}

/* One article in blocks of all widths that hold it. */
static void compare(const char *name, const struct ts_style *style, const struct ts_article *article,
                    struct tally *tally) {
    const struct ts_estimate *estimate = ts_estimate_make(&ctx, style, article);
    int rows = ts_grid_make(style).rows;
    for (int columns = 2; columns <= style->columns; columns++) {
        struct ts_needs got = ts_estimate_in(estimate, columns, false),
                        real = real_needs(style, article, columns);
        if (real.total > columns * rows)
            continue;
        double error = 100.0 * abs(got.total - real.total) / real.total;
        bool within = 10 * error <= TOLERANCE || abs(got.total - real.total) <= columns;
        count(tally, error, within);
        if (getenv("SHOW") && !within)
            print_message(
                "%s, %d columns: %d rows reckoned (head %d, body %d, pictures %d), %d set (%d, %d, %d)\n",
                name, columns, got.total, got.head, got.body, got.pictures, real.total, real.head, real.body,
                real.pictures);
    }
}

static void report(const char *what, const struct tally *t) {
    print_message(
        "estimate, %s: %d blocks, error %.2f %% on average, %.2f %% at most; %d %% within 3 %% or a row\n",
        what, t->n, t->sum / t->n, t->worst, 100 * t->within / t->n);
    assert_true(t->sum / t->n * 10 <= TOLERANCE);
    assert_true(100 * t->within >= WITHIN * t->n);
    assert_true(t->worst <= WORST);
}

static void samples(void **state) {
    (void)state;
    static const char *const files[] = {"input/news.txt", "input/interview.txt", "input/brief.txt"};
    struct tally tally = {0};
    for (size_t k = 0; k < N_ROWS(settings); k++)
        for (size_t i = 0; i < N_ROWS(files); i++) {
            fresh();
            const struct ts_style *style = style_of(&ctx, k);
            char name[80];
            snprintf(name, sizeof name, "%s, %s", files[i], settings[k].name);
            compare(name, style, parse(style, ts_source_read(&ctx, files[i], NULL)), &tally);
        }
    report("samples", &tally);
}

/* --- generated articles --------------------------------------------------------------------------------- */

struct copy {
    char bytes[65536];
    size_t n;
};

static void add(struct copy *c, const char *text) {
    size_t n = strlen(text);
    assert_true(c->n + n < sizeof c->bytes);
    memcpy(c->bytes + c->n, text, n + 1);
    c->n += n;
}

static void add_han(struct copy *c, uint32_t *seed, int n) {
    static const char han[] =
        "的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以成到日民来我部对进多全建公开们场展时"
        "理新方主企资实学报制政济用同于法高长现本月定化加动合品重关机分力自外者区能设后就等体下万元社过前面";
    for (; n > 0; n--) {
        char one[4] = {0};
        memcpy(one, han + 3 * (next_random(seed) % ((sizeof han - 1) / 3)), 3);
        add(c, one);
    }
}

/* A sentence as papers write them: clauses of 4 to 16 characters, a number in one of five, a quotation or a
 * title in one of nine. */
static void add_sentence(struct copy *c, uint32_t *seed) {
    static const char *const numbers[] = {"2024", "1,234", "37.5%", "10", "3", "6月9日", "128.6"};
    int clauses = 1 + (int)(next_random(seed) % 4);
    for (int i = 0; i < clauses; i++) {
        bool quoted = next_random(seed) % 9 == 0, title = next_random(seed) % 17 == 0;
        add_han(c, seed, 2 + (int)(next_random(seed) % 8));
        if (next_random(seed) % 5 == 0)
            add(c, numbers[next_random(seed) % N_ROWS(numbers)]);
        add(c, quoted ? "“" : title ? "《" : "");
        add_han(c, seed, 2 + (int)(next_random(seed) % 7));
        add(c, quoted ? "”" : title ? "》" : "");
        add(c, i + 1 == clauses ? "。" : next_random(seed) % 6 == 0 ? "、" : "，");
    }
}

static void write_article(struct copy *c, uint32_t *seed) {
    static const int head[] = {8, 12, 16, 20, 26};
    *c = (struct copy){.n = 0};
    bool long_one = next_random(seed) % 2;
    if (next_random(seed) % 3 == 0) {
        add_han(c, seed, 9);
        add(c, "\n\n");
    }
    add(c, "# ");
    int n = head[next_random(seed) % N_ROWS(head)];
    add_han(c, seed, n / 2);
    add(c, " ");
    add_han(c, seed, n - n / 2);
    add(c, "\n\n");
    if (next_random(seed) % 2) {
        add_han(c, seed, 14);
        add(c, "\n\n");
    }
    add(c, "本报记者 温知予\n\n");
    int paragraphs = 3 + (int)(next_random(seed) % (long_one ? 16 : 5));
    for (int i = 0; i < paragraphs; i++) {
        if (long_one && i && i % 5 == 0) {
            add(c, "## ");
            add_han(c, seed, 8 + (int)(next_random(seed) % 8));
            add(c, "\n\n");
        }
        for (int k = 1 + (int)(next_random(seed) % 4); k > 0; k--)
            add_sentence(c, seed);
        add(c, "\n\n");
    }
}

static void generated(void **state) {
    (void)state;
    struct tally tally = {0};
    static struct copy copy;
    for (uint32_t k = 1; k <= 40; k++) {
        uint32_t seed = k * 2654435761u;
        fresh();
        size_t setting = k % N_ROWS(settings);
        const struct ts_style *style = style_of(&ctx, setting);
        write_article(&copy, &seed);
        char name[80];
        snprintf(name, sizeof name, "generated %u, %s", k, settings[setting].name);
        compare(name, style, parse(style, ts_source_decode(&ctx, "a.txt", copy.bytes, copy.n, NULL)), &tally);
    }
    report("generated", &tally);
}

/* Code and quotations with their white, against what is set: in one column, whose head and foot they do not
 * touch. */
static void white_of_its_own(void **state) {
    (void)state;
#define TEXT "这是一段正文，讲的是事情的经过。\n"
    static const struct {
        const char *text;
        int more; /* rows than the two paragraphs alone */
    } rows[] = {{"```\na\nb\n```\n", 4}, {"```\na\n```\n***\n", 4}, {"- 甲\n- 乙\n", 2}};
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        const struct ts_style *style = style_of(&ctx, 2);
        int need[2], set[2];
        for (int with = 0; with < 2; with++) {
            const char *text =
                ts_arena_printf(ctx.keep, "# 题\n" TEXT "## 小题\n" TEXT "%s" TEXT, with ? rows[i].text : "");
            const struct ts_article *a = parse(style, ts_source_decode(&ctx, "a", text, strlen(text), NULL));
            need[with] = ts_estimate_in(ts_estimate_make(&ctx, style, a), 1, false).body;
            set[with] = real_needs(style, a, 1).body;
        }
        ROW(set[1] - set[0] == rows[i].more, "row %zu: %d rows more are set", i, set[1] - set[0]);
        ROW(need[1] - need[0] == rows[i].more, "row %zu: %d rows more are reckoned", i, need[1] - need[0]);
    }
    ROWS_PASSED();
}

/* Rows of body text alone: reckoned with the rules of the line, and by dividing characters, which knows no
 * last lines, indents and marks. The second is what the first has to be better than. */
static void better_than_division(void **state) {
    (void)state;
    static struct copy copy;
    int reckoned = 0, divided = 0, set = 0;
    for (uint32_t k = 1; k <= 20; k++) {
        uint32_t seed = k * 2654435761u;
        fresh();
        const struct ts_style *style = style_of(&ctx, 2);
        write_article(&copy, &seed);
        const struct ts_article *article =
            parse(style, ts_source_decode(&ctx, "a.txt", copy.bytes, copy.n, NULL));
        const struct ts_estimate *estimate = ts_estimate_make(&ctx, style, article);
        reckoned += ts_estimate_in(estimate, 4, false).body;
        divided += ts_estimate_characters(estimate) / style->characters;
        set += real_needs(style, article, 4).body;
    }
    print_message("estimate, body: %d rows set, %d reckoned, %d by division\n", set, reckoned, divided);
    assert_true(abs(reckoned - set) * 1000 <= set * TOLERANCE);
    assert_true(abs(divided - set) > 2 * abs(reckoned - set));
    assert_true(abs(divided - set) * 1000 > set * TOLERANCE);
}

/* --- copyfit, by hand ----------------------------------------------------------------------------------- */

static const struct {
    const char *text;
    int measure, indent, lines;
} by_hand[] = {
    {"一二三四五六七八九十一二三", 13, 0, 1}, /* 13 characters in 13 */
    {"一二三四五六七八九十一二三", 13, 2, 2}, /* the indent pushes two over */
    {"一二三四五六七八九十一二三四", 13, 0, 2},
    {"一二三四五六七八九十一二。三四", 13, 0, 2},   /* half of the stop's cell is free at the line's end */
    {"一二三四五六七八九十一二（三四）", 13, 0, 2}, /* （ ends no line */
    {"一二三四五六七八九十一二三。四五六七八九十一二三四", 13, 0, 2}, /* 。 begins none: with it goes 三 */
    {"，。", 13, 0, 1},
};

static void lines_by_hand(void **state) {
    (void)state;
    fresh();
    const struct ts_style *style = style_of(&ctx, 0);
    for (size_t i = 0; i < N_ROWS(by_hand); i++) {
        struct ts_span span = {.end = (uint32_t)strlen(by_hand[i].text)};
        struct ts_para para = {.text = ts_slice_of(by_hand[i].text), .spans = &span, .n_spans = 1};
        const struct ts_copyfit *fit = ts_copyfit_make(&ctx, &style->line, &para);
        int lines = ts_copyfit_lines(fit, by_hand[i].measure * 1000, by_hand[i].indent * 1000, 0);
        ROW(lines == by_hand[i].lines, "%s in %d: %d lines", by_hand[i].text, by_hand[i].measure, lines);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_by_hand),
        cmocka_unit_test(samples),
        cmocka_unit_test(generated),
        cmocka_unit_test(white_of_its_own),
        cmocka_unit_test(better_than_division),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
