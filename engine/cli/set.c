/* cli/set.c -- the program without a command: articles to pages. */
#include "cli/options.h"
#include "job.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { OPTION_FIT = 512, OPTION_DUMP, OPTION_DPI, OPTION_TIMING };

struct set_options {
    const char *output;
    enum ts_dump_stage dump;
    int dpi; /* 0 = not given */
    bool timing;
};

static const struct option set_options[] = {
    {"output", required_argument, NULL, 'o'},       {"fit", required_argument, NULL, OPTION_FIT},
    {"dump", required_argument, NULL, OPTION_DUMP}, {"dpi", required_argument, NULL, OPTION_DPI},
    {"timing", no_argument, NULL, OPTION_TIMING},   {NULL, 0, NULL, 0}};

static enum ts_status take(struct ts_options *o, int option, char *value) {
    struct set_options *own = o->own;
    char *end;
    switch (option) {
    case 'o':
        own->output = value;
        break;
    case OPTION_FIT:
        return ts_options_take_fit(o, value);
    case OPTION_DUMP:
        own->dump = ts_dump_stage_named(value);
        if (own->dump == TS_DUMP_NOTHING)
            return ts_options_wrong(o->lang, "--dump takes source, article, runs, items, lines or pages, not",
                                    "--dump 只能是 source article runs items lines pages，不能是", value);
        break;
    case OPTION_DPI:
        own->dpi = (int)strtol(value, &end, 10);
        if (end == value || *end || own->dpi < 10 || own->dpi > 2400)
            return ts_options_wrong(o->lang, "--dpi takes 10 to 2400, not",
                                    "--dpi 应在 10 至 2400 之间，不能是", value);
        break;
    default:
        own->timing = true;
        break;
    }
    return TS_DONE;
}

