/* clreq/pair: what two neighbours ask for, over the full table of classes; line-composition.md, sections 1 to
 * 3, 5. */
#include "testing.h"

#include "clreq/pair.h"

static const char *const names[TS_N_CLASSES] = {
    "han",       "open",    "close",   "pause", "stop",      "dash",     "ellipsis", "interpunct",
    "connector", "solidus", "western", "space", "widespace", "attached", "zwsp",     "control"};

enum { H = TS_HAN, O = TS_OPEN, C = TS_CLOSE, P = TS_PAUSE, S = TS_STOP, D = TS_DASH, E = TS_ELLIPSIS };
enum { I = TS_INTERPUNCT, N = TS_CONNECTOR, L = TS_SOLIDUS, W = TS_WESTERN };
enum { LAST_TEXT = TS_WESTERN }; /* classes up to here are set in cells of their own */

/* The columns "line start" and "line end" of section 1: the level from which the class is barred; 9 = never.
 */
static const struct {
    int class, start, end;
} table[] = {
    {H, 9, 9},
    {O, 9, TS_PAIR_BASIC}, /* open: never at the end */
    {C, TS_PAIR_BASIC, 9}, /* close: never at the start */
    {P, TS_PAIR_BASIC, 9},
    {S, TS_PAIR_BASIC, 9},
    {D, TS_PAIR_STRICT, 9}, /* dash: strict */
    {E, TS_PAIR_STRICT, 9},
    {I, TS_PAIR_BASIC, 9},
    {N, TS_PAIR_BASIC, 9},
    {L, TS_PAIR_BASIC, TS_PAIR_GB}, /* solidus at the end: GB, strict */
    {W, 9, 9},
};

static const int levels[] = {TS_PAIR_NONE, TS_PAIR_BASIC, TS_PAIR_GB, TS_PAIR_STRICT};

static void line_starts_and_ends(void **state) {
    (void)state;
    for (size_t i = 0; i < N_ROWS(table); i++)
        for (size_t k = 0; k < N_ROWS(levels); k++) {
            enum ts_class class = (enum ts_class)table[i].class;
            bool start = ts_pair_never_starts(levels[k], class), end = ts_pair_never_ends(levels[k], class);
            ROW(start == (levels[k] >= table[i].start), "%s starts a line at level %d", names[class],
                levels[k]);
            ROW(end == (levels[k] >= table[i].end), "%s ends a line at level %d", names[class], levels[k]);
        }
    ROWS_PASSED();
}

/* Sections 1 and 2: never inside a dash or an ellipsis, nor inside ？！, which is one unit (GB/T
 * 15834, 5.1.2). */
static bool is_one_unit(int a, int b) {
    return a == b && (a == D || a == E || a == S);
}

static void breaks_of_every_pair_at_every_level(void **state) {
    (void)state;
    for (size_t k = 0; k < N_ROWS(levels); k++)
        for (size_t i = 0; i < N_ROWS(table); i++)
            for (size_t j = 0; j < N_ROWS(table); j++) {
                int a = table[i].class, b = table[j].class, level = levels[k];
                bool barred = is_one_unit(a, b) || level >= table[i].end || level >= table[j].start;
                bool text = (a == H || a == W) && (b == H || b == W);
                enum ts_pair_break want = barred ? TS_PAIR_FORBIDDEN : text ? TS_PAIR_UAX14 : TS_PAIR_ALLOWED;
                enum ts_pair_break got = ts_pair_break(level, (enum ts_class)a, (enum ts_class)b);
                ROW(got == want, "level %d, %s %s: got %d, expected %d", level, names[a], names[b], got,
                    want);
            }
    ROWS_PASSED();
}

/* The levels are cumulative: what one forbids, the next forbids too. */
static void levels_only_forbid_more(void **state) {
    (void)state;
    for (int a = 0; a < TS_N_CLASSES; a++)
        for (int b = 0; b < TS_N_CLASSES; b++)
            for (int level = TS_PAIR_NONE; level < TS_PAIR_STRICT; level++)
                if (ts_pair_break(level, (enum ts_class)a, (enum ts_class)b) == TS_PAIR_FORBIDDEN)
                    ROW(ts_pair_break(level + 1, (enum ts_class)a, (enum ts_class)b) == TS_PAIR_FORBIDDEN,
                        "%s %s at level %d", names[a], names[b], level + 1);
    ROWS_PASSED();
}

