#include "style/layers.h"

#include "base/path.h"
#include "base/reason.h"
#include "base/vec.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_STYLE_BYTES = (1 << 16) + 1 }; /* one more than ts_yaml_parse takes */

extern const char ts_builtin_style[];
extern const size_t ts_builtin_style_size;

static const char builtin_name[] = "feature", builtin_place[] = "built-in style";

struct ts_slice ts_style_builtin(void) {
    return (struct ts_slice){ts_builtin_style, ts_builtin_style_size};
}

const struct ts_yaml *ts_style_builtin_tree(struct ts_ctx *ctx) {
    return ts_yaml_parse(ctx, builtin_place, ts_style_builtin(), 1, TS_STYLE_SYNTAX);
}

/* A file of the chain of parents, and where it is named: NULL = on the command line. */
struct link {
    const char *path;
    const struct ts_yaml *named;
    dev_t device;
    ino_t file;
};

struct gatherer {
    struct ts_ctx *ctx;
    const struct ts_style_request *request;
    TS_VEC(const struct ts_yaml *) roots;
    TS_VEC(struct link) chain;
};

bool ts_layers_is_path(const char *name) {
    return strchr(name, '/') || ts_slice_has_ending(name, ".yaml");
}

static void add(struct gatherer *g, const struct ts_yaml *root) {
    *TS_VEC_ADD(g->ctx->keep, &g->roots) = root;
}

/* The styles that led to `last`, which `named` names, as `mine.yaml:2 → base.yaml:1 → last`; the numbers are
 * the lines of extends. */
static const char *chain_text(const struct gatherer *g, const struct ts_yaml *named, const char *last) {
    const char *text = "";
    for (size_t i = 0; i < g->chain.n; i++) {
        const struct ts_yaml *next = i + 1 < g->chain.n ? g->chain.v[i + 1].named : named;
        text = ts_arena_printf(g->ctx->scratch, "%s%s:%u → ", text, g->chain.v[i].path, next->place.line);
    }
    return ts_arena_printf(g->ctx->scratch, "%s%s", text, last);
}

/* NAME.yaml in the first folder that has it; NULL if none has. */
static const char *path_in_folders(struct ts_ctx *ctx, const struct ts_style_request *request,
                                   const char *name) {
    for (const char *const *folder = request->folders; folder && *folder; folder++) {
        const char *path = ts_arena_printf(ctx->keep, "%s/%s.yaml", *folder, name);
        if (access(path, R_OK) == 0 || ts_reason_may_pass(errno)) /* then opening it says why */
            return path;
    }
    return NULL;
}

static void not_found(struct gatherer *g, const char *name, const struct ts_yaml *named) {
    const char *looked = "";
    for (const char *const *folder = g->request->folders; folder && *folder; folder++)
        looked = ts_arena_printf(g->ctx->scratch, "%s%s%s", looked, *looked ? " " : "", *folder);
    if (!named) {
        TS_DIAG(g->ctx->diag, TS_STYLE_NOT_FOUND, g->request->place, name, looked);
        return;
    }
    TS_DIAG(g->ctx->diag, TS_STYLE_NO_PARENT, named->place, name, looked, chain_text(g, named, name));
}

static FILE *open_file(struct ts_ctx *ctx, const char *path, struct ts_place place) {
    FILE *f = fopen(path, "rb");
    if (!f) {
        ts_reason_unreadable(ctx->diag, place, path, errno);
        ts_inputs_add(ctx->inputs, path, NULL, 0);
    }
    return f;
}

/* Read and close. */
static const struct ts_yaml *read_tree(struct ts_ctx *ctx, FILE *f, const char *path, struct ts_place place) {
    char *bytes = ts_arena_alloc(ctx->keep, MOST_STYLE_BYTES, 1);
    size_t n = fread(bytes, 1, MOST_STYLE_BYTES, f);
    bool ok = !ferror(f);
    if (!ok)
        ts_reason_unreadable(ctx->diag, place, path, errno);
    fclose(f);
    ts_inputs_add(ctx->inputs, path, ok ? bytes : NULL, n);
    return ok ? ts_yaml_parse(ctx, path, (struct ts_slice){bytes, n}, 1, TS_STYLE_SYNTAX) : NULL;
}

const struct ts_yaml *ts_layers_read(struct ts_ctx *ctx, const char *path, struct ts_place place) {
    FILE *f = open_file(ctx, path, place);
    return f ? read_tree(ctx, f, path, place) : NULL;
}

static bool is_in_chain(const struct gatherer *g, const struct stat *st) {
    for (size_t i = 0; i < g->chain.n; i++)
        if (g->chain.v[i].device == st->st_dev && g->chain.v[i].file == st->st_ino)
            return true;
    return false;
}

/* Add one file, named by `named`, to the layers; its root or NULL after an error. */
static const struct ts_yaml *add_file(struct gatherer *g, const char *path, const struct ts_yaml *named) {
    struct ts_place place = named ? named->place : g->request->place;
    struct stat st = {0};
    FILE *f = open_file(g->ctx, path, place);
    if (!f)
        return NULL;
    fstat(fileno(f), &st);
    if (is_in_chain(g, &st)) {
        TS_DIAG(g->ctx->diag, TS_STYLE_CIRCLE, place, chain_text(g, named, path));
        fclose(f);
        return NULL;
    }
    *TS_VEC_ADD(g->ctx->keep, &g->chain) = (struct link){path, named, st.st_dev, st.st_ino};
    const struct ts_yaml *root = read_tree(g->ctx, f, path, place);
    if (root)
        add(g, root);
    return root;
}

