#include "text/blocks.h"

#include "text/article.h"
#include "text/lists.h"
#include "text/placing.h"
#include "text/tables.h"

/* ::: alone or with a title behind it. */
static bool is_fence(const struct ts_line_read *line) {
    struct ts_slice s = line->text;
    return line->level == 0 && line->given == TS_ROLE_BODY && ts_slice_starts(s, ":::") &&
           (s.n == 3 || s.p[3] == ' ');
}

/* The line that closes the box opened at `open`; lines->n = there is none. */
static size_t find_closing(const struct ts_lines_read *lines, size_t open) {
    size_t i = open + 1;
    while (i < lines->n && !is_fence(&lines->v[i]))
        i++;
    return i < lines->n && lines->v[i].text.n == 3 ? i : lines->n;
}

/* The box between two fences; returns the line behind it. */
static size_t read_box(struct ts_lines_read *lines, size_t open, size_t close) {
    struct ts_line_read *title = &lines->v[open];
    for (size_t i = open + 1; i < close; i++) {
        struct ts_line_read *line = &lines->v[i];
        line->given = line->level ? TS_ROLE_BOX_TITLE : TS_ROLE_BOX;
        line->level = 0;
        line->quotation = line->section = false;
    }
    ts_lines_read_remove(lines, close);
    size_t blanks = 3;
    while (blanks < title->text.n && title->text.p[blanks] == ' ')
        blanks++;
    title->text = ts_slice_cut(title->text, blanks, title->text.n);
    title->offset += (uint32_t)blanks;
    title->given = TS_ROLE_BOX_TITLE;
    if (title->text.n)
        return close;
    ts_lines_read_remove(lines, open);
    return close - 1;
}

static void read_boxes(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                       size_t first) {
    for (size_t i = first; i < lines->n;) {
        if (!is_fence(&lines->v[i])) {
            i++;
            continue;
        }
        size_t close = find_closing(lines, i);
        if (close == lines->n) {
            TS_DIAG(ctx->diag, TS_BOX_FENCE, ts_source_place(source, lines->v[i].offset), "");
            i++;
            continue;
        }
        size_t begin = i;
        struct ts_slice list;
        const struct ts_placing *placing = NULL;
        if (ts_placing_cut(&lines->v[i].text, &list))
            placing = ts_placing_of(ctx, source, list, true);
        i = read_box(lines, i, close);
        if (i > begin) {
            lines->v[begin].head = true;
            lines->v[begin].placing = placing;
        }
    }
}

void ts_blocks_read(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                    size_t first) {
    bool indented = ts_lists_are_paragraphs_indented(lines, first);
    read_boxes(ctx, source, lines, first);
    for (size_t i = first, end; i < lines->n; i = end) {
        end = ts_tables_read(ctx, source, lines, i);
        if (end == i)
            end = ts_lists_read(ctx, source, lines, i, indented);
        if (end == i)
            end++;
    }
}
