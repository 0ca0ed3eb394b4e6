/* batch/logline.h -- a job's line in the log: one JSON object, written by jansson. Includes: batch/batch.h.
 *
 *     {"version": "0.1.0", "id": "flood", "shard": "2/8", "key": "9f…", "status": "ok" | "cached" | "failed",
 * "code": "char-missing", "file": "flood.txt", "line": 3, "column": 12, "message": "…", "warnings": 1,
 * "pages": 1, "over": 0, "under": 12, "characters_in": 913, "characters_set": 912, "ms": 21.4, "memory_kb":
 * 61000, "tries": 1, "host": "node1", "diagnostics": [{"level", "code", "file", "line", "column",
 * "message"}…]}
 *
 * Code, place and message are those of the first error, else of the first warning, else null. Rows over and
 * under are those of all blocks. Notes are not in it. */
#ifndef TS_BATCH_LOGLINE_H
#define TS_BATCH_LOGLINE_H

#include "batch/batch.h"

enum { TS_LOGLINE_MOST = 48 << 10 }; /* bytes; diagnostics beyond are left out */

/* What became of a job: the outcome, from the job's result and messages, and its line with its end, in
 * ctx->keep. `tries` counts from 1. */
const char *ts_logline_make(struct ts_ctx *, const struct ts_batch *, const struct ts_batch_job *,
                            const struct ts_job_result *, int tries, struct ts_outcome *);

/* A line read back. */
struct ts_logline_read {
    const char *id, *key, *shard, *message, *line;
    bool failed;
};

/* Read a line of a log; false if it is no record (one cut short by a crash of the machine). In the arena. */
bool ts_logline_read(struct ts_arena *, const char *line, struct ts_logline_read *);

#endif
