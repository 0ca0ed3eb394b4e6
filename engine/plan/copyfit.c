#include "plan/copyfit.h"

#include "base/utf8.h"
#include "clreq/pair.h"

/* The page stage weighs all breaks of a paragraph at once and with the fonts' own widths. Here each line is
 * filled as far as it goes, with the same classes, prohibitions and trims of marks and with round widths of
 * Western characters; to take one more character it gives up the space of all its marks. How far that is from
 * the real setting, tests/unit/test_estimate.c measures: half a per cent of the rows of body text. */
enum { EM = 1000, HALF = 500 };

struct glyph {
    int width;       /* as it stands between its neighbours on one line, gap before it included */
    int gap;         /* what of that a line's start takes away */
    int end;         /* space after its ink that a line's end takes away */
    int give;        /* what it may give up inside a line */
    bool breaks;     /* a line may end before it */
    bool blank, ink; /* a blank in the copy; a character that counts */
};

struct ts_copyfit {
    struct glyph *glyphs;
    size_t n;
};

/* Round widths of Western characters in the faces of Chinese papers. */
static int western_width(uint32_t cp) {
    if (cp < 0x80 && strchr("fijlrtIJ.,:;!'\"()[]{}|/\\-`", (int)cp))
        return 350;
    if (cp < 0x80 && strchr("mwMW@%&", (int)cp))
        return 900;
    return cp >= 'A' && cp <= 'Z' ? 690 : 570;
}

static int width_of(const struct ts_line_rules *rules, uint32_t cp, enum ts_class class) {
    bool mark = class == TS_OPEN || class == TS_CLOSE || class == TS_PAUSE || class == TS_STOP;
    bool stop = class == TS_STOP && cp != 0xFF0E; /* 开明: those that end a sentence stay whole */
    bool half =
        rules->punctuation == TS_PUNCTUATION_HALF || (rules->punctuation == TS_PUNCTUATION_KAIMING && !stop);
    switch (class) {
    case TS_WESTERN:
        return western_width(cp);
    case TS_INTERPUNCT:
    case TS_CONNECTOR:
    case TS_SOLIDUS:
        return HALF;
    case TS_ATTACHED:
    case TS_BREAK_SPACE:
    case TS_CONTROL:
        return 0;
    case TS_SPACE:
        return EM / 4;
    default:
        return mark && half ? HALF : EM;
    }
}

static bool takes_gap(uint32_t before, enum ts_class a, uint32_t after, enum ts_class b) {
    return (a == TS_HAN && b == TS_WESTERN && ts_class_is_alphanumeric(after)) ||
           (a == TS_WESTERN && b == TS_HAN && ts_class_is_alphanumeric(before));
}

/* May a line end between them? What the pair rules leave to UAX #14 is a word or number, as far as it is
 * Western on both sides. */
static bool may_break(const struct ts_line_rules *rules, enum ts_class a, enum ts_class b) {
    enum ts_pair_break pair = ts_pair_break(rules->kinsoku, a, b);
    if (pair == TS_PAIR_UAX14)
        return b != TS_ATTACHED && b != TS_SPACE && (a != TS_WESTERN || b != TS_WESTERN);
    return pair == TS_PAIR_ALLOWED;
}

static void read_text(struct ts_ctx *ctx, const struct ts_para *para, uint32_t **text, size_t *n) {
    *text = TS_NEW(ctx->scratch, uint32_t, para->text.n + 1);
    *n = 0;
    for (size_t i = 0; i < para->n_spans; i++)
        for (size_t k = para->spans[i].begin, used; k < para->spans[i].end; k += used)
            (*text)[(*n)++] = ts_utf8_decode(para->text.p + k, para->spans[i].end - k, &used);
}

