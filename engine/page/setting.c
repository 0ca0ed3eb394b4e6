#include "page/setting.h"

#include "line/stack.h"
#include "text/dateline.h"
#include "text/names.h"

enum { MOST_NAMES = 20 /* of two characters, in a byline's 40 */ };

struct ts_setting *ts_setting_make(const struct ts_typesetter *t, const struct ts_fit *fit,
                                   const struct ts_article *article) {
    struct ts_setting *s = TS_NEW(t->ctx->keep, struct ts_setting, 1);
    struct ts_fit *own = TS_NEW(t->ctx->keep, struct ts_fit, 1);
    *own = *fit;
    s->typesetter = t;
    s->fit = own;
    s->style = fit->style;
    s->article = article;
    s->site = fit->site ? fit->site : ts_site_of_page(t->ctx, fit->style);
    s->grid = s->site->grid;
    s->forms = ts_forms_make(t->ctx, fit->style, article, s->grid.measure);
    return s;
}

void ts_apart_make(struct ts_apart *apart, const struct ts_typesetter *t, bool watched) {
    *apart = (struct ts_apart){.typesetter = *t, .ctx = *t->ctx};
    apart->ctx.diag = ts_diag_new(t->ctx->keep);
    apart->typesetter.ctx = &apart->ctx;
    if (watched || !t->watch)
        return;
    apart->watch = (struct ts_watch){.shaping = t->watch->shaping, .breaking = t->watch->breaking};
    apart->typesetter.watch = &apart->watch;
}

static void take_face(struct ts_type *type, const struct ts_type *face) {
    type->font = face->font;
    type->weight = face->weight;
}

/* Labels and lead-ins have a colour of their own too. */
static void take_label(struct ts_type *type, const struct ts_type *label) {
    take_face(type, label);
    type->colour = label->colour;
}

static void take_small(struct ts_type *type, const struct ts_small *small) {
    take_face(type, &small->type);
    type->rise = ts_len_scale(type->size, small->rise, 1000);
    type->size = ts_len_scale(type->size, small->size, 1000);
}

/* A raised or lowered figure, in the face of its text and as small as a note mark. */
static void take_index(struct ts_type *type, const struct ts_small *small, bool lowered) {
    ts_len size = ts_len_scale(type->size, small->size, 1000);
    type->rise = lowered ? -size / 4 : ts_len_scale(type->size, small->rise, 1000);
    type->size = size;
}

static int weight_of(const struct ts_style *style, const struct ts_type *type) {
    return type->weight ? type->weight : style->fonts[type->font].weight;
}

/* Strong text is no lighter than what it stands in: headings are heavier than the body. */
static void take_strong(const struct ts_style *style, struct ts_type *type) {
    int weight = weight_of(style, type), own = weight_of(style, &style->marked.strong);
    take_face(type, &style->marked.strong);
    type->weight = weight > own ? weight : own;
}

/* Papers set a dateline off by white of one width, be it in type of its own or not; in the text's type only
 * where the copy has a blank too. */
static void take_dateline(const struct ts_style *style, struct ts_type *type, struct ts_slice behind) {
    if (style->mark_dateline)
        take_label(type, &style->dateline);
    if (style->mark_dateline || ts_dateline_blanks(behind))
        type->gap = ts_len_scale(style->dateline.gap, type->size, style->body.size);
}

enum {
    ANOTHER_TYPE = TS_MARKED_LABEL | TS_MARKED_LEAD_IN | TS_MARKED_STRONG | TS_MARKED_EMPHASIS |
                   TS_MARKED_SMALL | TS_MARKED_DATELINE | TS_MARKED_RUN_IN
};

/* The type of a span: the paragraph's, changed by what the span is marked as. In ctx->keep. */
static const struct ts_type *type_of_span(const struct ts_setting *s, const struct ts_para *para,
                                          const struct ts_span *span, const struct ts_type *base) {
    if (!(span->marked & ANOTHER_TYPE))
        return base;
    struct ts_type *type = TS_NEW(s->typesetter->ctx->keep, struct ts_type, 1);
    *type = *base;
    if (span->marked & TS_MARKED_LABEL)
        take_label(type, para->role == TS_ROLE_QUESTION     ? &s->style->question
                         : para->role == TS_ROLE_STANDFIRST ? &s->style->standfirst_label
                                                            : &s->style->answer);
    if (span->marked & TS_MARKED_LEAD_IN)
        take_label(type, &s->style->lead_in);
    if (span->marked & TS_MARKED_DATELINE)
        take_dateline(s->style, type, ts_slice_cut(para->text, span->end, para->text.n));
    if (span->marked & TS_MARKED_RUN_IN) {
        take_label(type, &s->style->run_in);
        type->gap = ts_len_scale(s->style->run_in.gap, type->size, s->style->body.size);
    }
    if (span->marked & TS_MARKED_EMPHASIS)
        take_face(type, &s->style->marked.emphasis);
    if (span->marked & TS_MARKED_STRONG)
        take_strong(s->style, type);
    if (span->marked & TS_MARKED_NOTE)
        take_small(type, &s->style->marked.note);
    else if (span->marked & (TS_MARKED_RAISED | TS_MARKED_LOWERED))
        take_index(type, &s->style->marked.note, span->marked & TS_MARKED_LOWERED);
    return type;
}

