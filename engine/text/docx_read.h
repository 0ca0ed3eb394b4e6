/* text/docx_read.h -- a Word document's body as paragraphs of plain text with formats: the tree walked once.
 * Includes: text/docx_styles.h, text/source.h. Internal to text/docx_*. */
#ifndef TS_TEXT_DOCX_READ_H
#define TS_TEXT_DOCX_READ_H

#include "base/vec.h"
#include "text/docx_styles.h"
#include "text/source.h"

enum ts_docx_format {
    TS_DOCX_STRONG = 1,
    TS_DOCX_EMPHASIS = 2,
    TS_DOCX_DOTS = 4,
    TS_DOCX_CROSSED = 8,
    TS_DOCX_UP = 16,
    TS_DOCX_DOWN = 32,
    TS_DOCX_N_FORMATS = 6
};

enum ts_docx_piece_kind {
    TS_DOCX_PLAIN,  /* bytes [begin, end) of the text, in a format */
    TS_DOCX_SIGN,   /* markup that stands there, as [^1] */
    TS_DOCX_LINK,   /* a link begins */
    TS_DOCX_UNLINK, /* and ends; `sign` is its address */
    TS_DOCX_BREAK   /* a line break within the paragraph */
};

struct ts_docx_piece {
    enum ts_docx_piece_kind kind;
    uint32_t begin, end;
    const char *sign;
    unsigned format; /* ts_docx_format, or-ed */
};

struct ts_docx_para {
    enum ts_docx_role role;
    int level;
    const char *number; /* that Word puts before it; "" = none */
    size_t piece, n_pieces;
    uint32_t begin;         /* of its line in the text */
    int table, row, column; /* 0 = of no table */
    int note;               /* the note that it is part of; 0 = none */
    bool goes_on;           /* its end is deleted: the next one is part of it */
    size_t covered_by; /* the first paragraph of the cell that covers this one, counted from 1; 0 = none */
};

struct ts_docx_picture {
    size_t para;        /* that it stands in */
    const char *member; /* of the archive */
};

/* A table that markup cannot say: merged cells, or a table in a cell. */
struct ts_docx_doubt {
    int table;
    uint32_t para; /* counted from 1 */
};

/* The whole document. Every paragraph is a line of `text`, in the order of the document; those of notes come
 * last. */
struct ts_docx {
    struct ts_ctx *ctx;
    const char *name; /* of the file */
    const struct ts_pack *pack;
    TS_VEC(char) text;
    TS_VEC(struct ts_docx_para) paras;
    TS_VEC(struct ts_docx_piece) pieces;
    TS_VEC(struct ts_docx_picture) pictures;
    TS_VEC(struct ts_omission) omissions;
    size_t insertions, deletions; /* tracked changes that nobody has taken or refused */
    TS_VEC(struct ts_docx_doubt) doubts;
};

/* Read the document whose main part is `part`. False with *fault if a part of it is refused. */
bool ts_docx_read(struct ts_docx *, const char *part, const char **fault);

#endif
