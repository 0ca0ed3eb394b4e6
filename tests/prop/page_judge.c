/* prop/page_judge.c -- text, places, jump lines, pictures, the end mark, and what was said of them. */
#include "pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pages_find(struct judge *j, size_t page, const char *what, const struct ts_line *line) {
    if (++j->failures <= 6)
        printf("    page %zu: %s: %.*s\n", page + 1, what, line ? (int)line->n_text : 0,
               line ? line->text : "");
}

const char *pages_messages(struct ts_arena *a, struct ts_diag *diag) {
    char *text = NULL;
    size_t n;
    FILE *f = open_memstream(&text, &n);
    ts_diag_print(diag, f, TS_ENGLISH, true);
    fclose(f);
    const char *copy = ts_arena_copy(a, text, n);
    free(text);
    return copy;
}

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
                pages_find(j, p, "line out of order", d->line);
            if (i == 0 || d[-1].kind != TS_DRAW_TEXT || d[-1].line != d->line)
                pages_find(j, p, "a mark without its text", d->line);
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
            pages_find(j, 0,
                       ts_arena_printf(a, "paragraph not set as it stands: %.*s", (int)j->copy->paras[k].n,
                                       j->copy->paras[k].p),
                       NULL);
    }
    for (int i = 0; i < MOST_NUMBERS; i++)
        if (paras[i].n_lines && !found[i])
            pages_find(j, 0,
                       ts_arena_printf(a, "text that is not in the copy: %.*s", (int)paras[i].text.n,
                                       paras[i].text.v),
                       NULL);
    return paras;
}

static bool inside(const struct ts_draw *d, ts_len x, ts_len y, ts_len width, ts_len height) {
    return d->x >= x && d->y >= y && d->x + d->width <= x + width && d->y + d->height <= y + height;
}

/* --- jump lines ----------------------------------------------------------------------------------------- */

const struct ts_draw *pages_jump_line(struct judge *j, size_t p, const char *text) {
    const struct ts_draw *found = NULL;
    for (size_t i = 0; i < j->pages->pages[p].draws.n; i++) {
        const struct ts_draw *d = &j->pages->pages[p].draws.v[i];
        if (!is_line(d) || d->role != TS_MARK_JUMP || d->column < 0 ||
            strncmp(d->line->text, text, strlen("下转")) != 0)
            continue;
        if (found)
            pages_find(j, p, "two jump lines of one kind", d->line);
        found = d;
    }
    return found;
}

const struct ts_draw *pages_frame(const struct ts_page *page, const struct ts_draw *line) {
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
        frame = pages_frame(page, d);
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
        pages_find(j, p, "a jump line names another page", line->line);
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
    const struct ts_draw *to = pages_jump_line(j, p, j->style->jump.to),
                         *from = pages_jump_line(j, p, j->style->jump.from);
    bool may = shown && next != p && (text || p == 0), must = may && text; /* pictures may leave no row */
    if (to ? !may : must)
        pages_find(j, p, to ? "a jump line on the last page" : "no jump line where the text leaves the page",
                   NULL);
    if ((from != NULL) != (shown && text && before != p))
        pages_find(j, p, from ? "a jump line above nothing" : "no jump line where the text goes on", NULL);
    if (to)
        judge_number(j, p, to, next);
    if (from)
        judge_number(j, p, from, before);
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        if (!in_frame(page, d))
            continue;
        if (to && (d->column > to->column || (d->column == to->column && d->y > to->y)))
            pages_find(j, p, "text behind the line that leaves the page", d->line);
        if (from && (d->column < from->column || (d->column == from->column && d->y < from->y)))
            pages_find(j, p, "text before the line that it comes by", d->line);
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
            pages_find(j, p, "beyond the page", d->line);
        else if (!above && !inside(d, s->area_left, s->area_top, s->area_width,
                                   s->area_height + (d->kind == TS_DRAW_DOT ? s->row / 2 : 0)))
            pages_find(j, p, d->line ? "outside the type area" : "rule or column outside the type area",
                       d->line);
        else if (above && is_line(d) && !is_folio(d))
            pages_find(j, p, "text above the type area", d->line);
        for (size_t k = 0; is_line(d) && k < page->draws.n; k++) {
            const struct ts_draw *e = &page->draws.v[k];
            bool across = e->height < d->height && (k < i || e->width >= d->width), /* no hyphen */
                down = !d->line->length && e->width < d->height && e->height > d->height,
                 thin = e->kind == TS_DRAW_RULE && (across || down);
            bool text = k < i && is_line(e) && !sticks_out(e->line);
            if ((text || (thin && !strikes(e, d))) && overlap(d, e))
                pages_find(j, p, thin ? "text on a rule" : "text on text", d->line);
        }
    }
}

