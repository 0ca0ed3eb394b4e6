#include "font/face.h"

#include "base/reason.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include FT_FONT_FORMATS_H
#include FT_TRUETYPE_TABLES_H

#include <errno.h>
#include <hb-ot.h>
#include <string.h>

struct ts_font_library {
    FT_Library ft;
};

struct ts_font_library *ts_font_library_open(struct ts_ctx *ctx) {
    struct ts_font_library *library = TS_NEW(ctx->keep, struct ts_font_library, 1);
    if (FT_Init_FreeType(&library->ft) != 0)
        return NULL;
    return library;
}

void ts_font_library_close(struct ts_font_library *library) {
    if (library)
        FT_Done_FreeType(library->ft);
}

/* Bits of OS/2 fsType (OpenType specification): 0-3 are a level, of which the least strict one counts. */
enum {
    RIGHTS_LEVEL = 0x000F,
    RIGHTS_RESTRICTED = 0x0002,
    RIGHTS_NO_SUBSET = 0x0100,
    RIGHTS_BITMAP_ONLY = 0x0200
};

/* What forbids embedding a subset, or NULL. */
static const char *forbidden(unsigned rights) {
    if ((rights & RIGHTS_LEVEL) == RIGHTS_RESTRICTED)
        return "Restricted License";
    if (rights & RIGHTS_NO_SUBSET)
        return "No Subsetting";
    if (rights & RIGHTS_BITMAP_ONLY)
        return "Bitmap Only";
    return NULL;
}

static bool has_table(hb_face_t *face, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

/* Why the face cannot be embedded as outlines, or NULL and its format. */
static const char *find_format(struct ts_face *f, FT_Face ft) {
    if (!FT_IS_SCALABLE(ft) || has_table(f->hb_face, HB_TAG('C', 'B', 'D', 'T')))
        return "no outlines";
    if (has_table(f->hb_face, HB_TAG('f', 'v', 'a', 'r')))
        return "a variable font; install a static one";
    if (has_table(f->hb_face, HB_TAG('g', 'l', 'y', 'f'))) {
        f->format = TS_FACE_TRUETYPE;
        return NULL;
    }
    if (!has_table(f->hb_face, HB_TAG('C', 'F', 'F', ' ')))
        return "neither TrueType nor CFF outlines";
    FT_Bool cid = 0;
    FT_Get_CID_Is_Internally_CID_Keyed(ft, &cid);
    f->format = cid ? TS_FACE_CFF_CID : TS_FACE_CFF_NAME;
    return NULL;
}

static void read_metrics(struct ts_ctx *ctx, struct ts_face *f, FT_Face ft) {
    const char *ps = FT_Get_Postscript_Name(ft);
    f->ps_name = ps && *ps ? ts_arena_copy(ctx->keep, ps, strlen(ps)) : "Font";
    f->units_per_em = ft->units_per_EM ? ft->units_per_EM : 1000;
    f->ascender = ft->ascender;
    f->descender = ft->descender;
    f->bbox[0] = (int)ft->bbox.xMin;
    f->bbox[1] = (int)ft->bbox.yMin;
    f->bbox[2] = (int)ft->bbox.xMax;
    f->bbox[3] = (int)ft->bbox.yMax;
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
    f->cap_height = os2 && os2->version >= 2 && os2->sCapHeight > 0 ? os2->sCapHeight : f->ascender;
    f->serif = os2 && os2->panose[1] >= 2 && os2->panose[1] <= 10;
    const TT_Postscript *post = FT_Get_Sfnt_Table(ft, FT_SFNT_POST);
    f->italic_angle = post ? (double)post->italicAngle / 65536.0 : 0;
    f->fixed_pitch = post && post->isFixedPitch;
}

/* Where the face's own ideographs have their middle, measured at 中, which is as high as they are. A Western
 * face has the middle of the em box that it shares a line with: 0.12 em below the baseline, 0.88 em above. */
static int find_han_middle(const struct ts_face *f) {
    hb_codepoint_t glyph;
    hb_glyph_extents_t e;
    if (hb_font_get_nominal_glyph(f->hb_font, 0x4E2D, &glyph) &&
        hb_font_get_glyph_extents(f->hb_font, glyph, &e) && e.height)
        return e.y_bearing + e.height / 2;
    return (int)f->units_per_em * 38 / 100;
}

static struct ts_face *broken(struct ts_ctx *ctx, struct ts_face *f, bool quiet, const char *reason) {
    const char *what = ts_arena_printf(ctx->scratch, "\"%s\" (%s)", f->family, f->file);
    if (!quiet)
        TS_DIAG(ctx->diag, TS_FONT_BROKEN, (struct ts_place){0}, what, reason);
    ts_face_close(f);
    return NULL;
}

/* It cannot be read. A fault that is not the font's is told even if `quiet`: another font in its place would
 * be the wrong one. */
static struct ts_face *unreadable(struct ts_ctx *ctx, struct ts_face *f, bool quiet, int error,
                                  const char *reason) {
    if (!ts_reason_may_pass(error))
        return broken(ctx, f, quiet, reason);
    ts_reason_unreadable(ctx->diag, (struct ts_place){0}, f->file, error);
    return broken(ctx, f, true, reason);
}

static uint32_t revision_of(hb_face_t *face) {
    hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned n;
    const uint8_t *p = (const uint8_t *)hb_blob_get_data(head, &n);
    uint32_t revision = n >= 8 ? (uint32_t)p[4] << 24 | (uint32_t)p[5] << 16 | (uint32_t)p[6] << 8 | p[7] : 0;
    hb_blob_destroy(head);
    return revision;
}

static void open_harfbuzz(struct ts_face *f) {
    f->hb_font = hb_font_create(f->hb_face);
    hb_font_set_scale(f->hb_font, (int)f->units_per_em, (int)f->units_per_em);
}

struct ts_face *ts_face_open_known(struct ts_ctx *ctx, const struct ts_face *known, int id) {
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(known->file);
    if (!blob)
        return NULL;
    struct ts_face *f = TS_NEW(ctx->keep, struct ts_face, 1);
    *f = *known;
    f->id = id;
    f->freetype = NULL;
    f->hb_face = hb_face_create(blob, (unsigned)known->index);
    hb_blob_destroy(blob);
    if (revision_of(f->hb_face) != known->revision || hb_face_get_upem(f->hb_face) != known->units_per_em) {
        hb_face_destroy(f->hb_face);
        return NULL;
    }
    open_harfbuzz(f);
    return f;
}

struct ts_face *ts_face_open(struct ts_ctx *ctx, struct ts_font_library *library, const char *family,
                             const char *file, int index, int id, bool quiet) {
    struct ts_face *f = TS_NEW(ctx->keep, struct ts_face, 1);
    f->id = id;
    f->index = index;
    f->family = ts_arena_copy(ctx->keep, family, strlen(family));
    f->file = ts_arena_copy(ctx->keep, file, strlen(file));
    FT_Face ft = NULL;
    errno = 0;
    if (FT_New_Face(library->ft, file, index, &ft) != 0)
        return unreadable(ctx, f, quiet, errno, "FreeType cannot read it");
    f->freetype = ft;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);
    if (!blob)
        return unreadable(ctx, f, quiet, errno, "unreadable");
    f->hb_face = hb_face_create(blob, (unsigned)index);
    hb_blob_destroy(blob);
    const char *reason = find_format(f, ft);
    if (reason)
        return broken(ctx, f, quiet, reason);
    const char *right = forbidden(FT_Get_FSType_Flags(ft));
    if (right) {
        if (!quiet)
            TS_DIAG(ctx->diag, TS_FONT_RESTRICTED, (struct ts_place){0}, family, right);
        ts_face_close(f);
        return NULL;
    }
    read_metrics(ctx, f, ft);
    f->revision = revision_of(f->hb_face);
    open_harfbuzz(f);
    f->han_middle = find_han_middle(f);
    return f;
}

