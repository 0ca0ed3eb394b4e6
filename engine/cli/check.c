/* cli/check.c -- `typeset check ARTICLE...`: copy read for its faults, without setting it. */
#include "check/fix.h"
#include "check/report.h"
#include "cli/options.h"
#include "job.h"
#include "out/file.h"

#include <stdlib.h>

enum { OPTION_FORMAT = 512, OPTION_FIX, OPTION_WRITE, OPTION_NO_FONTS, OPTION_RULES };

static const struct option check_options[] = {
    {"format", required_argument, NULL, OPTION_FORMAT}, {"fix", no_argument, NULL, OPTION_FIX},
    {"write", no_argument, NULL, OPTION_WRITE},         {"no-fonts", no_argument, NULL, OPTION_NO_FONTS},
    {"rules", no_argument, NULL, OPTION_RULES},         {NULL, 0, NULL, 0}};

struct check_options {
    enum ts_report_form form;
    bool fix, write, no_fonts, rules;
};

static enum ts_status take(struct ts_options *o, int option, char *value) {
    static const char *const forms[] = {"text", "json", "sarif"};
    struct check_options *own = o->own;
    own->fix |= option == OPTION_FIX;
    own->write |= option == OPTION_WRITE;
    own->no_fonts |= option == OPTION_NO_FONTS;
    own->rules |= option == OPTION_RULES;
    if (option != OPTION_FORMAT)
        return TS_DONE;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(value, forms[i]) == 0) {
            own->form = (enum ts_report_form)i;
            return TS_DONE;
        }
    return ts_options_wrong(o->lang, "unknown format: text, json or sarif, and not",
                            "没有这种格式，可写 text json sarif：", value);
}

/* What all articles share. */
struct checker {
    const struct ts_options *o;
    const struct check_options *own;
    struct ts_ctx ctx; /* of the style and the lists */
    const struct ts_style *style;
    struct ts_house house;
    struct ts_fontset *fonts;
    struct ts_report report;
    enum ts_status worst;
};

/* Graver statuses count more: not done, try again, look. */
static void note_status(struct checker *c, enum ts_status status) {
    if (status == TS_NOT_DONE || c->worst == TS_DONE || (status == TS_TRY_AGAIN && c->worst == TS_LOOK))
        c->worst = status;
}

/* The text in whose lines and columns findings are told, as UTF-8: the file's own bytes, a Word document's
 * paragraphs, or what was read from standard input. */
static struct ts_slice text_of_copy(struct ts_ctx *ctx, const struct ts_source *s) {
    if (s->pack)
        return s->text;
    return s->encoding == TS_ENCODING_UTF8
               ? s->file
               : ts_encoding_decode(ctx, ctx->keep, s->file.p, s->file.n, s->encoding).text;
}

/* The file anew, in its own encoding; whole or not at all. `left` findings have no safe fix. */
static void write_fixed(struct ts_ctx *ctx, const char *path, const struct ts_source *s,
                        const struct ts_fixed *fixed, size_t left) {
    const char *lacks = "", *name = ts_encoding_name(s->encoding), *why;
    struct ts_slice bytes = fixed->after;
    if (s->pack)
        bytes.p = NULL;
    else if (s->encoding != TS_ENCODING_UTF8)
        bytes = ts_encoding_encode_as(ctx, ctx->keep, s->file, s->encoding, fixed->after, &lacks);
    if (bytes.p) {
        if (ts_file_write(ctx, path, bytes.p, bytes.n))
            TS_DIAG(ctx->diag, TS_FIX_WRITTEN, ts_place_of_file(path),
                    ts_arena_printf(ctx->scratch, "%zu", fixed->n),
                    ts_arena_printf(ctx->scratch, "%zu", left));
        return;
    }
    if (s->pack)
        why = TS_BOTH("this is a Word document", "稿件是 Word 文档");
    else if (*lacks)
        why =
            ts_arena_printf(ctx->keep, TS_BOTH("%s has no %s", "%s 里没有“%s”字"), name, lacks, name, lacks);
    else
        why = ts_arena_printf(
            ctx->keep, TS_BOTH("it has bytes that are nothing in %s", "稿件里有不合 %s 的字节"), name, name);
    TS_DIAG(ctx->diag, TS_FIX_NOT_WRITTEN, ts_place_of_file(path), why);
}

