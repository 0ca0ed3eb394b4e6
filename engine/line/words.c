#include "line/words.h"

#include "base/utf8.h"
#include "line/utf16.h"

#include <unicode/ubrk.h>

struct ts_segmenter {
    UBreakIterator *iterator;
};

struct ts_segmenter *ts_words_new(struct ts_ctx *ctx) {
    return TS_NEW(ctx->keep, struct ts_segmenter, 1);
}

void ts_words_close(struct ts_segmenter *s) {
    if (s->iterator)
        ubrk_close(s->iterator);
    s->iterator = NULL;
}

/* inside[i] = character i does not begin a word; by ICU. NULL if it cannot. */
static bool *segment(struct ts_ctx *ctx, struct ts_segmenter *s, const struct ts_runs *runs) {
    uint32_t *text = TS_NEW(ctx->scratch, uint32_t, runs->n_chars + 1);
    for (size_t i = 0; i < runs->n_chars; i++)
        text[i] = runs->chars[i].code_point;
    struct ts_utf16 utf16 = ts_utf16_of(ctx, text, runs->n_chars);
    UErrorCode status = U_ZERO_ERROR;
    if (!s->iterator)
        s->iterator = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    if (s->iterator)
        ubrk_setText(s->iterator, utf16.text, utf16.n, &status);
    if (!s->iterator || U_FAILURE(status))
        return NULL;
    bool *inside = TS_NEW(ctx->scratch, bool, runs->n_chars + 1);
    memset(inside, true, runs->n_chars * sizeof *inside);
    for (int32_t at = ubrk_first(s->iterator); at != UBRK_DONE; at = ubrk_next(s->iterator))
        if (at < utf16.n)
            inside[utf16.origin[at]] = false;
    return inside;
}

/* The house's word at character i, in characters; 0 = none. */
static size_t house_word_at(const struct ts_runs *runs, size_t i, const char *word) {
    size_t n = 0, left = strlen(word), used;
    for (; left; word += used, left -= used, n++)
        if (i + n >= runs->n_chars || runs->chars[i + n].code_point != ts_utf8_decode(word, left, &used))
            return 0;
    return n;
}

static void keep_house_words(const struct ts_runs *runs, const char *const *house, bool *inside) {
    for (size_t i = 0; house && i < runs->n_chars; i++)
        for (const char *const *word = house; *word; word++)
            for (size_t k = 1, n = house_word_at(runs, i, *word); k < n; k++)
                inside[i + k] = true;
}

/* Of words that are joined to the one before, or to the one behind; Simplified and Traditional. */
static const char32_t FOLLOWING[] = U"的了着著过過地得";
static const char32_t LEADING[] = U"和与與及或在于於对對为為从從向以由把被让讓之副总總第";
/* Of what ends a longer word: persons, measures, places, bodies, trades, papers. */
static const char32_t ENDING[] = U"们們者员員师師率型性化度量额額费費券节節线線网網间間园園馆館室院厅廳局署站"
                                 U"厂廠店楼樓桥橋区區县縣市省村镇鎮乡鄉校队隊组組部社团團车車业業"
                                 U"值桩樁链鏈圈板户戶观觀感化工证證券片剧劇稿";
/* Of what ends one too (博览|会, 保障|金, 残疾|人), but begins as many: 会|战, 金|秋, 城|管. */
static const char32_t ENDING_OR_NOT[] = U"会會金品体體军軍生人书書卡城";
/* Of one number, wherever the dictionary parts it: 三百|万, 二〇二|七. */
static const char32_t NUMERALS[] = U"〇零一二两兩三四五六七八九十百千万萬亿億";

/* Character i is a word of its own. */
static bool is_alone(const struct ts_runs *runs, const bool *inside, size_t i) {
    return !inside[i] && (i + 1 == runs->n_chars || !inside[i + 1]);
}

/* parted[i] = characters i - 1 and i are a word each, to the dictionary; but it is rather one that it lacks
 * (开|馆, 卖|出, 桐|湾), if the first does not belong to what is before it, nor the second to what is behind.
 */
static const bool *find_parted(struct ts_ctx *ctx, const struct ts_runs *runs, const bool *inside) {
    bool *parted = TS_NEW(ctx->scratch, bool, runs->n_chars + 1);
    for (size_t i = 1; i < runs->n_chars; i++)
        parted[i] = is_alone(runs, inside, i - 1) && is_alone(runs, inside, i) &&
                    !ts_is_in(runs->chars[i - 1].code_point, FOLLOWING) &&
                    !ts_is_in(runs->chars[i - 1].code_point, ENDING) &&
                    !ts_is_in(runs->chars[i].code_point, LEADING);
    return parted;
}

/* Character i ends the word before it, to which the dictionary does not count it. */
static bool ends_word(const struct ts_runs *runs, const bool *inside, const bool *parted, size_t i) {
    uint32_t c = runs->chars[i].code_point;
    return is_alone(runs, inside, i) &&
           (ts_is_in(c, ENDING) || (ts_is_in(c, ENDING_OR_NOT) && !parted[i + 1]));
}

/* Characters that the dictionary takes for words of their own, but that belong to the one before (志愿|者,
 * 图书|馆, 就业|率) or behind (副|市长, 第|三十, 之|间); inside a longer word they are what it says (率先,
 * 员工). */
static void keep_particles(const struct ts_runs *runs, const bool *parted, bool *inside) {
    for (size_t i = 1; i < runs->n_chars; i++) {
        bool follows = ts_is_in(runs->chars[i].code_point, FOLLOWING);
        bool ends = ends_word(runs, inside, parted, i);
        bool leads = ts_is_in(runs->chars[i - 1].code_point, LEADING);
        bool counts = ts_is_in(runs->chars[i - 1].code_point, NUMERALS) &&
                      ts_is_in(runs->chars[i].code_point, NUMERALS);
        if ((follows && !inside[i]) || ends || counts || (leads && !inside[i - 1]))
            inside[i] = true;
    }
}

const struct ts_items *ts_words_apply(struct ts_ctx *ctx, struct ts_segmenter *s,
                                      const struct ts_items *items, const char *const *house) {
    bool *inside = segment(ctx, s, items->runs);
    if (!inside)
        return items;
    keep_house_words(items->runs, house, inside);
    const bool *parted = find_parted(ctx, items->runs, inside);
    keep_particles(items->runs, parted, inside);
    struct ts_item *copy = TS_NEW(ctx->scratch, struct ts_item, items->n);
    memcpy(copy, items->items, items->n * sizeof *copy);
    for (size_t i = 1; i < items->n; i++) {
        if (copy[i].gap == TS_GAP_FIXED || copy[i].brk == TS_BREAK_NEVER)
            continue;
        if (inside[copy[i].character]) {
            copy[i].brk = TS_BREAK_NEVER;
            copy[i].why = TS_WHY_PHRASE;
        } else if (parted[copy[i].character] && copy[i - 1].class == TS_HAN && copy[i].class == TS_HAN &&
                   copy[i - 1].character + 1 == copy[i].character) { /* and no blank between */
            copy[i].brk = TS_BREAK_SINGLES;
        }
    }
    struct ts_items *by_words = TS_NEW(ctx->scratch, struct ts_items, 1);
    *by_words = *items;
    by_words->items = copy;
    return by_words;
}
