/* fuzz/bytes -- any bytes as a file of copy, in the encoding that they look like and in each that the first
 * byte names. What comes out is well-formed text in lines, with places that go forward; what does not has
 * said why. */
#include "engine.h"

#include "base/utf8.h"
#include "text/source.h"

static bool is_before(struct ts_place a, struct ts_place b) {
    return a.line < b.line || (a.line == b.line && a.column < b.column);
}

static void check_text(const struct ts_source *s) {
    size_t line = 0;
    struct ts_place last = {s->name, 0, 0};
    if (s->n_lines < 1 || s->line_starts[0] != 0)
        abort();
    for (size_t i = 0, used; i < s->text.n; i += used) {
        uint32_t cp = ts_utf8_decode(s->text.p + i, s->text.n - i, &used);
        if (cp == TS_UTF8_BAD || cp == 0 || cp == '\r' || cp == '\f' || cp == 0x2028)
            abort();
        if (line + 1 < s->n_lines && i == s->line_starts[line + 1])
            line++;
        if (cp == '\n' && (line + 1 >= s->n_lines || s->line_starts[line + 1] != i + 1))
            abort();
        struct ts_place place = ts_source_place(s, i);
        if (is_before(place, last) || place.line < 1 || place.column < 1 || place.line > line + 1)
            abort();
        last = place;
        struct ts_place found = ts_source_place(s, ts_source_find(s, place));
        if (is_before(found, place) || is_before(place, found))
            abort();
    }
    if (line + 1 != s->n_lines && s->line_starts[s->n_lines - 1] != s->text.n)
        abort();
}

static void read_as(const char *bytes, size_t n, enum ts_encoding encoding, const struct ts_style *style) {
    struct ts_ctx ctx = fuzz_ctx_open();
    struct ts_reading reading = {encoding, style};
    const struct ts_source *s = ts_source_decode(&ctx, "fuzz", bytes, n, &reading);
    if (s)
        check_text(s);
    else if (!ts_diag_failed(ctx.diag))
        abort();
    fuzz_ctx_close(&ctx);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const struct ts_style half = {.copy = {TS_FULL_WIDTH_HALF}, .limits = {.megabytes = 1}};
    read_as((const char *)data, size, TS_ENCODING_DETECT, NULL);
    if (size)
        read_as((const char *)data + 1, size - 1, (enum ts_encoding)(*data % TS_N_ENCODINGS), &half);
    return 0;
}
