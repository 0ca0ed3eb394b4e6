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
    MOST_OPTIONS = 64 /* of all commands together */
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

static bool is_lang(const char *value) {
    return strncmp(value, "zh", 2) == 0 || strncmp(value, "en", 2) == 0;
}

/* It was taken before all others (find_lang); here it is told if it is none. */
static enum ts_status check_lang(const struct ts_options *o, const char *value) {
    if (is_lang(value))
        return TS_DONE;
    return ts_options_wrong(o->lang, "--lang takes zh or en, not", "--lang 只能是 zh 或 en，不能是", value);
}

static enum ts_status take_encoding(struct ts_options *o, const char *name) {
    o->encoding = ts_encoding_named(name);
    if (o->encoding < TS_N_ENCODINGS)
        return TS_DONE;
    return ts_options_wrong(
        o->lang, "--encoding takes auto, utf-8, gb18030, gbk, big5, utf-16, utf-16le or utf-16be, not",
        "--encoding 只能是 auto utf-8 gb18030 gbk big5 utf-16 utf-16le utf-16be，不能是", name);
}

/* One more KEY=VALUE for the style. */
static enum ts_status add_setting(struct ts_options *o, const char *setting) {
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
            return add_setting(o, settings[i][2]);
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
            return add_setting(o, settings[i][2]);
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
        return add_setting(o, value);
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
        return add_setting(o, "copy.join=yes");
    case OPTION_LANG:
        return check_lang(o, value);
    case 'q':
        o->quiet = true;
        return TS_DONE;
    case 'h':
        o->help = true;
        return TS_DONE;
    case OPTION_VERSION:
        o->version = true;
        return TS_DONE;
    default:
        return command->take(o, option, value);
    }
}

/* What getopt takes: the options of all commands, and those of one or more. */
struct table {
    struct option options[MOST_OPTIONS];
    char letters[MOST_OPTIONS];
};

/* getopt's own messages know nothing of --lang: it is to be silent and to tell a missing value apart (the
 * colon). `order` is + where it is to stop at the first word, - where it is to leave words where they stand:
 * moved behind the options, they could become a value. */
static void begin_table(struct table *t, const char *order) {
    memcpy(t->options, common_options, sizeof common_options);
    snprintf(t->letters, sizeof t->letters, "%s:qh", order);
}

static void add_options(struct table *t, const struct ts_command *command) {
    struct option *to = t->options;
    while (to->name)
        to++;
    for (const struct option *o = command->options; o && o->name && to + 1 < t->options + MOST_OPTIONS; o++)
        *to++ = *o;
    *to = (struct option){NULL, 0, NULL, 0};
    if (command->letters)
        strncat(t->letters, command->letters, sizeof t->letters - strlen(t->letters) - 1);
}

static int next_option(const struct table *t, int argc, char **argv) {
    return getopt_long(argc, argv, t->letters, t->options, NULL);
}

/* The options again from the first: several lines are read, and each twice. */
static void rewind_options(void) {
    optind = 0;
    opterr = 0;
}

int ts_options_first_word(const struct ts_command *const *commands, size_t n, int argc, char **argv) {
    struct table table;
    int before = 1;
    begin_table(&table, "+");
    for (size_t i = 0; i < n; i++)
        add_options(&table, commands[i]);
    rewind_options();
    while (next_option(&table, argc, argv) != -1)
        before = optind;
    return optind == before && optind < argc ? optind : 0; /* it steps over -- */
}

/* The language first: what is wrong with an option before --lang is told in it, too. */
static enum ts_lang find_lang(const struct ts_command *command, int argc, char **argv, enum ts_lang lang) {
    struct table table;
    int option;
    begin_table(&table, "-");
    add_options(&table, command);
    rewind_options();
    while ((option = next_option(&table, argc, argv)) != -1)
        if (option == OPTION_LANG && is_lang(optarg))
            lang = *optarg == 'z' ? TS_CHINESE : TS_ENGLISH;
    return lang;
}

/* What getopt stopped at: ':' for a value that is missing, at the end of the line; else optopt is 0 for a
 * long option that it does not know, the value of a long one that it does know and that has a value too many,
 * or a letter that it does not know (then it may be in the middle of a word). */
static enum ts_status refuse(const struct ts_options *o, const struct table *table, int option, char **argv) {
    const char letter[] = {'-', (char)optopt, 0}, *word = argv[optind - 1];
    bool is_letter = optopt && optopt < OPTION_STYLE && !strchr(table->letters, optopt);
    if (option == ':')
        return ts_options_wrong(o->lang, "a value is missing behind", "选项后面缺少值：",
                                strncmp(word, "--", 2) == 0 ? word : letter);
    if (optopt && !is_letter)
        return ts_options_wrong(o->lang, "this option takes no value:", "这个选项不带值：", word);
    return ts_options_wrong(o->lang, "unknown option", "选项不认识：", is_letter ? letter : word);
}

enum ts_status ts_options_read(struct ts_options *o, const struct ts_command *command, int argc, char **argv,
                               enum ts_lang lang) {
    struct table table;
    int option;
    o->lang = find_lang(command, argc, argv, lang);
    begin_table(&table, "");
    add_options(&table, command);
    rewind_options();
    while ((option = next_option(&table, argc, argv)) != -1) {
        enum ts_status status = option == '?' || option == ':' ? refuse(o, &table, option, argv)
                                                               : take(o, command, option, optarg);
        if (status != TS_DONE)
            return status;
    }
    o->words = (const char *const *)argv + optind;
    o->n_words = argc - optind;
    return TS_DONE;
}
