/* line/annotations.h -- marks between the lines: dots, lines and frames about characters. Includes:
 * line/items.h. Source: CLREQ, "Handling Interlinear Punctuation" and "Symbol of death". */
#ifndef TS_LINE_ANNOTATIONS_H
#define TS_LINE_ANNOTATIONS_H

#include "line/items.h"

enum ts_annotation_kind {
    TS_ANNOTATION_DOT,   /* 着重号: under the middle of a character */
    TS_ANNOTATION_LINE,  /* 专名号 */
    TS_ANNOTATION_WAVE,  /* 书名号甲式 */
    TS_ANNOTATION_FRAME, /* 示亡号 */
    TS_ANNOTATION_STRIKE /* through the middle of the characters */
};

struct ts_annotation {
    enum ts_annotation_kind kind;
    ts_len left, right;         /* of the characters' cells, from the line's start */
    const struct ts_type *type; /* of the characters: size and colour; borrowed */
    bool beneath;               /* a dot under a line */
};

struct ts_annotations {
    const struct ts_annotation *v;
    size_t n;
};

/* From where to where an item's cell stands on its line. */
struct ts_placed_cell {
    ts_len left, right;
};

/* The marks of items [begin, end), which stand on one line in `cells`. In ctx->keep. O(items). */
struct ts_annotations ts_annotations_find(struct ts_ctx *, const struct ts_items *, size_t begin, size_t end,
                                          const struct ts_placed_cell *cells);

#endif
