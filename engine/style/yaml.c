#include "style/yaml.h"

#include "style/slip.h"

#include <string.h>
#include <yaml.h>

enum { MOST_DEPTH = 8, MOST_NODES = 10000, MOST_BYTES = 1 << 16 };

struct reader {
    struct ts_ctx *ctx;
    yaml_document_t *document;
    struct ts_slice text;
    const char *name;
    uint32_t first_line;
    int nodes;
    const char *fault;
    struct ts_place fault_place;
};

static struct ts_place place_of(const struct reader *r, yaml_mark_t mark) {
    return (struct ts_place){r->name, r->first_line + (uint32_t)mark.line, (uint32_t)mark.column + 1};
}

/* A scalar's text; NULL if it has a NUL or another control character in it, which no page can show. */
static const char *scalar_text(struct reader *r, const yaml_node_t *node) {
    const char *p = (const char *)node->data.scalar.value;
    for (size_t i = 0; i < node->data.scalar.length; i++)
        if ((unsigned char)p[i] < 0x20 && p[i] != '\n' && p[i] != '\t')
            return NULL;
    return ts_arena_copy(r->ctx->keep, p, node->data.scalar.length);
}

static const char *key_text(struct reader *r, yaml_node_t *key) {
    if (key->type != YAML_SCALAR_NODE)
        return NULL;
    return scalar_text(r, key);
}

/* `key: #1` has no value; asked of plain empty scalars only. */
static bool is_comment(const struct reader *r, const yaml_node_t *node, const yaml_node_t *key) {
    return node->type == YAML_SCALAR_NODE && node->data.scalar.length == 0 &&
           node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           ts_slip_is_comment(ts_slip_line(r->text, (uint32_t)key->start_mark.line));
}

static const char *key_twice(struct reader *r, const char *key, uint32_t line) {
    const char *slip = ts_slip_of_word(r->ctx, key);
    if (*slip)
        return ts_lang_join(
            r->ctx->keep,
            ts_arena_printf(r->ctx->scratch, TS_BOTH("\"%s\" stands twice", "“%s”写了两次"), key, key), slip);
    return ts_arena_printf(
        r->ctx->keep,
        TS_BOTH("\"%s\" stands in line %u already; keep one of them", "“%s”在第 %u 行已经写过；请只留一个"),
        key, line, key, line);
}

static struct ts_yaml *copy_node(struct reader *r, int index, int depth);

static void copy_map(struct reader *r, const yaml_node_t *node, struct ts_yaml *to, int depth) {
    const struct ts_yaml **link = &to->first;
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start; pair < node->data.mapping.pairs.top;
         pair++) {
        yaml_node_t *key = yaml_document_get_node(r->document, pair->key);
        struct ts_yaml *child = copy_node(r, pair->value, depth + 1);
        if (!child)
            return;
        child->key = key_text(r, key);
        child->key_place = place_of(r, key->start_mark);
        child->is_comment =
            child->key && is_comment(r, yaml_document_get_node(r->document, pair->value), key);
        const struct ts_yaml *first = child->key ? ts_yaml_find(to, child->key, NULL) : NULL;
        if (!child->key || first) {
            r->fault = first ? key_twice(r, child->key, first->key_place.line)
                             : TS_BOTH("a key is not a word", "项的名称不是词");
            r->fault_place = child->key_place;
            return;
        }
        *link = child;
        link = &child->next;
    }
}

static void copy_list(struct reader *r, const yaml_node_t *node, struct ts_yaml *to, int depth) {
    const struct ts_yaml **link = &to->first;
    for (yaml_node_item_t *i = node->data.sequence.items.start; i < node->data.sequence.items.top; i++) {
        struct ts_yaml *child = copy_node(r, *i, depth + 1);
        if (!child)
            return;
        *link = child;
        link = &child->next;
    }
}

static struct ts_yaml *copy_node(struct reader *r, int index, int depth) {
    yaml_node_t *node = yaml_document_get_node(r->document, index);
    struct ts_yaml *to = TS_NEW(r->ctx->keep, struct ts_yaml, 1);
    to->place = place_of(r, node->start_mark);
    if (depth > MOST_DEPTH || ++r->nodes > MOST_NODES) {
        r->fault = TS_BOTH("nested too deep or too large", "层次太多或太大");
        r->fault_place = to->place;
        return NULL;
    }
    switch (node->type) {
    case YAML_MAPPING_NODE:
        to->kind = TS_YAML_MAP;
        copy_map(r, node, to, depth);
        break;
    case YAML_SEQUENCE_NODE:
        to->kind = TS_YAML_LIST;
        copy_list(r, node, to, depth);
        break;
    default:
        to->kind = TS_YAML_SCALAR;
        to->value = scalar_text(r, node);
        if (!to->value) {
            r->fault = TS_BOTH("a control character", "有控制字符");
            r->fault_place = to->place;
        }
    }
    return r->fault ? NULL : to;
}

