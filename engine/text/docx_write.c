#include "text/docx_write.h"

#include "base/utf8.h"
#include "text/docx_roles.h"
#include "text/rewrite.h"

enum {
    MOST_IN_ELEMENT = 3000, /* bytes of [...]{...}: the reader of markup looks no farther than 4096 */
    MOST_REPEATED = 12      /* characters of a merged cell that are set in each cell it covers */
};

struct writer {
    const struct ts_docx *docx;
    struct ts_rewrite out;
    const enum ts_docx_role *roles; /* by paragraph */
    size_t picture;                 /* the next one to write */
    unsigned open;                  /* formats whose bracket is open */
    size_t opened;                  /* where it was opened */
    bool in_link, in_cell, in_header;
};

/* --- a paragraph's text --------------------------------------------------------------------------------- */

static void close_format(struct writer *w, size_t at) {
    static const char *const ends[TS_DOCX_N_FORMATS] = {"]{重点}", "]{语气}", "]{着重}",
                                                        "]{删除}", "]{上标}", "]{下标}"};
    for (unsigned k = 0; k < TS_DOCX_N_FORMATS; k++)
        if (w->open >> k & 1)
            ts_rewrite_add(&w->out, ends[k], at);
    w->open = 0;
}

static void open_format(struct writer *w, unsigned format, size_t at) {
    for (unsigned k = 0; k < TS_DOCX_N_FORMATS; k++)
        if (format >> k & 1)
            ts_rewrite_add(&w->out, "[", at);
    w->open = format;
    w->opened = ts_rewrite_length(&w->out);
}

/* Text; where brackets or bars are signs, its own ones are escaped. */
static void write_text(struct writer *w, size_t begin, size_t end) {
    const char *signs = w->open || w->in_link ? (w->in_cell ? "[]\\|" : "[]\\") : w->in_cell ? "|" : "";
    size_t done = begin;
    for (size_t i = begin; i < end; i++)
        if (w->docx->text.v[i] && strchr(signs, w->docx->text.v[i])) {
            ts_rewrite_copy(&w->out, done, i);
            ts_rewrite_add(&w->out, "\\", i);
            done = i;
        }
    ts_rewrite_copy(&w->out, done, end);
}

/* Text in a format, in elements short enough to be read. */
static void write_plain(struct writer *w, const struct ts_docx_piece *piece, unsigned format) {
    for (size_t at = piece->begin, end; at < piece->end; at = end) {
        if (w->open != format || (w->open && ts_rewrite_length(&w->out) - w->opened > MOST_IN_ELEMENT / 2)) {
            close_format(w, at);
            open_format(w, format, at);
        }
        end = format && piece->end - at > MOST_IN_ELEMENT / 2 ? at + MOST_IN_ELEMENT / 2 : piece->end;
        while (end < piece->end && (w->docx->text.v[end] & 0xC0) == 0x80)
            end++;
        write_text(w, at, end);
    }
}

/* The address as Markdown has it, in <> if there are blanks or parentheses in it. */
static void write_link_end(struct writer *w, const struct ts_docx_piece *piece) {
    struct ts_ctx *ctx = w->docx->ctx;
    bool plain = !strpbrk(piece->sign, " ()<>");
    char *address = ts_arena_copy(ctx->keep, piece->sign, strlen(piece->sign));
    for (char *c = address; *c; c++)
        *c = (unsigned char)*c < ' ' || *c == '<' || *c == '>' ? '_' : *c;
    ts_rewrite_add(&w->out, ts_arena_printf(ctx->keep, plain ? "](%s)" : "](<%s>)", address), piece->begin);
}

/* `without`: formats that are not written. */
static void write_piece(struct writer *w, const struct ts_docx_piece *piece, bool heading, unsigned without) {
    if (piece->kind == TS_DOCX_PLAIN) {
        write_plain(w, piece, piece->format & ~without);
        return;
    }
    close_format(w, piece->begin);
    if (piece->kind == TS_DOCX_SIGN)
        ts_rewrite_add(&w->out, piece->sign, piece->begin);
    else if (piece->kind == TS_DOCX_BREAK) /* a paragraph's end where that can be */
        ts_rewrite_add(&w->out, heading || w->in_cell || w->in_link ? " " : "\n", piece->begin);
    else if (piece->kind == TS_DOCX_LINK)
        ts_rewrite_add(&w->out, "[", piece->begin);
    else
        write_link_end(w, piece);
    w->in_link = piece->kind == TS_DOCX_LINK || (w->in_link && piece->kind != TS_DOCX_UNLINK);
}

static void write_pieces(struct writer *w, size_t i) {
    const struct ts_docx_para *p = &w->docx->paras.v[i];
    bool heading = w->roles[i] >= TS_DOCX_TITLE && w->roles[i] <= TS_DOCX_HEADING;
    unsigned without =
        heading && ts_docx_roles_is_strong(w->docx, i) ? TS_DOCX_STRONG : 0; /* headings are bold anyway */
    for (size_t k = 0; k < p->n_pieces; k++)
        write_piece(w, &w->docx->pieces.v[p->piece + k], heading, without);
    close_format(w, p->begin);
    w->in_link = false;
}

