/* text/tabbed.h -- tables as they are pasted from a spreadsheet or from Word: cells parted by tabs. Includes:
 * text/source.h. Internal to text/.
 *
 * Lines that follow each other are a table if they have the same number of tabs, each has words in it and the
 * first in two cells or more; two lines of three cells and more, or three of two. The first is the head. A
 * line that begins with a number and its mark (1. 一、 （一）), a bullet or a speaker's label, and a tab
 * behind it, is text, as Word writes its lists. Tabs at the start of all lines are an indent. */
#ifndef TS_TEXT_TABBED_H
#define TS_TEXT_TABBED_H

#include "text/source.h"

/* The source with such lines from byte `from` on as rows of light markup, and a note for each table; the same
 * one if there are none. O(bytes). */
const struct ts_source *ts_tabbed_read(struct ts_ctx *, const struct ts_source *, size_t from);

#endif
