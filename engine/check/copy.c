#include "check/copy.h"

#include "base/utf8.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

static enum ts_copy_kind kind_of(uint32_t cp) {
    if (cp == ' ' || cp == '\t' || cp == 0x00A0 || cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200A))
        return TS_COPY_BLANK;
    if (cp < 0x80)
        return u_isdigit((UChar32)cp)   ? TS_COPY_DIGIT
               : u_isalpha((UChar32)cp) ? TS_COPY_LETTER
                                        : TS_COPY_ASCII;
    if (u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC) || cp == 0x3005 || cp == 0x3007)
        return TS_COPY_HAN;
    if ((cp >= 0x3001 && cp <= 0x301F) || (cp >= 0xFF01 && cp <= 0xFF0F) || (cp >= 0xFF1A && cp <= 0xFF20) ||
        (cp >= 0xFF3B && cp <= 0xFF40) || (cp >= 0xFF5B && cp <= 0xFF65) || (cp >= 0x2014 && cp <= 0x2027) ||
        cp == 0x00B7 || cp == 0x22EF)
        return TS_COPY_MARK;
    return u_isalnum((UChar32)cp) ? TS_COPY_LETTER : TS_COPY_OTHER;
}

static bool is_prose(enum ts_role role) {
    return role == TS_ROLE_STANDFIRST || role == TS_ROLE_LEAD || role == TS_ROLE_QUESTION ||
           role == TS_ROLE_ANSWER || role == TS_ROLE_BODY || role == TS_ROLE_QUOTE || role == TS_ROLE_LIST ||
           role == TS_ROLE_BOX || role == TS_ROLE_NOTE;
}

/* What is to be read grows here. */
struct reader {
    struct ts_ctx *ctx;
    struct ts_copy *copy;
    TS_VEC(struct ts_copy_char) chars;
    TS_VEC(struct ts_copy_para) paras;
};

static void add_limit(struct reader *r, uint32_t at) {
    *TS_VEC_ADD(r->ctx->keep, &r->chars) = (struct ts_copy_char){.at = at, .word = true};
}

static void add_span(struct reader *r, const struct ts_para *para, const struct ts_span *span) {
    size_t used;
    for (size_t i = span->begin; i < span->end; i += used) {
        uint32_t cp = ts_utf8_decode(para->text.p + i, span->end - i, &used);
        if (cp == '\n') /* a paragraph of several lines: what stands on either side is one text */
            continue;
        *TS_VEC_ADD(r->ctx->keep, &r->chars) = (struct ts_copy_char){.cp = cp,
                                                                     .at = para->offset + (uint32_t)i,
                                                                     .bytes = (uint32_t)used,
                                                                     .kind = (uint8_t)kind_of(cp)};
    }
}

static void add_object(struct reader *r, const struct ts_para *para, const struct ts_span *span) {
    *TS_VEC_ADD(r->ctx->keep, &r->chars) = (struct ts_copy_char){.cp = TS_COPY_OBJECT,
                                                                 .at = para->offset + span->begin,
                                                                 .bytes = span->end - span->begin,
                                                                 .kind = TS_COPY_OTHER};
}

static void add_para(struct reader *r, const struct ts_para *para) {
    size_t begin = r->chars.n, text = begin;
    for (size_t i = 0; i < para->n_spans; i++) {
        const struct ts_span *span = &para->spans[i];
        if (para->role != TS_ROLE_NOTE && span->marked & TS_MARKED_NOTE)
            continue;
        if (span->marked & TS_MARKED_VERBATIM)
            add_object(r, para, span);
        else
            add_span(r, para, span);
        if (span->marked & (TS_MARKED_LABEL | TS_MARKED_DATELINE))
            text = r->chars.n;
    }
    if (r->chars.n == begin)
        return;
    *TS_VEC_ADD(r->ctx->keep, &r->paras) =
        (struct ts_copy_para){para, begin, r->chars.n, text, is_prose(para->role)};
    add_limit(r, para->offset + (uint32_t)para->text.n);
}

