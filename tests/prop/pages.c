#include "copy.h"
#include "draws.h"
#include "suites.h"
#include "text.h"

#include "base/vec.h"
#include "kinds.h"
#include "page/fit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- judging pages
 * ---------------------------------------------------------------------------------------------- */

struct judge {
    const struct ts_style *style;
    const struct ts_pages *pages;
    const struct ts_article *article;
    const struct copy *copy;
    int failures;
    bool filled; /* the fit changed the style: the page is full */
    ts_len measure, gutter;
    int rows;
};

static void find(struct judge *j, size_t page, const char *what, const struct ts_line *line) {
    if (++j->failures <= 6)
        printf("    page %zu: %s: %.*s\n", page + 1, what, line ? (int)line->n_text : 0,
               line ? line->text : "");
}

/* What the page says of itself. */
static bool is_folio(const struct ts_draw *d) {
    return d->role == TS_MARK_FOLIO || d->role == TS_MARK_MASTHEAD || d->role == TS_MARK_JUMP;
}

struct set_para {
    TS_VEC(char) text;
    int n_lines;
};

static void add_glyphs(struct ts_arena *a, struct set_para *p, const struct ts_line *line) {
    for (size_t i = 0; i < line->n_glyphs; i++)
        for (size_t k = 0; k < line->glyphs[i].n_text; k++)
            *TS_VEC_ADD(a, &p->text) = line->glyphs[i].text[k];
}

enum { MOST_NUMBERS = 2 * MOST_PARAS /* captions are numbered behind the paragraphs */ };

/* Each paragraph of the copy is on the pages once, its lines in their order. */
static struct set_para *judge_text(struct judge *j, struct ts_arena *a) {
    struct set_para *paras = TS_NEW(a, struct set_para, MOST_NUMBERS);
    bool found[MOST_NUMBERS] = {false};
    for (size_t p = 0; p < j->pages->n; p++)
        for (size_t i = 0; i < j->pages->pages[p].draws.n; i++) {
            const struct ts_draw *d = &j->pages->pages[p].draws.v[i];
            if (!is_line(d) || is_folio(d) || d->paragraph < 0 || d->paragraph >= MOST_NUMBERS)
                continue;
            struct set_para *para = &paras[d->paragraph];
            if (d->line_number != para->n_lines)
                find(j, p, "line out of order", d->line);
            if (i == 0 || d[-1].kind != TS_DRAW_TEXT || d[-1].line != d->line)
                find(j, p, "a mark without its text", d->line);
            para->n_lines++;
            add_glyphs(a, para, d->line);
        }
    for (int k = 0; k < j->copy->n_paras; k++) {
        bool blank = copy_next_character(&(struct ts_slice){j->copy->paras[k].p, j->copy->paras[k].n}) == 0;
        for (int i = 0; i < MOST_NUMBERS && !blank; i++)
            if (paras[i].n_lines && !found[i] &&
                copy_same_text(j->copy->paras[k], (struct ts_slice){paras[i].text.v, paras[i].text.n})) {
                found[i] = blank = true;
            }
        if (!blank)
            find(j, 0,
                 ts_arena_printf(a, "paragraph not set as it stands: %.*s", (int)j->copy->paras[k].n,
                                 j->copy->paras[k].p),
                 NULL);
    }
    for (int i = 0; i < MOST_NUMBERS; i++)
        if (paras[i].n_lines && !found[i])
            find(j, 0,
                 ts_arena_printf(a, "text that is not in the copy: %.*s", (int)paras[i].text.n,
                                 paras[i].text.v),
                 NULL);
    return paras;
}

static bool inside(const struct ts_draw *d, ts_len x, ts_len y, ts_len width, ts_len height) {
    return d->x >= x && d->y >= y && d->x + d->width <= x + width && d->y + d->height <= y + height;
}

/* --- jump lines
 * ---------------------------------------------------------------------------------------------- */

