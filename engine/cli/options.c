#include "cli/options.h"

#include <string.h>

enum {
    OPTION_STYLE = 256,
    OPTION_SET,
    OPTION_FONTS,
    OPTION_NO_CACHE,
    OPTION_ENCODING,
    OPTION_WRAPPED,
    OPTION_JOIN,
    OPTION_VERSION,
    OPTION_LANG,
    MOST_OPTIONS = 48
};

static const struct option common_options[] = {{"style", required_argument, NULL, OPTION_STYLE},
                                               {"set", required_argument, NULL, OPTION_SET},
                                               {"fonts", required_argument, NULL, OPTION_FONTS},
                                               {"no-cache", no_argument, NULL, OPTION_NO_CACHE},
                                               {"encoding", required_argument, NULL, OPTION_ENCODING},
                                               {"wrapped", required_argument, NULL, OPTION_WRAPPED},
                                               {"join", no_argument, NULL, OPTION_JOIN},
                                               {"lang", required_argument, NULL, OPTION_LANG},
                                               {"quiet", no_argument, NULL, 'q'},
                                               {"help", no_argument, NULL, 'h'},
                                               {"version", no_argument, NULL, OPTION_VERSION},
                                               {NULL, 0, NULL, 0}};

enum ts_status ts_options_wrong(enum ts_lang lang, const char *english, const char *chinese,
                                const char *what) {
    const char *hint[] = {"try 'typeset --help'", "请看 typeset --help"};
    fprintf(stderr, "typeset: %s%s%s%s%s\n", lang == TS_CHINESE ? chinese : english, *what ? " " : "", what,
            lang == TS_CHINESE ? "；" : "; ", hint[lang]);
    return TS_USAGE;
}

static enum ts_status take_lang(struct ts_options *o, const char *value) {
    if (strncmp(value, "zh", 2) != 0 && strncmp(value, "en", 2) != 0)
        return ts_options_wrong(o->lang, "--lang takes zh or en, not", "--lang 只能是 zh 或 en，不能是",
                                value);
    o->lang = *value == 'z' ? TS_CHINESE : TS_ENGLISH;
    return TS_DONE;
}

static enum ts_status take_encoding(struct ts_options *o, const char *name) {
    o->encoding = ts_encoding_named(name);
    if (o->encoding < TS_N_ENCODINGS)
        return TS_DONE;
    return ts_options_wrong(
        o->lang, "--encoding takes auto, utf-8, gb18030, gbk, big5, utf-16, utf-16le or utf-16be, not",
        "--encoding 只能是 auto utf-8 gb18030 gbk big5 utf-16 utf-16le utf-16be，不能是", name);
}

enum ts_status ts_options_add_setting(struct ts_options *o, const char *setting) {
    if (o->n_set == TS_MOST_SETTINGS)
        return ts_options_wrong(o->lang, "too many --set", "--set 过多", "");
    o->set[o->n_set++] = setting;
    return TS_DONE;
}

enum ts_status ts_options_take_fit(struct ts_options *o, const char *how) {
    static const char *const settings[][3] = {{"none", "不拼", "fit.mode=none"},
                                              {"rows", "齐行", "fit.mode=rows"},
                                              {"page", "满版", "fit.mode=page"},
                                              {"auto", "自动", "fit.mode=auto"}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (strcmp(how, settings[i][0]) == 0 || strcmp(how, settings[i][1]) == 0)
            return ts_options_add_setting(o, settings[i][2]);
    return ts_options_wrong(o->lang, "--fit takes none, rows, page or auto, not",
                            "--fit 只能是 none rows page auto，不能是", how);
}

/* --wrapped HOW as one value of the style. */
static enum ts_status take_wrapped(struct ts_options *o, const char *how) {
    static const char *const settings[][3] = {{"auto", "自动", "copy.wrapped=auto"},
                                              {"yes", "是", "copy.wrapped=yes"},
                                              {"no", "否", "copy.wrapped=no"}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (strcmp(how, settings[i][0]) == 0 || strcmp(how, settings[i][1]) == 0)
            return ts_options_add_setting(o, settings[i][2]);
    return ts_options_wrong(o->lang, "--wrapped takes auto, yes or no, not",
                            "--wrapped 只能是 auto yes no，不能是", how);
}

struct ts_font_request ts_options_fonts(const struct ts_options *o, const struct ts_program *program) {
    return (struct ts_font_request){.folder = o->fonts_folder,
                                    .config_file = program->fonts_config,
                                    .prepared = o->no_cache ? NULL : program->cache};
}

struct ts_style_request ts_options_style(const struct ts_options *o, const struct ts_program *program) {
    return (struct ts_style_request){.name = o->style, .folders = program->style_folders, .set = o->set};
}

static enum ts_status take(struct ts_options *o, const struct ts_command *command, int option, char *value) {
    switch (option) {
    case OPTION_STYLE:
        o->style = value;
        return TS_DONE;
    case OPTION_SET:
        return ts_options_add_setting(o, value);
    case OPTION_FONTS:
        o->fonts_folder = value;
        return TS_DONE;
    case OPTION_NO_CACHE:
        o->no_cache = true;
        return TS_DONE;
    case OPTION_ENCODING:
        return take_encoding(o, value);
    case OPTION_WRAPPED:
        return take_wrapped(o, value);
    case OPTION_JOIN:
        return ts_options_add_setting(o, "copy.join=yes");
    case OPTION_LANG:
        return take_lang(o, value);
    case 'q':
        o->quiet = true;
        return TS_DONE;
    case 'h':
        o->help = true;
        return TS_DONE;
    case OPTION_VERSION:
        o->version = true;
        return TS_DONE;
    case '?': /* getopt has said what is wrong */
        return ts_options_wrong(o->lang, "unknown option or missing value", "选项不认识或缺少值", "");
    default:
        return command->take(o, option, value);
    }
}

/* The command's options behind those of all. */
static void join_options(const struct ts_command *command, struct option all[MOST_OPTIONS]) {
    int n = 0;
    for (const struct option *o = common_options; o->name; o++)
        all[n++] = *o;
    for (const struct option *o = command->options; o && o->name && n + 1 < MOST_OPTIONS; o++)
        all[n++] = *o;
    all[n] = (struct option){NULL, 0, NULL, 0};
}

enum ts_status ts_options_read(struct ts_options *o, const struct ts_command *command, int argc, char **argv,
                               enum ts_lang lang) {
    struct option all[MOST_OPTIONS];
    char letters[16];
    int option;
    o->lang = lang;
    optind = 0; /* the lines of a manifest are read, too */
    join_options(command, all);
    snprintf(letters, sizeof letters, "qh%s", command->letters ? command->letters : "");
    if (command->name) { /* getopt's messages begin with the program's name */
        argv[1] = argv[0];
        argv++;
        argc--;
    }
    while ((option = getopt_long(argc, argv, letters, all, NULL)) != -1) {
        enum ts_status status = take(o, command, option, optarg);
        if (status != TS_DONE)
            return status;
    }
    o->words = (const char *const *)argv + optind;
    o->n_words = argc - optind;
    return TS_DONE;
}
