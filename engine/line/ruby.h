/* line/ruby.h -- small text above characters: room for it, and its place. Includes: line/lines.h. Internal to
 * line/. Source: CLREQ, "Positioning of Romanized Interlinear Annotations" and "Word Alignment". */
#ifndef TS_LINE_RUBY_H
#define TS_LINE_RUBY_H

#include "line/lines.h"

/* Widen the gaps beside and inside what stands under a ruby that is wider than it, so that two rubies stay
 * 1/4 of their em apart and none reaches over more of a neighbour than leaves room for the neighbour's own.
 */
void ts_ruby_make_room(struct ts_item *, size_t n, const struct ts_ruby *, size_t n_rubies);

/* The rubies of items [begin, end) as one line of glyphs above the line: each over the middle of what it
 * belongs to, and inside the measure. NULL if there is none. In ctx->keep. */
const struct ts_line *ts_ruby_place(struct ts_ctx *, const struct ts_items *, size_t begin, size_t end,
                                    const struct ts_placed_cell *cells, ts_len measure);

#endif
