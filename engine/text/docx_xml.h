/* text/docx_xml.h -- the XML parts of a Word document as trees. Includes: text/pack.h. Internal to
 * text/docx_*. libxml2 parses: without network, entities or DTDs, which no such part may have, and to
 * 250 elements within each other, so that walks over a tree may recurse.
 * Elements and attributes are known by their names without prefix: transitional and strict documents differ
 * in their namespaces alone. */
#ifndef TS_TEXT_DOCX_XML_H
#define TS_TEXT_DOCX_XML_H

#include "text/pack.h"

#include <libxml/tree.h>

/* A part parsed, to be closed by xmlFreeDoc; NULL if it is not there, or with *fault if it is refused. */
xmlDoc *ts_docx_xml_open(struct ts_ctx *, const struct ts_pack *, const char *part, const char **fault);

/* True if it is the element of that name. */
bool ts_docx_xml_is(const xmlNode *, const char *name);

/* The first element below it, or behind it, on the same level; NULL = none. */
const xmlNode *ts_docx_xml_first(const xmlNode *parent);
const xmlNode *ts_docx_xml_next(const xmlNode *);

/* The first child of that name; NULL = none, or the parent is NULL. */
const xmlNode *ts_docx_xml_child(const xmlNode *parent, const char *name);

/* What is to be read of an mc:AlternateContent: its first mc:Choice, but the mc:Fallback where that says in
 * text what the choice says in a way of later versions. NULL = it has neither. (ISO/IEC 29500-3, 9.3: one of
 * them, never two.) */
const xmlNode *ts_docx_xml_choose(const xmlNode *alternatives);

/* An attribute's value, borrowed from the tree; NULL = it has none, or the node is NULL. */
const char *ts_docx_xml_attribute(const xmlNode *, const char *name);

/* The attribute w:val of the child of that name; NULL = none. */
const char *ts_docx_xml_value(const xmlNode *parent, const char *child);

/* A property that is on or off: on if it is there and does not say 0, false, off or none. */
bool ts_docx_xml_says_on(const xmlNode *property);
bool ts_docx_xml_is_on(const xmlNode *parent, const char *child);

/* The whole number of an attribute's value; `otherwise` if there is none. */
int ts_docx_xml_number(const char *value, int otherwise);

/* All text of t and delText elements below, in ctx->keep; paragraphs are parted by blanks. */
struct ts_slice ts_docx_xml_text(struct ts_ctx *, const xmlNode *);

#endif
