#include "job.h"

#include "base/clock.h"
#include "out/contents.h"
#include "out/file.h"
#include "out/pdf.h"
#include "out/pdf_key.h"
#include "out/picture.h"
#include "page/fit.h"
#include "page/hyperlinks.h"
#include "page/sheet.h"
#include "plan/issue.h"
#include "plan/read.h"
#include "text/briefs.h"
#include "text/imprint.h"

#include <string.h>
#include <unistd.h>

/* Everything a running job holds. */
struct run {
    struct ts_workshop *shop;
    const struct ts_job *job;
    struct ts_ctx *ctx;
    struct ts_job_result *result;
    struct ts_watch watch;
    struct ts_typesetter typesetter;
    TS_VEC(const struct ts_article *) articles; /* that were set */
};

static bool dumps(const struct run *r, enum ts_dump_stage stage) {
    return r->job->dump == stage;
}

static struct ts_watch watch_for(const struct run *r) {
    struct ts_watch watch = {
        .user = stdout, .shaping = &r->result->times.shaping, .breaking = &r->result->times.breaking};
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
        return ts_picture_write(r->ctx, d->path, pdf, n, d->pages.n, r->job->dpi);
    return ts_file_write(r->ctx, d->path, pdf, n);
}

static const char *document_date(struct run *r, struct ts_date date) {
    if (r->job->date)
        return r->job->date;
    if (!date.year)
        return "";
    return ts_arena_printf(r->ctx->keep, "D:%04d%02d%02d", date.year, date.month, date.day);
}

static void make_pdf(struct run *r, const struct document *d) {
    struct ts_pdf_info info = {.title = d->title,
                               .author = "",
                               .producer = "typeset " TS_VERSION,
                               .language = ts_fontset_language(r->typesetter.fonts),
                               .date = document_date(r, d->date),
                               .key = r->result->key,
                               .labels = d->contents.labels.v,
                               .headings = d->contents.headings.v,
                               .n_headings = d->contents.headings.n};
    const char *pdf;
    size_t n;
    double start = ts_clock_now();
    bool ok = ts_pdf_make(r->ctx, &d->pages, r->typesetter.fonts, &info, &pdf, &n);
    double made = ts_clock_now();
    r->result->times.pdf += made - start;
    if (ok)
        write_output(r, d, pdf, n);
    r->result->times.write += ts_clock_now() - made;
}

/* An article as its style understands it; NULL after an error. */
static const struct ts_article *read_article(struct run *r, const char *path, const struct ts_style *style) {
    double start = ts_clock_now();
    const struct ts_reading reading = {r->job->encoding, style};
    const struct ts_source *source = ts_source_read(r->ctx, path, &reading);
    const struct ts_article *article = source ? ts_article_parse(r->ctx, source, style) : NULL;
    r->result->times.source += ts_clock_now() - start;
    if (article && dumps(r, TS_DUMP_SOURCE))
        ts_dump_source(stdout, source);
    if (article && dumps(r, TS_DUMP_ARTICLE))
        ts_dump_article(stdout, article);
    return article;
}

/* Fonts and libraries, for text of a style. False after an error. */
static bool open_typesetter(struct run *r, const struct ts_style *style) {
    double start = ts_clock_now();
    bool ok = ts_workshop_typesetter(r->shop, r->ctx, style, &r->typesetter);
    r->watch = watch_for(r);
    r->typesetter.watch = &r->watch;
    r->result->times.fonts = ts_clock_now() - start;
    return ok;
}

/* All has been read: the key of it and of what else a page depends on. */
static void find_key(struct run *r) {
    struct ts_digest d;
    ts_digest_begin(&d);
    ts_inputs_digest(&r->result->inputs, &d);
    ts_workshop_digest(r->shop, &r->typesetter, &d);
    ts_digest_add_text(&d, r->job->date);
    ts_digest_end(&d, r->result->key);
}

/* Is there nothing to do any more? */
static bool is_done(struct run *r) {
    char key[TS_DIGEST_TEXT];
    if (!r->job->output)
        return false;
    find_key(r);
    if (r->job->look || r->job->keep_same)
        r->result->found = !ts_pdf_key_read(r->job->output, key) ? TS_JOB_ABSENT
                           : strcmp(key, r->result->key) == 0    ? TS_JOB_SAME
                                                                 : TS_JOB_OTHER;
    return r->job->look || r->result->found == TS_JOB_SAME;
}

/* What came in and what is on the pages. */
static void count(struct run *r, const struct ts_pages *pages) {
    for (size_t i = 0; i < r->articles.n; i++)
        ts_tally_add_article(&r->result->tally, r->articles.v[i]);
    ts_tally_add_pages(&r->result->tally, pages, r->articles.v, r->articles.n);
    ts_tally_report(r->ctx, &r->result->tally, r->job->input);
}

