/* line/memo.h -- paragraphs that were set before in the same job. Includes: line/paragraph.h. The search for
 * a layout sets the same text in the same measure again and again, as do a head that is counted and one that
 * is drawn. */
#ifndef TS_LINE_MEMO_H
#define TS_LINE_MEMO_H

#include "line/paragraph.h"

struct ts_memo;

/* Memory of the job's own, in ctx->keep. */
struct ts_memo *ts_memo_new(struct ts_ctx *);

/* All that the lines of a paragraph depend on besides fonts and dictionaries, which a job does not change. */
struct ts_memo_key {
    const char *bytes;
    size_t n;
    uint64_t hash;
};

/* What was set so before; `reports` = setting it again would say something of its characters. */
struct ts_remembered {
    const struct ts_lines *lines;
    bool reports;
};

/* In ctx->scratch. Text is known by its address: only a source's stays the same. */
struct ts_memo_key ts_memo_key_of(const struct ts_typesetter *, const struct ts_shape_origin *,
                                  const struct ts_shape_piece *, size_t n_pieces,
                                  const struct ts_paragraph_opts *);

/* NULL = not yet. */
const struct ts_remembered *ts_memo_find(const struct ts_memo *, const struct ts_memo_key *);

void ts_memo_add(struct ts_ctx *, struct ts_memo *, const struct ts_memo_key *, struct ts_remembered);

#endif
