/* check/proof.h -- copy read for its faults, without setting it: article in, findings out. Includes: base,
 * style, font, text.
 *
 * A rule has a code that never changes its meaning (style/rules.h), a level that the style gives it, and a
 * wording (check/rules.c). What may be changed without asking anybody is a safe fix. The rules follow GB/T
 * 15834-2011 标点符号用法 and GB/T 15835-2011 出版物上数字用法; each file names its clauses. A rule that
 * cannot be certain keeps silent: a proofreader who is told too much reads nothing. */
#ifndef TS_CHECK_PROOF_H
#define TS_CHECK_PROOF_H

#include "font/fontset.h"
#include "text/article.h"

struct ts_finding {
    enum ts_rule rule;
    enum ts_rule_level level;
    const struct ts_source
        *in;                /* the article's source; of what was said while it was read, the copy itself */
    uint32_t begin, end;    /* bytes of it */
    struct ts_place at, to; /* the same in the copy as it came in; `to` is behind the last character */
    const char *instead;    /* what should stand there; NULL = that is for a person to say */
    bool safe;              /* `instead` may be put there unasked */
    const char
        *args[3]; /* of the wording: the text found, what should stand there, what else there is to say, which
                     may be TS_BOTH; args[0] NULL = it was said while the copy was read, and args[2] is all */
};

enum { TS_MOST_OF_RULE = 5000 }; /* findings of one rule in one article; further ones are counted */

struct ts_findings {
    const struct ts_source *source; /* of the article */
    const struct ts_finding *v;     /* by place */
    size_t n;
    size_t more[TS_N_RULES]; /* that were only counted */
};

/* A line of the house's word lists, and where it stands. */
struct ts_house_word {
    const char *word, *instead; /* instead: "" = not given */
};

struct ts_house_words {
    const struct ts_house_word *v;
    size_t n;
};

/* What the house has said about words (check/house.c). */
struct ts_house {
    struct ts_house_words terms, sensitive, names;
};

struct ts_proof_request {
    const struct ts_article *article;
    const struct ts_style *style;
    const struct ts_house *house;
    struct ts_fontset *fonts; /* NULL = characters are not looked for in them */
};

/* Read the lists that the style names, in ctx->keep. False after an error: a file cannot be read. */
bool ts_house_read(struct ts_ctx *, const struct ts_style *, struct ts_house *);

/* All findings, by place; what was reported of this copy while it was read is among them and taken from
 * ctx->diag. O(characters), but for names: O(characters x names). In ctx->keep. */
const struct ts_findings *ts_proof_read(struct ts_ctx *, const struct ts_proof_request *);

#endif
