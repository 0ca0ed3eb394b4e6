/* cli/options.h -- the command line as a struct. Includes: job.h. */
#ifndef TS_CLI_OPTIONS_H
#define TS_CLI_OPTIONS_H

#include "job.h"

enum { TS_MOST_SETTINGS = 62 };

struct ts_options {
    const char *const *articles; /* borrowed from argv */
    int n_articles;
    const char *output, *style, *fonts_folder;
    const char *set[TS_MOST_SETTINGS + 1]; /* NULL-terminated */
    int n_set;
    enum ts_dump_stage dump;
    int dpi;
    uint32_t explain; /* typeset explain ARTICLE LINE: the line; 0 = another command */
    bool styles;      /* typeset styles [NAME]: the name is in `style`, NULL = list them */
    enum ts_lang lang;
    bool quiet, timing, help, version;
};

/* Read argv. TS_DONE, or TS_USAGE after a message on standard error, in `lang` unless --lang says otherwise.
 */
enum ts_status ts_options_read(struct ts_options *, int argc, char **argv, enum ts_lang lang);

/* Print the help. */
void ts_options_help(FILE *, enum ts_lang lang);

#endif
