/* Loaded before the C library (LD_PRELOAD): makes the n-th call of one kind fail, as FAULT=KIND:N says, and
 * puts a byte into the file FAULT_HIT when it does; with N 0 none fails, and each puts its byte there. The
 * kinds and their errors are the table below; `short` gives half of what was asked for, `eintr` is a signal
 * that came in between. Calls inside the C library itself are not seen, so fopen counts as open, and fread,
 * getline and fgets as read. A child goes on counting where its parent was; a program that FAULT_PROGRAM (its
 * name) does not name is left alone. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum kind {
    NONE,
    OPEN,
    READ,
    SHORT,
    EINTR_ONCE,
    STAT,
    DIRECTORY,
    WRITE,
    FSYNC,
    CLOSE,
    RENAME,
    LINK,
    UNLINK,
    MKDIR,
    MMAP,
    MEMFD,
    MALLOC,
    FORK,
    SPAWN,
    WAIT,
    SOCKET,
    MESSAGE,
    POLL,
    INOTIFY,
    SIGNALFD,
    N_KINDS
};

static const struct {
    const char *name;
    int reason;
} kinds[N_KINDS] = {
    [OPEN] = {"open", EMFILE},       [READ] = {"read", EIO},          [SHORT] = {"short", 0},
    [EINTR_ONCE] = {"eintr", EINTR}, [STAT] = {"stat", EIO},          [DIRECTORY] = {"dir", EMFILE},
    [WRITE] = {"write", ENOSPC},     [FSYNC] = {"fsync", EIO},        [CLOSE] = {"close", EIO},
    [RENAME] = {"rename", EIO},      [LINK] = {"link", EIO},          [UNLINK] = {"unlink", EIO},
    [MKDIR] = {"mkdir", ENOSPC},     [MMAP] = {"mmap", ENOMEM},       [MEMFD] = {"memfd", EMFILE},
    [MALLOC] = {"malloc", ENOMEM},   [FORK] = {"fork", EAGAIN},       [SPAWN] = {"spawn", EAGAIN},
    [WAIT] = {"wait", ECHILD},       [SOCKET] = {"socket", EMFILE},   [MESSAGE] = {"message", ENOBUFS},
    [POLL] = {"poll", ENOMEM},       [INOTIFY] = {"inotify", EMFILE}, [SIGNALFD] = {"signalfd", EMFILE},
};

static struct {
    bool ready;
    enum kind kind;
    long n, count;
    const char *hit;
} fault;

static void prepare(void) {
    const char *what = getenv("FAULT"), *colon = what ? strchr(what, ':') : NULL,
               *only = getenv("FAULT_PROGRAM");
    fault.ready = true;
    fault.hit = getenv("FAULT_HIT");
    if (!colon || (only && strcmp(only, program_invocation_short_name) != 0))
        return;
    for (int k = 1; k < N_KINDS; k++)
        if (strlen(kinds[k].name) == (size_t)(colon - what) &&
            strncmp(what, kinds[k].name, (size_t)(colon - what)) == 0)
            fault.kind = (enum kind)k;
    fault.n = atol(colon + 1);
}

/* Is it this call's turn? By system calls alone: the functions are this file's own. */
static bool fails(enum kind kind) {
    if (!fault.ready)
        prepare();
    if (kind != fault.kind || (fault.n > 0 && ++fault.count != fault.n))
        return false;
    long fd = fault.hit ? syscall(SYS_openat, AT_FDCWD, fault.hit, O_WRONLY | O_CREAT | O_APPEND, 0666) : -1;
    if (fd >= 0) {
        syscall(SYS_write, fd, "x", 1);
        syscall(SYS_close, fd);
    }
    errno = kinds[kind].reason;
    return fault.n > 0;
}

