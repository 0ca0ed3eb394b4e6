#include "text/normal.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/plain.h"

#include <stdio.h>

struct writer {
    struct ts_ctx *ctx;
    struct ts_slice in;
    const struct ts_decoded *decoded;
    size_t wrong; /* the first of decoded->wrong that was not reached */
    enum ts_full_width full_width;
    struct ts_source *s;
    TS_VEC(char) out;
    TS_VEC(uint32_t) lines;
    TS_VEC(struct ts_source_shift) shifts;
    uint32_t line, column; /* in the copy, of the next character */
    bool half;             /* the last character became half-width */
};

static uint32_t peek(const struct writer *w, size_t i, size_t *used) {
    *used = 0;
    return i < w->in.n ? ts_utf8_decode(w->in.p + i, w->in.n - i, used) : 0;
}

static void put_bytes(struct writer *w, const char *p, size_t n) {
    while (w->out.cap - w->out.n < n)
        w->out.v = ts_vec_grow(w->ctx->keep, w->out.v, w->out.n, &w->out.cap, 1);
    memcpy(w->out.v + w->out.n, p, n);
    w->out.n += n;
}

static void put(struct writer *w, uint32_t cp) {
    char bytes[4];
    put_bytes(w, bytes, ts_utf8_encode(cp, bytes));
}

static void add_shift(struct writer *w, uint32_t lines) {
    *TS_VEC_ADD(w->ctx->keep, &w->shifts) = (struct ts_source_shift){(uint32_t)w->out.n, w->column, lines};
}

static uint32_t extra_lines(const struct writer *w) {
    return w->shifts.n ? w->shifts.v[w->shifts.n - 1].lines : 0;
}

/* --- reports -------------------------------------------------------------------------------------------- */

static struct ts_place here(const struct writer *w) {
    return ts_source_place_of(w->s, w->line, w->column);
}

/* `“字”（U+5B57）` without the marks around it: each character and its code. */
static const char *described(struct writer *w, const uint32_t *cps, size_t n) {
    char bytes[4], *text = "", *codes = "";
    for (size_t i = 0; i < n; i++) {
        text = ts_arena_printf(w->ctx->scratch, "%s%.*s", text, (int)ts_utf8_encode(cps[i], bytes), bytes);
        codes = ts_arena_printf(w->ctx->scratch, "%s%sU+%04X", codes, i ? " " : "", cps[i]);
    }
    return ts_arena_printf(w->ctx->scratch, "%s (%s)", text, codes);
}

static void report_replaced(struct writer *w, enum ts_code code, const uint32_t *from, size_t n,
                            const uint32_t *to, size_t m) {
    w->s->replaced++;
    if (ts_diag_wants(w->ctx->diag, code))
        TS_DIAG(w->ctx->diag, code, here(w), described(w, from, n), described(w, to, m));
}

static void report_wrong(struct writer *w, const struct ts_wrong_bytes *wrong) {
    char hex[3 * sizeof wrong->bytes + 1] = "";
    w->s->replaced++;
    if (!ts_diag_wants(w->ctx->diag, TS_TEXT_BAD_BYTE))
        return;
    for (size_t k = 0; k < wrong->n; k++)
        snprintf(hex + 3 * k, sizeof hex - 3 * k, "%02X ", wrong->bytes[k]);
    hex[3 * wrong->n - 1] = 0;
    TS_DIAG(w->ctx->diag, TS_TEXT_BAD_BYTE, here(w), hex, ts_encoding_name(w->s->encoding));
}

/* What stays as it is, and yet a person should know of. */
static void report_unseen(struct writer *w, size_t i, uint32_t cp) {
    bool wrong = w->wrong < w->decoded->n_wrong && w->decoded->wrong[w->wrong].offset == i;
    if (wrong)
        report_wrong(w, &w->decoded->wrong[w->wrong++]);
    enum ts_code code = ts_plain_is_control(cp) ? TS_TEXT_CONTROL : TS_TEXT_ZERO_WIDTH;
    if (!wrong && cp == 0xFFFD)
        TS_DIAG(w->ctx->diag, TS_TEXT_REPLACED, here(w), "");
    else if ((ts_plain_is_control(cp) || ts_plain_is_zero_width(cp)) && ts_diag_wants(w->ctx->diag, code))
        TS_DIAG(w->ctx->diag, code, here(w), ts_arena_printf(w->ctx->scratch, "U+%04X", cp));
}

/* --- lines ---------------------------------------------------------------------------------------------- */

/* Bytes of a line's end at `i`, 0 = there is none; *soft: an editor does not count it. */
static size_t line_end(const struct writer *w, size_t i, uint32_t cp, size_t used, bool *soft) {
    *soft = cp == 0x0B || cp == 0x0C || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
    if (cp == '\r')
        return i + 1 < w->in.n && w->in.p[i + 1] == '\n' ? 2 : 1;
    return cp == '\n' || *soft ? used : 0;
}

static void end_line(struct writer *w, bool soft) {
    put(w, '\n');
    *TS_VEC_ADD(w->ctx->keep, &w->lines) = (uint32_t)w->out.n;
    w->column = soft ? w->column + 1 : 1;
    w->line += !soft;
    if (soft)
        add_shift(w, extra_lines(w) + 1);
}

/* --- characters ----------------------------------------------------------------------------------------- */

