#include "text/inline.h"

#include "base/utf8.h"
#include "text/surnames.h"

#include <uchar.h>
#include <unicode/uchar.h>

enum {
    MOST_IN_ELEMENT = 4096, /* bytes of [...] and {...}: keeps the time linear */
    DEPTH = 6               /* of markup inside markup, if the style does not say */
};

struct reader {
    struct ts_ctx *ctx;
    const struct ts_inline_text *from;
    struct ts_spans *spans;
};

/* A stretch being read; nested ones have one of their own. */
struct stretch {
    uint32_t end;
    unsigned marked;
    uint32_t element;
    int depth;
    bool none[4]; /* nothing closes so many stars from here on: found once, not looked for again */
};

static const char *at(const struct reader *r, uint32_t i) {
    return r->from->text.p + i;
}

static uint32_t code_point(const struct reader *r, uint32_t i, uint32_t end) {
    size_t used;
    return i < end ? ts_utf8_decode(at(r, i), end - i, &used) : ' ';
}

/* The character before byte `i`, not before `begin`. */
static uint32_t code_point_before(const struct reader *r, uint32_t begin, uint32_t i) {
    uint32_t k = i;
    while (k > begin && (*at(r, --k) & 0xC0) == 0x80)
        ;
    return k < i ? code_point(r, k, i) : ' ';
}

static bool is_blank(uint32_t cp) {
    return cp == ' ' || cp == '\t' || cp == 0x3000 || cp == 0x00A0;
}

/* A mark that belongs to what stands before it: ， 。 ” ） and ASCII's like. */
static bool is_closing_mark(uint32_t cp) {
    int class = u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK);
    return class == U_LB_CLOSE_PUNCTUATION || class == U_LB_CLOSE_PARENTHESIS || class == U_LB_EXCLAMATION ||
           class == U_LB_INFIX_NUMERIC || cp == 0x3001 || cp == 0x201D || cp == 0x2019;
}

static bool is_opening_mark(uint32_t cp) {
    return u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK) == U_LB_OPEN_PUNCTUATION || cp == 0x201C ||
           cp == 0x2018;
}

static void report(const struct reader *r, uint32_t i, uint32_t n, enum ts_code code) {
    if (!ts_diag_wants(r->ctx->diag, code))
        return;
    TS_DIAG(r->ctx->diag, code, ts_source_place(r->from->source, r->from->offset + i),
            ts_arena_copy(r->ctx->scratch, at(r, i), n));
}

/* Markup inside so much markup is text. */
static bool is_too_deep(const struct reader *r, uint32_t i, uint32_t n, const struct stretch *s) {
    bool deep = s->depth >= (r->from->nesting ? r->from->nesting : DEPTH);
    if (deep)
        report(r, i, n, TS_MARKUP_DEEP);
    return deep;
}

static void add_span(struct reader *r, uint32_t begin, uint32_t end, unsigned marked, uint32_t element) {
    if (begin < end)
        *TS_VEC_ADD(r->ctx->keep, &r->spans->list) =
            (struct ts_span){.marked = marked, .element = element, .begin = begin, .end = end};
}

static void read_stretch(struct reader *r, uint32_t begin, struct stretch s);

static struct stretch inside(const struct stretch *s, uint32_t end, unsigned marked, uint32_t element) {
    return (struct stretch){.end = end,
                            .marked = s->marked | marked,
                            .element = element ? element : s->element,
                            .depth = s->depth + 1};
}

/* --- ** and * ------------------------------------------------------------------------------------------- */

static uint32_t stars_at(const struct reader *r, uint32_t i, uint32_t end) {
    uint32_t n = 0;
    while (i + n < end && *at(r, i + n) == '*')
        n++;
    return n;
}

static bool may_open(const struct reader *r, uint32_t begin, uint32_t i, uint32_t n, uint32_t end) {
    uint32_t before = code_point_before(r, begin, i), after = code_point(r, i + n, end);
    bool product = before < 0x80 && u_isalnum((UChar32)before) && after < 0x80 && u_isalnum((UChar32)after);
    return !is_blank(after) && after != '*' && !is_closing_mark(after) && !(n == 1 && product); /* 5*3*2 */
}

static bool may_close(const struct reader *r, uint32_t begin, uint32_t i, uint32_t n, uint32_t end) {
    uint32_t before = code_point_before(r, begin, i), after = code_point(r, i + n, end);
    bool product = before < 0x80 && u_isalnum((UChar32)before) && after < 0x80 && u_isalnum((UChar32)after);
    return !is_blank(before) && before != '*' && !is_opening_mark(before) && !(n == 1 && product);
}

