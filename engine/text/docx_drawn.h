/* text/docx_drawn.h -- what is drawn in a paragraph of a Word document: pictures, text boxes, WordArt,
 * charts. Includes: text/docx_inline.h. Internal to text/docx_*. */
#ifndef TS_TEXT_DOCX_DRAWN_H
#define TS_TEXT_DOCX_DRAWN_H

#include "text/docx_inline.h"

/* Add the pictures below an element to the document; list the rest as not set. */
void ts_docx_drawn_read(struct ts_docx_walker *, const xmlNode *);

#endif
