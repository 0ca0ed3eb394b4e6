/* text/normal.h -- decoded copy as the rest of the program wants text: its lines, its characters in one form
 * each, and the account of what was replaced. Includes: text/source.h. Internal to text/. */
#ifndef TS_TEXT_NORMAL_H
#define TS_TEXT_NORMAL_H

#include "text/source.h"

/* Fill in the source's text, lines, shifts and counts. `s->name` and `s->encoding` are set. Wrong bytes and
 * all that source.h promises are reported. */
void ts_normal_make(struct ts_ctx *, const struct ts_decoded *, const struct ts_style *, struct ts_source *);

#endif
