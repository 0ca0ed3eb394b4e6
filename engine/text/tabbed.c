#include "text/tabbed.h"

#include "base/utf8.h"
#include "text/fences.h"
#include "text/lines.h"
#include "text/rewrite.h"

enum { LEAST_CELLS = 2 };

/* Lines [begin, end) of so many tabs each, of them `indent` before the first cell of all. */
struct rows {
    size_t begin, end, tabs, indent;
};

static size_t count_tabs(struct ts_slice line) {
    size_t n = 0;
    for (size_t i = 0; i < line.n; i++)
        n += line.p[i] == '\t';
    return n;
}

static size_t leading_tabs(struct ts_slice line) {
    size_t n = 0;
    while (n < line.n && line.p[n] == '\t')
        n++;
    return n;
}

/* The cell that begins at `at`, without its blanks; `at` goes behind its tab. */
static struct ts_slice next_cell(struct ts_slice line, size_t *at) {
    size_t begin = *at, end = begin;
    while (end < line.n && line.p[end] != '\t')
        end++;
    *at = end + 1;
    return ts_lines_trim(ts_slice_cut(line, begin, end));
}

static size_t count_filled(struct ts_slice line) {
    size_t n = 0;
    for (size_t at = 0; at <= line.n;)
        n += next_cell(line, &at).n > 0;
    return n;
}

/* （一）, （12）; （万吨） heads a column. */
static bool is_bracketed_number(struct ts_slice cell) {
    size_t used, at = strlen("（"), end = cell.n - strlen("）");
    if (!ts_slice_starts(cell, "（") || !ts_slice_ends(cell, "）"))
        return false;
    while (at < end &&
           ts_is_in(ts_utf8_decode(cell.p + at, end - at, &used), U"一二三四五六七八九十0123456789"))
        at += used;
    return at == end;
}

/* 1. 一、 （一） ● 记者：, which stand before a text and not in a column. */
static bool is_lead_in(struct ts_slice cell) {
    static const char *const ends[] = {"、", ".", "．", "。", "：", ":", ")", "*", "-",
                                       "•",  "·", "●",  "○",  "■",  "□", "◆", "➢", NULL};
    for (const char *const *end = ends; *end; end++)
        if (ts_slice_ends(cell, *end))
            return true;
    return is_bracketed_number(cell);
}

static bool is_row(struct ts_slice line, size_t tabs) {
    size_t at = leading_tabs(line);
    return count_tabs(line) == tabs && ts_lines_read_sign(line).kind == TS_LINE_PLAIN &&
           !ts_lines_may_be_block(ts_lines_trim(line)) && !is_lead_in(next_cell(line, &at));
}

static size_t columns_of(const struct rows *rows) {
    return rows->tabs + 1 - rows->indent;
}

/* The table that begins at line i, if one does; else a table of no lines. */
static struct rows rows_at(const struct ts_source *s, size_t i) {
    struct ts_slice first = ts_lines_at(s, i);
    struct rows rows = {.begin = i, .end = i, .tabs = count_tabs(first), .indent = leading_tabs(first)};
    bool whole = rows.tabs > 0 && count_filled(first) >= LEAST_CELLS;
    while (whole && rows.end < s->n_lines && is_row(ts_lines_at(s, rows.end), rows.tabs)) {
        size_t indent = leading_tabs(ts_lines_at(s, rows.end++));
        rows.indent = indent < rows.indent ? indent : rows.indent;
    }
    if (rows.end - i < (columns_of(&rows) == LEAST_CELLS ? 3 : 2))
        rows.end = i;
    return rows;
}

static void write_cell(struct ts_rewrite *r, struct ts_slice cell) {
    size_t begin = (size_t)(cell.p - r->from->text.p), end = begin + cell.n;
    for (size_t i = begin; i < end; i++)
        if (r->from->text.p[i] == '|' && (i == begin || r->from->text.p[i - 1] != '\\')) {
            ts_rewrite_copy(r, begin, i);
            ts_rewrite_add(r, "\\", i);
            begin = i;
        }
    ts_rewrite_copy(r, begin, end);
}

static void write_row(struct ts_rewrite *r, struct ts_slice line, size_t indent) {
    size_t offset = (size_t)(line.p - r->from->text.p);
    ts_rewrite_add(r, "|", offset);
    for (size_t at = indent; at <= line.n;) {
        struct ts_slice cell = next_cell(line, &at);
        write_cell(r, cell);
        ts_rewrite_add(r, "|", offset + (at <= line.n ? at - 1 : line.n));
    }
    ts_rewrite_add(r, "\n", offset + line.n);
}

static void write_table(struct ts_rewrite *r, const struct rows *rows) {
    for (size_t i = rows->begin; i < rows->end; i++) {
        write_row(r, ts_lines_at(r->from, i), rows->indent);
        size_t at = r->from->line_starts[i];
        for (size_t k = 0; i == rows->begin && k < columns_of(rows); k++)
            ts_rewrite_add(r, k ? "---|" : "|---|", at);
        if (i == rows->begin)
            ts_rewrite_add(r, "\n", at);
    }
}

const struct ts_source *ts_tabbed_read(struct ts_ctx *ctx, const struct ts_source *s, size_t from) {
    if (!memchr(s->text.p + from, '\t', s->text.n - from))
        return s;
    struct ts_rewrite r = ts_rewrite_begin(ctx, s);
    struct ts_fences fences = {.source = s};
    size_t done = 0;
    for (size_t i = 0; i < s->n_lines; i++) {
        size_t close = s->line_starts[i] < from ? 0 : ts_fences_close(&fences, i);
        struct rows rows = {0};
        if (s->line_starts[i] >= from && !close)
            rows = rows_at(s, i);
        if (rows.end > i) {
            ts_rewrite_copy(&r, done, s->line_starts[i]);
            write_table(&r, &rows);
            done = rows.end < s->n_lines ? s->line_starts[rows.end] : s->text.n;
            TS_DIAG(ctx->diag, TS_TABLE_TAKEN, ts_source_place(s, s->line_starts[i]),
                    ts_arena_printf(ctx->scratch, "%zu", rows.end - i),
                    ts_arena_printf(ctx->scratch, "%zu", columns_of(&rows)));
        }
        i = close ? close : rows.end > i ? rows.end - 1 : i;
    }
    if (done == 0)
        return s;
    ts_rewrite_copy(&r, done, s->text.n);
    return ts_rewrite_end(&r);
}
