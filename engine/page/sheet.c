#include "page/sheet.h"

#include "page/boundaries.h"
#include "page/folio.h"
#include "page/furniture.h"
#include "page/masthead.h"
#include "text/rest.h"

enum {
    ROWS_OF_REST = 4, /* of the headline over what did not fit */
    TITLE_ROOM = 160  /* a block's title with its white, percent of its size */
};

struct sheet {
    const struct ts_typesetter *t;
    const struct ts_plan *plan;
    const struct ts_setting *page; /* of what belongs to no article */
    struct ts_grid grid;
};

static const struct ts_line *set_title(const struct sheet *sheet, const struct ts_plan_block *b) {
    return *b->title ? ts_setting_line(sheet->page, b->title, &b->style->box_title) : NULL;
}

static int rows_of_title(const struct sheet *sheet, const struct ts_plan_block *b) {
    return ts_grid_rows_of(&sheet->grid, ts_len_scale(b->style->box_title.size, TITLE_ROOM, 100));
}

/* --- where a block's text stands ------------------------------------------------------------------------ */

/* A part of the same block ends where this one begins. */
static bool goes_on_above(const struct ts_plan_block *b, int part) {
    const struct ts_grid_rect *r = &b->parts[part];
    for (int i = 0; i < b->n_parts; i++)
        if (b->parts[i].row + b->parts[i].rows == r->row && b->parts[i].column < r->column + r->columns &&
            r->column < b->parts[i].column + b->parts[i].columns)
            return true;
    return false;
}

static void take_rows(struct ts_grid_rect *r, int rows) {
    rows = rows < r->rows ? rows : r->rows;
    r->row += rows;
    r->rows -= rows;
}

/* The parts without the empty rows above them. */
static struct ts_grid_rect *clear_parts(const struct sheet *sheet, const struct ts_plan_block *b) {
    struct ts_grid_rect *parts = TS_NEW(sheet->t->ctx->keep, struct ts_grid_rect, (size_t)b->n_parts);
    for (int i = 0; i < b->n_parts; i++) {
        parts[i] = b->parts[i];
        if (parts[i].row > 0 && !goes_on_above(b, i))
            take_rows(&parts[i], sheet->plan->style->separation.rows);
    }
    return parts;
}

/* Inside a frame: a row less above and below, an em less at either side, and whole characters in as many
 * columns. */
static struct ts_grid inside_of(const struct ts_grid *g, struct ts_grid_rect r) {
    struct ts_grid in = ts_grid_within(g, r);
    in.left += g->em;
    in.width -= 2 * g->em;
    in.top += g->row;
    in.rows = r.rows > 2 ? r.rows - 2 : 0;
    in.measure = (in.width - (in.columns - 1) * g->em) / in.columns / g->em * g->em;
    in.gutter = in.columns > 1 ? (in.width - in.columns * in.measure) / (in.columns - 1) : 0;
    if (in.columns == 1) {
        in.left += (in.width - in.measure) / 2;
        in.width = in.measure;
    }
    return in;
}

/* Where an article stands in its block, under the block's title. */
static const struct ts_site *site_of(const struct sheet *sheet, const struct ts_plan_block *b) {
    struct ts_ctx *ctx = sheet->t->ctx;
    struct ts_grid_rect *parts = clear_parts(sheet, b);
    int rows = *b->title ? rows_of_title(sheet, b) : 0;
    if (b->ground == TS_BLOCK_PLAIN) {
        take_rows(&parts[0], rows);
        return ts_site_of_parts(ctx, &sheet->grid, parts, b->n_parts);
    }
    struct ts_grid in = inside_of(&sheet->grid, parts[0]);
    struct ts_grid_rect all = {0, 0, in.columns, in.rows};
    take_rows(&all, rows);
    return ts_site_of_parts(ctx, &in, &all, 1);
}

/* --- drawing -------------------------------------------------------------------------------------------- */

/* Above the article's site, in the middle of its rows. */
static bool draw_title(const struct sheet *sheet, const struct ts_plan_block *b, const struct ts_site *site,
                       struct ts_page *page) {
    const struct ts_line *line = set_title(sheet, b);
    if (!line)
        return !*b->title;
    int rows = rows_of_title(sheet, b);
    ts_len width = ts_grid_part_of(&site->grid, site->head.column, site->head.columns).width;
    ts_len middle = ts_grid_band_middle(&site->grid, site->head.row - rows, rows);
    ts_display_line(sheet->t->ctx, page, line,
                    ts_grid_column_x(&site->grid, site->head.column) +
                        ts_setting_align(b->style->box_title.align, width, line->width),
                    middle - line->em / 2, TS_MARK_BLOCK, -1, -1, -1);
    return true;
}

