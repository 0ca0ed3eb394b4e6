#include "text/docx_inline.h"

#include <stdlib.h>

enum { MOST_SPAN = 60 /* columns of a table */ };

static void walk_blocks(struct ts_docx_walker *w, const xmlNode *parent);

/* Role, level and number: the paragraph's own properties stand over its style's. */
static void read_properties(struct ts_docx_walker *w, const xmlNode *properties, struct ts_docx_para *para) {
    const struct ts_docx_style *style =
        ts_docx_styles_find(&w->styles, ts_docx_xml_value(properties, "pStyle"));
    int outline = ts_docx_xml_number(ts_docx_xml_value(properties, "outlineLvl"), 9);
    const xmlNode *own = ts_docx_xml_child(properties, "numPr");
    int number = style ? style->number : -1, depth = style ? style->depth : 0;
    number = ts_docx_xml_number(ts_docx_xml_value(own, "numId"), number);
    depth = ts_docx_xml_number(ts_docx_xml_value(own, "ilvl"), depth);
    para->role = style ? style->role : TS_DOCX_TEXT;
    para->level = style ? style->level : 0;
    if (para->role == TS_DOCX_TEXT && outline < 9) {
        para->role = TS_DOCX_HEADING;
        para->level = outline + 1;
    }
    const char *label = ts_docx_numbers_next(w->docx->ctx, w->numbers, number, depth);
    para->number = label ? label : "";
    if (!label && para->role == TS_DOCX_TEXT)
        para->role = TS_DOCX_BULLET;
}

static void read_paragraph(struct ts_docx_walker *w, const xmlNode *node) {
    struct ts_docx *d = w->docx;
    const xmlNode *properties = ts_docx_xml_child(node, "pPr");
    struct ts_docx_para *para = TS_VEC_ADD(d->ctx->keep, &d->paras);
    *para = (struct ts_docx_para){.piece = d->pieces.n,
                                  .begin = (uint32_t)d->text.n,
                                  .table = w->column ? w->table : 0,
                                  .row = w->row,
                                  .column = w->column,
                                  .note = w->note};
    read_properties(w, properties, para);
    para->goes_on = ts_docx_xml_child(ts_docx_xml_child(properties, "rPr"), "del") != NULL;
    ts_docx_inline_walk(w, node);
    ts_docx_inline_end_link(w);
    *TS_VEC_ADD(d->ctx->keep, &d->text) = '\n';
}

/* --- tables, and what holds paragraphs ------------------------------------------------------------------ */

/* A cell that another one covers: an empty paragraph keeps its column. */
static void add_covered_cells(struct ts_docx_walker *w, const xmlNode *cell) {
    struct ts_docx *d = w->docx;
    const xmlNode *properties = ts_docx_xml_child(cell, "tcPr");
    int span = ts_docx_xml_number(ts_docx_xml_value(properties, "gridSpan"), 1);
    d->merged |= span > 1 || ts_docx_xml_child(properties, "vMerge");
    for (; span > 1 && w->column < MOST_SPAN; span--) {
        w->column++;
        *TS_VEC_ADD(d->ctx->keep, &d->paras) = (struct ts_docx_para){.piece = d->pieces.n,
                                                                     .number = "",
                                                                     .begin = (uint32_t)d->text.n,
                                                                     .table = w->table,
                                                                     .row = w->row,
                                                                     .column = w->column};
        *TS_VEC_ADD(d->ctx->keep, &d->text) = '\n';
    }
}

static void read_row(struct ts_docx_walker *w, const xmlNode *row) {
    w->row++;
    w->column = 0;
    for (const xmlNode *c = ts_docx_xml_first(row); c; c = ts_docx_xml_next(c)) {
        if (!ts_docx_xml_is(c, "tc"))
            continue;
        w->column++;
        walk_blocks(w, c);
        add_covered_cells(w, c);
    }
}

/* A table in a cell becomes part of the cell's text. */
static void read_table(struct ts_docx_walker *w, const xmlNode *table) {
    if (w->column) {
        w->docx->nested = true;
        for (const xmlNode *row = ts_docx_xml_first(table); row; row = ts_docx_xml_next(row))
            for (const xmlNode *c = ts_docx_xml_first(row); c; c = ts_docx_xml_next(c))
                walk_blocks(w, c);
        return;
    }
    w->table++;
    w->row = 0;
    for (const xmlNode *row = ts_docx_xml_first(table); row; row = ts_docx_xml_next(row))
        if (ts_docx_xml_is(row, "tr"))
            read_row(w, row);
    w->row = w->column = 0;
}

/* Recursion is bounded here and above: libxml2 refuses trees of more than 256 levels. */
static void walk_blocks(struct ts_docx_walker *w, const xmlNode *parent) {
    static const char *const no_text[] = {"sectPr", "tcPr", "tblPr", "Fallback", NULL};
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
        else if (!*n && !ts_docx_inline_is_deleted(w, c))
            walk_blocks(w, c);
    }
}

/* --- the parts beside the body -------------------------------------------------------------------------- */

/* A part's notes, by id. */
struct note {
    const char *id;
    const xmlNode *node;
};
typedef TS_VEC(struct note) notes;

