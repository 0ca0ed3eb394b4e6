#include "text/docx_styles.h"

#include "base/vec.h"

#include <stdlib.h>
#include <strings.h>

enum { MOST_BASES = 10, MOST_STYLES = 1000 };

/* Names of styles, in lower case as Word writes its own ones, and those that newsrooms make. */
static const struct {
    const char *name;
    enum ts_docx_role role;
} names[] = {{"title", TS_DOCX_TITLE},      {"标题", TS_DOCX_TITLE},       {"主标题", TS_DOCX_TITLE},
             {"主题", TS_DOCX_TITLE},       {"文章标题", TS_DOCX_TITLE},   {"標題", TS_DOCX_TITLE},
             {"subtitle", TS_DOCX_DECK},    {"副标题", TS_DOCX_DECK},      {"副题", TS_DOCX_DECK},
             {"副標題", TS_DOCX_DECK},      {"引题", TS_DOCX_KICKER},      {"眉题", TS_DOCX_KICKER},
             {"肩题", TS_DOCX_KICKER},      {"小标题", TS_DOCX_HEADING},   {"小標題", TS_DOCX_HEADING},
             {"quote", TS_DOCX_QUOTE},      {"quotations", TS_DOCX_QUOTE}, {"intense quote", TS_DOCX_QUOTE},
             {"block text", TS_DOCX_QUOTE}, {"引文", TS_DOCX_QUOTE},       {"引用", TS_DOCX_QUOTE},
             {"引语", TS_DOCX_PULL},        {"pull quote", TS_DOCX_PULL},  {"caption", TS_DOCX_CAPTION},
             {"题注", TS_DOCX_CAPTION},     {"图注", TS_DOCX_CAPTION},     {"图片说明", TS_DOCX_CAPTION}};

static bool starts(const char *s, const char *with) {
    return strncasecmp(s, with, strlen(with)) == 0;
}

/* Give the style the role that its name says; false = it says none. */
static bool take_name(struct ts_docx_style *style, const char *name) {
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (strcasecmp(name, names[k].name) == 0) {
            style->role = names[k].role;
            style->level = style->role == TS_DOCX_HEADING ? 2 : 0;
            return true;
        }
    static const char *const headings[] = {"heading ", "标题 ", "標題 ", "小标题 "};
    for (size_t k = 0; k < sizeof headings / sizeof *headings; k++)
        if (starts(name, headings[k])) {
            style->role = TS_DOCX_HEADING;
            style->level = ts_docx_xml_number(name + strlen(headings[k]), 2);
            return true;
        }
    style->role = starts(name, "list bullet") ? TS_DOCX_BULLET
                  : starts(name, "toc ")      ? TS_DOCX_CONTENTS
                                              : TS_DOCX_TEXT;
    return style->role != TS_DOCX_TEXT;
}

/* The elements of styles, at most MOST_STYLES. */
struct style_nodes {
    const xmlNode **v;
    size_t n, cap;
};

static const xmlNode *style_node(const struct style_nodes *nodes, const char *id) {
    for (size_t i = 0; id && i < nodes->n; i++)
        if (strcmp(ts_docx_xml_attribute(nodes->v[i], "styleId"), id) == 0)
            return nodes->v[i];
    return NULL;
}

/* What the style itself says; two are known by their names, whatever they look like. */
static struct ts_docx_look look_of(const xmlNode *node, const char *name) {
    struct ts_docx_look look = ts_docx_look_read(ts_docx_xml_child(node, "rPr"));
    unsigned named = !name                               ? 0
                     : strcasecmp(name, "strong") == 0   ? TS_DOCX_BOLD
                     : strcasecmp(name, "emphasis") == 0 ? TS_DOCX_ITALIC
                                                         : 0;
    look.said |= named;
    look.on |= named;
    return look;
}

/* What a style and those that it is based on say; the nearest counts. */
static struct ts_docx_style read_style(struct ts_ctx *ctx, const struct style_nodes *nodes,
                                       const xmlNode *node) {
    const char *id = ts_docx_xml_attribute(node, "styleId");
    struct ts_docx_style style = {.id = ts_arena_copy(ctx->keep, id, strlen(id)), .number = -1};
    bool named = false;
    for (int i = 0; node && i < MOST_BASES; i++) {
        const xmlNode *paragraph = ts_docx_xml_child(node, "pPr");
        const xmlNode *number = ts_docx_xml_child(paragraph, "numPr");
        const char *name = ts_docx_xml_value(node, "name");
        int outline = ts_docx_xml_number(ts_docx_xml_value(paragraph, "outlineLvl"), 9);
        named = named || (name && take_name(&style, name));
        if (!named && outline < 9) {
            style.role = TS_DOCX_HEADING;
            style.level = outline + 1;
            named = true;
        }
        style.look = ts_docx_look_over(style.look, look_of(node, name));
        if (style.number < 0 && number) {
            style.number = ts_docx_xml_number(ts_docx_xml_value(number, "numId"), -1);
            style.depth = ts_docx_xml_number(ts_docx_xml_value(number, "ilvl"), 0);
        }
        node = style_node(nodes, ts_docx_xml_value(node, "basedOn"));
    }
    return style;
}

static int by_id(const void *a, const void *b) {
    return strcmp(((const struct ts_docx_style *)a)->id, ((const struct ts_docx_style *)b)->id);
}

static bool is_standard(const xmlNode *style) {
    const char *type = ts_docx_xml_attribute(style, "type");
    const char *standard = ts_docx_xml_attribute(style, "default");
    return type && strcmp(type, "paragraph") == 0 && standard &&
           (strcmp(standard, "1") == 0 || strcmp(standard, "true") == 0 || strcmp(standard, "on") == 0);
}

struct ts_docx_styles ts_docx_styles_read(struct ts_ctx *ctx, const xmlDoc *doc) {
    struct ts_docx_styles styles = {.standard = {.id = "", .number = -1}};
    struct style_nodes nodes = {0};
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL, *node = ts_docx_xml_first(root);
    const xmlNode *defaults = ts_docx_xml_child(ts_docx_xml_child(root, "docDefaults"), "rPrDefault");
    styles.defaults = ts_docx_look_read(ts_docx_xml_child(defaults, "rPr"));
    for (; node && nodes.n < MOST_STYLES; node = ts_docx_xml_next(node))
        if (ts_docx_xml_is(node, "style") && ts_docx_xml_attribute(node, "styleId"))
            *TS_VEC_ADD(ctx->scratch, &nodes) = node;
    for (size_t i = 0; i < nodes.n; i++) {
        struct ts_docx_style *style = TS_VEC_ADD(ctx->keep, &styles);
        *style = read_style(ctx, &nodes, nodes.v[i]);
        if (is_standard(nodes.v[i]))
            styles.standard = *style;
    }
    if (styles.n)
        qsort(styles.v, styles.n, sizeof *styles.v, by_id);
    return styles;
}

const struct ts_docx_style *ts_docx_styles_find(const struct ts_docx_styles *styles, const char *id) {
    struct ts_docx_style key = {.id = id};
    return id && styles->n ? bsearch(&key, styles->v, styles->n, sizeof *styles->v, by_id) : NULL;
}
