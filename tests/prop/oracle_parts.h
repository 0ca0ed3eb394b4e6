/* prop/oracle_parts.h -- what the oracle's parts share: a line as it is judged. Includes: oracle.h, kinds.h.
 * oracle.c judges the text, edges and ink, oracle_breaks.c where lines end; oracle_cells.c finds cells and
 * what may happen between them, by which oracle_filling.c judges. */
#ifndef TS_PROP_ORACLE_PARTS_H
#define TS_PROP_ORACLE_PARTS_H

#include "kinds.h"
#include "oracle.h"

/* Units by which a place may be off. A unit is 1/10584 of the body's em. Filling hands out what does not
 * divide a unit at a time, and again after a place has reached its limit: equal places differ by 2 at most.
 * Centred ink adds the rounding of its middle and of the font's outline at both sides. */
enum { ROUNDING = 2, CENTRED = 3 };

/* A character's cell on its line, if the rules and the font tell where it is. */
struct box {
    bool known;
    int32_t left, width;   /* in full */
    int32_t before, after; /* space in it that may be given up */
    int32_t slack;         /* of left */
};

/* What may happen at the place between two cells. */
enum place { PLACE_UNKNOWN, PLACE_RIGID, PLACE_OPEN, PLACE_WESTERN, PLACE_WORD };

/* CLREQ's steps of reduction, in order. Then the colon of a speaker's label,
 * ours. */
enum step { STEP_WORD, STEP_BRACKET, STEP_PAUSE, STEP_WESTERN, STEP_STOP, STEP_LABEL, N_STEPS };

struct gap {
    enum place place;
    int32_t natural, actual; /* from one cell's edge to the next's, both in full */
    int step;                /* enum step; N_STEPS = nothing to reduce */
    int32_t give, take;      /* limits of both */
    int32_t slack;
};

enum { MOST_CELLS = 4096 };

struct judge {
    const struct view *view;
    struct findings *findings;
    const uint8_t *kinds;
    const struct view_line *line; /* the one being judged */
    size_t number;
    struct box boxes[MOST_CELLS];
    struct gap gaps[MOST_CELLS]; /* before each cell; [0] unused */
};

static inline int32_t distance(int32_t a, int32_t b) {
    return a > b ? a - b : b - a;
}

static inline const struct view_cell *cell_at(const struct judge *j, size_t i) {
    return &j->line->cells[i];
}

static inline enum kind kind_of(const struct judge *j, const struct view_cell *c) {
    return c->at < 0 || c->n != 1 || c->missing ? KIND_OTHER : (enum kind)j->kinds[c->at];
}

static inline bool has_ink(const struct view_cell *c) {
    return c->ink0 < c->ink1;
}

static inline uint32_t text_at(const struct judge *j, long i) {
    return i >= 0 && i < j->view->n_text ? j->view->text[i] : 0;
}

static inline enum kind kind_in_text(const struct judge *j, long i) {
    return i >= 0 && i < j->view->n_text ? (enum kind)j->kinds[i] : KIND_NOTHING;
}

/* Note that a rule is broken at a cell of the line, by so much. */
void oracle_find(struct judge *j, enum rule rule, size_t cell, int32_t amount);

/* A line may end so, and the next begin. */
void oracle_judge_break(struct judge *j, const struct view_line *line, const struct view_line *next);

/* Find the cell of character i: j->boxes[i]. */
void oracle_find_box(struct judge *j, size_t i);

/* Find the place before cell i, of which both boxes are found: j->gaps[i]. */
void oracle_find_gap(struct judge *j, size_t i);

/* Facts of a line's known places. */
struct filling {
    bool reduced, expanded, all_known;
    size_t n_open;
    int32_t most_opening; /* of PLACE_OPEN */
};

struct filling oracle_survey(const struct judge *j);

/* Reductions and expansions: their order, their limits, equal shares. */
void oracle_judge_filling(struct judge *j);

#endif
