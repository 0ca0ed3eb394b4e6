#include "suites.h"
#include "text.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

/* Grid alignment (CLREQ, "Handling of grid alignment in Chinese and Western mixed text composition"), judged
 * by a ruler: where characters and ink stand, nothing of the engine's tables. */

enum { LONGEST_ROW = 16 /* em: what of the copy may be one piece that no line divides */ };

static bool is_ideograph(uint32_t cp) {
    return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF);
}

static bool is_ascii_word(uint32_t cp) {
    return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

/* The cells that an ideograph takes: one, or two if its type is larger than the paragraph's. */
static int32_t frame_width(const struct view *v, const struct view_cell *c) {
    return (c->em + v->em - 1) / v->em * v->em;
}

/* Where its frame begins: it is drawn in the middle of it. */
static int32_t frame_of(const struct view *v, const struct view_cell *c) {
    return c->x - (frame_width(v, c) - c->advance) / 2;
}

static bool is_accent(uint32_t cp) {
    return (cp >= 0x0300 && cp <= 0x036F) || (cp >= 0x1AB0 && cp <= 0x1AFF);
}

/* Accents and soft hyphens that stand behind it as characters of their own share its cells. */
static bool stands_alone(const struct view *v, const struct view_cell *c) {
    long at = c->at + c->n;
    while (at < v->n_text && v->text[at] == ' ')
        at++;
    uint32_t next = at < v->n_text ? v->text[at] : 0;
    return is_ideograph(c->cp) && next != 0x00AD && !is_accent(next);
}

/* The white on both sides of letters and figures that stand between two ideographs is the same, to a
 * rounding. */
static bool is_centred(const struct view *v, const struct view_line *line, size_t first, size_t last) {
    const struct view_cell *before = &line->cells[first - 1], *after = &line->cells[last];
    int32_t left = line->cells[first].ink0 - frame_of(v, before) - frame_width(v, before);
    int32_t right = frame_of(v, after) - line->cells[last - 1].ink1;
    return abs(left - right) <= 4;
}

/* The end of words and numbers that stand from cell i on between two ideographs, blanks among them; i = there
 * are none. */
static size_t end_of_words(const struct view *v, const struct view_line *line, size_t i) {
    const struct view_cell *cells = line->cells;
    size_t end = i;
    if (i == 0 || !is_ideograph(cells[i - 1].cp) || cells[i].at != cells[i - 1].at + 1)
        return i;
    while (end < line->n && is_ascii_word(cells[end].cp) && cells[end].n == 1)
        end++;
    if (end == i || end == line->n || !is_ideograph(cells[end].cp) || cells[end].at != cells[end - 1].at + 1)
        return i;
    for (long at = cells[i].at; at < cells[end].at; at++)
        if (!is_ascii_word(v->text[at]) && v->text[at] != ' ')
            return i;
    return end;
}

static const char *fault_of_line(const struct view *v, const struct view_line *line) {
    for (size_t i = 0; i < line->n; i++) {
        const struct view_cell *c = &line->cells[i];
        if (stands_alone(v, c) && frame_of(v, c) % v->em != 0)
            return "a character stands off the grid";
        size_t end = end_of_words(v, line, i);
        if (end > i && !is_centred(v, line, i, end))
            return "a word does not stand in the middle of its cells";
    }
    if (line->hole)
        return "a hole is reported";
    if (line->hang % v->em != 0 || (line->hang && line->hang > frame_width(v, &line->cells[line->n - 1])))
        return "what hangs is not one mark";
    bool breakable = v->em * LONGEST_ROW <= line->measure;
    for (size_t i = 0; i < line->n; i++)
        breakable &= !is_accent(line->cells[i].cp);
    if (line->width > line->measure + line->hang && (breakable || !line->overfull))
        return "a line is longer than the measure";
    return NULL;
}

static const char *find_fault(const struct view *v) {
    const char *fault = NULL;
    long at = 0;
    for (size_t k = 0; k < v->n && !fault; k++) {
        fault = fault_of_line(v, &v->lines[k]);
        for (size_t i = 0; i < v->lines[k].n; i++)
            at += is_ideograph(v->lines[k].cells[i].cp);
    }
    for (long i = 0; i < v->n_text; i++)
        at -= is_ideograph(v->text[i]);
    return fault ? fault : at ? "a character is lost" : NULL;
}

static struct order random_order(struct prng *r, const struct text *t) {
    static const int fonts[] = {TS_FONT_SONG, TS_FONT_HEI, TS_FONT_KAI, TS_FONT_BIAOSONG};
    struct order o = {.text = t->bytes,
                      .n = t->n,
                      .characters = prng_between(r, 6, 40),
                      .indent = prng_chance(r, 50),
                      .justify = true,
                      .hyphenate = prng_chance(r, 50),
                      .punctuation = prng_chance(r, 80)
                                         ? TS_PUNCTUATION_FULL
                                         : prng_between(r, TS_PUNCTUATION_KAIMING, TS_PUNCTUATION_NONE),
                      .level = prng_between(r, 0, 3),
                      .grid = true};
    o.fonts[0] = fonts[prng_below(r, 4)];
    o.fonts[1] = prng_chance(r, 80) ? o.fonts[0] : fonts[prng_below(r, 4)];
    size_t used;
    for (unsigned i = prng_below(r, 60); i > 0 && o.part < t->n; i--, o.part += used)
        ts_utf8_decode(t->bytes + o.part, t->n - o.part, &used);
    static const int sizes[] = {50, 75, 80, 120, 150};
    if (o.part > 0 && prng_chance(r, 25))
        o.other_size = sizes[prng_below(r, 5)];
    return o;
}

/* The same orders without the option must show faults, or the ruler measures nothing. */
void aligned_run(struct desk *d, uint64_t seed, int cases, struct tally *tally) {
    static struct text text;
    int without = 0;
    for (int i = 0; i < cases; i++) {
        struct prng r = prng_for(seed, (uint64_t)i);
        text.n = 0;
        text_add_random(&text, &r, prng_between(&r, 5, 150));
        struct order o = random_order(&r, &text);
        struct view view;
        desk_clear(d);
        const char *fault = desk_set(d, &o, &view) ? find_fault(&view) : "it is not set";
        tally->passed += !fault;
        tally->failed += fault != NULL;
        if (fault && tally->failed <= MOST_SHOWN)
            printf("prop: grid, seed %llu case %d: %s: measure %d, level %d, punctuation %d, fonts %d %d, "
                   "size %d%% from byte %zu\n    "
                   "%.*s\n",
                   (unsigned long long)seed, i, fault, o.characters, o.level, o.punctuation, o.fonts[0],
                   o.fonts[1], o.other_size, o.part, (int)text.n, text.bytes);
        o.grid = false;
        desk_clear(d);
        without += desk_set(d, &o, &view) && find_fault(&view);
    }
    bool measures = without > cases / 2;
    tally->passed += measures;
    tally->failed += !measures;
    if (!measures)
        printf("prop: grid: the control shows faults in %d of %d only\n", without, cases);
}
