/* fuzz/article -- any bytes as an article: decoded, parsed, set, composed, written as a PDF, each in a style
 * of its own by its length. What is not text ends with a diagnostic; nothing may crash, hang, or come out of
 * a stage broken, and every character of the article is on its pages once. Pictures are sought in tests/fuzz.
 */
#include "engine.h"

#include "out/pdf.h"
#include "page/fit.h"
#include "page/tally.h"

#include <string.h>

enum { MOST_BYTES = 1 << 15 };

/* A small page makes several pages out of little copy. */
#define SMALL "area.height=80mm", "grid.columns=6", "grid.characters=12"
static const struct {
    const char *name, *set[8];
} kinds[] = {{NULL, {SMALL, NULL}},
             {NULL, {SMALL, "head.direction=vertical", "copy.wrapped=yes", "copy.join=yes", NULL}},
             {NULL, {SMALL, "head.columns=3", "mark-dateline=yes", "copy.full-width=half", NULL}},
             {"traditional", {"area.height=160mm", NULL}},
             {"front", {NULL}}};

enum { N_KINDS = sizeof kinds / sizeof *kinds };
static const char *folders[] = {"styles", NULL};

/* A style and the fonts that it asks for. */
struct desk {
    const struct ts_style *style;
    struct ts_fontset *fonts;
};

static const struct desk *desk_of(size_t kind) {
    static struct ts_ctx home;
    static struct desk desks[N_KINDS];
    struct desk *desk = &desks[kind];
    if (desk->fonts)
        return desk;
    if (!home.keep)
        home = fuzz_ctx_open();
    const struct ts_style_request request = {
        .name = kinds[kind].name, .folders = folders, .set = kinds[kind].set};
    desk->style = ts_style_load(&home, &request);
    struct ts_fontset_request fonts = {.config_file = getenv("FONTCONFIG_FILE"), .style = desk->style};
    desk->fonts = desk->style ? ts_fontset_open(&home, &fonts) : NULL;
    if (!desk->fonts) {
        ts_diag_print(home.diag, stderr, TS_ENGLISH, true);
        abort();
    }
    return desk;
}

static void check_tally(const struct ts_article *article, const struct ts_pages *pages) {
    struct ts_tally tally = {0};
    ts_tally_add_article(&tally, article);
    ts_tally_add_pages(&tally, pages, &article, 1);
    if (tally.set != tally.to_set) {
        fprintf(stderr, "%zu characters to set, %zu set\n", tally.to_set, tally.set);
        abort();
    }
}

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
    if (pages)
        check_tally(article, pages);
    if (pages && (!ts_pdf_make(ctx, pages, fonts, &info, &pdf, &n) || n < 8 || memcmp(pdf, "%PDF-", 5) != 0))
        abort();
    ts_words_close(segmenter);
    ts_hyphen_close(hyphenator);
    ts_uax14_close(uax14);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > MOST_BYTES)
        return 0;
    const struct desk *desk = desk_of(size % N_KINDS);
    struct ts_ctx ctx = fuzz_ctx_open();
    const struct ts_reading reading = {TS_ENCODING_DETECT, desk->style};
    const struct ts_source *source =
        ts_source_decode(&ctx, "tests/fuzz/fuzz", (const char *)data, size, &reading);
    const struct ts_article *article = source ? ts_article_parse(&ctx, source, desk->style) : NULL;
    if (article)
        compose(&ctx, desk->style, desk->fonts, article);
    fuzz_ctx_close(&ctx);
    return 0;
}
