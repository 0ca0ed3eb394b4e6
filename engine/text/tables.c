#include "text/tables.h"

#include "text/article.h"

static bool is_row(const struct ts_line_read *line) {
    struct ts_slice s = line->text;
    return line->level == 0 && line->given == TS_ROLE_BODY && s.n > 2 && *s.p == '|' && s.p[s.n - 1] == '|';
}

/* |---|:---:| */
static bool is_row_of_dashes(const struct ts_line_read *line) {
    struct ts_slice s = line->text;
    bool dash = false;
    for (size_t i = 1; is_row(line) && i < s.n; i++) {
        if (!strchr("-:| ", s.p[i]) || (s.p[i] == '|' && !dash))
            return false;
        dash = s.p[i] != '|' && (dash || s.p[i] == '-');
    }
    return is_row(line);
}

/* Where the cell ends that begins at `at`: at a | that is not escaped and not of ruby. */
static size_t cell_end(struct ts_slice s, size_t at) {
    int depth = 0;
    for (; at < s.n; at++) {
        if (s.p[at] == '\\')
            at++;
        else if (s.p[at] == '|' && depth <= 0)
            return at;
        else
            depth += (s.p[at] == '{') - (s.p[at] == '}');
    }
    return s.n;
}

static void trim_cell(struct ts_slice s, size_t *begin, size_t *end) {
    while (*begin < *end && s.p[*begin] == ' ')
        ++*begin;
    while (*begin < *end && s.p[*end - 1] == ' ')
        --*end;
}

/* What the dashes of the column say that begins at *at; goes on to the next. */
static int take_align(struct ts_slice dashes, size_t *at) {
    size_t begin = *at, end = cell_end(dashes, begin);
    if (begin >= dashes.n)
        return -1;
    *at = end + 1;
    trim_cell(dashes, &begin, &end);
    bool left = dashes.p[begin] == ':', right = dashes.p[end - 1] == ':';
    return left && right ? TS_ALIGN_CENTRE : right ? TS_ALIGN_END : left ? TS_ALIGN_START : -1;
}

void ts_tables_make_row(struct ts_ctx *ctx, const struct ts_inline_text *from,
                        const struct ts_line_read *line, struct ts_spans *spans, struct ts_para *row) {
    TS_VEC(struct ts_cell) cells = {0};
    uint32_t read = 0; /* what is in spans */
    size_t dashes = 1;
    for (size_t at = 1, next; at < line->text.n; at = next + 1) {
        size_t begin = at, end = next = cell_end(line->text, at);
        trim_cell(line->text, &begin, &end);
        ts_inline_read(ctx, from, read, (uint32_t)begin, 0, spans);
        size_t span = spans->list.n;
        ts_inline_read(ctx, from, (uint32_t)begin, (uint32_t)end, 0, spans);
        int align = take_align(line->columns, &dashes);
        *TS_VEC_ADD(ctx->keep, &cells) = (struct ts_cell){begin, end, span, spans->list.n - span, align};
        read = (uint32_t)end;
    }
    ts_inline_read(ctx, from, read, (uint32_t)line->text.n, 0, spans);
    row->cells = cells.v;
    row->n_cells = cells.n;
}

size_t ts_tables_read(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                      size_t first) {
    if (first + 2 >= lines->n || !is_row(&lines->v[first]) || !is_row_of_dashes(&lines->v[first + 1]) ||
        !is_row(&lines->v[first + 2]))
        return first;
    struct ts_slice dashes = lines->v[first + 1].text;
    lines->v[first + 1].gone = true;
    size_t end = first;
    for (; end < lines->n && is_row(&lines->v[end]) && (end <= first + 1 || !lines->v[end].section); end++) {
        lines->v[end].columns = dashes;
        lines->v[end].head = end == first;
        lines->v[end].given = TS_ROLE_TABLE;
    }
    struct ts_slice line = end < lines->n ? lines->v[end].text : dashes, list;
    if (end < lines->n && lines->v[end].level == 0 && ts_placing_cut(&line, &list) && line.n == 0) {
        lines->v[first].placing = ts_placing_of(ctx, source, list, false);
        lines->v[end++].gone = true;
    }
    return end;
}
