#include "text/emphasis.h"

#include <uchar.h>
#include <unicode/uchar.h>

/* --- names made unknown --------------------------------------------------------------------------------- */

/* The commonest surnames of one character: behind one of them ** hides the rest of a name. */
static bool is_surname(uint32_t cp) {
    static const char32_t surnames[] =
        U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
        U"沈"
        U"姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向"
        U"汤"
        U"張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇魏呂盧鐘譚陸範賈韋鄒龍賀顧龔邵萬錢嚴溫";
    for (const char32_t *s = surnames; *s; s++)
        if (*s == cp)
            return true;
    return false;
}

/* A masked name, 王**: a surname at the start of a word. What stands before it is a mark, or one of the words
 * that join names. */
static bool is_masked_name(const struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    if (!is_surname(ts_inline_char_before(r, s, i)))
        return false;
    uint32_t k = i - 1;
    while (k > s->begin && (*ts_inline_at(r, k) & 0xC0) == 0x80)
        k--;
    uint32_t before = ts_inline_char_before(r, s, k);
    return ts_inline_is_blank(before) || ts_inline_is_closing(before) || ts_inline_is_opening(before) ||
           before == '*' || before == 0x548C || before == 0x4E0E || before == 0x8207 || before == 0x53CA ||
           before == 0x88AB || before == 0x5BF9 || before == 0x4EBA ||
           before == 0x67D0; /* 和 与 與 及 被 对 人 某 */
}

/* --- rows ----------------------------------------------------------------------------------------------- */

static bool is_word(uint32_t cp) {
    return u_isalnum((UChar32)cp);
}

uint32_t ts_emphasis_add(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i,
                         struct ts_delimiters *d) {
    char sign = *ts_inline_at(r, i);
    uint32_t n = ts_inline_count(r, i, s->end);
    uint32_t before = ts_inline_char_before(r, s, i), after = ts_inline_char(r, s, i + n);
    bool western_before = ts_inline_is_western(before), western_after = ts_inline_is_western(after);
    bool none = (sign == '*' && n == 1 && western_before && western_after) || (sign == '~' && n != 2);
    struct ts_delimiter row = {.at = i, .n = n, .original = n, .sign = sign};
    row.opens = !none && !ts_inline_is_blank(after) && !ts_inline_is_closing(after) &&
                !(sign == '_' && western_before);
    row.closes = !none && !ts_inline_is_blank(before) && !ts_inline_is_opening(before) &&
                 !(sign == '_' && western_after);
    row.inside = is_word(before) && is_word(after);
    row.surname = is_surname(before);
    row.hides = sign == '*' && n == 2 && row.surname && is_masked_name(r, s, i);
    row.span = r->spans->list.n;
    ts_inline_add(r, s, i, i + n, 0);
    *TS_VEC_ADD(r->ctx->keep, &d->list) = row;
    return i + n;
}

/* --- pairs ---------------------------------------------------------------------------------------------- */

static bool may_pair(const struct ts_delimiter *open, const struct ts_delimiter *close) {
    bool both = open->closes || close->opens; /* rule 9 and 10 */
    if (open->sign != close->sign || !open->opens ||
        (both && (open->original + close->original) % 3 == 0 && open->original % 3 != 0))
        return false;
    if (open->sign == '_')
        return !open->inside || !close->inside;
    return !(open->hides && close->surname); /* 王**和李**: what stands between the names is no emphasis */
}

/* Closers that may pair with the same openers: below where one found none the next need not look. */
enum { KINDS = 3 * 2 * 3 * 2 };

static size_t kind_of(const struct ts_delimiter *close) {
    size_t sign = close->sign == '*' ? 0 : close->sign == '_' ? 1 : 2;
    bool side = close->sign == '_' ? close->inside : close->surname;
    return ((sign * 2 + close->opens) * 3 + close->original % 3) * 2 + side;
}

/* The row of signs that `close` closes, + 1; 0 = none. `rows` are linked by `before`. */
static size_t find_opener(const struct ts_delimiters *d, size_t close, size_t bottom) {
    const struct ts_delimiter *rows = d->list.v;
    size_t i = rows[close].before;
    while (i > bottom && !may_pair(&rows[i - 1], &rows[close]))
        i = rows[i - 1].before;
    return i > bottom ? i : 0;
}

static unsigned mark_of(char sign, uint32_t n) {
    return sign == '~' ? TS_MARKED_STRUCK : n == 2 ? TS_MARKED_STRONG : TS_MARKED_EMPHASIS;
}

/* Signs that are markup are no text: the inner ones of the opening row, the first of the closing one. */
static void mark(struct ts_inline_reader *r, struct ts_delimiter *open, struct ts_delimiter *close,
                 uint32_t n) {
    struct ts_span *spans = r->spans->list.v;
    open->n -= n;
    close->n -= n;
    spans[open->span].end -= n;
    spans[close->span].begin += n;
    for (size_t i = open->span + 1; i < close->span; i++)
        spans[i].marked |= mark_of(open->sign, n);
}

/* How deep pairs lie between `open` and row `close`; the rows there can be part of no pair any more. */
static int depth_between(const struct ts_delimiters *d, size_t open, size_t close) {
    int inner = d->list.v[open].inner;
    for (size_t i = d->list.v[close].before; i > open + 1; i = d->list.v[i - 1].before)
        if (d->list.v[i - 1].inner > inner)
            inner = d->list.v[i - 1].inner;
    return inner;
}

static void raise(struct ts_delimiters *d, size_t before, int inner) {
    if (before && d->list.v[before - 1].inner < inner)
        d->list.v[before - 1].inner = inner;
}

/* Pair row `close` with all rows that it closes. */
static void close_with(struct ts_inline_reader *r, const struct ts_stretch *s, struct ts_delimiters *d,
                       size_t close, size_t *bottoms) {
    struct ts_delimiter *rows = d->list.v, *c = &rows[close];
    size_t *bottom = &bottoms[kind_of(c)], open;
    while (c->n && (open = find_opener(d, close, *bottom)) > 0) {
        struct ts_delimiter *o = &rows[open - 1];
        uint32_t n = o->n >= 2 && c->n >= 2 ? 2 : 1;
        o->inner = depth_between(d, open - 1, close);
        c->before = open;
        if (ts_inline_is_deep(r, o->at, n, s->depth + o->inner)) {
            c->before = o->before;
            raise(d, o->before, o->inner);
            return;
        }
        mark(r, o, c, n);
        o->inner++;
        if (o->n == 0) {
            c->before = o->before;
            raise(d, o->before, o->inner);
        }
    }
    if (c->n)
        *bottom = c->before;
}

static bool is_doubtful(const struct ts_delimiter *d) {
    if (d->n != 2 || d->original != 2)
        return false;
    return d->sign == '*'   ? !d->surname /* 王** hides a name */
           : d->sign == '_' ? d->opens || d->closes
                            : d->opens;
}

void ts_emphasis_pair(struct ts_inline_reader *r, const struct ts_stretch *s, struct ts_delimiters *d) {
    size_t bottoms[KINDS] = {0}, last = 0; /* the last row that may open, + 1 */
    for (size_t i = 0; i < d->list.n; i++) {
        struct ts_delimiter *row = &d->list.v[i];
        row->before = last;
        if (row->closes)
            close_with(r, s, d, i, bottoms);
        last = row->n && row->opens ? i + 1 : row->before;
    }
    for (size_t i = 0; i < d->list.n; i++)
        if (is_doubtful(&d->list.v[i]))
            ts_inline_report(r, d->list.v[i].at, 2, TS_MARKUP_UNMATCHED);
}
