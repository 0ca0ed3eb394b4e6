/* plan/record.h -- maps of a plan's file into structs: what plans and issues share. Includes: plan.h, style.
 * Internal to plan/. */
#ifndef TS_PLAN_RECORD_H
#define TS_PLAN_RECORD_H

#include "plan/plan.h"
#include "style/schema.h"
#include "style/yaml.h"

/* The map without what gives values of the imprint, which go into `folio`; a list is none of them. What is
 * wrong with a value is an error. */
const struct ts_yaml *ts_record_take_imprint(struct ts_ctx *, const struct ts_yaml *map,
                                             struct ts_folio_text *);

/* Where that map gives a value of the imprint, by its name in English; line 0 = it does not. */
struct ts_place ts_record_imprint_place(const struct ts_yaml *map, const char *name);

/* Check a map against its keys and read it into `record`, whose fields stand at the keys' offsets. */
void ts_record_read(struct ts_ctx *, const struct ts_key *root, const struct ts_key *keys,
                    const struct ts_yaml *map, void *record);

/* A file's name, or a list of them, with their places. False after an error. */
bool ts_record_paths(struct ts_ctx *, const struct ts_yaml *, struct ts_plan_article **, int *n);

/* How many there are in a list. */
int ts_record_count(const struct ts_yaml *list);

#endif
