#include "plan/jumps.h"

#include "plan/files.h"
#include "text/imprint.h"

struct jumps {
    struct ts_ctx *ctx;
    struct ts_plan_page *const *pages;
    int n;
};

static int find_page(const struct jumps *j, const char *number) {
    for (int i = 0; i < j->n; i++)
        if (ts_imprint_is_same_page(j->pages[i]->plan.folio.page, number))
            return i;
    return -1;
}

/* The block with an article of one file; -1 = the page has none. */
static int find_article(const struct ts_plan_page *page, const struct ts_plan_article *article) {
    for (int i = 0; i < page->plan.n_blocks; i++)
        if (page->blocks[i].n_articles && ts_files_same(page->blocks[i].articles, article))
            return i;
    return -1;
}

static void fault(const struct jumps *j, struct ts_place place, const char *number, const char *reason) {
    TS_DIAG(j->ctx->diag, TS_PLAN_JUMP, place, number, reason);
}

/* The numbers of the pages. */
static const char *all_pages(const struct jumps *j) {
    const char *pages = "";
    for (int i = 0; i < j->n; i++)
        pages = ts_arena_printf(j->ctx->scratch, "%s%s%s", pages, i ? " " : "", j->pages[i]->plan.folio.page);
    return pages;
}

/* The block at the other end; NULL after an error. */
static struct ts_plan_block *other_end(const struct jumps *j, int page, const struct ts_plan_block *b,
                                       bool forth, int *other_page) {
    const char *number = forth ? b->to : b->from;
    struct ts_place place = forth ? b->to_place : b->from_place;
    int other = find_page(j, number), block = other >= 0 ? find_article(j->pages[other], b->articles) : -1;
    *other_page = other;
    if (other < 0)
        fault(
            j, place, number,
            ts_arena_printf(j->ctx->scratch,
                            TS_BOTH("the issue has no such page; it has %s", "本期没有这一版；本期各版：%s"),
                            all_pages(j), all_pages(j)));
    else if (other == page)
        fault(j, place, number, TS_BOTH("this is the page itself", "就是本版"));
    else if (block < 0)
        fault(j, place, number,
              ts_arena_printf(j->ctx->scratch, TS_BOTH("no block of that page has %s", "那一版没有 %s"),
                              b->articles->path, b->articles->path));
    else
        return &j->pages[other]->blocks[block];
    return NULL;
}

static void tie(const struct jumps *j, int page, int index) {
    struct ts_plan_block *b = &j->pages[page]->blocks[index];
    const char *here = j->pages[page]->plan.folio.page;
    int to, from;
    struct ts_plan_block *next = *b->to ? other_end(j, page, b, true, &to) : NULL;
    struct ts_plan_block *before = *b->from ? other_end(j, page, b, false, &from) : NULL;
    if (next && !ts_imprint_is_same_page(next->from, here))
        fault(j, b->to_place, b->to,
              ts_arena_printf(
                  j->ctx->scratch,
                  TS_BOTH("its block there does not say from-page: %s", "那一版的版块没有写“上接: %s”"), here,
                  here));
    else if (next) {
        b->to_page = to;
        b->to_block = (int)(next - j->pages[to]->blocks);
    }
    if (before && !ts_imprint_is_same_page(before->to, here))
        fault(j, b->from_place, b->from,
              ts_arena_printf(
                  j->ctx->scratch,
                  TS_BOTH("its block there does not say to-page: %s", "那一版的版块没有写“下转: %s”"), here,
                  here));
    else if (before) {
        b->from_page = from;
        b->from_block = (int)(before - j->pages[from]->blocks);
    }
}

/* A chain that comes back to where it began. It is told once, from its first page; true of each of its
 * blocks. */
static bool is_circle(const struct jumps *j, int page, int index) {
    const struct ts_plan_block *first = &j->pages[page]->blocks[index], *b = first;
    const char *pages = j->pages[page]->plan.folio.page;
    int earliest = page;
    for (int steps = 0; b->to_page >= 0 && steps < j->n; steps++) {
        earliest = b->to_page < earliest ? b->to_page : earliest;
        pages = ts_arena_printf(j->ctx->scratch, "%s → %s", pages, j->pages[b->to_page]->plan.folio.page);
        b = &j->pages[b->to_page]->blocks[b->to_block];
        if (b != first)
            continue;
        if (earliest == page)
            TS_DIAG(j->ctx->diag, TS_PLAN_CIRCLE, first->to_place, first->articles->path, pages);
        return true;
    }
    return false;
}

/* Readers turn pages one way, and so the pages are set. */
static void check_way(const struct jumps *j, int page, int index) {
    const struct ts_plan_block *b = &j->pages[page]->blocks[index];
    if (!is_circle(j, page, index) && b->to_page >= 0 && b->to_page < page)
        fault(j, b->to_place, b->to, TS_BOTH("an article goes on on a later page", "只能转到后面的版"));
}

/* An article on a later page must have come from somewhere, or be another. */
static void check_twice(const struct jumps *j, int page, const struct ts_plan_block *b) {
    for (int k = 0; k < b->n_articles; k++)
        for (int other = 0; other < page; other++)
            for (int i = 0; i < j->pages[other]->plan.n_blocks; i++) {
                const struct ts_plan_block *x = &j->pages[other]->blocks[i];
                bool jumps = (*b->from || *b->to) && (*x->from || *x->to);
                for (int m = 0; m < x->n_articles && !jumps; m++)
                    if (ts_files_same(&x->articles[m], &b->articles[k])) {
                        ts_files_report_twice(j->ctx, &b->articles[k], &x->articles[m]);
                        return;
                    }
            }
}

void ts_jumps_tie(struct ts_ctx *ctx, struct ts_plan_page *const *pages, int n) {
    const struct jumps j = {ctx, pages, n};
    for (int p = 0; p < n; p++)
        for (int i = 0; i < pages[p]->plan.n_blocks; i++) {
            if (pages[p]->blocks[i].n_articles)
                tie(&j, p, i);
            check_twice(&j, p, &pages[p]->blocks[i]);
        }
    for (int p = 0; p < n; p++)
        for (int i = 0; i < pages[p]->plan.n_blocks; i++)
            check_way(&j, p, i);
}
