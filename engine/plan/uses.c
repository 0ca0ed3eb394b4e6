#include "plan/uses.h"

#include "base/path.h"
#include "style/layers.h"

struct uses {
    struct ts_ctx ctx; /* of its own: what is wrong with a plan is not said here */
    void (*tell)(void *user, const char *path);
    void *user;
};

static void walk(struct uses *, const char *path, bool issue);

/* A name, or a list of names. */
static void tell_names(struct uses *u, const char *file, const struct ts_yaml *node, bool pages) {
    if (!node)
        return;
    for (const struct ts_yaml *n = node->kind == TS_YAML_LIST ? node->first : node; n; n = n->next) {
        if (n->kind == TS_YAML_SCALAR && *n->value) {
            const char *path = ts_path_beside(u->ctx.keep, file, n->value);
            u->tell(u->user, path);
            if (pages)
                walk(u, path, false);
        }
        if (n == node)
            break;
    }
}

/* The pages of an issue are plans of pages: there is no deeper. */
static void walk(struct uses *u, const char *path, bool issue) {
    const struct ts_yaml *root = ts_layers_read(&u->ctx, path, (struct ts_place){0});
    if (root && issue)
        tell_names(u, path, ts_yaml_find(root, "pages", "各版"), true);
    const struct ts_yaml *blocks = root && !issue ? ts_yaml_find(root, "blocks", "版块") : NULL;
    for (const struct ts_yaml *b = blocks ? blocks->first : NULL; b; b = b->next)
        if (b->kind == TS_YAML_MAP) {
            tell_names(u, path, ts_yaml_find(b, "article", "稿件"), false);
            tell_names(u, path, ts_yaml_find(b, "articles", "各稿"), false);
        }
}

void ts_uses_each(struct ts_ctx *ctx, const char *path, void (*tell)(void *user, const char *path),
                  void *user) {
    enum ts_plan_kind kind = ts_plan_is(path);
    struct uses u = {.ctx = {.keep = ctx->keep, .scratch = ctx->scratch, .diag = ts_diag_new(ctx->keep)},
                     .tell = tell,
                     .user = user};
    if (kind != TS_PLAN_NOT)
        walk(&u, path, kind == TS_PLAN_ISSUE);
}
