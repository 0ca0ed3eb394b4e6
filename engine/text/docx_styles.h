/* text/docx_styles.h -- what the styles of a Word document say a paragraph is, and the numbers that Word puts
 * before it. Includes: text/docx_look.h. Internal to text/docx_*. */
#ifndef TS_TEXT_DOCX_STYLES_H
#define TS_TEXT_DOCX_STYLES_H

#include "text/docx_look.h"

enum ts_docx_role {
    TS_DOCX_TEXT,
    TS_DOCX_TITLE,
    TS_DOCX_KICKER,
    TS_DOCX_DECK,
    TS_DOCX_HEADING,
    TS_DOCX_QUOTE,
    TS_DOCX_PULL,
    TS_DOCX_CAPTION,
    TS_DOCX_BULLET,
    TS_DOCX_CONTENTS /* a line of a table of contents */
};

struct ts_docx_style {
    const char *id;
    enum ts_docx_role role;
    int level; /* of a heading, 1 to 9 */
    struct ts_docx_look look;
    int number, depth; /* the numbering it gives, -1 = none, and the level of it */
};

struct ts_docx_styles {
    struct ts_docx_style *v;
    size_t n, cap;
    struct ts_docx_style standard; /* of paragraphs that name none */
    struct ts_docx_look defaults;  /* of the document */
};

/* The styles of word/styles.xml; none if `doc` is NULL. A style is known by its name (Title, heading 1, 标题,
 * 副标题, Quote …), else it is what the style is that it is based on. In ctx->keep. */
struct ts_docx_styles ts_docx_styles_read(struct ts_ctx *, const xmlDoc *doc);

/* NULL = there is none of that id, or id is NULL. */
const struct ts_docx_style *ts_docx_styles_find(const struct ts_docx_styles *, const char *id);

/* The counters of a document's numbered paragraphs. */
struct ts_docx_numbers;

/* The numbering of word/numbering.xml, borrowed as long as it is used; `doc` may be NULL. */
struct ts_docx_numbers *ts_docx_numbers_new(struct ts_ctx *, const xmlDoc *doc);

/* The next number of list `id` at `depth` as Word shows it, with what parts it from the text: "（一）", or
 * "1." and a blank. "" = none; NULL = a bullet. In ctx->keep. */
const char *ts_docx_numbers_next(struct ts_ctx *, struct ts_docx_numbers *, int id, int depth);

#endif
