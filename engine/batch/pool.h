/* batch/pool.h -- jobs given to worker processes, and what comes back. Includes: batch/batch.h.
 *
 * A worker has one job at a time. One that dies, is too slow or too large fails its job alone and is
 * replaced; a job whose worker died for no reason of its own that is known gets another. Workers end with the
 * parent, however it ends. */
#ifndef TS_BATCH_POOL_H
#define TS_BATCH_POOL_H

#include "batch/batch.h"

struct ts_pool_ear {
    void *user;
    /* A job is done; its line for the log. Called once a job. False = no further job is begun. */
    bool (*done)(void *user, const struct ts_batch_job *, const struct ts_outcome *, const char *record);
    /* Called a few times a second. */
    void (*tick)(void *user);
};

enum ts_pool_end {
    TS_POOL_DONE,    /* every job was told of */
    TS_POOL_STOPPED, /* the ear wanted no more */
    TS_POOL_FAILED   /* no worker can be started; errno says why */
    /* 128 + n: ended by signal n */
};

/* Do all jobs. Returns a ts_pool_end, or 128 + n after SIGINT, SIGTERM or SIGHUP, unless it was ignored:
 * workers are then gone within a second, and nothing is half written. Time during which the run was stopped
 * (Ctrl-Z) counts for no job. */
int ts_pool_run(const struct ts_batch *, const struct ts_pool_ear *);

#endif
