/* prop/text.h -- random copy: every kind of character the rules speak of, and those they do not. Includes:
 * prng.h. */
#ifndef TS_PROP_TEXT_H
#define TS_PROP_TEXT_H

#include "prng.h"

#include <stddef.h>

/* A growing text of fixed room; what does not fit is left out. */
struct text {
    char bytes[16384];
    size_t n;
};

void text_add(struct text *, const char *);

/* `n` Han characters, common and rare. */
void text_add_han(struct text *, struct prng *, int n);

/* About `n` characters of a mixture that the generator picks: prose, dense marks, Western, anything. */
void text_add_random(struct text *, struct prng *, int n);

/* The same without characters that no font has and without controls: clean copy. */
void text_add_prose(struct text *, struct prng *, int n);

/* Cut characters [from, to) out of a UTF-8 text. */
void text_cut(struct text *, size_t from, size_t to);

#endif