/* The jump line of a page that begins as the style's text does; NULL = none. */
static const struct ts_draw *jump_line(struct judge *j, size_t p, const char *text) {
    const struct ts_draw *found = NULL;
    for (size_t i = 0; i < j->pages->pages[p].draws.n; i++) {
        const struct ts_draw *d = &j->pages->pages[p].draws.v[i];
        if (!is_line(d) || d->role != TS_MARK_JUMP || d->column < 0 ||
            strncmp(d->line->text, text, strlen("下转")) != 0)
            continue;
        if (found)
            find(j, p, "two jump lines of one kind", d->line);
        found = d;
    }
    return found;
}

/* The mark of the frame that a line stands in: the lowest one of its column above it. */
static const struct ts_draw *frame_mark(const struct ts_page *page, const struct ts_draw *line) {
    const struct ts_draw *found = NULL;
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        if (d->kind == TS_DRAW_MARK && d->role == TS_MARK_COLUMN && d->column == line->column &&
            d->y <= line->y && (!found || d->y > found->y))
            found = d;
    }
    return found;
}

/* A line of text in a frame of a page, whatever its role. */
static bool in_frame(const struct ts_page *page, const struct ts_draw *d) {
    const struct ts_draw *frame = NULL;
    if (is_line(d) && !is_folio(d) && d->role != TS_MARK_CAPTION && d->column >= 0)
        frame = frame_mark(page, d);
    return frame && d->x >= frame->x && d->x < frame->x + frame->width;
}

static bool has_text(const struct judge *j, size_t p) {
    const struct ts_page *page = &j->pages->pages[p];
    for (size_t i = 0; i < page->draws.n; i++)
        if (in_frame(page, &page->draws.v[i]))
            return true;
    return false;
}

/* What it says: the number of the page it names, as the folio line of that page has it, without zeros. */
static void judge_number(struct judge *j, size_t p, const struct ts_draw *line, size_t named) {
    char wanted[16], *end;
    long first = strtol(j->article->folio.page, &end, 10);
    const char *at = strstr(line->line->text, "第");
    snprintf(wanted, sizeof wanted, "第%ld版", first + (long)named);
    if (*end || !at || strcmp(at, wanted) != 0)
        find(j, p, "a jump line names another page", line->line);
}

/* The next page with text, or the one before (`way` -1), at the latest the first, which has the head; its own
 * number = there is none. */
static size_t other_page(const struct judge *j, size_t p, int way) {
    for (size_t k = p + (size_t)way; k < j->pages->n; k += (size_t)way) /* it wraps below 0 */
        if (k == 0 || has_text(j, k))
            return k;
    return p;
}

/* A page that is left says where the text goes on, in the last row of all columns; the next says where it
 * came from, above its text. */
static void judge_jumps(struct judge *j, size_t p) {
    bool shown = j->style->jump.show && *j->article->folio.page, text = has_text(j, p);
    size_t next = other_page(j, p, 1), before = other_page(j, p, -1);
    const struct ts_page *page = &j->pages->pages[p];
    const struct ts_draw *to = jump_line(j, p, j->style->jump.to),
                         *from = jump_line(j, p, j->style->jump.from);
    bool may = shown && next != p && (text || p == 0), must = may && text; /* pictures may leave no row */
    if (to ? !may : must)
        find(j, p, to ? "a jump line on the last page" : "no jump line where the text leaves the page", NULL);
    if ((from != NULL) != (shown && text && before != p))
        find(j, p, from ? "a jump line above nothing" : "no jump line where the text goes on", NULL);
    if (to)
        judge_number(j, p, to, next);
    if (from)
        judge_number(j, p, from, before);
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        if (!in_frame(page, d))
            continue;
        if (to && (d->column > to->column || (d->column == to->column && d->y > to->y)))
            find(j, p, "text behind the line that leaves the page", d->line);
        if (from && (d->column < from->column || (d->column == from->column && d->y < from->y)))
            find(j, p, "text before the line that it comes by", d->line);
    }
}

