/* line/paragraph.h -- one paragraph through the stages from characters to set lines. Includes: line, shape.
 */
#ifndef TS_LINE_PARAGRAPH_H
#define TS_LINE_PARAGRAPH_H

#include "line/hyphen.h"
#include "line/lines.h"
#include "line/spread.h"
#include "line/words.h"

/* Told of each stage's value as it is made; any of them may be NULL. Values in scratch are gone afterwards.
 */
struct ts_watch {
    void *user;
    void (*runs)(void *user, const struct ts_shape_origin *, const struct ts_runs *);
    void (*items)(void *user, const struct ts_shape_origin *, const struct ts_items *);
    void (*lines)(void *user, const struct ts_shape_origin *, const struct ts_lines *);
    /* Seconds spent so far in shaping and in breaking and setting are added here if not NULL. */
    double *shaping, *breaking;
};

/* What setting a paragraph needs besides the paragraph: opened once a job. */
struct ts_typesetter {
    struct ts_ctx *ctx;
    struct ts_fontset *fonts;
    struct ts_uax14 *uax14;
    struct ts_hyphenator *hyphenator; /* NULL = words are not divided */
    struct ts_segmenter *segmenter;   /* NULL = headings break anywhere */
    const char *const *words;         /* of the house: stay whole in headings; NULL-terminated or NULL */
    const struct ts_line_rules *rules;
    const struct ts_watch *watch; /* NULL = none */
    struct ts_memo *memo;         /* of paragraphs set before (line/memo.h); NULL = all are set anew */
};

/* How a paragraph's lines run. */
struct ts_paragraph_opts {
    ts_len measure, indent, turn; /* as in struct ts_break_opts */
    bool justify;
    int lines_more;     /* lines more or fewer than would be best; no lines come back if that showed */
    size_t label;       /* bytes of a speaker's label that hangs; 0 = none */
    ts_len label_width; /* where the text behind it begins */
    ts_len tail;        /* kept free behind the last character, on its line */
    bool trial;         /* set to be measured only: nothing is reported or shown to the watch */
    bool by_words;      /* lines end between words only: headings */
    ts_len spread; /* lines that are narrower are spread to it (均排), justified ones not; 0 = none are */
    const struct ts_spread_text
        *names; /* of the pieces' text, rising: spread to their widths before lines break */
    size_t n_names;
};

/* The natural width of the pieces on one line, their names spread, in units; -1 after an error. Nothing is
 * reported. Resets ctx->scratch. */
int64_t ts_paragraph_width(const struct ts_typesetter *, const struct ts_shape_origin *,
                           const struct ts_shape_piece *, size_t n_pieces, const struct ts_paragraph_opts *);

/* Set the pieces as one paragraph; their types must live in ctx->keep. Holes, cut words and overfull lines
 * are reported at their places. NULL after an error (a font); no lines if there is nothing to set. In
 * ctx->keep; resets ctx->scratch. */
const struct ts_lines *ts_paragraph_set(const struct ts_typesetter *, const struct ts_shape_origin *,
                                        const struct ts_shape_piece *, size_t n_pieces,
                                        const struct ts_paragraph_opts *);

#endif
