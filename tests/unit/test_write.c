/* plan/write: a proposal is written as a plan, which the reader of plans takes back as the same. */
#include "sets.h"

#include "plan/read.h"

static const struct ts_plan *read_back(struct ts_slice text) {
    FILE *f = fopen("page.yaml", "wb");
    fwrite(text.p, 1, text.n, f);
    fclose(f);
    ctx.diag = ts_diag_new(ctx.keep);
    return ts_plan_read(&ctx, "page.yaml", (struct ts_slice){0},
                        &(struct ts_style_request){.folders = styles});
}

/* The plan that was read is the proposal, and the reader finds nothing in it that the proposal does not say.
 */
static bool is_same(const struct set *set, const struct ts_proposal *p, const struct ts_plan *plan) {
    int k = 0, open = 0; /* blocks of the plan that was read; places that have none */
    for (int i = 0; i < p->n_blocks; i++)
        open += p->blocks[i].role == TS_PROPOSED_OPEN;
    if (!plan || plan->n_blocks + open != p->n_blocks || ts_diag_failed(ctx.diag))
        return false;
    if ((ts_diag_status(ctx.diag) != TS_DONE) != (open > 0)) /* white is told of */
        return false;
    for (int i = 0; i < p->n_blocks; i++) {
        const struct ts_proposed_block *own = &p->blocks[i];
        const struct ts_plan_block *read = &plan->blocks[k];
        if (own->role == TS_PROPOSED_OPEN)
            continue;
        k++;
        if (read->role != own->role || read->ground != own->ground || read->n_parts != 1 ||
            memcmp(read->parts, &own->rect, sizeof own->rect) != 0 || read->n_articles != own->n_articles)
            return false;
        for (int a = 0; a < own->n_articles; a++)
            if (strcmp(read->articles[a].path, set->paths[own->articles[a]]) != 0)
                return false;
    }
    return true;
}

/* Every proposal in both languages; and a plan that is another is not taken for it. */
static void random_sets(void **state) {
    (void)state;
    for (int k = 1; k <= 16; k++) {
        uint32_t seed = (uint32_t)k * 2654435761u;
        struct set set;
        fresh();
        random_set(&set, &seed);
        struct ts_propose_request request = request_of(&set);
        const struct ts_proposals *p = ts_propose(&ctx, &request);
        ROW(p && p->n > 0, "set %d of %d articles: no plan", k, set.n);
        for (int i = 0; p && i < p->n; i++)
            for (int lang = TS_ENGLISH; lang <= TS_CHINESE; lang++) {
                const struct ts_plan *plan = read_back(written(&set, p, i, (enum ts_lang)lang));
                ROW(is_same(&set, &p->v[i], plan), "set %d, plan %d read back: %s", k, i,
                    messages(TS_ENGLISH, true));
            }
        if (p) { /* control */
            struct ts_proposed_block *blocks = TS_NEW(ctx.keep, struct ts_proposed_block, MOST);
            struct ts_proposal wrong = p->v[0];
            memcpy(blocks, wrong.blocks, (size_t)wrong.n_blocks * sizeof *blocks);
            wrong.blocks = blocks;
            const struct ts_plan *plan = read_back(written(&set, p, 0, TS_ENGLISH));
            int last = wrong.n_blocks - 1;
            blocks[blocks[last].role < 0 ? last - 1 : last].rect.row--;
            ROW(!is_same(&set, &wrong, plan), "set %d: a plan with a shifted block is read as the same", k);
        }
    }
    ROWS_PASSED();
}

static void the_same_bytes(void **state) {
    (void)state;
    uint32_t seed = 99;
    struct set set;
    fresh();
    random_set(&set, &seed);
    struct ts_propose_request request = request_of(&set);
    struct ts_slice first = written(&set, ts_propose(&ctx, &request), 0, TS_ENGLISH);
    struct ts_slice second = written(&set, ts_propose(&ctx, &request), 0, TS_ENGLISH);
    assert_true(ts_slice_equal(first, second));
    assert_false(ts_slice_equal(first, written(&set, ts_propose(&ctx, &request), 0, TS_CHINESE)));
}

/* Names that YAML would take for something else come back as they are. */
static void names_of_files(void **state) {
    (void)state;
    static const char *const names[] = {"12.5",         "-x.txt",
                                        "a: b.txt",     "#1.txt",
                                        "稿 一.txt",    "“引”.txt",
                                        "a\"b.txt",     "a\\b.txt",
                                        "[x].txt",      "no",
                                        "null",         "~",
                                        "a\tb.txt",     "new\nline.t",
                                        "{a, b}.txt",   "2025-1-1",
                                        "'q'.txt",      "0x10",
                                        "a\u2028b.txt", "a\u2029.txt",
                                        "\xC2\x85.txt", "a\xC2\x90.txt",
                                        "\uFEFFa.txt",  "\U0002000B.txt"};
    struct set set;
    for (size_t i = 0; i < N_ROWS(names); i++) {
        fresh();
        begin(&set);
        for (int k = 0; k < 3; k++)
            add_article(&set, 2200, k + 1, "");
        assert_int_equal(rename(set.paths[1], names[i]), 0);
        set.paths[1] = names[i];
        struct ts_propose_request request = request_of(&set);
        const struct ts_proposals *p = ts_propose(&ctx, &request);
        const struct ts_plan *plan = p ? read_back(written(&set, p, 0, TS_ENGLISH)) : NULL;
        ROW(p && is_same(&set, &p->v[0], plan), "\"%s\": %s", names[i], messages(TS_ENGLISH, true));
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_sets),
        cmocka_unit_test(names_of_files),
        cmocka_unit_test(the_same_bytes),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
