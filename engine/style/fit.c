#include "style/fit.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { MOST_FIELDS = 8, LEAST_ROWS = 8, LEAST_CHARACTERS = 4 };
enum { MOST_INK = 260, LEAST_CONTRAST = 40 /* percent */ };

#define FIELD(name) offsetof(struct ts_style, name)
#define N(table) (sizeof(table) / sizeof *(table))
/* A sentence in both languages; the arguments stand in the same order in both. */
#define SAY(f, english, chinese, ...)                                                                        \
    ts_arena_printf((f)->ctx->scratch, TS_BOTH(english, chinese), __VA_ARGS__, __VA_ARGS__)

struct fit {
    struct ts_ctx *ctx;
    const struct ts_style *style;
    const struct ts_givens *givens;
};

static double mm(int64_t length) {
    return (double)length / TS_MM;
}

static double points(int64_t length) {
    return (double)length / TS_POINT;
}

/* The values that take part, each with where it was given. */
static const char *list_given(const struct fit *f, const size_t *fields, size_t n, enum ts_lang lang) {
    const char *list = "";
    for (size_t i = 0; i < n; i++) {
        const struct ts_given *g = ts_given_at(f->givens, fields[i]);
        list =
            ts_arena_printf(f->ctx->scratch, lang == TS_CHINESE ? "%s%s%s：%s，%s" : "%s%s%s: %s, %s", list,
                            i == 0               ? ""
                            : lang == TS_CHINESE ? "；"
                                                 : "; ",
                            ts_given_path(f->ctx, fields[i], lang), g->node->value,
                            ts_layers_where(f->ctx, g->node->place, lang));
    }
    return list;
}

/* The culprit is what was given last, in the topmost layer; among equals the field named first. */
static void impossible(const struct fit *f, const size_t *fields, size_t n, const char *both) {
    const struct ts_given *culprit = ts_given_at(f->givens, fields[0]);
    for (size_t i = 1; i < n; i++) {
        const struct ts_given *g = ts_given_at(f->givens, fields[i]);
        culprit = g->layer < culprit->layer ? g : culprit;
    }
    TS_DIAG(f->ctx->diag, TS_STYLE_IMPOSSIBLE, culprit->node->place, both,
            ts_arena_printf(f->ctx->scratch, TS_BOTH("%s", "%s"), list_given(f, fields, n, TS_ENGLISH),
                            list_given(f, fields, n, TS_CHINESE)));
}

/* The body's columns and least gutters must fit the type area. */
static void check_columns(const struct fit *f) {
    static const size_t fields[] = {FIELD(characters), FIELD(columns), FIELD(gutter), FIELD(body.size),
                                    FIELD(area_width)};
    const struct ts_style *s = f->style;
    int64_t size = s->body.size, gutters = (s->columns - 1) * (int64_t)s->gutter;
    int64_t column = s->characters * size, width = s->columns * column + gutters;
    if (width <= s->area_width)
        return;
    int characters = (int)((s->area_width - gutters) / s->columns / size);
    int columns = (int)((s->area_width + (int64_t)s->gutter) / (column + s->gutter));
    const char *taken =
        SAY(f,
            "%d columns of %d characters of %g点 with their gutters take %.2f mm, the type area is "
            "%.2f mm wide; ",
            "%d 栏 × %d 字 × %g点 加栏间共 %.2f mm，版心宽 %.2f mm；", s->columns, s->characters,
            points(size), mm(width), mm(s->area_width));
    const char *fits = characters >= LEAST_CHARACTERS
                           ? SAY(f, "%d characters a column would fit", "每栏 %d 字排得下", characters)
                       : columns > 0
                           ? SAY(f, "%d of these columns would fit", "这样的栏 %d 栏排得下", columns)
                           : SAY(f, "one column of %d characters would fit", "一栏 %d 字排得下",
                                 (int)(s->area_width / size));
    impossible(f, fields, N(fields), ts_lang_join(f->ctx->scratch, taken, fits));
}

/* The column rule stands in the gutter that is left. */
static void check_column_rule(const struct fit *f) {
    static const size_t fields[] = {FIELD(column_rule), FIELD(characters), FIELD(columns), FIELD(body.size),
                                    FIELD(area_width)};
    const struct ts_style *s = f->style;
    int64_t left = s->area_width - (int64_t)s->columns * s->characters * s->body.size;
    int64_t gutter = s->columns > 1 ? left / (s->columns - 1) : 0;
    if (s->columns > 1 && left >= 0 && s->column_rule > gutter)
        impossible(f, fields, N(fields),
                   SAY(f, "the rule between columns is wider than their gutter, which is %.2f mm",
                       "栏线比栏间粗，栏间只有 %.2f mm", mm(gutter)));
}

