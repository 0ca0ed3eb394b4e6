#include "image/formats.h"

#include "base/reason.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* All bytes of an open file of `n`; false with errno. */
static bool read_all(int fd, char *to, size_t n) {
    for (size_t done = 0; done < n;) {
        ssize_t got = read(fd, to + done, n - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            errno = got == 0 ? EIO : errno; /* it became shorter meanwhile */
            return false;
        }
        done += (size_t)got;
    }
    return true;
}

/* errno says why. A picture that may well be there the next time is no reason for a page without it. */
static void refuse(struct ts_ctx *ctx, const char *path, const char **fault) {
    *fault = ts_arena_printf(ctx->keep, "%s", ts_lang_reason(errno));
    if (ts_reason_may_pass(errno))
        ts_reason_unreadable(ctx->diag, (struct ts_place){0}, path, errno);
}

/* The file's bytes in ctx->keep. A device or a pipe is no picture, and is not waited for. */
static const char *read_file(struct ts_ctx *ctx, const char *path, int fd, size_t *n, const char **fault) {
    struct stat st;
    if (fstat(fd, &st) != 0)
        refuse(ctx, path, fault);
    else if (!S_ISREG(st.st_mode))
        *fault = TS_BOTH("it is not a file", "不是文件");
    else if (st.st_size > TS_IMAGE_MOST_BYTES)
        *fault = ts_arena_printf(ctx->keep, TS_BOTH("it is longer than %d MiB", "超过 %d MiB"),
                                 TS_IMAGE_MOST_BYTES >> 20, TS_IMAGE_MOST_BYTES >> 20);
    if (*fault)
        return NULL;
    *n = (size_t)st.st_size;
    char *bytes = ts_arena_alloc(ctx->keep, *n + 1, 1);
    if (!read_all(fd, bytes, *n))
        refuse(ctx, path, fault);
    return *fault ? NULL : bytes;
}

const struct ts_image *ts_image_read(struct ts_ctx *ctx, const char *path, const char **fault) {
    *fault = NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        refuse(ctx, path, fault);
        ts_inputs_add(ctx->inputs, path, NULL, 0);
        return NULL;
    }
    size_t n = 0;
    const char *bytes = read_file(ctx, path, fd, &n, fault);
    close(fd);
    ts_inputs_add(ctx->inputs, path, bytes, n);
    return bytes ? ts_image_decode(ctx, bytes, n, fault) : NULL;
}

const struct ts_image *ts_image_decode(struct ts_ctx *ctx, const char *bytes, size_t n, const char **fault) {
    struct ts_image *image = TS_NEW(ctx->keep, struct ts_image, 1);
    image->turn = 1;
    *fault = NULL;
    if (n >= 3 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0)
        return ts_jpeg_decode(ctx, bytes, n, image, fault) ? image : NULL;
    if (n >= 8 && memcmp(bytes, "\x89PNG\r\n\x1A\n", 8) == 0)
        return ts_png_decode(ctx, bytes, n, image, fault) ? image : NULL;
    *fault = n ? TS_BOTH("it is neither a JPEG nor a PNG", "不是 JPEG，也不是 PNG")
               : TS_BOTH("it is empty", "是空文件");
    return NULL;
}

bool ts_image_size_fits(struct ts_ctx *ctx, int64_t width, int64_t height, const char **fault) {
    if (width <= 0 || height <= 0) {
        *fault = TS_BOTH("it has no pixels", "没有像素");
        return false;
    }
    if (width * height <= TS_IMAGE_MOST_PIXELS)
        return true;
    *fault = ts_arena_printf(
        ctx->keep,
        TS_BOTH("it has %lld x %lld pixels, more than %d million", "有 %lld × %lld 像素，超过 %d 百万"),
        (long long)width, (long long)height, TS_IMAGE_MOST_PIXELS / 1000000, (long long)width,
        (long long)height, TS_IMAGE_MOST_PIXELS / 1000000);
    return false;
}

static bool is_on_its_side(const struct ts_image *image) {
    return image->turn >= 5;
}

int ts_image_wide(const struct ts_image *image) {
    return is_on_its_side(image) ? image->height : image->width;
}

int ts_image_high(const struct ts_image *image) {
    return is_on_its_side(image) ? image->width : image->height;
}
