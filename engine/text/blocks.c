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

/* The box between two fences; returns its first line, which is gone if there is none. */
static struct ts_line_read *read_box(struct ts_lines_read *lines, size_t open, size_t close) {
    struct ts_line_read *title = &lines->v[open];
    for (size_t i = open + 1; i < close; i++) {
        struct ts_line_read *line = &lines->v[i];
        line->given = line->level ? TS_ROLE_BOX_TITLE : TS_ROLE_BOX;
        line->level = 0;
        line->quotation = line->section = false;
    }
    size_t blanks = 3;
    while (blanks < title->text.n && title->text.p[blanks] == ' ')
        blanks++;
    title->text = ts_slice_cut(title->text, blanks, title->text.n);
    title->offset += (uint32_t)blanks;
    title->given = TS_ROLE_BOX_TITLE;
    title->gone = title->text.n == 0;
    lines->v[close].gone = true;
    return title->gone ? title + 1 : title;
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
        struct ts_slice list;
        const struct ts_placing *placing = NULL;
        if (ts_placing_cut(&lines->v[i].text, &list))
            placing = ts_placing_of(ctx, source, list, true);
        struct ts_line_read *head = read_box(lines, i, close);
        if (!head->gone) {
            head->head = true;
            head->placing = placing;
        }
        i = close + 1;
    }
    ts_lines_read_drop(lines, first);
}

void ts_blocks_read(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                    size_t first) {
    bool indented = ts_lists_are_paragraphs_indented(lines, first);
    uint32_t no_list_before = 0;
    read_boxes(ctx, source, lines, first);
    for (size_t i = first, end; i < lines->n; i = end) {
        end = ts_tables_read(ctx, source, lines, i);
        if (end == i)
            end = ts_lists_read(ctx, source, lines, i, indented, &no_list_before);
        if (end == i)
            end++;
    }
    ts_lines_read_drop(lines, first);
}
