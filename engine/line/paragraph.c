#include "line/paragraph.h"

#include "base/clock.h"
#include "line/frames.h"
#include "line/label.h"
#include "line/memo.h"

/* A place and a copy are made only for what is kept: a long text may have a fault in every line. */
static void tell(struct ts_ctx *ctx, const struct ts_shape_origin *origin, const struct ts_line *line,
                 enum ts_code code, double amount) {
    if (!ts_diag_wants(ctx->diag, code))
        return;
    const char *text = ts_arena_copy(ctx->scratch, line->text, line->n_text);
    const char *em = ts_arena_printf(ctx->scratch, "%.2f", amount / line->em);
    TS_DIAG(ctx->diag, code,
            ts_source_place(origin->source, origin->offset + (size_t)(line->text - origin->first)),
            amount > 0 ? em : text, amount > 0 ? text : NULL);
}

/* `hole` is the opening that is a fault, in thousandths of an em; a line that is left short by no more is
 * none to see either. */
static void report_line(struct ts_ctx *ctx, const struct ts_shape_origin *origin, ts_len hole,
                        const struct ts_line *line) {
    int64_t lack = line->measure - line->width;
    if (!origin->source)
        return;
    if (line->overfull)
        tell(ctx, origin, line, TS_LINE_OVERFULL, line->width - line->measure);
    if (line->hole && lack * 1000 > (int64_t)hole * line->em)
        tell(ctx, origin, line, TS_LINE_SHORT, (double)lack);
    else if (line->hole && lack <= 0)
        tell(ctx, origin, line, TS_LINE_HOLE, line->opening);
    if (line->forced)
        tell(ctx, origin, line, TS_LINE_FORCED, 0);
    if (line->parted)
        tell(ctx, origin, line, TS_LINE_PARTED, 0);
    if (line->cut)
        tell(ctx, origin, line, TS_WORD_CUT, 0);
}

/* The items again with what only some paragraphs need, and what is dear to load: headings of several lines
 * break between words; words are divided where lines would else be opened far. */
static const struct ts_items *refine(const struct ts_typesetter *t, const struct ts_items *items,
                                     const struct ts_breaks *breaks, const struct ts_paragraph_opts *opts) {
    if (opts->by_words && t->segmenter && breaks->n > 1)
        return ts_words_apply(t->ctx, t->segmenter, items, t->words);
    if (t->hyphenator && breaks->loose)
        return ts_hyphen_apply(t->ctx, t->hyphenator, items);
    return items;
}

static const struct ts_items *keep_tail(struct ts_ctx *ctx, const struct ts_items *items, ts_len tail) {
    struct ts_items *kept = TS_NEW(ctx->scratch, struct ts_items, 1);
    *kept = *items;
    kept->tail = tail;
    return kept;
}

/* The paragraph's items before lines are broken: its names spread, and aligned to the grid where that is
 * asked for; headings are single lines, which nothing stands above. */
static const struct ts_items *make_items(const struct ts_typesetter *t, const struct ts_shape_origin *origin,
                                         const struct ts_runs *runs, const struct ts_paragraph_opts *opts) {
    const struct ts_items *items = ts_items_make(t->ctx, t->uax14, runs, t->rules);
    if (items->n && opts->n_names)
        items = ts_spread_texts(t->ctx, items, opts->names, opts->n_names);
    if (items->n && opts->label)
        items = ts_label_hang(t->ctx, items, origin->first + opts->label, opts->label_width);
    if (items->n && opts->tail)
        items = keep_tail(t->ctx, items, opts->tail);
    if (items->n && t->rules->grid && opts->justify)
        items = ts_frames_apply(t->ctx, items);
    return items;
}

static struct ts_break_opts break_opts(const struct ts_typesetter *t, const struct ts_items *items,
                                       const struct ts_paragraph_opts *opts) {
    struct ts_break_opts how = {.measure = opts->measure,
                                .indent = opts->indent,
                                .turn = opts->turn,
                                .justify = opts->justify,
                                .hole = t->rules->hole};
    if (items->frames) { /* in whole cells */
        how.indent -= how.indent % items->em;
        how.turn -= how.turn % items->em;
        how.measure -= how.measure > how.indent + items->em ? how.measure % items->em : 0;
    }
    return how;
}

/* Each line's items spread to the width. */
static const struct ts_items *spread_lines(struct ts_ctx *ctx, const struct ts_items *items,
                                           const struct ts_breaks *breaks, ts_len width) {
    struct ts_stretch *lines = TS_NEW(ctx->scratch, struct ts_stretch, breaks->n);
    for (size_t k = 0, begin = 0; k < breaks->n; begin = breaks->ends[k++])
        lines[k] = (struct ts_stretch){begin, breaks->ends[k], width};
    return ts_spread_apply(ctx, items, lines, breaks->n);
}

