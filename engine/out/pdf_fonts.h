/* out/pdf_fonts.h -- the fonts of a PDF: which glyphs are used, their codes, subsets, widths, ToUnicode.
 * Includes: font, line/lines.h, out/pdf_file.h. Internal to out/.
 *
 * One glyph may stand for two characters (① and the dingbat ➀; the box of missing ones), but a font's
 * ToUnicode gives a code one text. A further Type0 font on the same embedded CIDFont, with another ToUnicode,
 * is right in every reader, where ActualText is not: so a face has variants, nearly always one. */
#ifndef TS_OUT_PDF_FONTS_H
#define TS_OUT_PDF_FONTS_H

#include "font/fontset.h"
#include "line/lines.h"
#include "out/pdf_file.h"

struct ts_pdf_fonts;

struct ts_pdf_code {
    int font;      /* resource number: /F0, /F1 ... */
    uint16_t code; /* in the content stream */
    int width;     /* in 1/10000 em, as the reader knows it */
    bool has_text; /* the font gives the glyph's text; else it is to be said beside it */
};

struct ts_pdf_fonts *ts_pdf_fonts_new(struct ts_ctx *, const struct ts_fontset *);

/* Note a glyph's use. All of them, before ts_pdf_fonts_embed. */
void ts_pdf_fonts_use(struct ts_pdf_fonts *, const struct ts_set_glyph *);

/* Subset and add all fonts to the file. False after a diagnostic. */
bool ts_pdf_fonts_embed(struct ts_pdf_fonts *, struct ts_pdf_file *);

/* The code of a glyph noted before. */
struct ts_pdf_code ts_pdf_fonts_find(const struct ts_pdf_fonts *, const struct ts_set_glyph *);

/* The inside of a /Font resource dictionary. In ctx->keep. */
const char *ts_pdf_fonts_resources(const struct ts_pdf_fonts *);

#endif
