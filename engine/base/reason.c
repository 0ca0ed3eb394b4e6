#include "base/reason.h"

#include "base/near.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <string.h>

bool ts_reason_may_pass(int error) {
    static const int passing[] = {ENOSPC, EDQUOT, EFBIG,   EIO,   ENOMEM,    EMFILE,
                                  ENFILE, EAGAIN, ENOBUFS, EINTR, ETIMEDOUT, ESTALE};
    for (size_t i = 0; i < sizeof passing / sizeof *passing; i++)
        if (error == passing[i])
            return true;
    return false;
}

/* The file beside a path that was likely meant, the nearest and of several such the first by name; false =
 * none. */
static bool find_near(const char *path, char to[NAME_MAX + 1]) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    char folder[PATH_MAX] = ".";
    size_t best = SIZE_MAX;
    if (slash && (size_t)(slash + 1 - path) < sizeof folder) {
        memcpy(folder, path, (size_t)(slash + 1 - path));
        folder[slash + 1 - path] = 0;
    }
    DIR *d = opendir(folder);
    for (const struct dirent *e; d && (e = readdir(d));) {
        if (*e->d_name == '.' || !ts_near_is_file(name, e->d_name))
            continue;
        size_t distance = ts_near_distance(name, e->d_name);
        if (distance < best || (distance == best && strcmp(e->d_name, to) < 0)) {
            best = distance;
            strcpy(to, e->d_name);
        }
    }
    if (d)
        closedir(d);
    return best < SIZE_MAX;
}

void ts_reason_unreadable(struct ts_diag *diag, struct ts_place place, const char *path, int error) {
    char name[NAME_MAX + 1], why[2 * NAME_MAX + 256];
    const char *reason = ts_lang_reason(error);
    if (error == ENOENT && find_near(path, name)) {
        snprintf(why, sizeof why,
                 TS_BOTH("there is no such file; did you mean %s?", "没有这个文件；是不是 %s？"), name, name);
        reason = why;
    }
    TS_DIAG(diag, ts_reason_may_pass(error) ? TS_FILE_READ_FAILED : TS_FILE_UNREADABLE, place, path, reason);
}

void ts_reason_unwritable(struct ts_diag *diag, const char *path, int error, const char *kept) {
    bool again = ts_reason_may_pass(error);
    TS_DIAG(diag, again ? TS_WRITE_FAILED : TS_WRITE_REFUSED, (struct ts_place){0}, path,
            ts_lang_reason(error), again ? kept : "");
}
