/* rules/set.c -- a case's text in lines, and what is seen of it on the way. */
#include "rules.h"

#include "text/inline.h"
#include "text/names.h"

enum { MOST_PIECES = 64, MOST_NAMES = 8 };

static void see_runs(void *user, const struct ts_shape_origin *origin, const struct ts_runs *runs) {
    struct seen *seen = user;
    (void)origin;
    seen->n = runs->n_chars < MOST_CHARS ? runs->n_chars : MOST_CHARS;
    for (size_t i = 0; i < seen->n; i++) {
        seen->class[i] = runs->chars[i].class;
        seen->text[i] = runs->chars[i].text;
    }
}

static void see_items(void *user, const struct ts_shape_origin *origin, const struct ts_items *items) {
    struct seen *seen = user;
    (void)origin;
    for (size_t i = 0; i < items->n && items->items[i].character < MOST_CHARS; i++) {
        seen->begins[items->items[i].character] = true;
        seen->item[items->items[i].character] = items->items[i];
    }
}

/* The pieces of a case's text: one, or those its markup makes. */
static size_t make_pieces(struct runner *r, const struct how *how, const char *text,
                          struct ts_shape_piece *pieces) {
    static const uint32_t first_line[] = {0};
    struct ts_slice all = ts_slice_of(text);
    struct ts_source source = {.name = "case", .text = all, .line_starts = first_line, .n_lines = 1};
    struct ts_inline_text from = {.source = &source, .text = all};
    struct ts_spans spans = {0};
    pieces[0] = (struct ts_shape_piece){.text = all, .type = &how->type};
    if (how->run_in) {
        pieces[0] = (struct ts_shape_piece){
            .text = ts_slice_cut(all, 0, how->run_in), .type = &how->run_in_type, .marked = TS_MARKED_RUN_IN};
        pieces[1] =
            (struct ts_shape_piece){.text = ts_slice_cut(all, how->run_in, all.n), .type = &how->type};
        return 2;
    }
    if (!how->markup)
        return 1;
    ts_inline_read(&r->work, &from, 0, (uint32_t)all.n, 0, &spans);
    size_t n = spans.list.n < MOST_PIECES ? spans.list.n : MOST_PIECES;
    for (size_t i = 0; i < n; i++) {
        const struct ts_span *s = &spans.list.v[i];
        pieces[i] = (struct ts_shape_piece){.text = ts_slice_cut(all, s->begin, s->end),
                                            .type = s->marked & TS_MARKED_NOTE ? &how->note : &how->type,
                                            .marked = s->marked,
                                            .element = s->element,
                                            .ruby = s->ruby,
                                            .ruby_type = &how->ruby};
    }
    return n;
}

static size_t find_names(const struct how *how, const char *text, struct ts_spread_text names[MOST_NAMES]) {
    struct ts_slice found[MOST_NAMES];
    size_t n = how->name_width ? ts_names_find(ts_slice_of(text), found, MOST_NAMES) : 0;
    for (size_t i = 0; i < n; i++)
        names[i] = (struct ts_spread_text){found[i].p, found[i].p + found[i].n, how->name_width};
    return n;
}

bool rules_set(struct runner *r, const struct how *how, const char *text, ts_len measure, struct seen *seen) {
    ts_arena_reset(r->work.keep);
    ts_arena_reset(r->work.scratch);
    r->work.diag = ts_diag_new(r->work.keep);
    *seen = (struct seen){.n = 0};
    struct ts_watch watch = {.user = seen, .runs = see_runs, .items = see_items};
    struct ts_typesetter t = {.ctx = &r->work,
                              .fonts = r->fonts,
                              .uax14 = r->uax14,
                              .hyphenator = how->rules.hyphenate ? r->hyphenator : NULL,
                              .rules = &how->rules,
                              .segmenter = r->segmenter,
                              .words = how->words,
                              .watch = &watch};
    struct ts_shape_piece pieces[MOST_PIECES];
    size_t n = make_pieces(r, how, text, pieces);
    struct ts_shape_origin origin = {.first = text};
    struct ts_spread_text names[MOST_NAMES];
    const char *colon = how->label_width ? strstr(text, "：") : NULL;
    struct ts_paragraph_opts opts = {.measure = measure,
                                     .indent = how->indent,
                                     .turn = how->turn,
                                     .label = colon ? (size_t)(colon + strlen("：") - text) : 0,
                                     .label_width = how->label_width,
                                     .justify = how->justify,
                                     .by_words = how->heading,
                                     .spread = how->spread,
                                     .names = names,
                                     .n_names = find_names(how, text, names)};
    seen->lines = ts_paragraph_set(&t, &origin, pieces, n, &opts);
    return seen->lines != NULL;
}