void ts_face_close(struct ts_face *f) {
    if (f->hb_font)
        hb_font_destroy(f->hb_font);
    if (f->hb_face)
        hb_face_destroy(f->hb_face);
    if (f->freetype)
        FT_Done_Face(f->freetype);
    f->hb_font = NULL;
    f->hb_face = NULL;
    f->freetype = NULL;
}

bool ts_face_has(const struct ts_face *f, uint32_t cp) {
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(f->hb_font, cp, &glyph) && glyph != 0;
}

ts_len ts_face_advance(const struct ts_face *f, uint32_t cp, ts_len em) {
    hb_codepoint_t glyph;
    if (!hb_font_get_nominal_glyph(f->hb_font, cp, &glyph))
        return 0;
    return ts_len_scale(hb_font_get_glyph_h_advance(f->hb_font, glyph), em, f->units_per_em);
}

struct ts_ink ts_face_ink(const struct ts_face *f, uint32_t glyph, ts_len em) {
    hb_glyph_extents_t e;
    if (!hb_font_get_glyph_extents(f->hb_font, glyph, &e))
        return (struct ts_ink){0, 0, 0, 0};
    int64_t upem = f->units_per_em;
    return (struct ts_ink){.x0 = ts_len_scale(e.x_bearing, em, upem),
                           .x1 = ts_len_scale(e.x_bearing + e.width, em, upem),
                           .y0 = ts_len_scale(e.y_bearing + e.height, em, upem),
                           .y1 = ts_len_scale(e.y_bearing, em, upem)};
}

uint32_t ts_face_cid(const struct ts_face *f, uint32_t glyph) {
    FT_UInt cid = 0;
    if (f->cids_are_glyphs)
        return glyph;
    if (FT_Get_CID_From_Glyph_Index(f->freetype, glyph, &cid) != 0)
        return glyph;
    return cid;
}

bool ts_face_has_plain_cids(const struct ts_face *f) {
    if (f->format != TS_FACE_CFF_CID || f->cids_are_glyphs)
        return true;
    unsigned n = hb_face_get_glyph_count(f->hb_face);
    for (uint32_t glyph = 0; glyph < n; glyph++)
        if (ts_face_cid(f, glyph) != glyph)
            return false;
    return true;
}
