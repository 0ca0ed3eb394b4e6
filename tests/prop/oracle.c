#include "oracle_parts.h"

#include <stdlib.h>
#include <string.h>

const char *oracle_rule_name(enum rule rule) {
    static const char *const names[N_RULES] = {
        [RULE_TEXT] = "text lost, doubled or moved",
        [RULE_LINE_START] = "line start forbidden to the mark",
        [RULE_LINE_END] = "line end forbidden to the mark",
        [RULE_NUMBER] = "number split",
        [RULE_WORD] = "word split",
        [RULE_UNIT] = "dash, ellipsis or ？！ split",
        [RULE_MEASURE] = "measure not filled",
        [RULE_EDGE] = "cells do not end where the line does",
        [RULE_START_TRIM] = "opening mark keeps its space at the line start",
        [RULE_END_TRIM] = "mark at the line end is not half width",
        [RULE_WESTERN_GAP] = "Han-Western gap out of 1/8 to 1/3 em",
        [RULE_NATURAL] = "natural widths not kept on an unfilled line",
        [RULE_RIGID] = "a place that never opens was changed",
        [RULE_SIGN] = "reduced and expanded on one line",
        [RULE_REDUCED_FAR] = "reduced beyond the limit",
        [RULE_EXPANDED_FAR] = "expanded beyond the limit",
        [RULE_UNEVEN] = "not changed equally",
        [RULE_ORDER] = "step of filling before its turn",
        [RULE_BACKWARDS] = "characters run backwards",
        [RULE_INK] = "ink overlaps",
        [RULE_HANG] = "hanging mark that may not hang",
        [RULE_STROKE] = "dash is not one stroke of 2 em",
        [RULE_FLAG] = "the line's own flag is wrong",
    };
    return names[rule];
}

void oracle_find(struct judge *j, enum rule rule, size_t cell, int32_t amount) {
    struct findings *f = j->findings;
    if (f->n < MOST_FINDINGS)
        f->first[f->n] = (struct finding){rule, j->number, cell, amount};
    f->n++;
    f->rules |= 1u << rule;
}

/* --- the whole paragraph -------------------------------------------------------------------------------- */

/* Characters that are never drawn, and those that may be a glyph or a gap. */
static bool need_not_be_set(enum kind k) {
    return k == KIND_BLANK || k == KIND_WIDE_BLANK || k == KIND_NOTHING || k == KIND_MAYBE;
}

/* The cells name the paragraph's characters one after the other; the lines' own claims agree with them. */
static void judge_text(struct judge *j) {
    long at = 0;
    for (j->number = 0; j->number < j->view->n; j->number++) {
        const struct view_line *line = j->line = &j->view->lines[j->number];
        for (size_t i = 0; i < line->n; i++) {
            const struct view_cell *c = cell_at(j, i);
            while (at < j->view->n_text && at != c->at && need_not_be_set((enum kind)j->kinds[at]))
                at++;
            if (c->at != at || c->n < 1) {
                oracle_find(j, RULE_TEXT, i, (int32_t)(c->at - at));
                return;
            }
            at += c->n;
        }
        if (line->n && (line->from != line->cells[0].at || line->to != at))
            oracle_find(j, RULE_TEXT, line->n - 1, 0);
    }
    while (at < j->view->n_text && need_not_be_set((enum kind)j->kinds[at]))
        at++;
    if (at != j->view->n_text)
        oracle_find(j, RULE_TEXT, 0, (int32_t)at);
}

/* --- edges ---------------------------------------------------------------------------------------------- */

static void judge_start(struct judge *j) {
    const struct view_cell *c = cell_at(j, 0);
    const struct box *b = &j->boxes[0];
    bool opens = kind_of(j, c) == KIND_OPEN;
    if (b->known && distance(b->left + b->before, j->line->indent) > ROUNDING + b->slack)
        oracle_find(j, opens ? RULE_START_TRIM : RULE_EDGE, 0, b->left + b->before - j->line->indent);
    else if (opens && j->view->full && has_ink(c) && c->ink0 - j->line->indent >= c->em / 2)
        oracle_find(j, RULE_START_TRIM, 0, c->ink0 - j->line->indent);
}

static void judge_end(struct judge *j) {
    const struct view_line *line = j->line;
    size_t i = line->n - 1;
    const struct view_cell *c = cell_at(j, i);
    const struct box *b = &j->boxes[i];
    enum kind k = kind_of(j, c);
    bool shuts = k == KIND_CLOSE || k == KIND_PAUSE || k == KIND_STOP;
    int32_t edge = b->left + b->width - b->after + line->hyphen;
    if (b->known && distance(edge, line->width) > ROUNDING + b->slack)
        oracle_find(j, shuts ? RULE_END_TRIM : RULE_EDGE, i, edge - line->width);
    else if (shuts && j->view->full && has_ink(c) &&
             (line->width - c->ink1 >= c->em / 2 || c->ink1 > line->width + ROUNDING))
        oracle_find(j, RULE_END_TRIM, i, line->width - c->ink1);
}

