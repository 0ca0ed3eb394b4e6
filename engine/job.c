#include "job.h"

#include "base/clock.h"
#include "out/contents.h"
#include "out/file.h"
#include "out/pdf.h"
#include "out/picture.h"
#include "page/fit.h"
#include "page/sheet.h"
#include "plan/issue.h"
#include "plan/read.h"
#include "text/briefs.h"
#include "text/imprint.h"

#include <string.h>

/* Everything a running job holds; closed together. */
struct run {
    const struct ts_job *job;
    struct ts_ctx ctx;
    struct ts_fontset *fonts;
    struct ts_uax14 *uax14;
    struct ts_hyphenator *hyphenator;
    struct ts_segmenter *segmenter;
    struct ts_watch watch;
    struct ts_typesetter typesetter;
    struct ts_job_times *times;
    TS_VEC(const struct ts_article *) articles; /* that were set */
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

/* A file to be written. */
struct document {
    const char *path;
    const char *title;
    struct ts_date date;
    struct ts_pages pages;
    struct ts_contents contents; /* of an issue */
};

static bool write_output(struct run *r, const struct document *d, const char *pdf, size_t n) {
    if (ts_slice_has_ending(d->path, ".png"))
        return ts_picture_write(&r->ctx, d->path, pdf, n, d->pages.n, r->job->dpi);
    return ts_file_write(&r->ctx, d->path, pdf, n);
}

static const char *document_date(struct run *r, struct ts_date date) {
    if (r->job->date)
        return r->job->date;
    if (!date.year)
        return "";
    return ts_arena_printf(r->ctx.keep, "D:%04d%02d%02d", date.year, date.month, date.day);
}

static void make_pdf(struct run *r, const struct document *d) {
    struct ts_pdf_info info = {.title = d->title,
                               .author = "",
                               .producer = "typeset " TS_VERSION,
                               .language = ts_fontset_language(r->fonts),
                               .date = document_date(r, d->date),
                               .labels = d->contents.labels.v,
                               .headings = d->contents.headings.v,
                               .n_headings = d->contents.headings.n};
    const char *pdf;
    size_t n;
    double start = ts_clock_now();
    bool ok = ts_pdf_make(&r->ctx, &d->pages, r->fonts, &info, &pdf, &n);
    double made = ts_clock_now();
    r->times->pdf += made - start;
    if (ok)
        write_output(r, d, pdf, n);
    r->times->write += ts_clock_now() - made;
}

/* An article as its style understands it; NULL after an error. */
static const struct ts_article *read_article(struct run *r, const char *path, const struct ts_style *style) {
    double start = ts_clock_now();
    const struct ts_reading reading = {r->job->encoding, style};
    const struct ts_source *source = ts_source_read(&r->ctx, path, &reading);
    const struct ts_article *article = source ? ts_article_parse(&r->ctx, source, style) : NULL;
    r->times->source += ts_clock_now() - start;
    if (article && dumps(r, TS_DUMP_SOURCE))
        ts_dump_source(stdout, source);
    if (article && dumps(r, TS_DUMP_ARTICLE))
        ts_dump_article(stdout, article);
    return article;
}

/* Fonts and libraries, for text of a style. False after an error. */
static bool open_typesetter(struct run *r, const struct ts_style *style) {
    double start = ts_clock_now();
    struct ts_fontset_request request = {r->job->fonts_folder, r->job->fonts_config, style};
    r->fonts = ts_fontset_open(&r->ctx, &request);
    r->times->fonts = ts_clock_now() - start;
    if (!r->fonts)
        return false;
    r->uax14 = ts_uax14_new(&r->ctx);
    r->watch = watch_for(r);
    r->hyphenator = ts_hyphen_new(&r->ctx);
    r->segmenter = ts_words_new(&r->ctx);
    r->typesetter = (struct ts_typesetter){.ctx = &r->ctx,
                                           .fonts = r->fonts,
                                           .uax14 = r->uax14,
                                           .hyphenator = style->line.hyphenate ? r->hyphenator : NULL,
                                           .segmenter = r->segmenter,
                                           .words = style->words,
                                           .rules = &style->line,
                                           .watch = &r->watch};
    return true;
}

/* What came in and what is on the pages. */
static void count(struct run *r, const struct ts_pages *pages) {
    for (size_t i = 0; i < r->articles.n; i++)
        ts_tally_add_article(&r->times->tally, r->articles.v[i]);
    ts_tally_add_pages(&r->times->tally, pages, r->articles.v, r->articles.n);
    ts_tally_report(&r->ctx, &r->times->tally, r->job->input);
}

static void finish(struct run *r, const struct ts_pages *all, const struct document *documents, size_t n) {
    if (dumps(r, TS_DUMP_PAGES))
        ts_dump_pages(stdout, all);
    count(r, all);
    for (size_t i = 0; i < n && r->job->output; i++)
        if (!ts_diag_failed(r->ctx.diag))
            make_pdf(r, &documents[i]);
}

/* --- an article ----------------------------------------------------------------------------------------- */

/* The stages, one after the other; a stage that returns NULL has said why. */
static void run_article(struct run *r) {
    double start = ts_clock_now();
    const struct ts_style *style = ts_style_load(&r->ctx, &r->job->style);
    r->times->style = ts_clock_now() - start;
    const struct ts_article *article = style ? read_article(r, r->job->input, style) : NULL;
    if (!article || !open_typesetter(r, style))
        return;
    *TS_VEC_ADD(r->ctx.keep, &r->articles) = article;
    start = ts_clock_now();
    const struct ts_pages *pages = ts_fit_compose(&r->typesetter, style, article);
    r->times->layout = ts_clock_now() - start - r->times->shaping - r->times->breaking;
    if (!pages)
        return;
    const struct document document = {
        .path = r->job->output, .title = article->title, .date = article->date, .pages = *pages};
    finish(r, pages, &document, 1);
}

/* --- an issue ------------------------------------------------------------------------------------------- */

static const struct ts_issue *read_issue(struct run *r, enum ts_plan_kind kind) {
    double start = ts_clock_now();
    const struct ts_issue *issue = NULL;
    if (kind == TS_PLAN_ISSUE) {
        issue = ts_issue_read(&r->ctx, r->job->input, &r->job->style);
    } else {
        const struct ts_plan *plan = ts_plan_read(&r->ctx, r->job->input, &r->job->style);
        issue = plan ? ts_issue_of_page(&r->ctx, plan) : NULL;
    }
    r->times->style = ts_clock_now() - start;
    return issue;
}

/* What stands in a block; one whose article cannot be read stays white, and that is an error. */
static const struct ts_article *read_block(struct run *r, const struct ts_plan_block *b) {
    size_t n = 0;
    const struct ts_article **articles =
        TS_NEW(r->ctx.keep, const struct ts_article *, (size_t)b->n_articles + 1);
    for (int i = 0; i < b->n_articles; i++)
        if ((articles[n] = read_article(r, b->articles[i].path, b->style)))
            n++;
    return n == 0 ? NULL : b->role == TS_BLOCK_BRIEFS ? ts_briefs_join(&r->ctx, articles, n) : articles[0];
}

/* The blocks of a page: those whose articles come from an earlier page go on with what was left there. */
static struct ts_sheet_block *blocks_of(struct run *r, const struct ts_plan *plan,
                                        struct ts_sheet_block *const *before, int index) {
    struct ts_sheet_block *blocks = TS_NEW(r->ctx.keep, struct ts_sheet_block, (size_t)plan->n_blocks + 1);
    for (int i = 0; i < plan->n_blocks; i++) {
        const struct ts_plan_block *b = &plan->blocks[i];
        if (b->from_page < 0 || b->from_page >= index) {
            blocks[i].article = read_block(r, b);
            if (blocks[i].article)
                *TS_VEC_ADD(r->ctx.keep, &r->articles) = blocks[i].article;
            continue;
        }
        const struct ts_sheet_block *from = &before[b->from_page][b->from_block];
        blocks[i].article = ts_sheet_rest(&r->ctx, from);
        blocks[i].rest = true;
        blocks[i].from = from->done.rest.paragraph;
    }
    return blocks;
}

/* The file of one page of an issue: the output's name with the page's number, issue-A03.pdf; where that is no
 * number, or another page's too, its place among the pages. */
static const char *path_of_page(struct run *r, const struct ts_issue *issue, int index) {
    const char *page = issue->pages[index]->folio.page, *output = r->job->output;
    bool unique = ts_imprint_is_counted(page);
    for (int i = 0; i < issue->n_pages; i++)
        unique &= i == index || strcmp(issue->pages[i]->folio.page, page) != 0;
    const char *dot = output ? strrchr(output, '.') : NULL;
    if (!dot)
        return output;
    return unique ? ts_arena_printf(r->ctx.keep, "%.*s-%s%s", (int)(dot - output), output, page, dot)
                  : ts_arena_printf(r->ctx.keep, "%.*s-p%d%s", (int)(dot - output), output, index + 1, dot);
}

/* All pages are set before one is written: articles go on from one to another. */
static void run_issue(struct run *r, enum ts_plan_kind kind) {
    const struct ts_issue *issue = read_issue(r, kind);
    if (!issue || !open_typesetter(r, issue->pages[0]->style))
        return;
    bool apart = r->job->page_files && kind == TS_PLAN_ISSUE;
    size_t n = (size_t)issue->n_pages, n_documents = apart ? n : 1;
    struct ts_sheet_block **blocks = TS_NEW(r->ctx.keep, struct ts_sheet_block *, n);
    struct document *documents = TS_NEW(r->ctx.keep, struct document, n);
    ts_page_list pages = {0};
    double start = ts_clock_now();
    for (int i = 0; i < issue->n_pages; i++) {
        const struct ts_plan *plan = issue->pages[i];
        struct document *d = &documents[apart ? i : 0];
        size_t first = pages.n;
        blocks[i] = blocks_of(r, plan, blocks, i);
        if (!ts_sheet_compose(&r->typesetter, plan, blocks[i], &pages))
            return;
        ts_contents_add(&r->ctx, &d->contents, plan, blocks[i], d->pages.n, pages.n - first);
        d->pages.n += pages.n - first;
    }
    r->times->layout = ts_clock_now() - start - r->times->shaping - r->times->breaking - r->times->source;
    struct ts_page *next = pages.v;
    for (size_t i = 0; i < n_documents; i++) {
        struct document *d = &documents[i];
        d->path = apart ? path_of_page(r, issue, (int)i) : r->job->output;
        d->title = issue->folio.paper;
        d->date = issue->date;
        d->pages.pages = next;
        d->pages.style = issue->pages[i]->style;
        next += d->pages.n;
    }
    struct ts_pages all = {pages.v, pages.n, issue->pages[0]->style};
    finish(r, &all, documents, n_documents);
}

enum ts_status ts_job_run(const struct ts_job *job, enum ts_lang lang, bool quiet,
                          struct ts_job_times *times) {
    struct ts_job_times own = {0};
    struct run r = {.job = job, .times = times ? times : &own};
    r.ctx.keep = ts_arena_open();
    r.ctx.scratch = ts_arena_open();
    r.ctx.diag = ts_diag_new(r.ctx.keep);
    enum ts_plan_kind kind = ts_plan_is(job->input);
    if (kind == TS_PLAN_NOT && ts_plan_is_named(job->input))
        TS_DIAG(r.ctx.diag, TS_PLAN_NONE, ts_place_of_file(job->input));
    if (kind == TS_PLAN_NOT)
        run_article(&r);
    else
        run_issue(&r, kind);
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
