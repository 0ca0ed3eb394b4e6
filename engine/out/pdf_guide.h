/* out/pdf_guide.h -- what readers find their way by: page labels and the outline (ISO
 * 32000-1, 12.4.2, 12.3.3). Includes: out/pdf_file.h, page/display.h. Internal to out/. */
#ifndef TS_OUT_PDF_GUIDE_H
#define TS_OUT_PDF_GUIDE_H

#include "out/pdf_file.h"
#include "page/display.h"

/* Add the labels and headings of the document to the file. `numbers` are the objects of its pages. */
void ts_pdf_guide_add(struct ts_ctx *, struct ts_pdf_file *, const struct ts_pdf_info *,
                      const struct ts_pages *, const unsigned *numbers);

#endif
