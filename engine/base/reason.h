/* base/reason.h -- what the system refused, told so that the status says whether another try may do.
 * Includes: base/diag.h. */
#ifndef TS_BASE_REASON_H
#define TS_BASE_REASON_H

#include "base/diag.h"

/* An errno of the machine at this moment (disk full, I/O error, too many open files, no memory), not of what
 * was asked for. */
bool ts_reason_may_pass(int error);

/* A file cannot be read: status 75 if it may be the next time, else 2. */
void ts_reason_unreadable(struct ts_diag *, struct ts_place, const char *path, int error);

/* A file cannot be written: the same; `kept` says what became of an older one, "" = nothing. */
void ts_reason_unwritable(struct ts_diag *, const char *path, int error, const char *kept);

#endif