static void check_area(const struct fit *f) {
    static const size_t across[] = {FIELD(area_width), FIELD(area_left), FIELD(page_width)};
    static const size_t down[] = {FIELD(area_height), FIELD(area_top), FIELD(page_height)};
    const struct ts_style *s = f->style;
    int64_t right = s->area_left + (int64_t)s->area_width, foot = s->area_top + (int64_t)s->area_height;
    if (right > s->page_width)
        impossible(f, across, N(across),
                   SAY(f,
                       "the type area reaches %.2f mm beyond the page's right edge; it may be %.2f mm wide",
                       "版心超出纸张右边 %.2f mm；宽至多 %.2f mm", mm(right - s->page_width),
                       mm(s->page_width - s->area_left)));
    if (foot > s->page_height)
        impossible(f, down, N(down),
                   SAY(f, "the type area reaches %.2f mm beyond the page's foot; it may be %.2f mm high",
                       "版心超出纸张下边 %.2f mm；高至多 %.2f mm", mm(foot - s->page_height),
                       mm(s->page_height - s->area_top)));
}

static void check_rows(const struct fit *f) {
    static const size_t body[] = {FIELD(row), FIELD(body.size)}, lead[] = {FIELD(row), FIELD(lead.size)},
                        caption[] = {FIELD(row), FIELD(picture.caption.size)},
                        credit[] = {FIELD(row), FIELD(picture.credit.size)},
                        rows[] = {FIELD(area_height), FIELD(row)};
    const struct ts_style *s = f->style;
    if (s->row < s->body.size)
        impossible(f, body, N(body),
                   SAY(f, "rows of the body would overlap; grid.row is at least %g点",
                       "正文上下行会重叠；行高至少 %g点", points(s->body.size)));
    if (s->row < s->lead.size)
        impossible(f, lead, N(lead),
                   SAY(f, "rows of the lead would overlap; grid.row is at least %g点",
                       "导语上下行会重叠；行高至少 %g点", points(s->lead.size)));
    if (s->row < s->picture.caption.size)
        impossible(f, caption, N(caption),
                   SAY(f, "rows of captions would overlap; grid.row is at least %g点",
                       "图片说明上下行会重叠；行高至少 %g点", points(s->picture.caption.size)));
    if (s->row < s->picture.credit.size)
        impossible(f, credit, N(credit),
                   SAY(f, "a picture's credit is higher than its row; grid.row is at least %g点",
                       "图片作者高于一行；行高至少 %g点", points(s->picture.credit.size)));
    if (s->area_height < LEAST_ROWS * (int64_t)s->row)
        impossible(f, rows, N(rows),
                   SAY(f, "the type area holds fewer than %d rows; it is at least %.2f mm high",
                       "版心不足 %d 行；高至少 %.2f mm", LEAST_ROWS, mm(LEAST_ROWS * (int64_t)s->row)));
}

/* The lead's columns, with their gutters between. */
static void check_lead(const struct fit *f) {
    static const size_t fields[] = {FIELD(lead.columns), FIELD(lead.size), FIELD(lead.gutter),
                                    FIELD(area_width)};
    static const size_t indent[] = {FIELD(lead.indent), FIELD(lead.columns), FIELD(lead.size),
                                    FIELD(lead.gutter), FIELD(area_width)};
    const struct ts_type *lead = &f->style->lead;
    int64_t width = f->style->area_width, gutter = lead->gutter;
    int64_t characters = (width - gutter * (lead->columns - 1)) / lead->columns / lead->size;
    if (characters < LEAST_CHARACTERS)
        impossible(f, fields, N(fields),
                   SAY(f, "the lead's columns are narrower than %d characters; %d would fit",
                       "导语每栏不足 %d 字；可分 %d 栏", LEAST_CHARACTERS,
                       (int)((width + gutter) / (LEAST_CHARACTERS * (int64_t)lead->size + gutter))));
    else if (lead->indent >= characters * lead->size / 2)
        impossible(f, indent, N(indent),
                   SAY(f, "the indent is half a line of %d characters or more",
                       "缩进达半行以上（一行 %d 字）", (int)characters));
}

