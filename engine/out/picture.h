/* out/picture.h -- a page as a PNG, drawn by poppler's pdftocairo. Includes: base. */
#ifndef TS_OUT_PICTURE_H
#define TS_OUT_PICTURE_H

#include "base/ctx.h"

/* Draw the PDF's pages at `dpi` into `path`: that file for one page, NAME-1.png, NAME-2.png ... for several.
 * False after a diagnostic: pdftocairo is not installed or failed, or a file cannot be written. */
bool ts_picture_write(struct ts_ctx *, const char *path, const char *pdf, size_t n, size_t n_pages, int dpi);

#endif