static void judge_places(struct judge *j, size_t p) {
    const struct ts_page *page = &j->pages->pages[p];
    const struct ts_style *s = j->style;
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        bool masthead = d->role == TS_MARK_MASTHEAD && is_line(d) && d->y < s->area_top; /* from there down */
        bool above = masthead || d->y + d->height <= s->area_top; /* where the folio line is */
        if (d->kind == TS_DRAW_TEXT || (d->line && sticks_out(d->line)))
            continue;
        if (!inside(d, 0, 0, page->width, page->height))
            find(j, p, "beyond the page", d->line);
        else if (!above && !inside(d, s->area_left, s->area_top, s->area_width,
                                   s->area_height + (d->kind == TS_DRAW_DOT ? s->row / 2 : 0)))
            find(j, p, d->line ? "outside the type area" : "rule or column outside the type area", d->line);
        else if (above && is_line(d) && !is_folio(d))
            find(j, p, "text above the type area", d->line);
        for (size_t k = 0; is_line(d) && k < page->draws.n; k++) {
            const struct ts_draw *e = &page->draws.v[k];
            bool across = e->height < d->height && (k < i || e->width >= d->width), /* no hyphen */
                down = !d->line->length && e->width < d->height && e->height > d->height,
                 thin = e->kind == TS_DRAW_RULE && (across || down);
            bool text = k < i && is_line(e) && !sticks_out(e->line);
            if ((text || (thin && !strikes(e, d))) && overlap(d, e))
                find(j, p, thin ? "text on a rule" : "text on text", d->line);
        }
    }
}

/* What was said of the article. */
static const char *messages_of(struct ts_arena *a, struct ts_diag *diag) {
    char *text = NULL;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    ts_diag_print(diag, f, TS_ENGLISH, true);
    fclose(f);
    const char *copy = ts_arena_copy(a, text, n);
    free(text);
    return copy;
}

/* How many pictures are said to be made smaller. */
static size_t count_smaller(struct ts_arena *a, struct ts_diag *diag) {
    const char *text = messages_of(a, diag);
    size_t found = 0;
    for (const char *p = text; (p = strstr(p, "it is made smaller")) != NULL; p++)
        found++;
    return found;
}

/* Pictures begin in a row, fill their columns unless they were made smaller, lie neither on text nor on rules
 * nor on each other, and are all there. */
static void judge_pictures(struct judge *j, struct ts_arena *a, struct ts_diag *diag) {
    size_t found = 0, narrow = 0;
    for (size_t p = 0; p < j->pages->n; p++) {
        const struct ts_page *page = &j->pages->pages[p];
        for (size_t i = 0; i < page->draws.n; i++) {
            const struct ts_draw *d = &page->draws.v[i];
            if (d->kind != TS_DRAW_PICTURE)
                continue;
            found++;
            ts_len pitch = j->measure + j->gutter, left = d->x - j->style->area_left;
            bool edges = left % pitch == 0 && (left + d->width + j->gutter) % pitch == 0;
            if ((d->y - j->style->area_top) % j->style->row)
                find(j, p, "a picture begins between two rows", NULL);
            narrow += !edges;
            for (size_t k = 0; k < page->draws.n; k++) {
                const struct ts_draw *e = &page->draws.v[k];
                bool picture = e->kind == TS_DRAW_PICTURE && k < i;
                if (k != i && (is_line(e) || e->kind == TS_DRAW_RULE || picture) && overlap(d, e))
                    find(j, p, "something lies on a picture", e->line);
            }
        }
    }
    if (narrow != count_smaller(a, diag))
        find(j, 0, "a picture off its columns, and no word of it", NULL);
    if (found != j->article->n_pictures)
        find(j, 0, "not every picture is on the pages", NULL);
}

/* --- columns
 * ---------------------------------------------------------------------------------------------------- */

