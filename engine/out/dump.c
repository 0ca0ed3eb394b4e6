#include "out/dump.h"

#include <string.h>

enum ts_dump_stage ts_dump_stage_named(const char *name) {
    static const char *const names[TS_N_DUMP_STAGES] = {"",      "source", "article", "runs",
                                                        "items", "lines",  "pages"};
    if (strcmp(name, "doc") == 0) /* the article by another name */
        return TS_DUMP_ARTICLE;
    for (int i = 1; i < TS_N_DUMP_STAGES; i++)
        if (strcmp(name, names[i]) == 0)
            return (enum ts_dump_stage)i;
    return TS_DUMP_NOTHING;
}

void ts_dump_source(FILE *f, const struct ts_source *s) {
    fwrite(s->text.p, 1, s->text.n, f);
}

static void dump_place(FILE *f, const struct ts_shape_origin *o, const char *text) {
    if (!o->source)
        return (void)fprintf(f, "-");
    struct ts_place p = ts_source_place(o->source, o->offset + (size_t)(text - o->first));
    fprintf(f, "%u:%u", p.line, p.column);
}

static void dump_span(FILE *f, const struct ts_para *p, const struct ts_span *s) {
    static const char *const names[] = {"label", "lead-in", "strong", "emphasis", "dots",     "name",
                                        "title", "death",   "note",   "ruby",     "dateline", "run-in",
                                        "link",  "struck",  "raised", "lowered",  "verbatim"};
    if (!s->marked)
        return;
    for (unsigned k = 0, n = 0; k < sizeof names / sizeof *names; k++)
        if (s->marked >> k & 1)
            fprintf(f, "%s%s", n++ ? "+" : " ", names[k]);
    fprintf(f, "=%.*s", (int)(s->end - s->begin), p->text.p + s->begin);
    if (s->ruby.n)
        fprintf(f, "|%.*s", (int)s->ruby.n, s->ruby.p);
    if (s->link.n)
        fprintf(f, "(%.*s)", (int)s->link.n, s->link.p);
}

static void dump_picture(FILE *f, const struct ts_article *a, const struct ts_picture *p) {
    static const char *const positions[] = {"top", "foot", "middle", "here"}, *const sides[] = {
                                                                                  "left", "right", "centre"};
    struct ts_place place = ts_source_place(a->source, p->offset);
    fprintf(f, "picture %u:%u %.*s", place.line, place.column, (int)p->file.n, p->file.p);
    if (p->image)
        fprintf(f, " %dx%d", ts_image_wide(p->image), ts_image_high(p->image));
    fprintf(f, " width=%d position=%s side=%s", p->columns, positions[p->position], sides[p->side]);
    const struct ts_para *parts[] = {p->caption, p->credit};
    for (int k = 0; k < 2; k++) {
        fputs(" |", f);
        for (size_t i = 0; i < parts[k]->n_spans; i++)
            fprintf(f, "%s%.*s", i ? "" : " ", (int)(parts[k]->spans[i].end - parts[k]->spans[i].begin),
                    parts[k]->text.p + parts[k]->spans[i].begin);
    }
    fputc('\n', f);
}

/* What was joined to make the paragraph, and what is doubtful about its end: joins stand in the order of
 * paragraphs, and *next is the first that is not printed. */
static void dump_joins(FILE *f, const struct ts_article *a, size_t para, size_t *next) {
    static const char *const names[] = {"word", "bracket", "mark", "goes-on", "hole"};
    for (; *next < a->joins.n && a->joins.v[*next].para <= para; ++*next) {
        const struct ts_join *join = &a->joins.v[*next];
        if (join->para < para)
            continue;
        struct ts_place place = ts_source_place(a->source, join->begin);
        fprintf(f, " %s=%u:%u:%s", join->made ? "joined" : "suspect", place.line, place.column,
                names[join->kind]);
    }
}

static void dump_omissions(FILE *f, const struct ts_source *s) {
    for (size_t i = 0; i < s->n_omissions; i++) {
        const struct ts_omission *o = &s->omissions[i];
        fprintf(f, "left-out %u %s | %.*s\n", o->line, o->what, (int)o->text.n, o->text.p);
    }
}

