#include "font/store.h"

#include "base/vec.h"
#include "font/prepared.h"
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

/* The digest of all fonts, with the tables of some families. */
struct digested {
    const char *families;
    char digest[TS_DIGEST_TEXT];
};

struct ts_font_store {
    struct ts_arena *keep;
    struct ts_font_request request;
    struct ts_font_library *library;
    FcConfig *config;             /* NULL = fontconfig was not asked */
    struct ts_prepared *prepared; /* NULL = nothing is kept */
    struct ts_fonts given, installed;
    TS_VEC(struct known) known;
    TS_VEC(struct digested) digested;
    int n_faces;
};

static bool load_config(struct ts_font_store *store) {
    const char *file = store->request.config_file;
    store->config = FcConfigCreate();
    if (!store->config)
        return false;
    bool ok =
        file ? FcConfigParseAndLoad(store->config, (const FcChar8 *)file, FcTrue)
             : FcConfigParseAndLoadFromMemory(store->config, (const FcChar8 *)ts_builtin_fonts_conf, FcTrue);
    if (ok)
        FcConfigBuildFonts(store->config);
    return ok;
}

/* fontconfig takes a folder that is not there for an empty one. */
static bool add_folder(struct ts_font_store *store, const char *folder) {
    struct stat st;
    return stat(folder, &st) == 0 && S_ISDIR(st.st_mode) &&
           FcConfigAppFontAddDir(store->config, (const FcChar8 *)folder);
}

/* Ask fontconfig. */
static bool find_fonts(struct ts_font_store *store, struct ts_ctx *ctx) {
    const struct ts_font_request *request = &store->request;
    if (!load_config(store)) {
        const char *what = request->config_file ? request->config_file : "fonts.conf";
        TS_DIAG(ctx->diag, TS_FONT_BROKEN, (struct ts_place){0}, what, "fontconfig");
        return false;
    }
    if (request->folder && !add_folder(store, request->folder)) {
        TS_DIAG(ctx->diag, TS_FILE_UNREADABLE, (struct ts_place){0}, request->folder,
                ts_lang_reason(ENOTDIR));
        return false;
    }
    store->given = ts_fonts_list(store->keep, store->config, FcSetApplication);
    store->installed = ts_fonts_list(store->keep, store->config, FcSetSystem);
    if (store->prepared)
        ts_prepared_add_fonts(store->prepared, store->config, &store->installed);
    return true;
}

/* Of a folder given, fontconfig looks at every file each time: nothing of it is kept. */
struct ts_font_store *ts_store_open(struct ts_ctx *ctx, const struct ts_font_request *request) {
    struct ts_arena *keep = ts_arena_open();
    struct ts_font_store *store = TS_NEW(keep, struct ts_font_store, 1);
    store->keep = keep;
    store->request = *request;
    struct ts_ctx own = {.keep = keep, .scratch = ctx->scratch, .diag = ctx->diag};
    store->library = ts_font_library_open(&own);
    if (request->prepared && !request->folder)
        store->prepared = ts_prepared_open(keep, request->prepared, request->config_file);
    const struct ts_fonts *fonts = store->prepared ? ts_prepared_fonts(store->prepared) : NULL;
    if (fonts)
        store->installed = *fonts;
    if (!store->library || (!fonts && !find_fonts(store, ctx))) {
        ts_store_close(store);
        return NULL;
    }
    return store;
}

void ts_store_close(struct ts_font_store *store) {
    if (!store)
        return;
    if (store->prepared)
        ts_prepared_save(store->prepared);
    for (size_t i = 0; i < store->known.n; i++)
        if (store->known.v[i].face)
            ts_face_close((struct ts_face *)store->known.v[i].face);
    if (store->config)
        FcConfigDestroy(store->config);
    ts_font_library_close(store->library);
    ts_arena_close(store->keep);
}

struct ts_fonts ts_store_fonts(const struct ts_font_store *store, FcSetName name) {
    return name == FcSetApplication ? store->given : store->installed;
}

/* The patterns of fonts that were known without fontconfig. */
static void find_patterns(struct ts_font_store *store) {
    struct ts_fonts found = {0};
    if (load_config(store))
        found = ts_fonts_list(store->keep, store->config, FcSetSystem);
    for (size_t i = 0; i < store->installed.n; i++)
        for (size_t k = 0; k < found.n; k++)
            if (ts_font_compare(&store->installed.v[i], &found.v[k]) == 0)
                store->installed.v[i].pattern = found.v[k].pattern;
}

