#include "plan/shares.h"

#include "plan/heads.h"

enum {
    PHOTO_COLUMNS = 2, /* that a picture with few words usually has */
    MUCH_ROOM = 103    /* percent of what the articles take at most: of a larger page a part stays open */
};

static struct ts_needs with_rows(struct ts_needs needs, int rows, int columns) {
    needs.head += rows;
    needs.least += rows;
    needs.total += rows * columns;
    return needs;
}

struct ts_needs ts_shares_needs(const struct ts_lineup *l, int block, int columns, bool framed, bool at_top) {
    return with_rows(l->blocks[block].needs[framed][columns], at_top ? 0 : l->separation, columns);
}

/* The columns in which a block is about as wide as high. A photo is as high as it is wide in any: it has the
 * usual number, or what the copy asks for. */
static int usual_columns(const struct ts_lineup *l, const struct ts_lineup_block *b) {
    ts_len pitch = l->grid.measure + l->grid.gutter;
    bool photo = b->role == TS_BLOCK_PHOTO;
    int columns = b->role == TS_BLOCK_LEAD ? (l->grid.columns + 1) / 2 : photo ? PHOTO_COLUMNS : 1;
    while (columns < l->grid.columns &&
           (photo ? b->needs[0][columns].narrow > 0
                  : (int64_t)b->needs[0][columns].total * l->grid.row > (int64_t)columns * columns * pitch))
        columns++;
    return columns < l->grid.columns ? columns : l->grid.columns;
}

/* About what a block takes of the page. */
static struct ts_needs usual_needs(const struct ts_lineup *l, const struct ts_lineup_block *b) {
    int columns = usual_columns(l, b);
    struct ts_needs needs = b->needs[0][columns];
    int least = columns * needs.least;
    needs.total = needs.total > least ? needs.total : least;
    return needs;
}

static int sum_of_areas(const struct ts_lineup *l, bool fixed) {
    int area = 0;
    for (int i = 0; i < l->n; i++)
        area += (l->blocks[i].item.rows > 0) == fixed ? l->blocks[i].item.area : 0;
    return area;
}

/* A place that the articles do not fill. */
static int leave_open(struct ts_lineup *l, int area) {
    l->blocks[l->n++] = (struct ts_lineup_block){
        .role = TS_PROPOSED_OPEN, .item = {.place = TS_SLICING_CORNER, .area = area, .quiet = true}};
    return area;
}

bool ts_shares_give(struct ts_lineup *l) {
    int take = 0; /* what head, subheads and paragraphs can take more */
    for (int i = 0; i < l->n; i++) {
        struct ts_lineup_block *b = &l->blocks[i];
        for (int columns = 1; columns <= l->grid.columns && b->n_articles; columns++)
            for (int framed = 0; framed <= 1; framed++)
                b->needs[framed][columns] =
                    with_rows(ts_estimate_in(b->estimate, columns, framed), b->title_rows, columns);
        struct ts_needs usual = b->n_articles ? usual_needs(l, b) : (struct ts_needs){0};
        b->item.area = b->n_articles ? usual.total : b->item.area;
        take += usual.take;
    }
    int room = l->grid.columns * l->grid.rows - sum_of_areas(l, true), wanted = sum_of_areas(l, false);
    if (room * 100 > (wanted + take) * MUCH_ROOM && l->n < TS_SLICING_MOST)
        room -= leave_open(l, room - wanted - take / 2);
    l->share = (int)((int64_t)1000 * (room > 0 ? room : 0) / wanted);
    for (int i = 0; i < l->n && room > 0; i++)
        if (l->blocks[i].n_articles)
            l->blocks[i].item.area = (int)(((int64_t)l->blocks[i].item.area * room + wanted - 1) / wanted);
    return room >= l->grid.columns;
}
