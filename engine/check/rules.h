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

/* The dot at i parts a name of another language (约翰.史密斯), as far as its characters say so. */
bool ts_proof_is_foreign_name(const struct ts_proof *, size_t i);

/* True if names of other languages are written with this character. */
bool ts_proof_is_sound(uint32_t cp);

/* What finds faults, a family of rules each; ended by NULL. */
typedef void ts_rule_family(struct ts_proof *);
ts_rule_family *const *ts_rule_families(void);

/* The families, a file each. */
ts_rule_family ts_proof_pairs, ts_proof_ascii, ts_proof_marks, ts_proof_dashes, ts_proof_widths,
    ts_proof_blanks, ts_proof_numerals, ts_proof_ranges, ts_proof_dates, ts_proof_units, ts_proof_ordinals,
    ts_proof_particles, ts_proof_wording, ts_proof_misspelt, ts_proof_repeats, ts_proof_names,
    ts_proof_persons, ts_proof_variants, ts_proof_house, ts_proof_structure, ts_proof_paragraphs,
    ts_proof_figures, ts_proof_glyphs;

#endif
