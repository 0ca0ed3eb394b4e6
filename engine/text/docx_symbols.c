#include "text/docx_symbols.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>
#include <uchar.h>

/* Characters whose codes follow each other; the last has none. */
struct stretch {
    uint32_t code;
    const char32_t *characters;
};

static const struct stretch symbol[] = {
    {0x20,
     U" !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"},
    {0xA0, U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"},
    {0xBF, U"↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"},
    {0xF1, U"〉∫"},
    {0, NULL}};

/* Of its 220 pictures those that copy has: marks of lists, arrows, ticks, numbers in circles. */
static const struct stretch wingdings[] = {{0x22, U"✂"},
                                           {0x28, U"☎"},
                                           {0x2A, U"✉"},
                                           {0x36, U"⌛"},
                                           {0x3F, U"✍"},
                                           {0x41, U"✌"},
                                           {0x45, U"☜☞☝☟"},
                                           {0x4A, U"☺"},
                                           {0x4C, U"☹"},
                                           {0x52, U"☼"},
                                           {0x54, U"❄"},
                                           {0x58, U"✠✡☪☯"},
                                           {0x6C, U"●❍■□"},
                                           {0x71, U"❑❒"},
                                           {0x74, U"⧫◆❖"},
                                           {0x7B, U"❀✿❝❞"},
                                           {0x80, U"⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"},
                                           {0x9E, U"·•"},
                                           {0xA1, U"○"},
                                           {0xA4, U"◉◎"},
                                           {0xA7, U"▪□"},
                                           {0xAA, U"✦★✶"},
                                           {0xAE, U"✹"},
                                           {0xB2, U"⟡"},
                                           {0xB5, U"✪✰"},
                                           {0xD5, U"⌫⌦"},
                                           {0xD8, U"➢"},
                                           {0xDC, U"➲"},
                                           {0xDF, U"←→↑↓↖↗↙↘"},
                                           {0xE8, U"➔"},
                                           {0xEF, U"⇦⇨⇧⇩⬄⇳"},
                                           {0xFB, U"✗✓☒☑"},
                                           {0, NULL}};

enum ts_docx_font ts_docx_symbols_font(const char *name) {
    static const char *const others[] = {"webdings",     "wingdings ", "zapf dingbats",
                                         "zapfdingbats", "marlett",    "mt extra"};
    if (strcasecmp(name, "symbol") == 0)
        return TS_DOCX_FONT_SYMBOL;
    if (strcasecmp(name, "wingdings") == 0)
        return TS_DOCX_FONT_WINGDINGS;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strncasecmp(name, others[i], strlen(others[i])) == 0)
            return TS_DOCX_FONT_OTHER_SYMBOLS;
    return TS_DOCX_FONT_OF_TEXT;
}

static uint32_t find(const struct stretch *table, uint32_t code) {
    for (; table->characters; table++)
        for (size_t k = 0; table->characters[k]; k++)
            if (table->code + k == code)
                return table->characters[k];
    return 0;
}

uint32_t ts_docx_symbols_find(enum ts_docx_font font, uint32_t code) {
    uint32_t low = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;
    if (font == TS_DOCX_FONT_UNSAID || font == TS_DOCX_FONT_OF_TEXT || low <= 0x20 || low > 0xFF)
        return low == 0x20 ? ' ' : code;
    return font == TS_DOCX_FONT_SYMBOL      ? find(symbol, low)
           : font == TS_DOCX_FONT_WINGDINGS ? find(wingdings, low)
                                            : 0;
}
