#include "text/inline.h"

#include "base/utf8.h"
#include "text/emphasis.h"
#include "text/inline_reader.h"

#include <unicode/uchar.h>

enum { DEPTH = 6 /* of markup inside markup, if the style does not say */ };

/* --- what the readers share ----------------------------------------------------------------------------- */

uint32_t ts_inline_char(const struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    size_t used;
    return i < s->end ? ts_utf8_decode(ts_inline_at(r, i), s->end - i, &used) : ' ';
}

uint32_t ts_inline_char_before(const struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    uint32_t k = i;
    size_t used;
    while (k > s->begin && (*ts_inline_at(r, --k) & 0xC0) == 0x80)
        ;
    return k < i ? ts_utf8_decode(ts_inline_at(r, k), i - k, &used) : ' ';
}

bool ts_inline_is_blank(uint32_t cp) {
    return cp == ' ' || cp == '\t' || cp == 0x3000 || cp == 0x00A0;
}

bool ts_inline_is_closing(uint32_t cp) {
    int class = u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK);
    return class == U_LB_CLOSE_PUNCTUATION || class == U_LB_CLOSE_PARENTHESIS || class == U_LB_EXCLAMATION ||
           class == U_LB_INFIX_NUMERIC || cp == 0x3001 || cp == 0x201D || cp == 0x2019;
}

bool ts_inline_is_opening(uint32_t cp) {
    return u_getIntPropertyValue((UChar32)cp, UCHAR_LINE_BREAK) == U_LB_OPEN_PUNCTUATION || cp == 0x201C ||
           cp == 0x2018;
}

bool ts_inline_is_western(uint32_t cp) {
    return cp < 0x2E80 && u_isalnum((UChar32)cp);
}

uint32_t ts_inline_count(const struct ts_inline_reader *r, uint32_t i, uint32_t end) {
    uint32_t n = 0;
    while (i + n < end && *ts_inline_at(r, i + n) == *ts_inline_at(r, i))
        n++;
    return n;
}

void ts_inline_report(const struct ts_inline_reader *r, uint32_t i, uint32_t n, enum ts_code code) {
    if (!ts_diag_wants(r->ctx->diag, code))
        return;
    TS_DIAG(r->ctx->diag, code, ts_source_place(r->from->source, r->from->offset + i),
            ts_arena_copy(r->ctx->scratch, ts_inline_at(r, i), n));
}

bool ts_inline_is_deep(const struct ts_inline_reader *r, uint32_t i, uint32_t n, int depth) {
    bool deep = depth >= (r->from->nesting ? r->from->nesting : DEPTH);
    if (deep)
        ts_inline_report(r, i, n, TS_MARKUP_DEEP);
    return deep;
}

void ts_inline_add(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t begin, uint32_t end,
                   unsigned marked) {
    if (begin < end)
        *TS_VEC_ADD(r->ctx->keep, &r->spans->list) = (struct ts_span){
            .marked = s->marked | marked, .element = s->element, .begin = begin, .end = end, .link = s->link};
}

uint32_t ts_inline_bracket(const struct ts_inline_reader *r, uint32_t i, uint32_t end, char open,
                           char close) {
    int depth = 0;
    for (uint32_t k = i; k < end && k < i + TS_MOST_IN_ELEMENT; k++) {
        char c = *ts_inline_at(r, k);
        if (c == '\\')
            k++;
        else if (c == open)
            depth++;
        else if (c == close && --depth == 0)
            return k;
    }
    return 0;
}

/* --- a stretch ------------------------------------------------------------------------------------------ */

static bool is_escape(const struct ts_inline_reader *r, uint32_t i, uint32_t end) {
    char next = i + 1 < end ? *ts_inline_at(r, i + 1) : 0;
    return *ts_inline_at(r, i) == '\\' && next > ' ' && next < 0x7F && !u_isalnum(next);
}

