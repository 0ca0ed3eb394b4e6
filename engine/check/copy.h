/* check/copy.h -- an article as one row of characters that rules walk over, and the ear for what they find.
 * Includes: check/proof.h. Internal to check/.
 *
 * Markup is not in the row, and code, and signs that are set as they stand, are one character of no kind;
 * every paragraph stands between two limits, so that a rule may look at the neighbours of any character
 * without asking whether there are some. */
#ifndef TS_CHECK_COPY_H
#define TS_CHECK_COPY_H

#include "base/utf8.h"
#include "base/vec.h"
#include "check/proof.h"

enum ts_copy_kind {
    TS_COPY_EDGE, /* of a paragraph */
    TS_COPY_HAN,
    TS_COPY_DIGIT,  /* 0 to 9 */
    TS_COPY_LETTER, /* of any other script; its marks; full-width letters and digits too */
    TS_COPY_BLANK,
    TS_COPY_MARK,  /* a Chinese mark */
    TS_COPY_ASCII, /* a mark of ASCII */
    TS_COPY_OTHER
};

enum { TS_COPY_OBJECT = 0xFFFC };

struct ts_copy_char {
    uint32_t cp;    /* 0 = a limit; TS_COPY_OBJECT = something that is no prose */
    uint32_t at;    /* byte in the source */
    uint32_t bytes; /* in the source */
    uint8_t kind;   /* ts_copy_kind */
    bool word;      /* a word begins here, by ICU's dictionary */
};

struct ts_copy_para {
    const struct ts_para *para;
    size_t begin, end; /* characters */
    size_t text;       /* where its text begins behind a label or dateline */
    bool prose;        /* sentences, not a heading, a byline or a table's row */
};

struct ts_copy {
    struct ts_copy_char *v;
    size_t n;
    struct ts_copy_para *paras;
    size_t n_paras;
};

/* What a family of rules is handed. */
struct ts_proof {
    struct ts_ctx *ctx;
    const struct ts_proof_request *request;
    const struct ts_check_style *style;
    struct ts_copy copy;
    struct {
        TS_VEC(struct ts_finding) list;
        size_t counts[TS_N_RULES];
    } found;
    struct UBreakIterator *dictionary; /* NULL until it is asked */
    bool no_dictionary;                /* there is none to ask */
    const struct ts_grams *grams;      /* NULL until they are asked for (check/grams.h) */
    size_t walked; /* characters, by questions that ask the whole copy (ts_copy_may_walk) */
};

/* A fault in characters [begin, end) of the copy, of one paragraph. */
struct ts_fault {
    enum ts_rule rule;
    size_t begin, end;
    const char *instead; /* NULL = none */
    bool safe;
    const char *why; /* the wording's {2}; NULL = "" */
};

/* Read an article, in ctx->keep. */
void ts_copy_read(struct ts_ctx *, const struct ts_article *, struct ts_copy *);

/* Give back what the rules have opened. */
void ts_copy_close(struct ts_proof *);

/* Add a finding unless its rule is off. A fix is safe only where the copy's bytes are as they were read. */
void ts_proof_add(struct ts_proof *, struct ts_fault);
#define TS_FAULT(c, of, from, to, ...)                                                                       \
    ts_proof_add((c), (struct ts_fault){.rule = (of), .begin = (from), .end = (to), __VA_ARGS__})

static inline uint32_t ts_cp(const struct ts_proof *c, size_t i) {
    return c->copy.v[i].cp;
}

static inline enum ts_copy_kind ts_kind(const struct ts_proof *c, size_t i) {
    return (enum ts_copy_kind)c->copy.v[i].kind;
}

static inline bool ts_is_han(const struct ts_proof *c, size_t i) {
    return c->copy.v[i].kind == TS_COPY_HAN;
}

/* Han or a Chinese mark. */
static inline bool ts_is_chinese(const struct ts_proof *c, size_t i) {
    return c->copy.v[i].kind == TS_COPY_HAN || c->copy.v[i].kind == TS_COPY_MARK;
}

/* True if character i is one of the list; a limit never is. */
static inline bool ts_at_any(const struct ts_proof *c, size_t i, const char32_t *list) {
    return ts_is_in(c->copy.v[i].cp, list);
}

/* Characters of `word` if it stands at i, else 0. */
size_t ts_copy_starts(const struct ts_proof *, size_t i, const char32_t *word);

/* The longest of the words, NULL-terminated, that stands at i, or that ends before i, in characters; 0 =
 * none. */
size_t ts_copy_any(const struct ts_proof *, size_t i, const char32_t *const *words);
size_t ts_copy_any_before(const struct ts_proof *, size_t i, const char32_t *const *words);

/* The end of the word that begins at or goes over i. */
size_t ts_copy_word_end(const struct ts_proof *, size_t i);

/* True if a question may walk over the whole copy once more. A megabyte of nothing but doubtful places would
 * ask for hours; then the doubtful ones are passed over, and a finding says so. */
enum { TS_MOST_WALKED = 1 << 28 };
bool ts_copy_may_walk(struct ts_proof *);

/* True if ICU's dictionary has characters [begin, end), at most 40, as one word. */
bool ts_copy_is_word(struct ts_proof *, size_t begin, size_t end);

/* How many words ICU's dictionary sees in characters [begin, end), at most 40, if the one at `without` were
 * not there; 0 = it cannot say. */
size_t ts_copy_words_without(struct ts_proof *, size_t begin, size_t end, size_t without);

/* Characters [begin, end) as UTF-8, in ctx->keep. */
const char *ts_copy_text(struct ts_proof *, size_t begin, size_t end);

#endif
