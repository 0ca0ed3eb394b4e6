/* text/source.h -- bytes in, text with places out: the first stage. Includes: base. */
#ifndef TS_TEXT_SOURCE_H
#define TS_TEXT_SOURCE_H

#include "base/ctx.h"
#include "base/slice.h"

#include <stdint.h>

/* Decoded text: UTF-8, well-formed, without BOM, lines ended by LF. Everything later points into it by byte
 * offset, and a place is found from the offset when a person has to be told. */
struct ts_source {
    const char *name; /* as messages show it */
    struct ts_slice text;
    const uint32_t *line_starts; /* byte offsets, n_lines of them, the first is 0 */
    size_t n_lines;
    const struct ts_source *const
        *joined; /* the sources that it was joined from, one behind the other; NULL = none */
    size_t n_joined;
};

/* Read `path`, or standard input for "-", and decode it. NULL with an error in ctx: unreadable, longer than
 * 64 MiB, no text in it, or not text at all (NUL bytes, UTF-16, more wrong bytes than a damaged text has).
 * Wrong bytes become U+FFFD and control characters stay; both are reported. The text lives in ctx->keep. */
const struct ts_source *ts_source_read(struct ts_ctx *, const char *path);

/* The same for `n` bytes in memory. */
const struct ts_source *ts_source_decode(struct ts_ctx *, const char *name, const char *bytes, size_t n);

/* Several sources as one, in ctx->keep: the texts one behind the other, each with a line end behind it.
 * Places are those of the files. */
const struct ts_source *ts_source_join(struct ts_ctx *, const struct ts_source *const *, size_t n);

/* Where the text of one of the joined sources begins in the whole. */
size_t ts_source_begin(const struct ts_source *, size_t which);

/* Line and column of a byte offset; O(log lines + line length). */
struct ts_place ts_source_place(const struct ts_source *, size_t offset);

#endif