static void finish(struct run *r, const struct ts_pages *all, const struct document *documents, size_t n) {
    r->result->n_pages = all->n;
    ts_workshop_report(r->shop, r->ctx);
    ts_hyperlinks_add(r->ctx, all, r->articles.v, r->articles.n);
    if (dumps(r, TS_DUMP_PAGES))
        ts_dump_pages(stdout, all);
    count(r, all);
    for (size_t i = 0; i < n && r->job->output; i++)
        if (!ts_diag_failed(r->ctx->diag))
            make_pdf(r, &documents[i]);
}

/* --- an article ----------------------------------------------------------------------------------------- */

/* The stages, one after the other; a stage that returns NULL has said why. */
static void run_article(struct run *r) {
    double start = ts_clock_now();
    const struct ts_style *style = ts_workshop_style(r->shop, r->ctx, &r->job->style);
    r->result->times.style = ts_clock_now() - start;
    const struct ts_article *article = style ? read_article(r, r->job->input, style) : NULL;
    if (!article || !open_typesetter(r, style) || is_done(r))
        return;
    *TS_VEC_ADD(r->ctx->keep, &r->articles) = article;
    start = ts_clock_now();
    const struct ts_pages *pages = ts_fit_compose(&r->typesetter, style, article);
    r->result->times.layout = ts_clock_now() - start - r->result->times.shaping - r->result->times.breaking;
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
        issue = ts_issue_read(r->ctx, r->job->input, &r->job->style);
    } else {
        const struct ts_plan *plan = ts_plan_read(r->ctx, r->job->input, r->job->plan, &r->job->style);
        issue = plan ? ts_issue_of_page(r->ctx, plan) : NULL;
    }
    r->result->times.style = ts_clock_now() - start;
    return issue;
}

/* What stands in a block; one whose article cannot be read stays white, and that is an error. */
static const struct ts_article *read_block(struct run *r, const struct ts_plan_block *b) {
    size_t n = 0;
    const struct ts_article **articles =
        TS_NEW(r->ctx->keep, const struct ts_article *, (size_t)b->n_articles + 1);
    for (int i = 0; i < b->n_articles; i++)
        if ((articles[n] = read_article(r, b->articles[i].path, b->style)))
            n++;
    return n == 0 ? NULL : b->role == TS_BLOCK_BRIEFS ? ts_briefs_join(r->ctx, articles, n) : articles[0];
}

/* Does the block's text come from a page before it? */
static bool goes_on(const struct ts_plan_block *b, int index) {
    return b->from_page >= 0 && b->from_page < index;
}

/* The articles of a page's blocks; none is read twice. */
static struct ts_sheet_block *read_page(struct run *r, const struct ts_plan *plan, int index) {
    struct ts_sheet_block *blocks = TS_NEW(r->ctx->keep, struct ts_sheet_block, (size_t)plan->n_blocks + 1);
    for (int i = 0; i < plan->n_blocks; i++) {
        if (!goes_on(&plan->blocks[i], index))
            blocks[i].article = read_block(r, &plan->blocks[i]);
        if (blocks[i].article)
            *TS_VEC_ADD(r->ctx->keep, &r->articles) = blocks[i].article;
    }
    return blocks;
}

/* Blocks whose articles come from an earlier page go on with what was left there. */
static void take_rests(struct run *r, const struct ts_plan *plan, struct ts_sheet_block *const *all,
                       int index) {
    for (int i = 0; i < plan->n_blocks; i++) {
        const struct ts_plan_block *b = &plan->blocks[i];
        if (!goes_on(b, index))
            continue;
        const struct ts_sheet_block *from = &all[b->from_page][b->from_block];
        struct ts_sheet_block *to = &all[index][i];
        to->article = ts_sheet_rest(r->ctx, from);
        to->rest = true;
        to->from = from->done.rest.paragraph;
    }
}

static void take_blocks(struct run *r, const struct ts_plan *plan, const struct ts_sheet_block *blocks,
                        const ts_clash_list *clashes) {
    struct ts_job_block *to = TS_NEW(r->ctx->keep, struct ts_job_block, (size_t)plan->n_blocks + 1);
    for (int i = 0; i < plan->n_blocks; i++) {
        const struct ts_composed *done = &blocks[i].done;
        to[i].at = blocks[i].at;
        to[i].characters_over = (int)done->characters_over;
        to[i].spare = !done->body ? 0 : done->ended ? done->rows_free : -done->rows_over;
    }
    r->result->blocks = to;
    r->result->n_blocks = plan->n_blocks;
    r->result->clashes = clashes->v;
    r->result->n_clashes = clashes->n;
}

/* What goes on on pages that are not set with this one is no loss. */
static void tally_elsewhere(struct run *r, const struct ts_plan *plan, const struct ts_sheet_block *blocks) {
    for (int i = 0; i < plan->n_blocks; i++)
        if (*plan->blocks[i].to && plan->blocks[i].to_page < 0 && blocks[i].article && !blocks[i].done.ended)
            r->result->tally.elsewhere += blocks[i].done.characters_over;
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
    return unique ? ts_arena_printf(r->ctx->keep, "%.*s-%s%s", (int)(dot - output), output, page, dot)
                  : ts_arena_printf(r->ctx->keep, "%.*s-p%d%s", (int)(dot - output), output, index + 1, dot);
}

