#include "plan/issue.h"

#include "plan/files.h"
#include "plan/jumps.h"
#include "plan/page.h"
#include "plan/record.h"
#include "style/check.h"
#include "style/layers.h"
#include "text/imprint.h"

#include <stdlib.h>

struct issue_record {
    const struct ts_yaml *pages, *style;
};

#define TREE(n, a, field)                                                                                    \
    { n, a, TS_KEY_TREE, offsetof(struct issue_record, field), 0, 0, NULL, NULL }

static const struct ts_key issue_keys[] = {
    TREE("pages", "各版", pages), TREE("style", "样式", style), {.name = NULL}};

struct reader {
    struct ts_ctx *ctx;
    const char *file;
    const struct ts_yaml *root; /* all of it */
    struct ts_plan_shared shared;
    struct ts_plan_article *files;
    struct ts_plan_page **pages;
    int n;
};

static bool read_file(struct reader *r, const char *path) {
    struct issue_record record = {0};
    const struct ts_yaml *root = ts_layers_read(r->ctx, path, (struct ts_place){0});
    if (!root)
        return false;
    r->file = path;
    r->root = root;
    ts_record_read(r->ctx, issue_keys, issue_keys, ts_record_take_imprint(r->ctx, root, &r->shared.folio),
                   &record);
    const struct ts_yaml *style = record.style;
    if (style && (style->kind != TS_YAML_SCALAR || !*style->value)) {
        ts_check_bad_value(
            r->ctx, style,
            TS_BOTH("a style's name or the path of a .yaml file", "样式名称或 .yaml 文件的路径"), "");
    } else if (style) {
        r->shared.style = style->value;
        r->shared.style_place = style->place;
    }
    if (!record.pages) {
        TS_DIAG(r->ctx->diag, TS_PLAN_WRONG, root->place, TS_BOTH("pages", "各版"),
                TS_BOTH("an issue has a list of its pages' plans, as pages: [p1.yaml, p2.yaml]",
                        "整期文件要列出各版的版样，例如 各版: [p1.yaml, p2.yaml]"));
        return false;
    }
    return ts_record_paths(r->ctx, record.pages, &r->files, &r->n);
}

static bool read_pages(struct reader *r, const struct ts_style_request *request) {
    bool ok = true;
    ts_files_find(r->ctx, r->file, r->files, r->n);
    r->pages = TS_NEW(r->ctx->keep, struct ts_plan_page *, (size_t)r->n);
    for (int i = 0; i < r->n; i++) {
        for (int k = 0; k < i; k++)
            if (ts_files_same(&r->files[i], &r->files[k])) {
                ts_files_report_twice(r->ctx, &r->files[i], &r->files[k]);
                break;
            }
        if (r->files[i].file)
            r->pages[i] =
                ts_plan_page_read(r->ctx, &(struct ts_plan_file){r->files[i].path, r->files[i].place, {0}},
                                  request, &r->shared);
        ok &= r->pages[i] != NULL;
    }
    return ok;
}

/* --- page numbers --------------------------------------------------------------------------------------- */

static long count_of(const char *page) {
    return strtol(page + strcspn(page, "0123456789"), NULL, 10);
}

/* A new part of the paper begins with 1: A08, B01. */
static bool begins_part(const char *page, const char *before) {
    size_t letters = strcspn(page, "0123456789");
    return count_of(page) == 1 && letters && strncmp(page, before, letters) != 0;
}

/* Where a page gives a value of the imprint, else `otherwise`. */
static struct ts_place place_of(const struct ts_plan_page *page, const char *name,
                                struct ts_place otherwise) {
    struct ts_place place = ts_record_imprint_place(page->root, name);
    return place.line ? place : otherwise;
}

/* What is not given is counted on from the page before; the style's number is the first page's alone. */
static void number_pages(struct reader *r) {
    const char *before = NULL;
    for (int i = 0; i < r->n; i++) {
        struct ts_plan_page *page = r->pages[i];
        const char **number = &page->plan.folio.page;
        const char *want = before ? ts_imprint_page(r->ctx, before, 1) : "01";
        if (!*page->own.page)
            *number = *want ? want : *number;
        bool right = ts_imprint_is_same_page(*number, want) ||
                     (before ? begins_part(*number, before) : count_of(*number) == 1);
        if (!right)
            TS_DIAG(r->ctx->diag, TS_ISSUE_PAGE, place_of(page, "page", r->files[i].place), *number, want);
        before = *number;
    }
}

/* --- what all pages share ------------------------------------------------------------------------------- */

/* One issue has one name, date, number: those of its first page, where the issue's file does not say. */
static void compare_pages(struct reader *r, const struct ts_folio_text *folio) {
    static const char *const names[] = {"paper", "date", "issue", "cn"};
    for (int i = 0; i < r->n; i++)
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            const struct ts_imprint_key *key = ts_imprint_find(names[k]);
            const char *own = *(const char *const *)(const void *)((char *)&r->pages[i]->own + key->offset);
            const char *all = *(const char *const *)(const void *)((const char *)folio + key->offset);
            struct ts_date a, b;
            bool dates = ts_imprint_date(own, &a) && ts_imprint_date(all, &b) && a.year == b.year &&
                         a.month == b.month && a.day == b.day;
            if (*own && strcmp(own, all) != 0 && !dates)
                TS_DIAG(r->ctx->diag, TS_ISSUE_DIFFERS, place_of(r->pages[i], names[k], r->files[i].place),
                        ts_arena_printf(r->ctx->scratch, TS_BOTH("%s", "%s"), key->alias, key->name), own,
                        all);
        }
}

