#include "page/forms.h"

struct maker {
    const struct ts_style *style;
    ts_len measure;
    const struct ts_type *speaker; /* whose text hangs beside a label; NULL = nobody's does */
};

static bool is_heading(enum ts_role role) {
    return role < TS_ROLE_LEAD || role == TS_ROLE_SUBHEAD;
}

/* Nothing of the same section stands before it. */
static bool is_first(const struct ts_para *before, const struct ts_para *now) {
    return !before || is_heading(before->role) || now->section ||
           (before->role == TS_ROLE_LEAD && now->role != TS_ROLE_LEAD);
}

/* What has white of its own above and below it; NULL = the role has none. */
static const struct ts_type *set_off(const struct ts_style *s, enum ts_role role) {
    return role == TS_ROLE_QUOTE ? &s->quote : role == TS_ROLE_CODE ? &s->code : NULL;
}

/* Empty rows between two paragraphs; a subhead's band has its own white. A break of the copy is a row more
 * than what stands between any two, or it would not show (CLREQ, "First-line indents"). */
static int space_between(const struct ts_style *s, const struct ts_para *before, const struct ts_para *now) {
    if (!before || is_heading(before->role) || is_heading(now->role) || now->role == TS_ROLE_CREDIT ||
        now->role == TS_ROLE_NOTE)
        return 0;
    const struct ts_type *above = set_off(s, before->role), *below = set_off(s, now->role);
    bool one = before->role == now->role && (above || now->role == TS_ROLE_LIST);
    int rows = one ? 0 : s->body.paragraph_space;
    if (above && !one && above->rows_after > rows)
        rows = above->rows_after;
    if (below && !one && below->rows_before > rows)
        rows = below->rows_before;
    return rows + now->section;
}

static const struct ts_type *speaker_of(const struct ts_style *s, enum ts_role role) {
    const struct ts_type *speaker = role == TS_ROLE_QUESTION ? &s->question : &s->answer;
    return speaker->form == TS_FORM_HANG ? speaker : NULL;
}

/* Where lines begin beside a label that hangs. */
static ts_len edge_of(const struct maker *m) {
    return m->speaker ? m->speaker->label_width : 0;
}

/* Whole characters of its own size. Where less than half of the line would be left, it stands as the body
 * does. */
static struct ts_form quote_form(const struct maker *m) {
    const struct ts_type *q = &m->style->quote;
    ts_len edge = edge_of(m), room = m->measure - edge;
    bool narrow = q->left + (int64_t)q->right + q->indent > room / 2;
    ts_len left = edge + (narrow ? 0 : q->left), right = narrow ? 0 : q->right;
    return (struct ts_form){.type = q,
                            .measure = left + (m->measure - left - right) / q->size * q->size,
                            .indent = left + (narrow ? m->style->body.indent : q->indent),
                            .turn = left};
}

static struct ts_form label_form(const struct maker *m, const struct ts_para *p) {
    return (struct ts_form){.type = &m->style->body,
                            .measure = m->measure,
                            .turn = edge_of(m),
                            .label = p->spans[0].end,
                            .label_width = edge_of(m)};
}

static struct ts_form body_form(const struct maker *m, const struct ts_para *before,
                                const struct ts_para *p) {
    const struct ts_type *body = &m->style->body;
    bool first = is_first(before, p) && body->first_indent != TS_INDENT_AS_ALL;
    ts_len indent = p->goes_on ? 0 : first ? body->first_indent : body->indent, edge = edge_of(m);
    return (struct ts_form){
        .type = body, .measure = m->measure, .indent = edge + indent, .turn = edge + body->turn_indent};
}

/* A number of the copy's own hangs where the mark would stand. A list in a list begins where the text of its
 * item does, as long as half of the line is left. */
static struct ts_form list_form(const struct maker *m, const struct ts_para *p) {
    const struct ts_type *list = &m->style->list;
    ts_len mark = edge_of(m) + list->indent, start = mark + list->label_width;
    for (int i = 0; i < p->depth && start + list->label_width <= m->measure / 2; i++) {
        mark = start;
        start += list->label_width;
    }
    return (struct ts_form){.type = &m->style->body,
                            .measure = m->measure,
                            .mark = mark,
                            .indent = p->label ? mark : start,
                            .turn = start,
                            .label = p->label,
                            .label_width = list->label_width};
}

