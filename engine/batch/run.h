/* batch/run.h -- a batch from its jobs to its exit status. Includes: batch/batch.h. */
#ifndef TS_BATCH_RUN_H
#define TS_BATCH_RUN_H

#include "batch/batch.h"

/* Do all jobs: pages, log, progress, table. TS_DONE, or TS_LOOK if some failed; TS_TRY_AGAIN if the run is
 * worth repeating (disk full, input or output error) and was broken off where every further job would
 * fail of the same; TS_NOT_DONE if it could not begin; 128 + n if signal n ended it, for the caller to end
 * of, too. */
int ts_batch_run(const struct ts_batch *);

/* Nothing is set: compare the folder with what the jobs would make now, `all` of them, and with the logs.
 * Prints a table and the shards to run again, writes DIR/log.jsonl with the last line of each job. TS_DONE,
 * or TS_LOOK if anything is not as it should be. */
int ts_batch_merge(const struct ts_batch *);

#endif
