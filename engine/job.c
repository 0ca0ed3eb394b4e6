#include "job.h"

#include "base/clock.h"
#include "out/file.h"
#include "out/pdf.h"
#include "out/picture.h"
#include "page/fit.h"

#include <string.h>

/* Everything a running job holds; closed together. */
struct run {
    const struct ts_job *job;
    struct ts_ctx ctx;
    struct ts_fontset *fonts;
    struct ts_uax14 *uax14;
    struct ts_hyphenator *hyphenator;
    struct ts_segmenter *segmenter;
    struct ts_job_times *times;
};

static bool dumps(const struct run *r, enum ts_dump_stage stage) {
    return r->job->dump == stage;
}

static struct ts_watch watch_for(const struct run *r) {
    struct ts_watch watch = {.user = stdout, .shaping = &r->times->shaping, .breaking = &r->times->breaking};
    if (r->job->explain) {
        watch.user = r->job->explain;
        watch.lines = ts_explain_lines;
    }
    if (dumps(r, TS_DUMP_RUNS))
        watch.runs = ts_dump_runs;
    if (dumps(r, TS_DUMP_ITEMS))
        watch.items = ts_dump_items;
    if (dumps(r, TS_DUMP_LINES))
        watch.lines = ts_dump_lines;
    return watch;
}

static bool write_output(struct run *r, const char *pdf, size_t n, size_t n_pages) {
    if (ts_slice_has_ending(r->job->output, ".png"))
        return ts_picture_write(&r->ctx, r->job->output, pdf, n, n_pages, r->job->dpi);
    return ts_file_write(&r->ctx, r->job->output, pdf, n);
}

static const char *document_date(struct run *r, const struct ts_article *a) {
    if (r->job->date)
        return r->job->date;
    if (!a->date.year)
        return "";
    return ts_arena_printf(r->ctx.keep, "D:%04d%02d%02d", a->date.year, a->date.month, a->date.day);
}

static void make_pdf(struct run *r, const struct ts_article *article, const struct ts_pages *pages) {
    struct ts_pdf_info info = {.title = article->title,
                               .author = "",
                               .producer = "typeset " TS_VERSION,
                               .language = ts_fontset_language(r->fonts),
                               .date = document_date(r, article)};
    const char *pdf;
    size_t n;
    double start = ts_clock_now();
    bool ok = ts_pdf_make(&r->ctx, pages, r->fonts, &info, &pdf, &n);
    double made = ts_clock_now();
    r->times->pdf += made - start;
    if (ok && r->job->output)
        write_output(r, pdf, n, pages->n);
    r->times->write += ts_clock_now() - made;
}

/* The stages, one after the other; a stage that returns NULL has said why. */
static void run_stages(struct run *r) {
    double start = ts_clock_now(), t = start;
    const struct ts_style *style = ts_style_load(&r->ctx, &r->job->style);
    r->times->style = ts_clock_now() - t;
    if (!style)
        return;
    t = ts_clock_now();
    const struct ts_reading reading = {r->job->encoding, style};
    const struct ts_source *source = ts_source_read(&r->ctx, r->job->input, &reading);
    const struct ts_article *article = source ? ts_article_parse(&r->ctx, source, style) : NULL;
    r->times->source = ts_clock_now() - t;
    if (!article)
        return;
    if (dumps(r, TS_DUMP_SOURCE))
        ts_dump_source(stdout, source);
    if (dumps(r, TS_DUMP_ARTICLE))
        ts_dump_article(stdout, article);
    t = ts_clock_now();
    struct ts_fontset_request request = {r->job->fonts_folder, r->job->fonts_config, style};
    r->fonts = ts_fontset_open(&r->ctx, &request);
    r->times->fonts = ts_clock_now() - t;
    if (!r->fonts)
        return;
    r->uax14 = ts_uax14_new(&r->ctx);
    struct ts_watch watch = watch_for(r);
    r->hyphenator = ts_hyphen_new(&r->ctx);
    r->segmenter = ts_words_new(&r->ctx);
    struct ts_typesetter typesetter = {.ctx = &r->ctx,
                                       .fonts = r->fonts,
                                       .uax14 = r->uax14,
                                       .hyphenator = style->line.hyphenate ? r->hyphenator : NULL,
                                       .segmenter = r->segmenter,
                                       .words = style->words,
                                       .rules = &style->line,
                                       .watch = &watch};
    t = ts_clock_now();
    const struct ts_pages *pages = ts_fit_compose(&typesetter, style, article);
    r->times->layout = ts_clock_now() - t - r->times->shaping - r->times->breaking;
    if (!pages)
        return;
    if (dumps(r, TS_DUMP_PAGES))
        ts_dump_pages(stdout, pages);
    if (r->job->output && !ts_diag_failed(r->ctx.diag))
        make_pdf(r, article, pages);
}

enum ts_status ts_job_run(const struct ts_job *job, enum ts_lang lang, bool quiet,
                          struct ts_job_times *times) {
    struct ts_job_times own = {0};
    struct run r = {.job = job, .times = times ? times : &own};
    r.ctx.keep = ts_arena_open();
    r.ctx.scratch = ts_arena_open();
    r.ctx.diag = ts_diag_new(r.ctx.keep);
    run_stages(&r);
    ts_diag_print(r.ctx.diag, stderr, lang, !quiet);
    enum ts_status status = ts_diag_status(r.ctx.diag);
    if (r.uax14)
        ts_uax14_close(r.uax14);
    if (r.hyphenator)
        ts_hyphen_close(r.hyphenator);
    if (r.segmenter)
        ts_words_close(r.segmenter);
    if (r.fonts)
        ts_fontset_close(r.fonts);
    ts_arena_close(r.ctx.scratch);
    ts_arena_close(r.ctx.keep);
    return status;
}
