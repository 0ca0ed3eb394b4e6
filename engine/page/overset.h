/* page/overset.h -- what an article is over or short of its first page or its block, in the trade's units: 超
 * 12 行（216 字）, 差 8 行. Includes: page/compose.h.
 *
 * Rows are those of the body's lines, bands, insets, and of pictures and boxes over several columns those
 * that they take of all of them; spaces between paragraphs are not counted. Characters are those of the copy
 * that stand on the further pages, blanks aside: with those on the first page they are the copy. What is
 * short is counted as full lines of the body. */
#ifndef TS_PAGE_OVERSET_H
#define TS_PAGE_OVERSET_H

#include "page/compose.h"

/* Characters of the copy on pages from `first` (0-based) on: what the page says of itself and blanks aside.
 */
size_t ts_overset_characters(const struct ts_pages *, size_t first);

/* The same of the body from a unit on and of islands that wait, which stand on no page yet. */
size_t ts_overset_characters_behind(const struct ts_body *, size_t begin, const struct ts_islands *);

/* Report rows of the fit's site that stay free, or are over; of these also where cuts cost least: the
 * paragraphs whose last line is shortest. */
void ts_overset_report(struct ts_ctx *, const struct ts_fit *, const struct ts_article *,
                       const struct ts_composed *);

#endif
