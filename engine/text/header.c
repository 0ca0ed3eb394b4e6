#include "text/header.h"

#include "base/utf8.h"
#include "style/yaml.h"

#include <stdio.h>
#include <stdlib.h>

struct header_key {
    const char *name, *alias;
    size_t offset;
    bool is_value;       /* a ts_header_value; else a const char * of the folio */
    const char *also[2]; /* in Traditional characters, and in full */
};

#define VALUE(field) offsetof(struct ts_header, field), true
#define FOLIO(field) offsetof(struct ts_header, folio.field), false

static const struct header_key header_keys[] = {
    {"引题", "kicker", VALUE(kicker), {"引題"}},
    {"标题", "title", VALUE(headline), {"標題"}},
    {"主题", "headline", VALUE(headline), {"主題"}},
    {"副题", "deck", VALUE(deck), {"副題"}},
    {"署名", "byline", VALUE(byline), {NULL}},
    {"提要", "standfirst", VALUE(standfirst), {NULL}},
    {"问", "question", VALUE(question), {"問"}},
    {"答", "answer", VALUE(answer), {NULL}},
    {"报名", "paper", FOLIO(paper), {"報名"}},
    {"日期", "date", FOLIO(date), {NULL}},
    {"版次", "page", FOLIO(page), {NULL}},
    {"版名", "section", FOLIO(section), {NULL}},
    {"责编", "editor", FOLIO(editor), {"責編", "责任编辑"}},
    {"美编", "designer", FOLIO(designer), {"美編", "美术编辑"}},
    {"校对", "proofreader", FOLIO(proofreader), {"校對"}},
    {"期号", "issue", FOLIO(issue), {"期號"}},
    {"刊号", "cn", FOLIO(cn), {"刊號"}},
    {"今日版数", "pages", FOLIO(pages), {"今日版數"}},
    {"主办", "sponsor", FOLIO(sponsor), {"主辦"}},
    {"出版", "publisher", FOLIO(publisher), {NULL}},
    {"社址", "address", FOLIO(address), {NULL}},
};

enum { MOST_IN_FOLIO = 100, N_KEYS = sizeof header_keys / sizeof *header_keys };

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

/* The byte offset of a place in the source. */
static uint32_t offset_of(const struct ts_source *s, struct ts_place place) {
    if (place.line == 0 || place.line > s->n_lines)
        return 0;
    size_t at = s->line_starts[place.line - 1];
    for (uint32_t column = 1; column < place.column && at < s->text.n; column++) {
        size_t used;
        ts_utf8_decode(s->text.p + at, s->text.n - at, &used);
        at += used;
    }
    return (uint32_t)at;
}

static bool is_name(const struct header_key *key, const char *name) {
    bool is = strcmp(key->name, name) == 0 || strcmp(key->alias, name) == 0;
    for (int i = 0; i < 2 && key->also[i]; i++)
        is |= strcmp(key->also[i], name) == 0;
    return is;
}

static const struct header_key *find_key(const char *name) {
    for (int i = 0; i < N_KEYS; i++)
        if (is_name(&header_keys[i], name))
            return &header_keys[i];
    return NULL;
}

