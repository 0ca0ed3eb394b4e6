#include "plan/estimate.h"

#include "base/vec.h"
#include "grid/recut.h"
#include "grid/titling.h"
#include "plan/copyfit.h"
#include "plan/heads.h"

enum {
    EM = 1000,
    LEAST_CHARACTERS = 8,
    MOST_CHARACTERS = 48, /* of a panel's line: page/pour.c */
    MOST_LOST = 2,        /* characters of a line, to a frame: grid/recut.c */
    FRAME_ROWS = 2,       /* above and below */
    SUBHEAD_PITCH = 130,  /* page/body.c; of pull quotes too */
    WORDS_LACK =
        500, /* of an em, by which the longer of two lines that end between words passes their mean */
    PARAGRAPHS_TAKE = 3, /* lines that paragraphs are set longer by: page/weighing.c */
    PICTURE_WIDE = 3,
    PICTURE_HIGH = 2 /* a missing picture's proportion: page/picture.c */
};

struct heading {
    const struct ts_type *type;
    int64_t width, parted; /* on one line; the longer of two; in thousandths of its em */
    bool headline;
};

struct ts_estimate {
    struct ts_ctx *ctx;
    const struct ts_style *style;
    const struct ts_article *article;
    struct ts_grid grid;
    TS_VEC(struct heading) headings;
    const struct ts_copyfit **fits; /* of the paragraphs; NULL = none was wanted */
    int text[MOST_LOST + 1]; /* rows of the body without the lead, in lines shorter by so many characters */
    int bands, characters;   /* subheads; of all that is no head */
};

static int least_of(int a, int b) {
    return a < b ? a : b;
}

static int in_em(ts_len length, ts_len size) {
    return ts_len_scale(length, EM, size);
}

/* --- the body ------------------------------------------------------------------------------------------- */

static int lines_in(const struct ts_estimate *e, size_t i, ts_len size, ts_len measure, ts_len indent,
                    ts_len turn) {
    return ts_copyfit_lines(e->fits[i], in_em(measure, size), in_em(indent, size), in_em(turn, size));
}

/* Lines of display type in a band of its own. */
static int band_rows(const struct ts_estimate *e, const struct ts_type *type, int lines) {
    ts_len more = (lines - 1) * ts_len_scale(type->size, SUBHEAD_PITCH, 100);
    return type->rows + (lines > 1 ? ts_grid_rows_of(&e->grid, more) : 0);
}

static int quote_lines(const struct ts_estimate *e, size_t i) {
    const struct ts_type *q = &e->style->quote;
    ts_len measure = e->grid.measure;
    bool narrow = q->left + (int64_t)q->right + q->indent > measure / 2; /* page/forms.c */
    ts_len room = measure - (narrow ? 0 : q->left + q->right);
    return lines_in(e, i, q->size, room / q->size * q->size, narrow ? e->style->body.indent : q->indent, 0);
}

static int speech_lines(const struct ts_estimate *e, size_t i) {
    const struct ts_style *s = e->style;
    const struct ts_type *label = e->article->paras[i].role == TS_ROLE_QUESTION ? &s->question : &s->answer;
    bool hangs = label->form == TS_FORM_HANG;
    return lines_in(e, i, s->body.size, e->grid.measure, hangs ? 0 : s->body.indent,
                    hangs ? label->label_width : s->body.turn_indent);
}

static bool is_first(const struct ts_article *a, size_t i) {
    return i == 0 || a->paras[i - 1].role < TS_ROLE_LEAD || a->paras[i - 1].role == TS_ROLE_SUBHEAD;
}

static int body_lines(const struct ts_estimate *e, size_t i) {
    const struct ts_type *body = &e->style->body;
    bool first = is_first(e->article, i) && body->first_indent != TS_INDENT_AS_ALL;
    ts_len indent = e->article->paras[i].goes_on ? 0 : first ? body->first_indent : body->indent;
    return lines_in(e, i, body->size, e->grid.measure, indent, body->turn_indent);
}

