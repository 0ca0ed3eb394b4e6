/* text/docx_fields.h -- the fields of a Word document: which text is their code and which their result, and
 * what their codes say. Includes: base. Internal to text/docx_*. Rule: ECMA-376 part 1, 17.16; the EQ field,
 * of which Word makes characters in circles and old phonetic guides, by Word's own manual. */
#ifndef TS_TEXT_DOCX_FIELDS_H
#define TS_TEXT_DOCX_FIELDS_H

#include "base/ctx.h"
#include "base/vec.h"

enum { TS_DOCX_MOST_FIELDS = 16 };

struct ts_docx_field {
    TS_VEC(char) code;
    bool result; /* its result has begun: text is text again */
};

/* Those that are open, within each other. */
struct ts_docx_fields {
    struct ts_docx_field v[TS_DOCX_MOST_FIELDS];
    int n, beyond; /* further ones, which are not looked at */
};

void ts_docx_fields_begin(struct ts_docx_fields *);

/* The innermost field's result begins. Its code, in ctx->keep; NULL = there is no field. */
const char *ts_docx_fields_separate(struct ts_ctx *, struct ts_docx_fields *);

/* The innermost field ends. Its code, in ctx->keep, if it had no result; else NULL. */
const char *ts_docx_fields_end(struct ts_ctx *, struct ts_docx_fields *);

/* Close those whose code has not ended, as at a paragraph's end. The code of the outermost; NULL = there was
 * none. */
const char *ts_docx_fields_cut(struct ts_ctx *, struct ts_docx_fields *);

/* True if what comes is code, not text of the document. */
bool ts_docx_fields_in_code(const struct ts_docx_fields *);
void ts_docx_fields_add(struct ts_ctx *, struct ts_docx_fields *, const char *code);

/* The address of a HYPERLINK code, in ctx->keep; NULL = it is another. */
const char *ts_docx_fields_address(struct ts_ctx *, const char *code);

/* True if a field of that code shows nothing: an entry of an index, a setting. */
bool ts_docx_fields_is_silent(const char *code);

/* What an EQ code sets one over another, in ctx->keep; NULL = no such part. */
struct ts_docx_overlay {
    const char *base, *above, *around;
};
struct ts_docx_overlay ts_docx_fields_overlay(struct ts_ctx *, const char *code);

#endif