static const struct ts_yaml *copy_document(struct reader *r) {
    yaml_node_t *root = yaml_document_get_root_node(r->document);
    if (!root || (root->type == YAML_SCALAR_NODE && root->data.scalar.length == 0)) {
        struct ts_yaml *empty = TS_NEW(r->ctx->keep, struct ts_yaml, 1);
        empty->kind = TS_YAML_MAP;
        empty->place = (struct ts_place){r->name, r->first_line, 1};
        return empty;
    }
    if (root->type != YAML_MAPPING_NODE) {
        bool scalar = root->type == YAML_SCALAR_NODE;
        r->fault = ts_lang_join(
            r->ctx->keep, TS_BOTH("lines of the form \"key: value\" are expected", "应是“项: 值”这样的行"),
            scalar ? ts_slip_of_word(r->ctx, (const char *)root->data.scalar.value) : "");
        r->fault_place = place_of(r, root->start_mark);
        return NULL;
    }
    return copy_node(r, (int)(root - r->document->nodes.start) + 1, 0);
}

/* What stands behind a second --- would be lost. */
static bool has_another(yaml_parser_t *parser) {
    yaml_document_t document;
    if (!yaml_parser_load(parser, &document))
        return true;
    bool another = yaml_document_get_root_node(&document) != NULL;
    yaml_document_delete(&document);
    return another;
}

/* What libyaml could not read. */
static void find_slip(struct reader *r, const yaml_parser_t *parser) {
    yaml_mark_t at = parser->problem_mark, from = parser->context_mark;
    const struct ts_slip_problem problem = {parser->problem ? parser->problem : "?", (uint32_t)at.line,
                                            (uint32_t)at.column, (uint32_t)from.line, (uint32_t)from.column};
    struct ts_slip slip = ts_slip_find(r->ctx, r->text, &problem);
    r->fault = slip.reason;
    r->fault_place = (struct ts_place){r->name, r->first_line + slip.line, slip.column + 1};
}

const struct ts_yaml *ts_yaml_parse(struct ts_ctx *ctx, const char *name, struct ts_slice text,
                                    uint32_t first_line, enum ts_code code) {
    yaml_parser_t parser;
    yaml_document_t document;
    if (text.n > MOST_BYTES) { /* libyaml's time is quadratic in nesting */
        TS_DIAG(ctx->diag, code, ts_place_of_file(name), TS_BOTH("longer than 64 KiB", "超过 64 KiB"));
        return NULL;
    }
    struct reader r = {
        .ctx = ctx, .document = &document, .text = text, .name = name, .first_line = first_line};
    const struct ts_yaml *root = NULL;
    if (!yaml_parser_initialize(&parser)) {
        TS_DIAG(ctx->diag, code, ts_place_of_file(name), "libyaml");
        return NULL;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.p, text.n);
    if (yaml_parser_load(&parser, &document)) {
        root = copy_document(&r);
        yaml_document_delete(&document);
        if (!r.fault && has_another(&parser)) {
            r.fault = TS_BOTH("more than one document (a line of ---)", "不止一份文档（有 --- 一行）");
            r.fault_place = place_of(&r, parser.mark);
        }
    } else {
        find_slip(&r, &parser);
    }
    yaml_parser_delete(&parser);
    if (r.fault) {
        TS_DIAG(ctx->diag, code, r.fault_place, r.fault);
        return NULL;
    }
    return root;
}

/* Most keys differ in their first byte already, and a style asks a hundred thousand times. */
static bool is_key(const struct ts_yaml *node, const char *name) {
    return *node->key == *name && strcmp(node->key, name) == 0;
}

const struct ts_yaml *ts_yaml_find(const struct ts_yaml *map, const char *key, const char *alias) {
    if (map->kind != TS_YAML_MAP)
        return NULL;
    for (const struct ts_yaml *c = map->first; c; c = c->next)
        if (is_key(c, key) || (alias && is_key(c, alias)))
            return c;
    return NULL;
}