/* Where the markup at `i` ends, its spans being added; 0 = it is text. */
static uint32_t read_markup(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    uint32_t end;
    switch (*ts_inline_at(r, i)) {
    case '[':
        return ts_elements_bracket(r, s, i);
    case '{':
        return ts_elements_ruby(r, s, i);
    case '`':
        return ts_elements_code(r, s, i);
    case '!':
        return ts_links_picture(r, s, i);
    case '<':
        end = ts_links_pointed(r, s, i);
        return end ? end : ts_tags_read(r, s, i);
    default:
        return ts_links_bare(r, s, i);
    }
}

/* Of one markup, and with no sign between them. */
static bool are_one(const struct ts_span *a, const struct ts_span *b) {
    return a->end == b->begin && a->marked == b->marked && a->element == b->element && !a->ruby.n &&
           !b->ruby.n && a->link.p == b->link.p;
}

/* Drop the spans of signs that were markup after all, and put together what stands as one. */
static void tidy(struct ts_spans *spans, size_t first) {
    size_t n = first;
    for (size_t i = first; i < spans->list.n; i++) {
        struct ts_span *v = spans->list.v;
        if (v[i].begin == v[i].end)
            continue;
        if (n > first && are_one(&v[n - 1], &v[i]))
            v[n - 1].end = v[i].end;
        else
            v[n++] = v[i];
    }
    spans->list.n = n;
}

/* What stands at i, and may be the first byte of markup: its spans and the text from *text on before it.
 * Returns where to read on. */
static uint32_t read_sign(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i, uint32_t *text,
                          struct ts_delimiters *d) {
    size_t n = r->spans->list.n;
    ts_inline_add(r, s, *text, i, 0);
    char sign = *ts_inline_at(r, i);
    uint32_t after = strchr("*_~", sign) ? ts_emphasis_add(r, s, i, d) : read_markup(r, s, i);
    if (after)
        return *text = after;
    r->spans->list.n = n;
    return i + (sign == '`' ? ts_inline_count(r, i, s->end) : 1);
}

static void read_stretch(struct ts_inline_reader *r, const struct ts_stretch *s) {
    struct ts_delimiters delimiters = {0};
    size_t first = r->spans->list.n;
    uint32_t text = s->begin; /* begins what is not yet in a span */
    for (uint32_t i = s->begin; i < s->end;) {
        if (is_escape(r, i, s->end)) {
            ts_inline_add(r, s, text, i, 0);
            text = i + 1;
            i += 2;
        } else if (strchr("*_~[{<`!hwf", *ts_inline_at(r, i))) {
            i = read_sign(r, s, i, &text, &delimiters);
        } else {
            i++;
        }
    }
    ts_inline_add(r, s, text, s->end, 0);
    ts_emphasis_pair(r, s, &delimiters);
    tidy(r->spans, first);
}

void ts_inline_inside(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t begin, uint32_t end,
                      unsigned marked, uint32_t element) {
    struct ts_stretch inside = *s;
    inside.begin = begin;
    inside.end = end;
    inside.marked |= marked;
    inside.element = element ? element : s->element;
    inside.depth++;
    read_stretch(r, &inside);
}

void ts_inline_read(struct ts_ctx *ctx, const struct ts_inline_text *from, uint32_t begin, uint32_t end,
                    unsigned marked, struct ts_spans *spans) {
    struct ts_inline_reader r = {ctx, from, spans};
    read_stretch(&r, &(struct ts_stretch){.begin = begin, .end = end, .marked = marked});
}

struct ts_slice ts_inline_visible(struct ts_ctx *ctx, struct ts_slice text, const struct ts_span *spans,
                                  size_t n, unsigned left_out) {
    char *bytes = ts_arena_alloc(ctx->scratch, text.n + 1, 1);
    size_t length = 0;
    for (size_t i = 0; i < n; i++) {
        const struct ts_span *s = &spans[i];
        if (s->marked & left_out)
            continue;
        memcpy(bytes + length, text.p + s->begin, s->end - s->begin);
        length += s->end - s->begin;
    }
    return (struct ts_slice){bytes, length};
}
