/* text/docx_roles.h -- what the paragraphs of a Word document are, where their styles do not say it, and what
 * may be asked of a paragraph. Includes: text/docx_read.h. Internal to text/docx_*. */
#ifndef TS_TEXT_DOCX_ROLES_H
#define TS_TEXT_DOCX_ROLES_H

#include "text/docx_read.h"

/* The roles of all paragraphs, as the whole document says: a Heading 1 near the top is the headline if there
 * is no Title, a short bold paragraph between those of text a subhead. In ctx->keep. */
enum ts_docx_role *ts_docx_roles_decide(const struct ts_docx *);

/* Paragraph i: nothing but signs in it; its text without blanks at the ends; all of it bold. */
bool ts_docx_roles_is_empty(const struct ts_docx *, size_t i);
struct ts_slice ts_docx_roles_text(const struct ts_docx *, size_t i);
bool ts_docx_roles_is_strong(const struct ts_docx *, size_t i);

#endif
