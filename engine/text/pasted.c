#include "text/pasted.h"

#include "base/utf8.h"
#include "text/fences.h"
#include "text/lines.h"
#include "text/plain.h"
#include "text/rewrite.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>

enum { MOST_IN_NAME = 32, EXCERPT = 60 };

struct paster {
    struct ts_rewrite out;
    const struct ts_source *from;
    size_t done;              /* bytes of `from` that are written */
    size_t end;               /* of the line */
    struct ts_slice line;     /* whose sign says what a break becomes */
    bool boxed;               /* the line is a paragraph of HTML */
    size_t no_comment_behind; /* no comment ends behind this byte; 0 = not known yet */
};

static struct ts_slice rest_of(const struct paster *p, size_t i, size_t end) {
    return ts_slice_cut(p->from->text, i, end);
}

static void report(struct paster *p, enum ts_code code, size_t i, size_t n) {
    if (ts_diag_wants(p->out.ctx->diag, code))
        TS_DIAG(p->out.ctx->diag, code, ts_source_place(p->from, i),
                ts_arena_copy(p->out.ctx->scratch, p->from->text.p + i, n));
}

/* Write what stands before i, then `text` for the bytes [i, end). */
static void put(struct paster *p, size_t i, size_t end, const char *text) {
    ts_rewrite_copy(&p->out, p->done, i);
    ts_rewrite_add(&p->out, text, i);
    p->done = end;
}

/* --- characters ----------------------------------------------------------------------------------------- */

/* The character that &name; or &#number; is, whose bytes up to ; are `s`; 0 = none. */
static uint32_t character_of(struct ts_ctx *ctx, struct ts_slice s) {
    const char *name = ts_arena_copy(ctx->scratch, s.p, s.n);
    if (*name != '#') {
        const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
        return entity ? entity->value : strcmp(name, "apos") == 0 ? '\'' : 0;
    }
    bool hex = name[1] == 'x' || name[1] == 'X';
    char *end;
    unsigned long cp = strtoul(name + 1 + hex, &end, hex ? 16 : 10);
    bool blank = cp == '\t' || cp == '\n' || cp == '\r', none = cp >= 0xD800 && cp <= 0xDFFF;
    if (*end || end == name + 1 + hex || !isxdigit((unsigned char)name[1 + hex]) || none || cp > 0x10FFFF ||
        (cp & 0xFFFE) == 0xFFFE)
        return 0;
    return blank ? ' ' : ts_plain_is_control((uint32_t)cp) ? 0 : (uint32_t)cp;
}

/* As text: markup's signs are escaped. */
static const char *escaped(struct ts_ctx *ctx, uint32_t cp) {
    char bytes[5] = {0};
    uint32_t plain = ts_plain_ideograph(cp);
    ts_utf8_encode(plain ? plain : cp, bytes);
    bool sign = cp < 0x80 && strchr("*_[]{}<>`~|\\#+-=!:", (int)cp);
    return ts_arena_printf(ctx->keep, "%s%s", sign ? "\\" : "", bytes);
}

/* Bytes of &…; at i that were read; 0 = it is text. */
static size_t read_character(struct paster *p, size_t i) {
    size_t n = 1;
    const char *text = p->from->text.p;
    while (i + n < p->end && n < MOST_IN_NAME &&
           (isalnum((unsigned char)text[i + n]) || (n == 1 && text[i + n] == '#')))
        n++;
    if (n == 1 || i + n >= p->end || text[i + n] != ';')
        return 0;
    uint32_t cp = character_of(p->out.ctx, rest_of(p, i + 1, i + n));
    if (cp)
        put(p, i, i + n + 1, escaped(p->out.ctx, cp));
    else
        report(p, TS_ENTITY_UNKNOWN, i, n + 1);
    return cp ? n + 1 : 0;
}

/* --- comments and breaks -------------------------------------------------------------------------------- */

