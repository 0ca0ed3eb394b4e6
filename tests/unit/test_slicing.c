/* plan/slicing: pages of blocks with hand-made needs. The best page is known by hand, or found by an oracle
 * that tries every cut of every part at every row and column. */
#include "testing.h"

#include "plan/slicing.h"

enum { COLUMNS = 4, ROWS = 12, FRAME = 3, WEIGHT = 5, MOST_TRIED = 5, NEVER = 1000000 };

struct blocks {
    struct ts_slicing_item items[TS_SLICING_MOST];
    int n, columns, rows;
};

/* Every cell more or less than wanted costs the same. */
static int cost_of(const void *user, int item, int columns, int rows, bool framed) {
    const struct ts_slicing_item *it = &((const struct blocks *)user)->items[item];
    return (it->rows ? 0 : WEIGHT * abs(columns * rows - it->area)) + framed * FRAME;
}

static struct ts_slicing find(const struct blocks *b, int most) {
    struct ts_slicing_request request = {
        .columns = b->columns, .rows = b->rows, .items = b->items, .n = b->n, .cost = cost_of, .user = b};
    return ts_slicing_find(&ctx, &request, most);
}

/* Blocks from a sketch: "24" wants 24 cells, "2x4" is an advert of that size; q begins without a headline, f
 * may be framed, h is the head article, z stands at the foot. */
static struct blocks blocks_of(const char *sketch) {
    struct blocks b = {.columns = COLUMNS, .rows = ROWS};
    for (char *end; *sketch; sketch = end + strspn(end, " ")) {
        struct ts_slicing_item *it = &b.items[b.n];
        it->rank = b.n++;
        it->area = (int)strtol(sketch, &end, 10);
        if (*end == 'x') {
            it->columns = it->area;
            it->rows = (int)strtol(end + 1, &end, 10);
            it->area = it->columns * it->rows;
            it->place = TS_SLICING_CORNER;
            it->quiet = true;
        }
        for (; *end && *end != ' '; end++) {
            it->quiet |= *end == 'q';
            it->may_frame |= *end == 'f';
            it->place = *end == 'h' ? TS_SLICING_FIRST : *end == 'z' ? TS_SLICING_LAST : it->place;
        }
    }
    return b;
}

/* --- by hand -------------------------------------------------------------------------------------------- */

static const struct {
    const char *sketch;
    int cost; /* -1 = no page */
} by_hand[] = {
    {"48", 0},
    {"24 24", 0},     /* 4x6 over 4x6: no headlines side by side */
    {"24 20", 4 * 5}, /* the page is full all the same */
    {"40 2x4", -1},   /* what is left beside an advert is no rectangle */
    {"24 16 8", 0},   /* 4x6, 4x4, 4x2 */
    {"16 16 16", 0},
    /* 4x8, under it 2x4 beside the advert: 32 for 24, 8 for 16. All sizes right is 2x12 beside 2x8 and the
     * advert: a gutter through the page and two headlines side by side */
    {"24 16 2x4", TS_SLICING_THROUGH + TS_SLICING_COLLISION},
    {"24 16f 2x4", TS_SLICING_THROUGH + FRAME}, /* a frame costs less than they do */
    {"24 16q 2x4", TS_SLICING_THROUGH},         /* nothing there to part */
    {"24h 16 8 2x4 2x4", WEIGHT * 16},          /* adverts side by side at the foot; 16 cells are over */
};

static void the_best_page_by_hand(void **state) {
    (void)state;
    for (size_t i = 0; i < N_ROWS(by_hand); i++) {
        fresh();
        struct blocks b = blocks_of(by_hand[i].sketch);
        struct ts_slicing s = find(&b, 1);
        int cost = s.n ? s.pages[0].cost : -1;
        ROW(cost == by_hand[i].cost, "%s: %d, not %d", by_hand[i].sketch, cost, by_hand[i].cost);
    }
    ROWS_PASSED();
}

/* --- the oracle ----------------------------------------------------------------------------------------- */

/* Least costs of a set on columns x rows by its upper corners; the rules are those of slicing.h. */
struct least {
    int by_corner[4];
};

static bool has(const struct blocks *b, unsigned set, enum ts_slicing_place place) {
    for (int i = 0; i < b->n; i++)
        if (set >> i & 1 && b->items[i].place == place)
            return true;
    return false;
}

static int highest(const struct blocks *b, unsigned set, bool across) {
    int any = -1;
    for (int i = b->n - 1; i >= 0; i--) {
        bool foot =
            b->items[i].place == TS_SLICING_CORNER || (across && b->items[i].place == TS_SLICING_LAST);
        if (set >> i & 1 && !foot)
            any = i;
    }
    for (int i = b->n - 1; any < 0 && i >= 0; i--)
        if (set >> i & 1)
            any = i;
    for (int i = 0; i < any; i++) /* of nothing but the foot's, the first */
        if (set >> i & 1 && !has(b, set, TS_SLICING_ANYWHERE) && !has(b, set, TS_SLICING_FIRST))
            return i;
    return any;
}

