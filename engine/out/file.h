/* out/file.h -- a finished file to its place, whole or not at all. Includes: base. */
#ifndef TS_OUT_FILE_H
#define TS_OUT_FILE_H

#include "base/ctx.h"

/* Write `n` bytes to `path` ("-" = standard output). A regular file is written under no name, or a temporary
 * one, beside the target, synced and renamed, with signals held back while a name exists: whatever happens,
 * the target is the old file or the new one. Pipes and devices are written as they are. False after a
 * diagnostic: TS_WRITE_FAILED (disk full, I/O: try again) or TS_WRITE_REFUSED (no folder, no permission). */
bool ts_file_write(struct ts_ctx *, const char *path, const char *bytes, size_t n);

/* Remove what runs that were killed left in a folder, where the file system has no nameless files: temporary
 * files of this program that are an hour old. */
void ts_file_sweep(const char *folder);

#endif
