/* check/formats.h -- what a form of report does, and what they share. Includes: check/report.h. Internal to
 * check/. */
#ifndef TS_CHECK_FORMATS_H
#define TS_CHECK_FORMATS_H

#include "check/report.h"

struct ts_report_format {
    void (*open)(struct ts_report *);
    void (*add)(struct ts_report *, struct ts_ctx *, const struct ts_finding *);
    void (*add_unread)(struct ts_report *, const char *file, const char *why);
    void (*close)(struct ts_report *);
};

extern const struct ts_report_format ts_report_json, ts_report_sarif;

/* note, warning, error. */
const char *ts_report_level(enum ts_rule_level, enum ts_lang);

/* A name that is no UTF-8, with U+FFFD for its wrong bytes: JSON takes nothing else. In the arena. */
const char *ts_report_utf8(struct ts_arena *, const char *);

#endif
