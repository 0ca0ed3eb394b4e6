#include "base/digest.h"

#include <nettle/base16.h>
#include <stdint.h>
#include <string.h>

void ts_digest_begin(struct ts_digest *d) {
    sha256_init(&d->state);
}

void ts_digest_add(struct ts_digest *d, struct ts_slice part) {
    uint8_t length[8];
    if (!d)
        return;
    for (int i = 0; i < 8; i++)
        length[i] = (uint8_t)((uint64_t)part.n >> (8 * i));
    sha256_update(&d->state, sizeof length, length);
    if (part.n)
        sha256_update(&d->state, part.n, (const uint8_t *)part.p);
}

void ts_digest_add_text(struct ts_digest *d, const char *text) {
    const char *p = text ? text : "\xff"; /* a byte that no text has */
    ts_digest_add(d, (struct ts_slice){p, strlen(p)});
}

void ts_digest_end(struct ts_digest *d, char to[TS_DIGEST_TEXT]) {
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_digest(&d->state, sizeof bytes, bytes);
    base16_encode_update(to, sizeof bytes, bytes);
    to[TS_DIGEST_TEXT - 1] = 0;
}
