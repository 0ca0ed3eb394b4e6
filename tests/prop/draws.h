/* prop/draws.h -- what the judges of pages and of plans both ask of things that are drawn. Includes:
 * page/display.h. */
#ifndef TS_PROP_DRAWS_H
#define TS_PROP_DRAWS_H

#include "page/display.h"

static inline bool is_line(const struct ts_draw *d) {
    return d->kind == TS_DRAW_MARK && d->line;
}

/* A line that may stick out said so. */
static inline bool sticks_out(const struct ts_line *line) {
    return line && (line->overfull || line->hang);
}

static inline bool overlap(const struct ts_draw *a, const struct ts_draw *b) {
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

/* The rule is a line's through struck text: it has some, and the rule stands in its middle. */
static inline bool strikes(const struct ts_draw *rule, const struct ts_draw *line) {
    ts_len off = 2 * rule->y + rule->height - 2 * line->y - line->height;
    bool struck = false;
    for (size_t i = 0; line->line && i < line->line->annotations.n; i++)
        struck |= line->line->annotations.v[i].kind == TS_ANNOTATION_STRIKE;
    return struck && off >= -2 && off <= 2;
}

#endif
