#include "out/pdf_fonts.h"

#include "font/subset.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    uint32_t glyph;
    const char *text;
    size_t n_text;
};

/* A Type0 font: a face with one text for each glyph. */
struct variant {
    int resource;
    TS_VEC(struct entry) entries;
    uint32_t *slots; /* by glyph: index + 1 in entries; 0 = not used */
};

struct face_use {
    const struct ts_face *face; /* NULL = not used */
    unsigned n_glyphs;
    TS_VEC(struct variant) variants;
    uint16_t *codes; /* by glyph, after embedding */
    int *widths;     /* by glyph, in 1/10000 em */
};

struct ts_pdf_fonts {
    struct ts_ctx *ctx;
    struct face_use *faces; /* by the face's id */
    int n_faces, n_resources;
    TS_VEC(unsigned) objects; /* by resource number */
};

struct ts_pdf_fonts *ts_pdf_fonts_new(struct ts_ctx *ctx, const struct ts_fontset *set) {
    struct ts_pdf_fonts *fonts = TS_NEW(ctx->keep, struct ts_pdf_fonts, 1);
    fonts->ctx = ctx;
    fonts->n_faces = ts_fontset_count(set);
    fonts->faces = TS_NEW(ctx->keep, struct face_use, (size_t)fonts->n_faces + 1);
    return fonts;
}

static struct variant *add_variant(struct ts_pdf_fonts *fonts, struct face_use *use) {
    struct variant *v = TS_VEC_ADD(fonts->ctx->keep, &use->variants);
    v->resource = fonts->n_resources++;
    v->slots = TS_NEW(fonts->ctx->keep, uint32_t, use->n_glyphs + 1);
    *TS_VEC_ADD(fonts->ctx->keep, &fonts->objects) = 0;
    return v;
}

static bool same_text(const struct entry *e, const struct ts_set_glyph *g) {
    return e->n_text == g->n_text && memcmp(e->text, g->text, g->n_text) == 0;
}

enum { MOST_VARIANTS = 8, MOST_TEXT = 64 /* bytes: a CMap holds no longer ones */ };

/* The variant in which the glyph has this text, or may have it; NULL = none yet. */
static struct variant *variant_for(const struct face_use *use, const struct ts_set_glyph *g) {
    for (size_t i = 0; i < use->variants.n; i++) {
        struct variant *v = &use->variants.v[i];
        uint32_t slot = v->slots[g->id];
        if (!slot || same_text(&v->entries.v[slot - 1], g))
            return v;
    }
    return NULL;
}

static void add_entry(struct ts_pdf_fonts *fonts, struct variant *v, const struct ts_set_glyph *g,
                      size_t n_text) {
    if (v->slots[g->id])
        return;
    *TS_VEC_ADD(fonts->ctx->keep, &v->entries) = (struct entry){g->id, g->text, n_text};
    v->slots[g->id] = (uint32_t)v->entries.n;
}

void ts_pdf_fonts_use(struct ts_pdf_fonts *fonts, const struct ts_set_glyph *g) {
    struct face_use *use = &fonts->faces[g->face->id];
    if (!use->face) {
        use->face = g->face;
        use->n_glyphs = hb_face_get_glyph_count(g->face->hb_face);
        add_variant(fonts, use);
    }
    struct variant *v = g->n_text <= MOST_TEXT ? variant_for(use, g) : NULL;
    if (!v && g->n_text <= MOST_TEXT && use->variants.n < MOST_VARIANTS)
        v = add_variant(fonts, use);
    if (v)
        add_entry(fonts, v, g, g->n_text);
    else /* the glyph alone; its text is said beside it */
        add_entry(fonts, &use->variants.v[0], g, 0);
}

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* All glyphs of a face but 0, ascending. */
static uint32_t *used_glyphs(struct ts_pdf_fonts *fonts, const struct face_use *use, size_t *n) {
    size_t most = 0;
    for (size_t i = 0; i < use->variants.n; i++)
        most += use->variants.v[i].entries.n;
    uint32_t *glyphs = TS_NEW(fonts->ctx->keep, uint32_t, most + 1);
    *n = 0;
    for (size_t i = 0; i < use->variants.n; i++)
        for (size_t k = 0; k < use->variants.v[i].entries.n; k++)
            if (use->variants.v[i].entries.v[k].glyph)
                glyphs[(*n)++] = use->variants.v[i].entries.v[k].glyph;
    qsort(glyphs, *n, sizeof *glyphs, ascending);
    size_t unique = 0;
    for (size_t i = 0; i < *n; i++)
        if (i == 0 || glyphs[i] != glyphs[i - 1])
            glyphs[unique++] = glyphs[i];
    *n = unique;
    return glyphs;
}

