#include "base/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_WAIT = 10000 /* ms */ };

static bool is_pipe(int fd) {
    struct stat st;
    return fstat(fd, &st) == 0 && S_ISFIFO(st.st_mode);
}

/* What reading a pipe finds at once: 1 = a byte, in *first; 0 = no writer, or its end; -1 = a writer that has
 * written nothing yet (pipe(7)). */
static ssize_t look(int fd, unsigned char *first) {
    ssize_t found;
    while ((found = read(fd, first, 1)) < 0 && errno == EINTR)
        continue;
    return found;
}

/* Wait for a writer. As `look` does; 0 with *absent if none came: poll(2) tells of an end only if there was
 * one. */
static ssize_t wait_for_writer(int fd, unsigned char *first, bool *absent) {
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    ssize_t found = look(fd, first);
    if (found != 0)
        return found;
    int polled;
    while ((polled = poll(&ready, 1, MOST_WAIT)) < 0 && errno == EINTR)
        continue;
    bool nothing = polled == 0;
    found = look(fd, first);
    *absent = nothing && found == 0;
    return found;
}

FILE *ts_stream_open(const char *path) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* of a pipe: without waiting for a writer */
    unsigned char first = 0;
    bool absent = false;
    if (fd < 0)
        return NULL;
    ssize_t found = is_pipe(fd) ? wait_for_writer(fd, &first, &absent) : 0;
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
    FILE *f = absent ? NULL : fdopen(fd, "rb");
    if (f && found == 1)
        ungetc(first, f);
    if (!f) {
        int reason = absent ? ETIMEDOUT : errno;
        close(fd);
        errno = reason;
    }
    return f;
}
