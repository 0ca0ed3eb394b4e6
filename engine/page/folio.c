#include "page/folio.h"

#include "text/imprint.h"

struct drawer {
    const struct ts_setting *s;
    struct ts_page *page;
    ts_len left, right; /* what is still free */
    ts_len foot;        /* where the parts stand: above the double rule */
    bool ok;
};

static const struct ts_line *set(struct drawer *d, const char *text, const struct ts_type *type) {
    const struct ts_line *line = d->ok ? ts_setting_line(d->s, text, type) : NULL;
    d->ok &= line != NULL;
    return line;
}

static void put(struct drawer *d, const struct ts_line *line, ts_len x, ts_len y) {
    ts_display_line(d->s->typesetter->ctx, d->page, line, x, y, TS_MARK_FOLIO, -1, -1, -1);
}

/* The baseline of type set bottom to `foot` lies where digits and Han end: 0.88 em down, 0.12 em above the
 * foot. */
static void draw_number(struct drawer *d, const char *number) {
    const struct ts_type *type = &d->s->style->folio.number;
    const struct ts_line *line = *number ? set(d, number, type) : NULL;
    if (!line)
        return;
    put(d, line, d->left, d->foot - type->size * 95 / 100);
    d->left += line->width + type->size / 3;
}

static void draw_section(struct drawer *d, const char *section) {
    const struct ts_folio_style *f = &d->s->style->folio;
    const struct ts_line *line = *section ? set(d, section, &f->section) : NULL;
    if (!line)
        return;
    ts_len height = f->section.size * 16 / 10, pad = f->section.size / 2;
    ts_len width = line->width + 2 * pad > f->section_width ? line->width + 2 * pad : f->section_width;
    ts_len top = d->foot - height;
    ts_display_rule(d->s->typesetter->ctx, d->page, d->left, top, width, height, f->section_tint);
    put(d, line, d->left + (width - line->width) / 2, top + (height - f->section.size) / 2);
    d->left += width + f->section.size * 6 / 10;
}

const char *ts_folio_date(const struct ts_setting *s) {
    static const char *const days[] = {"日", "一", "二", "三", "四", "五", "六"};
    const struct ts_article *a = s->article;
    struct ts_arena *keep = s->typesetter->ctx->keep;
    if (!a->date.year)
        return a->folio.date;
    return ts_arena_printf(keep, "%d年%d月%d日　星期%s", a->date.year, a->date.month, a->date.day,
                           days[ts_article_weekday(a->date)]);
}

const char *ts_folio_credits(const struct ts_setting *s) {
    const struct ts_folio_text *t = &s->article->folio;
    const struct {
        const char *label, *name;
    } simplified[] = {{"责编：", t->editor}, {"美编：", t->designer}, {"校对：", t->proofreader}},
      traditional[] = {{"責編：", t->editor}, {"美編：", t->designer}, {"校對：", t->proofreader}},
      *credits = s->style->line.region == TS_REGION_MAINLAND ? simplified : traditional;
    const char *text = "";
    for (int i = 0; i < 3; i++)
        if (*credits[i].name)
            text = ts_arena_printf(s->typesetter->ctx->keep, "%s%s%s%s", text, *text ? "　" : "",
                                   credits[i].label, credits[i].name);
    return text;
}

static ts_len wider(const struct ts_line *a, const struct ts_line *b) {
    ts_len x = a ? a->width : 0, y = b ? b->width : 0;
    return x > y ? x : y;
}

/* Date and credits, one above the other, on the foot: what is not given leaves no hole. Where they do not fit
 * they are set smaller, down to 5 点. */
static void draw_info(struct drawer *d, ts_len room) {
    const char *texts[] = {ts_folio_date(d->s), ts_folio_credits(d->s)};
    const struct ts_line *lines[2] = {NULL, NULL};
    struct ts_type *type = TS_NEW(d->s->typesetter->ctx->keep, struct ts_type, 1);
    *type = d->s->style->folio.info;
    for (;; type->size -= TS_POINT / 2) {
        for (int i = 0; i < 2; i++)
            lines[i] = *texts[i] ? set(d, texts[i], type) : NULL;
        if (!d->ok || wider(lines[0], lines[1]) <= room || type->size <= 5 * TS_POINT)
            break;
    }
    ts_len y = d->foot - type->size - (lines[0] && lines[1] ? type->size * 15 / 10 : 0);
    for (int i = 0; i < 2; i++) {
        if (!lines[i])
            continue;
        put(d, lines[i], d->left, y);
        y += type->size * 15 / 10;
    }
    d->left += wider(lines[0], lines[1]);
}

/* From the foot of its type to the type area: the double rule, and the white around it. */
static ts_len height_below(const struct ts_folio_style *f) {
    return f->above + f->thin + f->gap + f->thick + f->info.size * 45 / 100;
}

ts_len ts_folio_height(const struct ts_style *s) {
    const struct ts_folio_style *f = &s->folio;
    ts_len most = f->number.size > f->paper.size ? f->number.size : f->paper.size;
    return height_below(f) + most;
}

bool ts_folio_draw(const struct ts_setting *s, int index, struct ts_page *page) {
    const struct ts_folio_style *f = &s->style->folio;
    const struct ts_folio_text *t = &s->article->folio;
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_grid grid = ts_grid_make(s->style); /* the article's own may be a part of it */
    ts_len bottom = grid.top - f->above, top = bottom - f->thin - f->gap - f->thick;
    struct drawer d = {.s = s,
                       .page = page,
                       .left = grid.left,
                       .right = grid.left + grid.width,
                       .foot = grid.top - height_below(f),
                       .ok = true};
    draw_number(&d, ts_imprint_page(ctx, t->page, index));
    draw_section(&d, t->section);
    const struct ts_line *paper = *t->paper ? set(&d, t->paper, &f->paper) : NULL;
    d.right -= paper ? paper->width : 0;
    draw_info(&d, d.right - d.left - f->info.size);
    if (paper)
        put(&d, paper, d.right, d.foot - f->paper.size);
    if (d.left > d.right && index == 0)
        TS_DIAG(ctx->diag, TS_FOLIO_CROWDED, ts_place_of_file(s->article->source->name), "");
    ts_display_rule(ctx, page, grid.left, top, grid.width, f->thick, f->info.colour);
    ts_display_rule(ctx, page, grid.left, bottom - f->thin, grid.width, f->thin, f->info.colour);
    return d.ok;
}