/* One pause or stop, and not when marks follow each other (section 3). */
static void judge_hang(struct judge *j) {
    const struct view_line *line = j->line;
    if (line->hang == 0)
        return;
    enum kind k = kind_of(j, cell_at(j, line->n - 1));
    enum kind before = line->n > 1 ? kind_of(j, cell_at(j, line->n - 2)) : KIND_OTHER;
    const struct view_cell *last = cell_at(j, line->n - 1);
    long next = last->at + last->n;
    while (kind_in_text(j, next) == KIND_BLANK)
        next++;
    bool one = (k == KIND_PAUSE || k == KIND_STOP) && !(before >= KIND_OPEN && before <= KIND_STOP) &&
               !kind_is_chinese_mark(kind_in_text(j, next));
    if (!j->view->may_hang || !one || line->hang < 0 || line->hang > line->cells[line->n - 1].em)
        oracle_find(j, RULE_HANG, line->n - 1, line->hang);
}

static void judge_measure(struct judge *j) {
    const struct view_line *line = j->line;
    int32_t over = line->width - line->hang - line->measure;
    if (line->overfull != (over > 0))
        oracle_find(j, RULE_FLAG, line->n - 1, over);
    if (line->last || !j->view->justified || over >= 0)
        return;
    struct filling f = oracle_survey(j); /* only a line without a place to open is left short, and says so */
    if (!line->hole || (f.all_known && f.n_open))
        oracle_find(j, RULE_MEASURE, line->n - 1, over);
}

static bool is_ideograph(uint32_t cp) {
    return cp >= 0x4E00 && cp <= 0x9FFF;
}

/* A line that sticks out is hopeless: it has no place between two Han characters, where any line may end. */
static void judge_overfull(struct judge *j) {
    for (size_t i = 1; j->line->overfull && i < j->line->n; i++) {
        const struct view_cell *c = cell_at(j, i - 1), *d = cell_at(j, i);
        if (kind_of(j, c) == KIND_HAN && kind_of(j, d) == KIND_HAN && c->at + 1 == d->at &&
            is_ideograph(c->cp) && is_ideograph(d->cp)) {
            oracle_find(j, RULE_MEASURE, i, j->line->width - j->line->measure);
            return;
        }
    }
}

/* --- ink ------------------------------------------------------------------------------------------------ */

static void judge_ink(struct judge *j, size_t i) {
    const struct view_cell *c = cell_at(j, i - 1), *d = cell_at(j, i);
    const struct box *a = &j->boxes[i - 1], *b = &j->boxes[i];
    if (a->known && b->known && b->left + b->before < a->left + a->before - ROUNDING)
        oracle_find(j, RULE_BACKWARDS, i, b->left - a->left);
    enum kind ka = kind_of(j, c), kb = kind_of(j, d);
    if (!has_ink(c) || !has_ink(d) || c->n != 1 || d->n != 1)
        return;
    bool accent = d->cp >= 0x300 && d->cp <= 0x36F; /* one with nothing to stand on */
    if ((!a->known || !b->known) && !accent && d->ink1 < c->ink0)
        oracle_find(j, RULE_BACKWARDS, i, d->ink1 - c->ink0);
    bool marks = kind_is_chinese_mark(ka) || kind_is_chinese_mark(kb);
    bool stroke = ka == KIND_DASH && kb == KIND_DASH, beside = c->head <= d->foot || d->head <= c->foot;
    /* A letter may reach over its own edge (f), and a Han character over its cell (以, 外): not the mark's
     * fault. */
    int32_t over = c->em / (kind_is_western(ka) || kind_is_western(kb) ? 20 : 100);
    int32_t end = ka == KIND_HAN && a->known && a->left + a->width < c->ink1 ? a->left + a->width : c->ink1;
    if (marks && !stroke && !beside && ka != KIND_OTHER && kb != KIND_OTHER && d->ink0 < end - over)
        oracle_find(j, RULE_INK, i, d->ink0 - end);
}

static void judge_line(struct judge *j) {
    size_t n = j->line->n;
    if (n == 0) {
        oracle_find(j, RULE_FLAG, 0, 0);
        return;
    }
    if (n > MOST_CELLS)
        return;
    for (size_t i = 0; i < n; i++)
        oracle_find_box(j, i);
    for (size_t i = 1; i < n; i++) {
        oracle_find_gap(j, i);
        judge_ink(j, i);
    }
    judge_start(j);
    judge_end(j);
    judge_measure(j);
    judge_hang(j);
    judge_overfull(j);
    oracle_judge_filling(j);
}

void oracle_judge(const struct view *view, struct findings *findings) {
    memset(findings, 0, sizeof *findings);
    static struct judge judge; /* 400 kB: too large for a stack, and the suite has one thread */
    struct judge *j = &judge;
    uint8_t *kinds = malloc((size_t)view->n_text + 1);
    kinds_of_text(view->text, view->n_text, kinds);
    j->view = view;
    j->findings = findings;
    j->kinds = kinds;
    judge_text(j);
    bool in_order = !findings->n; /* else the places of the cells in the text mean nothing */
    for (j->number = 0; in_order && j->number < view->n; j->number++) {
        j->line = &view->lines[j->number];
        bool after_forced = j->number > 0 && view->lines[j->number - 1].forced;
        if (!j->line->forced &&
            !after_forced) /* marks broken against the rules: their units are apart, and said so */
            judge_line(j);
        if (j->number + 1 < view->n && j->line->n && view->lines[j->number + 1].n)
            oracle_judge_break(j, j->line, &view->lines[j->number + 1]);
        bool last = j->number + 1 == view->n;
        if (j->line->last != last)
            oracle_find(j, RULE_FLAG, 0, 0);
    }
    free(kinds);
}