/* The first that has the key under any of its names; NULL = none. */
static const struct ts_yaml *find_node(const struct ts_yaml *root, const struct header_key *key) {
    const struct ts_yaml *node = root->first;
    while (node && !is_name(key, node->key))
        node = node->next;
    return node;
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
        if (!key || !find_key(key)) {
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

static void store_value(struct ts_ctx *ctx, const struct ts_source *s, const struct ts_yaml *node,
                        const struct header_key *key, bool widened, struct ts_header *h) {
    char *field = (char *)h + key->offset;
    if (node->kind != TS_YAML_SCALAR) {
        TS_DIAG(ctx->diag, TS_HEADER_BAD_VALUE, node->place, node->key, "…", TS_BOTH("one value", "一个值"));
        return;
    }
    if (*node->value == 0)
        return;
    if (!key->is_value && ts_utf8_count(node->value, strlen(node->value)) > MOST_IN_FOLIO) {
        TS_DIAG(ctx->diag, TS_HEADER_BAD_VALUE, node->place, node->key, "…",
                TS_BOTH("at most 100 characters", "100 字以内"));
        return;
    }
    if (!key->is_value) {
        *(const char **)(void *)field = node->value;
        return;
    }
    struct ts_place place = node->place;
    place.column -= widened; /* two columns there, one in the copy */
    uint32_t offset = offset_of(s, place);
    char first = s->text.p[offset];
    offset += first == '"' || first == '\'';
    *(struct ts_header_value *)(void *)field = (struct ts_header_value){ts_slice_of(node->value), offset};
}

/* Further pages count on from it: a word cannot be counted on. */
static void check_page_number(struct ts_ctx *ctx, const struct ts_yaml *root, const char *page) {
    const struct ts_yaml *node = find_node(root, find_key("page"));
    const char *digits = page + strspn(page, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"); /* A03 */
    if (*page && (!*digits || digits[strspn(digits, "0123456789")]))
        TS_DIAG(ctx->diag, TS_HEADER_NOT_COUNTED, node->place, page);
}

/* CN, two digits of the province, four of the paper: CN 11-0065 (GB/T 9999.1). */
static bool is_serial_number(const char *text) {
    text += strncmp(text, "CN", 2) == 0 ? 2 : 0;
    text += strspn(text, " ");
    return strlen(text) == 7 && text[2] == '-' && strspn(text, "0123456789") == 2 &&
           strspn(text + 3, "0123456789") == 4;
}

static void check_serial_number(struct ts_ctx *ctx, const struct ts_yaml *root, const char **number) {
    const struct ts_yaml *node = find_node(root, find_key("cn"));
    if (!**number || is_serial_number(*number))
        return;
    TS_DIAG(ctx->diag, TS_HEADER_BAD_VALUE, node->place, node->key, *number,
            TS_BOTH("a number such as CN 11-0065", "国内统一连续出版物号，例如 CN 11-0065"));
    *number = "";
}

struct ts_header ts_header_read(struct ts_ctx *ctx, const struct ts_source *s) {
    struct ts_header h = {.folio = {"", "", "", "", "", "", "", "", "", "", "", "", ""}};
    size_t begin, end, behind;
    enum block block = find_block(s->text, &begin, &end, &behind);
    if (block == OPEN_BLOCK)
        TS_DIAG(ctx->diag, TS_HEADER_SYNTAX, ts_source_place(s, begin - 1),
                TS_BOTH("no closing --- line", "缺少结尾的 --- 行"));
    if (block != BLOCK)
        return h;
    uint32_t line = ts_source_place(s, begin).line;
    const bool *widened;
    struct ts_slice text = normalise_colons(ctx, ts_slice_cut(s->text, begin, end), &widened);
    const struct ts_yaml *root = ts_yaml_parse(ctx, s->name, text, line, TS_HEADER_SYNTAX);
    if (!root)
        return h;
    h.end = behind;
    for (const struct ts_yaml *node = root->first; node; node = node->next) {
        const struct header_key *key = find_key(node->key);
        const struct ts_yaml *first = key ? find_node(root, key) : NULL;
        if (first && first != node) {
            TS_DIAG(ctx->diag, TS_HEADER_KEY_TWICE, node->key_place, node->key, first->key);
            continue;
        }
        if (key) {
            store_value(ctx, s, node, key, widened[node->place.line - line], &h);
            continue;
        }
        const char *keys = "";
        for (int i = 0; i < N_KEYS; i++)
            keys = ts_arena_printf(ctx->scratch, "%s %s", keys, header_keys[i].name);
        TS_DIAG(ctx->diag, TS_HEADER_UNKNOWN_KEY, node->key_place, node->key,
                ts_arena_printf(ctx->scratch, " (%s)", keys + 1));
    }
    check_page_number(ctx, root, h.folio.page);
    check_serial_number(ctx, root, &h.folio.cn);
    const struct ts_yaml *date = find_node(root, find_key("date"));
    if (*h.folio.date && !ts_header_date(h.folio.date, &h.date)) {
        TS_DIAG(ctx->diag, TS_HEADER_BAD_VALUE, date->place, date->key, h.folio.date,
                TS_BOTH("a date such as 2023-02-28", "日期，例如 2023年2月28日"));
        h.folio.date = "";
    }
    return h;
}

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool ts_header_date(const char *text, struct ts_date *out) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    static const char *const forms[] = {"%4d-%2d-%2d%n", "%4d/%2d/%2d%n", "%4d年%2d月%2d日%n"};
    struct ts_date d = {0, 0, 0};
    bool read = false;
    if (text[strspn(text, "0123456789-/年月日")]) /* no blanks and signs, which sscanf would take */
        return false;
    for (int i = 0; i < 3 && !read; i++) {
        int used = -1;
        read = sscanf(text, forms[i], &d.year, &d.month, &d.day, &used) == 3 && used >= 0 && text[used] == 0;
    }
    if (!read || d.year < 1600 || d.month < 1 || d.month > 12 || d.day < 1)
        return false;
    if (d.day > days[d.month - 1] + (d.month == 2 && is_leap(d.year)))
        return false;
    *out = d;
    return true;
}
