#include "cli/options.h"

#include <getopt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPTION_STYLE = 256,
    OPTION_SET,
    OPTION_FIT,
    OPTION_FONTS,
    OPTION_DUMP,
    OPTION_DPI,
    OPTION_TIMING,
    OPTION_VERSION,
    OPTION_LANG
};

static const struct option long_options[] = {{"output", required_argument, NULL, 'o'},
                                             {"style", required_argument, NULL, OPTION_STYLE},
                                             {"set", required_argument, NULL, OPTION_SET},
                                             {"fit", required_argument, NULL, OPTION_FIT},
                                             {"fonts", required_argument, NULL, OPTION_FONTS},
                                             {"dump", required_argument, NULL, OPTION_DUMP},
                                             {"dpi", required_argument, NULL, OPTION_DPI},
                                             {"lang", required_argument, NULL, OPTION_LANG},
                                             {"timing", no_argument, NULL, OPTION_TIMING},
                                             {"quiet", no_argument, NULL, 'q'},
                                             {"help", no_argument, NULL, 'h'},
                                             {"version", no_argument, NULL, OPTION_VERSION},
                                             {NULL, 0, NULL, 0}};

static const char *const help_text[] = {
    [TS_ENGLISH] =
        "Usage: typeset [options] ARTICLE... -o OUTPUT\n"
        "       typeset-page, in bash and zsh, which have a builtin called typeset\n"
        "       typeset explain ARTICLE LINE    tell how the lines of that paragraph were set\n"
        "       typeset styles [NAME]           list the house styles, or print one with the source of each "
        "value\n"
        "Set a plain-text article as a Chinese newspaper page.\n"
        "\n"
        "  -o, --output FILE     page.pdf or page.png; - is standard output; a folder for several articles\n"
        "      --style NAME      house style: a name (feature) or a .yaml file\n"
        "      --set KEY=VALUE   one value of the style, as grid.row=18点 (may be repeated)\n"
        "      --fit HOW         fill the page: none, rows (level columns), page, auto (page if it can be)\n"
        "      --fonts DIR       look for fonts in DIR first\n"
        "      --dpi N           resolution of a PNG (default 150)\n"
        "      --dump STAGE      print a stage: source, article, runs, items, lines, pages\n"
        "      --lang LANG       zh or en: language of messages and of printed styles (else the locale's)\n"
        "  -q, --quiet           print no notes, only warnings and errors\n"
        "      --timing          print the time of each stage\n"
        "  -h, --help            print this\n"
        "      --version         print the version\n"
        "\n"
        "ARTICLE is UTF-8 text; - is standard input. See typeset(1).\n"
        "Exit status: 0 done; 1 done, but look at the messages; 2 not done; 64 wrong usage; 75 try again.\n",
    [TS_CHINESE] = "用法：typeset [选项] 稿件… -o 输出\n"
                   "      bash 和 zsh 有同名内部命令，请用 typeset-page\n"
                   "      typeset explain 稿件 行号    说明这一段各行是怎样排成的\n"
                   "      typeset styles [名称]           列出各版式，或列出一个版式的各项及其出处\n"
                   "把纯文本稿件排成中文报纸版面。\n"
                   "\n"
                   "  -o, --output 文件     page.pdf 或 page.png；- 为标准输出；多篇稿件时为文件夹\n"
                   "      --style 名称      版式：名称（feature）或 .yaml 文件\n"
                   "      --set 项=值       改版式中的一个值，例如 grid.row=18点（可重复）\n"
                   "      --fit 方式        拼版：none 不拼，rows 各栏齐平，page 排满，auto 能满则满\n"
                   "      --fonts 文件夹    先在此文件夹找字体\n"
                   "      --dpi N           PNG 的分辨率（默认 150）\n"
                   "      --dump 阶段       输出某一阶段：source article runs items lines pages\n"
                   "      --lang 语言       zh 或 en：提示和所列版式用的语言（不写则从系统）\n"
                   "  -q, --quiet           不显示说明，只显示警告和错误\n"
                   "      --timing          显示各阶段用时\n"
                   "  -h, --help            显示本说明\n"
                   "      --version         显示版本\n"
                   "\n"
                   "稿件为 UTF-8 文本；- 为标准输入。详见 typeset(1)。\n"
                   "退出状态：0 完成；1 完成，但请看提示；2 未完成；64 用法有误；75 可再试。\n",
};

void ts_options_help(FILE *f, enum ts_lang lang) {
    fputs(help_text[lang], f);
}

static enum ts_status wrong(enum ts_lang lang, const char *english, const char *chinese, const char *what) {
    const char *hint[] = {"try 'typeset --help'", "请看 typeset --help"};
    fprintf(stderr, "typeset: %s%s%s%s%s\n", lang == TS_CHINESE ? chinese : english, *what ? " " : "", what,
            lang == TS_CHINESE ? "；" : "; ", hint[lang]);
    return TS_USAGE;
}

