/* base/digest.h -- a SHA-256 (FIPS 180-4, by nettle) of what a page is made from. Includes: base/slice.h.
 * Each part is added with its length before it, so that no two lists of parts are the same bytes. */
#ifndef TS_BASE_DIGEST_H
#define TS_BASE_DIGEST_H

#include "base/slice.h"

#include <nettle/sha2.h>

enum { TS_DIGEST_TEXT = 2 * SHA256_DIGEST_SIZE + 1 }; /* in hexadecimal digits, with its NUL */

struct ts_digest {
    struct sha256_ctx state;
};

void ts_digest_begin(struct ts_digest *);

/* Add a part. `d` may be NULL: then nobody wants to know. */
void ts_digest_add(struct ts_digest *d, struct ts_slice part);

/* The same for a text; NULL is another part than "". */
void ts_digest_add_text(struct ts_digest *d, const char *text);

/* The digest of all parts, as text; nothing may be added afterwards. */
void ts_digest_end(struct ts_digest *, char to[TS_DIGEST_TEXT]);

#endif
