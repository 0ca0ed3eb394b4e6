/* text/docx_write.h -- the paragraphs of a Word document as light markup. Includes: text/docx_read.h.
 * Internal to text/docx_*. */
#ifndef TS_TEXT_DOCX_WRITE_H
#define TS_TEXT_DOCX_WRITE_H

#include "text/docx_read.h"

/* The source with signs, made from `plain`, whose text is the document's. Both live in ctx->keep. */
const struct ts_source *ts_docx_write(const struct ts_docx *, const struct ts_source *plain);

#endif
