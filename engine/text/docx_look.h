/* text/docx_look.h -- how runs of a Word document look: what styles and the run itself say of it, put
 * together. Includes: text/docx_xml.h, text/docx_symbols.h. Internal to text/docx_*. Rule: ECMA-376 part 1,
 * 17.7.2 (styles) and 17.7.3 (properties that toggle). */
#ifndef TS_TEXT_DOCX_LOOK_H
#define TS_TEXT_DOCX_LOOK_H

#include "text/docx_symbols.h"
#include "text/docx_xml.h"

enum ts_docx_property {
    TS_DOCX_BOLD = 1,
    TS_DOCX_ITALIC = 2,
    TS_DOCX_HIDDEN = 4,
    TS_DOCX_STRUCK = 8, /* these four toggle */
    TS_DOCX_DOTTED = 16,
    TS_DOCX_HIGHLIGHT = 32
};

enum ts_docx_position { TS_DOCX_UNSAID, TS_DOCX_LEVEL, TS_DOCX_RAISED, TS_DOCX_LOWERED };

/* What one place says; what it does not say is left to others. */
struct ts_docx_look {
    unsigned said, on; /* ts_docx_property, or-ed: those it speaks of, and those of them that are on */
    enum ts_docx_position position;
    enum ts_docx_font font;
};

/* What a w:rPr says, NULL = nothing. */
struct ts_docx_look ts_docx_look_read(const xmlNode *properties);

/* `near`, and what it leaves unsaid from `far`. */
struct ts_docx_look ts_docx_look_over(struct ts_docx_look near, struct ts_docx_look far);

/* A run's look of the document's defaults, its paragraph's style, its character style, and what it says
 * itself. */
struct ts_docx_look ts_docx_look_of_run(struct ts_docx_look defaults, struct ts_docx_look paragraph,
                                        struct ts_docx_look character, struct ts_docx_look own);

#endif
