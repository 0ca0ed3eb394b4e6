#include "line/key.h"

enum { MOST_OPENING = 4000 }; /* 2^40 holds the squares of 68,000 such lines */

/* The square of an amount in thousandths of an em. */
static int64_t square(int64_t em, int64_t amount) {
    int64_t size = (amount * 1000 + em - 1) / em;
    if (size > MOST_OPENING)
        size = MOST_OPENING;
    return size * size;
}

static int64_t counted(int64_t em, int64_t amount) {
    return amount > 0 ? ((int64_t)1 << 40) + square(em, amount) : 0;
}

static void add_reduction(const struct ts_measured *m, int64_t em, int64_t excess, struct ts_key *key) {
    static const enum ts_key_part part_of[TS_N_REDUCTIONS] = {TS_KEY_WORD,  TS_KEY_INTERPUNCT, TS_KEY_BRACKET,
                                                              TS_KEY_PAUSE, TS_KEY_WESTERN,    TS_KEY_STOP,
                                                              TS_KEY_LABEL};
    for (int step = 0; step < TS_N_REDUCTIONS && excess > 0; step++) {
        int64_t take = excess < m->give[step] ? excess : m->give[step];
        key->part[part_of[step]] += counted(em, take);
        excess -= take;
    }
    key->part[TS_KEY_OVERFULL] += excess;
}

static void add_opening(int64_t em, int64_t hole, int64_t opening, struct ts_key *key) {
    int64_t size = opening * 1000; /* compare without division: opening / em against thousandths */
    enum ts_key_part part = size > hole * em  ? TS_KEY_HOLE
                            : size > 150 * em ? TS_KEY_OPEN_15
                            : size > 100 * em ? TS_KEY_OPEN_10
                            : size > 50 * em  ? TS_KEY_OPEN_05
                            : size > 20 * em  ? TS_KEY_OPEN_02
                                              : TS_KEY_OPEN_00;
    key->part[part] += part == TS_KEY_HOLE ? (size + em - 1) / em + TS_KEY_HOLE_ITSELF : counted(em, opening);
}

static void add_expansion(const struct ts_measured *m, int64_t em, int64_t hole, int64_t lack,
                          struct ts_key *key) {
    static const enum ts_key_part part_of[TS_EXPAND_OPEN] = {TS_KEY_WORD, TS_KEY_WESTERN};
    lack -= m->white;
    for (int step = 0; step < TS_EXPAND_OPEN && lack > 0; step++) {
        int64_t take = lack < m->take[step] ? lack : m->take[step];
        key->part[part_of[step]] += counted(em, take);
        lack -= take;
    }
    if (lack <= 0)
        return;
    int64_t places = m->n_open ? m->n_open : m->n_gaps;
    /* With no place to open the line stays short: as bad as one place opened by as much, and never less than
     * a hole. */
    int64_t opening = places ? (lack + places - 1) / places : lack + hole * em / 1000;
    add_opening(em, hole, opening, key);
}

/* Aligned to the grid nothing is opened: a line that lacks a cell ends short, which nobody sees; one that
 * lacks more is worse than a divided word. */
static void add_lack(int64_t em, int64_t lack, struct ts_key *key) {
    int64_t cells = (lack + em - 1) / em;
    key->part[cells > 1 ? TS_KEY_SHORT : TS_KEY_CELL] += cells * cells;
}

/* One character, or one and its marks, alone on the last line. */
static bool is_single(const struct ts_items *items, size_t begin, size_t end) {
    int characters = 0;
    for (size_t i = begin; i < end && characters < 2; i++) {
        uint8_t class = items->items[i].class;
        characters += class != TS_CLOSE && class != TS_PAUSE && class != TS_STOP && class != TS_OPEN;
    }
    return characters < 2 && !(begin == 0 && end == items->n);
}

/* A heading is read in phrases: best broken at a blank of the copy, then behind a pause or stop or before a
 * dash, then between any words, then between two that are rather one; and never inside quotes or brackets if
 * another place will do. What is in quotes is no phrase of itself: “无废城市”建设三年. */
static int64_t phrase_rank(const struct ts_key_weigher *w, size_t end) {
    const struct ts_item *before = &w->items->items[end - 1], *after = &w->items->items[end];
    bool sense = before->class == TS_PAUSE || before->class == TS_STOP || after->class == TS_DASH;
    int64_t inside = w->depth[end] > 0 ? 4 : 0, between = w->brk[end] == TS_BREAK_SINGLES ? 3 : 2;
    return inside + (after->gap == TS_GAP_FIXED ? 0 : sense ? 1 : between);
}

/* The part that counts a break, or -1. */
static int part_of_break(uint8_t brk) {
    switch ((enum ts_break)brk) {
    case TS_BREAK_FORCED:
        return TS_KEY_FORCED;
    case TS_BREAK_CUT:
        return TS_KEY_CUT;
    case TS_BREAK_PAIRS:
    case TS_BREAK_REMEDY:
    case TS_BREAK_LETTER:
        return TS_KEY_PARTED;
    case TS_BREAK_PATH:
        return TS_KEY_PATH;
    case TS_BREAK_HYPHEN:
        return TS_KEY_HYPHEN;
    case TS_BREAK_SPLIT:
        return TS_KEY_SPLIT;
    case TS_BREAK_MARK:
        return TS_KEY_MARK;
    case TS_BREAK_UNIT:
        return TS_KEY_UNIT;
    case TS_BREAK_MEASURE:
        return TS_KEY_MEASURE;
    default:
        return -1;
    }
}

struct ts_key ts_key_of_line(const struct ts_key_weigher *w, size_t begin, size_t end,
                             const struct ts_measured *m, int64_t excess) {
    struct ts_key key = {{0}};
    int64_t em = w->items->em;
    bool last = end == w->items->n;
    if (excess > 0)
        add_reduction(m, em, excess, &key);
    else if (!w->opts->justify)
        key.part[TS_KEY_RAGGED] = excess / 64 * (excess / 64);
    else if (!last && w->items->frames)
        add_lack(em, -excess, &key);
    else if (!last)
        add_expansion(m, em, w->opts->hole, -excess, &key);
    if (last || !w->opts->justify)
        key.part[TS_KEY_SINGLE] = is_single(w->items, begin, end);
    if (last)
        return key;
    if (!w->opts->justify)
        key.part[TS_KEY_PHRASE] = phrase_rank(w, end);
    int part = part_of_break(w->brk[end]);
    if (part >= 0)
        key.part[part] = 1;
    return key;
}

bool ts_key_is_loose(const struct ts_key *key) {
    return key->part[TS_KEY_OVERFULL] || key->part[TS_KEY_FORCED] || key->part[TS_KEY_CUT] ||
           key->part[TS_KEY_HOLE] || key->part[TS_KEY_SHORT] || key->part[TS_KEY_CELL] ||
           key->part[TS_KEY_PARTED] || key->part[TS_KEY_OPEN_15] || key->part[TS_KEY_OPEN_10];
}