/* The word that stands in an advert's space, line by line in its middle. */
static bool draw_advert(const struct sheet *sheet, const struct ts_plan_block *b, struct ts_page *page) {
    struct ts_grid_rect r = clear_parts(sheet, b)[0];
    struct ts_grid g = ts_grid_within(&sheet->grid, r);
    const struct ts_line *line = *b->label ? ts_setting_line(sheet->page, b->label, &b->style->advert) : NULL;
    if (!line)
        return !*b->label;
    ts_len height = (g.rows - 1) * g.row + g.em;
    ts_display_line(sheet->t->ctx, page, line, g.left + (g.width - line->width) / 2,
                    g.top + (height - line->em) / 2, TS_MARK_BLOCK, -1, -1, -1);
    return true;
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

static struct ts_fit fit_of(const struct sheet *sheet, const struct ts_plan_block *b,
                            const struct ts_sheet_block *with) {
    return (struct ts_fit){.style = b->style,
                           .site = site_of(sheet, b),
                           .rest = with->rest,
                           .from = with->from,
                           .from_page = *b->from ? b->from : NULL,
                           .to_page = *b->to ? b->to : NULL};
}

static bool set_block(const struct sheet *sheet, int index, struct ts_sheet_block *with,
                      struct ts_page *page) {
    const struct ts_plan_block *b = &sheet->plan->blocks[index];
    if (b->role == TS_BLOCK_ADVERT)
        return draw_advert(sheet, b, page);
    struct ts_typesetter t = typesetter_of(sheet, b);
    struct ts_fit fit = fit_of(sheet, b, with);
    if (!draw_title(sheet, b, fit.site, page) ||
        (with->article && !ts_fit_block(&t, &fit, with->article, &with->done)))
        return false;
    if (with->article) {
        take_page(t.ctx, page, with->done.pages->pages, index);
        report_end(sheet, b, with);
    }
    return true;
}

/* --- boundaries ----------------------------------------------------------------------------------------- */

/* How high a block of one rectangle would be if its article filled it; 0 = not known. What is told of this is
 * told when it is set. */
static int rows_needed(const struct sheet *sheet, const struct ts_plan_block *b,
                       const struct ts_sheet_block *with) {
    if (!with->article || b->n_parts > 1)
        return 0;
    struct ts_ctx apart = *sheet->t->ctx;
    struct ts_typesetter t = typesetter_of(sheet, b);
    struct ts_fit fit = fit_of(sheet, b, with);
    struct ts_composed done;
    apart.diag = ts_diag_new(apart.keep);
    t.ctx = &apart;
    t.watch = NULL;
    if (!ts_block_compose(&t, &fit, with->article, &done))
        return 0;
    int columns = fit.site->grid.columns, lack = done.ended ? -done.rows_free : done.rows_over;
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
    int *needs = TS_NEW(sheet->t->ctx->keep, int, (size_t)plan->n_blocks + 1), n_free = 0;
    for (int i = 0; i < plan->n_blocks; i++)
        n_free += plan->blocks[i].free;
    if (plan->style->fit.mode != TS_FIT_PAGE || n_free < 2)
        return;
    for (int i = 0; i < plan->n_blocks; i++)
        needs[i] = plan->blocks[i].free ? rows_needed(sheet, &plan->blocks[i], &blocks[i]) : 0;
    sheet->plan = ts_boundaries_move(sheet->t->ctx, plan, needs, LEAST_ROWS);
    report_moved(sheet, plan);
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

/* It is still to be placed: one between paragraphs is a unit of the body. */
static bool is_left(const struct ts_composed *done, const struct ts_picture *p) {
    for (size_t i = done->rest_unit; i < done->body->n; i++)
        if (done->body->parts[i].picture && done->body->parts[i].picture->picture == p)
            return true;
    for (size_t i = 0; i < done->left->n; i++)
        if (done->left->v[i].picture == p)
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

/* What is over is a proof, no page of the paper: its folio line says 余稿, the article's headline stands over
 * it. */
static const struct ts_article *marked_as_rest(const struct sheet *sheet, const struct ts_article *rest) {
    struct ts_article *marked = TS_NEW(sheet->t->ctx->keep, struct ts_article, 1);
    *marked = *rest;
    marked->folio = sheet->plan->folio;
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

/* What is over, on pages of its own. */
static bool set_rest(const struct sheet *sheet, const struct ts_sheet_block *b, ts_page_list *pages) {
    const struct ts_article *rest = ts_sheet_rest(sheet->t->ctx, b);
    struct ts_composed composed;
    if (!rest)
        return true;
    struct ts_fit fit = {.style = style_of_rest(sheet), .rest = true, .from = b->done.rest.paragraph};
    if (!ts_pages_compose(sheet->t, &fit, marked_as_rest(sheet, rest), &composed))
        return false;
    for (size_t i = 0; i < composed.pages->n; i++)
        *TS_VEC_ADD(sheet->t->ctx->keep, pages) = composed.pages->pages[i];
    return true;
}

bool ts_sheet_compose(const struct ts_typesetter *t, const struct ts_plan *plan,
                      struct ts_sheet_block *blocks, ts_page_list *pages) {
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
    for (int i = 0; i < plan->n_blocks; i++)
        if (!*plan->blocks[i].to && !set_rest(&sheet, &blocks[i], pages))
            return false;
    return true;
}
