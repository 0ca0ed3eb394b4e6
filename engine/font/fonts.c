#include "font/fonts.h"

#include <string.h>

enum { MOST_INDEX = 0xFFFF /* above: a named instance of a variable font */ };

static const char *text_of(struct ts_arena *a, FcPattern *p, const char *object, int i) {
    FcChar8 *value;
    if (FcPatternGetString(p, object, i, &value) != FcResultMatch)
        return NULL;
    return ts_arena_copy(a, (const char *)value, strlen((const char *)value));
}

static const char *const *families_of(struct ts_arena *a, FcPattern *p) {
    FcChar8 *name;
    int n = 0;
    while (FcPatternGetString(p, FC_FAMILY, n, &name) == FcResultMatch)
        n++;
    const char **all = TS_NEW(a, const char *, (size_t)n + 1);
    for (int i = 0; i < n; i++)
        all[i] = text_of(a, p, FC_FAMILY, i);
    return all;
}

static int weight_of(FcPattern *p) {
    double weight = FC_WEIGHT_REGULAR;
    FcPatternGetDouble(p, FC_WEIGHT, 0, &weight);
    return (int)(FcWeightToOpenTypeDouble(weight) + 0.5);
}

static bool is_plain(FcPattern *p) {
    int slant = FC_SLANT_ROMAN;
    FcBool outline = FcTrue, variable = FcFalse, colour = FcFalse;
    FcPatternGetInteger(p, FC_SLANT, 0, &slant);
    FcPatternGetBool(p, FC_OUTLINE, 0, &outline);
    FcPatternGetBool(p, FC_VARIABLE, 0, &variable);
    FcPatternGetBool(p, FC_COLOR, 0, &colour);
    return slant == FC_SLANT_ROMAN && outline && !variable && !colour;
}

static const char *describe(struct ts_arena *a, FcPattern *p) {
    FcChar8 *family = (FcChar8 *)"", *style = (FcChar8 *)"";
    int version = 0;
    FcPatternGetString(p, FC_FAMILY, 0, &family);
    FcPatternGetString(p, FC_STYLE, 0, &style);
    FcPatternGetInteger(p, FC_FONTVERSION, 0, &version);
    return ts_arena_printf(a, "%s:%s:%d", (const char *)family, (const char *)style, version);
}

struct ts_fonts ts_fonts_list(struct ts_arena *a, FcConfig *config, FcSetName name) {
    const FcFontSet *set = FcConfigGetFonts(config, name);
    struct ts_fonts fonts = {.n = set ? (size_t)set->nfont : 0};
    fonts.v = TS_NEW(a, struct ts_font, fonts.n + 1);
    for (size_t i = 0; i < fonts.n; i++) {
        FcPattern *p = set->fonts[i];
        struct ts_font *font = &fonts.v[i];
        const char *file = text_of(a, p, FC_FILE, 0);
        *font = (struct ts_font){.families = families_of(a, p),
                                 .file = file ? file : "",
                                 .weight = weight_of(p),
                                 .about = describe(a, p),
                                 .pattern = p};
        FcPatternGetInteger(p, FC_INDEX, 0, &font->index);
        font->plain = is_plain(p) && file && font->index <= MOST_INDEX;
    }
    return fonts;
}

bool ts_font_is_of(const struct ts_font *font, const char *family) {
    for (const char *const *f = font->families; *f; f++)
        if (FcStrCmpIgnoreCase((const FcChar8 *)*f, (const FcChar8 *)family) == 0)
            return true;
    return false;
}

int ts_font_compare(const struct ts_font *a, const struct ts_font *b) {
    int order = strcmp(a->file, b->file);
    return order ? order : a->index - b->index;
}