static const struct ts_type *ruby_type(const struct ts_setting *s, const struct ts_type *base) {
    struct ts_type *type = TS_NEW(s->typesetter->ctx->keep, struct ts_type, 1);
    *type = *base;
    take_small(type, &s->style->marked.ruby);
    return type;
}

/* The pieces of a paragraph, one for each span. In ctx->scratch. */
static const struct ts_shape_piece *pieces_of(const struct ts_setting *s, const struct ts_para *para,
                                              const struct ts_type *type) {
    struct ts_shape_piece *pieces =
        TS_NEW(s->typesetter->ctx->scratch, struct ts_shape_piece, para->n_spans + 1);
    for (size_t i = 0; i < para->n_spans; i++) {
        const struct ts_span *span = &para->spans[i];
        pieces[i] = (struct ts_shape_piece){.text = ts_slice_cut(para->text, span->begin, span->end),
                                            .type = type_of_span(s, para, span, type),
                                            .marked = span->marked,
                                            .element = span->element,
                                            .ruby = span->ruby,
                                            .ruby_type = span->ruby.n ? ruby_type(s, type) : NULL};
    }
    return pieces;
}

/* CLREQ, "General Guidance", wants half an em between lines for marks; a paper's leads and news columns have
 * less, and marks still stand free with this much under them, in thousandths. */
enum { AIR = 50 };

/* What the marks of a line take between x and another place on it. */
static ts_len depth_of_marks(const struct ts_line *line, const struct ts_type *type, ts_len x, ts_len end) {
    ts_len most = 0;
    for (size_t i = 0; i < line->annotations.n; i++) {
        const struct ts_annotation *a = &line->annotations.v[i];
        ts_len depth = ts_display_depth(a) + ts_len_scale(type->size, AIR, 1000);
        if (a->left < end && x < a->right && depth > most)
            most = depth;
    }
    return most;
}

/* What ruby takes above a line, and marks that stand over it in the line before (NULL = none). Bopomofo
 * stands beside its characters and takes nothing. */
static ts_len height_of_ruby(const struct ts_setting *s, const struct ts_line *before,
                             const struct ts_line *line, const struct ts_type *type) {
    ts_len head = ts_len_scale(type->size, 880, 1000); /* of the em box, above the baseline */
    ts_len size = ts_len_scale(type->size, s->style->marked.ruby.size, 1000), most = 0;
    for (size_t i = 0; line->ruby && i < line->ruby->n_glyphs; i++) {
        const struct ts_set_glyph *g = &line->ruby->glyphs[i];
        ts_len marks = before ? depth_of_marks(before, type, g->x, g->x + size) : 0;
        if (g->y >= head && size + marks > most)
            most = size + marks;
    }
    return most;
}

static void check_gap(const struct ts_setting *s, const struct ts_para *para, const struct ts_type *type,
                      const struct ts_lines *lines) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    ts_len gap = s->grid.row - type->size, needed = 0;
    for (size_t i = 0; i < lines->n; i++) {
        const struct ts_line *line = &lines->lines[i];
        ts_len marks = depth_of_marks(line, type, 0, line->width);
        ts_len ruby = height_of_ruby(s, i > 0 ? line - 1 : NULL, line, type);
        needed = marks > needed ? marks : needed;
        needed = ruby > needed ? ruby : needed;
    }
    if (gap < needed)
        TS_DIAG(ctx->diag, TS_ROW_TIGHT, ts_source_place(s->article->source, para->offset),
                ts_arena_printf(ctx->scratch, "%.2f", (double)gap / type->size),
                ts_arena_printf(ctx->scratch, "%.2f", (double)needed / type->size));
}

/* What names of a byline are spread to: so many characters, tracked as the others are. */
static ts_len name_width(const struct ts_type *type) {
    ts_len tracks = ts_len_scale(type->name_width - 1000, type->tracking, 1000);
    return ts_len_scale(type->size, type->name_width + tracks, 1000);
}

static size_t names_of(const struct ts_para *para, const struct ts_type *type,
                       struct ts_spread_text names[MOST_NAMES]) {
    struct ts_slice found[MOST_NAMES];
    size_t n =
        para->role == TS_ROLE_BYLINE && type->name_width ? ts_names_find(para->text, found, MOST_NAMES) : 0;
    for (size_t i = 0; i < n; i++)
        names[i] = (struct ts_spread_text){found[i].p, found[i].p + found[i].n, name_width(type)};
    return n;
}

/* The name of a label that hangs: one of fewer characters is spread until it fills the label's width with its
 * colon (CLREQ, "First-line Indents": tupai). */
