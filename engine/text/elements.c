/* text/elements.c -- [..]{..}, [^1], {..|..} and `..` inside a paragraph; text/inline.h says what they mean.
 */
#include "text/inline_reader.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

/* --- [...]{...} and [^1] -------------------------------------------------------------------------------- */

static unsigned mark_named(struct ts_slice name) {
    static const struct {
        const char *name, *alias, *traditional;
        unsigned marked;
    } marks[] = {
        {"dots", "着重", "著重", TS_MARKED_DOTS},      {"name", "专名", "專名", TS_MARKED_NAME},
        {"title", "书名", "書名", TS_MARKED_TITLE},    {"death", "示亡", "示亡", TS_MARKED_DEATH},
        {"strong", "重点", "重點", TS_MARKED_STRONG},  {"emphasis", "语气", "語氣", TS_MARKED_EMPHASIS},
        {"struck", "删除", "刪除", TS_MARKED_STRUCK},  {"raised", "上标", "上標", TS_MARKED_RAISED},
        {"lowered", "下标", "下標", TS_MARKED_LOWERED}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (ts_slice_is(name, marks[i].name) || ts_slice_is(name, marks[i].alias) ||
            ts_slice_is(name, marks[i].traditional))
            return marks[i].marked;
    return 0;
}

/* `[^1]`: set as [1], raised. */
static uint32_t read_note(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    uint32_t close = ts_inline_bracket(r, i, s->end, '[', ']');
    for (uint32_t k = i + 2; k < close; k++)
        if (!u_isalnum((UChar32)ts_inline_char(r, s, k)) && (*ts_inline_at(r, k) & 0xC0) != 0x80)
            return 0;
    if (close <= i + 2) {
        ts_inline_report(r, i, 2, TS_MARKUP_UNMATCHED);
        return 0;
    }
    ts_inline_add(r, s, i, i + 1, TS_MARKED_NOTE);
    ts_inline_add(r, s, i + 2, close + 1, TS_MARKED_NOTE);
    return close + 1;
}

/* `[text]{name}`, the brace at `open`. */
static uint32_t read_named(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i,
                           uint32_t open) {
    uint32_t last = ts_inline_bracket(r, open, s->end, '{', '}');
    if (!last || ts_inline_is_deep(r, i, 1, s->depth))
        return 0;
    unsigned marked = mark_named(ts_inline_slice(r, open + 1, last));
    if (!marked) {
        ts_inline_report(r, open, last + 1 - open, TS_MARKUP_UNKNOWN);
        return 0;
    }
    uint32_t element = marked & TS_MARKED_ELEMENT ? ++r->spans->elements : 0;
    ts_inline_inside(r, s, i + 1, open - 1, marked, element);
    return last + 1;
}

uint32_t ts_elements_bracket(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    if (ts_inline_char(r, s, i + 1) == '^')
        return read_note(r, s, i);
    uint32_t close = ts_inline_bracket(r, i, s->end, '[', ']');
    if (close <= i + 1)
        return 0;
    return ts_inline_char(r, s, close + 1) == '{' ? read_named(r, s, i, close + 1)
                                                  : ts_links_bracket(r, s, i, close);
}

/* --- {...|...} ------------------------------------------------------------------------------------------ */

static void add_ruby(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t begin, uint32_t end,
                     struct ts_slice ruby) {
    ts_inline_add(r, s, begin, end, ruby.n ? TS_MARKED_RUBY : 0); /* {北京|běi|}: this one has none */
    if (ruby.n)
        r->spans->list.v[r->spans->list.n - 1].ruby = ruby;
}

/* The small texts from `bar` on up to `close`, over base [begin, bar): one for all of it, or one each. */
static void add_rubies(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t begin, uint32_t bar,
                       uint32_t close, bool each) {
    size_t used;
    for (uint32_t base = begin, k = bar + 1; base < bar; k++) {
        uint32_t from = k, next = bar;
        while (k < close && *ts_inline_at(r, k) != '|')
            k++;
        if (each) {
            ts_utf8_decode(ts_inline_at(r, base), bar - base, &used);
            next = base + (uint32_t)used;
        }
        add_ruby(r, s, base, next, ts_inline_slice(r, from, k));
        base = next;
    }
}

uint32_t ts_elements_ruby(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    uint32_t close = ts_inline_bracket(r, i, s->end, '{', '}'), bar = i + 1;
    while (bar < close && *ts_inline_at(r, bar) != '|')
        bar++;
    if (close && mark_named(ts_inline_slice(r, i + 1, close)))
        ts_inline_report(r, i, close + 1 - i, TS_MARKUP_UNMATCHED); /* {着重} without its [...] */
    if (bar >= close || bar == i + 1 || bar + 1 == close)
        return 0;
    size_t parts = 1, characters = ts_utf8_count(ts_inline_at(r, i + 1), bar - i - 1);
    for (uint32_t k = bar + 1; k < close; k++)
        parts += *ts_inline_at(r, k) == '|';
    if (parts > 1 && parts != characters) {
        ts_inline_report(r, i, close + 1 - i, TS_MARKUP_RUBY);
        return 0;
    }
    add_rubies(r, s, i + 1, bar, close, parts > 1);
    return close + 1;
}

/* --- `code` --------------------------------------------------------------------------------------------- */

/* Add bytes [begin, end) of code, in a table's row without the signs that keep a | from ending its cell. */
static void add_code(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; r->from->row && i + 1 < end; i++)
        if (*ts_inline_at(r, i) == '\\' && *ts_inline_at(r, i + 1) == '|') {
            ts_inline_add(r, s, begin, i, TS_MARKED_VERBATIM);
            begin = i + 1;
        }
    ts_inline_add(r, s, begin, end, TS_MARKED_VERBATIM);
}

/* As many ticks on both sides; what is between them is text. A blank beside each of them goes. */
uint32_t ts_elements_code(struct ts_inline_reader *r, const struct ts_stretch *s, uint32_t i) {
    uint32_t n = ts_inline_count(r, i, s->end), begin = i + n, end = begin;
    uint32_t limit = s->end < i + TS_MOST_IN_ELEMENT ? s->end : i + TS_MOST_IN_ELEMENT;
    while (end < limit) {
        uint32_t ticks = *ts_inline_at(r, end) == '`' ? ts_inline_count(r, end, s->end) : 0;
        if (ticks == n)
            break;
        end += ticks ? ticks : 1;
    }
    if (end >= limit || end == begin)
        return 0;
    bool blanks = end - begin > 2 && *ts_inline_at(r, begin) == ' ' && *ts_inline_at(r, end - 1) == ' ';
    add_code(r, s, begin + blanks, end - blanks);
    return end + n;
}
