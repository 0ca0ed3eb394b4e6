/* page/columns: where columns end, on hand-made lines and bands; line-composition.md, section 6, "Column and
 * page". */
#include "testing.h"

#include "page/columns.h"

enum { MOST = 400 };

struct copy {
    struct ts_unit units[MOST];
    size_t n;
};

/* Copy from a sketch: a digit 2 to 9 is a band of so many rows, "-" a line, "." a line that may not begin a
 * column, "_" an empty row above what follows. */
static struct copy copy_of(const char *sketch) {
    struct copy c = {.n = 0};
    for (; *sketch; sketch++) {
        bool band = *sketch >= '2' && *sketch <= '9';
        if (*sketch == '_') {
            c.units[c.n].space++;
            continue;
        }
        struct ts_unit *u = &c.units[c.n++];
        u->rows = band ? *sketch - '0' : 1;
        u->band = band;
        u->may_start = *sketch != '.';
    }
    return c;
}

/* A paragraph's last line never stands alone at the head of a column, and a subhead has two lines under it:
 * so those lines may not begin one. */
static void add_paragraph(struct copy *c, int lines, int space) {
    for (int i = 0; i < lines; i++) {
        bool after_band = (c->n > 0 && c->units[c->n - 1].band) || (c->n > 1 && c->units[c->n - 2].band);
        bool widow = lines > 1 && i == lines - 1;
        c->units[c->n++] = (struct ts_unit){
            .rows = 1, .space = i == 0 && !after_band ? space : 0, .may_start = !after_band && !widow};
    }
}

/* And back. */
static const char *sketch_of(const struct copy *c) {
    char *s = ts_arena_alloc(ctx.keep, 4 * c->n + 1, 1), *to = s;
    for (size_t i = 0; i < c->n; i++) {
        for (int k = 0; k < c->units[i].space; k++)
            *to++ = '_';
        *to++ = (char)(c->units[i].band ? '0' + c->units[i].rows : c->units[i].may_start ? '-' : '.');
    }
    return s;
}

/* What a column of them takes: the space above its first has nothing to part. */
static int rows_of(const struct copy *c, size_t begin, size_t end) {
    int rows = 0;
    for (size_t i = begin; i < end; i++)
        rows += (i > begin ? c->units[i].space : 0) + c->units[i].rows;
    return rows;
}

static struct ts_column_set fill(const struct copy *c, size_t begin, int columns, int rows) {
    struct ts_text_frame *frames = TS_NEW(ctx.keep, struct ts_text_frame, (size_t)columns);
    for (int k = 0; k < columns; k++)
        frames[k] = (struct ts_text_frame){k, 0, rows};
    struct ts_columns_request request = {
        .frames = frames, .n = columns, .most_extra = 2, .last_resort = true};
    return ts_columns_fill(&ctx, c->units, c->n, begin, &request);
}

/* "4 4 3": rows of each column. */
static const char *shape(struct ts_column_set set) {
    const char *s = "";
    for (int k = 0; k < set.n; k++)
        s = ts_arena_printf(ctx.keep, "%s%s%d", s, k ? " " : "", set.columns[k].rows);
    return s;
}

static void level_columns(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        int columns, rows;
        const char *want;
    } rows[] = {
        {"------------", 3, 10, "4 4 4"}, {"------------", 3, 4, "4 4 4"}, /* full to the last row */
        {"------", 1, 10, "6"},           {"----------", 5, 80, "2 2 2 2 2"}, {"-", 1, 1, "1"},
        {"-----.------", 3, 10, "4 4 4"}, /* the widow is not at a head anyway */
        {"3--3--", 2, 10, "5 5"},         /* bands */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct copy c = copy_of(rows[i].sketch);
        struct ts_column_set set = fill(&c, 0, rows[i].columns, rows[i].rows);
        ROW(strcmp(shape(set), rows[i].want) == 0, "%s: %s, expected %s", rows[i].sketch, shape(set),
            rows[i].want);
        ROW(set.end == c.n && set.n == rows[i].columns, "%s: end", rows[i].sketch);
    }
    ROWS_PASSED();
}