/* /W: the widths that are not 1 em, by code. */
static void add_widths(struct ts_bytes *b, const struct face_use *use, const uint32_t *glyphs, size_t n) {
    ts_bytes_printf(b, "/W [");
    int previous = -2;
    for (size_t i = 0; i < n; i++) {
        int code = use->codes[glyphs[i]], width = use->widths[glyphs[i]];
        if (width == 10000)
            continue;
        ts_bytes_printf(b, "%s", code == previous + 1 ? " " : previous >= 0 ? "] " : "");
        if (code != previous + 1)
            ts_bytes_printf(b, "%d [", code);
        ts_bytes_decimal(b, width, 1);
        previous = code;
    }
    ts_bytes_printf(b, "%s]\n", previous >= 0 ? "]" : "");
}

static uint64_t fnv1a(const void *p, size_t n) {
    const unsigned char *s = p;
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ s[i]) * 0x100000001b3u;
    return h;
}

/* ABCDEF+Name: six letters that differ for different subsets. */
static const char *subset_name(struct ts_pdf_fonts *fonts, const struct ts_face *face, const uint32_t *glyphs,
                               size_t n) {
    uint64_t h = fnv1a(glyphs, n * sizeof *glyphs);
    char tag[7] = "";
    for (int i = 0; i < 6; i++, h /= 26)
        tag[i] = (char)('A' + h % 26);
    return ts_arena_printf(fonts->ctx->keep, "%s+%s", tag, face->ps_name);
}

static struct ts_bytes text_in(struct ts_pdf_fonts *fonts) {
    return (struct ts_bytes){.arena = fonts->ctx->keep};
}

static const char *finish(struct ts_bytes *b) {
    ts_bytes_add(b, "", 1);
    return b->data.v;
}

/* Outlines are hard to deflate: level 6 saves 1.3 % of a page's bytes over level 1, for 5 % of its
 * instructions. */
enum { FONT_DEFLATE_LEVEL = 1, TEXT_DEFLATE_LEVEL = 6 };

static unsigned add_stream(struct ts_pdf_fonts *fonts, struct ts_pdf_file *file, const char *entries,
                           const char *p, size_t n, int level) {
    const char *packed;
    size_t size;
    if (!ts_bytes_deflate(fonts->ctx->keep, p, n, level, &packed, &size))
        return 0;
    const char *dictionary = ts_arena_printf(fonts->ctx->keep, "%s/Filter /FlateDecode\n", entries);
    return ts_pdf_file_add(file, dictionary, packed, size);
}

static int per_mille(const struct ts_face *f, int v) {
    return (int)ts_len_scale(v, 1000, f->units_per_em);
}

static unsigned add_descriptor(struct ts_pdf_fonts *fonts, struct ts_pdf_file *file, const struct ts_face *f,
                               const char *name, const struct ts_subset *subset) {
    bool truetype = f->format == TS_FACE_TRUETYPE;
    const char *entries = truetype ? ts_arena_printf(fonts->ctx->keep, "/Length1 %zu\n", subset->size)
                                   : "/Subtype /CIDFontType0C\n";
    unsigned stream = add_stream(fonts, file, entries, subset->data, subset->size, FONT_DEFLATE_LEVEL);
    enum { SYMBOLIC = 4, SERIF = 2, FIXED = 1 };
    struct ts_bytes b = text_in(fonts);
    ts_bytes_printf(
        &b, "/Type /FontDescriptor\n/FontName /%s\n/Flags %d\n/FontBBox [%d %d %d %d]\n/ItalicAngle ", name,
        SYMBOLIC | (f->serif ? SERIF : 0) | (f->fixed_pitch ? FIXED : 0), per_mille(f, f->bbox[0]),
        per_mille(f, f->bbox[1]), per_mille(f, f->bbox[2]), per_mille(f, f->bbox[3]));
    ts_bytes_decimal(&b, (int64_t)(f->italic_angle * 10), 1);
    ts_bytes_printf(&b, "\n/Ascent %d\n/Descent %d\n/CapHeight %d\n/StemV 80\n/FontFile%d %u 0 R\n",
                    per_mille(f, f->ascender), per_mille(f, f->descender), per_mille(f, f->cap_height),
                    truetype ? 2 : 3, stream);
    return ts_pdf_file_add(file, finish(&b), NULL, 0);
}

static unsigned add_cid_font(struct ts_pdf_fonts *fonts, struct ts_pdf_file *file, const struct face_use *use,
                             const char *name, unsigned descriptor, const uint32_t *glyphs, size_t n) {
    bool truetype = use->face->format == TS_FACE_TRUETYPE;
    struct ts_bytes b = text_in(fonts);
    ts_bytes_printf(&b,
                    "/Type /Font\n/Subtype /CIDFontType%d\n/BaseFont /%s\n"
                    "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>\n"
                    "/FontDescriptor %u 0 R\n/DW 1000\n%s",
                    truetype ? 2 : 0, name, descriptor, truetype ? "/CIDToGIDMap /Identity\n" : "");
    add_widths(&b, use, glyphs, n);
    return ts_pdf_file_add(file, finish(&b), NULL, 0);
}

