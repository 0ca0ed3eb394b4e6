#include "plan/selection.h"

#include <limits.h>

enum {
    UNITS = 1000, /* of the room */
    MOST_BLOCKS = 16,
    LOSS = 100, /* of an article that goes, */
    LOSS_RANK = 50 /* and so much more if it is the first; so the longer ones stay of those alike */,
    LOSS_SECOND = 100, /* so much more again if it is the second */
    LOSS_BRIEF = 30,
    LOSS_OPEN = 30,           /* of a per cent of the room that stays empty, */
    FILLED = UNITS * 98 / 100 /* beyond what a page takes up unseen */
};

struct room {
    int rows, blocks; /* that are free */
    int whole;        /* rows of the page for articles */
};

static int units_of(const struct room *room, int rows) {
    return (int)(((int64_t)rows * UNITS + room->whole - 1) / room->whole);
}

static int loss_of(const struct ts_selection_entry *e, int rank, int n) {
    return e->brief ? LOSS_BRIEF : LOSS + LOSS_RANK * (n - rank) / n + (rank == 1 ? LOSS_SECOND : 0);
}

static bool fits(const struct ts_selection_entry *e, const struct room *room) {
    return e->rows <= room->rows && (e->brief || room->blocks > 0);
}

static void take(const struct ts_selection_entry *e, struct room *room) {
    room->rows -= e->rows;
    room->blocks -= !e->brief;
}

/* Loss of the best choice among the first entries of a tier that takes so many blocks and units; INT_MAX =
 * none does. */
typedef int table[MOST_BLOCKS + 1][UNITS + 1];

struct choice {
    table best;
    bool (*stays)[MOST_BLOCKS + 1][UNITS + 1]; /* by entry: it is part of the best choice up to it */
};

static void add_entry(struct choice *c, int k, const struct ts_selection_entry *e, int loss, int units) {
    int blocks = !e->brief;
    for (int b = MOST_BLOCKS; b >= 0; b--)
        for (int u = UNITS; u >= 0; u--) {
            int without = c->best[b][u] == INT_MAX ? INT_MAX : c->best[b][u] + loss;
            int with = b >= blocks && u >= units ? c->best[b - blocks][u - units] : INT_MAX;
            c->stays[k][b][u] = with < without; /* of those alike the last in rank goes */
            c->best[b][u] = with < without ? with : without;
        }
}

/* What stays empty, but for what those behind could fill. */
static int loss_open(const struct room *room, int units, int behind) {
    int taken = units_of(room, room->whole - room->rows) + units + behind;
    return taken < FILLED ? LOSS_OPEN * (FILLED - taken) * 100 / UNITS : 0;
}

/* The best choice's blocks and units. */
static void find_best(const struct choice *c, const struct room *room, int behind, int *blocks, int *units) {
    int least = INT_MAX, most = room->blocks < MOST_BLOCKS ? room->blocks : MOST_BLOCKS;
    for (int b = 0; b <= most; b++)
        for (int u = 0; u <= UNITS; u++) {
            if (c->best[b][u] == INT_MAX || u > UNITS * (int64_t)room->rows / room->whole)
                continue;
            int loss = c->best[b][u] + loss_open(room, u, behind);
            if (loss < least) {
                least = loss;
                *blocks = b;
                *units = u;
            }
        }
}

/* Of entries of one weight, those that stay. */
static void choose(struct ts_ctx *ctx, const struct ts_selection_entry *e, int first, int n,
                   struct room *room, int behind, bool *stays) {
    struct choice *c = TS_NEW(ctx->scratch, struct choice, 1);
    c->stays = ts_arena_alloc(ctx->scratch, (size_t)n * sizeof *c->stays, 1);
    for (int b = 0; b <= MOST_BLOCKS; b++)
        for (int u = 0; u <= UNITS; u++)
            c->best[b][u] = b || u ? INT_MAX : 0;
    for (int k = 0; k < n; k++)
        add_entry(c, k, &e[first + k], loss_of(&e[first + k], first + k, first + n),
                  units_of(room, e[first + k].rows));
    int blocks = 0, units = 0;
    find_best(c, room, behind, &blocks, &units);
    for (int k = n - 1; k >= 0; k--) {
        const struct ts_selection_entry *own = &e[first + k];
        stays[first + k] = c->stays[k][blocks][units];
        if (!stays[first + k])
            continue;
        blocks -= !own->brief;
        units -= units_of(room, own->rows);
        take(own, room);
    }
}

static int rows_from(const struct ts_selection_entry *e, int first, int n) {
    int rows = 0;
    for (int i = first; i < n; i++)
        rows += e[i].rows;
    return rows;
}

void ts_selection_make(struct ts_ctx *ctx, const struct ts_selection_entry *e, int n, int rows, int blocks,
                       bool *stays) {
    struct room room = {rows > 0 ? rows : 1, blocks, rows > 0 ? rows : 1};
    for (int i = 0, end; i < n; i = end) {
        bool all = true;
        struct room after = room;
        end = i + 1;
        while (end < n && i && e[end].weight == e[i].weight)
            end++;
        for (int k = i; k < end; k++) {
            all &= fits(&e[k], &after);
            take(&e[k], &after);
        }
        if (all || i == 0) {
            for (int k = i; k < end; k++)
                stays[k] = true;
            room = after;
        } else {
            choose(ctx, e, i, end - i, &room, units_of(&room, rows_from(e, end, n)), stays);
        }
    }
}
