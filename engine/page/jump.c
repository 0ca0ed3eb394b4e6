#include "page/jump.h"

#include "text/imprint.h"

#include <stdlib.h>

enum { JUMP_LINES = 2 };

/* Up to 99 as it is read, beyond digit by digit: 十二, 一〇八. */
static const char *in_chinese(struct ts_ctx *ctx, long n) {
    static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (n >= 10 && n < 100)
        return ts_arena_printf(ctx->keep, "%s十%s", n < 20 ? "" : digits[n / 10],
                               n % 10 ? digits[n % 10] : "");
    const char *text = digits[n % 10];
    while ((n /= 10) > 0)
        text = ts_arena_printf(ctx->keep, "%s%s", digits[n % 10], text);
    return text;
}

const char *ts_jump_number(struct ts_ctx *ctx, const char *number, int numerals) {
    char *end;
    long n = strtol(number, &end, 10);
    if (*end || end == number || n < 0)
        return number;
    return numerals == TS_NUMERALS_CHINESE ? in_chinese(ctx, n) : ts_arena_printf(ctx->keep, "%ld", n);
}

/* The style's text with the number in N's place; "" if either is not there. */
static const char *text_of(const struct ts_setting *s, const char *pattern, const char *number) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const char *n = strchr(pattern, 'N');
    if (!s->style->jump.show || !number || !*number || !n)
        return "";
    return ts_arena_printf(ctx->keep, "%.*s%s%s", (int)(n - pattern), pattern,
                           ts_jump_number(ctx, number, s->style->jump.numerals), n + 1);
}

/* The number of a page of the article. */
static const char *number_of(const struct ts_setting *s, int index) {
    return index < 0 ? "" : ts_imprint_page(s->typesetter->ctx, s->article->folio.page, index);
}

struct ts_jump ts_jump_of(const struct ts_setting *s, int left, int index) {
    return (struct ts_jump){.from = text_of(s, s->style->jump.from, number_of(s, left)),
                            .to = text_of(s, s->style->jump.to, number_of(s, index + 1))};
}

struct ts_jump ts_jump_between(const struct ts_setting *s, int left, int index) {
    return (struct ts_jump){.from = text_of(s, s->style->jump.from, number_of(s, left)),
                            .to = text_of(s, s->style->jump.to, number_of(s, index))};
}

struct ts_jump ts_jump_of_block(const struct ts_setting *s) {
    return (struct ts_jump){.from = text_of(s, s->style->jump.from, s->fit->from_page),
                            .to = text_of(s, s->style->jump.to, s->fit->to_page)};
}

void ts_jump_take(struct ts_ctx *ctx, struct ts_block *block, bool from, bool to) {
    int n = block->n_frames, first = 0, last = n - 1;
    struct ts_text_frame *frames = TS_NEW(ctx->keep, struct ts_text_frame, (size_t)n + 1);
    for (int k = 0; k < n; k++)
        frames[k] = block->frames[k];
    while (first < n && frames[first].rows < 1)
        first++;
    if (from && first < n) {
        block->from = (struct ts_text_frame){frames[first].column, frames[first].first_row, 1};
        frames[first].first_row++;
        frames[first].rows--;
    }
    while (last >= 0 && frames[last].rows < 1)
        last--;
    if (to && last >= 0) {
        frames[last].rows--;
        block->to =
            (struct ts_text_frame){frames[last].column, frames[last].first_row + frames[last].rows, 1};
    }
    block->frames = frames;
}

int ts_jump_most_rows(const struct ts_setting *s) {
    const struct ts_type *head = &s->style->jump_headline;
    return (s->style->jump.show ? JUMP_LINES : 0) + (head->rows ? head->rows + head->rows_after : 0);
}

static bool draw(const struct ts_setting *s, const char *text, int align, const struct ts_text_frame *at,
                 struct ts_page *page) {
    const struct ts_line *line = at->rows ? ts_setting_line(s, text, &s->style->jump.type) : NULL;
    if (line)
        ts_display_line(s->typesetter->ctx, page, line,
                        ts_grid_column_x(&s->grid, at->column) +
                            ts_setting_align(align, s->grid.measure, line->width),
                        ts_grid_row_y(&s->grid, at->first_row) + (s->grid.em - line->em) / 2, TS_MARK_JUMP,
                        -1, -1, at->column);
    return line || !at->rows;
}

bool ts_jump_draw_to(const struct ts_setting *s, const char *text, const struct ts_text_frame *at,
                     struct ts_page *page) {
    return draw(s, text, s->style->jump.type.align, at, page);
}

bool ts_jump_draw_from(const struct ts_setting *s, const char *text, const struct ts_text_frame *at,
                       struct ts_page *page) {
    return draw(s, text, s->style->jump.from_align, at, page);
}