/* Where a row of `n` stars closes what opened before `begin`; 0 = nowhere. A row of three closes both where
 * the other is open inside, and else only the one. */
static uint32_t find_close(const struct reader *r, uint32_t begin, uint32_t end, uint32_t n) {
    bool other = false;
    for (uint32_t i = begin; i < end;) {
        uint32_t stars = stars_at(r, i, end);
        if (*at(r, i) == '\\') {
            i += i + 1 < end && (*at(r, i + 1) & 0x80) == 0 ? 2 : 1;
            continue;
        }
        if ((stars == n || stars == 3) && i > begin && may_close(r, begin, i, stars, end))
            return stars == 3 && other ? i + 3 - n : i;
        other ^= stars == 3 - n;
        i += stars ? stars : 1;
    }
    return 0;
}

/* A masked name, 王**: behind one of the commonest surnames ** hides the rest of a name. A surname at the
 * start of a word. What stands before it, `begin` being the text's start, is a mark, or one of the words that
 * join names. */
static bool is_masked_name(const struct reader *r, uint32_t begin, uint32_t i) {
    if (!ts_surname_is_common(code_point_before(r, begin, i)))
        return false;
    uint32_t k = i - 1;
    while (k > begin && (*at(r, k) & 0xC0) == 0x80)
        k--;
    uint32_t before = code_point_before(r, begin, k);
    return k == begin || is_blank(before) || is_closing_mark(before) || is_opening_mark(before) ||
           before == '*' || before == 0x548C || before == 0x4E0E || before == 0x8207 || before == 0x53CA ||
           before == 0x88AB || before == 0x5BF9 || before == 0x4EBA ||
           before == 0x67D0; /* 和 与 與 及 被 对 人 某 */
}

/* Read `**…**`, `*…*` or `***…***` at `i`; returns where it ends, or 0: the stars are text. */
static uint32_t read_stars(struct reader *r, uint32_t begin, uint32_t i, struct stretch *s) {
    uint32_t n = stars_at(r, i, s->end);
    if (n > 3 || s->none[n] || !may_open(r, begin, i, n, s->end))
        return 0;
    uint32_t close = find_close(r, i + n, s->end, n);
    if (!close) {
        s->none[n] = true;
        return 0;
    }
    if (is_too_deep(r, i, n, s))
        return 0;
    if (n == 2 && is_masked_name(r, begin, i) && ts_surname_is_common(code_point_before(r, begin, close)))
        return 0; /* 王**和李**, and what stands between the two names is no emphasis */
    unsigned marked = (n >= 2 ? TS_MARKED_STRONG : 0) | (n != 2 ? TS_MARKED_EMPHASIS : 0);
    read_stretch(r, i + n, inside(s, close, marked, 0));
    return close + n;
}

/* --- [...]{...}, [^1], {...|...} ------------------------------------------------------------------------ */

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

/* Where the bracket that closes the one at `i` stands; 0 = nowhere near. */
static uint32_t find_bracket(const struct reader *r, uint32_t i, uint32_t end, char open, char close) {
    int depth = 0;
    for (uint32_t k = i; k < least(end, i + MOST_IN_ELEMENT); k++) {
        char c = *at(r, k);
        if (c == '\\')
            k++;
        else if (c == open)
            depth++;
        else if (c == close && --depth == 0)
            return k;
    }
    return 0;
}

static unsigned mark_named(struct ts_slice name) {
    static const struct {
        const char *name, *alias, *traditional;
        unsigned marked;
    } marks[] = {
        {"dots", "着重", "著重", TS_MARKED_DOTS},     {"name", "专名", "專名", TS_MARKED_NAME},
        {"title", "书名", "書名", TS_MARKED_TITLE},   {"death", "示亡", "示亡", TS_MARKED_DEATH},
        {"strong", "重点", "重點", TS_MARKED_STRONG}, {"emphasis", "语气", "語氣", TS_MARKED_EMPHASIS}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (ts_slice_is(name, marks[i].name) || ts_slice_is(name, marks[i].alias) ||
            ts_slice_is(name, marks[i].traditional))
            return marks[i].marked;
    return 0;
}

/* `[^1]`: set as [1], raised. */
static uint32_t read_note(struct reader *r, uint32_t i, const struct stretch *s) {
    uint32_t close = find_bracket(r, i, s->end, '[', ']');
    for (uint32_t k = i + 2; k < close; k++)
        if (!u_isalnum((UChar32)code_point(r, k, close)) && (*at(r, k) & 0xC0) != 0x80)
            return 0;
    if (close <= i + 2) {
        report(r, i, 2, TS_MARKUP_UNMATCHED);
        return 0;
    }
    add_span(r, i, i + 1, s->marked | TS_MARKED_NOTE, s->element);
    add_span(r, i + 2, close + 1, s->marked | TS_MARKED_NOTE, s->element);
    return close + 1;
}

/* True if it is an address as they are written in copy: ASCII, no blanks, and a mark that addresses have. */
static bool is_address(struct ts_slice s) {
    bool mark = false;
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] <= ' ' || (unsigned char)s.p[i] >= 0x7F)
            return false;
        mark |= strchr("./:#@", s.p[i]) != NULL;
    }
    return mark;
}

