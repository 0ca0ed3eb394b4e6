#include "font/fontset.h"

#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

/* A face asked for before: role, weight and companion, and what was found (NULL = reported). */
struct asked {
    enum ts_font_role role;
    int weight;
    bool western;
    const struct ts_face *face;
};

struct fallback {
    enum ts_font_role role;
    int weight;
    uint32_t cp;
    const struct ts_face *face;
};

struct ts_fontset {
    struct ts_ctx *ctx;
    const struct ts_style *style;
    struct ts_font_store *store;
    struct ts_font_store *own; /* if it is this set's alone */
    TS_VEC(const struct ts_face *) faces;
    TS_VEC(struct asked) asked;
    TS_VEC(struct fallback) fallbacks;
    TS_VEC(const struct ts_font *) refused; /* fonts that cannot be embedded, or lack what they list */
    size_t last_asked;                      /* most calls repeat the one before */
};

struct ts_fontset *ts_fontset_open(struct ts_ctx *ctx, const struct ts_fontset_request *request) {
    const struct ts_font_request fonts = {request->folder, request->config_file, request->prepared};
    struct ts_font_store *own = request->store ? NULL : ts_store_open(ctx, &fonts);
    if (!request->store && !own)
        return NULL;
    struct ts_fontset *set = TS_NEW(ctx->keep, struct ts_fontset, 1);
    set->ctx = ctx;
    set->style = request->style;
    set->own = own;
    set->store = own ? own : request->store;
    return set;
}

void ts_fontset_close(struct ts_fontset *set) {
    ts_store_close(set->own);
    set->own = NULL;
}

const char *ts_fontset_language(const struct ts_fontset *set) {
    static const char *const languages[] = {"zh-Hans", "zh-Hant-TW", "zh-Hant-HK"};
    return languages[set->style->line.region];
}

int ts_fontset_count(const struct ts_fontset *set) {
    return (int)set->faces.n;
}

enum { N_WEIGHTS = 10, WEIGHT_STEP = 100, NEAR_ENOUGH = 50 };

/* What the set has of a family. */
struct family_found {
    const struct ts_font
        *font; /* of the weight nearest to the one asked for, first by file name; NULL = none near */
    bool weights[N_WEIGHTS]; /* those that are there, in hundreds, for a message */
    bool installed;
};

/* Nearer in weight, or as near and first by file name. */
static bool is_better(const struct ts_font *font, const struct ts_font *best, int weight) {
    if (abs(font->weight - weight) > NEAR_ENOUGH)
        return false;
    if (!best)
        return true;
    int nearer = abs(font->weight - weight) - abs(best->weight - weight);
    return nearer < 0 || (nearer == 0 && ts_font_compare(font, best) < 0);
}

static struct family_found look_for(struct ts_fontset *set, const char *family, int weight) {
    struct family_found found = {.font = NULL};
    static const FcSetName order[] = {FcSetApplication, FcSetSystem}; /* --fonts DIR first */
    for (int k = 0; k < 2 && !found.font; k++) {
        struct ts_fonts fonts = ts_store_fonts(set->store, order[k]);
        for (size_t i = 0; i < fonts.n; i++) {
            const struct ts_font *font = &fonts.v[i];
            if (!font->plain || !ts_font_is_of(font, family))
                continue;
            int hundreds = (font->weight + WEIGHT_STEP / 2) / WEIGHT_STEP;
            found.installed = true;
            found.weights[hundreds < N_WEIGHTS ? hundreds : N_WEIGHTS - 1] = true;
            if (is_better(font, found.font, weight))
                found.font = font;
        }
    }
    return found;
}

static const char *list_weights(struct ts_arena *a, const struct family_found *found) {
    const char *list = "";
    for (int w = 0; w < N_WEIGHTS; w++)
        if (found->weights[w])
            list = ts_arena_printf(a, "%s%s%d", list, *list ? ", " : "", w * WEIGHT_STEP);
    return list;
}

/* The face of a font, with this set's id: a document's fonts are named by the order in which it asks for
 * them, whatever the store opened before. */
static const struct ts_face *open_font(struct ts_fontset *set, const struct ts_font *font, bool quiet) {
    const struct ts_face *face = ts_store_face(set->ctx, set->store, font, quiet);
    if (!face)
        return NULL;
    for (size_t i = 0; i < set->faces.n; i++)
        if (set->faces.v[i]->hb_face == face->hb_face)
            return set->faces.v[i];
    struct ts_face *own = TS_NEW(set->ctx->keep, struct ts_face, 1);
    *own = *face;
    own->id = (int)set->faces.n;
    return *TS_VEC_ADD(set->ctx->keep, &set->faces) = own;
}

static const char *const role_names[TS_N_FONT_ROLES] = {"报宋", "标宋", "黑", "楷", "仿宋"};

static void report_missing(struct ts_fontset *set, enum ts_font_role role, const char *family, int weight,
                           const struct family_found *found) {
    struct ts_arena *a = set->ctx->scratch;
    const char *package = set->style->fonts[role].package;
    const char *by_hand = TS_BOTH("install it, put its file into --fonts DIR, or change fonts in the style",
                                  "请安装，或把字体文件放进 --fonts 文件夹，或改样式的字体");
    const char *mend = by_hand;
    if (*package)
        mend = ts_arena_printf(a,
                               TS_BOTH("apt-get install %s, or put its file into --fonts DIR",
                                       "apt-get install %s，或把字体文件放进 --fonts 文件夹"),
                               package, package);
    const char *there = list_weights(a, found);
    if (found->installed)
        family = ts_arena_printf(a, TS_BOTH("%s, weight %d (there: %s)", "%s，字重 %d（现有 %s）"), family,
                                 weight, there, family, weight, there);
    TS_DIAG(set->ctx->diag, TS_FONT_MISSING, (struct ts_place){0}, family, role_names[role], mend);
}

