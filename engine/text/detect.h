/* text/detect.h -- how much a text reads like Chinese, to tell encodings apart. Includes: base. Internal to
 * text/. */
#ifndef TS_TEXT_DETECT_H
#define TS_TEXT_DETECT_H

#include "base/slice.h"

/* A score of a well-formed text that was decoded in some encoding with `wrong` faults: what is frequent in
 * Chinese counts for it, faults and what never stands in copy against it. The same bytes in two encodings may
 * be compared. */
int ts_detect_score(struct ts_slice text, size_t wrong);

#endif
