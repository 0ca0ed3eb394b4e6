#include "page/pour.h"

#include "page/columns.h"

enum { LEAST_CHARACTERS = 8, MOST_CHARACTERS = 48 /* of a line: the eye loses longer ones */ };

/* A text on its way into columns. */
struct pouring {
    const struct ts_setting *s;
    const struct ts_pour *ask;
    const struct ts_recut_column *columns;
    int n;
    bool trial;
    bool parts; /* few lines of a paragraph may stand alone in a column */
    struct ts_poured *out;
};

static bool is_title(const struct pouring *p, size_t paragraph) {
    return p->ask->title && p->s->article->paras[paragraph].role == TS_ROLE_BOX_TITLE;
}

/* What is left of a paragraph from a byte of its text on. */
static struct ts_para rest_of(const struct pouring *p, size_t paragraph, uint32_t from) {
    struct ts_para rest = p->s->article->paras[paragraph];
    struct ts_span *spans = TS_NEW(p->s->typesetter->ctx->keep, struct ts_span, rest.n_spans + 1);
    size_t n = 0;
    for (size_t i = 0; i < rest.n_spans; i++) {
        spans[n] = rest.spans[i];
        spans[n].begin = spans[n].begin > from ? spans[n].begin : from;
        n += spans[n].begin < spans[n].end;
    }
    rest.spans = spans;
    rest.n_spans = n;
    return rest;
}

/* The lines of a paragraph in a column, from a byte of its text on. NULL after an error. */
static const struct ts_lines *set_rest(const struct pouring *p, size_t paragraph, uint32_t from, int column,
                                       bool trial) {
    bool title = is_title(p, paragraph);
    const struct ts_type *type = title ? p->ask->title : p->ask->type;
    struct ts_paragraph_opts opts = {
        .measure = p->columns[column].measure, .by_words = title, .justify = !title, .trial = trial};
    if (!title && from == 0)
        opts.indent = type->indent;
    struct ts_para rest = from ? rest_of(p, paragraph, from) : p->s->article->paras[paragraph];
    return ts_setting_para(p->s, &rest, type, &opts);
}

static void add_line(struct pouring *p, const struct ts_line *line, size_t paragraph, int line_number,
                     int column, int row) {
    const struct ts_recut_column *c = &p->columns[column];
    ts_len start =
        is_title(p, paragraph) ? ts_setting_align(p->ask->title->align, c->measure, line->width) : 0;
    *TS_VEC_ADD(p->s->typesetter->ctx->keep, &p->out->lines) =
        (struct ts_poured_line){line, (int)paragraph, line_number, column, row, c->x + start};
    p->out->rows = row + 1 > p->out->rows ? row + 1 : p->out->rows;
}

/* --- columns of one width: set once, then divided ------------------------------------------------------- */

static bool set_all(struct pouring *p, struct ts_poured *all, struct ts_unit **units) {
    struct ts_ctx *ctx = p->s->typesetter->ctx;
    TS_VEC(struct ts_unit) v = {0};
    bool titled = false;
    for (size_t i = p->ask->first; i < p->ask->end; i++) {
        const struct ts_lines *lines = set_rest(p, i, 0, 0, p->trial);
        bool title = is_title(p, i);
        for (size_t k = 0; lines && k < lines->n; k++) {
            bool may_start = p->parts || ts_columns_may_part(p->s->style->least_lines, (int)k, (int)lines->n);
            *TS_VEC_ADD(ctx->keep, &v) =
                (struct ts_unit){.rows = 1, .may_start = may_start && !(title && k) && !(titled && k == 0)};
            *TS_VEC_ADD(ctx->keep, &all->lines) =
                (struct ts_poured_line){.line = &lines->lines[k], .paragraph = (int)i, .line_number = (int)k};
        }
        if (!lines)
            return false;
        titled = title;
    }
    *units = v.v;
    return true;
}

static bool pour_equal(struct pouring *p) {
    struct ts_ctx *ctx = p->s->typesetter->ctx;
    struct ts_poured all = {.rows = 0};
    struct ts_unit *units;
    if (!set_all(p, &all, &units))
        return false;
    struct ts_text_frame *frames = TS_NEW(ctx->scratch, struct ts_text_frame, (size_t)p->n);
    for (int k = 0; k < p->n; k++)
        frames[k] = (struct ts_text_frame){k, 0, (int)all.lines.n + 1};
    struct ts_columns_request request = {.frames = frames, .n = p->n, .last_resort = true};
    struct ts_column_set set = ts_columns_fill(ctx, units, all.lines.n, 0, &request);
    for (int k = 0; k < p->n; k++)
        for (size_t i = set.columns[k].begin; i < set.columns[k].end; i++) {
            const struct ts_poured_line *l = &all.lines.v[i];
            add_line(p, l->line, (size_t)l->paragraph, l->line_number, k, (int)(i - set.columns[k].begin));
        }
    return true;
}

/* --- columns of several widths: what one does not hold is set anew in the next -------------------------- */

/* A place in the text, and the lines of its paragraph before it. */
struct place {
    size_t paragraph;
    uint32_t from;
    int lines;
};

