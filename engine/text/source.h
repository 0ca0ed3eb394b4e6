/* text/source.h -- bytes in, text with places out: the first stage. Includes: base. */
#ifndef TS_TEXT_SOURCE_H
#define TS_TEXT_SOURCE_H

#include "base/ctx.h"
#include "base/slice.h"

#include <stdint.h>

/* Of a source made from another (text/rewrite.h): bytes from `begin` on are those from `from` on there. */
struct ts_source_piece {
    uint32_t begin, from;
    bool added; /* they are not there: `from` is the place that messages show for them */
};

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
    const struct ts_source *origin; /* what it was made from, where its places are; NULL = it was read */
    const struct ts_source_piece *pieces;
    size_t n_pieces;
    const struct ts_pack *pack; /* the document that holds its pictures; NULL = they are files beside it */
    const struct ts_omission *omissions; /* of a document: what is not in the text */
    size_t n_omissions;
};

/* Something of a document that is not set. */
struct ts_omission {
    const char *what; /* a word for dumps: deletion, text-box, header … */
    struct ts_slice text;
    uint32_t line; /* the number of the paragraph it belongs to; 0 = of none */
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

/* Line and column of a byte offset, of the copy as it came in; O(log lines + line length). */
struct ts_place ts_source_place(const struct ts_source *, size_t offset);

#endif
