#include "text/header.h"

#include "base/utf8.h"
#include "style/yaml.h"
#include "text/imprint.h"

#include <stdio.h>

/* What the header has besides the imprint. */
struct header_key {
    const char *name, *alias;
    size_t offset; /* of its ts_header_value */
    const char *traditional;
};

#define VALUE(field) offsetof(struct ts_header, field)

static const struct header_key header_keys[] = {
    {"引题", "kicker", VALUE(kicker), "引題"},     {"标题", "title", VALUE(headline), "標題"},
    {"主题", "headline", VALUE(headline), "主題"}, {"副题", "deck", VALUE(deck), "副題"},
    {"署名", "byline", VALUE(byline), "署名"},     {"提要", "standfirst", VALUE(standfirst), "提要"},
    {"作者", "author", VALUE(byline), "作者"},     {"问", "question", VALUE(question), "問"},
    {"答", "answer", VALUE(answer), "答"},         {"分量", "weight", VALUE(weight_text), "分量"},
};

enum { N_KEYS = sizeof header_keys / sizeof *header_keys };

static bool is_fence(struct ts_slice text, size_t at, size_t *next) {
    if (text.n - at < 3 || memcmp(text.p + at, "---", 3) != 0)
        return false;
    size_t i = at + 3;
    while (i < text.n && (text.p[i] == ' ' || text.p[i] == '\t'))
        i++;
    *next = i < text.n ? i + 1 : i;
    return i == text.n || text.p[i] == '\n';
}

static size_t next_line(struct ts_slice text, size_t at) {
    const char *end = memchr(text.p + at, '\n', text.n - at);
    return end ? (size_t)(end - text.p) + 1 : text.n;
}

enum block { NO_BLOCK, OPEN_BLOCK, BLOCK };

/* The lines between the fences, if the text begins with a block; OPEN_BLOCK = it has no end. */
static enum block find_block(struct ts_slice text, size_t *begin, size_t *end, size_t *behind) {
    size_t at = 0;
    while (at < text.n && text.p[at] == '\n')
        at++;
    if (!is_fence(text, at, begin))
        return NO_BLOCK;
    for (at = *begin; at < text.n; at = next_line(text, at)) {
        if (is_fence(text, at, behind)) {
            *end = at;
            return BLOCK;
        }
    }
    return OPEN_BLOCK;
}

/* YAML counts the text's lines and columns; people are told the copy's. */
static struct ts_place place_in_copy(const struct ts_source *s, struct ts_place of_text) {
    return ts_source_place(s, ts_source_offset(s, of_text.line, of_text.column));
}

/* One or the other; both NULL = the name is not known. */
struct found {
    const struct header_key *value;
    const struct ts_imprint_key *imprint;
};

static struct found find_key(const char *name) {
    for (const struct header_key *k = header_keys; k < header_keys + N_KEYS; k++)
        if (strcmp(k->name, name) == 0 || strcmp(k->alias, name) == 0 || strcmp(k->traditional, name) == 0)
            return (struct found){.value = k};
    return (struct found){.imprint = ts_imprint_find(name)};
}

static bool is_known(struct found key) {
    return key.value || key.imprint;
}

/* The first that has the key under any of its names. */
static const struct ts_yaml *find_node(const struct ts_yaml *root, struct found key) {
    for (const struct ts_yaml *node = root->first; node; node = node->next) {
        struct found other = find_key(node->key);
        if (other.value == key.value && other.imprint == key.imprint)
            return node;
    }
    return NULL;
}

/* The block with `key：value` as YAML wants it: the full-width colon, which a Chinese keyboard types, becomes
 * a colon and a blank where a known key stands before it. `widened` tells for each line if that moved its
 * value by a column. */
static struct ts_slice normalise_colons(struct ts_ctx *ctx, struct ts_slice block, const bool **widened) {
    char *text = ts_arena_alloc(ctx->keep, block.n + 1, 1);
    size_t n = 0, lines = 0, line = 0;
    for (size_t i = 0; i < block.n; i++)
        lines += block.p[i] == '\n';
    bool *moved = TS_NEW(ctx->keep, bool, lines + 1);
    for (size_t at = 0, next; at < block.n; at = next, line++) {
        next = next_line(block, at);
        const char *begin = block.p + at, *colon = memmem(begin, next - at, "：", 3);
        const char *key = colon ? ts_arena_copy(ctx->scratch, begin, (size_t)(colon - begin)) : NULL;
        if (!key || !is_known(find_key(key))) {
            memcpy(text + n, begin, next - at);
            n += next - at;
            continue;
        }
        n += (size_t)sprintf(text + n, "%s: ", key);
        memcpy(text + n, colon + 3, (size_t)(block.p + next - colon) - 3);
        n += (size_t)(block.p + next - colon) - 3;
        moved[line] = true;
    }
    *widened = moved;
    return (struct ts_slice){text, n};
}

