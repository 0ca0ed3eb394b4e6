#include "style/style.h"

#include "style/field.h"
#include "style/fit.h"
#include "style/given.h"
#include "style/slip.h"

/* `section.key` of a key of that name in another section, or NULL. */
static const char *find_elsewhere(struct ts_ctx *ctx, const char *name) {
    for (const struct ts_key *k = ts_schema_keys(); k->name; k++) {
        const struct ts_key *inside = k->kind == TS_KEY_SECTION ? ts_schema_find(k->keys, name) : NULL;
        if (inside)
            return ts_arena_printf(ctx->scratch, "%s.%s",
                                   strcmp(inside->alias, name) == 0 ? k->alias : k->name, name);
    }
    return NULL;
}

static void unknown_key(struct ts_ctx *ctx, const struct ts_key *keys, const struct ts_yaml *node) {
    const char *slip = ts_slip_of_word(ctx, node->key);
    const char *nearest = find_elsewhere(ctx, node->key);
    if (!nearest)
        nearest = ts_schema_nearest(keys, node->key);
    const char *hint = *slip ? slip : nearest ? ts_arena_printf(ctx->scratch, " → %s ?", nearest) : "";
    TS_DIAG(ctx->diag, TS_STYLE_UNKNOWN_KEY, node->key_place, node->key, hint);
}

/* `hint` follows what is expected; "" = none. */
static void bad_value(struct ts_ctx *ctx, const struct ts_yaml *node, const char *expected,
                      const char *hint) {
    TS_DIAG(ctx->diag, TS_STYLE_BAD_VALUE, node->place, node->key,
            node->kind == TS_YAML_SCALAR ? node->value : "…", ts_diag_join(ctx->scratch, expected, hint));
}

static void check_words(struct ts_ctx *ctx, const struct ts_yaml *node) {
    bool ok = node->kind == TS_YAML_LIST;
    for (const struct ts_yaml *c = node->first; ok && c; c = c->next)
        ok = c->kind == TS_YAML_SCALAR && *c->value;
    if (!ok)
        bad_value(ctx, node,
                  TS_BOTH("a list of words, as [长江大桥, 张家口]", "词的列表，例如 [长江大桥, 张家口]"), "");
}

/* A key of the schema has the kind of node that it takes. */
static void check_kind(struct ts_ctx *ctx, const struct ts_key *key, const struct ts_yaml *node) {
    bool scalar = node->kind == TS_YAML_SCALAR;
    if (scalar && node->is_comment)
        TS_DIAG(ctx->diag, TS_STYLE_COMMENT, node->key_place, node->key);
    else if (key->kind == TS_KEY_SECTION && node->kind != TS_YAML_MAP)
        bad_value(ctx, node,
                  TS_BOTH("a section: its keys, indented, in the lines below",
                          "一组项：各项写在下面几行，行首缩进"),
                  scalar ? ts_slip_of_word(ctx, node->value) : "");
    else if (key->kind == TS_KEY_WORDS || (key->kind == TS_KEY_FILES && !scalar))
        check_words(ctx, node);
    else if (key->kind == TS_KEY_PARENT && (!scalar || !*node->value || !node->place.line))
        bad_value(ctx, node,
                  TS_BOTH("a style's name or the path of a .yaml file, in a style file",
                          "样式名称或 .yaml 文件的路径，写在样式文件里"),
                  "");
    else if (key->kind != TS_KEY_SECTION && key->kind != TS_KEY_FILES && !scalar)
        bad_value(ctx, node, TS_BOTH("one value", "一个值"), "");
}

/* Every key of a layer must be one of the schema's, stand once, and be of its kind. */
static void check_keys(struct ts_ctx *ctx, const struct ts_key *keys, const struct ts_yaml *map) {
    for (const struct ts_yaml *node = map->first; node; node = node->next) {
        const struct ts_key *key = ts_schema_find(keys, node->key);
        const struct ts_yaml *first = key ? ts_yaml_find(map, key->name, key->alias) : NULL;
        if (first && first != node) /* once by its name and once by its alias */
            TS_DIAG(ctx->diag, TS_STYLE_KEY_TWICE, node->key_place, node->key, first->key);
        if (!key) {
            unknown_key(ctx, keys, node);
            continue;
        }
        check_kind(ctx, key, node);
        if (key->kind == TS_KEY_SECTION && node->kind == TS_YAML_MAP)
            check_keys(ctx, key->keys, node);
    }
}

