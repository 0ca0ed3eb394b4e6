/* batch/progress.h -- what a person sees of a batch: a bar on a terminal, lines elsewhere, a table at the
 * end. Includes: batch/batch.h. */
#ifndef TS_BATCH_PROGRESS_H
#define TS_BATCH_PROGRESS_H

#include "batch/batch.h"

enum { TS_PROGRESS_NAMED = 5 };

/* A job with warnings: the gravest message of it. */
struct ts_progress_warned {
    const struct ts_batch_job *job;
    char said[TS_OUTCOME_SAID];
};

struct ts_progress {
    const struct ts_batch *batch;
    bool terminal;       /* standard error is one */
    double start, shown; /* when it was shown last */
    size_t done_shown;   /* jobs done then */
    double rate;         /* jobs a second, lately; 0 = not known yet */
    size_t done, counts[TS_N_OUTCOMES], warned, pages;
    double processor;
    long memory; /* the most of a job */
    struct ts_progress_warned
        named[TS_PROGRESS_NAMED]; /* those of the warned that stand first in the batch */
    size_t n_named;
};

void ts_progress_begin(struct ts_progress *, const struct ts_batch *);

/* Count a job; one that failed is told of on standard error. */
void ts_progress_add(struct ts_progress *, const struct ts_batch_job *, const struct ts_outcome *);

/* Show how far it is, if it is time to: ten times a second on a terminal, else every ten seconds. */
void ts_progress_show(struct ts_progress *);

/* Take the bar away and print the table to standard output; below the number of jobs with warnings the first
 * of them, and how to find all in the log. Of a run that only looked, `log` NULL, it is shorter. */
void ts_progress_end(struct ts_progress *, const char *log);

/* After a signal, or `in_vain`, as any further job would fail as those before it: what was done and how to
 * go on, on standard error. */
void ts_progress_broken_off(const struct ts_progress *, bool in_vain);

#endif
