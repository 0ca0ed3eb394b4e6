#include "text/docx_styles.h"

#include "base/vec.h"
#include "text/docx_counting.h"

enum { N_DEPTHS = 9, MOST_LISTS = 500, MOST_IN_LABEL = 64 };

/* A numbering definition, and how far its lists have counted. */
struct definition {
    int id;
    const xmlNode *node, *levels[N_DEPTHS];
    int count[N_DEPTHS];
    bool begun[N_DEPTHS];
};

/* A list: one use of a definition, which may begin anew and have levels of its own. */
struct list {
    int id, definition;
    const xmlNode *overrides[N_DEPTHS]; /* NULL = none */
    bool begun[N_DEPTHS];
};

struct ts_docx_numbers {
    TS_VEC(struct definition) definitions;
    TS_VEC(struct list) lists;
};

static int number_of(const xmlNode *node, const char *attribute) {
    return ts_docx_xml_number(ts_docx_xml_attribute(node, attribute), -1);
}

static int depth_of(const xmlNode *level, const char *name) {
    int depth = ts_docx_xml_is(level, name) ? number_of(level, "ilvl") : -1;
    return depth < N_DEPTHS ? depth : -1;
}

static void read_definition(struct ts_ctx *ctx, const xmlNode *node, struct ts_docx_numbers *numbers) {
    struct definition *d = TS_VEC_ADD(ctx->keep, &numbers->definitions);
    *d = (struct definition){.id = number_of(node, "abstractNumId"), .node = node};
    for (const xmlNode *l = ts_docx_xml_first(node); l; l = ts_docx_xml_next(l))
        if (depth_of(l, "lvl") >= 0)
            d->levels[depth_of(l, "lvl")] = l;
}

static void read_list(struct ts_ctx *ctx, const xmlNode *node, struct ts_docx_numbers *numbers) {
    struct list *list = TS_VEC_ADD(ctx->keep, &numbers->lists);
    *list = (struct list){.id = number_of(node, "numId"),
                          .definition = ts_docx_xml_number(ts_docx_xml_value(node, "abstractNumId"), -1)};
    for (const xmlNode *o = ts_docx_xml_first(node); o; o = ts_docx_xml_next(o))
        if (depth_of(o, "lvlOverride") >= 0)
            list->overrides[depth_of(o, "lvlOverride")] = o;
}

struct ts_docx_numbers *ts_docx_numbers_new(struct ts_ctx *ctx, const xmlDoc *doc) {
    struct ts_docx_numbers *numbers = TS_NEW(ctx->keep, struct ts_docx_numbers, 1);
    const xmlNode *node = ts_docx_xml_first(doc ? xmlDocGetRootElement(doc) : NULL);
    for (; node && numbers->lists.n + numbers->definitions.n < MOST_LISTS; node = ts_docx_xml_next(node)) {
        if (ts_docx_xml_is(node, "abstractNum"))
            read_definition(ctx, node, numbers);
        else if (ts_docx_xml_is(node, "num"))
            read_list(ctx, node, numbers);
    }
    return numbers;
}

/* --- a number as text ----------------------------------------------------------------------------------- */

static const char *format_of(const xmlNode *level) {
    const char *format = ts_docx_xml_value(level, "numFmt");
    return format ? format : "decimal";
}

static const xmlNode *level_of(const struct definition *d, const struct list *list, int depth) {
    const xmlNode *own = ts_docx_xml_child(list->overrides[depth], "lvl");
    return own ? own : d->levels[depth];
}

/* A number of the label: in figures if the level is to be one of a law's (w:isLgl). */
static const char *number_text(struct ts_ctx *ctx, const struct definition *d, const struct list *list,
                               int depth, bool legal) {
    const xmlNode *level = level_of(d, list, depth);
    return level ? ts_docx_counting_text(ctx, legal ? "decimal" : format_of(level), d->count[depth]) : "";
}

