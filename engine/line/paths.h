/* line/paths.h -- where web addresses, mail addresses and file paths may break: at their own separators,
 * without a hyphen, so that no line is torn open before them. Includes: shape. */
#ifndef TS_LINE_PATHS_H
#define TS_LINE_PATHS_H

#include "shape/runs.h"

enum ts_path_place {
    TS_PATH_NONE,
    TS_PATH_INSIDE, /* too near an end, or between two separators */
    TS_PATH_LETTER, /* between two letters: where a line would be torn open otherwise */
    TS_PATH_BREAK   /* behind a separator */
};

/* What the place before each character is: no path's, inside one, or inside one where a line may end; n_chars
 * + 1 of enum ts_path_place, in ctx->scratch. NULL = the runs hold no path. A path is an unbroken run of
 * Western characters with ://, a leading www., @, or, if it is 12 characters or longer, two of / \ ? & = # _
 * in it, or one of these and two of . - : (a DOI). It breaks behind a separator that no other separator
 * follows; elsewhere, three characters from either end, only where that spares a hole. O(n). */
const uint8_t *ts_paths_find(struct ts_ctx *, const struct ts_runs *);

#endif
