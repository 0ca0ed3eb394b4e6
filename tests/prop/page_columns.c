/* prop/page_columns.c -- lines in columns: rows, heads and feet, full and level columns. */
#include "pages.h"

#include <stdio.h>
#include <string.h>

/* Empty rows above a paragraph, as typeset-style(5) has them. */
static int space_above(const struct judge *j, int paragraph) {
    const struct ts_para *now = &j->article->paras[paragraph], *before = now - 1;
    const struct ts_style *s = j->style;
    if (paragraph == 0 || now->role == TS_ROLE_CREDIT || now->role == TS_ROLE_NOTE ||
        now->role == TS_ROLE_SUBHEAD || before->role == TS_ROLE_SUBHEAD || before->role < TS_ROLE_LEAD)
        return 0;
    if (now->role == before->role &&
        (now->role == TS_ROLE_LIST || now->role == TS_ROLE_CODE || now->role == TS_ROLE_QUOTE))
        return now->section;
    const int asked[] = {s->body.paragraph_space, now->role == TS_ROLE_QUOTE ? s->quote.rows_before : 0,
                         now->role == TS_ROLE_CODE ? s->code.rows_before : 0,
                         before->role == TS_ROLE_QUOTE ? s->quote.rows_after : 0,
                         before->role == TS_ROLE_CODE ? s->code.rows_after : 0};
    int rows = 0;
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        rows = asked[i] > rows ? asked[i] : rows;
    return rows + now->section;
}

/* The last of the several lines of verse, or a credit. */
static bool closes_quotation(const struct judge *j, size_t paragraph) {
    const struct ts_para *p = &j->article->paras[paragraph];
    bool behind_one = paragraph > 0 && p->role == TS_ROLE_QUOTE && p[-1].role == TS_ROLE_QUOTE && !p->section;
    bool before_one = paragraph + 1 < j->article->n_paras && p[1].role == TS_ROLE_QUOTE && !p[1].section;
    return p->role == TS_ROLE_CREDIT || (behind_one && !before_one);
}

static bool is_inset(int role) {
    return role == TS_ROLE_PULL || role == TS_ROLE_TABLE || role == TS_ROLE_BOX || role == TS_ROLE_BOX_TITLE;
}

/* It was higher than a column: set as the body is, whatever its kind. */
static bool set_as_text(const struct judge *j, const struct ts_draw *d) {
    return d->role == TS_ROLE_PULL && d->height == j->style->body.size;
}

static bool is_first_note(const struct judge *j, int paragraph) {
    const struct ts_para *p = &j->article->paras[paragraph];
    return p->role == TS_ROLE_NOTE && (paragraph == 0 || p[-1].role != TS_ROLE_NOTE);
}

/* What a line that is not set from its column's start leaves free there. */
static ts_len white_before(const struct judge *j, const struct ts_draw *d) {
    if (d->role != TS_ROLE_CREDIT)
        return 0;
    ts_len free = j->measure - d->width;
    return j->style->credit.align == TS_ALIGN_END ? free : free / 2;
}

/* The column of which a jump line takes the last row; -1 = none. */
static int leaves(struct judge *j, size_t p) {
    const struct ts_draw *to = pages_jump_line(j, p, j->style->jump.to);
    return to ? to->column : -1;
}

/* So many lines of a paragraph at a column's head and foot at least. */
static bool is_bound(const struct judge *j, const struct ts_draw *d, int lines) {
    int before = d->line_number, left = lines - before;
    if (before == 0)
        return lines == 1 && closes_quotation(j, (size_t)d->paragraph);
    return before < j->style->least_lines.foot || left < j->style->least_lines.head ||
           (left == 1 && closes_quotation(j, (size_t)d->paragraph));
}