/* n lines that may all begin a column: no column is shorter than another by more than a row, the first ones
 * longest. */
static void free_lines_level_to_a_row(void **state) {
    (void)state;
    for (int columns = 1; columns <= 8; columns++)
        for (int n = columns; n <= 60; n++) {
            fresh();
            struct copy c = {.n = 0};
            for (int i = 0; i < n; i++)
                c.units[c.n++] = (struct ts_unit){.rows = 1, .may_start = true};
            struct ts_column_set set = fill(&c, 0, columns, 60);
            ROW(set.end == c.n, "%d lines in %d: not all set", n, columns);
            int most = set.columns[0].rows, least = most;
            for (int k = 0; k < set.n; k++) {
                most = set.columns[k].rows > most ? set.columns[k].rows : most;
                least = set.columns[k].rows < least ? set.columns[k].rows : least;
            }
            for (int k = 1; k < set.n; k++) /* what is short shows in the last columns */
                ROW(set.columns[k].rows <= set.columns[k - 1].rows, "%d lines in %d: %s", n, columns,
                    shape(set));
            if (n % columns == 0)
                ROW(most == least, "%d lines in %d: %s", n, columns, shape(set));
            if (n >= columns * columns) /* otherwise the last column alone is short */
                ROW(most == (n + columns - 1) / columns, "%d lines in %d: %s", n, columns, shape(set));
        }
    ROWS_PASSED();
}

static bool starts_legally(const struct copy *c, struct ts_column_set set) {
    for (int k = 1; k < set.n; k++)
        if (set.columns[k].begin < set.columns[k].end && !c->units[set.columns[k].begin].may_start)
            return false;
    return true;
}

/* A widow: with the rule the column's foot moves; without it (the control) the same lines divide evenly. */
static void no_widow_at_a_head(void **state) {
    (void)state;
    fresh();
    struct copy strict = copy_of("----.---"), loose = copy_of("--------");
    struct ts_column_set set = fill(&strict, 0, 2, 10), control = fill(&loose, 0, 2, 10);
    assert_string_equal(shape(control), "4 4");
    assert_int_equal(control.columns[1].begin, 4);
    assert_true(starts_legally(&strict, set));
    assert_int_equal(set.end, strict.n);
}

static void no_widow_in_full_columns(void **state) {
    (void)state;
    fresh();
    struct copy c = copy_of("----.--------------------------"),
                loose = copy_of("-------------------------------");
    struct ts_column_set set = fill(&c, 0, 2, 4), control = fill(&loose, 0, 2, 4);
    assert_int_equal(control.columns[0].end, 4);
    assert_int_equal(set.columns[0].end, 3); /* the line before goes with it */
    assert_true(starts_legally(&c, set));
}

/* A subhead at the foot takes itself and its rows to the next column unless two lines stand under it. */
static void subheads_keep_two_lines(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        int rows;
        size_t want; /* end of the first of two full columns */
    } rows[] = {
        {"-----3..-------------------------", 8, 5},  /* no line fits under it */
        {"-----3..-------------------------", 9, 5},  /* one does */
        {"-----3..-------------------------", 10, 8}, /* two do */
        {"-----3----------------------------", 8, 6}, /* the control: without the rule */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct copy c = copy_of(rows[i].sketch);
        struct ts_column_set set = fill(&c, 0, 2, rows[i].rows);
        ROW(set.columns[0].end == rows[i].want, "row %zu: ends at %zu", i, set.columns[0].end);
    }
    ROWS_PASSED();
}

