#include "page/setting.h"

#include "text/names.h"

enum { MOST_NAMES = 20 /* of two characters, in a byline's 40 */ };

static const struct ts_type *type_of_span(const struct ts_setting *s, const struct ts_para *para,
                                          const struct ts_span *span, const struct ts_type *type) {
    switch (span->kind) {
    case TS_SPAN_LABEL:
        return &s->label_types[para->role];
    case TS_SPAN_LEAD_IN:
        return &s->lead_in_type;
    default:
        return type;
    }
}

/* The pieces of a paragraph; returns how many. */
static size_t pieces_of(const struct ts_setting *s, const struct ts_para *para, const struct ts_type *type,
                        struct ts_shape_piece pieces[2]) {
    for (size_t i = 0; i < para->n_spans; i++)
        pieces[i] =
            (struct ts_shape_piece){ts_slice_cut(para->text, para->spans[i].begin, para->spans[i].end),
                                    type_of_span(s, para, &para->spans[i], type)};
    return para->n_spans;
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

const struct ts_lines *ts_setting_para(const struct ts_setting *s, const struct ts_para *para,
                                       const struct ts_type *type, const struct ts_paragraph_opts *opts) {
    struct ts_shape_piece pieces[2];
    struct ts_spread_text names[MOST_NAMES];
    struct ts_paragraph_opts how = *opts;
    how.names = names;
    how.n_names = names_of(para, type, names);
    size_t n = pieces_of(s, para, type, pieces);
    struct ts_shape_origin origin = {s->article->source, para->text.p, para->offset, opts->trial};
    return ts_paragraph_set(s->typesetter, &origin, pieces, n, &how);
}

int64_t ts_setting_width(const struct ts_setting *s, const struct ts_para *para, const struct ts_type *type) {
    struct ts_shape_piece pieces[2];
    struct ts_spread_text names[MOST_NAMES];
    struct ts_paragraph_opts how = {.names = names, .n_names = names_of(para, type, names)};
    size_t n = pieces_of(s, para, type, pieces);
    struct ts_shape_origin origin = {s->article->source, para->text.p, para->offset, true};
    return ts_paragraph_width(s->typesetter, &origin, pieces, n, &how);
}

const struct ts_line *ts_setting_line(const struct ts_setting *s, const char *text,
                                      const struct ts_type *type) {
    struct ts_shape_piece piece = {ts_slice_of(text), type};
    struct ts_shape_origin origin = {NULL, text, 0, false};
    struct ts_paragraph_opts opts = {.measure = INT32_MAX / 4};
    const struct ts_lines *lines = ts_paragraph_set(s->typesetter, &origin, &piece, 1, &opts);
    static const struct ts_line nothing = {0};
    return !lines ? NULL : lines->n ? &lines->lines[0] : &nothing;
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
