#include "style/style.h"

#include "base/utf8.h"
#include "style/schema.h"
#include "style/value.h"
#include "style/yaml.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_LAYERS = 64, MOST_STYLE_BYTES = 1 << 20 };

/* The layers of values, the first is the topmost: --set arguments from the last back, the file, the built-in.
 */
struct layers {
    const struct ts_yaml *root[MOST_LAYERS];
    int n;
};

extern const char ts_builtin_style[];
extern const size_t ts_builtin_style_size;

struct ts_slice ts_style_builtin(void) {
    return (struct ts_slice){ts_builtin_style, ts_builtin_style_size};
}

static bool is_path(const char *name) {
    size_t n = strlen(name);
    return strchr(name, '/') || (n > 5 && strcmp(name + n - 5, ".yaml") == 0);
}

/* The file of a style: the path itself, or NAME.yaml in the first folder that has it. */
static const char *style_path(struct ts_ctx *ctx, const struct ts_style_request *request) {
    if (is_path(request->name))
        return request->name;
    const char *looked = "";
    for (const char *const *folder = request->folders; folder && *folder; folder++) {
        const char *path = ts_arena_printf(ctx->keep, "%s/%s.yaml", *folder, request->name);
        if (access(path, R_OK) == 0)
            return path;
        looked = ts_arena_printf(ctx->scratch, "%s%s%s", looked, *looked ? " " : "", *folder);
    }
    TS_DIAG(ctx->diag, TS_STYLE_NOT_FOUND, (struct ts_place){0}, request->name, looked);
    return NULL;
}