static const struct ts_face *find_face(struct ts_fontset *set, enum ts_font_role role, int weight,
                                       bool western) {
    const struct ts_font_choice *choice = &set->style->fonts[role];
    const char *family = western && *choice->western ? choice->western : choice->family;
    int wanted = weight ? weight : choice->weight;
    struct family_found found = look_for(set, family, wanted);
    if (found.font)
        return open_font(set, found.font, false);
    if (!found.installed && choice->stand_in >= 0 && choice->stand_in != (int)role) {
        const struct ts_font_choice *stand_in = &set->style->fonts[choice->stand_in];
        if (!western)
            TS_DIAG(set->ctx->diag, TS_FONT_STANDS_IN, (struct ts_place){0}, family, stand_in->family);
        struct family_found other = look_for(set, stand_in->family, stand_in->weight);
        if (other.font)
            return open_font(set, other.font, false);
    }
    report_missing(set, role, family, wanted, &found);
    return NULL;
}

const struct ts_face *ts_fontset_find(struct ts_fontset *set, enum ts_font_role role, int weight,
                                      bool western) {
    for (size_t i = 0; i < set->asked.n; i++) {
        size_t k = (i + set->last_asked) % set->asked.n;
        const struct asked *a = &set->asked.v[k];
        if (a->role == role && a->weight == weight && a->western == western) {
            set->last_asked = k;
            return a->face;
        }
    }
    const struct ts_face *face = find_face(set, role, weight, western);
    *TS_VEC_ADD(set->ctx->keep, &set->asked) = (struct asked){role, weight, western, face};
    return face;
}

/* Faces that a reader would take for the same: 0 宋, 1 黑, 2 楷. */
static int kind_of(enum ts_font_role role) {
    return role == TS_FONT_HEI ? 1 : role == TS_FONT_KAI ? 2 : 0;
}

/* A role's face for helping out: nothing is said if it is not there. */
static const struct ts_face *helper(struct ts_fontset *set, enum ts_font_role role, int weight) {
    const struct ts_font_choice *choice = &set->style->fonts[role];
    struct family_found found = look_for(set, choice->family, weight ? weight : choice->weight);
    return found.font ? open_font(set, found.font, true) : NULL;
}

static const struct ts_face *role_with(struct ts_fontset *set, enum ts_font_role like, bool same_kind,
                                       int weight, uint32_t cp) {
    for (int r = 0; r < TS_N_FONT_ROLES; r++) {
        if (same_kind != (kind_of((enum ts_font_role)r) == kind_of(like)))
            continue;
        int weights[] = {weight, 0};
        for (int k = 0; k < 2; k++) {
            const struct ts_face *f = helper(set, (enum ts_font_role)r, weights[k]);
            if (f && ts_face_has(f, cp))
                return f;
        }
    }
    return NULL;
}

static bool is_refused(const struct ts_fontset *set, const struct ts_font *font) {
    for (size_t i = 0; i < set->refused.n; i++)
        if (set->refused.v[i] == font)
            return true;
    return false;
}

/* The first font by file name that lists the character and was not refused before. */
static const struct ts_font *next_with(struct ts_fontset *set, FcSetName name, uint32_t cp) {
    const struct ts_font *best = NULL;
    struct ts_fonts fonts = ts_store_fonts(set->store, name);
    for (size_t i = 0; i < fonts.n; i++) {
        const struct ts_font *font = &fonts.v[i];
        if (font->plain && !is_refused(set, font) && ts_store_covers(set->store, font, cp) &&
            (!best || ts_font_compare(font, best) < 0))
            best = font;
    }
    return best;
}

/* The first installed font by file name that has the character and may be embedded. */
static const struct ts_face *any_with(struct ts_fontset *set, uint32_t cp) {
    static const FcSetName order[] = {FcSetApplication, FcSetSystem};
    for (int k = 0; k < 2; k++) {
        const struct ts_font *font;
        while ((font = next_with(set, order[k], cp)) != NULL) {
            const struct ts_face *face = open_font(set, font, true);
            if (face && ts_face_has(face, cp))
                return face;
            *TS_VEC_ADD(set->ctx->keep, &set->refused) = font;
        }
    }
    return NULL;
}

const struct ts_face *ts_fontset_fallback(struct ts_fontset *set, enum ts_font_role role, int weight,
                                          uint32_t cp) {
    for (size_t i = 0; i < set->fallbacks.n; i++) {
        const struct fallback *f = &set->fallbacks.v[i];
        if (f->cp == cp && f->role == role && f->weight == weight)
            return f->face;
    }
    const struct ts_face *face = role_with(set, role, true, weight, cp);
    if (!face)
        face = role_with(set, role, false, weight, cp);
    if (!face)
        face = any_with(set, cp);
    *TS_VEC_ADD(set->ctx->keep, &set->fallbacks) = (struct fallback){role, weight, cp, face};
    return face;
}

void ts_fontset_digest(struct ts_fontset *set, struct ts_digest *d) {
    const char *families[2 * TS_N_FONT_ROLES + 1];
    int n = 0;
    for (int role = 0; role < TS_N_FONT_ROLES; role++) {
        families[n++] = set->style->fonts[role].family;
        if (*set->style->fonts[role].western)
            families[n++] = set->style->fonts[role].western;
    }
    families[n] = NULL;
    ts_store_digest(set->ctx, set->store, families, d);
}
