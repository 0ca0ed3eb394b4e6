/* font/face.h -- one font face: its file, shaping, coverage and ink. Includes: base.
 * FreeType reads what the file says of itself (rights, format, CIDs); HarfBuzz shapes and measures. */
#ifndef TS_FONT_FACE_H
#define TS_FONT_FACE_H

#include "base/ctx.h"
#include "base/length.h"

#include <hb.h>
#include <stdbool.h>

enum ts_face_format {
    TS_FACE_TRUETYPE,
    TS_FACE_CFF_CID, /* glyphs are named by CIDs */
    TS_FACE_CFF_NAME /* glyphs are named by strings */
};

struct ts_face {
    int id; /* position among the set's faces */
    const char *family, *file, *ps_name;
    int index; /* in a collection */
    enum ts_face_format format;
    unsigned units_per_em;
    int ascender, descender, cap_height, bbox[4]; /* font units */
    int han_middle; /* font units above the baseline: the middle of its ideographs' ink, or of the em box they
                       would stand in */
    double italic_angle;
    bool fixed_pitch, serif;
    bool cids_are_glyphs; /* it is known that each glyph's CID is its number */
    uint32_t revision;    /* head.fontRevision */
    hb_face_t *hb_face;
    hb_font_t *hb_font; /* scale: font units */
    void *freetype;     /* FT_Face; NULL where all was known without it */
};

/* Extent of a glyph's ink in units, at type size `em`; x from the origin to the right, y up. */
struct ts_ink {
    ts_len x0, x1, y0, y1;
};

struct ts_font_library; /* FreeType's handle */

/* Open or close the library; NULL only out of memory. */
struct ts_font_library *ts_font_library_open(struct ts_ctx *);
void ts_font_library_close(struct ts_font_library *);

/* Open the face at `index` of a file. NULL after an error: unreadable, no outlines, CFF2, or rights (OS/2
 * fsType) that forbid embedding or subsetting. Nothing is said if `quiet` and
 * the fault is the font's own. Close it with ts_face_close; the struct lives in ctx->keep. */
struct ts_face *ts_face_open(struct ts_ctx *, struct ts_font_library *, const char *family, const char *file,
                             int index, int id, bool quiet);
void ts_face_close(struct ts_face *);

/* The same for a face of which all is known but what HarfBuzz reads. NULL if the file is not the same any
 * more: then it is to be opened. */
struct ts_face *ts_face_open_known(struct ts_ctx *, const struct ts_face *known, int id);

/* True if the face has no CIDs, or each glyph's is its number. O(glyphs). */
bool ts_face_has_plain_cids(const struct ts_face *);

/* True if the face maps the code point to a glyph. */
bool ts_face_has(const struct ts_face *, uint32_t cp);

/* The advance of a character's own glyph at size em; 0 if the face lacks it. */
ts_len ts_face_advance(const struct ts_face *, uint32_t cp, ts_len em);

/* A glyph's ink at size em; all 0 for a blank. */
struct ts_ink ts_face_ink(const struct ts_face *, uint32_t glyph, ts_len em);

/* The CID of a glyph of a TS_FACE_CFF_CID face, by its charset. */
uint32_t ts_face_cid(const struct ts_face *, uint32_t glyph);

#endif
