/* prop/desk.h -- the engine set up once for all cases, and paragraphs set by it. Includes: line/paragraph.h,
 * view.h. */
#ifndef TS_PROP_DESK_H
#define TS_PROP_DESK_H

#include "line/paragraph.h"
#include "view.h"

enum {
    N_PLAIN_STYLES = 6,
    N_FORM_STYLES = 10, /* the others have paragraphs of other forms than most papers' */
    N_PART_STYLES = 12, /* and these, parts that the built-in one does not show */
    N_DESK_STYLES = 21, /* and these, heads that do not stand over all columns */
    MOST_SHIPPED = 32
};

/* Fonts opened once; what a case makes is forgotten with desk_clear. */
struct desk {
    struct ts_ctx home, work;
    const struct ts_style *styles[N_DESK_STYLES]; /* [0] is the built-in one */
    struct ts_fontset *fonts;
    const struct ts_style *shipped[MOST_SHIPPED]; /* every styles/NAME.yaml, with the fonts that it names */
    struct ts_fontset *shipped_fonts[MOST_SHIPPED];
    unsigned n_shipped;
    struct ts_uax14 *uax14;
    struct ts_hyphenator *hyphenator;
    struct ts_segmenter *segmenter;
};

bool desk_open(struct desk *);
void desk_close(struct desk *);
void desk_clear(struct desk *);

/* How a paragraph is to be set. */
struct order {
    const char *text;
    size_t n;
    int fonts[2];   /* enum ts_font_role of the part before `part` and of the rest */
    size_t part;    /* bytes, at a character */
    int characters; /* measure */
    int turn;       /* of the lines but the first, in em */
    bool indent, justify, squeeze_stops, hyphenate, hang;
    bool grid;       /* aligned to the grid */
    int other_size;  /* of the part behind `part`, in percent of the first one's; 0 = the same */
    int punctuation; /* enum ts_punctuation */
    int level;
};

/* Set it; *view is what came out, in desk->work.keep. False if the engine gave nothing. */
bool desk_set(struct desk *, const struct order *, struct view *);

/* What a paragraph looks like; `text` is its bytes. */
void view_make(struct ts_arena *, const struct ts_lines *, const char *text, size_t n, struct view *);

#endif
