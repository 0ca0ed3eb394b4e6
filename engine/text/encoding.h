/* text/encoding.h -- bytes of any encoding that copy comes in as UTF-8. Includes: base. Internal to text/,
 * but for the names of encodings. */
#ifndef TS_TEXT_ENCODING_H
#define TS_TEXT_ENCODING_H

#include "base/ctx.h"
#include "base/slice.h"

#include <stdint.h>

enum ts_encoding {
    TS_ENCODING_DETECT, /* to be found out */
    TS_ENCODING_UTF8,
    TS_ENCODING_GB18030, /* and what it contains: GBK, GB 2312 */
    TS_ENCODING_BIG5,    /* as Windows has it, with Hong Kong's characters (HKSCS) where that has none */
    TS_ENCODING_UTF16LE,
    TS_ENCODING_UTF16BE,
    TS_ENCODING_UTF16, /* either order, by its BOM or by what reads as text */
    TS_N_ENCODINGS
};

/* Bytes that are nothing in their encoding. */
struct ts_wrong_bytes {
    uint32_t offset; /* of the U+FFFD that stands for them */
    uint8_t n;
    unsigned char bytes[4];
};

struct ts_decoded {
    struct ts_slice text; /* well-formed UTF-8, without BOM, line ends as they came */
    const struct ts_wrong_bytes *wrong;
    size_t n_wrong;
    enum ts_encoding encoding; /* what it was */
};

/* The encoding of that name, in any case: auto, utf-8, gb18030, gbk, gb2312, big5, utf-16, utf-16le,
 * utf-16be; TS_N_ENCODINGS = there is none. */
enum ts_encoding ts_encoding_named(const char *name);

/* The name for messages. */
const char *ts_encoding_name(enum ts_encoding);

/* What the bytes are; never TS_ENCODING_DETECT or TS_ENCODING_UTF16. A BOM says it, or all being well-formed
 * UTF-8 without NUL; else the encoding in which the first 4 KiB of other than ASCII read most like Chinese
 * (ts_detect_score). */
enum ts_encoding ts_encoding_detect(struct ts_ctx *, const char *bytes, size_t n);

/* The bytes as UTF-8, in `arena`, or themselves if they are that already. Each sequence that is nothing in
 * the encoding becomes one U+FFFD: in UTF-8 a maximal subpart (The Unicode Standard, 3.9), in UTF-16 a unit,
 * else a byte, with the one behind it if both are above ASCII, or four of GB18030's form. */
struct ts_decoded ts_encoding_decode(struct ts_ctx *, struct ts_arena *, const char *bytes, size_t n,
                                     enum ts_encoding);

/* `text` in the encoding that the file `bytes` has, with its BOM if it has one, in `arena`. NULL `p` if that
 * encoding cannot hold it: *lacks is then the first character that it has not, in ctx->keep; or "" if the
 * file does not come back byte by byte from being decoded, so that what nobody touched would change. */
struct ts_slice ts_encoding_encode_as(struct ts_ctx *, struct ts_arena *, struct ts_slice bytes,
                                      enum ts_encoding, struct ts_slice text, const char **lacks);

#endif