/* Full columns if more follows than the page holds. */
static void full_pages(void **state) {
    (void)state;
    fresh();
    struct copy c = {.n = 0};
    for (int i = 0; i < 100; i++)
        c.units[c.n++] = (struct ts_unit){.rows = 1, .may_start = true};
    struct ts_column_set set = fill(&c, 0, 4, 20);
    assert_string_equal(shape(set), "20 20 20 20");
    assert_int_equal(set.end, 80);
    set = fill(&c, set.end, 4, 20); /* the rest is level */
    assert_string_equal(shape(set), "5 5 5 5");
    assert_int_equal(set.end, 100);
}

/* Bands may take a row or two more to level a column. */
static void bands_level_a_column(void **state) {
    (void)state;
    fresh();
    struct copy c = copy_of("-3-----.-3--.---"); /* 9 rows, and 8 or 9 with a band in their midst */
    struct ts_column_set set = fill(&c, 0, 2, 20);
    assert_int_equal(set.columns[0].rows, set.columns[1].rows);
    struct copy head = copy_of("3------3-----"); /* 9 and 8, a band at each head: it takes none */
    assert_string_equal(shape(fill(&head, 0, 2, 20)), "9 8");
    struct copy plain = copy_of("---------"
                                "--------");                          /* the control: nothing to stretch */
    assert_int_equal(fill(&plain, 0, 2, 20).columns[0].rows + 8, 17); /* 9 and 8 */
}

/* columns.h: a space stands inside a column, and nowhere at its head or foot. */
static void spaces_vanish_at_heads_and_feet(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        int columns, rows;
        const char *want;
    } rows[] = {
        {"----_----", 1, 10, "9"},         {"_----", 1, 10, "4"}, /* at the first head there is none */
        {"----_----", 2, 10, "4 4"},                              /* nor at the next, nor at the foot */
        {"----_----", 2, 4, "4 4"},                               /* not even where it would not fit */
        {"--_--__--", 3, 2, "2 2 2"},                             /* two of them, of different heights */
        {"----_------", 2, 10, "6 5"},                            /* inside, it takes its row */
        {"-_-_-_-_-_-_-_-", 2, 10, "7 7"}, {"--------", 2, 10, "4 4"},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct copy c = copy_of(rows[i].sketch);
        struct ts_column_set set = fill(&c, 0, rows[i].columns, rows[i].rows);
        ROW(strcmp(shape(set), rows[i].want) == 0, "%s: %s, expected %s", rows[i].sketch, shape(set),
            rows[i].want);
        ROW(set.end == c.n, "%s: ends at %zu", rows[i].sketch, set.end);
    }
    ROWS_PASSED();
}

/* A full column ends with text: what a space and the line under it do not both fit into stays empty. */
static void spaces_in_full_columns(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        const char *want;
        size_t end; /* of the first column of two, of four rows */
    } rows[] = {
        {"----_----_----_----", "4 4", 4}, /* they vanish, and both columns are full */
        {"---_----_----_----", "3 4", 3},  /* a space, but no line, fits under the third */
        {"--_--_----_----", "4 4", 3},     /* a space and a line fit under the second */
        {"----------------", "4 4", 4},    /* the control */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct copy c = copy_of(rows[i].sketch);
        struct ts_column_set set = fill(&c, 0, 2, 4);
        ROW(set.columns[0].end == rows[i].end, "%s: ends at %zu", rows[i].sketch, set.columns[0].end);
        ROW(strcmp(shape(set), rows[i].want) == 0, "%s: %s", rows[i].sketch, shape(set));
    }
    ROWS_PASSED();
}

static void a_band_higher_than_the_page(void **state) {
    (void)state;
    static const char *const sketches[] = {
        "9", "-9-", "99", "--9--9--", "9---------------------", "---------------9"};
    for (size_t i = 0; i < N_ROWS(sketches); i++)
        for (int columns = 1; columns <= 3; columns++) {
            fresh();
            struct copy c = copy_of(sketches[i]);
            size_t at = 0;
            int pages = 0;
            while (at < c.n && pages < 50) {
                struct ts_column_set set = fill(&c, at, columns, 5);
                ROW(set.end > at, "%s stands still at %zu", sketches[i], at);
                at = set.end;
                pages++;
            }
            ROW(at == c.n, "%s in %d columns: %zu of %zu", sketches[i], columns, at, c.n);
        }
    ROWS_PASSED();
}

