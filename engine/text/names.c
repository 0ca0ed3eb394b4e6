#include "text/names.h"

#include "base/utf8.h"
#include "text/dateline.h"
#include "text/surnames.h"

#include <unicode/uchar.h>

enum { MOST_NAMES = 4 };

/* A word between blanks or marks; n_characters 0 = there is none. */
struct word {
    struct ts_slice text;
    size_t n_characters;
    bool han; /* all of them */
};

/* Letters, and the dot inside a foreign name. */
static bool is_in_word(uint32_t cp) {
    return u_isalnum((UChar32)cp) || cp == 0x00B7 || cp == 0x2022 || cp == 0x2027 || cp == 0x30FB;
}

static struct word next_word(struct ts_slice s, size_t *at) {
    struct word w = {.han = true};
    size_t used, begin = *at;
    for (; *at < s.n; *at += used) {
        uint32_t cp = ts_utf8_decode(s.p + *at, s.n - *at, &used);
        if (!is_in_word(cp) && w.n_characters)
            break;
        if (!is_in_word(cp)) {
            begin = *at + used;
            continue;
        }
        w.n_characters++;
        w.han = w.han && u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC);
    }
    w.text = ts_slice_cut(s, begin, *at);
    return w;
}

static bool is_one_of(struct ts_slice word, const char *const *list) {
    for (; *list; list++)
        if (ts_slice_is(word, *list))
            return true;
    return false;
}

/* What somebody does, in two characters; the openings of a byline are known apart. */
static bool is_duty(struct ts_slice word) {
    static const char *const duties[] = {
        "摄影", "摄像", "采写", "采访", "采编", "撰文", "撰稿", "撰写", "整理", "编辑", "编译", "翻译",
        "报道", "图文", "文图", "供图", "供稿", "制图", "绘图", "漫画", "校对", "审校", "主笔", "主编",
        "实习", "见习", "特约", "首席", "本报", "本刊", "本社", "综合", "发自", "来自", NULL};
    return ts_dateline_is_opening(word) || is_one_of(word, duties);
}

static bool is_place(const struct word *before, const struct word *behind) {
    static const char *const leading[] = {"发自", "来自", "于", "在", NULL}, *const trailing[] = {"报道",
                                                                                                  "电", NULL};
    return is_one_of(before->text, leading) || is_one_of(behind->text, trailing);
}

size_t ts_names_find(struct ts_slice byline, struct ts_slice *names, size_t most) {
    size_t at = 0, n = 0;
    struct word before = {.n_characters = 0}, word = next_word(byline, &at);
    while (word.n_characters && n < most) {
        struct word behind = next_word(byline, &at);
        if (word.n_characters == 2 && word.han && !is_duty(word.text) && !is_place(&before, &behind))
            names[n++] = word.text;
        before = word;
        word = behind;
    }
    return n;
}

static bool is_name(const struct word *w) {
    size_t used;
    return w->han && w->n_characters <= 3 && ts_surname_is(ts_utf8_decode(w->text.p, w->text.n, &used));
}

/* No marks, which a name does not have, but those that part names. */
static bool has_only_words(struct ts_slice s) {
    size_t used;
    for (size_t at = 0; at < s.n; at += used) {
        uint32_t cp = ts_utf8_decode(s.p + at, s.n - at, &used);
        if (!is_in_word(cp) && cp != ' ' && cp != 0x3000 && cp != 0x3001) /* 、 */
            return false;
    }
    return true;
}

bool ts_names_are_all(struct ts_slice line) {
    size_t at = 0, n = 0;
    if (!has_only_words(line))
        return false;
    for (struct word w = next_word(line, &at); w.n_characters; w = next_word(line, &at), n++) {
        if (!is_name(&w))
            return false;
        struct word given = w.n_characters == 1 ? next_word(line, &at) : w; /* 王 刚 */
        if (w.n_characters == 1 && (given.n_characters != 1 || !given.han))
            return false;
    }
    return n > 0 && n <= MOST_NAMES;
}