/* --- pictures ------------------------------------------------------------------------------------------- */

/* The caption of a picture in paragraph i: the paragraph behind it, if its style says so. */
static size_t caption_of(const struct writer *w, size_t i) {
    size_t next = i + 1;
    bool caption = next < w->docx->paras.n && w->roles[next] == TS_DOCX_CAPTION && !w->docx->paras.v[i].table;
    return caption ? next : w->docx->paras.n;
}

/* The pictures of paragraph i, each a line; the last has the caption. Returns true if that was written. */
static bool write_pictures(struct writer *w, size_t i) {
    const struct ts_docx *d = w->docx;
    size_t caption = caption_of(w, i);
    bool written = false;
    for (; w->picture < d->pictures.n && d->pictures.v[w->picture].para <= i; w->picture++) {
        const struct ts_docx_picture *picture = &d->pictures.v[w->picture];
        bool last = w->picture + 1 == d->pictures.n || picture[1].para > i;
        size_t at = d->paras.v[i].begin;
        ts_rewrite_add(&w->out, "![", at);
        if (last && caption < d->paras.n) {
            w->in_link = true; /* its brackets are escaped */
            write_pieces(w, caption);
            written = true;
        }
        ts_rewrite_add(&w->out, ts_arena_printf(d->ctx->keep, "](%s)\n\n", picture->member), at);
    }
    return written;
}

/* --- paragraphs ----------------------------------------------------------------------------------------- */

/* The number that Word puts before the paragraph; it is text, whatever signs are in it. */
static void write_number(struct writer *w, size_t i) {
    for (const char *c = w->docx->paras.v[i].number; *c; c++) {
        const char *sign = strchr("[]\\|*{}`<>#_~+-=", *c) ? "\\" : "";
        ts_rewrite_add(&w->out, ts_arena_printf(w->docx->ctx->keep, "%s%c", sign, *c),
                       w->docx->paras.v[i].begin);
    }
}

static void write_sign(struct writer *w, size_t i) {
    static const char *const signs[] = {
        [TS_DOCX_TITLE] = "# ",    [TS_DOCX_KICKER] = "引题：", [TS_DOCX_DECK] = "副题：",
        [TS_DOCX_HEADING] = "## ", [TS_DOCX_QUOTE] = "> ",      [TS_DOCX_PULL] = ">> ",
        [TS_DOCX_BULLET] = "* ",   [TS_DOCX_TEXT] = "",         [TS_DOCX_CAPTION] = "",
        [TS_DOCX_CONTENTS] = ""};
    size_t at = w->docx->paras.v[i].begin;
    bool alone = w->roles[i] == TS_DOCX_BULLET && (i == 0 || w->roles[i - 1] != TS_DOCX_BULLET) &&
                 (i + 1 == w->docx->paras.n || w->roles[i + 1] != TS_DOCX_BULLET);
    ts_rewrite_add(&w->out, alone ? "• " : signs[w->roles[i]], at); /* one item is no list in markup */
    write_number(w, i);
}

/* The YAML block between --- lines at the top is written as it stands. */
static void follow_header(struct writer *w, size_t i) {
    if (ts_slice_is(ts_docx_roles_text(w->docx, i), "---"))
        w->in_header = i == 0 && !w->in_header;
}

static void write_para(struct writer *w, size_t i) {
    const struct ts_docx_para *p = &w->docx->paras.v[i];
    size_t end = p->begin + ts_docx_roles_text(w->docx, i).n;
    if (!ts_docx_roles_is_empty(w->docx, i))
        write_sign(w, i);
    write_pieces(w, i);
    if (p->goes_on && i + 1 < w->docx->paras.n)
        return;
    follow_header(w, i);
    ts_rewrite_add(&w->out, w->in_header ? "\n" : "\n\n", end); /* an empty line parts paragraphs */
}

/* A note's paragraphs from i on are one line; returns the one behind them. */
static size_t write_note(struct writer *w, size_t i) {
    const struct ts_docx *d = w->docx;
    int note = d->paras.v[i].note;
    ts_rewrite_add(&w->out, ts_arena_printf(d->ctx->keep, "[^%d]: ", note), d->paras.v[i].begin);
    w->in_cell = true; /* breaks are blanks */
    for (bool first = true; i < d->paras.n && d->paras.v[i].note == note; i++) {
        if (ts_docx_roles_is_empty(d, i))
            continue;
        if (!first)
            ts_rewrite_add(&w->out, " ", d->paras.v[i].begin);
        write_pieces(w, i);
        first = false;
    }
    w->in_cell = false;
    ts_rewrite_add(&w->out, "\n", d->text.n);
    return i;
}

/* --- tables --------------------------------------------------------------------------------------------- */

/* Paragraphs [begin, end), rows and columns. */
struct table {
    size_t begin, end;
    int rows, columns;
};