static void nothing_to_fill(void **state) {
    (void)state;
    fresh();
    struct copy c = {.n = 0};
    struct ts_column_set set = fill(&c, 0, 5, 82);
    assert_int_equal(set.end, 0);
    for (int k = 0; k < set.n; k++)
        assert_int_equal(set.columns[k].rows, 0);
}

/* --- random copy, judged by what must hold of any ------------------------------------------------------- */

static struct copy random_copy(uint32_t *seed, size_t most, int space) {
    struct copy c = {.n = 0};
    while (c.n + 12 < most) {
        if (next_random(seed) % 5 == 0)
            c.units[c.n++] =
                (struct ts_unit){.rows = 2 + (int)(next_random(seed) % 2), .band = true, .may_start = true};
        add_paragraph(&c, 1 + (int)(next_random(seed) % 9), space && next_random(seed) % 2 ? space : 0);
    }
    return c;
}

static void check_page(const struct copy *c, size_t begin, struct ts_column_set set, int columns, int rows) {
    ROW(set.n == columns, "%d columns", set.n);
    size_t at = begin;
    for (int k = 0; k < set.n; k++) {
        const struct ts_column *col = &set.columns[k];
        ROW(col->begin == at && col->end >= col->begin, "column %d begins at %zu, not %zu", k, col->begin,
            at);
        ROW(col->rows == rows_of(c, col->begin, col->end) + col->extra, "column %d: rows", k);
        ROW(col->rows <= rows, "column %d: %d rows of %d", k, col->rows, rows);
        int bands = 0; /* one at the head takes none */
        for (size_t i = col->begin + 1; i < col->end; i++)
            bands += c->units[i].band;
        ROW(col->extra >= 0 && col->extra <= 2 * bands, "column %d: %d extra rows for %d bands", k,
            col->extra, bands);
        at = col->end;
    }
    ROW(set.end == at, "the set ends at %zu, its last column at %zu", set.end, at);
}

static void random_copy_is_set_whole(void **state) {
    (void)state;
    uint32_t seed = 2023;
    for (int round = 0; round < 400; round++) {
        fresh();
        struct copy c = random_copy(&seed, 20 + next_random(&seed) % 300, round % 3);
        int columns = 1 + (int)(next_random(&seed) % 6), rows = 8 + (int)(next_random(&seed) % 30), pages = 0;
        for (size_t at = 0; at < c.n && pages < 100; pages++) {
            struct ts_column_set set = fill(&c, at, columns, rows);
            check_page(&c, at, set, columns, rows);
            ROW(set.end > at, "round %d stands still", round);
            if (set.end < c.n) /* a page that is not the last is full, but for what the rules push over */
                for (int k = 0; k < set.n; k++)
                    ROW(set.columns[k].rows >= rows - 6 - round % 3, "round %d, column %d: %s of %d", round,
                        k, shape(set), rows);
            at = set.end;
        }
        ROW(pages < 100, "round %d: no end", round);
    }
    ROWS_PASSED();
}

/* True if columns of at most `rows` can hold all of the copy without an illegal head. */
static bool can_be_legal(const struct copy *c, int columns, int rows) {
    bool reached[MOST + 1] = {true};
    for (int k = 0; k < columns; k++) {
        bool next[MOST + 1] = {false};
        for (size_t b = 0; b <= c->n; b++)
            for (size_t e = b; reached[b] && e <= c->n && rows_of(c, b, e) <= rows; e++)
                next[e] |= e == b || e == c->n || c->units[e].may_start;
        memcpy(reached, next, sizeof reached);
    }
    return reached[c->n];
}

/* columns.h: a foot is free only where no widow follows and no subhead stands without its lines. That is a
 * rule, not a price: where a legal division of the page exists, the page is legal, however ragged it gets. */
