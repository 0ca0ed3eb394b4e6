#include "out/picture.h"

#include "base/reason.h"
#include "out/file.h"

#include <errno.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Run a program found on the PATH with its standard input and output on files; its exit status, or -1 with
 * errno if it could not be started or was lost. */
static int run(const char *const *arguments, int in, int out) {
    pid_t child;
    union { /* posix_spawnp does not change them, but its type does not say so */
        const char *const *in;
        char *const *out;
    } argv = {arguments};
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    int failed = posix_spawnp(&child, arguments[0], &files, NULL, argv.out, environ);
    posix_spawn_file_actions_destroy(&files);
    errno = failed;
    if (failed)
        return -1;
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static bool write_memory(int fd, const char *p, size_t n) {
    while (n > 0) {
        ssize_t done = write(fd, p, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        p += done;
        n -= (size_t)done;
    }
    return true;
}

/* What a file in memory holds, to its place on disk, whole. */
static bool save_picture(struct ts_ctx *ctx, int fd, const char *to) {
    struct stat st;
    if (fstat(fd, &st) != 0) {
        ts_reason_unwritable(ctx->diag, to, errno, "");
        return false;
    }
    if (st.st_size <= 0) {
        TS_DIAG(ctx->diag, TS_PICTURE_FAILED, (struct ts_place){0}, "pdftocairo", "0");
        return false;
    }
    size_t n = (size_t)st.st_size;
    void *bytes = mmap(NULL, n, PROT_READ, MAP_SHARED, fd, 0);
    if (bytes == MAP_FAILED) {
        ts_reason_unwritable(ctx->diag, to, errno, "");
        return false;
    }
    bool ok = ts_file_write(ctx, to, bytes, n);
    munmap(bytes, n);
    return ok;
}

static bool draw_page(struct ts_ctx *ctx, int pdf, const char *to, size_t page, int dpi) {
    const char *number = ts_arena_printf(ctx->scratch, "%zu", page);
    const char *resolution = ts_arena_printf(ctx->scratch, "%d", dpi);
    const char *const arguments[] = {"pdftocairo", "-png", "-singlefile", "-r", resolution, "-f",
                                     number,       "-l",   number,        "-",  "-",        NULL};
    int picture = memfd_create("picture", MFD_CLOEXEC);
    if (picture < 0 || lseek(pdf, 0, SEEK_SET) != 0) {
        ts_reason_unwritable(ctx->diag, to, errno, "");
        if (picture >= 0)
            close(picture);
        return false;
    }
    int status = run(arguments, pdf, picture);
    if (status == -1 && errno != ENOENT)
        ts_reason_unwritable(ctx->diag, to, errno == ECHILD ? EAGAIN : errno, "");
    else if (status == -1 || status == 127)
        TS_DIAG(ctx->diag, TS_PICTURE_TOOL, (struct ts_place){0}, "pdftocairo", "poppler-utils");
    else if (status != 0)
        TS_DIAG(ctx->diag, TS_PICTURE_FAILED, (struct ts_place){0}, "pdftocairo",
                ts_arena_printf(ctx->scratch, "%d", status));
    bool ok = status == 0 && save_picture(ctx, picture, to);
    close(picture);
    return ok;
}

bool ts_picture_write(struct ts_ctx *ctx, const char *path, const char *pdf, size_t n, size_t n_pages,
                      int dpi) {
    /* Both files live in memory: a run that is killed leaves nothing behind. */
    int file = memfd_create("pdf", MFD_CLOEXEC);
    bool ok = file >= 0 && write_memory(file, pdf, n);
    if (!ok)
        ts_reason_unwritable(ctx->diag, path, errno, "");
    size_t stem = strlen(path) - strlen(".png");
    for (size_t i = 1; i <= n_pages && ok; i++) {
        const char *to = n_pages == 1 ? path : ts_arena_printf(ctx->keep, "%.*s-%zu.png", (int)stem, path, i);
        ok = draw_page(ctx, file, to, i, dpi);
    }
    if (file >= 0)
        close(file);
    return ok;
}
