#include "page/picture.h"

enum {
    DEFAULT_WIDE = 3,
    DEFAULT_HIGH = 2, /* a missing picture's proportion */
    CREDIT_GAP = 1    /* em between a caption and the credit beside it */
};

int ts_picture_columns(const struct ts_picture *p, const struct ts_grid *g) {
    return p->columns && p->columns < g->columns ? p->columns : g->columns;
}

/* --- captions ------------------------------------------------------------------------------------------- */

static ts_len width_of(const struct ts_grid *g, int columns) {
    return columns * g->measure + (columns - 1) * g->gutter;
}

static const struct ts_lines *set_text(const struct ts_setting *s, const struct ts_para *para,
                                       const struct ts_type *type, ts_len width) {
    static const struct ts_lines none = {0};
    struct ts_paragraph_opts opts = {
        .measure = width, .justify = true, .spread = ts_setting_spread(type, width)};
    return para->n_spans ? ts_setting_para(s, para, type, &opts) : &none;
}

static bool set_captions(const struct ts_setting *s, struct ts_set_picture *p) {
    const struct ts_picture_style *style = &s->style->picture;
    ts_len width = width_of(&s->grid, p->columns);
    p->caption = set_text(s, p->picture->caption, &style->caption, width);
    p->credit = p->caption ? set_text(s, p->picture->credit, &style->credit, width) : NULL;
    if (!p->credit)
        return false;
    size_t n = p->caption->n, m = p->credit->n;
    ts_len gap = CREDIT_GAP * style->credit.size;
    bool at_start =
        style->caption.align == TS_ALIGN_START || n > 1; /* else the caption may reach its place */
    p->credit_beside = n > 0 && m == 1 && at_start &&
                       (int64_t)p->caption->lines[n - 1].width + gap + p->credit->lines[0].width <= width;
    p->caption_rows = (int)(n + m) - p->credit_beside;
    return true;
}

/* A caption that leaves no row of an empty page to its picture is set nowhere, which is reported. One that is
 * too high for a block goes on behind it. */
static bool has_room(const struct ts_setting *s, const struct ts_set_picture *p) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    int rows = p->caption_rows + 1 + s->style->picture.rows_before + s->style->picture.rows_after;
    if (rows <= s->grid.rows || !s->site->page)
        return true;
    if (!s->quiet)
        TS_DIAG(ctx->diag, TS_PICTURE_REDUCED, ts_source_place(s->article->source, p->picture->offset),
                ts_arena_copy(ctx->scratch, p->picture->file.p, p->picture->file.n),
                TS_BOTH("its caption takes all of a page; picture and caption are on none",
                        "说明占满一版；图片和说明都未上版"));
    return false;
}

const struct ts_set_pictures *ts_pictures_set(const struct ts_setting *s) {
    const struct ts_article *a = s->article;
    struct ts_ctx *ctx = s->typesetter->ctx;
    struct ts_set_picture *v = TS_NEW(ctx->keep, struct ts_set_picture, a->n_pictures + 1);
    size_t n = 0;
    for (size_t i = 0; i < a->n_pictures; i++) {
        v[n] = (struct ts_set_picture){.picture = &a->pictures[i], .number = (int)(a->n_paras + i)};
        v[n].columns = ts_picture_columns(&a->pictures[i], &s->grid);
        v[n].more = s->fit->picture_more;
        if (!set_captions(s, &v[n]))
            return NULL;
        if (has_room(s, &v[n]))
            n++;
    }
    struct ts_set_pictures *all = TS_NEW(ctx->keep, struct ts_set_pictures, 1);
    *all = (struct ts_set_pictures){v, n};
    return all;
}

/* --- sizes ---------------------------------------------------------------------------------------------- */

/* The box of a picture, and the rows that it takes. */
struct box {
    ts_len width, height;
    int rows;
    bool reduced;
};

/* From the em box's top of a row to the foot of the last of `rows`. */
static ts_len ink_of(const struct ts_grid *g, int rows) {
    return (rows - 1) * g->row + g->em;
}

static int64_t proportional(const struct ts_picture *p, int64_t width) {
    int wide = p->image ? ts_image_wide(p->image) : DEFAULT_WIDE,
        high = p->image ? ts_image_high(p->image) : DEFAULT_HIGH;
    return (width * high + wide / 2) / wide;
}

/* A crossed frame has no proportion to keep. */
static bool may_trim(const struct ts_style *s, const struct ts_set_picture *p, int64_t from, int64_t to) {
    return !p->picture->image || (from - to) * 1000 <= from * s->picture.trim;
}

/* Made smaller, and narrower than its columns. */
static struct box reduced_box(const struct ts_set_picture *p, ts_len height, int rows) {
    int64_t parts = 1000000, high = proportional(p->picture, parts);
    ts_len width = (ts_len)(height * parts / (high > 0 ? high : 1));
    return (struct box){width > 0 ? width : 1, height, rows, true};
}

/* The whole rows nearest to a height. */
static int natural_rows(const struct ts_grid *g, int64_t height) {
    return height < g->em ? 1 : (int)((height - g->em + g->row / 2) / g->row) + 1;
}

bool ts_picture_may_be(const struct ts_style *s, const struct ts_grid *g, const struct ts_set_picture *p,
                       int more) {
    int64_t height = proportional(p->picture, width_of(g, p->columns));
    int rows = natural_rows(g, height) + more;
    if (rows < 1)
        return false;
    ts_len ink = ink_of(g, rows);
    return ink < height ? may_trim(s, p, height, ink) : may_trim(s, p, ink, height);
}

/* The box of the columns' width, as high as whole rows if a little of its height or width is trimmed for it,
 * whichever is less. What is higher than the most rows is made smaller. */
