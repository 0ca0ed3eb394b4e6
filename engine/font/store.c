#include "font/store.h"

#include "base/vec.h"
#include "font/tables.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

extern const char ts_builtin_fonts_conf[];

/* What is known of one face of a file. */
struct known {
    const char *file;
    int index;
    const struct ts_face *face; /* NULL = not opened */
    bool broken;                /* it could not be */
    const char *tables;         /* their digest; NULL = not read */
};

/* What fonts there are, those of some families with their tables. */
struct fonts_digest {
    const char **families; /* ended by NULL */
    char text[TS_DIGEST_TEXT];
};

struct ts_font_store {
    struct ts_arena *keep;
    struct ts_font_library *library;
    FcConfig *config;
    TS_VEC(struct known) known;
    int n_faces;
    TS_VEC(struct fonts_digest) digests;
};

static bool load_config(struct ts_font_store *store, const char *file) {
    store->config = FcConfigCreate();
    if (!store->config || !store->library)
        return false;
    if (file)
        return FcConfigParseAndLoad(store->config, (const FcChar8 *)file, FcTrue);
    return FcConfigParseAndLoadFromMemory(store->config, (const FcChar8 *)ts_builtin_fonts_conf, FcTrue);
}

/* fontconfig takes a folder that is not there for an empty one. */
static bool add_folder(struct ts_font_store *store, const char *folder) {
    struct stat st;
    return stat(folder, &st) == 0 && S_ISDIR(st.st_mode) &&
           FcConfigAppFontAddDir(store->config, (const FcChar8 *)folder);
}

struct ts_font_store *ts_store_open(struct ts_ctx *ctx, const struct ts_font_request *request) {
    struct ts_arena *keep = ts_arena_open();
    struct ts_font_store *store = TS_NEW(keep, struct ts_font_store, 1);
    store->keep = keep;
    struct ts_ctx own = {.keep = keep, .scratch = ctx->scratch, .diag = ctx->diag};
    store->library = ts_font_library_open(&own);
    if (!load_config(store, request->config_file)) {
        const char *what = request->config_file ? request->config_file : "fonts.conf";
        TS_DIAG(ctx->diag, TS_FONT_BROKEN, (struct ts_place){0}, what, "fontconfig");
        ts_store_close(store);
        return NULL;
    }
    FcConfigBuildFonts(store->config);
    if (request->folder && !add_folder(store, request->folder)) {
        TS_DIAG(ctx->diag, TS_FILE_UNREADABLE, (struct ts_place){0}, request->folder,
                ts_diag_reason(ENOTDIR));
        ts_store_close(store);
        return NULL;
    }
    return store;
}

void ts_store_close(struct ts_font_store *store) {
    if (!store)
        return;
    for (size_t i = 0; i < store->known.n; i++)
        if (store->known.v[i].face)
            ts_face_close((struct ts_face *)store->known.v[i].face);
    if (store->config)
        FcConfigDestroy(store->config);
    ts_font_library_close(store->library);
    ts_arena_close(store->keep);
}

const FcFontSet *ts_store_fonts(const struct ts_font_store *store, FcSetName name) {
    return FcConfigGetFonts(store->config, name);
}

bool ts_store_file_of(const FcPattern *p, const char **file, int *index) {
    FcChar8 *name;
    *index = 0;
    if (FcPatternGetString(p, FC_FILE, 0, &name) != FcResultMatch)
        return false;
    FcPatternGetInteger(p, FC_INDEX, 0, index);
    *file = (const char *)name;
    return *index <= 0xFFFF; /* above: a named instance of a variable font */
}

static struct known *known_of(struct ts_font_store *store, const char *file, int index) {
    for (size_t i = 0; i < store->known.n; i++)
        if (store->known.v[i].index == index && strcmp(store->known.v[i].file, file) == 0)
            return &store->known.v[i];
    struct known *k = TS_VEC_ADD(store->keep, &store->known);
    *k = (struct known){.file = ts_arena_copy(store->keep, file, strlen(file)), .index = index};
    return k;
}

