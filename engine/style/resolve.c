#include "style/check.h"
#include "style/field.h"
#include "style/fit.h"

struct resolver {
    struct ts_ctx *ctx;
    struct ts_units units;
    char *style;
    struct ts_givens *givens;
};

/* The topmost layer's value counts; below one that is at fault the next goes on in its place, so that a fault
 * is told once. */
static void resolve_key(struct resolver *r, const struct ts_key *key, const struct ts_layers *layers,
                        size_t offset) {
    char *field = r->style + offset;
    for (int i = 0; i < layers->n; i++) {
        const struct ts_yaml *node =
            layers->root[i] ? ts_yaml_find(layers->root[i], key->name, key->alias) : NULL;
        if (node && ts_check_store(r->ctx, key, node, &r->units, field)) {
            *TS_VEC_ADD(r->ctx->keep, &r->givens->list) = (struct ts_given){key, offset, node, i};
            break;
        }
    }
    ts_field_update_units(key, field, &r->units);
}

static void resolve(struct resolver *r, const struct ts_key *keys, const struct ts_layers *layers,
                    size_t base) {
    r->units.em = r->units.body_em;
    for (const struct ts_key *key = keys; key->name; key++) {
        if (key->kind == TS_KEY_SECTION) {
            struct ts_layers below = ts_layers_below(r->ctx, layers, key);
            resolve(r, key->keys, &below, base + key->offset);
        } else if (ts_schema_has_field(key)) {
            resolve_key(r, key, layers, base + key->offset);
        }
    }
}

/* A style that names another family but no package: the package of the family below is not where it is found.
 */
static void forget_packages(struct ts_ctx *ctx, const struct ts_givens *givens, struct ts_style *style) {
    for (size_t role = 0; role < TS_N_FONT_ROLES; role++) {
        size_t choice = offsetof(struct ts_style, fonts) + role * sizeof *style->fonts;
        const struct ts_given *family = ts_given_at(givens, choice + offsetof(struct ts_font_choice, family));
        struct ts_given *package = ts_given_at(givens, choice + offsetof(struct ts_font_choice, package));
        if (family->layer >= package->layer)
            continue;
        struct ts_yaml *none = TS_NEW(ctx->keep, struct ts_yaml, 1);
        *none = *family->node;
        none->value = style->fonts[role].package = "";
        package->node = none;
        package->layer = family->layer;
    }
}

const struct ts_style *ts_given_resolve(struct ts_ctx *ctx, const struct ts_layers *layers,
                                        struct ts_givens *givens) {
    struct ts_style *style = TS_NEW(ctx->keep, struct ts_style, 1);
    *givens = (struct ts_givens){.layers = *layers};
    struct resolver r = {.ctx = ctx, .style = (char *)style, .givens = givens};
    resolve(&r, ts_schema_keys(), layers, 0);
    if (ts_diag_failed(ctx->diag))
        return NULL;
    forget_packages(ctx, givens, style);
    return style;
}
