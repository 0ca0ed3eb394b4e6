/* text/para.h -- a line whose role is known, as a paragraph with its spans. Includes: text/roles.h. Internal
 * to text/. */
#ifndef TS_TEXT_PARA_H
#define TS_TEXT_PARA_H

#include "text/roles.h"

/* The paragraph of one of the lines, with its spans: a label, a dateline, a note's mark, in an interview the
 * first clause of 一是…， and what the copy marks. In ctx->keep; what is wrong with markup is reported. */
void ts_para_make(struct ts_ctx *, const struct ts_source *, const struct ts_line_read *,
                  const struct ts_style *, const struct ts_lines_read *, struct ts_para *);

#endif