static void check_indent(const struct fit *f) {
    static const size_t fields[] = {FIELD(body.indent), FIELD(characters), FIELD(body.size)};
    const struct ts_style *s = f->style;
    if (s->body.indent >= s->characters * (int64_t)s->body.size / 2)
        impossible(f, fields, N(fields),
                   SAY(f, "the indent is half a line of %d characters or more",
                       "缩进达半行以上（一行 %d 字）", s->characters));
}

/* The other indents of the body, each with what it is added to: beside a label that hangs, the widest one. */
static void check_other_indents(const struct fit *f) {
    const struct ts_style *s = f->style;
    const struct ts_type *b = &s->body;
    ts_len widest = b->indent;
    widest = b->first_indent > widest ? b->first_indent : widest;
    widest = b->turn_indent > widest ? b->turn_indent : widest;
    const struct {
        ts_len indent;
        size_t fields[3];
    } checks[] = {
        {b->first_indent, {FIELD(body.first_indent), FIELD(characters), FIELD(body.size)}},
        {b->turn_indent, {FIELD(body.turn_indent), FIELD(characters), FIELD(body.size)}},
        {s->subhead.indent, {FIELD(subhead.indent), FIELD(characters), FIELD(body.size)}},
        {s->list.indent + s->list.label_width,
         {FIELD(list.label_width), FIELD(characters), FIELD(body.size)}},
        {s->box.indent, {FIELD(box.indent), FIELD(characters), FIELD(body.size)}},
        {s->notes.label_width, {FIELD(notes.label_width), FIELD(characters), FIELD(body.size)}},
        {(ts_len)ts_utf8_count(s->end_mark, strlen(s->end_mark)) * b->size,
         {FIELD(end_mark), FIELD(characters), FIELD(body.size)}},
        {s->question.form == TS_FORM_HANG ? s->question.label_width + widest : 0,
         {FIELD(question.label_width), FIELD(characters), FIELD(body.size)}},
        {s->answer.form == TS_FORM_HANG ? s->answer.label_width + widest : 0,
         {FIELD(answer.label_width), FIELD(characters), FIELD(body.size)}},
    };
    for (size_t i = 0; i < N(checks); i++)
        if (checks[i].indent >= s->characters * (int64_t)b->size / 2)
            impossible(f, checks[i].fields, N(checks[i].fields),
                       SAY(f, "with what it is added to, half a line of %d characters or more is white",
                           "连同正文缩进达半行以上（一行 %d 字）", s->characters));
}

/* The folio line stands in the head margin: its double rule, white of 0.45 em of its small type, and the
 * larger of its types on that (page/folio.c). */
static void check_folio(const struct fit *f) {
    static const size_t fields[] = {FIELD(area_top), FIELD(folio.number.size), FIELD(folio.paper.size),
                                    FIELD(folio.above)};
    static const size_t tag[] = {FIELD(folio.section_width), FIELD(area_width)};
    const struct ts_folio_style *o = &f->style->folio;
    int64_t type = o->number.size > o->paper.size ? o->number.size : o->paper.size;
    int64_t height = o->above + (int64_t)o->thin + o->gap + o->thick + o->info.size * 45 / 100 + type;
    if (height > f->style->area_top)
        impossible(f, fields, N(fields),
                   SAY(f, "the folio line takes %.2f mm, more than there is above the type area (%.2f mm)",
                       "报眉高 %.2f mm，版心以上只有 %.2f mm", mm(height), mm(f->style->area_top)));
    if (o->section_width > f->style->area_width)
        impossible(f, tag, N(tag), TS_BOTH("the section's tag is wider than the type area", "版名比版心宽"));
}

/* A jump line says on which page; what it takes leaves columns to fill (page/jump.c). */
static void check_jump(const struct fit *f) {
    static const size_t texts[][1] = {{FIELD(jump.to)}, {FIELD(jump.from)}},
                        rows[] = {FIELD(jump_headline.rows), FIELD(area_height), FIELD(row)};
    const struct ts_style *s = f->style;
    const char *const values[] = {s->jump.to, s->jump.from};
    for (int i = 0; i < 2; i++)
        if (*values[i] && !strchr(values[i], 'N'))
            impossible(
                f, texts[i], 1,
                TS_BOTH("it does not say which page: N stands for the number", "没有写明版次：用 N 代表"));
    int head = s->jump_headline.rows + s->jump_headline.rows_after;
    if (s->jump_headline.rows && s->area_height < (LEAST_ROWS + head) * (int64_t)s->row)
        impossible(f, rows, N(rows),
                   SAY(f, "the headline of further pages leaves fewer than %d rows to the text",
                       "接续题以下不足 %d 行", LEAST_ROWS));
}

