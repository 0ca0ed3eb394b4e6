/* page/paint.h -- the columns of a page drawn: their text, the pictures and boxes in them, the rules between
 * them and under a short article. Includes: page/fill.h. Internal to page/. */
#ifndef TS_PAGE_PAINT_H
#define TS_PAGE_PAINT_H

#include "page/fill.h"

/* Draw what the frames hold; `under_head` are the site's frames as its head left them. */
void ts_paint_columns(const struct ts_setting *, const struct ts_body *,
                      const struct ts_text_frame *under_head, const struct ts_filled *, struct ts_page *);

#endif
