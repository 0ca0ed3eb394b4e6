/* line/breaks: the choice of breaks, on hand-made items. */
#include "sketch.h"

/* --- choosing breaks ------------------------------------------------------------------------------------ */

static void divisions(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        ts_len measure;
        const char *want;
    } rows[] = {
        {"xxxxxxxxxx", 5000, "5 5"},     {"xxxxxxxxxxxx", 5000, "5 5 2"},
        {"xxxxx,xxxx", 5500, "6 4"},  /* the pause is half width at the end */
        {"xxx(xxx", 3500, "3 4"},     /* an opening mark never ends a line, and is half at the start */
        {"xx,xx,xxxxx", 6000, "7 4"}, /* 7 em with two pauses: pushed in by 1 em */
        {"aaaa aaaa aaaa", 5000, "8 4"}, {"x", 5000, "1"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct ts_break_opts opts = measured(rows[i].measure);
        const char *got = divided(text_of(rows[i].sketch), &opts);
        ROW(strcmp(got, rows[i].want) == 0, "%s: %s, expected %s", rows[i].sketch, got, rows[i].want);
    }
    ROWS_PASSED();
}

/* Push in first, push out after: the pause after a full line comes in by another pause's half em. */
static void pushing_in_comes_before_pushing_out(void **state) {
    (void)state;
    fresh();
    struct ts_break_opts opts = measured(6000);
    assert_string_equal(divided(text_of("xx,xxx,xxxxx"), &opts), "7 5"); /* 6.5 em: reduced by 1/2 */
    assert_string_equal(divided(text_of("xxxxxx,xxxx"), &opts), "5 6");  /* nothing to reduce: pushed out */
    struct ts_line line = line_of("xx,xxx,xxxxx", 7, &opts);
    assert_int_equal(line.reduced[TS_REDUCE_PAUSE], 500);
    assert_int_equal(line.expanded[TS_EXPAND_OPEN], 0);
}

/* Section 5, (3): a last line of one character, or one and a mark, costs more than an opening, less than a
 * hole. */
static void single_characters_at_the_end(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        ts_len hole;
        const char *want;
    } rows[] = {
        {"xxxxxxxxxxx", 250, "9 2"},   /* opened by 1/8 em in eight gaps */
        {"xxxxxxxxxxx", 100, "10 1"},  /* the control: that would be a hole, which is worse */
        {"xxxxxxxxxxx.", 250, "9 3"},  /* one and a mark */
        {"xxxxxxxxxxx.)", 250, "9 4"}, /* and two */
        {"xxxxxxxxxxxx", 250, "10 2"}, /* two characters are no single */
        {"x", 250, "1"},               /* nor is a whole paragraph */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct ts_break_opts opts = measured(10 * EM);
        opts.hole = rows[i].hole;
        const char *got = divided(text_of(rows[i].sketch), &opts);
        ROW(strcmp(got, rows[i].want) == 0, "%s, hole %d: %s, expected %s", rows[i].sketch, rows[i].hole, got,
            rows[i].want);
    }
    ROWS_PASSED();
}

/* Section 2: a number and its measure word may part, at a small penalty: it weighs less than any filling and
 * more than how ragged an unjustified paragraph is. */
static void a_number_keeps_its_measure_word_if_it_can(void **state) {
    (void)state;
    fresh();
    struct ts_break_opts opts = measured(4250); /* "xxxaa" fills it: 3 + 1/4 + 1 */
    struct text *t = text_of("xxxaaxxxx");
    t->items[5].brk = TS_BREAK_MEASURE;
    assert_string_equal(divided(t, &opts), "5 4");
    opts = measured(4000);
    opts.justify = false;
    for (size_t at = 2; at <= 3; at++) { /* five on two lines: as even as 2 3 or 3 2, the penalty decides */
        t = text_of("xxxxx");
        t->items[at].brk = TS_BREAK_MEASURE;
        assert_string_equal(divided(t, &opts), at == 2 ? "3 2" : "2 3");
    }
}

/* A heading's lines end best at a blank of the copy, then behind a pause or stop, then elsewhere, behind a
 * closing mark too, then between two words of one character, and worst inside quotes: each sketch can part in
 * one place only, behind three items. */
