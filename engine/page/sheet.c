#include "page/sheet.h"

#include "page/boundaries.h"
#include "page/folio.h"
#include "page/furniture.h"
#include "page/legs.h"
#include "page/masthead.h"
#include "plan/heads.h"
#include "plan/white.h"
#include "text/rest.h"

enum {
    ROWS_OF_REST = 4 /* of the headline over what did not fit */
};

struct sheet {
    const struct ts_typesetter *t;
    const struct ts_plan *plan;
    const struct ts_setting *page; /* of what belongs to no article */
    struct ts_grid grid;
};

/* --- what goes on elsewhere ----------------------------------------------------------------------------- */

static bool is_island_of(const struct ts_island *island, const struct ts_picture *p) {
    return island && island->picture && island->picture->picture == p;
}

/* It is still to be placed: one between paragraphs is a unit of the body. */
static bool is_left(const struct ts_composed *done, const struct ts_picture *p) {
    for (size_t i = done->rest_unit; i < done->body->n; i++)
        if (is_island_of(done->body->parts[i].island, p))
            return true;
    for (size_t i = 0; i < done->left->n; i++)
        if (is_island_of(&done->left->v[i], p))
            return true;
    return false;
}

const struct ts_article *ts_sheet_rest(struct ts_ctx *ctx, const struct ts_sheet_block *b) {
    if (!b->article || !b->done.body || b->done.ended)
        return NULL;
    struct ts_picture *pictures = TS_NEW(ctx->keep, struct ts_picture, b->article->n_pictures + 1);
    size_t n = 0;
    for (size_t i = 0; i < b->article->n_pictures; i++)
        if (is_left(&b->done, &b->article->pictures[i]))
            pictures[n++] = b->article->pictures[i];
    return ts_article_rest(ctx, b->article, b->done.rest.paragraph, b->done.rest.offset, pictures, n);
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static struct ts_legs legs_of(const struct sheet *sheet, const struct ts_plan_block *b) {
    int title = *b->title ? ts_heads_title_rows(&sheet->grid, ts_heads_title_type(b)) : 0;
    return ts_legs_of(sheet->t->ctx, &sheet->grid, b, &sheet->plan->style->separation, title);
}

/* One line, in smaller type where it is wider than its place; NULL after an error. */
static const struct ts_line *set_within(const struct sheet *sheet, const char *words,
                                        const struct ts_type *type, ts_len width) {
    const struct ts_line *line = ts_setting_line(sheet->page, words, type);
    if (!line || line->width <= width)
        return line;
    struct ts_type *smaller = TS_NEW(sheet->t->ctx->keep, struct ts_type, 1);
    *smaller = *type;
    smaller->size = ts_len_scale(type->size, width, line->width);
    smaller->phrase_gap = ts_len_scale(type->phrase_gap, width, line->width);
    smaller->tracking = ts_len_scale(type->tracking, width, line->width);
    return ts_setting_line(sheet->page, words, smaller);
}

/* A line of the block's own in the middle of a grid's height. */
static bool draw_words(const struct sheet *sheet, const char *words, const struct ts_type *type, int align,
                       const struct ts_grid *g, ts_len middle, struct ts_page *page) {
    const struct ts_line *line = *words ? set_within(sheet, words, type, g->width) : NULL;
    if (line)
        ts_display_line(sheet->t->ctx, page, line, g->left + ts_setting_align(align, g->width, line->width),
                        middle - line->em / 2, TS_MARK_BLOCK, -1, -1, -1);
    return line || !*words;
}

static bool draw_title(const struct sheet *sheet, const struct ts_plan_block *b, const struct ts_grid *g,
                       struct ts_page *page) {
    const struct ts_type *type = ts_heads_title_type(b);
    return draw_words(sheet, b->title, type, type->align, g, ts_grid_band_middle(g, 0, g->rows), page);
}

static bool draw_advert(const struct sheet *sheet, const struct ts_plan_block *b, struct ts_page *page) {
    struct ts_grid g = ts_legs_outside(&sheet->grid, b, &sheet->plan->style->separation);
    g.left += g.em; /* its words keep clear of the frame */
    g.width -= 2 * g.em;
    ts_len middle = g.top + ((g.rows - 1) * g.row + g.em) / 2;
    return draw_words(sheet, b->label, &b->style->advert, TS_ALIGN_CENTRE, &g, middle, page);
}

/* All that a block's page has, as the block's. */
static void take_page(struct ts_ctx *ctx, struct ts_page *to, const struct ts_page *from, int block) {
    for (size_t i = 0; i < from->draws.n; i++) {
        struct ts_draw *d = TS_VEC_ADD(ctx->keep, &to->draws);
        *d = from->draws.v[i];
        d->block = block;
    }
}

static void report_end(const struct sheet *sheet, const struct ts_plan_block *b,
                       const struct ts_sheet_block *with) {
    if (*b->to && with->done.ended)
        TS_DIAG(sheet->t->ctx->diag, TS_BLOCK_JUMP_ENDS, ts_place_of_file(with->article->source->name),
                b->to);
}

/* The typesetter for a block's style. */
static struct ts_typesetter typesetter_of(const struct sheet *sheet, const struct ts_plan_block *b) {
    struct ts_typesetter t = *sheet->t;
    t.rules = &b->style->line;
    t.words = b->style->words;
    if (!b->style->line.hyphenate)
        t.hyphenator = NULL;
    return t;
}

/* What an article is asked in one of its block's legs. */
static struct ts_fit fit_of(const struct ts_plan_block *b, const struct ts_sheet_block *with,
                            const struct ts_legs *legs, int leg) {
    bool last = leg + 1 == legs->n;
    struct ts_fit fit = {.style = b->style,
                         .site = legs->sites[leg],
                         .rest = with->rest,
                         .from = with->from,
                         .bare = leg > 0 || *b->title,
                         .from_page = leg == 0 && *b->from ? b->from : NULL,
                         .to_page = last && *b->to ? b->to : NULL,
                         .goes_on = !last || *b->to,
                         .head_keeps = b->role == TS_BLOCK_LEAD};
    for (int i = leg + 1; i < legs->n; i++) {
        int rows = ts_site_rows(legs->sites[i]);
        fit.white_rows += rows;
        fit.white_characters += rows * (int)(legs->sites[i]->grid.measure / legs->sites[i]->grid.em);
    }
    return fit;
}

/* What of an article did not find room, as what is to be set next. */
static void go_on(struct ts_ctx *ctx, struct ts_sheet_block *with) {
    const struct ts_article *rest = ts_sheet_rest(ctx, with);
    with->article = rest;
    with->rest = true;
    with->from = with->done.rest.paragraph;
}

/* An article through the legs of its block. */
static bool set_article(const struct sheet *sheet, int index, const struct ts_legs *legs,
                        struct ts_sheet_block *with, struct ts_page *page) {
    const struct ts_plan_block *b = &sheet->plan->blocks[index];
    struct ts_typesetter t = typesetter_of(sheet, b);
    for (int leg = 0; leg < legs->n; leg++) {
        if (leg > 0)
            go_on(t.ctx, with);
        struct ts_fit fit = fit_of(b, with, legs, leg);
        if (!ts_fit_block(&t, &fit, with->article, &with->done))
            return false;
        take_page(t.ctx, page, with->done.pages->pages, index);
        if (with->done.ended)
            break;
    }
    report_end(sheet, b, with);
    return true;
}

static bool set_block(const struct sheet *sheet, int index, struct ts_sheet_block *with,
                      struct ts_page *page) {
    const struct ts_plan_block *b = &sheet->plan->blocks[index];
    struct ts_page words = {0}; /* that are not of the article */
    with->at = b->parts[0];
    if (b->role == TS_BLOCK_ADVERT) {
        bool ok = draw_advert(sheet, b, &words);
        take_page(sheet->t->ctx, page, &words, index);
        return ok;
    }
    struct ts_legs legs = legs_of(sheet, b);
    if (!draw_title(sheet, b, &legs.title, &words))
        return false;
    take_page(sheet->t->ctx, page, &words, index);
    return !with->article || set_article(sheet, index, &legs, with, page);
}

/* --- boundaries ----------------------------------------------------------------------------------------- */

/* Rows of a block down to the end of its head as it was set, beside which text may stand; a frame's are among
 * them. */
static int rows_of_head(const struct sheet *sheet, const struct ts_plan_block *b, const struct ts_grid *own,
                        const struct ts_composed *done) {
    ts_len end = ts_grid_row_y(own, done->head_rows) - ts_grid_row_y(&sheet->grid, b->parts[0].row);
    return end > 0 ? (int)((end + sheet->grid.row - 1) / sheet->grid.row) : 0;
}

/* How high a block of one rectangle would be if its article filled it; 0 = not known. Its head is to stay
 * above the columns (page/head.c): `least` becomes the rows that this asks for, if they are more. What is
 * told of this is told when it is set. */
static int rows_needed(const struct sheet *sheet, const struct ts_plan_block *b,
                       const struct ts_sheet_block *with, int *least) {
    if (!with->article || b->n_parts > 1)
        return 0;
    struct ts_apart trial;
    struct ts_typesetter t = typesetter_of(sheet, b);
    struct ts_legs legs = legs_of(sheet, b);
    struct ts_fit fit = fit_of(b, with, &legs, 0);
    struct ts_composed done;
    ts_apart_make(&trial, &t, false);
    if (!ts_block_compose(&trial.typesetter, &fit, with->article, &done))
        return 0;
    int columns = fit.site->grid.columns, lack = done.ended ? -done.rows_free : done.rows_over;
    int under = b->style->subhead.rows + 2, head = rows_of_head(sheet, b, &fit.site->grid, &done);
    int asked =
        head + (under > TS_HEADS_TEXT_ROWS ? under : TS_HEADS_TEXT_ROWS) + (b->ground != TS_BLOCK_PLAIN);
    *least = asked > *least ? asked : *least;
    return b->parts[0].rows + (lack >= 0 ? (lack + columns - 1) / columns : -(-lack / columns));
}

static void report_moved(const struct sheet *sheet, const struct ts_plan *from) {
    struct ts_ctx *ctx = sheet->t->ctx;
    for (int i = 0; i < from->n_blocks; i++) {
        const struct ts_grid_rect *old = &from->blocks[i].parts[0], *now = &sheet->plan->blocks[i].parts[0];
        if (old->row != now->row || old->rows != now->rows)
            TS_DIAG(ctx->diag, TS_BLOCK_MOVED, from->blocks[i].place,
                    ts_arena_printf(ctx->scratch, "at: [%d, %d], size: %dx%d", now->column + 1, now->row + 1,
                                    now->columns, now->rows),
                    ts_arena_printf(ctx->scratch, "at: [%d, %d], size: %dx%d", old->column + 1, old->row + 1,
                                    old->columns, old->rows));
    }
}

enum { LEAST_ROWS = 8 /* of a block whose boundary moves */ };

/* The plan with its free boundaries where the articles want them. */
static void move_boundaries(struct sheet *sheet, const struct ts_sheet_block *blocks) {
    const struct ts_plan *plan = sheet->plan;
    int *needs = TS_NEW(sheet->t->ctx->keep, int, (size_t)plan->n_blocks + 1);
    int *least = TS_NEW(sheet->t->ctx->keep, int, (size_t)plan->n_blocks + 1);
    if (!ts_white_moves(plan))
        return;
    for (int i = 0; i < plan->n_blocks; i++) {
        int asked = ts_heads_least_rows(&plan->blocks[i]); /* lower, the plan would be refused */
        least[i] = asked > LEAST_ROWS ? asked : LEAST_ROWS;
        needs[i] = plan->blocks[i].free ? rows_needed(sheet, &plan->blocks[i], &blocks[i], &least[i]) : 0;
    }
    sheet->plan = ts_boundaries_move(sheet->t->ctx, plan, &sheet->grid, needs, least);
    report_moved(sheet, plan);
    ts_white_report(sheet->t->ctx, sheet->plan);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static struct ts_page *add_page(const struct sheet *sheet, ts_page_list *pages) {
    struct ts_page *page = TS_VEC_ADD(sheet->t->ctx->keep, pages);
    page->width = sheet->plan->style->page_width;
    page->height = sheet->plan->style->page_height;
    return page;
}

/* Something to set what belongs to the page itself by: it has a folio and no text. */
static const struct ts_setting *page_setting(const struct ts_typesetter *t, const struct ts_plan *plan) {
    struct ts_source *source = TS_NEW(t->ctx->keep, struct ts_source, 1);
    struct ts_article *none = TS_NEW(t->ctx->keep, struct ts_article, 1);
    struct ts_fit fit = {.style = plan->style};
    source->name = plan->file;
    *none = (struct ts_article){.source = source, .folio = plan->folio, .date = plan->date, .title = ""};
    return ts_setting_make(t, &fit, none);
}

static bool draw_folio(const struct sheet *sheet, struct ts_page *page) {
    const struct ts_masthead *masthead = ts_masthead_set(sheet->page);
    if (!masthead)
        return false;
    if (masthead->part.n)
        ts_masthead_draw(sheet->page, masthead, page);
    return masthead->part.n || ts_folio_draw(sheet->page, 0, page);
}

/* What is over is a proof, no page of the paper: its folio line says 余稿, the article's headline stands over
 * it. */
static const struct ts_article *marked_as_rest(const struct sheet *sheet, const struct ts_article *rest) {
    struct ts_article *marked = TS_NEW(sheet->t->ctx->keep, struct ts_article, 1);
    *marked = *rest;
    marked->folio = sheet->plan->folio;
    marked->date = sheet->plan->date;
    marked->folio.page = marked->folio.editor = marked->folio.designer = marked->folio.proofreader = "";
    marked->folio.section = sheet->plan->style->line.region == TS_REGION_MAINLAND ? "余稿" : "餘稿";
    return marked;
}

/* The page's style with room for that headline and without a masthead. */
static const struct ts_style *style_of_rest(const struct sheet *sheet) {
    struct ts_style *style = TS_NEW(sheet->t->ctx->keep, struct ts_style, 1);
    *style = *sheet->plan->style;
    style->masthead.rows = 0;
    if (!style->jump_headline.rows)
        style->jump_headline.rows = ROWS_OF_REST;
    return style;
}

/* How far down the proofs have something on the last of them. */
struct proofs {
    ts_page_list *pages;
    int rows; /* 0 = there is none yet */
};

/* Rows from the type area's top to below all that stands on a page. */
static int rows_of(const struct ts_grid *g, const struct ts_page *page) {
    ts_len foot = g->top;
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        ts_len end = d->kind == TS_DRAW_TEXT || d->kind == TS_DRAW_INK ? d->y : d->y + d->height;
        foot = end > foot ? end : foot;
    }
    return (foot - g->top + g->row - 1) / g->row;
}

/* A page's text below what the last proof has already, if there is room for it with an empty row between. */
static bool add_below(const struct sheet *sheet, struct proofs *to, const struct ts_grid *g,
                      const struct ts_composed *done) {
    struct ts_page text = done->pages->pages[0];
    int rows = rows_of(g, &text);
    if (!to->rows || !done->ended || to->rows + 1 + rows > g->rows)
        return false;
    struct ts_page *page = &to->pages->v[to->pages->n - 1];
    for (size_t i = done->n_folio; i < text.draws.n; i++) {
        struct ts_draw *d = TS_VEC_ADD(sheet->t->ctx->keep, &page->draws);
        *d = text.draws.v[i];
        d->y += (to->rows + 1) * g->row;
    }
    to->rows += 1 + rows;
    return true;
}

/* What is over of a block, on proofs: below what is over of others, else on pages of its own. */
static bool set_rest(const struct sheet *sheet, const struct ts_sheet_block *b, struct proofs *to) {
    const struct ts_article *rest = ts_sheet_rest(sheet->t->ctx, b);
    struct ts_composed composed;
    if (!rest)
        return true;
    struct ts_fit fit = {.style = style_of_rest(sheet), .rest = true, .from = b->done.rest.paragraph};
    struct ts_grid grid = ts_grid_make(fit.style);
    if (!ts_pages_compose(sheet->t, &fit, marked_as_rest(sheet, rest), &composed))
        return false;
    if (add_below(sheet, to, &grid, &composed))
        return true;
    for (size_t i = 0; i < composed.pages->n; i++)
        *TS_VEC_ADD(sheet->t->ctx->keep, to->pages) = composed.pages->pages[i];
    to->rows = rows_of(&grid, &composed.pages->pages[composed.pages->n - 1]);
    return true;
}

/* 碰题, 叠题. */
static void report_clashes(const struct sheet *sheet, const ts_clash_list *clashes) {
    struct ts_ctx *ctx = sheet->t->ctx;
    for (size_t i = 0; i < clashes->n; i++) {
        const struct ts_clash *c = &clashes->v[i];
        TS_DIAG(ctx->diag, c->stacked ? TS_PLAN_HEADS_STACKED : TS_PLAN_HEADS_BESIDE,
                sheet->plan->blocks[c->second].place,
                ts_arena_printf(ctx->scratch, "%u", sheet->plan->blocks[c->first].place.line));
    }
}

bool ts_sheet_compose(const struct ts_typesetter *t, const struct ts_plan *plan,
                      struct ts_sheet_block *blocks, ts_page_list *pages, ts_clash_list *clashes) {
    struct sheet sheet = {.t = t, .plan = plan, .page = page_setting(t, plan)};
    sheet.grid = sheet.page->grid;
    move_boundaries(&sheet, blocks);
    plan = sheet.plan;
    struct ts_page *page = add_page(&sheet, pages);
    ts_furniture_draw_grounds(t->ctx, plan, page);
    if (!draw_folio(&sheet, page))
        return false;
    for (int i = 0; i < plan->n_blocks; i++)
        if (!set_block(&sheet, i, &blocks[i], page))
            return false;
    ts_furniture_draw_rules(t->ctx, plan, page);
    *clashes = ts_clashes_find(t->ctx, plan, page);
    report_clashes(&sheet, clashes);
    struct proofs proofs = {.pages = pages};
    for (int i = 0; i < plan->n_blocks; i++)
        if (!*plan->blocks[i].to && !set_rest(&sheet, &blocks[i], &proofs))
            return false;
    return true;
}
