#include "plan/draft.h"

#include "plan/record.h"
#include "style/check.h"
#include "style/layers.h"
#include "text/imprint.h"

#include <string.h>

/* A block's keys as they are read; the rest of this file makes a ts_draft_block of them. */
struct block_record {
    int role, ground, headline, cut;
    bool free;
    const char *title, *label, *to, *from;
    const struct ts_yaml *article, *articles, *at, *size, *parts, *style, *picture;
};

struct page_record {
    const struct ts_yaml *style, *roles, *blocks;
};

struct part_record {
    const struct ts_yaml *at, *size;
    int cut;
};

/* --- keys ----------------------------------------------------------------------------------------------- */

#define OF(type, field) offsetof(struct type, field)
#define TREE(n, a, type, field, keys)                                                                        \
    { n, a, TS_KEY_TREE, OF(type, field), 0, 0, NULL, keys }
#define STRING(n, a, field)                                                                                  \
    { n, a, TS_KEY_STRING, OF(block_record, field), 0, 0, NULL, NULL }
#define CHOICE(n, a, field, list)                                                                            \
    { n, a, TS_KEY_CHOICE, OF(block_record, field), 0, 0, list, NULL }
#define CUT(type)                                                                                            \
    { "cut", "破栏", TS_KEY_INT, OF(type, cut), 1, 20, NULL, NULL }
#define END                                                                                                  \
    { .name = NULL }

static const struct ts_key_choice grounds[] = {{"plain", "无", TS_BLOCK_PLAIN},
                                               {"framed", "加框", TS_BLOCK_FRAMED},
                                               {"tinted", "底纹", TS_BLOCK_TINTED},
                                               END};

/* Forms of the headline, as the style's section head says them. */
enum headline { NOT_SAID = -1, HORIZONTAL, VERTICAL, BAND, VERTICAL_BAND };

static const struct ts_key_choice headlines[] = {{"horizontal", "横题", HORIZONTAL},
                                                 {"vertical", "竖题", VERTICAL},
                                                 {"band", "底带", BAND},
                                                 {"vertical-band", "竖题底带", VERTICAL_BAND},
                                                 END};

static const struct ts_key part_keys[] = {TREE("at", "位置", part_record, at, NULL),
                                          TREE("size", "大小", part_record, size, NULL), CUT(part_record),
                                          END};

static const struct ts_key block_keys[] = {
    CHOICE("role", "角色", role, ts_schema_role_choices),
    TREE("article", "稿件", block_record, article, NULL),
    TREE("articles", "各稿", block_record, articles, NULL),
    TREE("at", "位置", block_record, at, NULL),
    TREE("size", "大小", block_record, size, NULL),
    CUT(block_record),
    TREE("parts", "分块", block_record, parts, part_keys),
    CHOICE("ground", "衬底", ground, grounds),
    CHOICE("headline", "标题", headline, headlines),
    TREE("picture", "图片", block_record, picture, NULL),
    STRING("title", "栏题", title),
    STRING("label", "标签", label),
    {"free", "可调", TS_KEY_BOOL, OF(block_record, free), 0, 0, NULL, NULL},
    STRING("to-page", "下转", to),
    STRING("from-page", "上接", from),
    TREE("style", "样式", block_record, style, NULL),
    END};

static const struct ts_key page_keys[] = {TREE("style", "样式", page_record, style, NULL),
                                          TREE("roles", "角色", page_record, roles, NULL),
                                          TREE("blocks", "版块", page_record, blocks, block_keys), END};

/* --- places and sizes ----------------------------------------------------------------------------------- */

/* A number of digits, 1 to 9999; false = there is none. */
static bool take_number(const char **p, int *to) {
    int n = 0;
    size_t digits = strspn(*p, "0123456789");
    for (size_t i = 0; i < digits && i < 5; i++)
        n = n * 10 + ((*p)[i] - '0');
    *p += digits;
    *to = n;
    return digits > 0 && n > 0 && n < 10000;
}

static void take_word(const char **p, const char *word) {
    if (strncmp(*p, word, strlen(word)) == 0)
        *p += strlen(word);
}

/* 5x60, 5栏x60行, 5×60; or 5: its rows are open. */
static bool size_of_text(const char *p, struct ts_grid_rect *to) {
    static const char *const crosses[] = {"x", "X", "×", "*"};
    if (!take_number(&p, &to->columns))
        return false;
    take_word(&p, "栏");
    p += strspn(p, " ");
    if (!*p)
        return true;
    for (size_t i = 0; i < sizeof crosses / sizeof *crosses; i++)
        take_word(&p, crosses[i]);
    p += strspn(p, " ");
    bool ok = take_number(&p, &to->rows);
    take_word(&p, "行");
    return ok && !*p;
}

