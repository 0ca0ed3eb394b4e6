#include "text/source.h"

#include "base/reason.h"
#include "base/stream.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/docx.h"
#include "text/foreign.h"
#include "text/misread.h"
#include "text/normal.h"
#include "text/pack.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { MOST_BYTES = 64 << 20, READ_STEP = 1 << 16 };

static size_t most_bytes(const struct ts_reading *reading) {
    return reading && reading->style ? (size_t)reading->style->limits.megabytes << 20 : MOST_BYTES;
}

/* All bytes of a stream, or false with errno; too many end the reading, and *n tells. */
static bool read_all(struct ts_ctx *ctx, FILE *f, size_t most, const char **bytes, size_t *n) {
    TS_VEC(char) buffer = {0};
    buffer.v = ts_arena_alloc(ctx->keep, READ_STEP, 1);
    buffer.cap = READ_STEP;
    for (;;) {
        if (buffer.n == buffer.cap)
            buffer.v = ts_vec_grow(ctx->keep, buffer.v, buffer.n, &buffer.cap, 1);
        errno = 0;
        size_t got = fread(buffer.v + buffer.n, 1, buffer.cap - buffer.n, f);
        buffer.n += got;
        if (got == 0 || buffer.n > most)
            break;
    }
    *bytes = buffer.v;
    *n = buffer.n;
    return !ferror(f);
}

const struct ts_source *ts_source_read(struct ts_ctx *ctx, const char *path,
                                       const struct ts_reading *reading) {
    bool standard_input = strcmp(path, "-") == 0;
    FILE *f = standard_input ? stdin : ts_stream_open(path);
    const char *bytes = NULL;
    size_t n = 0;
    bool ok = f && read_all(ctx, f, most_bytes(reading), &bytes, &n);
    int reason = errno;
    if (f && !standard_input)
        fclose(f);
    ts_inputs_add(ctx->inputs, standard_input ? NULL : path, ok ? bytes : NULL, n);
    if (!ok) {
        if (reason == ETIMEDOUT)
            TS_DIAG(ctx->diag, TS_FILE_UNREADABLE, ts_place_of_file(NULL), path,
                    TS_BOTH("nobody writes into this pipe", "没有程序向这个管道写入"));
        else
            ts_reason_unreadable(ctx->diag, ts_place_of_file(NULL), path, reason);
        return NULL;
    }
    return ts_source_decode(ctx, standard_input ? "<stdin>" : path, bytes, n, reading);
}

/* Why what was decoded is no text, in a word; NULL = it is. A damaged text has fewer wrong bytes. */
static const char *not_text(struct ts_ctx *ctx, const struct ts_decoded *decoded) {
    if (memchr(decoded->text.p, 0, decoded->text.n))
        return "NUL";
    if (decoded->n_wrong <= 8 || decoded->n_wrong <= ts_utf8_count(decoded->text.p, decoded->text.n) / 8)
        return NULL;
    return ts_arena_printf(ctx->scratch, TS_BOTH("not %s either", "也不是 %s"),
                           ts_encoding_name(decoded->encoding), ts_encoding_name(decoded->encoding));
}

const struct ts_source *ts_source_decode(struct ts_ctx *ctx, const char *name, const char *bytes, size_t n,
                                         const struct ts_reading *reading) {
    enum ts_encoding given = reading ? reading->encoding : TS_ENCODING_DETECT;
    const struct ts_foreign *foreign = ts_foreign_find((struct ts_slice){bytes, n});
    if (foreign) {
        TS_DIAG(ctx->diag, TS_FILE_FOREIGN, ts_place_of_file(name), foreign->what, foreign->advice);
        return NULL;
    }
    if (n > most_bytes(reading)) {
        TS_DIAG(ctx->diag, TS_FILE_TOO_LONG, ts_place_of_file(name),
                ts_arena_printf(ctx->scratch, "%zu MiB", most_bytes(reading) >> 20));
        return NULL;
    }
    if (ts_pack_is(bytes, n))
        return ts_docx_source(ctx, name, bytes, n, reading ? reading->style : NULL);
    struct ts_decoded decoded = ts_encoding_decode(ctx, ctx->keep, bytes, n, given);
    const char *other = not_text(ctx, &decoded);
    if (other) {
        TS_DIAG(ctx->diag, TS_FILE_BINARY, ts_place_of_file(name), other);
        return NULL;
    }
    if (given == TS_ENCODING_DETECT && decoded.encoding != TS_ENCODING_UTF8)
        TS_DIAG(ctx->diag, TS_FILE_ENCODING, ts_place_of_file(name), ts_encoding_name(decoded.encoding));
    struct ts_source *s = TS_NEW(ctx->keep, struct ts_source, 1);
    s->name = ts_arena_copy(ctx->keep, name, strlen(name));
    s->file = (struct ts_slice){bytes, n};
    s->encoding = decoded.encoding;
    ts_normal_make(ctx, &decoded, reading ? reading->style : NULL, s);
    ts_misread_report(ctx, s);
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

/* The byte of the source that `s` was made from, which stands for its byte at `offset`. */
static size_t offset_in_origin(const struct ts_source *s, size_t offset) {
    size_t low = 0, high = s->n_pieces;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (s->pieces[middle].begin <= offset)
            low = middle;
        else
            high = middle;
    }
    const struct ts_source_piece *piece = &s->pieces[low];
    return piece->added ? piece->from : piece->from + (offset - piece->begin);
}

