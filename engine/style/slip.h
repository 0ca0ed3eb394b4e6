/* style/slip.h -- slips of the pen in YAML: what was likely written wrong where libyaml could not go on, or
 * read something else than was meant. Includes: base. */
#ifndef TS_STYLE_SLIP_H
#define TS_STYLE_SLIP_H

#include "base/ctx.h"
#include "base/slice.h"

#include <stdbool.h>

struct ts_slip {
    uint32_t line, column; /* 0-based, in characters, as libyaml counts */
    const char *reason;    /* in both languages */
};

/* Where libyaml gave up, and in what: `line` and `column` of the problem, `from` the line on which the quote,
 * bracket or map begins that it was reading. All 0-based. */
struct ts_slip_problem {
    const char *text; /* libyaml's words */
    uint32_t line, column, from_line, from_column;
};

/* The slip behind a problem: looked for on its line, then on the lines before it. If none is found, the
 * problem's own place, in our words. `ctx->keep` holds what is made. */
struct ts_slip ts_slip_find(struct ts_ctx *, struct ts_slice text, const struct ts_slip_problem *);

/* What is likely wrong with a word that should be a key, or that stands where a section should: `; …` in both
 * languages, to be put behind a message. "" = nothing is known. */
const char *ts_slip_of_word(struct ts_ctx *, const char *word);

/* True if all that this line gives for a value is a comment that was not meant as one: `key: #1`. */
bool ts_slip_is_comment(struct ts_slice line);

/* The line of that number, without its end; empty behind the last. */
struct ts_slice ts_slip_line(struct ts_slice text, uint32_t line);

#endif
