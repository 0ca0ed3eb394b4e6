#include "issue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The grids as newspaper-page.md has them; the front page's first rows are the masthead's. */
static const struct paper {
    const char *style;
    int columns, rows, first_row;
} papers[] = {{"news", 8, 124, 0}, {"front", 8, 124, 20}, {"tabloid", 6, 89, 0}};

enum { LEAST_ROWS = 15, SMALL = 90 /* cells of a block that is not cut further for its size */ };

/* --- blocks --------------------------------------------------------------------------------------------- */

static void add_box(struct sheet_of_boxes *s, struct rect r) {
    if (s->n_boxes < MOST_BLOCKS)
        s->boxes[s->n_boxes++] = (struct box){.parts = {r}, .n_parts = 1, .to = -1, .from = -1};
}

/* Cut a rectangle in two from edge to edge, and these again, as a guillotine does. */
static void cut(struct sheet_of_boxes *s, struct rect r, struct prng *g) {
    bool across = r.rows >= 2 * LEAST_ROWS, down = r.columns >= 2;
    bool small = r.columns * r.rows < SMALL || (r.columns * r.rows < 4 * SMALL && prng_chance(g, 40));
    if ((!across && !down) || small) {
        if (prng_chance(g, 95)) /* else it stays white */
            add_box(s, r);
        return;
    }
    struct rect a = r, b = r;
    if (across && (!down || prng_chance(g, 50))) {
        a.rows = prng_between(g, LEAST_ROWS, r.rows - LEAST_ROWS);
        b.row += a.rows;
        b.rows -= a.rows;
    } else {
        a.columns = prng_between(g, 1, r.columns - 1);
        b.column += a.columns;
        b.columns -= a.columns;
    }
    cut(s, a, g);
    cut(s, b, g);
}

static bool ranges_meet(int a, int n, int b, int m) {
    return a < b + m && b < a + n;
}

/* b follows a: it stands under it or to its right, and they share an edge. */
static bool follows(struct rect a, struct rect b) {
    bool under = a.row + a.rows == b.row && ranges_meet(a.column, a.columns, b.column, b.columns);
    bool beside = a.column + a.columns == b.column && ranges_meet(a.row, a.rows, b.row, b.rows);
    return under || beside;
}

/* Some neighbours become one block: an L, a T or a larger rectangle. */
static void join(struct sheet_of_boxes *s, struct prng *g) {
    for (int i = 0; i < s->n_boxes; i++)
        for (int k = 0; k < s->n_boxes && s->boxes[i].n_parts == 1; k++) {
            struct box *a = &s->boxes[i], *b = &s->boxes[k];
            if (i == k || b->n_parts > 1 || !follows(a->parts[0], b->parts[0]) || !prng_chance(g, 12))
                continue;
            a->parts[a->n_parts++] = b->parts[0];
            *b = s->boxes[--s->n_boxes];
            if (i == s->n_boxes)
                i = k;
        }
}

/* --- what stands in them -------------------------------------------------------------------------------- */

static const char *choose_role(const struct box *b, struct prng *g) {
    static const char *const roles[] = {"article", "second", "foot", "link", "photo", "lead"};
    return roles[prng_below(g, b->parts[0].rows > 26 ? 6 : 5)];
}

static struct story *add_story(struct issue *s, int n) {
    static struct copy pool[MOST_STORIES];
    static int used;
    if (s->n_stories == 0)
        used = 0;
    if (s->n_stories == MOST_STORIES || used + n > MOST_STORIES)
        return NULL;
    struct story *story = &s->stories[s->n_stories++];
    story->n_copies = n;
    for (int i = 0; i < n; i++)
        story->copies[i] = &pool[used++];
    return story;
}

