/* out/pdf_file.h -- PDF objects and the file around them: libharu as an object table. Includes: out/bytes.h.
 * The only header with a file behind it that knows libharu. Objects are written as text made here, because
 * libharu's own fonts, images and streams do not serve (glyph ids, CFF, supplementary planes); its catalogue,
 * page tree, cross-reference table and saving do. */
#ifndef TS_OUT_PDF_FILE_H
#define TS_OUT_PDF_FILE_H

#include "base/ctx.h"
#include "base/length.h"
#include "out/bytes.h"

struct ts_pdf_file;

/* A line of the outline that readers show beside the pages. */
struct ts_pdf_heading {
    const char *text;
    size_t page;   /* 0-based */
    ts_len x, y;   /* that it leads to, from the page's top left corner */
    bool is_inner; /* it stands under the last one that is not */
};

/* What the document says of itself; "" = nothing. Texts are UTF-8. */
struct ts_pdf_info {
    const char *title, *author, *producer;
    const char *language;      /* BCP 47 */
    const char *date;          /* as PDF writes it, D:20230228 */
    const char *key;           /* of what the pages are made from (out/pdf_key.h), in ASCII */
    const char *const *labels; /* the pages' numbers as they are printed, one a page; NULL = not known */
    const struct ts_pdf_heading *headings; /* in order */
    size_t n_headings;
};

/* A new document; close it with ts_pdf_file_close. NULL after a diagnostic. */
struct ts_pdf_file *ts_pdf_file_open(struct ts_ctx *, const struct ts_pdf_info *);
void ts_pdf_file_close(struct ts_pdf_file *);

/* Add an object: the inside of its dictionary, and for a stream its data, already encoded; data NULL = no
 * stream. Both are borrowed until the file is saved. Returns the object's number, 0 after an error. */
unsigned ts_pdf_file_add(struct ts_pdf_file *, const char *dictionary, const char *data, size_t n);

/* An object whose dictionary is known later: its number, 0 after an error; and the inside of its dictionary.
 */
unsigned ts_pdf_file_reserve(struct ts_pdf_file *);
void ts_pdf_file_define(struct ts_pdf_file *, unsigned number, const char *dictionary);

/* Name an object in the catalogue. */
void ts_pdf_file_name(struct ts_pdf_file *, const char *key, unsigned number);

/* As ts_pdf_file_add for a page of the page tree; /Type and /Parent are added. */
unsigned ts_pdf_file_add_page(struct ts_pdf_file *, const char *dictionary);

/* The whole file. The bytes live in ctx->keep. False after a diagnostic. */
bool ts_pdf_file_save(struct ts_pdf_file *, const char **bytes, size_t *n);

#endif
