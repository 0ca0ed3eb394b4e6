/* fuzz/article -- any bytes as an article: decoded, parsed, set, composed, written as a PDF. What is not text
 * ends with a diagnostic; nothing may crash, hang, or come out of a stage broken. */
#include "engine.h"

#include "out/pdf.h"
#include "page/fit.h"

#include <string.h>

enum { MOST_BYTES = 1 << 15 };

/* The small page makes several pages out of little copy. */
static const char *const settings[] = {"area.height=80mm", "grid.columns=6", "grid.characters=12", NULL};

static void compose(struct ts_ctx *ctx, const struct ts_style *style, struct ts_fontset *fonts,
                    const struct ts_article *article) {
    struct ts_uax14 *uax14 = ts_uax14_new(ctx);
    struct ts_hyphenator *hyphenator = ts_hyphen_new(ctx);
    struct ts_segmenter *segmenter = ts_words_new(ctx);
    struct ts_typesetter t = {.ctx = ctx,
                              .fonts = fonts,
                              .uax14 = uax14,
                              .hyphenator = hyphenator,
                              .segmenter = segmenter,
                              .words = style->words,
                              .rules = &style->line};
    const struct ts_pages *pages = ts_fit_compose(&t, style, article);
    struct ts_pdf_info info = {
        .title = article->title, .author = "", .producer = "fuzz", .language = "zh-CN", .date = ""};
    const char *pdf = NULL;
    size_t n = 0;
    if (pages && (!ts_pdf_make(ctx, pages, fonts, &info, &pdf, &n) || n < 8 || memcmp(pdf, "%PDF-", 5) != 0))
        abort();
    ts_words_close(segmenter);
    ts_hyphen_close(hyphenator);
    ts_uax14_close(uax14);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct ts_ctx home;
    static const struct ts_style *style;
    static struct ts_fontset *fonts;
    if (!fonts) {
        home = fuzz_ctx_open();
        style = ts_style_load(&home, &(struct ts_style_request){.set = settings});
        struct ts_fontset_request request = {.config_file = getenv("FONTCONFIG_FILE"), .style = style};
        fonts = style ? ts_fontset_open(&home, &request) : NULL;
        if (!fonts)
            abort();
    }
    if (size > MOST_BYTES)
        return 0;
    struct ts_ctx ctx = fuzz_ctx_open();
    const struct ts_source *source = ts_source_decode(&ctx, "fuzz", (const char *)data, size, NULL);
    const struct ts_article *article = source ? ts_article_parse(&ctx, source, style) : NULL;
    if (article)
        compose(&ctx, style, fonts, article);
    fuzz_ctx_close(&ctx);
    return 0;
}