void ts_dump_article(FILE *f, const struct ts_article *a) {
    size_t picture = 0, join = 0;
    const struct ts_folio_text *t = &a->folio;
    fprintf(f, "folio paper=%s date=%s page=%s section=%s editor=%s designer=%s proofreader=%s\n", t->paper,
            t->date, t->page, t->section, t->editor, t->designer, t->proofreader);
    if (*t->issue || *t->cn || *t->pages || *t->sponsor || *t->publisher || *t->address)
        fprintf(f, "masthead issue=%s cn=%s pages=%s sponsor=%s publisher=%s address=%s\n", t->issue, t->cn,
                t->pages, t->sponsor, t->publisher, t->address);
    for (size_t i = 0; i < a->n_paras; i++) {
        const struct ts_para *p = &a->paras[i];
        for (; picture < a->n_pictures && a->pictures[picture].before <= i; picture++)
            dump_picture(f, a, &a->pictures[picture]);
        struct ts_place place = ts_source_place(a->source, p->offset);
        fprintf(f, "%s %u:%u", ts_article_role_name(p->role), place.line, place.column);
        for (size_t k = 0; k < p->n_spans; k++)
            dump_span(f, p, &p->spans[k]);
        if (p->depth)
            fprintf(f, " depth=%d", p->depth);
        if (p->indent)
            fprintf(f, " indent=%d", p->indent);
        fputs(p->under ? " under" : "", f);
        dump_joins(f, a, i, &join);
        fprintf(f, "%s%s", p->section ? " section" : "", p->goes_on ? " goes-on" : "");
        fprintf(f, " | %.*s\n", (int)p->text.n, p->text.p);
    }
    for (; picture < a->n_pictures; picture++)
        dump_picture(f, a, &a->pictures[picture]);
    dump_omissions(f, a->source);
}

static const char *class_name(int class) {
    static const char *const names[TS_N_CLASSES] = {
        "han",       "open",    "close",   "pause", "stop",       "dash",     "ellipsis",    "interpunct",
        "connector", "solidus", "western", "space", "wide-space", "attached", "break-space", "control"};
    return names[class];
}

void ts_dump_runs(void *file, const struct ts_shape_origin *o, const struct ts_runs *r) {
    FILE *f = file;
    for (size_t i = 0; i < r->n_chars; i++) {
        const struct ts_char *c = &r->chars[i];
        dump_place(f, o, c->text);
        fprintf(f, " %.*s U+%04X %s", c->n_bytes, c->class == TS_CONTROL || *c->text == '\n' ? "?" : c->text,
                c->code_point, class_name(c->class));
        if (c->face)
            fprintf(f, " %s", c->face->ps_name);
        for (uint32_t g = 0; g < c->n_glyphs; g++)
            fprintf(f, " %u+%d", r->glyphs[c->first_glyph + g].id, r->glyphs[c->first_glyph + g].advance);
        fprintf(f, "%s\n", c->missing ? " missing" : "");
    }
}

void ts_dump_items(void *file, const struct ts_shape_origin *o, const struct ts_items *items) {
    FILE *f = file;
    static const char *const breaks[] = {"never", "allowed", "singles", "measure", "unit",
                                         "pairs", "remedy",  "letter",  "path",    "hyphen",
                                         "split", "mark",    "cut",     "forced"};
    static const char *const gaps[] = {"none", "word", "western", "fixed"};
    for (size_t i = 0; i < items->n; i++) {
        const struct ts_item *it = &items->items[i];
        const struct ts_char *c = &items->runs->chars[it->character];
        dump_place(f, o, c->text);
        fprintf(f, " %.*s %s break=%s gap=%s:%d width=%d before=%d-%d after=%d-%d%s\n", c->n_bytes, c->text,
                class_name(it->class), breaks[it->brk], gaps[it->gap], it->gap_width, it->width, it->before,
                it->trim_before, it->after, it->trim_after, it->may_open ? " may-open" : "");
    }
}

