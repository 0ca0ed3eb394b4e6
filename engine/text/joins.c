#include "text/joins.h"

#include "base/utf8.h"
#include "text/notes.h"
#include "text/rewrite.h"
#include "text/roles.h"

#include <stdlib.h>
#include <uchar.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

enum {
    LEAST_PROSE = 20,      /* characters before a doubtful cut, with a pause or stop among them */
    LEAST_PLAIN = 30,      /* without one */
    LEAST_BEHIND = 8,      /* and behind it */
    LEAST_BEFORE_CUT = 15, /* before a word that is cut */
    CONTEXT = 12,          /* characters on either side that the dictionary sees */
    EXCERPT = 10           /* that a message shows */
};

/* The finder's tools, and the dictionary once a word may be cut. */
struct finder {
    struct ts_ctx *ctx;
    const char *const *words;
    UBreakIterator *dictionary;
    bool no_dictionary;
};

static uint32_t first_of(struct ts_slice s) {
    size_t used;
    return s.n ? ts_utf8_decode(s.p, s.n, &used) : 0;
}

/* The last `n` characters. */
static struct ts_slice tail(struct ts_slice s, size_t n) {
    size_t at = s.n;
    for (; at > 0 && n > 0; n--)
        while (at > 0 && (s.p[--at] & 0xC0) == 0x80)
            ;
    return ts_slice_cut(s, at, s.n);
}

static struct ts_slice head(struct ts_slice s, size_t n) {
    size_t at = 0, used;
    for (; at < s.n && n > 0; n--, at += used)
        ts_utf8_decode(s.p + at, s.n - at, &used);
    return ts_slice_cut(s, 0, at);
}

static bool is_one_of(uint32_t cp, const char32_t *list) {
    for (; cp && *list; list++)
        if (*list == cp)
            return true;
    return false;
}

static bool is_han(uint32_t cp) {
    return u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC);
}

/* The paragraph as it is read, without markup and note marks. In ctx->scratch. */
static struct ts_slice visible_text(struct ts_ctx *ctx, const struct ts_para *p) {
    char *bytes = ts_arena_alloc(ctx->scratch, p->text.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < p->n_spans; i++) {
        const struct ts_span *s = &p->spans[i];
        if (s->marked & TS_MARKED_NOTE)
            continue;
        memcpy(bytes + n, p->text.p + s->begin, s->end - s->begin);
        n += s->end - s->begin;
    }
    return (struct ts_slice){bytes, n};
}

/* --- brackets ------------------------------------------------------------------------------------------- */

static const char32_t openers[] = U"“《（「『【〔(", closers[] = U"”》）」』】〕)";

enum { N_BRACKETS = sizeof openers / sizeof *openers - 1 };

/* How many of each kind the text leaves open, those that are closed without being opened aside. */
static void count_open(struct ts_slice s, int open[N_BRACKETS]) {
    memset(open, 0, N_BRACKETS * sizeof *open);
    for (size_t at = 0, used; at < s.n; at += used) {
        uint32_t cp = ts_utf8_decode(s.p + at, s.n - at, &used);
        for (int k = 0; k < N_BRACKETS; k++)
            open[k] += cp == openers[k] ? 1 : cp == closers[k] && open[k] > 0 ? -1 : 0;
    }
}

/* True if the text closes a bracket of the kind that it does not open. */
static bool closes(struct ts_slice s, int kind) {
    int open = 0;
    for (size_t at = 0, used; at < s.n; at += used) {
        uint32_t cp = ts_utf8_decode(s.p + at, s.n - at, &used);
        open += cp == openers[kind] ? 1 : cp == closers[kind] ? -1 : 0;
        if (open < 0)
            return true;
    }
    return false;
}

/* The kind of bracket that is open before the cut and closed behind it; -1 = none. */
static int bracket_across(struct ts_slice before, struct ts_slice behind) {
    int open[N_BRACKETS];
    count_open(before, open);
    for (int k = 0; k < N_BRACKETS; k++)
        if (open[k] > 0 && closes(behind, k))
            return k;
    return -1;
}

/* --- words ---------------------------------------------------------------------------------------------- */

/* A house word across byte `cut` of the text. */
static struct ts_slice house_word_across(const char *const *words, struct ts_slice s, size_t cut) {
    for (; words && *words; words++) {
        size_t n = strlen(*words);
        for (size_t at = cut < n ? 0 : cut - n + 1; at < cut && at + n <= s.n; at++)
            if (at + n > cut && memcmp(s.p + at, *words, n) == 0)
                return ts_slice_cut(s, at, at + n);
    }
    return (struct ts_slice){0};
}

