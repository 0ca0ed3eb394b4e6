#include "text/source.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { MOST_BYTES = 64 << 20, READ_STEP = 1 << 16 };

/* All bytes of a stream, or false with errno; too many end the reading, and *n tells. */
static bool read_all(struct ts_ctx *ctx, FILE *f, const char **bytes, size_t *n) {
    TS_VEC(char) buffer = {0};
    buffer.v = ts_arena_alloc(ctx->keep, READ_STEP, 1);
    buffer.cap = READ_STEP;
    for (;;) {
        if (buffer.n == buffer.cap)
            buffer.v = ts_vec_grow(ctx->keep, buffer.v, buffer.n, &buffer.cap, 1);
        errno = 0;
        size_t got = fread(buffer.v + buffer.n, 1, buffer.cap - buffer.n, f);
        buffer.n += got;
        if (got == 0 || buffer.n > MOST_BYTES)
            break;
    }
    *bytes = buffer.v;
    *n = buffer.n;
    return !ferror(f);
}

const struct ts_source *ts_source_read(struct ts_ctx *ctx, const char *path) {
    bool standard_input = strcmp(path, "-") == 0;
    FILE *f = standard_input ? stdin : fopen(path, "rb");
    const char *bytes = NULL;
    size_t n = 0;
    bool ok = f && read_all(ctx, f, &bytes, &n);
    int reason = errno;
    if (f && !standard_input)
        fclose(f);
    if (!ok) {
        TS_DIAG(ctx->diag, TS_FILE_UNREADABLE, ts_place_of_file(NULL), path, strerror(reason));
        return NULL;
    }
    return ts_source_decode(ctx, standard_input ? "<stdin>" : path, bytes, n);
}

/* What a file that is no UTF-8 text is, in a word for its message; NULL for text. */
static const char *not_text(const char *bytes, size_t n) {
    if (n >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        return "UTF-16";
    if (n >= 4 && memcmp(bytes, "%PDF", 4) == 0)
        return "PDF";
    if (n >= 4 && memcmp(bytes, "PK\3\4", 4) == 0)
        return "ZIP / DOCX";
    if (memchr(bytes, 0, n))
        return "NUL";
    return NULL;
}

static void report(struct ts_ctx *ctx, const struct ts_source *s, size_t offset, enum ts_code code,
                   const char *what) {
    if (ts_diag_wants(ctx->diag, code))
        TS_DIAG(ctx->diag, code, ts_source_place(s, offset), what);
}

static bool is_control(uint32_t cp) {
    return (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0);
}

static size_t count_wrong(const char *bytes, size_t n) {
    size_t wrong = 0, used;
    for (size_t i = 0; i < n; i += used)
        wrong += ts_utf8_decode(bytes + i, n - i, &used) == TS_UTF8_BAD;
    return wrong;
}

/* Copy with wrong bytes as U+FFFD and line ends as LF. Returns the number of wrong sequences. */
static size_t decode(struct ts_ctx *ctx, const char *bytes, size_t n, struct ts_source *s) {
    char *out =
        ts_arena_alloc(ctx->keep, n + 2 * count_wrong(bytes, n) + 1, 1); /* a wrong byte grows to three */
    TS_VEC(uint32_t) lines = {0};
    *TS_VEC_ADD(ctx->keep, &lines) = 0;
    size_t m = 0, wrong = 0;
    for (size_t i = 0; i < n;) {
        size_t used;
        uint32_t cp = ts_utf8_decode(bytes + i, n - i, &used);
        if (cp == TS_UTF8_BAD) {
            wrong++;
            m += ts_utf8_encode(0xFFFD, out + m);
        } else if (cp == '\r') {
            out[m++] = '\n';
            used += i + 1 < n && bytes[i + 1] == '\n';
        } else {
            memcpy(out + m, bytes + i, used);
            m += used;
        }
        i += used;
        if (m && out[m - 1] == '\n')
            *TS_VEC_ADD(ctx->keep, &lines) = (uint32_t)m;
    }
    s->text = (struct ts_slice){out, m};
    s->line_starts = lines.v;
    s->n_lines = lines.n;
    return wrong;
}

/* Say where wrong bytes and control characters stand. A second walk over the input, beside the text. */
static void report_faults(struct ts_ctx *ctx, const char *bytes, size_t n, const struct ts_source *s) {
    for (size_t i = 0, at = 0; i < n;) {
        size_t used, at_used;
        uint32_t cp = ts_utf8_decode(bytes + i, n - i, &used);
        ts_utf8_decode(s->text.p + at, s->text.n - at, &at_used);
        if (cp == 0xFFFD)
            report(ctx, s, at, TS_TEXT_REPLACED, "");
        if (cp == TS_UTF8_BAD) {
            char hex[16] = "";
            for (size_t k = 0; k < used; k++)
                snprintf(hex + 3 * k, sizeof hex - 3 * k, "%02X ", (unsigned char)bytes[i + k]);
            hex[3 * used - 1] = 0;
            report(ctx, s, at, TS_TEXT_BAD_BYTE, hex);
        } else if (cp == '\r') {
            used += i + 1 < n && bytes[i + 1] == '\n';
        } else if (is_control(cp)) {
            report(ctx, s, at, TS_TEXT_CONTROL, ts_arena_printf(ctx->scratch, "U+%04X", cp));
        }
        i += used;
        at += at_used;
    }
}

const struct ts_source *ts_source_decode(struct ts_ctx *ctx, const char *name, const char *bytes, size_t n) {
    const char *other = not_text(bytes, n);
    if (other) {
        TS_DIAG(ctx->diag, TS_FILE_BINARY, ts_place_of_file(name), other);
        return NULL;
    }
    if (n > MOST_BYTES) {
        TS_DIAG(ctx->diag, TS_FILE_TOO_LONG, ts_place_of_file(name), "64 MiB");
        return NULL;
    }
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        n -= 3;
    }
    struct ts_source *s = TS_NEW(ctx->keep, struct ts_source, 1);
    s->name = ts_arena_copy(ctx->keep, name, strlen(name));
    size_t wrong = decode(ctx, bytes, n, s);
    if (wrong > 8 && wrong > ts_utf8_count(s->text.p, s->text.n) / 8) { /* a damaged text has fewer */
        TS_DIAG(ctx->diag, TS_FILE_BINARY, ts_place_of_file(name), "GB18030?");
        return NULL;
    }
    report_faults(ctx, bytes, n, s);
    return s;
}