/* Which rules forbade to end the line one item earlier or later. */
static void dump_why(FILE *f, const struct ts_line *l) {
    static const char *const names[] = {"",       "start",  "end",  "pair", "number", "word", "path",
                                        "joined", "phrase", "ruby", "note", "frame",  "name"};
    if (l->last)
        return;
    if (l->why_not_earlier)
        fprintf(f, " not-earlier=%s", names[l->why_not_earlier]);
    if (l->why_not_later)
        fprintf(f, " not-later=%s", names[l->why_not_later]);
}

static void dump_steps(FILE *f, const struct ts_line *l) {
    static const char *const reductions[] = {"word",    "interpunct", "bracket", "pause",
                                             "western", "stop",       "label"};
    static const char *const expansions[] = {"word", "western", "open"};
    for (int k = 0; k < TS_N_REDUCTIONS; k++)
        if (l->reduced[k])
            fprintf(f, " %s-%d", reductions[k], l->reduced[k]);
    for (int k = 0; k < TS_N_EXPANSIONS; k++)
        if (l->expanded[k])
            fprintf(f, " %s+%d", expansions[k], l->expanded[k]);
}

void ts_dump_lines(void *file, const struct ts_shape_origin *o, const struct ts_lines *lines) {
    FILE *f = file;
    for (size_t i = 0; i < lines->n; i++) {
        const struct ts_line *l = &lines->lines[i];
        dump_place(f, o, l->text);
        fprintf(f, " width=%d/%d", l->width, l->measure);
        dump_steps(f, l);
        dump_why(f, l);
        if (l->opening)
            fprintf(f, " opening=%.3fem", (double)l->opening / l->em);
        fprintf(f, "%s%s%s%s | %.*s\n", l->last ? " last" : "", l->overfull ? " overfull" : "",
                l->hole ? " hole" : "", l->cut ? " cut" : "", (int)l->n_text, l->text);
    }
}

static void dump_draw(FILE *f, const struct ts_draw *d) {
    static const char *const shapes[] = {
        [TS_DRAW_RULE] = "rule", [TS_DRAW_DOT] = "dot", [TS_DRAW_WAVE] = "wave"};
    switch (d->kind) {
    case TS_DRAW_RULE:
    case TS_DRAW_DOT:
    case TS_DRAW_WAVE:
        fprintf(f, "%s %d,%d %dx%d cmyk=%d,%d,%d,%d\n", shapes[d->kind], d->x, d->y, d->width, d->height,
                d->colour.cyan, d->colour.magenta, d->colour.yellow, d->colour.black);
        break;
    case TS_DRAW_LINK:
        fprintf(f, "link %d,%d %dx%d %s\n", d->x, d->y, d->width, d->height, d->uri);
        break;
    case TS_DRAW_PICTURE:
        fprintf(f, "picture %d,%d %dx%d %.*s%s\n", d->x, d->y, d->width, d->height, (int)d->picture->file.n,
                d->picture->file.p, d->picture->image ? "" : " missing");
        break;
    case TS_DRAW_MARK:
        fprintf(f, "mark %s %d,%d %dx%d", ts_display_role_name(d->role), d->x, d->y, d->width, d->height);
        if (d->paragraph >= 0)
            fprintf(f, " paragraph=%d line=%d", d->paragraph, d->line_number);
        if (d->column >= 0)
            fprintf(f, " column=%d", d->column);
        fputc('\n', f);
        break;
    case TS_DRAW_INK:
    case TS_DRAW_TEXT:
        fprintf(f, "%s %d,%d |", d->kind == TS_DRAW_INK ? "ink" : "text", d->x, d->y);
        for (size_t i = 0; i < d->line->n_glyphs; i++) {
            const struct ts_set_glyph *g = &d->line->glyphs[i];
            fprintf(f, " %.*s@%d", (int)g->n_text, g->text, g->x);
            if (d->line->length)
                fprintf(f, ",%d", -g->y);
        }
        fputc('\n', f);
        break;
    }
}

void ts_dump_pages(FILE *f, const struct ts_pages *pages) {
    for (size_t i = 0; i < pages->n; i++) {
        fprintf(f, "page %zu %dx%d\n", i + 1, pages->pages[i].width, pages->pages[i].height);
        for (size_t k = 0; k < pages->pages[i].draws.n; k++)
            dump_draw(f, &pages->pages[i].draws.v[k]);
    }
}
