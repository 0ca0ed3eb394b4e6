/* style/print.h -- a resolved style as YAML, with where each value comes from. Includes: given.h. */
#ifndef TS_STYLE_PRINT_H
#define TS_STYLE_PRINT_H

#include "style/given.h"

#include <stdio.h>

/* Print every key with its value as it was given, in the names of the language, and in a comment the file and
 * line, --set or built-in. Loaded again, it makes the same style. */
void ts_style_print(struct ts_ctx *, FILE *, const struct ts_givens *, enum ts_lang);

#endif