static void ends_of_heading_lines_are_ranked(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        uint8_t brk;
        bool worse; /* than the one before, else the same */
    } ends[] = {{"xx,xxx", TS_BREAK_ALLOWED, true},
                {"(x)xxx", TS_BREAK_ALLOWED, true},
                {"xxxxxx", TS_BREAK_ALLOWED, false},
                {"xxxxxx", TS_BREAK_SINGLES, true},
                {"(xxxx)", TS_BREAK_ALLOWED, true}};
    fresh();
    struct ts_break_opts opts = measured(3000);
    opts.justify = false;
    int before = 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct text *t = text_of(ends[i].sketch);
        for (size_t k = 1; k < t->n; k++)
            t->items[k].brk = k == 3 ? ends[i].brk : TS_BREAK_NEVER;
        int phrase = ts_breaks_choose(&ctx, &t->list, &opts)->phrase;
        ROW(ends[i].worse ? phrase > before : phrase == before, "%s: %d after %d", ends[i].sketch, phrase,
            before);
        ROW(set(t, &opts)->phrase == phrase, "%s: lost on the way to the lines", ends[i].sketch);
        before = phrase;
        t->items[3].gap = TS_GAP_FIXED; /* the copy's blank there: the best outside quotes */
        phrase = ts_breaks_choose(&ctx, &t->list, &opts)->phrase;
        bool inside = i + 1 == sizeof ends / sizeof *ends;
        ROW((phrase == 0) == !inside, "%s with a blank: %d", ends[i].sketch, phrase);
    }
    ROWS_PASSED();
}

/* A word longer than the line is cut, and the line says so; a shorter one never is. */
static void long_words_are_cut(void **state) {
    (void)state;
    fresh();
    struct ts_break_opts opts = measured(3000);
    const struct ts_lines *lines = set(text_of("aaaaaaaaaaaaaa"), &opts); /* 7 em */
    assert_int_equal(lines->n, 3);
    for (size_t k = 0; k < lines->n; k++) {
        ROW(!lines->lines[k].overfull, "line %zu is overfull", k);
        ROW(lines->lines[k].cut == (k + 1 < lines->n), "line %zu: cut", k);
    }
    lines = set(text_of("xxaaaaaaxx"), &opts); /* the control: a word of just 3 em */
    for (size_t k = 0; k < lines->n; k++)
        ROW(!lines->lines[k].cut, "line %zu: a word that fits was cut", k);
    ROWS_PASSED();
}

/* CLREQ's remedy for marks in a row that no line holds: the rule is broken, and the line says so. */
static void what_no_line_holds_is_broken_against_the_rules(void **state) {
    (void)state;
    fresh();
    struct text *t = text_of("xxxxxxxx");
    for (size_t i = 1; i < 6; i++)
        t->items[i].brk = TS_BREAK_NEVER; /* six Han held together */
    struct ts_break_opts opts = measured(4000);
    const struct ts_lines *lines = set(t, &opts);
    assert_int_equal(lines->n, 2);
    assert_true(lines->lines[0].forced);
    assert_false(lines->lines[0].overfull);
    assert_int_equal(lines->lines[0].width, 4000);
    assert_false(lines->lines[1].forced);
}

/* CLREQ, "Unbreakable marks": a dash is whole even then, and a row of them is broken between its pairs. */
static void a_dash_is_never_broken(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        int em;
        const char *want;
    } rows[] = {
        {"(((==xxxx", 3, "3 3 3"}, /* (((= would fill the line without an opening */
        {"==========", 4, "4 4 2"},
        {"==========", 5, "4 4 2"},
        {"(==========", 4, "3 4 4"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct ts_break_opts opts = measured(rows[i].em * EM);
        const char *got = divided(text_of(rows[i].sketch), &opts);
        ROW(strcmp(got, rows[i].want) == 0, "%s: %s", rows[i].sketch, got);
    }
    ROWS_PASSED();
}

/* --- against all divisions there are -------------------------------------------------------------------- */

struct fault {
    int64_t overfull; /* in sum */
    int64_t
        holes; /* their sum, and 250 for each: one is not spread over many lines, nor two gathered into one */
    int single;
    int64_t classes[4]; /* lines opened beyond 0.10, 0.05, 0.02, 0 em */
};