static bool open_dictionary(struct finder *f) {
    UErrorCode status = U_ZERO_ERROR;
    if (!f->dictionary && !f->no_dictionary)
        f->dictionary = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    f->no_dictionary = !f->dictionary || U_FAILURE(status);
    return !f->no_dictionary;
}

/* ICU's word across byte `cut` of a few characters. */
static struct ts_slice dictionary_word_across(struct finder *f, struct ts_slice s, size_t cut) {
    UChar text[4 * CONTEXT];
    size_t byte_at[4 * CONTEXT + 1];
    int32_t n = 0, cut_at = 0;
    UErrorCode status = U_ZERO_ERROR;
    for (size_t at = 0, used; at < s.n && n + 2 < 4 * CONTEXT; at += used) {
        UChar32 cp = (UChar32)ts_utf8_decode(s.p + at, s.n - at, &used);
        cut_at = at <= cut ? n : cut_at;
        byte_at[n] = byte_at[n + 1] = at;
        n += cp > 0xFFFF ? 2 : 1;
        if (cp > 0xFFFF) {
            text[n - 2] = (UChar)(0xD7C0 + (cp >> 10));
            text[n - 1] = (UChar)(0xDC00 + (cp & 0x3FF));
        } else {
            text[n - 1] = (UChar)cp;
        }
        byte_at[n] = at + used;
    }
    if (!open_dictionary(f))
        return (struct ts_slice){0};
    ubrk_setText(f->dictionary, text, n, &status);
    if (U_FAILURE(status) || ubrk_isBoundary(f->dictionary, cut_at))
        return (struct ts_slice){0};
    int32_t begin = ubrk_preceding(f->dictionary, cut_at), end = ubrk_following(f->dictionary, cut_at);
    if (begin < 0 || end < 0)
        return (struct ts_slice){0};
    return ts_slice_cut(s, byte_at[begin], byte_at[end]);
}

/* The word that the cut parts, in ctx->keep; n 0 = none. */
static struct ts_slice word_across(struct finder *f, struct ts_slice before, struct ts_slice behind) {
    struct ts_slice left = tail(before, CONTEXT), right = head(behind, CONTEXT), both;
    both.n = left.n + right.n;
    both.p = ts_arena_printf(f->ctx->keep, "%.*s%.*s", (int)left.n, left.p, (int)right.n, right.p);
    struct ts_slice word = house_word_across(f->words, both, left.n);
    return word.n ? word : dictionary_word_across(f, both, left.n);
}

/* --- a pair of paragraphs ------------------------------------------------------------------------------- */

static size_t count(struct ts_slice s) {
    return ts_utf8_count(s.p, s.n);
}

static bool has_any(struct ts_slice s, const char *const *marks) {
    for (; *marks; marks++)
        if (memmem(s.p, s.n, *marks, strlen(*marks)))
            return true;
    return false;
}

/* A pause or a stop is in it: no list of names, no line of verse or of a program. */
static bool is_prose(struct ts_slice s) {
    static const char *const marks[] = {"，", "。", "！", "？", "；", ", ", ". ", NULL};
    return has_any(s, marks);
}

/* How sentences begin that go on with none. */
static bool begins_sentence(struct ts_slice s) {
    static const char *const words[] = {
        "这",   "那",     "他",   "她",   "它",   "我们", "我国", "我市", "但",   "然而", "不过",
        "同时", "此外",   "另外", "其中", "因此", "所以", "目前", "今年", "去年", "近年", "如今",
        "今后", "下一步", "当前", "当天", "随后", "据",   "对此", "对于", "为了", "一是", "二是",
        "三是", "四是",   "五是", "一要", "二要", "三要", "四要", "首先", "其次", "最后", "第一",
        "第二", "第三",   "記者", "记者", "這",   "我們", "“",    "《",   NULL};
    for (const char *const *w = words; *w; w++)
        if (ts_slice_starts(s, *w))
            return true;
    return false;
}

/* What the first part ends with, as far as a cut is concerned. */
enum ending { ENDS, ENDS_CLAUSE, PAUSES, BREAKS_OFF };

static enum ending ending_of(struct ts_slice s) {
    uint32_t last = first_of(tail(s, 1));
    if (ts_roles_end_sentence(s))
        return ENDS;
    if (is_one_of(last, U"，、,"))
        return PAUSES;
    if (is_one_of(last, U"”’」』") && first_of(tail(s, 2)) == U'—') /* “好嘞——” is broken off by who speaks */
        return ENDS_CLAUSE;
    bool text = u_isalnum((UChar32)last) || is_han(last) || is_one_of(last, U"”》」』%％“《（「『");
    return text ? BREAKS_OFF : ENDS_CLAUSE; /* ： ； —— ） and the like end a paragraph too */
}

