/* fuzz/check -- any bytes as copy to be checked: every rule, every form of report, and the safe fixes. A
 * finding stands in the text; fixes leave the number of lines as it is, and never make text that cannot be
 * read. */
#include "engine.h"

#include "check/fix.h"
#include "check/report.h"

#include <string.h>

enum { MOST_BYTES = 1 << 15 };

static size_t count_lines(struct ts_slice s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == '\n';
    return n;
}

static void report(struct ts_ctx *ctx, const struct ts_style *style, const struct ts_findings *findings) {
    FILE *nowhere = fopen("/dev/null", "w");
    for (int form = TS_REPORT_TEXT; form <= TS_REPORT_SARIF; form++) {
        struct ts_report r = {.file = nowhere,
                              .form = (enum ts_report_form)form,
                              .lang = form == TS_REPORT_JSON ? TS_CHINESE : TS_ENGLISH,
                              .notes = true,
                              .version = "fuzz",
                              .style = &style->check};
        ts_report_open(&r);
        ts_report_add(&r, ctx, findings);
        ts_report_close(&r);
    }
    fclose(nowhere);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct ts_ctx home;
    static const struct ts_style *style;
    static const struct ts_house house;
    if (!style) {
        home = fuzz_ctx_open();
        style = ts_style_load(&home, &(struct ts_style_request){0});
        if (!style)
            abort();
    }
    if (size > MOST_BYTES)
        return 0;
    struct ts_ctx ctx = fuzz_ctx_open();
    const struct ts_source *source = ts_source_decode(&ctx, "fuzz", (const char *)data, size, NULL);
    const struct ts_article *article = source ? ts_article_parse(&ctx, source, style) : NULL;
    if (article) {
        struct ts_proof_request request = {article, style, &house, NULL};
        const struct ts_findings *findings = ts_proof_read(&ctx, &request);
        for (size_t i = 0; i < findings->n; i++)
            if (findings->v[i].begin > findings->v[i].end || findings->v[i].end > source->text.n)
                abort();
        report(&ctx, style, findings);
        struct ts_fixed fixed;
        ts_fix_apply(&ctx, findings, (struct ts_slice){(const char *)data, size}, &fixed);
        if (count_lines(fixed.before) != count_lines(fixed.after))
            abort();
    }
    fuzz_ctx_close(&ctx);
    return 0;
}