/* U+FF0E between full-width digits is the point of a number. */
static bool is_point(const struct writer *w, size_t i, uint32_t cp, size_t used) {
    size_t next;
    char before = w->half ? w->out.v[w->out.n - 1] : 0;
    return cp == 0xFF0E && before >= '0' && before <= '9' && ts_plain_is_full_digit(peek(w, i + used, &next));
}

static uint32_t half_width(const struct writer *w, size_t i, uint32_t cp, size_t used) {
    bool digit =
        w->full_width != TS_FULL_WIDTH_KEEP && (ts_plain_is_full_digit(cp) || is_point(w, i, cp, used));
    bool letter = w->full_width == TS_FULL_WIDTH_HALF && ts_plain_is_full_letter(cp);
    return digit || letter ? cp - 0xFEE0 : 0;
}

/* Digits and letters that follow each other, reported as one; returns their bytes, 0 = there are none. */
static size_t take_full_width(struct writer *w, size_t i, uint32_t cp, size_t used) {
    size_t begin = i, out = w->out.n;
    uint32_t half, n = 0;
    for (; (half = half_width(w, i, cp, used)) != 0; n++) {
        put(w, half);
        w->half = true;
        i += used;
        cp = peek(w, i, &used);
    }
    if (n && ts_diag_wants(w->ctx->diag, TS_TEXT_WIDTH))
        TS_DIAG(w->ctx->diag, TS_TEXT_WIDTH, here(w),
                ts_arena_copy(w->ctx->scratch, w->in.p + begin, i - begin),
                ts_arena_copy(w->ctx->scratch, w->out.v + out, w->out.n - out));
    w->s->replaced += n;
    w->column += n;
    return i - begin;
}

/* The characters at `i` that may compose, in `cps`; returns how many. */
static size_t read_cluster(const struct writer *w, size_t i, uint32_t *cps, size_t *bytes) {
    size_t n = 0, used;
    *bytes = 0;
    for (uint32_t cp = peek(w, i, &used);
         used && n < TS_MOST_COMPOSED && (n == 0 || ts_plain_may_compose(cp));
         cp = peek(w, i + *bytes, &used)) {
        cps[n++] = cp;
        *bytes += used;
    }
    return n;
}

static bool is_ideograph(uint32_t cp) {
    return (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0x20000 && cp <= 0x323AF);
}

/* A character with the marks that combine with it. Returns its bytes. */
static size_t take_cluster(struct writer *w, size_t i) {
    uint32_t from[TS_MOST_COMPOSED], to[3 * TS_MOST_COMPOSED];
    size_t bytes, n = read_cluster(w, i, from, &bytes);
    memcpy(to, from, n * sizeof *to);
    size_t m = ts_plain_compose(to, n);
    uint32_t ideograph = ts_plain_ideograph(*to);
    if (ideograph)
        *to = ideograph;
    if (n != m || memcmp(from, to, n * sizeof *to) != 0)
        report_replaced(w, is_ideograph(*to) ? TS_TEXT_IDEOGRAPH : TS_TEXT_COMPOSED, from, n, to, m);
    w->column += (uint32_t)n - 1;
    for (size_t k = 0; k < m; k++) {
        if (k >= n) /* more than the copy has (composition exclusions): all at its last character */
            add_shift(w, extra_lines(w));
        put(w, to[k]);
    }
    w->column++;
    if (n != m)
        add_shift(w, extra_lines(w));
    return bytes;
}

/* Blocks of which nothing has to be looked at. */
static bool is_plain(uint32_t cp) {
    return (cp >= 0x20 && cp < 0x7F) || cp == '\t' || (cp >= 0x3000 && cp <= 0x3029) ||
           (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0xFF01 && cp <= 0xFF0D);
}

/* What stands at `i`, which is no line's end. Returns its bytes. */
static size_t take(struct writer *w, size_t i, uint32_t cp, size_t used) {
    size_t taken = take_full_width(w, i, cp, used), next;
    if (taken)
        return taken;
    w->half = false;
    if (is_plain(cp) && !ts_plain_may_compose(peek(w, i + used, &next))) {
        put_bytes(w, w->in.p + i, used);
        w->column++;
        return used;
    }
    report_unseen(w, i, cp);
    return take_cluster(w, i);
}

void ts_normal_make(struct ts_ctx *ctx, const struct ts_decoded *decoded, const struct ts_style *style,
                    struct ts_source *s) {
    struct writer w = {.ctx = ctx, .in = decoded->text, .decoded = decoded, .s = s, .line = 1, .column = 1};
    w.full_width = style ? style->copy.full_width : TS_FULL_WIDTH_KEEP;
    w.out.cap = w.in.n + 1;
    w.out.v = ts_arena_alloc(ctx->keep, w.out.cap, 1);
    *TS_VEC_ADD(ctx->keep, &w.lines) = 0;
    for (size_t i = 0, used; i < w.in.n; i += used) {
        uint32_t cp = peek(&w, i, &used);
        bool soft;
        size_t end = line_end(&w, i, cp, used, &soft);
        if (end)
            end_line(&w, soft);
        used = end ? end : take(&w, i, cp, used);
    }
    s->text = (struct ts_slice){w.out.v, w.out.n};
    s->characters = ts_plain_count_seen(s->text);
    s->line_starts = w.lines.v;
    s->n_lines = w.lines.n;
    s->shifts = w.shifts.v;
    s->n_shifts = w.shifts.n;
}
