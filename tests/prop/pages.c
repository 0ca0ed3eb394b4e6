#include "suites.h"
#include "text.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "kinds.h"
#include "page/fit.h"

#include <stdio.h>
#include <string.h>

/* --- a random article
 * ------------------------------------------------------------------------------------------- */

enum { MOST_BYTES = 1 << 20, MOST_PARAS = 256 };

struct copy {
    char bytes[MOST_BYTES];
    size_t n;
    struct ts_slice paras[MOST_PARAS]; /* what is to be on the page: without markup, in any order */
    int n_paras;
};

static void put(struct copy *c, const char *s) {
    size_t n = strlen(s);
    if (c->n + n >= MOST_BYTES)
        return;
    memcpy(c->bytes + c->n, s, n);
    c->n += n;
}

/* A line of the copy: markup, then text that is to be set. */
static void put_para(struct copy *c, const char *markup, const char *text) {
    if (c->n_paras == MOST_PARAS || c->n + strlen(markup) + strlen(text) + 4 >= MOST_BYTES)
        return;
    put(c, markup);
    c->paras[c->n_paras++] = (struct ts_slice){c->bytes + c->n, strlen(text)};
    put(c, text);
    put(c, "\n\n");
}

static struct text *han_text(struct prng *r, int least, int most) {
    static struct text t;
    t.n = 0;
    text_add_han(&t, r, prng_between(r, least, most));
    return &t;
}

static struct text *prose(struct prng *r, int least, int most) {
    static struct text t;
    t.n = 0;
    text_add_han(&t, r, 1); /* no paragraph of the copy begins with its markup */
    text_add_prose(&t, r, prng_between(r, least, most));
    text_add(&t, "。");
    return &t;
}

static void put_header(struct copy *c, struct prng *r) {
    put(c, "---\n");
    if (prng_chance(r, 50))
        put(c, "日期: 2023-02-28\n版次: \"07\"\n责编: 张三\n");
    if (prng_chance(r, 30))
        put_para(c, "引题: ", han_text(r, 4, 20)->bytes);
    if (prng_chance(r, 30))
        put_para(c, "副题: ", han_text(r, 4, 30)->bytes);
    put(c, "---\n\n");
}

static void put_head(struct copy *c, struct prng *r) {
    if (prng_chance(r, 40))
        put_header(c, r);
    else if (prng_chance(r, 30))
        put_para(c, "", han_text(r, 3, 20)->bytes);
    if (prng_chance(r, 5))
        return; /* no headline at all */
    bool huge = prng_chance(r, 8);
    struct text *headline = han_text(r, 2, huge ? 200 : 26);
    if (prng_chance(r, 30)) {
        text_add(headline, "　");
        text_add_han(headline, r, 8);
    }
    put_para(c, "# ", headline->bytes);
    if (prng_chance(r, 40))
        put_para(c, "", han_text(r, 4, 36)->bytes);
    if (prng_chance(r, 60))
        put_para(c, "", "本报记者　张三　李四");
    for (unsigned n = prng_below(r, 3); n > 0; n--)
        put_para(c, "　　", prose(r, 20, prng_chance(r, 8) ? 3000 : 200)->bytes);
}

static void put_body(struct copy *c, struct prng *r, const char *label) {
    bool huge = prng_chance(r, 3), tiny = prng_chance(r, 15);
    struct text *body = prose(r, tiny ? 0 : 10, tiny ? 20 : huge ? 4000 : 260);
    put_para(c, prng_chance(r, 50) ? "　　" : "", ts_slice_of(label).n ? label : body->bytes);
    if (ts_slice_of(label).n) { /* the label is part of the same line */
        c->n -= 2;
        put(c, body->bytes);
        c->paras[c->n_paras - 1].n += body->n;
        put(c, "\n\n");
    }
}

