#include "desk.h"

#include "style/style.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

/* Styles for pages: the broadsheet, then fewer and more columns, small pages that make many, narrow columns.
 */
static const char *const settings[N_DESK_STYLES][10] = {
    {NULL},
    {"grid.columns=4", "grid.characters=22", NULL},
    {"grid.columns=6", "grid.characters=14", "area.height=120mm", "jump-headline.rows=3", NULL},
    {"grid.columns=3", "grid.characters=28", "area.height=90mm", "line.kinsoku=strict", NULL},
    {"grid.columns=5", "grid.characters=18", "area.height=60mm", "line.squeeze-stops=no", NULL},
    {"grid.columns=7", "grid.characters=11", "body.indent=1em", "line.kinsoku=basic", NULL},
    {NULL},
    {"question.form=hang", "answer.form=hang", "quote.rows-before=1", "quote.rows-after=1", NULL},
    {"body.paragraph-space=1", "body.first-paragraph-indent=0", "quote.right=1em", "quote.size=9点",
     "area.height=120mm", "grid.foot-lines=2", NULL},
    {"grid.columns=3", "grid.characters=28", "area.height=90mm", "body.turn-indent=1em",
     "body.paragraph-space=1", "quote.rows-after=2", "answer.form=hang", NULL},
    {"mark-dateline=yes", "credit.align=centre", "end-mark=■", NULL},
    {"mark-dateline=yes", "grid.columns=6", "grid.characters=14", "area.height=120mm", "dateline.gap=2em",
     "end-mark=（完）", "box.tint=0 0 0 10", NULL},
    {"head.columns=3", "head.band=yes", NULL},
    {"head.columns=2", "head.side=right", "lead.span=1", "grid.foot-lines=2", "grid.head-lines=3", NULL},
    {"grid.columns=6", "grid.characters=14", "head.columns=4", "lead.span=2", "area.height=160mm", NULL},
    {"masthead.rows=12", "lead.span=2", "fit.mode=rows", NULL},
    {"masthead.rows=10", "masthead.columns=2", "head.columns=2", "lead.span=1", NULL},
    {"grid.columns=3", "grid.characters=28", "head.columns=1", "area.height=120mm", "fit.mode=rows",
     "jump.show=no", NULL},
    {"head.direction=vertical", "head.rows=40", NULL},
    {"head.direction=vertical", "head.side=right", "head.band=yes", "fit.mode=rows", NULL},
    {"grid.columns=7", "grid.characters=11", "head.direction=vertical", "head.columns=2", "lead.span=2",
     "head.rows=20", NULL},
};

static bool load_styles(struct desk *d) {
    for (int i = 0; i < N_DESK_STYLES; i++) {
        struct ts_style_request request = {.set = settings[i]};
        d->styles[i] = ts_style_load(&d->home, &request);
        if (!d->styles[i])
            return false;
    }
    return true;
}

/* All that stand in styles/, from the repository's top. */
static bool load_shipped(struct desk *d) {
    static const char *const folders[] = {"styles", NULL};
    glob_t found = {.gl_pathc = 0};
    bool ok = glob("styles/*.yaml", 0, NULL, &found) == 0 && found.gl_pathc <= MOST_SHIPPED;
    for (size_t i = 0; ok && i < found.gl_pathc; i++) {
        struct ts_style_request request = {.name = ts_arena_printf(d->home.keep, "./%s", found.gl_pathv[i]),
                                           .folders = folders};
        struct ts_fontset_request fonts = {.config_file = getenv("FONTCONFIG_FILE")};
        fonts.style = d->shipped[i] = ts_style_load(&d->home, &request);
        d->shipped_fonts[i] = fonts.style ? ts_fontset_open(&d->home, &fonts) : NULL;
        ok = d->shipped_fonts[i] != NULL;
        d->n_shipped = (unsigned)i + 1;
    }
    if (!ok) {
        ts_diag_print(d->home.diag, stdout, TS_ENGLISH, false);
        puts("prop: styles/*.yaml cannot be read from here");
    }
    globfree(&found);
    return ok;
}

