/* prop/oracle_filling.c -- whether a line was filled in the order of the steps, each to its limit. */
#include "oracle_parts.h"

static int32_t change(const struct gap *g) {
    return g->actual - g->natural;
}

static bool reduced(const struct gap *g) {
    return g->place != PLACE_UNKNOWN && change(g) < -g->slack;
}

static bool expanded(const struct gap *g) {
    return g->place != PLACE_UNKNOWN && change(g) > g->slack;
}

struct filling oracle_survey(const struct judge *j) {
    struct filling f = {.all_known = true};
    for (size_t i = 1; i < j->line->n; i++) {
        const struct gap *g = &j->gaps[i];
        f.reduced |= reduced(g);
        f.expanded |= expanded(g);
        f.all_known &= g->place != PLACE_UNKNOWN;
        if (g->place == PLACE_OPEN) {
            f.n_open++;
            if (change(g) > f.most_opening)
                f.most_opening = change(g);
        }
    }
    return f;
}

/* What words and Han-Western gaps took beyond their limits: nothing while there is another place to open.
 * Where there is none they have to fill the line, which is a hole beyond 1/4 em. */
static void judge_expansion_limit(struct judge *j, const struct filling *f, size_t i) {
    const struct gap *g = &j->gaps[i];
    int32_t beyond = change(g) - g->take;
    if (beyond > g->slack && f->n_open)
        oracle_find(j, g->place == PLACE_WESTERN ? RULE_WESTERN_GAP : RULE_EXPANDED_FAR, i, change(g));
    else if (beyond > j->view->em / 4 + g->slack && f->all_known && !j->line->hole)
        oracle_find(j, RULE_FLAG, i, change(g));
}

static void judge_limits(struct judge *j, const struct filling *f) {
    for (size_t i = 1; i < j->line->n; i++) {
        const struct gap *g = &j->gaps[i];
        if (g->place == PLACE_UNKNOWN)
            continue;
        if (g->place == PLACE_WORD || g->place == PLACE_WESTERN)
            judge_expansion_limit(j, f, i);
        bool kept = g->place == PLACE_RIGID && g->step == N_STEPS;
        if (kept && distance(g->actual, g->natural) > g->slack)
            oracle_find(j, RULE_RIGID, i, change(g));
        else if (change(g) < -g->give - g->slack)
            oracle_find(j, g->place == PLACE_WESTERN ? RULE_WESTERN_GAP : RULE_REDUCED_FAR, i, change(g));
        if (g->place == PLACE_RIGID && !kept && expanded(g))
            oracle_find(j, RULE_RIGID, i, change(g));
    }
}

/* Of one step: all give the same, or their limit if that is less. `earlier_full` = the steps before are at
 * theirs; returns whether this one is. */
static bool judge_reduction_step(struct judge *j, enum step step, bool earlier_full) {
    int32_t most = 0;
    bool full = true;
    for (size_t i = 1; i < j->line->n; i++)
        if (j->gaps[i].step == (int)step && -change(&j->gaps[i]) > most)
            most = -change(&j->gaps[i]);
    for (size_t i = 1; i < j->line->n; i++) {
        const struct gap *g = &j->gaps[i];
        if (g->step != (int)step)
            continue;
        int32_t due = most < g->give ? most : g->give;
        if (-change(g) < due - 2 * g->slack)
            oracle_find(j, RULE_UNEVEN, i, change(g));
        if (reduced(g) && !earlier_full)
            oracle_find(j, RULE_ORDER, i, change(g));
        full &= -change(g) >= g->give - g->slack;
    }
    return full;
}

static bool judge_expansion_step(struct judge *j, enum place place, bool earlier_full) {
    int32_t most = 0;
    bool full = true;
    for (size_t i = 1; i < j->line->n; i++)
        if (j->gaps[i].place == place && change(&j->gaps[i]) > most)
            most = change(&j->gaps[i]);
    for (size_t i = 1; i < j->line->n; i++) {
        const struct gap *g = &j->gaps[i];
        if (g->place != place)
            continue;
        int32_t due = place == PLACE_OPEN || most < g->take ? most : g->take;
        if (change(g) < due - 2 * g->slack)
            oracle_find(j, RULE_UNEVEN, i, change(g));
        if (expanded(g) && !earlier_full)
            oracle_find(j, RULE_ORDER, i, change(g));
        full &= change(g) >= g->take - g->slack;
    }
    return full;
}

void oracle_judge_filling(struct judge *j) {
    struct filling f = oracle_survey(j);
    const struct view_line *line = j->line;
    judge_limits(j, &f);
    bool short_of_measure = line->width < line->measure;
    if (f.reduced && f.expanded)
        oracle_find(j, RULE_SIGN, 0, 0);
    if ((line->last || !j->view->justified) && (f.expanded || (f.reduced && short_of_measure)))
        oracle_find(j, RULE_NATURAL, 0, 0);
    bool full = true;
    if (f.reduced)
        for (int step = 0; step < N_STEPS; step++)
            full &= judge_reduction_step(j, (enum step)step, full);
    if (f.expanded && !f.reduced) {
        full = judge_expansion_step(j, PLACE_WORD, true);
        full &= judge_expansion_step(j, PLACE_WESTERN, full);
        judge_expansion_step(j, PLACE_OPEN, full);
    }
    int64_t size = (int64_t)f.most_opening * 1000, hole = (int64_t)250 * j->view->em;
    if (!line->hole && size > hole + 1000 * (ROUNDING + 2 * CENTRED))
        oracle_find(j, RULE_FLAG, 0, f.most_opening);
    if (line->hole && f.all_known && f.n_open && size < hole - 1000 * (ROUNDING + 2 * CENTRED))
        oracle_find(j, RULE_FLAG, 0, f.most_opening);
}
