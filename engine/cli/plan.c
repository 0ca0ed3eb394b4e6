/* cli/plan.c -- `typeset plan ARTICLE… -o page.yaml`: plans for a page that is to hold the articles. */
#include "cli/options.h"

#include "base/path.h"
#include "base/utf8.h"
#include "out/file.h"
#include "trial.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    OPTION_ADVERT = 512,
    WORTH_A_WORD = 3 /* percent of the page over or short; of less the blocks' comments tell */
};

struct plan_options {
    const char *output;
    struct ts_propose_advert adverts[TS_PROPOSE_MOST_ADVERTS];
    int n_adverts;
};

static const struct option plan_options[] = {{"output", required_argument, NULL, 'o'},
                                             {"advert", required_argument, NULL, OPTION_ADVERT},
                                             {NULL, 0, NULL, 0}};

/* 2x27, also 2×27 and 2X27. */
static bool read_advert(const char *value, struct ts_propose_advert *to) {
    char *end;
    long columns = strtol(value, &end, 10), rows = 0;
    size_t cross = *end == 'x' || *end == 'X' ? 1 : strncmp(end, "×", 2) == 0 ? 2 : 0;
    const char *second = end + cross;
    if (cross && *second >= '0' && *second <= '9')
        rows = strtol(second, &end, 10);
    *to = (struct ts_propose_advert){(int)columns, (int)rows};
    return cross && !*end && columns > 0 && columns <= TS_SLICING_MOST_COLUMNS && rows > 0 && rows < 1000;
}

static enum ts_status take(struct ts_options *o, int option, char *value) {
    struct plan_options *own = o->own;
    if (option == 'o') {
        own->output = value;
        return TS_DONE;
    }
    if (own->n_adverts == TS_PROPOSE_MOST_ADVERTS)
        return ts_options_wrong(o->lang, "too many --advert", "--advert 过多", "");
    if (!read_advert(value, &own->adverts[own->n_adverts++]))
        return ts_options_wrong(o->lang, "--advert takes columns x rows, as 2x27, not",
                                "--advert 应写栏数x行数，例如 2x27，不能是", value);
    return TS_DONE;
}

/* --- the command line ----------------------------------------------------------------------------------- */