static int by_id(const void *a, const void *b) {
    return strcmp(((const struct note *)a)->id, ((const struct note *)b)->id);
}

static notes notes_of(struct ts_ctx *ctx, const xmlDoc *doc) {
    notes all = {0};
    const xmlNode *node = ts_docx_xml_first(doc ? xmlDocGetRootElement(doc) : NULL);
    for (; node; node = ts_docx_xml_next(node))
        if (ts_docx_xml_attribute(node, "id"))
            *TS_VEC_ADD(ctx->keep, &all) = (struct note){ts_docx_xml_attribute(node, "id"), node};
    if (all.n)
        qsort(all.v, all.n, sizeof *all.v, by_id);
    return all;
}

static const xmlNode *find_note(const notes *all, const char *id) {
    struct note key = {.id = id};
    const struct note *note = all->n ? bsearch(&key, all->v, all->n, sizeof *all->v, by_id) : NULL;
    return note ? note->node : NULL;
}

/* The notes in the order of their marks, each in paragraphs behind the body. */
static bool read_notes(struct ts_docx_walker *w, const char **fault) {
    struct ts_docx *d = w->docx;
    const char *const types[] = {"footnotes", "endnotes"};
    xmlDoc *docs[2] = {NULL, NULL};
    notes all[2] = {{0}, {0}};
    struct ts_docx_rels rels[2] = {{0}, {0}}, body = w->rels;
    for (int k = 0; k < 2; k++) {
        const char *part = ts_docx_rels_of_type(&body, types[k]);
        if (part && ts_docx_rels_read(d->ctx, d->pack, part, &rels[k], fault))
            docs[k] = ts_docx_xml_open(d->ctx, d->pack, part, fault);
        all[k] = notes_of(d->ctx, docs[k]);
    }
    for (size_t i = 0; !*fault && i < w->notes.n; i++) {
        int k = *w->notes.v[i] == 'e';
        const xmlNode *note = find_note(&all[k], w->notes.v[i] + 1);
        w->note = (int)i + 1;
        w->rels = note ? rels[k] : body;
        if (note)
            walk_blocks(w, note);
    }
    w->rels = body;
    for (int k = 0; k < 2; k++)
        if (docs[k])
            xmlFreeDoc(docs[k]);
    return *fault == NULL;
}

/* Headers, footers and comments are told of. */
static bool omit_parts(struct ts_docx_walker *w, const char **fault) {
    struct ts_docx *d = w->docx;
    w->beside = true;
    for (size_t i = 0; i < w->rels.n && !*fault; i++) {
        const struct ts_docx_rel *rel = &w->rels.v[i];
        bool comments = strcmp(rel->type, "comments") == 0;
        bool header = strcmp(rel->type, "header") == 0, footer = strcmp(rel->type, "footer") == 0;
        xmlDoc *doc = rel->member && (header || footer || comments)
                          ? ts_docx_xml_open(d->ctx, d->pack, rel->member, fault)
                          : NULL;
        const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
        for (const xmlNode *c = comments ? ts_docx_xml_first(root) : NULL; c; c = ts_docx_xml_next(c))
            ts_docx_inline_omit(w, "comment", c);
        if (root && !comments)
            ts_docx_inline_omit(w, header ? "header" : "footer", root);
        if (doc)
            xmlFreeDoc(doc);
    }
    return *fault == NULL;
}

static bool read_body(struct ts_docx_walker *w, const char *part, const char **fault) {
    struct ts_docx *d = w->docx;
    xmlDoc *doc = ts_docx_xml_open(d->ctx, d->pack, part, fault);
    const xmlNode *body = ts_docx_xml_child(doc ? xmlDocGetRootElement(doc) : NULL, "body");
    if (!doc && !*fault)
        *fault = TS_BOTH("it has no text part: it is no Word document", "没有正文部分：不是 Word 文件");
    else if (doc && !body)
        *fault = TS_BOTH("its main part is no Word text", "主要部分不是 Word 正文");
    if (body)
        walk_blocks(w, body);
    if (doc)
        xmlFreeDoc(doc);
    return *fault == NULL;
}

bool ts_docx_read(struct ts_docx *docx, const char *part, const char **fault) {
    struct ts_ctx *ctx = docx->ctx;
    struct ts_docx_walker w = {.docx = docx};
    if (!ts_docx_rels_read(ctx, docx->pack, part, &w.rels, fault))
        return false;
    const char *styles = ts_docx_rels_of_type(&w.rels, "styles");
    const char *numbering = ts_docx_rels_of_type(&w.rels, "numbering");
    xmlDoc *doc = styles ? ts_docx_xml_open(ctx, docx->pack, styles, fault) : NULL;
    w.styles = ts_docx_styles_read(ctx, doc);
    if (doc)
        xmlFreeDoc(doc);
    doc = numbering && !*fault ? ts_docx_xml_open(ctx, docx->pack, numbering, fault) : NULL;
    w.numbers = ts_docx_numbers_new(ctx, doc);
    bool read = !*fault && read_body(&w, part, fault) && read_notes(&w, fault) && omit_parts(&w, fault);
    if (doc)
        xmlFreeDoc(doc);
    return read;
}
