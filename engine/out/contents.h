/* out/contents.h -- an issue's table of contents as a PDF has it: its pages' numbers, its articles by page.
 * Includes: page/sheet.h, out/pdf_file.h. */
#ifndef TS_OUT_CONTENTS_H
#define TS_OUT_CONTENTS_H

#include "out/pdf_file.h"
#include "page/sheet.h"

struct ts_contents {
    TS_VEC(const char *) labels;
    TS_VEC(struct ts_pdf_heading) headings;
};

/* Add a page that was set: `n` sheets from `first` on, of which those behind the first hold what it has no
 * room for. The page's line is 第03版 要闻, under it the headlines of its articles, each at its block. */
void ts_contents_add(struct ts_ctx *, struct ts_contents *, const struct ts_plan *,
                     const struct ts_sheet_block *, size_t first, size_t n);

#endif