/* One set of faces serves all pages. */
static void check_fonts(struct reader *r) {
    const struct ts_font_choice *first = r->pages[0]->plan.style->fonts;
    for (int i = 1; i < r->n; i++)
        for (int role = 0; role < TS_N_FONT_ROLES; role++) {
            const struct ts_font_choice *own = &r->pages[i]->plan.style->fonts[role];
            if (strcmp(own->family, first[role].family) == 0 &&
                strcmp(own->western, first[role].western) == 0 && own->weight == first[role].weight)
                continue;
            TS_DIAG(r->ctx->diag, TS_PLAN_WRONG, r->files[i].place, TS_BOTH("style", "样式"),
                    TS_BOTH("this page's style has other fonts than the first page's; an issue has one set",
                            "这一版的样式与第一版字体不同；一期只用一套字体"));
            break;
        }
}

/* The issue's file says it, or its first page does. */
static struct ts_place count_place(const struct reader *r) {
    struct ts_place place = ts_record_imprint_place(r->root, "pages");
    return place.line ? place : place_of(r->pages[0], "pages", r->files[0].place);
}

static void count_pages(struct reader *r, struct ts_folio_text *folio) {
    const char *there = ts_arena_printf(r->ctx->keep, "%d", r->n);
    if (!*folio->pages)
        folio->pages = there;
    else if (strtol(folio->pages, NULL, 10) != r->n)
        TS_DIAG(r->ctx->diag, TS_ISSUE_COUNT, count_place(r), folio->pages, there);
}

/* What a masthead has is looked for when it is set (page/masthead.c), and told once. */
static void report_missing(struct reader *r, const struct ts_folio_text *t) {
    bool masthead = r->pages[0]->plan.style->masthead.rows > 0;
    const struct {
        const char *text, *english, *chinese;
        bool in_masthead;
    } wanted[] = {{masthead ? "报头" : "", "a masthead on its first page (masthead.rows)",
                   "第一版的报头（样式 报头.占行）", false},
                  {t->paper, "the paper's name (报名)", "报名", true},
                  {t->date, "date (日期)", "日期", true},
                  {t->issue, "issue number (期号)", "期号", true},
                  {t->cn, "CN number (刊号)", "刊号（国内统一连续出版物号）", true},
                  {t->sponsor, "sponsor (主办)", "主办", true},
                  {t->publisher, "publisher (出版)", "出版", false},
                  {t->address, "address (社址)", "社址", false}};
    const char *missing = "";
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!*wanted[i].text && !(masthead && wanted[i].in_masthead))
            missing =
                ts_lang_join(r->ctx->scratch, missing,
                             ts_arena_printf(r->ctx->scratch, TS_BOTH("%s%s", "%s%s"), *missing ? ", " : "",
                                             wanted[i].english, *missing ? "、" : "", wanted[i].chinese));
    if (*missing)
        TS_DIAG(r->ctx->diag, TS_ISSUE_LACKS, ts_place_of_file(r->file), missing);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static const struct ts_issue *make(struct ts_ctx *ctx, const char *file, const struct ts_plan **plans, int n,
                                   const struct ts_folio_text *folio) {
    struct ts_issue *issue = TS_NEW(ctx->keep, struct ts_issue, 1);
    *issue = (struct ts_issue){.file = file, .folio = *folio, .pages = plans, .n_pages = n};
    ts_imprint_date(folio->date, &issue->date);
    return issue;
}

const struct ts_issue *ts_issue_of_page(struct ts_ctx *ctx, const struct ts_plan *plan) {
    const struct ts_plan **plans = TS_NEW(ctx->keep, const struct ts_plan *, 1);
    plans[0] = plan;
    return make(ctx, plan->file, plans, 1, &plan->folio);
}

const struct ts_issue *ts_issue_read(struct ts_ctx *ctx, const char *path,
                                     const struct ts_style_request *request) {
    struct ts_ctx own = *ctx;
    own.diag = ts_diag_new(ctx->keep);
    struct reader r = {.ctx = &own};
    const struct ts_issue *issue = NULL;
    if (read_file(&r, path) && read_pages(&r, request) && !ts_diag_failed(own.diag)) {
        struct ts_folio_text folio = ts_imprint_merge(&r.shared.folio, &r.pages[0]->plan.folio);
        const struct ts_plan **plans = TS_NEW(ctx->keep, const struct ts_plan *, (size_t)r.n);
        check_fonts(&r);
        number_pages(&r);
        compare_pages(&r, &folio);
        count_pages(&r, &folio);
        report_missing(&r, &folio);
        ts_jumps_tie(&own, r.pages, r.n);
        for (int i = 0; i < r.n; i++) {
            if (!*r.pages[i]->plan.folio.pages)
                r.pages[i]->plan.folio.pages = folio.pages;
            plans[i] = &r.pages[i]->plan;
        }
        issue = make(ctx, path, plans, r.n, &folio);
    }
    bool failed = ts_diag_failed(own.diag);
    ts_diag_take(ctx->diag, own.diag);
    return failed ? NULL : issue;
}