/* Bytes of the comment at i, which is left out. One that nothing ends is text. */
static size_t read_comment(struct paster *p, size_t i) {
    struct ts_slice s = rest_of(p, i, p->from->text.n);
    if (!ts_slice_starts(s, "<!--"))
        return 0;
    bool none = p->no_comment_behind && i >= p->no_comment_behind;
    const char *close = none ? NULL : memmem(s.p + 4, s.n - 4, "-->", 3);
    if (!close) {
        p->no_comment_behind = none ? p->no_comment_behind : i;
        report(p, TS_MARKUP_UNMATCHED, i, 4);
        return 0;
    }
    size_t n = (size_t)(close - s.p) + 3, shown = n < EXCERPT ? n : EXCERPT;
    while (shown < n && ((unsigned char)s.p[shown] & 0xC0) == 0x80)
        shown++;
    const char *newline = memchr(s.p, '\n', shown);
    report(p, TS_COMMENT_LEFT_OUT, i, newline ? (size_t)(newline - s.p) : shown);
    put(p, i, i + n, "");
    return n;
}

/* What a break of the line becomes: the next part is a paragraph of the same kind, or goes on behind a blank.
 */
static const char *break_of(struct paster *p) {
    struct ts_line_sign sign = ts_lines_read_sign(p->line);
    if (sign.kind == TS_LINE_HEADING || sign.kind == TS_LINE_NOTE || ts_slice_starts(sign.text, "|") ||
        ts_slice_starts(sign.text, "!["))
        return " ";
    bool item = sign.kind == TS_LINE_PLAIN && ts_lines_may_be_block(sign.text);
    return sign.kind == TS_LINE_QUOTE  ? "\n> "
           : sign.kind == TS_LINE_PULL ? "\n>> "
           : item                      ? ts_arena_printf(p->out.ctx->keep, "\n%*s", (int)sign.indent + 2, "")
                                       : "\n";
}

/* Bytes of <br>, <br/> or <br /> at i. */
static size_t read_break(struct paster *p, size_t i) {
    struct ts_slice s = rest_of(p, i, p->end);
    size_t n = 3;
    if (s.n < 4 || strncasecmp(s.p, "<br", 3) != 0)
        return 0;
    while (n < s.n && (s.p[n] == ' ' || s.p[n] == '/'))
        n++;
    if (n == s.n || s.p[n] != '>')
        return 0;
    bool last = ts_lines_trim(ts_slice_cut(s, n + 1, s.n)).n == 0; /* the line ends there anyway */
    put(p, i, i + n + 1, last ? "" : break_of(p));
    return n + 1;
}

/* --- paragraphs of HTML --------------------------------------------------------------------------------- */

static const char *const boxes[] = {"p",  "div", "h1", "h2", "h3",      "h4",      "h5",     "h6",
                                    "ul", "ol",  "li", "hr", "section", "article", "center", "blockquote"};
static const char *const wraps[] = {"span", "font", "u", "small", "big"};

struct tag {
    size_t n;    /* its bytes; 0 = it is none */
    bool closes; /* </p> */
    int level;   /* of <h1> to <h6>; 0 = it is none of these */
};

static bool is_named(struct ts_slice name, const char *const *names, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (strlen(names[i]) == name.n && strncasecmp(names[i], name.p, name.n) == 0)
            return true;
    return false;
}

/* A tag of one of the names; its attributes are no Chinese. */
static struct tag tag_at(struct ts_slice s, const char *const *names, size_t n_names) {
    if (s.n < 3 || *s.p != '<')
        return (struct tag){0};
    struct tag tag = {.closes = s.p[1] == '/'};
    size_t name = 1 + tag.closes, end = name;
    while (end < s.n && isalnum((unsigned char)s.p[end]))
        end++;
    size_t k = end;
    while (k < s.n && (unsigned char)s.p[k] < 0x80 && s.p[k] != '<' && s.p[k] != '>')
        k++;
    struct ts_slice word = ts_slice_cut(s, name, end);
    bool parted = k == end || (k < s.n && strchr(" \t/", s.p[end]));
    if (k >= s.n || s.p[k] != '>' || !parted || !is_named(word, names, n_names))
        return (struct tag){0};
    tag.level = word.n == 2 && tolower((unsigned char)*word.p) == 'h' && isdigit((unsigned char)word.p[1])
                    ? word.p[1] - '0'
                    : 0;
    tag.n = k + 1;
    return tag;
}