static struct table measure_table(const struct ts_docx *d, size_t i) {
    struct table t = {.begin = i, .end = i};
    int table = d->paras.v[i].table;
    for (; t.end < d->paras.n && d->paras.v[t.end].table == table; t.end++) {
        const struct ts_docx_para *p = &d->paras.v[t.end];
        t.rows = p->row > t.rows ? p->row : t.rows;
        t.columns = p->column > t.columns ? p->column : t.columns;
    }
    return t;
}

/* Behind the row that begins at i; *whole: it is one cell as wide as the table. */
static size_t row_end(const struct ts_docx *d, size_t i, bool *whole) {
    const struct ts_docx_para *first = &d->paras.v[i];
    size_t k = i;
    *whole = first->column == 1;
    for (; k < d->paras.n && d->paras.v[k].table == first->table && d->paras.v[k].row == first->row; k++)
        *whole &= d->paras.v[k].column == 1 || d->paras.v[k].covered_by == i + 1;
    return k;
}

/* The words of a merged cell where it covers another: a short one is said again, so that the row or column is
 * understood without the lines between cells. */
static void write_covered(struct writer *w, const struct ts_docx_para *p, size_t at) {
    size_t by = p->covered_by - 1;
    struct ts_slice text = ts_docx_roles_text(w->docx, by);
    if (ts_utf8_count(text.p, text.n) > MOST_REPEATED)
        return;
    for (size_t i = 0; i < text.n; i++) {
        const char *sign = strchr("[]\\|*{}`<", text.p[i]) ? "\\" : "";
        ts_rewrite_add(&w->out, ts_arena_printf(w->docx->ctx->keep, "%s%c", sign, text.p[i]), at);
    }
}

/* The paragraphs [i, end) of a row; cells are parted by bars, paragraphs in a cell by blanks. */
static void write_row(struct writer *w, size_t i, size_t end, int columns, bool whole) {
    const struct ts_docx *d = w->docx;
    int column = 0;
    bool filled = false;
    size_t at = d->paras.v[i].begin;
    for (; i < end; i++) {
        const struct ts_docx_para *p = &d->paras.v[i];
        at = p->begin;
        for (; column < p->column; column++, filled = false)
            ts_rewrite_add(&w->out, column ? " | " : "| ", at);
        if (filled && !ts_docx_roles_is_empty(d, i))
            ts_rewrite_add(&w->out, " ", at);
        filled |= !ts_docx_roles_is_empty(d, i);
        write_number(w, i);
        write_pieces(w, i);
        if (p->covered_by && !whole && ts_docx_roles_is_empty(d, i))
            write_covered(w, p, at);
    }
    for (; column < columns; column++)
        ts_rewrite_add(&w->out, column ? " | " : "| ", at);
    ts_rewrite_add(&w->out, " |\n", at);
}

static void write_paras(struct writer *w, size_t i, size_t end) {
    for (; i < end; i++)
        write_para(w, i);
}

/* A first row that is one cell is the table's title: a paragraph before it. A table of one row or one column
 * is what people frame text with: its paragraphs. */
static size_t write_table(struct writer *w, size_t i) {
    const struct ts_docx *d = w->docx;
    struct table t = measure_table(d, i);
    bool whole;
    for (size_t k = i; k < t.end; k++)
        write_pictures(w, k);
    for (size_t end = row_end(d, i, &whole); i < t.end && whole && t.columns > 1;
         end = row_end(d, i, &whole)) {
        write_paras(w, i, end);
        i = end;
        t.rows--;
        if (i == t.end)
            return i;
    }
    if (t.rows < 2 || t.columns < 2) {
        write_paras(w, i, t.end);
        return t.end;
    }
    w->in_cell = true;
    for (bool first = true; i < t.end; first = false) {
        size_t at = d->paras.v[i].begin, end = row_end(d, i, &whole);
        write_row(w, i, end, t.columns, whole);
        for (int k = 0; first && k < t.columns; k++)
            ts_rewrite_add(&w->out, k ? "---|" : "|---|", at);
        ts_rewrite_add(&w->out, first ? "\n" : "", at);
        i = end;
    }
    w->in_cell = false;
    ts_rewrite_add(&w->out, "\n", d->paras.v[t.end - 1].begin);
    return t.end;
}

const struct ts_source *ts_docx_write(const struct ts_docx *docx, const struct ts_source *plain) {
    struct writer w = {
        .docx = docx, .out = ts_rewrite_begin(docx->ctx, plain), .roles = ts_docx_roles_decide(docx)};
    for (size_t i = 0; i < docx->paras.n;) {
        if (docx->paras.v[i].note) {
            i = write_note(&w, i);
        } else if (docx->paras.v[i].table) {
            i = write_table(&w, i);
        } else {
            bool caption = write_pictures(&w, i);
            write_para(&w, i);
            i += caption ? 2 : 1;
        }
    }
    return ts_rewrite_end(&w.out);
}
