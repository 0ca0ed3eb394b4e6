#include "line/hyphen.h"

#include "base/reason.h"

#include <errno.h>
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>

enum { LEAST_WORD = 5, MOST_WORD = 100, LEAST_BEFORE = 2, LEAST_BEHIND = 3 };

static const char patterns[] = "/usr/share/hyphen/hyph_en_US.dic";

struct ts_hyphenator {
    HyphenDict *dictionary;
    int reason;                 /* errno of the last try */
    bool tried, absent, wanted; /* wanted: since the last report */
};

struct ts_hyphenator *ts_hyphen_new(struct ts_ctx *ctx) {
    return TS_NEW(ctx->keep, struct ts_hyphenator, 1);
}

void ts_hyphen_close(struct ts_hyphenator *h) {
    if (h->dictionary)
        hnj_hyphen_free(h->dictionary);
    h->dictionary = NULL;
}

/* libhyphen takes what it cannot read for the end: the patterns are read here, to their last byte. NULL with
 * errno. */
static HyphenDict *load_whole(void) {
    char *bytes = NULL, part[1 << 14];
    size_t n = 0, got;
    FILE *f = fopen(patterns, "rb"), *all = open_memstream(&bytes, &n);
    while (f && all && (got = fread(part, 1, sizeof part, f)) > 0)
        fwrite(part, 1, got, all);
    bool ok = f && !ferror(f);
    int reason = ok ? 0 : errno; /* of a file that was read errno says nothing */
    if (f)
        fclose(f);
    ok &= all && fclose(all) == 0;
    FILE *memory = ok && n > 0 ? fmemopen(bytes, n, "rb") : NULL;
    HyphenDict *dictionary = memory ? hnj_hyphen_load_file(memory) : NULL;
    if (memory)
        fclose(memory);
    free(bytes);
    errno = reason;
    return dictionary;
}

static bool load(struct ts_hyphenator *h) {
    h->wanted = true;
    if (!h->tried) {
        h->dictionary = load_whole();
        h->reason = errno;
        h->absent = !h->dictionary && h->reason == ENOENT;
        h->tried = h->absent || h->dictionary;
    }
    return h->dictionary != NULL;
}

void ts_hyphen_report(struct ts_ctx *ctx, struct ts_hyphenator *h) {
    if (h->wanted && h->absent)
        TS_DIAG(ctx->diag, TS_HYPHEN_MISSING, (struct ts_place){0}, patterns);
    else if (h->wanted && !h->dictionary)
        ts_reason_unreadable(ctx->diag, (struct ts_place){0}, patterns, h->reason ? h->reason : EINVAL);
    h->wanted = false;
}

void ts_hyphen_digest(struct ts_digest *d) {
    char bytes[4096];
    FILE *f = fopen(patterns, "rb");
    for (size_t n; f && (n = fread(bytes, 1, sizeof bytes, f)) > 0;)
        ts_digest_add(d, (struct ts_slice){bytes, n});
    if (f)
        fclose(f);
}

