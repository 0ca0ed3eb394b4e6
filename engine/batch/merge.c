/* What is true after several runs, on several machines: the files and the manifest. Logs only add reasons. */
#include "base/vec.h"
#include "batch/log.h"
#include "batch/logline.h"
#include "batch/pool.h"
#include "batch/progress.h"
#include "batch/run.h"
#include "out/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct merge {
    struct ts_ctx *ctx;
    const struct ts_batch *batch;
    struct ts_progress progress;
    const struct ts_batch_job **by_id; /* sorted */
    struct ts_logline_read *last;      /* of each job, in the batch's order; id NULL = none */
    bool *again;                       /* jobs that another run may do */
    const char **found;                /* lines for jobs that no log knows */
    int n_shards;                      /* of the last run; 0 = not known */
    bool failed;
};

static int by_id(const void *a, const void *b) {
    return strcmp((*(const struct ts_batch_job *const *)a)->id, (*(const struct ts_batch_job *const *)b)->id);
}

static size_t index_of(const struct merge *m, const struct ts_batch_job *job) {
    return (size_t)(job - m->batch->jobs);
}

/* A line of a log, the newest log first; a log has a job once. */
static void read_line(void *user, const char *line) {
    struct merge *m = user;
    struct ts_logline_read read;
    struct ts_arena *scratch = m->ctx->scratch;
    ts_arena_reset(scratch);
    if (!ts_logline_read(scratch, line, &read))
        return;
    const struct ts_batch_job wanted = {.id = read.id}, *key = &wanted;
    const struct ts_batch_job **at = bsearch(&key, m->by_id, m->batch->n, sizeof *m->by_id, by_id);
    if (at && !m->last[index_of(m, *at)].id)
        ts_logline_read(m->ctx->keep, line, &m->last[index_of(m, *at)]);
    const char *slash = strchr(read.shard, '/');
    if (!m->n_shards && slash)
        m->n_shards = atoi(slash + 1);
}

/* A page that is missing because its job failed, as the log has it, will not come by itself; but what failed
 * of the machine may. */
static bool done(void *user, const struct ts_batch_job *job, const struct ts_outcome *out, const char *line) {
    struct merge *m = user;
    size_t i = index_of(m, job);
    struct ts_outcome counted = *out;
    const struct ts_logline_read *last = &m->last[i];
    if (out->kind == TS_OUTCOME_MISSING && last->id && last->failed && !last->again &&
        (!*last->key || strcmp(last->key, out->key) == 0))
        counted.kind = TS_OUTCOME_FAILED;
    if (counted.kind == TS_OUTCOME_FAILED && !*counted.said)
        snprintf(counted.said, sizeof counted.said, "%s", last->id ? last->said : "");
    m->again[i] =
        counted.kind == TS_OUTCOME_MISSING || counted.kind == TS_OUTCOME_STALE || out->status == TS_TRY_AGAIN;
    m->failed |= counted.kind != TS_OUTCOME_CACHED;
    if (!last->id)
        m->found[i] = ts_arena_copy(m->ctx->keep, line, strlen(line));
    ts_progress_add(&m->progress, job, &counted);
    return true;
}

static void tick(void *user) {
    struct merge *m = user;
    ts_progress_show(&m->progress);
}

/* 2,5: as a Slurm array wants them. */
static void print_shards(const struct merge *m) {
    const char *before = m->batch->lang == TS_CHINESE ? "须重跑的分片\t" : "shards to run again\t";
    for (int shard = 0; shard < m->n_shards; shard++) {
        bool wanted = false;
        for (size_t i = (size_t)shard; i < m->batch->n; i += (size_t)m->n_shards)
            wanted |= m->again[i];
        if (wanted)
            printf("%s%d", before, shard + 1);
        before = wanted ? "," : before;
    }
    if (*before == ',')
        printf(m->batch->lang == TS_CHINESE ? "（共 %d）\n" : " of %d\n", m->n_shards);
}

static bool write_log(struct merge *m) {
    size_t n = 0;
    for (size_t i = 0; i < m->batch->n; i++)
        n += strlen(m->last[i].id ? m->last[i].line : m->found[i] ? m->found[i] : "");
    char *all = ts_arena_alloc(m->ctx->keep, n + 1, 1), *to = all;
    for (size_t i = 0; i < m->batch->n; i++)
        to = stpcpy(to, m->last[i].id ? m->last[i].line : m->found[i] ? m->found[i] : "");
    return ts_file_write(m->ctx, ts_arena_printf(m->ctx->keep, "%s/log.jsonl", m->batch->folder), all, n);
}

static int merge(struct merge *m) {
    const struct ts_pool_ear ear = {m, done, tick};
    ts_progress_begin(&m->progress, m->batch);
    int end = ts_pool_run(m->batch, &ear);
    if (end == TS_POOL_FAILED)
        TS_DIAG(m->ctx->diag, TS_WORKERS_FAILED, (struct ts_place){0}, ts_lang_reason(errno));
    ts_progress_end(&m->progress, NULL);
    if (end >= 128)
        return end;
    if (end == TS_POOL_DONE) {
        print_shards(m);
        write_log(m);
    }
    ts_diag_print(m->ctx->diag, stderr, m->batch->lang, !m->batch->quiet);
    enum ts_status status = ts_diag_status(m->ctx->diag);
    if (status == TS_DONE && m->failed)
        return TS_LOOK;
    return (int)status;
}

int ts_batch_merge(const struct ts_batch *batch) {
    struct ts_ctx ctx = ts_job_begin();
    struct merge m = {.ctx = &ctx,
                      .batch = batch,
                      .by_id = TS_NEW(ctx.keep, const struct ts_batch_job *, batch->n),
                      .last = TS_NEW(ctx.keep, struct ts_logline_read, batch->n),
                      .again = TS_NEW(ctx.keep, bool, batch->n),
                      .found = TS_NEW(ctx.keep, const char *, batch->n)};
    for (size_t i = 0; i < batch->n; i++)
        m.by_id[i] = &batch->jobs[i];
    qsort(m.by_id, batch->n, sizeof *m.by_id, by_id);
    ts_log_read(&ctx, batch->folder, read_line, &m);
    m.n_shards = m.n_shards ? m.n_shards : 1;
    int status = merge(&m);
    ts_job_end(&ctx);
    return status;
}
