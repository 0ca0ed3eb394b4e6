#include "batch/log.h"

#include "base/reason.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MOST_TRIES = 3 }; /* to write a line whole */

struct ts_log {
    const char *path;
    int fd;
    off_t size;
};

static const char *new_name(struct ts_ctx *ctx, const char *folder, const char *shard) {
    char host[256] = "", when[32];
    time_t now = time(NULL);
    struct tm utc;
    gethostname(host, sizeof host - 1);
    strftime(when, sizeof when, "%Y%m%dT%H%M%SZ", gmtime_r(&now, &utc));
    char *part = ts_arena_copy(ctx->scratch, shard, strlen(shard));
    *strchrnul(part, '/') = '_';
    return ts_arena_printf(ctx->keep, "%s/log/%s-%s-%s-%ld.jsonl", folder, when, part, host, (long)getpid());
}

struct ts_log *ts_log_open(struct ts_ctx *ctx, const char *folder, const char *shard) {
    struct ts_log *log = TS_NEW(ctx->keep, struct ts_log, 1);
    const char *below = ts_arena_printf(ctx->scratch, "%s/log", folder);
    log->path = new_name(ctx, folder, shard);
    log->fd = mkdir(below, 0777) == 0 || errno == EEXIST
                  ? open(log->path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0666)
                  : -1;
    if (log->fd >= 0)
        return log;
    ts_reason_unwritable(ctx->diag, log->path, errno, "");
    return NULL;
}

bool ts_log_close(struct ts_log *log) {
    bool ok = fsync(log->fd) == 0;
    return close(log->fd) == 0 && ok;
}

const char *ts_log_path(const struct ts_log *log) {
    return log->path;
}

bool ts_log_add(struct ts_log *log, const char *line) {
    size_t n = strlen(line);
    int reason = ENOSPC; /* of a disk that takes a part of it again and again */
    for (int tries = 0; tries < MOST_TRIES; tries++) {
        ssize_t done = write(log->fd, line, n);
        if (done == (ssize_t)n) {
            log->size += done;
            return true;
        }
        if (done > 0 && ftruncate(log->fd, log->size) != 0)
            break;
        reason = done < 0 ? errno : ENOSPC;
        if (done < 0 && errno != EINTR)
            break;
    }
    errno = reason;
    return false;
}

static void read_file(const char *path, void (*tell)(void *user, const char *line), void *user) {
    char *line = NULL;
    size_t room = 0;
    FILE *f = fopen(path, "rb");
    while (f && getline(&line, &room, f) > 0)
        tell(user, line);
    free(line);
    if (f)
        fclose(f);
}

void ts_log_read(struct ts_ctx *ctx, const char *folder, void (*tell)(void *user, const char *line),
                 void *user) {
    struct dirent **names = NULL;
    const char *below = ts_arena_printf(ctx->keep, "%s/log", folder);
    int n = scandir(below, &names, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        const char *dot = strrchr(names[i]->d_name, '.');
        if (dot && strcmp(dot, ".jsonl") == 0)
            read_file(ts_arena_printf(ctx->keep, "%s/%s", below, names[i]->d_name), tell, user);
        free(names[i]);
    }
    free(names);
}
