/* check/junction.c -- 上海海关 and 发展展, 目的的: what two words have in common where they meet.
 *
 * Function words do not double, and stand twice only where one of the two belongs to a longer word (目的|的,
 * 是|是否). Of other characters the dictionary is asked what the second costs: where the text without it is
 * fewer words (发展 for 发展|展), it is one too many, unless the article itself has both words elsewhere. */
#include "check/junction.h"

enum {
    LONGEST = 4, /* characters of a word that meets another */
    WINDOW_BEFORE = 6,
    WINDOW_BEHIND = 8
};

/* Function words that never double. */
static const char32_t never[] = U"着我你他她它这那其所自从被把让使给过并之们但或也还又再不没很最更只才"
                                U"已们与及于且则吗呢吧很太都到得";

/* Function words that stand twice where one belongs to a word of two characters: the other half of the word
 * that ends with it, and of that which begins with it. */
static const struct function_word {
    char32_t cp;
    const char32_t *left, *right;
} function_words[] = {
    {U'的', U"目标有", U"确士"},
    {U'了', U"不", U"解结断却事然"},
    {U'是', U"", U"否非"},
    {U'在', U"实存所内外潜现", U""},
    {U'和', U"总饱缓温共柔平谐随", U"平谐解睦"},
    {U'对', U"相面针绝反应校", U"方象手外内口策话立比岸"},
    {U'将', U"即", U"来军士"},
    {U'以', U"", U"色太"},
    {U'为', U"行人作华认以成", U"人民"},
    {U'而', U"然从因", U""},
    {U'此', U"因如", U""},
    {U'就', U"成造", U""},
    {U'与', U"参", U"会"},
    {U'向', U"方走面导趋", U""},
    {U'由', U"交理自经缘", U""},
    {U'作', U"工合操制", U""},
};

static const struct function_word *find_function(uint32_t cp) {
    for (size_t k = 0; k < sizeof function_words / sizeof *function_words; k++)
        if (function_words[k].cp == cp)
            return &function_words[k];
    return NULL;
}

bool ts_junction_is_function_word(uint32_t cp) {
    return ts_is_in(cp, never) || find_function(cp);
}

/* --- what the dictionary and the article know --- */

bool ts_junction_costs_a_word(struct ts_proof *c, size_t i) {
    size_t begin = i, end = i + 2, words = 0;
    while (ts_is_han(c, begin - 1) && i - begin < 2 * WINDOW_BEFORE &&
           !(i - begin >= WINDOW_BEFORE && c->copy.v[begin].word))
        begin--;
    while (ts_is_han(c, end) && end - i < 2 * WINDOW_BEHIND &&
           !(end - i >= WINDOW_BEHIND && c->copy.v[end].word))
        end++;
    words = 1;
    for (size_t k = begin + 1; k < end; k++)
        words += c->copy.v[k].word;
    return words > ts_copy_words_without(c, begin, end, i);
}

bool ts_junction_is_own_before(const struct ts_proof *c, const struct ts_grams *g, size_t i, size_t least) {
    uint32_t l = ts_cp(c, i - 1), x = ts_cp(c, i), r = ts_cp(c, i + 2);
    return ts_is_han(c, i - 1) && ts_grams_pairs(g, l, x) > ts_grams_triples(g, l, x, r) + least;
}

/* As ts_junction_is_own_before, of the two that begin with the second. */
static bool is_own_behind(const struct ts_proof *c, const struct ts_grams *g, size_t i, size_t least) {
    uint32_t l = ts_cp(c, i - 1), x = ts_cp(c, i), r = ts_cp(c, i + 2);
    return ts_is_han(c, i + 2) && ts_grams_pairs(g, x, r) > ts_grams_triples(g, l, x, r) + least;
}

/* What looks like a word to the dictionary, and is one with its particle: 说了, 了一. */
static bool is_particle(const struct ts_proof *c, size_t i) {
    return ts_at_any(c, i, U"的了着过地得是在和与及也都被把就将来");
}

