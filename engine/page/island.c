#include "page/island.h"

#include "page/boxes.h"
#include "page/insets.h"
#include "page/jump.h"

#include <stdlib.h>

typedef TS_VEC(struct ts_island) island_list;

static void add_picture(const struct ts_setting *s, const struct ts_set_picture *p, island_list *to) {
    *TS_VEC_ADD(s->typesetter->ctx->keep, to) = (struct ts_island){.number = p->number,
                                                                   .columns = p->columns,
                                                                   .position = p->picture->position,
                                                                   .side = p->picture->side,
                                                                   .before = p->picture->before,
                                                                   .offset = p->picture->offset,
                                                                   .picture = p};
}

/* --- boxes and tables -------------------------------------------------------------------------------------
 */

static void report_narrowed(const struct ts_setting *s, size_t first, int columns, const char *why) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    if (!s->quiet)
        TS_DIAG(ctx->diag, TS_INSET_NARROWED,
                ts_source_place(s->article->source, s->article->paras[first].offset),
                ts_arena_printf(ctx->scratch, "%d", columns), why);
}

/* The pieces of a table one under the other, as one drawing. Of the empty rows above its first rule and below
 * its last it needs none that the page leaves beside pictures, nor one outside its columns. The rules stand
 * half way to the rows around; at the head or foot of columns the outer one is level with them, and all
 * stands that much lower or higher. */
static void stack(const struct ts_setting *s, const struct ts_inset *inset, struct ts_island *island) {
    struct ts_page *drawing = TS_NEW(s->typesetter->ctx->keep, struct ts_page, 1);
    ts_len half = (s->grid.row - s->grid.em + s->style->table.rule) / 2;
    ts_len down = island->position == TS_PICTURE_TOP ? half : island->position == TS_PICTURE_FOOT ? -half : 0;
    bool bare_above = island->position == TS_PICTURE_TOP || s->style->picture.rows_before > 0,
         bare_below = island->position == TS_PICTURE_FOOT || s->style->picture.rows_after > 0;
    island->rows = bare_above ? -1 : 0;
    for (size_t i = 0; i < inset->pieces.n; i++) {
        const struct ts_inset_piece *piece = &inset->pieces.v[i];
        ts_display_copy(s->typesetter->ctx, drawing, piece->drawing, 0, island->rows * s->grid.row + down,
                        -1);
        island->rows += piece->rows;
    }
    island->rows -= bare_below;
    island->drawing = drawing;
}

/* Set a box or a table over the island's columns; without a drawing it has no place there. */
static bool set_wide(const struct ts_setting *s, size_t first, const struct ts_placing *placing,
                     struct ts_island *island) {
    struct ts_inset inset = {.end = ts_inset_end(s->article, first)};
    struct ts_grid_part part = ts_grid_part_of(&s->grid, 0, island->columns);
    part.left = 0;
    if (s->article->paras[first].role != TS_ROLE_TABLE)
        return ts_box_set_wide(s, first, inset.end, part, placing->columns > 0 ? placing->columns : part.n,
                               &island->drawing, &island->rows);
    struct ts_setting wide = *s;
    wide.grid.measure = part.width;
    wide.quiet = true; /* what is too wide even so is said when it is set in a column */
    if (!ts_inset_set(&wide, first, &inset))
        return false;
    if (inset.pieces.n)
        stack(s, &inset, island);
    return true;
}

static bool add_wide(const struct ts_setting *s, size_t first, island_list *to) {
    const struct ts_para *para = &s->article->paras[first];
    const struct ts_placing *placing = para->placing;
    const struct ts_picture_style *style = &s->style->picture;
    struct ts_island island = {.number = (int)first, .before = first, .offset = para->offset};
    island.columns = placing->width < s->grid.columns ? placing->width : s->grid.columns;
    island.position = placing->position < 0 ? style->position : placing->position;
    if (island.columns < 2 || island.position == TS_PICTURE_HERE)
        return true;
    island.side = placing->side >= 0                     ? placing->side
                  : island.position == TS_PICTURE_MIDDLE ? TS_PICTURE_CENTRE
                                                         : style->side;
    if (s->fit->insets_in_columns) {
        report_narrowed(s, first, placing->width, TS_BOTH("there is no room in the block", "版块里没有位置"));
        return true;
    }
    if (!set_wide(s, first, placing, &island))
        return false;
    int most = s->grid.rows - ts_jump_most_rows(s);
    if (!island.drawing)
        report_narrowed(s, first, placing->width, TS_BOTH("it is too wide", "太宽"));
    else if (ts_island_hole(s->style, &s->grid, &island, most) > most)
        report_narrowed(s, first, placing->width, TS_BOTH("it is higher than the page", "比版面还高"));
    else
        *TS_VEC_ADD(s->typesetter->ctx->keep, to) = island;
    return true;
}

/* --- the whole
 * ---------------------------------------------------------------------------------------------- */

const struct ts_islands *ts_islands_set(const struct ts_setting *s) {
    struct ts_arena *keep = s->typesetter->ctx->keep;
    const struct ts_set_pictures *pictures = ts_pictures_set(s);
    struct ts_islands *all = TS_NEW(keep, struct ts_islands, 1);
    island_list list = {0};
    size_t picture = 0;
    if (!pictures)
        return NULL;
    for (size_t i = 0; i < s->article->n_paras; i++) {
        for (; picture < pictures->n && pictures->v[picture].picture->before <= i; picture++)
            add_picture(s, &pictures->v[picture], &list);
        bool here = !s->fit->rest || i >= s->fit->from; /* what went before stands elsewhere */
        bool wide = here && s->article->paras[i].placing && s->article->paras[i].placing->width > 1;
        if (wide && !add_wide(s, i, &list))
            return NULL;
    }
    for (; picture < pictures->n; picture++)
        add_picture(s, &pictures->v[picture], &list);
    *all = (struct ts_islands){list.v, list.n};
    return all;
}

bool ts_islands_hold(const struct ts_islands *islands, size_t first) {
    for (size_t i = 0; islands && i < islands->n; i++)
        if (!islands->v[i].picture && islands->v[i].before == first)
            return true;
    return false;
}

int ts_island_columns(const struct ts_island *island, const struct ts_grid *g) {
    if (island->picture)
        return ts_picture_columns(island->picture->picture, g);
    return island->columns < g->columns ? island->columns : g->columns;
}

int ts_island_rows(const struct ts_style *s, const struct ts_grid *g, const struct ts_island *island,
                   int most) {
    return island->picture ? ts_picture_rows(s, g, island->picture, most) : island->rows;
}

int ts_island_hole(const struct ts_style *s, const struct ts_grid *g, const struct ts_island *island,
                   int most) {
    int before = island->position == TS_PICTURE_TOP ? 0 : s->picture.rows_before,
        after = island->position == TS_PICTURE_FOOT ? 0 : s->picture.rows_after;
    return before + ts_island_rows(s, g, island, most - before - after) + after;
}

void ts_island_draw(const struct ts_setting *s, const struct ts_island *island, int column, int row, int most,
                    struct ts_page *page) {
    if (island->picture)
        ts_picture_draw(s, island->picture, column, row, most, page);
    else
        ts_display_copy(s->typesetter->ctx, page, island->drawing, ts_grid_column_x(&s->grid, column),
                        ts_grid_row_y(&s->grid, row), -1);
}