static void add_unit(struct judge *j, struct ts_arena *a, size_t p, const struct ts_draw *d,
                     const struct ts_draw *column, const struct set_para *paras, units *u) {
    const struct ts_style *s = j->style;
    bool band = d->role == TS_ROLE_SUBHEAD;
    int last = paras[d->paragraph].n_lines - 1;
    if (is_inset(d->role) && !set_as_text(j, d)) { /* of what it takes we know nothing */
        if (u->n == 0 || !u->v[u->n - 1].inset || u->v[u->n - 1].frame != column)
            *TS_VEC_ADD(a, u) = (struct unit){.page = (int)p,
                                              .frame = column,
                                              .column = d->column,
                                              .row = (d->y - column->y) / s->row,
                                              .rows = j->rows - (column->y - s->area_top) / s->row,
                                              .n_lines = 2,
                                              .inset = true,
                                              .paragraph = d->paragraph,
                                              .line = d->line};
        return;
    }
    if (!band && ((d->y - (s->body.size - d->height) / 2 - s->area_top) % s->row ||
                  d->x != s->area_left + d->column * (j->measure + j->gutter) + white_before(j, d)))
        pages_find(j, p, "body line off the grid", d->line);
    if (band && d->line_number > 0) {
        u->v[u->n - 1].n_lines++;
        return;
    }
    *TS_VEC_ADD(a, u) =
        (struct unit){.page = (int)p,
                      .frame = column,
                      .column = d->column,
                      .row = (d->y - column->y) / s->row,
                      .top = (column->y - s->area_top) / s->row,
                      .rows = j->rows - (column->y - s->area_top) / s->row - (leaves(j, p) == d->column),
                      .space = d->line_number ? 0 : space_above(j, d->paragraph),
                      .fixed = d->line_number == 0 && is_first_note(j, d->paragraph),
                      .n_lines = 1,
                      .of_inset = is_inset(d->role),
                      .band = band,
                      .widow = is_bound(j, d, last + 1),
                      .paragraph = d->paragraph,
                      .line = d->line};
}

void columns_read(struct judge *j, struct ts_arena *a, const struct set_para *paras, units *u) {
    for (size_t p = 0; p < j->pages->n; p++)
        for (size_t i = 0; i < j->pages->pages[p].draws.n; i++) {
            const struct ts_draw *d = &j->pages->pages[p].draws.v[i];
            if (!is_line(d) || is_folio(d) || d->role == TS_MARK_CAPTION || d->column < 0)
                continue;
            const struct ts_draw *column = pages_frame(&j->pages->pages[p], d);
            bool beside = column && (d->x < column->x || d->x >= column->x + column->width);
            if (column && !(beside && (d->role == TS_ROLE_LEAD ||
                                       d->role == TS_ROLE_STANDFIRST))) /* else above the columns */
                add_unit(j, a, p, d, column, paras, u);
        }
}

/* A pull quote takes the lines beside it to the next column. */
static bool inset_near(const units *u, size_t i) {
    bool near = false;
    for (size_t k = i; k < u->n && k <= i + 3; k++)
        near |= u->v[k].inset || u->v[k].of_inset;
    return near;
}

static bool new_column(const units *u, size_t i) {
    return i == 0 || i >= u->n || u->v[i].frame != u->v[i - 1].frame;
}

/* Rows of the subheads that follow each other without text here, 2 for each line but the first at most, and
 * of the space between the two lines under them. */
static int chain_rows(const struct judge *j, const units *u, size_t i) {
    int rows = 0;
    while (i > 0 && u->v[i].band && u->v[i - 1].band)
        i--;
    for (; i < u->n && u->v[i].band; i++)
        rows += j->style->subhead.rows + 2 * (u->v[i].n_lines - 1);
    return rows + (i + 1 < u->n ? u->v[i + 1].space : 0);
}

/* What jump lines and the small headline can take of a column. */
static int jump_rows(const struct judge *j) {
    const struct ts_type *head = &j->style->jump_headline;
    return 2 * j->style->jump.show + (head->rows ? head->rows + head->rows_after : 0);
}

/* The widow's paragraph has two or three lines under subheads so high that no column holds them with all of
 * it: wherever it is parted, a last line or a subhead stands alone. Under a pull quote, of whose height we
 * know nothing, no column may begin with it either. */
