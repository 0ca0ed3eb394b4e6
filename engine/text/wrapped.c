#include "text/wrapped.h"

#include "base/utf8.h"
#include "text/fences.h"
#include "text/lines.h"
#include "text/rewrite.h"
#include "text/roles.h"

#include <unicode/uchar.h>

enum { LEAST_WIDTH = 24, MOST_WIDTH = 200, LEAST_JOINED = 3, PARTED_IN = 5 };

/* Lines [begin, end) of plain text, with neither an empty line nor an indent between them. */
struct block {
    size_t begin, end;
    bool full; /* all lines but the last have the width that the copy was cut at */
};

typedef TS_VEC(struct block) blocks;

/* Cells of a terminal: two for a Han character. */
static int width_of(uint32_t cp) {
    int width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
    bool mark = cp >= 0x2014 && cp <= 0x2026; /* — “ ” …, wide in Chinese */
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH || mark ? 2 : 1;
}

static int width_of_line(struct ts_slice s) {
    int width = 0;
    for (size_t at = 0, used; at < s.n && width <= MOST_WIDTH; at += used)
        width += width_of(ts_utf8_decode(s.p + at, s.n - at, &used));
    return width;
}

/* What would have had to stand on the line before: a word, or a character with the marks that cling to it. */
static int width_of_first_word(struct ts_slice s) {
    int width = 0;
    for (size_t at = 0, used; at < s.n; at += used) {
        uint32_t cp = ts_utf8_decode(s.p + at, s.n - at, &used);
        bool clings = width_of(cp) == 2 ? at > 0 && u_ispunct((UChar32)cp) : cp != ' ';
        if (at > 0 && !clings)
            break;
        width += width_of(cp);
    }
    return width;
}

static bool is_indented(struct ts_slice line) {
    return ts_slice_starts(line, "　") || ts_slice_starts(line, "  ") || ts_slice_starts(line, "\t") ||
           ts_slice_starts(line, "\xC2\xA0\xC2\xA0");
}

static bool is_text(struct ts_slice line) {
    struct ts_line_sign sign = ts_lines_read_sign(line);
    return sign.kind == TS_LINE_PLAIN && !ts_lines_may_be_block(sign.text);
}

/* The hard break: the next line is a paragraph of its own. */
static bool breaks_hard(struct ts_slice line) {
    return ts_slice_ends(line, "\\") || ts_slice_ends(line, "  ");
}

static void find_blocks(struct ts_ctx *ctx, const struct ts_source *s, size_t from, blocks *found) {
    struct ts_fences fences = {.source = s};
    for (size_t i = 0, end; i < s->n_lines; i = end) {
        size_t close = s->line_starts[i] < from ? 0 : ts_fences_close(&fences, i);
        end = (close ? close : i) + 1;
        if (s->line_starts[i] < from || close || !is_text(ts_lines_at(s, i)))
            continue;
        while (end < s->n_lines && !breaks_hard(ts_lines_at(s, end - 1)) &&
               !is_indented(ts_lines_at(s, end)) && is_text(ts_lines_at(s, end)) &&
               !ts_fences_opens(ts_lines_at(s, end)))
            end++;
        if (end - i > 1 || ts_slice_ends(ts_lines_at(s, i), "\\")) /* whose sign goes */
            *TS_VEC_ADD(ctx->scratch, found) = (struct block){.begin = i, .end = end};
    }
}

static bool is_full(const struct ts_source *s, size_t line, int width) {
    struct ts_slice text = ts_lines_at(s, line), next = ts_lines_trim(ts_lines_at(s, line + 1));
    return width_of_line(text) + width_of_first_word(next) + 1 > width;
}

/* The width that the copy was cut at, or 0. Marks that hang over it are allowed for. */
static int find_width(const struct ts_source *s, const blocks *found) {
    int width = 0;
    for (size_t k = 0; k < found->n; k++)
        for (size_t i = found->v[k].begin; i < found->v[k].end; i++) {
            int own = width_of_line(ts_lines_at(s, i));
            width = own > width ? own : width;
        }
    return width >= LEAST_WIDTH && width <= MOST_WIDTH ? width - 2 : 0;
}

/* Mark the blocks that are full; is the copy cut at a width, by the rules above? */
static bool is_wrapped(const struct ts_source *s, blocks *found) {
    int width = find_width(s, found);
    size_t joined = 0, within = 0, full = 0, others = 0;
    for (size_t k = 0; width && k < found->n; k++) {
        struct block *b = &found->v[k];
        b->full = true;
        for (size_t i = b->begin; i + 1 < b->end; i++)
            b->full = b->full && is_full(s, i, width);
        full += b->full && b->end - b->begin > 1;
        others += !b->full && full;
        for (size_t i = b->begin; b->full && i + 1 < b->end; i++, joined++)
            within += !ts_roles_end_sentence(ts_lines_trim(ts_lines_at(s, i)));
    }
    return joined >= LEAST_JOINED && 2 * within >= joined && PARTED_IN * others <= full + others;
}

/* Put the lines of a block together. */
static void join_block(struct ts_rewrite *r, const struct block *b) {
    const struct ts_source *s = r->from;
    for (size_t i = b->begin; i + 1 < b->end; i++) {
        struct ts_slice line = ts_lines_at(s, i), next = ts_lines_trim(ts_lines_at(s, i + 1));
        struct ts_slice text = i == b->begin ? (struct ts_slice){line.p, line.n} : ts_lines_trim(line);
        struct ts_slice without = ts_lines_trim(text);
        ts_rewrite_copy(r, (size_t)(text.p - s->text.p), (size_t)(without.p + without.n - s->text.p));
        ts_rewrite_add(r, ts_rewrite_glue(without, next), (size_t)(next.p - s->text.p));
    }
    struct ts_slice last = ts_lines_trim(ts_lines_at(s, b->end - 1));
    last.n -= b->end < s->n_lines && ts_slice_ends(last, "\\") && is_text(ts_lines_at(s, b->end));
    ts_rewrite_copy(r, (size_t)(last.p - s->text.p), (size_t)(last.p + last.n - s->text.p));
    if (b->end < s->n_lines)
        ts_rewrite_copy(r, s->line_starts[b->end] - 1, s->line_starts[b->end]);
}

const struct ts_source *ts_wrapped_join(struct ts_ctx *ctx, const struct ts_source *s, size_t from,
                                        enum ts_wrapped how) {
    blocks found = {0};
    if (how != TS_WRAPPED_NO)
        find_blocks(ctx, s, from, &found);
    if (found.n == 0 || (how == TS_WRAPPED_AUTO && !is_wrapped(s, &found)))
        return s;
    struct ts_rewrite r = ts_rewrite_begin(ctx, s);
    size_t done = 0, joined = 0;
    for (size_t k = 0; k < found.n; k++) {
        const struct block *b = &found.v[k];
        if (how == TS_WRAPPED_AUTO && !b->full)
            continue;
        ts_rewrite_copy(&r, done, s->line_starts[b->begin]);
        join_block(&r, b);
        done = b->end < s->n_lines ? s->line_starts[b->end] : s->text.n;
        joined += b->end - b->begin - 1;
    }
    ts_rewrite_copy(&r, done, s->text.n);
    TS_DIAG(ctx->diag, TS_COPY_WRAPPED, ts_place_of_file(s->name),
            ts_arena_printf(ctx->scratch, "%zu", joined));
    return ts_rewrite_end(&r);
}
