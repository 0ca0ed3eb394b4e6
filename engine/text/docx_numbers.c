#include "text/docx_styles.h"

#include "base/vec.h"

#include <stdio.h>

enum { N_DEPTHS = 9, MOST_LISTS = 500, MOST_IN_LABEL = 64 };

/* A numbering definition, and how far its lists have counted. */
struct definition {
    int id;
    const xmlNode *levels[N_DEPTHS];
    int count[N_DEPTHS]; /* 0 = not begun */
};

/* A list: one use of a definition, which may begin anew. */
struct list {
    int id, definition;
    bool restarts, begun;
    int start;
};

struct ts_docx_numbers {
    TS_VEC(struct definition) definitions;
    TS_VEC(struct list) lists;
};

static int number_of(const xmlNode *node, const char *attribute) {
    return ts_docx_xml_number(ts_docx_xml_attribute(node, attribute), -1);
}

static void read_definition(struct ts_ctx *ctx, const xmlNode *node, struct ts_docx_numbers *numbers) {
    struct definition *d = TS_VEC_ADD(ctx->keep, &numbers->definitions);
    d->id = number_of(node, "abstractNumId");
    for (const xmlNode *l = ts_docx_xml_first(node); l; l = ts_docx_xml_next(l)) {
        int depth = ts_docx_xml_is(l, "lvl") ? number_of(l, "ilvl") : -1;
        if (depth >= 0 && depth < N_DEPTHS)
            d->levels[depth] = l;
    }
}

static void read_list(struct ts_ctx *ctx, const xmlNode *node, struct ts_docx_numbers *numbers) {
    struct list *list = TS_VEC_ADD(ctx->keep, &numbers->lists);
    const char *start = ts_docx_xml_value(ts_docx_xml_child(node, "lvlOverride"), "startOverride");
    *list = (struct list){.id = number_of(node, "numId"),
                          .definition = ts_docx_xml_number(ts_docx_xml_value(node, "abstractNumId"), -1),
                          .restarts = start != NULL,
                          .start = ts_docx_xml_number(start, 1)};
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

/* 一 to 九十九, and 一百 and further as digits: 一〇五. */
static const char *chinese(struct ts_ctx *ctx, int n) {
    static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (n >= 100 || n <= 0) {
        char figures[16];
        const char *text = "";
        snprintf(figures, sizeof figures, "%d", n > 0 ? n : 0);
        for (const char *f = figures; *f; f++)
            text = ts_arena_printf(ctx->keep, "%s%s", text, digits[*f - '0']);
        return text;
    }
    return ts_arena_printf(ctx->keep, "%s%s%s", n >= 20 ? digits[n / 10] : "", n >= 10 ? "十" : "",
                           n % 10 ? digits[n % 10] : "");
}

static const char *roman(struct ts_ctx *ctx, int n, bool lower) {
    static const struct {
        int value;
        const char *upper, *lower;
    } parts[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
                 {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
                 {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"}};
    const char *text = "";
    for (size_t k = 0; k < sizeof parts / sizeof *parts && n < 4000; k++)
        for (; n >= parts[k].value; n -= parts[k].value)
            text = ts_arena_printf(ctx->keep, "%s%s", text, lower ? parts[k].lower : parts[k].upper);
    return text;
}

/* ① to ⑳ */
static const char *circled(struct ts_ctx *ctx, int n) {
    return n >= 1 && n <= 20 ? ts_arena_printf(ctx->keep, "\xE2\x91%c", 0x9F + n)
                             : ts_arena_printf(ctx->keep, "(%d)", n);
}

static const char *number_text(struct ts_ctx *ctx, const char *format, int n) {
    static const char *const in_chinese[] = {
        "chineseCounting",   "chineseCountingThousand",   "japaneseCounting",     "ideographDigital",
        "taiwaneseCounting", "taiwaneseCountingThousand", "ideographTraditional", NULL};
    for (const char *const *f = in_chinese; *f; f++)
        if (strcmp(format, *f) == 0)
            return chinese(ctx, n);
    if (strstr(format, "nclosedCircle"))
        return circled(ctx, n);
    if (strcmp(format, "upperRoman") == 0 || strcmp(format, "lowerRoman") == 0)
        return roman(ctx, n, *format == 'l');
    if ((strcmp(format, "upperLetter") == 0 || strcmp(format, "lowerLetter") == 0) && n >= 1 && n <= 26)
        return ts_arena_printf(ctx->keep, "%c", (*format == 'u' ? 'A' : 'a') + n - 1);
    return ts_arena_printf(ctx->keep, "%d", n);
}

static const char *format_of(const xmlNode *level) {
    const char *format = ts_docx_xml_value(level, "numFmt");
    return format ? format : "decimal";
}

/* The level's text with the numbers of it and the levels above: %1.%2 */
static const char *label_of(struct ts_ctx *ctx, const struct definition *d, const xmlNode *level) {
    const char *pattern = ts_docx_xml_value(level, "lvlText"), *label = "";
    for (const char *p = pattern ? pattern : ""; *p && p < pattern + MOST_IN_LABEL; p++) {
        int depth = p[0] == '%' && p[1] >= '1' && p[1] <= '9' ? p[1] - '1' : -1;
        if (depth >= 0 && d->levels[depth])
            label = ts_arena_printf(ctx->keep, "%s%s", label,
                                    number_text(ctx, format_of(d->levels[depth]), d->count[depth]));
        else
            label = ts_arena_printf(ctx->keep, "%s%c", label, *p);
        p += depth >= 0;
    }
    size_t n = strlen(label);
    bool western = n && (unsigned char)label[n - 1] < 0x80; /* （一） and 一、 have their white */
    const char *suffix = ts_docx_xml_value(level, "suff");
    bool parted = !suffix || strcmp(suffix, "nothing") != 0;
    return western && parted ? ts_arena_printf(ctx->keep, "%s ", label) : label;
}

static struct definition *find_definition(struct ts_docx_numbers *numbers, int id, struct list **list) {
    for (size_t i = 0; i < numbers->lists.n; i++) {
        *list = &numbers->lists.v[i];
        for (size_t k = 0; (*list)->id == id && k < numbers->definitions.n; k++)
            if (numbers->definitions.v[k].id == (*list)->definition)
                return &numbers->definitions.v[k];
    }
    return NULL;
}

/* Count on at a depth, and from the start again below it. */
static void count_on(struct definition *d, struct list *list, int depth) {
    int start = ts_docx_xml_number(ts_docx_xml_value(d->levels[depth], "start"), 1);
    if (list->restarts && !list->begun && depth == 0)
        d->count[0] = list->start - 1;
    else if (d->count[depth] == 0)
        d->count[depth] = start - 1;
    list->begun = true;
    d->count[depth]++;
    for (int i = depth + 1; i < N_DEPTHS; i++)
        d->count[i] = 0;
    for (int i = 0; i < depth; i++)
        d->count[i] += d->count[i] == 0;
}

const char *ts_docx_numbers_next(struct ts_ctx *ctx, struct ts_docx_numbers *numbers, int id, int depth) {
    struct list *list = NULL;
    struct definition *d = id > 0 ? find_definition(numbers, id, &list) : NULL;
    if (!d || depth < 0 || depth >= N_DEPTHS || !d->levels[depth])
        return "";
    const char *format = format_of(d->levels[depth]);
    if (strcmp(format, "bullet") == 0)
        return NULL;
    count_on(d, list, depth);
    return strcmp(format, "none") == 0 ? "" : label_of(ctx, d, d->levels[depth]);
}
