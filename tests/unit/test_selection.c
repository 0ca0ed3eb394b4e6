/* plan/selection: which articles stay where all are too long, by hand and by what an editor would not do. */
#include "testing.h"

#include "plan/selection.h"

enum { MOST = 12 };

struct set {
    const char *name;
    int rows, blocks, n;
    struct ts_selection_entry entries[MOST];
    const char *stays; /* + of each that does */
};

static const struct set sets[] = {
    {"all find room", 1000, 9, 3, {{400, 1, 0}, {300, 2, 0}, {300, 3, 0}}, "+++"},
    {"weights are orders: who finds room stays",
     1000,
     9,
     4,
     {{500, 1, 0}, {400, 2, 0}, {300, 3, 0}, {90, 4, 0}},
     "++-+"},
    {"none of less weight has the place of one of more",
     1000,
     9,
     4,
     {{500, 1, 0}, {300, 2, 0}, {250, 3, 0}, {250, 4, 0}},
     "++--"},
    {"the head article stays", 100, 9, 2, {{500, 0, 0}, {90, 0, 0}}, "+-"},
    /* 310 are over: the third and one brief leave 1 % open, the second 4 %, the fourth and the briefs 0 %. */
    {"the article that makes the rest fit goes, not the briefs",
     1000,
     9,
     7,
     {{400, 0, 0}, {350, 0, 0}, {300, 0, 0}, {200, 0, 0}, {20, 0, 1}, {20, 0, 1}, {20, 0, 1}},
     "++-+++-"},
    {"one goes, not two",
     1000,
     9,
     5,
     {{400, 0, 0}, {300, 0, 0}, {200, 0, 0}, {150, 0, 0}, {150, 0, 0}},
     "++-++"},
    {"the second stays where another does as well",
     1000,
     9,
     4,
     {{400, 0, 0}, {300, 0, 0}, {300, 0, 0}, {300, 0, 0}},
     "+++-"},
    {"of those alike the last goes",
     1000,
     9,
     4,
     {{400, 0, 0}, {200, 3, 0}, {400, 4, 0}, {400, 4, 0}},
     "+++-"},
    {"no more blocks than there are", 1000, 2, 4, {{10, 0, 0}, {10, 0, 0}, {10, 0, 0}, {10, 0, 1}}, "++-+"},
};

static void by_hand(void **state) {
    (void)state;
    for (size_t i = 0; i < N_ROWS(sets); i++) {
        const struct set *s = &sets[i];
        bool stays[MOST];
        char got[MOST + 1] = "";
        fresh();
        ts_selection_make(&ctx, s->entries, s->n, s->rows, s->blocks, stays);
        for (int k = 0; k < s->n; k++)
            got[k] = stays[k] ? '+' : '-';
        ROW(strcmp(got, s->stays) == 0, "%s: %s", s->name, got);
    }
    ROWS_PASSED();
}

/* What stays finds room, and of what goes nothing would still find it. */
static void as_full_as_it_goes(void **state) {
    (void)state;
    int left_out = 0;
    for (uint32_t k = 1; k <= 300; k++) {
        uint32_t seed = k * 2654435761u;
        struct ts_selection_entry entries[MOST];
        bool stays[MOST];
        int rows = 0, blocks = 0, least = INT32_MAX;
        fresh();
        for (int i = 0; i < MOST; i++) {
            bool brief = i > 7;
            entries[i] = (struct ts_selection_entry){(brief ? 10 : 40) + (int)(next_random(&seed) % 200),
                                                     k % 3 == 0 ? 0 : i / (int)(k % 3), brief};
        }
        ts_selection_make(&ctx, entries, MOST, 1000, 6, stays);
        for (int i = 0; i < MOST; i++)
            rows += stays[i] ? entries[i].rows : 0, blocks += stays[i] && !entries[i].brief;
        for (int i = 0; i < MOST; i++)
            if (!stays[i] && (entries[i].brief || blocks < 6)) {
                least = entries[i].rows < least ? entries[i].rows : least;
                left_out++;
            }
        ROW(rows <= 1000 && blocks <= 6, "set %u: %d rows, %d blocks", k, rows, blocks);
        ROW(least == INT32_MAX || rows + least > 1000 - MOST, "set %u: %d rows and %d more", k, rows, least);
    }
    ROWS_PASSED();
    assert_true(left_out > 300);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(as_full_as_it_goes),
    };
    return RUN_TESTS(tests);
}
