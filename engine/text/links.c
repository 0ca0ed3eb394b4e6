/* text/links.c -- links inside a paragraph; text/inline.h says how they are written. The text is set as any,
 * its spans have the address, and page/hyperlinks.h makes places of the PDF of them. */
#include "text/inline_reader.h"

static bool is_in_link(const struct ts_stretch *s) {
    return s->link.n > 0;
}

/* Tell of the address behind the text from `begin` on: where it stands, or, if that is elsewhere, at the
 * text. */
static void tell(const struct ts_inline_reader *r, uint32_t begin, struct ts_slice address) {
    struct ts_slice text = r->from->text;
    bool here = address.p >= text.p && address.p < text.p + text.n;
    if (ts_diag_wants(r->ctx->diag, TS_LINK_NOT_SET))
        TS_DIAG(r->ctx->diag, TS_LINK_NOT_SET,
                ts_source_place(r->from->source,
                                r->from->offset + (here ? (uint32_t)(address.p - text.p) : begin)),
                ts_arena_copy(r->ctx->scratch, address.p, address.n));
}

/* The text [begin, end) as a link's; an address that is not the text itself is told of. */
static void read_text(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t begin, uint32_t end,
                      struct ts_slice address) {
    struct ts_stretch linked = *s;
    linked.link = address;
    ts_inline_inside(r, &linked, begin, end, TS_MARKED_LINK, 0);
    if (!ts_slice_equal(address, ts_inline_slice(r, begin, end)))
        tell(r, begin, address);
}

/* `[text](address)`, the parenthesis at `open`. */
static uint32_t read_inline(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i,
                            uint32_t open) {
    uint32_t close = ts_inline_bracket(r, open, s->end, '(', ')');
    struct ts_slice address = {0};
    if (close)
        address = ts_address_target(ts_inline_slice(r, open + 1, close));
    if (!address.n || is_in_link(s) || ts_inline_is_deep(r, i, 1, s->depth))
        return 0;
    read_text(r, s, i + 1, open - 1, address);
    return close + 1;
}

static bool is_number(struct ts_slice s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return true;
}

/* `[text][name]`, `[text][]` or `[name]`, where the copy says what the name leads to. The brackets of a [1]
 * alone stay: they are a citation's. */
static uint32_t read_reference(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i,
                               uint32_t close) {
    struct ts_slice text = ts_inline_slice(r, i + 1, close), name = text;
    uint32_t end = close + 1;
    uint32_t last = ts_inline_char(r, s, end) == '[' ? ts_inline_bracket(r, end, s->end, '[', ']') : 0;
    struct ts_slice label = last ? ts_inline_slice(r, end + 1, last) : (struct ts_slice){0};
    if (last && !(label.n && is_number(text) && is_number(label))) { /* [1][2] is two citations */
        name = label.n ? label : text;
        end = last + 1;
    }
    struct ts_slice address = {0};
    if (!is_in_link(s))
        address = ts_addresses_find(r->from->addresses, name);
    bool named = r->from->addresses && r->from->addresses->list.n;
    if (!address.n && named && end > close + 1)
        ts_inline_report(r, close + 1, end - close - 1, TS_LINK_UNDEFINED);
    if (!address.n || ts_inline_is_deep(r, i, 1, s->depth))
        return 0;
    bool citation = end == close + 1 && is_number(text);
    if (citation) {
        struct ts_stretch linked = *s;
        linked.link = address;
        ts_inline_add(r, &linked, i, end, TS_MARKED_LINK);
        tell(r, i, address);
    } else {
        read_text(r, s, i + 1, close, address);
    }
    return end;
}

uint32_t ts_links_bracket(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i,
                          uint32_t close) {
    return ts_inline_char(r, s, close + 1) == '(' ? read_inline(r, s, i, close + 1)
                                                  : read_reference(r, s, i, close);
}

/* `![caption](file)` inside a paragraph is text, and no prose. */
uint32_t ts_links_picture(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    uint32_t open = ts_inline_char(r, s, i + 1) == '[' ? ts_inline_bracket(r, i + 1, s->end, '[', ']') : 0;
    uint32_t close =
        open && ts_inline_char(r, s, open + 1) == '(' ? ts_inline_bracket(r, open + 1, s->end, '(', ')') : 0;
    if (!close || !ts_address_target(ts_inline_slice(r, open + 2, close)).n)
        return 0;
    if (i > 0) /* at the paragraph's start it is told of as a picture (text/picture.h) */
        ts_inline_report(r, open + 2, close - open - 2, TS_PICTURE_IN_LINE);
    ts_inline_add(r, s, i, close + 1, TS_MARKED_VERBATIM);
    return close + 1;
}

/* Add an address that is its own text. */
static void add_address(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t begin,
                        uint32_t end) {
    struct ts_stretch linked = *s;
    linked.link = ts_inline_slice(r, begin, end);
    ts_inline_add(r, is_in_link(s) ? s : &linked, begin, end, TS_MARKED_LINK);
}

uint32_t ts_links_pointed(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    uint32_t most = s->end - i < TS_MOST_IN_ELEMENT ? s->end - i : TS_MOST_IN_ELEMENT;
    const char *close = memchr(ts_inline_at(r, i), '>', most);
    struct ts_slice address = {ts_inline_at(r, i + 1), close ? (size_t)(close - ts_inline_at(r, i)) - 1 : 0};
    bool has = memmem(address.p, address.n, "://", 3) || memchr(address.p, '@', address.n) ||
               ts_slice_starts(address, "mailto:");
    if (!has || !ts_address_is(address))
        return 0;
    add_address(r, s, i + 1, i + 1 + (uint32_t)address.n);
    return i + 2 + (uint32_t)address.n;
}

uint32_t ts_links_bare(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    if (ts_inline_is_western(ts_inline_char_before(r, s, i)))
        return 0;
    uint32_t n = (uint32_t)ts_address_bare(ts_inline_slice(r, i, s->end));
    if (n)
        add_address(r, s, i, i + n);
    return n ? i + n : 0;
}
