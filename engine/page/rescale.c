#include "page/rescale.h"

enum { N_IN_ROWS = 10 /* types of the columns' text */ };

ts_len ts_rescale_size(ts_len size) {
    return (size + TS_RESCALE_STEP / 2) / TS_RESCALE_STEP * TS_RESCALE_STEP;
}

static void scale_type(struct ts_type *type, ts_len to, ts_len from) {
    ts_len size = ts_rescale_size(ts_len_scale(type->size, to, from));
    ts_len *const in_em[] = {&type->indent, &type->phrase_gap,  &type->turn_indent, &type->left,
                             &type->right,  &type->label_width, &type->spread,      &type->gutter};
    for (size_t i = 0; i < sizeof in_em / sizeof *in_em; i++)
        *in_em[i] = ts_len_scale(*in_em[i], size, type->size);
    if (type->first_indent != TS_INDENT_AS_ALL)
        type->first_indent = ts_len_scale(type->first_indent, size, type->size);
    type->min_size = ts_len_scale(type->min_size, size, type->size);
    type->size = size;
}

ts_len ts_rescale_least_row(const struct ts_style *s) {
    ts_len least = s->lead.size;
    least = s->picture.caption.size > least ? s->picture.caption.size : least;
    return s->picture.credit.size > least ? s->picture.credit.size : least;
}

/* What stands over n columns of `of` stands over so many of others: those that come nearest to its width. */
static int share_of(int n, int of, int columns) {
    int share = (2 * n * columns + of) / (2 * of);
    return n == 0 || n == of ? 0 : share < 1 ? 1 : share < columns ? share : columns - 1;
}

struct ts_style *ts_rescale_style(struct ts_ctx *ctx, const struct ts_style *style, ts_len size, int columns,
                                  int characters) {
    struct ts_style *s = TS_NEW(ctx->keep, struct ts_style, 1);
    *s = *style;
    ts_len from = s->body.size;
    struct ts_type *const types[] = {
        &s->body,    &s->quote,     &s->list,   &s->pull,   &s->table,           &s->table_head,
        &s->box,     &s->box_title, &s->credit, &s->notes,  &s->standfirst,      &s->lead,
        &s->subhead, &s->deck,      &s->byline, &s->kicker, &s->picture.caption, &s->picture.credit};
    for (size_t i = 0; size != from && i < sizeof types / sizeof *types; i++)
        scale_type(types[i], size, from);
    s->question.label_width = ts_len_scale(s->question.label_width, size, from);
    s->answer.label_width = ts_len_scale(s->answer.label_width, size, from);
    s->dateline.gap = ts_len_scale(s->dateline.gap, size, from);
    for (size_t i = 1; i < N_IN_ROWS; i++) /* which the rows of the body hold */
        if (types[i]->size > s->body.size && types[i] != &s->pull && types[i] != &s->box_title)
            types[i]->size = s->body.size;
    int *const spans[] = {&s->head.columns, &s->lead.span, &s->masthead.columns};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        *spans[i] = share_of(*spans[i], s->columns, columns);
    s->columns = columns;
    s->characters = characters;
    return s;
}
