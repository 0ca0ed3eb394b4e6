#include "base/path.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

const char *ts_path_beside(struct ts_arena *arena, const char *file, const char *path) {
    const char *slash = strrchr(file, '/');
    while (path[0] == '.' && path[1] == '/')
        path += 2;
    return *path == '/' || !slash ? path
                                  : ts_arena_printf(arena, "%.*s%s", (int)(slash + 1 - file), file, path);
}

/* How many bytes of two absolute paths are the same folders. */
static size_t shared_folders(const char *folder, const char *path) {
    size_t shared = 0, i = 0;
    for (; folder[i] && folder[i] == path[i]; i++)
        if (path[i] == '/')
            shared = i;
    return folder[i] == 0 && path[i] == '/' ? i : shared;
}

const char *ts_path_from(struct ts_arena *arena, const char *file, const char *path) {
    const char *slash = strrchr(file, '/'), *own = strrchr(path, '/');
    if (*path == '/' || !slash)
        return path;
    char folder[PATH_MAX], of_path[PATH_MAX];
    const char *up = "";
    if (!realpath(ts_arena_copy(arena, file, (size_t)(slash + 1 - file)), folder) ||
        !realpath(own ? ts_arena_copy(arena, path, (size_t)(own + 1 - path)) : ".", of_path))
        return path;
    if (strlen(of_path) + 1 < sizeof of_path)
        strcat(of_path, "/");
    size_t shared = shared_folders(folder, of_path);
    for (const char *p = folder + shared; *p; p++)
        if (*p == '/' && p[1])
            up = ts_arena_printf(arena, "%s../", up);
    return ts_arena_printf(arena, "%s%s%s", up, of_path + shared + 1, own ? own + 1 : path);
}