static void random_level_pages_are_legal(void **state) {
    (void)state;
    uint32_t seed = 42;
    int legal = 0;
    for (int round = 0; round < 1500; round++) {
        fresh();
        struct copy c = random_copy(&seed, 14 + next_random(&seed) % 40, round % 3);
        int columns = 2 + (int)(next_random(&seed) % 5), total = rows_of(&c, 0, c.n);
        int rows = (total + columns - 1) / columns + (int)(next_random(&seed) % 8);
        struct ts_column_set set = fill(&c, 0, columns, rows);
        bool can = can_be_legal(&c, columns, rows);
        legal += can;
        if (can && set.end == c.n)
            ROW(starts_legally(&c, set), "round %d: %s in %d x %d: %s", round, sketch_of(&c), columns, rows,
                shape(set));
        if (can)
            ROW(set.end == c.n, "round %d: %zu units in %d x %d fit, but end at %zu: %s", round, c.n, columns,
                rows, set.end, shape(set));
    }
    assert_true(legal > 500); /* the rounds are worth something */
    ROWS_PASSED();
}

static struct ts_column_set fill_frames(const struct copy *c, const struct ts_text_frame *frames, int n,
                                        enum ts_columns_goal goal) {
    struct ts_columns_request request = {
        .frames = frames, .n = n, .goal = goal, .most_extra = 2, .last_resort = true};
    return ts_columns_fill(&ctx, c->units, c->n, 0, &request);
}

/* Columns that begin on different rows, under a head over some of them, end on one row. */
static void frames_end_on_one_row(void **state) {
    (void)state;
    static const struct {
        const char *sketch;
        struct ts_text_frame frames[4];
        int n;
        const char *want;
    } rows[] = {
        {"---------", {{0, 3, 20}, {1, 0, 23}}, 2, "3 6"},
        {"---------", {{0, 0, 23}, {1, 3, 20}}, 2, "6 3"},
        {"------------",
         {{0, 4, 20}, {1, 4, 20}, {2, 0, 24}},
         3,
         "3 3 6"},                                   /* rows 4 to 7, 0 to 6: 3+3+6 end below row 6 */
        {"---", {{0, 5, 20}, {1, 0, 25}}, 2, "0 3"}, /* the foot is above the first frame's head */
        {"----------", {{0, 0, 2}, {0, 6, 10}, {1, 0, 16}}, 3, "2 1 7"}, /* a column that a picture divides */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct copy c = copy_of(rows[i].sketch);
        struct ts_column_set set = fill_frames(&c, rows[i].frames, rows[i].n, TS_COLUMNS_LEVEL);
        ROW(strcmp(shape(set), rows[i].want) == 0 && set.end == c.n, "row %zu: %s, expected %s", i,
            shape(set), rows[i].want);
    }
    ROWS_PASSED();
}

/* A page that is to be full: each frame to its last row, bands taking what lines lack; else as many as it
 * holds. */
static void frames_to_the_last_row(void **state) {
    (void)state;
    static const struct ts_text_frame two[] = {{0, 2, 6}, {1, 2, 6}};
    static const struct {
        const char *sketch, *want;
    } rows[] = {
        {"------------", "6 6"},  /* just full */
        {"-2--------", "6 6"},    /* 11 rows: the band takes one more */
        {"-2-------", "6 6"},     /* 10 rows: two more */
        {"-2---2---", "6 6"},     /* 11 rows, one of two bands takes it */
        {"-2------", "6 5"},      /* 9 rows: a row is lacking, at the end */
        {"2---------", "6 5"},    /* at a column's head a band takes none */
        {"-------------", "6 6"}, /* more than there is room for */
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct copy c = copy_of(rows[i].sketch);
        struct ts_column_set set = fill_frames(&c, two, 2, TS_COLUMNS_FULL);
        ROW(strcmp(shape(set), rows[i].want) == 0, "%s: %s, expected %s", rows[i].sketch, shape(set),
            rows[i].want);
    }
    ROWS_PASSED();
}

