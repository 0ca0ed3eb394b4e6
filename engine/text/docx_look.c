#include "text/docx_look.h"

static enum ts_docx_position position_of(const xmlNode *properties) {
    const char *how = ts_docx_xml_value(properties, "vertAlign");
    int moved = ts_docx_xml_number(ts_docx_xml_value(properties, "position"), 0); /* half points, up */
    bool small = moved && ts_docx_xml_child(properties, "sz"); /* so LibreOffice writes it */
    return !how && small                     ? (moved > 0 ? TS_DOCX_RAISED : TS_DOCX_LOWERED)
           : !how                            ? TS_DOCX_UNSAID
           : strcmp(how, "superscript") == 0 ? TS_DOCX_RAISED
           : strcmp(how, "subscript") == 0   ? TS_DOCX_LOWERED
                                             : TS_DOCX_LEVEL;
}

static enum ts_docx_font font_of(const xmlNode *properties) {
    const xmlNode *fonts = ts_docx_xml_child(properties, "rFonts");
    const char *name = ts_docx_xml_attribute(fonts, "ascii");
    return name ? ts_docx_symbols_font(name) : TS_DOCX_FONT_UNSAID;
}

struct ts_docx_look ts_docx_look_read(const xmlNode *properties) {
    static const struct {
        const char *name;
        enum ts_docx_property property;
    } names[] = {{"b", TS_DOCX_BOLD},
                 {"i", TS_DOCX_ITALIC},
                 {"vanish", TS_DOCX_HIDDEN},
                 {"strike", TS_DOCX_STRUCK},
                 {"dstrike", TS_DOCX_STRUCK},
                 {"em", TS_DOCX_DOTTED},
                 {"highlight", TS_DOCX_HIGHLIGHT}};
    struct ts_docx_look look = {.position = position_of(properties), .font = font_of(properties)};
    for (const xmlNode *c = ts_docx_xml_first(properties); c; c = ts_docx_xml_next(c))
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (ts_docx_xml_is(c, names[k].name)) {
                look.said |= names[k].property;
                look.on |= ts_docx_xml_says_on(c) ? names[k].property : 0;
            }
    return look;
}

struct ts_docx_look ts_docx_look_over(struct ts_docx_look near, struct ts_docx_look far) {
    near.on |= far.on & ~near.said;
    near.said |= far.said;
    near.position = near.position ? near.position : far.position;
    near.font = near.font ? near.font : far.font;
    return near;
}

/* Of two styles that both make text bold, one takes back what the other does (17.7.3); what the defaults say
 * stands, and the run's own word ends it. */
struct ts_docx_look ts_docx_look_of_run(struct ts_docx_look defaults, struct ts_docx_look paragraph,
                                        struct ts_docx_look character, struct ts_docx_look own) {
    const unsigned toggles = TS_DOCX_BOLD | TS_DOCX_ITALIC | TS_DOCX_HIDDEN | TS_DOCX_STRUCK;
    unsigned toggled = (paragraph.on ^ character.on) & toggles;
    struct ts_docx_look styles = ts_docx_look_over(ts_docx_look_over(character, paragraph), defaults);
    styles.on = (styles.on & ~toggles) | ((toggled | defaults.on) & toggles);
    return ts_docx_look_over(own, styles);
}
