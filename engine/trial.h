/* trial.h -- proposals set on trial, to see how they come out. Includes: job.h, plan/write.h. */
#ifndef TS_TRIAL_H
#define TS_TRIAL_H

#include "job.h"
#include "plan/write.h"

struct ts_trial {
    struct ts_workshop *shop;
    const char *output; /* of the plans: articles are looked for beside it */
    enum ts_encoding encoding;
    struct ts_style_request style;
    const struct ts_write_request *write; /* what plans are written by; its proposals are not read */
};

/* Set the candidates, each with its boundaries where its articles want them, and leave those that come out
 * best, with their places, what is over or short in each block, and their scores as they were set. Where one
 * cannot be set, for want of a font, it stays as it was reckoned. In ctx->keep. */
const struct ts_proposals *ts_trial_set(struct ts_ctx *, const struct ts_trial *, struct ts_proposals *);

#endif
