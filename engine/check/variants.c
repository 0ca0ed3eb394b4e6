/* check/variants.c -- titles and phrases of the article that stand in two spellings. A title in 《》 is
 * compared with the others; a phrase of five characters that comes back is compared with those that differ in
 * one character inside and stand once. */
#include "check/rules.h"

#include <stdlib.h>

enum { PHRASE = 5, MOST_TITLES = 256, MOST_TITLE = 30, OFTEN = 3, MOST_CHARACTERS = 1 << 20 };

static bool same(const struct ts_proof *c, size_t a, size_t b, size_t n) {
    for (size_t k = 0; k < n; k++)
        if (ts_cp(c, a + k) != ts_cp(c, b + k))
            return false;
    return true;
}

/* --- titles --- */

struct title {
    size_t at, n, count;
};

static size_t find_titles(const struct ts_proof *c, struct title *titles) {
    size_t n = 0;
    for (size_t i = 1; i + 1 < c->copy.n; i++) {
        size_t end = i + 1;
        while (ts_cp(c, i) == 0x300A && ts_cp(c, end) && ts_cp(c, end) != 0x300B && end - i <= MOST_TITLE)
            end++;
        if (ts_cp(c, i) != 0x300A || ts_cp(c, end) != 0x300B)
            continue;
        size_t k = 0;
        while (k < n && !(titles[k].n == end - i - 1 && same(c, titles[k].at, i + 1, titles[k].n)))
            k++;
        if (k == n && n < MOST_TITLES)
            titles[n++] = (struct title){i + 1, end - i - 1, 0};
        if (k < n)
            titles[k].count++;
    }
    return n;
}

/* Parts and years of one work differ in a numeral lawfully. */
static bool is_counter(uint32_t cp) {
    return ts_is_in(cp, U"0123456789〇一二三四五六七八九十上中下前后甲乙丙丁东西南北新旧");
}

/* One character put in, left out or changed. */
static bool is_near(const struct ts_proof *c, const struct title *a, const struct title *b) {
    size_t head = 0, tail = 0, shorter = a->n < b->n ? a->n : b->n, longer = a->n < b->n ? b->n : a->n;
    while (head < shorter && ts_cp(c, a->at + head) == ts_cp(c, b->at + head))
        head++;
    while (tail < shorter - head && ts_cp(c, a->at + a->n - 1 - tail) == ts_cp(c, b->at + b->n - 1 - tail))
        tail++;
    if (longer - head - tail != 1)
        return false;
    bool counted = is_counter(ts_cp(c, a->at + head)) || is_counter(ts_cp(c, b->at + head));
    return !counted && longer >= 4;
}

static void check_titles(struct ts_proof *c) {
    struct title *titles = TS_NEW(c->ctx->keep, struct title, MOST_TITLES);
    size_t n = find_titles(c, titles);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (titles[i].count == 1 && titles[k].count >= 2 && is_near(c, &titles[k], &titles[i]))
                TS_FAULT(c, TS_RULE_TITLE_VARIANT, titles[i].at, titles[i].at + titles[i].n,
                         .instead = ts_copy_text(c, titles[k].at, titles[k].at + titles[k].n),
                         .why = ts_arena_printf(c->ctx->keep, "%zu", titles[k].count));
}

/* --- phrases --- */

/* Five characters, of which the one at `hole` is left out of the key. */
struct phrase {
    uint64_t key;
    uint32_t at;
};

static int by_key(const void *x, const void *y) {
    const struct phrase *a = x, *b = y;
    return a->key != b->key ? (a->key < b->key ? -1 : 1) : a->at < b->at ? -1 : a->at > b->at;
}

/* FNV-1a. Two keys that fall together are told apart by same_but_hole. */
static uint64_t hash(const struct ts_proof *c, size_t i, size_t hole) {
    uint64_t h = 14695981039346656037u;
    for (size_t k = 0; k < PHRASE; k++)
        h = (h ^ (k == hole ? 1 : ts_cp(c, i + k))) * 1099511628211u;
    return h;
}

static bool same_but_hole(const struct ts_proof *c, size_t a, size_t b, size_t hole) {
    return same(c, a, b, hole) && same(c, a + hole + 1, b + hole + 1, PHRASE - hole - 1);
}

static bool is_phrase(const struct ts_proof *c, size_t i) {
    for (size_t k = 0; k < PHRASE; k++)
        if (!ts_is_han(c, i + k))
            return false;
    return true;
}

/* What lawfully changes inside a phrase: numerals, pronouns, particles, directions. */
static bool changes(uint32_t cp) {
    return is_counter(cp) ||
           ts_is_in(cp, U"的了着过和与或及是为在有不也都就还更最很将能会可要再又各每某本这那他她它我你们"
                        U"大小多少高低左右内外男女正副第百千万亿半双单全个组种类项条次");
}

/* The strange character is no word of the dictionary with what stands beside it, and the usual one is. */
static bool is_slip(const struct ts_proof *c, size_t usual, size_t strange) {
    const struct ts_copy_char *v = c->copy.v;
    bool alone = v[strange].word && v[strange + 1].word;
    bool in_word = !v[usual].word || !v[usual + 1].word;
    return alone && in_word && !changes(v[strange].cp) && !changes(v[usual].cp);
}

/* Phrases [begin, end) agree but at the hole: one character stands there often, another once. */
static void check_group(struct ts_proof *c, const struct phrase *p, size_t begin, size_t end, size_t hole) {
    uint32_t usual = 0;
    size_t n_usual = 0;
    for (size_t i = begin; i < end; i++) {
        size_t count = 0;
        for (size_t k = begin; k < end && end - begin < 1000; k++)
            count += ts_cp(c, p[k].at + hole) == ts_cp(c, p[i].at + hole);
        if (count > n_usual) {
            n_usual = count;
            usual = p[i].at;
        }
    }
    if (n_usual < OFTEN || end - begin != n_usual + 1)
        return;
    for (size_t i = begin; i < end; i++) {
        size_t at = p[i].at + hole;
        if (ts_cp(c, at) != ts_cp(c, usual + hole) && same_but_hole(c, p[i].at, usual, hole) &&
            is_slip(c, usual + hole, at))
            TS_FAULT(c, TS_RULE_WORD_VARIANT, at, at + 1,
                     .instead = ts_copy_text(c, usual + hole, usual + hole + 1),
                     .why = ts_arena_printf(c->ctx->keep, "%s (%zu)", ts_copy_text(c, usual, usual + PHRASE),
                                            n_usual));
    }
}

static void check_phrases(struct ts_proof *c) {
    if (c->copy.n < PHRASE || c->copy.n > MOST_CHARACTERS)
        return;
    struct phrase *p = TS_NEW(c->ctx->scratch, struct phrase, c->copy.n);
    for (size_t hole = 1; hole + 1 < PHRASE; hole++) {
        size_t n = 0;
        for (size_t i = 0; i + PHRASE < c->copy.n; i++)
            if (is_phrase(c, i))
                p[n++] = (struct phrase){hash(c, i, hole), (uint32_t)i};
        qsort(p, n, sizeof *p, by_key);
        for (size_t begin = 0, end; begin < n; begin = end) {
            for (end = begin + 1; end < n && p[end].key == p[begin].key;)
                end++;
            if (end - begin > OFTEN)
                check_group(c, p, begin, end, hole);
        }
    }
}

void ts_proof_variants(struct ts_proof *c) {
    check_titles(c);
    check_phrases(c);
}