/* Two numbers in a list, each from 1 on. */
static bool pair_of(const struct ts_yaml *list, int *first, int *second) {
    const struct ts_yaml *a = list->first, *b = a ? a->next : NULL;
    if (list->kind != TS_YAML_LIST || !b || b->next || a->kind != TS_YAML_SCALAR || b->kind != TS_YAML_SCALAR)
        return false;
    const char *p = a->value, *q = b->value;
    return take_number(&p, first) && take_number(&q, second) && !*p && !*q;
}

static struct ts_draft_part part_of(struct ts_ctx *ctx, struct ts_place place, const struct ts_yaml *at,
                                    const struct ts_yaml *size) {
    struct ts_draft_part part = {.place = place,
                                 .rect = {TS_DRAFT_OPEN, TS_DRAFT_OPEN, TS_DRAFT_OPEN, TS_DRAFT_OPEN}};
    struct ts_grid_rect read = part.rect;
    if (at && !pair_of(at, &read.column, &read.row)) {
        ts_check_bad_value(ctx, at,
                           TS_BOTH("a column and a row, counted from 1, such as [1, 1]",
                                   "第几栏、第几行（从 1 数起），例如 [1, 1]"),
                           "");
    } else if (at) {
        part.rect.column = read.column - 1;
        part.rect.row = read.row - 1;
    }
    bool sized = !size || (size->kind == TS_YAML_SCALAR ? size_of_text(size->value, &read)
                                                        : pair_of(size, &read.columns, &read.rows));
    if (!sized) {
        ts_check_bad_value(
            ctx, size,
            TS_BOTH("columns x rows, such as 5x60, or columns alone", "栏数x行数，例如 5x60；或只写栏数"),
            "");
    } else {
        part.rect.columns = read.columns;
        part.rect.rows = read.rows;
    }
    return part;
}

static void wrong(struct ts_ctx *ctx, struct ts_place place, const char *key, const char *reason) {
    TS_DIAG(ctx->diag, TS_PLAN_WRONG, place, key, reason);
}

/* All parts are said whole: the rule for what is open knows blocks of one part. */
static void read_parts(struct ts_ctx *ctx, const struct ts_yaml *list, struct ts_draft_block *block) {
    int n = list->kind == TS_YAML_LIST ? ts_record_count(list) : 0;
    if (n == 0) {
        ts_check_bad_value(ctx, list,
                           TS_BOTH("a list of parts, as [{at: [1, 1], size: 3x20}, …]",
                                   "分块的列表，例如 [{位置: [1, 1], 大小: 3x20}, …]"),
                           "");
        return;
    }
    block->parts = TS_NEW(ctx->keep, struct ts_draft_part, (size_t)n);
    block->n_parts = 0;
    for (const struct ts_yaml *c = list->first; c; c = c->next) {
        struct part_record r = {0};
        if (c->kind == TS_YAML_MAP)
            ts_record_read(ctx, part_keys, part_keys, c, &r);
        struct ts_draft_part part = part_of(ctx, c->place, r.at, r.size);
        if (part.rect.column == TS_DRAFT_OPEN || part.rect.columns == TS_DRAFT_OPEN ||
            part.rect.rows == TS_DRAFT_OPEN)
            wrong(ctx, c->place, TS_BOTH("parts", "分块"),
                  TS_BOTH("a part has its place and its size, as {at: [1, 1], size: 3x20}",
                          "每一分块要写位置和大小，例如 {位置: [1, 1], 大小: 3x20}"));
        part.cut = r.cut;
        block->parts[block->n_parts++] = part;
    }
}

/* --- a block -------------------------------------------------------------------------------------------- */

static struct ts_yaml *new_node(struct ts_ctx *ctx, const struct ts_yaml *like, const char *key) {
    struct ts_yaml *node = TS_NEW(ctx->keep, struct ts_yaml, 1);
    *node =
        (struct ts_yaml){.kind = TS_YAML_MAP, .key = key, .key_place = like->key_place, .place = like->place};
    return node;
}

/* `headline: vertical` as the style says it: {head: {direction: vertical, band: no}}. */
static const struct ts_yaml *style_of_headline(struct ts_ctx *ctx, const struct ts_yaml *like, int form) {
    struct ts_yaml *root = new_node(ctx, like, NULL), *head = new_node(ctx, like, "head");
    struct ts_yaml *direction = new_node(ctx, like, "direction"), *band = new_node(ctx, like, "band");
    direction->kind = band->kind = TS_YAML_SCALAR;
    direction->value = form == VERTICAL || form == VERTICAL_BAND ? "vertical" : "horizontal";
    band->value = form == BAND || form == VERTICAL_BAND ? "yes" : "no";
    root->first = head;
    head->first = direction;
    direction->next = band;
    return root;
}

