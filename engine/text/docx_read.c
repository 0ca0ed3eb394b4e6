#include "text/docx_blocks.h"

#include <stdlib.h>

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
            ts_docx_blocks_walk(w, note);
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
        ts_docx_blocks_walk(w, body);
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
