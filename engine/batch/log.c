#include "batch/log.h"

#include "base/reason.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    MOST_TRIES = 3, /* to write a line whole */
    MILLION = 1000000,
    WHEN = 32 /* bytes of a time in a name */
};

struct ts_log {
    const char *path;
    int fd;
    off_t size;
};

static int is_log(const struct dirent *entry) {
    return ts_slice_has_ending(entry->d_name, ".jsonl");
}

/* Microseconds since 1970 as the beginning of a name, 20260301T235959.123456Z, and back; -1 = it is none. */
static void write_time(int64_t micros, char to[WHEN]) {
    const time_t seconds = micros / MILLION;
    struct tm utc;
    size_t n = strftime(to, WHEN, "%Y%m%dT%H%M%S", gmtime_r(&seconds, &utc));
    snprintf(to + n, WHEN - n, ".%06dZ", (int)(micros % MILLION));
}

static int64_t read_time(const char *name) {
    struct tm utc = {.tm_isdst = 0};
    const char *rest = strptime(name, "%Y%m%dT%H%M%S", &utc);
    int micros = MILLION - 1; /* where the name has none: all that was begun in that second is older */
    if (!rest || (*rest == '.' && (sscanf(rest, ".%6d", &micros) != 1 || micros < 0)))
        return -1;
    return (int64_t)timegm(&utc) * MILLION + micros;
}

/* In order, the newest last; NULL and 0 without a folder. The list and its entries are malloc's. */
static int list_logs(const char *below, struct dirent ***names) {
    int n = scandir(below, names, is_log, alphasort);
    if (n < 0)
        *names = NULL;
    return n < 0 ? 0 : n;
}

/* Now, or just after the newest log there, whichever is later. */
static int64_t time_of_log(const char *below) {
    struct timespec now;
    struct dirent **names;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t micros = (int64_t)now.tv_sec * MILLION + now.tv_nsec / 1000, last = -1;
    for (int i = list_logs(below, &names); i-- > 0; free(names[i]))
        last = last < 0 ? read_time(names[i]->d_name) : last;
    free(names);
    return micros > last ? micros : last + 1;
}

static const char *new_name(struct ts_ctx *ctx, const char *below, const char *shard) {
    char host[256] = "", when[WHEN];
    gethostname(host, sizeof host - 1);
    write_time(time_of_log(below), when);
    char *part = ts_arena_copy(ctx->scratch, shard, strlen(shard));
    *strchrnul(part, '/') = '_';
    return ts_arena_printf(ctx->keep, "%s/%s-%s-%s-%ld.jsonl", below, when, part, host, (long)getpid());
}

struct ts_log *ts_log_open(struct ts_ctx *ctx, const char *folder, const char *shard) {
    struct ts_log *log = TS_NEW(ctx->keep, struct ts_log, 1);
    const char *below = ts_arena_printf(ctx->scratch, "%s/log", folder);
    bool there = mkdir(below, 0777) == 0 || errno == EEXIST;
    int reason = errno;
    log->path = new_name(ctx, below, shard);
    errno = reason;
    log->fd = there ? open(log->path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0666) : -1;
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
    struct dirent **names;
    const char *below = ts_arena_printf(ctx->keep, "%s/log", folder);
    for (int i = list_logs(below, &names); i-- > 0; free(names[i]))
        read_file(ts_arena_printf(ctx->keep, "%s/%s", below, names[i]->d_name), tell, user);
    free(names);
}