static bool read_style_file(struct ts_ctx *ctx, const char *path, struct ts_slice *text) {
    FILE *f = fopen(path, "rb");
    char *bytes = ts_arena_alloc(ctx->keep, MOST_STYLE_BYTES, 1);
    size_t n = f ? fread(bytes, 1, MOST_STYLE_BYTES, f) : 0;
    bool ok = f && !ferror(f) && n < MOST_STYLE_BYTES;
    if (!ok)
        TS_DIAG(ctx->diag, TS_FILE_UNREADABLE, (struct ts_place){0}, path,
                strerror(f && !ferror(f) ? EFBIG : errno));
    if (f)
        fclose(f);
    *text = (struct ts_slice){bytes, n};
    return ok;
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

static bool gather_layers(struct ts_ctx *ctx, const struct ts_style_request *request, struct layers *layers) {
    int n_set = 0;
    while (request->set && request->set[n_set])
        n_set++;
    if (n_set > MOST_LAYERS - 2) {
        TS_DIAG(ctx->diag, TS_SET_SYNTAX, (struct ts_place){0}, "…");
        return false;
    }
    for (int i = n_set; i-- > 0;)
        if (!(layers->root[layers->n++] = tree_of_setting(ctx, request->set[i])))
            return false;
    if (request->name) {
        struct ts_slice text;
        const char *path = style_path(ctx, request);
        if (!path || !read_style_file(ctx, path, &text) ||
            !(layers->root[layers->n++] = ts_yaml_parse(ctx, path, text, 1, TS_STYLE_SYNTAX)))
            return false;
    }
    layers->root[layers->n++] = ts_yaml_parse(ctx, "built-in style", ts_style_builtin(), 1, TS_STYLE_SYNTAX);
    return layers->root[layers->n - 1] != NULL;
}

/* `section.key` of a key of that name in another section, or NULL. */
static const char *find_elsewhere(struct ts_ctx *ctx, const char *name) {
    for (const struct ts_key *k = ts_schema_keys(); k->name; k++) {
        const struct ts_key *inside = k->kind == TS_KEY_SECTION ? ts_schema_find(k->keys, name) : NULL;
        if (inside)
            return ts_arena_printf(ctx->scratch, "%s.%s",
                                   strcmp(inside->alias, name) == 0 ? k->alias : k->name, name);
    }
    return NULL;
}

static void unknown_key(struct ts_ctx *ctx, const struct ts_key *keys, const struct ts_yaml *node) {
    const char *nearest = find_elsewhere(ctx, node->key);
    if (!nearest)
        nearest = ts_schema_nearest(keys, node->key);
    const char *hint = nearest ? ts_arena_printf(ctx->scratch, " → %s ?", nearest) : "";
    if (strstr(node->key, "："))
        hint = TS_BOTH(": its colon is a full-width one; write \": \"", "：冒号是全角，请改为半角“:”加空格");
    TS_DIAG(ctx->diag, TS_STYLE_UNKNOWN_KEY, node->key_place, node->key, hint);
}

static void bad_value(struct ts_ctx *ctx, const struct ts_yaml *node, const char *expected) {
    TS_DIAG(ctx->diag, TS_STYLE_BAD_VALUE, node->place, node->key,
            node->kind == TS_YAML_SCALAR ? node->value : "…", expected);
}

static void check_words(struct ts_ctx *ctx, const struct ts_yaml *node) {
    bool ok = node->kind == TS_YAML_LIST;
    for (const struct ts_yaml *c = node->first; ok && c; c = c->next)
        ok = c->kind == TS_YAML_SCALAR && *c->value;
    if (!ok)
        bad_value(ctx, node,
                  TS_BOTH("a list of words, as [长江大桥, 张家口]", "词的列表，例如 [长江大桥, 张家口]"));
}

/* Every key of a layer must be one of the schema's, and a section must be a map. */
static void check_keys(struct ts_ctx *ctx, const struct ts_key *keys, const struct ts_yaml *map) {
    for (const struct ts_yaml *node = map->first; node; node = node->next) {
        const struct ts_key *key = ts_schema_find(keys, node->key);
        const struct ts_yaml *first = key ? ts_yaml_find(map, key->name, key->alias) : NULL;
        if (first && first != node) /* once by its name and once by its alias */
            TS_DIAG(ctx->diag, TS_STYLE_KEY_TWICE, node->key_place, node->key, first->key);
        if (!key)
            unknown_key(ctx, keys, node);
        else if (key->kind == TS_KEY_SECTION && node->kind != TS_YAML_MAP)
            bad_value(ctx, node, TS_BOTH("a section with keys of its own", "一组项"));
        else if (key->kind == TS_KEY_WORDS)
            check_words(ctx, node);
        else if (key->kind != TS_KEY_SECTION && node->kind != TS_YAML_SCALAR)
            bad_value(ctx, node, TS_BOTH("one value", "一个值"));
        else if (key->kind == TS_KEY_SECTION)
            check_keys(ctx, key->keys, node);
    }
}

static bool store_choice(const struct ts_key *key, const char *value, int *to) {
    for (const struct ts_key_choice *c = key->choices; c->name; c++)
        if (strcmp(c->name, value) == 0 || strcmp(c->alias, value) == 0) {
            *to = c->value;
            return true;
        }
    return false;
}

static const char *list_choices(struct ts_ctx *ctx, const struct ts_key *key) {
    const char *list = "";
    for (const struct ts_key_choice *c = key->choices; c->name; c++)
        list = ts_arena_printf(ctx->scratch, "%s%s%s (%s)", list, *list ? ", " : "", c->name, c->alias);
    return list;
}

/* What a value of the key has to be, for a message. */
static const char *expected(struct ts_ctx *ctx, const struct ts_key *key, const struct ts_units *units) {
    const char *em = units->em ? " 2em" : "", *row = units->row ? " 8行" : "";
    const char *word = key->choices ? key->choices->name : "", * or = *word ? " " : "";
    double low = (double)key->min / TS_MM, high = (double)key->max / TS_MM;
    int least = (int)key->min, most = (int)key->max;
    const char *choices;
    switch (key->kind) {
    case TS_KEY_LENGTH:
    case TS_KEY_SIZE:
    case TS_KEY_BODY_SIZE:
    case TS_KEY_ROW:
        return ts_arena_printf(ctx->scratch,
                               TS_BOTH("a length with its unit, %g to %g mm, such as 3mm 五号 10.5点%s%s%s%s",
                                       "带单位的长度（%g 至 %g mm），例如 3mm 五号 10.5点%s%s%s%s"),
                               low, high, em, row, or, word, low, high, em, row, or, word);
    case TS_KEY_INT:
        return ts_arena_printf(ctx->scratch, TS_BOTH("a whole number from %d to %d", "%d 至 %d 的整数"),
                               least, most, least, most);
    case TS_KEY_SHARE:
        return TS_BOTH("a share of an em in range, such as 1/4", "范围内的字身几分之几，例如 1/4");
    case TS_KEY_BOOL:
        return TS_BOTH("yes or no", "是或否");
    case TS_KEY_COLOUR:
        return TS_BOTH("a colour: C M Y K in percent, black, white or red",
                       "颜色：C M Y K 百分数，或 黑 白 红");
    case TS_KEY_CHOICE:
    case TS_KEY_SIZE_TABLE:
        choices = list_choices(ctx, key);
        return ts_arena_printf(ctx->scratch, TS_BOTH("one of %s", "下列之一：%s"), choices, choices);
    default:
        return "?";
    }
}

static bool in_range(const struct ts_key *key, int64_t value) {
    return value >= key->min && value <= key->max;
}

static bool store_length(const struct ts_key *key, const char *value, const struct ts_units *units,
                         ts_len *to) {
    ts_len length;
    if (key->choices && store_choice(key, value, to))
        return true;
    if (!ts_value_length(value, units, &length) || !in_range(key, length))
        return false; /* the field keeps its 0, so that no later em is out of range */
    *to = length;
    return true;
}

/* Read one value into its field; false if it is not what the key takes. */
static bool store(const struct ts_key *key, const char *value, struct ts_units *units, char *field) {
    switch (key->kind) {
    case TS_KEY_LENGTH:
    case TS_KEY_SIZE:
    case TS_KEY_BODY_SIZE:
    case TS_KEY_ROW:
        return store_length(key, value, units, (ts_len *)(void *)field);
    case TS_KEY_INT:
        return ts_value_int(value, (int *)(void *)field) && in_range(key, *(int *)(void *)field);
    case TS_KEY_SHARE:
        return ts_value_share(value, (ts_len *)(void *)field) && in_range(key, *(ts_len *)(void *)field);
    case TS_KEY_BOOL:
        return ts_value_bool(value, (bool *)field);
    case TS_KEY_COLOUR:
        return ts_value_colour(value, (struct ts_colour *)(void *)field);
    case TS_KEY_CHOICE:
    case TS_KEY_SIZE_TABLE:
        return store_choice(key, value, (int *)(void *)field);
    default:
        *(const char **)(void *)field = value;
        return true;
    }
}

/* What units mean after a key was read. */
static void update_units(const struct ts_key *key, const char *field, struct ts_units *units) {
    switch (key->kind) {
    case TS_KEY_BODY_SIZE:
        units->body_em = *(const ts_len *)(const void *)field;
        units->em = units->body_em;
        break;
    case TS_KEY_SIZE:
        units->em = *(const ts_len *)(const void *)field;
        break;
    case TS_KEY_ROW:
        units->row = *(const ts_len *)(const void *)field;
        break;
    case TS_KEY_SIZE_TABLE:
        units->office_sizes = *(const int *)(const void *)field;
        break;
    default:
        break;
    }
}

/* The nodes of one section in all layers: what a key means is the topmost layer's that has it. */
static struct layers sublayers(const struct layers *layers, const struct ts_key *key) {
    struct layers below = {.n = 0};
    for (int i = 0; i < layers->n; i++) {
        const struct ts_yaml *node = ts_yaml_find(layers->root[i], key->name, key->alias);
        if (node && node->kind == TS_YAML_MAP)
            below.root[below.n++] = node;
    }
    return below;
}

static const char *const *list_of_words(struct ts_ctx *ctx, const struct ts_yaml *list) {
    size_t n = 0;
    for (const struct ts_yaml *c = list->first; c; c = c->next)
        n++;
    const char **words = TS_NEW(ctx->keep, const char *, n + 1);
    n = 0;
    for (const struct ts_yaml *c = list->first; c; c = c->next)
        words[n++] = c->value;
    return words;
}

static void resolve(struct ts_ctx *ctx, const struct ts_key *keys, const struct layers *layers,
                    struct ts_units *units, char *base) {
    units->em = units->body_em;
    for (const struct ts_key *key = keys; key->name; key++) {
        char *field = base + key->offset;
        if (key->kind == TS_KEY_SECTION) {
            struct layers below = sublayers(layers, key);
            resolve(ctx, key->keys, &below, units, field);
            continue;
        }
        bool stored = false;
        for (int i = 0; i < layers->n && !stored; i++) {
            const struct ts_yaml *node = ts_yaml_find(layers->root[i], key->name, key->alias);
            if (!node || (node->kind != TS_YAML_SCALAR && key->kind != TS_KEY_WORDS))
                continue; /* check_keys has said what it should be */
            if (key->kind == TS_KEY_WORDS)
                *(const char *const **)(void *)field = list_of_words(ctx, node);
            stored = key->kind == TS_KEY_WORDS || store(key, node->value, units, field);
            if (!stored) /* the layer below goes on in its place, so that one fault is told once */
                bad_value(ctx, node, expected(ctx, key, units));
        }
        update_units(key, field, units);
    }
}

/* The layer that a key's value comes from; layers->n = none. */
static int layer_of(const struct layers *layers, const struct ts_key *keys, const char *name) {
    const struct ts_key *key = ts_schema_find(keys, name);
    int i = 0;
    while (i < layers->n && !ts_yaml_find(layers->root[i], key->name, key->alias))
        i++;
    return i;
}

/* A style that names another family but no package: the package of the family below is not where it is found.
 */
static void forget_packages(const struct layers *layers, struct ts_style *style) {
    const struct ts_key *fonts = ts_schema_find(ts_schema_keys(), "fonts");
    struct layers sections = sublayers(layers, fonts);
    for (const struct ts_key *role = fonts->keys; role->name; role++) {
        struct layers values = sublayers(&sections, role);
        struct ts_font_choice *choice = (struct ts_font_choice *)(void *)((char *)style + role->offset);
        if (layer_of(&values, role->keys, "family") < layer_of(&values, role->keys, "package"))
            choice->package = "";
    }
}

static void impossible(struct ts_ctx *ctx, const struct layers *layers, const char *both) {
    struct ts_place where = layers->n > 1 ? layers->root[layers->n - 2]->place : (struct ts_place){0};
    where.line = where.column = 0;
    TS_DIAG(ctx->diag, TS_STYLE_IMPOSSIBLE, where, both);
}

/* The body's columns and least gutters must fit the type area. */
static void check_columns(struct ts_ctx *ctx, const struct layers *layers, const struct ts_style *s) {
    int64_t columns = s->columns, size = s->body.size, gutters = (columns - 1) * (int64_t)s->gutter;
    int64_t width = columns * s->characters * size + gutters;
    if (width <= s->area_width)
        return;
    int fits = (int)((s->area_width - gutters) / columns / size);
    double points = (double)size / TS_POINT, taken = (double)width / TS_MM,
           there = (double)s->area_width / TS_MM;
    impossible(ctx, layers,
               ts_arena_printf(
                   ctx->scratch,
                   TS_BOTH("grid: %d columns of %d characters of %.2f点 with their gutters take %.2f mm, the "
                           "type area is %.2f mm wide; %d characters a column would fit",
                           "网格：%d 栏 × %d 字 × %.2f点 加栏间共 %.2f mm，版心宽 %.2f mm；每栏 %d 字排得下"),
                   s->columns, s->characters, points, taken, there, fits, s->columns, s->characters, points,
                   taken, there, fits));
}

static bool is_half_a_line(const struct ts_style *s, ts_len length) {
    return length >= s->characters * (int64_t)s->body.size / 2;
}

/* The start of a paragraph that goes on beside a label that hangs. */
static ts_len hanging_start(const struct ts_style *s, const struct ts_type *speaker) {
    const ts_len indents[] = {s->body.indent, s->body.first_indent, s->body.turn_indent};
    ts_len widest = 0;
    for (size_t i = 0; i < sizeof indents / sizeof *indents; i++)
        widest = indents[i] > widest ? indents[i] : widest;
    return speaker->form == TS_FORM_HANG ? speaker->label_width + widest : 0;
}

/* Values that are right one by one but not together. */
static void check_geometry(struct ts_ctx *ctx, const struct layers *layers, const struct ts_style *s) {
    const struct {
        bool wrong;
        const char *message;
    } checks[] = {
        {s->area_left + (int64_t)s->area_width > s->page_width ||
             s->area_top + (int64_t)s->area_height > s->page_height,
         TS_BOTH("area: the type area reaches beyond the page", "版心：超出纸张")},
        {s->row < s->body.size || s->row < s->lead.size || s->row < s->standfirst.size,
         TS_BOTH("grid.row is less than the size of the body, the lead or the standfirst: rows would overlap",
                 "行高小于正文、导语或提要字号：上下行会重叠")},
        {s->quote.size > s->body.size,
         TS_BOTH("quote.size is greater than the body's: the first and the last row hold no more",
                 "引文字号大于正文：首行和末行容不下")},
        {is_half_a_line(s, s->list.indent + s->list.label_width),
         TS_BOTH("list.indent and list.label-width are half a line or more", "列表的缩进加符号宽达半行以上")},
        {s->list.size > s->body.size,
         TS_BOTH("list.size is greater than the body's", "列表符号字号大于正文")},
        {is_half_a_line(s, (ts_len)ts_utf8_count(s->end_mark, strlen(s->end_mark)) * s->body.size),
         TS_BOTH("end-mark is half a line or more", "文末标记长达半行以上")},
        {s->credit.size > s->body.size,
         TS_BOTH("credit.size is greater than the body's: the first and the last row hold no more",
                 "文末署名字号大于正文：首行和末行容不下")},
        {s->table.size > s->body.size || s->table_head.size > s->body.size,
         TS_BOTH("table.size or table-head.size is greater than the body's", "表格或表头字号大于正文")},
        {s->box.size > s->body.size || s->box_title.size > s->row,
         TS_BOTH("box.size is greater than the body's, or box-title.size than a row",
                 "框文字号大于正文，或框题字号大于行高")},
        {is_half_a_line(s, s->box.indent),
         TS_BOTH("box.indent is half a line or more", "框文缩进达半行以上")},
        {s->notes.size > s->body.size,
         TS_BOTH("notes.size is greater than the body's: the first and the last row hold no more",
                 "注文字号大于正文：首行和末行容不下")},
        {is_half_a_line(s, s->notes.label_width),
         TS_BOTH("notes.label-width is half a line or more", "注文的号码宽达半行以上")},
        {s->area_height < 8 * (int64_t)s->row,
         TS_BOTH("area.height holds fewer than 8 rows", "版心不足 8 行")},
        {is_half_a_line(s, s->body.indent),
         TS_BOTH("body.indent is half a line or more", "正文缩进达半行以上")},
        {is_half_a_line(s, s->body.first_indent) || is_half_a_line(s, s->body.turn_indent),
         TS_BOTH("body: first-paragraph-indent or turn-indent is half a line or more",
                 "正文：首段缩进或折行缩进达半行以上")},
        {is_half_a_line(s, hanging_start(s, &s->question)) || is_half_a_line(s, hanging_start(s, &s->answer)),
         TS_BOTH("label-width of a form that hangs is, with the body's indent, half a line or more",
                 "凸排的标签宽加正文缩进达半行以上")},
        {is_half_a_line(s, s->subhead.indent),
         TS_BOTH("subhead.indent is half a line or more", "小标题缩进达半行以上")},
        {s->line.western_gap_min > s->line.western_gap || s->line.western_gap > s->line.western_gap_max,
         TS_BOTH("line: western-gap-min, western-gap and western-gap-max must rise",
                 "行文：中西最小、中西间距、中西最大应由小到大")},
        {s->line.word_space_min > s->line.word_space_max,
         TS_BOTH("line: word-space-min is greater than word-space-max", "行文：词距最小大于词距最大")},
        {s->headline.min_size > s->headline.size || s->kicker.min_size > s->kicker.size ||
             s->deck.min_size > s->deck.size || s->byline.min_size > s->byline.size,
         TS_BOTH("a heading's min-size is greater than its size", "标题的最小字号大于字号")},
    };
    check_columns(ctx, layers, s);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (checks[i].wrong)
            impossible(ctx, layers, checks[i].message);
}

const struct ts_style *ts_style_load(struct ts_ctx *ctx, const struct ts_style_request *request) {
    struct layers layers = {.n = 0};
    if (!gather_layers(ctx, request, &layers))
        return NULL;
    for (int i = 0; i < layers.n; i++)
        check_keys(ctx, ts_schema_keys(), layers.root[i]);
    struct ts_style *style = TS_NEW(ctx->keep, struct ts_style, 1);
    struct ts_units units = {0};
    resolve(ctx, ts_schema_keys(), &layers, &units, (char *)style);
    if (ts_diag_failed(ctx->diag))
        return NULL;
    forget_packages(&layers, style);
    check_geometry(ctx, &layers, style);
    return ts_diag_failed(ctx->diag) ? NULL : style;
}
