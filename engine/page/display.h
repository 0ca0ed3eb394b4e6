/* page/display.h -- the display list: what is on each page, at which place, and what it means. Includes:
 * line, text/article.h. The only thing that outputs see. Lengths in units from the page's top left corner, y
 * down. */
#ifndef TS_PAGE_DISPLAY_H
#define TS_PAGE_DISPLAY_H

#include "base/vec.h"
#include "line/lines.h"
#include "text/article.h"

enum ts_draw_kind {
    TS_DRAW_TEXT,    /* glyphs from (x, y) on, y the baseline, or the head of a vertical line */
    TS_DRAW_INK,     /* the same as shapes: marks of the program's own, which are no text of the page */
    TS_DRAW_RULE,    /* a filled rectangle */
    TS_DRAW_DOT,     /* a filled circle in the rectangle */
    TS_DRAW_WAVE,    /* a wavy line through the rectangle, filling its height */
    TS_DRAW_PICTURE, /* a picture in the middle of the rectangle, which it covers, cut off at its edges; one
                      * without an image: a crossed frame */
    TS_DRAW_LINK,    /* nothing that is seen: the rectangle leads to an address */
    TS_DRAW_MARK     /* nothing: says what the rectangle is */
};

/* What a mark means besides an article's role. */
enum ts_mark {
    TS_MARK_FOLIO = TS_N_ROLES, /* the folio line */
    TS_MARK_COLUMN,             /* a frame of the body, in a column */
    TS_MARK_CAPTION,            /* a line of a picture's caption or credit */
    TS_MARK_MASTHEAD,           /* a line of it */
    TS_MARK_JUMP,  /* 下转第N版, 上接第N版; the headline of a page that an article goes on to */
    TS_MARK_BLOCK, /* a block's title, the word in an advert's space */
    TS_N_MARKS
};

struct ts_draw {
    enum ts_draw_kind kind;
    ts_len x, y, width, height; /* text: the origin alone */
    struct ts_colour colour;    /* rule, dot, wave */
    const struct ts_line *line; /* text, ink, and the mark of a line */
    const struct ts_picture *picture;
    const char *uri;                    /* link */
    int role;                           /* mark: enum ts_role or enum ts_mark */
    int block;                          /* of the page's plan; 0 on a page of one article */
    int paragraph, line_number, column; /* mark: counted from 0, pictures behind paragraphs; -1 = none */
};

struct ts_page {
    ts_len width, height;
    TS_VEC(struct ts_draw) draws; /* in reading order */
};

struct ts_pages {
    struct ts_page *pages;
    size_t n;
    const struct ts_style *style; /* as it was set: to fill a page, sizes may have changed */
};

void ts_display_rule(struct ts_ctx *, struct ts_page *, ts_len x, ts_len y, ts_len width, ts_len height,
                     struct ts_colour);

/* A line with its start at x, its em box's top at y, and its mark. */
void ts_display_line(struct ts_ctx *, struct ts_page *, const struct ts_line *, ts_len x, ts_len y, int role,
                     int paragraph, int line_number, int column);

/* The same as ink alone, without a mark. */
void ts_display_ink(struct ts_ctx *, struct ts_page *, const struct ts_line *, ts_len x, ts_len y);

void ts_display_mark(struct ts_ctx *, struct ts_page *, int role, ts_len x, ts_len y, ts_len width,
                     ts_len height, int column);

void ts_display_picture(struct ts_ctx *, struct ts_page *, const struct ts_picture *, ts_len x, ts_len y,
                        ts_len width, ts_len height);

/* How far a mark reaches below its line's em box. */
ts_len ts_display_depth(const struct ts_annotation *);

/* All that stands on one page onto another, moved right by x and down by y, as part of a column. */
void ts_display_copy(struct ts_ctx *, struct ts_page *to, const struct ts_page *from, ts_len x, ts_len y,
                     int column);

/* The name of a mark's role. */
const char *ts_display_role_name(int role);

#endif