enum { MOST_IN_BLOCK = 100 }; /* of a CMap, by its specification */

static unsigned add_to_unicode(struct ts_pdf_fonts *fonts, struct ts_pdf_file *file,
                               const struct face_use *use, const struct variant *v) {
    struct ts_bytes b = text_in(fonts);
    ts_bytes_printf(
        &b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry "
            "(Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 "
            "def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    size_t left = 0;
    for (size_t i = 0; i < v->entries.n; i++)
        left += v->entries.v[i].n_text > 0;
    size_t room = 0;
    for (size_t i = 0; i < v->entries.n; i++) {
        const struct entry *e = &v->entries.v[i];
        if (!e->n_text)
            continue;
        if (room == 0) {
            room = left < MOST_IN_BLOCK ? left : MOST_IN_BLOCK;
            ts_bytes_printf(&b, "%zu beginbfchar\n", room);
        }
        ts_bytes_printf(&b, "<%04X> <", use->codes[e->glyph]);
        ts_bytes_utf16(&b, e->text, e->n_text);
        ts_bytes_printf(&b, ">\n");
        left--;
        if (--room == 0)
            ts_bytes_printf(&b, "endbfchar\n");
    }
    ts_bytes_printf(&b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return add_stream(fonts, file, "", b.data.v, b.data.n, TEXT_DEFLATE_LEVEL);
}

static void store_codes(struct ts_pdf_fonts *fonts, struct face_use *use, const uint32_t *glyphs, size_t n,
                        const struct ts_subset *subset) {
    use->codes = TS_NEW(fonts->ctx->keep, uint16_t, use->n_glyphs + 1);
    use->widths = TS_NEW(fonts->ctx->keep, int, use->n_glyphs + 1);
    use->widths[0] = 10000; /* as /DW says: .notdef is not among the widths */
    for (size_t i = 0; i < n; i++) {
        use->codes[glyphs[i]] = subset->codes[i];
        hb_position_t advance = hb_font_get_glyph_h_advance(use->face->hb_font, glyphs[i]);
        use->widths[glyphs[i]] = (int)ts_len_scale(advance, 10000, use->face->units_per_em);
    }
}

static bool embed_face(struct ts_pdf_fonts *fonts, struct ts_pdf_file *file, struct face_use *use) {
    size_t n;
    const uint32_t *glyphs = used_glyphs(fonts, use, &n);
    struct ts_subset subset;
    if (!ts_subset_make(fonts->ctx, use->face, glyphs, n, &subset))
        return false;
    store_codes(fonts, use, glyphs, n, &subset);
    const char *name = subset_name(fonts, use->face, glyphs, n);
    unsigned descriptor = add_descriptor(fonts, file, use->face, name, &subset);
    ts_subset_close(&subset);
    unsigned cid_font = add_cid_font(fonts, file, use, name, descriptor, glyphs, n);
    for (size_t i = 0; i < use->variants.n; i++) {
        const struct variant *v = &use->variants.v[i];
        unsigned to_unicode = add_to_unicode(fonts, file, use, v);
        const char *dictionary = ts_arena_printf(
            fonts->ctx->keep,
            "/Type /Font\n/Subtype /Type0\n/BaseFont /%s\n/Encoding /Identity-H\n/DescendantFonts [%u 0 R]\n"
            "/ToUnicode %u 0 R\n",
            use->face->format == TS_FACE_TRUETYPE ? name
                                                  : ts_arena_printf(fonts->ctx->keep, "%s-Identity-H", name),
            cid_font, to_unicode);
        fonts->objects.v[v->resource] = ts_pdf_file_add(file, dictionary, NULL, 0);
    }
    return true;
}

bool ts_pdf_fonts_embed(struct ts_pdf_fonts *fonts, struct ts_pdf_file *file) {
    for (int i = 0; i < fonts->n_faces; i++)
        if (fonts->faces[i].face && !embed_face(fonts, file, &fonts->faces[i]))
            return false;
    return true;
}

struct ts_pdf_code ts_pdf_fonts_find(const struct ts_pdf_fonts *fonts, const struct ts_set_glyph *g) {
    const struct face_use *use = &fonts->faces[g->face->id];
    const struct variant *v = g->n_text <= MOST_TEXT ? variant_for(use, g) : NULL;
    bool has_text = v && v->slots[g->id];
    if (!has_text)
        v = &use->variants.v[0];
    return (struct ts_pdf_code){v->resource, use->codes[g->id], use->widths[g->id], has_text};
}

const char *ts_pdf_fonts_resources(const struct ts_pdf_fonts *fonts) {
    struct ts_bytes b = {.arena = fonts->ctx->keep};
    for (size_t i = 0; i < fonts->objects.n; i++)
        ts_bytes_printf(&b, "/F%zu %u 0 R ", i, fonts->objects.v[i]);
    ts_bytes_add(&b, "", 1);
    return b.data.v;
}
