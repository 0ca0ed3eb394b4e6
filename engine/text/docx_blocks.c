#include "text/docx_blocks.h"

/* The look that runs have from the paragraph's style. Of a style that is a role the page has its own. */
static struct ts_docx_look look_of(const struct ts_docx_style *style) {
    struct ts_docx_look look = style->look;
    bool plain = style->role == TS_DOCX_TEXT || style->role == TS_DOCX_BULLET;
    if (!plain)
        look.on &= TS_DOCX_HIDDEN | TS_DOCX_STRUCK;
    return look;
}

/* Role, level and number: the paragraph's own properties stand over its style's. */
static void read_properties(struct ts_docx_walker *w, const xmlNode *properties, struct ts_docx_para *para) {
    const struct ts_docx_style *style =
        ts_docx_styles_find(&w->styles, ts_docx_xml_value(properties, "pStyle"));
    style = style ? style : &w->styles.standard;
    w->look = look_of(style);
    int outline = ts_docx_xml_number(ts_docx_xml_value(properties, "outlineLvl"), 9);
    const xmlNode *own = ts_docx_xml_child(properties, "numPr");
    int number = ts_docx_xml_number(ts_docx_xml_value(own, "numId"), style->number);
    int depth = ts_docx_xml_number(ts_docx_xml_value(own, "ilvl"), style->depth);
    para->role = style->role;
    para->level = style->level;
    if (para->role == TS_DOCX_TEXT && outline < 9) {
        para->role = TS_DOCX_HEADING;
        para->level = outline + 1;
    }
    const char *label = ts_docx_numbers_next(w->docx->ctx, w->numbers, number, depth);
    para->number = label ? label : "";
    if (!label && para->role == TS_DOCX_TEXT)
        para->role = TS_DOCX_BULLET;
}

static struct ts_docx_para *add_paragraph(struct ts_docx_walker *w) {
    struct ts_docx *d = w->docx;
    struct ts_docx_para *para = TS_VEC_ADD(d->ctx->keep, &d->paras);
    *para = (struct ts_docx_para){.piece = d->pieces.n,
                                  .number = "",
                                  .begin = (uint32_t)d->text.n,
                                  .table = w->column ? w->table : 0,
                                  .row = w->row,
                                  .column = w->column,
                                  .note = w->note};
    return para;
}

static void read_paragraph(struct ts_docx_walker *w, const xmlNode *node) {
    struct ts_docx *d = w->docx;
    const xmlNode *properties = ts_docx_xml_child(node, "pPr");
    struct ts_docx_para *para = add_paragraph(w);
    read_properties(w, properties, para);
    para->goes_on = ts_docx_xml_child(ts_docx_xml_child(properties, "rPr"), "del") != NULL;
    if (para->role == TS_DOCX_CONTENTS)
        ts_docx_inline_omit(w, "contents", node);
    else
        ts_docx_inline_walk(w, node);
    ts_docx_inline_end(w);
    *TS_VEC_ADD(d->ctx->keep, &d->text) = '\n';
}

/* --- tables --------------------------------------------------------------------------------------------- */

/* A cell that another one covers: an empty paragraph keeps its column. */
static void add_covered_cell(struct ts_docx_walker *w, size_t by) {
    add_paragraph(w)->covered_by = by;
    *TS_VEC_ADD(w->docx->ctx->keep, &w->docx->text) = '\n';
}

/* The table being read is not one that markup can say. */
static void doubt_table(struct ts_docx_walker *w) {
    struct ts_docx *d = w->docx;
    if (!d->doubts.n || d->doubts.v[d->doubts.n - 1].table != w->table)
        *TS_VEC_ADD(d->ctx->keep, &d->doubts) = (struct ts_docx_doubt){w->table, (uint32_t)d->paras.n};
}

