/* line/uax14: Unicode's own cases of the line breaking algorithm, and what our call of ICU adds to it.
 *
 * LineBreakTest.txt comes with Debian's unicode-data. ICU departs from the file's algorithm in three known
 * places, listed below; they are counted and named, and anything else that differs is a failure. Where the
 * file is of another Unicode version than ICU, differences cannot be told apart: they are counted, and shown.
 */
#include "testing.h"

#include "line/uax14.h"

#include <unicode/uchar.h>

static const char cases_file[] = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

enum { MOST_CASE = 64, MOST_LINE = 4096 };

/* One case: wanted[i] = a break before character i; wanted[n] stands for the end. */
struct line_case {
    uint32_t text[MOST_CASE];
    bool wanted[MOST_CASE + 1];
    size_t n;
};

/* Where ICU 72 departs from UAX #14 of Unicode 15.0, in all three ways towards what Unicode 16.0 rules. */
enum departure {
    LEADING_POINT, /* no break in .35 and a.2: a number may begin with a point (LB25, IS x NU) */
    BEFORE_POINT,  /* a break before .35 that follows a blank (LB15c) */
    FIRST_HYPHEN,  /* no break behind a hyphen that begins a word: -#, -a (LB20a) */
    UNKNOWN,
    N_DEPARTURES
};

static const char *const departure_names[N_DEPARTURES] = {
    "no break inside a number that begins with its point", "break between a blank and such a number",
    "no break behind a word's first hyphen", "not known"};

/* Places of the file of Unicode 15.0 where ICU 72 departs. */
static const int of_icu_72[N_DEPARTURES] = {14, 1, 8, 0};

static int line_break_of(const struct line_case *c, size_t i) {
    return i < c->n ? u_getIntPropertyValue((UChar32)c->text[i], UCHAR_LINE_BREAK) : -1;
}

/* The class before character i, without combining marks; -1 before the first. */
static int class_before(const struct line_case *c, size_t i) {
    while (i > 0 && line_break_of(c, i - 1) == U_LB_COMBINING_MARK)
        i--;
    return i > 0 ? line_break_of(c, i - 1) : -1;
}

/* Letters, and what LB1 resolves to them. */
static bool is_letter_class(int class) {
    return class == U_LB_ALPHABETIC || class == U_LB_AMBIGUOUS || class == U_LB_UNKNOWN ||
           class == U_LB_COMPLEX_CONTEXT || class == U_LB_SURROGATE;
}

/* The mark that ends before character i is the first of the text, or stands behind a blank. */
static bool begins_word(const struct line_case *c, size_t i) {
    while (i > 0 && line_break_of(c, i - 1) == U_LB_COMBINING_MARK)
        i--;
    return i == 1 || (i > 1 && line_break_of(c, i - 2) == U_LB_SPACE);
}

static enum departure departure_at(const struct line_case *c, size_t i) {
    int before = class_before(c, i), after = line_break_of(c, i);
    if (c->wanted[i] && before == U_LB_INFIX_NUMERIC && after == U_LB_NUMERIC)
        return LEADING_POINT;
    if (!c->wanted[i] && before == U_LB_SPACE && after == U_LB_INFIX_NUMERIC &&
        line_break_of(c, i + 1) == U_LB_NUMERIC)
        return BEFORE_POINT;
    if (c->wanted[i] && before == U_LB_HYPHEN && is_letter_class(after) && begins_word(c, i))
        return FIRST_HYPHEN;
    return UNKNOWN;
}

/* "× 0023 × 0308 ÷" up to the comment. False for a line without a case. */
static bool read_case(char *line, struct line_case *c) {
    *c = (struct line_case){.n = 0};
    line[strcspn(line, "#\n")] = 0;
    bool wanted = false;
    for (char *word = strtok(line, " \t"); word; word = strtok(NULL, " \t")) {
        if (strcmp(word, "÷") == 0 || strcmp(word, "×") == 0) {
            wanted = strcmp(word, "÷") == 0;
            c->wanted[c->n] = wanted;
        } else if (c->n < MOST_CASE) {
            c->text[c->n++] = (uint32_t)strtoul(word, NULL, 16);
        }
    }
    return c->n > 0;
}

static const char *text_of_case(const struct line_case *c) {
    const char *s = "";
    for (size_t i = 0; i < c->n; i++)
        s = ts_arena_printf(ctx.keep, "%s %s%04X", s, c->wanted[i] ? "÷ " : "", (unsigned)c->text[i]);
    return s;
}

struct tally {
    int cases, cases_off, places_off[N_DEPARTURES];
    bool same_version;
};

static void judge_case(struct ts_uax14 *u, const struct line_case *c, struct tally *t) {
    ts_arena_reset(ctx.scratch);
    const bool *may = ts_uax14_find(&ctx, u, c->text, c->n);
    bool off = false;
    for (size_t i = 1; i <= c->n; i++) {
        if (may[i] == c->wanted[i])
            continue;
        enum departure d = departure_at(c, i);
        off = true;
        t->places_off[d]++;
        ROW(d != UNKNOWN || !t->same_version, "%s a break before character %zu of%s",
            may[i] ? "there is" : "there is not", i + 1, text_of_case(c));
    }
    t->cases++;
    t->cases_off += off;
}

