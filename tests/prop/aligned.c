#include "suites.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>

/* Grid alignment (CLREQ, "Handling of grid alignment in Chinese and Western mixed text composition"), judged
 * by a ruler: where characters and ink stand, nothing of the engine's tables. */

static bool is_ideograph(uint32_t cp) {
    return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF);
}

static bool is_ascii_word(uint32_t cp) {
    return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

/* Where the frame of an ideograph begins: it is drawn in the middle of it. */
static int32_t frame_of(const struct view_cell *c) {
    return c->x - (c->em - c->advance) / 2;
}

/* The white on both sides of letters and figures that stand between two ideographs is the same, to a
 * rounding. */
static bool is_centred(const struct view_line *line, size_t first, size_t last) {
    const struct view_cell *before = &line->cells[first - 1], *after = &line->cells[last];
    int32_t left = line->cells[first].ink0 - frame_of(before) - before->em;
    int32_t right = frame_of(after) - line->cells[last - 1].ink1;
    return abs(left - right) <= 4;
}

static const char *fault_of_line(const struct view *v, const struct view_line *line) {
    for (size_t i = 0; i < line->n; i++) {
        const struct view_cell *c = &line->cells[i];
        if (is_ideograph(c->cp) && frame_of(c) % v->em != 0)
            return "a character stands off the grid";
        size_t end = i;
        while (end < line->n && is_ascii_word(line->cells[end].cp) && line->cells[end].n == 1)
            end++;
        bool between = i > 0 && end > i && end < line->n && is_ideograph(line->cells[i - 1].cp) &&
                       is_ideograph(line->cells[end].cp);
        if (between && line->cells[i].at == line->cells[i - 1].at + 1 &&
            line->cells[end].at == line->cells[end - 1].at + 1 && !is_centred(line, i, end))
            return "a word does not stand in the middle of its cells";
    }
    if (line->hole)
        return "a hole is reported";
    if (line->hang != 0 && line->hang != v->em)
        return "what hangs is not one mark";
    if (!line->overfull && line->width > line->measure + line->hang)
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
                      .punctuation = prng_chance(r, 80) ? TS_PUNCTUATION_FULL : prng_between(r, 1, 3),
                      .level = prng_between(r, 0, 3),
                      .grid = true};
    o.fonts[0] = o.fonts[1] = fonts[prng_below(r, 4)];
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
            printf("prop: grid, seed %llu case %d: %s: measure %d, level %d, punctuation %d, font %d\n    "
                   "%.*s\n",
                   (unsigned long long)seed, i, fault, o.characters, o.level, o.punctuation, o.fonts[0],
                   (int)text.n, text.bytes);
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
