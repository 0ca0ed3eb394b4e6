#include "draws.h"
#include "issue.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "page/sheet.h"
#include "plan/issue.h"
#include "text/briefs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_NUMBERS = 2 * MOST_PARAS /* captions are numbered behind the paragraphs */ };

/* A paragraph as it was set, line by line. */
struct told {
    TS_VEC(char) text;
    int n_lines; /* of the stretch that was seen last */
    size_t page; /* where that was */
};

/* A story as it came out. */
struct outcome {
    const struct ts_article *article;
    struct told paras[MOST_NUMBERS];
    int paragraph, line;    /* of the body's line before */
    size_t over, said_over; /* characters on the pages behind, and as the program has it */
};

struct judge {
    struct ts_arena *arena;
    const struct issue *made;
    const struct ts_issue *issue;
    struct ts_sheet_block *blocks[MOST_PAGES];
    ts_page_list pages;
    size_t first[MOST_PAGES + 1]; /* in the list: a page, behind it those of what it could not hold */
    struct outcome *outcomes;     /* of each story */
    bool silent;
    int failures;
};

static void find(struct judge *j, size_t page, const char *what, const struct ts_line *line) {
    if (++j->failures <= 6 && !j->silent)
        printf("    page %zu: %s: %.*s\n", page + 1, what, line ? (int)line->n_text : 0,
               line ? line->text : "");
}

/* A line of the copy. */
static bool is_copy(const struct ts_draw *d) {
    return is_line(d) && d->paragraph >= 0 && d->paragraph < MOST_NUMBERS &&
           (d->role < TS_N_ROLES || d->role == TS_MARK_CAPTION);
}

/* A line of the body, which stands in a column. */
static bool is_body(const struct ts_draw *d) {
    return is_copy(d) && d->column >= 0 && d->role >= TS_ROLE_QUESTION && d->role <= TS_ROLE_LIST;
}

/* --- setting -------------------------------------------------------------------------------------------- */

static const struct ts_article *read_article(struct desk *d, const struct ts_plan_block *b) {
    const struct ts_article *articles[MOST_ITEMS];
    size_t n = 0;
    for (int i = 0; i < b->n_articles && i < MOST_ITEMS; i++) {
        const struct ts_source *source = ts_source_read(&d->work, b->articles[i].path, NULL);
        if (source)
            articles[n++] = ts_article_parse(&d->work, source, b->style);
    }
    return n == 0 ? NULL : b->role == TS_BLOCK_BRIEFS ? ts_briefs_join(&d->work, articles, n) : articles[0];
}

/* What stands in the blocks of a page. */
static void give_articles(struct desk *d, struct judge *j, int page) {
    const struct ts_plan *plan = j->issue->pages[page];
    struct ts_sheet_block *blocks = TS_NEW(j->arena, struct ts_sheet_block, (size_t)plan->n_blocks);
    j->blocks[page] = blocks;
    for (int i = 0; i < plan->n_blocks; i++) {
        const struct ts_plan_block *b = &plan->blocks[i];
        int story = j->made->pages[page].boxes[i].story;
        if (b->from_page >= 0) {
            const struct ts_sheet_block *before = &j->blocks[b->from_page][b->from_block];
            blocks[i].article = ts_sheet_rest(&d->work, before);
            blocks[i].rest = true;
            blocks[i].from = before->done.rest.paragraph;
        } else {
            blocks[i].article = read_article(d, b);
            if (story >= 0)
                j->outcomes[story].article = blocks[i].article;
        }
    }
}

