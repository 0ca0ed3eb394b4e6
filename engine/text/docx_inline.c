#include "text/docx_inline.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { MOST_SMALL = 60 /* bytes of a raised or lowered stretch */ };

static uint32_t line_of(const struct ts_docx_walker *w) {
    return w->beside ? 0 : (uint32_t)w->docx->paras.n;
}

/* Keep and count what is not set; `what` is a word for dumps. */
void ts_docx_inline_omit_text(struct ts_docx_walker *w, const char *what, struct ts_slice text) {
    *TS_VEC_ADD(w->docx->ctx->keep, &w->docx->omissions) =
        (struct ts_omission){.what = what, .text = text, .line = line_of(w)};
}

void ts_docx_inline_omit(struct ts_docx_walker *w, const char *what, const xmlNode *node) {
    struct ts_slice text = ts_docx_xml_text(w->docx->ctx, node);
    if (text.n)
        ts_docx_inline_omit_text(w, what, text);
}

/* --- pieces of a paragraph ------------------------------------------------------------------------------ */

static struct ts_docx_piece *add_piece(struct ts_docx_walker *w, enum ts_docx_piece_kind kind) {
    struct ts_docx *d = w->docx;
    struct ts_docx_piece *piece = TS_VEC_ADD(d->ctx->keep, &d->pieces);
    *piece = (struct ts_docx_piece){.kind = kind, .begin = (uint32_t)d->text.n, .end = (uint32_t)d->text.n};
    d->paras.v[d->paras.n - 1].n_pieces++;
    return piece;
}