static bool certain(struct finder *f, struct ts_slice a, struct ts_slice b, struct ts_join *join) {
    enum ending ending = ending_of(a);
    uint32_t first = first_of(b);
    int open = bracket_across(a, b);
    bool closing = open >= 0 && first == closers[open];
    if (closing || (ending == BREAKS_OFF && is_one_of(first, U"，。、；：？！"))) {
        join->kind = TS_JOIN_MARK;
        join->cut = head(b, 1);
        return true;
    }
    if (ending < PAUSES)
        return false;
    if (open >= 0) {
        char bytes[4];
        size_t n = ts_utf8_encode(openers[open], bytes);
        join->kind = TS_JOIN_BRACKET;
        join->cut = (struct ts_slice){ts_arena_copy(f->ctx->keep, bytes, n), n};
        return true;
    }
    if (!is_han(first) || !is_han(first_of(tail(a, 1))) || count(a) < LEAST_BEFORE_CUT || !is_prose(b))
        return false;
    join->kind = TS_JOIN_WORD;
    join->cut = word_across(f, a, b);
    return join->cut.n > 0;
}

/* Half of it or more is Han: text in other languages, and lists of names and commands, have their own ends.
 */
static bool is_chinese(struct ts_slice s) {
    size_t han = 0, all = 0;
    for (size_t at = 0, used; at < s.n; at += used, all++)
        han += is_han(ts_utf8_decode(s.p + at, s.n - at, &used));
    return 2 * han >= all;
}

static bool doubtful(struct ts_slice a, struct ts_slice b, struct ts_join *join) {
    enum ending ending = ending_of(a);
    if (ending < PAUSES || count(a) < (is_prose(a) ? LEAST_PROSE : LEAST_PLAIN) || count(b) < LEAST_BEHIND ||
        !is_prose(b) || !is_chinese(a) || !is_chinese(b) || (ending == BREAKS_OFF && ending_of(b) != ENDS))
        return false;
    join->kind = begins_sentence(b) ? TS_JOIN_HOLE : TS_JOIN_GOES_ON;
    return true;
}

static bool is_text(const struct ts_para *p) {
    return p->role == TS_ROLE_LEAD || p->role == TS_ROLE_BODY || p->role == TS_ROLE_QUESTION ||
           p->role == TS_ROLE_ANSWER;
}

/* The second may be the rest of the first: both in the copy's order, nothing before the second that begins
 * something. */
static bool may_be_one(const struct ts_para *a, const struct ts_para *b) {
    bool opens =
        b->n_spans && b->spans[0].marked & (TS_MARKED_LABEL | TS_MARKED_DATELINE | TS_MARKED_LEAD_IN);
    bool boxes = a->role == TS_ROLE_BOX && b->role == TS_ROLE_BOX;
    return (boxes || (is_text(a) && is_text(b))) && !b->section && !b->goes_on && !opens &&
           a->offset < b->offset && a->n_spans && b->n_spans;
}

struct ts_joins ts_joins_find(struct ts_ctx *ctx, const struct ts_article *article,
                              const char *const *words) {
    TS_VEC(struct ts_join) found = {0};
    struct finder f = {.ctx = ctx, .words = words};
    for (size_t i = 0; i + 1 < article->n_paras; i++) {
        const struct ts_para *a = &article->paras[i], *b = a + 1;
        if (!may_be_one(a, b))
            continue;
        struct ts_slice before = visible_text(ctx, a), behind = visible_text(ctx, b);
        struct ts_join join = {.para = i,
                               .end = a->offset + (uint32_t)a->text.n,
                               .begin = b->offset,
                               .left = tail(a->text, EXCERPT),
                               .right = head(b->text, EXCERPT)};
        if (certain(&f, before, behind, &join) || doubtful(before, behind, &join))
            *TS_VEC_ADD(ctx->keep, &found) = join;
    }
    if (f.dictionary)
        ubrk_close(f.dictionary);
    return (struct ts_joins){found.v, found.n, found.cap};
}

bool ts_joins_is_certain(const struct ts_join *join) {
    return join->kind <= TS_JOIN_MARK;
}

/* --- making them ---------------------------------------------------------------------------------------- */

static size_t line_start(const struct ts_source *s, size_t at) {
    const char *newline = at ? memrchr(s->text.p, '\n', at) : NULL;
    return newline ? (size_t)(newline - s->text.p) + 1 : 0;
}

