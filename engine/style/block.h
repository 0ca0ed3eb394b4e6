/* style/block.h -- the styles of a page's blocks: the section `blocks` of the page's style, one partial style
 * for each role, and what a plan lays over it. Includes: given.h. */
#ifndef TS_STYLE_BLOCK_H
#define TS_STYLE_BLOCK_H

#include "style/given.h"

/* A page's style, and the layers from which those of its blocks are made. */
struct ts_page_style {
    const struct ts_style *style;
    struct ts_layers layers;
};

/* ts_style_load, and its layers. False after an error; whether one was there before does not matter. */
bool ts_block_page_style(struct ts_ctx *, const struct ts_style_request *, struct ts_page_style *);

/* The style of a block: the page's, over it the section `blocks` for its role, over that `n` maps of keys of
 * its own, the topmost first. In a block a smallest size above the size counts as the size. NULL after an
 * error; whether one was there before does not matter. The row grid is the page's: a block's style has its
 * paper, area, columns, rows, body size and faces, and says nothing of them. */
const struct ts_style *ts_block_style(struct ts_ctx *, const struct ts_page_style *, enum ts_block_role,
                                      const struct ts_yaml *const *over, int n);

/* Add an error for everything in the section `blocks` of these layers, whose keys were checked, of which no
 * block's style can be made. */
void ts_block_check(struct ts_ctx *, const struct ts_layers *page);

#endif
