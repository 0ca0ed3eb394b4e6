/* text/gather.h -- the lines of the copy by what their signs say they are: text, notes, pictures, code.
 * Includes: text/roles.h. Internal to text/. */
#ifndef TS_TEXT_GATHER_H
#define TS_TEXT_GATHER_H

#include "text/picture.h"
#include "text/roles.h"

struct ts_gathered {
    struct ts_lines_read lines, notes;
    TS_VEC(struct ts_picture) pictures;
    bool too_many; /* pictures; an error was reported */
};

/* Add the lines from byte `from` of the source on. */
void ts_gather_lines(struct ts_ctx *, const struct ts_source *, size_t from, const struct ts_style *,
                     struct ts_gathered *);

/* Report more of something than a limit of the style, at p in the source. */
void ts_gather_over(struct ts_ctx *, const struct ts_source *, const char *p, const char *what, int most,
                    const char *key);

#endif