/* The node that names a style's parent; NULL if it has none. */
static const struct ts_yaml *parent_of(const struct ts_yaml *root) {
    for (const struct ts_key *k = ts_schema_keys(); k->name; k++)
        if (k->kind == TS_KEY_PARENT)
            return ts_yaml_find(root, k->name, k->alias);
    return NULL;
}

static bool add_files(struct gatherer *g) {
    const char *name = g->request->name;
    const struct ts_yaml *named = NULL;
    while (name) {
        const char *path = ts_layers_is_path(name) ? name : path_in_folders(g->ctx, g->request, name);
        if (!path && strcmp(name, builtin_name) == 0)
            return true; /* it lies under every style */
        if (!path) {
            not_found(g, name, named);
            return false;
        }
        if (named && ts_layers_is_path(name))
            path = ts_path_beside(g->ctx->keep, g->chain.v[g->chain.n - 1].path, name);
        const struct ts_yaml *root = add_file(g, path, named);
        if (!root)
            return false;
        named = parent_of(root);
        name = named && named->kind == TS_YAML_SCALAR && *named->value ? named->value : NULL;
    }
    return true;
}

/* `a.b.c=value` as the tree that `a: {b: {c: value}}` gives. */
static const struct ts_yaml *tree_of_setting(struct ts_ctx *ctx, const char *setting) {
    const char *equals = strchr(setting, '=');
    if (!equals || equals == setting) {
        TS_DIAG(ctx->diag, TS_SET_SYNTAX, (struct ts_place){0}, setting);
        return NULL;
    }
    struct ts_place place = {ts_arena_printf(ctx->keep, "--set %s", setting), 0, 0};
    struct ts_yaml *root = TS_NEW(ctx->keep, struct ts_yaml, 1), *map = root;
    root->kind = TS_YAML_MAP;
    root->place = place;
    for (const char *p = setting; p <= equals;) {
        const char *dot = memchr(p, '.', (size_t)(equals - p));
        const char *end = dot ? dot : equals;
        struct ts_yaml *child = TS_NEW(ctx->keep, struct ts_yaml, 1);
        child->key = ts_arena_copy(ctx->keep, p, (size_t)(end - p));
        child->key_place = child->place = place;
        child->kind = dot ? TS_YAML_MAP : TS_YAML_SCALAR;
        child->value = dot ? NULL : equals + 1;
        map->first = child;
        map = child;
        p = end + 1;
    }
    return root;
}

bool ts_layers_gather(struct ts_ctx *ctx, const struct ts_style_request *request, struct ts_layers *layers) {
    struct gatherer g = {.ctx = ctx, .request = request};
    size_t n_set = 0;
    while (request->set && request->set[n_set])
        n_set++;
    while (n_set-- > 0) {
        ts_inputs_add(ctx->inputs, NULL, request->set[n_set], strlen(request->set[n_set]));
        const struct ts_yaml *root = tree_of_setting(ctx, request->set[n_set]);
        if (!root)
            return false;
        add(&g, root);
    }
    if (!add_files(&g))
        return false;
    ts_inputs_add(ctx->inputs, NULL, ts_builtin_style, ts_builtin_style_size);
    const struct ts_yaml *builtin = request->builtin ? request->builtin : ts_style_builtin_tree(ctx);
    add(&g, builtin);
    *layers = (struct ts_layers){g.roots.v, (int)g.roots.n};
    return builtin != NULL;
}

struct ts_layers ts_layers_below(struct ts_ctx *ctx, const struct ts_layers *layers,
                                 const struct ts_key *section) {
    struct ts_layers below = {TS_NEW(ctx->scratch, const struct ts_yaml *, (size_t)layers->n), layers->n};
    for (int i = 0; i < layers->n; i++) {
        const struct ts_yaml *node =
            layers->root[i] ? ts_yaml_find(layers->root[i], section->name, section->alias) : NULL;
        below.root[i] = node && node->kind == TS_YAML_MAP ? node : NULL;
    }
    return below;
}

const struct ts_yaml *ts_layers_partial(const struct ts_yaml *root, const struct ts_key *role) {
    const struct ts_key *keys = ts_schema_keys();
    while (keys->kind != TS_KEY_BLOCKS)
        keys++;
    const struct ts_yaml *blocks = root ? ts_yaml_find(root, keys->name, keys->alias) : NULL;
    const struct ts_yaml *map = blocks ? ts_yaml_find(blocks, role->name, role->alias) : NULL;
    return map && map->kind == TS_YAML_MAP ? map : NULL;
}

struct ts_layers ts_layers_of_block(struct ts_ctx *ctx, const struct ts_layers *page,
                                    const struct ts_key *role, const struct ts_yaml *const *over, int n) {
    struct ts_layers all = {TS_NEW(ctx->scratch, const struct ts_yaml *, (size_t)(n + 2 * page->n)), 0};
    for (int i = 0; i < n; i++)
        all.root[all.n++] = over[i];
    for (int i = 0; i < page->n; i++)
        all.root[all.n++] = ts_layers_partial(page->root[i], role);
    for (int i = 0; i < page->n; i++)
        all.root[all.n++] = page->root[i];
    return all;
}

const char *ts_layers_where(struct ts_ctx *ctx, struct ts_place place, enum ts_lang lang) {
    static const char *const builtin[] = {"built-in", "内置"};
    if (!place.line)
        return "--set";
    if (strcmp(place.file, builtin_place) == 0)
        return builtin[lang];
    return ts_arena_printf(ctx->scratch, "%s:%u", place.file, place.line);
}
