#include "style/check.h"

#include "base/path.h"
#include "style/field.h"
#include "style/slip.h"

/* `section.key` of a key of that name in another section, or NULL. */
static const char *find_elsewhere(struct ts_ctx *ctx, const struct ts_key *root, const char *name) {
    for (const struct ts_key *k = root; k->name; k++) {
        const struct ts_key *inside = k->keys ? ts_schema_find(k->keys, name) : NULL;
        if (inside)
            return ts_arena_printf(ctx->scratch, "%s.%s",
                                   strcmp(inside->alias, name) == 0 ? k->alias : k->name, name);
    }
    return NULL;
}

/* All keys of a section, if they are few. */
static const char *list_of_keys(struct ts_ctx *ctx, const struct ts_key *keys) {
    enum { MOST_LISTED = 20 };
    const char *english = "; keys here: ", *chinese = "；这里可写：";
    int n = 0;
    for (const struct ts_key *k = keys; k->name; k++, n++) {
        english = ts_arena_printf(ctx->scratch, "%s%s%s", english, n ? " " : "", k->name);
        chinese = ts_arena_printf(ctx->scratch, "%s%s%s", chinese, n ? " " : "", k->alias);
    }
    return n <= MOST_LISTED ? ts_arena_printf(ctx->scratch, TS_BOTH("%s", "%s"), english, chinese) : "";
}

static void unknown_key(struct ts_ctx *ctx, const struct ts_key *root, const struct ts_key *keys,
                        const struct ts_yaml *node) {
    const char *slip = ts_slip_of_word(ctx, node->key);
    const char *nearest = find_elsewhere(ctx, root, node->key);
    if (!nearest)
        nearest = ts_schema_nearest(keys, node->key);
    const char *hint = *slip     ? slip
                       : nearest ? ts_arena_printf(ctx->scratch, " → %s ?", nearest)
                                 : list_of_keys(ctx, keys);
    TS_DIAG(ctx->diag, TS_STYLE_UNKNOWN_KEY, node->key_place, node->key, hint);
}

/* A value as it was written, or nearly: a list of words, else … */
static const char *text_of(struct ts_ctx *ctx, const struct ts_yaml *node) {
    const char *text = "[";
    if (node->kind == TS_YAML_SCALAR)
        return node->value;
    for (const struct ts_yaml *c = node->first; c; c = c->next) {
        if (node->kind != TS_YAML_LIST || c->kind != TS_YAML_SCALAR)
            return "…";
        text = ts_arena_printf(ctx->scratch, "%s%s%s", text, c->value, c->next ? ", " : "");
    }
    return node->first ? ts_arena_printf(ctx->scratch, "%s]", text) : "…";
}

void ts_check_bad_value(struct ts_ctx *ctx, const struct ts_yaml *node, const char *expected,
                        const char *hint) {
    TS_DIAG(ctx->diag, TS_STYLE_BAD_VALUE, node->place, node->key, text_of(ctx, node),
            ts_lang_join(ctx->scratch, expected, hint));
}

static void check_words(struct ts_ctx *ctx, const struct ts_yaml *node) {
    bool ok = node->kind == TS_YAML_LIST;
    for (const struct ts_yaml *c = node->first; ok && c; c = c->next)
        ok = c->kind == TS_YAML_SCALAR && *c->value;
    if (!ok)
        ts_check_bad_value(
            ctx, node, TS_BOTH("a list of words, as [长江大桥, 张家口]", "词的列表，例如 [长江大桥, 张家口]"),
            "");
}

static bool is_map(const struct ts_key *key) {
    return key->kind == TS_KEY_SECTION || key->kind == TS_KEY_BLOCKS || key->kind == TS_KEY_PARTIAL;
}

