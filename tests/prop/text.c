#include "text.h"

#include "base/utf8.h"

#include <string.h>

#define COUNT(list) ((unsigned)(sizeof(list) / sizeof *(list)))

static const char han[] =
    "的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以成到日民来我部对进多全建他公开们场展时"
    "理新方主企资实学报制政济用同于法高长现本月定化加动合品重关机分力自外者区能设后就等体下万元社过前面鑫龘"
    "䲜";

static const char *const pauses[] = {"，", "、", "；", "：", "。", "！", "？"};
static const char *const opens[] = {"“", "‘", "（", "《", "〈", "「", "『", "【", "〖", "〔", "［", "｛"};
static const char *const closes[] = {"”", "’", "）", "》", "〉", "」", "』", "】", "〗", "〕", "］", "｝"};
static const char *const joints[] = {"——", "……", "…………", "·",  "～", "—", "–", "-",
                                     "~",  "／", "/",    "・", "‧",  "⸺", "⋯⋯"};
static const char *const odd_marks[] = {
    "？！", "！！！", "？！？",   "。。", "——“",  "”——",  "…",    "———",  "”“",   "’”",
    "“‘",   "》《",   "），",     "。”",  "！”",  "”。",  "，“",  "：“",  "（《", "》）",
    "．",   "‼",      "！？！？", "’",    "”",    "“",    "‘",    "。……", "……”",  "——《",
    "、、", "》、《", "”、“",     "；“",  "））", "（（", "「『", "』」"};
static const char *const numbers[] = {
    "338.89", "1,234", "10:30", "2022-06",      "4.7%",       "¥100", "$5",        "−3",    "37℃",
    "5‰",     "№7",    "2022",  "383",          "15",         "3.5",  "100%",      "1~3",   "3–5",
    "12—15",  "-7",    "+86",   "1,234,567.89", "2022-06-01", "0",    "¥1,234.50", "99.99%"};
static const char *const words[] = {"A",
                                    "GDP",
                                    "Apple",
                                    "iPhone",
                                    "WTO",
                                    "PMI",
                                    "CO2",
                                    "internationalization",
                                    "the",
                                    "of",
                                    "x",
                                    "don’t",
                                    "e-mail",
                                    "state-of-the-art",
                                    "AVAVA",
                                    "To",
                                    "fj",
                                    "Ünïcödé",
                                    "Москва",
                                    "Αθήνα",
                                    "5G",
                                    "B2B",
                                    "U.S.",
                                    "No.",
                                    "km/h",
                                    "COVID-19",
                                    "“quoted English”",
                                    "(see p. 3)",
                                    "a,b",
                                    "Hello, world!",
                                    "Q&A",
                                    "R*D",
                                    "C++",
                                    "Wi-Fi"};
static const char *const addresses[] = {"https://www.example.com/a/b?c=d&e=f#g", "http://example.org",
                                        "name.surname@example-company.com.cn", "C:\\Users\\file.txt",
                                        "www.cenews.com.cn"};
#define TEN_MARKS                                                                                            \
    "\xE1\xAA\xB0\xE1\xAA\xB1\xE1\xAA\xB2\xE1\xAA\xB3\xE1\xAA\xB4\xE1\xAA\xB5\xE1\xAA\xB6\xE1\xAA\xB7\xE1"   \
    "\xAA\xB8\xE1\xAA\xB9"
static const char *const strange[] = {"\xCC\x81",          /* combining acute */
                                      "e\xCC\x81\xCC\xA3", /* e with two marks */
                                      "中\xCC\x8A",        /* Han with a ring */
                                      TEN_MARKS TEN_MARKS TEN_MARKS TEN_MARKS TEN_MARKS TEN_MARKS TEN_MARKS
                                      "\xCC\x81" /* a tower of accents */
                                      TEN_MARKS TEN_MARKS TEN_MARKS TEN_MARKS TEN_MARKS TEN_MARKS,
                                      "😀",
                                      "👨‍👩‍👧",
                                      "🇨🇳",
                                      "👍🏽",
                                      "❤️",       /* emoji, joined, flags, skin tone, selector */
                                      "\xE2\x80\x8B", /* ZWSP */
                                      "\xC2\xA0",     /* NBSP */
                                      "\xE2\x81\xA0", /* word joiner */
                                      "\xC2\xAD",     /* soft hyphen */
                                      "\xEF\xBF\xBD", /* U+FFFD */
                                      "\xE2\x80\x8D", /* joiner alone */
                                      "\xEF\xB8\x8F", /* selector alone */
                                      "かな",
                                      "カタカナー",
                                      "ょ",
                                      "々",
                                      "ｶﾞ",
                                      "한글",
                                      "ไทย",
                                      "عربي",
                                      "𠀀",
                                      "𰻝",
                                      "\xF3\xB0\x80\x80",
                                      "①",
                                      "Ⅳ",
                                      "★",
                                      "→",
                                      "㎡",
                                      "℃",
                                      "％",
                                      "ＡＢ１２",
                                      "\x01",
                                      "\t",
                                      "\xE2\x80\xA8",
                                      "⿰",
                                      "〇",
                                      "○",
                                      "°",
                                      "×",
                                      "±",
                                      "\xE2\x80\x89",
                                      "葛\xF3\xA0\x84\x80"};