static void add_text(struct ts_docx_walker *w, const char *text, unsigned format) {
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

static void add_sign(struct ts_docx_walker *w, const char *sign) {
    add_piece(w, TS_DOCX_SIGN)->sign = sign;
}

static void add_break(struct ts_docx_walker *w) {
    add_piece(w, TS_DOCX_BREAK);
    for (const char *p = "\xE2\x80\xA8"; *p; p++) /* a character of the line for columns, U+2028 */
        *TS_VEC_ADD(w->docx->ctx->keep, &w->docx->text) = *p;
}

/* A line's end; that of a page or column too, if the paragraph has begun. */
static void read_break(struct ts_docx_walker *w, const xmlNode *node) {
    const struct ts_docx *d = w->docx;
    const char *type = ts_docx_xml_attribute(node, "type");
    bool line = !type || strcmp(type, "textWrapping") == 0;
    if (line || d->text.n > d->paras.v[d->paras.n - 1].begin)
        add_break(w);
}

static void open_link(struct ts_docx_walker *w, const char *address) {
    if (!address || !*address || w->in_link)
        return;
    add_piece(w, TS_DOCX_LINK);
    w->in_link = true;
    w->field_link = address;
}

void ts_docx_inline_end_link(struct ts_docx_walker *w) {
    if (w->in_link)
        add_piece(w, TS_DOCX_UNLINK)->sign = w->field_link;
    w->in_link = false;
    w->field_link = NULL;
}

/* --- runs ----------------------------------------------------------------------------------------------- */

static unsigned format_of(const struct ts_docx_walker *w, const xmlNode *run) {
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
static int note_number(struct ts_docx_walker *w, char kind, const xmlNode *reference) {
    const char *id = ts_docx_xml_attribute(reference, "id");
    const char *key = ts_arena_printf(w->docx->ctx->keep, "%c%s", kind, id ? id : "");
    size_t i = 0;
    while (i < w->notes.n && strcmp(w->notes.v[i], key) != 0)
        i++;
    if (i == w->notes.n && i < TS_DOCX_MOST_NOTES) /* further marks have no note, which is told */
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

static void read_field_mark(struct ts_docx_walker *w, const xmlNode *mark) {
    const char *type = ts_docx_xml_attribute(mark, "fldCharType");
    if (type && strcmp(type, "separate") == 0 && w->field_link && !w->in_link)
        open_link(w, w->field_link);
    else if (type && strcmp(type, "end") == 0)
        ts_docx_inline_end_link(w);
}

/* A picture, a text box or something else that is drawn. Bounded: the parser's trees are 256 deep. */
static void read_drawing(struct ts_docx_walker *w, const xmlNode *node) {
    struct ts_docx *d = w->docx;
    for (const xmlNode *c = ts_docx_xml_first(node); c; c = ts_docx_xml_next(c)) {
        bool blip = ts_docx_xml_is(c, "blip"), data = ts_docx_xml_is(c, "imagedata");
        const char *id = ts_docx_xml_attribute(c, blip ? "embed" : "id");
        if (ts_docx_xml_is(c, "txbxContent")) {
            ts_docx_inline_omit(w, "text-box", c);
        } else if (ts_docx_xml_is(c, "chart") || ts_docx_xml_is(c, "relIds")) {
            ts_docx_inline_omit_text(w, "chart", ts_slice_of(""));
        } else if (blip || data) {
            const char *member = ts_docx_rels_member(&w->rels, id);
            if (member)
                *TS_VEC_ADD(d->ctx->keep, &d->pictures) =
                    (struct ts_docx_picture){.para = d->paras.n - 1, .member = member};
            else
                ts_docx_inline_omit_text(w, "linked-picture", ts_slice_of(ts_docx_rels_target(&w->rels, id)));
        } else if (!ts_docx_xml_is(c, "Fallback")) {
            read_drawing(w, c);
        }
    }
}

/* Small text above: {base|ruby}. */
static void read_ruby(struct ts_docx_walker *w, const xmlNode *ruby, unsigned format) {
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
        ts_docx_inline_omit_text(w, "ruby", above);
}

/* <w:sym w:char="F0E0"/>, a character of a symbol font. */
static void add_symbol(struct ts_docx_walker *w, const xmlNode *symbol, unsigned format) {
    const char *code = ts_docx_xml_attribute(symbol, "char");
    unsigned long cp = code ? strtoul(code, NULL, 16) : 0;
    char bytes[5] = {0};
    if (cp >= 0x20 && cp < 0x110000 && (cp < 0xD800 || cp > 0xDFFF)) {
        ts_utf8_encode((uint32_t)cp, bytes);
        add_text(w, bytes, format);
    }
}

/* What stands in a run: text, or something drawn, or a sign. */
static void read_part(struct ts_docx_walker *w, const xmlNode *part, unsigned format) {
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
    else if (strcmp(name, "cr") == 0 || strcmp(name, "br") == 0)
        read_break(w, part);
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
        ts_docx_inline_omit(w, "deletion", part);
}

/* The text of a run in Unicode's raised or lowered characters, m² CO₂; NULL if one has none, or if there is
 * other than text. */
static const char *small_text(struct ts_ctx *ctx, const xmlNode *run, bool lowered) {
    static const char plain[] = "0123456789+-=()n";
    static const char *const small[2][16] = {
        {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁺", "⁻", "⁼", "⁽", "⁾", "ⁿ"},
        {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉", "₊", "₋", "₌", "₍", "₎", "ₙ"}};
    const char *text = ts_docx_xml_text(ctx, run).p, *all = "";
    for (const xmlNode *c = ts_docx_xml_first(run); c; c = ts_docx_xml_next(c))
        if (!ts_docx_xml_is(c, "rPr") && !ts_docx_xml_is(c, "t"))
            return NULL;
    for (const char *at; *text; text++) {
        if (!(at = strchr(plain, *text)) || strlen(all) > MOST_SMALL)
            return NULL;
        all = ts_arena_printf(ctx->keep, "%s%s", all, small[lowered][at - plain]);
    }
    return *all ? all : NULL;
}

/* Raised or lowered text: true if it was read as such; else it is set plain, and told of. */
static bool read_small(struct ts_docx_walker *w, const xmlNode *run, unsigned format) {
    const char *how = ts_docx_xml_value(ts_docx_xml_child(run, "rPr"), "vertAlign");
    bool note = ts_docx_xml_child(run, "footnoteReference") || ts_docx_xml_child(run, "endnoteReference");
    if (!how || strcmp(how, "baseline") == 0 || note || w->note)
        return false;
    const char *small = small_text(w->docx->ctx, run, strcmp(how, "subscript") == 0);
    if (small)
        add_text(w, small, format);
    else
        ts_docx_inline_omit(w, ts_arena_printf(w->docx->ctx->keep, "%s", how), run);
    return small != NULL;
}

static void read_run(struct ts_docx_walker *w, const xmlNode *run) {
    const xmlNode *properties = ts_docx_xml_child(run, "rPr");
    if (ts_docx_xml_is_on(properties, "vanish")) {
        ts_docx_inline_omit(w, "hidden", run);
        return;
    }
    unsigned format = format_of(w, run);
    bool read = read_small(w, run, format);
    for (const xmlNode *c = ts_docx_xml_first(run); c && !read; c = ts_docx_xml_next(c))
        read_part(w, c, format);
}

/* --- what holds runs ------------------------------------------------------------------------------------ */

static void read_link(struct ts_docx_walker *w, const xmlNode *link) {
    open_link(w, ts_docx_rels_target(&w->rels, ts_docx_xml_attribute(link, "id")));
    ts_docx_inline_walk(w, link);
    ts_docx_inline_end_link(w);
}

/* A tracked change that is not settled. True if its text is not to be set. */
bool ts_docx_inline_is_deleted(struct ts_docx_walker *w, const xmlNode *node) {
    bool deleted = ts_docx_xml_is(node, "del") || ts_docx_xml_is(node, "moveFrom");
    bool inserted = ts_docx_xml_is(node, "ins") || ts_docx_xml_is(node, "moveTo");
    w->docx->deletions += deleted;
    w->docx->insertions += inserted;
    if (deleted)
        ts_docx_inline_omit(w, "deletion", node);
    return deleted;
}

void ts_docx_inline_walk(struct ts_docx_walker *w, const xmlNode *parent) {
    for (const xmlNode *c = ts_docx_xml_first(parent); c; c = ts_docx_xml_next(c)) {
        if (ts_docx_xml_is(c, "r"))
            read_run(w, c);
        else if (ts_docx_xml_is(c, "hyperlink"))
            read_link(w, c);
        else if (ts_docx_xml_is(c, "oMath") || ts_docx_xml_is(c, "oMathPara"))
            ts_docx_inline_omit(w, "formula", c);
        else if (!ts_docx_xml_is(c, "pPr") && !ts_docx_xml_is(c, "Fallback") &&
                 !ts_docx_inline_is_deleted(w, c))
            ts_docx_inline_walk(w, c);
    }
}