/* Show the safe fixes, or make them. */
static void fix(struct checker *c, struct ts_ctx *ctx, const char *path, const struct ts_findings *findings) {
    const struct ts_source *s = findings->source;
    while (s->origin)
        s = s->origin;
    struct ts_fixed fixed;
    ts_fix_apply(ctx, findings, text_of_copy(ctx, s), &fixed);
    if (!c->own->write)
        ts_fix_print_diff(stdout, s->name, &fixed);
    else if (fixed.n)
        write_fixed(ctx, path, s, &fixed, findings->n - fixed.n);
}

static size_t count_shown(const struct ts_findings *f, bool notes) {
    size_t n = 0;
    for (size_t i = 0; i < f->n; i++)
        n += notes || f->v[i].level != TS_RULE_NOTE;
    return n;
}

static const struct ts_findings *read_article(struct checker *c, struct ts_ctx *ctx, const char *path) {
    const struct ts_reading reading = {c->o->encoding, c->style};
    const struct ts_source *source = ts_source_read(ctx, path, &reading);
    const struct ts_article *article = source ? ts_article_parse(ctx, source, c->style) : NULL;
    if (!article)
        return NULL;
    struct ts_proof_request request = {article, c->style, &c->house, c->fonts};
    return ts_proof_read(ctx, &request);
}

static bool first_error(void *user, const struct ts_diag_said *said) {
    const char **why = user;
    if (said->level == TS_ERROR && !*why)
        *why = said->text;
    return false;
}

/* The English half of what was said in both languages, or the Chinese one; in the arena. */
static const char *in_language(struct ts_ctx *ctx, const char *both, enum ts_lang lang) {
    const char *const args[TS_DIAG_ARGS] = {both, "", ""};
    return ts_lang_expand(ctx->keep, "{0}", args, lang);
}

static void check(struct checker *c, const char *path) {
    struct ts_ctx ctx = {.keep = ts_arena_open(), .scratch = ts_arena_open()};
    ctx.diag = ts_diag_new(ctx.keep);
    const struct ts_findings *findings = read_article(c, &ctx, path);
    if (!findings) {
        const char *why = NULL;
        note_status(c, ts_diag_status(ctx.diag));
        ts_diag_drain(ctx.diag, first_error, &why);
        ts_report_add_unread(&c->report, path, in_language(&ctx, why ? why : "", c->o->lang));
    } else if (c->own->fix) {
        fix(c, &ctx, path, findings);
    } else {
        ts_report_add(&c->report, &ctx, findings);
    }
    if (findings && count_shown(findings, !c->o->quiet))
        note_status(c, TS_LOOK);
    enum ts_status said = ts_diag_status(ctx.diag);
    if (said != TS_DONE)
        note_status(c, said);
    fflush(stdout); /* what is said of an article stands behind its findings */
    ts_diag_print(ctx.diag, stderr, c->o->lang, !c->o->quiet);
    ts_arena_close(ctx.scratch);
    ts_arena_close(ctx.keep);
}

static enum ts_status check_all(struct checker *c, const struct ts_program *program) {
    struct ts_style_request request = ts_options_style(c->o, program);
    c->style = ts_style_load(&c->ctx, &request);
    if (!c->style || !ts_house_read(&c->ctx, c->style, &c->house))
        return ts_diag_status(c->ctx.diag);
    if (c->own->rules) {
        ts_report_rules(stdout, &c->style->check, c->o->lang);
        return TS_DONE;
    }
    const struct ts_font_request where = ts_options_fonts(c->o, program);
    struct ts_fontset_request fonts = {.folder = where.folder,
                                       .config_file = where.config_file,
                                       .prepared = where.prepared,
                                       .style = c->style};
    if (!c->own->no_fonts && c->style->check.levels[TS_RULE_GLYPH_MISSING] != TS_RULE_OFF)
        c->fonts = ts_fontset_open(&c->ctx, &fonts);
    c->report = (struct ts_report){.file = stdout,
                                   .form = c->own->form,
                                   .lang = c->o->lang,
                                   .notes = !c->o->quiet,
                                   .version = TS_VERSION,
                                   .style = &c->style->check};
    if (!c->own->fix)
        ts_report_open(&c->report);
    for (int i = 0; i < c->o->n_words; i++)
        check(c, c->o->words[i]);
    if (!c->own->fix)
        ts_report_close(&c->report);
    return c->worst;
}

