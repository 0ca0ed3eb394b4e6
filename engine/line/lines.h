/* line/lines.h -- set lines: every glyph has its place. Includes: line/annotations.h, line/breaks.h,
 * line/measure.h. The fifth stage. A line fills its measure by CLREQ's order: reductions first, then
 * expansions, all of a kind equally and each to its limit before the next; the last line of a paragraph keeps
 * its width. */
#ifndef TS_LINE_LINES_H
#define TS_LINE_LINES_H

#include "line/annotations.h"
#include "line/breaks.h"
#include "line/measure.h"

struct ts_set_glyph {
    const struct ts_face *face;
    const struct ts_type *type; /* size and colour; borrowed */
    uint32_t id;
    int stretch;      /* horizontal scale in 1/10000 */
    ts_len x, y;      /* of the origin; from the line's start, and up from the baseline */
    const char *text; /* the characters it stands for, borrowed; n_text 0 = part of the glyph before */
    uint32_t n_text;
    bool missing; /* a box is drawn in its place */
    bool hyphen;  /* of a divided word: its ink is drawn, and it is no text */
};

struct ts_line {
    const struct ts_set_glyph *glyphs;
    size_t n_glyphs;
    struct ts_annotations annotations; /* marks under the characters, and frames */
    const struct ts_line *ruby;        /* small text above the line, at the same origin; NULL = none */
    const char *text;                  /* of the first character; the line runs to the next one's */
    size_t n_text;
    ts_len measure; /* what it was set to */
    ts_len length;  /* of a vertical line, whose glyphs count from its head; 0 = it is none */
    ts_len width;   /* what it takes after filling; = measure + hang for a justified line */
    ts_len indent;  /* the line's start, counted into its glyphs' x */
    ts_len reduced[TS_N_REDUCTIONS], expanded[TS_N_EXPANSIONS]; /* how it was filled, in sum */
    ts_len hang;                                                /* what stands outside the measure: a mark */
    ts_len white; /* left at the end of a justified line, behind a run-in heading */
    ts_len
        opening; /* the widest added between two characters beyond what words and Han-Western gaps may take */
    ts_len em;
    /* Why the line does not end one item earlier or later: enum ts_why. */
    uint8_t why_not_earlier, why_not_later;
    bool last, overfull;
    bool hole;   /* opened beyond the limit, or left short for want of a place to open */
    bool cut;    /* ends inside a Western word */
    bool forced; /* ends inside a row of marks that may not be broken */
    bool parted; /* ends inside a row of marks that the style lets break */
};

struct ts_lines {
    const struct ts_line *lines;
    size_t n;
    int phrase; /* as in struct ts_breaks */
};

/* Set the broken items. Lives in ctx->keep. */
const struct ts_lines *ts_lines_set(struct ts_ctx *, const struct ts_items *, const struct ts_breaks *,
                                    const struct ts_break_opts *);

#endif
