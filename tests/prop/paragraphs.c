#include "suites.h"
#include "text.h"

#include "base/utf8.h"

#include <stdio.h>

static struct order random_order(struct prng *r, const struct text *t) {
    struct order o = {.text = t->bytes,
                      .n = t->n,
                      .characters = prng_between(r, 8, 30),
                      .indent = prng_chance(r, 50),
                      .turn = prng_chance(r, 80) ? 0 : prng_between(r, 1, 4),
                      .justify = prng_chance(r, 90),
                      .squeeze_stops = prng_chance(r, 70),
                      .hyphenate = prng_chance(r, 50),
                      .hang = prng_chance(r, 15),
                      .punctuation = prng_chance(r, 90)
                                         ? TS_PUNCTUATION_FULL
                                         : prng_between(r, TS_PUNCTUATION_KAIMING, TS_PUNCTUATION_NONE),
                      .level = prng_between(r, 0, 3)};
    static const int fonts[] = {TS_FONT_SONG, TS_FONT_SONG, TS_FONT_SONG, TS_FONT_HEI, TS_FONT_KAI};
    o.fonts[0] = fonts[prng_below(r, 5)];
    o.fonts[1] = prng_chance(r, 80) ? o.fonts[0] : fonts[prng_below(r, 5)];
    size_t used;
    for (unsigned i = prng_below(r, 12); i > 0 && o.part < t->n; i--, o.part += used)
        ts_utf8_decode(t->bytes + o.part, t->n - o.part, &used);
    return o;
}

static int random_length(struct prng *r) {
    return prng_chance(r, 10)   ? prng_between(r, 0, 4)
           : prng_chance(r, 60) ? prng_between(r, 5, 90)
                                : prng_between(r, 90, 400);
}

static bool fails(struct desk *d, const struct order *o, struct view *view, struct findings *f) {
    desk_clear(d);
    if (!desk_set(d, o, view))
        return false;
    oracle_judge(view, f);
    return f->n > 0;
}

/* Leave out what is not needed for the first finding's rule, from large pieces to single characters. */
static void shrink(struct desk *d, struct text *t, struct order *o, struct findings *f) {
    enum rule rule = f->first[0].rule;
    size_t n = ts_utf8_count(t->bytes, t->n);
    struct view view;
    for (size_t size = n / 2; size > 0; size /= 2) {
        for (size_t at = 0; at + size <= n;) {
            struct text less = *t;
            text_cut(&less, at, at + size);
            struct order smaller = *o;
            struct findings found;
            smaller.text = less.bytes;
            smaller.n = less.n;
            smaller.part = 0;
            smaller.fonts[0] = smaller.fonts[1];
            bool still = fails(d, &smaller, &view, &found) && (found.rules & 1u << rule);
            if (still) {
                *t = less;
                n -= size;
                *o = smaller;
                o->text = t->bytes;
            } else {
                at += size;
            }
        }
    }
}

static void show_line(const struct view *v, size_t i) {
    const struct view_line *line = &v->lines[i];
    printf("    line %zu: ", i + 1);
    for (size_t k = 0; k < line->n; k++) {
        char bytes[4];
        long at = line->cells[k].at;
        for (long c = 0; at >= 0 && c < line->cells[k].n; c++)
            printf("%.*s", (int)ts_utf8_encode(v->text[at + c], bytes), bytes);
    }
    printf("%s|  width %d of %d%s%s%s%s%s\n", line->hyphen ? "-" : "", line->width, line->measure,
           line->overfull ? " overfull" : "", line->hole ? " hole" : "", line->cut ? " cut" : "",
           line->hang ? " hang" : "", line->last ? " last" : "");
}

void paragraphs_show(const char *title, const struct order *o, const struct view *v,
                     const struct findings *f) {
    static const char *const levels[] = {"none", "basic", "gb", "strict"};
    printf("%s: measure %d, indent %d, turn %d, kinsoku %s, squeeze-stops %d, justify %d, hyphenate %d, hang "
           "%d, "
           "punctuation %d, "
           "fonts %d %d\n    text: %.*s\n",
           title, o->characters, o->indent ? 2 : 0, o->turn, levels[o->level], o->squeeze_stops, o->justify,
           o->hyphenate, o->hang, o->punctuation, o->fonts[0], o->fonts[1], (int)o->n, o->text);
    size_t shown = SIZE_MAX;
    for (int i = 0; i < f->n && i < MOST_FINDINGS; i++) {
        const struct finding *x = &f->first[i];
        const char *name = oracle_rule_name(x->rule);
        printf("  line %zu, character %zu: %s (%d units)\n", x->line + 1, x->cell + 1, name, x->amount);
        if (x->line != shown && x->line < v->n)
            show_line(v, x->line);
        shown = x->line;
    }
}

static void report(struct desk *d, uint64_t seed, int number, struct text *t, struct order *o,
                   struct findings *f) {
    shrink(d, t, o, f);
    struct view view;
    char title[80];
    snprintf(title, sizeof title, "prop: seed %llu case %d", (unsigned long long)seed, number);
    if (fails(d, o, &view, f))
        paragraphs_show(title, o, &view, f);
    else
        printf("%s: fails only in its whole text\n", title);
}

void paragraphs_run(struct desk *d, uint64_t seed, int cases, struct tally *tally) {
    static struct text text;
    for (int i = 0; i < cases; i++) {
        struct prng r = prng_for(seed, (uint64_t)i);
        text.n = 0;
        text.bytes[0] = 0;
        text_add_random(&text, &r, random_length(&r));
        struct order o = random_order(&r, &text);
        struct view view;
        struct findings findings;
        if (!fails(d, &o, &view, &findings)) {
            tally->passed++;
            continue;
        }
        if (++tally->failed <= MOST_SHOWN)
            report(d, seed, i, &text, &o, &findings);
    }
}
