#include "style/given.h"

struct ts_given *ts_given_at(const struct ts_givens *givens, size_t offset) {
    for (size_t i = 0; i < givens->list.n; i++)
        if (givens->list.v[i].offset == offset)
            return &givens->list.v[i];
    return NULL;
}

static const char *path_of(struct ts_ctx *ctx, const struct ts_key *keys, size_t offset, enum ts_lang lang) {
    for (const struct ts_key *k = keys; k->name; k++) {
        const char *name = lang == TS_CHINESE ? k->alias : k->name;
        if (ts_schema_has_field(k) && k->offset == offset)
            return name;
        const char *inside = k->kind == TS_KEY_SECTION && offset >= k->offset
                                 ? path_of(ctx, k->keys, offset - k->offset, lang)
                                 : NULL;
        if (inside)
            return ts_arena_printf(ctx->scratch, "%s.%s", name, inside);
    }
    return NULL;
}

const char *ts_given_path(struct ts_ctx *ctx, size_t offset, enum ts_lang lang) {
    return path_of(ctx, ts_schema_keys(), offset, lang);
}