static bool same_file(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool is_utf8(const char *name) {
    for (size_t n = strlen(name), used; n; name += used, n -= used)
        if (ts_utf8_decode(name, n, &used) == TS_UTF8_BAD)
            return false;
    return true;
}

static enum ts_status check_articles(const struct ts_options *o, const char *output) {
    for (int i = 0; i < o->n_words; i++) {
        if (strcmp(o->words[i], "-") == 0)
            return ts_options_wrong(o->lang, "a plan names its articles' files; none can be",
                                    "版样里要写稿件的文件名，不能是", "-");
        if (!is_utf8(o->words[i])) /* YAML has no other bytes */
            return ts_options_wrong(o->lang, "the file's name is not UTF-8, so no plan can have it; rename",
                                    "文件名不是 UTF-8，版样里写不下，请改名：", o->words[i]);
        if (same_file(o->words[i], output))
            return ts_options_wrong(o->lang, "the plan would replace the article", "版样会覆盖稿件", output);
        for (int k = 0; k < i; k++)
            if (same_file(o->words[i], o->words[k]))
                return ts_options_wrong(o->lang, "the article is given twice:", "稿件给了两次：",
                                        o->words[i]);
    }
    return TS_DONE;
}

static enum ts_status wrong_number(const struct ts_options *o) {
    char numbers[64];
    bool chinese = o->lang == TS_CHINESE;
    snprintf(numbers, sizeof numbers, chinese ? "%d 篇，须撤下 %d 篇" : "%d; leave out %d", o->n_words,
             o->n_words - TS_PROPOSE_MOST_ARTICLES);
    return ts_options_wrong(o->lang, "a plan is proposed for at most 200 articles, not",
                            "最多 200 篇稿件才能出版样，现有", numbers);
}

static enum ts_status check(const struct ts_options *o, const char *output) {
    if (o->n_words == 0)
        return ts_options_wrong(o->lang, "no article given", "没有给出稿件", "");
    if (o->n_words > TS_PROPOSE_MOST_ARTICLES)
        return wrong_number(o);
    if (!output)
        return ts_options_wrong(o->lang, "no output given: -o page.yaml", "没有给出输出：-o page.yaml", "");
    if (strcmp(output, "-") != 0 && !ts_slice_has_ending(output, ".yaml") &&
        !ts_slice_has_ending(output, ".yml"))
        return ts_options_wrong(o->lang, "the plan's name must end in .yaml, not",
                                "版样文件名须以 .yaml 结尾，不能是", output);
    return check_articles(o, output);
}

/* --- the plans ------------------------------------------------------------------------------------------ */

static bool read_articles(struct ts_ctx *ctx, const struct ts_options *o, const struct ts_style *style,
                          const struct ts_article **to) {
    bool ok = true;
    const struct ts_reading reading = {o->encoding, style};
    for (int i = 0; i < o->n_words; i++) {
        const struct ts_source *source = ts_source_read(ctx, o->words[i], &reading);
        to[i] = source ? ts_article_parse(ctx, source, style) : NULL;
        ok &= to[i] != NULL;
    }
    return ok;
}

/* page.yaml, page-2.yaml, page-3.yaml. */
static const char *name_of(struct ts_ctx *ctx, const char *output, int which) {
    const char *dot = strrchr(output, '.');
    if (which == 0)
        return output;
    return ts_arena_printf(ctx->keep, "%.*s-%d%s", (int)(dot - output), output, which + 1, dot);
}

/* A style is named by its name or by its file. */
static const char *style_beside(struct ts_ctx *ctx, const char *plan, const char *style) {
    bool file = style && (strchr(style, '/') || ts_slice_has_ending(style, ".yaml"));
    return file ? ts_path_from(ctx->keep, plan, style) : style;
}

/* What is to be done about what is over. */
static const char *advice(struct ts_ctx *ctx, const struct ts_proposals *p, int percent) {
    int go = p->articles_over > 0 ? p->articles_over : 1;
    return p->n_left_out
               ? ts_arena_printf(
                     ctx->scratch,
                     TS_BOTH("%d %% of it; %d article(s) are left out, so that the others fill it",
                             "占全版 %d%%；撤下 %d 篇，其余排满全版"),
                     percent, p->n_left_out, percent, p->n_left_out)
               : ts_arena_printf(
                     ctx->scratch,
                     TS_BOTH("%d %% of it; cut copy, or leave out about %d article(s), those that count "
                             "least first",
                             "占全版 %d%%；请删稿，或从最轻的起撤下约 %d 篇"),
                     percent, go, percent, go);
}

/* Rows over of the whole page, < 0 = short: what came out of a plan that was set, else what was reckoned
 * without what head and subheads can take up. */
static int rows_over(const struct ts_proposals *p) {
    int take = 0, over = 0, reckoned = p->needed - p->rows;
    bool set = true;
    for (int i = 0; i < p->v[0].n_blocks; i++) {
        const struct ts_proposed_block *b = &p->v[0].blocks[i];
        take += b->needs.take;
        over -= b->n_articles ? b->spare : b->role == TS_PROPOSED_OPEN ? b->rect.columns * b->rect.rows : 0;
        set &= b->set || !b->n_articles;
    }
    if (!set)
        over = reckoned > 0 ? reckoned : reckoned + take < 0 ? reckoned + take : 0;
    return over;
}

/* What is over or short of the whole page, however it is cut. */
static void report_fit(struct ts_ctx *ctx, const struct ts_proposals *p, const struct ts_style *style) {
    int over = rows_over(p) + p->rows_left_out, rows = abs(over);
    int percent = 100 * rows / (p->rows > 0 ? p->rows : 1);
    if (percent >= WORTH_A_WORD)
        TS_DIAG(ctx->diag, over > 0 ? TS_PROPOSE_OVER : TS_PROPOSE_SHORT, (struct ts_place){0},
                ts_arena_printf(ctx->scratch, "%d", rows),
                ts_arena_printf(ctx->scratch, "%d", rows * style->characters),
                over > 0 ? advice(ctx, p, percent) : ts_arena_printf(ctx->scratch, "%d", percent));
}

/* Each by its name, so that none is missed. */
static void report_left_out(struct ts_ctx *ctx, const struct ts_propose_request *r,
                            const struct ts_proposals *p) {
    for (int i = 0; i < p->n_left_out; i++) {
        const struct ts_left_out *left = &p->left_out[i];
        TS_DIAG(ctx->diag, TS_PROPOSE_LEFT_OUT, ts_place_of_file(r->articles[left->article]->source->name),
                ts_arena_printf(ctx->scratch, "%d", left->rows),
                ts_arena_printf(ctx->scratch, "%d", left->characters),
                r->articles[left->article]->weight
                    ? TS_BOTH("hold it, or give it a lesser number as weight", "可留待他日，或改小它的分量")
                    : TS_BOTH("hold it, or write a weight into the headers of those that are to stay",
                              "可留待他日，或在必须排入的各稿稿头写分量"));
    }
}

/* Which article leads, and why, where nobody has said it. */
static void report_rank(struct ts_ctx *ctx, const struct ts_propose_request *r, const struct ts_proposal *p) {
    for (int i = 0; i < r->n_articles; i++)
        if (r->articles[i]->weight)
            return;
    for (int i = 0; i < p->n_blocks && r->n_articles > 1; i++)
        if (p->blocks[i].role == TS_BLOCK_LEAD)
            TS_DIAG(ctx->diag, TS_PROPOSE_UNRANKED,
                    ts_place_of_file(r->articles[p->blocks[i].articles[0]]->source->name), "");
}

/* All of them, the best first; to standard output the best alone. */
static void write_plans(struct ts_ctx *ctx, struct ts_write_request *r, const char *output) {
    int n = strcmp(output, "-") == 0 ? 1 : r->proposals->n;
    for (r->which = 0; r->which < n; r->which++) {
        const char *path = name_of(ctx, output, r->which);
        const struct ts_proposal *p = &r->proposals->v[r->which];
        struct ts_slice plan = ts_write_plan(ctx, r);
        if (!ts_file_write(ctx, path, plan.p, plan.n))
            return;
        TS_DIAG(ctx->diag, TS_PROPOSE_MADE, ts_place_of_file(path),
                ts_arena_printf(ctx->scratch, "%d", p->score), ts_write_summary(ctx, p));
    }
}

static const struct ts_proposals *set_on_trial(struct ts_ctx *ctx, const struct ts_options *o,
                                               const struct ts_program *program,
                                               const struct ts_write_request *write,
                                               struct ts_proposals *candidates) {
    const struct plan_options *own = o->own;
    struct ts_font_request fonts = ts_options_fonts(o, program);
    struct ts_trial trial = {.shop = ts_workshop_open(&fonts, false),
                             .output = own->output,
                             .encoding = o->encoding,
                             .style = ts_options_style(o, program),
                             .write = write};
    const struct ts_proposals *proposals = ts_trial_set(ctx, &trial, candidates);
    ts_workshop_close(trial.shop);
    return proposals;
}

static void propose(struct ts_ctx *ctx, const struct ts_options *o, const struct ts_program *program) {
    const struct plan_options *own = o->own;
    struct ts_style_request request = ts_options_style(o, program);
    struct ts_page_style page;
    const struct ts_article **articles = TS_NEW(ctx->keep, const struct ts_article *, (size_t)o->n_words);
    const char **paths = TS_NEW(ctx->keep, const char *, (size_t)o->n_words);
    if (!ts_block_page_style(ctx, &request, &page) || !read_articles(ctx, o, page.style, articles))
        return;
    for (int i = 0; i < o->n_words; i++)
        paths[i] = ts_path_from(ctx->keep, own->output, o->words[i]);
    struct ts_propose_request wanted = {.page = &page,
                                        .articles = articles,
                                        .n_articles = o->n_words,
                                        .adverts = own->adverts,
                                        .n_adverts = own->n_adverts,
                                        .candidates = true};
    struct ts_proposals *candidates = ts_propose(ctx, &wanted);
    if (!candidates)
        return;
    struct ts_write_request write = {.request = &wanted,
                                     .paths = paths,
                                     .style = style_beside(ctx, own->output, o->style),
                                     .lang = o->lang};
    write.proposals = set_on_trial(ctx, o, program, &write, candidates);
    report_fit(ctx, write.proposals, page.style);
    report_left_out(ctx, &wanted, write.proposals);
    report_rank(ctx, &wanted, &write.proposals->v[0]);
    if (!ts_diag_failed(ctx->diag))
        write_plans(ctx, &write, own->output);
}

static enum ts_status run(const struct ts_options *o, const struct ts_program *program) {
    const struct plan_options *own = o->own;
    enum ts_status status = check(o, own->output);
    if (status != TS_DONE)
        return status;
    struct ts_ctx ctx = {.keep = ts_arena_open(), .scratch = ts_arena_open()};
    ctx.diag = ts_diag_new(ctx.keep);
    propose(&ctx, o, program);
    ts_diag_print(ctx.diag, stderr, o->lang, !o->quiet);
    status = ts_diag_status(ctx.diag);
    ts_arena_close(ctx.scratch);
    ts_arena_close(ctx.keep);
    return status;
}

const struct ts_command ts_command_plan = {
    .name = "plan",
    .options = plan_options,
    .letters = "o:",
    .own_size = sizeof(struct plan_options),
    .take = take,
    .run = run,
    .help = {
        [TS_ENGLISH] =
            "Usage: typeset plan [options] ARTICLE... -o page.yaml\n"
            "Propose plans for a page that is to hold the articles: page.yaml is the best,\n"
            "page-2.yaml and page-3.yaml are others, where the articles allow them.\n"
            "\n"
            "  -o, --output FILE       where the best plan goes; - is standard output, for it alone\n"
            "      --style NAME        house style of the page\n"
            "      --set KEY=VALUE     one value of the style (may be repeated); not written into the plan\n"
            "      --advert 2x27       space for an advert, columns x rows (may be repeated)\n"
            "      --lang LANG         zh or en: language of messages and of the plan\n"
            "  -q, --quiet             print no notes, only warnings and errors\n"
            "\n"
            "The header's key weight (分量) ranks the articles, 1 is the head article; those without it\n"
            "come behind, as they stand on the command line. Set a plan by: typeset page.yaml -o page.pdf\n",
        [TS_CHINESE] =
            "用法：typeset plan [选项] 稿件… -o page.yaml\n"
            "按稿件拟出版样：page.yaml 最好，page-2.yaml、page-3.yaml 是另外的排法（稿件允许时才有）。\n"
            "\n"
            "  -o, --output 文件       最好的版样写到哪里；- 为标准输出，只写这一个\n"
            "      --style 名称        版面用的版式\n"
            "      --set 项=值         改版式中的一个值（可重复）；不写进版样\n"
            "      --advert 2x27       广告位，栏数x行数（可重复）\n"
            "      --lang 语言         zh 或 en：提示和版样用的语言\n"
            "  -q, --quiet             不显示说明，只显示警告和错误\n"
            "\n"
            "稿头的“分量”（weight）定轻重，1 为头条；没有写的排在后面，按命令行里的次序。\n"
            "版样排成版面：typeset page.yaml -o page.pdf\n"}};