static struct box box_of(const struct ts_style *s, const struct ts_grid *g, const struct ts_set_picture *p,
                         int most) {
    ts_len width = width_of(g, p->columns);
    int64_t height = proportional(p->picture, width),
            down = height < g->em ? 0 : (height - g->em) / g->row + 1;
    most = most > p->caption_rows + 1 ? most - p->caption_rows : 1;
    if (p->more)
        return (struct box){width, ink_of(g, natural_rows(g, height) + p->more),
                            natural_rows(g, height) + p->more, false};
    int rows = down < most ? (int)down : most; /* that it fills */
    ts_len low = rows ? ink_of(g, rows) : 0, high = ink_of(g, rows + 1);
    bool to_low = rows && down <= most && may_trim(s, p, height, low);
    bool to_high = down < most && may_trim(s, p, high, height);
    if (!to_low && rows == most)
        return reduced_box(p, low, most);
    if (to_low && !(to_high && high - height < height - low))
        return (struct box){width, low, rows, false};
    return (struct box){width, to_high ? high : height > 0 ? (ts_len)height : 1, rows + 1, false};
}

int ts_picture_rows(const struct ts_style *s, const struct ts_grid *g, const struct ts_set_picture *p,
                    int most) {
    return box_of(s, g, p, most).rows + p->caption_rows;
}

/* --- drawing -------------------------------------------------------------------------------------------- */

/* Pixels across the whole picture, of which the box may show a part. */
static double dots_per_inch(const struct ts_image *image, const struct box *box) {
    double across = (double)ts_image_wide(image) / box->width,
           down = (double)ts_image_high(image) / box->height;
    return (across < down ? across : down) * 25.4 * TS_MM;
}

static void report_size(const struct ts_setting *s, const struct ts_set_picture *p, const struct box *box) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    struct ts_place place = ts_source_place(s->article->source, p->picture->offset);
    const char *file = ts_arena_copy(ctx->scratch, p->picture->file.p, p->picture->file.n);
    if (p->columns < p->picture->columns &&
        s->grid.columns > 1) /* not in a galley, where all are one column wide */
        TS_DIAG(ctx->diag, TS_PICTURE_REDUCED, place, file,
                ts_arena_printf(ctx->scratch,
                                TS_BOTH("there are %d columns, not %d; it stands over all of them",
                                        "只有 %d 栏，不足 %d 栏；已通栏排"),
                                s->grid.columns, p->picture->columns, s->grid.columns, p->picture->columns));
    if (box->reduced)
        TS_DIAG(ctx->diag, TS_PICTURE_REDUCED, place, file,
                TS_BOTH("too high for its page or block in so many columns; it is made smaller",
                        "按此栏数高于版面或版块；已缩小"));
    int wanted = s->style->picture.resolution, columns = p->columns;
    double dpi = p->picture->image ? dots_per_inch(p->picture->image, box) : wanted;
    if (dpi >= wanted)
        return;
    while (columns > 0 && dpi * box->width / width_of(&s->grid, columns) < wanted)
        columns--;
    TS_DIAG(ctx->diag, TS_PICTURE_COARSE, place, file,
            ts_arena_printf(
                ctx->scratch,
                TS_BOTH("%d dots per inch at its size, %d are wanted", "在此尺寸下每英寸 %d 点，应有 %d 点"),
                (int)dpi, wanted, (int)dpi, wanted),
            columns ? ts_arena_printf(ctx->scratch,
                                      TS_BOTH("it has them at a width of %d columns", "排 %d 栏宽即够"),
                                      columns, columns)
                    : TS_BOTH("it has too few for one column", "排一栏宽也不够"));
}

static void draw_lines(const struct ts_setting *s, const struct ts_set_picture *p,
                       const struct ts_lines *lines, int align, ts_len x, int row, int number,
                       struct ts_page *page) {
    ts_len measure = width_of(&s->grid, p->columns);
    for (size_t i = 0; i < lines->n; i++) {
        const struct ts_line *line = &lines->lines[i];
        ts_len down = (s->grid.em - line->em) / 2; /* centred on the row's own type */
        ts_display_line(s->typesetter->ctx, page, line, x + ts_setting_align(align, measure, line->width),
                        ts_grid_row_y(&s->grid, row + (int)i) + down, TS_MARK_CAPTION, p->number,
                        number + (int)i, -1);
    }
}

static void draw_frame(const struct ts_setting *s, ts_len x, ts_len y, const struct box *box,
                       struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    ts_len rule = s->style->picture.rule;
    struct ts_colour colour = s->style->picture.rule_colour;
    ts_display_rule(ctx, page, x, y, box->width, rule, colour);
    ts_display_rule(ctx, page, x, y + box->height - rule, box->width, rule, colour);
    ts_display_rule(ctx, page, x, y, rule, box->height, colour);
    ts_display_rule(ctx, page, x + box->width - rule, y, rule, box->height, colour);
}

void ts_picture_draw(const struct ts_setting *s, const struct ts_set_picture *p, int column, int row,
                     int most, struct ts_page *page) {
    struct box box = box_of(s->style, &s->grid, p, most);
    ts_len left = ts_grid_column_x(&s->grid, column), y = ts_grid_row_y(&s->grid, row);
    ts_len x = left + (width_of(&s->grid, p->columns) - box.width) / 2;
    ts_display_picture(s->typesetter->ctx, page, p->picture, x, y, box.width, box.height);
    if (p->picture->image)
        draw_frame(s, x, y, &box, page);
    row += box.rows;
    draw_lines(s, p, p->caption, s->style->picture.caption.align, left, row, 0, page);
    row += (int)p->caption->n - p->credit_beside;
    draw_lines(s, p, p->credit, TS_ALIGN_END, left, row, (int)p->caption->n, page);
    if (!s->quiet)
        report_size(s, p, &box);
}