static bool has_no_place(const struct judge *j, const units *u, size_t widow) {
    size_t first = widow;
    while (first > 0 && u->v[first - 1].paragraph == u->v[widow].paragraph)
        first--;
    int lines = (int)(widow - first) + 1;
    bool under_pull = first > 0 && j->article->paras[u->v[first - 1].paragraph].role == TS_ROLE_PULL &&
                      u->v[first - 1].inset;
    return lines <= 3 && first > 0 &&
           (under_pull || (u->v[first - 1].band && chain_rows(j, u, first - 1) + lines > j->rows));
}

/* No widow at a head; no subhead at a foot without two lines, or all of its section if that has fewer. */
static void judge_feet(struct judge *j, const units *u) {
    for (size_t i = 0; i < u->n; i++) {
        if (new_column(u, i) && u->v[i].widow && !has_no_place(j, u, i))
            pages_find(j, (size_t)u->v[i].page,
                       u->v[i].rows < j->style->subhead.rows + 2
                           ? "too few lines at the head or foot of a very low column"
                           : "too few lines of a paragraph at a column's head, or at the foot before it",
                       u->v[i].line);
        bool too_high = chain_rows(j, u, i) + 2 > j->rows - jump_rows(j); /* for any column */
        if (!u->v[i].band || too_high || inset_near(u, i))
            continue;
        for (size_t k = i + 1; k <= i + 2 && k < u->n && (k == i + 1 || !u->v[k].band); k++)
            if (u->v[k].fixed) /* notes are not what it heads */
                break;
            else if (new_column(u, k)) {
                char what[80];
                snprintf(what, sizeof what, "%s stranded at the foot of a column of %d rows",
                         u->v[k].band ? "subhead of an empty section" : "subhead", u->v[i].rows);
                pages_find(j, (size_t)u->v[i].page, what, u->v[i].line);
                break;
            }
    }
}

/* Rows of a subhead of one line: without rules the white above it is none at a column's head, in whole rows.
 */
static int rows_of_band(const struct judge *j, bool at_head) {
    const struct ts_type *type = &j->style->subhead;
    int text = (int)((type->size + j->style->row - 1) / j->style->row), white = type->rows - text;
    return at_head && !type->rule && white > 0 ? type->rows - white / 2 : type->rows;
}

/* Lines follow each other row by row but for the spaces between paragraphs, and the first is at the head; so
 * is a subhead without rules. */
static void judge_rows(struct judge *j, const units *u) {
    for (size_t i = 0; i < u->n; i++) {
        bool white = u->v[i].n_lines == 1 && rows_of_band(j, false) > rows_of_band(j, true);
        if (u->v[i].band && new_column(u, i) && white && u->v[i].row > 0)
            pages_find(j, (size_t)u->v[i].page, "white above a subhead at a column's head", u->v[i].line);
        if (u->v[i].band || u->v[i].inset ||
            (i > 0 && (u->v[i - 1].band || u->v[i - 1].inset))) /* of its height we know nothing */
            continue;
        int want = (new_column(u, i) ? 0 : u->v[i - 1].row + 1 + u->v[i].space) + u->v[i].fixed;
        if (u->v[i].row != want)
            pages_find(j, (size_t)u->v[i].page, "not in the row that follows", u->v[i].line);
    }
}

/* A column that is not the last has no room for the line that the next begins with, but to keep lines
 * together. */
static void judge_full(struct judge *j, const units *u) {
    for (size_t i = 1; i < u->n; i++) {
        if (!new_column(u, i) || u->v[i].band || inset_near(u, i) || u->v[i].page + 1 == (int)j->pages->n)
            continue;
        int left = u->v[i - 1].rows - 1 - u->v[i - 1].row - u->v[i].space - u->v[i].fixed;
        int kept = j->style->least_lines.head + j->style->least_lines.foot - 1;
        if (left > kept && !u->v[i - 1].band && !u->v[i - 1].inset)
            pages_find(j, (size_t)u->v[i - 1].page, "column not filled", u->v[i].line);
    }
}

