#include "text/docx_read.h"

#include "base/utf8.h"
#include "text/docx_rels.h"

#include <stdlib.h>

enum { MOST_SPAN = 60 /* columns of a table */, MOST_NOTES = 1000 };

struct walker {
    struct ts_docx *docx;
    struct ts_docx_styles styles;
    struct ts_docx_numbers *numbers;
    struct ts_docx_rels rels;
    TS_VEC(const char *) notes; /* in the order of their marks: 'f' or 'e', and the id */
    const char *field_link;     /* the address of the field that is open */
    bool in_link;
    int table, row, column; /* column 0 = outside a table */
    int note;
    bool beside; /* the part being read is none of the text */
};

static void walk_blocks(struct walker *w, const xmlNode *parent);
static void walk_inline(struct walker *w, const xmlNode *parent);

static uint32_t line_of(const struct walker *w) {
    return w->beside ? 0 : (uint32_t)w->docx->paras.n;
}

/* Keep and count what is not set; `what` is a word for dumps. */
static void omit(struct walker *w, const char *what, struct ts_slice text) {
    *TS_VEC_ADD(w->docx->ctx->keep, &w->docx->omissions) =
        (struct ts_omission){.what = what, .text = text, .line = line_of(w)};
}

static void omit_node(struct walker *w, const char *what, const xmlNode *node) {
    struct ts_slice text = ts_docx_xml_text(w->docx->ctx, node);
    if (text.n)
        omit(w, what, text);
}

/* --- pieces of a paragraph ------------------------------------------------------------------------------ */

static struct ts_docx_piece *add_piece(struct walker *w, enum ts_docx_piece_kind kind) {
    struct ts_docx *d = w->docx;
    struct ts_docx_piece *piece = TS_VEC_ADD(d->ctx->keep, &d->pieces);
    *piece = (struct ts_docx_piece){.kind = kind, .begin = (uint32_t)d->text.n, .end = (uint32_t)d->text.n};
    d->paras.v[d->paras.n - 1].n_pieces++;
    return piece;
}

static void add_text(struct walker *w, const char *text, unsigned format) {
    struct ts_docx *d = w->docx;
    struct ts_docx_para *para = &d->paras.v[d->paras.n - 1];
    struct ts_docx_piece *last = para->n_pieces ? &d->pieces.v[d->pieces.n - 1] : NULL;
    if (!*text)
        return;
    if (!last || last->kind != TS_DOCX_PLAIN || last->format != format)
        last = add_piece(w, TS_DOCX_PLAIN);
    last->format = format;
    for (; *text; text++)
        *TS_VEC_ADD(d->ctx->keep, &d->text) = *text == '\n' || *text == '\r' ? ' ' : *text;
    last->end = (uint32_t)d->text.n;
}

static void add_sign(struct walker *w, const char *sign) {
    add_piece(w, TS_DOCX_SIGN)->sign = sign;
}

static void add_break(struct walker *w) {
    add_piece(w, TS_DOCX_BREAK);
    for (const char *p = "\xE2\x80\xA8"; *p; p++) /* a character of the line for columns, U+2028 */
        *TS_VEC_ADD(w->docx->ctx->keep, &w->docx->text) = *p;
}

static void open_link(struct walker *w, const char *address) {
    if (!address || !*address || w->in_link)
        return;
    add_piece(w, TS_DOCX_LINK);
    w->in_link = true;
    w->field_link = address;
}

static void close_link(struct walker *w) {
    if (w->in_link)
        add_piece(w, TS_DOCX_UNLINK)->sign = w->field_link;
    w->in_link = false;
    w->field_link = NULL;
}

/* --- runs ----------------------------------------------------------------------------------------------- */

