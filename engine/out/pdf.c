#include "out/pdf.h"

#include "out/pdf_guide.h"
#include "out/pdf_page.h"

static void note_glyphs(struct ts_pdf_fonts *fonts, const struct ts_page *page) {
    for (size_t i = 0; i < page->draws.n; i++) {
        const struct ts_draw *d = &page->draws.v[i];
        if (d->kind != TS_DRAW_TEXT)
            continue;
        for (size_t k = 0; k < d->line->n_glyphs; k++)
            if (!d->line->glyphs[k].hyphen)
                ts_pdf_fonts_use(fonts, &d->line->glyphs[k]);
    }
}

static bool add_pages(struct ts_ctx *ctx, struct ts_pdf_file *file, const struct ts_pages *pages,
                      const struct ts_pdf_fonts *fonts, const struct ts_pdf_images *images,
                      unsigned *numbers) {
    const char *pictures = ts_pdf_images_resources(images);
    const char *objects = *pictures ? ts_arena_printf(ctx->keep, "/XObject <<%s>>\n", pictures) : "";
    const char *resources =
        ts_arena_printf(ctx->keep, "/Font <<%s>>\n%s/ProcSet [/PDF /Text%s]\n", ts_pdf_fonts_resources(fonts),
                        objects, *pictures ? " /ImageB /ImageC" : "");
    unsigned object = ts_pdf_file_add(file, resources, NULL, 0);
    for (size_t i = 0; i < pages->n; i++)
        if (!(numbers[i] = ts_pdf_page_add(ctx, file, fonts, images, &pages->pages[i], object))) {
            TS_DIAG(ctx->diag, TS_PDF_FAILED, (struct ts_place){0}, "libdeflate");
            return false;
        }
    return true;
}

bool ts_pdf_make(struct ts_ctx *ctx, const struct ts_pages *pages, const struct ts_fontset *set,
                 const struct ts_pdf_info *info, const char **bytes, size_t *n) {
    struct ts_pdf_file *file = ts_pdf_file_open(ctx, info);
    if (!file)
        return false;
    struct ts_pdf_fonts *fonts = ts_pdf_fonts_new(ctx, set);
    for (size_t i = 0; i < pages->n; i++)
        note_glyphs(fonts, &pages->pages[i]);
    const struct ts_pdf_images *images =
        ts_pdf_fonts_embed(fonts, file) ? ts_pdf_images_embed(ctx, file, pages) : NULL;
    unsigned *numbers = TS_NEW(ctx->keep, unsigned, pages->n);
    bool ok = images && add_pages(ctx, file, pages, fonts, images, numbers);
    if (ok)
        ts_pdf_guide_add(ctx, file, info, pages, numbers);
    ok = ok && ts_pdf_file_save(file, bytes, n);
    ts_pdf_file_close(file);
    return ok;
}
