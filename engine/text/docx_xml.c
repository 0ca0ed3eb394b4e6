#include "text/docx_xml.h"

#include "base/vec.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <stdlib.h>

enum {
    MOST_BYTES = 16 << 20, /* of a part; as a tree it takes thirty times that */
    MOST_DEEP = 250        /* elements within each other: libxml2 has a limit of 256 of its own */
};

/* Why the parser was stopped; it stands in its _private. */
static const char dtd[] = TS_BOTH("%s has a DTD or entities, which Word never writes",
                                  "%s 含 DTD 或实体定义，Word 不会写出这样的文件");
static const char deep[] =
    TS_BOTH("elements of %s are nested more than 250 deep", "%s 的元素嵌套超过 250 层");

static void stop(xmlParserCtxt *parser, const char *why) {
    parser->_private = (void *)(uintptr_t)why;
    xmlStopParser(parser);
}

/* An entity is never expanded: what could define one is refused. */
static void refuse_dtd(void *parser, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
    (void)name, (void)external, (void)system;
    stop(parser, dtd);
}

static void start_element(void *parser, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                          int n_spaces, const xmlChar **spaces, int n_attributes, int n_defaulted,
                          const xmlChar **attributes) {
    if (((xmlParserCtxt *)parser)->nodeNr >= MOST_DEEP)
        stop(parser, deep);
    else
        xmlSAX2StartElementNs(parser, name, prefix, uri, n_spaces, spaces, n_attributes, n_defaulted,
                              attributes);
}

static xmlDoc *parse(struct ts_ctx *ctx, struct ts_slice bytes, const char *part, const char **fault) {
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser)
        return NULL;
    parser->sax->internalSubset = refuse_dtd;
    parser->sax->startElementNs = start_element;
    xmlDoc *doc = xmlCtxtReadMemory(parser, bytes.p, (int)bytes.n, part, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    const xmlError *error = xmlCtxtGetLastError(parser);
    if (parser->_private)
        *fault = ts_arena_printf(ctx->keep, parser->_private, part, part);
    else if (!doc)
        *fault = ts_arena_printf(ctx->keep, TS_BOTH("%s is no XML (line %d)", "%s 不是 XML（第 %d 行）"),
                                 part, error ? error->line : 0, part, error ? error->line : 0);
    if (doc && *fault) {
        xmlFreeDoc(doc);
        doc = NULL;
    }
    xmlFreeParserCtxt(parser);
    return doc;
}

xmlDoc *ts_docx_xml_open(struct ts_ctx *ctx, const struct ts_pack *pack, const char *part,
                         const char **fault) {
    struct ts_slice bytes = ts_pack_read(ctx, pack, part, MOST_BYTES, fault);
    return bytes.p ? parse(ctx, bytes, part, fault) : NULL;
}

bool ts_docx_xml_is(const xmlNode *node, const char *name) {
    return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *element_from(const xmlNode *node) {
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

const xmlNode *ts_docx_xml_first(const xmlNode *parent) {
    return element_from(parent ? parent->children : NULL);
}

const xmlNode *ts_docx_xml_next(const xmlNode *node) {
    return element_from(node->next);
}

const xmlNode *ts_docx_xml_child(const xmlNode *parent, const char *name) {
    const xmlNode *node = ts_docx_xml_first(parent);
    while (node && !ts_docx_xml_is(node, name))
        node = ts_docx_xml_next(node);
    return node;
}

static bool holds(const xmlNode *parent, const char *const *names) {
    for (; *names; names++)
        if (ts_docx_xml_child(parent, *names))
            return true;
    return false;
}

const xmlNode *ts_docx_xml_choose(const xmlNode *alternatives) {
    static const char *const unknown[] = {"symEx", NULL}; /* an emoji; the other way to say it is text */
    const xmlNode *choice = ts_docx_xml_child(alternatives, "Choice");
    const xmlNode *fallback = ts_docx_xml_child(alternatives, "Fallback");
    return choice && !(fallback && holds(choice, unknown)) ? choice : fallback;
}

const char *ts_docx_xml_attribute(const xmlNode *node, const char *name) {
    for (const xmlAttr *a = node ? node->properties : NULL; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0)
            return a->children && a->children->content ? (const char *)a->children->content : "";
    return NULL;
}

const char *ts_docx_xml_value(const xmlNode *parent, const char *child) {
    return ts_docx_xml_attribute(ts_docx_xml_child(parent, child), "val");
}

bool ts_docx_xml_says_on(const xmlNode *property) {
    static const char *const off[] = {"0", "false", "off", "none", NULL};
    const char *value = ts_docx_xml_attribute(property, "val");
    for (const char *const *o = off; value && *o; o++)
        if (strcmp(value, *o) == 0)
            return false;
    return true;
}

bool ts_docx_xml_is_on(const xmlNode *parent, const char *child) {
    const xmlNode *node = ts_docx_xml_child(parent, child);
    return node && ts_docx_xml_says_on(node);
}

int ts_docx_xml_number(const char *value, int otherwise) {
    char *end = NULL;
    long n = value ? strtol(value, &end, 10) : 0;
    return end && end != value && n >= -100000 && n <= 100000 ? (int)n : otherwise;
}

typedef TS_VEC(char) text;

static void add_text(struct ts_ctx *ctx, const xmlNode *node, text *to) {
    if (ts_docx_xml_is(node, "AlternateContent"))
        node = ts_docx_xml_choose(node);
    bool has_text = ts_docx_xml_is(node, "t") || ts_docx_xml_is(node, "delText");
    for (const xmlNode *c = has_text ? node->children : NULL; c; c = c->next)
        for (const char *p = (const char *)c->content; p && *p; p++)
            *TS_VEC_ADD(ctx->keep, to) = *p == '\n' ? ' ' : *p;
    for (const xmlNode *c = ts_docx_xml_first(node); c; c = ts_docx_xml_next(c))
        add_text(ctx, c, to);
    if (ts_docx_xml_is(node, "p") && to->n && to->v[to->n - 1] != ' ')
        *TS_VEC_ADD(ctx->keep, to) = ' ';
}

struct ts_slice ts_docx_xml_text(struct ts_ctx *ctx, const xmlNode *node) {
    text to = {0};
    add_text(ctx, node, &to);
    while (to.n && to.v[to.n - 1] == ' ')
        to.n--;
    *TS_VEC_ADD(ctx->keep, &to) = 0;
    return (struct ts_slice){to.v, to.n - 1};
}
