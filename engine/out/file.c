#include "out/file.h"

#include "base/reason.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static bool fail(struct ts_ctx *ctx, const char *path, bool replaces, int reason) {
    const char *kept = replaces ? TS_BOTH("; the file of that name is as it was", "；原有同名文件未动") : "";
    ts_reason_unwritable(ctx->diag, path, reason, kept);
    return false;
}

/* All bytes, or -1 with errno. */
static int write_all(int fd, const char *p, size_t n) {
    while (n > 0) {
        ssize_t done = write(fd, p, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return -1;
        p += done;
        n -= (size_t)done;
    }
    return 0;
}

static bool write_stream(struct ts_ctx *ctx, int fd, const char *path, const char *bytes, size_t n) {
    if (write_all(fd, bytes, n) == 0)
        return true;
    return fail(ctx, path, false, errno);
}

/* The folder of a path, with its last slash; "./" if it has none. */
static const char *folder_of(struct ts_ctx *ctx, const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? ts_arena_copy(ctx->scratch, path, (size_t)(slash - path) + 1) : "./";
}

static void hold_signals(sigset_t *before) {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, before);
}

/* A file without a name, which vanishes with the process; named only when it is complete, by way of /proc,
 * which a bare chroot lacks. */
static int open_nameless(const char *folder) {
#ifdef O_TMPFILE
    if (access("/proc/self/fd", X_OK) != 0)
        return -1;
    return open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
#else
    (void)folder;
    errno = EOPNOTSUPP;
    return -1;
#endif
}

static int name_it(int fd, const char *name) {
    char self[64];
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    return linkat(AT_FDCWD, self, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
}

/* Give the finished file its name: at once if the name is free, else by way of another, since only a rename
 * puts a file into the place of an old one. */
static int put_in_place(int fd, bool nameless, const char *temporary, const char *path, bool *named) {
    if (nameless) {
        if (name_it(fd, path) == 0)
            return 0;
        if (errno != EEXIST || name_it(fd, temporary) != 0)
            return -1;
        *named = true;
    }
    if (rename(temporary, path) != 0)
        return -1;
    *named = false;
    return 0;
}

static const char temporary_begin[] = ".typeset.", temporary_end[] = ".tmp";

/* A name beside the target that nobody else has. */
static const char *temporary_name(struct ts_ctx *ctx, const char *path) {
    uint64_t random = 0;
    if (getrandom(&random, sizeof random, GRND_NONBLOCK) != sizeof random)
        random = (uint64_t)getpid();
    return ts_arena_printf(ctx->keep, "%s%s%016" PRIx64 "%s", folder_of(ctx, path), temporary_begin, random,
                           temporary_end);
}

/* Write beside the target and put the new file into its place; 0, or the reason. */
static int replace(struct ts_ctx *ctx, const char *path, const char *bytes, size_t n) {
    const char *name = temporary_name(ctx, path);
    sigset_t before;
    int fd = open_nameless(folder_of(ctx, path));
    bool nameless = fd >= 0;
    if (!nameless) { /* a file system without nameless files: the name is there from the start */
        hold_signals(&before);
        fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
    int reason = fd < 0 ? errno : 0;
    if (!reason && (write_all(fd, bytes, n) != 0 || fsync(fd) != 0))
        reason = errno;
    if (nameless)
        hold_signals(&before);
    bool named = !nameless && fd >= 0;
    if (!reason && put_in_place(fd, nameless, name, path, &named) != 0)
        reason = errno;
    if (named)
        unlink(name);
    if (fd >= 0)
        close(fd);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return reason;
}

bool ts_file_write(struct ts_ctx *ctx, const char *path, const char *bytes, size_t n) {
    if (strcmp(path, "-") == 0)
        return write_stream(ctx, STDOUT_FILENO, "<stdout>", bytes, n);
    struct stat st;
    bool there = stat(path, &st) == 0;
    if (!there && errno != ENOENT)
        return fail(ctx, path, false, errno);
    if (there && S_ISDIR(st.st_mode))
        return fail(ctx, path, false, EISDIR);
    if (there && !S_ISREG(st.st_mode)) { /* a pipe or device has no place to rename to */
        int fd = open(path, O_WRONLY | O_CLOEXEC);
        if (fd < 0)
            return fail(ctx, path, false, errno);
        bool ok = write_stream(ctx, fd, path, bytes, n);
        close(fd);
        return ok;
    }
    if (there && access(path, W_OK) != 0) /* a file set read-only is not to be replaced behind its back */
        return fail(ctx, path, false, errno);
    char target[PATH_MAX]; /* of a link: what it points at is replaced, not the link */
    if (there && !realpath(path, target))
        return fail(ctx, path, true, errno);
    int reason = replace(ctx, there ? target : path, bytes, n);
    return reason == 0 || fail(ctx, path, there, reason);
}

void ts_file_sweep(const char *folder) {
    enum { OLD = 3600 };
    DIR *d = opendir(folder);
    const struct dirent *entry;
    struct stat st;
    while (d && (entry = readdir(d))) {
        size_t n = strlen(entry->d_name), end = strlen(temporary_end);
        bool ours = strncmp(entry->d_name, temporary_begin, strlen(temporary_begin)) == 0 && n > end &&
                    strcmp(entry->d_name + n - end, temporary_end) == 0;
        if (ours && fstatat(dirfd(d), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
            time(NULL) - st.st_mtime > OLD)
            unlinkat(dirfd(d), entry->d_name, 0);
    }
    if (d)
        closedir(d);
}