enum {
    MOST_UNITS = 1200,
    MOST_COLUMNS = 16,
    BAND_GIVES = 2 /* rows that a subhead's band may take beyond its own */
};

/* Could units [begin, end) be divided into as many columns from their top rows down to the foot, or one row
 * less, with lawful feet? */
static bool can_be_level(const struct judge *j, const units *u, size_t begin, size_t end, const int *tops,
                         int columns, int foot) {
    static bool reached[MOST_COLUMNS + 1][MOST_UNITS + 1];
    size_t n = end - begin;
    memset(reached, 0, sizeof reached);
    reached[0][0] = true;
    for (int c = 0; c < columns; c++)
        for (size_t b = 0; b < n; b++) {
            int rows = 0, bands = 0, height = foot - tops[c];
            for (size_t e = b; reached[c][b] && e < n && rows < height; e++) {
                const struct unit *x = &u->v[begin + e], *next = x + 1;
                rows += (e > b ? x->space : 0) + x->fixed + (x->band ? rows_of_band(j, e == b) : 1);
                bands += x->band && e > b;
                bool lawful =
                    begin + e + 1 == end || !(next->widow || x->band || (e > b && x[-1].band && !next->band));
                if (lawful && rows <= height && rows + BAND_GIVES * bands >= height - 1)
                    reached[c + 1][e + 1] = true;
            }
        }
    return reached[columns][n];
}

/* The last page's columns end level to a row, where any division of its lines does. */
static void judge_level(struct judge *j, const units *u) {
    size_t begin = u->n;
    int least = INT32_MAX, most = 0, tops[MOST_COLUMNS], columns = 0;
    bool plain = true;
    while (begin > 0 && u->v[begin - 1].page + 1 == (int)j->pages->n)
        begin--;
    for (size_t i = begin; i < u->n; i++) {
        int foot = u->v[i].top + u->v[i].row;
        plain &= u->v[i].n_lines == 1;
        if (!new_column(u, i + 1))
            continue;
        tops[columns++] = u->v[i].top;
        plain &= !u->v[i].band; /* the foot of a band is not seen from its text */
        least = foot < least ? foot : least;
        most = foot > most ? foot : most;
    }
    if (!plain || most - least <= 1 || u->n - begin > MOST_UNITS || begin == u->n)
        return;
    for (int foot = 1; foot <= most + 1; foot++)
        if (can_be_level(j, u, begin, u->n, tops, columns, foot)) {
            char what[80];
            snprintf(what, sizeof what, "feet not level: %d to %d rows, %d would do", least + 1, most + 1,
                     foot);
            pages_find(j, j->pages->n - 1, what, NULL);
            return;
        }
}

/* A page that was fitted has one page, and its columns end on the type area's last row. */
static void judge_filled(struct judge *j, const units *u) {
    for (size_t i = 0; i < j->article->n_paras;
         i++) /* what stands in a frame is no line whose row is known */
        if (j->article->paras[i].role >= TS_ROLE_PULL)
            return;
    if (j->pages->n != 1)
        pages_find(j, 0, "a filled page has a second one", NULL);
    for (size_t i = 0; i < u->n; i++)
        if (new_column(u, i + 1) && !u->v[i].band && u->v[i].row + 1 != u->v[i].rows)
            pages_find(j, 0, "a column of a filled page ends above its foot", u->v[i].line);
}

long columns_count_rows(const struct judge *j, const units *u) {
    long rows = 0;
    for (size_t i = 0; i < u->n; i++) {
        if (u->v[i].inset || u->v[i].n_lines > 1)
            return -1;
        if (u->v[i].page > 0)
            rows += u->v[i].fixed + (u->v[i].band ? j->style->subhead.rows : 1);
    }
    return rows;
}

void columns_judge(struct judge *j, const units *u) {
    judge_rows(j, u);
    judge_feet(j, u);
    judge_full(j, u);
    judge_level(j, u);
    if (j->filled)
        judge_filled(j, u);
}
