#include "page/hyperlinks.h"

#include "grid/grid.h"
#include "text/address.h"

#include <stdlib.h>

/* Text that leads somewhere. */
struct link {
    const char *begin, *end;
    const char *uri;
};

typedef TS_VEC(struct link) links;

static void add_para(struct ts_ctx *ctx, links *found, const struct ts_para *para) {
    for (size_t i = 0; i < para->n_spans; i++) {
        const struct ts_span *s = &para->spans[i];
        const char *begin = para->text.p + s->begin, *end = para->text.p + s->end;
        struct link *last = found->n ? &found->v[found->n - 1] : NULL;
        const struct ts_span *before = i ? s - 1 : NULL;
        if (s->link.n && before && before->link.p == s->link.p && last && last->end <= begin)
            last->end = end; /* with the signs between them, which are not on the page */
        else if (s->link.n)
            *TS_VEC_ADD(ctx->keep, found) = (struct link){begin, end, ts_address_uri(ctx->keep, s->link)};
    }
}

static int by_place(const void *x, const void *y) {
    const struct link *a = x, *b = y;
    return (a->begin > b->begin) - (a->begin < b->begin);
}

static const struct link *find(const links *found, const char *p) {
    size_t low = 0, high = found->n; /* the first that begins behind p */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (found->v[middle].begin <= p)
            low = middle + 1;
        else
            high = middle;
    }
    const struct link *l = low ? &found->v[low - 1] : NULL;
    return l && p < l->end ? l : NULL;
}

/* Glyphs [begin, end) of a line that lead to one place; the text is drawn at d. */
static struct ts_draw place_of(const struct ts_draw *d, size_t begin, size_t end) {
    const struct ts_line *line = d->line;
    const struct ts_set_glyph *first = &line->glyphs[begin], *next = &line->glyphs[end];
    ts_len em = first->type->size;
    if (line->length) { /* vertical: glyphs count down from the head */
        ts_len from = -first->y, to = end < line->n_glyphs ? -next->y : line->length;
        return (struct ts_draw){.x = d->x, .y = d->y + from, .width = line->width, .height = to - from};
    }
    ts_len to = end < line->n_glyphs ? next->x : line->width;
    return (struct ts_draw){.x = d->x + first->x,
                            .y = d->y - ts_grid_baseline(0, em) - first->type->rise,
                            .width = to - first->x,
                            .height = em};
}

static void add_places(struct ts_ctx *ctx, struct ts_page *page, const struct ts_draw *d,
                       const links *found) {
    for (size_t i = 0, next; i < d->line->n_glyphs; i = next) {
        const struct link *link = find(found, d->line->glyphs[i].text);
        for (next = i + 1; link && next < d->line->n_glyphs; next++) {
            const struct ts_set_glyph *g =
                &d->line->glyphs[next]; /* blanks are the program's, and one glyph of several has no text */
            bool own = g->n_text && *g->text != ' ';
            if (own && find(found, g->text) != link)
                break;
        }
        if (!link || !link->uri)
            continue;
        struct ts_draw place = place_of(d, i, next);
        place.kind = TS_DRAW_LINK;
        place.uri = link->uri;
        if (place.width > 0 && place.height > 0)
            *TS_VEC_ADD(ctx->keep, &page->draws) = place;
    }
}

void ts_hyperlinks_add(struct ts_ctx *ctx, const struct ts_pages *pages,
                       const struct ts_article *const *articles, size_t n_articles) {
    links found = {0};
    for (size_t i = 0; i < n_articles; i++) {
        for (size_t k = 0; k < articles[i]->n_paras; k++)
            add_para(ctx, &found, &articles[i]->paras[k]);
        for (size_t k = 0; k < articles[i]->n_pictures; k++) {
            add_para(ctx, &found, articles[i]->pictures[k].caption);
            add_para(ctx, &found, articles[i]->pictures[k].credit);
        }
    }
    if (!found.n)
        return;
    qsort(found.v, found.n, sizeof *found.v, by_place);
    for (size_t i = 0; i < pages->n; i++)
        for (size_t k = 0, n = pages->pages[i].draws.n; k < n; k++) {
            struct ts_draw d = pages->pages[i].draws.v[k]; /* which grows meanwhile */
            if (d.kind == TS_DRAW_TEXT)
                add_places(ctx, &pages->pages[i], &d, &found);
        }
}
