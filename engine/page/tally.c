#include "page/tally.h"

#include "text/plain.h"

/* --- the copy ------------------------------------------------------------------------------------------- */

/* The signs between a table's cells are set only where the table is too wide for a column, and are markup
 * either way. */
static bool is_between_cells(const struct ts_para *row, size_t at) {
    size_t low = 0, high = row->n_cells; /* the first that ends behind it */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (row->cells[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return row->n_cells > 0 && (low == row->n_cells || at < row->cells[low].begin);
}

static void add_paragraph(struct ts_tally *t, const struct ts_para *para) {
    for (size_t i = 0; i < para->n_spans; i++) {
        const struct ts_span *span = &para->spans[i];
        if (is_between_cells(para, span->begin))
            continue;
        t->to_set += ts_plain_count_seen(ts_slice_cut(para->text, span->begin, span->end));
        t->to_set += ts_plain_count_seen(span->ruby);
    }
}

static void add_source(struct ts_tally *t, const struct ts_source *source) {
    t->in += source->characters;
    t->replaced += source->replaced;
    for (size_t i = 0; i < source->n_joined; i++)
        add_source(t, source->joined[i]);
}

void ts_tally_add_article(struct ts_tally *t, const struct ts_article *article) {
    add_source(t, article->source);
    for (size_t i = 0; i < article->joins.n; i++)
        t->joins += article->joins.v[i].made;
    for (size_t i = 0; i < article->n_paras; i++)
        add_paragraph(t, &article->paras[i]);
    for (size_t i = 0; i < article->n_pictures; i++) {
        add_paragraph(t, article->pictures[i].caption);
        add_paragraph(t, article->pictures[i].credit);
    }
}

/* --- the pages ------------------------------------------------------------------------------------------ */

static bool holds(struct ts_slice text, const char *p) {
    return text.n && p >= text.p && p < text.p + text.n;
}

/* The stretch of an article's text that a byte is in: its source's, or a paragraph that the header gives; n 0
 * = it is not of the article. */
static struct ts_slice stretch_of(const struct ts_article *article, const char *p) {
    if (holds(article->source->text, p))
        return article->source->text;
    for (size_t i = 0; i < article->n_paras && article->paras[i].role <= TS_ROLE_STANDFIRST; i++)
        if (holds(article->paras[i].text, p))
            return article->paras[i].text;
    return (struct ts_slice){NULL, 0};
}

struct counter {
    const struct ts_article *const *articles;
    size_t n_articles, set;
    struct ts_slice last; /* where the character before stood: the next does too */
    size_t article, para; /* where the last sign of a table was looked for: the next is near */
};

/* Look for the paragraph that holds p from where the last one was found, round to there again. */
static const struct ts_para *find_para(struct counter *c, const char *p) {
    for (size_t n = 0; n < c->n_articles; n++) {
        const struct ts_article *a = c->articles[c->article];
        for (size_t k = 0; k < a->n_paras; k++) {
            size_t at = (c->para + k) % a->n_paras;
            if (holds(a->paras[at].text, p)) {
                c->para = at;
                return &a->paras[at];
            }
        }
        c->article = (c->article + 1) % c->n_articles;
        c->para = 0;
    }
    return NULL;
}

static bool is_sign_of_table(struct counter *c, const char *p) {
    const struct ts_para *para = *p == '|' ? find_para(c, p) : NULL;
    return para && is_between_cells(para, (size_t)(p - para->text.p));
}

static bool is_of_copy(struct counter *c, const char *p) {
    for (size_t i = 0; i < c->n_articles && !holds(c->last, p); i++)
        c->last = stretch_of(c->articles[i], p);
    return holds(c->last, p) && !is_sign_of_table(c, p);
}

static void count_line(struct counter *c, const struct ts_line *line) {
    for (size_t i = 0; i < line->n_glyphs; i++) {
        const struct ts_set_glyph *g = &line->glyphs[i];
        if (g->n_text && is_of_copy(c, g->text))
            c->set += ts_plain_count_seen((struct ts_slice){g->text, g->n_text});
    }
}

static bool marks_repeated(const struct ts_draw *d) {
    return d->kind == TS_DRAW_MARK && d->role == TS_MARK_JUMP;
}

/* The headline of a page that an article goes on to: its mark stands behind it, and before the small text
 * above it. */
static bool is_repeated(const struct ts_page *page, size_t i) {
    const struct ts_draw *d = &page->draws.v[i];
    return (i + 1 < page->draws.n && marks_repeated(d + 1)) ||
           (i > 0 && marks_repeated(d - 1) && d[-1].line && d[-1].line->ruby == d->line);
}

void ts_tally_add_pages(struct ts_tally *t, const struct ts_pages *pages,
                        const struct ts_article *const *articles, size_t n_articles) {
    struct counter c = {.articles = articles, .n_articles = n_articles};
    for (size_t i = 0; i < pages->n; i++)
        for (size_t k = 0; k < pages->pages[i].draws.n; k++)
            if (pages->pages[i].draws.v[k].kind == TS_DRAW_TEXT && !is_repeated(&pages->pages[i], k))
                count_line(&c, pages->pages[i].draws.v[k].line);
    t->set += c.set;
}

void ts_tally_report(struct ts_ctx *ctx, const struct ts_tally *t, const char *file) {
    struct ts_place place = ts_place_of_file(file);
    size_t markup = t->in > t->to_set ? t->in - t->to_set : 0;
    const char *changed =
        ts_arena_printf(ctx->scratch, TS_BOTH("%zu joins, %zu replaced", "接段 %zu 处，改字 %zu 个"),
                        t->joins, t->replaced, t->joins, t->replaced);
    TS_DIAG(ctx->diag, TS_COPY_COUNTED, place, ts_arena_printf(ctx->scratch, "%zu", t->set),
            ts_arena_printf(
                ctx->scratch,
                TS_BOTH("%zu in, of them %zu markup and header", "来稿 %zu 字，其中标记和稿头 %zu 字"), t->in,
                markup, t->in, markup),
            changed);
    if (t->set + t->elsewhere != t->to_set)
        TS_DIAG(ctx->diag, TS_COPY_MISCOUNTED, place,
                ts_arena_printf(ctx->scratch, "%zu", t->to_set - t->elsewhere),
                ts_arena_printf(ctx->scratch, "%zu", t->set));
}
