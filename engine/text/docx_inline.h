/* text/docx_inline.h -- what stands in a paragraph of a Word document: runs, breaks, notes' marks, links,
 * what is drawn; and what is left out. Includes: text/docx_fields.h, text/docx_read.h,
 * text/docx_rels.h. Internal to text/docx_*. */
#ifndef TS_TEXT_DOCX_INLINE_H
#define TS_TEXT_DOCX_INLINE_H

#include "text/docx_fields.h"
#include "text/docx_read.h"
#include "text/docx_rels.h"

enum { TS_DOCX_MOST_NOTES = 1000, TS_DOCX_MOST_COLUMNS = 60 };

/* A walk over the tree of a document. */
struct ts_docx_walker {
    struct ts_docx *docx;
    struct ts_docx_styles styles;
    struct ts_docx_numbers *numbers;
    struct ts_docx_rels rels;   /* of the part being read */
    TS_VEC(const char *) notes; /* in the order of their marks: 'f' or 'e', and the id */
    struct ts_docx_fields fields;
    const char *link;                       /* the address of the link that is open; NULL = none */
    int link_field;                         /* the field that it is, counted from 1; 0 = it is none */
    struct ts_docx_look look;               /* that the style of the paragraph gives its runs */
    size_t omitted_to;                      /* where the text stood behind the run that was told of last */
    int table, row, column;                 /* column 0 = outside a table */
    size_t above[TS_DOCX_MOST_COLUMNS + 1]; /* by column, the paragraph that its cell begins with, counted
                                               from 1; 0 = none */
    int note;
    bool beside; /* the part being read is none of the text */
};

/* Add what stands below an element to the last paragraph. */
void ts_docx_inline_walk(struct ts_docx_walker *, const xmlNode *parent);

/* End what is open at a paragraph's end: a link, a field's code. */
void ts_docx_inline_end(struct ts_docx_walker *);

/* List something as not set; `what` is a word for dumps, the text may be empty. */
void ts_docx_inline_omit_text(struct ts_docx_walker *, const char *what, struct ts_slice text);

/* List the text below an element, if there is any. */
void ts_docx_inline_omit(struct ts_docx_walker *, const char *what, const xmlNode *);

/* True if a tracked deletion takes the element away; it is listed, and insertions are counted. */
bool ts_docx_inline_is_deleted(struct ts_docx_walker *, const xmlNode *);

/* True if the element is a control that holds nothing but the words asking to fill it in; they are listed. */
bool ts_docx_inline_is_placeholder(struct ts_docx_walker *, const xmlNode *);

#endif
