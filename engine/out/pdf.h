/* out/pdf.h -- pages as a PDF: the seventh stage. Includes: font/fontset.h, page/display.h, out/pdf_file.h.
 */
#ifndef TS_OUT_PDF_H
#define TS_OUT_PDF_H

#include "font/fontset.h"
#include "out/pdf_file.h"
#include "page/display.h"

/* The PDF of the pages, in ctx->keep: fonts embedded as subsets with ToUnicode, colours in CMYK, text in the
 * display list's order, labels and outline as the information has them. The same bytes for the same pages.
 * False after a diagnostic. */
bool ts_pdf_make(struct ts_ctx *, const struct ts_pages *, const struct ts_fontset *,
                 const struct ts_pdf_info *, const char **bytes, size_t *n);

#endif