static bool compose(struct desk *d, struct judge *j) {
    const char *const folders[] = {"styles", NULL};
    struct ts_style_request request = {.folders = folders};
    j->issue = ts_issue_read(&d->work, j->made->path, &request);
    if (!j->issue)
        return false;
    struct ts_typesetter t = {.ctx = &d->work,
                              .fonts = d->fonts,
                              .uax14 = d->uax14,
                              .hyphenator = d->hyphenator,
                              .segmenter = d->segmenter,
                              .rules = &j->issue->pages[0]->style->line};
    for (int i = 0; i < j->issue->n_pages; i++) {
        j->first[i] = j->pages.n;
        give_articles(d, j, i);
        ts_clash_list clashes = {0};
        if (!ts_sheet_compose(&t, j->issue->pages[i], j->blocks[i], &j->pages, &clashes))
            return false;
    }
    j->first[j->issue->n_pages] = j->pages.n;
    return true;
}

/* --- text ----------------------------------------------------------------------------------------------- */

static bool lies_in(const char *text, struct ts_slice s) {
    return s.p && text >= s.p && text <= s.p + s.n;
}

/* The paragraph of an article that a line is of: pictures, counted in the whole article, stand behind its
 * paragraphs; -1 = of another article. */
static int paragraph_of(const struct ts_article *a, const struct ts_draw *d) {
    const char *text = d->line->text;
    if (d->role != TS_MARK_CAPTION)
        return d->paragraph < (int)a->n_paras && lies_in(text, a->paras[d->paragraph].text) ? d->paragraph
                                                                                            : -1;
    for (size_t i = 0; i < a->n_pictures; i++)
        if (lies_in(text, a->pictures[i].caption->text) || lies_in(text, a->pictures[i].credit->text))
            return (int)(a->n_paras + i);
    return -1;
}

/* The story of a line on a page of what was over; -1 = of none. */
static int story_by_text(const struct judge *j, const struct ts_draw *d) {
    for (int i = 0; i < j->made->n_stories; i++)
        if (j->outcomes[i].article && paragraph_of(j->outcomes[i].article, d) >= 0)
            return i;
    return -1;
}

static size_t count_characters(const struct ts_line *line) {
    size_t n = 0;
    for (size_t i = 0; i < line->n_glyphs; i++)
        for (struct ts_slice s = {line->glyphs[i].text, line->glyphs[i].n_text}; copy_next_character(&s);)
            n++;
    return n;
}

/* Lines of a paragraph come in their order; where it goes on on another page, or cut for another measure,
 * they are counted anew. */
static void tell(struct judge *j, struct outcome *o, const struct ts_draw *d, size_t page, bool cut) {
    int paragraph = paragraph_of(o->article, d);
    if (paragraph < 0 || paragraph >= MOST_NUMBERS) {
        find(j, page, "a line of another article", d->line);
        return;
    }
    struct told *p = &o->paras[paragraph];
    bool anew = p->text.n == 0 || (d->line_number == 0 && (cut || p->page != page));
    if (anew)
        p->n_lines = 0;
    if (d->line_number != p->n_lines)
        find(j, page, "line out of order", d->line);
    p->n_lines++;
    p->page = page;
    for (size_t i = 0; i < d->line->n_glyphs; i++)
        for (size_t k = 0; k < d->line->glyphs[i].n_text; k++)
            *TS_VEC_ADD(j->arena, &p->text) = d->line->glyphs[i].text[k];
}

/* The lines of the body follow each other in the copy's order, page after page. */
static void judge_thread(struct judge *j, struct outcome *o, const struct ts_draw *d, size_t page) {
    if (d->paragraph < o->paragraph)
        find(j, page, "the text does not keep its order", d->line);
    o->paragraph = d->paragraph;
}

/* In a block without cut parts, down a column, then down the next. */
static void judge_reading(struct judge *j, const struct ts_draw *d, const struct ts_draw *before,
                          size_t page) {
    if (before && before->block == d->block &&
        (d->column < before->column || (d->column == before->column && d->y <= before->y)))
        find(j, page, "the text does not run down its columns", d->line);
}