/* Lines as they come, with half an em for each of the blanks before them; what does not fit hangs by 2 em
 * more. */
static struct ts_form code_form(const struct maker *m, const struct ts_para *p) {
    const struct ts_type *body = &m->style->body;
    ts_len edge = edge_of(m), most = m->measure / 2, indent = edge;
    for (int i = 0; i < p->indent && indent + body->size / 2 <= most; i++)
        indent += body->size / 2;
    ts_len turn = indent + 2 * body->size <= most ? indent + 2 * body->size : indent;
    return (struct ts_form){
        .type = body, .measure = m->measure, .indent = indent, .turn = turn, .ragged = true};
}

/* Whatever hangs beside a label: it signs the whole article. */
static struct ts_form credit_form(const struct maker *m) {
    const struct ts_type *type = &m->style->credit;
    return (struct ts_form){.type = type, .align = type->align, .measure = m->measure};
}

/* Whole characters of its own size, the number at the line's start and all text beside it. */
static struct ts_form note_form(const struct maker *m, const struct ts_para *p) {
    const struct ts_type *type = &m->style->notes;
    return (struct ts_form){.type = type,
                            .measure = m->measure / type->size * type->size,
                            .turn = type->label_width,
                            .label = p->label,
                            .label_width = type->label_width};
}

static struct ts_form form_of(struct maker *m, const struct ts_para *before, const struct ts_para *p) {
    bool speaks = p->role == TS_ROLE_QUESTION || p->role == TS_ROLE_ANSWER;
    if (speaks)
        m->speaker = speaker_of(m->style, p->role);
    else if (is_heading(p->role) || is_first(before, p))
        m->speaker = NULL;
    if (speaks && m->speaker)
        return label_form(m, p);
    if (p->role == TS_ROLE_CREDIT)
        return credit_form(m);
    if (p->role == TS_ROLE_LIST)
        return list_form(m, p);
    if (p->role == TS_ROLE_CODE)
        return code_form(m, p);
    if (p->role == TS_ROLE_NOTE)
        return note_form(m, p);
    return p->role == TS_ROLE_QUOTE ? quote_form(m) : body_form(m, before, p);
}

/* The rest of a paragraph stands as its other lines would have. */
static void go_on(struct ts_form *form) {
    form->indent = form->turn;
    form->label = 0;
}

/* Both are paragraphs of one quotation. */
static bool is_one_quotation(const struct ts_para *a, const struct ts_para *b) {
    return a && b && a->role == TS_ROLE_QUOTE && b->role == TS_ROLE_QUOTE && !b->section;
}

/* The last paragraph of running text; what signs it and notes come behind its mark. n = there is none. */
static size_t last_of_text(const struct ts_article *a) {
    size_t last = a->n_paras;
    for (size_t i = 0; i < a->n_paras; i++)
        if (a->paras[i].role >= TS_ROLE_QUESTION && a->paras[i].role <= TS_ROLE_LIST)
            last = i;
    return last;
}

const struct ts_form *ts_forms_make(struct ts_ctx *ctx, const struct ts_style *style,
                                    const struct ts_article *article, ts_len measure) {
    struct maker m = {.style = style, .measure = measure};
    struct ts_form *forms = TS_NEW(ctx->keep, struct ts_form, article->n_paras + 1);
    size_t last = last_of_text(article);
    for (size_t i = 0; i < article->n_paras; i++) {
        const struct ts_para *p = &article->paras[i], *before = i ? p - 1 : NULL,
                             *behind = i + 1 < article->n_paras ? p + 1 : NULL;
        forms[i] = form_of(&m, before, p);
        if (p->rest)
            go_on(&forms[i]);
        forms[i].closes =
            p->role == TS_ROLE_CREDIT || (is_one_quotation(before, p) && !is_one_quotation(p, behind));
        bool keeps = before && before->role == TS_ROLE_PULL; /* off the column's foot */
        forms[i].follows = keeps || (p->role == TS_ROLE_NOTE && (!before || before->role != TS_ROLE_NOTE));
        forms[i].ends = i == last;
        forms[i].space = p->rest ? 0 : space_between(style, before, p);
    }
    return forms;
}