/* UAX #14, LB8 and LB9: a break after ZWSP; none before a combining mark. */
static void breaks_that_unicode_rules(void **state) {
    (void)state;
    for (int c = 0; c <= LAST_TEXT; c++)
        for (size_t k = 0; k < N_ROWS(levels); k++) {
            ROW(ts_pair_break(levels[k], TS_BREAK_SPACE, (enum ts_class)c) == TS_PAIR_ALLOWED, "zwsp %s",
                names[c]);
            ROW(ts_pair_break(levels[k], (enum ts_class)c, TS_ATTACHED) == TS_PAIR_FORBIDDEN, "%s mark",
                names[c]);
        }
    ROWS_PASSED();
}

/* Section 3: the pairs whose spaces meet or lie between them, and who gives: the space after the first one's
 * ink, but with two openings the space before the second one's. */
static const struct {
    int first, second;
    enum ts_pair_trim want;
} trims[] = {
    {C, C, TS_TRIM_BEFORE_GAP}, {C, P, TS_TRIM_BEFORE_GAP}, {C, S, TS_TRIM_BEFORE_GAP},
    {P, C, TS_TRIM_BEFORE_GAP}, {S, C, TS_TRIM_BEFORE_GAP}, {C, O, TS_TRIM_BEFORE_GAP},
    {P, O, TS_TRIM_BEFORE_GAP}, {S, O, TS_TRIM_BEFORE_GAP}, {O, O, TS_TRIM_AFTER_GAP},
};

static void pairs_that_lose_half_an_em(void **state) {
    (void)state;
    for (size_t i = 0; i < N_ROWS(trims); i++) {
        enum ts_pair_trim got = ts_pair_trim((enum ts_class)trims[i].first, (enum ts_class)trims[i].second);
        ROW(got == trims[i].want, "%s %s: %d", names[trims[i].first], names[trims[i].second], got);
    }
    ROWS_PASSED();
}

/* The control: no space lies between an opening and what it encloses, nor beside what has none (section 1).
 */
static void pairs_that_keep_their_width(void **state) {
    (void)state;
    for (int a = 0; a < TS_N_CLASSES; a++)
        for (int b = 0; b < TS_N_CLASSES; b++) {
            bool space_after = a == C || a == P || a == S, space_before = b == O;
            if (!space_after && !space_before) /* no space between the two */
                ROW(ts_pair_trim((enum ts_class)a, (enum ts_class)b) == TS_TRIM_NOTHING, "%s %s", names[a],
                    names[b]);
            if (a == H || b == H || a == W || b == W) /* not two marks */
                ROW(ts_pair_trim((enum ts_class)a, (enum ts_class)b) == TS_TRIM_NOTHING, "%s %s", names[a],
                    names[b]);
        }
    ROWS_PASSED();
}

/* Section 5, step 3 of expansion: every gap but inside unbreakable marks and beside connectors and solidi;
 * letters inside a Western word are never spaced. */
static void places_that_may_be_opened(void **state) {
    (void)state;
    for (int a = 0; a <= LAST_TEXT; a++)
        for (int b = 0; b <= LAST_TEXT; b++) {
            bool closed = is_one_unit(a, b) || a == N || b == N || a == L || b == L || (a == W && b == W);
            ROW(ts_pair_may_open((enum ts_class)a, (enum ts_class)b) == !closed, "%s %s", names[a], names[b]);
        }
    for (int c = 0; c <= LAST_TEXT; c++)
        ROW(!ts_pair_may_open((enum ts_class)c, TS_ATTACHED), "%s mark", names[c]);
    ROWS_PASSED();
}

int main(void) {
    /* one a line, so that they can be counted */
    /* clang-format off */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_starts_and_ends),
        cmocka_unit_test(breaks_of_every_pair_at_every_level),
        cmocka_unit_test(levels_only_forbid_more),
        cmocka_unit_test(breaks_that_unicode_rules),
        cmocka_unit_test(pairs_that_lose_half_an_em),
        cmocka_unit_test(pairs_that_keep_their_width),
        cmocka_unit_test(places_that_may_be_opened),
    };
    /* clang-format on */
    return RUN_TESTS(tests);
}
