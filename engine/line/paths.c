#include "line/paths.h"

enum { LEAST_BARE_PATH = 12 }; /* and/or, A/B/C are no paths */

static bool is_strong_separator(uint32_t cp) {
    return cp == '/' || cp == '\\' || cp == '?' || cp == '&' || cp == '=' || cp == '#' || cp == '_';
}

static bool is_separator(uint32_t cp) {
    return is_strong_separator(cp) || cp == '.' || cp == '-' || cp == ':' || cp == '@' || cp == '%' ||
           cp == '~';
}

static bool is_path(const struct ts_char *chars, size_t n) {
    size_t strong = 0, weak = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t cp = chars[i].code_point;
        strong += is_strong_separator(cp);
        weak += cp == '.' || cp == '-' || cp == ':';
        bool scheme =
            i + 2 < n && cp == ':' && chars[i + 1].code_point == '/' && chars[i + 2].code_point == '/';
        if (((strong >= 2 || (strong && weak >= 2)) && n >= LEAST_BARE_PATH) || scheme ||
            (cp == '@' && i > 0 && i + 1 < n))
            return true;
    }
    return n > 4 && chars[0].code_point == 'w' && chars[1].code_point == 'w' && chars[2].code_point == 'w' &&
           chars[3].code_point == '.';
}

static bool is_digit(uint32_t cp) {
    return cp >= '0' && cp <= '9';
}

/* Before a character that has one before it: behind a separator, but not inside :// or 99.9. */
static bool may_break(const struct ts_char *c) {
    uint32_t before = c[-1].code_point, after = c[0].code_point;
    bool number = is_digit(after) && (before == '.' || before == ':' || before == '-' || before == '%');
    return is_separator(before) && !is_separator(after) && !number;
}

enum { LEAST_AT_END = 3 };

static bool is_letter_or_digit(uint32_t cp) {
    return is_digit(cp) || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

/* Not inside a number. */
static bool is_between_letters(const struct ts_char *c) {
    uint32_t before = c[-1].code_point, after = c[0].code_point;
    return is_letter_or_digit(before) && is_letter_or_digit(after) && !(is_digit(before) && is_digit(after));
}

/* What the place before character i of a path of n characters is. */
static enum ts_path_place place_in(const struct ts_char *chars, size_t i, size_t n) {
    if (i > 1 && may_break(&chars[i]))
        return TS_PATH_BREAK;
    bool near_an_end = i < LEAST_AT_END || i + LEAST_AT_END > n;
    return !near_an_end && is_between_letters(&chars[i]) ? TS_PATH_LETTER : TS_PATH_INSIDE;
}

/* Addresses are written in ASCII; what else is Western (’ of a word, half-width kana) ends them. */
static bool is_of_address(const struct ts_char *c) {
    return c->code_point < 0x80 && (c->class == TS_WESTERN || c->class == TS_ATTACHED);
}

const uint8_t *ts_paths_find(struct ts_ctx *ctx, const struct ts_runs *runs) {
    uint8_t *places = NULL;
    const struct ts_char *chars = runs->chars;
    for (size_t begin = 0, end; begin < runs->n_chars; begin = end) {
        end = begin + 1;
        if (!is_of_address(&chars[begin]))
            continue;
        while (end < runs->n_chars && is_of_address(&chars[end]))
            end++;
        if (!is_path(&chars[begin], end - begin))
            continue;
        if (!places)
            places = TS_NEW(ctx->scratch, uint8_t, runs->n_chars + 1);
        for (size_t i = begin + 1; i < end; i++)
            places[i] = (uint8_t)place_in(&chars[begin], i - begin, end - begin);
    }
    return places;
}
