#include "plan/heads.h"

#include "grid/recut.h"

enum {
    LEAST_CHARACTERS = 4, /* of a column, as in styles */
    TITLE_ROOM = 160,     /* a block's title with its white, percent of its size */
    LEAST_TEXT_ROWS = 2,  /* in a frame, under a title */
    FRAME_ROWS = 2        /* above and below the text: grid/recut.h */
};

/* Rows of a headline that stands over its text; 0 = it has none, or it stands beside the text. */
static int head_rows(const struct ts_style *style, int role, bool continued) {
    const struct ts_type *h = &style->headline;
    bool has = role != TS_BLOCK_BRIEFS && role != TS_BLOCK_PHOTO && role != TS_BLOCK_ADVERT && !continued;
    return has && style->head.direction == TS_DIRECTION_HORIZONTAL ? h->rows_before + h->rows + h->rows_after
                                                                   : 0;
}

const struct ts_type *ts_heads_title_type(const struct ts_plan_block *b) {
    return *b->from ? &b->style->jump_headline : &b->style->box_title;
}

int ts_heads_title_rows(const struct ts_grid *g, const struct ts_type *type) {
    return ts_grid_rows_of(g, ts_len_scale(type->size, TITLE_ROOM, 100));
}

/* What a block has besides its headline. */
static int furniture_rows(const struct ts_plan_block *b) {
    struct ts_grid g = ts_grid_make(b->style);
    int title = *b->title ? ts_heads_title_rows(&g, ts_heads_title_type(b)) : 0;
    return title + (b->ground != TS_BLOCK_PLAIN ? FRAME_ROWS : 0);
}

static int own_head(const struct ts_plan_block *b) {
    return head_rows(b->style, b->role, *b->from != 0);
}

int ts_heads_least_rows(const struct ts_plan_block *b) {
    int text = furniture_rows(b) + LEAST_TEXT_ROWS;
    text = text > TS_HEADS_TEXT_ROWS ? text : TS_HEADS_TEXT_ROWS;
    return b->style->separation.rows + (b->role == TS_BLOCK_ADVERT ? 1 : own_head(b) + text);
}

/* Rows left empty above it. */
static int space_of(const struct ts_plan_block *b) {
    return b->parts->row ? b->style->separation.rows : 0;
}

static int rows_of(const struct ts_plan_block *b) {
    int rows = own_head(b);
    return rows ? space_of(b) + rows : 0;
}

/* The head stands in the first part; where there are others it may be alone in it. */
static void check_size(struct ts_ctx *ctx, const struct ts_plan_block *b) {
    int least = ts_heads_least_rows(b) - b->style->separation.rows + space_of(b);
    for (int i = 0; i < b->n_parts; i++) {
        int needed = i > 0                          ? TS_HEADS_TEXT_ROWS
                     : b->n_parts > 1 && rows_of(b) ? rows_of(b) + furniture_rows(b)
                                                    : least;
        if (b->parts[i].rows < needed) {
            TS_DIAG(ctx->diag, TS_PLAN_SMALL, b->place,
                    ts_arena_printf(ctx->scratch, "%dx%d", b->parts[i].columns, b->parts[i].rows),
                    ts_arena_printf(ctx->scratch, "%d", needed));
            return;
        }
    }
}

/* The measure of a part's columns: the page's, or what a frame and a cut leave of them. */
static ts_len measure_of(const struct ts_plan_block *b, int part) {
    struct ts_grid page = ts_grid_make(b->style);
    bool framed = b->ground != TS_BLOCK_PLAIN;
    struct ts_grid g = framed ? ts_grid_inside(&page, b->parts[part]) : ts_grid_within(&page, b->parts[part]);
    if (framed || b->cuts[part])
        ts_grid_cut(&g, b->cuts[part] ? b->cuts[part] : g.columns);
    return g.measure;
}

/* Lines of the body must have room behind their indents, as in the page's own columns (style/fit.c). */
static void check_measures(struct ts_ctx *ctx, const struct ts_plan_block *b) {
    ts_len em = b->style->body.size, least = 2 * ts_style_widest_start(b->style) + em;
    least = least > LEAST_CHARACTERS * em ? least : LEAST_CHARACTERS * em;
    for (int i = 0; i < b->n_parts && b->role != TS_BLOCK_ADVERT; i++) {
        ts_len measure = measure_of(b, i);
        if (measure >= least || measure == ts_grid_make(b->style).measure)
            continue;
        int there = (int)(measure / em), needed = (int)((least + em - 1) / em);
        TS_DIAG(ctx->diag, TS_PLAN_WRONG, b->place,
                b->cuts[i] ? TS_BOTH("cut", "破栏") : TS_BOTH("ground", "衬底"),
                ts_arena_printf(ctx->scratch,
                                TS_BOTH("its columns would have %d characters, and %d are needed at least",
                                        "分出的栏每行 %d 字，至少要 %d 字"),
                                there, needed, there, needed));
        return;
    }
}

void ts_heads_check(struct ts_ctx *ctx, const struct ts_plan_block *blocks, int n) {
    for (int i = 0; i < n; i++) {
        check_size(ctx, &blocks[i]);
        check_measures(ctx, &blocks[i]);
    }
}
