/* page/jump.h -- 转版: the lines that say where an article goes on, and where it came from. Includes:
 * page/place.h. Internal to page/. */
#ifndef TS_PAGE_JUMP_H
#define TS_PAGE_JUMP_H

#include "page/place.h"

/* The text of its two lines; "" = the page has none. */
struct ts_jump {
    const char *from, *to;
};

/* What may stand on page `index` (0-based) of the article, whose text comes from page `left` (-1 = it begins
 * here): 上接, and 下转 if it goes on, as the style wants them and as far as the numbers of these pages are
 * known. In ctx->keep. */
struct ts_jump ts_jump_of(const struct ts_setting *, int left, int index);

/* The two lines about text that goes from page `left` to page `index`: 下转 there, 上接 here. */
struct ts_jump ts_jump_between(const struct ts_setting *, int left, int index);

/* What may stand in a block, by the pages that its fit names. */
struct ts_jump ts_jump_of_block(const struct ts_setting *);

/* A page number as jump lines have it: one of figures alone loses its leading zeros (08 -> 8) and stands in
 * Chinese where the style says so (12 -> 十二); with letters it stands as in the folio line (A08). In
 * ctx->keep. */
const char *ts_jump_number(struct ts_ctx *, const char *number, int numerals);

/* Take the rows of the lines out of a block: the first of its first frame, the last of its last one. */
void ts_jump_take(struct ts_ctx *, struct ts_block *, bool from, bool to);

/* Rows that the lines and the small headline of a further page (page/head.h) can take of a column. */
int ts_jump_most_rows(const struct ts_setting *);

/* Draw 下转 in its row; the same of 上接. Where no row was taken nothing is drawn. False after an error (a
 * font). */
bool ts_jump_draw_to(const struct ts_setting *, const char *text, const struct ts_text_frame *,
                     struct ts_page *);
bool ts_jump_draw_from(const struct ts_setting *, const char *text, const struct ts_text_frame *,
                       struct ts_page *);

#endif
