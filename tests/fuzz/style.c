/* fuzz/style -- any bytes as a style file, and as the argument of --set. A style that is taken has to be one
 * that a page can be made of: its grid is asked for. */
#include "engine.h"

#include "grid/grid.h"
#include "style/style.h"

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

static void load(const struct ts_style_request *request) {
    struct ts_ctx ctx = fuzz_ctx_open();
    const struct ts_style *style = ts_style_load(&ctx, request);
    if (style)
        check_grid(style);
    else if (!ts_diag_failed(ctx.diag)) /* NULL without a word */
        abort();
    fuzz_ctx_close(&ctx);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    int fd = memfd_create("style", 0); /* the reader takes files */
    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
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
