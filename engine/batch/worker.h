/* batch/worker.h -- a process that sets one job after the other. Includes: batch/batch.h. */
#ifndef TS_BATCH_WORKER_H
#define TS_BATCH_WORKER_H

#include "batch/batch.h"

#include <stdint.h>

/* What a worker is told. */
struct ts_worker_task {
    uint32_t index; /* of the job */
    int32_t tries;  /* how often it was begun, with this time */
};

/* Take tasks from the socket `fd` and answer each with one message: a struct ts_outcome and, behind it, the
 * job's record. A job that takes more memory than it may ends the process with status 75. Never returns; ends
 * when the other side is closed or the parent is gone. */
_Noreturn void ts_worker_run(const struct ts_batch *, int fd);

#endif