/* `[text](address)` or `[text](<address> "title")`, the parenthesis at `open`: the text is set. 0 = it is
 * none. */
static uint32_t read_link(struct reader *r, uint32_t i, uint32_t open, const struct stretch *s) {
    uint32_t close = find_bracket(r, open, s->end, '(', ')');
    if (!close)
        return 0;
    struct ts_slice all = {at(r, open + 1), close - open - 1}, address = all;
    if (i > 0 && *at(r, i - 1) == '!') {
        if (i > 1 &&
            is_address(all)) /* at the paragraph's start it is told of as a picture (text/picture.h) */
            report(r, open + 1, (uint32_t)all.n, TS_PICTURE_IN_LINE);
        return 0;
    }
    bool pointed = all.n > 2 && *all.p == '<' && memchr(all.p, '>', all.n);
    if (pointed)
        address = (struct ts_slice){all.p + 1, (size_t)((const char *)memchr(all.p, '>', all.n) - all.p) - 1};
    else if (memmem(all.p, all.n, " \"", 2))
        address.n = (size_t)((const char *)memmem(all.p, all.n, " \"", 2) - all.p);
    if (!address.n || (!pointed && !is_address(address)) || is_too_deep(r, i, 1, s))
        return 0;
    size_t first = r->spans->list.n;
    read_stretch(r, i + 1, inside(s, open - 1, TS_MARKED_LINK, 0));
    for (size_t k = first; k < r->spans->list.n; k++)
        r->spans->list.v[k].link = address;
    if (!ts_slice_equal(address, (struct ts_slice){at(r, i + 1), open - i - 2}))
        report(r, (uint32_t)(all.p - r->from->text.p) + pointed, (uint32_t)(all.n - 2 * pointed),
               TS_LINK_NOT_SET);
    return close + 1;
}

static uint32_t read_bracket(struct reader *r, uint32_t i, const struct stretch *s) {
    if (code_point(r, i + 1, s->end) == '^')
        return read_note(r, i, s);
    uint32_t close = find_bracket(r, i, s->end, '[', ']');
    if (close > i + 1 && code_point(r, close + 1, s->end) == '(')
        return read_link(r, i, close + 1, s);
    if (close <= i + 1 || code_point(r, close + 1, s->end) != '{')
        return 0;
    uint32_t last = find_bracket(r, close + 1, s->end, '{', '}');
    if (!last || is_too_deep(r, i, 1, s))
        return 0;
    unsigned marked = mark_named((struct ts_slice){at(r, close + 2), last - close - 2});
    if (!marked) {
        report(r, close + 1, last - close, TS_MARKUP_UNKNOWN);
        return 0;
    }
    uint32_t element = marked & TS_MARKED_ELEMENT ? ++r->spans->elements : 0;
    read_stretch(r, i + 1, inside(s, close, marked, element));
    return last + 1;
}

static void add_ruby(struct reader *r, const struct stretch *s, uint32_t begin, uint32_t end,
                     struct ts_slice ruby) {
    if (!ruby.n) { /* {北京|běi|}: this one has none */
        add_span(r, begin, end, s->marked, s->element);
        return;
    }
    add_span(r, begin, end, s->marked | TS_MARKED_RUBY, s->element);
    r->spans->list.v[r->spans->list.n - 1].ruby = ruby;
}

/* `{base|ruby}` or `{base|ruby|ruby…}`, one for each character of the base. */
static uint32_t read_ruby(struct reader *r, uint32_t i, const struct stretch *s) {
    uint32_t close = find_bracket(r, i, s->end, '{', '}'), bar = i + 1;
    while (bar < close && *at(r, bar) != '|')
        bar++;
    if (close && mark_named((struct ts_slice){at(r, i + 1), close - i - 1}))
        report(r, i, close + 1 - i, TS_MARKUP_UNMATCHED); /* {着重} without its [...] */
    if (bar >= close || bar == i + 1 || bar + 1 == close)
        return 0;
    size_t parts = 1, characters = ts_utf8_count(at(r, i + 1), bar - i - 1), used;
    for (uint32_t k = bar + 1; k < close; k++)
        parts += *at(r, k) == '|';
    if (parts > 1 && parts != characters) {
        report(r, i, close + 1 - i, TS_MARKUP_RUBY);
        return 0;
    }
    for (uint32_t base = i + 1, k = bar + 1; base < bar; k++) {
        uint32_t from = k, next = bar;
        while (k < close && *at(r, k) != '|')
            k++;
        if (parts > 1) {
            ts_utf8_decode(at(r, base), bar - base, &used);
            next = base + (uint32_t)used;
        }
        add_ruby(r, s, base, next, (struct ts_slice){at(r, from), k - from});
        base = next;
    }
    return close + 1;
}

