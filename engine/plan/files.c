#include "plan/files.h"

#include "base/path.h"
#include "base/reason.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

void ts_files_find(struct ts_ctx *ctx, const char *file, struct ts_plan_article *articles, int n) {
    for (int i = 0; i < n; i++) {
        struct ts_plan_article *a = &articles[i];
        struct stat st;
        a->path = ts_path_beside(ctx->keep, file, a->path);
        bool found = stat(a->path, &st) == 0;
        if (found && S_ISDIR(st.st_mode)) {
            errno = EISDIR;
            found = false;
        }
        if (!found || access(a->path, R_OK) != 0) {
            ts_reason_unreadable(ctx->diag, a->place, a->path, errno);
            continue;
        }
        a->device = st.st_dev;
        a->file = st.st_ino;
    }
}

bool ts_files_same(const struct ts_plan_article *a, const struct ts_plan_article *b) {
    return a->file && a->file == b->file && a->device == b->device;
}

void ts_files_report_twice(struct ts_ctx *ctx, const struct ts_plan_article *article,
                           const struct ts_plan_article *first) {
    TS_DIAG(ctx->diag, TS_PLAN_TWICE, article->place, article->path,
            ts_arena_printf(ctx->scratch, "%s:%u", first->place.file, first->place.line));
}