static void give_story(struct issue *s, struct box *b, struct prng *g, const struct album *album) {
    bool briefs = b->n_parts == 1 && prng_chance(g, 15);
    struct story *story = add_story(s, briefs ? prng_between(g, 1, MOST_ITEMS) : 1);
    b->story = story ? (int)(story - s->stories) : -1;
    if (!story) {
        b->role = "advert";
        return;
    }
    b->role = briefs ? "briefs" : choose_role(b, g);
    for (int i = 0; briefs && i < story->n_copies; i++)
        copy_make_brief(story->copies[i], g);
    if (!briefs)
        copy_make(story->copies[0], g, (enum page_kind)prng_below(g, PAGES_SHIPPED),
                  prng_chance(g, 40) ? album : NULL);
}

static void furnish(struct issue *s, struct box *b, struct prng *g, const struct album *album) {
    static const char *const grounds[] = {"plain", "plain", "framed", "tinted"}, *const heads[] = {
                                                                                     "horizontal", "vertical",
                                                                                     "band", "vertical-band"};
    b->ground = b->n_parts == 1 ? grounds[prng_below(g, 4)] : "plain";
    b->headline = prng_chance(g, 75) ? "horizontal" : heads[prng_below(g, 4)];
    if (prng_chance(g, 10)) {
        b->role = "advert";
        b->story = -1;
        b->n_parts = 1; /* the other part stays white */
        b->title = prng_chance(g, 50) ? "广告" : "广告　电话 12345678　地址沿河路一号";
        return;
    }
    b->cut = prng_chance(g, 12) && b->parts[b->n_parts - 1].columns > 1
                 ? prng_between(g, 1, b->parts[b->n_parts - 1].columns)
                 : 0;
    give_story(s, b, g, album);
    bool titled = strcmp(b->role, "briefs") == 0 || strcmp(b->role, "link") == 0;
    b->title = titled && prng_chance(g, 50) ? "短讯与链接" : "";
}

/* --- jumps ---------------------------------------------------------------------------------------------- */

/* It can give an article to another page, or take one up. */
static bool may_jump(const struct box *b) {
    return b->story >= 0 && strcmp(b->role, "briefs") != 0 && strcmp(b->role, "photo") != 0;
}

static void jump(struct issue *s, int from, int to, struct prng *g) {
    struct sheet_of_boxes *p = &s->pages[from], *q = &s->pages[to];
    if (p->n_boxes == 0 || q->n_boxes == 0)
        return;
    struct box *a = &p->boxes[prng_below(g, (unsigned)p->n_boxes)],
               *b = &q->boxes[prng_below(g, (unsigned)q->n_boxes)];
    if (!may_jump(a) || !may_jump(b) || a->to >= 0 || b->from >= 0 || b->to >= 0)
        return;
    a->to = to;
    b->from = from;
    b->story = a->story;
    b->headline = "horizontal";
    b->title = prng_chance(g, 60) ? "接着说的那一件事情" : "";
}

/* --- files ---------------------------------------------------------------------------------------------- */

static FILE *open_file(const struct issue *s, const char *name) {
    char path[96];
    snprintf(path, sizeof path, "%s/%s", s->folder, name);
    return fopen(path, "w");
}

static bool write_story(const struct issue *s, int index) {
    bool ok = true;
    for (int i = 0; i < s->stories[index].n_copies; i++) {
        const struct copy *c = s->stories[index].copies[i];
        char name[32];
        snprintf(name, sizeof name, "a%d-%d.txt", index, i);
        FILE *f = open_file(s, name);
        ok = ok && f && fwrite(c->bytes, 1, c->n, f) == c->n;
        ok = f && fclose(f) == 0 && ok;
    }
    return ok;
}