void text_add(struct text *t, const char *s) {
    size_t n = strlen(s);
    if (t->n + n >= sizeof t->bytes)
        return;
    memcpy(t->bytes + t->n, s, n + 1);
    t->n += n;
}

static void add_one(struct text *t, struct prng *r, const char *const *list, unsigned n) {
    text_add(t, list[prng_below(r, n)]);
}
#define ADD_ONE(t, r, list) add_one((t), (r), (list), COUNT(list))

void text_add_han(struct text *t, struct prng *r, int n) {
    for (int i = 0; i < n; i++) {
        char one[4] = "";
        memcpy(one, han + 3 * prng_below(r, (sizeof han - 1) / 3), 3);
        text_add(t, one);
    }
}

/* A stretch in a pair of marks; the pair may be left open, and may hold another. */
static void add_quoted(struct text *t, struct prng *r, int depth) {
    unsigned pair = prng_below(r, COUNT(opens));
    text_add(t, opens[pair]);
    if (depth < 3 && prng_chance(r, 25))
        add_quoted(t, r, depth + 1);
    else
        text_add_han(t, r, prng_between(r, 0, 6));
    if (prng_chance(r, 30))
        ADD_ONE(t, r, pauses);
    if (prng_chance(r, 92))
        text_add(t, closes[pair]);
}

static void add_western(struct text *t, struct prng *r) {
    int n = prng_between(r, 1, 4);
    for (int i = 0; i < n; i++) {
        if (i)
            text_add(t, " ");
        ADD_ONE(t, r, words);
    }
}

/* Weights, in percent, of what comes next; the rest is a mark at a clause's end. */
struct mixture {
    unsigned han, quoted, number, western, address, joint, odd, blank, strange;
    int longest_han;
};

static const struct mixture mixtures[] = {
    {50, 10, 6, 4, 0, 3, 1, 1, 0, 12},   /* prose */
    {25, 20, 10, 5, 1, 12, 12, 2, 0, 4}, /* dense */
    {15, 5, 15, 40, 4, 4, 2, 5, 2, 5},   /* Western */
    {15, 12, 8, 8, 2, 12, 15, 8, 15, 3}, /* anything */
    {0, 25, 0, 0, 0, 25, 40, 2, 0, 1},   /* marks alone */
    {60, 0, 15, 5, 0, 0, 0, 0, 5, 25},   /* few marks: little to squeeze */
};

static void add_piece(struct text *t, struct prng *r, const struct mixture *m) {
    unsigned at = prng_below(r, 100);
    if (at < m->han)
        text_add_han(t, r, prng_between(r, 1, m->longest_han));
    else if ((at -= m->han) < m->quoted)
        add_quoted(t, r, 0);
    else if ((at -= m->quoted) < m->number)
        ADD_ONE(t, r, numbers);
    else if ((at -= m->number) < m->western)
        add_western(t, r);
    else if ((at -= m->western) < m->address)
        ADD_ONE(t, r, addresses);
    else if ((at -= m->address) < m->joint)
        ADD_ONE(t, r, joints);
    else if ((at -= m->joint) < m->odd)
        ADD_ONE(t, r, odd_marks);
    else if ((at -= m->odd) < m->blank)
        text_add(t, prng_chance(r, 50) ? " " : prng_chance(r, 60) ? "\xE3\x80\x80" : "  ");
    else if ((at -= m->blank) < m->strange)
        ADD_ONE(t, r, strange);
    else
        ADD_ONE(t, r, pauses);
}

static void add_mixture(struct text *t, struct prng *r, int n, const struct mixture *m) {
    size_t end = t->n + 3 * (size_t)n; /* near enough: most characters take three bytes */
    while (t->n < end && t->n + 64 < sizeof t->bytes)
        add_piece(t, r, m);
}

void text_add_random(struct text *t, struct prng *r, int n) {
    add_mixture(t, r, n, &mixtures[prng_below(r, COUNT(mixtures))]);
}

void text_add_prose(struct text *t, struct prng *r, int n) {
    add_mixture(t, r, n, &mixtures[prng_chance(r, 80) ? 0 : 1]);
}

void text_cut(struct text *t, size_t from, size_t to) {
    size_t at = 0, begin = 0, used;
    for (size_t i = 0; i < to && at < t->n; i++, at += used) {
        if (i == from)
            begin = at;
        ts_utf8_decode(t->bytes + at, t->n - at, &used);
    }
    memmove(t->bytes + begin, t->bytes + at, t->n - at);
    t->n -= at - begin;
    t->bytes[t->n] = 0;
}
