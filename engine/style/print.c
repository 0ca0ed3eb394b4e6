#include "style/print.h"

#include "base/utf8.h"
#include "style/value.h"

enum { COMMENT_COLUMN = 44, INDENT = 2 };

struct printer {
    struct ts_ctx *ctx;
    FILE *file;
    const struct ts_givens *givens;
    enum ts_lang lang;
};

/* Columns of a terminal: a Han character takes two. */
static int width_of(const char *s) {
    int width = 0;
    size_t left = strlen(s), used;
    for (; left; s += used, left -= used)
        width += ts_utf8_decode(s, left, &used) >= 0x1100 ? 2 : 1;
    return width;
}

/* What a double-quoted scalar may hold as it is; all else is escaped, and so is what would fold a line. */
static bool is_plain(uint32_t c) {
    return c >= 0x20 && c != '"' && c != '\\' && (c < 0x7F || c > 0xA0) && c != 0x2028 && c != 0x2029 &&
           c != 0xFEFF && (c < 0xFFFE || c > 0xFFFF);
}

static const char *quoted(struct ts_ctx *ctx, const char *text) {
    size_t left = strlen(text), used, n = 0;
    char *to = ts_arena_alloc(ctx->scratch, left * 6 + 3, 1);
    to[n++] = '"';
    for (; left; text += used, left -= used) {
        uint32_t c = ts_utf8_decode(text, left, &used);
        if (c == TS_UTF8_BAD)
            c = 0xFFFD;
        if (is_plain(c))
            n += ts_utf8_encode(c, to + n);
        else
            n += (size_t)sprintf(to + n, "\\u%04X", (unsigned)c);
    }
    to[n++] = '"';
    return to;
}

static const char *words(struct ts_ctx *ctx, const struct ts_yaml *list) {
    const char *text = "";
    for (const struct ts_yaml *c = list->first; c; c = c->next)
        text = ts_arena_printf(ctx->scratch, "%s%s%s", text, *text ? ", " : "", quoted(ctx, c->value));
    return ts_arena_printf(ctx->scratch, "[%s]", text);
}

static const char *choice(const struct printer *p, const struct ts_key *key, const char *value) {
    for (const struct ts_key_choice *c = key->choices; c && c->name; c++)
        if (strcmp(c->name, value) == 0 || strcmp(c->alias, value) == 0)
            return p->lang == TS_CHINESE ? c->alias : c->name;
    return value;
}

/* A number may be given with blanks and line ends before it, which plain YAML would lose. */
static bool is_bare(const char *value) {
    for (const char *p = value; *p; p++)
        if ((unsigned char)*p < 0x20)
            return false;
    return *value && *value != ' ';
}

/* The value as it was given: relative lengths stay relative. Names and truths are the language's. */
static const char *value_text(const struct printer *p, const struct ts_given *given) {
    static const char *const truths[2][2] = {{"no", "yes"}, {"否", "是"}};
    const char *value = given->node->value;
    bool truth;
    switch (given->key->kind) {
    case TS_KEY_STRING:
        return quoted(p->ctx, value);
    case TS_KEY_WORDS:
        return words(p->ctx, given->node);
    case TS_KEY_FILES:
        return given->node->kind == TS_YAML_LIST ? words(p->ctx, given->node) : quoted(p->ctx, value);
    case TS_KEY_CHOICE:
    case TS_KEY_SIZE_TABLE:
        return choice(p, given->key, value);
    case TS_KEY_BOOL:
        return ts_value_bool(value, &truth) ? truths[p->lang][truth] : value;
    default:
        value = choice(p, given->key, value); /* a word in a length's place */
        return is_bare(value) ? value : quoted(p->ctx, value);
    }
}

/* A path may hold anything; a comment ends with its line. */
static const char *one_line(struct ts_ctx *ctx, const char *s) {
    char *copy = ts_arena_copy(ctx->scratch, s, strlen(s));
    for (char *p = copy; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7F)
            *p = '?';
    return copy;
}

static void print_value(const struct printer *p, const struct ts_given *given, const char *name, int indent) {
    const char *value = value_text(p, given);
    int width = indent + width_of(name) + 2 + width_of(value);
    int blanks = width + 2 < COMMENT_COLUMN ? COMMENT_COLUMN - width : 2;
    fprintf(p->file, "%*s%s: %s%*s# %s\n", indent, "", name, value, blanks, "",
            one_line(p->ctx, ts_layers_where(p->ctx, given->node->place, p->lang)));
}

/* The topmost partial style that has the key among `layers`. */
static const struct ts_yaml *find_partial(const struct ts_layers *layers, const struct ts_key *key) {
    const struct ts_yaml *node = NULL;
    for (int i = 0; i < layers->n && !node; i++)
        node = layers->root[i] ? ts_yaml_find(layers->root[i], key->name, key->alias) : NULL;
    return node;
}

static bool is_empty(const struct ts_layers *layers) {
    for (int i = 0; i < layers->n; i++)
        if (layers->root[i] && layers->root[i]->first)
            return false;
    return true;
}

/* What a role's layers say, and no more: what lies below is the page's. */
static void print_partial(const struct printer *p, const struct ts_key *keys, const struct ts_layers *layers,
                          int indent) {
    for (const struct ts_key *k = keys; k->name; k++) {
        const char *name = p->lang == TS_CHINESE ? k->alias : k->name;
        struct ts_layers below = ts_layers_below(p->ctx, layers, k);
        const struct ts_yaml *node = find_partial(layers, k);
        if (ts_schema_has_field(k) && node) {
            print_value(p, &(struct ts_given){.key = k, .node = node}, name, indent);
        } else if (k->kind == TS_KEY_SECTION && !is_empty(&below)) {
            fprintf(p->file, "%*s%s:\n", indent, "", name);
            print_partial(p, k->keys, &below, indent + INDENT);
        }
    }
}

static void print_roles(const struct printer *p) {
    const struct ts_layers *page = &p->givens->layers;
    for (const struct ts_key *role = ts_schema_roles(); role->name; role++) {
        struct ts_layers layers = {TS_NEW(p->ctx->scratch, const struct ts_yaml *, (size_t)page->n), page->n};
        for (int i = 0; i < page->n; i++)
            layers.root[i] = ts_layers_partial(page->root[i], role);
        if (is_empty(&layers))
            continue;
        fprintf(p->file, "%*s%s:\n", INDENT, "", p->lang == TS_CHINESE ? role->alias : role->name);
        print_partial(p, ts_schema_keys(), &layers, 2 * INDENT);
    }
}

static void print_keys(const struct printer *p, const struct ts_key *keys, size_t base, int indent) {
    for (const struct ts_key *k = keys; k->name; k++) {
        const char *name = p->lang == TS_CHINESE ? k->alias : k->name;
        if (k->kind == TS_KEY_SECTION) {
            fprintf(p->file, "%*s%s:\n", indent, "", name);
            print_keys(p, k->keys, base + k->offset, indent + INDENT);
        } else if (k->kind == TS_KEY_BLOCKS) {
            fprintf(p->file, "%*s%s:\n", indent, "", name);
            print_roles(p);
        } else if (ts_schema_has_field(k)) {
            print_value(p, ts_given_at(p->givens, base + k->offset), name, indent);
        }
    }
}

void ts_style_print(struct ts_ctx *ctx, FILE *file, const struct ts_givens *givens, enum ts_lang lang) {
    const struct printer p = {ctx, file, givens, lang};
    print_keys(&p, ts_schema_keys(), 0, 0);
}
