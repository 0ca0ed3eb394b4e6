#include "copy.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>

#define COUNT(list) ((unsigned)(sizeof(list) / sizeof *(list)))
#define ANY(r, list) (list)[prng_below((r), COUNT(list))]

/* Code points, lone surrogates too. */
struct codes {
    uint32_t *v;
    size_t n, room;
};

static void *more(void *v, size_t n, size_t *room, size_t size) {
    if (n <= *room)
        return v;
    *room = n * 2 + 64;
    if (!(v = realloc(v, *room * size)))
        abort();
    return v;
}

void bytes_add(struct bytes *b, const void *p, size_t n) {
    b->v = more(b->v, b->n + n, &b->room, 1);
    if (n)
        memcpy(b->v + b->n, p, n);
    b->n += n;
}

static void add(struct codes *c, uint32_t cp) {
    c->v = more(c->v, c->n + 1, &c->room, sizeof *c->v);
    c->v[c->n++] = cp;
}

/* Well-formed UTF-8 of this file's own tables. */
static void add_text(struct codes *c, const char *s) {
    for (const unsigned char *p = (const unsigned char *)s; *p;) {
        int n = *p < 0x80 ? 1 : *p < 0xE0 ? 2 : *p < 0xF0 ? 3 : 4;
        uint32_t cp = n == 1 ? *p : *p & (0xFFu >> (n + 1));
        for (int i = 1; i < n; i++)
            cp = cp << 6 | (p[i] & 0x3F);
        add(c, cp);
        p += n;
    }
}

/* --- what it is made of --------------------------------------------------------------------------------- */

struct range {
    uint32_t low, high;
};

/* Scripts that are written, with their marks: letters that join, stack, reorder, stand right to left. */
static const struct range scripts[] = {
    {0x20, 0x7E},       {0xA0, 0x24F},      {0x250, 0x2FF},     {0x300, 0x36F},      {0x370, 0x52F},
    {0x531, 0x58F},     {0x591, 0x5F4},     {0x600, 0x6FF},     {0x700, 0x7BF},      {0x900, 0x97F},
    {0x980, 0xDFF},     {0xE01, 0xE5B},     {0xF00, 0xFDA},     {0x1000, 0x109F},    {0x10A0, 0x11FF},
    {0x1200, 0x139F},   {0x13A0, 0x167F},   {0x1780, 0x17FF},   {0x1800, 0x18AF},    {0x1AB0, 0x1AFF},
    {0x1E00, 0x1FFF},   {0x2000, 0x206F},   {0x2070, 0x20FF},   {0x2100, 0x2BFF},    {0x2E00, 0x2E5D},
    {0x2E80, 0x2FD5},   {0x2FF0, 0x2FFF},   {0x3000, 0x303F},   {0x3040, 0x30FF},    {0x3100, 0x31BF},
    {0x31F0, 0x33FF},   {0x3400, 0x4DBF},   {0x4DC0, 0x4DFF},   {0x4E00, 0x9FFF},    {0xA000, 0xA4C6},
    {0xA840, 0xA877},   {0xAC00, 0xD7A3},   {0xD7B0, 0xD7FB},   {0xE000, 0xF8FF},    {0xF900, 0xFAD9},
    {0xFB00, 0xFDFF},   {0xFE00, 0xFE0F},   {0xFE10, 0xFE6F},   {0xFE70, 0xFEFF},    {0xFF00, 0xFFEF},
    {0xFFF0, 0xFFFF},   {0x10000, 0x101FF}, {0x12000, 0x1254F}, {0x13000, 0x1345F},  {0x16FE0, 0x18CFF},
    {0x1AFF0, 0x1B2FF}, {0x1D100, 0x1D7FF}, {0x1F000, 0x1FAFF}, {0x20000, 0x2A6DF},  {0x2A700, 0x323AF},
    {0xE0001, 0xE007F}, {0xE0100, 0xE01EF}, {0xF0000, 0xFFFFF}, {0x100000, 0x10FFFF}};

