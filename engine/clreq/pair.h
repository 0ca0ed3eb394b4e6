/* clreq/pair.h -- what two neighbouring characters ask for: a break or none, space or less of it.
 * Includes: clreq/class.h. Sources: CLREQ "Prohibition rules for line start and line end" and "Adjustment of
 * punctuation width"; GB/T 15834-2011, 5.1. */
#ifndef TS_CLREQ_PAIR_H
#define TS_CLREQ_PAIR_H

#include "clreq/class.h"

/* Levels of kinsoku, cumulative. Equal to enum ts_kinsoku of the style. */
enum { TS_PAIR_NONE, TS_PAIR_BASIC, TS_PAIR_GB, TS_PAIR_STRICT };

enum ts_pair_break {
    TS_PAIR_FORBIDDEN,
    TS_PAIR_ALLOWED,
    TS_PAIR_UAX14 /* the table does not rule this pair: UAX #14 does */
};

/* May a line end between two characters of these classes, whose first stands at the line's end? */
enum ts_pair_break ts_pair_break(int level, enum ts_class before, enum ts_class after);

/* True if a line may never start, or end, with a character of the class at that level. */
bool ts_pair_never_starts(int level, enum ts_class);
bool ts_pair_never_ends(int level, enum ts_class);

/* A mark of Chinese text, of whatever class. */
bool ts_pair_is_mark(enum ts_class);

enum ts_pair_trim { TS_TRIM_NOTHING, TS_TRIM_BEFORE_GAP, TS_TRIM_AFTER_GAP };

/* Two marks on one line whose spaces meet or lie between them lose 1/2 em: which of them gives it, the first
 * (TS_TRIM_BEFORE_GAP: the space after its ink) or the second (TS_TRIM_AFTER_GAP: the space before its ink).
 */
enum ts_pair_trim ts_pair_trim(enum ts_class first, enum ts_class second);

/* May the fill open the place between two characters of these classes? Not inside marks that are one stroke
 * or one number, and not beside connectors and solidi. */
bool ts_pair_may_open(enum ts_class first, enum ts_class second);

#endif