static void make(struct ts_rewrite *r, const struct ts_article *article, struct ts_join *join) {
    const struct ts_para *a = &article->paras[join->para], *b = a + 1;
    join->made = true;
    uint32_t begin = join->begin;
    join->end = (uint32_t)ts_rewrite_length(r);
    ts_rewrite_add(r, ts_rewrite_glue(a->text, b->text), begin);
    join->begin = (uint32_t)ts_rewrite_length(r);
    ts_rewrite_copy(r, begin, begin + b->text.n);
}

const struct ts_source *ts_joins_make(struct ts_ctx *ctx, const struct ts_article *article,
                                      struct ts_joins *joins) {
    const struct ts_source *s = article->source;
    size_t n = 0;
    for (size_t i = 0; i < joins->n; i++)
        if (ts_joins_is_certain(&joins->v[i]))
            joins->v[n++] = joins->v[i];
    joins->n = n;
    if (n == 0)
        return s;
    struct ts_rewrite r = ts_rewrite_begin(ctx, s);
    size_t done = 0;
    for (size_t i = 0, end; i < n; i = end) { /* joins [i, end) are of one paragraph */
        ts_rewrite_copy(&r, done, joins->v[i].end);
        for (end = i; end < n && (end == i || joins->v[end].para == joins->v[end - 1].para + 1); end++)
            make(&r, article, &joins->v[end]);
        for (size_t k = i; k < end; k++) { /* then what stood between: pictures, notes, empty lines */
            const struct ts_para *a = &article->paras[joins->v[k].para], *b = a + 1;
            ts_rewrite_copy(&r, a->offset + a->text.n, line_start(s, b->offset));
            done = b->offset + b->text.n;
        }
    }
    ts_rewrite_copy(&r, done, s->text.n);
    return ts_rewrite_end(&r);
}

static int by_place(const void *x, const void *y) {
    const struct ts_join *a = x, *b = y;
    return (a->end > b->end) - (a->end < b->end);
}

/* The first of the joins, which are in order, that ends at byte `offset` or behind it. */
static size_t first_behind(const struct ts_joins *joins, uint32_t offset) {
    size_t low = 0, high = joins->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (joins->v[middle].end < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void ts_joins_follow(struct ts_ctx *ctx, const struct ts_article *article, const char *const *words,
                     struct ts_joins *joins) {
    struct ts_joins more = ts_joins_find(ctx, article, words);
    for (size_t i = 0; i < article->n_paras; i++) {
        const struct ts_para *p = &article->paras[i];
        for (size_t k = first_behind(joins, p->offset);
             k < joins->n && joins->v[k].begin <= p->offset + p->text.n; k++)
            joins->v[k].para = i;
    }
    for (size_t k = 0; k < more.n; k++)
        *TS_VEC_ADD(ctx->keep, joins) = more.v[k];
    if (joins->n)
        qsort(joins->v, joins->n, sizeof *joins->v, by_place);
}

/* --- telling of them ------------------------------------------------------------------------------------ */

static const char *reason_of(struct ts_ctx *ctx, const struct ts_join *join) {
    int n = (int)join->cut.n;
    const char *cut = join->cut.p;
    if (join->kind == TS_JOIN_WORD)
        return ts_arena_printf(ctx->scratch, TS_BOTH("the word %.*s", "词 %.*s"), n, cut, n, cut);
    if (join->kind == TS_JOIN_BRACKET)
        return ts_arena_printf(ctx->scratch, TS_BOTH("%.*s is open", "%.*s 尚未配对"), n, cut, n, cut);
    return ts_arena_printf(ctx->scratch, TS_BOTH("no paragraph begins with %.*s", "段首不能是 %.*s"), n, cut,
                           n, cut);
}

void ts_joins_report(struct ts_ctx *ctx, const struct ts_source *source, const struct ts_joins *joins) {
    for (size_t i = 0; i < joins->n; i++) {
        const struct ts_join *join = &joins->v[i];
        enum ts_code code = join->made                   ? TS_COPY_JOINED
                            : ts_joins_is_certain(join)  ? TS_COPY_CUT
                            : join->kind == TS_JOIN_HOLE ? TS_COPY_HOLE
                                                         : TS_COPY_GOES_ON;
        if (!ts_diag_wants(ctx->diag, code))
            continue;
        size_t last = join->end - tail(join->left, 1).n;
        const char *text = ts_arena_printf(ctx->scratch, "…%.*s ¶ %.*s…", (int)join->left.n, join->left.p,
                                           (int)join->right.n, join->right.p);
        TS_DIAG(ctx->diag, code, ts_source_place(source, last), text, reason_of(ctx, join));
    }
}