const struct ts_face *ts_store_face(struct ts_ctx *ctx, struct ts_font_store *store, const FcPattern *p,
                                    bool quiet) {
    const char *file;
    int index;
    if (!ts_store_file_of(p, &file, &index))
        return NULL;
    struct known *k = known_of(store, file, index);
    if (k->face || (k->broken && quiet))
        return k->face;
    FcChar8 *family = (FcChar8 *)"?";
    FcPatternGetString(p, FC_FAMILY, 0, &family);
    struct ts_ctx own = {.keep = store->keep, .scratch = ctx->scratch, .diag = ctx->diag};
    k->face = ts_face_open(&own, store->library, (const char *)family, file, index, store->n_faces, quiet);
    k->broken = !k->face && !ts_diag_failed(ctx->diag); /* else it may go well another time */
    store->n_faces += k->face != NULL;
    return k->face;
}

/* --- what fonts there are ------------------------------------------------------------------------------- */

static const char *tables_of(struct ts_font_store *store, const FcPattern *p) {
    const char *file;
    int index;
    if (!ts_store_file_of(p, &file, &index))
        return "";
    struct known *k = known_of(store, file, index);
    if (!k->tables) {
        char text[TS_DIGEST_TEXT];
        struct ts_digest d;
        ts_digest_begin(&d);
        ts_tables_digest(file, index, &d);
        ts_digest_end(&d, text);
        k->tables = ts_arena_copy(store->keep, text, strlen(text));
    }
    return k->tables;
}

static bool is_one_of(const FcPattern *p, const char *const *families) {
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(p, FC_FAMILY, i, &name) == FcResultMatch; i++)
        for (const char *const *f = families; *f; f++)
            if (FcStrCmpIgnoreCase(name, (const FcChar8 *)*f) == 0)
                return true;
    return false;
}

/* One font in a line. */
static const char *describe(struct ts_ctx *ctx, struct ts_font_store *store, const FcPattern *p,
                            const char *const *families) {
    FcChar8 *family = (FcChar8 *)"", *style = (FcChar8 *)"";
    int version = 0;
    FcPatternGetString(p, FC_FAMILY, 0, &family);
    FcPatternGetString(p, FC_STYLE, 0, &style);
    FcPatternGetInteger(p, FC_FONTVERSION, 0, &version);
    return ts_arena_printf(ctx->scratch, "%s:%s:%d:%s", (const char *)family, (const char *)style, version,
                           is_one_of(p, families) ? tables_of(store, p) : "");
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool same_families(const char *const *a, const char *const *b) {
    for (; *a && *b && strcmp(*a, *b) == 0; a++)
        b++;
    return !*a && !*b;
}

static void digest_fonts(struct ts_ctx *ctx, struct ts_font_store *store, const char *const *families,
                         struct ts_digest *d) {
    static const FcSetName order[] = {FcSetApplication, FcSetSystem};
    for (int k = 0; k < 2; k++) {
        const FcFontSet *fonts = ts_store_fonts(store, order[k]);
        size_t n = fonts ? (size_t)fonts->nfont : 0;
        const char **lines = TS_NEW(ctx->scratch, const char *, n + 1);
        for (size_t i = 0; i < n; i++)
            lines[i] = describe(ctx, store, fonts->fonts[i], families);
        qsort(lines, n, sizeof *lines, by_text); /* fontconfig's order is the file system's */
        for (size_t i = 0; i < n; i++)
            ts_digest_add_text(d, lines[i]);
    }
}

/* The fonts that there are do not change while the store is open. */
static const struct fonts_digest *find_digest(struct ts_ctx *ctx, struct ts_font_store *store,
                                              const char *const *families) {
    struct ts_digest d;
    size_t n = 0;
    for (size_t i = 0; i < store->digests.n; i++)
        if (same_families(store->digests.v[i].families, families))
            return &store->digests.v[i];
    struct fonts_digest *digest = TS_VEC_ADD(store->keep, &store->digests);
    while (families[n])
        n++;
    digest->families = TS_NEW(store->keep, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        digest->families[i] = ts_arena_copy(store->keep, families[i], strlen(families[i]));
    ts_digest_begin(&d);
    digest_fonts(ctx, store, families, &d);
    ts_digest_end(&d, digest->text);
    return digest;
}

void ts_store_digest(struct ts_ctx *ctx, struct ts_font_store *store, const char *const *families,
                     struct ts_digest *d) {
    ts_digest_add_text(d, find_digest(ctx, store, families)->text);
}