static bool is_letter(const struct ts_items *items, size_t i) {
    const struct ts_item *it = &items->items[i];
    uint32_t cp = items->runs->chars[it->character].code_point;
    return it->n_characters == 1 && ((cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z'));
}

/* A piece of a longer word (développe, Windows11), or a word all in capitals (UNESCO), has no syllables to go
 * by. */
static bool is_piece(const struct ts_items *items, size_t begin, size_t end) {
    const struct ts_char *chars = items->runs->chars;
    const struct ts_item *before = begin ? &items->items[begin - 1] : NULL;
    const struct ts_item *after = end < items->n ? &items->items[end] : NULL;
    bool joined = before && before->class == TS_WESTERN && items->items[begin].gap == TS_GAP_NONE &&
                  u_isalnum((UChar32)chars[before->character].code_point);
    bool joins = after && after->class == TS_WESTERN && after->gap == TS_GAP_NONE &&
                 u_isalnum((UChar32)chars[after->character].code_point);
    return joined || joins;
}

static bool is_all_capitals(const struct ts_items *items, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++)
        if (!u_isupper((UChar32)items->runs->chars[items->items[i].character].code_point))
            return false;
    return true;
}

static bool begins_path(const struct ts_items *items, size_t i) {
    return i + 1 < items->n && items->items[i + 1].in_path;
}

/* Nothing stands before the item, not even a control character, that parts it from the one before. */
static bool follows(const struct ts_items *items, size_t i) {
    const struct ts_item *it = &items->items[i];
    return it->gap == TS_GAP_NONE && !it->in_path && it->character == it[-1].character + 1 &&
           (it->brk != TS_BREAK_NEVER || it->why == TS_WHY_WORD); /* not under ruby, in a frame, a name */
}

static void allow(const struct ts_items *items, struct ts_item *it, enum ts_break brk) {
    const struct ts_char *c = &items->runs->chars[it->character];
    it->brk = (uint8_t)brk;
    it->hyphen = ts_face_advance(c->face, '-', c->type->size);
}

/* The places that are no syllable's, where a compositor keeping to the grid divides all the same. */
static void split(const struct ts_items *items, struct ts_item *copy, size_t begin, size_t end) {
    for (size_t i = begin + LEAST_BEFORE; i + LEAST_BEHIND <= end; i++)
        if (copy[i].brk == TS_BREAK_NEVER)
            allow(items, &copy[i], TS_BREAK_SPLIT);
}

/* Mark the syllables of the word of items [begin, end). */
static void divide(struct ts_hyphenator *h, const struct ts_items *items, struct ts_item *copy, size_t begin,
                   size_t end) {
    char word[MOST_WORD + 1], marks[MOST_WORD + 5];
    int n = (int)(end - begin), *pos = NULL, *cut = NULL;
    char **replacements = NULL;
    for (int i = 0; i < n; i++) {
        uint32_t cp = items->runs->chars[items->items[begin + (size_t)i].character].code_point;
        word[i] = (char)(cp | 0x20);
    }
    word[n] = 0;
    if (hnj_hyphen_hyphenate3(h->dictionary, word, n, marks, NULL, &replacements, &pos, &cut, LEAST_BEFORE,
                              LEAST_BEHIND, LEAST_BEFORE, LEAST_BEHIND) != 0)
        return;
    for (int i = 0; i + 1 < n; i++) {
        struct ts_item *it = &copy[begin + (size_t)i + 1];
        if (!(marks[i] & 1) || i + 1 < LEAST_BEFORE || n - i - 1 < LEAST_BEHIND || it->brk != TS_BREAK_NEVER)
            continue;
        allow(items, it, TS_BREAK_HYPHEN);
    }
    for (int i = 0; replacements && i < n; i++)
        free(replacements[i]);
    free(replacements);
    free(pos);
    free(cut);
}

const struct ts_items *ts_hyphen_apply(struct ts_ctx *ctx, struct ts_hyphenator *h,
                                       const struct ts_items *items) {
    struct ts_item *copy = NULL;
    for (size_t begin = 0, end; begin < items->n; begin = end) {
        end = begin + 1;
        if (!is_letter(items, begin) || items->items[begin].in_path || begins_path(items, begin))
            continue;
        while (end < items->n && is_letter(items, end) && follows(items, end))
            end++;
        if (end - begin < LEAST_WORD || end - begin > MOST_WORD || is_piece(items, begin, end) ||
            is_all_capitals(items, begin, end) || (!load(h) && !items->frames))
            continue;
        if (!copy) {
            copy = TS_NEW(ctx->scratch, struct ts_item, items->n);
            memcpy(copy, items->items, items->n * sizeof *copy);
        }
        if (h->dictionary)
            divide(h, items, copy, begin, end);
        if (items->frames)
            split(items, copy, begin, end);
    }
    if (!copy)
        return items;
    struct ts_items *divided = TS_NEW(ctx->scratch, struct ts_items, 1);
    *divided = *items;
    divided->items = copy;
    return divided;
}
