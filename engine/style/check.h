/* style/check.h -- a map of YAML against a table of keys: what stands there must be known, stand once, and be
 * of its kind. Styles and plans are read with it. Includes: schema.h, value.h, yaml.h. */
#ifndef TS_STYLE_CHECK_H
#define TS_STYLE_CHECK_H

#include "style/schema.h"
#include "style/value.h"
#include "style/yaml.h"

/* Add an error for every key of the map, and of the maps in it, that is none of `keys`, stands twice, or has
 * another kind of value. A hint to a key of another section is looked for in `root`, the whole table. */
void ts_check_keys(struct ts_ctx *, const struct ts_key *root, const struct ts_key *keys,
                   const struct ts_yaml *map);

/* Read a node into its field; false if it cannot be: then an error was added, here or by ts_check_keys. */
bool ts_check_store(struct ts_ctx *, const struct ts_key *, const struct ts_yaml *, const struct ts_units *,
                    char *field);

/* Add the error that a value is not what is expected, in both languages, with a hint behind it; "" = none. */
void ts_check_bad_value(struct ts_ctx *, const struct ts_yaml *, const char *expected, const char *hint);

#endif
