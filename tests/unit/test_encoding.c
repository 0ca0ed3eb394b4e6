/* text/encoding: which encoding bytes are in, and what they say in it. Prints the table of the README. */
#include "testing.h"

#include "base/utf8.h"
#include "text/encoding.h"

#include <iconv.h>

enum { N_SIZES = 7, SAMPLES = 300, MOST_BYTES = 1 << 18 };

static const int sizes[N_SIZES] = {20, 30, 50, 100, 300, 1000, 3000};

/* The least that has to be right, in thousands: above what other detectors were measured at, 95 % at 20
 * bytes, and all from 50 bytes on. */
static const int least[N_SIZES] = {990, 995, 1000, 1000, 1000, 1000, 1000};

static const struct {
    enum ts_encoding encoding;
    const char *name, *iconv, *bom;
    bool traditional;
} kinds[] = {
    {TS_ENCODING_UTF8, "UTF-8", "UTF-8", "", false},
    {TS_ENCODING_UTF8, "UTF-8, BOM", "UTF-8", "\xEF\xBB\xBF", false},
    {TS_ENCODING_UTF16LE, "UTF-16LE", "UTF-16LE", "", false},
    {TS_ENCODING_UTF16LE, "UTF-16LE, BOM", "UTF-16LE", "\xFF\xFE", false},
    {TS_ENCODING_UTF16BE, "UTF-16BE", "UTF-16BE", "", false},
    {TS_ENCODING_UTF16BE, "UTF-16BE, BOM", "UTF-16BE", "\xFE\xFF", false},
    {TS_ENCODING_GB18030, "GB18030", "GB18030", "", false},
    {TS_ENCODING_GB18030, "GB18030, traditional", "GB18030", "", true},
    {TS_ENCODING_BIG5, "Big5", "CP950", "", true},
    {TS_ENCODING_UTF16LE, "UTF-16LE, traditional", "UTF-16LE", "", true},
};

static size_t add_file(const char *path, char *to, size_t n) {
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    n += fread(to + n, 1, MOST_BYTES - n, f);
    fclose(f);
    return n;
}

/* Articles in UTF-8. */
static struct ts_slice text_of(bool traditional) {
    static char text[2][MOST_BYTES];
    static size_t n[2];
    if (!n[traditional] && traditional)
        n[1] = add_file("tests/encodings/traditional.txt", text[1], 0);
    else if (!n[traditional])
        n[0] = add_file("input/news.txt", text[0], add_file("input/interview.txt", text[0], 0));
    return (struct ts_slice){text[traditional], n[traditional]};
}

static size_t next(struct ts_slice text, size_t at) {
    size_t used;
    ts_utf8_decode(text.p + at, text.n - at, &used);
    return at + used;
}

/* Whole characters from `at` on in another encoding, `most` bytes of them at most. */
static size_t encode(iconv_t with, struct ts_slice text, size_t at, char *to, size_t most) {
    char *out = to;
    for (size_t end; at < text.n; at = end) {
        char one[8], *from = (char *)(uintptr_t)text.p + at, *p = one;
        size_t room = sizeof one, left;
        end = next(text, at);
        left = end - at;
        if (iconv(with, &from, &left, &p, &room) == (size_t)-1)
            continue; /* one that the encoding does not have */
        if ((size_t)(p - one) > most - (size_t)(out - to))
            break;
        memcpy(out, one, (size_t)(p - one));
        out += p - one;
    }
    return (size_t)(out - to);
}

static bool is_ascii(const char *p, size_t n) {
    size_t i = 0;
    while (i < n && (unsigned char)p[i] < 0x80 && p[i])
        i++;
    return i == n;
}