/* A cell goes on with the one above it if its w:vMerge says nothing else, and over w:gridSpan columns. */
static void read_cell(struct ts_docx_walker *w, const xmlNode *cell) {
    const xmlNode *properties = ts_docx_xml_child(cell, "tcPr");
    const xmlNode *merge = ts_docx_xml_child(properties, "vMerge");
    const char *how = ts_docx_xml_attribute(merge, "val");
    bool goes_on = merge && !(how && strcmp(how, "restart") == 0);
    int span = ts_docx_xml_number(ts_docx_xml_value(properties, "gridSpan"), 1);
    w->column++;
    size_t first = w->docx->paras.n, by = first + 1;
    ts_docx_blocks_walk(w, cell);
    if (w->docx->paras.n == first)
        add_covered_cell(w, 0);
    if (merge || span > 1)
        doubt_table(w);
    if (goes_on && w->column <= TS_DOCX_MOST_COLUMNS && w->above[w->column])
        w->docx->paras.v[first].covered_by = by = w->above[w->column];
    for (int i = 0;; i++) {
        if (w->column <= TS_DOCX_MOST_COLUMNS)
            w->above[w->column] = by;
        if (i + 1 >= span || w->column >= TS_DOCX_MOST_COLUMNS)
            break;
        w->column++;
        add_covered_cell(w, by);
    }
}

static bool holds_others(const xmlNode *node) {
    return ts_docx_xml_is(node, "sdt") || ts_docx_xml_is(node, "sdtContent") ||
           ts_docx_xml_is(node, "customXml");
}

static void read_cells(struct ts_docx_walker *w, const xmlNode *parent) {
    for (const xmlNode *c = ts_docx_xml_first(parent); c; c = ts_docx_xml_next(c)) {
        if (ts_docx_xml_is(c, "tc"))
            read_cell(w, c);
        else if (holds_others(c))
            read_cells(w, c);
    }
}

/* Columns that a row leaves free at its beginning. */
static void read_row(struct ts_docx_walker *w, const xmlNode *row) {
    const xmlNode *properties = ts_docx_xml_child(row, "trPr");
    int free = ts_docx_xml_number(ts_docx_xml_value(properties, "gridBefore"), 0);
    w->row++;
    w->column = 0;
    for (int i = 0; i < free && w->column < TS_DOCX_MOST_COLUMNS; i++) {
        w->column++;
        w->above[w->column] = 0;
        add_covered_cell(w, 0);
    }
    read_cells(w, row);
}

/* A row that somebody's tracked change takes away, or puts in. True if it is gone. */
static bool is_deleted_row(struct ts_docx_walker *w, const xmlNode *row) {
    const xmlNode *properties = ts_docx_xml_child(row, "trPr");
    bool deleted = ts_docx_xml_child(properties, "del");
    w->docx->insertions += ts_docx_xml_child(properties, "ins") != NULL;
    w->docx->deletions += deleted;
    if (deleted)
        ts_docx_inline_omit(w, "deletion", row);
    return deleted;
}

static void read_rows(struct ts_docx_walker *w, const xmlNode *parent) {
    for (const xmlNode *c = ts_docx_xml_first(parent); c; c = ts_docx_xml_next(c)) {
        if (ts_docx_xml_is(c, "tr") && !is_deleted_row(w, c))
            read_row(w, c);
        else if (holds_others(c))
            read_rows(w, c);
    }
}

/* A table in a cell becomes part of the cell's text. */
static void read_table(struct ts_docx_walker *w, const xmlNode *table) {
    if (w->column) {
        doubt_table(w);
        for (const xmlNode *row = ts_docx_xml_first(table); row; row = ts_docx_xml_next(row))
            ts_docx_blocks_walk(w, row);
        return;
    }
    w->table++;
    w->row = 0;
    memset(w->above, 0, sizeof w->above);
    read_rows(w, table);
    w->row = w->column = 0;
}

/* --- what holds paragraphs ------------------------------------------------------------------------------ */

void ts_docx_blocks_walk(struct ts_docx_walker *w, const xmlNode *parent) {
    static const char *const no_text[] = {"sectPr", "tcPr", "tblPr", "trPr", "sdtPr", NULL};
    for (const xmlNode *c = ts_docx_xml_first(parent); c; c = ts_docx_xml_next(c)) {
        const char *const *n = no_text;
        while (*n && !ts_docx_xml_is(c, *n))
            n++;
        if (ts_docx_xml_is(c, "p"))
            read_paragraph(w, c);
        else if (ts_docx_xml_is(c, "tbl"))
            read_table(w, c);
        else if (ts_docx_xml_is(c, "altChunk"))
            ts_docx_inline_omit_text(w, "inserted-file", ts_slice_of(""));
        else if (ts_docx_xml_is(c, "AlternateContent"))
            ts_docx_blocks_walk(w, ts_docx_xml_choose(c));
        else if (!*n && !ts_docx_inline_is_deleted(w, c) && !ts_docx_inline_is_placeholder(w, c))
            ts_docx_blocks_walk(w, c);
    }
}
