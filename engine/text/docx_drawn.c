#include "text/docx_drawn.h"

static void add_picture(struct ts_docx_walker *w, const char *id) {
    struct ts_docx *d = w->docx;
    const char *member = ts_docx_rels_member(&w->rels, id);
    if (member)
        *TS_VEC_ADD(d->ctx->keep, &d->pictures) =
            (struct ts_docx_picture){.para = d->paras.n - 1, .member = member};
    else
        ts_docx_inline_omit_text(w, "linked-picture", ts_slice_of(ts_docx_rels_target(&w->rels, id)));
}

/* A picture, a text box or something else that is drawn; in a text box, which is told of as a whole, only
 * pictures. */
static void read_drawing(struct ts_docx_walker *w, const xmlNode *node, bool in_box) {
    for (const xmlNode *c = ts_docx_xml_first(node); c; c = ts_docx_xml_next(c)) {
        bool box = ts_docx_xml_is(c, "txbxContent"), art = ts_docx_xml_is(c, "textpath");
        const char *art_text = art ? ts_docx_xml_attribute(c, "string") : NULL;
        if (box && !in_box)
            ts_docx_inline_omit(w, "text-box", c);
        if (art_text && *art_text)
            ts_docx_inline_omit_text(
                w, "text-box", ts_slice_of(ts_arena_copy(w->docx->ctx->keep, art_text, strlen(art_text))));
        if (ts_docx_xml_is(c, "chart") || ts_docx_xml_is(c, "relIds"))
            ts_docx_inline_omit_text(w, "chart", ts_slice_of(""));
        else if (ts_docx_xml_is(c, "blip"))
            add_picture(w, ts_docx_xml_attribute(c, "embed"));
        else if (ts_docx_xml_is(c, "imagedata"))
            add_picture(w, ts_docx_xml_attribute(c, "id"));
        else if (ts_docx_xml_is(c, "AlternateContent"))
            read_drawing(w, ts_docx_xml_choose(c), in_box || box);
        else
            read_drawing(w, c, in_box || box);
    }
}

void ts_docx_drawn_read(struct ts_docx_walker *w, const xmlNode *node) {
    read_drawing(w, node, false);
}
