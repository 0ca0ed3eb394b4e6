#include "text/docx_rels.h"

#include "base/vec.h"

#include <stdlib.h>

enum { MOST_RELS = 20000, MOST_PATH = 1000 };

/* The folder of a part, with its slash: bytes of it. */
static size_t folder_of(const char *part) {
    const char *slash = strrchr(part, '/');
    return slash ? (size_t)(slash - part) + 1 : 0;
}

/* The member that a target names, seen from its part; NULL if it leads out of the archive. */
static const char *resolve(struct ts_ctx *ctx, const char *part, const char *target) {
    char path[2 * MOST_PATH + 2] = "";
    size_t n = *target == '/' ? 0 : folder_of(part);
    if (strlen(target) > MOST_PATH || n > MOST_PATH || strchr(target, '\\') || strchr(target, ':'))
        return NULL;
    memcpy(path, part, n);
    for (const char *at = target + (*target == '/'); *at;) {
        size_t step = strcspn(at, "/");
        if (step == 2 && strncmp(at, "..", 2) == 0) {
            if (n == 0)
                return NULL;
            path[n - 1] = 0;
            n = folder_of(path);
        } else if (!(step == 1 && *at == '.')) {
            memcpy(path + n, at, step);
            n += step;
            path[n++] = '/';
        }
        path[n] = 0;
        at += step + (at[step] == '/');
    }
    return n ? ts_arena_copy(ctx->keep, path, n - 1) : NULL;
}

static const char *copy(struct ts_ctx *ctx, const char *s) {
    return s ? ts_arena_copy(ctx->keep, s, strlen(s)) : "";
}

static int by_id(const void *a, const void *b) {
    return strcmp(((const struct ts_docx_rel *)a)->id, ((const struct ts_docx_rel *)b)->id);
}

bool ts_docx_rels_read(struct ts_ctx *ctx, const struct ts_pack *pack, const char *part,
                       struct ts_docx_rels *rels, const char **fault) {
    size_t folder = folder_of(part);
    const char *name = ts_arena_printf(ctx->keep, "%.*s_rels/%s.rels", (int)folder, part, part + folder);
    *rels = (struct ts_docx_rels){0};
    xmlDoc *doc = ts_docx_xml_open(ctx, pack, name, fault);
    if (!doc)
        return *fault == NULL;
    const xmlNode *node = ts_docx_xml_first(xmlDocGetRootElement(doc));
    for (; node && rels->n < MOST_RELS; node = ts_docx_xml_next(node)) {
        const char *mode = ts_docx_xml_attribute(node, "TargetMode");
        const char *type = copy(ctx, ts_docx_xml_attribute(node, "Type"));
        struct ts_docx_rel *rel = TS_VEC_ADD(ctx->keep, rels);
        rel->id = copy(ctx, ts_docx_xml_attribute(node, "Id"));
        rel->type = strrchr(type, '/') ? strrchr(type, '/') + 1 : type;
        rel->target = copy(ctx, ts_docx_xml_attribute(node, "Target"));
        if (!mode || strcmp(mode, "External") != 0)
            rel->member = resolve(ctx, part, rel->target);
    }
    xmlFreeDoc(doc);
    if (rels->n)
        qsort(rels->v, rels->n, sizeof *rels->v, by_id);
    return true;
}

static const struct ts_docx_rel *find(const struct ts_docx_rels *rels, const char *id) {
    struct ts_docx_rel key = {.id = id};
    return id && rels->n ? bsearch(&key, rels->v, rels->n, sizeof *rels->v, by_id) : NULL;
}

const char *ts_docx_rels_target(const struct ts_docx_rels *rels, const char *id) {
    const struct ts_docx_rel *rel = find(rels, id);
    return rel ? rel->target : "";
}

const char *ts_docx_rels_member(const struct ts_docx_rels *rels, const char *id) {
    const struct ts_docx_rel *rel = find(rels, id);
    return rel ? rel->member : NULL;
}

const char *ts_docx_rels_of_type(const struct ts_docx_rels *rels, const char *type) {
    for (size_t i = 0; i < rels->n; i++)
        if (strcmp(rels->v[i].type, type) == 0 && rels->v[i].member)
            return rels->v[i].member;
    return NULL;
}
