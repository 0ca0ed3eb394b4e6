/* fuzz/style -- any bytes as a style file, and as the argument of --set. A style that is taken has to be one
 * that a page can be made of: its grid is asked for; and one that is taken again as it is printed. */
#include "engine.h"

#include "grid/grid.h"
#include "style/print.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void check_grid(const struct ts_style *s) {
    struct ts_grid g = ts_grid_make(s);
    if (g.rows < 1 || g.columns < 1 || g.measure < g.em || g.gutter < 0 || g.row <= 0 || g.em <= 0)
        abort();
    if ((int64_t)g.columns * g.measure + (int64_t)(g.columns - 1) * g.gutter > g.width)
        abort();
}

static int file_of(const void *bytes, size_t n, char path[64]) { /* the reader takes files */
    int fd = memfd_create("style", 0);
    if (fd < 0 || write(fd, bytes, n) != (ssize_t)n)
        abort();
    snprintf(path, 64, "/proc/self/fd/%d", fd);
    return fd;
}

static void check_print(struct ts_ctx *ctx, const struct ts_givens *givens, enum ts_lang lang) {
    char *text = NULL, path[64];
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    ts_style_print(ctx, f, givens, lang);
    fclose(f);
    int fd = file_of(text, n, path);
    if (n <= 1 << 16 && !ts_style_load(ctx, &(struct ts_style_request){.name = path})) {
        ts_diag_print(ctx->diag, stderr, TS_ENGLISH, true);
        abort();
    }
    close(fd);
    free(text);
}

static void load(const struct ts_style_request *request) {
    struct ts_ctx ctx = fuzz_ctx_open();
    struct ts_givens givens;
    const struct ts_style *style = ts_style_load_given(&ctx, request, &givens);
    if (style) {
        check_grid(style);
        check_print(&ctx, &givens, TS_ENGLISH);
        check_print(&ctx, &givens, TS_CHINESE);
    } else if (!ts_diag_failed(ctx.diag)) { /* NULL without a word */
        abort();
    }
    fuzz_ctx_close(&ctx);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char path[64];
    int fd = file_of(data, size, path);
    load(&(struct ts_style_request){.name = path});
    close(fd);
    if (size < 4096) {
        char text[4096];
        memcpy(text, data, size);
        text[size] = 0;
        const char *set[] = {text, NULL};
        load(&(struct ts_style_request){.set = set});
    }
    return 0;
}
