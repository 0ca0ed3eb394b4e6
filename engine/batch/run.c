#include "batch/run.h"

#include "base/reason.h"
#include "batch/log.h"
#include "batch/pool.h"
#include "batch/progress.h"
#include "out/file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { MOST_IN_VAIN = 8 }; /* jobs one after the other that failed of the disk: further ones would, too */

struct run {
    struct ts_ctx ctx;
    const struct ts_batch *batch;
    struct ts_log *log;
    struct ts_progress progress;
    int in_vain;
    bool again; /* something failed that another run may do */
};

/* Is the folder of the pages there no more, as of a share that went away? Every further job would fail of it.
 */
static bool is_gone(struct run *r, const struct ts_outcome *out) {
    if (out->kind != TS_OUTCOME_FAILED || access(r->batch->folder, W_OK | X_OK) == 0)
        return false;
    if (!ts_diag_failed(r->ctx.diag))
        ts_reason_unwritable(r->ctx.diag, r->batch->folder, errno, "");
    return true;
}

static bool done(void *user, const struct ts_batch_job *job, const struct ts_outcome *out, const char *line) {
    struct run *r = user;
    bool gone = is_gone(r, out);
    ts_progress_add(&r->progress, job, out);
    r->again |= gone || out->status == TS_TRY_AGAIN;
    r->in_vain = out->status == TS_TRY_AGAIN ? r->in_vain + 1 : 0;
    if (!ts_log_add(r->log, line)) {
        if (!ts_diag_failed(r->ctx.diag)) /* of each job that still runs it would be told anew */
            ts_reason_unwritable(r->ctx.diag, ts_log_path(r->log), errno, "");
        return false;
    }
    return !gone && r->in_vain < MOST_IN_VAIN;
}

static void tick(void *user) {
    struct run *r = user;
    ts_progress_show(&r->progress);
}

static int status_of(const struct run *r, int end) {
    if (end >= 128)
        return end;
    if (r->again)
        return TS_TRY_AGAIN;
    if (ts_diag_failed(r->ctx.diag))
        return (int)ts_diag_status(r->ctx.diag);
    return r->progress.counts[TS_OUTCOME_FAILED] ? TS_LOOK : TS_DONE;
}

/* The jobs themselves; what a log that is open has to be told of them. */
static int do_jobs(struct run *r) {
    const struct ts_pool_ear ear = {r, done, tick};
    ts_file_sweep(r->batch->folder);
    ts_progress_begin(&r->progress, r->batch);
    int end = ts_pool_run(r->batch, &ear);
    if (end == TS_POOL_FAILED)
        TS_DIAG(r->ctx.diag, TS_WORKERS_FAILED, (struct ts_place){0}, ts_lang_reason(errno));
    if (!ts_log_close(r->log))
        ts_reason_unwritable(r->ctx.diag, ts_log_path(r->log), errno, "");
    ts_progress_end(&r->progress, ts_log_path(r->log));
    if (end >= 128 || end == TS_POOL_STOPPED)
        ts_progress_broken_off(&r->progress, end < 128);
    return end;
}

int ts_batch_run(const struct ts_batch *batch) {
    struct run r = {.ctx = ts_job_begin(), .batch = batch};
    r.log = ts_log_open(&r.ctx, batch->folder, batch->shard);
    int end = r.log ? do_jobs(&r) : 0, status = status_of(&r, end);
    ts_diag_print(r.ctx.diag, stderr, batch->lang, true);
    ts_job_end(&r.ctx);
    return status;
}