/* Thousandths of random samples of that size that were detected. */
static int share_of(size_t kind, size_t size, uint32_t *seed) {
    struct ts_slice text = text_of(kinds[kind].traditional);
    iconv_t with = iconv_open(kinds[kind].iconv, "UTF-8");
    assert_true(with != (iconv_t)-1);
    int right = 0, n = 0;
    while (n < SAMPLES) {
        char bytes[4096];
        size_t bom = strlen(kinds[kind].bom), at = next_random(seed) % (text.n - 3 * size / 2 - 8);
        memcpy(bytes, kinds[kind].bom, bom);
        while ((text.p[at] & 0xC0) == 0x80)
            at++;
        size_t m = bom + encode(with, text, at, bytes + bom, size - bom);
        if (is_ascii(bytes, m))
            continue;
        fresh();
        right += ts_encoding_detect(&ctx, bytes, m) == kinds[kind].encoding;
        n++;
    }
    iconv_close(with);
    return right * 1000 / SAMPLES;
}

static void encodings_are_detected(void **state) {
    (void)state;
    uint32_t seed = 1;
    printf("%-24s", "bytes");
    for (int s = 0; s < N_SIZES; s++)
        printf("%7d", sizes[s]);
    for (size_t k = 0; k < N_ROWS(kinds); k++) {
        printf("\n%-24s", kinds[k].name);
        for (int s = 0; s < N_SIZES; s++) {
            int share = share_of(k, (size_t)sizes[s], &seed);
            printf("%6.1f%%", share / 10.0);
            ROW(share >= least[s], "%s, %d bytes: %d in a thousand", kinds[k].name, sizes[s], share);
        }
    }
    printf("\n");
    ROWS_PASSED();
}

/* Each byte of a code page is known by what its standard says of it. */
static void bytes_become_characters(void **state) {
    (void)state;
    static const struct {
        enum ts_encoding encoding;
        const char *bytes;
        size_t n;
        const char *text;
        size_t wrong;
    } rows[] = {
        {TS_ENCODING_GB18030, "\xD6\xD0\xB9\xFA", 4, "中国", 0},
        {TS_ENCODING_GB18030, "\xA1\xAA\xA1\xAA\xA1\xAD\xA1\xA4", 8, "——…·", 0},
        {TS_ENCODING_GB18030, "\x81\x39\xEE\x39\x95\x32\x82\x36", 8, "\u3400\U00020000", 0}, /* four bytes */
        {TS_ENCODING_GB18030, "\x84\x31\x95\x33\xD6\xD0", 6, "中", 0},                       /* its BOM */
        {TS_ENCODING_GB18030, "\xD6\xD0\xFFx\xB9\xFA", 6, "中\uFFFDx国", 1},
        {TS_ENCODING_GB18030, "\xD6\xD0\xB9", 3, "中\uFFFD", 1}, /* cut off */
        {TS_ENCODING_GB18030, "\xD6 \xD0\n", 4, "\uFFFD \uFFFD\n",
         2}, /* ASCII behind a lead byte is not eaten */
        {TS_ENCODING_GB18030, "\xD6\xD0\xFE\x39\xFE\x39\xB9\xFA", 8, "中\uFFFD国",
         1}, /* four bytes of nothing */
        {TS_ENCODING_BIG5, "\xA4\xA4\xB0\xEA\xA1\x41", 6, "中國，", 0},
        {TS_ENCODING_BIG5, "\xA1\x45\xA1\x4B\xF9\xD6", 6, "‧…碁", 0},  /* as Windows has them */
        {TS_ENCODING_BIG5, "\xC6\xA1\x9D\xF8\xA4\xA4", 6, "①啲中", 0}, /* ETEN, Hong Kong */
        {TS_ENCODING_BIG5, "\xA4\xA4\xFF\xB0\xEA", 5, "中\uFFFD國", 1},
        {TS_ENCODING_UTF16LE, "\x2D\x4E\x0A\0\xFD\x56", 6, "中\n国", 0},
        {TS_ENCODING_UTF16BE, "\x4E\x2D\xD8\x42\xDF\xB7", 6, "中𠮷", 0},
        {TS_ENCODING_UTF16BE, "\x4E\x2D\xD8\x42\x56\xFD", 6, "中\uFFFD国", 1}, /* half a pair */
        {TS_ENCODING_UTF16LE, "\x2D\x4E\xFD", 3, "中\uFFFD", 1},               /* an odd byte */
        {TS_ENCODING_UTF16, "\xFE\xFF\x4E\x2D", 4, "中", 0},
        {TS_ENCODING_UTF16, "\x2D\x4E\x02\x30", 4, "中。", 0},
        {TS_ENCODING_UTF8, "\xEF\xBB\xBF\xE4\xB8\xAD\xFF", 7, "中\uFFFD", 1},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        struct ts_decoded d = ts_encoding_decode(&ctx, ctx.keep, rows[i].bytes, rows[i].n, rows[i].encoding);
        ROW(ts_slice_is(d.text, rows[i].text), "row %zu: \"%.*s\"", i, (int)d.text.n, d.text.p);
        ROW(d.n_wrong == rows[i].wrong, "row %zu: %zu wrong", i, d.n_wrong);
        for (size_t k = 0; k < d.n_wrong; k++)
            ROW(memcmp(d.text.p + d.wrong[k].offset, "\uFFFD", 3) == 0, "row %zu: place of fault %zu", i, k);
    }
    ROWS_PASSED();
}

