#include "page/overset.h"

#include "base/utf8.h"

enum {
    NEARLY = 4, /* an article is nearly on its page if no more than 1/4 of one is over */
    MOST_CUTS = 8
};

/* White, and what only says where a word may be divided. */
static bool is_blank(uint32_t cp) {
    return cp <= 0x20 || cp == 0x3000 || cp == 0xA0 || cp == 0xAD || cp == 0x200B;
}

/* Characters that are read: not markup, not blanks. */
static size_t characters_of(const struct ts_line *line) {
    size_t n = 0;
    for (size_t i = 0; i < line->n_glyphs; i++) {
        struct ts_slice text = {line->glyphs[i].text, line->glyphs[i].n_text};
        for (size_t used; text.n; text = ts_slice_cut(text, used, text.n))
            n += !is_blank(ts_utf8_decode(text.p, text.n, &used));
    }
    return n;
}

/* A mark of a line of the copy. */
static bool is_copy(const struct ts_draw *d) {
    return d->kind == TS_DRAW_MARK && d->line && (d->role < TS_N_ROLES || d->role == TS_MARK_CAPTION);
}

static size_t characters_of_page(const struct ts_page *page) {
    size_t n = 0;
    for (size_t i = 0; page && i < page->draws.n; i++)
        if (is_copy(&page->draws.v[i]))
            n += characters_of(page->draws.v[i].line);
    return n;
}

size_t ts_overset_characters(const struct ts_pages *pages, size_t first) {
    size_t n = 0;
    for (size_t p = first; p < pages->n; p++)
        n += characters_of_page(&pages->pages[p]);
    return n;
}

static size_t characters_of_lines(const struct ts_line *lines, size_t n_lines) {
    size_t n = 0;
    for (size_t i = 0; lines && i < n_lines; i++)
        n += characters_of(&lines[i]);
    return n;
}

/* Of a picture its caption and credit. */
static size_t characters_of_island(const struct ts_island *island) {
    const struct ts_set_picture *p = island ? island->picture : NULL;
    if (p)
        return characters_of_lines(p->caption->lines, p->caption->n) +
               characters_of_lines(p->credit->lines, p->credit->n);
    return island ? characters_of_page(island->drawing) : 0;
}

size_t ts_overset_characters_behind(const struct ts_body *body, size_t begin,
                                    const struct ts_islands *waiting) {
    size_t n = 0;
    for (size_t i = 0; i < waiting->n; i++)
        n += characters_of_island(&waiting->v[i]);
    for (size_t i = begin; i < body->n; i++) {
        const struct ts_body_unit *part = &body->parts[i];
        n += characters_of_lines(part->lines, part->n_lines) + characters_of_page(part->block) +
             characters_of_island(part->island);
    }
    return n;
}

/* The paragraphs whose last line is shortest, one for each row that is over: cutting it saves a row for the
 * fewest characters. */
static void report_cuts(struct ts_ctx *ctx, const struct ts_article *article, const struct ts_body *body,
                        int rows) {
    const struct ts_line *shortest[MOST_CUTS] = {NULL};
    int most = rows < MOST_CUTS ? rows : MOST_CUTS;
    for (size_t i = 0; i < body->n; i++) {
        const struct ts_body_unit *part = &body->parts[i];
        const struct ts_line *line = part->lines;
        if (body->units[i].band || !line || part->line_number <= 0 || !line->last)
            continue;
        for (int k = 0; k < most && line; k++)
            if (!shortest[k] || characters_of(line) < characters_of(shortest[k])) {
                const struct ts_line *other = shortest[k];
                shortest[k] = line;
                line = other;
            }
    }
    const struct ts_source *source = article->source;
    for (int k = 0; k < most && shortest[k]; k++)
        TS_DIAG(ctx->diag, TS_FIT_CUT, ts_source_place(source, (size_t)(shortest[k]->text - source->text.p)),
                ts_arena_printf(ctx->scratch, "%zu", characters_of(shortest[k])),
                ts_arena_copy(ctx->scratch, shortest[k]->text, shortest[k]->n_text));
}

void ts_overset_report(struct ts_ctx *ctx, const struct ts_fit *fit, const struct ts_article *article,
                       const struct ts_composed *c) {
    const struct ts_style *style = fit->style;
    bool asked = style->fit.mode == TS_FIT_PAGE, block = fit->site && !fit->site->page;
    struct ts_place place = ts_place_of_file(article->source->name);
    int rows = c->ended ? c->rows_free + fit->white_rows : c->rows_over;
    int line = block ? fit->site->grid.measure / style->body.size : style->characters;
    if (rows <= 0)
        return;
    const char *r = ts_arena_printf(ctx->scratch, "%d", rows),
               *n = ts_arena_printf(ctx->scratch, "%zu",
                                    c->ended ? (size_t)(c->rows_free * line + fit->white_characters)
                                             : c->characters_over);
    if (c->ended)
        TS_DIAG(ctx->diag, block ? TS_BLOCK_SHORT : asked ? TS_FIT_SHORT : TS_FIT_FREE, place, r, n);
    else if (block || asked || rows <= c->page_rows / NEARLY) {
        TS_DIAG(ctx->diag, block ? TS_BLOCK_OVER : TS_FIT_OVER, place, r, n);
        report_cuts(ctx, article, c->body, rows);
    }
}
