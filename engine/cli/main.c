/* cli/main.c -- the command: options to jobs, jobs to an exit status. */
#include "cli/options.h"
#include "cli/styles.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PATH_SIZE = 4096 };

/* Where the program's data are: beside it (an installed one has ../share/typeset, a built one ../..), and
 * where make install puts them. House styles are looked for in the working folder's styles/ first. */
struct data_folders {
    char styles[3][PATH_SIZE], fonts_config[PATH_SIZE];
    const char *style_list[5];
};

static void add_data_folder(struct data_folders *f, int i, const char *root, const char *below) {
    char config[PATH_SIZE];
    if (snprintf(f->styles[i], PATH_SIZE, "%s%s/styles", root, below) >= PATH_SIZE ||
        snprintf(config, PATH_SIZE, "%s%s/fonts/fonts.conf", root, below) >= PATH_SIZE)
        f->styles[i][0] = config[0] = 0;
    if (!f->fonts_config[0] && config[0] && access(config, R_OK) == 0)
        memcpy(f->fonts_config, config, sizeof config);
    f->style_list[i + 1] = f->styles[i];
}

static void find_data_folders(struct data_folders *f) {
    char program[PATH_SIZE];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    program[n > 0 ? n : 0] = 0;
    char *slash = strrchr(program, '/');
    if (slash)
        *slash = 0;
    f->fonts_config[0] = 0;
    f->style_list[0] = "styles";
    add_data_folder(f, 0, program, "/../share/typeset");
    add_data_folder(f, 1, program, "/../..");
    add_data_folder(f, 2, TS_PREFIX, "/share/typeset");
    f->style_list[4] = NULL;
}

/* FONTCONFIG_FILE, else the installed fonts.conf, else NULL: the one built in. */
static const char *fonts_config(const struct data_folders *f) {
    const char *given = getenv("FONTCONFIG_FILE");
    return given && *given ? given : f->fonts_config[0] ? f->fonts_config : NULL;
}

/* SOURCE_DATE_EPOCH as a PDF date in UTC; NULL if it is not set or not a number. */
static const char *epoch_date(char to[32]) {
    const char *value = getenv("SOURCE_DATE_EPOCH");
    char *end;
    if (!value || !*value)
        return NULL;
    long long seconds = strtoll(value, &end, 10);
    time_t t = (time_t)seconds;
    struct tm utc;
    if (*end || !gmtime_r(&t, &utc) || strftime(to, 32, "D:%Y%m%d%H%M%SZ", &utc) == 0)
        return NULL;
    return to;
}

