/* prop/copy.h -- random articles: their copy, and what of it is to be set. Includes: suites.h, prng.h. */
#ifndef TS_PROP_COPY_H
#define TS_PROP_COPY_H

#include "base/slice.h"
#include "prng.h"
#include "suites.h"

enum { MOST_BYTES = 1 << 20, MOST_PARAS = 256 };

struct copy {
    char bytes[MOST_BYTES];
    size_t n;
    char set[MOST_BYTES]; /* what is set otherwise than it is written */
    size_t n_set;
    bool full;                         /* a line had no room any more */
    struct ts_slice paras[MOST_PARAS]; /* what is to be on the page: without markup, in any order */
    int n_paras;
};

/* Files of pictures, in a folder of their own. */
enum { N_FILES = 3, MOST_PATH = 64 };

struct album {
    char folder[MOST_PATH], files[N_FILES][MOST_PATH];
};

bool album_open(struct album *);
void album_close(const struct album *);

/* An article; with pictures if there is an album. */
void copy_make(struct copy *, struct prng *, enum page_kind, const struct album *);

/* An item of briefs: a heading and a paragraph, seldom two. */
void copy_make_brief(struct copy *, struct prng *);

/* The next character that counts, 0 at the end. */
uint32_t copy_next_character(struct ts_slice *);

/* But for blanks. */
bool copy_same_text(struct ts_slice, struct ts_slice);

#endif
