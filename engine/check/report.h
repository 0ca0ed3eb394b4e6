/* check/report.h -- findings to people and to programs. Includes: check/proof.h. */
#ifndef TS_CHECK_REPORT_H
#define TS_CHECK_REPORT_H

#include "check/proof.h"

#include <stdio.h>

enum ts_report_form {
    TS_REPORT_TEXT, /* file:line:column: level: code: message, and the line with the place marked */
    TS_REPORT_JSON, /* one object for all articles */
    TS_REPORT_SARIF /* SARIF 2.1.0, for editors and code review */
};

/* A report being written: open it, add articles in their order, close it. */
struct ts_report {
    FILE *file;
    enum ts_report_form form;
    enum ts_lang lang;
    bool notes; /* findings of that level too */
    const char *version;
    const struct ts_check_style *style;
    size_t counts[TS_N_RULES]; /* of findings so far */
    size_t n_found, n_more, n_files, n_unread;
    void *tree, *results, *notices; /* of JSON and SARIF */
};

void ts_report_open(struct ts_report *);
void ts_report_add(struct ts_report *, struct ts_ctx *, const struct ts_findings *);

/* An article that could not be read, and why. */
void ts_report_add_unread(struct ts_report *, const char *file, const char *why);

/* Write what is left: the counts by rule, or the whole of JSON. */
void ts_report_close(struct ts_report *);

/* All rules with their levels in the style, as a table for people. */
void ts_report_rules(FILE *, const struct ts_check_style *, enum ts_lang);

#endif