static unsigned format_of(const struct walker *w, const xmlNode *run) {
    const xmlNode *properties = ts_docx_xml_child(run, "rPr");
    const struct ts_docx_style *style =
        ts_docx_styles_find(&w->styles, ts_docx_xml_value(properties, "rStyle"));
    bool strong =
        ts_docx_xml_child(properties, "b") ? ts_docx_xml_is_on(properties, "b") : style && style->strong;
    bool emphasis =
        ts_docx_xml_child(properties, "i") ? ts_docx_xml_is_on(properties, "i") : style && style->emphasis;
    return (strong ? TS_DOCX_STRONG : 0) | (emphasis ? TS_DOCX_EMPHASIS : 0) |
           (ts_docx_xml_is_on(properties, "em") ? TS_DOCX_DOTS : 0);
}

/* The number of a note by its place among the marks; a second mark of one has the same. */
static int note_number(struct walker *w, char kind, const xmlNode *reference) {
    const char *id = ts_docx_xml_attribute(reference, "id");
    const char *key = ts_arena_printf(w->docx->ctx->keep, "%c%s", kind, id ? id : "");
    size_t i = 0;
    while (i < w->notes.n && strcmp(w->notes.v[i], key) != 0)
        i++;
    if (i == w->notes.n && i < MOST_NOTES) /* further marks have no note, which is told */
        *TS_VEC_ADD(w->docx->ctx->keep, &w->notes) = key;
    return (int)i + 1;
}

/* HYPERLINK "address" of a field. */
static const char *field_address(struct ts_ctx *ctx, const xmlNode *instruction) {
    const xmlNode *text = instruction->children;
    const char *code = text && text->content ? (const char *)text->content : "";
    const char *at = strstr(code, "HYPERLINK \""), *begin = at ? at + strlen("HYPERLINK \"") : NULL;
    const char *end = begin ? strchr(begin, '"') : NULL;
    return end ? ts_arena_copy(ctx->keep, begin, (size_t)(end - begin)) : NULL;
}

static void read_field_mark(struct walker *w, const xmlNode *mark) {
    const char *type = ts_docx_xml_attribute(mark, "fldCharType");
    if (type && strcmp(type, "separate") == 0 && w->field_link && !w->in_link)
        open_link(w, w->field_link);
    else if (type && strcmp(type, "end") == 0)
        close_link(w);
}

/* A picture, a text box or something else that is drawn. Bounded: the parser's trees are 256 deep. */
static void read_drawing(struct walker *w, const xmlNode *node) {
    struct ts_docx *d = w->docx;
    for (const xmlNode *c = ts_docx_xml_first(node); c; c = ts_docx_xml_next(c)) {
        bool blip = ts_docx_xml_is(c, "blip"), data = ts_docx_xml_is(c, "imagedata");
        const char *id = ts_docx_xml_attribute(c, blip ? "embed" : "id");
        if (ts_docx_xml_is(c, "txbxContent")) {
            omit_node(w, "text-box", c);
        } else if (ts_docx_xml_is(c, "chart") || ts_docx_xml_is(c, "relIds")) {
            omit(w, "chart", ts_slice_of(""));
        } else if (blip || data) {
            const char *member = ts_docx_rels_member(&w->rels, id);
            if (member)
                *TS_VEC_ADD(d->ctx->keep, &d->pictures) =
                    (struct ts_docx_picture){.para = d->paras.n - 1, .member = member};
            else
                omit(w, "linked-picture", ts_slice_of(ts_docx_rels_target(&w->rels, id)));
        } else if (!ts_docx_xml_is(c, "Fallback")) {
            read_drawing(w, c);
        }
    }
}

/* Small text above: {base|ruby}. */
static void read_ruby(struct walker *w, const xmlNode *ruby, unsigned format) {
    struct ts_ctx *ctx = w->docx->ctx;
    struct ts_slice base = ts_docx_xml_text(ctx, ts_docx_xml_child(ruby, "rubyBase"));
    struct ts_slice above = ts_docx_xml_text(ctx, ts_docx_xml_child(ruby, "rt"));
    bool plain = base.n && above.n && !strpbrk(base.p, "{|}") && !strpbrk(above.p, "{|}");
    if (plain)
        add_sign(w, "{");
    add_text(w, base.p, format);
    if (plain)
        add_sign(w, ts_arena_printf(ctx->keep, "|%s}", above.p));
    else if (above.n)
        omit(w, "ruby", above);
}

