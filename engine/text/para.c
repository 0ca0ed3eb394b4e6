#include "text/para.h"

#include "base/utf8.h"
#include "text/inline.h"
#include "text/lists.h"
#include "text/notes.h"
#include "text/tables.h"

enum { MOST_IN_LEAD_IN = 40 };

/* Bytes of `一是…，` at the start of a paragraph, with the mark that ends the clause; 0 = it has none. */
static size_t lead_in(struct ts_slice s) {
    size_t at = 0, used, numerals = 0;
    bool opened = false;
    for (int i = 0; i < MOST_IN_LEAD_IN && at < s.n; i++, at += used) {
        uint32_t cp = ts_utf8_decode(s.p + at, s.n - at, &used);
        bool numeral = cp == 0x4E00 || cp == 0x4E8C || cp == 0x4E09 || cp == 0x56DB || cp == 0x4E94 ||
                       cp == 0x516D || cp == 0x4E03 || cp == 0x516B || cp == 0x4E5D ||
                       cp == 0x5341; /* 一 to 十 */
        if (!opened && numeral) {
            numerals++;
        } else if (!opened) {
            opened = numerals > 0 && numerals <= 3 && (cp == 0x662F || cp == 0x8981); /* 是 要 */
            if (!opened)
                return 0;
        } else if (cp == 0xFF0C || cp == 0x3002 || cp == 0xFF1B || cp == 0xFF1A) { /* ，。；： */
            return at + used;
        }
    }
    return 0;
}

/* Mark the spans of the first clause of 一是…， as lead-in; one that goes on behind it is divided, but a word
 * under ruby is not. */
static void mark_lead_in(struct ts_ctx *ctx, struct ts_slice text, struct ts_spans *spans) {
    size_t left = lead_in(ts_inline_visible(ctx, text, spans->list.v, spans->list.n, 0)), n = spans->list.n;
    for (size_t i = 0; left && i < n; i++) {
        struct ts_span *s = &spans->list.v[i];
        uint32_t length = s->end - s->begin;
        if (length > left && !s->ruby.n) {
            struct ts_span behind = *s;
            behind.begin += (uint32_t)left;
            s->end = behind.begin;
            TS_VEC_ADD(ctx->keep, &spans->list);
            s = &spans->list.v[i];
            memmove(s + 2, s + 1, (n - i - 1) * sizeof *s);
            s[1] = behind;
        }
        s->marked |= TS_MARKED_LEAD_IN;
        left -= length < left ? length : left;
    }
}

/* What a paragraph begins with that is no running text: its spans; the bytes of it, and of a number or mark
 * that hangs. */
struct opening {
    uint32_t end;
    size_t mark;
};

static struct opening read_opening(struct ts_ctx *ctx, const struct ts_inline_text *from,
                                   const struct ts_line_read *line, struct ts_spans *spans) {
    if (line->role == TS_ROLE_NOTE) { /* set as [1] */
        struct ts_note_sign sign = ts_notes_find(line->text);
        ts_inline_read(ctx, from, 0, 1, 0, spans);
        ts_inline_read(ctx, from, 2, (uint32_t)sign.mark, 0, spans);
        return (struct opening){(uint32_t)sign.end, sign.mark};
    }
    if (line->role == TS_ROLE_LIST)
        return (struct opening){0, line->under ? 0 : ts_lists_number(line->text)};
    uint32_t end = (uint32_t)(line->label ? line->label : line->dateline);
    if (end) /* a label has no marks, and so no markup */
        ts_inline_read(ctx, from, 0, end, line->label ? TS_MARKED_LABEL : TS_MARKED_DATELINE, spans);
    return (struct opening){end, 0};
}

static void read_text(struct ts_ctx *ctx, const struct ts_inline_text *from, const struct ts_line_read *line,
                      uint32_t begin, struct ts_spans *spans, struct ts_para *para) {
    if (line->role == TS_ROLE_TABLE)
        ts_tables_make_row(ctx, from, line, spans, para);
    else if (line->role == TS_ROLE_CODE)
        *TS_VEC_ADD(ctx->keep, &spans->list) =
            (struct ts_span){.marked = TS_MARKED_VERBATIM, .end = (uint32_t)line->text.n};
    else
        ts_inline_read(ctx, from, begin, (uint32_t)line->text.n, 0, spans);
}

/* A heading that is bold throughout, as Word and # **…** have it, says that it is a heading, and the style
 * has a type for that. */
static void drop_bold_of_heading(enum ts_role role, struct ts_span *spans, size_t n) {
    bool heading = role <= TS_ROLE_DECK || role == TS_ROLE_SUBHEAD, bold = heading && n > 0;
    for (size_t i = 0; i < n; i++)
        bold &= (spans[i].marked & TS_MARKED_STRONG) != 0;
    for (size_t i = 0; bold && i < n; i++)
        spans[i].marked &= ~(unsigned)TS_MARKED_STRONG;
}

void ts_para_make(struct ts_ctx *ctx, const struct ts_source *source, const struct ts_line_read *line,
                  const struct ts_style *style, const struct ts_lines_read *lines, struct ts_para *para) {
    struct ts_inline_text from = {source,
                                  line->text,
                                  line->offset,
                                  style->limits.nesting,
                                  &lines->addresses,
                                  line->role == TS_ROLE_TABLE};
    struct ts_spans spans = {0};
    *para = (struct ts_para){.role = line->role,
                             .text = line->text,
                             .offset = line->offset,
                             .depth = line->depth,
                             .under = line->under,
                             .indent = line->role == TS_ROLE_CODE ? line->indent : 0,
                             .head = line->head,
                             .placing = line->placing,
                             .section = line->section};
    struct opening opening = read_opening(ctx, &from, line, &spans);
    read_text(ctx, &from, line, opening.end, &spans, para);
    if (line->role == TS_ROLE_BODY && lines->interview && style->mark_lead_in && !line->dateline)
        mark_lead_in(ctx, line->text, &spans);
    para->label = opening.mark;
    drop_bold_of_heading(line->role, spans.list.v, spans.list.n);
    para->spans = spans.list.v;
    para->n_spans = spans.list.n;
}
