/* job.h -- one article, plan or issue from file to file: the stages in order. Includes: everything but batch/
 * and cli/. */
#ifndef TS_JOB_H
#define TS_JOB_H

#include "grid/grid.h"
#include "out/dump.h"
#include "out/explain.h"
#include "page/tally.h"
#include "plan/heads.h"
#include "workshop.h"

struct ts_job {
    const char *input;    /* path, or "-" */
    struct ts_slice plan; /* what a plan of that name would hold; empty = the input is read */
    enum ts_encoding encoding;
    const char
        *output; /* path ending in .pdf or .png, or "-" for a PDF; NULL with a dump = nothing is written */
    bool page_files; /* an issue: each page to a file of its own, the output's name with -03 before its ending
                      */
    struct ts_style_request style;
    enum ts_dump_stage dump;    /* to standard output */
    struct ts_explain *explain; /* lines to tell of; NULL = none */
    int dpi;                    /* of a PNG */
    const char *date;           /* of the document, as D:...; NULL = the article's */
    bool keep_same;             /* an output, one PDF, that was made of the same things is left as it is */
    bool look;                  /* nothing is set or written: only result->found is wanted */
};

/* The output as it was before the job. */
enum ts_job_found {
    TS_JOB_NOT_LOOKED, /* nobody asked, or an error came before it was known what to look for */
    TS_JOB_ABSENT,     /* or no whole PDF of this program */
    TS_JOB_OTHER,      /* made of something else */
    TS_JOB_SAME
};

/* Seconds of each part. */
struct ts_job_times {
    double style, source, fonts, shaping, breaking, layout, pdf, write;
};

/* How a block of a page's plan came out. */
struct ts_job_block {
    struct ts_grid_rect at; /* its first part, where it was set */
    int spare;              /* rows that stay free in it; < 0 = so many are over */
    int characters_over;
};

/* What a job found and did, for who counts it. */
struct ts_job_result {
    struct ts_job_times times;
    struct ts_inputs inputs;  /* what it read, in ctx->keep */
    struct ts_tally tally;    /* the account of its characters */
    char key[TS_DIGEST_TEXT]; /* of all that its pages are made from; "" after an error */
    enum ts_job_found found;
    size_t n_pages;                    /* set */
    const struct ts_job_block *blocks; /* of a plan's one page, in its order; in ctx->keep */
    int n_blocks;
    const struct ts_clash *clashes; /* of their heads */
    size_t n_clashes;
};

/* Run it. What there is to say is in ctx->diag, whose status is returned; ctx is the job's own, from
 * ts_job_begin. */
enum ts_status ts_job_run(struct ts_workshop *, struct ts_ctx *, const struct ts_job *,
                          struct ts_job_result *);

/* Memory and messages for one job, and their end. */
struct ts_ctx ts_job_begin(void);
void ts_job_end(struct ts_ctx *);

/* The whole of it, with the messages printed to standard error in `lang`, without notes if `quiet`. `result`
 * may be NULL. */
enum ts_status ts_job_run_and_tell(struct ts_workshop *, const struct ts_job *, enum ts_lang, bool quiet,
                                   struct ts_job_result *);

/* Set a few words of a style and forget them, so that fonts and dictionaries are open. */
void ts_job_rehearse(struct ts_workshop *, const struct ts_style_request *);

#endif
