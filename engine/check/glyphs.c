/* check/glyphs.c -- characters that no font has: a box would stand on the page. */
#include "check/rules.h"

#include <unicode/uchar.h>

static bool is_seen(uint32_t cp) {
    int8_t type = u_charType((UChar32)cp);
    return cp > 0x20 && cp != 0xFFFD && type != U_FORMAT_CHAR && type != U_CONTROL_CHAR &&
           type != U_SPACE_SEPARATOR && type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK &&
           type != U_LINE_SEPARATOR;
}

void ts_proof_glyphs(struct ts_proof *c) {
    struct ts_fontset *fonts = c->request->fonts;
    const struct ts_face *song = fonts ? ts_fontset_find(fonts, TS_FONT_SONG, 0, false) : NULL;
    for (size_t i = 0; song && i < c->copy.n; i++) {
        uint32_t cp = ts_cp(c, i);
        if (cp && cp != TS_COPY_OBJECT && is_seen(cp) && !ts_face_has(song, cp) &&
            !ts_fontset_fallback(fonts, TS_FONT_SONG, 0, cp))
            TS_FAULT(c, TS_RULE_GLYPH_MISSING, i, i + 1, .why = ts_arena_printf(c->ctx->keep, "U+%04X", cp));
    }
}
