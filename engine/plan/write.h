/* plan/write.h -- a proposal as the YAML of a plan, for staff to edit. Includes: plan/propose.h. What it
 * costs stands in comments. plan/read.c reads it back. */
#ifndef TS_PLAN_WRITE_H
#define TS_PLAN_WRITE_H

#include "plan/propose.h"

struct ts_write_request {
    const struct ts_proposals *proposals;
    int which;                                /* of them */
    const struct ts_propose_request *request; /* from which they were made */
    const char *const *paths;                 /* of its articles, as seen from the plan's folder */
    const char *style; /* its name or path as seen from there; NULL = the built-in one */
    enum ts_lang lang; /* of keys and comments */
};

/* In ctx->keep. */
struct ts_slice ts_write_plan(struct ts_ctx *, const struct ts_write_request *);

/* What a proposal gives up, in a few words of both languages, as an argument of a message. In ctx->keep. */
const char *ts_write_summary(struct ts_ctx *, const struct ts_proposal *);

#endif