static enum ts_status run(const struct ts_options *o, const struct ts_program *program) {
    const struct check_options *own = o->own;
    if (o->n_words == 0 && !own->rules)
        return ts_options_wrong(o->lang, "no article given", "没有给出稿件", "");
    if (own->write && !own->fix)
        return ts_options_wrong(o->lang, "--write goes with --fix", "--write 要与 --fix 同用", "");
    if (own->fix && own->form != TS_REPORT_TEXT)
        return ts_options_wrong(o->lang, "--fix shows a diff, and no --format",
                                "--fix 输出改动对照，不与 --format 同用", "");
    for (int i = 0; own->write && i < o->n_words; i++)
        if (strcmp(o->words[i], "-") == 0)
            return ts_options_wrong(o->lang, "standard input cannot be written", "标准输入不能写回", "");
    struct checker c = {.o = o, .own = own};
    c.ctx = (struct ts_ctx){.keep = ts_arena_open(), .scratch = ts_arena_open()};
    c.ctx.diag = ts_diag_new(c.ctx.keep);
    enum ts_status status = check_all(&c, program);
    ts_diag_print(c.ctx.diag, stderr, o->lang, !o->quiet);
    if (status == TS_DONE && ts_diag_failed(c.ctx.diag)) /* fonts */
        status = TS_LOOK;
    if (c.fonts)
        ts_fontset_close(c.fonts);
    ts_arena_close(c.ctx.scratch);
    ts_arena_close(c.ctx.keep);
    return status;
}

static const char help_english[] =
    "Usage: typeset check [options] ARTICLE...\n"
    "Read copy for its faults, without setting it.\n"
    "\n"
    "      --format HOW      text (default), json, or sarif (SARIF 2.1.0)\n"
    "      --fix             show the safe fixes as a unified diff\n"
    "      --fix --write     make them in the files\n"
    "      --rules           list the rules and their levels\n"
    "      --no-fonts        do not look whether fonts have the characters\n"
    "      --style NAME      house style; its section check has the rules' levels and the word lists\n"
    "      --set KEY=VALUE   one value of the style, as check.ascii-mark=off or check.terms=terms.txt\n"
    "      --fonts DIR       look for fonts in DIR first\n"
    "      --lang LANG       zh or en\n"
    "  -q, --quiet           leave out findings of level note\n"
    "\n"
    "Exit status: 0 clean; 1 there are findings; 2 an article or the style cannot be read; 64 wrong usage.\n";

static const char help_chinese[] = "用法：typeset check [选项] 稿件…\n"
                                   "查稿：只读稿件，不排版，指出可疑之处。\n"
                                   "\n"
                                   "      --format 格式     text（默认）、json 或 sarif（SARIF 2.1.0）\n"
                                   "      --fix             把有把握的改动列成对照（unified diff）\n"
                                   "      --fix --write     直接改稿件\n"
                                   "      --rules           列出各条规则及其级别\n"
                                   "      --no-fonts        不查字体缺字\n"
                                   "      --style 名称      版式；各规则的级别和词表在它的“查稿”一节\n"
                                   "      --set 项=值       例如 check.ascii-mark=off、check.terms=用词.txt\n"
                                   "      --fonts 文件夹    先在此文件夹找字体\n"
                                   "      --lang 语言       zh 或 en\n"
                                   "  -q, --quiet           不显示级别为“说明”的\n"
                                   "\n"
                                   "退出状态：0 没有发现；1 有发现；2 稿件或版式读不了；64 用法有误。\n";

const struct ts_command ts_command_check = {.name = "check",
                                            .options = check_options,
                                            .own_size = sizeof(struct check_options),
                                            .take = take,
                                            .run = run,
                                            .help = {help_english, help_chinese}};
