/* text/docx_counting.h -- a number as Word writes it before a paragraph. Includes: base. Internal to
 * text/docx_*. Rule: ECMA-376 part 1, 17.18.59 (ST_NumberFormat). */
#ifndef TS_TEXT_DOCX_COUNTING_H
#define TS_TEXT_DOCX_COUNTING_H

#include "base/ctx.h"

/* The number in a format of that name (chineseCounting: 十一), in ctx->keep; in figures where the format has
 * no way to write it, or is not known. */
const char *ts_docx_counting_text(struct ts_ctx *, const char *format, int n);

#endif
