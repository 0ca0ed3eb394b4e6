#include "batch/run.h"

#include "batch/log.h"
#include "batch/pool.h"
#include "batch/progress.h"
#include "out/file.h"

#include <errno.h>
#include <string.h>

enum { MOST_IN_VAIN = 8 }; /* jobs one after the other that failed of the disk: further ones would, too */

struct run {
    const struct ts_batch *batch;
    struct ts_log *log;
    struct ts_progress progress;
    int in_vain;
    bool again; /* something failed that another run may do */
};

static bool done(void *user, const struct ts_batch_job *job, const struct ts_outcome *out, const char *line) {
    struct run *r = user;
    ts_progress_add(&r->progress, job, out);
    r->again |= out->status == TS_TRY_AGAIN;
    r->in_vain = out->status == TS_TRY_AGAIN ? r->in_vain + 1 : 0;
    if (!ts_log_add(r->log, line)) {
        fprintf(stderr, "typeset: %s: %s\n", ts_log_path(r->log), strerror(errno));
        r->again = true;
        return false;
    }
    return r->in_vain < MOST_IN_VAIN;
}

static void tick(void *user) {
    struct run *r = user;
    ts_progress_show(&r->progress);
}

static int status_of(const struct run *r, int end) {
    if (end >= 128)
        return end;
    if (end == TS_POOL_FAILED || r->again)
        return TS_TRY_AGAIN;
    return r->progress.counts[TS_OUTCOME_FAILED] ? TS_LOOK : TS_DONE;
}

int ts_batch_run(const struct ts_batch *batch) {
    struct ts_ctx ctx = ts_job_begin();
    struct run r = {.batch = batch, .log = ts_log_open(&ctx, batch->folder, batch->shard)};
    int status = ts_diag_status(ctx.diag);
    ts_diag_print(ctx.diag, stderr, batch->lang, true);
    if (r.log) {
        ts_file_sweep(batch->folder);
        const struct ts_pool_ear ear = {&r, done, tick};
        ts_progress_begin(&r.progress, batch);
        int end = ts_pool_run(batch, &ear);
        if (end == TS_POOL_FAILED)
            fprintf(stderr, "typeset: %s\n", strerror(errno));
        if (!ts_log_close(r.log)) {
            fprintf(stderr, "typeset: %s: %s\n", ts_log_path(r.log), strerror(errno));
            r.again = true;
        }
        ts_progress_end(&r.progress, ts_log_path(r.log));
        status = status_of(&r, end);
    }
    ts_job_end(&ctx);
    return status;
}