/* What is not seen but counts: controls, directions, joiners, selectors, blanks of every width, ends of
 * lines. */
static const uint32_t unseen[] = {
    0x1,    0x7,    0x8,    0x9,    0xB,    0xC,    0xD,    0x1B,    0x7F,    0x85,    0xA0,    0xAD,
    0x34F,  0x61C,  0x115F, 0x1160, 0x17B4, 0x180E, 0x2000, 0x2003,  0x2009,  0x200B,  0x200C,  0x200D,
    0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D,  0x202E,  0x202F,  0x205F,  0x2060,
    0x2061, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x206F, 0x3000,  0x3164,  0xFE0F,  0xFEFF,  0xFFA0,
    0xFFF9, 0xFFFA, 0xFFFB, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF, 0x1FFFE, 0xE0001, 0xE0020, 0xE007F, 0x10FFFF};

static const uint32_t marks[] = {
    0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0x201C, 0x201D, 0x2018, 0x2019, 0xFF08, 0xFF09,
    0x300A, 0x300B, 0x3008, 0x3009, 0x300C, 0x300D, 0x300E, 0x300F, 0x3010, 0x3011, 0x3014, 0x3015, 0x3016,
    0x3017, 0x2014, 0x2026, 0xB7,   0x30FB, 0x2027, 0xFF0F, 0x2F,   0x2D,   0x2013, 0xFF5E, 0x301C, 0x2E3A,
    0x22EF, 0x203C, 0x2049, 0x25,   0x2030, 0xA5,   0x24,   0x2103, 0x2116, 0x22,   0x27,   0x28,   0x29,
    0x2C,   0x2E,   0x3A,   0x3B,   0x21,   0x3F,   0xFF0E, 0xFF5B, 0xFF5D};

static const char *const signs[] = {"# ",
                                    "## ",
                                    "###### ",
                                    "#",
                                    "＃ ",
                                    "> ",
                                    ">> ",
                                    "- ",
                                    "* ",
                                    "+ ",
                                    "* 1. ",
                                    "|",
                                    "| 甲 | 乙 |\n|---|---:|\n| 1 | 2 |\n",
                                    "|---|:-:|\n",
                                    "::: 链接 题目\n",
                                    "::: 链接 题目 {宽=3栏 位置=下 侧=右 栏=2}\n",
                                    ":::\n",
                                    ":::",
                                    "[^1]",
                                    "[^1]: 注",
                                    "[^99999999999]",
                                    "**",
                                    "*",
                                    "***",
                                    "[",
                                    "]",
                                    "]{着重}",
                                    "]{专名}",
                                    "]{书名}",
                                    "]{示亡}",
                                    "]{dots}",
                                    "]{strong}",
                                    "]{重点}",
                                    "{北京|běi|jīng}",
                                    "{北京|Beijing}",
                                    "{中|ㄓㄨㄥ}",
                                    "{|}",
                                    "{",
                                    "|",
                                    "}",
                                    "||||",
                                    "](http://a.b/c?d=e&f#g)",
                                    "](",
                                    "<https://x.y/z>",
                                    "<",
                                    ">",
                                    "`",
                                    "``",
                                    "\\",
                                    "\\*",
                                    "\\\n",
                                    "![图 本报记者 某某/摄](x.jpg)",
                                    "![](no.png){宽=2栏 位置=上 侧=右}",
                                    "![",
                                    "{宽=20栏 位置=中}",
                                    "{宽=-1栏}",
                                    "---\n",
                                    "---",
                                    "***\n",
                                    "———\n",
                                    "===\n",
                                    "报名: 报\n",
                                    "日期: 2025-02-30\n",
                                    "版次: A99999999999\n",
                                    "标题: 甲\n",
                                    "提要：",
                                    "引题：",
                                    "主题：",
                                    "副题：",
                                    "本报讯 ",
                                    "（记者 某某）",
                                    "本报重庆2月28日电 ",
                                    "本报记者 某某",
                                    "（本报记者 某某）",
                                    "问：",
                                    "答：",
                                    "一、",
                                    "（一）",
                                    "1. ",
                                    "一是",
                                    "二要",
                                    "  ",
                                    "    ",
                                    "\t",
                                    "　　",
                                    "\n",
                                    "\n\n",
                                    "\r\n",
                                    "\r",
                                    "  \n",
                                    "www.a.b/c/d?e=f",
                                    "a@b.c",
                                    "C:\\x\\y",
                                    "1,234,567.89%",
                                    "2022-06-01",
                                    "10:30",
                                    "&a",
                                    "*a",
                                    "!x",
                                    "{{",
                                    "}}"};