/* A box stands between two rows of white with a frame, a table between its rules. */
static int inset_rows(const struct ts_estimate *e, size_t i) {
    const struct ts_style *s = e->style;
    const struct ts_para *p = &e->article->paras[i];
    ts_len measure = e->grid.measure;
    bool begins = i == 0 || e->article->paras[i - 1].role != p->role || p->head;
    if (p->role == TS_ROLE_PULL)
        return band_rows(e, &s->pull, lines_in(e, i, s->pull.size, measure, 0, 0)) -
               (begins ? 0 : s->pull.rows);
    if (p->role == TS_ROLE_TABLE)
        return 1 + begins;
    bool title = p->role == TS_ROLE_BOX_TITLE;
    const struct ts_type *type = title ? &s->box_title : &s->box;
    int edge = title || (begins && (i == 0 || e->article->paras[i - 1].role != TS_ROLE_BOX_TITLE)) ? 2 : 0;
    return edge + lines_in(e, i, type->size, (measure - 2 * type->size) / type->size * type->size,
                           title ? 0 : type->indent, 0);
}

static int code_lines(const struct ts_estimate *e, size_t i) {
    ts_len size = e->style->body.size, most = e->grid.measure / 2, /* page/forms.c */
        indent = least_of(e->article->paras[i].indent, most / (size / 2)) * (size / 2);
    return lines_in(e, i, size, e->grid.measure, indent,
                    indent + 2 * size <= most ? indent + 2 * size : indent);
}

static int rows_of_para(const struct ts_estimate *e, size_t i) {
    const struct ts_style *s = e->style;
    const struct ts_para *p = &e->article->paras[i];
    ts_len measure = e->grid.measure, start;
    switch (p->role) {
    case TS_ROLE_SUBHEAD:
        return band_rows(e, &s->subhead, lines_in(e, i, s->subhead.size, measure - s->subhead.indent, 0, 0));
    case TS_ROLE_QUESTION:
    case TS_ROLE_ANSWER:
        return speech_lines(e, i);
    case TS_ROLE_QUOTE:
        return quote_lines(e, i);
    case TS_ROLE_CODE:
        return code_lines(e, i);
    case TS_ROLE_LIST:
        start = s->list.indent + s->list.label_width;
        for (int k = 0; k < p->depth && start + s->list.label_width <= measure / 2; k++)
            start += s->list.label_width;
        return lines_in(e, i, s->body.size, measure, start, start);
    case TS_ROLE_PULL:
    case TS_ROLE_TABLE:
    case TS_ROLE_BOX:
    case TS_ROLE_BOX_TITLE:
        return inset_rows(e, i);
    case TS_ROLE_NOTE:
        return lines_in(e, i, s->notes.size, measure, s->notes.label_width, s->notes.label_width) +
               (i == 0 || p[-1].role != TS_ROLE_NOTE); /* the rule above the first */
    case TS_ROLE_CREDIT:
        return lines_in(e, i, s->credit.size, measure, 0, 0);
    default:
        return body_lines(e, i);
    }
}

static const struct ts_type *set_off(const struct ts_style *s, enum ts_role role) {
    return role == TS_ROLE_QUOTE ? &s->quote : role == TS_ROLE_CODE ? &s->code : NULL;
}

/* page/forms.c */
static int space_above(const struct ts_estimate *e, size_t i) {
    const struct ts_para *p = &e->article->paras[i];
    if (is_first(e->article, i) || p->role == TS_ROLE_SUBHEAD || p->role >= TS_ROLE_CREDIT)
        return 0;
    const struct ts_type *above = set_off(e->style, p[-1].role), *below = set_off(e->style, p->role);
    bool one = p[-1].role == p->role && (above || p->role == TS_ROLE_LIST);
    int rows = one ? 0 : e->style->body.paragraph_space;
    if (above && !one && above->rows_after > rows)
        rows = above->rows_after;
    if (below && !one && below->rows_before > rows)
        rows = below->rows_before;
    return rows + p->section;
}