static bool reads_first(const struct blocks *b, unsigned x, unsigned y, bool across) {
    bool head_x = has(b, x, TS_SLICING_FIRST), head_y = has(b, y, TS_SLICING_FIRST);
    bool foot_x = has(b, x, TS_SLICING_CORNER) || (across && has(b, x, TS_SLICING_LAST)),
         foot_y = has(b, y, TS_SLICING_CORNER) || (across && has(b, y, TS_SLICING_LAST));
    if (head_x || head_y)
        return head_x;
    if (foot_x != foot_y)
        return foot_y;
    return highest(b, x, across) < highest(b, y, across);
}

static int price(const struct blocks *b, unsigned first, unsigned second, bool across) {
    int cost = 0;
    for (int i = 0; i < b->n; i++)
        for (int k = i + 1; k < b->n; k++) {
            bool turn = b->items[i].place <= TS_SLICING_FIRST && b->items[k].place <= TS_SLICING_FIRST;
            bool ranked = b->items[i].rank < b->items[k].rank;
            cost += turn && ranked && second >> i & 1 && first >> k & 1 ? TS_SLICING_INVERSION : 0;
        }
    bool on_adverts = true; /* nothing but these lies below */
    for (int i = 0; i < b->n; i++)
        on_adverts &= !(second >> i & 1) || b->items[i].place == TS_SLICING_CORNER;
    for (int i = 0; i < b->n; i++)
        if (across && !on_adverts && first >> i & 1)
            cost += b->items[i].place == TS_SLICING_LAST     ? TS_SLICING_NOT_LAST
                    : b->items[i].place == TS_SLICING_CORNER ? TS_SLICING_NOT_CORNER
                                                             : 0;
    return cost + (!across && has(b, first, TS_SLICING_CORNER) && !has(b, second, TS_SLICING_CORNER));
}

static void take(struct least *to, int corner, int cost) {
    if (cost < to->by_corner[corner])
        to->by_corner[corner] = cost;
}

static struct least try_all(const struct blocks *b, unsigned set, int columns, int rows, bool page);

static void try_cut(const struct blocks *b, unsigned first, unsigned second, int columns, int rows,
                    bool across, bool page, struct least *to) {
    int cut = price(b, first, second, across) + (page && !across ? TS_SLICING_THROUGH : 0);
    for (int at = 1; at < (across ? rows : columns); at++) {
        struct least x = try_all(b, first, across ? columns : at, across ? at : rows, false);
        struct least y =
            try_all(b, second, across ? columns : columns - at, across ? rows - at : rows, false);
        for (int c = 0; c < 4; c++)
            for (int d = 0; d < 4; d++) {
                int clash = !across && !(c & 1) && !(d & 2) ? TS_SLICING_COLLISION : 0;
                take(to, across ? c : (c & 2) | (d & 1), x.by_corner[c] + y.by_corner[d] + cut + clash);
            }
    }
}

static struct least try_all(const struct blocks *b, unsigned set, int columns, int rows, bool page) {
    struct least least = {{NEVER, NEVER, NEVER, NEVER}};
    if ((set & (set - 1)) == 0) {
        int item = 0;
        while (!(set >> item & 1))
            item++;
        const struct ts_slicing_item *it = &b->items[item];
        bool fits = !it->rows || (it->columns == columns && it->rows == rows);
        for (int framed = 0; fits && framed <= it->may_frame; framed++)
            take(&least, it->quiet || framed ? 3 : 0, cost_of(b, item, columns, rows, framed));
        return least;
    }
    for (unsigned part = (set - 1) & set; part; part = (part - 1) & set)
        for (int across = 0; across <= 1; across++)
            if (reads_first(b, part, set ^ part, across))
                try_cut(b, part, set ^ part, columns, rows, across, page, &least);
    return least;
}

static int oracle(const struct blocks *b) {
    struct least all = try_all(b, (1u << b->n) - 1, b->columns, b->rows, true);
    int least = NEVER;
    for (int c = 0; c < 4; c++)
        least = all.by_corner[c] < least ? all.by_corner[c] : least;
    return least;
}