/* The last of the text's lines that begins at `offset` or before it, from 0 on. */
static size_t line_of(const struct ts_source *s, size_t offset) {
    size_t low = 0, high = s->n_lines;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (s->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The last shift at `offset` or before it; NULL = there is none. */
static const struct ts_source_shift *shift_of(const struct ts_source *s, size_t offset) {
    size_t low = 0, high = s->n_shifts;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->shifts[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &s->shifts[low - 1] : NULL;
}

struct ts_place ts_source_place(const struct ts_source *s, size_t offset) {
    if (s->n_joined)
        return place_in_joined(s, offset);
    if (s->origin && s->n_pieces)
        return ts_source_place(s->origin, offset_in_origin(s, offset));
    if (offset > s->text.n)
        offset = s->text.n;
    size_t line = line_of(s, offset), from = s->line_starts[line];
    const struct ts_source_shift *shift = shift_of(s, offset);
    uint32_t column = 1;
    if (shift && shift->offset >= from) {
        from = shift->offset;
        column = shift->column;
    }
    column += (uint32_t)ts_utf8_count(s->text.p + from, offset - from);
    return ts_source_place_of(s, (uint32_t)line + 1 - (shift ? shift->lines : 0), column);
}

struct ts_place ts_source_place_of(const struct ts_source *s, uint32_t line, uint32_t column) {
    if (s->origin)
        return ts_source_place(s->origin, ts_source_offset(s->origin, line, column));
    return (struct ts_place){s->name, line, column};
}

/* True if the line's start stands at that place of the copy or before it. */
static bool begins_before(const struct ts_source *s, size_t line, const struct ts_place *place) {
    struct ts_place start = ts_source_place(s, s->line_starts[line]);
    return start.line < place->line || (start.line == place->line && start.column <= place->column);
}

size_t ts_source_find(const struct ts_source *s, struct ts_place place) {
    size_t low = 0, high = s->n_lines, used;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (begins_before(s, middle, &place))
            low = middle;
        else
            high = middle;
    }
    size_t at = s->line_starts[low], end = low + 1 < s->n_lines ? s->line_starts[low + 1] - 1 : s->text.n;
    uint32_t column = ts_source_place(s, at).column;
    const struct ts_source_shift *shift = shift_of(s, at);
    for (size_t i = shift ? (size_t)(shift - s->shifts) + 1 : 0;
         i < s->n_shifts && s->shifts[i].offset <= end && s->shifts[i].column <= place.column; i++) {
        at = s->shifts[i].offset;
        column = s->shifts[i].column;
    }
    for (; column < place.column && at < end; column++, at += used)
        ts_utf8_decode(s->text.p + at, end - at, &used);
    return at;
}

size_t ts_source_offset(const struct ts_source *s, size_t line, size_t column) {
    if (line < 1 || line > s->n_lines)
        return line ? s->text.n : 0;
    size_t at = s->line_starts[line - 1], end = line < s->n_lines ? s->line_starts[line] - 1 : s->text.n;
    for (size_t k = 1, used; k < column && at < end; k++, at += used)
        ts_utf8_decode(s->text.p + at, end - at, &used);
    return at;
}