static enum ts_status take_lang(struct ts_options *o, const char *value, enum ts_lang lang) {
    if (strncmp(value, "zh", 2) != 0 && strncmp(value, "en", 2) != 0)
        return wrong(lang, "--lang takes zh or en, not", "--lang 只能是 zh 或 en，不能是", value);
    o->lang = *value == 'z' ? TS_CHINESE : TS_ENGLISH;
    return TS_DONE;
}

static enum ts_status take_setting(struct ts_options *o, const char *value, enum ts_lang lang) {
    if (o->n_set == TS_MOST_SETTINGS)
        return wrong(lang, "too many --set", "--set 过多", "");
    o->set[o->n_set++] = value;
    return TS_DONE;
}

/* --fit HOW is one value of the style. */
static enum ts_status take_fit(struct ts_options *o, const char *value, enum ts_lang lang) {
    static const char *const settings[][3] = {{"none", "不拼", "fit.mode=none"},
                                              {"rows", "齐行", "fit.mode=rows"},
                                              {"page", "满版", "fit.mode=page"},
                                              {"auto", "自动", "fit.mode=auto"}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (strcmp(value, settings[i][0]) == 0 || strcmp(value, settings[i][1]) == 0)
            return take_setting(o, settings[i][2], lang);
    return wrong(lang, "--fit takes none, rows, page or auto, not",
                 "--fit 只能是 none rows page auto，不能是", value);
}

static enum ts_status take(struct ts_options *o, int option, char *value, enum ts_lang lang) {
    char *end;
    switch (option) {
    case 'o':
        o->output = value;
        break;
    case OPTION_STYLE:
        o->style = value;
        break;
    case OPTION_SET:
        return take_setting(o, value, lang);
    case OPTION_FIT:
        return take_fit(o, value, lang);
    case OPTION_FONTS:
        o->fonts_folder = value;
        break;
    case OPTION_DUMP:
        o->dump = ts_dump_stage_named(value);
        if (o->dump == TS_DUMP_NOTHING)
            return wrong(lang, "--dump takes source, article, runs, items, lines or pages, not",
                         "--dump 只能是 source article runs items lines pages，不能是", value);
        break;
    case OPTION_DPI:
        o->dpi = (int)strtol(value, &end, 10);
        if (end == value || *end || o->dpi < 10 || o->dpi > 2400)
            return wrong(lang, "--dpi takes 10 to 2400, not", "--dpi 应在 10 至 2400 之间，不能是", value);
        break;
    case OPTION_LANG:
        return take_lang(o, value, lang);
    case OPTION_TIMING:
        o->timing = true;
        break;
    case 'q':
        o->quiet = true;
        break;
    case 'h':
        o->help = true;
        break;
    case OPTION_VERSION:
        o->version = true;
        break;
    default: /* getopt has said what is wrong */
        return wrong(lang, "unknown option or missing value", "选项不认识或缺少值", "");
    }
    return TS_DONE;
}

/* `explain ARTICLE LINE`: the last word is the line. */
static enum ts_status take_explain(struct ts_options *o, enum ts_lang lang) {
    char *end = NULL;
    long line = o->n_articles == 2 ? strtol(o->articles[1], &end, 10) : 0;
    if (!end || *end || line < 1 || line > INT32_MAX)
        return wrong(lang, "explain takes an article and the number of a line of it",
                     "explain 后面写稿件和稿件的行号", "");
    o->explain = (uint32_t)line;
    o->n_articles = 1;
    return TS_DONE;
}

/* `styles [NAME]`: a name there, or behind --style. */
static enum ts_status take_styles(struct ts_options *o, enum ts_lang lang) {
    if (o->n_articles > 1 || (o->n_articles == 1 && o->style))
        return wrong(lang, "styles takes one name", "styles 后面只写一个名称", "");
    if (o->n_articles == 1)
        o->style = o->articles[0];
    if (!o->style && o->n_set)
        return wrong(lang, "styles takes --set with a name", "styles 有 --set 时要写名称", "");
    o->styles = true;
    return TS_DONE;
}

enum ts_status ts_options_read(struct ts_options *o, int argc, char **argv, enum ts_lang lang) {
    *o = (struct ts_options){.dpi = 150, .lang = lang};
    int option;
    bool explain = argc > 1 && strcmp(argv[1], "explain") == 0;
    bool styles = argc > 1 && strcmp(argv[1], "styles") == 0;
    if (explain || styles) {
        argv[1] = argv[0];
        argv++;
        argc--;
    }
    while ((option = getopt_long(argc, argv, "o:qh", long_options, NULL)) != -1) {
        enum ts_status status = take(o, option, optarg, o->lang);
        if (status != TS_DONE)
            return status;
    }
    o->articles = (const char *const *)argv + optind;
    o->n_articles = argc - optind;
    if (o->help || o->version)
        return TS_DONE;
    if (explain)
        return take_explain(o, o->lang);
    if (styles)
        return take_styles(o, o->lang);
    if (o->n_articles == 0)
        return wrong(o->lang, "no article given", "没有给出稿件", "");
    if (!o->output && o->dump == TS_DUMP_NOTHING)
        return wrong(o->lang, "no output given: -o page.pdf", "没有给出输出：-o page.pdf", "");
    return TS_DONE;
}