/* Blocks whose areas make up about the page; one in four sets has an advert. */
static struct blocks random_blocks(uint32_t *seed, int n, int columns, int rows) {
    struct blocks b = {.n = n, .columns = columns, .rows = rows};
    int left = columns * rows;
    bool advert = n > 2 && next_random(seed) % 4 == 0;
    if (advert) {
        struct ts_slicing_item *it = &b.items[n - 1];
        it->columns = 1 + (int)(next_random(seed) % (unsigned)(columns / 2));
        it->rows = rows / 4;
        it->area = it->columns * it->rows;
        it->place = TS_SLICING_CORNER;
        it->quiet = true;
        left -= it->area;
    }
    int text = n - advert, parts[TS_SLICING_MOST], sum = 0;
    for (int i = 0; i < text; i++)
        sum += parts[i] = 2 + (int)(next_random(seed) % 8);
    for (int i = 0; i < text; i++) {
        b.items[i].area = left * parts[i] / sum > 0 ? left * parts[i] / sum : 1;
        b.items[i].quiet = next_random(seed) % 5 == 0;
        b.items[i].may_frame = next_random(seed) % 3 == 0;
    }
    bool pairs = next_random(seed) % 3 == 0; /* of one rank */
    for (int i = 0; i < n; i++)
        b.items[i].rank = pairs ? (i + 1) / 2 : i;
    b.items[0].place = TS_SLICING_FIRST;
    if (text > 3)
        b.items[2].place = TS_SLICING_LAST;
    return b;
}

static void as_good_as_all_there_are(void **state) {
    (void)state;
    int better_than_second = 0;
    for (uint32_t k = 1; k <= 80; k++) {
        uint32_t seed = k * 2654435761u;
        fresh();
        int n = 2 + (int)(k % (MOST_TRIED - 1));
        struct blocks b = random_blocks(&seed, n, n == MOST_TRIED ? 3 : COLUMNS, n == MOST_TRIED ? 8 : ROWS);
        struct ts_slicing s = find(&b, 2);
        int got = s.n ? s.pages[0].cost : NEVER, wanted = oracle(&b);
        ROW(got == wanted, "set %u of %d: %d, the best is %d", k, n, got, wanted);
        better_than_second += s.n > 1 && s.pages[1].cost > wanted;
    }
    ROWS_PASSED();
    assert_true(better_than_second > 30); /* the second page of a search would not have passed */
}

/* --- all sizes ------------------------------------------------------------------------------------------ */

/* Every cell of the page belongs to one block, and adverts have their size. */
static bool is_page(const struct blocks *b, const struct ts_slicing_page *page) {
    static int cells[TS_SLICING_MOST_COLUMNS * 256];
    memset(cells, 0, sizeof cells);
    for (int i = 0; i < b->n; i++) {
        struct ts_grid_rect r = page->rects[i];
        bool inside = r.column >= 0 && r.row >= 0 && r.columns > 0 && r.rows > 0 &&
                      r.column + r.columns <= b->columns && r.row + r.rows <= b->rows;
        if (!inside || (b->items[i].rows && (r.rows != b->items[i].rows || r.columns != b->items[i].columns)))
            return false;
        for (int row = r.row; row < r.row + r.rows; row++)
            for (int column = r.column; column < r.column + r.columns; column++)
                cells[row * b->columns + column]++;
    }
    for (int i = 0; i < b->columns * b->rows; i++)
        if (cells[i] != 1)
            return false;
    return true;
}

static bool is_order(const struct blocks *b, const struct ts_slicing_page *page) {
    unsigned seen = 0;
    for (int i = 0; i < b->n; i++)
        seen |= 1u << page->order[i];
    return seen == (1u << b->n) - 1;
}

static void pages_are_whole(void **state) {
    (void)state;
    for (uint32_t k = 1; k <= TS_SLICING_MOST; k++) {
        uint32_t seed = k * 40503u;
        fresh();
        struct blocks b = random_blocks(&seed, 1 + (int)(k % TS_SLICING_MOST), 8, 124);
        struct ts_slicing s = find(&b, 20);
        for (int i = 0; i < s.n; i++) {
            const struct ts_slicing_page *page = &s.pages[i];
            ROW(is_page(&b, page) && is_order(&b, page), "set %u, page %d", k, i);
            ROW(i == 0 || page[-1].cost <= page->cost, "set %u: page %d is better than the one before", k, i);
            ROW(page->rects[0].column == 0 && page->rects[0].row == 0, "set %u, page %d: the head article", k,
                i);
        }
        ROW(s.n > 0, "set %u of %d: no page", k, b.n);
        if (s.n && b.n > 1) { /* the control: a row more of one block */
            struct ts_slicing_page wrong = s.pages[0];
            wrong.rects[b.n - 1].rows++;
            ROW(!is_page(&b, &wrong), "set %u: a page with an overlap passes", k);
        }
    }
    ROWS_PASSED();
}

static void the_same_again(void **state) {
    (void)state;
    uint32_t seed = 7;
    fresh();
    struct blocks b = random_blocks(&seed, 10, 8, 124);
    struct ts_slicing first = find(&b, 20), second = find(&b, 20);
    assert_int_equal(first.n, second.n);
    for (int i = 0; i < first.n; i++) {
        assert_int_equal(first.pages[i].cost, second.pages[i].cost);
        assert_memory_equal(first.pages[i].rects, second.pages[i].rects, sizeof first.pages[i].rects);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_page_by_hand),
        cmocka_unit_test(as_good_as_all_there_are),
        cmocka_unit_test(pages_are_whole),
        cmocka_unit_test(the_same_again),
    };
    return RUN_TESTS(tests);
}
