/* out/pdf_file.h -- PDF objects and the file around them: libharu as an object table. Includes: out/bytes.h.
 * The only header with a file behind it that knows libharu. Objects are written as text made here, because
 * libharu's own fonts, images and streams do not serve (glyph ids, CFF, supplementary planes); its catalogue,
 * page tree, cross-reference table and saving do. */
#ifndef TS_OUT_PDF_FILE_H
#define TS_OUT_PDF_FILE_H

#include "base/ctx.h"
#include "out/bytes.h"

struct ts_pdf_file;

/* What the document says of itself; "" = nothing. Texts are UTF-8. */
struct ts_pdf_info {
    const char *title, *author, *producer;
    const char *language; /* BCP 47 */
    const char *date;     /* as PDF writes it, D:20230228 */
};

/* A new document; close it with ts_pdf_file_close. NULL after a diagnostic. */
struct ts_pdf_file *ts_pdf_file_open(struct ts_ctx *, const struct ts_pdf_info *);
void ts_pdf_file_close(struct ts_pdf_file *);

/* Add an object: the inside of its dictionary, and for a stream its data, already encoded; data NULL = no
 * stream. Both are borrowed until the file is saved. Returns the object's number, 0 after an error. */
unsigned ts_pdf_file_add(struct ts_pdf_file *, const char *dictionary, const char *data, size_t n);

/* The same for a page of the page tree; /Type and /Parent are added. */
unsigned ts_pdf_file_add_page(struct ts_pdf_file *, const char *dictionary);

/* The whole file. The bytes live in ctx->keep. False after a diagnostic. */
bool ts_pdf_file_save(struct ts_pdf_file *, const char **bytes, size_t *n);

#endif
