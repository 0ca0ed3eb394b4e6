/* style/layers.h -- where a style's values stand: the command's settings, the style's file, the files it
 * extends, the built-in style. Includes: style.h, yaml.h. */
#ifndef TS_STYLE_LAYERS_H
#define TS_STYLE_LAYERS_H

#include "style/schema.h"
#include "style/yaml.h"

/* One map of keys a layer, the topmost first: --set arguments from the last back, the file, its parent and so
 * on, the built-in style. NULL = that layer has no such section. */
struct ts_layers {
    const struct ts_yaml **root;
    int n;
};

/* Is a style's name that of a file, rather than one to be looked for in the folders of styles? */
bool ts_layers_is_path(const char *name);

/* The layers of a request, in ctx->keep. False after an error: no such style, not YAML, parents in a circle.
 */
bool ts_layers_gather(struct ts_ctx *, const struct ts_style_request *, struct ts_layers *);

/* The same layers, cut down to one section; they keep their numbers. Lives in ctx->scratch. */
struct ts_layers ts_layers_below(struct ts_ctx *, const struct ts_layers *, const struct ts_key *section);

/* The layers of a block's style, topmost first: its own `n` maps of keys, `over`; then each layer's map for
 * its role in the section `blocks`; then the page's layers themselves. In ctx->scratch. */
struct ts_layers ts_layers_of_block(struct ts_ctx *, const struct ts_layers *page, const struct ts_key *role,
                                    const struct ts_yaml *const *over, int n);

/* A layer's map for a role in its section `blocks`; NULL if it has none. */
const struct ts_yaml *ts_layers_partial(const struct ts_yaml *root, const struct ts_key *role);

/* One style file as a tree; NULL after an error, which has `place` if the file cannot be read. */
const struct ts_yaml *ts_layers_read(struct ts_ctx *, const char *path, struct ts_place place);

/* What a person is told of where a value stands: file:line, --set or built-in, in both languages. `place` is
 * a node's of a layer. */
const char *ts_layers_where(struct ts_ctx *, struct ts_place place, enum ts_lang);

#endif