const struct ts_copyfit *ts_copyfit_make(struct ts_ctx *ctx, const struct ts_line_rules *rules,
                                         const struct ts_para *para) {
    uint32_t *text;
    size_t n;
    read_text(ctx, para, &text, &n);
    uint8_t *class = TS_NEW(ctx->scratch, uint8_t, n + 1);
    ts_class_of_text(text, n, class);
    struct ts_copyfit *fit = TS_NEW(ctx->keep, struct ts_copyfit, 1);
    *fit = (struct ts_copyfit){TS_NEW(ctx->keep, struct glyph, n + 1), n};
    bool full = rules->punctuation == TS_PUNCTUATION_FULL;
    for (size_t i = 0; i < n; i++) {
        struct glyph *g = &fit->glyphs[i];
        enum ts_class own = class[i], before = i ? class[i - 1] : TS_HAN;
        g->width = width_of(rules, text[i], own);
        g->blank = own == TS_SPACE || own == TS_WIDE_SPACE;
        g->ink = g->width > 0 && !g->blank;
        g->breaks = i > 0 && may_break(rules, before, own);
        bool after = own == TS_CLOSE || own == TS_PAUSE || own == TS_STOP;
        if (full && after)
            g->end = HALF;
        if (full && (own == TS_PAUSE || own == TS_OPEN || own == TS_CLOSE ||
                     (own == TS_STOP && rules->squeeze_stops)))
            g->give = HALF;
        enum ts_pair_trim trim = i > 0 && full ? ts_pair_trim(before, own) : TS_TRIM_NOTHING;
        if (trim != TS_TRIM_NOTHING) /* the two share half an em of space, whichever of them gives it */
            g->gap = -HALF;
        else if (i > 0 && takes_gap(text[i - 1], before, text[i], own))
            g->gap = rules->western_gap;
        if (trim == TS_TRIM_BEFORE_GAP && i > 0)
            fit->glyphs[i - 1].give = 0;
        g->width += g->gap;
    }
    return fit;
}

/* A blank between Western words is a word space. */
static int heading_width(const struct ts_copyfit *fit, size_t i, int blank) {
    const struct glyph *g = &fit->glyphs[i];
    bool western = i > 0 && i + 1 < fit->n && g[-1].width < EM && g[1].width < EM;
    return g->blank && !western ? blank : g->width;
}

int64_t ts_copyfit_width(const struct ts_copyfit *fit, int blank) {
    int64_t width = 0;
    for (size_t i = 0; i < fit->n; i++)
        width += heading_width(fit, i, blank);
    return width;
}

int64_t ts_copyfit_parted(const struct ts_copyfit *fit, int blank) {
    int64_t all = ts_copyfit_width(fit, blank), least = all, before = 0;
    for (size_t i = 0; i < fit->n; i++) {
        int own = heading_width(fit, i, blank);
        int64_t behind = all - before - own, longer = before > behind ? before : behind;
        if (fit->glyphs[i].blank && longer < least)
            least = longer;
        before += own;
    }
    return least;
}

int ts_copyfit_characters(const struct ts_copyfit *fit) {
    int n = 0;
    for (size_t i = 0; i < fit->n; i++)
        n += fit->glyphs[i].ink;
    return n;
}

/* The end of the line that begins with a glyph: the last place that it reaches where a line may end; one
 * glyph at least, and a word that is longer than the line is cut. */
static size_t end_of_line(const struct ts_copyfit *fit, size_t begin, int room) {
    int width = 0, give = 0;
    size_t last = begin, i = begin;
    for (; i < fit->n; i++) {
        const struct glyph *g = &fit->glyphs[i];
        if (i > begin && g->breaks)
            last = i;
        width += i == begin ? g->width - g->gap : g->width;
        if (width - g->end - give > room && !g->blank)
            break;
        give += g->give;
    }
    if (i == fit->n)
        return i;
    return last > begin ? last : i > begin ? i : begin + 1;
}

int ts_copyfit_lines(const struct ts_copyfit *fit, int measure, int indent, int turn) {
    int lines = 0;
    for (size_t at = 0; at < fit->n; lines++) {
        at = end_of_line(fit, at, measure - (lines ? turn : indent));
        while (at < fit->n && fit->glyphs[at].blank)
            at++;
    }
    return lines;
}