static struct ts_ctx open_ctx(void) {
    struct ts_ctx ctx = {.keep = ts_arena_open(), .scratch = ts_arena_open()};
    ctx.diag = ts_diag_new(ctx.keep);
    return ctx;
}

bool desk_open(struct desk *d) {
    *d = (struct desk){.home = open_ctx(), .work = open_ctx()};
    struct ts_fontset_request request = {.config_file = getenv("FONTCONFIG_FILE")};
    if (!load_styles(d) || !load_shipped(d))
        return false;
    request.style = d->styles[0];
    d->fonts = ts_fontset_open(&d->home, &request);
    d->uax14 = ts_uax14_new(&d->home);
    d->hyphenator = ts_hyphen_new(&d->home);
    d->segmenter = ts_words_new(&d->home);
    return d->fonts != NULL;
}

void desk_close(struct desk *d) {
    if (d->uax14)
        ts_uax14_close(d->uax14);
    if (d->hyphenator)
        ts_hyphen_close(d->hyphenator);
    if (d->segmenter)
        ts_words_close(d->segmenter);
    if (d->fonts)
        ts_fontset_close(d->fonts);
    for (unsigned i = 0; i < d->n_shipped; i++)
        if (d->shipped_fonts[i])
            ts_fontset_close(d->shipped_fonts[i]);
    ts_arena_close(d->work.scratch);
    ts_arena_close(d->work.keep);
    ts_arena_close(d->home.scratch);
    ts_arena_close(d->home.keep);
}

void desk_clear(struct desk *d) {
    ts_arena_reset(d->work.scratch);
    ts_arena_reset(d->work.keep);
    d->work.diag = ts_diag_new(d->work.keep);
}

bool desk_set(struct desk *d, const struct order *o, struct view *view) {
    struct ts_arena *keep = d->work.keep;
    struct ts_type *types = TS_NEW(keep, struct ts_type, 2);
    struct ts_line_rules rules = d->styles[0]->line;
    rules.kinsoku = o->level;
    rules.squeeze_stops = o->squeeze_stops;
    rules.punctuation = o->punctuation;
    rules.hang = o->hang;
    rules.grid = o->grid;
    char *text = ts_arena_copy(keep, o->text, o->n);
    for (int i = 0; i < 2; i++) {
        types[i] = d->styles[0]->body;
        types[i].font = o->fonts[i];
        types[i].weight = 0;
    }
    if (o->other_size)
        types[1].size = ts_len_scale(types[1].size, o->other_size, 100);
    struct ts_shape_piece pieces[2] = {
        {.text = {text, o->part}, .type = &types[0], .marked = TS_MARKED_LABEL},
        {.text = {text + o->part, o->n - o->part}, .type = &types[1]}};
    struct ts_shape_origin origin = {.first = text};
    struct ts_typesetter typesetter = {.ctx = &d->work,
                                       .fonts = d->fonts,
                                       .uax14 = d->uax14,
                                       .hyphenator = o->hyphenate ? d->hyphenator : NULL,
                                       .segmenter = d->segmenter,
                                       .rules = &rules};
    ts_len em = types[0].size;
    struct ts_paragraph_opts opts = {.measure = o->characters * em,
                                     .indent = o->indent ? 2 * em : 0,
                                     .turn = o->turn * em,
                                     .justify = o->justify};
    const struct ts_lines *lines = ts_paragraph_set(&typesetter, &origin, pieces, 2, &opts);
    if (!lines)
        return false;
    view_make(keep, lines, text, o->n, view);
    for (size_t k = 0; k < view->n; k++) /* where it is to begin, whatever the line says */
        view->lines[k].indent = k ? opts.turn : opts.indent;
    view->em = em;
    view->level = o->level;
    view->squeeze_stops = o->squeeze_stops;
    view->justified = o->justify;
    view->full = o->punctuation == TS_PUNCTUATION_FULL;
    view->may_hang = o->hang;
    return true;
}