/* `picture: {…}` is the style's section of that name. */
static const struct ts_yaml *style_of_picture(struct ts_ctx *ctx, const struct ts_yaml *picture) {
    struct ts_yaml *root = new_node(ctx, picture, NULL), *section = TS_NEW(ctx->keep, struct ts_yaml, 1);
    *section = *picture;
    section->key = "picture";
    section->next = NULL;
    root->first = section;
    return root;
}

static void add_styles(struct ts_ctx *ctx, const struct ts_yaml *map, const struct block_record *r,
                       struct ts_draft_block *block) {
    if (r->style && r->style->kind != TS_YAML_MAP)
        ts_check_bad_value(ctx, r->style,
                           TS_BOTH("a section: some keys of the style", "一组项：样式中的若干项"), "");
    else if (r->style)
        block->over[block->n_over++] = r->style;
    if (r->headline != NOT_SAID)
        block->over[block->n_over++] =
            style_of_headline(ctx, ts_yaml_find(map, "headline", "标题"), r->headline);
    if (r->picture)
        block->over[block->n_over++] = style_of_picture(ctx, r->picture);
}

/* A plan, the page's own too, would be set as copy. */
static void check_articles(struct ts_ctx *ctx, const struct ts_yaml *given,
                           const struct ts_draft_block *block) {
    for (int i = 0; i < block->n_articles; i++) {
        const struct ts_plan_article *a = &block->articles[i];
        if (ts_slice_has_ending(a->path, ".yaml") || ts_slice_has_ending(a->path, ".yml"))
            wrong(ctx, a->place, given->key,
                  ts_arena_printf(ctx->scratch,
                                  TS_BOTH("%s is a plan or a style, no article", "%s 是版样或样式，不是稿件"),
                                  a->path, a->path));
    }
}

/* A block has what its role asks for, and nothing that belongs to another. What it lacks may stand under a
 * key that is misspelt: `slip`, which was told. */
static void add_articles(struct ts_ctx *ctx, const struct block_record *r, bool slip,
                         struct ts_draft_block *block) {
    const struct ts_yaml *given = r->article ? r->article : r->articles;
    if (r->article && r->articles)
        wrong(ctx, r->articles->key_place, r->articles->key,
              TS_BOTH("a block has one article, or a list of them, not both",
                      "一个版块写一篇稿件或一列稿件，不能两项都写"));
    else if (given && r->role == TS_BLOCK_ADVERT)
        wrong(ctx, given->key_place, given->key,
              TS_BOTH("an advert is a space with its label; it has no article",
                      "广告只留位置和标签，没有稿件"));
    else if (given)
        ts_record_paths(ctx, given, &block->articles, &block->n_articles);
    else if (r->role != TS_BLOCK_ADVERT && !slip)
        wrong(ctx, block->place, TS_BOTH("article", "稿件"),
              TS_BOTH("the block names no article; only an advert has none",
                      "版块没有写稿件；只有广告可以没有"));
    check_articles(ctx, given, block);
    if (block->n_articles > 1 && r->role != TS_BLOCK_BRIEFS)
        wrong(ctx, given->key_place, given->key,
              TS_BOTH("only briefs are several articles in one block", "只有简讯可以一块排几篇稿件"));
}

static void check_page(struct ts_ctx *ctx, const struct ts_yaml *node) {
    if (node && node->kind == TS_YAML_SCALAR && !ts_imprint_is_counted(node->value))
        ts_check_bad_value(ctx, node, TS_BOTH("a page number such as 3 or A03", "版次，例如 3 或 A03"), "");
}

static void check_words(struct ts_ctx *ctx, const struct ts_yaml *map, const struct block_record *r) {
    const struct ts_yaml *title = ts_yaml_find(map, "title", "栏题"),
                         *label = ts_yaml_find(map, "label", "标签");
    bool continued = *r->from != 0, is_advert = r->role == TS_BLOCK_ADVERT;
    if (title && !continued && r->role != TS_BLOCK_BRIEFS && r->role != TS_BLOCK_LINK)
        wrong(ctx, title->key_place, title->key,
              TS_BOTH(
                  "only briefs, links and what comes from another page have one; others have their article's",
                  "只有简讯、链接和上接他版的稿件有栏题；其余用稿件自己的标题"));
    if (label && !is_advert)
        wrong(ctx, label->key_place, label->key, TS_BOTH("only an advert has one", "只有广告有标签"));
    else if (is_advert && !strstr(r->label, "广告"))
        TS_DIAG(ctx->diag, TS_PLAN_LABEL, label->place, r->label);
}