/* The first parts of the ordered key, told from the set lines, written apart from the engine's. */
static struct fault fault_of(const struct ts_lines *lines, const struct text *t, const size_t *ends) {
    struct fault f = {0};
    for (size_t k = 0; k < lines->n; k++) {
        const struct ts_line *l = &lines->lines[k];
        f.overfull += l->overfull ? l->width - l->measure : 0;
        int64_t left = l->measure - l->width; /* nothing to open: short by as much, and a hole at the least */
        int64_t opening = l->opening ? l->opening : left + 250;
        f.holes += l->hole ? opening + 250 : 0;
        if (l->opening && !l->hole)
            f.classes[l->opening > 100 ? 0 : l->opening > 50 ? 1 : l->opening > 20 ? 2 : 3]++;
    }
    int characters = 0;
    for (size_t i = lines->n > 1 ? ends[lines->n - 2] : 0; i < t->n; i++)
        characters += t->items[i].class == TS_HAN || t->items[i].class == TS_WESTERN;
    f.single = lines->n > 1 && characters < 2;
    return f;
}

static int compare_faults(const struct fault *a, const struct fault *b) {
    if (a->overfull != b->overfull)
        return a->overfull < b->overfull ? -1 : 1;
    if (a->holes != b->holes)
        return a->holes < b->holes ? -1 : 1;
    if (a->single != b->single)
        return a->single - b->single;
    for (int i = 0; i < 4; i++)
        if (a->classes[i] != b->classes[i])
            return a->classes[i] < b->classes[i] ? -1 : 1;
    return 0;
}

static void no_division_is_better(void **state) {
    (void)state;
    static const char alphabet[] = "xxxxxx,.()-";
    uint32_t seed = 77;
    for (int round = 0; round < 150; round++) {
        fresh();
        char sketch[20];
        size_t n = 8 + next_random(&seed) % 5;
        for (size_t i = 0; i < n; i++)
            sketch[i] = alphabet[next_random(&seed) % (sizeof alphabet - 1)];
        sketch[0] = sketch[n - 1] = 'x';
        sketch[n] = 0;
        struct text *t = text_of(sketch);
        struct ts_break_opts opts = measured((ts_len)(3000 + 100 * (next_random(&seed) % 30)));
        opts.indent = round % 2 ? EM : 0;
        opts.turn = round % 3 ? 0 : 2 * EM; /* the first line is the longer of the two, or the shorter */
        const struct ts_breaks *chosen = ts_breaks_choose(&ctx, &t->list, &opts);
        struct fault own = fault_of(ts_lines_set(&ctx, &t->list, chosen, &opts), t, chosen->ends);
        for (uint32_t bits = 0; bits < 1u << (n - 1); bits++) {
            size_t ends[20], lines = 0;
            bool legal = true;
            for (size_t i = 1; i < n; i++)
                if (bits >> (i - 1) & 1) {
                    legal &= t->items[i].brk != TS_BREAK_NEVER;
                    ends[lines++] = i;
                }
            ends[lines++] = n;
            if (!legal)
                continue;
            static const bool hangs[20] = {false};
            struct ts_breaks other = {.ends = ends, .hangs = hangs, .n = lines};
            struct fault f = fault_of(ts_lines_set(&ctx, &t->list, &other, &opts), t, ends);
            if (compare_faults(&f, &own) < 0) {
                ROW(false, "%s on %d: %s, but division %x is better", sketch, opts.measure, divided(t, &opts),
                    bits);
                break;
            }
        }
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divisions),
        cmocka_unit_test(pushing_in_comes_before_pushing_out),
        cmocka_unit_test(single_characters_at_the_end),
        cmocka_unit_test(a_number_keeps_its_measure_word_if_it_can),
        cmocka_unit_test(ends_of_heading_lines_are_ranked),
        cmocka_unit_test(long_words_are_cut),
        cmocka_unit_test(what_no_line_holds_is_broken_against_the_rules),
        cmocka_unit_test(a_dash_is_never_broken),
        cmocka_unit_test(no_division_is_better),
    };
    return RUN_TESTS(tests);
}
