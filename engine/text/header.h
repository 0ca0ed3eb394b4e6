/* text/header.h -- the block of YAML between --- lines at the head of an article. Includes: text/article.h.
 */
#ifndef TS_TEXT_HEADER_H
#define TS_TEXT_HEADER_H

#include "text/article.h"

/* A value and where it stands in the source; p NULL = not given. */
struct ts_header_value {
    struct ts_slice text;
    uint32_t offset;
};

enum { TS_HEADER_MOST_WEIGHT = 99 };

struct ts_header {
    struct ts_header_value kicker, headline, deck, byline, standfirst; /* roles set explicitly */
    struct ts_header_value question, answer; /* speakers' names, without the colon */
    struct ts_folio_text folio;              /* "" where not given */
    struct ts_date date;
    struct ts_header_value weight_text;
    int weight; /* on its page, 1 = the head article; 0 = not given */
    size_t end; /* byte offset behind the block; 0 = there is none */
};

/* Read the header if the source begins with one. A block that is no YAML is reported and left to be set as
 * text; unknown keys and values of the wrong kind are reported. */
struct ts_header ts_header_read(struct ts_ctx *, const struct ts_source *);

#endif