/* All pages are set before one is written: articles go on from one to another. */
static void run_issue(struct run *r, enum ts_plan_kind kind) {
    const struct ts_issue *issue = read_issue(r, kind);
    if (!issue || !open_typesetter(r, issue->pages[0]->style))
        return;
    bool apart = r->job->page_files && kind == TS_PLAN_ISSUE;
    size_t n = (size_t)issue->n_pages, n_documents = apart ? n : 1;
    struct ts_sheet_block **blocks = TS_NEW(r->ctx->keep, struct ts_sheet_block *, n);
    struct document *documents = TS_NEW(r->ctx->keep, struct document, n);
    ts_page_list pages = {0};
    for (int i = 0; i < issue->n_pages; i++)
        blocks[i] = read_page(r, issue->pages[i], i);
    if (is_done(r))
        return;
    double start = ts_clock_now();
    for (int i = 0; i < issue->n_pages; i++) {
        const struct ts_plan *plan = issue->pages[i];
        struct document *d = &documents[apart ? i : 0];
        size_t first = pages.n;
        take_rests(r, plan, blocks, i);
        ts_clash_list clashes = {0};
        if (!ts_sheet_compose(&r->typesetter, plan, blocks[i], &pages, &clashes))
            return;
        tally_elsewhere(r, plan, blocks[i]);
        if (issue->n_pages == 1)
            take_blocks(r, plan, blocks[i], &clashes);
        ts_contents_add(r->ctx, &d->contents, plan, blocks[i], d->pages.n, pages.n - first);
        d->pages.n += pages.n - first;
    }
    r->result->times.layout = ts_clock_now() - start - r->result->times.shaping - r->result->times.breaking;
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

enum ts_status ts_job_run(struct ts_workshop *shop, struct ts_ctx *ctx, const struct ts_job *job,
                          struct ts_job_result *result) {
    struct run r = {.shop = shop, .job = job, .ctx = ctx, .result = result};
    *result = (struct ts_job_result){.found = TS_JOB_NOT_LOOKED, .inputs.keep = ctx->keep};
    ctx->inputs = &result->inputs;
    enum ts_plan_kind kind = job->plan.n ? TS_PLAN_PAGE : ts_plan_is(job->input);
    if (kind == TS_PLAN_NOT && ts_plan_is_named(job->input) && access(job->input, R_OK) == 0)
        TS_DIAG(ctx->diag, TS_PLAN_NONE, ts_place_of_file(job->input));
    if (kind == TS_PLAN_NOT)
        run_article(&r);
    else
        run_issue(&r, kind);
    ctx->inputs = NULL;
    return ts_diag_status(ctx->diag);
}

/* --- around it ------------------------------------------------------------------------------------------ */

struct ts_ctx ts_job_begin(void) {
    struct ts_ctx ctx = {.keep = ts_arena_open(), .scratch = ts_arena_open()};
    ctx.diag = ts_diag_new(ctx.keep);
    return ctx;
}

void ts_job_end(struct ts_ctx *ctx) {
    ts_arena_close(ctx->scratch);
    ts_arena_close(ctx->keep);
}

enum ts_status ts_job_run_and_tell(struct ts_workshop *shop, const struct ts_job *job, enum ts_lang lang,
                                   bool quiet, struct ts_job_result *result) {
    struct ts_job_result own;
    struct ts_ctx ctx = ts_job_begin();
    enum ts_status status = ts_job_run(shop, &ctx, job, result ? result : &own);
    ts_diag_print(ctx.diag, stderr, lang, !quiet);
    ts_job_end(&ctx);
    return status;
}

void ts_job_rehearse(struct ts_workshop *shop, const struct ts_style_request *request) {
    static const char words[] =
        "# 标题\n\n本报记者 某某\n\n“正文”**重**，*轻* word 1。\n\n## 小标题\n\n正文。\n";
    struct ts_ctx ctx = ts_job_begin();
    struct ts_typesetter t;
    const char *pdf;
    size_t n;
    const struct ts_style *style = ts_workshop_style(shop, &ctx, request);
    const struct ts_reading reading = {TS_ENCODING_UTF8, style};
    const struct ts_source *source =
        style ? ts_source_decode(&ctx, "", words, sizeof words - 1, &reading) : NULL;
    const struct ts_article *article = source ? ts_article_parse(&ctx, source, style) : NULL;
    if (article && ts_workshop_typesetter(shop, &ctx, style, &t)) {
        const struct ts_pages *pages = ts_fit_compose(&t, style, article);
        const struct ts_pdf_info info = {"", "", "", "zh", "", "", NULL, NULL, 0};
        struct ts_digest d;
        ts_digest_begin(&d);
        ts_workshop_digest(shop, &t, &d);
        if (pages)
            ts_pdf_make(&ctx, pages, t.fonts, &info, &pdf, &n);
    }
    ts_job_end(&ctx);
}
