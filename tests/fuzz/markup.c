/* fuzz/markup -- any text as an article: header, roles, blocks, markup inside paragraphs, notes. Each
 * paragraph lies in the text it comes from, its spans in order inside it; the dump of it can be printed. */
#include "engine.h"

#include "base/utf8.h"
#include "out/dump.h"
#include "text/article.h"

enum { MOST_BYTES = 1 << 15 };

static void check_well_formed(struct ts_slice text) {
    for (size_t i = 0, used; i < text.n; i += used)
        if (ts_utf8_decode(text.p + i, text.n - i, &used) == TS_UTF8_BAD)
            abort();
}

static void check_paragraph(const struct ts_source *source, const struct ts_para *p) {
    uint32_t end = 0;
    if (p->role >= TS_N_ROLES || p->offset > source->text.n)
        abort();
    for (size_t i = 0; i < p->n_spans; i++) {
        const struct ts_span *s = &p->spans[i];
        if (s->begin < end || s->end < s->begin || s->end > p->text.n)
            abort();
        end = s->end;
        check_well_formed(ts_slice_cut(p->text, s->begin, s->end));
        check_well_formed(s->ruby);
    }
    for (size_t i = 0; i < p->n_cells; i++)
        if (p->cells[i].begin > p->cells[i].end || p->cells[i].end > p->text.n ||
            p->cells[i].span + p->cells[i].n_spans > p->n_spans)
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct ts_ctx home;
    static const struct ts_style *style;
    static FILE *nowhere;
    if (!style) {
        home = fuzz_ctx_open();
        style = ts_style_load(&home, &(struct ts_style_request){0});
        nowhere = fopen("/dev/null", "w");
        if (!style || !nowhere)
            abort();
    }
    if (size > MOST_BYTES)
        return 0;
    struct ts_ctx ctx = fuzz_ctx_open();
    struct ts_reading reading = {TS_ENCODING_UTF8, style};
    const struct ts_source *source = ts_source_decode(&ctx, "fuzz", (const char *)data, size, &reading);
    const struct ts_article *article = source ? ts_article_parse(&ctx, source, style) : NULL;
    for (size_t i = 0; article && i < article->n_paras; i++)
        check_paragraph(article->source, &article->paras[i]);
    for (size_t i = 0; article && i < article->n_pictures; i++) {
        check_paragraph(article->source, article->pictures[i].caption);
        if (article->pictures[i].before > article->n_paras)
            abort();
    }
    if (article)
        ts_dump_article(nowhere, article);
    else if (!ts_diag_failed(ctx.diag))
        abort();
    fuzz_ctx_close(&ctx);
    return 0;
}
