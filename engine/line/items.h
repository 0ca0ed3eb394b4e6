/* line/items.h -- what a line is made of: cells, the places between them, and what each may give or take.
 * Includes: clreq, line/uax14.h, shape. The fourth stage: it knows punctuation, not lines. */
#ifndef TS_LINE_ITEMS_H
#define TS_LINE_ITEMS_H

#include "line/uax14.h"
#include "shape/runs.h"

/* May a line end before an item? What a break there costs is the key's to say (line/key.c). */
enum ts_break {
    TS_BREAK_NEVER,
    TS_BREAK_ALLOWED,
    TS_BREAK_SINGLES, /* of a heading: between two characters that are a word each to the dictionary */
    TS_BREAK_MEASURE, /* between a number and its measure word: better not */
    TS_BREAK_UNIT,   /* between a number and its unit, parted by a blank: only if a hole is the alternative */
    TS_BREAK_PAIRS,  /* between two dashes, or two ellipses: the same */
    TS_BREAK_REMEDY, /* inside a row of marks, against the prohibition, where the style allows it: the same,
                        and reported */
    TS_BREAK_LETTER, /* inside a web address or path, not behind a separator: the same */
    TS_BREAK_PATH,   /* behind a separator of a web address or path */
    TS_BREAK_HYPHEN, /* inside a word at a syllable, with a hyphen */
    TS_BREAK_SPLIT,  /* inside a word anywhere, with a hyphen: grid alignment */
    TS_BREAK_MARK,   /* before a mark that else starts no line, behind one that may hang: grid alignment */
    TS_BREAK_CUT,    /* inside a word that is longer than the line: reported */
    TS_BREAK_FORCED  /* against the rules, in a row of marks longer than the line: reported */
};

/* Why no line may end before an item: which rule forbids it. */
enum ts_why {
    TS_WHY_NOT,    /* nothing forbids it */
    TS_WHY_START,  /* the mark behind the place never starts a line */
    TS_WHY_END,    /* the mark before it never ends one */
    TS_WHY_PAIR,   /* —— …… ？！ are one mark */
    TS_WHY_NUMBER, /* inside a number, or between it and its sign */
    TS_WHY_WORD,   /* inside a Western word, or by UAX #14 */
    TS_WHY_PATH,   /* inside a web address, not at a separator */
    TS_WHY_JOINED, /* a word joiner of the copy's */
    TS_WHY_PHRASE, /* inside a word of a heading */
    TS_WHY_RUBY,   /* ruby and what it stands above are one */
    TS_WHY_NOTE,   /* a note mark stands with what it follows */
    TS_WHY_FRAME,  /* inside a name in a frame */
    TS_WHY_NAME    /* inside a speaker's label, or a name that is spread */
};

/* What lies between two neighbouring items on one line. */
enum ts_gap {
    TS_GAP_NONE,    /* nothing: characters stand cell to cell */
    TS_GAP_WORD,    /* a blank between Western words */
    TS_GAP_WESTERN, /* between Han and Western (CLREQ, "Mixed text") */
    TS_GAP_FIXED    /* U+3000, or a phrase gap of a heading */
};

/* How an item's own space is given up to fill a line: the steps of CLREQ's reduction. NONE keeps what it has.
 */
enum ts_space {
    TS_SPACE_NONE,
    TS_SPACE_INTERPUNCT, /* of Taiwan and Hong Kong, both sides */
    TS_SPACE_BRACKET,    /* brackets and quotes, outer side */
    TS_SPACE_PAUSE,      /* ， 、 ； ： */
    TS_SPACE_LABEL,      /* the colon behind a speaker's name */
    TS_SPACE_STOP        /* 。 ？ ！ */
};

/* One unbreakable, indivisible piece: a character cell or a cluster. All lengths in units. */
struct ts_item {
    uint8_t class;                    /* enum ts_class */
    uint8_t why;                      /* enum ts_why: if brk is TS_BREAK_NEVER or TS_BREAK_REMEDY */
    uint8_t brk;                      /* enum ts_break: at the place before the item */
    uint8_t gap;                      /* enum ts_gap: the same place */
    uint8_t space;                    /* enum ts_space: what before and after are */
    bool may_open;                    /* the place before the item may be opened to fill a line */
    uint32_t character, n_characters; /* in the runs */
    ts_len width;                     /* of the cell in full, before and after included */
    ts_len before, after; /* space inside the cell, free of ink, that a line's start or end takes away */
    ts_len trim_before, trim_after; /* what a neighbouring mark on the same line takes of them */
    ts_len gap_width, gap_min, gap_max;
    ts_len hyphen;                  /* width of the hyphen that a break before the item adds */
    ts_len unkerned;                /* added to the width at a line's end */
    ts_len ruby_before, ruby_after; /* what ruby reaches over the cell: kept free at a line's start and end */
    bool in_path;                   /* the place before it is inside a path: never hyphenated */
    ts_len white;                   /* before it, that a line which ends there may keep at its end */
    bool may_hang;                  /* at a line's end it may stand outside the measure */
    ts_len origin;                  /* of the first glyph, from the cell's left edge in full */
    ts_len rise;                    /* of the glyphs above the height that the font gives them */
    int stretch;                    /* horizontal scale of the glyphs, in 1/10000; 10000 = as drawn */
};

struct ts_items;

/* Small text above items: its own items, set on a line of their own. */
struct ts_ruby {
    size_t begin, end; /* of the items under it */
    const struct ts_items *text;
    ts_len width, em; /* of the text: natural width and size */
    bool beside;      /* Bopomofo: it stands at the right of its one character, in that one's cell */
};

/* Items [begin, end) that share whole cells where text is aligned to the grid. */
struct ts_frame {
    uint32_t begin, end;
};

struct ts_items {
    const struct ts_item *items;
    size_t n;
    const struct ts_ruby *rubies; /* in order */
    size_t n_rubies;
    const struct ts_runs *runs;
    ts_len tail; /* kept free behind the last item, on its line: for a mark of the program's own */
    ts_len em;   /* of the paragraph's type: what "em" means in rules and reports */
    const struct ts_frame *frames; /* of each item (line/frames.h); NULL = no grid alignment */
};

/* A line that ends there gets a hyphen. */
static inline bool ts_break_adds_hyphen(uint8_t brk) {
    return brk == TS_BREAK_HYPHEN || brk == TS_BREAK_SPLIT;
}

/* The items of one paragraph. In ctx->scratch. O(characters). */
const struct ts_items *ts_items_make(struct ts_ctx *, struct ts_uax14 *, const struct ts_runs *,
                                     const struct ts_line_rules *);

/* A copy to be changed: *list is its items. In ctx->scratch. */
struct ts_items *ts_items_copy(struct ts_ctx *, const struct ts_items *, struct ts_item **list);

#endif
