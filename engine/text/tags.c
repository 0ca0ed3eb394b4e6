/* text/tags.c -- HTML that people paste: tags inside a paragraph. <b> <strong> <i> <em> <s> <del> <strike>
 * <sup> <sub> and <a href="…"> with their ends are markup; <br> is none by now (text/pasted.h). All others
 * stay text: what they meant is not known, and no text is lost. Those of HTML, by libxml2's table, are told
 * of; <F1> is a key. */
#include "text/inline_reader.h"

#include <libxml/HTMLparser.h>
#include <unicode/uchar.h>

struct tag {
    struct ts_slice name, attributes;
    bool closes;  /* </b> */
    uint32_t end; /* behind it */
};

/* CommonMark's open and closing tags, with attributes of any form but that they are ASCII: what is written in
 * Chinese is no attribute. */
static bool read_tag(const struct ts_inline_reader *r, uint32_t i, uint32_t end, struct tag *tag) {
    uint32_t k = i + 1, limit = end < i + TS_MOST_IN_ELEMENT ? end : i + TS_MOST_IN_ELEMENT;
    *tag = (struct tag){.closes = k < limit && *ts_inline_at(r, k) == '/'};
    k += tag->closes;
    uint32_t name = k;
    while (k < limit && (unsigned char)*ts_inline_at(r, k) < 0x80 && u_isalnum(*ts_inline_at(r, k)))
        k++;
    tag->name = ts_inline_slice(r, name, k);
    uint32_t attributes = k;
    while (k < limit && (unsigned char)*ts_inline_at(r, k) < 0x80 && !strchr("<>", *ts_inline_at(r, k)))
        k++;
    if (!tag->name.n || !u_isalpha(*tag->name.p) || k >= limit || *ts_inline_at(r, k) != '>' ||
        (k > attributes && !strchr(" \t/", *ts_inline_at(r, attributes))))
        return false;
    tag->attributes = ts_inline_slice(r, attributes, k);
    tag->end = k + 1;
    return true;
}

static bool is_named(struct ts_slice name, const char *word) {
    return name.n == strlen(word) && strncasecmp(name.p, word, name.n) == 0;
}

static unsigned mark_of(struct ts_slice name) {
    static const struct {
        const char *name;
        unsigned marked;
    } tags[] = {{"b", TS_MARKED_STRONG},      {"strong", TS_MARKED_STRONG}, {"i", TS_MARKED_EMPHASIS},
                {"em", TS_MARKED_EMPHASIS},   {"s", TS_MARKED_STRUCK},      {"del", TS_MARKED_STRUCK},
                {"strike", TS_MARKED_STRUCK}, {"sup", TS_MARKED_RAISED},    {"sub", TS_MARKED_LOWERED},
                {"a", TS_MARKED_LINK}};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (is_named(name, tags[i].name))
            return tags[i].marked;
    return 0;
}

/* Where the end of the tag begins whose text begins at i; 0 = nowhere near. */
static uint32_t find_end(const struct ts_inline_reader *r, uint32_t i, uint32_t end, struct ts_slice name,
                         struct tag *close) {
    uint32_t limit = end < i + TS_MOST_IN_ELEMENT ? end : i + TS_MOST_IN_ELEMENT;
    int depth = 1;
    for (uint32_t k = i; k < limit; k++) {
        if (*ts_inline_at(r, k) == '\\')
            k++;
        else if (*ts_inline_at(r, k) == '<' && read_tag(r, k, limit, close) && close->name.n == name.n &&
                 strncasecmp(close->name.p, name.p, name.n) == 0 && (depth += close->closes ? -1 : 1) == 0)
            return k;
    }
    return 0;
}

/* href="…" of the attributes; n 0 = they have none. */
static struct ts_slice address_of(struct ts_slice attributes) {
    const char *at = memmem(attributes.p, attributes.n, "href=", strlen("href="));
    struct ts_slice s =
        at ? ts_slice_cut(attributes, (size_t)(at - attributes.p) + strlen("href="), attributes.n)
           : (struct ts_slice){0};
    char quote = s.n ? *s.p : 0;
    const char *close = quote == '"' || quote == '\'' ? memchr(s.p + 1, quote, s.n - 1) : NULL;
    struct ts_slice address = close ? ts_slice_cut(s, 1, (size_t)(close - s.p)) : (struct ts_slice){0};
    return ts_address_is(address) ? address : (struct ts_slice){0};
}

static bool is_of_html(struct ts_ctx *ctx, struct ts_slice name) {
    char *small = ts_arena_copy(ctx->scratch, name.p, name.n);
    for (char *c = small; *c; c++)
        *c = (char)u_tolower(*c);
    return htmlTagLookup((const xmlChar *)small) != NULL;
}

uint32_t ts_tags_read(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    struct tag tag, close;
    if (!read_tag(r, i, s->end, &tag))
        return 0;
    unsigned marked = mark_of(tag.name);
    uint32_t end = marked && !tag.closes ? find_end(r, tag.end, s->end, tag.name, &close) : 0;
    struct ts_slice address = marked == TS_MARKED_LINK ? address_of(tag.attributes) : (struct ts_slice){0};
    bool understood = end && (marked != TS_MARKED_LINK || (address.n && !s->link.n));
    if (understood && !ts_inline_is_deep(r, i, tag.end - i, s->depth)) {
        struct ts_stretch own = *s;
        own.link = address.n ? address : s->link;
        ts_inline_inside(r, &own, tag.end, end, marked, 0);
        if (address.n && !ts_slice_equal(address, ts_inline_slice(r, tag.end, end)))
            ts_inline_report(r, (uint32_t)(address.p - r->from->text.p), (uint32_t)address.n,
                             TS_LINK_NOT_SET);
        return close.end;
    }
    if (!understood && marked)
        ts_inline_report(r, i, tag.end - i, TS_MARKUP_UNMATCHED);
    else if (!understood && is_of_html(r->ctx, tag.name))
        ts_inline_report(r, i, tag.end - i, TS_TAG_UNKNOWN);
    ts_inline_add(r, s, i, tag.end, TS_MARKED_VERBATIM);
    return tag.end;
}