/* Further pages count on from its number: a word cannot be counted on. */
static void store_imprint(struct ts_ctx *ctx, const struct ts_source *s, const struct ts_yaml *node,
                          const struct ts_imprint_key *key, struct ts_header *h) {
    const char *fault = ts_imprint_fault(key, node->value);
    if (fault) {
        TS_DIAG(ctx->diag, TS_HEADER_BAD_VALUE, place_in_copy(s, node->place), node->key,
                ts_imprint_shown(node->value), fault);
        return;
    }
    if (key->offset == offsetof(struct ts_folio_text, page) && !ts_imprint_is_counted(node->value))
        TS_DIAG(ctx->diag, TS_HEADER_NOT_COUNTED, place_in_copy(s, node->place), node->value);
    *(const char **)(void *)((char *)&h->folio + key->offset) = node->value;
}

static void store_value(struct ts_ctx *ctx, const struct ts_source *s, const struct ts_yaml *node,
                        struct found key, bool widened, struct ts_header *h) {
    if (node->kind != TS_YAML_SCALAR) {
        TS_DIAG(ctx->diag, TS_HEADER_BAD_VALUE, place_in_copy(s, node->place), node->key, "…",
                TS_BOTH("one value", "一个值"));
        return;
    }
    if (*node->value == 0)
        return;
    if (key.imprint) {
        store_imprint(ctx, s, node, key.imprint, h);
        return;
    }
    struct ts_place place = node->place;
    place.column -= widened; /* two columns there, one in the copy */
    uint32_t offset = (uint32_t)ts_source_offset(s, place.line, place.column);
    char first = s->text.p[offset];
    offset += first == '"' || first == '\'';
    *(struct ts_header_value *)(void *)((char *)h + key.value->offset) =
        (struct ts_header_value){ts_slice_of(node->value), offset};
}

static void unknown_key(struct ts_ctx *ctx, const struct ts_source *s, const struct ts_yaml *node) {
    const char *keys = "";
    for (int i = 0; i < N_KEYS; i++)
        keys = ts_arena_printf(ctx->scratch, "%s %s", keys, header_keys[i].name);
    for (const struct ts_imprint_key *k = ts_imprint_keys(); k->name; k++)
        keys = ts_arena_printf(ctx->scratch, "%s %s", keys, k->name);
    TS_DIAG(ctx->diag, TS_HEADER_UNKNOWN_KEY, place_in_copy(s, node->key_place), node->key,
            ts_arena_printf(ctx->scratch, " (%s)", keys + 1));
}

/* 1 is the head article. */
static void read_weight(struct ts_ctx *ctx, const struct ts_source *s, struct ts_header *h) {
    struct ts_slice text = h->weight_text.text;
    if (!text.p)
        return;
    for (size_t i = 0; i < text.n && i < 3; i++)
        h->weight = text.p[i] >= '0' && text.p[i] <= '9' ? h->weight * 10 + text.p[i] - '0'
                                                         : TS_HEADER_MOST_WEIGHT + 1;
    if (text.n <= 2 && h->weight >= 1 && h->weight <= TS_HEADER_MOST_WEIGHT)
        return;
    TS_DIAG(ctx->diag, TS_HEADER_BAD_VALUE, ts_source_place(s, h->weight_text.offset), "分量",
            ts_arena_copy(ctx->scratch, text.p, text.n),
            TS_BOTH("a number from 1, the head article, to 99", "1（头条）至 99 的数"));
    h->weight = 0;
}

struct ts_header ts_header_read(struct ts_ctx *ctx, const struct ts_source *s) {
    struct ts_header h = {.folio = ts_imprint_none()};
    size_t begin, end, behind;
    enum block block = find_block(s->text, &begin, &end, &behind);
    if (block == OPEN_BLOCK)
        TS_DIAG(ctx->diag, TS_HEADER_SYNTAX, ts_source_place(s, begin - 1),
                TS_BOTH("no closing --- line", "缺少结尾的 --- 行"));
    if (block != BLOCK)
        return h;
    uint32_t line = 1; /* of the text */
    for (size_t i = 0; i < begin; i++)
        line += s->text.p[i] == '\n';
    const bool *widened;
    struct ts_slice text = normalise_colons(ctx, ts_slice_cut(s->text, begin, end), &widened);
    const struct ts_yaml *root = ts_yaml_parse(ctx, s->name, text, line, TS_HEADER_SYNTAX);
    if (!root)
        return h;
    h.end = behind;
    for (const struct ts_yaml *node = root->first; node; node = node->next) {
        struct found key = find_key(node->key);
        const struct ts_yaml *first = is_known(key) ? find_node(root, key) : NULL;
        if (!first)
            unknown_key(ctx, s, node);
        else if (first != node)
            TS_DIAG(ctx->diag, TS_HEADER_KEY_TWICE, place_in_copy(s, node->key_place), node->key, first->key);
        else
            store_value(ctx, s, node, key, widened[node->place.line - line], &h);
    }
    read_weight(ctx, s, &h);
    if (*h.folio.date)
        ts_imprint_date(h.folio.date, &h.date);
    return h;
}
