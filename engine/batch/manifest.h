/* batch/manifest.h -- what a batch is to do: a file with a job a line, or a folder. Includes: base.
 *
 *     # id <TAB> input <TAB> options; the last may be left out
 *     flood	articles/flood.txt
 *     page3	plans/page3.yaml	--style news --set grid.row=18点
 *
 * or the same as JSON lines: {"id": "flood", "input": "articles/flood.txt", "options": ["--style", "news"]}.
 * Inputs, and the paths of styles, are seen from the manifest. Of a folder, each plan (.yaml .yml) is a job
 * with the name it has before the dot, and each article (.txt .md .docx) that no plan there names: an article
 * that stands on a page is not set once more alone, nor is the page of an issue. */
#ifndef TS_BATCH_MANIFEST_H
#define TS_BATCH_MANIFEST_H

#include "base/ctx.h"

struct ts_manifest_entry {
    const char *id;             /* the output's name before .pdf */
    const char *input;          /* path, from the working folder */
    const char *const *options; /* words of a command line, ended by NULL */
    struct ts_place place;      /* in the manifest; the folder's entry itself */
};

struct ts_manifest {
    const struct ts_manifest_entry *v;
    size_t n;
};

/* Read it; with `all`, of a folder also what its plans name. Ids are names of files without a slash or
 * control characters, at most 251 bytes of UTF-8, none twice. NULL after errors, all of which are told before
 * any work is done. */
const struct ts_manifest *ts_manifest_read(struct ts_ctx *, const char *path, bool all);

#endif