/* <w:sym w:char="F0E0"/>, a character of a symbol font. */
static void add_symbol(struct walker *w, const xmlNode *symbol, unsigned format) {
    const char *code = ts_docx_xml_attribute(symbol, "char");
    unsigned long cp = code ? strtoul(code, NULL, 16) : 0;
    char bytes[5] = {0};
    if (cp >= 0x20 && cp < 0x110000 && (cp < 0xD800 || cp > 0xDFFF)) {
        ts_utf8_encode((uint32_t)cp, bytes);
        add_text(w, bytes, format);
    }
}

/* What stands in a run: text, or something drawn, or a sign. */
static void read_part(struct walker *w, const xmlNode *part, unsigned format) {
    struct ts_ctx *ctx = w->docx->ctx;
    static const char *const drawn[] = {"drawing", "pict", "object", "AlternateContent", NULL};
    const char *name = (const char *)part->name;
    const char *const *d = drawn;
    while (*d && strcmp(name, *d) != 0)
        d++;
    if (*d)
        read_drawing(w, part);
    else if (strcmp(name, "t") == 0)
        for (const xmlNode *c = part->children; c; c = c->next)
            add_text(w, c->content ? (const char *)c->content : "", format);
    else if (strcmp(name, "tab") == 0 || strcmp(name, "ptab") == 0)
        add_text(w, " ", format);
    else if (strcmp(name, "noBreakHyphen") == 0)
        add_text(w, "\xE2\x80\x91", format);
    else if (strcmp(name, "cr") == 0 || (strcmp(name, "br") == 0 && !ts_docx_xml_attribute(part, "type")))
        add_break(w);
    else if (strcmp(name, "sym") == 0)
        add_symbol(w, part, format);
    else if (strcmp(name, "ruby") == 0)
        read_ruby(w, part, format);
    else if (strcmp(name, "footnoteReference") == 0 || strcmp(name, "endnoteReference") == 0)
        add_sign(w, ts_arena_printf(ctx->keep, "[^%d]", note_number(w, *name, part)));
    else if (strcmp(name, "instrText") == 0 && !w->in_link && field_address(ctx, part))
        w->field_link = field_address(ctx, part);
    else if (strcmp(name, "fldChar") == 0)
        read_field_mark(w, part);
    else if (strcmp(name, "delText") == 0)
        omit_node(w, "deletion", part);
}

static void read_run(struct walker *w, const xmlNode *run) {
    const xmlNode *properties = ts_docx_xml_child(run, "rPr");
    if (ts_docx_xml_is_on(properties, "vanish")) {
        omit_node(w, "hidden", run);
        return;
    }
    const char *raised = ts_docx_xml_value(properties, "vertAlign");
    bool note = ts_docx_xml_child(run, "footnoteReference") || ts_docx_xml_child(run, "endnoteReference");
    if (raised && strcmp(raised, "baseline") != 0 && !note && !w->note)
        omit_node(w, ts_arena_printf(w->docx->ctx->keep, "%s", raised),
                  run); /* the text is set, that it is raised is not */
    unsigned format = format_of(w, run);
    for (const xmlNode *c = ts_docx_xml_first(run); c; c = ts_docx_xml_next(c))
        read_part(w, c, format);
}

/* --- paragraphs ----------------------------------------------------------------------------------------- */

static void read_link(struct walker *w, const xmlNode *link) {
    open_link(w, ts_docx_rels_target(&w->rels, ts_docx_xml_attribute(link, "id")));
    walk_inline(w, link);
    close_link(w);
}

