/* Loaded before the C library (LD_PRELOAD): makes the n-th call of one kind fail, as FAULT=KIND:N says, and
 * puts a byte into the file FAULT_HIT when it does. Kinds: open write fsync rename mmap malloc fork socket.
 * Calls inside the C library itself are not seen, so fopen counts as open. A child goes on counting where its
 * parent was. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind { NONE, OPEN, WRITE, FSYNC, RENAME, MMAP, MALLOC, FORK, SOCKET, N_KINDS };

static const char *const names[N_KINDS] = {"",     "open",   "write", "fsync", "rename",
                                           "mmap", "malloc", "fork",  "socket"};

static struct {
    bool ready;
    enum kind kind;
    long n, count;
    const char *hit;
} fault;

static void prepare(void) {
    const char *what = getenv("FAULT"), *colon = what ? strchr(what, ':') : NULL;
    fault.ready = true;
    fault.hit = getenv("FAULT_HIT");
    for (int k = 1; colon && k < N_KINDS; k++)
        if (strlen(names[k]) == (size_t)(colon - what) &&
            strncmp(what, names[k], (size_t)(colon - what)) == 0)
            fault.kind = (enum kind)k;
    fault.n = colon ? atol(colon + 1) : 0;
}

/* Is it this call's turn? By system calls alone: the functions are this file's own. */
static bool fails(enum kind kind, int reason) {
    if (!fault.ready)
        prepare();
    if (kind != fault.kind || ++fault.count != fault.n)
        return false;
    long fd = fault.hit ? syscall(SYS_openat, AT_FDCWD, fault.hit, O_WRONLY | O_CREAT | O_APPEND, 0666) : -1;
    if (fd >= 0) {
        syscall(SYS_write, fd, "x", 1);
        syscall(SYS_close, fd);
    }
    errno = reason;
    return true;
}

/* The next library's function of that name. */
#define NEXT(result, name, ...)                                                                              \
    static result (*next)(__VA_ARGS__);                                                                      \
    if (!next)                                                                                               \
    *(void **)(&next) = dlsym(RTLD_NEXT, #name)

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
        return fails(OPEN, EMFILE) ? -1 : next(path, flags, mode);                                           \
    }
OPENER(open)
OPENER(open64)

FILE *fopen(const char *path, const char *how) {
    NEXT(FILE *, fopen, const char *, const char *);
    return fails(OPEN, EMFILE) ? NULL : next(path, how);
}

FILE *fopen64(const char *path, const char *how) {
    NEXT(FILE *, fopen64, const char *, const char *);
    return fails(OPEN, EMFILE) ? NULL : next(path, how);
}

ssize_t write(int fd, const void *p, size_t n) {
    NEXT(ssize_t, write, int, const void *, size_t);
    return fails(WRITE, ENOSPC) ? -1 : next(fd, p, n);
}

int fsync(int fd) {
    NEXT(int, fsync, int);
    return fails(FSYNC, EIO) ? -1 : next(fd);
}

int rename(const char *from, const char *to) {
    NEXT(int, rename, const char *, const char *);
    return fails(RENAME, EIO) ? -1 : next(from, to);
}

int linkat(int a, const char *from, int b, const char *to, int flags) {
    NEXT(int, linkat, int, const char *, int, const char *, int);
    return fails(RENAME, EIO) ? -1 : next(a, from, b, to, flags);
}

void *mmap(void *at, size_t n, int protection, int flags, int fd, off_t offset) {
    NEXT(void *, mmap, void *, size_t, int, int, int, off_t);
    return fails(MMAP, ENOMEM) ? MAP_FAILED : next(at, n, protection, flags, fd, offset);
}

void *mmap64(void *at, size_t n, int protection, int flags, int fd, off64_t offset) {
    NEXT(void *, mmap64, void *, size_t, int, int, int, off64_t);
    return fails(MMAP, ENOMEM) ? MAP_FAILED : next(at, n, protection, flags, fd, offset);
}

/* The program's own malloc asks for these (base/memory.c). */
void *__libc_malloc(size_t n) {
    NEXT(void *, __libc_malloc, size_t);
    return fails(MALLOC, ENOMEM) ? NULL : next(n);
}

void *__libc_calloc(size_t n, size_t size) {
    NEXT(void *, __libc_calloc, size_t, size_t);
    return fails(MALLOC, ENOMEM) ? NULL : next(n, size);
}

void *__libc_realloc(void *p, size_t n) {
    NEXT(void *, __libc_realloc, void *, size_t);
    return fails(MALLOC, ENOMEM) ? NULL : next(p, n);
}

pid_t fork(void) {
    NEXT(pid_t, fork, void);
    return fails(FORK, EAGAIN) ? -1 : next();
}

int socketpair(int domain, int type, int protocol, int ends[2]) {
    NEXT(int, socketpair, int, int, int, int *);
    return fails(SOCKET, EMFILE) ? -1 : next(domain, type, protocol, ends);
}
