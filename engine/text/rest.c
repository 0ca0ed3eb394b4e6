#include "text/rest.h"

/* The spans behind the first `offset` bytes; one that they end in is cut. */
static void cut_spans(struct ts_ctx *ctx, struct ts_para *p, uint32_t offset) {
    struct ts_span *spans = TS_NEW(ctx->keep, struct ts_span, p->n_spans + 1);
    size_t n = 0;
    for (size_t i = 0; i < p->n_spans; i++) {
        struct ts_span span = p->spans[i];
        if (span.end <= offset)
            continue;
        span.begin = span.begin > offset ? span.begin - offset : 0;
        span.end -= offset;
        spans[n++] = span;
    }
    p->spans = spans;
    p->n_spans = n;
}

const struct ts_article *ts_article_rest(struct ts_ctx *ctx, const struct ts_article *a, size_t paragraph,
                                         size_t offset, const struct ts_picture *pictures,
                                         size_t n_pictures) {
    struct ts_article *rest = TS_NEW(ctx->keep, struct ts_article, 1);
    *rest = *a;
    rest->pictures = pictures;
    rest->n_pictures = n_pictures;
    if (offset == 0 || paragraph >= a->n_paras)
        return rest;
    struct ts_para *paras = TS_NEW(ctx->keep, struct ts_para, a->n_paras);
    memcpy(paras, a->paras, a->n_paras * sizeof *paras);
    struct ts_para *p = &paras[paragraph];
    cut_spans(ctx, p, (uint32_t)offset);
    p->text = ts_slice_cut(p->text, offset, p->text.n);
    p->offset += (uint32_t)offset;
    p->rest = true;
    p->label = 0;
    if (p->role == TS_ROLE_TABLE || p->role == TS_ROLE_PULL) { /* one that is cut was set as text */
        p->role = TS_ROLE_BODY;
        p->n_cells = 0;
    }
    rest->paras = paras;
    return rest;
}
