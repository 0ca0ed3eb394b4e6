/* job.h -- one article from file to file: the stages in order. Includes: everything but cli/. */
#ifndef TS_JOB_H
#define TS_JOB_H

#include "out/dump.h"
#include "out/explain.h"
#include "page/tally.h"
#include "style/style.h"

#define TS_VERSION "0.1.0"

struct ts_job {
    const char *input; /* path, or "-" */
    enum ts_encoding encoding;
    const char
        *output; /* path ending in .pdf or .png, or "-" for a PDF; NULL with a dump = nothing is written */
    bool page_files; /* an issue: each page to a file of its own, the output's name with -03 before its ending
                      */
    struct ts_style_request style;
    const char *fonts_folder, *fonts_config; /* NULL = none given */
    enum ts_dump_stage dump;                 /* to standard output */
    struct ts_explain *explain;              /* lines to tell of; NULL = none */
    int dpi;                                 /* of a PNG */
    const char *date;                        /* of the document, as D:...; NULL = the article's */
};

/* What a job took and did: seconds of each part, and the account of its characters. */
struct ts_job_times {
    double style, source, fonts, shaping, breaking, layout, pdf, write;
    struct ts_tally tally;
};

/* Run it and print its diagnostics to standard error in `lang`, without notes if `quiet`. `times` may be
 * NULL. */
enum ts_status ts_job_run(const struct ts_job *, enum ts_lang, bool quiet, struct ts_job_times *times);

#endif
