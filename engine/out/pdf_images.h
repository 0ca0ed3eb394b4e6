/* out/pdf_images.h -- the pictures of pages as XObjects of a PDF, each file once. Includes: page/display.h,
 * out/pdf_file.h. Internal to out/. */
#ifndef TS_OUT_PDF_IMAGES_H
#define TS_OUT_PDF_IMAGES_H

#include "out/pdf_file.h"
#include "page/display.h"

struct ts_pdf_images;

/* Add the images of all pages to the file: a JPEG as it is, samples deflated, alpha as a soft mask. NULL if
 * libdeflate or libharu failed. */
const struct ts_pdf_images *ts_pdf_images_embed(struct ts_ctx *, struct ts_pdf_file *,
                                                const struct ts_pages *);

/* The entries of the resource dictionary's /XObject: `/I0 7 0 R ...`; "" = none. */
const char *ts_pdf_images_resources(const struct ts_pdf_images *);

/* The number of an embedded image's resource. */
size_t ts_pdf_images_find(const struct ts_pdf_images *, const struct ts_image *);

#endif