/* --- the head ------------------------------------------------------------------------------------------- */

static ts_len width_of(const struct ts_estimate *e, int columns) {
    return columns * e->grid.measure + (columns - 1) * e->grid.gutter;
}

static ts_len fitting(int64_t width, int64_t ems) {
    return ems > 0 ? ts_len_scale(width, EM, ems) : (ts_len)width;
}

/* The size that makes so many lines: two end at the copy's blank if that costs little. */
static ts_len fitting_lines(const struct heading *h, ts_len width, int lines) {
    ts_len between_words =
        fitting(width, lines > 1 ? (h->width + EM) / lines / EM * EM + WORDS_LACK : h->width);
    ts_len at_blank = lines > 1 ? fitting(width, h->parted) : 0;
    return ts_titling_is_near(at_blank, between_words) ? at_blank : between_words;
}

/* The greatest of page/heading.c's sizes at which a heading takes so many lines; 0 = none of its range. */
static ts_len size_on_lines(const struct heading *h, ts_len width, int lines) {
    ts_len least = h->type->min_size, most = h->type->size;
    ts_len even = fitting((int64_t)width * lines, h->width), fits = fitting_lines(h, width, lines);
    ts_len size = ts_titling_size(even < least ? least : even < most ? even : most);
    while (size > fits && size >= least)
        size = ts_titling_smaller(size);
    return size >= least ? size : 0;
}

/* The size and lines of a heading over a width, as page/heading.c finds them. */
static ts_len size_of(const struct heading *h, ts_len width, int *lines) {
    ts_len found = 0;
    for (int n = 1; n <= TS_TITLING_MOST_LINES && !ts_titling_is_near(found, h->type->size); n++) {
        ts_len size = size_on_lines(h, width, n);
        if (ts_titling_is_near(found, size))
            continue;
        found = size;
        *lines = n;
    }
    if (found)
        return found;
    ts_len least = h->type->min_size;
    int64_t line = width / least > 0 ? width / least * EM : EM;
    *lines = (int)((h->width + WORDS_LACK + line - 1) / line);
    return least;
}

static int heading_rows(const struct ts_estimate *e, const struct heading *h, ts_len width,
                        struct ts_needs *to) {
    int lines;
    ts_len size = size_of(h, width, &lines);
    int rows = ts_titling_rows(&e->grid, size, lines, 0);
    if (h->headline) {
        to->headline = size;
        to->headline_lines = lines;
    }
    return h->type->rows_before + (rows > h->type->rows ? rows : h->type->rows) + h->type->rows_after;
}

/* The type's columns, or more where lines would be too long, but no more than hold lines of some length:
 * page/pour.c. */
static int panel_columns(const struct ts_type *t, ts_len width) {
    int n = t->columns > 0 ? t->columns : 1;
    while ((width - (n - 1) * t->gutter) / n / t->size > MOST_CHARACTERS)
        n++;
    while (n > 1 && (width - (n - 1) * t->gutter) / n / t->size < LEAST_CHARACTERS)
        n--;
    return n;
}

/* Rows of a panel of the head's, standfirst or lead, without the white around it. */
static int panel_rows(const struct ts_estimate *e, enum ts_role role, const struct ts_type *type,
                      int columns) {
    ts_len width = width_of(e, columns);
    int n = panel_columns(type, width), lines = 0;
    ts_len measure = (width - (n - 1) * type->gutter) / n / type->size * type->size;
    for (size_t i = 0; i < e->article->n_paras && e->article->paras[i].role <= role; i++)
        if (e->article->paras[i].role == role)
            lines += lines_in(e, i, type->size, measure, type->indent, 0);
    return (lines + n - 1) / n;
}

