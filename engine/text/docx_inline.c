#include "text/docx_inline.h"

#include "base/utf8.h"
#include "text/docx_counting.h"
#include "text/docx_drawn.h"

#include <stdlib.h>

enum {
    MOST_SMALL = 60,   /* bytes of a raised or lowered stretch */
    MOST_IN_ONE = 2000 /* of text told of as one */
};

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

static void open_link(struct ts_docx_walker *w, const char *address, int field) {
    if (!address || !*address || w->link)
        return;
    add_piece(w, TS_DOCX_LINK);
    w->link = address;
    w->link_field = field;
}

static void end_link(struct ts_docx_walker *w) {
    if (w->link)
        add_piece(w, TS_DOCX_UNLINK)->sign = w->link;
    w->link = NULL;
    w->link_field = 0;
}

void ts_docx_inline_end(struct ts_docx_walker *w) {
    const char *code = ts_docx_fields_cut(w->docx->ctx, &w->fields);
    if (code)
        ts_docx_inline_omit_text(w, "field", ts_slice_of(code + strspn(code, " ")));
    end_link(w);
}

/* --- runs ----------------------------------------------------------------------------------------------- */

static struct ts_docx_look look_of(const struct ts_docx_walker *w, const xmlNode *properties) {
    const struct ts_docx_style *character =
        ts_docx_styles_find(&w->styles, ts_docx_xml_value(properties, "rStyle"));
    return ts_docx_look_of_run(w->styles.defaults, w->look,
                               character ? character->look : (struct ts_docx_look){.said = 0},
                               ts_docx_look_read(properties));
}

/* What makes a run differ from the text of most paragraphs: a document that is bold all over emphasises
 * nothing. */
static unsigned format_of(const struct ts_docx_walker *w, struct ts_docx_look look) {
    unsigned differs = look.on & ~(w->styles.defaults.on | w->styles.standard.look.on);
    return (differs & TS_DOCX_BOLD ? TS_DOCX_STRONG : 0) | (differs & TS_DOCX_ITALIC ? TS_DOCX_EMPHASIS : 0) |
           (differs & TS_DOCX_DOTTED ? TS_DOCX_DOTS : 0) | (differs & TS_DOCX_STRUCK ? TS_DOCX_CROSSED : 0);
}

