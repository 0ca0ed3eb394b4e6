/* cli/main.c -- the command: options to jobs, jobs to an exit status. */
#include "cli/options.h"

#include <errno.h>
#include <locale.h>
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

/* The gravest of several jobs: some failed is 1, all failed is what they failed with. */
static enum ts_status join(enum ts_status so_far, enum ts_status next, bool first) {
    if (first || so_far == next)
        return next;
    return TS_LOOK;
}

static enum ts_status run_jobs(const struct ts_options *o, struct ts_job *job, enum ts_lang lang) {
    bool folder = o->output && is_folder(o->output);
    if (o->n_articles > 1 && o->output && !folder) {
        fprintf(stderr,
                lang == TS_CHINESE
                    ? "typeset: 多篇稿件时 -o 须为已有的文件夹，%s 不是\n"
                    : "typeset: for several articles -o must be a folder that exists; %s is none\n",
                o->output);
        return TS_USAGE;
    }
    enum ts_status status = TS_DONE;
    for (int i = 0; i < o->n_articles; i++) {
        char path[PATH_SIZE];
        struct ts_job_times times = {0};
        job->input = o->articles[i];
        job->output = o->output;
        if (folder && !output_in_folder(o->output, o->articles[i], path)) {
            fprintf(stderr, "typeset: %s: %s\n", o->articles[i], strerror(ENAMETOOLONG));
            status = join(status, TS_NOT_DONE, i == 0);
            continue;
        }
        if (folder)
            job->output = path;
        status = join(status, ts_job_run(job, lang, o->quiet, &times), i == 0);
        if (o->timing)
            print_times(&times);
    }
    return status;
}

int main(int argc, char **argv) {
    setlocale(LC_CTYPE, ""); /* of strerror's encoding alone: numbers and sorting stay the C locale's */
    enum ts_lang lang = ts_diag_lang_of_locale();
    struct ts_options o;
    enum ts_status status = ts_options_read(&o, argc, argv, lang);
    if (status != TS_DONE)
        return status;
    if (o.help || o.version) {
        if (o.help)
            ts_options_help(stdout, lang);
        else
            puts("typeset " TS_VERSION);
        return TS_DONE;
    }
    struct data_folders folders;
    find_data_folders(&folders);
    char date[32];
    struct ts_job job = {.style = {.name = o.style, .folders = folders.style_list, .set = o.set},
                         .fonts_folder = o.fonts_folder,
                         .fonts_config = fonts_config(&folders),
                         .dump = o.dump,
                         .dpi = o.dpi,
                         .date = epoch_date(date)};
    status = run_jobs(&o, &job, lang);
    if (fflush(stdout) != 0 || ferror(stdout)) { /* a dump to a full disk is not done */
        fprintf(stderr, "typeset: <stdout>: %s\n", strerror(errno));
        return TS_TRY_AGAIN;
    }
    return status;
}
