/* prop/view.h -- set lines as a reader with a ruler sees them: which characters stand where. Includes:
 * line/lines.h only in view.c; the oracle includes this file and nothing of the engine's. Lengths in units of
 * 1/2880 mm. */
#ifndef TS_PROP_VIEW_H
#define TS_PROP_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { VIEW_NOWHERE = -1 };

/* What is drawn for one character, or for several that are drawn as one. */
struct view_cell {
    uint32_t cp;        /* the first of its characters */
    long at, n;         /* characters of the paragraph it stands for; VIEW_NOWHERE = none of them */
    int32_t em;         /* its type */
    int32_t x;          /* origin of its first glyph */
    int32_t ink0, ink1; /* its ink from left to right; ink0 > ink1 = none */
    int32_t foot, head; /* the same from the lowest to the highest, up from the baseline */
    int32_t advance;    /* what the font gives it */
    int32_t kern;       /* what the font adds between it and the next, both ASCII letters or digits */
    int32_t blank;      /* what the font gives a word space */
    bool missing;       /* a box is drawn */
    const void *type;   /* cells of one type have the same */
};

struct view_line {
    struct view_cell *cells;
    size_t n;
    long from, to; /* characters of the paragraph it says it holds */
    int32_t measure, width, indent;
    int32_t hang;                           /* what it says stands outside the measure */
    int32_t hyphen;                         /* width of a hyphen added at its end; 0 = none */
    bool last, overfull, hole, cut, forced; /* what it says of itself */
};

struct view {
    const uint32_t *text; /* the paragraph */
    long n_text;
    struct view_line *lines;
    size_t n;
    int32_t em;
    int level; /* of kinsoku: 0 none, 1 basic, 2 gb, 3 strict */
    bool squeeze_stops, justified;
    bool full; /* punctuation is set by the style full: cells of 1 em that are adjusted */
    bool may_hang;
};

#endif
