/* page/tally.h -- the account of an article's characters, from the copy to the page. Includes:
 * page/display.h. */
#ifndef TS_PAGE_TALLY_H
#define TS_PAGE_TALLY_H

#include "page/display.h"

/* Characters that are seen: no blanks, controls or zero-width characters. */
struct ts_tally {
    size_t in;        /* of the copy: text, header and markup */
    size_t to_set;    /* of its text, captions and what the header gives a role */
    size_t set;       /* of them on the pages, counted in the display list */
    size_t elsewhere; /* of them: what goes on on a page that is not set with this one */
    size_t joins;     /* paragraphs of the copy that were joined */
    size_t replaced;  /* characters of the copy that the text has otherwise */
};

/* Add what an article brings. */
void ts_tally_add_article(struct ts_tally *, const struct ts_article *);

/* Add what is set of the articles on the pages. Text of the program's own, as the folio line, does not count.
 */
void ts_tally_add_pages(struct ts_tally *, const struct ts_pages *, const struct ts_article *const *,
                        size_t n_articles);

/* Tell it as a note on the file; that something is missing, or stands there twice, as a warning. */
void ts_tally_report(struct ts_ctx *, const struct ts_tally *, const char *file);

#endif
