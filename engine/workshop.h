/* workshop.h -- what jobs share, prepared once: fonts, styles, dictionaries. Includes: everything but cli/.
 * Nothing in it depends on what was set before, so that a job's page is the same whether it is the first or
 * the last of many. What is prepared before a fork is shared by all children. */
#ifndef TS_WORKSHOP_H
#define TS_WORKSHOP_H

#include "font/store.h"
#include "line/paragraph.h"
#include "style/style.h"

#define TS_VERSION "0.1.0"

struct ts_workshop;

/* A new workshop, in which nothing is opened yet: that comes with the first job that needs it. The request's
 * strings are borrowed. A style is loaded once, or with `fresh_styles` for each job, since its file may
 * change. */
struct ts_workshop *ts_workshop_open(const struct ts_font_request *, bool fresh_styles);
void ts_workshop_close(struct ts_workshop *);

/* The style of a request; its messages are added to the job's each time. NULL after an error. */
const struct ts_style *ts_workshop_style(struct ts_workshop *, struct ts_ctx *,
                                         const struct ts_style_request *);

/* What sets text of a style, for one job: its face set and rules, with the workshop's fonts and dictionaries.
 * False after an error. */
bool ts_workshop_typesetter(struct ts_workshop *, struct ts_ctx *, const struct ts_style *,
                            struct ts_typesetter *);

/* Say what the job lacked of the workshop's dictionaries. */
void ts_workshop_report(struct ts_workshop *, struct ts_ctx *);

/* Add to a digest all that a page comes from besides what its job reads: the program, the libraries that it
 * runs with, fonts and patterns. */
void ts_workshop_digest(struct ts_workshop *, const struct ts_typesetter *, struct ts_digest *);

#endif