static bool is_folder(const char *path) {
    struct stat st;
    size_t n = strlen(path);
    return (n > 0 && path[n - 1] == '/') || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

/* FOLDER/NAME.pdf for an article NAME.txt. */
static bool output_in_folder(const char *folder, const char *article, char to[TS_PATH_SIZE]) {
    const char *slash = strrchr(article, '/'), *name = slash ? slash + 1 : article;
    const char *dot = strrchr(name, '.');
    int stem = dot && dot != name ? (int)(dot - name) : (int)strlen(name);
    if (strcmp(article, "-") == 0) {
        name = "stdin";
        stem = 5;
    }
    return snprintf(to, TS_PATH_SIZE, "%s/%.*s.pdf", folder, stem, name) < TS_PATH_SIZE;
}

static void print_times(const struct ts_job_times *t) {
    fprintf(stderr,
            "style %.1f ms, source %.1f ms, fonts %.1f ms, shaping %.1f ms, breaking %.1f ms, layout %.1f "
            "ms, pdf %.1f "
            "ms, write %.1f ms\n",
            t->style * 1e3, t->source * 1e3, t->fonts * 1e3, t->shaping * 1e3, t->breaking * 1e3,
            t->layout * 1e3, t->pdf * 1e3, t->write * 1e3);
}

/* The status of several jobs: if all failed, what the gravest failed with; if some did, 1. */
static enum ts_status join(enum ts_status so_far, enum ts_status next, bool first) {
    bool failed = so_far == TS_NOT_DONE || so_far == TS_TRY_AGAIN,
         fails = next == TS_NOT_DONE || next == TS_TRY_AGAIN;
    if (first || so_far == next)
        return next;
    return failed && fails ? TS_NOT_DONE : TS_LOOK;
}

/* The file that an article's page goes to, in `to` if it has to be put together; NULL after a message. */
static const char *output_of(const char *output, const char *article, bool folder, char to[TS_PATH_SIZE]) {
    if (!output || !folder)
        return output;
    if (output_in_folder(output, article, to))
        return to;
    fprintf(stderr, "typeset: %s: %s\n", article, strerror(ENAMETOOLONG));
    return NULL;
}

static bool same_file(const char *a, const char *b) {
    struct stat x, y;
    return strcmp(a, "-") != 0 && strcmp(b, "-") != 0 && stat(a, &x) == 0 && stat(b, &y) == 0 &&
           x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool is_device(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static enum ts_status usage(enum ts_lang lang, const char *english, const char *chinese, const char *what) {
    fprintf(stderr, "typeset: %s%s\n", what, lang == TS_CHINESE ? chinese : english);
    return TS_USAGE;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Two articles must not go to one file: the second page would replace the first. */
static enum ts_status check_names(const struct ts_options *o, const char *folder) {
    struct ts_arena *arena = ts_arena_open();
    const char **names = TS_NEW(arena, const char *, (size_t)o->n_words);
    enum ts_status status = TS_DONE;
    for (int i = 0; i < o->n_words; i++) {
        char path[TS_PATH_SIZE];
        const char *name = output_of(folder, o->words[i], true, path);
        names[i] = name ? ts_arena_copy(arena, name, strlen(name)) : "";
        if (same_file(o->words[i], names[i]))
            status = usage(o->lang, ": the page would replace the article", "：版面会覆盖稿件", names[i]);
    }
    qsort(names, (size_t)o->n_words, sizeof *names, by_name);
    for (int i = 1; i < o->n_words && status == TS_DONE; i++)
        if (*names[i] && strcmp(names[i], names[i - 1]) == 0)
            status = usage(o->lang, ": two articles would go to this file", "：两篇稿件会写到这同一个文件",
                           names[i]);
    ts_arena_close(arena);
    return status;
}

/* The output must be one that this program makes, and no article. */
static enum ts_status check_output(const struct ts_options *o, const struct set_options *own, bool folder) {
    if (!own->output)
        return TS_DONE;
    if (strcmp(own->output, "-") == 0 && own->dump != TS_DUMP_NOTHING)
        return usage(o->lang, "--dump and -o - would both go to standard output",
                     "--dump 与 -o - 都写标准输出", "");
    if (!*own->output)
        return usage(o->lang, "-o names no file", "-o 没有给出文件名", "");
    if (folder)
        return check_names(o, own->output);
    if (o->n_words > 1)
        return usage(o->lang, ": for several articles -o must be a folder that exists",
                     "：多篇稿件时 -o 须为已有的文件夹", own->output);
    if (strcmp(own->output, "-") != 0 && !ts_slice_has_ending(own->output, ".pdf") &&
        !ts_slice_has_ending(own->output, ".png") && !is_device(own->output))
        return usage(o->lang, ": the output's name must end in .pdf or .png",
                     "：输出文件名须以 .pdf 或 .png 结尾", own->output);
    if (same_file(o->words[0], own->output))
        return usage(o->lang, ": the page would replace the article", "：版面会覆盖稿件", own->output);
    return TS_DONE;
}

static enum ts_status check(const struct ts_options *o, const struct set_options *own, bool folder) {
    if (o->n_words == 0)
        return ts_options_wrong(o->lang, "no article given", "没有给出稿件", "");
    if (!own->output && own->dump == TS_DUMP_NOTHING)
        return ts_options_wrong(o->lang, "no output given: -o page.pdf", "没有给出输出：-o page.pdf", "");
    return check_output(o, own, folder);
}

static enum ts_status run(const struct ts_options *o, const struct ts_program *program) {
    const struct set_options *own = o->own;
    struct ts_job job = {.encoding = o->encoding,
                         .style = ts_options_style(o, program),
                         .dump = own->dump,
                         .dpi = own->dpi ? own->dpi : 150,
                         .date = program->date};
    bool folder = own->output && strcmp(own->output, "-") != 0 && is_folder(own->output);
    enum ts_status status = check(o, own, folder);
    const struct ts_font_request fonts = ts_options_fonts(o, program);
    struct ts_workshop *shop = ts_workshop_open(&fonts, false);
    job.page_files = folder;
    for (int i = 0; status != TS_USAGE && i < o->n_words; i++) {
        char path[TS_PATH_SIZE];
        struct ts_job_result result = {0};
        job.input = o->words[i];
        job.output = output_of(own->output, job.input, folder, path);
        enum ts_status one = own->output && !job.output
                                 ? TS_NOT_DONE
                                 : ts_job_run_and_tell(shop, &job, o->lang, o->quiet, &result);
        status = join(status, one, i == 0);
        if (own->timing)
            print_times(&result.times);
    }
    ts_workshop_close(shop);
    return status;
}

const struct ts_command ts_command_set = {
    .options = set_options,
    .letters = "o:",
    .own_size = sizeof(struct set_options),
    .take = take,
    .run = run,
    .help =
        {[TS_ENGLISH] =
             "Usage: typeset [options] ARTICLE... -o OUTPUT\n"
             "       typeset-page, in bash and zsh, which have a builtin called typeset\n"
             "       typeset check ARTICLE...        read copy for its faults, without setting it\n"
             "       typeset explain ARTICLE LINE    tell how the lines of that paragraph were set\n"
             "       typeset plan ARTICLE... -o page.yaml    propose plans for a page of these articles\n"
             "       typeset styles [NAME]           list the house styles, or print one with the source "
             "of each "
             "value\n"
             "       typeset watch ARTICLE|PLAN -o page.pdf  set it again at each save\n"
             "       typeset batch MANIFEST|FOLDER --out DIR    set many; see typeset batch --help\n"
             "Set an article, plain text or a Word document, as a page of a Chinese newspaper.\n"
             "\n"
             "  -o, --output FILE     page.pdf or page.png; - is standard output; a folder for several "
             "articles\n"
             "      --style NAME      house style: a name (feature) or a .yaml file\n"
             "      --set KEY=VALUE   one value of the style, as grid.row=18点 (may be repeated)\n"
             "      --fit HOW         fill the page: none, rows (level columns), page, auto (page if it "
             "can be)\n"
             "      --join            join paragraphs that were certainly cut in two\n"
             "      --wrapped HOW     lines cut at a width, as in mail, are paragraphs: auto, yes, no\n"
             "      --fonts DIR       look for fonts in DIR first\n"
             "      --no-cache        neither use nor keep what was found out of fonts before\n"
             "      --encoding NAME   of the articles: utf-8, gb18030, gbk, big5, utf-16 (else it is "
             "detected)\n"
             "      --dpi N           resolution of a PNG (default 150)\n"
             "      --dump STAGE      print a stage: source, article, runs, items, lines, pages\n"
             "      --lang LANG       zh or en: language of messages and of printed styles (else the "
             "locale's)\n"
             "  -q, --quiet           print no notes, only warnings and errors\n"
             "      --timing          print the time of each stage\n"
             "  -h, --help            print this\n"
             "      --version         print the version\n"
             "\n"
             "ARTICLE is plain text, a .docx, or a .yaml: the plan of a page or issue; - is standard input.\n"
             "A command has options of its own, before or behind it: typeset check --help. A file of a "
             "command's\n"
             "name is given as ./check. See typeset(1).\n"
             "Exit status: 0 done; 1 done, but look at the messages; 2 not done; 64 wrong usage; 75 try "
             "again.\n",
         [TS_CHINESE] =
             "用法：typeset [选项] 稿件… -o 输出\n"
             "      bash 和 zsh 有同名内部命令，请用 typeset-page\n"
             "      typeset check 稿件…             查稿：列出可疑之处，不排版\n"
             "      typeset explain 稿件 行号    说明这一段各行是怎样排成的\n"
             "      typeset plan 稿件… -o page.yaml  按稿件拟出版样\n"
             "      typeset styles [名称]           列出各版式，或列出一个版式的各项及其出处\n"
             "      typeset watch 稿件|版样 -o page.pdf      一保存就重排\n"
             "      typeset batch 清单|文件夹 --out 文件夹   成批排版，见 typeset batch --help\n"
             "把纯文本或 Word（.docx）稿件排成中文报纸版面。\n"
             "\n"
             "  -o, --output 文件     page.pdf 或 page.png；- 为标准输出；多篇稿件时为文件夹\n"
             "      --style 名称      版式：名称（feature）或 .yaml 文件\n"
             "      --set 项=值       改版式中的一个值，例如 grid.row=18点（可重复）\n"
             "      --fit 方式        拼版：none 不拼，rows 各栏齐平，page 排满，auto 能满则满\n"
             "      --join            把确属一段而断成两段的接上\n"
             "      --wrapped 方式    稿件一段折成几行（如邮件）：auto 自动判断，yes 是，no 否\n"
             "      --fonts 文件夹    先在此文件夹找字体\n"
             "      --no-cache        不用也不留字体缓存\n"
             "      --encoding 编码   稿件的编码：utf-8 gb18030 gbk big5 utf-16（不写则自动判断）\n"
             "      --dpi N           PNG 的分辨率（默认 150）\n"
             "      --dump 阶段       输出某一阶段：source article runs items lines pages\n"
             "      --lang 语言       zh 或 en：提示和所列版式用的语言（不写则从系统）\n"
             "  -q, --quiet           不显示说明，只显示警告和错误\n"
             "      --timing          显示各阶段用时\n"
             "  -h, --help            显示本说明\n"
             "      --version         显示版本\n"
             "\n"
             "稿件为纯文本、Word 文件（.docx），或版样、整期文件（.yaml）；- 为标准输入。\n"
             "各命令另有选项，写在命令前后都可以：typeset check --help。稿件与命令同名时写 ./check。详见 "
             "typeset(1)。\n"
             "退出状态：0 完成；1 完成，但请看提示；2 未完成；64 用法有误；75 可再试。\n"},
};
