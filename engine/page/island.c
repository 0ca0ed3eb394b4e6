#include "page/island.h"

#include "page/boxes.h"
#include "page/insets.h"
#include "page/jump.h"
#include "page/tables.h"
#include "page/wide_table.h"

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

/* --- boxes and tables ----------------------------------------------------------------------------------- */

static const char too_high[] = TS_BOTH("it is higher than the page", "比版面还高");

static void report_narrowed(const struct ts_setting *s, size_t first, int columns, const char *why) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    if (!s->quiet)
        TS_DIAG(ctx->diag, TS_INSET_NARROWED,
                ts_source_place(s->article->source, s->article->paras[first].offset),
                ts_arena_printf(ctx->scratch, "%d", columns), why);
}

/* How a box or a table is to stand over several columns: as the copy says, or a table as it needs to. NULL =
 * it is not, which is so where there is no room, too. False after an error. */
static bool find_placing(const struct ts_setting *s, size_t first, const struct ts_placing **placing) {
    const struct ts_para *para = &s->article->paras[first];
    *placing = para->placing && para->placing->width > 1 ? para->placing : NULL;
    bool asks = para->placing && para->placing->width > 0;
    if (asks || para->role != TS_ROLE_TABLE || s->grid.columns < 2 || s->fit->insets_in_columns)
        return true;
    int columns = ts_table_columns(s, first, ts_inset_end(s->article, first));
    if (columns > 1) {
        struct ts_placing *own = TS_NEW(s->typesetter->ctx->keep, struct ts_placing, 1);
        *own = para->placing ? *para->placing : (struct ts_placing){-1, -1, -1, -1};
        own->width = columns;
        if (columns >= s->grid.columns &&
            own->position < 0) /* the text begins under its head, not under a table */
            own->position = TS_PICTURE_FOOT;
        *placing = own;
    }
    return columns > 0;
}

/* Is it higher than a page? */
static bool is_too_high(const struct ts_setting *s, const struct ts_island *island) {
    int most = s->grid.rows - ts_jump_most_rows(s);
    return ts_island_hole(s->style, &s->grid, island, most) > most;
}

static ts_len width_of(const struct ts_setting *s, const struct ts_island *island) {
    return ts_grid_part_of(&s->grid, 0, island->columns).width;
}

static bool add_box(const struct ts_setting *s, const struct ts_placing *placing, struct ts_island island,
                    island_list *to) {
    struct ts_grid_part part = ts_grid_part_of(&s->grid, 0, island.columns);
    part.left = 0;
    if (!ts_box_set_wide(s, island.before, ts_inset_end(s->article, island.before), part,
                         placing->columns > 0 ? placing->columns : part.n, &island.drawing, &island.rows))
        return false;
    if (!island.drawing)
        report_narrowed(s, island.before, placing->width, TS_BOTH("it is too wide", "太宽"));
    else if (is_too_high(s, &island))
        report_narrowed(s, island.before, placing->width, too_high);
    else
        *TS_VEC_ADD(s->typesetter->ctx->keep, to) = island;
    return true;
}

/* How a table stands that the copy does not place, and in how many parts. */
static void report_table(const struct ts_setting *s, size_t first, const struct ts_placing *placing,
                         size_t parts) {
    const struct ts_para *para = &s->article->paras[first];
    struct ts_ctx *ctx = s->typesetter->ctx;
    struct ts_place place = ts_source_place(s->article->source, para->offset);
    if (placing != para->placing && !s->quiet)
        TS_DIAG(ctx->diag, TS_TABLE_SPREAD, place, ts_arena_printf(ctx->scratch, "%d", placing->width));
    if (parts > 1 && !s->quiet)
        TS_DIAG(ctx->diag, TS_TABLE_PARTED, place, ts_arena_printf(ctx->scratch, "%zu", parts));
}

/* A table, in parts where it is higher than the room; all of them, or it is none: what is left of it would
 * stand nowhere. */
static bool add_table(const struct ts_setting *s, const struct ts_placing *placing, struct ts_island island,
                      int room, island_list *to) {
    struct ts_table_parts parts;
    int white = ts_island_hole(s->style, &s->grid, &island, room); /* of itself it has no rows yet */
    if (!ts_wide_table_set(s, island.before, width_of(s, &island), island.position, room - white, &parts))
        return false;
    const size_t first = island.before, n = to->n;
    if (parts.v.n == 0)
        report_narrowed(s, first, placing->width,
                        TS_BOTH("it has too many columns, or a row higher than the page",
                                "列数太多，或有一行比版面还高"));
    if (parts.v.n > 1)
        island.side = TS_PICTURE_LEFT; /* so that they are read in order */
    for (size_t i = 0; i < parts.v.n; i++) {
        const struct ts_table_part *part = &parts.v.v[i];
        island.drawing = part->drawing;
        island.rows = part->rows;
        island.number = part->paragraph;
        island.before = (size_t)part->paragraph;
        island.offset = s->article->paras[part->paragraph].offset;
        if (is_too_high(s, &island)) {
            report_narrowed(s, first, placing->width, too_high);
            to->n = n;
            return true;
        }
        *TS_VEC_ADD(s->typesetter->ctx->keep, to) = island;
    }
    if (parts.v.n)
        report_table(s, first, placing, parts.v.n);
    return true;
}

static bool add_wide(const struct ts_setting *s, size_t first, const struct ts_placing *placing, int room,
                     island_list *to) {
    const struct ts_para *para = &s->article->paras[first];
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
    return para->role == TS_ROLE_TABLE ? add_table(s, placing, island, room, to)
                                       : add_box(s, placing, island, to);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

const struct ts_islands *ts_islands_set(const struct ts_setting *s, int room) {
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
        bool begins = ts_inset_begins(s->article, i);
        const struct ts_placing *placing = NULL;
        if (here && begins && !find_placing(s, i, &placing))
            return NULL;
        if (placing && !add_wide(s, i, placing, room, &list))
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
