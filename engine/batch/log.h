/* batch/log.h -- the log of a run: a file of its own in DIR/log, a line a job. Includes: base. */
#ifndef TS_BATCH_LOG_H
#define TS_BATCH_LOG_H

#include "base/ctx.h"

struct ts_log; /* an open file */

/* A new file `DIR/log/<time>-<shard>-<host>-<pid>.jsonl`: names in order are runs in order, also within a
 * second and where the clock was set back: the time is that of the clock, to the microsecond, or later than
 * that of all logs in the folder. NULL after an error. Close it with ts_log_close. */
struct ts_log *ts_log_open(struct ts_ctx *, const char *folder, const char *shard);
bool ts_log_close(struct ts_log *);

const char *ts_log_path(const struct ts_log *);

/* Append a line in one write. False with errno if it is not there whole; then none of it is. */
bool ts_log_add(struct ts_log *, const char *line);

/* Tell of each line of all logs of a folder, the newest log first. Lines live until `tell` returns. */
void ts_log_read(struct ts_ctx *, const char *folder, void (*tell)(void *user, const char *line), void *user);

#endif
