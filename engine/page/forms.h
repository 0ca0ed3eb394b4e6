/* page/forms.h -- how each paragraph of the body stands in its column. Includes: style, text. Internal to
 * page/. What depends on the neighbours -- the first under a heading, what goes on behind a quotation, whose
 * answer a paragraph belongs to -- is settled here once, so that a paragraph can be set by itself. */
#ifndef TS_PAGE_FORMS_H
#define TS_PAGE_FORMS_H

#include "style/style.h"
#include "text/article.h"

struct ts_form {
    const struct ts_type *type; /* of its text; the style's */
    int align;                  /* ts_align of its lines; TS_ALIGN_START: they fill the measure */
    bool ragged;                /* but as they come: lines of code */
    ts_len measure;      /* from the column's edge; less than the column's where white stands at the end */
    ts_len mark;         /* where a list's mark stands */
    ts_len indent, turn; /* of the first line and the others */
    size_t label;        /* bytes of a label or number that hangs; 0 = none */
    ts_len label_width;
    bool closes; /* the last of a quotation of several, a credit: alone at a column's head it would be a widow
                  */
    bool ends;   /* the last of the article's text: the style's mark stands behind it */
    bool follows; /* no column begins with it: it belongs to what stands before it */
    int space;    /* empty rows above it, which vanish at a column's head */
};

/* The forms of all paragraphs, in columns of `measure`. In ctx->keep. O(paragraphs). */
const struct ts_form *ts_forms_make(struct ts_ctx *, const struct ts_style *, const struct ts_article *,
                                    ts_len measure);

#endif
