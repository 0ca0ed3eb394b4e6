#include "text/blocks.h"

#include "base/utf8.h"
#include "text/article.h"
#include "text/placing.h"

#include <unicode/uchar.h>
#include <wchar.h>

/* The sign of a list's item that the line begins with; 0 = none. */
static char sign_of(const struct ts_line_read *line) {
    struct ts_slice s = line->text;
    bool sign =
        line->level == 0 && line->given == TS_ROLE_BODY && s.n > 2 && strchr("-*+", *s.p) && s.p[1] == ' ';
    return sign ? *s.p : 0;
}

static bool is_numeral(uint32_t cp) {
    return u_isdigit((UChar32)cp) || (cp && wcschr(L"一二三四五六七八九十", (wchar_t)cp));
}

size_t ts_blocks_number(struct ts_slice s) {
    static const char *const signs[] = {". ", ") ", "．", "、", "）", NULL};
    bool inside = ts_slice_starts(s, "（");
    size_t at = inside ? strlen("（") : 0, used, n = 0;
    for (; at < s.n && n < 3 && is_numeral(ts_utf8_decode(s.p + at, s.n - at, &used)); n++)
        at += used;
    for (size_t i = inside ? 4 : 0; n && signs[i]; i++)
        if (ts_slice_starts(ts_slice_cut(s, at, s.n), signs[i])) {
            size_t end = at + strlen(signs[i]) - (signs[i][1] == ' ');
            return end < s.n ? end : 0;
        }
    return 0;
}

static void cut_sign(struct ts_line_read *line) {
    size_t n = 1;
    while (n < line->text.n && line->text.p[n] == ' ')
        n++;
    line->text = ts_slice_cut(line->text, n, line->text.n);
    line->offset += (uint32_t)n;
    line->given = TS_ROLE_LIST;
}

static bool is_speech(struct ts_slice s) {
    static const char *const ends[] = {"？", "！", "？”", "！”", "?", "!", NULL};
    for (const char *const *e = ends; *e; e++)
        if (ts_slice_ends(s, *e))
            return true;
    return false;
}

/* Lines [begin, end) with one sign: a list, or why not. */
static void read_list(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                      size_t begin, size_t end) {
    bool speech = false;
    for (size_t i = begin; i < end; i++)
        speech |= *lines->v[i].text.p == '-' && is_speech(lines->v[i].text);
    if (end - begin < 2 || speech) {
        TS_DIAG(ctx->diag, end - begin < 2 ? TS_LIST_ALONE : TS_LIST_SPEECH,
                ts_source_place(source, lines->v[begin].offset), "");
        return;
    }
    for (size_t i = begin; i < end; i++)
        cut_sign(&lines->v[i]);
}

static void remove_line(struct ts_lines_read *lines, size_t i) {
    memmove(&lines->v[i], &lines->v[i + 1], (lines->n - i - 1) * sizeof *lines->v);
    lines->n--;
}

/* --- tables --------------------------------------------------------------------------------------------- */

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

/* What the dashes of column `column` say. */
static int align_of(struct ts_slice dashes, size_t column) {
    size_t begin = 1, end = cell_end(dashes, 1);
    for (; column > 0 && end < dashes.n; column--) {
        begin = end + 1;
        end = cell_end(dashes, begin);
    }
    if (begin >= dashes.n)
        return -1;
    trim_cell(dashes, &begin, &end);
    bool left = dashes.p[begin] == ':', right = dashes.p[end - 1] == ':';
    return left && right ? TS_ALIGN_CENTRE : right ? TS_ALIGN_END : left ? TS_ALIGN_START : -1;
}

void ts_blocks_make_row(struct ts_ctx *ctx, const struct ts_inline_text *from,
                        const struct ts_line_read *line, struct ts_spans *spans, struct ts_para *row) {
    TS_VEC(struct ts_cell) cells = {0};
    uint32_t read = 0; /* what is in spans */
    for (size_t at = 1, next; at < line->text.n; at = next + 1) {
        size_t begin = at, end = next = cell_end(line->text, at);
        trim_cell(line->text, &begin, &end);
        ts_inline_read(ctx, from, read, (uint32_t)begin, 0, spans);
        size_t span = spans->list.n;
        ts_inline_read(ctx, from, (uint32_t)begin, (uint32_t)end, 0, spans);
        int align = align_of(line->columns, cells.n);
        *TS_VEC_ADD(ctx->keep, &cells) = (struct ts_cell){begin, end, span, spans->list.n - span, align};
        read = (uint32_t)end;
    }
    ts_inline_read(ctx, from, read, (uint32_t)line->text.n, 0, spans);
    row->cells = cells.v;
    row->n_cells = cells.n;
}

/* What braces behind a box's title or a table say. In ctx->keep. */
static const struct ts_placing *read_placing(struct ts_ctx *ctx, const struct ts_source *source,
                                             struct ts_slice list, bool box) {
    struct ts_placing *placing = TS_NEW(ctx->keep, struct ts_placing, 1);
    *placing = ts_placing_read(ctx, source, list, box);
    return placing;
}

/* Rows from `first` on are those of a table; the dashes go, and braces alone on the line behind the rows.
 * Returns the line behind it. */
static size_t read_table(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                         size_t first) {
    struct ts_slice dashes = lines->v[first + 1].text;
    remove_line(lines, first + 1);
    size_t end = first;
    for (; end < lines->n && is_row(&lines->v[end]) && (end == first || !lines->v[end].section); end++) {
        lines->v[end].columns = dashes;
        lines->v[end].head = end == first;
        lines->v[end].given = TS_ROLE_TABLE;
    }
    struct ts_slice line = end < lines->n ? lines->v[end].text : dashes, list;
    if (end < lines->n && lines->v[end].level == 0 && ts_placing_cut(&line, &list) && line.n == 0) {
        lines->v[first].placing = read_placing(ctx, source, list, false);
        remove_line(lines, end);
    }
    return end;
}

/* --- boxes ---------------------------------------------------------------------------------------------- */

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
    remove_line(lines, close);
    size_t blanks = 3;
    while (blanks < title->text.n && title->text.p[blanks] == ' ')
        blanks++;
    title->text = ts_slice_cut(title->text, blanks, title->text.n);
    title->offset += (uint32_t)blanks;
    title->given = TS_ROLE_BOX_TITLE;
    if (title->text.n)
        return close;
    remove_line(lines, open);
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
            placing = read_placing(ctx, source, list, true);
        i = read_box(lines, i, close);
        if (i > begin) {
            lines->v[begin].head = true;
            lines->v[begin].placing = placing;
        }
    }
}

void ts_blocks_read(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                    size_t first) {
    read_boxes(ctx, source, lines, first);
    for (size_t begin = first, end; begin < lines->n; begin = end) {
        if (begin + 2 < lines->n && is_row(&lines->v[begin]) && is_row_of_dashes(&lines->v[begin + 1]) &&
            is_row(&lines->v[begin + 2])) {
            end = read_table(ctx, source, lines, begin);
            continue;
        }
        char sign = sign_of(&lines->v[begin]);
        for (end = begin + 1;
             sign && end < lines->n && sign_of(&lines->v[end]) == sign && !lines->v[end].section;)
            end++;
        if (sign)
            read_list(ctx, source, lines, begin, end);
    }
}
