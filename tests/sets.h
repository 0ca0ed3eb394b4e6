/* tests/sets.h -- sets of articles, as a page is proposed for them; in a folder of their own, into which a
 * group of tests is entered and which it leaves. Includes: plan/write.h. */
#ifndef TS_TESTS_SETS_H
#define TS_TESTS_SETS_H

#include "testing.h"

#include "plan/propose.h"
#include "plan/write.h"

#include <unistd.h>

enum { MOST = 20, COLUMNS = 8, ROWS = 124 /* of the news style: newspaper-page.md, "Sheet and grid" */ };

static char folder[] = "/tmp/typeset-sets.XXXXXX";
static const char *styles[] = {NULL, NULL};

static inline int enter(void **state) {
    static char path[4096];
    assert_non_null(getcwd(path, sizeof path - 8));
    strcat(path, "/styles");
    styles[0] = path;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    return open_ctx(state);
}

static inline int leave(void **state) {
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
    return close_ctx(state);
}

/* --- sets of articles ----------------------------------------------------------------------------------- */

struct set {
    struct ts_page_style page;
    const struct ts_article *articles[MOST];
    const char *paths[MOST];
    struct ts_propose_advert adverts[2];
    int n, n_adverts;
};

static inline void add_article(struct set *set, int characters, int weight, const char *picture) {
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    if (weight)
        fprintf(f, "---\n分量: %d\n版次: 3\n---\n", weight);
    fprintf(f, "# 桐湾港自动化码头 装卸破百万标箱\n\n%s", picture);
    for (int left = characters; left > 0; left -= 100) {
        for (int k = 0; k < (left < 100 ? left : 100) / 10; k++)
            fputs("沿着河走到尽头红砖，", f);
        fputs("。\n\n", f);
    }
    fclose(f);
    char *path = ts_arena_printf(ctx.keep, "%c.txt", 'a' + set->n);
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
    const struct ts_source *source = ts_source_decode(&ctx, path, ts_arena_copy(ctx.keep, text, n), n, NULL);
    free(text);
    set->paths[set->n] = path;
    set->articles[set->n] = ts_article_parse(&ctx, source, set->page.style);
    assert_non_null(set->articles[set->n++]);
}

static inline void begin_with(struct set *set, const char *style) {
    struct ts_style_request request = {.name = style, .folders = styles};
    *set = (struct set){.n = 0};
    assert_true(ts_block_page_style(&ctx, &request, &set->page));
}

static inline void begin(struct set *set) {
    begin_with(set, "news");
}

static inline struct ts_propose_request request_of(const struct set *set) {
    return (struct ts_propose_request){.page = &set->page,
                                       .articles = set->articles,
                                       .n_articles = set->n,
                                       .adverts = set->adverts,
                                       .n_adverts = set->n_adverts};
}

/* 3 to 14 articles of about a page together, some without a weight, some with a picture, briefs among them.
 */
static inline void random_set(struct set *set, uint32_t *seed) {
    begin(set);
    int n = 3 + (int)(next_random(seed) % 12), shares[MOST], sum = 0;
    for (int i = 0; i < n; i++)
        sum += shares[i] = 1 + (int)(next_random(seed) % 9);
    for (int i = 0; i < n; i++)
        add_article(set, (6000 + (int)(next_random(seed) % 3000)) * shares[i] / sum,
                    next_random(seed) % 3 ? 1 + (int)(next_random(seed) % 9) : 0,
                    next_random(seed) % 4 ? "" : "![图片说明](none.jpg)\n\n");
    set->n_adverts = (int)(next_random(seed) % 3);
    for (int i = 0; i < set->n_adverts; i++)
        set->adverts[i] = (struct ts_propose_advert){1 + (int)(next_random(seed) % 4), 27};
    if (set->n_adverts == 2) /* which stand side by side */
        set->adverts[1].rows = set->adverts[0].rows;
}

/* One of the proposals as a plan. */
static inline struct ts_slice written(const struct set *set, const struct ts_proposals *p, int which,
                                      enum ts_lang lang) {
    struct ts_propose_request request = request_of(set);
    struct ts_write_request w = {.proposals = p,
                                 .which = which,
                                 .request = &request,
                                 .paths = set->paths,
                                 .style = "news",
                                 .lang = lang};
    return ts_write_plan(&ctx, &w);
}

#endif
