/* fuzz/markup -- any text as copy: headings, lists, tables, links, wrapped lines, cut paragraphs. Read in
 * three ways; each paragraph lies in the text it comes from, its spans in order inside it; each place is of
 * the file, and no Han character may be lost where the copy has no header, note, picture line or the like,
 * whose signs are not set: each is in a paragraph, and in one of its spans. */
#include "engine.h"

#include "base/utf8.h"
#include "out/dump.h"
#include "text/article.h"

#include <string.h>

enum { MOST_BYTES = 1 << 16 };

static bool is_han(uint32_t cp) {
    return cp >= 0x4E00 && cp <= 0x9FFF;
}

static size_t count_han(struct ts_slice s) {
    size_t n = 0;
    for (size_t at = 0, used; at < s.n; at += used)
        n += is_han(ts_utf8_decode(s.p + at, s.n - at, &used));
    return n;
}

static bool has(struct ts_slice s, const char *what) {
    return memmem(s.p, s.n, what, strlen(what)) != NULL;
}

/* Signs with words in them: names of marks, labels of the head, pictures' attributes, addresses and their
 * names, words behind a fence; comments, and characters that are numbers. */
static bool has_worded_signs(struct ts_slice s) {
    return has(s, "---") || has(s, "]{") || has(s, "[^") || has(s, "![") || has(s, "题：") ||
           has(s, "題：") || has(s, "题目：") || has(s, "](") || has(s, "][") || has(s, "]:") ||
           has(s, "```") || has(s, "~~~") || has(s, "<!--") || has(s, "&#");
}

static void check_well_formed(struct ts_slice text) {
    for (size_t i = 0, used; i < text.n; i += used)
        if (ts_utf8_decode(text.p + i, text.n - i, &used) == TS_UTF8_BAD)
            abort();
}

/* `whole`: every Han character of it is to be set. */
static void check_paragraph(const struct ts_source *source, const struct ts_para *p, bool whole) {
    uint32_t end = 0;
    size_t han = 0;
    if (p->role >= TS_N_ROLES || p->offset > source->text.n)
        abort();
    for (size_t i = 0; i < p->n_spans; i++) {
        const struct ts_span *s = &p->spans[i];
        if (s->begin < end || s->end < s->begin || s->end > p->text.n)
            abort();
        end = s->end;
        han += count_han(ts_slice_cut(p->text, s->begin, s->end)) + count_han(s->ruby);
        check_well_formed(ts_slice_cut(p->text, s->begin, s->end));
        check_well_formed(s->ruby);
    }
    if (whole && han != count_han(p->text))
        abort();
    for (size_t i = 0; i < p->n_cells; i++)
        if (p->cells[i].begin > p->cells[i].end || p->cells[i].end > p->text.n ||
            p->cells[i].span + p->cells[i].n_spans > p->n_spans)
            abort();
}

static size_t check_article(const struct ts_article *a, size_t n_lines, bool whole) {
    size_t han = 0;
    for (size_t i = 0; i < a->n_paras; i++) {
        const struct ts_para *p = &a->paras[i];
        struct ts_place place = ts_source_place(a->source, p->offset);
        check_paragraph(a->source, p, whole);
        if (place.line == 0 || place.line > n_lines)
            abort();
        han += count_han(p->text);
    }
    for (size_t i = 0; i < a->n_pictures; i++) {
        check_paragraph(a->source, a->pictures[i].caption, false);
        if (a->pictures[i].before > a->n_paras)
            abort();
    }
    for (size_t i = 0; i < a->joins.n; i++)
        if (a->joins.v[i].para >= a->n_paras || ts_source_place(a->source, a->joins.v[i].end).line > n_lines)
            abort();
    return han;
}

static void read_as(const uint8_t *data, size_t size, const struct ts_style *style) {
    static FILE *nowhere;
    if (!nowhere)
        nowhere = fopen("/dev/null", "w");
    struct ts_ctx ctx = fuzz_ctx_open();
    struct ts_reading reading = {TS_ENCODING_UTF8, style};
    const struct ts_source *source = ts_source_decode(&ctx, "fuzz", (const char *)data, size, &reading);
    const struct ts_article *article = source ? ts_article_parse(&ctx, source, style) : NULL;
    if (article) {
        bool whole = !has_worded_signs(source->text);
        size_t han = check_article(article, source->n_lines, whole);
        if (whole && han != count_han(source->text))
            abort();
        ts_dump_article(nowhere, article);
    } else if (!ts_diag_failed(ctx.diag)) {
        abort();
    }
    fuzz_ctx_close(&ctx);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct ts_ctx home;
    static const struct ts_style *styles[3];
    static const char *const settings[][3] = {{"copy.wrapped=auto", NULL},
                                              {"copy.wrapped=yes", "copy.join=yes", NULL},
                                              {"copy.wrapped=no", "copy.join=yes", NULL}};
    if (!styles[0])
        home = fuzz_ctx_open();
    for (int i = 0; i < 3; i++) {
        if (!styles[i])
            styles[i] = ts_style_load(&home, &(struct ts_style_request){.set = settings[i]});
        if (!styles[i])
            abort();
    }
    if (size > MOST_BYTES || (size >= 2 && data[0] == 'P' && data[1] == 'K')) /* fuzz/docx.c has these */
        return 0;
    for (int i = 0; i < 3; i++)
        read_as(data, size, styles[i]);
    return 0;
}