/* One column after the other, the last ones empty. */
static void frames_in_order(void **state) {
    (void)state;
    static const struct ts_text_frame three[] = {{0, 2, 6}, {1, 2, 6}, {2, 0, 8}};
    fresh();
    struct copy c = copy_of("--------");
    assert_string_equal(shape(fill_frames(&c, three, 3, TS_COLUMNS_IN_ORDER)), "6 2 0");
    assert_string_equal(shape(fill_frames(&c, three, 3, TS_COLUMNS_LEVEL)), "2 2 4"); /* the control */
}

/* What a picture leaves: a frame too low for the unit that comes next stays empty, in a level page and in a
 * full one, and an unbreakable unit never sticks out of a frame while the page has a higher one. */
static void frames_too_low(void **state) {
    (void)state;
    static const struct ts_text_frame frames[] = {{0, 0, 3}, {0, 8, 2}, {1, 0, 10}};
    for (int goal = TS_COLUMNS_LEVEL; goal <= TS_COLUMNS_IN_ORDER; goal++) {
        fresh();
        struct copy c = copy_of("-..6----");
        c.units[3].band = false; /* a picture between paragraphs */
        struct ts_column_set set = fill_frames(&c, frames, 3, (enum ts_columns_goal)goal);
        ROW(set.end == c.n, "goal %d: ends at %zu", goal, set.end);
        ROW(set.columns[0].rows == 3 && set.columns[1].rows == 0 && set.columns[2].rows == 10,
            "goal %d: %d %d %d", goal, set.columns[0].rows, set.columns[1].rows, set.columns[2].rows);
    }
    ROWS_PASSED();
}

/* Line-composition.md, section 6: at a column's head two lines of a paragraph at least, at its foot one, by
 * style also more. */
static void where_a_paragraph_may_part(void **state) {
    (void)state;
    static const struct {
        int head, foot, lines;
        const char *may; /* "-" a column may begin with that line */
    } rows[] =
        {
            {2, 1, 1, "-"},      {2, 1, 2, "-."},        {2, 1, 3, "--."},
            {2, 1, 5, "----."},  {2, 2, 2, "-."},        {2, 2, 3, "-.."},
            {2, 2, 4, "-.-."},   {2, 2, 6, "-.---."},    {1, 1, 3, "---"}, /* the control: no rule */
            {3, 2, 6, "-.--.."}, {5, 5, 9, "-........"},
        };
    for (size_t i = 0; i < N_ROWS(rows); i++)
        for (int k = 0; k < rows[i].lines; k++)
            ROW(ts_columns_may_part((struct ts_least_lines){rows[i].head, rows[i].foot}, k, rows[i].lines) ==
                    (rows[i].may[k] == '-'),
                "head %d, foot %d: line %d of %d", rows[i].head, rows[i].foot, k, rows[i].lines);
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(level_columns),
        cmocka_unit_test(free_lines_level_to_a_row),
        cmocka_unit_test(where_a_paragraph_may_part),
        cmocka_unit_test(no_widow_at_a_head),
        cmocka_unit_test(no_widow_in_full_columns),
        cmocka_unit_test(subheads_keep_two_lines),
        cmocka_unit_test(full_pages),
        cmocka_unit_test(bands_level_a_column),
        cmocka_unit_test(spaces_vanish_at_heads_and_feet),
        cmocka_unit_test(spaces_in_full_columns),
        cmocka_unit_test(frames_end_on_one_row),
        cmocka_unit_test(frames_to_the_last_row),
        cmocka_unit_test(frames_in_order),
        cmocka_unit_test(frames_too_low),
        cmocka_unit_test(a_band_higher_than_the_page),
        cmocka_unit_test(nothing_to_fill),
        cmocka_unit_test(random_copy_is_set_whole),
        cmocka_unit_test(random_level_pages_are_legal),
    };
    return RUN_TESTS(tests);
}