static void read_page(struct judge *j, int number, size_t at) {
    const struct ts_page *page = &j->pages.v[at];
    bool over = at != j->first[number];
    const struct ts_draw *before = NULL; /* the line of the body */
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        if (!is_copy(d))
            continue;
        const struct box *box = &j->made->pages[number].boxes[d->block];
        int story = over ? story_by_text(j, d) : box->story;
        if (story < 0 || !j->outcomes[story].article) {
            find(j, at, "a line of no article", d->line);
            continue;
        }
        if (is_body(d)) {
            judge_thread(j, &j->outcomes[story], d, at);
            if (!over && !box->cut)
                judge_reading(j, d, before, at);
            before = d;
        }
        tell(j, &j->outcomes[story], d, at, !over && box->cut && box->n_parts > 1);
        if (over)
            j->outcomes[story].over += count_characters(d->line);
    }
}

/* Each paragraph of the copy is there once, and nothing else. */
static void judge_copy(struct judge *j, int story) {
    const struct story *s = &j->made->stories[story];
    const struct told *paras = j->outcomes[story].paras;
    bool found[MOST_NUMBERS] = {false};
    for (int c = 0; c < s->n_copies; c++)
        for (int k = 0; k < s->copies[c]->n_paras; k++) {
            struct ts_slice want = s->copies[c]->paras[k], rest = want;
            bool there = copy_next_character(&rest) == 0;
            for (int i = 0; i < MOST_NUMBERS && !there; i++)
                if (paras[i].text.n && !found[i] &&
                    copy_same_text(want, (struct ts_slice){paras[i].text.v, paras[i].text.n}))
                    found[i] = there = true;
            if (!there)
                find(j, 0,
                     ts_arena_printf(j->arena, "a%d-%d: paragraph not set as it stands: %.*s", story, c,
                                     (int)want.n, want.p),
                     NULL);
        }
    for (int i = 0; i < MOST_NUMBERS; i++)
        if (paras[i].text.n && !found[i])
            find(j, 0,
                 ts_arena_printf(j->arena, "a%d: text that is not in the copy: %.*s", story,
                                 (int)paras[i].text.n, paras[i].text.v),
                 NULL);
}

/* Signs of tables, which are set where one was too wide for its column, and not on a page where it fits. */
static size_t count_signs(const struct story *s) {
    size_t n = 0;
    for (int i = 0; i < s->n_copies; i++)
        for (const char *p = s->copies[i]->bytes;
             (p = memchr(p, '|', s->copies[i]->n - (size_t)(p - s->copies[i]->bytes))); p++)
            n++;
    return n;
}

/* What is said to be over is what stands on the pages behind. */
static void judge_over(struct judge *j) {
    for (int page = 0; page < j->issue->n_pages; page++)
        for (int i = 0; i < j->issue->pages[page]->n_blocks; i++) {
            const struct box *box = &j->made->pages[page].boxes[i];
            const struct ts_sheet_block *b = &j->blocks[page][i];
            if (box->story >= 0 && box->to < 0 && b->article && !b->done.ended)
                j->outcomes[box->story].said_over = b->done.characters_over;
        }
    for (int i = 0; i < j->made->n_stories; i++)
        if (j->outcomes[i].over > j->outcomes[i].said_over ||
            j->outcomes[i].over + count_signs(&j->made->stories[i]) < j->outcomes[i].said_over)
            find(j, 0,
                 ts_arena_printf(j->arena, "a%d: %zu characters are said to be over, %zu are", i,
                                 j->outcomes[i].said_over, j->outcomes[i].over),
                 NULL);
}

/* --- places --------------------------------------------------------------------------------------------- */

struct measures {
    ts_len left, top, measure, gutter, row, em;
    int columns, rows;
};

/* The page's grid by the style's values alone (newspaper-page.md). */
static struct measures measures_of(const struct ts_style *s) {
    ts_len measure = s->characters * s->body.size;
    return (struct measures){.left = s->area_left,
                             .top = s->area_top,
                             .measure = measure,
                             .gutter = (s->area_width - s->columns * measure) / (s->columns - 1),
                             .row = s->row,
                             .em = s->body.size,
                             .columns = s->columns,
                             .rows = (s->area_height - s->body.size) / s->row + 1};
}

