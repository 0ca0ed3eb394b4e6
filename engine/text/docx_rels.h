/* text/docx_rels.h -- what a part of a Word document points to: pictures, notes, addresses. Includes:
 * text/docx_xml.h. Internal to text/docx_*. */
#ifndef TS_TEXT_DOCX_RELS_H
#define TS_TEXT_DOCX_RELS_H

#include "text/docx_xml.h"

struct ts_docx_rel {
    const char *id, *type; /* the type without what stands before its last slash: image, header … */
    const char *target;    /* as it is written */
    const char *member;    /* of the archive, from its root; NULL = it points outside */
};

struct ts_docx_rels {
    struct ts_docx_rel *v;
    size_t n, cap;
};

/* Those of a part, "" = of the whole archive; none if it has none. False with *fault if they are refused. In
 * ctx->keep. */
bool ts_docx_rels_read(struct ts_ctx *, const struct ts_pack *, const char *part, struct ts_docx_rels *,
                       const char **fault);

/* The target of an id as written, "" = unknown; its member of the archive, NULL = none. */
const char *ts_docx_rels_target(const struct ts_docx_rels *, const char *id);
const char *ts_docx_rels_member(const struct ts_docx_rels *, const char *id);

/* The member of the first one of a type, NULL = none. */
const char *ts_docx_rels_of_type(const struct ts_docx_rels *, const char *type);

#endif