bool ts_store_covers(struct ts_font_store *store, const struct ts_font *font, uint32_t cp) {
    FcCharSet *chars;
    if (!store->config)
        find_patterns(store);
    return font->pattern && FcPatternGetCharSet(font->pattern, FC_CHARSET, 0, &chars) == FcResultMatch &&
           FcCharSetHasChar(chars, cp);
}

static struct known *known_of(struct ts_font_store *store, const char *file, int index) {
    for (size_t i = 0; i < store->known.n; i++)
        if (store->known.v[i].index == index && strcmp(store->known.v[i].file, file) == 0)
            return &store->known.v[i];
    struct known *k = TS_VEC_ADD(store->keep, &store->known);
    *k = (struct known){.file = ts_arena_copy(store->keep, file, strlen(file)), .index = index};
    return k;
}

static struct ts_face *open_face(struct ts_ctx *ctx, struct ts_font_store *store, const struct ts_font *font,
                                 bool quiet) {
    struct ts_ctx own = {.keep = store->keep, .scratch = ctx->scratch, .diag = ctx->diag};
    const char *family = font->families[0] ? font->families[0] : "?";
    const struct ts_face *before =
        store->prepared ? ts_prepared_face(store->prepared, font->file, font->index) : NULL;
    struct ts_face *face = before ? ts_face_open_known(&own, before, store->n_faces) : NULL;
    if (face)
        return face;
    face = ts_face_open(&own, store->library, family, font->file, font->index, store->n_faces, quiet);
    if (face && store->prepared)
        ts_prepared_add_face(store->prepared, face);
    return face;
}

const struct ts_face *ts_store_face(struct ts_ctx *ctx, struct ts_font_store *store,
                                    const struct ts_font *font, bool quiet) {
    if (!font->plain)
        return NULL;
    struct known *k = known_of(store, font->file, font->index);
    if (k->face || (k->broken && quiet))
        return k->face;
    k->face = open_face(ctx, store, font, quiet);
    k->broken = !k->face && !ts_diag_failed(ctx->diag); /* else it may go well another time */
    store->n_faces += k->face != NULL;
    return k->face;
}

/* --- what fonts there are ------------------------------------------------------------------------------- */

static const char *tables_of(struct ts_font_store *store, const struct ts_font *font) {
    struct known *k = known_of(store, font->file, font->index);
    if (!k->tables) {
        char text[TS_DIGEST_TEXT];
        struct ts_digest d;
        ts_digest_begin(&d);
        ts_tables_digest(font->file, font->index, &d);
        ts_digest_end(&d, text);
        k->tables = ts_arena_copy(store->keep, text, strlen(text));
    }
    return k->tables;
}

/* One font in a line. */
static const char *describe(struct ts_ctx *ctx, struct ts_font_store *store, const struct ts_font *font,
                            const char *const *families) {
    for (const char *const *f = families; *f; f++)
        if (font->plain && ts_font_is_of(font, *f))
            return ts_arena_printf(ctx->scratch, "%s:%s", font->about, tables_of(store, font));
    return font->about;
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void digest_all(struct ts_ctx *ctx, struct ts_font_store *store, const char *const *families,
                       struct ts_digest *d) {
    static const FcSetName order[] = {FcSetApplication, FcSetSystem};
    for (int k = 0; k < 2; k++) {
        struct ts_fonts fonts = ts_store_fonts(store, order[k]);
        const char **lines = TS_NEW(ctx->scratch, const char *, fonts.n + 1);
        for (size_t i = 0; i < fonts.n; i++)
            lines[i] = describe(ctx, store, &fonts.v[i], families);
        qsort(lines, fonts.n, sizeof *lines, by_text); /* fontconfig's order is the file system's */
        for (size_t i = 0; i < fonts.n; i++)
            ts_digest_add_text(d, lines[i]);
    }
}

void ts_store_digest(struct ts_ctx *ctx, struct ts_font_store *store, const char *const *families,
                     struct ts_digest *d) {
    const char *names = "";
    for (const char *const *f = families; *f; f++)
        names = ts_arena_printf(ctx->scratch, "%s%s\n", names, *f);
    struct digested *known = NULL;
    for (size_t i = 0; i < store->digested.n && !known; i++)
        if (strcmp(store->digested.v[i].families, names) == 0)
            known = &store->digested.v[i];
    if (!known) {
        struct ts_digest own;
        known = TS_VEC_ADD(store->keep, &store->digested);
        known->families = ts_arena_copy(store->keep, names, strlen(names));
        ts_digest_begin(&own);
        digest_all(ctx, store, families, &own);
        ts_digest_end(&own, known->digest);
    }
    ts_digest_add_text(d, known->digest);
}
