/* font/subset.h -- the part of a face that a document uses. Includes: font/face.h. */
#ifndef TS_FONT_SUBSET_H
#define TS_FONT_SUBSET_H

#include "font/face.h"

/* A subset face and how its glyphs are named in a PDF content stream. */
struct ts_subset {
    const char *data; /* CFF: the table alone; TrueType: a font file */
    size_t size;
    const uint16_t *codes; /* for each of the asked glyphs, in their order, its two-byte code */
    void *blob;            /* hb_blob_t that owns data */
};

/* Subset `face` to `n` glyphs, ascending and without 0; .notdef is kept besides. False with a diagnostic if
 * HarfBuzz cannot. Close with ts_subset_close; codes live in ctx->keep. */
bool ts_subset_make(struct ts_ctx *, const struct ts_face *, const uint32_t *glyphs, size_t n,
                    struct ts_subset *);
void ts_subset_close(struct ts_subset *);

#endif