static bool covers(const struct box *b, int column, int row) {
    for (int i = 0; i < b->n_parts; i++) {
        const struct rect *r = &b->parts[i];
        if (column >= r->column && column < r->column + r->columns && row >= r->row && row < r->row + r->rows)
            return true;
    }
    return false;
}

/* Every column and row that it touches, be it by a unit, is the block's. */
static bool is_within(const struct measures *m, const struct box *b, const struct ts_draw *d) {
    for (int column = 0; column < m->columns; column++) {
        ts_len x = m->left + column * (m->measure + m->gutter);
        for (int row = 0; d->x < x + m->measure && x < d->x + d->width && row < m->rows; row++) {
            ts_len y = m->top + row * m->row;
            if (d->y < y + m->em && y < d->y + d->height && !covers(b, column, row))
                return false;
        }
    }
    return d->x >= m->left && d->y >= m->top &&
           d->x + d->width <= m->left + m->columns * (m->measure + m->gutter) - m->gutter + m->columns &&
           d->y + d->height <= m->top + (m->rows - 1) * m->row + m->em;
}

static void judge_place(struct judge *j, size_t at, const struct measures *m, const struct box *b,
                        const struct ts_draw *d) {
    if (!sticks_out(d->line) && !is_within(m, b, d))
        find(j, at, d->line ? "a line outside its block" : "a picture outside its block", d->line);
    if (is_body(d) && (d->y - (m->em - d->height) / 2 - m->top) % m->row)
        find(j, at, "a line between the rows of the page", d->line);
    bool own_columns = strcmp(b->ground, "plain") == 0 && !b->cut;
    if (is_body(d) && own_columns && (d->x - m->left) % (m->measure + m->gutter))
        find(j, at, "a line beside its column", d->line);
}

/* A rule between blocks, columns or headings, or a side of a frame. Others are grounds, or hyphens of divided
 * words. */
static bool is_stroke(const struct ts_draw *d) {
    enum { THICK = 2880 /* 1 mm */ };
    ts_len thick = d->width < d->height ? d->width : d->height, length = d->width + d->height - thick;
    return d->kind == TS_DRAW_RULE && thick < THICK && length > 2 * THICK;
}

static bool is_solid(const struct ts_draw *d) {
    return (is_line(d) && !sticks_out(d->line)) || d->kind == TS_DRAW_PICTURE;
}

static void judge_overlap(struct judge *j, size_t at, size_t i) {
    const struct ts_page *page = &j->pages.v[at];
    const struct ts_draw *d = &page->draws.v[i];
    for (size_t k = 0; is_solid(d) && k < page->draws.n; k++) {
        const struct ts_draw *e = &page->draws.v[k];
        if (k != i && overlap(d, e) &&
            ((is_solid(e) && k < i) || (is_stroke(e) && is_line(d) && !strikes(e, d))))
            find(j, at, is_stroke(e) ? "a line on a rule" : "one thing on another",
                 d->line ? d->line : e->line);
    }
}

static void judge_places(struct judge *j, int number) {
    size_t at = j->first[number];
    const struct ts_page *page = &j->pages.v[at];
    struct measures m = measures_of(j->issue->pages[number]->style);
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        bool of_page = d->role == TS_MARK_FOLIO || d->role == TS_MARK_MASTHEAD;
        if (d->kind == TS_DRAW_PICTURE || (is_line(d) && !of_page))
            judge_place(j, at, &m, &j->made->pages[number].boxes[d->block], d);
        judge_overlap(j, at, i);
    }
}

/* --- jumps ---------------------------------------------------------------------------------------------- */

/* Lines of a block that begin so. */
static int count_jumps(const struct judge *j, int number, int block, const char *text) {
    const struct ts_page *page = &j->pages.v[j->first[number]];
    int n = 0;
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        n += is_line(d) && d->role == TS_MARK_JUMP && d->block == block &&
             strncmp(d->line->text, text, strlen(text)) == 0;
    }
    return n;
}