static const char han[] = "的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以成到日民来我部对进"
                          "多全建他公开们场展时理新方主企资实学报制政济";

static void add_han(struct codes *c, struct prng *r, int n) {
    char one[4] = "";
    for (int i = 0; i < n; i++) {
        memcpy(one, han + 3 * prng_below(r, (sizeof han - 1) / 3), 3);
        add_text(c, one);
    }
}

static void add_of(struct codes *c, struct prng *r, struct range of, int n) {
    while (n-- > 0)
        add(c, of.low + prng_below(r, of.high - of.low + 1));
}

/* A base with marks on it, to a tower of 150. */
static void add_chain(struct codes *c, struct prng *r) {
    static const struct range combining[] = {
        {0x300, 0x36F}, {0x1AB0, 0x1ABE}, {0x591, 0x5BD},   {0x64B, 0x65F},   {0x93A, 0x94D},
        {0xE31, 0xE3A}, {0xF71, 0xF84},   {0x20D0, 0x20F0}, {0x3099, 0x309A}, {0xFE20, 0xFE2F}};
    if (prng_chance(r, 90))
        add_of(c, r, ANY(r, scripts), 1);
    for (int n = prng_chance(r, 10) ? prng_between(r, 20, 150) : prng_between(r, 1, 6); n > 0; n--)
        add_of(c, r, ANY(r, combining), 1);
}

/* The same without an opportunity to break, or with nothing but. */
static void add_run(struct codes *c, struct prng *r, size_t most) {
    uint32_t cp = prng_chance(r, 40) ? ANY(r, marks) : prng_chance(r, 50) ? ANY(r, unseen) : 0;
    unsigned kind = prng_below(r, 3);
    for (int n = prng_between(r, 2, most < 4 ? 4 : (int)most); n > 0; n--) {
        if (cp)
            add(c, cp);
        else
            add(c, kind == 0   ? 'a' + prng_below(r, 26)
                   : kind == 1 ? '0' + prng_below(r, 10)
                               : 0x4E00 + prng_below(r, 200));
        if (kind == 2 && !cp && prng_chance(r, 90))
            add(c, 0x2060); /* word joiner */
    }
}

static void add_nest(struct codes *c, struct prng *r) {
    static const uint32_t open[] = {0x201C, 0x2018, 0xFF08, 0x300A, 0x3008, 0x300C,
                                    0x300E, 0x3010, '(',    '[',    '{',    '"'};
    int n = prng_between(r, 2, 30), closed = prng_between(r, 0, n);
    for (int i = 0; i < n; i++) {
        add(c, ANY(r, open));
        add_han(c, r, prng_between(r, 0, 2));
    }
    for (int i = 0; i < closed; i++)
        add(c, ANY(r, open) + 1);
}

enum { PROSE, MARKS, SIGNS, SCRIPTS, UNSEEN, CHAIN, RUN, NEST, SURROGATE, ANYTHING, N_PIECES };

/* Weights of the pieces, a mixture an article. */
static const unsigned char mixtures[][N_PIECES] = {
    {60, 10, 15, 5, 2, 2, 2, 2, 1, 1},   {20, 10, 50, 5, 3, 3, 3, 3, 1, 2},
    {10, 60, 5, 5, 5, 3, 5, 5, 1, 1},    {10, 5, 5, 60, 5, 5, 4, 2, 2, 2},
    {20, 5, 10, 15, 20, 15, 5, 3, 4, 3}, {10, 10, 10, 10, 10, 10, 10, 10, 10, 10},
    {40, 5, 5, 2, 2, 2, 40, 2, 1, 1},    {5, 5, 5, 5, 5, 5, 5, 5, 20, 40}};