/* --- <address> and `code` ------------------------------------------------------------------------------- */

/* `<https://…>` or `<name@host>`; 0 = it is none. */
static uint32_t read_pointed(struct reader *r, uint32_t i, const struct stretch *s) {
    const char *close = memchr(at(r, i), '>', least(s->end - i, MOST_IN_ELEMENT));
    struct ts_slice address = {at(r, i + 1), close ? (size_t)(close - at(r, i)) - 1 : 0};
    bool has = memmem(address.p, address.n, "://", 3) || memchr(address.p, '@', address.n) ||
               ts_slice_starts(address, "mailto:");
    if (!has || !is_address(address))
        return 0;
    add_span(r, i + 1, i + 1 + (uint32_t)address.n, s->marked, s->element);
    return i + 2 + (uint32_t)address.n;
}

static uint32_t ticks_at(const struct reader *r, uint32_t i, uint32_t end) {
    uint32_t n = 0;
    while (i + n < end && *at(r, i + n) == '`')
        n++;
    return n;
}

/* As many ticks on both sides; what is between them is text. A blank beside each of them goes. */
static uint32_t read_code(struct reader *r, uint32_t i, const struct stretch *s) {
    uint32_t n = ticks_at(r, i, s->end), begin = i + n, end = begin;
    uint32_t limit = least(s->end, i + MOST_IN_ELEMENT);
    while (end < limit) {
        uint32_t ticks = ticks_at(r, end, s->end);
        if (ticks == n)
            break;
        end += ticks ? ticks : 1;
    }
    if (end >= limit || end == begin)
        return 0;
    bool blanks = end - begin > 2 && *at(r, begin) == ' ' && *at(r, end - 1) == ' ';
    add_span(r, begin + blanks, end - blanks, s->marked, s->element);
    return end + n;
}

/* --- a stretch ------------------------------------------------------------------------------------------ */

static bool is_escape(const struct reader *r, uint32_t i, uint32_t end) {
    char next = i + 1 < end ? *at(r, i + 1) : 0;
    return *at(r, i) == '\\' && next > ' ' && next < 0x7F && !u_isalnum(next);
}

/* Where the markup at `i` ends, its spans being added; 0 = it is text. */
static uint32_t read_markup(struct reader *r, uint32_t begin, uint32_t i, struct stretch *s) {
    switch (*at(r, i)) {
    case '*':
        return read_stars(r, begin, i, s);
    case '[':
        return read_bracket(r, i, s);
    case '{':
        return read_ruby(r, i, s);
    case '<':
        return read_pointed(r, i, s);
    case '`':
        return read_code(r, i, s);
    default:
        return 0;
    }
}

static void read_stretch(struct reader *r, uint32_t begin, struct stretch s) {
    uint32_t text = begin; /* begins what is not yet in a span */
    for (uint32_t i = begin; i < s.end;) {
        if (is_escape(r, i, s.end)) {
            add_span(r, text, i, s.marked, s.element);
            text = i + 1;
            i += 2;
            continue;
        }
        if (!strchr("*[{<`", *at(r, i))) {
            i++;
            continue;
        }
        size_t n = r->spans->list.n;
        add_span(r, text, i, s.marked, s.element);
        uint32_t after = read_markup(r, begin, i, &s);
        if (after) {
            text = i = after;
            continue;
        }
        r->spans->list.n = n;
        uint32_t stars = stars_at(r, i, s.end) + ticks_at(r, i, s.end);
        if (stars == 2 && *at(r, i) == '*' &&
            !ts_surname_is_common(code_point_before(r, begin, i))) /* 王** hides a name */
            report(r, i, stars, TS_MARKUP_UNMATCHED);
        i += stars ? stars : 1;
    }
    add_span(r, text, s.end, s.marked, s.element);
}

void ts_inline_read(struct ts_ctx *ctx, const struct ts_inline_text *from, uint32_t begin, uint32_t end,
                    unsigned marked, struct ts_spans *spans) {
    struct reader r = {ctx, from, spans};
    read_stretch(&r, begin, (struct stretch){.end = end, .marked = marked});
}