/* How many of n lines stand in `room` rows of a column, so that as many as must go on in the next. */
static int lines_that_stay(const struct pouring *p, const struct place *at, int n, int room) {
    struct ts_least_lines least = p->s->style->least_lines;
    if (n <= room)
        return n;
    int stay = room;
    while (stay > 0 && !ts_columns_may_part(least, at->lines + stay, at->lines + n))
        stay--;
    return is_title(p, at->paragraph) ? 0 : stay;
}

/* Fill a column of so many rows; false after an error. */
static bool fill_column(struct pouring *p, int column, int rows, struct place *at) {
    const char *text;
    for (int row = 0; at->paragraph < p->ask->end && row < rows;) {
        const struct ts_lines *lines = set_rest(p, at->paragraph, at->from, column, p->trial);
        if (!lines)
            return false;
        int n = (int)lines->n, stay = lines_that_stay(p, at, n, rows - row);
        if (is_title(p, at->paragraph) && row + n >= rows && n) /* no title at a foot */
            stay = 0;
        for (int i = 0; i < stay; i++)
            add_line(p, &lines->lines[i], at->paragraph, at->lines + i, column, row + i);
        row += stay;
        if (stay == n) {
            *at = (struct place){at->paragraph + 1, 0, 0};
            continue;
        }
        text = p->s->article->paras[at->paragraph].text.p;
        if (stay)
            at->from = (uint32_t)(lines->lines[stay - 1].text + lines->lines[stay - 1].n_text - text);
        at->lines += stay;
        break;
    }
    return true;
}

/* All columns, so many rows high. *holds: they hold the text. */
static bool try_rows(struct pouring *p, int rows, bool *holds) {
    struct place at = {p->ask->first, 0, 0};
    p->out->lines.n = 0;
    p->out->rows = 0;
    for (int k = 0; k < p->n; k++)
        if (!fill_column(p, k, rows, &at))
            return false;
    *holds = at.paragraph == p->ask->end;
    return true;
}

/* The least height at which they hold it. */
static bool pour_unequal(struct pouring *p) {
    struct ts_poured all = {.rows = 0};
    struct ts_unit *units;
    bool shown = !p->trial, holds = false;
    p->trial = true;
    if (!set_all(p, &all, &units))
        return false;
    int rows = (int)all.lines.n / p->n;
    for (; !holds; rows++)
        if (!try_rows(p, rows, &holds))
            return false;
    p->trial = !shown;
    return try_rows(p, rows - 1, &holds);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static bool pour_into(const struct ts_setting *s, const struct ts_pour *ask, int n, bool parts, bool trial,
                      struct ts_poured *out) {
    struct ts_recut cut = {n, ask->type->size, ask->type->gutter, ask->type->remainder};
    struct ts_recut_column *columns = TS_NEW(s->typesetter->ctx->keep, struct ts_recut_column, (size_t)n);
    struct pouring p = {
        .s = s, .ask = ask, .columns = columns, .n = n, .trial = trial, .parts = parts, .out = out};
    bool equal = true;
    *out = (struct ts_poured){.columns = n};
    ts_grid_recut(&s->grid, ask->part, &cut, columns);
    for (int k = 1; k < n; k++)
        equal &= columns[k].measure == columns[0].measure;
    return equal ? pour_equal(&p) : pour_unequal(&p);
}

/* A column left empty, or the last one longer than the first because no last line may stand alone in it. */
static bool is_unbalanced(const struct ts_poured *poured, int longer) {
    int first = 0, last = 0;
    for (size_t i = 0; i < poured->lines.n; i++) {
        first += poured->lines.v[i].column == 0;
        last += poured->lines.v[i].column == poured->columns - 1;
    }
    return poured->columns > 1 && poured->lines.n && (last == 0 || last > first + longer);
}

/* The columns asked for, or more where lines would be too long, but no more than hold lines of some length,
 * or than the page has where they are its own. */
static int most_columns(const struct ts_pour *ask) {
    const struct ts_type *t = ask->type;
    int n = ask->columns;
    while ((ask->part.width - (n - 1) * t->gutter) / n / t->size > MOST_CHARACTERS)
        n++;
    if (t->remainder == TS_REMAINDER_GRID && n > ask->part.n)
        n = ask->part.n;
    while (n > 1 && (ask->part.width - (n - 1) * t->gutter) / n / t->size < LEAST_CHARACTERS)
        n--;
    return n;
}

bool ts_pour(const struct ts_setting *s, const struct ts_pour *ask, struct ts_poured *out) {
    int most = most_columns(ask), n = most;
    bool parts = false, ok = pour_into(s, ask, n, parts, true, out);
    while (ok && is_unbalanced(out, ask->longer)) { /* too short for its columns: fewer */
        ok = pour_into(s, ask, --n, parts, true, out);
        bool too_long = out->rows > 1 && ask->part.width / n > MOST_CHARACTERS * ask->type->size;
        if (ok && too_long && !parts) { /* rather a line alone in a column */
            parts = true;
            ok = pour_into(s, ask, n = most, parts, true, out);
        }
    }
    return ok && pour_into(s, ask, n, parts, false, out);
}
