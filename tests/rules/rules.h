/* rules/rules.h -- a case of *.tests as it is set and judged. Includes: line/paragraph.h. */
#ifndef RULES_H
#define RULES_H

#include "line/paragraph.h"

enum { MOST_CHARS = 512, MOST_FIELD = 2048, MOST_WORDS = 7 };

struct runner {
    struct ts_ctx base, work; /* work is emptied before each setting */
    const struct ts_style *style;
    struct ts_fontset *fonts;
    struct ts_uax14 *uax14;
    struct ts_hyphenator *hyphenator;
    struct ts_segmenter *segmenter;
    int passed, failed;
};

/* What the options of a case say. */
struct how {
    struct ts_type type;
    struct ts_line_rules rules;
    ts_len measure, indent, turn, label_width, less, spread, name_width;
    bool justify, heading, markup;
    const char *words[MOST_WORDS + 1];
    struct ts_type ruby, note, run_in_type;
    size_t run_in; /* bytes of the text that are a run-in heading */
};

/* What one setting of a case showed. */
struct seen {
    size_t n; /* characters */
    uint8_t class[MOST_CHARS];
    struct ts_item item[MOST_CHARS]; /* of the characters that begin one */
    bool begins[MOST_CHARS];
    const char *text[MOST_CHARS];
    const struct ts_lines *lines;
};

/* Set a text in lines of a measure; false after an error, of which r->work.diag has the reason. What was seen
 * lives until the next setting. */
bool rules_set(struct runner *, const struct how *, const char *text, ts_len measure, struct seen *);

/* What became of an expectation, and what was there in its place. */
struct verdict {
    bool ok;
    char got[MOST_FIELD];
};

/* Hold what was seen against one expectation; some set the text anew. */
struct verdict rules_judge(struct runner *, const struct how *, const char *text, const struct seen *,
                           const char *expectation);

#endif
