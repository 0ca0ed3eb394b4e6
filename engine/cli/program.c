#include "cli/program.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void add_data_folder(struct ts_program *p, int i, const char *root, const char *below) {
    char config[TS_PATH_SIZE];
    if (snprintf(p->styles[i], TS_PATH_SIZE, "%s%s/styles", root, below) >= TS_PATH_SIZE ||
        snprintf(config, TS_PATH_SIZE, "%s%s/fonts/fonts.conf", root, below) >= TS_PATH_SIZE)
        p->styles[i][0] = config[0] = 0;
    if (!p->config[0] && config[0] && access(config, R_OK) == 0)
        memcpy(p->config, config, sizeof config);
    p->style_folders[i + 1] = p->styles[i];
}

/* Data are beside the program (an installed one has ../share/typeset, a built one ../..), and where make
 * install puts them. House styles are looked for in the working folder's styles/ first. */
static void find_folders(struct ts_program *p) {
    char program[TS_PATH_SIZE];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    program[n > 0 ? n : 0] = 0;
    char *slash = strrchr(program, '/');
    if (slash)
        *slash = 0;
    p->style_folders[0] = "styles";
    add_data_folder(p, 0, program, "/../share/typeset");
    add_data_folder(p, 1, program, "/../..");
    add_data_folder(p, 2, TS_PREFIX, "/share/typeset");
    p->style_folders[4] = NULL;
}

/* TYPESET_CACHE, where empty is nowhere; else by the XDG Base Directory Specification, for which a path that
 * is not absolute is none. */
static const char *find_cache(char to[TS_PATH_SIZE]) {
    const char *given = getenv("TYPESET_CACHE"), *root = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (given)
        return *given ? given : NULL;
    bool own = root && *root == '/';
    if (!own && !(home && *home == '/'))
        return NULL;
    int n = snprintf(to, TS_PATH_SIZE, "%s%s", own ? root : home, own ? "/typeset" : "/.cache/typeset");
    return n < TS_PATH_SIZE ? to : NULL;
}

/* In UTC; NULL if it is not set or not a number. */
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

void ts_program_find(struct ts_program *p) {
    memset(p, 0, sizeof *p);
    find_folders(p);
    const char *given = getenv("FONTCONFIG_FILE");
    p->fonts_config = given && *given ? given : p->config[0] ? p->config : NULL;
    p->cache = find_cache(p->kept);
    p->date = epoch_date(p->epoch);
}
