/* text/pack.h -- the members of a zip archive in memory, read one at a time and never written anywhere.
 * Includes: base. libzip reads.
 *
 * An archive comes from anywhere. Refused are: more than 10,000 members, or 1 GiB of them unpacked; one that
 * unpacks to more than 200 times its packed size, if that is more than 8 MiB; names with a leading slash, a
 * backslash or a .. part; encrypted members. */
#ifndef TS_TEXT_PACK_H
#define TS_TEXT_PACK_H

#include "base/ctx.h"
#include "base/slice.h"

/* An archive's bytes, borrowed, which were found to be sound. */
struct ts_pack {
    struct ts_slice bytes;
};

/* True if the bytes begin as a zip archive's. */
bool ts_pack_is(const char *bytes, size_t n);

/* Check the archive. NULL if it is refused: *fault is then why, in both languages, in ctx->keep. */
const struct ts_pack *ts_pack_open(struct ts_ctx *, const char *bytes, size_t n, const char **fault);

/* The bytes of a member, at most `most`, in ctx->keep; p NULL if it is not there, or with *fault if it cannot
 * be read. */
struct ts_slice ts_pack_read(struct ts_ctx *, const struct ts_pack *, const char *member, size_t most,
                             const char **fault);

#endif