static struct tag box_at(struct ts_slice s) {
    return tag_at(s, boxes, sizeof boxes / sizeof *boxes);
}

/* The line begins with a tag of a paragraph, and its end is in the line too, or nothing but tags. What speaks
 * of <p> in a sentence does not. */
static bool is_boxed(struct ts_slice line) {
    struct ts_slice s = ts_lines_trim(line);
    struct tag first = box_at(s);
    if (!first.n)
        return false;
    bool closed = first.closes;
    for (s = ts_slice_cut(s, first.n, s.n); s.n && !closed; s = ts_slice_cut(s, 1, s.n))
        closed = *s.p == '<' && box_at(s).closes;
    return closed || ts_lines_trim(ts_slice_cut(ts_lines_trim(line), first.n, ts_lines_trim(line).n)).n == 0;
}

/* Bytes of a tag in such a line, which is left out: a paragraph, or a heading, begins there. */
static size_t read_box(struct paster *p, size_t i) {
    struct ts_slice s = rest_of(p, i, p->end);
    struct tag box = box_at(s);
    if (!box.n) {
        struct tag wrap = tag_at(s, wraps, sizeof wraps / sizeof *wraps);
        if (wrap.n)
            put(p, i, i + wrap.n, "");
        return wrap.n;
    }
    bool first = ts_lines_trim(ts_slice_cut(p->from->text, (size_t)(p->line.p - p->from->text.p), i)).n == 0;
    const char *sign = box.closes || !box.level ? "" : box.level == 1 ? "# " : "## ";
    if (first)
        report(p, TS_TAGS_LEFT_OUT, i, box.n);
    put(p, i, i + box.n, first || box.closes ? sign : ts_arena_printf(p->out.ctx->keep, "\n%s", sign));
    return box.n;
}

/* --- lines ---------------------------------------------------------------------------------------------- */

/* Read bytes from i to the line's end; returns where to read on: a comment may end on a later line. */
static size_t read_line(struct paster *p, size_t i) {
    const char *text = p->from->text.p;
    while (i < p->end) {
        size_t n = text[i] == '\\'  ? 2
                   : text[i] == '`' ? ts_fences_inline(rest_of(p, i, p->end))
                   : text[i] == '&' ? read_character(p, i)
                   : text[i] == '<' ? read_comment(p, i)
                                    : 1;
        if (!n && text[i] == '<')
            n = read_break(p, i);
        if (!n && text[i] == '<' && p->boxed)
            n = read_box(p, i);
        i += n ? n : 1;
    }
    return i;
}

static bool has_any(struct ts_slice s) {
    return memchr(s.p, '&', s.n) || memchr(s.p, '<', s.n);
}

const struct ts_source *ts_pasted_read(struct ts_ctx *ctx, const struct ts_source *s, size_t from) {
    if (!has_any(ts_slice_cut(s->text, from, s->text.n)))
        return s;
    struct paster p = {.out = ts_rewrite_begin(ctx, s), .from = s};
    struct ts_fences fences = {.source = s};
    size_t at = from;
    for (size_t i = 0; i < s->n_lines; i++) {
        p.line = ts_lines_at(s, i);
        p.end = s->line_starts[i] + p.line.n;
        if (p.end < at || s->line_starts[i] < from)
            continue;
        size_t close = ts_fences_close(&fences, i);
        if (close && s->line_starts[i] >= at) {
            i = close;
            continue;
        }
        p.boxed = is_boxed(p.line);
        at = read_line(&p, at > s->line_starts[i] ? at : s->line_starts[i]);
    }
    if (p.done == 0)
        return s;
    ts_rewrite_copy(&p.out, p.done, s->text.n);
    return ts_rewrite_end(&p.out);
}
