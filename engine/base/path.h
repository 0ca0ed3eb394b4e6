/* base/path.h -- paths of files that files name. Includes: base/arena.h. */
#ifndef TS_BASE_PATH_H
#define TS_BASE_PATH_H

#include "base/arena.h"

/* `path` as seen from the file that names it: absolute as it is, else beside that file, in or outside its
 * folder. May be `path` itself. */
const char *ts_path_beside(struct ts_arena *, const char *file, const char *path);

/* The way back: `path`, from the working folder, as `file` has to name it. Absolute as it is; folders that
 * are not there leave it as it is. */
const char *ts_path_from(struct ts_arena *, const char *file, const char *path);

#endif
