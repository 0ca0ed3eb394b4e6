/* style/yaml.h -- YAML as a tree in which everything knows its place. Includes: base.
 * libyaml parses; this copies its events' tree into the arena, so that no library handle outlives the call.
 */
#ifndef TS_STYLE_YAML_H
#define TS_STYLE_YAML_H

#include "base/ctx.h"
#include "base/slice.h"

#include <stdbool.h>

enum ts_yaml_kind { TS_YAML_SCALAR, TS_YAML_LIST, TS_YAML_MAP };

struct ts_yaml {
    enum ts_yaml_kind kind;
    const char *key;                    /* in a map: the key, else NULL */
    struct ts_place key_place;          /* in a map: of the key */
    const char *value;                  /* of a scalar */
    bool is_comment;                    /* of an empty scalar: `#…` stands in its place */
    struct ts_place place;              /* of the value */
    const struct ts_yaml *first, *next; /* children of a list or map; the next sibling */
};

/* Parse one document whose root is a map; an empty document is an empty map. `name` and `first_line` are what
 * messages show. NULL if it is not YAML, not a map, nested deeper than 8 or larger than 10,000 nodes: then
 * `code` was added with the reason. */
const struct ts_yaml *ts_yaml_parse(struct ts_ctx *, const char *name, struct ts_slice text,
                                    uint32_t first_line, enum ts_code code);

/* The child of a map by key or alias, or NULL. */
const struct ts_yaml *ts_yaml_find(const struct ts_yaml *map, const char *key, const char *alias);

#endif
