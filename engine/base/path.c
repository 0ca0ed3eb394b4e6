#include "base/path.h"

#include <string.h>

const char *ts_path_beside(struct ts_arena *arena, const char *file, const char *path) {
    const char *slash = strrchr(file, '/');
    while (path[0] == '.' && path[1] == '/')
        path += 2;
    return *path == '/' || !slash ? path
                                  : ts_arena_printf(arena, "%.*s%s", (int)(slash + 1 - file), file, path);
}
