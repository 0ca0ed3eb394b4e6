/* text/docx_symbols.h -- characters of fonts whose codes are no Unicode: Symbol, Wingdings. Includes:
 * nothing. Internal to text/docx_*. Sources: Unicode's mapping of Adobe's Symbol encoding; the names of
 * Wingdings' glyphs in the Unicode Standard (UTN and L2/12-130). */
#ifndef TS_TEXT_DOCX_SYMBOLS_H
#define TS_TEXT_DOCX_SYMBOLS_H

#include <stdint.h>

enum ts_docx_font {
    TS_DOCX_FONT_UNSAID,
    TS_DOCX_FONT_OF_TEXT,
    TS_DOCX_FONT_SYMBOL,
    TS_DOCX_FONT_WINGDINGS,
    TS_DOCX_FONT_OTHER_SYMBOLS /* Webdings, Wingdings 2 … */
};

/* What font that name is, in any case of letters. */
enum ts_docx_font ts_docx_symbols_font(const char *name);

/* The character that stands at a code of the font, 0x20 to 0xFF or the same in U+F020 to U+F0FF; any other
 * code is itself. 0 = it is not known. */
uint32_t ts_docx_symbols_find(enum ts_docx_font, uint32_t code);

#endif