/* The next library's function of that name. */
#define NEXT(result, name, ...)                                                                              \
    static result (*next)(__VA_ARGS__);                                                                      \
    if (!next)                                                                                               \
    *(void **)(&next) = dlsym(RTLD_NEXT, #name)

/* --- files ---------------------------------------------------------------------------------------------- */

static int mode_of(int flags, va_list args) {
    return flags & (O_CREAT | __O_TMPFILE) ? va_arg(args, int) : 0;
}

#define OPENER(name)                                                                                         \
    int name(const char *path, int flags, ...) {                                                             \
        NEXT(int, name, const char *, int, ...);                                                             \
        va_list args;                                                                                        \
        va_start(args, flags);                                                                               \
        int mode = mode_of(flags, args);                                                                     \
        va_end(args);                                                                                        \
        return fails(OPEN) ? -1 : next(path, flags, mode);                                                   \
    }
OPENER(open)
OPENER(open64)

#define FILE_OPENER(name)                                                                                    \
    FILE *name(const char *path, const char *how) {                                                          \
        NEXT(FILE *, name, const char *, const char *);                                                      \
        return fails(OPEN) ? NULL : next(path, how);                                                         \
    }
FILE_OPENER(fopen)
FILE_OPENER(fopen64)

#define MAKER(name)                                                                                          \
    int name(char *template) {                                                                               \
        NEXT(int, name, char *);                                                                             \
        return fails(OPEN) ? -1 : next(template);                                                            \
    }
MAKER(mkstemp)
MAKER(mkstemp64)

/* Half of it, but never nothing, which would be the end of the file. */
static size_t half(size_t n) {
    return n > 1 ? n / 2 : n;
}

ssize_t read(int fd, void *to, size_t n) {
    NEXT(ssize_t, read, int, void *, size_t);
    if (fails(READ) || fails(EINTR_ONCE))
        return -1;
    return next(fd, to, fails(SHORT) ? half(n) : n);
}

#define READER_AT(name, offset_type)                                                                         \
    ssize_t name(int fd, void *to, size_t n, offset_type at) {                                               \
        NEXT(ssize_t, name, int, void *, size_t, offset_type);                                               \
        if (fails(READ) || fails(EINTR_ONCE))                                                                \
            return -1;                                                                                       \
        return next(fd, to, fails(SHORT) ? half(n) : n, at);                                                 \
    }
READER_AT(pread, off_t)
READER_AT(pread64, off64_t)

/* The mark by which ferror knows. What is read from memory cannot fail. */
static bool fails_to_read(FILE *f) {
    int saved = errno;
    if (fileno(f) < 0) {
        errno = saved;
        return false;
    }
    if (!fails(READ))
        return false;
    f->_flags |= _IO_ERR_SEEN;
    return true;
}

size_t fread(void *to, size_t size, size_t n, FILE *f) {
    NEXT(size_t, fread, void *, size_t, size_t, FILE *);
    return fails_to_read(f) ? 0 : next(to, size, n, f);
}

ssize_t __getdelim(char **line, size_t *room, int end, FILE *f) { /* what getline is at -O2 */
    NEXT(ssize_t, __getdelim, char **, size_t *, int, FILE *);
    return fails_to_read(f) ? -1 : next(line, room, end, f);
}

char *fgets(char *line, int room, FILE *f) {
    NEXT(char *, fgets, char *, int, FILE *);
    return fails_to_read(f) ? NULL : next(line, room, f);
}

ssize_t write(int fd, const void *p, size_t n) {
    NEXT(ssize_t, write, int, const void *, size_t);
    if (fails(WRITE) || fails(EINTR_ONCE))
        return -1;
    return next(fd, p, fails(SHORT) ? half(n) : n);
}

int fsync(int fd) {
    NEXT(int, fsync, int);
    return fails(FSYNC) ? -1 : next(fd);
}

int close(int fd) { /* it is closed all the same, as Linux does */
    NEXT(int, close, int);
    int done = next(fd);
    return fails(CLOSE) ? -1 : done;
}

int rename(const char *from, const char *to) {
    NEXT(int, rename, const char *, const char *);
    return fails(RENAME) ? -1 : next(from, to);
}

int linkat(int a, const char *from, int b, const char *to, int flags) {
    NEXT(int, linkat, int, const char *, int, const char *, int);
    return fails(LINK) ? -1 : next(a, from, b, to, flags);
}

int unlink(const char *path) {
    NEXT(int, unlink, const char *);
    return fails(UNLINK) ? -1 : next(path);
}

int unlinkat(int folder, const char *path, int flags) {
    NEXT(int, unlinkat, int, const char *, int);
    return fails(UNLINK) ? -1 : next(folder, path, flags);
}

int mkdir(const char *path, mode_t mode) {
    NEXT(int, mkdir, const char *, mode_t);
    return fails(MKDIR) ? -1 : next(path, mode);
}

#define STAT_OF(name, argument, type)                                                                        \
    int name(argument a, struct type *to) {                                                                  \
        NEXT(int, name, argument, struct type *);                                                            \
        return fails(STAT) ? -1 : next(a, to);                                                               \
    }
STAT_OF(stat, const char *, stat)
STAT_OF(stat64, const char *, stat64)
STAT_OF(lstat, const char *, stat)
STAT_OF(lstat64, const char *, stat64)
STAT_OF(fstat, int, stat)
STAT_OF(fstat64, int, stat64)

int fstatat(int folder, const char *path, struct stat *to, int flags) {
    NEXT(int, fstatat, int, const char *, struct stat *, int);
    return fails(STAT) ? -1 : next(folder, path, to, flags);
}

int access(const char *path, int how) {
    NEXT(int, access, const char *, int);
    return fails(STAT) ? -1 : next(path, how);
}

char *realpath(const char *path, char *to) {
    NEXT(char *, realpath, const char *, char *);
    return fails(STAT) ? NULL : next(path, to);
}

DIR *opendir(const char *path) {
    NEXT(DIR *, opendir, const char *);
    return fails(DIRECTORY) ? NULL : next(path);
}

struct dirent *readdir(DIR *d) {
    NEXT(struct dirent *, readdir, DIR *);
    return fails(DIRECTORY) ? NULL : next(d);
}

int scandir(const char *path, struct dirent ***to, int (*wanted)(const struct dirent *),
            int (*order)(const struct dirent **, const struct dirent **)) {
    NEXT(int, scandir, const char *, struct dirent ***, int (*)(const struct dirent *),
         int (*)(const struct dirent **, const struct dirent **));
    return fails(DIRECTORY) ? -1 : next(path, to, wanted, order);
}

/* --- memory --------------------------------------------------------------------------------------------- */

#define MAPPER(name, offset_type)                                                                            \
    void *name(void *at, size_t n, int protection, int flags, int fd, offset_type offset) {                  \
        NEXT(void *, name, void *, size_t, int, int, int, offset_type);                                      \
        return fails(MMAP) ? MAP_FAILED : next(at, n, protection, flags, fd, offset);                        \
    }
MAPPER(mmap, off_t)
MAPPER(mmap64, off64_t)

int memfd_create(const char *name, unsigned flags) {
    NEXT(int, memfd_create, const char *, unsigned);
    return fails(MEMFD) ? -1 : next(name, flags);
}

/* The program's own malloc asks for these (base/memory.c). */
void *__libc_malloc(size_t n) {
    NEXT(void *, __libc_malloc, size_t);
    return fails(MALLOC) ? NULL : next(n);
}

void *__libc_calloc(size_t n, size_t size) {
    NEXT(void *, __libc_calloc, size_t, size_t);
    return fails(MALLOC) ? NULL : next(n, size);
}

void *__libc_realloc(void *p, size_t n) {
    NEXT(void *, __libc_realloc, void *, size_t);
    return fails(MALLOC) ? NULL : next(p, n);
}

/* --- processes ------------------------------------------------------------------------------------------ */

pid_t fork(void) {
    NEXT(pid_t, fork, void);
    return fails(FORK) ? -1 : next();
}

int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *how, char *const arguments[], char *const environment[]) {
    NEXT(int, posix_spawnp, pid_t *, const char *, const posix_spawn_file_actions_t *,
         const posix_spawnattr_t *, char *const[], char *const[]);
    return fails(SPAWN) ? errno : next(pid, file, actions, how, arguments, environment);
}