static bool is_number(const struct ts_proof *c, size_t i) {
    return ts_at_any(c, i, U"一二三四五六七八九十");
}

static bool is_word_before(struct ts_proof *c, size_t i) {
    for (size_t n = 2; n <= LONGEST && ts_is_han(c, i + 1 - n); n++)
        if (!is_particle(c, i + 1 - n) && ts_copy_is_word(c, i + 1 - n, i + 1))
            return true;
    return false;
}

static bool is_word_behind(struct ts_proof *c, size_t i) {
    for (size_t n = 2; n <= LONGEST && ts_is_han(c, i + n); n++)
        if (!is_particle(c, i + 2) && !is_number(c, i + 2) && ts_copy_is_word(c, i + 1, i + 1 + n))
            return true;
    return false;
}

/* The dictionary reads the copy as two words here, each of two characters and more. */
static bool are_two_words(const struct ts_proof *c, size_t i) {
    const struct ts_copy_char *v = c->copy.v;
    bool left = !v[i].word && !is_particle(c, i - 1) && (!is_number(c, i - 1) || ts_at_any(c, i, U"个种"));
    bool right = !v[i + 2].word && !is_number(c, i + 2);
    return left && v[i + 1].word && right && (!is_particle(c, i + 2) || ts_at_any(c, i, U"经通超"));
}

/* Two whole words, by the dictionary where it sees no word less without the second character, else by the
 * article. */
static bool words_meet(struct ts_proof *c, const struct ts_grams *g, size_t i) {
    bool may_left = !is_particle(c, i - 1), may_right = !is_particle(c, i + 2) && !is_number(c, i + 2);
    bool own_left = may_left && ts_junction_is_own_before(c, g, i, 1),
         own_right = may_right && is_own_behind(c, g, i, 1);
    if (may_left && may_right && ts_junction_is_own_before(c, g, i, 2) && is_own_behind(c, g, i, 2))
        return true;
    bool left = is_word_before(c, i), right = is_word_behind(c, i);
    if ((left && own_right) || (own_left && right && ts_junction_is_own_before(c, g, i, 2)))
        return true;
    return (left || own_left) && (right || own_right) && !ts_junction_costs_a_word(c, i);
}

/* --- all of it --- */

/* 可以以…的形式, 可以以…为. */
static bool is_as(const struct ts_proof *c, size_t i) {
    enum { FARTHEST = 12 };
    static const char32_t *const as[] = {U"名义", U"形式", U"方式", U"身份", U"模式",
                                         U"价格", U"速度", U"为",   NULL};
    for (size_t k = i + 3; ts_cp(c, i) == U'以' && k < i + FARTHEST && ts_is_han(c, k); k++)
        if (ts_copy_any(c, k, as))
            return true;
    return ts_cp(c, i) == U'以' && ts_cp(c, i - 1) == U'可' && ts_cp(c, i + 2) == U'后';
}

bool ts_junction_is_lawful(struct ts_proof *c, const struct ts_grams *g, size_t i) {
    uint32_t left = ts_cp(c, i - 1), cp = ts_cp(c, i), right = ts_cp(c, i + 2);
    const struct function_word *f = find_function(cp);
    if (f)
        return ts_is_in(left, f->left) || ts_is_in(right, f->right) || is_as(c, i);
    bool one = ts_is_han(c, i - 1) && ts_is_han(c, i + 2) &&
               ts_copy_words_without(c, i - 1, i + 3, i) == 1; /* 科学家 */
    if (ts_is_in(cp, never) || one)
        return false;
    bool again = ts_grams_triples(g, left, cp, cp) > 1 && ts_grams_triples(g, cp, cp, right) > 1;
    bool in_unit = ts_at_any(c, i + 2, U"首末尾初底中") && ts_copy_is_word(c, i + 1, i + 3); /* 每句句首 */
    return again || in_unit || are_two_words(c, i) ||
           (ts_grams_triples(g, left, cp, right) == 0 && words_meet(c, g, i));
}
