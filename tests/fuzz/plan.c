/* fuzz/plan -- any bytes as a page's plan, and as an issue of pages. What is taken has blocks on the grid
 * that do not overlap, each with a style on the page's grid; what is not has said why. */
#include "engine.h"

#include "plan/issue.h"
#include "plan/read.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *folders[] = {"styles", NULL};

static void check_block(const struct ts_plan *plan, const struct ts_plan_block *b, char *taken) {
    struct ts_grid g = ts_grid_make(plan->style);
    if (!b->style || b->style->row != plan->style->row || b->style->body.size != plan->style->body.size ||
        b->style->columns != plan->style->columns || b->n_parts < 1)
        abort();
    for (int i = 0; i < b->n_parts; i++) {
        struct ts_grid_rect r = b->parts[i];
        if (r.column < 0 || r.row < 0 || r.columns < 1 || r.rows < 1 || r.column + r.columns > g.columns ||
            r.row + r.rows > g.rows)
            abort();
        for (int row = r.row; row < r.row + r.rows; row++)
            for (int column = r.column; column < r.column + r.columns; column++)
                if (taken[row * g.columns + column]++)
                    abort();
    }
}

static void check_plan(const struct ts_plan *plan) {
    struct ts_grid g = ts_grid_make(plan->style);
    char *taken = calloc((size_t)(g.rows * g.columns), 1);
    for (int i = 0; i < plan->n_blocks; i++)
        check_block(plan, &plan->blocks[i], taken);
    free(taken);
}

/* An end of a jump knows the other. */
static void check_jumps(const struct ts_issue *issue, int page) {
    for (int i = 0; i < issue->pages[page]->n_blocks; i++) {
        const struct ts_plan_block *b = &issue->pages[page]->blocks[i];
        if ((*b->to != 0) != (b->to_page >= 0) || (*b->from != 0) != (b->from_page >= 0))
            abort();
        if (b->to_page < 0)
            continue;
        const struct ts_plan_block *next = &issue->pages[b->to_page]->blocks[b->to_block];
        if (next->from_page != page || next->from_block != i)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char path[64];
    int fd = memfd_create("plan", 0); /* the reader takes files */
    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    const struct ts_style_request request = {.folders = folders};
    struct ts_ctx ctx = fuzz_ctx_open();
    const struct ts_plan *plan = ts_plan_read(&ctx, path, (struct ts_slice){0}, &request);
    if (plan)
        check_plan(plan);
    else if (!ts_diag_failed(ctx.diag)) /* NULL without a word */
        abort();
    fuzz_ctx_close(&ctx);
    ctx = fuzz_ctx_open();
    const struct ts_issue *issue = ts_issue_read(&ctx, path, &request);
    for (int i = 0; issue && i < issue->n_pages; i++) {
        check_plan(issue->pages[i]);
        check_jumps(issue, i);
    }
    if (!issue && !ts_diag_failed(ctx.diag))
        abort();
    fuzz_ctx_close(&ctx);
    close(fd);
    return 0;
}
