#include "line/memo.h"

#include <string.h>

enum { FEWEST_CHAINS = 1024 /* a power of 2 */ };

struct entry {
    struct ts_memo_key key;
    struct ts_remembered remembered;
    struct entry *next;
};

struct ts_memo {
    struct entry **chains;
    size_t n_chains, n;
};

struct ts_memo *ts_memo_new(struct ts_ctx *ctx) {
    struct ts_memo *memo = TS_NEW(ctx->keep, struct ts_memo, 1);
    memo->n_chains = FEWEST_CHAINS;
    memo->chains = TS_NEW(ctx->keep, struct entry *, memo->n_chains);
    return memo;
}

/* --- the key -------------------------------------------------------------------------------------------- */

/* Numbers and addresses in a row; types by their content, whatever their padding: bytes that differ there
 * cost a setting, no more. */
struct writer {
    char *at;
};

static void add(struct writer *w, const void *bytes, size_t n) {
    memcpy(w->at, bytes, n);
    w->at += n;
}

static void add_text(struct writer *w, struct ts_slice text) {
    add(w, &text.p, sizeof text.p);
    add(w, &text.n, sizeof text.n);
}

static void add_type(struct writer *w, const struct ts_type *type) {
    static const struct ts_type none;
    add(w, type ? type : &none, sizeof none);
}

/* FNV-1a (Fowler, Noll, Vo) over words. */
static uint64_t hash_of(const char *bytes, size_t n) {
    uint64_t hash = 0xCBF29CE484222325, word;
    for (size_t i = 0; i + sizeof word <= n; i += sizeof word) {
        memcpy(&word, bytes + i, sizeof word);
        hash = (hash ^ word) * 0x100000001B3;
        hash ^= hash >> 32;
    }
    return hash;
}

static void add_opts(struct writer *w, const struct ts_paragraph_opts *o) {
    const int64_t numbers[] = {o->measure, o->indent, o->turn,           o->lines_more, o->label_width,
                               o->tail,    o->spread, (int64_t)o->label, o->justify,    o->by_words};
    add(w, numbers, sizeof numbers);
    for (size_t i = 0; i < o->n_names; i++) {
        const int64_t width = o->names[i].width;
        add_text(w, (struct ts_slice){o->names[i].begin, (size_t)(o->names[i].end - o->names[i].begin)});
        add(w, &width, sizeof width);
    }
}

struct ts_memo_key ts_memo_key_of(const struct ts_typesetter *t, const struct ts_shape_origin *origin,
                                  const struct ts_shape_piece *pieces, size_t n_pieces,
                                  const struct ts_paragraph_opts *opts) {
    const size_t fixed = 256, a_name = 32, a_piece = 2 * sizeof(struct ts_type) + 64;
    char *bytes = TS_NEW(t->ctx->scratch, char, fixed + opts->n_names * a_name + n_pieces * a_piece);
    struct writer w = {bytes};
    add(&w, &t->rules, sizeof t->rules);
    add(&w, &origin->source, sizeof origin->source);
    add_text(&w, (struct ts_slice){origin->first, origin->offset});
    add_opts(&w, opts);
    for (size_t i = 0; i < n_pieces; i++) {
        const int64_t numbers[] = {pieces[i].marked, pieces[i].element};
        add_text(&w, pieces[i].text);
        add_text(&w, pieces[i].ruby);
        add(&w, numbers, sizeof numbers);
        add_type(&w, pieces[i].type);
        add_type(&w, pieces[i].ruby_type);
    }
    size_t n = (size_t)(w.at - bytes);
    return (struct ts_memo_key){bytes, n, hash_of(bytes, n)};
}

/* --- the table ------------------------------------------------------------------------------------------ */

static struct entry **chain_of(const struct ts_memo *memo, uint64_t hash) {
    return &memo->chains[hash & (memo->n_chains - 1)];
}

const struct ts_remembered *ts_memo_find(const struct ts_memo *memo, const struct ts_memo_key *key) {
    for (const struct entry *e = *chain_of(memo, key->hash); e; e = e->next)
        if (e->key.hash == key->hash && e->key.n == key->n && memcmp(e->key.bytes, key->bytes, key->n) == 0)
            return &e->remembered;
    return NULL;
}

static void link_entry(struct ts_memo *memo, struct entry *e) {
    struct entry **chain = chain_of(memo, e->key.hash);
    e->next = *chain;
    *chain = e;
}

/* Chains stay short however long the article is. */
static void grow(struct ts_ctx *ctx, struct ts_memo *memo) {
    struct ts_memo old = *memo;
    memo->n_chains *= 4;
    memo->chains = TS_NEW(ctx->keep, struct entry *, memo->n_chains);
    for (size_t i = 0; i < old.n_chains; i++)
        for (struct entry *e = old.chains[i], *next; e; e = next) {
            next = e->next;
            link_entry(memo, e);
        }
}

void ts_memo_add(struct ts_ctx *ctx, struct ts_memo *memo, const struct ts_memo_key *key,
                 struct ts_remembered remembered) {
    struct entry *e = TS_NEW(ctx->keep, struct entry, 1);
    *e = (struct entry){.key = *key, .remembered = remembered};
    e->key.bytes = ts_arena_copy(ctx->keep, key->bytes, key->n);
    if (++memo->n > memo->n_chains)
        grow(ctx, memo);
    link_entry(memo, e);
}
