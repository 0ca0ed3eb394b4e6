/* shape/runs.h -- characters with their classes, faces and glyphs: the third stage. Includes: clreq, font,
 * text. A piece of text is shaped by HarfBuzz once, with its context, in runs of one face; the language is
 * the region's. */
#ifndef TS_SHAPE_RUNS_H
#define TS_SHAPE_RUNS_H

#include "base/slice.h"
#include "clreq/class.h"
#include "font/fontset.h"
#include "text/source.h"
#include "text/span.h"

/* Text of one type, to be shaped as part of a paragraph. */
struct ts_shape_piece {
    struct ts_slice text;
    const struct ts_type *type; /* borrowed */
    unsigned marked;            /* enum ts_marked */
    uint32_t element;           /* as in struct ts_span */
    struct ts_slice ruby;       /* set small above it; n 0 = none */
    const struct ts_type *ruby_type;
};

struct ts_glyph {
    uint32_t id;
    ts_len advance, x, y; /* units at the type's size; y up */
};

/* One character. A cluster's glyphs belong to its first character; the others have none. */
struct ts_char {
    uint32_t code_point;
    uint8_t class; /* enum ts_class */
    uint8_t n_bytes;
    bool starts_cluster;
    bool missing;               /* no font has it: a box is drawn in its place */
    uint32_t marked;            /* enum ts_marked */
    uint32_t element;           /* as in struct ts_span; counts on from piece to piece */
    uint32_t ruby;              /* index + 1 in the rubies; 0 = none */
    const char *text;           /* its bytes */
    const struct ts_face *face; /* NULL for blanks and controls */
    const struct ts_type *type;
    uint32_t first_glyph, n_glyphs;
};

struct ts_runs;

/* Small text above characters. */
struct ts_shape_ruby {
    uint32_t first_char, n_chars;
    const struct ts_runs *runs;
};

struct ts_runs {
    const struct ts_char *chars;
    size_t n_chars;
    const struct ts_glyph *glyphs;
    size_t n_glyphs;
    const struct ts_shape_ruby *rubies; /* in order */
    size_t n_rubies;
    bool reports; /* something is to be said of its characters, or was */
};

/* Where the pieces stand in the source, for places in messages; source NULL = text of the program's own. */
struct ts_shape_origin {
    const struct ts_source *source;
    const char *first; /* the first piece's first byte */
    uint32_t offset;   /* of that byte in the source */
    bool quiet;        /* a trial: nothing is reported */
    bool vertical;     /* Han and marks in their vertical forms; offsets from the middle of a cell's top */
};

/* Shape the pieces of one paragraph. NULL after an error: a role's font is not installed. A character that
 * its face lacks is taken from another or marked missing, and reported. In ctx->scratch. */
const struct ts_runs *ts_runs_shape(struct ts_ctx *, struct ts_fontset *, const struct ts_shape_origin *,
                                    const struct ts_shape_piece *, size_t n_pieces);

#endif