/* "# LineBreakTest-15.0.0.txt" against ICU's "15.0". */
static bool is_of_icu_version(const char *first_line) {
    const char *version = strstr(first_line, "LineBreakTest-");
    return version &&
           strncmp(version + strlen("LineBreakTest-"), U_UNICODE_VERSION, strlen(U_UNICODE_VERSION)) == 0;
}

static void unicodes_own_cases(void **state) {
    (void)state;
    FILE *f = fopen(cases_file, "r");
    if (!f) {
        print_message("  %s is not there (package unicode-data): skipped\n", cases_file);
        skip();
        return;
    }
    fresh();
    struct ts_uax14 *u = ts_uax14_new(&ctx);
    struct tally t = {.cases = 0};
    struct line_case c;
    char line[MOST_LINE];
    for (bool first = true; fgets(line, sizeof line, f); first = false) {
        if (first)
            t.same_version = is_of_icu_version(line);
        if (read_case(line, &c))
            judge_case(u, &c, &t);
    }
    fclose(f);
    ts_uax14_close(u);
    print_message("  %d cases of LineBreakTest.txt%s, %d of them set otherwise by ICU (Unicode %s)\n",
                  t.cases, t.same_version ? "" : " of another Unicode version", t.cases_off,
                  U_UNICODE_VERSION);
    for (int d = 0; d < N_DEPARTURES; d++)
        if (t.places_off[d])
            print_message("    places where ICU differs: %d: %s\n", t.places_off[d], departure_names[d]);
    ROW(t.cases > 5000, "only %d cases were read", t.cases);
    for (int d = 0; d < N_DEPARTURES && t.same_version && U_ICU_VERSION_MAJOR_NUM == 72; d++)
        ROW(t.places_off[d] == of_icu_72[d], "%d places, not %d: %s", t.places_off[d], of_icu_72[d],
            departure_names[d]);
    ROW(t.cases_off * 100 < t.cases, "%d of %d cases differ", t.cases_off, t.cases);
    ROWS_PASSED();
}

/* Characters beyond U+FFFF count one; the end is a break, also of an empty text. */
static void places_count_characters(void **state) {
    (void)state;
    static const uint32_t text[] = {0x20BB7, 0x91CE, 0x1F468, 0x200D, 0x1F469, 0x5BB6, ' ', 'a', 0x1D538};
    static const bool wanted[] = {true, true, true, false, false, true, false, true, false, true};
    fresh();
    struct ts_uax14 *u = ts_uax14_new(&ctx);
    const bool *may = ts_uax14_find(&ctx, u, text, N_ROWS(text));
    for (size_t i = 1; i <= N_ROWS(text); i++)
        ROW(may[i] == wanted[i], "before character %zu", i);
    may = ts_uax14_find(&ctx, u, text, 0);
    ROW(may != NULL, "an empty text has no answer");
    may = ts_uax14_find(&ctx, u, text, 1); /* the iterator of a longer text is used again */
    ROW(may[1], "the end of a second text is no break");
    ts_uax14_close(u);
    ROWS_PASSED();
}

/* Beside the table's marks: line breaking classes CL CP EX IS SY PO NS BA HY GL WJ, and OP PR BB GL WJ. */
static void edges_beside_marks(void **state) {
    (void)state;
    static const struct {
        uint32_t cp;
        bool starts, ends; /* may start, may end a line */
    } table[] = {
        {')', false, true},     {']', false, true},    {'!', false, true},    {',', false, true},
        {'.', false, true},     {'/', false, true},    {'%', false, true},    {0x2030, false, true},
        {0x2103, false, true},  {0xFF05, false, true}, {0x3005, false, true}, {0x00BB, false, true},
        {0x2019, false, true},  {'-', false, true},    {0x2010, false, true}, {0x00A0, false, false},
        {0x2060, false, false}, {'(', true, false},    {'$', true, false},    {0xFFE5, true, false},
        {0x2116, true, false},  {0x00B1, true, false}, {0x00AB, true, false}, {0x2018, true, false},
        {0x00B4, true, false},  {'a', true, true},     {'7', true, true},     {0x4E2D, true, true},
    };
    for (size_t i = 0; i < N_ROWS(table); i++) {
        uint32_t cp = table[i].cp;
        ROW(ts_uax14_never_starts(cp) == !table[i].starts, "U+%04X starts a line", (unsigned)cp);
        ROW(ts_uax14_never_ends(cp) == !table[i].ends, "U+%04X ends a line", (unsigned)cp);
    }
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unicodes_own_cases),
        cmocka_unit_test(places_count_characters),
        cmocka_unit_test(edges_beside_marks),
    };
    return RUN_TESTS(tests);
}
