/* page/setting.h -- what every part of the page stage works with, and paragraphs set by it. Includes: grid,
 * line/paragraph.h, page/display.h, page/forms.h, page/site.h. Internal to page/. */
#ifndef TS_PAGE_SETTING_H
#define TS_PAGE_SETTING_H

#include "grid/grid.h"
#include "line/paragraph.h"
#include "page/display.h"
#include "page/forms.h"
#include "page/site.h"

/* How an article is to come out on its page. */
struct ts_fit {
    const struct ts_style *style;
    const struct ts_site *site;       /* NULL = a page of the style */
    bool rest;                        /* only what follows is set, without a head */
    bool bare;                        /* a rest without the small headline that the style has for such */
    size_t from;                      /* the first paragraph of a rest */
    bool goes_on;                     /* what a block does not hold goes on elsewhere, and is not over */
    const char *from_page, *to_page;  /* of a block: the numbers for its jump lines; NULL = none */
    int white_rows, white_characters; /* behind a block, which stay white if the article ends in it */
    bool insets_in_columns;           /* boxes and tables stand over no more than one */
    int picture_more; /* rows that the block's picture takes more or less than its proportions ask */
    int head_more;    /* rows that the head takes more than it needs */
    bool head_small;  /* its headings take the fewest lines, whatever their size is then */
    bool head_keeps;  /* that is no way to fill its block: a page's head article has the largest headline */
    bool full;        /* the first page is to be filled to its last row */
};

struct ts_setting {
    const struct ts_typesetter *typesetter;
    const struct ts_fit *fit;
    const struct ts_style *style; /* the fit's */
    const struct ts_article *article;
    const struct ts_site *site;
    struct ts_grid grid;         /* the site's */
    bool quiet;                  /* to be measured only: nothing is reported or shown to the watch */
    const struct ts_form *forms; /* of each paragraph of the article, in a column of the grid */
};

/* A typesetter with messages of its own, for a trial or for what may be set anew; it must outlive its
 * settings. */
struct ts_apart {
    struct ts_typesetter typesetter;
    struct ts_ctx ctx; /* its diag is the new list, in ctx->keep */
    struct ts_watch watch;
};

/* The watch sees what is set by it, or only takes its times. */
void ts_apart_make(struct ts_apart *, const struct ts_typesetter *, bool watched);

/* In ctx->keep. The fit is copied. */
struct ts_setting *ts_setting_make(const struct ts_typesetter *, const struct ts_fit *,
                                   const struct ts_article *);

/* Set a paragraph of the article in `type`; what it marks keeps faces and colours of its own. `type`
 * must live in ctx->keep. NULL after an error. */
const struct ts_lines *ts_setting_para(const struct ts_setting *, const struct ts_para *,
                                       const struct ts_type *, const struct ts_paragraph_opts *);

/* Forget what was told of a paragraph of the article from a byte of its text on, since it is set again: by a
 * typesetter whose messages are of this article's setting alone. */
void ts_setting_forget(const struct ts_setting *, const struct ts_para *, size_t from);

/* Part of a paragraph of the article as one vertical line in `type`, which must live in ctx->keep. NULL if it
 * cannot stand so (line/stack.h), or after an error. Nothing is reported. */
const struct ts_line *ts_setting_vertical(const struct ts_setting *, const struct ts_para *,
                                          const struct ts_type *, struct ts_slice part);

/* The natural width of a paragraph of the article on one line; -1 after an error. */
int64_t ts_setting_width(const struct ts_setting *, const struct ts_para *, const struct ts_type *);

/* Set text of the program's or the style's own on one line. NULL after an error. */
const struct ts_line *ts_setting_line(const struct ts_setting *, const char *text, const struct ts_type *);

/* The same for ink that is no text (ts_display_ink): the watch is not told. */
const struct ts_line *ts_setting_ink(const struct ts_setting *, const char *text, const struct ts_type *);

/* What the type's lines are spread to in a measure; 0 = they are not. */
ts_len ts_setting_spread(const struct ts_type *, ts_len measure);

/* Where a line of `width` begins in a measure. */
ts_len ts_setting_align(int align, ts_len measure, ts_len width);

#endif