static bool is_folder(const char *path) {
    struct stat st;
    size_t n = strlen(path);
    return (n > 0 && path[n - 1] == '/') || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

/* FOLDER/NAME.pdf for an article NAME.txt. */
static bool output_in_folder(const char *folder, const char *article, char to[PATH_SIZE]) {
    const char *slash = strrchr(article, '/'), *name = slash ? slash + 1 : article;
    const char *dot = strrchr(name, '.');
    int stem = dot && dot != name ? (int)(dot - name) : (int)strlen(name);
    if (strcmp(article, "-") == 0) {
        name = "stdin";
        stem = 5;
    }
    return snprintf(to, PATH_SIZE, "%s/%.*s.pdf", folder, stem, name) < PATH_SIZE;
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
static const char *output_of(const struct ts_options *o, const char *article, bool folder,
                             char to[PATH_SIZE]) {
    if (!o->output || !folder)
        return o->output;
    if (output_in_folder(o->output, article, to))
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
static enum ts_status check_names(const struct ts_options *o, enum ts_lang lang) {
    struct ts_arena *arena = ts_arena_open();
    const char **names = TS_NEW(arena, const char *, (size_t)o->n_articles);
    enum ts_status status = TS_DONE;
    for (int i = 0; i < o->n_articles; i++) {
        char path[PATH_SIZE];
        const char *name = output_of(o, o->articles[i], true, path);
        names[i] = name ? ts_arena_copy(arena, name, strlen(name)) : "";
        if (same_file(o->articles[i], names[i]))
            status = usage(lang, ": the page would replace the article", "：版面会覆盖稿件", names[i]);
    }
    qsort(names, (size_t)o->n_articles, sizeof *names, by_name);
    for (int i = 1; i < o->n_articles && status == TS_DONE; i++)
        if (*names[i] && strcmp(names[i], names[i - 1]) == 0)
            status =
                usage(lang, ": two articles would go to this file", "：两篇稿件会写到这同一个文件", names[i]);
    ts_arena_close(arena);
    return status;
}

/* The output must be one that this program makes, and no article. */
static enum ts_status check_output(const struct ts_options *o, bool folder, enum ts_lang lang) {
    if (!o->output)
        return TS_DONE;
    if (strcmp(o->output, "-") == 0 && o->dump != TS_DUMP_NOTHING)
        return usage(lang, "--dump and -o - would both go to standard output", "--dump 与 -o - 都写标准输出",
                     "");
    if (!*o->output)
        return usage(lang, "-o names no file", "-o 没有给出文件名", "");
    if (folder)
        return check_names(o, lang);
    if (o->n_articles > 1)
        return usage(lang, ": for several articles -o must be a folder that exists",
                     "：多篇稿件时 -o 须为已有的文件夹", o->output);
    if (strcmp(o->output, "-") != 0 && !ts_slice_has_ending(o->output, ".pdf") &&
        !ts_slice_has_ending(o->output, ".png") && !is_device(o->output))
        return usage(lang, ": the output's name must end in .pdf or .png",
                     "：输出文件名须以 .pdf 或 .png 结尾", o->output);
    if (same_file(o->articles[0], o->output))
        return usage(lang, ": the page would replace the article", "：版面会覆盖稿件", o->output);
    return TS_DONE;
}

static enum ts_status run_jobs(const struct ts_options *o, struct ts_job *job, enum ts_lang lang) {
    bool folder = o->output && strcmp(o->output, "-") != 0 && is_folder(o->output);
    enum ts_status status = check_output(o, folder, lang);
    if (status != TS_DONE)
        return status;
    for (int i = 0; i < o->n_articles; i++) {
        char path[PATH_SIZE];
        struct ts_job_times times = {0};
        job->input = o->articles[i];
        job->output = output_of(o, job->input, folder, path);
        enum ts_status one =
            o->output && !job->output ? TS_NOT_DONE : ts_job_run(job, lang, o->quiet, &times);
        status = join(status, one, i == 0);
        if (o->timing)
            print_times(&times);
    }
    return status;
}

/* A full disk behind standard output is not done. */
static enum ts_status flush_output(enum ts_status status) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fprintf(stderr, "typeset: <stdout>: %s\n", strerror(errno));
    return TS_TRY_AGAIN;
}

int main(int argc, char **argv) {
    signal(SIGXFSZ, SIG_IGN); /* a file too large is an error to report, not an end */
    signal(SIGCHLD, SIG_DFL); /* pdftocairo is waited for, whatever the caller ignored */
    setlocale(LC_CTYPE, "");  /* numbers and sorting stay the C locale's */
    setlocale(LC_MESSAGES, "");
    enum ts_lang lang = ts_diag_lang_of_locale();
    struct ts_options o;
    enum ts_status status = ts_options_read(&o, argc, argv, lang);
    if (status != TS_DONE)
        return status;
    lang = o.lang;
    if (o.help || o.version) {
        if (o.help)
            ts_options_help(stdout, lang);
        else
            puts("typeset " TS_VERSION);
        return flush_output(TS_DONE);
    }
    struct data_folders folders;
    find_data_folders(&folders);
    if (o.styles) {
        struct ts_style_request request = {.name = o.style, .folders = folders.style_list, .set = o.set};
        return flush_output(ts_styles_show(&request, lang));
    }
    char date[32];
    struct ts_job job = {.style = {.name = o.style, .folders = folders.style_list, .set = o.set},
                         .fonts_folder = o.fonts_folder,
                         .fonts_config = fonts_config(&folders),
                         .dump = o.dump,
                         .dpi = o.dpi,
                         .date = epoch_date(date)};
    struct ts_explain explain = {.file = stdout, .lang = lang, .line = o.explain};
    if (!o.explain)
        return flush_output(run_jobs(&o, &job, lang));
    job.explain = &explain;
    status = run_jobs(&o, &job, lang);
    if (status != TS_NOT_DONE && explain.found == 0)
        return usage(lang, ": no paragraph begins on that line", "：没有哪一段从这一行开始", o.articles[0]);
    return flush_output(status);
}
