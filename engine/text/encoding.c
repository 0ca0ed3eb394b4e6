#include "text/encoding.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/detect.h"

#include <errno.h>
#include <iconv.h>

static const struct {
    const char *name, *alias[2];
    const char *iconv[2]; /* the converter, and the one for what the first has no characters for */
} encodings[TS_N_ENCODINGS] = {
    [TS_ENCODING_DETECT] = {"auto", {"detect", "自动"}, {NULL}},
    [TS_ENCODING_UTF8] = {"UTF-8", {"utf8", NULL}, {NULL}},
    [TS_ENCODING_GB18030] = {"GB18030", {"GBK", "GB2312"}, {"GB18030"}},
    [TS_ENCODING_BIG5] = {"Big5", {"Big5-HKSCS", "CP950"}, {"CP950", "BIG5-HKSCS"}},
    [TS_ENCODING_UTF16LE] = {"UTF-16LE", {"utf16le", NULL}, {"UTF-16LE"}},
    [TS_ENCODING_UTF16BE] = {"UTF-16BE", {"utf16be", NULL}, {"UTF-16BE"}},
    [TS_ENCODING_UTF16] = {"UTF-16", {"utf16", NULL}, {NULL}},
};

enum ts_encoding ts_encoding_named(const char *name) {
    for (int i = 0; i < TS_N_ENCODINGS; i++) {
        bool is = strcasecmp(name, encodings[i].name) == 0;
        for (int k = 0; k < 2 && encodings[i].alias[k]; k++)
            is |= strcasecmp(name, encodings[i].alias[k]) == 0;
        if (is)
            return (enum ts_encoding)i;
    }
    return TS_N_ENCODINGS;
}

const char *ts_encoding_name(enum ts_encoding encoding) {
    return encodings[encoding].name;
}

/* --- which one ------------------------------------------------------------------------------------------ */

static bool is_utf16(enum ts_encoding encoding) {
    return encoding == TS_ENCODING_UTF16LE || encoding == TS_ENCODING_UTF16BE;
}

