/* cli/styles.c -- `typeset styles [NAME]`: what styles there are, and what is in one. */
#include "cli/options.h"

#include "base/vec.h"
#include "style/layers.h"
#include "style/print.h"

#include <dirent.h>
#include <stdlib.h>

/* A style that was found; the first folder that has a name wins. */
struct found {
    const char *name, *path; /* path NULL = built in */
};

struct shelf {
    struct ts_ctx *ctx;
    TS_VEC(struct found) styles;
};

static bool is_there(const struct shelf *shelf, const char *name) {
    for (size_t i = 0; i < shelf->styles.n; i++)
        if (strcmp(shelf->styles.v[i].name, name) == 0)
            return true;
    return false;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct found *)a)->name, ((const struct found *)b)->name);
}

static void add_folder(struct shelf *shelf, const char *folder) {
    DIR *d = *folder ? opendir(folder) : NULL;
    size_t before = shelf->styles.n;
    for (struct dirent *e; d && (e = readdir(d));) {
        if (e->d_name[0] == '.' || strlen(e->d_name) < 6 ||
            strcmp(e->d_name + strlen(e->d_name) - 5, ".yaml") != 0)
            continue;
        struct ts_arena *keep = shelf->ctx->keep;
        const char *name = ts_arena_copy(keep, e->d_name, strlen(e->d_name) - 5);
        if (!is_there(shelf, name))
            *TS_VEC_ADD(keep, &shelf->styles) =
                (struct found){name, ts_arena_printf(keep, "%s/%s", folder, e->d_name)};
    }
    if (d)
        closedir(d);
    if (shelf->styles.n > before)
        qsort(shelf->styles.v + before, shelf->styles.n - before, sizeof *shelf->styles.v, by_name);
}

/* A value of the file itself, not of its parents; "" if it has none. */
static const char *own(const struct ts_yaml *root, const char *name) {
    const struct ts_key *key = ts_schema_find(ts_schema_keys(), name);
    const struct ts_yaml *node = root ? ts_yaml_find(root, key->name, key->alias) : NULL;
    return node && node->kind == TS_YAML_SCALAR ? node->value : "";
}

static void print_entry(struct shelf *shelf, const struct found *style, int width, enum ts_lang lang) {
    static const char *const builtin[] = {"built-in", "内置"};
    const struct ts_yaml *root =
        style->path ? ts_layers_read(shelf->ctx, style->path, (struct ts_place){0})
                    : ts_yaml_parse(shelf->ctx, "feature", ts_style_builtin(), 1, TS_STYLE_SYNTAX);
    const char *name = own(root, "name"), *about = own(root, "about");
    printf("%-*s  %s%s%s\n%*s  %s\n", width, style->name, name, *name && *about ? ": " : "", about, width, "",
           style->path ? style->path : builtin[lang]);
}

/* A file that cannot be read is listed with its messages; the list is then to be looked at. */
static enum ts_status list(struct ts_ctx *ctx, const struct ts_style_request *request, enum ts_lang lang) {
    struct shelf shelf = {.ctx = ctx};
    for (const char *const *folder = request->folders; folder && *folder; folder++)
        add_folder(&shelf, *folder);
    if (!is_there(&shelf, "feature"))
        *TS_VEC_ADD(ctx->keep, &shelf.styles) = (struct found){"feature", NULL};
    int width = 0;
    for (size_t i = 0; i < shelf.styles.n; i++)
        width = (int)strlen(shelf.styles.v[i].name) > width ? (int)strlen(shelf.styles.v[i].name) : width;
    for (size_t i = 0; i < shelf.styles.n; i++)
        print_entry(&shelf, &shelf.styles.v[i], width, lang);
    return ts_diag_failed(ctx->diag) ? TS_LOOK : TS_DONE;
}

static enum ts_status show(struct ts_ctx *ctx, const struct ts_style_request *request, enum ts_lang lang) {
    struct ts_givens givens;
    if (ts_style_load_given(ctx, request, &givens))
        ts_style_print(ctx, stdout, &givens, lang);
    return ts_diag_status(ctx->diag);
}

/* A name there, or behind --style. */
static enum ts_status run(const struct ts_options *o, const struct ts_program *program) {
    struct ts_style_request request = ts_options_style(o, program);
    if (o->n_words > 1 || (o->n_words == 1 && o->style))
        return ts_options_wrong(o->lang, "styles takes one name", "styles 后面只写一个名称", "");
    if (o->n_words == 1)
        request.name = o->words[0];
    if (!request.name && o->n_set)
        return ts_options_wrong(o->lang, "styles takes --set with a name", "styles 有 --set 时要写名称", "");
    struct ts_ctx ctx = {.keep = ts_arena_open(), .scratch = ts_arena_open()};
    ctx.diag = ts_diag_new(ctx.keep);
    enum ts_status status = request.name ? show(&ctx, &request, o->lang) : list(&ctx, &request, o->lang);
    ts_diag_print(ctx.diag, stderr, o->lang, !o->quiet);
    ts_arena_close(ctx.scratch);
    ts_arena_close(ctx.keep);
    return status;
}

const struct ts_command ts_command_styles = {.name = "styles", .run = run};