/* There is a line of text in the columns of a block; what takes all its rows leaves none for jump lines. */
static bool has_body(const struct judge *j, int number, int block) {
    const struct ts_page *page = &j->pages.v[j->first[number]];
    for (size_t i = 0; i < page->draws.n; i++)
        if (is_body(&page->draws.v[i]) && page->draws.v[i].block == block)
            return true;
    return false;
}

static void judge_jump(struct judge *j, int number, int block, const char *what, int other, bool may,
                       bool text) {
    char line[32];
    snprintf(line, sizeof line, "%s第%d版", what, other + 1);
    int n = count_jumps(j, number, block, what), right = count_jumps(j, number, block, line);
    bool must = may && text && has_body(j, number, block);
    if (n != right || n > may || n < must)
        find(j, j->first[number], ts_arena_printf(j->arena, "%d lines %s, %d of them right", n, what, right),
             NULL);
}

/* A block says where its text goes on if it does, and where it came from. */
static void judge_jumps(struct judge *j, int number) {
    for (int i = 0; i < j->made->pages[number].n_boxes; i++) {
        const struct box *b = &j->made->pages[number].boxes[i];
        const struct ts_sheet_block *with = &j->blocks[number][i];
        bool goes = b->to >= 0 && with->article && !with->done.ended;
        /* pictures alone may go on without a word */
        judge_jump(j, number, i, "下转", b->to, goes,
                   goes && with->done.rest.paragraph < with->article->n_paras);
        judge_jump(j, number, i, "上接", b->from, b->from >= 0 && with->article, true);
    }
}

/* Some block has it; those of blocks that take up another page's article have none. */
static bool is_used(const struct issue *made, int story) {
    for (int page = 0; page < made->n_pages; page++)
        for (int i = 0; i < made->pages[page].n_boxes; i++)
            if (made->pages[page].boxes[i].story == story)
                return true;
    return false;
}

static void judge_issue(struct judge *j) {
    for (int i = 0; i < j->made->n_stories; i++)
        j->outcomes[i].paragraph = -1;
    for (int page = 0; page < j->issue->n_pages; page++) {
        for (size_t at = j->first[page]; at < j->first[page + 1]; at++)
            read_page(j, page, at);
        judge_places(j, page);
        judge_jumps(j, page);
    }
    for (int i = 0; i < j->made->n_stories; i++)
        if (is_used(j->made, i))
            judge_copy(j, i);
    judge_over(j);
}

/* --- controls: what is set wrong is found --------------------------------------------------------------- */

enum fault {
    FAULT_LOST,
    FAULT_TWICE,
    FAULT_ROW,
    FAULT_COLUMN,
    FAULT_SWAPPED,
    FAULT_BESIDE,
    FAULT_RULE,
    N_FAULTS
};

/* Two lines of the body on the first page that follow each other in the middle of a column; false = there are
 * none. */
static bool find_lines(const struct ts_page *page, size_t *a, size_t *b) {
    *a = *b = page->draws.n;
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        if (!is_body(d) || sticks_out(d->line) || count_characters(d->line) == 0)
            continue;
        *a = *b;
        *b = i;
        if (*a < *b && page->draws.v[*a].block == d->block && page->draws.v[*a].column == d->column &&
            page->draws.v[*a].paragraph == d->paragraph)
            return true;
    }
    return false;
}

static void spoil(struct judge *j, enum fault fault, size_t a, size_t b) {
    struct ts_page *page = &j->pages.v[0];
    struct ts_draw *first = &page->draws.v[a], *second = &page->draws.v[b], line = *first;
    struct measures m = measures_of(j->issue->pages[0]->style);
    switch (fault) {
    case FAULT_LOST:
        first->kind = TS_DRAW_INK;
        break;
    case FAULT_TWICE:
        line.y = m.top - m.row, *TS_VEC_ADD(j->arena, &page->draws) = line;
        break;
    case FAULT_ROW:
        first->y += 1;
        break;
    case FAULT_COLUMN:
        first->y -= 3 * m.row * m.rows;
        break;
    case FAULT_SWAPPED:
        line = *first, *first = *second, *second = line;
        break;
    case FAULT_BESIDE:
        first->y = second->y;
        break;
    case FAULT_RULE:
        *TS_VEC_ADD(j->arena, &page->draws) = (struct ts_draw){.kind = TS_DRAW_RULE,
                                                               .x = line.x,
                                                               .y = line.y + line.height / 2,
                                                               .width = line.width,
                                                               .height = 1};
        break;
    case N_FAULTS:
        break;
    }
}

