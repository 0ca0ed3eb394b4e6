/* page/jump.h -- 转版: the lines that say where an article goes on, and where it came from. Includes:
 * page/place.h. Internal to page/. */
#ifndef TS_PAGE_JUMP_H
#define TS_PAGE_JUMP_H

#include "page/place.h"

/* What a page's two lines say: 上接第N版, 下转第N版; "" = none. */
struct ts_jump {
    const char *from, *to;
};

/* The lines of page `index` (0-based) of the article, as far as the numbers of the pages that they name are
 * known; nothing comes from the page before if the text does not go on here. In ctx->keep. */
struct ts_jump ts_jump_of(const struct ts_setting *, int index, bool goes_on);

/* A page number as jump lines have it: one of figures alone loses its leading zeros (08 -> 8) and stands in
 * Chinese where the style says so (12 -> 十二); with letters it stands as in the folio line (A08). In
 * ctx->keep. */
const char *ts_jump_number(struct ts_ctx *, const char *number, int numerals);

/* Take the rows of the lines out of a block: the first of its first frame, the last of its last one, if they
 * keep one for text. */
void ts_jump_take(struct ts_ctx *, struct ts_block *, bool from, bool to);

/* Rows that the lines and the small headline of a further page (page/head.h) can take of a column. */
int ts_jump_most_rows(const struct ts_setting *);

/* Draw one of the lines in its row. False after an error (a font). */
bool ts_jump_draw(const struct ts_setting *, const char *text, int align, const struct ts_text_frame *,
                  struct ts_page *);

#endif