/* A run of which something is not set; runs of one kind beside each other are told of as one. */
static void omit_run(struct ts_docx_walker *w, const char *what, const xmlNode *run) {
    struct ts_docx *d = w->docx;
    struct ts_slice text = ts_docx_xml_text(d->ctx, run);
    struct ts_omission *last = d->omissions.n ? &d->omissions.v[d->omissions.n - 1] : NULL;
    bool same = last && last->what == what && last->line == line_of(w) && w->omitted_to == d->text.n;
    if (text.n && same && last->text.n < MOST_IN_ONE)
        last->text =
            ts_slice_of(ts_arena_printf(d->ctx->keep, "%.*s%s", (int)last->text.n, last->text.p, text.p));
    else if (text.n)
        ts_docx_inline_omit_text(w, what, text);
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

/* {base|above}; plain where the signs stand in the text themselves, and told of. */
static void add_ruby(struct ts_docx_walker *w, const char *base, const char *above, unsigned format) {
    bool plain = *base && *above && !strpbrk(base, "{|}") && !strpbrk(above, "{|}");
    if (plain)
        add_sign(w, "{");
    add_text(w, base, format);
    if (plain)
        add_sign(w, ts_arena_printf(w->docx->ctx->keep, "|%s}", above));
    else if (*above)
        ts_docx_inline_omit_text(w, "ruby", ts_slice_of(above));
}

/* A field that shows what its code says: no program has worked out a result. */
static void read_code(struct ts_docx_walker *w, const char *code, unsigned format) {
    struct ts_ctx *ctx = w->docx->ctx;
    struct ts_docx_overlay over = ts_docx_fields_overlay(ctx, code);
    int number = over.base ? ts_docx_xml_number(over.base, 0) : 0;
    if (ts_docx_fields_is_silent(code))
        return;
    if (over.base && over.above) {
        add_ruby(w, over.base, over.above, format);
    } else if (over.base && over.around && strcmp(over.around, "□") != 0 && number >= 1 && number <= 20) {
        add_text(w, ts_docx_counting_text(ctx, "decimalEnclosedCircle", number), format);
    } else if (over.base && over.around) {
        add_text(w, over.base, format);
        ts_docx_inline_omit_text(w, "enclosure",
                                 ts_slice_of(ts_arena_printf(ctx->keep, "%s %s", over.base, over.around)));
    } else {
        ts_docx_inline_omit_text(w, "field", ts_slice_of(code + strspn(code, " ")));
    }
}

static void read_field_mark(struct ts_docx_walker *w, const xmlNode *mark, unsigned format) {
    struct ts_ctx *ctx = w->docx->ctx;
    const char *type = ts_docx_xml_attribute(mark, "fldCharType"), *code;
    if (type && strcmp(type, "begin") == 0) {
        ts_docx_fields_begin(&w->fields);
    } else if (type && strcmp(type, "separate") == 0) {
        code = ts_docx_fields_separate(ctx, &w->fields);
        if (code && !ts_docx_fields_in_code(&w->fields))
            open_link(w, ts_docx_fields_address(ctx, code), w->fields.n);
    } else if (type && strcmp(type, "end") == 0) {
        if (w->link_field && w->link_field == w->fields.n)
            end_link(w);
        code = ts_docx_fields_end(ctx, &w->fields);
        if (code && !ts_docx_fields_in_code(&w->fields))
            read_code(w, code, format);
    }
}

static void read_ruby(struct ts_docx_walker *w, const xmlNode *ruby, unsigned format) {
    struct ts_ctx *ctx = w->docx->ctx;
    add_ruby(w, ts_docx_xml_text(ctx, ts_docx_xml_child(ruby, "rubyBase")).p,
             ts_docx_xml_text(ctx, ts_docx_xml_child(ruby, "rt")).p, format);
}

/* A character of a font: what it looks like, or a word that it is not known. */
static void add_symbol(struct ts_docx_walker *w, enum ts_docx_font font, uint32_t code, unsigned format) {
    uint32_t cp = ts_docx_symbols_find(font, code);
    bool unknown = cp == 0 || (cp >= 0xF000 && cp <= 0xF0FF); /* private use, as fonts of symbols have it */
    char bytes[5] = {0};
    if (unknown) {
        ts_docx_inline_omit_text(w, "symbol",
                                 ts_slice_of(ts_arena_printf(w->docx->ctx->keep, "U+%04X", (unsigned)code)));
    } else if (cp >= 0x20 && cp < 0x110000 && (cp < 0xD800 || cp > 0xDFFF)) {
        ts_utf8_encode(cp, bytes);
        add_text(w, bytes, format);
    }
}

/* <w:sym w:font="Wingdings" w:char="F0FC"/> */
static void read_symbol(struct ts_docx_walker *w, const xmlNode *symbol, unsigned format) {
    const char *font = ts_docx_xml_attribute(symbol, "font"), *code = ts_docx_xml_attribute(symbol, "char");
    unsigned long cp = code ? strtoul(code, NULL, 16) : 0;
    add_symbol(w, font ? ts_docx_symbols_font(font) : TS_DOCX_FONT_UNSAID, cp < 0x110000 ? (uint32_t)cp : 0,
               format);
}

/* Text of a run: that of a field's code is none of the document's. */
static void read_text(struct ts_docx_walker *w, const xmlNode *node, enum ts_docx_font font,
                      unsigned format) {
    bool symbols = font != TS_DOCX_FONT_UNSAID && font != TS_DOCX_FONT_OF_TEXT,
         code = ts_docx_fields_in_code(&w->fields);
    for (const xmlNode *c = node->children; c; c = c->next) {
        const char *text = c->content ? (const char *)c->content : "";
        size_t n = strlen(text), used;
        if (code)
            ts_docx_fields_add(w->docx->ctx, &w->fields, text);
        else if (!symbols)
            add_text(w, text, format);
        for (size_t i = 0; symbols && !code && i < n; i += used)
            add_symbol(w, font, ts_utf8_decode(text + i, n - i, &used), format);
    }
}

/* What stands in a run: text, or something drawn, or a sign. */
static void read_part(struct ts_docx_walker *w, const xmlNode *part, enum ts_docx_font font,
                      unsigned format) {
    struct ts_ctx *ctx = w->docx->ctx;
    const char *name = (const char *)part->name;
    if (strcmp(name, "drawing") == 0 || strcmp(name, "pict") == 0 || strcmp(name, "object") == 0)
        ts_docx_drawn_read(w, part);
    else if (strcmp(name, "AlternateContent") == 0)
        for (const xmlNode *c = ts_docx_xml_first(ts_docx_xml_choose(part)); c; c = ts_docx_xml_next(c))
            read_part(w, c, font, format);
    else if (strcmp(name, "t") == 0)
        read_text(w, part, font, format);
    else if (strcmp(name, "tab") == 0 || strcmp(name, "ptab") == 0)
        add_text(w, " ", format);
    else if (strcmp(name, "noBreakHyphen") == 0)
        add_text(w, "\xE2\x80\x91", format);
    else if (strcmp(name, "cr") == 0 || strcmp(name, "br") == 0)
        read_break(w, part);
    else if (strcmp(name, "sym") == 0)
        read_symbol(w, part, format);
    else if (strcmp(name, "ruby") == 0)
        read_ruby(w, part, format);
    else if (strcmp(name, "footnoteReference") == 0 || strcmp(name, "endnoteReference") == 0)
        add_sign(w, ts_arena_printf(ctx->keep, "[^%d]", note_number(w, *name, part)));
    else if (strcmp(name, "instrText") == 0)
        for (const xmlNode *c = part->children; c; c = c->next)
            ts_docx_fields_add(ctx, &w->fields, c->content ? (const char *)c->content : "");
    else if (strcmp(name, "fldChar") == 0)
        read_field_mark(w, part, format);
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

/* Raised or lowered text: true if it was read as characters that are so; else it is to be read in *format. */
static bool read_small(struct ts_docx_walker *w, const xmlNode *run, enum ts_docx_position position,
                       unsigned *format) {
    bool note = ts_docx_xml_child(run, "footnoteReference") || ts_docx_xml_child(run, "endnoteReference");
    if (position < TS_DOCX_RAISED || note || w->note || ts_docx_fields_in_code(&w->fields))
        return false;
    const char *small = small_text(w->docx->ctx, run, position == TS_DOCX_LOWERED);
    if (small)
        add_text(w, small, *format);
    else
        *format |= position == TS_DOCX_LOWERED ? TS_DOCX_DOWN : TS_DOCX_UP;
    return small != NULL;
}

/* Hidden text is not set; fields may begin and end in it. */
static void read_hidden(struct ts_docx_walker *w, const xmlNode *run) {
    omit_run(w, "hidden", run);
    w->omitted_to = w->docx->text.n;
    for (const xmlNode *c = ts_docx_xml_first(run); c; c = ts_docx_xml_next(c))
        if (ts_docx_xml_is(c, "fldChar") || ts_docx_xml_is(c, "instrText"))
            read_part(w, c, TS_DOCX_FONT_OF_TEXT, 0);
}

static void read_run(struct ts_docx_walker *w, const xmlNode *run) {
    struct ts_docx_look look = look_of(w, ts_docx_xml_child(run, "rPr"));
    if (look.on & TS_DOCX_HIDDEN) {
        read_hidden(w, run);
        return;
    }
    if (look.on & TS_DOCX_STRUCK)
        omit_run(w, "strike", run);
    else if (look.on & TS_DOCX_HIGHLIGHT)
        omit_run(w, "highlight", run);
    unsigned format = format_of(w, look);
    bool read = read_small(w, run, look.position, &format),
         told = look.on & (TS_DOCX_STRUCK | TS_DOCX_HIGHLIGHT);
    for (const xmlNode *c = ts_docx_xml_first(run); c && !read; c = ts_docx_xml_next(c))
        read_part(w, c, look.font, format);
    w->omitted_to = told ? w->docx->text.n : SIZE_MAX;
}

/* --- what holds runs ------------------------------------------------------------------------------------ */

static void read_link(struct ts_docx_walker *w, const xmlNode *link) {
    bool within = w->link;
    open_link(w, ts_docx_rels_target(&w->rels, ts_docx_xml_attribute(link, "id")), 0);
    ts_docx_inline_walk(w, link);
    if (!within)
        end_link(w);
}

/* <w:fldSimple w:instr="…">: its code, then its result. */
static void read_simple_field(struct ts_docx_walker *w, const xmlNode *field) {
    const char *code = ts_docx_xml_attribute(field, "instr");
    bool within = w->link;
    open_link(w, ts_docx_fields_address(w->docx->ctx, code ? code : ""), 0);
    ts_docx_inline_walk(w, field);
    if (!within)
        end_link(w);
    if (code && !ts_docx_xml_first(field))
        read_code(w, ts_arena_copy(w->docx->ctx->keep, code, strlen(code)), 0);
}

/* A control's grey words that say what is to be typed there. True if it is one. */
bool ts_docx_inline_is_placeholder(struct ts_docx_walker *w, const xmlNode *node) {
    const xmlNode *properties = ts_docx_xml_is(node, "sdt") ? ts_docx_xml_child(node, "sdtPr") : NULL;
    bool placeholder = ts_docx_xml_is_on(properties, "showingPlcHdr");
    if (placeholder)
        ts_docx_inline_omit(w, "placeholder", node);
    return placeholder;
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
        else if (ts_docx_xml_is(c, "fldSimple"))
            read_simple_field(w, c);
        else if (ts_docx_xml_is(c, "oMath") || ts_docx_xml_is(c, "oMathPara"))
            ts_docx_inline_omit(w, "formula", c);
        else if (ts_docx_xml_is(c, "subDoc"))
            ts_docx_inline_omit_text(w, "inserted-file", ts_slice_of(""));
        else if (ts_docx_xml_is(c, "AlternateContent"))
            ts_docx_inline_walk(w, ts_docx_xml_choose(c));
        else if (!ts_docx_xml_is(c, "pPr") && !ts_docx_inline_is_deleted(w, c) &&
                 !ts_docx_inline_is_placeholder(w, c))
            ts_docx_inline_walk(w, c);
    }
}