/* How dark a colour is, in hundredths: what the four inks take of the paper's light. */
static int darkness(const struct ts_colour *c) {
    int dark = c->black + (30 * c->cyan + 59 * c->magenta + 11 * c->yellow) / 100;
    return dark < 100 ? dark : 100;
}

/* Text on the head's band must be seen on it, and the band's ink must dry: newsprint takes 260 %. */
static void check_band(const struct fit *f) {
    static const size_t tint[] = {FIELD(head.band_tint)};
    static const size_t both[] = {FIELD(head.band_colour), FIELD(head.band_tint)};
    const struct ts_head_style *h = &f->style->head;
    const struct ts_colour *c = &h->band_tint;
    int ink = c->cyan + c->magenta + c->yellow + c->black;
    int contrast = abs(darkness(&h->band_colour) - darkness(c));
    if (h->band && ink > MOST_INK)
        impossible(f, tint, N(tint),
                   SAY(f, "the tint takes %d %% of ink in all, newsprint at most %d %%",
                       "底色总墨量 %d %%，新闻纸至多 %d %%", ink, MOST_INK));
    if (h->band && contrast < LEAST_CONTRAST)
        impossible(f, both, N(both),
                   SAY(f, "text and tint differ by %d %% in darkness, too little to be read; at least %d %%",
                       "底带字色与底色深浅只差 %d %%，看不清；至少差 %d %%", contrast, LEAST_CONTRAST));
}

/* Pairs of values of which the first is at most the second. */
static void check_order(const struct fit *f) {
    static const size_t pairs[][2] = {
        {FIELD(kicker.min_size), FIELD(kicker.size)},
        {FIELD(headline.min_size), FIELD(headline.size)},
        {FIELD(deck.min_size), FIELD(deck.size)},
        {FIELD(byline.min_size), FIELD(byline.size)},
        {FIELD(quote.size), FIELD(body.size)}, /* the first and the last row hold no more */
        {FIELD(list.size), FIELD(body.size)},
        {FIELD(credit.size), FIELD(body.size)},
        {FIELD(table.size), FIELD(body.size)},
        {FIELD(table_head.size), FIELD(body.size)},
        {FIELD(box.size), FIELD(body.size)},
        {FIELD(box_title.size), FIELD(row)},
        {FIELD(notes.size), FIELD(body.size)},
        {FIELD(standfirst.size), FIELD(row)},
        {FIELD(jump.type.size), FIELD(row)},
        {FIELD(jump_headline.min_size), FIELD(jump_headline.size)},
        {FIELD(line.western_gap_min), FIELD(line.western_gap)},
        {FIELD(line.western_gap), FIELD(line.western_gap_max)},
        {FIELD(line.word_space_min), FIELD(line.word_space_max)},
        {FIELD(head.columns), FIELD(columns)},
        {FIELD(lead.span), FIELD(columns)},
        {FIELD(masthead.columns), FIELD(columns)},
    };
    for (size_t i = 0; i < N(pairs); i++) {
        const ts_len *less = (const ts_len *)(const void *)((const char *)f->style + pairs[i][0]);
        const ts_len *more = (const ts_len *)(const void *)((const char *)f->style + pairs[i][1]);
        if (*less <= *more)
            continue;
        const char *names[2][2];
        for (int k = 0; k < 2; k++)
            for (int lang = 0; lang < 2; lang++)
                names[k][lang] = ts_given_path(f->ctx, pairs[i][k], (enum ts_lang)lang);
        impossible(f, pairs[i], 2,
                   ts_arena_printf(f->ctx->scratch,
                                   TS_BOTH("%s is greater than %s: make it less, or the other greater",
                                           "%s大于%s：请改小，或把后者改大"),
                                   names[0][TS_ENGLISH], names[1][TS_ENGLISH], names[0][TS_CHINESE],
                                   names[1][TS_CHINESE]));
    }
}

void ts_fit_check(struct ts_ctx *ctx, const struct ts_style *style, const struct ts_givens *givens) {
    const struct fit f = {ctx, style, givens};
    check_columns(&f);
    check_column_rule(&f);
    check_area(&f);
    check_rows(&f);
    check_indent(&f);
    check_other_indents(&f);
    check_lead(&f);
    check_folio(&f);
    check_jump(&f);
    check_band(&f);
    check_order(&f);
}