static void write_box(const struct issue *s, const struct box *b, FILE *f) {
    fprintf(f, "  - role: %s\n    parts: [", b->role);
    for (int i = 0; i < b->n_parts; i++) {
        fprintf(f, "%s{at: [%d, %d], size: %dx%d", i ? ", " : "", b->parts[i].column + 1, b->parts[i].row + 1,
                b->parts[i].columns, b->parts[i].rows);
        if (i + 1 == b->n_parts && b->cut)
            fprintf(f, ", cut: %d", b->cut);
        fputs("}", f);
    }
    fprintf(f, "]\n    ground: %s\n", b->ground);
    if (b->story < 0) {
        fprintf(f, "    label: %s\n", b->title && *b->title ? b->title : "广告");
        return;
    }
    fprintf(f, "    headline: %s\n", b->headline);
    if (*b->title)
        fprintf(f, "    title: %s\n", b->title);
    fputs("    articles: [", f);
    for (int i = 0; i < s->stories[b->story].n_copies; i++)
        fprintf(f, "%sa%d-%d.txt", i ? ", " : "", b->story, i);
    fputs("]\n", f);
    if (b->to >= 0)
        fprintf(f, "    to-page: %d\n", b->to + 1);
    if (b->from >= 0)
        fprintf(f, "    from-page: %d\n", b->from + 1);
}

static bool write_page(const struct issue *s, int index) {
    char name[32];
    snprintf(name, sizeof name, "p%d.yaml", index);
    FILE *f = open_file(s, name);
    if (!f)
        return false;
    fprintf(f, "style: %s\nblocks:\n", s->pages[index].style);
    for (int i = 0; i < s->pages[index].n_boxes; i++)
        write_box(s, &s->pages[index].boxes[i], f);
    return fclose(f) == 0;
}

static bool write_all(const struct issue *s) {
    bool ok = true;
    FILE *f = open_file(s, "issue.yaml");
    if (!f)
        return false;
    fputs("报名: 桐湾晚报\n日期: 2024-03-09\n期号: 8123\n刊号: CN 99-0123\n主办: 甲\n出版: 乙\n社址: "
          "丙\npages: [",
          f);
    for (int i = 0; i < s->n_pages; i++)
        fprintf(f, "%sp%d.yaml", i ? ", " : "", i);
    fputs("]\n", f);
    ok = fclose(f) == 0;
    for (int i = 0; i < s->n_pages; i++)
        ok = write_page(s, i) && ok;
    for (int i = 0; i < s->n_stories; i++)
        ok = write_story(s, i) && ok;
    return ok;
}

void issue_remove(const struct issue *s) {
    char path[96];
    for (int i = 0; i < s->n_pages; i++) {
        snprintf(path, sizeof path, "%s/p%d.yaml", s->folder, i);
        unlink(path);
    }
    for (int i = 0; i < s->n_stories; i++)
        for (int k = 0; k < s->stories[i].n_copies; k++) {
            snprintf(path, sizeof path, "%s/a%d-%d.txt", s->folder, i, k);
            unlink(path);
        }
    unlink(s->path);
}

bool issue_make(struct issue *s, struct prng *g, const struct album *album) {
    snprintf(s->path, sizeof s->path, "%s/issue.yaml", s->folder);
    s->n_stories = 0;
    s->n_pages = prng_chance(g, 50) ? 1 : prng_between(g, 2, MOST_PAGES);
    unsigned size = prng_below(g, 3); /* all pages of an issue are of one format */
    for (int i = 0; i < s->n_pages; i++) {
        struct sheet_of_boxes *page = &s->pages[i];
        const struct paper *p = &papers[size == 2 ? 2 : i == 0 ? size : 0];
        *page = (struct sheet_of_boxes){.style = p->style};
        cut(page, (struct rect){0, p->first_row, p->columns, p->rows - p->first_row}, g);
        join(page, g);
        if (page->n_boxes == 0)
            add_box(page, (struct rect){0, p->first_row, p->columns, p->rows - p->first_row});
        for (int k = 0; k < page->n_boxes; k++)
            furnish(s, &page->boxes[k], g, album);
    }
    for (int from = 0; from + 1 < s->n_pages; from++)
        for (int n = 0; n < 3; n++)
            jump(s, from, prng_between(g, from + 1, s->n_pages - 1), g);
    return write_all(s);
}