/* Quotations of some lines, long or short, and breaks between sections. */
static void put_insertion(struct copy *c, struct prng *r) {
    if (prng_chance(r, 30))
        put(c, prng_chance(r, 50) ? "***\n\n" : "———\n\n");
    else
        for (unsigned n = 1 + prng_below(r, 4); n > 0; n--)
            put_para(c, "> ", prng_chance(r, 40) ? han_text(r, 5, 9)->bytes : prose(r, 10, 120)->bytes);
}

static void make_copy(struct copy *c, struct prng *r, bool insertions) {
    c->n = 0;
    c->n_paras = 0;
    put_head(c, r);
    bool interview = prng_chance(r, 40);
    int sections = prng_between(r, 0, prng_chance(r, 15) ? 24 : 5);
    for (int s = 0; s <= sections; s++) {
        if (s > 0)
            put_para(c, prng_chance(r, 90) ? "## " : "### ",
                     han_text(r, 2, prng_chance(r, 10) ? 60 : 14)->bytes);
        if (s > 0 && prng_chance(r, 12))
            continue; /* an empty section */
        for (unsigned n = prng_below(r, 9); n > 0; n--) {
            if (insertions && prng_chance(r, 30))
                put_insertion(c, r);
            put_body(c, r, !interview ? "" : n % 3 == 0 ? "记者：" : n % 3 == 1 ? "董事长：" : "");
        }
    }
    if (c->n_paras == 0)
        put_para(c, "", prose(r, 0, 9)->bytes);
}

/* --- judging pages
 * ---------------------------------------------------------------------------------------------- */

struct judge {
    const struct ts_style *style;
    const struct ts_pages *pages;
    const struct ts_article *article;
    const struct copy *copy;
    int failures;
    ts_len measure, gutter;
    int rows;
};

static void find(struct judge *j, size_t page, const char *what, const struct ts_line *line) {
    if (++j->failures <= 6)
        printf("    page %zu: %s: %.*s\n", page + 1, what, line ? (int)line->n_text : 0,
               line ? line->text : "");
}

static bool is_line(const struct ts_draw *d) {
    return d->kind == TS_DRAW_MARK && d->line;
}

static bool is_folio(const struct ts_draw *d) {
    return d->role == TS_MARK_FOLIO || d->role == TS_MARK_MASTHEAD;
}

/* Blanks are gaps on the page, and a divided word has a hyphen that the copy has not. */
static bool counts(uint32_t cp) {
    return cp > 0x20 && cp != 0x3000 && cp != 0x200B && cp != 0xA0 && cp != 0xAD;
}

/* The next character that counts, 0 at the end. */
static uint32_t next_character(struct ts_slice *s) {
    while (s->n) {
        size_t used;
        uint32_t cp = ts_utf8_decode(s->p, s->n, &used);
        *s = ts_slice_cut(*s, used, s->n);
        if (counts(cp))
            return cp;
    }
    return 0;
}

