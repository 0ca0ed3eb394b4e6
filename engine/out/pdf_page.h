/* out/pdf_page.h -- a page's display list as a PDF content stream. Includes: page/display.h, out/pdf_fonts.h,
 * out/pdf_images.h. */
#ifndef TS_OUT_PDF_PAGE_H
#define TS_OUT_PDF_PAGE_H

#include "out/pdf_fonts.h"
#include "out/pdf_images.h"
#include "page/display.h"

/* Add the page to the file; its object's number. `resources` is the number of the resource dictionary's
 * object. 0 if libdeflate or libharu failed. */
unsigned ts_pdf_page_add(struct ts_ctx *, struct ts_pdf_file *, const struct ts_pdf_fonts *,
                         const struct ts_pdf_images *, const struct ts_page *, unsigned resources);

#endif