/* A tracked change that is not settled. True if its text is not to be set. */
static bool is_deleted(struct walker *w, const xmlNode *node) {
    bool deleted = ts_docx_xml_is(node, "del") || ts_docx_xml_is(node, "moveFrom");
    bool inserted = ts_docx_xml_is(node, "ins") || ts_docx_xml_is(node, "moveTo");
    w->docx->deletions += deleted;
    w->docx->insertions += inserted;
    if (deleted)
        omit_node(w, "deletion", node);
    return deleted;
}

static void walk_inline(struct walker *w, const xmlNode *parent) {
    for (const xmlNode *c = ts_docx_xml_first(parent); c; c = ts_docx_xml_next(c)) {
        if (ts_docx_xml_is(c, "r"))
            read_run(w, c);
        else if (ts_docx_xml_is(c, "hyperlink"))
            read_link(w, c);
        else if (ts_docx_xml_is(c, "oMath") || ts_docx_xml_is(c, "oMathPara"))
            omit_node(w, "formula", c);
        else if (!ts_docx_xml_is(c, "pPr") && !ts_docx_xml_is(c, "Fallback") && !is_deleted(w, c))
            walk_inline(w, c);
    }
}

/* Role, level and number: the paragraph's own properties stand over its style's. */
static void read_properties(struct walker *w, const xmlNode *properties, struct ts_docx_para *para) {
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

static void read_paragraph(struct walker *w, const xmlNode *node) {
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
    walk_inline(w, node);
    close_link(w);
    *TS_VEC_ADD(d->ctx->keep, &d->text) = '\n';
}

/* --- tables, and what holds paragraphs ------------------------------------------------------------------ */

/* A cell that another one covers: an empty paragraph keeps its column. */
static void add_covered_cells(struct walker *w, const xmlNode *cell) {
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

static void read_row(struct walker *w, const xmlNode *row) {
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
static void read_table(struct walker *w, const xmlNode *table) {
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
static void walk_blocks(struct walker *w, const xmlNode *parent) {
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
            omit(w, "inserted-file", ts_slice_of(""));
        else if (!*n && !is_deleted(w, c))
            walk_blocks(w, c);
    }
}

/* --- the parts beside the body -------------------------------------------------------------------------- */

static const xmlNode *find_note(const xmlDoc *doc, const char *id) {
    const xmlNode *node = ts_docx_xml_first(doc ? xmlDocGetRootElement(doc) : NULL);
    for (; node; node = ts_docx_xml_next(node)) {
        const char *own = ts_docx_xml_attribute(node, "id");
        if (own && strcmp(own, id) == 0)
            break;
    }
    return node;
}

/* The notes in the order of their marks, each in paragraphs behind the body. */
static bool read_notes(struct walker *w, const char **fault) {
    struct ts_docx *d = w->docx;
    const char *const types[] = {"footnotes", "endnotes"};
    xmlDoc *docs[2] = {NULL, NULL};
    struct ts_docx_rels rels[2] = {{0}, {0}}, body = w->rels;
    for (int k = 0; k < 2; k++) {
        const char *part = ts_docx_rels_of_type(&body, types[k]);
        if (part && ts_docx_rels_read(d->ctx, d->pack, part, &rels[k], fault))
            docs[k] = ts_docx_xml_open(d->ctx, d->pack, part, fault);
    }
    for (size_t i = 0; !*fault && i < w->notes.n; i++) {
        int k = *w->notes.v[i] == 'e';
        const xmlNode *note = find_note(docs[k], w->notes.v[i] + 1);
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
static bool omit_parts(struct walker *w, const char **fault) {
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
            omit_node(w, "comment", c);
        if (root && !comments)
            omit_node(w, header ? "header" : "footer", root);
        if (doc)
            xmlFreeDoc(doc);
    }
    return *fault == NULL;
}

static bool read_body(struct walker *w, const char *part, const char **fault) {
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
    struct walker w = {.docx = docx};
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