static const char *const *list_of_words(struct ts_ctx *ctx, const struct ts_yaml *list) {
    size_t n = 0;
    for (const struct ts_yaml *c = list->first; c; c = c->next)
        n++;
    const char **words = TS_NEW(ctx->keep, const char *, n + 1);
    n = 0;
    for (const struct ts_yaml *c = list->first; c; c = c->next)
        words[n++] = c->value;
    return words;
}

/* A file that a style names is sought from that style's folder; one that the command names, from here. */
static const char *path_of(struct ts_ctx *ctx, const struct ts_yaml *node) {
    const char *file = node->place.line ? node->place.file : NULL, *slash = file ? strrchr(file, '/') : NULL;
    if (!slash || *node->value == '/')
        return node->value;
    return ts_arena_printf(ctx->keep, "%.*s%s", (int)(slash - file) + 1, file, node->value);
}

static const char *const *list_of_files(struct ts_ctx *ctx, const struct ts_yaml *list) {
    size_t n = 0;
    for (const struct ts_yaml *c = list->first; c; c = c->next)
        n++;
    const char **files = TS_NEW(ctx->keep, const char *, n + 2);
    if (list->kind == TS_YAML_SCALAR && *list->value) /* one needs no list */
        files[0] = path_of(ctx, list);
    n = 0;
    for (const struct ts_yaml *c = list->first; c; c = c->next)
        files[n++] = path_of(ctx, c);
    return files;
}

struct resolver {
    struct ts_ctx *ctx;
    struct ts_units units;
    char *style;
    struct ts_givens *givens;
};

/* Read one layer's node into the field; false if it cannot be. */
static bool take(struct resolver *r, const struct ts_key *key, const struct ts_yaml *node, char *field) {
    if (key->kind == TS_KEY_WORDS) {
        *(const char *const **)(void *)field = list_of_words(r->ctx, node);
        return true;
    }
    if (key->kind == TS_KEY_FILES) {
        *(const char *const **)(void *)field = list_of_files(r->ctx, node);
        return true;
    }
    if (node->kind != TS_YAML_SCALAR || node->is_comment)
        return false; /* check_kind has said what it should be */
    if (ts_field_store(key, node->value, &r->units, field))
        return true;
    const char *meant = ts_field_meant(r->ctx, key, node->value, &r->units);
    bad_value(r->ctx, node, ts_field_expected(r->ctx, key, &r->units),
              meant ? ts_arena_printf(r->ctx->scratch, " → %s ?", meant) : "");
    return false;
}

/* The topmost layer's value counts; below one that is at fault the next goes on in its place, so that a fault
 * is told once. */
static void resolve_key(struct resolver *r, const struct ts_key *key, const struct ts_layers *layers,
                        size_t offset) {
    char *field = r->style + offset;
    for (int i = 0; i < layers->n; i++) {
        const struct ts_yaml *node =
            layers->root[i] ? ts_yaml_find(layers->root[i], key->name, key->alias) : NULL;
        if (node && take(r, key, node, field)) {
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
        } else if (key->kind != TS_KEY_PARENT) {
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

const struct ts_style *ts_style_load_given(struct ts_ctx *ctx, const struct ts_style_request *request,
                                           struct ts_givens *givens) {
    struct ts_layers layers;
    if (!ts_layers_gather(ctx, request, &layers))
        return NULL;
    for (int i = 0; i < layers.n; i++)
        check_keys(ctx, ts_schema_keys(), layers.root[i]);
    struct ts_style *style = TS_NEW(ctx->keep, struct ts_style, 1);
    *givens = (struct ts_givens){0};
    struct resolver r = {.ctx = ctx, .style = (char *)style, .givens = givens};
    resolve(&r, ts_schema_keys(), &layers, 0);
    if (ts_diag_failed(ctx->diag))
        return NULL;
    forget_packages(ctx, givens, style);
    ts_fit_check(ctx, style, givens);
    return ts_diag_failed(ctx->diag) ? NULL : style;
}

const struct ts_style *ts_style_load(struct ts_ctx *ctx, const struct ts_style_request *request) {
    struct ts_givens givens;
    return ts_style_load_given(ctx, request, &givens);
}