/* Where words begin; without ICU's dictionary every character is one. */
static void find_words(struct ts_ctx *ctx, struct ts_copy *copy) {
    UErrorCode status = U_ZERO_ERROR;
    UChar *text = TS_NEW(ctx->keep, UChar, 2 * copy->n + 1);
    size_t n = 0, *index = TS_NEW(ctx->keep, size_t, 2 * copy->n + 1);
    for (size_t i = 0; i < copy->n; i++) {
        index[n] = i;
        UChar32 cp = copy->v[i].cp ? (UChar32)copy->v[i].cp : '\n';
        U16_APPEND_UNSAFE(text, n, cp);
    }
    UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", text, (int32_t)n, &status);
    if (U_FAILURE(status)) {
        for (size_t i = 0; i < copy->n; i++)
            copy->v[i].word = true;
        return;
    }
    for (int32_t at = ubrk_first(words); at != UBRK_DONE; at = ubrk_next(words))
        if ((size_t)at < n)
            copy->v[index[at]].word = true;
    ubrk_close(words);
}

void ts_copy_read(struct ts_ctx *ctx, const struct ts_article *article, struct ts_copy *copy) {
    struct reader r = {.ctx = ctx, .copy = copy};
    add_limit(&r, 0);
    for (size_t i = 0; i < article->n_paras; i++)
        add_para(&r, &article->paras[i]);
    for (size_t i = 0; i < article->n_pictures; i++) {
        add_para(&r, article->pictures[i].caption);
        add_para(&r, article->pictures[i].credit);
    }
    *copy = (struct ts_copy){r.chars.v, r.chars.n, r.paras.v, r.paras.n};
    find_words(ctx, copy);
}

void ts_copy_close(struct ts_proof *c) {
    if (c->dictionary)
        ubrk_close(c->dictionary);
    c->dictionary = NULL;
}

size_t ts_copy_starts(const struct ts_proof *c, size_t i, const char32_t *word) {
    size_t n = 0;
    for (; word[n]; n++)
        if (i + n >= c->copy.n || c->copy.v[i + n].cp != word[n])
            return 0;
    return n;
}

static size_t length(const char32_t *word) {
    size_t n = 0;
    while (word[n])
        n++;
    return n;
}

size_t ts_copy_any(const struct ts_proof *c, size_t i, const char32_t *const *words) {
    size_t best = 0;
    for (; *words; words++) {
        size_t n = ts_copy_starts(c, i, *words);
        best = n > best ? n : best;
    }
    return best;
}

size_t ts_copy_any_before(const struct ts_proof *c, size_t i, const char32_t *const *words) {
    size_t best = 0;
    for (; *words; words++) {
        size_t n = length(*words);
        if (n <= i && n > best && ts_copy_starts(c, i - n, *words))
            best = n;
    }
    return best;
}

size_t ts_copy_word_end(const struct ts_proof *c, size_t i) {
    do
        i++;
    while (i < c->copy.n && !c->copy.v[i].word);
    return i;
}

bool ts_copy_may_walk(struct ts_proof *c) {
    c->walked += c->copy.n;
    return c->walked <= TS_MOST_WALKED;
}

/* ICU's words of characters [begin, end) less the one at `without`; 0 = there are none, or no dictionary. */
static size_t count_words(struct ts_proof *c, size_t begin, size_t end, size_t without) {
    enum { MOST = 40 };
    UChar text[2 * MOST];
    size_t n = 0, words = 0;
    for (size_t i = begin; i < end && i < begin + MOST; i++)
        if (i != without)
            U16_APPEND_UNSAFE(text, n, (UChar32)ts_cp(c, i));
    UErrorCode status = U_ZERO_ERROR;
    if (!c->dictionary && !c->no_dictionary)
        c->dictionary = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    c->no_dictionary = !c->dictionary;
    if (c->dictionary)
        ubrk_setText(c->dictionary, text, (int32_t)n, &status);
    if (c->no_dictionary || U_FAILURE(status) || end - begin > MOST)
        return 0;
    for (int32_t at = ubrk_first(c->dictionary); at >= 0 && at < (int32_t)n; at = ubrk_next(c->dictionary))
        words++;
    return words;
}

bool ts_copy_is_word(struct ts_proof *c, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++)
        if (!ts_is_han(c, i))
            return false;
    return count_words(c, begin, end, end) == 1;
}

size_t ts_copy_words_without(struct ts_proof *c, size_t begin, size_t end, size_t without) {
    return count_words(c, begin, end, without);
}

const char *ts_copy_text(struct ts_proof *c, size_t begin, size_t end) {
    char *text = ts_arena_alloc(c->ctx->keep, 4 * (end - begin) + 1, 1);
    size_t n = 0;
    for (size_t i = begin; i < end; i++)
        if (c->copy.v[i].cp)
            n += ts_utf8_encode(c->copy.v[i].cp, text + n);
    return text;
}