static const struct ts_lines *set_lines(struct ts_ctx *ctx, const struct ts_items *items,
                                        const struct ts_breaks *breaks, struct ts_break_opts *how,
                                        const struct ts_paragraph_opts *opts) {
    if (items->frames) {
        items = ts_frames_place(ctx, items, breaks);
        how->justify = false;
    } else if (opts->spread && !opts->justify) {
        items = spread_lines(ctx, items, breaks, opts->spread);
    }
    return ts_lines_set(ctx, items, breaks, how);
}

int64_t ts_paragraph_width(const struct ts_typesetter *t, const struct ts_shape_origin *origin,
                           const struct ts_shape_piece *pieces, size_t n_pieces,
                           const struct ts_paragraph_opts *opts) {
    struct ts_shape_origin quiet = *origin;
    quiet.quiet = true;
    const struct ts_runs *runs = ts_runs_shape(t->ctx, t->fonts, &quiet, pieces, n_pieces);
    const struct ts_items *items = runs ? make_items(t, origin, runs, opts) : NULL;
    int64_t width = items ? 0 : -1;
    if (items && items->n)
        width = ts_measure_line(items, ts_measure_sum(t->ctx, items), 0, items->n).width;
    ts_arena_reset(t->ctx->scratch);
    return width;
}

/* The lines of shaped text; none if there is nothing to set, or if they would not be as many as wanted. */
static const struct ts_lines *break_and_set(const struct ts_typesetter *t,
                                            const struct ts_shape_origin *origin, const struct ts_runs *runs,
                                            const struct ts_paragraph_opts *opts,
                                            const struct ts_watch *watch) {
    const struct ts_items *items = make_items(t, origin, runs, opts);
    if (items->n == 0)
        return TS_NEW(t->ctx->keep, struct ts_lines, 1);
    struct ts_break_opts how = break_opts(t, items, opts);
    const struct ts_breaks *breaks = ts_breaks_choose(t->ctx, items, &how);
    const struct ts_items *refined = refine(t, items, breaks, opts);
    if (refined != items) {
        items = refined;
        breaks = ts_breaks_choose(t->ctx, items, &how);
    }
    if (watch->items)
        watch->items(watch->user, origin, items);
    int wanted = (int)breaks->n + opts->lines_more;
    if (opts->lines_more)
        breaks = wanted > 0 ? ts_breaks_choose_count(t->ctx, items, &how, (size_t)wanted) : NULL;
    return breaks ? set_lines(t->ctx, items, breaks, &how, opts) : TS_NEW(t->ctx->keep, struct ts_lines, 1);
}

/* All stages, timed; NULL after an error. */
static const struct ts_lines *set_anew(const struct ts_typesetter *t, const struct ts_shape_origin *origin,
                                       const struct ts_shape_piece *pieces, size_t n_pieces,
                                       const struct ts_paragraph_opts *opts, const struct ts_watch *watch,
                                       const struct ts_memo_key *key) {
    bool timed = watch->shaping && watch->breaking;
    double start = timed ? ts_clock_now() : 0;
    const struct ts_runs *runs = ts_runs_shape(t->ctx, t->fonts, origin, pieces, n_pieces);
    if (!runs)
        return NULL;
    double shaped = timed ? ts_clock_now() : 0;
    if (watch->runs)
        watch->runs(watch->user, origin, runs);
    const struct ts_lines *lines = break_and_set(t, origin, runs, opts, watch);
    if (key)
        ts_memo_add(t->ctx, t->memo, key, (struct ts_remembered){lines, runs->reports});
    if (timed) {
        *watch->shaping += shaped - start;
        *watch->breaking += ts_clock_now() - shaped;
    }
    return lines;
}

const struct ts_lines *ts_paragraph_set(const struct ts_typesetter *t, const struct ts_shape_origin *origin,
                                        const struct ts_shape_piece *pieces, size_t n_pieces,
                                        const struct ts_paragraph_opts *opts) {
    static const struct ts_watch nobody = {0};
    const struct ts_watch *watch = t->watch && !opts->trial ? t->watch : &nobody;
    bool keeps = t->memo && origin->source; /* other text may be gone when it is asked for again */
    struct ts_memo_key key = {NULL, 0, 0};
    const struct ts_remembered *known = NULL;
    if (keeps) {
        key = ts_memo_key_of(t, origin, pieces, n_pieces, opts);
        known = watch->runs || watch->items ? NULL : ts_memo_find(t->memo, &key);
    }
    bool serves = known && (opts->trial || !known->reports);
    const struct ts_lines *lines =
        serves ? known->lines
               : set_anew(t, origin, pieces, n_pieces, opts, watch, keeps && !known ? &key : NULL);
    for (size_t i = 0; lines && i < lines->n && !opts->trial; i++)
        report_line(t->ctx, origin, t->rules->hole, &lines->lines[i]);
    if (lines && lines->n && watch->lines)
        watch->lines(watch->user, origin, lines);
    if (lines)
        ts_arena_reset(t->ctx->scratch);
    return lines;
}