pid_t waitpid(pid_t pid, int *status, int flags) {
    NEXT(pid_t, waitpid, pid_t, int *, int);
    return fails(WAIT) || fails(EINTR_ONCE) ? -1 : next(pid, status, flags);
}

int waitid(idtype_t type, id_t id, siginfo_t *info, int flags) {
    NEXT(int, waitid, idtype_t, id_t, siginfo_t *, int);
    return fails(WAIT) || fails(EINTR_ONCE) ? -1 : next(type, id, info, flags);
}

int socketpair(int domain, int type, int protocol, int ends[2]) {
    NEXT(int, socketpair, int, int, int, int *);
    return fails(SOCKET) ? -1 : next(domain, type, protocol, ends);
}

ssize_t send(int fd, const void *p, size_t n, int flags) {
    NEXT(ssize_t, send, int, const void *, size_t, int);
    return fails(MESSAGE) || fails(EINTR_ONCE) ? -1 : next(fd, p, n, flags);
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
    NEXT(ssize_t, sendmsg, int, const struct msghdr *, int);
    return fails(MESSAGE) || fails(EINTR_ONCE) ? -1 : next(fd, message, flags);
}

ssize_t recv(int fd, void *to, size_t n, int flags) {
    NEXT(ssize_t, recv, int, void *, size_t, int);
    return fails(MESSAGE) || fails(EINTR_ONCE) ? -1 : next(fd, to, n, flags);
}

int poll(struct pollfd *fds, nfds_t n, int time) {
    NEXT(int, poll, struct pollfd *, nfds_t, int);
    return fails(POLL) || fails(EINTR_ONCE) ? -1 : next(fds, n, time);
}

int inotify_init1(int flags) {
    NEXT(int, inotify_init1, int);
    return fails(INOTIFY) ? -1 : next(flags);
}

int inotify_add_watch(int fd, const char *path, uint32_t events) {
    NEXT(int, inotify_add_watch, int, const char *, uint32_t);
    return fails(INOTIFY) ? -1 : next(fd, path, events);
}

int signalfd(int fd, const sigset_t *set, int flags) {
    NEXT(int, signalfd, int, const sigset_t *, int);
    return fails(SIGNALFD) ? -1 : next(fd, set, flags);
}