/* A key of the schema has the kind of node that it takes. */
static void check_kind(struct ts_ctx *ctx, const struct ts_key *key, const struct ts_yaml *node) {
    bool scalar = node->kind == TS_YAML_SCALAR;
    if (scalar && node->is_comment)
        TS_DIAG(ctx->diag, TS_STYLE_COMMENT, node->key_place, node->key);
    else if (key->kind == TS_KEY_TREE)
        return;
    else if (is_map(key) && node->kind != TS_YAML_MAP)
        ts_check_bad_value(ctx, node,
                           TS_BOTH("a section: its keys, indented, in the lines below",
                                   "一组项：各项写在下面几行，行首缩进"),
                           scalar ? ts_slip_of_word(ctx, node->value) : "");
    else if (key->kind == TS_KEY_WORDS || (key->kind == TS_KEY_FILES && !scalar))
        check_words(ctx, node);
    else if (key->kind == TS_KEY_PARENT && (!scalar || !*node->value || !node->place.line))
        ts_check_bad_value(ctx, node,
                           TS_BOTH("a style's name or the path of a .yaml file, in a style file",
                                   "样式名称或 .yaml 文件的路径，写在样式文件里"),
                           "");
    else if (!is_map(key) && key->kind != TS_KEY_FILES && !scalar)
        ts_check_bad_value(ctx, node, TS_BOTH("one value", "一个值"), "");
}

void ts_check_keys(struct ts_ctx *ctx, const struct ts_key *root, const struct ts_key *keys,
                   const struct ts_yaml *map) {
    for (const struct ts_yaml *node = map->first; node; node = node->next) {
        const struct ts_key *key = ts_schema_find(keys, node->key);
        const struct ts_yaml *first = key ? ts_yaml_find(map, key->name, key->alias) : NULL;
        if (first && first != node) /* once by its name and once by its alias */
            TS_DIAG(ctx->diag, TS_STYLE_KEY_TWICE, node->key_place, node->key, first->key);
        if (!key) {
            unknown_key(ctx, root, keys, node);
            continue;
        }
        check_kind(ctx, key, node);
        if (is_map(key) && node->kind == TS_YAML_MAP)
            ts_check_keys(ctx, root, key->kind == TS_KEY_PARTIAL ? ts_schema_keys() : key->keys, node);
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
    return node->place.line ? ts_path_beside(ctx->keep, node->place.file, node->value) : node->value;
}

static const char *const *list_of_files(struct ts_ctx *ctx, const struct ts_yaml *list) {
    size_t n = list->kind == TS_YAML_SCALAR;
    for (const struct ts_yaml *c = list->first; c; c = c->next)
        n++;
    const char **files = TS_NEW(ctx->keep, const char *, n + 1);
    if (list->kind == TS_YAML_SCALAR && *list->value) /* one needs no list */
        files[0] = path_of(ctx, list);
    n = 0;
    for (const struct ts_yaml *c = list->first; c; c = c->next)
        files[n++] = path_of(ctx, c);
    return files;
}

bool ts_check_store(struct ts_ctx *ctx, const struct ts_key *key, const struct ts_yaml *node,
                    const struct ts_units *units, char *field) {
    if (key->kind == TS_KEY_TREE) {
        *(const struct ts_yaml **)(void *)field = node;
        return true;
    }
    if (key->kind == TS_KEY_WORDS) {
        *(const char *const **)(void *)field = list_of_words(ctx, node);
        return true;
    }
    if (key->kind == TS_KEY_FILES) {
        *(const char *const **)(void *)field = list_of_files(ctx, node);
        return true;
    }
    if (node->kind != TS_YAML_SCALAR || node->is_comment)
        return false; /* check_kind has said what it should be */
    if (ts_field_store(key, node->value, units, field))
        return true;
    const char *meant = ts_field_meant(ctx, key, node->value, units);
    ts_check_bad_value(ctx, node, ts_field_expected(ctx, key, units),
                       meant ? ts_arena_printf(ctx->scratch, " → %s ?", meant) : "");
    return false;
}
