/* out/dump.h -- any stage as text, for tests and for people who ask why. Includes: text, shape, line, page.
 * One line a thing, fields apart by blanks, lengths in units of 1/2880 mm. */
#ifndef TS_OUT_DUMP_H
#define TS_OUT_DUMP_H

#include "line/paragraph.h"
#include "page/display.h"
#include "text/article.h"

#include <stdio.h>

enum ts_dump_stage {
    TS_DUMP_NOTHING,
    TS_DUMP_SOURCE,
    TS_DUMP_ARTICLE,
    TS_DUMP_RUNS,
    TS_DUMP_ITEMS,
    TS_DUMP_LINES,
    TS_DUMP_PAGES,
    TS_N_DUMP_STAGES
};

/* The stage of that name, or TS_DUMP_NOTHING. */
enum ts_dump_stage ts_dump_stage_named(const char *);

void ts_dump_source(FILE *, const struct ts_source *);
void ts_dump_article(FILE *, const struct ts_article *);
void ts_dump_pages(FILE *, const struct ts_pages *);

/* Dumps of what a paragraph passes through; `user` of the watch is the FILE. */
void ts_dump_runs(void *file, const struct ts_shape_origin *, const struct ts_runs *);
void ts_dump_items(void *file, const struct ts_shape_origin *, const struct ts_items *);
void ts_dump_lines(void *file, const struct ts_shape_origin *, const struct ts_lines *);

#endif
