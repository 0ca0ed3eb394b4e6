#include "text/docx_counting.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

typedef const char *(*writer)(struct ts_ctx *, const char *signs, int n);

static const char *figures(struct ts_ctx *ctx, int n) {
    return ts_arena_printf(ctx->keep, "%d", n);
}

/* The i-th of the characters of a string, as one. */
static const char *sign(struct ts_ctx *ctx, const char *signs, int i) {
    size_t n = strlen(signs), at = 0, used = 0;
    for (; at < n; at += used, i--) {
        ts_utf8_decode(signs + at, n - at, &used);
        if (i == 0)
            return ts_arena_copy(ctx->keep, signs + at, used);
    }
    return NULL;
}

static const char *joined(struct ts_ctx *ctx, const char *a, const char *b) {
    return ts_arena_printf(ctx->keep, "%s%s", a, b);
}

/* --- ways to write a number; NULL = it cannot be written so --------------------------------------------- */

/* One of a row of characters: ①, 甲, 子. */
static const char *one_of(struct ts_ctx *ctx, const char *signs, int n) {
    return n >= 1 ? sign(ctx, signs, n - 1) : NULL;
}

/* Figure by figure: 二〇. */
static const char *by_figures(struct ts_ctx *ctx, const char *signs, int n) {
    const char *text = "";
    for (const char *f = figures(ctx, n < 0 ? 0 : n); *f; f++)
        text = joined(ctx, text, sign(ctx, signs, *f - '0'));
    return text;
}

/* Digits 0 to 9, then ten, hundred, thousand: 十一, 二十, 一百零五. */
static const char *by_places(struct ts_ctx *ctx, const char *signs, int n) {
    const char *text = "";
    bool open = false; /* a place was passed over */
    if (n < 1 || n > 9999)
        return NULL;
    for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10) {
        int digit = n / unit % 10;
        if (digit == 0) {
            open = *text != 0;
            continue;
        }
        if (open)
            text = joined(ctx, text, sign(ctx, signs, 0));
        open = false;
        if (!(place == 1 && digit == 1 && n < 20))
            text = joined(ctx, text, sign(ctx, signs, digit));
        if (place)
            text = joined(ctx, text, sign(ctx, signs, 9 + place));
    }
    return text;
}

/* To 99 by places, from 100 on figure by figure: 一〇五. */
static const char *by_places_to_99(struct ts_ctx *ctx, const char *signs, int n) {
    return n >= 1 && n <= 99 ? by_places(ctx, signs, n) : by_figures(ctx, signs, n);
}

/* A to Z, then AA, BB (17.18.59, upperLetter). */
static const char *letters(struct ts_ctx *ctx, const char *signs, int n) {
    const char *text = "";
    if (n < 1 || n > 26 * 4)
        return NULL;
    for (int k = 0; k <= (n - 1) / 26; k++)
        text = joined(ctx, text, sign(ctx, signs, (n - 1) % 26));
    return text;
}

/* `signs`: those of 1000, 900, 500 … */
static const char *roman(struct ts_ctx *ctx, const char *signs, int n) {
    static const int values[] = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    const char *text = "";
    if (n < 1 || n > 3999)
        return NULL;
    for (size_t k = 0; k < sizeof values / sizeof *values; k++, signs += strlen(signs) + 1)
        for (; n >= values[k]; n -= values[k])
            text = joined(ctx, text, signs);
    return text;
}

static const char *with_zero(struct ts_ctx *ctx, const char *signs, int n) {
    (void)signs;
    return ts_arena_printf(ctx->keep, "%02d", n);
}

static const char *in_dashes(struct ts_ctx *ctx, const char *signs, int n) {
    (void)signs;
    return ts_arena_printf(ctx->keep, "- %d -", n);
}

static const char *ordinal(struct ts_ctx *ctx, const char *signs, int n) {
    static const char *const ends[] = {"th", "st", "nd", "rd"};
    (void)signs;
    bool teen = n / 10 % 10 == 1;
    return n < 1 ? NULL : ts_arena_printf(ctx->keep, "%d%s", n, teen || n % 10 > 3 ? "th" : ends[n % 10]);
}

#define CHINESE "〇一二三四五六七八九十百千"
#define CHINESE_THOUSAND "零一二三四五六七八九十百千"
#define CIRCLED "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

static const struct {
    const char *format;
    writer write;
    const char *signs;
} formats[] = {
    {"chineseCounting", by_places_to_99, CHINESE},
    {"taiwaneseCounting", by_places_to_99, CHINESE},
    {"chineseCountingThousand", by_places, CHINESE_THOUSAND},
    {"taiwaneseCountingThousand", by_places, CHINESE_THOUSAND},
    {"japaneseCounting", by_places, CHINESE_THOUSAND},
    {"ideographDigital", by_figures, CHINESE},
    {"taiwaneseDigital", by_figures, CHINESE},
    {"japaneseDigitalTenThousand", by_figures, CHINESE},
    {"chineseLegalSimplified", by_places, "零壹贰叁肆伍陆柒捌玖拾佰仟"},
    {"ideographLegalTraditional", by_places, "零壹貳參肆伍陸柒捌玖拾佰仟"},
    {"japaneseLegal", by_places, "零壱弐参四伍六七八九拾百阡"},
    {"ideographTraditional", one_of, "甲乙丙丁戊己庚辛壬癸"},
    {"ideographZodiac", one_of, "子丑寅卯辰巳午未申酉戌亥"},
    {"ideographEnclosedCircle", one_of, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"},
    {"decimalEnclosedCircle", one_of, CIRCLED},
    {"decimalEnclosedCircleChinese", one_of, CIRCLED},
    {"decimalEnclosedFullstop", one_of, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"},
    {"decimalEnclosedParen", one_of, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"},
    {"decimalFullWidth", by_figures, "０１２３４５６７８９"},
    {"decimalFullWidth2", by_figures, "０１２３４５６７８９"},
    {"decimalZero", with_zero, ""},
    {"numberInDash", in_dashes, ""},
    {"ordinal", ordinal, ""},
    {"upperLetter", letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"lowerLetter", letters, "abcdefghijklmnopqrstuvwxyz"},
    {"upperRoman", roman, "M\0CM\0D\0CD\0C\0XC\0L\0XL\0X\0IX\0V\0IV\0I"},
    {"lowerRoman", roman, "m\0cm\0d\0cd\0c\0xc\0l\0xl\0x\0ix\0v\0iv\0i"},
};

const char *ts_docx_counting_text(struct ts_ctx *ctx, const char *format, int n) {
    const char *text = NULL;
    for (size_t k = 0; k < sizeof formats / sizeof *formats && !text; k++)
        if (strcmp(format, formats[k].format) == 0)
            text = formats[k].write(ctx, formats[k].signs, n);
    return text ? text : figures(ctx, n);
}