static bool same_text(struct ts_slice a, struct ts_slice b) {
    uint32_t cp;
    do {
        cp = next_character(&a);
        if (cp != next_character(&b))
            return false;
    } while (cp);
    return true;
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

/* Each paragraph of the copy is on the pages once, its lines in their order. */
static struct set_para *judge_text(struct judge *j, struct ts_arena *a) {
    struct set_para *paras = TS_NEW(a, struct set_para, MOST_PARAS);
    bool found[MOST_PARAS] = {false};
    for (size_t p = 0; p < j->pages->n; p++)
        for (size_t i = 0; i < j->pages->pages[p].draws.n; i++) {
            const struct ts_draw *d = &j->pages->pages[p].draws.v[i];
            if (!is_line(d) || is_folio(d) || d->paragraph < 0 || d->paragraph >= MOST_PARAS)
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
        bool blank = next_character(&(struct ts_slice){j->copy->paras[k].p, j->copy->paras[k].n}) == 0;
        for (int i = 0; i < MOST_PARAS && !blank; i++)
            if (paras[i].n_lines && !found[i] &&
                same_text(j->copy->paras[k], (struct ts_slice){paras[i].text.v, paras[i].text.n})) {
                found[i] = blank = true;
            }
        if (!blank)
            find(j, 0,
                 ts_arena_printf(a, "paragraph not set as it stands: %.*s", (int)j->copy->paras[k].n,
                                 j->copy->paras[k].p),
                 NULL);
    }
    for (int i = 0; i < MOST_PARAS; i++)
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

static bool overlap(const struct ts_draw *a, const struct ts_draw *b) {
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

/* A line that may stick out said so. */
static bool sticks_out(const struct ts_line *line) {
    return line->overfull || line->hang;
}

static void judge_places(struct judge *j, size_t p) {
    const struct ts_page *page = &j->pages->pages[p];
    const struct ts_style *s = j->style;
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        bool above = d->y + d->height <= s->area_top; /* where the folio line is */
        if (d->kind == TS_DRAW_TEXT || (d->line && sticks_out(d->line)))
            continue;
        if (!inside(d, 0, 0, page->width, page->height))
            find(j, p, "beyond the page", d->line);
        else if (!above && !inside(d, s->area_left, s->area_top, s->area_width, s->area_height))
            find(j, p, d->line ? "outside the type area" : "rule or column outside the type area", d->line);
        else if (above && is_line(d) && !is_folio(d))
            find(j, p, "text above the type area", d->line);
        for (size_t k = 0; is_line(d) && k < i; k++) {
            const struct ts_draw *e = &page->draws.v[k];
            bool thin = e->kind == TS_DRAW_RULE && e->height < d->height;
            if ((is_line(e) && !sticks_out(e->line) && overlap(d, e)) || (thin && overlap(d, e)))
                find(j, p, thin ? "text on a rule" : "text on text", d->line);
        }
    }
}

/* --- columns
 * ---------------------------------------------------------------------------------------------------- */

/* A line or a subhead's band in a column, in reading order. */
struct unit {
    int page, column, row; /* row of its foot, from the column's head on */
    int top;               /* row of the page that the column begins with */
    int rows;              /* that the columns of its page could have */
    bool band;
    int space;   /* empty rows above it, if it is not the column's first */
    int n_lines; /* of a band */
    bool widow;  /* the last line of a paragraph of several */
    const struct ts_line *line;
};

typedef TS_VEC(struct unit) units;

static const struct ts_draw *column_mark(const struct ts_page *page, int column) {
    for (size_t i = 0; i < page->draws.n; i++)
        if (page->draws.v[i].kind == TS_DRAW_MARK && page->draws.v[i].role == TS_MARK_COLUMN &&
            page->draws.v[i].column == column)
            return &page->draws.v[i];
    return NULL;
}

/* Empty rows above a paragraph, as typeset-style(5) has them. */
static int space_above(const struct judge *j, int paragraph) {
    const struct ts_para *now = &j->article->paras[paragraph], *before = now - 1;
    const struct ts_style *s = j->style;
    if (paragraph == 0 || now->role == TS_ROLE_SUBHEAD || before->role == TS_ROLE_SUBHEAD ||
        before->role < TS_ROLE_LEAD)
        return 0;
    int rows = s->body.paragraph_space;
    if (now->role == TS_ROLE_QUOTE)
        rows = before->role == TS_ROLE_QUOTE ? 0 : rows > s->quote.rows_before ? rows : s->quote.rows_before;
    else if (before->role == TS_ROLE_QUOTE && s->quote.rows_after > rows)
        rows = s->quote.rows_after;
    return rows + now->section;
}

/* The last of the several lines of verse. */
static bool closes_quotation(const struct judge *j, size_t paragraph) {
    const struct ts_para *p = &j->article->paras[paragraph];
    bool behind_one = paragraph > 0 && p->role == TS_ROLE_QUOTE && p[-1].role == TS_ROLE_QUOTE && !p->section;
    bool before_one = paragraph + 1 < j->article->n_paras && p[1].role == TS_ROLE_QUOTE && !p[1].section;
    return behind_one && !before_one;
}

static void add_unit(struct judge *j, struct ts_arena *a, size_t p, const struct ts_draw *d,
                     const struct ts_draw *column, const struct set_para *paras, units *u) {
    const struct ts_style *s = j->style;
    bool band = d->role == TS_ROLE_SUBHEAD;
    int last = paras[d->paragraph].n_lines - 1;
    if (!band && ((d->y - (s->body.size - d->height) / 2 - s->area_top) % s->row ||
                  d->x != s->area_left + d->column * (j->measure + j->gutter)))
        find(j, p, "body line off the grid", d->line);
    if (band && d->line_number > 0) {
        u->v[u->n - 1].n_lines++;
        return;
    }
    *TS_VEC_ADD(a, u) = (struct unit){.page = (int)p,
                                      .column = d->column,
                                      .row = (d->y - column->y) / s->row,
                                      .top = (column->y - s->area_top) / s->row,
                                      .rows = j->rows - (column->y - s->area_top) / s->row,
                                      .space = d->line_number ? 0 : space_above(j, d->paragraph),
                                      .n_lines = 1,
                                      .band = band,
                                      .widow = d->line_number == last &&
                                               (last > 0 || closes_quotation(j, (size_t)d->paragraph)),
                                      .line = d->line};
}

static void read_units(struct judge *j, struct ts_arena *a, const struct set_para *paras, units *u) {
    for (size_t p = 0; p < j->pages->n; p++)
        for (size_t i = 0; i < j->pages->pages[p].draws.n; i++) {
            const struct ts_draw *d = &j->pages->pages[p].draws.v[i];
            if (!is_line(d) || is_folio(d) || d->column < 0)
                continue;
            const struct ts_draw *column = column_mark(&j->pages->pages[p], d->column);
            bool beside = column && (d->x < column->x || d->x >= column->x + column->width);
            if (column && d->y >= column->y &&
                !(beside && d->role == TS_ROLE_LEAD)) /* else above the columns */
                add_unit(j, a, p, d, column, paras, u);
        }
}

static bool new_column(const units *u, size_t i) {
    return i == 0 || i >= u->n || u->v[i].page != u->v[i - 1].page || u->v[i].column != u->v[i - 1].column;
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

/* No widow at a head; no subhead at a foot without two lines, or all of its section if that has fewer. */
static void judge_feet(struct judge *j, const units *u) {
    for (size_t i = 0; i < u->n; i++) {
        if (new_column(u, i) && u->v[i].widow)
            find(j, (size_t)u->v[i].page,
                 u->v[i].rows < j->style->subhead.rows + 2
                     ? "last line alone at the head of a very low column"
                     : "a paragraph's last line alone at a column's head",
                 u->v[i].line);
        bool too_high = chain_rows(j, u, i) + 2 > j->rows; /* for any column */
        if (!u->v[i].band || too_high)
            continue;
        for (size_t k = i + 1; k <= i + 2 && k < u->n && (k == i + 1 || !u->v[k].band); k++)
            if (new_column(u, k)) {
                char what[80];
                snprintf(what, sizeof what, "%s stranded at the foot of a column of %d rows",
                         u->v[k].band ? "subhead of an empty section" : "subhead", u->v[i].rows);
                find(j, (size_t)u->v[i].page, what, u->v[i].line);
                break;
            }
    }
}

/* Lines follow each other row by row but for the spaces between paragraphs, and the first is at the head. */
static void judge_rows(struct judge *j, const units *u) {
    for (size_t i = 0; i < u->n; i++) {
        if (u->v[i].band || (i > 0 && u->v[i - 1].band)) /* of its height we know nothing */
            continue;
        int want = new_column(u, i) ? 0 : u->v[i - 1].row + 1 + u->v[i].space;
        if (u->v[i].row != want)
            find(j, (size_t)u->v[i].page, "not in the row that follows", u->v[i].line);
    }
}

/* A column that is not the last has no room for the line that the next begins with, but to keep lines
 * together. */
static void judge_full(struct judge *j, const units *u) {
    for (size_t i = 1; i < u->n; i++) {
        if (!new_column(u, i) || u->v[i].band || u->v[i].page + 1 == (int)j->pages->n)
            continue;
        int left = u->v[i - 1].rows - 1 - u->v[i - 1].row - u->v[i].space;
        if (left > 2 && !u->v[i - 1].band)
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
                rows += (e > b ? x->space : 0) + (x->band ? j->style->subhead.rows : 1);
                bands += x->band;
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

static void judge_pages(struct judge *j, struct ts_arena *a) {
    const struct ts_style *s = j->style;
    units u = {0};
    j->measure = s->characters * s->body.size;
    j->gutter = s->columns > 1 ? (s->area_width - s->columns * j->measure) / (s->columns - 1) : 0;
    j->rows = (s->area_height - s->body.size) / s->row + 1;
    const struct set_para *paras = judge_text(j, a);
    for (size_t p = 0; p < j->pages->n; p++)
        judge_places(j, p);
    read_units(j, a, paras, &u);
    judge_rows(j, &u);
    judge_feet(j, &u);
    judge_full(j, &u);
    judge_level(j, &u);
}

/* --- the run
 * ---------------------------------------------------------------------------------------------------- */

static void compose(struct desk *d, struct judge *j) {
    const struct ts_style *style = j->style;
    const struct copy *copy = j->copy;
    const struct ts_source *source = ts_source_decode(&d->work, "article", copy->bytes, copy->n);
    j->article = source ? ts_article_parse(&d->work, source, style) : NULL;
    struct ts_typesetter t = {.ctx = &d->work,
                              .fonts = d->fonts,
                              .uax14 = d->uax14,
                              .hyphenator = style->line.hyphenate ? d->hyphenator : NULL,
                              .segmenter = d->segmenter,
                              .words = style->words,
                              .rules = &style->line};
    j->pages = j->article ? ts_fit_compose(&t, style, j->article) : NULL;
    if (j->pages)
        j->style = j->pages->style;
}

static struct copy copy; /* 1 MB */

static void run_article(struct desk *d, struct prng *r, enum page_kind kind, const char *name,
                        struct tally *tally) {
    desk_clear(d);
    static const unsigned first[N_PAGE_KINDS + 1] = {0, N_PLAIN_STYLES, N_FORM_STYLES, N_DESK_STYLES};
    make_copy(&copy, r, kind == PAGES_INSERTIONS);
    unsigned style = first[kind] + prng_below(r, first[kind + 1] - first[kind]);
    struct judge j = {.style = d->styles[style], .copy = &copy};
    compose(d, &j);
    if (j.pages)
        judge_pages(&j, d->work.keep);
    if (j.pages && !j.failures)
        tally->passed++;
    else if (++tally->failed)
        printf("prop: %s, style %u: %s\n", name, style, j.pages ? "the faults above" : "no pages");
}

/* Seeds of each kind, and the sign before its numbers. */
static const uint64_t seeds[N_PAGE_KINDS] = {0x70616765, 0x71756f74, 0x68656164};
static const char *const signs[N_PAGE_KINDS] = {"", "-", "^"};

void pages_run(struct desk *d, uint64_t seed, int cases, struct tally *tally) {
    for (int i = 0; i < cases; i++)
        for (int kind = 0; kind < N_PAGE_KINDS; kind++) {
            struct prng r = prng_for(seed + seeds[kind], (uint64_t)i);
            char name[80];
            snprintf(name, sizeof name, "seed %llu article %s%d", (unsigned long long)seed, signs[kind], i);
            run_article(d, &r, (enum page_kind)kind, name, tally);
        }
}

void pages_print(uint64_t seed, int number, enum page_kind kind) {
    struct prng r = prng_for(seed + seeds[kind], (uint64_t)number);
    make_copy(&copy, &r, kind == PAGES_INSERTIONS);
    fwrite(copy.bytes, 1, copy.n, stdout);
}
