#include "text/joins.h"

#include "base/utf8.h"
#include "text/across.h"
#include "text/inline.h"
#include "text/notes.h"
#include "text/rewrite.h"
#include "text/roles.h"

#include <stdlib.h>
#include <unicode/uchar.h>

enum {
    LEAST_PROSE = 20,      /* characters before a doubtful cut, with a pause or stop among them */
    LEAST_PLAIN = 30,      /* without one */
    LEAST_BEHIND = 8,      /* and behind it */
    LEAST_BEFORE_CUT = 15, /* before a word that is cut */
    EXCERPT = 10           /* that a message shows */
};

static bool is_han(uint32_t cp) {
    return u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC);
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
    uint32_t last = ts_utf8_last(s);
    if (ts_roles_end_sentence(s))
        return ENDS;
    if (ts_is_in(last, U"，、,"))
        return PAUSES;
    bool text = u_isalnum((UChar32)last) || is_han(last) || ts_is_in(last, U"”》」』%％“《（「『");
    return text ? BREAKS_OFF : ENDS_CLAUSE; /* ： ； —— ） and the like end a paragraph too */
}

static bool certain(struct ts_across *across, struct ts_slice a, struct ts_slice b, struct ts_join *join) {
    enum ending ending = ending_of(a);
    uint32_t first = ts_utf8_first(b);
    struct ts_bracket open = ts_across_bracket(a, b);
    bool closing = open.closer && first == open.closer;
    if (closing || (ending == BREAKS_OFF && ts_is_in(first, U"，。、；：？！"))) {
        join->kind = TS_JOIN_MARK;
        join->cut = ts_utf8_head(b, 1);
        return true;
    }
    if (ending < PAUSES)
        return false;
    if (open.opener) {
        char bytes[4];
        size_t n = ts_utf8_encode(open.opener, bytes);
        join->kind = TS_JOIN_BRACKET;
        join->cut = (struct ts_slice){ts_arena_copy(across->ctx->keep, bytes, n), n};
        return true;
    }
    if (!is_han(first) || !is_han(ts_utf8_last(a)) || count(a) < LEAST_BEFORE_CUT || !is_prose(b))
        return false;
    join->kind = TS_JOIN_WORD;
    join->cut = ts_across_word(across, a, b);
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
    struct ts_across across = {.ctx = ctx, .words = words};
    for (size_t i = 0; i + 1 < article->n_paras; i++) {
        const struct ts_para *a = &article->paras[i], *b = a + 1;
        if (!may_be_one(a, b))
            continue;
        struct ts_slice before = ts_inline_visible(ctx, a->text, a->spans, a->n_spans, TS_MARKED_NOTE);
        struct ts_slice behind = ts_inline_visible(ctx, b->text, b->spans, b->n_spans, TS_MARKED_NOTE);
        struct ts_join join = {.para = i,
                               .end = a->offset + (uint32_t)a->text.n,
                               .begin = b->offset,
                               .left = ts_utf8_tail(a->text, EXCERPT),
                               .right = ts_utf8_head(b->text, EXCERPT)};
        if (certain(&across, before, behind, &join) || doubtful(before, behind, &join))
            *TS_VEC_ADD(ctx->keep, &found) = join;
    }
    ts_across_close(&across);
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
        size_t last = join->end - ts_utf8_tail(join->left, 1).n;
        const char *text = ts_arena_printf(ctx->scratch, "…%.*s ¶ %.*s…", (int)join->left.n, join->left.p,
                                           (int)join->right.n, join->right.p);
        TS_DIAG(ctx->diag, code, ts_source_place(source, last), text, reason_of(ctx, join));
    }
}
