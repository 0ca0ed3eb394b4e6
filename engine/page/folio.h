/* page/folio.h -- the folio line above the type area: page number, section, date, credits, paper. Includes:
 * page/setting.h. */
#ifndef TS_PAGE_FOLIO_H
#define TS_PAGE_FOLIO_H

#include "page/setting.h"

/* Draw it on page `index` (0-based) of the article: the article's own page number plus the index. What is not
 * given has no place. False after an error (a font). */
bool ts_folio_draw(const struct ts_setting *, int index, struct ts_page *);

/* From the top of its tallest type to the type area. */
ts_len ts_folio_height(const struct ts_style *);

/* The article's date with its weekday; the credits. "" = not given. In ctx->keep. */
const char *ts_folio_date(const struct ts_setting *);
const char *ts_folio_credits(const struct ts_setting *);

#endif