/* Rows of a lead set in the body's columns. */
static int lead_as_text(const struct ts_estimate *e) {
    int rows = 0;
    for (size_t i = 0; i < e->article->n_paras && e->article->paras[i].role <= TS_ROLE_LEAD; i++)
        if (e->article->paras[i].role == TS_ROLE_LEAD)
            rows += body_lines(e, i);
    return rows;
}

static const struct ts_type *heading_type(const struct ts_style *s, enum ts_role role) {
    return role == TS_ROLE_KICKER     ? &s->kicker
           : role == TS_ROLE_HEADLINE ? &s->headline
           : role == TS_ROLE_DECK     ? &s->deck
                                      : &s->byline;
}

static void add_heading(struct ts_estimate *e, size_t i) {
    const struct ts_para *p = &e->article->paras[i];
    const struct ts_type *type = heading_type(e->style, p->role);
    int gap = in_em(type->phrase_gap, type->size);
    int64_t more = type->dash && !ts_slice_starts(p->text, "—") ? 2 * EM : 0;
    more += (int64_t)type->tracking * ts_copyfit_characters(e->fits[i]);
    *TS_VEC_ADD(e->ctx->keep, &e->headings) =
        (struct heading){.type = type,
                         .width = ts_copyfit_width(e->fits[i], gap) + more,
                         .parted = ts_copyfit_parted(e->fits[i], gap) + more,
                         .headline = p->role == TS_ROLE_HEADLINE};
}

/* --- pictures ------------------------------------------------------------------------------------------- */

static int caption_rows(const struct ts_estimate *e, const struct ts_picture *p, ts_len width) {
    const struct ts_type *type = &e->style->picture.caption;
    int64_t ems = 0;
    if (p->caption->n_spans)
        ems += ts_copyfit_width(ts_copyfit_make(e->ctx, &e->style->line, p->caption), EM / 4);
    if (p->credit->n_spans)
        ems += EM + ts_copyfit_width(ts_copyfit_make(e->ctx, &e->style->line, p->credit), EM / 4);
    int64_t line = in_em(width, type->size);
    return (int)((ems + line - 1) / line);
}

/* What the copy asks for, or this block's style, which the copy was not read by; 0 = all there are. */
static int columns_of(const struct ts_estimate *e, const struct ts_picture *p) {
    return p->width_given || p->position == TS_PICTURE_HERE ? p->columns : e->style->picture.columns;
}

/* And of these at most what a block has. */
static int columns_in(const struct ts_estimate *e, const struct ts_picture *p, int columns) {
    int n = columns_of(e, p);
    return n && n < columns ? n : columns;
}

/* Rows of it with its caption over so many columns: as high as its proportion wants it, in whole rows. */
static int picture_rows(const struct ts_estimate *e, const struct ts_picture *p, int columns) {
    ts_len width = width_of(e, columns);
    int wide = p->image ? ts_image_wide(p->image) : PICTURE_WIDE,
        high = p->image ? ts_image_high(p->image) : PICTURE_HIGH;
    ts_len height = ts_len_scale(width, high, wide);
    int rows = (height + e->grid.row / 2) / e->grid.row; /* a little is trimmed or added */
    return (rows > 1 ? rows : 1) + caption_rows(e, p, width);
}

static int white_about(const struct ts_picture_style *s, const struct ts_picture *p) {
    return (p->position == TS_PICTURE_TOP ? 0 : s->rows_before) +
           (p->position == TS_PICTURE_FOOT ? 0 : s->rows_after);
}

/* --- all of it ------------------------------------------------------------------------------------------ */

static int text_rows(const struct ts_estimate *e) {
    int rows = 0;
    for (size_t i = 0; i < e->article->n_paras; i++)
        if (e->article->paras[i].role > TS_ROLE_LEAD)
            rows += space_above(e, i) + rows_of_para(e, i);
    return rows;
}