const struct ts_source *ts_source_join(struct ts_ctx *ctx, const struct ts_source *const *sources, size_t n) {
    struct ts_source *all = TS_NEW(ctx->keep, struct ts_source, 1);
    const struct ts_source **own = TS_NEW(ctx->keep, const struct ts_source *, n);
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++) {
        own[i] = sources[i];
        bytes += sources[i]->text.n + 1;
    }
    char *text = ts_arena_alloc(ctx->keep, bytes + 1, 1);
    *all = (struct ts_source){
        .name = n ? sources[0]->name : "", .text = {text, bytes}, .joined = own, .n_joined = n};
    for (size_t i = 0; i < n; i++) {
        memcpy(text, sources[i]->text.p, sources[i]->text.n);
        text[sources[i]->text.n] = '\n';
        text += sources[i]->text.n + 1;
    }
    return all;
}

size_t ts_source_begin(const struct ts_source *s, size_t which) {
    size_t begin = 0;
    for (size_t i = 0; i < which; i++)
        begin += s->joined[i]->text.n + 1;
    return begin;
}

/* A place in one of the joined sources. */
static struct ts_place place_in_joined(const struct ts_source *s, size_t offset) {
    size_t i = 0;
    for (; i + 1 < s->n_joined && offset > s->joined[i]->text.n; i++)
        offset -= s->joined[i]->text.n + 1;
    return ts_source_place(s->joined[i], offset);
}

struct ts_place ts_source_place(const struct ts_source *s, size_t offset) {
    if (s->n_joined)
        return place_in_joined(s, offset);
    size_t low = 0, high = s->n_lines;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (s->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    if (offset > s->text.n)
        offset = s->text.n;
    size_t start = s->line_starts[low];
    uint32_t column = (uint32_t)ts_utf8_count(s->text.p + start, offset - start) + 1;
    return (struct ts_place){s->name, (uint32_t)low + 1, column};
}
