/* text/rewrite.h -- a source made from another one: lines joined, signs put in, parts moved; every byte keeps
 * its place. Includes: base, text/source.h. Internal to text/. */
#ifndef TS_TEXT_REWRITE_H
#define TS_TEXT_REWRITE_H

#include "base/vec.h"
#include "text/source.h"

struct ts_rewrite {
    struct ts_ctx *ctx;
    const struct ts_source *from;
    TS_VEC(char) text;
    TS_VEC(uint32_t) lines;
    TS_VEC(struct ts_source_piece) pieces;
};

struct ts_rewrite ts_rewrite_begin(struct ts_ctx *, const struct ts_source *from);

/* Bytes [begin, end) of `from`. */
void ts_rewrite_copy(struct ts_rewrite *, size_t begin, size_t end);

/* Text that `from` does not have; messages show byte `at` of `from` for it. */
void ts_rewrite_add(struct ts_rewrite *, const char *text, size_t at);

/* Bytes written so far. */
size_t ts_rewrite_length(const struct ts_rewrite *);

/* The new source, in ctx->keep; it borrows `from`. O(bytes). */
const struct ts_source *ts_rewrite_end(struct ts_rewrite *);

/* What stands between two lines that are one paragraph: a blank between words that are written with blanks,
 * nothing beside a Han character or its marks, or behind a hyphen. */
const char *ts_rewrite_glue(struct ts_slice before, struct ts_slice behind);

#endif
