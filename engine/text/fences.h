/* text/fences.h -- fenced code: lines between two rows of ` or ~, which are text as they stand. Includes:
 * text/source.h. Internal to text/.
 *
 *     ```python        three signs or more, which may have a word behind them
 *     print("a")
 *     ```              as many or more of the same sign, and nothing else
 *
 * As CommonMark has them, but that one which nothing closes is text: one slip does not make code of all that
 * follows. */
#ifndef TS_TEXT_FENCES_H
#define TS_TEXT_FENCES_H

#include "text/source.h"

struct ts_fences {
    const struct ts_source *source;
    size_t unclosed[2]; /* nothing closes rows of so many ` or ~, or more; 0 = not known yet */
};

/* Does the line open one? */
bool ts_fences_opens(struct ts_slice line);

/* The line that closes the code that line i opens; 0 = it opens none. Lines must be asked for in order.
 * O(lines) over all of them. */
size_t ts_fences_close(struct ts_fences *, size_t i);

/* Bytes of `code` inside a line, which begins with such a sign; of the signs alone if nothing closes it. */
size_t ts_fences_inline(struct ts_slice);

#endif
