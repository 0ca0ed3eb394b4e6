/* prop/issue.h -- random issues: pages cut into blocks, their articles, jumps between the pages, all of it as
 * files. Includes: copy.h. */
#ifndef TS_PROP_ISSUE_H
#define TS_PROP_ISSUE_H

#include "copy.h"

enum { MOST_PAGES = 3, MOST_BLOCKS = 20, MOST_STORIES = 64, MOST_ITEMS = 4 };

/* An article, or the items of one block of briefs. */
struct story {
    struct copy *copies[MOST_ITEMS];
    int n_copies;
};

struct rect {
    int column, row, columns, rows;
};

/* A block as it is to be written. */
struct box {
    struct rect parts[2];
    int n_parts, cut; /* of the last part: columns; 0 = the page's */
    const char *role, *ground, *headline, *title;
    int story;    /* -1 = an advert */
    int to, from; /* pages; -1 = none */
};

struct sheet_of_boxes {
    const char *style;
    struct box boxes[MOST_BLOCKS];
    int n_boxes;
};

struct issue {
    char folder[64], path[96];
    struct sheet_of_boxes pages[MOST_PAGES];
    int n_pages;
    struct story stories[MOST_STORIES];
    int n_stories;
};

/* Make one and write its files into its folder, which must be there. False if one could not be written. */
bool issue_make(struct issue *, struct prng *, const struct album *);

/* Remove its files; the folder stays. */
void issue_remove(const struct issue *);

#endif
