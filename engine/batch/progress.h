/* batch/progress.h -- what a person sees of a batch: a bar on a terminal, lines elsewhere, a table at the
 * end. Includes: batch/batch.h. */
#ifndef TS_BATCH_PROGRESS_H
#define TS_BATCH_PROGRESS_H

#include "batch/batch.h"

struct ts_progress {
    const struct ts_batch *batch;
    bool terminal; /* standard error is one */
    double start, shown;
    size_t done, counts[TS_N_OUTCOMES], warned, pages;
    double processor;
    long memory; /* the most of a job */
};

void ts_progress_begin(struct ts_progress *, const struct ts_batch *);

/* Count a job; one that failed is told of on standard error. */
void ts_progress_add(struct ts_progress *, const struct ts_batch_job *, const struct ts_outcome *);

/* Show how far it is, if it is time to: ten times a second on a terminal, else every ten seconds. */
void ts_progress_show(struct ts_progress *);

/* Take the bar away and print the table to standard output. */
void ts_progress_end(struct ts_progress *, const char *log);

#endif
