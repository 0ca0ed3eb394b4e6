/* line/key.h -- what makes one way of breaking a paragraph better than another. Includes: line/measure.h.
 * An ordered key instead of one weighted sum: see line/breaks.h. */
#ifndef TS_LINE_KEY_H
#define TS_LINE_KEY_H

#include "line/breaks.h"
#include "line/measure.h"

/* The key of a paragraph, worst fault first. Each part adds up over the lines; COUNTED parts hold the number
 * of lines above 40 bits of their sum of squares in thousandths of an em, so that the count decides before
 * the size. */
enum ts_key_part {
    TS_KEY_OVERFULL, /* how far lines stick out */
    TS_KEY_FORCED,   /* rows of marks broken against the rules because no line holds them */
    TS_KEY_CUT,      /* words cut because no line holds them */
    TS_KEY_SHORT,    /* aligned to the grid: lines that lack two cells or more; squares of the cells */
    TS_KEY_HOLE,     /* openings beyond the style's limit: their sum, and TS_KEY_HOLE_ITSELF for each */
    TS_KEY_PARTED,   /* dashes, ellipses or marks in a row, an address between letters: only against a hole */
    TS_KEY_SINGLE,   /* a last line of one character; of a heading, any line */
    TS_KEY_OPEN_15,  /* COUNTED: openings of more than 0.15 em, 0.10 em, 0.05 em, 0.02 em, 0 */
    TS_KEY_OPEN_10,
    TS_KEY_SPLIT,  /* aligned to the grid: words divided elsewhere than at a syllable */
    TS_KEY_HYPHEN, /* words divided by a hyphen: against an opening of more than 0.10 em, none less */
    TS_KEY_UNIT,   /* a number parted from its unit */
    TS_KEY_CELL,   /* aligned to the grid: lines that lack one cell */
    TS_KEY_MARK,   /* aligned to the grid: lines that begin with a closing mark */
    TS_KEY_LABEL,  /* COUNTED: reduction of a label's colon */
    TS_KEY_OPEN_05,
    TS_KEY_OPEN_02,
    TS_KEY_OPEN_00,
    TS_KEY_STOP,    /* COUNTED: reduction of 。？！ */
    TS_KEY_WESTERN, /* COUNTED: Han-Western gaps away from 1/4 em, either way */
    TS_KEY_PAUSE,   /* COUNTED: the other reductions, upward through the list */
    TS_KEY_BRACKET,
    TS_KEY_INTERPUNCT,
    TS_KEY_WORD,    /* COUNTED: word spaces, either way */
    TS_KEY_PATH,    /* paths broken at a separator */
    TS_KEY_MEASURE, /* a number parted from its measure word */
    TS_KEY_PHRASE,  /* unjustified lines that end inside a phrase: a blank in a heading is the place to break
                     */
    TS_KEY_RAGGED,  /* unjustified lines: sum of squares of what they leave free */
    TS_N_KEY_PARTS
};

struct ts_key {
    int64_t part[TS_N_KEY_PARTS];
};

/* In thousandths of an em. Enough that one unavoidable hole is not spread over the lines before it, little
 * enough that two small ones are not gathered into a huge one. */
enum { TS_KEY_HOLE_ITSELF = 250 };

/* What a line's ends cost. */
struct ts_key_weigher {
    const struct ts_items *items;
    const struct ts_break_opts *opts;
    const uint8_t *brk; /* enum ts_break before each item; n + 1 */
    const int *depth;   /* of a heading: how many quotes and brackets are open before each item */
};

/* The cost of items [begin, end) as one line that is measured so, and is `excess` longer than its room; < 0:
 * so much shorter. */
struct ts_key ts_key_of_line(const struct ts_key_weigher *, size_t begin, size_t end,
                             const struct ts_measured *, int64_t excess);

/* Is there something in a way of this cost that a paragraph's reader may be told of? */
bool ts_key_is_loose(const struct ts_key *);

/* How a + b compares with a limit: < 0, 0, > 0. */
static inline int ts_key_compare_sum(const struct ts_key *a, const struct ts_key *b,
                                     const struct ts_key *limit) {
    for (int i = 0; i < TS_N_KEY_PARTS; i++) {
        int64_t sum = a->part[i] + b->part[i];
        if (sum != limit->part[i])
            return sum < limit->part[i] ? -1 : 1;
    }
    return 0;
}

#endif
