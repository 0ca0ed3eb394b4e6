/* line/frames.h -- grid alignment (纵横对齐; CLREQ, "Handling of grid alignment in Chinese and Western mixed
 * text composition"): everything takes whole cells of 1 em, so that characters stand in columns down the
 * page. Includes: line/breaks.h. Internal to line/.
 *
 * A frame is what shares whole cells: one character or mark; the halves of one mark (—— …… ？！); words and
 * numbers that follow each other, with their blanks and signs. Words are one frame, not a frame each: no Han
 * stands between them, so nothing asks that each begin on the grid, and their blanks stay word spaces. A
 * frame's white lies equally on both sides of its ink. What a line's end cuts off a frame is a frame itself,
 * so white is known only with the line: the measure counts it (line/measure.c), and ts_frames_place puts it
 * in its place. */
#ifndef TS_LINE_FRAMES_H
#define TS_LINE_FRAMES_H

#include "line/breaks.h"

/* The items in frames: nothing gives or opens, marks keep their whole cells beside each other and at a line's
 * ends, the first mark that may start no line hangs, and one behind it may start the next. In ctx->scratch.
 * O(items). */
const struct ts_items *ts_frames_apply(struct ts_ctx *, const struct ts_items *);

/* The items as they stand on their lines, each frame's white around its ink: items like others, to be set as
 * they are. In ctx->scratch. O(items). */
const struct ts_items *ts_frames_place(struct ts_ctx *, const struct ts_items *, const struct ts_breaks *);

#endif
