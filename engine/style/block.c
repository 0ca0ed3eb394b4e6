#include "style/block.h"

#include "style/check.h"
#include "style/fit.h"

/* What the blocks of a page share: its paper and grid, its type of the body, its faces, its furniture. Dotted
 * names; a section's name is all of it. */
static const char *const fixed[] = {"extends",
                                    "name",
                                    "about",
                                    "sizes",
                                    "page",
                                    "area",
                                    "body.size",
                                    "grid.columns",
                                    "grid.characters",
                                    "grid.gutter",
                                    "grid.row",
                                    "fonts",
                                    "fit.min-size",
                                    "fit.max-size",
                                    "fit.min-row",
                                    "fit.max-row",
                                    "fit.min-columns",
                                    "fit.max-columns",
                                    "folio",
                                    "masthead",
                                    "check",
                                    "text",
                                    "blocks"};

/* A node by its dotted name, under any of its names; NULL if it is not there. */
static const struct ts_yaml *find_dotted(struct ts_ctx *ctx, const struct ts_yaml *map, const char *dotted) {
    const struct ts_key *keys = ts_schema_keys();
    while (map) {
        size_t n = strcspn(dotted, ".");
        const struct ts_key *key = ts_schema_find(keys, ts_arena_copy(ctx->scratch, dotted, n));
        map = ts_yaml_find(map, key->name, key->alias);
        if (!dotted[n])
            return map;
        keys = key->keys;
        dotted += n + 1;
    }
    return NULL;
}

/* A dotted name in both languages, as the keys have them. */
static const char *both_names(struct ts_ctx *ctx, const char *dotted) {
    const struct ts_key *keys = ts_schema_keys();
    const char *chinese = "";
    for (const char *p = dotted; keys && *p; p += *p == '.') {
        size_t n = strcspn(p, ".");
        const struct ts_key *key = ts_schema_find(keys, ts_arena_copy(ctx->scratch, p, n));
        chinese = ts_arena_printf(ctx->scratch, "%s%s%s", chinese, *chinese ? "." : "", key->alias);
        keys = key->keys;
        p += n;
    }
    return ts_arena_printf(ctx->scratch, TS_BOTH("%s", "%s"), dotted, chinese);
}

static void check_fixed(struct ts_ctx *ctx, const struct ts_yaml *partial) {
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        const struct ts_yaml *node = find_dotted(ctx, partial, fixed[i]);
        if (node)
            TS_DIAG(ctx->diag, TS_BLOCK_FIXED, node->key_place, both_names(ctx, fixed[i]));
    }
}

static void limit(ts_len *least, ts_len size) {
    *least = *least < size ? *least : size;
}

/* A partial style that says `headline: {size: 20点}` need not know the page's smallest size. */
static void limit_sizes(struct ts_style *style) {
    struct ts_type *const headings[] = {&style->kicker, &style->headline, &style->deck, &style->byline};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        limit(&headings[i]->min_size, headings[i]->size);
}

static const struct ts_style *resolve(struct ts_ctx *ctx, const struct ts_layers *page,
                                      enum ts_block_role role, const struct ts_yaml *const *over, int n) {
    struct ts_layers layers = ts_layers_of_block(ctx, page, &ts_schema_roles()[role], over, n);
    struct ts_givens givens;
    const struct ts_style *resolved = ts_given_resolve(ctx, &layers, &givens);
    if (!resolved)
        return NULL;
    struct ts_style *style = TS_NEW(ctx->keep, struct ts_style, 1);
    *style = *resolved;
    limit_sizes(style);
    ts_fit_check(ctx, style, &givens);
    return style;
}

void ts_block_check(struct ts_ctx *ctx, const struct ts_layers *page) {
    for (int role = 0; role < TS_N_BLOCK_ROLES; role++) {
        bool given = false;
        for (int i = 0; i < page->n; i++) {
            const struct ts_yaml *partial = ts_layers_partial(page->root[i], &ts_schema_roles()[role]);
            given |= partial != NULL;
            if (partial)
                check_fixed(ctx, partial);
        }
        if (given && !ts_diag_failed(ctx->diag))
            resolve(ctx, page, (enum ts_block_role)role, NULL, 0);
    }
}

bool ts_block_page_style(struct ts_ctx *ctx, const struct ts_style_request *request,
                         struct ts_page_style *page) {
    struct ts_ctx own = *ctx;
    own.diag = ts_diag_new(ctx->keep);
    struct ts_givens givens;
    page->style = ts_style_load_given(&own, request, &givens);
    page->layers = givens.layers;
    ts_diag_take(ctx->diag, own.diag);
    return page->style != NULL;
}

const struct ts_style *ts_block_style(struct ts_ctx *ctx, const struct ts_page_style *page,
                                      enum ts_block_role role, const struct ts_yaml *const *over, int n) {
    struct ts_ctx own = *ctx;
    own.diag = ts_diag_new(ctx->keep);
    for (int i = 0; i < n; i++) {
        ts_check_keys(&own, ts_schema_keys(), ts_schema_keys(), over[i]);
        check_fixed(&own, over[i]);
    }
    const struct ts_style *style = resolve(&own, &page->layers, role, over, n);
    bool ok = style && !ts_diag_failed(own.diag);
    ts_diag_take(ctx->diag, own.diag);
    return ok ? style : NULL;
}
