#include "page/place.h"

#include <limits.h>
#include <stdlib.h>

static int least_of(int a, int b) {
    return a < b ? a : b;
}

/* Frames while islands are cut out of them. */
struct cutter {
    const struct ts_setting *s;
    TS_VEC(struct ts_text_frame) frames;
    int first_row, foot; /* of the block */
};

/* A place for a hole: `row` < 0 = none. The less the strips above or below it, the better. */
struct spot {
    int column, row;
    int strips; /* rows between it and the edge where it belongs */
};

static const struct ts_text_frame *frame_at(const struct cutter *c, int column, int row, int rows) {
    for (size_t i = 0; i < c->frames.n; i++) {
        const struct ts_text_frame *f = &c->frames.v[i];
        if (f->column == column && f->first_row <= row && f->first_row + f->rows >= row + rows)
            return f;
    }
    return NULL;
}

static bool is_free(const struct cutter *c, int column, int columns, int row, int rows) {
    for (int k = column; k < column + columns; k++)
        if (!frame_at(c, k, row, rows))
            return false;
    return true;
}

/* The first free row of a column, and the row below its last; false if it has no frame. */
static bool edges_of(const struct cutter *c, int column, int *top, int *foot) {
    *top = INT_MAX;
    *foot = 0;
    for (size_t i = 0; i < c->frames.n; i++) {
        const struct ts_text_frame *f = &c->frames.v[i];
        if (f->column != column)
            continue;
        *top = f->first_row < *top ? f->first_row : *top;
        *foot = f->first_row + f->rows > *foot ? f->first_row + f->rows : *foot;
    }
    return *foot > 0;
}

static struct spot spot_at(const struct cutter *c, const struct ts_island *p, int column, int rows) {
    struct spot none = {column, -1, 0};
    int highest = INT_MAX, top = 0, foot = INT_MAX, lowest = 0;
    for (int k = column; k < column + p->columns; k++) {
        int t, f;
        if (!edges_of(c, k, &t, &f))
            return none;
        highest = t < highest ? t : highest;
        top = t > top ? t : top;
        foot = f < foot ? f : foot;
        lowest = f > lowest ? f : lowest;
    }
    struct spot spot = {column, top, 2 * top - highest - c->first_row};
    if (p->position == TS_PICTURE_FOOT)
        spot = (struct spot){column, foot - rows, lowest + c->foot - 2 * foot};
    if (p->position == TS_PICTURE_MIDDLE)
        spot = (struct spot){column, (c->first_row + c->foot - rows) / 2, 0};
    return spot.row >= 0 && is_free(c, column, p->columns, spot.row, rows) ? spot : none;
}

/* Where no place of its kind is free: the free row of a column that is nearest to where the island should
 * be. */
static struct spot any_spot_at(const struct cutter *c, const struct ts_island *p, int column, int rows) {
    struct spot best = {column, -1, INT_MAX};
    int last = c->foot - rows, position = p->position;
    int wanted = position == TS_PICTURE_TOP    ? c->first_row
                 : position == TS_PICTURE_FOOT ? last
                                               : (c->first_row + last) / 2;
    for (int row = c->first_row; row <= last; row++)
        if (abs(row - wanted) < best.strips && is_free(c, column, p->columns, row, rows))
            best = (struct spot){column, row, abs(row - wanted)};
    return best;
}

typedef struct spot seek(const struct cutter *, const struct ts_island *, int column, int rows);

/* The best spot of all columns; of equal ones that which is nearest to the island's side. */
static struct spot best_spot(const struct cutter *c, const struct ts_island *p, int rows, seek *seek_at) {
    int last = c->s->grid.columns - p->columns, side = p->side;
    int wanted = side == TS_PICTURE_LEFT ? 0 : side == TS_PICTURE_RIGHT ? last : last / 2;
    struct spot best = {0, -1, INT_MAX};
    for (int away = 0; away <= last; away++)
        for (int sign = 1; sign >= -1; sign -= 2) {
            int column = wanted + sign * away;
            if (column < 0 || column > last)
                continue;
            struct spot spot = seek_at(c, p, column, rows);
            if (spot.row >= 0 && spot.strips < best.strips)
                best = spot;
        }
    return best;
}

static struct spot find_spot(const struct cutter *c, const struct ts_island *p, int rows) {
    struct spot spot = best_spot(c, p, rows, spot_at);
    return spot.row >= 0 ? spot : best_spot(c, p, rows, any_spot_at);
}

static void add_frame(struct ts_arena *a, struct cutter *to, int column, int row, int rows) {
    if (rows >= TS_PLACE_LEAST_FRAME)
        *TS_VEC_ADD(a, &to->frames) = (struct ts_text_frame){column, row, rows};
}

/* Take the hole out of the frames; what it leaves of one stands in its place, the upper part first. */
static void cut(struct cutter *c, int column, int columns, int row, int rows) {
    struct cutter rest = *c;
    rest.frames.v = NULL;
    rest.frames.n = rest.frames.cap = 0;
    for (size_t i = 0; i < c->frames.n; i++) {
        const struct ts_text_frame *f = &c->frames.v[i];
        int end = f->first_row + f->rows;
        bool hit =
            f->column >= column && f->column < column + columns && f->first_row < row + rows && row < end;
        if (!hit) {
            *TS_VEC_ADD(c->s->typesetter->ctx->keep, &rest.frames) = *f;
            continue;
        }
        add_frame(c->s->typesetter->ctx->keep, &rest, f->column, f->first_row, row - f->first_row);
        add_frame(c->s->typesetter->ctx->keep, &rest, f->column, row + rows, end - row - rows);
    }
    *c = rest;
}

static bool place(struct cutter *c, const struct ts_island *p, struct ts_placed *placed) {
    const struct ts_style *style = c->s->style;
    int most = c->s->grid.rows - c->first_row; /* of the page, wherever the foot is tried */
    int rows = ts_island_hole(style, &c->s->grid, p, most);
    struct spot spot = find_spot(c, p, rows);
    if (spot.row < 0)
        return false;
    int before = p->position == TS_PICTURE_TOP ? 0 : style->picture.rows_before,
        after = p->position == TS_PICTURE_FOOT ? 0 : style->picture.rows_after;
    *placed = (struct ts_placed){p, spot.column, spot.row + before, rows - before - after, spot.row, rows};
    cut(c, spot.column, p->columns, spot.row, rows);
    return true;
}

struct ts_block ts_place_islands(const struct ts_setting *s, const struct ts_text_frame *frames, int n_frames,
                                 int foot, const struct ts_islands *islands, bool *left) {
    struct ts_arena *keep = s->typesetter->ctx->keep;
    struct cutter c = {.s = s, .first_row = foot, .foot = foot};
    struct ts_block block = {.placed = TS_NEW(keep, struct ts_placed, islands->n + 1)};
    for (int i = 0; i < n_frames; i++) {
        int rows = least_of(frames[i].rows, foot - frames[i].first_row);
        if (rows <= 0)
            continue;
        *TS_VEC_ADD(keep, &c.frames) = (struct ts_text_frame){frames[i].column, frames[i].first_row, rows};
        c.first_row = least_of(c.first_row, frames[i].first_row);
    }
    for (size_t i = 0; i < islands->n; i++)
        if (!left[i] && !(left[i] = !place(&c, &islands->v[i], &block.placed[block.n_placed])))
            block.n_placed++;
    block.frames = c.frames.v;
    block.n_frames = (int)c.frames.n;
    return block;
}
