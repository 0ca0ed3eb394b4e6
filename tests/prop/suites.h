/* prop/suites.h -- the parts of the suite. Includes: desk.h. Each counts what it checked. */
#ifndef TS_PROP_SUITES_H
#define TS_PROP_SUITES_H

#include "desk.h"
#include "oracle.h"

struct tally {
    int passed, failed;
};

enum { MOST_SHOWN = 12 /* failures that are shown in full */ };

/* Random paragraphs, judged by the oracle; failures are shrunk and printed. */
void paragraphs_run(struct desk *, uint64_t seed, int cases, struct tally *);

/* Print what is wrong with a paragraph as it was set. */
void paragraphs_show(const char *title, const struct order *, const struct view *, const struct findings *);

/* The same sentences at every place of the line and every measure; each `step`th of them. */
void scan_run(struct desk *, int step, struct tally *);

/* Each rule of the oracle must catch lines that break it. */
void controls_run(struct desk *, struct tally *);

/* Random paragraphs with ruby, marks between lines, note marks. */
void markup_run(struct desk *, uint64_t seed, int cases, struct tally *);
/* Random paragraphs aligned to the grid, and the same without as the control. */
void aligned_run(struct desk *, uint64_t seed, int cases, struct tally *);

/* Random articles through to pages. */
void pages_run(struct desk *, uint64_t seed, int cases, struct tally *);

/* What they hold besides headings, text and labels. */
enum page_kind {
    PAGES_PLAIN,
    PAGES_INSERTIONS, /* quotations and breaks, in styles with other forms */
    PAGES_PARTS,      /* these, and datelines, credits, lists and all that stands in a column */
    PAGES_HEADS,      /* heads and mastheads over some of the columns, with standfirsts and datelines */
    PAGES_SHIPPED,    /* parts in every shipped style, of 100 to 20,000 characters */
    N_PAGE_KINDS
};
/* The same with pictures, whose files are made for it. */
void pictures_run(struct desk *, uint64_t seed, int cases, struct tally *);

/* The copy of one of them, to standard output. */
void pages_print(uint64_t seed, int number, enum page_kind);

/* Random plans of pages and issues, with random articles. */
void plans_run(struct desk *, uint64_t seed, int cases, struct tally *);

/* Write one of them to a folder of its own, which stays, and its path to standard output. */
void plans_write(uint64_t seed, int number);

#endif
