#include "text/detect.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <uchar.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* What half of any Chinese text consists of: marks, and the most frequent characters of both scripts, in
 * order of code point. */
static const char32_t frequent[] =
    U"·—‘’“”…　、。《》「」『』一七万三上下不与世业东两並个中为主么义之九也了事二于五些"
    U"产人亿什从他代以们件任会但位体何作你使來便係保信個們做億儿元先兒入全兩八公六关其内再军决"
    U"几出分別利别到制前力加务动動化区區十千原去又及反发受变口只可司各合同名后向员命和員問四回"
    U"因国國在地场基報場声处外多大天太头她好如子学它安定实家實对将將對小少就展山工己已市常平年"
    U"并幾应度建开当形很後得從德心必性总情想意感應成我或战戰所手才打把报指接提政教数數文新方无"
    U"日时明是時更最會月有期本机条来東果样條業樣機次正此比民气氣水決沒没治法活海点為無然物特现"
    U"現理生產用由电當發百的目直相看真着知社种科空立第等管系結給統經總经结给统美義老者而聲能自"
    U"至與處行表被裡西要見见解計許話認說論變计认许论话说資资走起身軍过还这进這通進過道還那部都"
    U"里重量金長长門開間關门问间队隊電面頭題题馬马體高！（），：；？";

enum { N_FREQUENT = sizeof frequent / sizeof *frequent - 1 };

static bool is_frequent(char32_t cp) {
    size_t low = 0, high = N_FREQUENT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (frequent[middle] < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return low < N_FREQUENT && frequent[low] == cp;
}

/* Controls, private use, characters that are none; and scripts other than those of Chinese copy, which
 * Chinese bytes read in a wrong encoding give. */
static bool is_odd(char32_t cp) {
    static const int scripts[] = {USCRIPT_HAN,       USCRIPT_COMMON,   USCRIPT_LATIN,
                                  USCRIPT_INHERITED, USCRIPT_GREEK,    USCRIPT_CYRILLIC,
                                  USCRIPT_HIRAGANA,  USCRIPT_KATAKANA, USCRIPT_BOPOMOFO};
    if (cp == '\n' || cp == '\r' || cp == '\t')
        return false;
    if (U_GET_GC_MASK((UChar32)cp) & (U_GC_CC_MASK | U_GC_CO_MASK | U_GC_CN_MASK))
        return true;
    int script = u_getIntPropertyValue((UChar32)cp, UCHAR_SCRIPT);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (script == scripts[i])
            return false;
    return true;
}

int ts_detect_score(struct ts_slice text, size_t wrong) {
    enum { FREQUENT = 4, RARE = 1, ODD = 8, WRONG = 12 };
    int score = -(int)wrong * WRONG;
    for (size_t i = 0, used; i < text.n; i += used) {
        uint32_t cp = ts_utf8_decode(text.p + i, text.n - i, &used);
        if (cp >= 0x20 && cp < 0x7F)
            continue;
        score += is_frequent(cp) ? FREQUENT : is_odd(cp) ? -ODD : -RARE;
    }
    return score;
}