static void what_is_not_chinese(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        enum ts_encoding encoding;
    } rows[] = {
        {"", 0, TS_ENCODING_UTF8},
        {"plain text", 10, TS_ENCODING_UTF8},
        {"caf\xE9 au lait, a letter of another encoding", 43,
         TS_ENCODING_UTF8},                           /* and not UTF-16, whose pairs are Han */
        {"\xC1\xAA\xCD\xA8", 4, TS_ENCODING_GB18030}, /* 联通, which some editors take for UTF-8 */
        {"h\0e\0l\0l\0o\0 \0w\0o\0r\0l\0d\0", 22, TS_ENCODING_UTF16LE},
        /* 机器学习模型估算电池: most bytes are ASCII, and every second one is the upper half of a Han */
        {"\x3A\x67\x68\x56\x66\x5B\x60\x4E\x21\x6A\x8B\x57\x30\x4F\x97\x7B\x35\x75\x60\x6C", 20,
         TS_ENCODING_UTF16LE},
        {"the pump of \xD6\xD0\xB9\xFA is set", 23, TS_ENCODING_GB18030}, /* words are no halves */
        {"the pumps of \xA4\xA4\xB0\xEA are set", 25, TS_ENCODING_BIG5},
    };
    for (size_t i = 0; i < N_ROWS(rows); i++) {
        fresh();
        enum ts_encoding found = ts_encoding_detect(&ctx, rows[i].bytes, rows[i].n);
        ROW(found == rows[i].encoding, "row %zu: %s", i, ts_encoding_name(found));
    }
    ROWS_PASSED();
}

static void names(void **state) {
    (void)state;
    static const struct {
        const char *name;
        enum ts_encoding encoding;
    } rows[] = {{"utf-8", TS_ENCODING_UTF8},  {"UTF8", TS_ENCODING_UTF8},
                {"gbk", TS_ENCODING_GB18030}, {"GB2312", TS_ENCODING_GB18030},
                {"big5", TS_ENCODING_BIG5},   {"utf-16", TS_ENCODING_UTF16},
                {"auto", TS_ENCODING_DETECT}, {"UTF-16LE", TS_ENCODING_UTF16LE},
                {"latin1", TS_N_ENCODINGS},   {"", TS_N_ENCODINGS}};
    for (size_t i = 0; i < N_ROWS(rows); i++)
        ROW(ts_encoding_named(rows[i].name) == rows[i].encoding, "%s", rows[i].name);
    ROWS_PASSED();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings_are_detected),
        cmocka_unit_test(bytes_become_characters),
        cmocka_unit_test(what_is_not_chinese),
        cmocka_unit_test(names),
    };
    return RUN_TESTS(tests);
}
