#include "style/style.h"

#include "style/block.h"
#include "style/check.h"
#include "style/fit.h"

const struct ts_style *ts_style_load_given(struct ts_ctx *ctx, const struct ts_style_request *request,
                                           struct ts_givens *givens) {
    struct ts_layers layers;
    if (!ts_layers_gather(ctx, request, &layers))
        return NULL;
    for (int i = 0; i < layers.n; i++)
        ts_check_keys(ctx, ts_schema_keys(), ts_schema_keys(), layers.root[i]);
    const struct ts_style *style = ts_given_resolve(ctx, &layers, givens);
    if (!style)
        return NULL;
    ts_fit_check(ctx, style, givens);
    if (!ts_diag_failed(ctx->diag))
        ts_block_check(ctx, &layers);
    return ts_diag_failed(ctx->diag) ? NULL : style;
}

const struct ts_style *ts_style_load(struct ts_ctx *ctx, const struct ts_style_request *request) {
    struct ts_givens givens;
    return ts_style_load_given(ctx, request, &givens);
}

ts_len ts_style_widest_start(const struct ts_style *s) {
    const struct ts_type *const speakers[] = {&s->question, &s->answer};
    ts_len label = 0, indent = s->body.indent > s->body.turn_indent ? s->body.indent : s->body.turn_indent;
    for (int i = 0; i < 2; i++)
        if (speakers[i]->form == TS_FORM_HANG && speakers[i]->label_width > label)
            label = speakers[i]->label_width;
    return label + indent;
}
