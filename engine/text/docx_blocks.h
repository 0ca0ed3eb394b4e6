/* text/docx_blocks.h -- paragraphs of a Word document and what holds them: tables, controls. Includes:
 * text/docx_inline.h. Internal to text/docx_*. */
#ifndef TS_TEXT_DOCX_BLOCKS_H
#define TS_TEXT_DOCX_BLOCKS_H

#include "text/docx_inline.h"

/* Add the paragraphs below an element to the document. */
void ts_docx_blocks_walk(struct ts_docx_walker *, const xmlNode *parent);

#endif