static size_t name_of_label(const struct ts_para *para, const struct ts_type *type,
                            const struct ts_paragraph_opts *opts, struct ts_spread_text *name) {
    struct ts_slice label = ts_slice_cut(para->text, 0, opts->label);
    size_t colon = ts_slice_ends(label, "：") ? strlen("：") : 0;
    ts_len width = opts->label_width - ts_len_scale(type->size, 1000 + type->tracking, 1000); /* its colon */
    if (!colon || width <= 0)
        return 0;
    *name = (struct ts_spread_text){label.p, label.p + label.n - colon, width};
    return 1;
}

const struct ts_lines *ts_setting_para(const struct ts_setting *s, const struct ts_para *para,
                                       const struct ts_type *type, const struct ts_paragraph_opts *opts) {
    struct ts_spread_text names[MOST_NAMES];
    struct ts_paragraph_opts own = *opts;
    own.trial |= s->quiet;
    own.names = names;
    own.n_names = opts->label ? name_of_label(para, type, opts, names) : names_of(para, type, names);
    struct ts_shape_origin origin = {
        .source = s->article->source, .first = para->text.p, .offset = para->offset, .quiet = own.trial};
    const struct ts_lines *lines =
        ts_paragraph_set(s->typesetter, &origin, pieces_of(s, para, type), para->n_spans, &own);
    if (lines && !own.trial && opts->justify) /* headings have bands of their own */
        check_gap(s, para, type, lines);
    return lines;
}

void ts_setting_forget(const struct ts_setting *s, const struct ts_para *para, size_t from) {
    const struct ts_source *source = s->article->source;
    struct ts_diag *diag = s->typesetter->ctx->diag;
    if (!ts_diag_is_empty(diag)) /* places cost a search */
        ts_diag_forget(diag, ts_source_place(source, para->offset + from),
                       ts_source_place(source, para->offset + para->text.n));
}

const struct ts_line *ts_setting_vertical(const struct ts_setting *s, const struct ts_para *para,
                                          const struct ts_type *type, struct ts_slice part) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    struct ts_shape_piece *pieces = TS_NEW(ctx->scratch, struct ts_shape_piece, para->n_spans + 1);
    const struct ts_shape_piece *all = pieces_of(s, para, type);
    const char *end = part.p + part.n;
    size_t n = 0;
    for (size_t i = 0; i < para->n_spans; i++) {
        const char *from = all[i].text.p, *to = from + all[i].text.n;
        from = from > part.p ? from : part.p;
        to = to < end ? to : end;
        if (from >= to)
            continue;
        pieces[n] = all[i];
        pieces[n++].text = (struct ts_slice){from, (size_t)(to - from)};
    }
    struct ts_shape_origin origin = {.source = s->article->source,
                                     .first = para->text.p,
                                     .offset = para->offset,
                                     .quiet = true,
                                     .vertical = true};
    const struct ts_runs *runs = ts_runs_shape(ctx, s->typesetter->fonts, &origin, pieces, n);
    return runs ? ts_stack_set(ctx, runs, ts_type_punctuation(type, s->typesetter->rules)) : NULL;
}

int64_t ts_setting_width(const struct ts_setting *s, const struct ts_para *para, const struct ts_type *type) {
    struct ts_spread_text names[MOST_NAMES];
    struct ts_paragraph_opts opts = {.names = names, .n_names = names_of(para, type, names)};
    struct ts_shape_origin origin = {
        .source = s->article->source, .first = para->text.p, .offset = para->offset, .quiet = true};
    return ts_paragraph_width(s->typesetter, &origin, pieces_of(s, para, type), para->n_spans, &opts);
}

static const struct ts_line *set_line(const struct ts_setting *s, const char *text,
                                      const struct ts_type *type, bool trial) {
    struct ts_shape_piece piece = {.text = ts_slice_of(text), .type = type};
    struct ts_shape_origin origin = {.first = text};
    struct ts_paragraph_opts opts = {.measure = INT32_MAX / 4, .trial = trial};
    const struct ts_lines *lines = ts_paragraph_set(s->typesetter, &origin, &piece, 1, &opts);
    static const struct ts_line nothing = {0};
    return !lines ? NULL : lines->n ? &lines->lines[0] : &nothing;
}

const struct ts_line *ts_setting_line(const struct ts_setting *s, const char *text,
                                      const struct ts_type *type) {
    return set_line(s, text, type, false);
}

const struct ts_line *ts_setting_ink(const struct ts_setting *s, const char *text,
                                     const struct ts_type *type) {
    return set_line(s, text, type, true);
}

ts_len ts_setting_spread(const struct ts_type *type, ts_len measure) {
    if (type->align != TS_ALIGN_SPREAD)
        return 0;
    return type->spread && type->spread < measure ? type->spread : measure;
}

ts_len ts_setting_align(int align, ts_len measure, ts_len width) {
    bool centred = align == TS_ALIGN_CENTRE || align == TS_ALIGN_SPREAD;
    return centred ? (measure - width) / 2 : align == TS_ALIGN_END ? measure - width : 0;
}
