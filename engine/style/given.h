/* style/given.h -- the values of a style as they were given, and where. Includes: layers.h. */
#ifndef TS_STYLE_GIVEN_H
#define TS_STYLE_GIVEN_H

#include "base/vec.h"
#include "style/layers.h"

/* The value of one key: the topmost layer's that has it. */
struct ts_given {
    const struct ts_key *key;
    size_t offset;              /* of its field in ts_style */
    const struct ts_yaml *node; /* as written, with its place */
    int layer;                  /* 0 = the topmost */
};

/* All of them, in the schema's order. */
struct ts_givens {
    TS_VEC(struct ts_given) list;
    struct ts_layers layers;
};

/* ts_style_load, and what it was made from; both live in ctx->keep. */
const struct ts_style *ts_style_load_given(struct ts_ctx *, const struct ts_style_request *,
                                           struct ts_givens *);

/* A style out of its layers, whose keys were checked. NULL after an error: a value is not what its key takes;
 * or one was there before. */
const struct ts_style *ts_given_resolve(struct ts_ctx *, const struct ts_layers *, struct ts_givens *);

/* The value of the field at that offset in ts_style; NULL if none is. */
struct ts_given *ts_given_at(const struct ts_givens *, size_t offset);

/* The dotted name of the field's key, as grid.row or 网格.行高. */
const char *ts_given_path(struct ts_ctx *, size_t offset, enum ts_lang);

#endif