static void add_piece(struct codes *c, struct prng *r, const unsigned char *weights, size_t left) {
    unsigned at = prng_below(r, 100), piece = 0;
    while (piece < N_PIECES - 1 && at >= weights[piece])
        at -= weights[piece++];
    switch (piece) {
    case PROSE:
        add_han(c, r, prng_between(r, 1, 30));
        add(c, ANY(r, marks));
        break;
    case MARKS:
        for (int n = prng_between(r, 1, 8); n > 0; n--)
            add(c, ANY(r, marks));
        break;
    case SIGNS:
        add_text(c, ANY(r, signs));
        break;
    case SCRIPTS:
        add_of(c, r, ANY(r, scripts), prng_between(r, 1, 12));
        break;
    case UNSEEN:
        for (int n = prng_between(r, 1, 4); n > 0; n--)
            add(c, ANY(r, unseen));
        break;
    case CHAIN:
        add_chain(c, r);
        break;
    case RUN:
        add_run(c, r, left < 600 ? left : 600);
        break;
    case NEST:
        add_nest(c, r);
        break;
    case SURROGATE:
        add_of(c, r, (struct range){0xD800, 0xDFFF}, prng_between(r, 1, 2));
        break;
    default:
        add_of(c, r, (struct range){0, 0x10FFFF}, prng_between(r, 1, 4));
    }
}

/* --- to bytes ------------------------------------------------------------------------------------------- */

/* Surrogates and code points beyond the last as if they were characters. */
static void add_utf8(struct bytes *to, uint32_t cp) {
    unsigned char b[4];
    size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = n; i-- > 1; cp >>= 6)
        b[i] = (unsigned char)(0x80 | (cp & 0x3F));
    b[0] = (unsigned char)(n == 1 ? cp : (0xF00u >> n & 0xFF) | cp);
    bytes_add(to, b, n);
}

static void add_utf16(struct bytes *to, uint32_t cp, bool big) {
    uint16_t units[2] = {(uint16_t)cp, 0};
    if (cp >= 0x10000) {
        units[0] = (uint16_t)(0xD800 + ((cp - 0x10000) >> 10));
        units[1] = (uint16_t)(0xDC00 + ((cp - 0x10000) & 0x3FF));
    }
    for (int i = 0; i < 1 + (cp >= 0x10000); i++) {
        unsigned char b[2] = {(unsigned char)(units[i] >> 8), (unsigned char)units[i]};
        bytes_add(to, (unsigned char[]){b[!big], b[big]}, 2);
    }
}

/* What the encoding lacks becomes its substitute. */
static void add_converted(struct bytes *to, const struct codes *c, const char *name) {
    UErrorCode error = U_ZERO_ERROR;
    struct bytes utf8 = {0};
    UConverter *into = ucnv_open(name, &error), *from = ucnv_open("UTF-8", &error);
    for (size_t i = 0; i < c->n; i++)
        add_utf8(&utf8, c->v[i]);
    char *target, *end;
    const char *source = (const char *)utf8.v;
    UChar pivot[1024], *at = pivot, *filled = pivot;
    do {
        char part[4096];
        target = part;
        end = part + sizeof part;
        error = U_ZERO_ERROR;
        ucnv_convertEx(into, from, &target, end, &source, (const char *)utf8.v + utf8.n, pivot, &at, &filled,
                       pivot + 1024, false, true, &error);
        bytes_add(to, part, (size_t)(target - part));
    } while (error == U_BUFFER_OVERFLOW_ERROR);
    ucnv_close(into);
    ucnv_close(from);
    free(utf8.v);
}

