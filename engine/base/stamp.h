/* base/stamp.h -- what tells that a file or folder is the same as before, without reading it. Includes:
 * nothing. */
#ifndef TS_BASE_STAMP_H
#define TS_BASE_STAMP_H

enum { TS_STAMP_TEXT = 80 };

/* Its number, size and time of change as text; "absent" if it cannot be asked. Two states of one size that
 * were written within a tick of the clock have the same. */
void ts_stamp_take(const char *path, char to[TS_STAMP_TEXT]);

#endif