/* The level's text with the numbers of it and the levels above: %1.%2 */
static const char *label_of(struct ts_ctx *ctx, const struct definition *d, const struct list *list,
                            const xmlNode *level) {
    const char *pattern = ts_docx_xml_value(level, "lvlText"), *label = "";
    bool legal = ts_docx_xml_is_on(level, "isLgl");
    for (const char *p = pattern ? pattern : ""; *p && p < pattern + MOST_IN_LABEL; p++) {
        bool number = p[0] == '%' && p[1] >= '1' && p[1] <= '9';
        label = number
                    ? ts_arena_printf(ctx->keep, "%s%s", label, number_text(ctx, d, list, p[1] - '1', legal))
                    : ts_arena_printf(ctx->keep, "%s%c", label, *p);
        p += number;
    }
    size_t n = strlen(label);
    bool western =
        n && (unsigned char)label[n - 1] < 0x80 && label[n - 1] != ' '; /* （一） and 一、 have their white */
    const char *suffix = ts_docx_xml_value(level, "suff");
    bool parted = !suffix || strcmp(suffix, "nothing") != 0;
    return western && parted ? ts_arena_printf(ctx->keep, "%s ", label) : label;
}

/* A definition may stand for that of a numbering style (17.9.21). */
static struct definition *follow_style(struct ts_docx_numbers *numbers, struct definition *d) {
    const char *style = ts_docx_xml_value(d->node, "numStyleLink");
    for (size_t k = 0; style && k < numbers->definitions.n; k++) {
        const char *link = ts_docx_xml_value(numbers->definitions.v[k].node, "styleLink");
        if (link && strcmp(link, style) == 0)
            return &numbers->definitions.v[k];
    }
    return d;
}

static struct definition *find_definition(struct ts_docx_numbers *numbers, int id, struct list **list) {
    for (size_t i = 0; i < numbers->lists.n; i++) {
        *list = &numbers->lists.v[i];
        for (size_t k = 0; (*list)->id == id && k < numbers->definitions.n; k++)
            if (numbers->definitions.v[k].id == (*list)->definition)
                return follow_style(numbers, &numbers->definitions.v[k]);
    }
    return NULL;
}

/* Where the list begins at a depth: its own start, once; else the level's. */
static int start_of(const struct list *list, const xmlNode *level, int depth) {
    int start = ts_docx_xml_number(ts_docx_xml_value(level, "start"), 1);
    return ts_docx_xml_number(ts_docx_xml_value(list->overrides[depth], "startOverride"), start);
}

/* Count on at a depth, and from the start again below it, unless a level says not to (17.9.10). */
static void count_on(struct definition *d, struct list *list, int depth) {
    bool anew = !list->begun[depth] && ts_docx_xml_child(list->overrides[depth], "startOverride");
    if (anew || !d->begun[depth])
        d->count[depth] = start_of(list, level_of(d, list, depth), depth) - 1;
    list->begun[depth] = d->begun[depth] = true;
    d->count[depth]++;
    for (int i = depth + 1; i < N_DEPTHS; i++) {
        int above = ts_docx_xml_number(ts_docx_xml_value(level_of(d, list, i), "lvlRestart"), i);
        d->begun[i] &= above <= depth;
    }
    for (int i = 0; i < depth; i++) {
        if (!d->begun[i])
            d->count[i] = start_of(list, level_of(d, list, i), i);
        d->begun[i] = true;
    }
}

const char *ts_docx_numbers_next(struct ts_ctx *ctx, struct ts_docx_numbers *numbers, int id, int depth) {
    struct list *list = NULL;
    struct definition *d = id > 0 ? find_definition(numbers, id, &list) : NULL;
    const xmlNode *level = d && depth >= 0 && depth < N_DEPTHS ? level_of(d, list, depth) : NULL;
    if (!level)
        return "";
    const char *format = format_of(level);
    if (strcmp(format, "bullet") == 0)
        return NULL;
    count_on(d, list, depth);
    return strcmp(format, "none") == 0 ? "" : label_of(ctx, d, list, level);
}