/* A line or a subhead's band in a column, in reading order. */
struct unit {
    int page, column, row;       /* row of its foot, from the frame's head on */
    const struct ts_draw *frame; /* its mark */
    int top;                     /* row of the page that the frame begins with */
    int rows;                    /* that the columns of its page could have */
    bool band, inset;
    bool of_inset; /* a line of one that was set as text */
    int space;     /* empty rows above it, if it is not the column's first */
    int fixed;     /* rows above it that belong to it: the rule of the notes */
    int n_lines;   /* of a band */
    bool widow; /* no column may begin with it: too little of its paragraph stands before it or from it on */
    int paragraph;
    const struct ts_line *line;
};

typedef TS_VEC(struct unit) units;

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
    const struct ts_draw *to = jump_line(j, p, j->style->jump.to);
    return to ? to->column : -1;
}

/* Line-composition.md, section 6: so many lines of a paragraph at a column's head and foot at least. */
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
        find(j, p, "body line off the grid", d->line);
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

static void read_units(struct judge *j, struct ts_arena *a, const struct set_para *paras, units *u) {
    for (size_t p = 0; p < j->pages->n; p++)
        for (size_t i = 0; i < j->pages->pages[p].draws.n; i++) {
            const struct ts_draw *d = &j->pages->pages[p].draws.v[i];
            if (!is_line(d) || is_folio(d) || d->role == TS_MARK_CAPTION || d->column < 0)
                continue;
            const struct ts_draw *column = frame_mark(&j->pages->pages[p], d);
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
            find(j, (size_t)u->v[i].page,
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
                find(j, (size_t)u->v[i].page, what, u->v[i].line);
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
            find(j, (size_t)u->v[i].page, "white above a subhead at a column's head", u->v[i].line);
        if (u->v[i].band || u->v[i].inset ||
            (i > 0 && (u->v[i - 1].band || u->v[i - 1].inset))) /* of its height we know nothing */
            continue;
        int want = (new_column(u, i) ? 0 : u->v[i - 1].row + 1 + u->v[i].space) + u->v[i].fixed;
        if (u->v[i].row != want)
            find(j, (size_t)u->v[i].page, "not in the row that follows", u->v[i].line);
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
            find(j, (size_t)u->v[i - 1].page, "column not filled", u->v[i].line);
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
            find(j, j->pages->n - 1, what, NULL);
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
        find(j, 0, "a filled page has a second one", NULL);
    for (size_t i = 0; i < u->n; i++)
        if (new_column(u, i + 1) && !u->v[i].band && u->v[i].row + 1 != u->v[i].rows)
            find(j, 0, "a column of a filled page ends above its foot", u->v[i].line);
}

/* The end mark is there once, behind the last line of the text and inside its column. */
static void judge_end(struct judge *j) {
    const struct ts_draw *last = NULL, *mark = NULL;
    bool wanted = *j->style->end_mark;
    for (size_t p = 0; p < j->pages->n; p++)
        for (size_t i = 0; i < j->pages->pages[p].draws.n; i++) {
            const struct ts_draw *d = &j->pages->pages[p].draws.v[i];
            bool text =
                is_line(d) && d->role >= TS_ROLE_QUESTION && d->role <= TS_ROLE_LIST && d->column >= 0;
            last = text ? d : last;
            bool end = d->kind == TS_DRAW_INK && strcmp(d->line->text, j->style->end_mark) == 0;
            if (end && mark)
                find(j, p, "two end marks", d->line);
            mark = end ? d : mark;
        }
    if ((last != NULL && wanted) != (mark != NULL))
        find(j, j->pages->n - 1, wanted ? "no end mark" : "an end mark", NULL);
    if (!mark || !last)
        return;
    const struct ts_set_glyph *glyph = &last->line->glyphs[last->line->n_glyphs - 1];
    ts_len end = mark->x + mark->line->width, foot = mark->y - last->y;
    if (mark->x <= last->x + glyph->x || end != last->x + last->width || last->width > last->line->measure ||
        foot < 0 || foot > last->height)
        find(j, j->pages->n - 1, "the end mark is not behind the last character", last->line);
}

/* Characters of the copy on the first page: those of its lines. */
static size_t count_characters(const struct judge *j, struct ts_arena *a) {
    struct set_para all = {.n_lines = 0};
    const struct ts_page *page = &j->pages->pages[0];
    for (size_t i = 0; i < page->draws.n; i++)
        if (is_line(&page->draws.v[i]) && !is_folio(&page->draws.v[i]))
            add_glyphs(a, &all, page->draws.v[i].line);
    size_t n = 0;
    for (struct ts_slice s = {all.text.v, all.text.n}; copy_next_character(&s);)
        n++;
    return n;
}

/* Pictures, and boxes and tables over several columns. */
static bool has_islands(const struct judge *j) {
    bool has = j->article->n_pictures > 0;
    for (size_t i = 0; i < j->article->n_paras; i++)
        has |= j->article->paras[i].placing != NULL;
    return has;
}

/* Rows of the body on further pages, as far as the units show them; -1 = they do not. */
static long count_rows(const struct judge *j, const units *u) {
    long rows = 0;
    for (size_t i = 0; i < u->n; i++) {
        if (u->v[i].inset || u->v[i].n_lines > 1)
            return -1;
        if (u->v[i].page > 0)
            rows += u->v[i].fixed + (u->v[i].band ? j->style->subhead.rows : 1);
    }
    return rows;
}

/* What is said to stand on further pages, with what stands on the first, is the copy. */
static void judge_overset(struct judge *j, struct ts_arena *a, struct ts_diag *diag, const units *u) {
    const char *said = strstr(messages_of(a, diag), " pages; ");
    long rows = 0;
    unsigned long characters = 0;
    size_t copy = 0;
    for (int k = 0; k < j->copy->n_paras; k++)
        for (struct ts_slice s = j->copy->paras[k]; copy_next_character(&s);)
            copy++;
    if ((said != NULL) != (j->pages->n > 1) ||
        (said && sscanf(said, " pages; %ld rows (%lu characters)", &rows, &characters) != 2))
        find(j, 0, "further pages, and no word of them", NULL);
    else if (count_characters(j, a) + characters != copy)
        find(j, 0, "characters over and those on the first page are not the copy", NULL);
    else if (!has_islands(j) && count_rows(j, u) >= 0 && count_rows(j, u) != rows)
        find(j, 0, "other rows over than there are on further pages", NULL);
}

static void judge_pages(struct judge *j, struct ts_arena *a, struct ts_diag *diag) {
    const struct ts_style *s = j->style;
    units u = {0};
    j->measure = s->characters * s->body.size;
    j->gutter = s->columns > 1 ? (s->area_width - s->columns * j->measure) / (s->columns - 1) : 0;
    j->rows = (s->area_height - s->body.size) / s->row + 1;
    const struct set_para *paras = judge_text(j, a);
    for (size_t p = 0; p < j->pages->n; p++)
        judge_places(j, p), judge_jumps(j, p);
    judge_pictures(j, a, diag);
    judge_end(j);
    read_units(j, a, paras, &u);
    judge_overset(j, a, diag, &u);
    if (has_islands(j)) /* of what stands between rows and at feet then the rest knows nothing */
        return;
    judge_rows(j, &u);
    judge_feet(j, &u);
    judge_full(j, &u);
    judge_level(j, &u);
    if (j->filled)
        judge_filled(j, &u);
}

/* --- the run
 * ---------------------------------------------------------------------------------------------------- */

/* The fit says in words what it did. */
static bool was_told(struct ts_diag *diag, const char *words) {
    char *text = NULL;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    ts_diag_print(diag, f, TS_ENGLISH, true);
    fclose(f);
    bool told = strstr(text, words) != NULL;
    free(text);
    return told;
}

static void compose(struct desk *d, struct judge *j, struct ts_fontset *fonts) {
    const struct ts_style *style = j->style;
    const struct copy *copy = j->copy;
    const struct ts_source *source = ts_source_decode(&d->work, "article", copy->bytes, copy->n, NULL);
    j->article = source ? ts_article_parse(&d->work, source, style) : NULL;
    struct ts_typesetter t = {.ctx = &d->work,
                              .fonts = fonts,
                              .uax14 = d->uax14,
                              .hyphenator = style->line.hyphenate ? d->hyphenator : NULL,
                              .segmenter = d->segmenter,
                              .words = style->words,
                              .rules = &style->line};
    j->pages = j->article ? ts_fit_compose(&t, style, j->article) : NULL;
    if (j->pages) {
        j->filled = was_told(d->work.diag, "the page is filled");
        j->style = j->pages->style;
    }
}

static struct copy copy; /* 1 MB */

/* A style of those that articles of a kind are set in, from `first` on. */
static unsigned choose_style(struct desk *d, struct prng *r, enum page_kind kind) {
    static const unsigned first[] = {0, N_PLAIN_STYLES, N_PLAIN_STYLES - 1, N_PART_STYLES, 0},
                          end[] = {N_PLAIN_STYLES, N_FORM_STYLES, N_PART_STYLES, N_DESK_STYLES, 0};
    return kind == PAGES_SHIPPED ? prng_below(r, d->n_shipped)
                                 : first[kind] + prng_below(r, end[kind] - first[kind]);
}

static void run_article(struct desk *d, struct prng *r, enum page_kind kind, const struct album *album,
                        const char *name, struct tally *tally) {
    desk_clear(d);
    copy_make(&copy, r, kind, album);
    unsigned style = choose_style(d, r, kind);
    bool shipped = kind == PAGES_SHIPPED;
    struct judge j = {.style = shipped ? d->shipped[style] : d->styles[style], .copy = &copy};
    compose(d, &j, shipped ? d->shipped_fonts[style] : d->fonts);
    if (j.pages)
        judge_pages(&j, d->work.keep, d->work.diag);
    if (j.pages && !j.failures)
        tally->passed++;
    else if (++tally->failed)
        printf("prop: %s, style %u %s: %s\n", name, style, shipped ? d->shipped[style]->name : "",
               j.pages ? "the faults above" : "no pages");
}

static const uint64_t seeds[N_PAGE_KINDS] = {0x70616765, 0x71756f74, 0x70617274, 0x68656164, 0x73686970};
static const char *const signs[N_PAGE_KINDS] = {"", "-", "+", "^", "="};

/* Of the articles with pictures, which are of each kind in turn. */
static const uint64_t seed_of_pictures = 0x70696374;

void pages_run(struct desk *d, uint64_t seed, int cases, struct tally *tally) {
    for (int i = 0; i < cases; i++)
        for (int kind = 0; kind < N_PAGE_KINDS; kind++) {
            struct prng r = prng_for(seed + seeds[kind], (uint64_t)i);
            char name[80];
            snprintf(name, sizeof name, "seed %llu article %s%d", (unsigned long long)seed, signs[kind], i);
            run_article(d, &r, (enum page_kind)kind, NULL, name, tally);
        }
}

void pictures_run(struct desk *d, uint64_t seed, int cases, struct tally *tally) {
    static struct album album;
    if (!album_open(&album)) {
        tally->failed++;
        puts("prop: no pictures could be written");
    }
    for (int i = 0; i < cases; i++) {
        struct prng r = prng_for(seed + seed_of_pictures, (uint64_t)i);
        enum page_kind kind = (enum page_kind)(i % N_PAGE_KINDS);
        char name[80];
        snprintf(name, sizeof name, "seed %llu article with pictures %s%d", (unsigned long long)seed,
                 signs[kind], i);
        run_article(d, &r, kind, &album, name, tally);
    }
    album_close(&album);
}

void pages_print(uint64_t seed, int number, enum page_kind kind) {
    struct prng r = prng_for(seed + seeds[kind], (uint64_t)number);
    copy_make(&copy, &r, kind, NULL);
    fwrite(copy.bytes, 1, copy.n, stdout);
}
