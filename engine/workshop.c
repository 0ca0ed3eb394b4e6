#include "workshop.h"

#include "base/vec.h"
#include "line/memo.h"

#include <libdeflate.h>
#include <unicode/uversion.h>

extern const char ts_builtin_revision[];

enum { MOST_STYLES = 32 }; /* kept; of a batch that asks for more, each job reads its own */

/* A style as it was loaded: what was read and said for it comes again with each job. */
struct loaded {
    const struct ts_style_request *request;
    const struct ts_style *style; /* NULL = it has errors */
    struct ts_diag *said;
    struct ts_inputs inputs;
};

struct ts_workshop {
    struct ts_arena *keep;
    struct ts_font_request request;
    struct ts_font_store *fonts; /* NULL = not yet */
    struct ts_uax14 *uax14;
    struct ts_hyphenator *hyphenator;
    struct ts_segmenter *segmenter;
    TS_VEC(const struct loaded *) styles;
    bool fresh;                    /* no style is kept */
    const struct ts_yaml *builtin; /* which all of them stand on; NULL = not yet */
    char patterns[TS_DIGEST_TEXT]; /* "" = not yet */
};

struct ts_workshop *ts_workshop_open(const struct ts_font_request *request, bool fresh_styles) {
    struct ts_arena *keep = ts_arena_open();
    struct ts_workshop *shop = TS_NEW(keep, struct ts_workshop, 1);
    struct ts_ctx ctx = {.keep = keep};
    shop->keep = keep;
    shop->request = *request;
    shop->fresh = fresh_styles;
    shop->uax14 = ts_uax14_new(&ctx);
    shop->hyphenator = ts_hyphen_new(&ctx);
    shop->segmenter = ts_words_new(&ctx);
    return shop;
}

void ts_workshop_close(struct ts_workshop *shop) {
    ts_uax14_close(shop->uax14);
    ts_hyphen_close(shop->hyphenator);
    ts_words_close(shop->segmenter);
    ts_store_close(shop->fonts);
    ts_arena_close(shop->keep);
}

/* --- styles --------------------------------------------------------------------------------------------- */

static bool same_text(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_request(const struct ts_style_request *a, const struct ts_style_request *b) {
    static const char *const none[] = {NULL};
    const char *const *x = a->set ? a->set : none, *const *y = b->set ? b->set : none;
    for (; *x && *y && strcmp(*x, *y) == 0; x++)
        y++;
    return !*x && !*y && same_text(a->name, b->name) && !a->place.file && !b->place.file;
}

/* A copy that outlives the job; folders are the program's. */
static struct ts_style_request *copy_request(struct ts_arena *keep, const struct ts_style_request *from) {
    struct ts_style_request *to = TS_NEW(keep, struct ts_style_request, 1);
    *to = *from;
    size_t n = 0;
    while (from->set && from->set[n])
        n++;
    const char **set = TS_NEW(keep, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        set[i] = ts_arena_copy(keep, from->set[i], strlen(from->set[i]));
    to->set = set;
    to->name = from->name ? ts_arena_copy(keep, from->name, strlen(from->name)) : NULL;
    return to;
}

/* Parsing it is half of what loading a style takes. */
static const struct ts_yaml *builtin_of(struct ts_workshop *shop, struct ts_arena *scratch) {
    if (!shop->builtin) {
        struct ts_ctx ctx = {.keep = shop->keep, .scratch = scratch, .diag = ts_diag_new(shop->keep)};
        shop->builtin = ts_style_builtin_tree(&ctx);
    }
    return shop->builtin;
}

static const struct loaded *load(struct ts_workshop *shop, struct ts_arena *keep, struct ts_arena *scratch,
                                 const struct ts_style_request *request) {
    struct loaded *loaded = TS_NEW(keep, struct loaded, 1);
    loaded->inputs.keep = keep;
    struct ts_ctx own = {
        .keep = keep, .scratch = scratch, .diag = ts_diag_new(keep), .inputs = &loaded->inputs};
    struct ts_style_request *to = copy_request(keep, request);
    to->builtin = builtin_of(shop, scratch);
    loaded->request = to;
    loaded->style = ts_style_load(&own, loaded->request);
    loaded->said = own.diag;
    return loaded;
}

static const struct loaded *find_style(struct ts_workshop *shop, struct ts_ctx *ctx,
                                       const struct ts_style_request *request) {
    for (size_t i = 0; i < shop->styles.n; i++)
        if (same_request(shop->styles.v[i]->request, request))
            return shop->styles.v[i];
    if (shop->fresh || shop->styles.n == MOST_STYLES)
        return load(shop, ctx->keep, ctx->scratch, request);
    return *TS_VEC_ADD(shop->keep, &shop->styles) = load(shop, shop->keep, ctx->scratch, request);
}

const struct ts_style *ts_workshop_style(struct ts_workshop *shop, struct ts_ctx *ctx,
                                         const struct ts_style_request *request) {
    const struct loaded *loaded = find_style(shop, ctx, request);
    ts_diag_copy(ctx->diag, loaded->said);
    ts_inputs_copy_all(ctx->inputs, &loaded->inputs);
    return loaded->style;
}

/* --- setting -------------------------------------------------------------------------------------------- */

bool ts_workshop_typesetter(struct ts_workshop *shop, struct ts_ctx *ctx, const struct ts_style *style,
                            struct ts_typesetter *to) {
    if (!shop->fonts)
        shop->fonts = ts_store_open(ctx, &shop->request);
    if (!shop->fonts)
        return false;
    const struct ts_fontset_request request = {.style = style, .store = shop->fonts};
    *to = (struct ts_typesetter){.ctx = ctx,
                                 .fonts = ts_fontset_open(ctx, &request),
                                 .uax14 = shop->uax14,
                                 .hyphenator = style->line.hyphenate ? shop->hyphenator : NULL,
                                 .segmenter = shop->segmenter,
                                 .words = style->words,
                                 .rules = &style->line,
                                 .memo = ts_memo_new(ctx)};
    return true;
}

void ts_workshop_report(struct ts_workshop *shop, struct ts_ctx *ctx) {
    ts_hyphen_report(ctx, shop->hyphenator);
}

static const char *patterns_of(struct ts_workshop *shop) {
    if (!*shop->patterns) {
        struct ts_digest d;
        ts_digest_begin(&d);
        ts_hyphen_digest(&d);
        ts_digest_end(&d, shop->patterns);
    }
    return shop->patterns;
}

void ts_workshop_digest(struct ts_workshop *shop, const struct ts_typesetter *t, struct ts_digest *d) {
    char icu[U_MAX_VERSION_STRING_LENGTH];
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, icu);
    const char *const parts[] = {TS_VERSION, ts_builtin_revision, hb_version_string(), icu,
                                 LIBDEFLATE_VERSION_STRING};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        ts_digest_add_text(d, parts[i]);
    ts_digest_add_text(d, t->hyphenator ? patterns_of(shop) : "");
    ts_fontset_digest(t->fonts, d);
}
