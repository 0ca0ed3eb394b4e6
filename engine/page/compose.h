/* page/compose.h -- an article onto pages: the sixth stage. Includes: page, line/paragraph.h. */
#ifndef TS_PAGE_COMPOSE_H
#define TS_PAGE_COMPOSE_H

#include "line/paragraph.h"
#include "page/display.h"

/* Set the article and lay it out: the head over the whole measure, the body in columns on the row grid, level
 * at the foot; what one page does not hold goes on to the next. Nothing is left out. NULL after an error. */
const struct ts_pages *ts_pages_compose(const struct ts_typesetter *, const struct ts_style *,
                                        const struct ts_article *);

#endif