static void read_block(struct ts_ctx *ctx, const struct ts_yaml *node, struct ts_draft_block *block) {
    struct block_record r = {.headline = NOT_SAID, .title = "", .label = "广告", .to = "", .from = ""};
    size_t errors = ts_diag_count(ctx->diag, TS_ERROR);
    ts_record_read(ctx, page_keys, block_keys, node, &r);
    bool slip = ts_diag_count(ctx->diag, TS_ERROR) > errors;
    *block = (struct ts_draft_block){.place = node->place,
                                     .role = r.role,
                                     .ground = r.ground,
                                     .free = r.free,
                                     .title = r.title,
                                     .to = r.to,
                                     .from = r.from};
    block->label = r.role == TS_BLOCK_ADVERT ? r.label : "";
    block->parts = TS_NEW(ctx->keep, struct ts_draft_part, 1);
    block->n_parts = 1;
    *block->parts = part_of(ctx, node->place, r.at, r.size);
    block->parts->cut = r.cut;
    if (r.parts && (r.at || r.size))
        wrong(ctx, r.parts->key_place, r.parts->key,
              TS_BOTH("parts have their own places and sizes; the block has none beside them",
                      "分块自有位置和大小，版块不能再写"));
    else if (r.parts)
        read_parts(ctx, r.parts, block);
    if (block->n_parts > 1 && r.ground != TS_BLOCK_PLAIN)
        wrong(
            ctx, block->place, TS_BOTH("ground", "衬底"),
            TS_BOTH("a frame or a tint is for a block of one rectangle", "加框、底纹的版块只能是一个长方形"));
    add_articles(ctx, &r, slip, block);
    add_styles(ctx, node, &r, block);
    check_words(ctx, node, &r);
    const struct ts_yaml *to = ts_yaml_find(node, "to-page", "下转"),
                         *from = ts_yaml_find(node, "from-page", "上接");
    check_page(ctx, to);
    check_page(ctx, from);
    block->to_place = to ? to->place : block->place;
    block->from_place = from ? from->place : block->place;
}

/* --- the page ------------------------------------------------------------------------------------------- */

static void read_blocks(struct ts_ctx *ctx, const struct ts_yaml *list, struct ts_draft *draft) {
    draft->blocks = TS_NEW(ctx->keep, struct ts_draft_block, (size_t)ts_record_count(list));
    for (const struct ts_yaml *c = list->first; c; c = c->next) {
        struct ts_yaml item = *c;
        item.key = list->key; /* for the message */
        if (c->kind == TS_YAML_MAP)
            read_block(ctx, c, &draft->blocks[draft->n_blocks++]);
        else
            ts_check_bad_value(ctx, &item,
                               TS_BOTH("a block: - {role: lead, article: a.txt, at: [1, 1], size: 5x60}",
                                       "版块：- {角色: 头条, 稿件: a.txt, 位置: [1, 1], 大小: 5x60}"),
                               "");
    }
}

struct ts_draft *ts_draft_read(struct ts_ctx *ctx, const char *path, struct ts_place named) {
    return ts_draft_of(ctx, path, ts_layers_read(ctx, path, named));
}

struct ts_draft *ts_draft_of(struct ts_ctx *ctx, const char *path, const struct ts_yaml *root) {
    if (!root)
        return NULL;
    struct ts_draft *draft = TS_NEW(ctx->keep, struct ts_draft, 1);
    draft->file = path;
    draft->root = root;
    struct page_record r = {0};
    ts_record_read(ctx, page_keys, page_keys, ts_record_take_imprint(ctx, root, &draft->folio), &r);
    if (!r.blocks || r.blocks->kind != TS_YAML_LIST || !r.blocks->first) {
        wrong(ctx, r.blocks ? r.blocks->place : root->place, TS_BOTH("blocks", "版块"),
              TS_BOTH("a plan has a list of blocks, each - {role: …, article: …, at: …, size: …}",
                      "版样要有版块的列表，每块写作 - {角色: …, 稿件: …, 位置: …, 大小: …}"));
        return NULL;
    }
    if (r.style && (r.style->kind != TS_YAML_SCALAR || !*r.style->value)) {
        ts_check_bad_value(
            ctx, r.style,
            TS_BOTH("a style's name or the path of a .yaml file", "样式名称或 .yaml 文件的路径"), "");
    } else if (r.style) {
        draft->style = r.style->value;
        draft->style_place = r.style->place;
    }
    if (r.roles && r.roles->kind != TS_YAML_MAP)
        ts_check_bad_value(ctx, r.roles,
                           TS_BOTH("a section: roles, and keys of the style under each",
                                   "一组项：各角色，下面写样式中的若干项"),
                           "");
    else if (r.roles)
        ts_check_keys(ctx, ts_schema_keys(), ts_schema_roles(), draft->roles = r.roles);
    read_blocks(ctx, r.blocks, draft);
    return draft;
}
