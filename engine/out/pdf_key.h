/* out/pdf_key.h -- the key of what a PDF was made from, as the PDF itself has it in its Info dictionary, so
 * that page and key come into their place in one rename. Includes: base/digest.h. */
#ifndef TS_OUT_PDF_KEY_H
#define TS_OUT_PDF_KEY_H

#include "base/digest.h"

#include <stdbool.h>

#define TS_PDF_KEY "TypesetKey"

/* The key of a whole PDF of this program. False if there is no such file, it is cut short, or has none. */
bool ts_pdf_key_read(const char *path, char to[TS_DIGEST_TEXT]);

#endif
