#include "out/picture.h"

#include "out/file.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Run a program found on the PATH; its exit status, or -1 if it could not be started. */
static int run(const char *const *arguments) {
    pid_t child;
    union { /* posix_spawnp does not change them, but its type does not say so */
        const char *const *in;
        char *const *out;
    } argv = {arguments};
    if (posix_spawnp(&child, arguments[0], NULL, NULL, argv.out, environ) != 0)
        return -1;
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Read a picture that pdftocairo made and put it into its place, whole. */
static bool move_picture(struct ts_ctx *ctx, const char *from, const char *to) {
    FILE *f = fopen(from, "rb");
    if (!f) {
        TS_DIAG(ctx->diag, TS_WRITE_FAILED, (struct ts_place){0}, to, strerror(errno));
        return false;
    }
    fseek(f, 0, SEEK_END);
    long size = ftell(f);
    rewind(f);
    char *bytes = ts_arena_alloc(ctx->keep, size > 0 ? (size_t)size : 1, 1);
    size_t n = fread(bytes, 1, size > 0 ? (size_t)size : 0, f);
    fclose(f);
    return ts_file_write(ctx, to, bytes, n);
}

static bool draw_page(struct ts_ctx *ctx, const char *pdf_path, const char *to, size_t page, int dpi) {
    const char *number = ts_arena_printf(ctx->scratch, "%zu", page);
    const char *resolution = ts_arena_printf(ctx->scratch, "%d", dpi);
    const char *stem = ts_arena_printf(ctx->keep, "%s.page", pdf_path);
    const char *const arguments[] = {"pdftocairo", "-png", "-singlefile", "-r",     resolution, "-f",
                                     number,       "-l",   number,        pdf_path, stem,       NULL};
    int status = run(arguments);
    const char *picture = ts_arena_printf(ctx->keep, "%s.png", stem);
    bool ok = status == 0 && move_picture(ctx, picture, to);
    if (status == -1 || status == 127)
        TS_DIAG(ctx->diag, TS_PICTURE_TOOL, (struct ts_place){0}, "pdftocairo", "poppler-utils");
    else if (status != 0)
        TS_DIAG(ctx->diag, TS_PICTURE_FAILED, (struct ts_place){0}, "pdftocairo",
                ts_arena_printf(ctx->scratch, "%d", status));
    unlink(picture);
    return ok;
}

bool ts_picture_write(struct ts_ctx *ctx, const char *path, const char *pdf, size_t n, size_t n_pages,
                      int dpi) {
    const char *pdf_path;
    if (!ts_file_write_temporary(ctx, pdf, n, &pdf_path))
        return false;
    size_t stem = strlen(path) - 4; /* without .png */
    bool ok = true;
    for (size_t i = 1; i <= n_pages && ok; i++) {
        const char *to = n_pages == 1 ? path : ts_arena_printf(ctx->keep, "%.*s-%zu.png", (int)stem, path, i);
        ok = draw_page(ctx, pdf_path, to, i, dpi);
    }
    unlink(pdf_path);
    return ok;
}
