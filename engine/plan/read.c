#include "plan/read.h"

#include "plan/page.h"
#include "text/imprint.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_BYTES = 1 << 16 }; /* of a plan: style/yaml.c takes no more */

/* `blocks:` at the margin, or with the colon of a Chinese keyboard, of which the reader is told. */
static bool is_key(const char *line, const char *key) {
    size_t n = strlen(key);
    if (strncmp(line, key, n) != 0)
        return false;
    line += n + strspn(line + n, " \t");
    return *line == ':' || strncmp(line, "：", strlen("：")) == 0;
}

bool ts_plan_is_named(const char *path) {
    return ts_slice_has_ending(path, ".yaml") || ts_slice_has_ending(path, ".yml");
}

enum ts_plan_kind ts_plan_is(const char *path) {
    enum ts_plan_kind kind = TS_PLAN_NOT;
    if (!ts_plan_is_named(path))
        return kind;
    FILE *f = fopen(path, "rb");
    char *line = NULL;
    size_t room = 0, bytes = 0;
    ssize_t n;
    while (f && kind != TS_PLAN_PAGE && bytes < MOST_BYTES && (n = getline(&line, &room, f)) > 0) {
        bytes += (size_t)n;
        if (is_key(line, "blocks") || is_key(line, "版块"))
            kind = TS_PLAN_PAGE;
        else if (is_key(line, "pages") || is_key(line, "各版")) /* of a page's plan: its pages of today */
            kind = TS_PLAN_ISSUE;
    }
    if (f ? ferror(f) : errno != ENOENT) /* who reads it as a plan will say why it cannot be read */
        kind = TS_PLAN_PAGE;
    free(line);
    if (f)
        fclose(f);
    return kind;
}

/* Its jumps lead nowhere: the other page is in an issue. */
static void report_jumps(struct ts_ctx *ctx, const struct ts_plan *plan) {
    for (int i = 0; i < plan->n_blocks; i++) {
        const struct ts_plan_block *b = &plan->blocks[i];
        if (*b->to || *b->from)
            TS_DIAG(ctx->diag, TS_PLAN_JUMP_ALONE, *b->to ? b->to_place : b->from_place,
                    *b->to ? b->to : b->from);
    }
}

const struct ts_plan *ts_plan_read(struct ts_ctx *ctx, const char *path, struct ts_slice text,
                                   const struct ts_style_request *request) {
    struct ts_plan_shared none = {.folio = ts_imprint_none()};
    const struct ts_plan_file file = {.path = path, .text = text};
    struct ts_plan_page *page = ts_plan_page_read(ctx, &file, request, &none);
    if (!page)
        return NULL;
    report_jumps(ctx, &page->plan);
    return &page->plan;
}
