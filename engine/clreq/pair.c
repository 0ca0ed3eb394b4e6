#include "clreq/pair.h"

/* The level from which a class is barred from a line's start or end; 0 = never barred. */
static const struct {
    uint8_t start, end;
} barred_from[TS_N_CLASSES] = {
    [TS_OPEN] = {0, TS_PAIR_BASIC},
    [TS_CLOSE] = {TS_PAIR_BASIC, 0},
    [TS_PAUSE] = {TS_PAIR_BASIC, 0},
    [TS_STOP] = {TS_PAIR_BASIC, 0},
    [TS_DASH] = {TS_PAIR_STRICT, 0},
    [TS_ELLIPSIS] = {TS_PAIR_STRICT, 0},
    [TS_INTERPUNCT] = {TS_PAIR_BASIC, 0},
    [TS_CONNECTOR] = {TS_PAIR_BASIC, 0},
    [TS_SOLIDUS] = {TS_PAIR_BASIC, TS_PAIR_GB},
};

bool ts_pair_never_starts(int level, enum ts_class c) {
    return barred_from[c].start && level >= barred_from[c].start;
}

bool ts_pair_never_ends(int level, enum ts_class c) {
    return barred_from[c].end && level >= barred_from[c].end;
}

bool ts_pair_is_mark(enum ts_class c) {
    return c >= TS_OPEN && c <= TS_SOLIDUS;
}

enum ts_pair_break ts_pair_break(int level, enum ts_class before, enum ts_class after) {
    if (before == TS_BREAK_SPACE)
        return TS_PAIR_ALLOWED;
    if (after == TS_ATTACHED)
        return TS_PAIR_FORBIDDEN;
    if (before == after && (before == TS_DASH || before == TS_ELLIPSIS)) /* GB/T 15834, 5.1.5 */
        return TS_PAIR_FORBIDDEN;
    if (before == TS_STOP && after == TS_STOP) /* ？！ is one unit: GB/T 15834, 5.1.2 */
        return TS_PAIR_FORBIDDEN;
    if (ts_pair_never_starts(level, after) || ts_pair_never_ends(level, before))
        return TS_PAIR_FORBIDDEN;
    return ts_pair_is_mark(before) || ts_pair_is_mark(after) ? TS_PAIR_ALLOWED : TS_PAIR_UAX14;
}

static bool has_space_after(enum ts_class c) {
    return c == TS_CLOSE || c == TS_PAUSE || c == TS_STOP;
}

enum ts_pair_trim ts_pair_trim(enum ts_class first, enum ts_class second) {
    if (has_space_after(first) && (has_space_after(second) || second == TS_OPEN))
        return TS_TRIM_BEFORE_GAP;
    if (first == TS_OPEN && second == TS_OPEN)
        return TS_TRIM_AFTER_GAP;
    return TS_TRIM_NOTHING;
}

bool ts_pair_may_open(enum ts_class first, enum ts_class second) {
    if (second == TS_ATTACHED || first == TS_CONNECTOR || second == TS_CONNECTOR || first == TS_SOLIDUS ||
        second == TS_SOLIDUS)
        return false;
    if (first == second &&
        (first == TS_DASH || first == TS_ELLIPSIS || first == TS_STOP || first == TS_WESTERN))
        return false;
    return true;
}