/* TS_ENCODING_DETECT = there is no BOM. */
static enum ts_encoding of_bom(const char *bytes, size_t n) {
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        return TS_ENCODING_UTF8;
    if (n >= 4 && memcmp(bytes, "\x84\x31\x95\x33", 4) == 0)
        return TS_ENCODING_GB18030;
    if (n >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
        return TS_ENCODING_UTF16LE;
    if (n >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        return TS_ENCODING_UTF16BE;
    return TS_ENCODING_DETECT;
}

static bool is_utf8_text(const char *bytes, size_t n) {
    for (size_t i = 0, used; i < n; i += used) {
        uint32_t cp = ts_utf8_decode(bytes + i, n - i, &used);
        if (cp == TS_UTF8_BAD || cp == 0)
            return false;
    }
    return true;
}

enum { MOST_OF_SAMPLE = 4096 };

/* The beginning; of a text that opens with a stretch of ASCII, what stands behind it, where encodings differ.
 */
static struct ts_slice sample_of(const char *bytes, size_t n) {
    size_t ascii = 0;
    while (ascii < n && (unsigned char)bytes[ascii] < 0x80 && bytes[ascii])
        ascii++;
    size_t from = ascii < MOST_OF_SAMPLE / 2 ? 0 : ascii - ascii % 2; /* even, for UTF-16 */
    return (struct ts_slice){bytes + from, n - from < MOST_OF_SAMPLE ? n - from : MOST_OF_SAMPLE};
}

/* The upper byte of a unit of Chinese text: of Han, its marks, full-width forms, ASCII. No byte of a
 * character in GB 2312 or in UTF-8's beginnings is one. */
static bool is_upper(unsigned char b) {
    return (b >= 0x4E && b <= 0x9F) || b == 0x30 || b == 0xFF || b == 0x20 || b == 0;
}

/* A byte that Western words consist of. */
static bool is_of_words(unsigned char b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == ' ' || b == ',' || b == '.';
}

/* True if the bytes at `from`, + 2, + 4 … are upper ones, and those beside them no words. */
static bool has_upper_at(struct ts_slice sample, size_t from) {
    size_t words = 0;
    for (size_t i = 0; i + 1 < sample.n; i += 2) {
        if (!is_upper((unsigned char)sample.p[i + from]))
            return false;
        words += is_of_words((unsigned char)sample.p[i + 1 - from]);
    }
    return 4 * words < 3 * (sample.n / 2);
}

/* Latin letters in pairs are Han in UTF-16; in text that is UTF-16, other bytes are a quarter at least, or
 * every second byte is an upper one. */
static bool may_be_utf16(struct ts_slice sample) {
    size_t other = 0;
    for (size_t i = 0; i < sample.n; i++)
        other += (unsigned char)sample.p[i] < 0x20 || (unsigned char)sample.p[i] >= 0x7F;
    return 4 * other >= sample.n || has_upper_at(sample, 0) || has_upper_at(sample, 1);
}

/* Well-formed sequences of three bytes and four are evidence by themselves: other encodings seldom make them.
 */
static int evidence_of_utf8(struct ts_slice text, size_t wrong) {
    int found = -(int)wrong; /* each is a U+FFFD here */
    for (size_t i = 0; i < text.n; i++)
        found += (unsigned char)text.p[i] >= 0xE0;
    return 4 * found;
}

/* The first of the encodings [from, to) in which a sample reads most like Chinese. */
static enum ts_encoding best_of(struct ts_ctx *ctx, struct ts_slice sample, int from, int to) {
    int best = from, best_score = 0;
    for (int e = from; e < to; e++) {
        struct ts_decoded d = ts_encoding_decode(ctx, ctx->scratch, sample.p, sample.n, (enum ts_encoding)e);
        int score = ts_detect_score(d.text, d.n_wrong);
        score += e == TS_ENCODING_UTF8 ? evidence_of_utf8(d.text, d.n_wrong) : 0;
        bool nothing = is_utf16((enum ts_encoding)e) && score < -(int)sample.n / 2; /* worse than all rare */
        if (e == from || (score > best_score && !nothing)) {
            best = e;
            best_score = score;
        }
    }
    return (enum ts_encoding)best;
}

enum ts_encoding ts_encoding_detect(struct ts_ctx *ctx, const char *bytes, size_t n) {
    enum ts_encoding bom = of_bom(bytes, n);
    if (bom != TS_ENCODING_DETECT)
        return bom;
    if (is_utf8_text(bytes, n))
        return TS_ENCODING_UTF8;
    struct ts_slice sample = sample_of(bytes, n);
    return best_of(ctx, sample, TS_ENCODING_UTF8,
                   may_be_utf16(sample) ? TS_ENCODING_UTF16 : TS_ENCODING_UTF16LE);
}

/* --- into UTF-8 ----------------------------------------------------------------------------------------- */

struct out {
    struct ts_arena *arena;
    char *p;
    size_t n, cap;
    TS_VEC(struct ts_wrong_bytes) wrong;
};

static void add_wrong(struct out *out, const char *bytes, size_t n) {
    struct ts_wrong_bytes *w = TS_VEC_ADD(out->arena, &out->wrong);
    w->offset = (uint32_t)out->n;
    w->n = (uint8_t)n;
    memcpy(w->bytes, bytes, n);
    out->n += ts_utf8_encode(0xFFFD, out->p + out->n);
}

static size_t count_wrong(const char *bytes, size_t n) {
    size_t wrong = 0, used;
    for (size_t i = 0; i < n; i += used)
        wrong += ts_utf8_decode(bytes + i, n - i, &used) == TS_UTF8_BAD;
    return wrong;
}

static void repair_utf8(struct out *out, const char *bytes, size_t n) {
    for (size_t i = 0, used; i < n; i += used) {
        if (ts_utf8_decode(bytes + i, n - i, &used) == TS_UTF8_BAD) {
            add_wrong(out, bytes + i, used);
            continue;
        }
        memcpy(out->p + out->n, bytes + i, used);
        out->n += used;
    }
}

static bool is_digit(unsigned char b) {
    return b >= '0' && b <= '9';
}

/* How many bytes one U+FFFD stands for, where the converter stopped. */
static size_t wrong_length(enum ts_encoding encoding, const char *p, size_t n) {
    const unsigned char *b = (const unsigned char *)p;
    if (n < 2)
        return n;
    bool lead = b[0] > 0x80 && b[0] < 0xFF;
    if (encoding == TS_ENCODING_GB18030 && n >= 4 && lead && is_digit(b[1]) && b[2] > 0x80 && is_digit(b[3]))
        return 4;
    return is_utf16(encoding) || (lead && b[1] >= 0x80) ? 2 : 1;
}

/* Convert all; what the converter does not know is marked. */
static void convert(struct out *out, iconv_t with, enum ts_encoding encoding, const char *bytes, size_t n) {
    char *from = (char *)(uintptr_t)bytes; /* iconv does not write to it */
    while (n) {
        char *to = out->p + out->n;
        size_t room = out->cap - out->n;
        iconv(with, &from, &n, &to, &room);
        iconv(with, NULL, NULL, &to, &room); /* what it held back, waiting for a mark to combine */
        out->n = out->cap - room;
        size_t wrong = n ? wrong_length(encoding, from, n) : 0;
        if (wrong)
            add_wrong(out, from, wrong);
        from += wrong;
        n -= wrong;
    }
}

static bool is_pair(const unsigned char *p, size_t n) {
    return p[0] >= 0x81 && p[0] <= 0xFE && n > 1 && p[1] >= 0x40;
}

/* The rows of Big5 that the first converter has nothing for but private use: those of Hong Kong, and what
 * ETEN put between the two levels (① ⑴ ⅰ, kana). */
static bool is_extension(const unsigned char *p, size_t n) {
    return is_pair(p, n) &&
           (p[0] <= 0xA0 || p[0] >= 0xFA || p[0] == 0xC7 || p[0] == 0xC8 || (p[0] == 0xC6 && p[1] >= 0xA1));
}

/* Bytes at the start that one of an encoding's two converters is for. */
static size_t stretch(enum ts_encoding encoding, const char *bytes, size_t n, int *which) {
    *which = 0;
    if (encoding != TS_ENCODING_BIG5)
        return n;
    const unsigned char *p = (const unsigned char *)bytes;
    *which = is_extension(p, n);
    size_t i = 0;
    while (i < n && is_extension(p + i, n - i) == (*which == 1))
        i += is_pair(p + i, n - i) ? 2 : 1;
    return i;
}

/* False: the system has no such converter. */
static bool convert_all(struct out *out, enum ts_encoding encoding, const char *bytes, size_t n) {
    iconv_t with[2];
    int opened = 0;
    while (opened < 2 && encodings[encoding].iconv[opened]) {
        with[opened] = iconv_open("UTF-8", encodings[encoding].iconv[opened]);
        if (with[opened] == (iconv_t)-1)
            break;
        opened++;
    }
    for (size_t i = 0, length; opened && i < n; i += length) {
        int which;
        length = stretch(encoding, bytes + i, n - i, &which);
        convert(out, with[which < opened ? which : 0], encoding, bytes + i, length);
    }
    for (int i = 0; i < opened; i++)
        iconv_close(with[i]);
    return opened > 0;
}

static enum ts_encoding order_of_utf16(struct ts_ctx *ctx, const char *bytes, size_t n) {
    enum ts_encoding bom = of_bom(bytes, n);
    return is_utf16(bom) ? bom
                         : best_of(ctx, (struct ts_slice){bytes, n < MOST_OF_SAMPLE ? n : MOST_OF_SAMPLE},
                                   TS_ENCODING_UTF16LE, TS_ENCODING_UTF16);
}

struct ts_decoded ts_encoding_decode(struct ts_ctx *ctx, struct ts_arena *arena, const char *bytes, size_t n,
                                     enum ts_encoding encoding) {
    struct out out = {.arena = arena};
    if (encoding == TS_ENCODING_DETECT)
        encoding = ts_encoding_detect(ctx, bytes, n);
    if (encoding == TS_ENCODING_UTF16)
        encoding = order_of_utf16(ctx, bytes, n);
    size_t wrong = encoding == TS_ENCODING_UTF8 ? count_wrong(bytes, n) : 0;
    out.cap = encoding == TS_ENCODING_UTF8 ? n + 2 * wrong : 3 * n; /* a wrong byte grows to three */
    bool as_it_is = encoding == TS_ENCODING_UTF8 && !wrong;
    out.p = as_it_is ? NULL : ts_arena_alloc(arena, out.cap + 1, 1);
    bool converted = as_it_is || encoding == TS_ENCODING_UTF8 || convert_all(&out, encoding, bytes, n);
    if (!converted)
        encoding = TS_ENCODING_UTF8;
    if (wrong || !converted)
        repair_utf8(&out, bytes, n);
    struct ts_slice text = as_it_is ? (struct ts_slice){bytes, n} : (struct ts_slice){out.p, out.n};
    if (ts_slice_starts(text, "\xEF\xBB\xBF")) {
        text = ts_slice_cut(text, 3, text.n);
        for (size_t i = 0; i < out.wrong.n; i++)
            out.wrong.v[i].offset -= 3;
    }
    return (struct ts_decoded){text, out.wrong.v, out.wrong.n, encoding};
}
