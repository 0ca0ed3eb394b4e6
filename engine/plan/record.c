#include "plan/record.h"

#include "style/check.h"
#include "text/imprint.h"

#include <string.h>

void ts_record_read(struct ts_ctx *ctx, const struct ts_key *root, const struct ts_key *keys,
                    const struct ts_yaml *map, void *record) {
    const struct ts_units no_units = {0};
    ts_check_keys(ctx, root, keys, map);
    for (const struct ts_key *key = keys; key->name; key++) {
        const struct ts_yaml *node = ts_yaml_find(map, key->name, key->alias);
        if (node)
            ts_check_store(ctx, key, node, &no_units, (char *)record + key->offset);
    }
}

static void store_imprint(struct ts_ctx *ctx, const struct ts_yaml *node, const struct ts_imprint_key *key,
                          struct ts_folio_text *folio) {
    const char **field = (const char **)(void *)((char *)folio + key->offset);
    const char *fault =
        node->kind == TS_YAML_SCALAR ? ts_imprint_fault(key, node->value) : TS_BOTH("one value", "一个值");
    if (node->kind == TS_YAML_SCALAR && node->is_comment)
        TS_DIAG(ctx->diag, TS_STYLE_COMMENT, node->key_place, node->key);
    else if (fault)
        ts_check_bad_value(ctx, node, fault, "");
    else if (**field)
        TS_DIAG(ctx->diag, TS_STYLE_KEY_TWICE, node->key_place, node->key, key->alias);
    else
        *field = node->value;
}

const struct ts_yaml *ts_record_take_imprint(struct ts_ctx *ctx, const struct ts_yaml *map,
                                             struct ts_folio_text *folio) {
    struct ts_yaml *rest = TS_NEW(ctx->keep, struct ts_yaml, 1);
    *rest = *map;
    const struct ts_yaml **link = &rest->first;
    *folio = ts_imprint_none();
    for (const struct ts_yaml *node = map->first; node; node = node->next) {
        const struct ts_imprint_key *key = node->kind == TS_YAML_LIST ? NULL : ts_imprint_find(node->key);
        if (key) {
            store_imprint(ctx, node, key, folio);
            continue;
        }
        struct ts_yaml *copy = TS_NEW(ctx->keep, struct ts_yaml, 1);
        *copy = *node;
        *link = copy;
        link = &copy->next;
    }
    *link = NULL;
    return rest;
}

struct ts_place ts_record_imprint_place(const struct ts_yaml *map, const char *name) {
    const struct ts_imprint_key *wanted = ts_imprint_find(name);
    for (const struct ts_yaml *node = map->first; node; node = node->next)
        if (node->kind != TS_YAML_LIST && ts_imprint_find(node->key) == wanted)
            return node->place;
    return (struct ts_place){0};
}

int ts_record_count(const struct ts_yaml *list) {
    int n = 0;
    for (const struct ts_yaml *c = list->first; c; c = c->next)
        n++;
    return n;
}

bool ts_record_paths(struct ts_ctx *ctx, const struct ts_yaml *node, struct ts_plan_article **to, int *n) {
    bool list = node->kind == TS_YAML_LIST;
    int most = list ? ts_record_count(node) : 1;
    *to = TS_NEW(ctx->keep, struct ts_plan_article, (size_t)most);
    *n = 0;
    bool ok = node->kind != TS_YAML_MAP && most > 0;
    for (const struct ts_yaml *c = list ? node->first : node; ok && c && *n < most;
         c = list ? c->next : NULL) {
        ok = c->kind == TS_YAML_SCALAR && *c->value;
        (*to)[(*n)++] = (struct ts_plan_article){.path = c->value, .place = c->place};
    }
    if (!ok) {
        *n = 0;
        ts_check_bad_value(ctx, node, TS_BOTH("a file's name, or a list of them", "文件名，或文件名的列表"),
                           "");
    }
    return ok;
}
