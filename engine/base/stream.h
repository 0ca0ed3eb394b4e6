/* base/stream.h -- files that are read from beginning to end, whatever kind they are. Includes: nothing. */
#ifndef TS_BASE_STREAM_H
#define TS_BASE_STREAM_H

#include <stdio.h>

/* Open a file to read, as fopen(path, "rb"); but a named pipe into which nobody writes for ten seconds is an
 * error, ETIMEDOUT, for nobody may ever. One that has a writer is waited for as long as it takes. NULL with
 * errno; to be closed by fclose. */
FILE *ts_stream_open(const char *path);

#endif