/* How many pictures are said to be made smaller. */
static size_t count_smaller(struct ts_arena *a, struct ts_diag *diag) {
    const char *text = pages_messages(a, diag);
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
                pages_find(j, p, "a picture begins between two rows", NULL);
            narrow += !edges;
            for (size_t k = 0; k < page->draws.n; k++) {
                const struct ts_draw *e = &page->draws.v[k];
                bool picture = e->kind == TS_DRAW_PICTURE && k < i;
                if (k != i && (is_line(e) || e->kind == TS_DRAW_RULE || picture) && overlap(d, e))
                    pages_find(j, p, "something lies on a picture", e->line);
            }
        }
    }
    if (narrow != count_smaller(a, diag))
        pages_find(j, 0, "a picture off its columns, and no word of it", NULL);
    if (found != j->article->n_pictures)
        pages_find(j, 0, "not every picture is on the pages", NULL);
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
                pages_find(j, p, "two end marks", d->line);
            mark = end ? d : mark;
        }
    if ((last != NULL && wanted) != (mark != NULL))
        pages_find(j, j->pages->n - 1, wanted ? "no end mark" : "an end mark", NULL);
    if (!mark || !last)
        return;
    const struct ts_set_glyph *glyph = &last->line->glyphs[last->line->n_glyphs - 1];
    ts_len end = mark->x + mark->line->width, foot = mark->y - last->y;
    if (mark->x <= last->x + glyph->x || end != last->x + last->width || last->width > last->line->measure ||
        foot < 0 || foot > last->height)
        pages_find(j, j->pages->n - 1, "the end mark is not behind the last character", last->line);
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

/* What is said to stand on further pages, with what stands on the first, is the copy. */
static void judge_overset(struct judge *j, struct ts_arena *a, struct ts_diag *diag, const units *u) {
    const char *said = strstr(pages_messages(a, diag), " pages; ");
    long rows = 0;
    unsigned long characters = 0;
    size_t copy = 0;
    for (int k = 0; k < j->copy->n_paras; k++)
        for (struct ts_slice s = j->copy->paras[k]; copy_next_character(&s);)
            copy++;
    if ((said != NULL) != (j->pages->n > 1) ||
        (said && sscanf(said, " pages; %ld rows (%lu characters)", &rows, &characters) != 2))
        pages_find(j, 0, "further pages, and no word of them", NULL);
    else if (count_characters(j, a) + characters != copy)
        pages_find(j, 0, "characters over and those on the first page are not the copy", NULL);
    else if (!has_islands(j) && columns_count_rows(j, u) >= 0 && columns_count_rows(j, u) != rows)
        pages_find(j, 0, "other rows over than there are on further pages", NULL);
}

void pages_judge(struct judge *j, struct ts_arena *a, struct ts_diag *diag) {
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
    columns_read(j, a, paras, &u);
    judge_overset(j, a, diag, &u);
    if (has_islands(j)) /* of what stands between rows and at feet then the rest knows nothing */
        return;
    columns_judge(j, &u);
}
