#include "font/subset.h"

#include <hb-ot.h>
#include <hb-subset.h>

/* The tables of a face that a PDF's font program needs. A subset plan reads every table it finds, the cmap
 * first, which takes three quarters of its time: the face it is given has none of the others. */
static hb_blob_t *needed_table(hb_face_t *unused, hb_tag_t tag, void *user) {
    (void)unused;
    static const char tags[][5] = {"CFF ", "glyf", "loca", "head", "hhea",
                                   "hmtx", "maxp", "cvt ", "fpgm", "prep"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (tag == HB_TAG(tags[i][0], tags[i][1], tags[i][2], tags[i][3]))
            return hb_face_reference_table(user, tag);
    return hb_blob_get_empty();
}

static hb_subset_input_t *make_input(const uint32_t *glyphs, size_t n) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    hb_set_add(wanted, 0);
    for (size_t i = 0; i < n; i++)
        hb_set_add(wanted, glyphs[i]);
    /* Subroutines cost more to renumber than to unfold; unfolded outlines deflate as well. */
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return input;
}

/* The code of a glyph: its CID where the font has CIDs, else its number in the subset. */
static uint16_t code_of(const struct ts_face *face, const hb_map_t *new_glyphs, uint32_t glyph) {
    if (face->format == TS_FACE_CFF_CID)
        return (uint16_t)ts_face_cid(face, glyph);
    hb_codepoint_t mapped = hb_map_get(new_glyphs, glyph);
    return mapped == HB_MAP_VALUE_INVALID ? 0 : (uint16_t)mapped;
}

static hb_blob_t *font_data(const struct ts_face *face, hb_face_t *subset) {
    if (face->format == TS_FACE_TRUETYPE)
        return hb_face_reference_blob(subset);
    return hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '));
}

bool ts_subset_make(struct ts_ctx *ctx, const struct ts_face *face, const uint32_t *glyphs, size_t n,
                    struct ts_subset *out) {
    hb_subset_input_t *input = make_input(glyphs, n);
    hb_face_t *slim = hb_face_create_for_tables(needed_table, face->hb_face, NULL);
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(slim, input) : NULL;
    hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    hb_blob_t *blob = subset ? font_data(face, subset) : NULL;
    bool ok = blob && hb_blob_get_length(blob) > 0;
    if (ok) {
        const hb_map_t *new_glyphs = hb_subset_plan_old_to_new_glyph_mapping(plan);
        uint16_t *codes = TS_NEW(ctx->keep, uint16_t, n + 1);
        for (size_t i = 0; i < n; i++)
            codes[i] = code_of(face, new_glyphs, glyphs[i]);
        unsigned length;
        out->data = hb_blob_get_data(blob, &length);
        out->size = length;
        out->codes = codes;
        out->blob = blob;
    } else {
        TS_DIAG(ctx->diag, TS_FONT_BROKEN, (struct ts_place){0}, face->file, "hb-subset");
        hb_blob_destroy(blob);
    }
    if (subset)
        hb_face_destroy(subset);
    if (plan)
        hb_subset_plan_destroy(plan);
    if (input)
        hb_subset_input_destroy(input);
    hb_face_destroy(slim);
    return ok;
}

void ts_subset_close(struct ts_subset *s) {
    hb_blob_destroy(s->blob);
    s->blob = NULL;
}
