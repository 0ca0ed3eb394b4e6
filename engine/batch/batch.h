/* batch/batch.h -- a batch: jobs, the workshop they share, and what became of each. Includes: job.h. */
#ifndef TS_BATCH_BATCH_H
#define TS_BATCH_BATCH_H

#include "job.h"

struct ts_batch_job {
    const char *id;
    struct ts_job job;
};

struct ts_batch {
    const struct ts_batch_job *jobs; /* of this shard */
    size_t n;
    struct ts_workshop *shop;
    const char *folder; /* that outputs and the log go to */
    const char *shard;  /* 2/8 */
    int n_workers;
    int timeout;    /* seconds that a job may take */
    int max_memory; /* MiB that a job may take */
    enum ts_lang lang;
    bool quiet;
};

enum ts_outcome_kind {
    TS_OUTCOME_OK,
    TS_OUTCOME_CACHED, /* the page was there, made of the same things */
    TS_OUTCOME_FAILED,
    TS_OUTCOME_STALE,   /* looked at only: a page is there, made of other things */
    TS_OUTCOME_MISSING, /* looked at only: there is none */
    TS_N_OUTCOMES
};

enum { TS_OUTCOME_SAID = 600 };

/* What became of a job, as a worker sends it. */
struct ts_outcome {
    enum ts_outcome_kind kind;
    enum ts_status status;
    size_t n_pages, n_warnings; /* pages that were written */
    double processor;           /* seconds */
    long memory;                /* KiB resident at most */
    char key[TS_DIGEST_TEXT];
    char said[TS_OUTCOME_SAID]; /* file:line:column: the gravest message; "" = none */
};

#endif