static void run_controls(const struct judge *right, struct tally *tally) {
    static const char *const names[N_FAULTS] = {
        "a line lost",       "a line twice",      "a line between rows",  "a line far away",
        "two lines swapped", "a line on another", "a rule through a line"};
    const struct ts_page *page = &right->pages.v[0];
    size_t a, b;
    if (!find_lines(page, &a, &b))
        return;
    for (int fault = 0; fault < N_FAULTS; fault++) {
        struct judge wrong = *right;
        struct ts_page *pages = TS_NEW(right->arena, struct ts_page, right->pages.n);
        memcpy(pages, right->pages.v, right->pages.n * sizeof *pages);
        pages[0].draws.v = NULL;
        pages[0].draws.n = pages[0].draws.cap = 0;
        for (size_t i = 0; i < page->draws.n; i++)
            *TS_VEC_ADD(right->arena, &pages[0].draws) = page->draws.v[i];
        wrong.pages.v = pages;
        wrong.outcomes = TS_NEW(right->arena, struct outcome, MOST_STORIES);
        for (int i = 0; i < MOST_STORIES; i++)
            wrong.outcomes[i].article = right->outcomes[i].article;
        wrong.silent = true;
        spoil(&wrong, (enum fault)fault, a, b);
        judge_issue(&wrong);
        if (wrong.failures)
            tally->passed++;
        else if (++tally->failed)
            printf("prop: plans: not found: %s\n", names[fault]);
    }
}

/* --- the run -------------------------------------------------------------------------------------------- */

enum { WITH_CONTROLS = 3 /* of the first issues */ };

static void run_issue(struct desk *d, const struct issue *made, const char *name, bool controls,
                      struct tally *tally) {
    desk_clear(d);
    struct judge j = {.arena = d->work.keep, .made = made};
    j.outcomes = TS_NEW(j.arena, struct outcome, MOST_STORIES);
    bool set = compose(d, &j);
    if (set)
        judge_issue(&j);
    if (set && !j.failures) {
        tally->passed++;
        if (controls)
            run_controls(&j, tally);
        return;
    }
    tally->failed++;
    if (!set)
        ts_diag_print(d->work.diag, stdout, TS_ENGLISH, false);
    printf("prop: %s: %s\n", name, set ? "the faults above" : "not set");
}

static const uint64_t seed_of_plans = 0x706c616e;

void plans_run(struct desk *d, uint64_t seed, int cases, struct tally *tally) {
    static struct album album;
    static struct issue issue;
    if (!album_open(&album)) {
        tally->failed++;
        puts("prop: no files could be written for plans");
    }
    for (int i = 0; i < cases; i++) {
        struct prng r = prng_for(seed + seed_of_plans, (uint64_t)i);
        char name[80];
        snprintf(name, sizeof name, "seed %llu plan %d", (unsigned long long)seed, i);
        strcpy(issue.folder, album.folder); /* pictures lie beside the articles */
        bool written = issue_make(&issue, &r, &album);
        run_issue(d, &issue, written ? name : "files", i < WITH_CONTROLS, tally);
        issue_remove(&issue);
    }
    album_close(&album);
}

void plans_write(uint64_t seed, int number) {
    static struct album album;
    static struct issue issue;
    struct prng r = prng_for(seed + seed_of_plans, (uint64_t)number);
    bool ok = album_open(&album);
    strcpy(issue.folder, album.folder);
    if (ok && issue_make(&issue, &r, &album))
        puts(issue.path);
}
