/* out/outline.h -- glyphs as filled shapes: ink of the program's own that no reader takes for text. Includes:
 * line/lines.h, out/bytes.h. Internal to out/. */
#ifndef TS_OUT_OUTLINE_H
#define TS_OUT_OUTLINE_H

#include "line/lines.h"
#include "out/bytes.h"

/* Add the operators that fill the glyph with its origin at (x, y), y up from the page's foot. */
void ts_outline_add(struct ts_bytes *, const struct ts_set_glyph *, ts_len x, ts_len y);

#endif
