#include "plan/turns.h"

struct ts_turns ts_turns_of(const struct ts_slicing_request *r) {
    struct ts_turns t = {.first = 0};
    for (int i = 0; i < r->n; i++) {
        const struct ts_slicing_item *it = &r->items[i];
        t.first |= (uint32_t)(it->place == TS_SLICING_FIRST) << i;
        t.last |= (uint32_t)(it->place == TS_SLICING_LAST) << i;
        t.corner |= (uint32_t)(it->place == TS_SLICING_CORNER) << i;
        t.adverts |= (uint32_t)(it->place == TS_SLICING_CORNER && it->rows > 0) << i;
        t.beside |= it->place == TS_SLICING_FIRST && it->rows && it->columns < r->columns;
        for (int k = 0; k < r->n; k++)
            t.below[i] |= (uint32_t)(r->items[k].rank > it->rank) << k;
    }
    return t;
}

uint32_t ts_turns_first(const struct ts_turns *t, uint32_t a, uint32_t b, bool across) {
    if ((a | b) & t->first)
        return a & t->first ? a : b;
    uint32_t foot = across ? t->last | t->corner : t->corner;
    if (!(a & foot) != !(b & foot))
        return a & foot ? b : a;
    uint32_t own_a = a & ~foot, own_b = b & ~foot;
    own_a = own_a ? own_a : a;
    own_b = own_b ? own_b : b;
    return (own_a & -own_a) < (own_b & -own_b) ? a : b;
}

/* Pairs of which the one that is read later has the higher rank; what belongs to the foot has no turn. */
static int inversions(const struct ts_turns *t, uint32_t first, uint32_t second) {
    int n = 0;
    uint32_t turn = ~(t->last | t->corner);
    for (uint32_t rest = second & turn; rest; rest &= rest - 1)
        n += __builtin_popcount(first & turn & t->below[__builtin_ctz(rest)]);
    return n;
}

/* Blocks that stand above the head article, under or beside the masthead. */
static int above_the_first(const struct ts_turns *t, uint32_t first, uint32_t second) {
    if (!(first & t->first) || !(second & t->first))
        return 0;
    int n = __builtin_popcount(first & ~(t->first | t->corner));
    return n && t->beside ? n - 1 : n;
}

/* What belongs to the foot stands above a cut across. What stands on adverts that lie right across is at the
 * foot of the rest; they themselves are not to stand on white. */
static int not_at_the_foot(const struct ts_turns *t, uint32_t first, uint32_t second) {
    if (!(second & ~t->adverts))
        return 0;
    if (!(second & ~t->corner))
        return TS_SLICING_NOT_CORNER * __builtin_popcount(first & t->adverts);
    return TS_SLICING_NOT_LAST * __builtin_popcount(first & t->last) +
           TS_SLICING_NOT_CORNER * __builtin_popcount(first & t->corner);
}

int ts_turns_cost(const struct ts_turns *t, uint32_t first, uint32_t second, bool across) {
    int cost = TS_SLICING_INVERSION * inversions(t, first, second) +
               TS_SLICING_NOT_FIRST * above_the_first(t, first, second);
    return across ? cost + not_at_the_foot(t, first, second)
                  : cost + (first & t->corner && !(second & t->corner) ? 1 : 0);
}
