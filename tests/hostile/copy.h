/* hostile/copy.h -- random copy that nobody would send: every script, marks alone, towers of accents, text
 * that turns its direction, torn markup, lone surrogates, wrong bytes. Includes: prop/prng.h. */
#ifndef TS_HOSTILE_COPY_H
#define TS_HOSTILE_COPY_H

#include "prop/prng.h"

#include <stddef.h>

/* The bytes of a file. */
struct bytes {
    unsigned char *v;
    size_t n, room;
};

void bytes_add(struct bytes *, const void *, size_t n);

/* Fill it with an article: characters mostly 20 to 2,000, each length as likely as its double; one in 500 has
 * to 40,000. In UTF-8, one in five in another encoding; one in ten with bytes changed. */
void copy_make(struct prng *, struct bytes *to);

/* Change a few places of it: bytes, signs, stretches taken away, repeated or moved. */
void copy_spoil(struct prng *, struct bytes *);

#endif