const struct ts_estimate *ts_estimate_make(struct ts_ctx *ctx, const struct ts_style *style,
                                           const struct ts_article *article) {
    struct ts_estimate *e = TS_NEW(ctx->keep, struct ts_estimate, 1);
    *e = (struct ts_estimate){.ctx = ctx, .style = style, .article = article, .grid = ts_grid_make(style)};
    e->fits = TS_NEW(ctx->keep, const struct ts_copyfit *, article->n_paras + 1);
    for (size_t i = 0; i < article->n_paras; i++) {
        enum ts_role role = article->paras[i].role;
        e->fits[i] = ts_copyfit_make(ctx, &style->line, &article->paras[i]);
        ts_arena_reset(ctx->scratch);
        if (role < TS_ROLE_STANDFIRST)
            add_heading(e, i);
        else
            e->characters += ts_copyfit_characters(e->fits[i]);
        e->bands += role == TS_ROLE_SUBHEAD;
    }
    struct ts_estimate narrow = *e;
    for (int lost = 0; lost <= MOST_LOST; lost++, narrow.grid.measure -= narrow.grid.em)
        e->text[lost] = narrow.grid.measure > 0 ? text_rows(&narrow) : e->text[0];
    return e;
}

/* The same in a frame, an em away from it at either side: columns of whole characters. */
static struct ts_estimate in_frame(const struct ts_estimate *e, int columns) {
    struct ts_estimate in = *e;
    in.grid.width = width_of(e, columns) - 2 * e->grid.em;
    ts_grid_cut(&in.grid, columns);
    int lost = (int)((e->grid.measure - in.grid.measure) / e->grid.em);
    in.text[0] = e->text[lost < 0 ? 0 : lost < MOST_LOST ? lost : MOST_LOST];
    return in;
}

int ts_estimate_characters(const struct ts_estimate *e) {
    return e->characters;
}

static int around(const struct ts_type *type, int rows) {
    return rows ? type->rows_before + rows + type->rows_after : 0;
}

static struct ts_needs needs_in(const struct ts_estimate *e, int columns) {
    const struct ts_style *s = e->style;
    struct ts_needs needs = {.body = e->text[0]};
    for (size_t i = 0; i < e->headings.n; i++)
        needs.head += heading_rows(e, &e->headings.v[i], width_of(e, columns), &needs);
    needs.head += around(&s->standfirst, panel_rows(e, TS_ROLE_STANDFIRST, &s->standfirst, columns));
    int lead = panel_rows(e, TS_ROLE_LEAD, &s->lead, columns);
    if (lead > s->lead.most_rows)
        needs.body += lead_as_text(e);
    needs.head += lead && lead <= s->lead.most_rows ? around(&s->lead, lead) : needs.head > 0;
    for (size_t i = 0; i < e->article->n_pictures; i++) {
        const struct ts_picture *p = &e->article->pictures[i];
        int n = columns_in(e, p, columns), rows = picture_rows(e, p, n);
        needs.pictures += n * (rows + white_about(&s->picture, p));
        needs.highest = rows > needs.highest ? rows : needs.highest;
        needs.narrow += p->width_given && p->columns > columns;
    }
    int under = s->subhead.rows + 2; /* page/head.c */
    needs.least = needs.head + (under > TS_HEADS_TEXT_ROWS ? under : TS_HEADS_TEXT_ROWS);
    needs.total = needs.head * columns + needs.body + needs.pictures;
    int bands =
        s->subhead.most_rows > s->subhead.rows ? e->bands * (s->subhead.most_rows - s->subhead.rows) : 0;
    needs.head_take = e->headings.n ? s->fit.head_rows * columns : 0;
    needs.take = needs.head_take + bands + PARAGRAPHS_TAKE;
    return needs;
}

struct ts_needs ts_estimate_in(const struct ts_estimate *e, int columns, bool framed) {
    if (!framed)
        return needs_in(e, columns);
    struct ts_estimate in = in_frame(e, columns);
    struct ts_needs needs = needs_in(&in, columns);
    needs.head += FRAME_ROWS;
    needs.least += FRAME_ROWS;
    needs.total += FRAME_ROWS * columns;
    return needs;
}