static void encode(struct prng *r, const struct codes *c, struct bytes *to) {
    unsigned kind = prng_below(r, 100);
    if (kind < 4) {
        add_converted(to, c, "gb18030");
    } else if (kind < 8) {
        add_converted(to, c, "Big5");
    } else if (kind < 20) {
        bool big = kind % 2;
        if (prng_chance(r, 70))
            add_utf16(to, 0xFEFF, big);
        for (size_t i = 0; i < c->n; i++)
            add_utf16(to, c->v[i], big);
        if (prng_chance(r, 10))
            bytes_add(to, "x", 1); /* half a unit */
    } else {
        if (prng_chance(r, 5))
            add_utf8(to, 0xFEFF);
        for (size_t i = 0; i < c->n; i++)
            add_utf8(to, c->v[i]);
    }
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static size_t pick_length(struct prng *r) {
    if (prng_below(r, 500) == 0)
        return (size_t)prng_between(r, 5000, 40000);
    size_t n = 20;
    for (int doublings = prng_between(r, 0, 6); doublings > 0; doublings--)
        n *= 2;
    return n + prng_below(r, (unsigned)n);
}

static void add_head(struct codes *c, struct prng *r) {
    if (prng_chance(r, 15)) {
        add_text(c, "---\n");
        for (int n = prng_between(r, 0, 6); n > 0; n--) {
            add_text(c, ANY(r, signs));
            add_text(c, prng_chance(r, 60) ? ": 值\n" : "\n");
        }
        add_text(c, prng_chance(r, 80) ? "---\n" : "");
    }
    if (prng_chance(r, 60)) {
        add_text(c, "# ");
        add_han(c, r, prng_between(r, 1, 30));
        add_text(c, prng_chance(r, 90) ? "\n\n" : "\n");
    }
}

void copy_make(struct prng *r, struct bytes *to) {
    struct codes c = {0};
    const unsigned char *weights = ANY(r, mixtures);
    size_t length = pick_length(r);
    int end = prng_between(r, 1, 12); /* a line's end behind every so many pieces */
    to->n = 0;
    add_head(&c, r);
    while (c.n < length) {
        add_piece(&c, r, weights, length - c.n);
        if (prng_below(r, (unsigned)end) == 0)
            add_text(&c, prng_chance(r, 50) ? "\n\n" : "\n");
    }
    encode(r, &c, to);
    if (prng_chance(r, 10))
        copy_spoil(r, to);
    free(c.v);
}

static void replace(struct bytes *b, size_t at, size_t n, const void *with, size_t m) {
    struct bytes tail = {0};
    bytes_add(&tail, b->v + at + n, b->n - at - n);
    b->n = at;
    bytes_add(b, with, m);
    bytes_add(b, tail.v, tail.n);
    free(tail.v);
}

void copy_spoil(struct prng *r, struct bytes *b) {
    for (int times = prng_chance(r, 20) ? 30 : prng_between(r, 1, 5); times > 0 && b->n > 0; times--) {
        size_t at = prng_below(r, (unsigned)b->n), left = b->n - at,
               n = 1 + prng_below(r, left < 200 ? (unsigned)left : 200);
        unsigned char any[4] = {(unsigned char)prng_next(r), (unsigned char)prng_next(r),
                                (unsigned char)prng_next(r), 0xFF};
        const char *sign = ANY(r, signs);
        unsigned kind = prng_below(r, 5);
        unsigned char piece[200];
        if (n > left)
            n = left;
        memcpy(piece, b->v + at, n);
        if (kind == 0)
            replace(b, at, 0, any, 1 + prng_below(r, 4));
        else if (kind == 1)
            replace(b, at, 1, any, 1);
        else if (kind == 2)
            replace(b, at, n, "", 0);
        else if (kind == 3)
            replace(b, at, 0, sign, strlen(sign));
        else
            for (int k = prng_between(r, 1, 3); k > 0; k--)
                replace(b, prng_below(r, (unsigned)b->n), 0, piece, n);
    }
}
