#include "text/plain.h"

#include "base/utf8.h"

#include <uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { FIRST_SUPPLEMENT = 0x2E80, LAST_SUPPLEMENT = 0x2EF3, FIRST_KANGXI = 0x2F00, LAST_KANGXI = 0x2FD5 };

/* Unicode's EquivalentUnifiedIdeograph.txt, in order; U+2E80 and U+2E9A have none and stand for themselves.
 */
static const char32_t supplement[] =
    U"\u2E80厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\u2E9A旡日月歺母民氵氺灬爫爫丬牛"
    U"犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑"
    U"钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
static const char32_t kangxi[] =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀"
    U"寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋"
    U"比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
    U"缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛"
    U"辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻"
    U"黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

static_assert(sizeof supplement / sizeof *supplement == LAST_SUPPLEMENT - FIRST_SUPPLEMENT + 2,
              "one for each");
static_assert(sizeof kangxi / sizeof *kangxi == LAST_KANGXI - FIRST_KANGXI + 2, "one for each");

static uint32_t other_than(uint32_t cp, char32_t plain) {
    return plain == cp ? 0 : plain;
}

uint32_t ts_plain_ideograph(uint32_t cp) {
    if (cp >= FIRST_SUPPLEMENT && cp <= LAST_SUPPLEMENT)
        return other_than(cp, supplement[cp - FIRST_SUPPLEMENT]);
    if (cp >= FIRST_KANGXI && cp <= LAST_KANGXI)
        return kangxi[cp - FIRST_KANGXI];
    return 0;
}

bool ts_plain_is_full_digit(uint32_t cp) {
    return cp >= 0xFF10 && cp <= 0xFF19;
}

bool ts_plain_is_full_letter(uint32_t cp) {
    return (cp >= 0xFF21 && cp <= 0xFF3A) || (cp >= 0xFF41 && cp <= 0xFF5A);
}

bool ts_plain_is_control(uint32_t cp) {
    return (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0) ||
           (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

bool ts_plain_is_zero_width(uint32_t cp) {
    return cp == 0x00AD || cp == 0x034F || cp == 0x061C || cp == 0x180E || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x2060 && cp <= 0x2064) || (cp >= 0x206A && cp <= 0x206F) || cp == 0xFEFF ||
           (cp >= 0xFFF9 && cp <= 0xFFFB) || (cp >= 0xE0000 && cp <= 0xE00FF) ||
           (cp >= 0xE01F0 && cp <= 0xE0FFF); /* between them are variation selectors */
}

/* Unicode's space separators (Zs), in widths that typists choose, and its ends of lines. */
static bool is_blank(uint32_t cp) {
    return cp <= ' ' || cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 ||
           cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

static bool is_seen(uint32_t cp) {
    return !is_blank(cp) && !ts_plain_is_control(cp) && !ts_plain_is_zero_width(cp);
}

size_t ts_plain_count_seen(struct ts_slice text) {
    size_t n = 0;
    for (size_t i = 0, used; i < text.n; i += used)
        n += is_seen(ts_utf8_decode(text.p + i, text.n - i, &used));
    return n;
}

/* Blocks of what neither changes nor joins anything: most copy is nothing else. */
static bool is_inert(uint32_t cp) {
    return cp < 0x300 || (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3001 && cp <= 0x3029) ||
           (cp >= 0xFF00 && cp <= 0xFFEF) || (cp >= 0x2010 && cp <= 0x206F) || (cp >= 0x3400 && cp <= 0x4DBF);
}

static const UNormalizer2 *nfc(void) {
    UErrorCode status = U_ZERO_ERROR;
    return unorm2_getNFCInstance(&status); /* ICU's own, of constant data: it cannot fail */
}

bool ts_plain_may_compose(uint32_t cp) {
    return !is_inert(cp) && !unorm2_hasBoundaryBefore(nfc(), (UChar32)cp);
}

size_t ts_plain_compose(uint32_t *cps, size_t n) {
    UChar from[2 * TS_MOST_COMPOSED], to[6 * TS_MOST_COMPOSED];
    UChar32 composed[3 * TS_MOST_COMPOSED];
    int32_t m = 0, length;
    UErrorCode status = U_ZERO_ERROR;
    if (n == 1 && is_inert(*cps))
        return n;
    for (size_t i = 0; i < n; i++)
        U16_APPEND_UNSAFE(from, m, cps[i]);
    length = unorm2_normalize(nfc(), from, m, to, 6 * TS_MOST_COMPOSED, &status);
    u_strToUTF32(composed, 3 * TS_MOST_COMPOSED, &m, to, length, &status);
    if (U_FAILURE(status))
        return n;
    n = (size_t)m;
    for (size_t i = 0; i < n; i++)
        cps[i] = (uint32_t)composed[i];
    return n;
}
