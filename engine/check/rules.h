/* check/rules.h -- the table of rules: names, wordings, what finds them. Includes: check/copy.h. */
#ifndef TS_CHECK_RULES_H
#define TS_CHECK_RULES_H

#include "check/copy.h"

/* By enum ts_lang. */
struct ts_rule_text {
    const char *name[2];
    const char *says[2]; /* {0} {1} {2} stand for a finding's args */
    bool fixes;          /* some of its findings have a safe fix */
};

/* The code of a rule, as in the style. */
const char *ts_rule_code(enum ts_rule);

/* Its names and wordings. */
const struct ts_rule_text *ts_rule_text(enum ts_rule);

/* What a finding says, in ctx->scratch. */
const char *ts_rule_say(struct ts_ctx *, const struct ts_finding *, enum ts_lang);

/* What finds faults, a family of rules each; ended by NULL. */
typedef void ts_rule_family(struct ts_check *);
ts_rule_family *const *ts_rule_families(void);

/* The families, a file each. */
ts_rule_family ts_check_pairs, ts_check_ascii, ts_check_marks, ts_check_dashes, ts_check_widths, ts_check_blanks,
    ts_check_numerals, ts_check_ranges, ts_check_repeats, ts_check_names, ts_check_variants, ts_check_house,
    ts_check_structure, ts_check_paragraphs, ts_check_figures, ts_check_glyphs;

#endif
