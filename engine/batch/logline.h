/* batch/logline.h -- a job's line in the log: one JSON object, written by jansson. Includes: batch/batch.h.
 *
 *     {"version": "0.1.0", "time": "2026-03-01T23:59:59Z", "id": "flood", "input": "articles/flood.txt",
 *      "shard": "2/8", "key": "9f…", "status": "ok" | "cached" | "failed", "again": false,
 *      "code": "char-missing", "file": "flood.txt", "line": 3, "column": 12, "message": "…",
 *      "warnings": 1, "pages": 1, "over": 0, "under": 12, "characters_in": 913, "characters_set": 912,
 *      "ms": 21.4, "memory_kb": 61000, "tries": 1, "host": "node1",
 *      "diagnostics": [{"level", "code", "file", "line", "column", "message"}…]}
 *
 * The time is when the job ended. "again" is true of a job that failed of the machine, not of its copy (full
 * disk, input or output error, its process killed from outside): another run may do it. Code, place and
 * message are those of the first error, else of the first warning, else null. Rows over and under are those
 * of all blocks. Notes are not in it. */
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
    const char *id, *key, *shard, *line;
    const char *said; /* file:line:column: message, as ts_outcome has it */
    bool failed, again;
};

/* Read a line of a log; false if it is no record (one cut short by a crash of the machine). In the arena. */
bool ts_logline_read(struct ts_arena *, const char *line, struct ts_logline_read *);

#endif
