#include "base/utf8.h"

uint32_t ts_utf8_decode(const char *p, size_t n, size_t *used) {
    const unsigned char *s = (const unsigned char *)p;
    *used = 1;
    if (s[0] < 0x80)
        return s[0];
    /* Limits of the second byte shut out overlong forms, surrogates and what lies beyond U+10FFFF. */
    unsigned need, low = 0x80, high = 0xBF;
    uint32_t cp;
    if (s[0] >= 0xC2 && s[0] <= 0xDF) {
        need = 1;
        cp = s[0] & 0x1Fu;
    } else if (s[0] >= 0xE0 && s[0] <= 0xEF) {
        need = 2;
        cp = s[0] & 0x0Fu;
        low = s[0] == 0xE0 ? 0xA0 : 0x80;
        high = s[0] == 0xED ? 0x9F : 0xBF;
    } else if (s[0] >= 0xF0 && s[0] <= 0xF4) {
        need = 3;
        cp = s[0] & 0x07u;
        low = s[0] == 0xF0 ? 0x90 : 0x80;
        high = s[0] == 0xF4 ? 0x8F : 0xBF;
    } else {
        return TS_UTF8_BAD;
    }
    for (unsigned i = 1; i <= need; i++) {
        if (i >= n || s[i] < low || s[i] > high)
            return TS_UTF8_BAD;
        cp = cp << 6 | (s[i] & 0x3Fu);
        low = 0x80;
        high = 0xBF;
        *used = i + 1;
    }
    return cp;
}

size_t ts_utf8_encode(uint32_t cp, char out[4]) {
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

size_t ts_utf8_count(const char *p, size_t n) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += ((unsigned char)p[i] & 0xC0) != 0x80;
    return count;
}

uint32_t ts_utf8_first(struct ts_slice s) {
    size_t used;
    return s.n ? ts_utf8_decode(s.p, s.n, &used) : 0;
}

uint32_t ts_utf8_last(struct ts_slice s) {
    return ts_utf8_first(ts_utf8_tail(s, 1));
}

struct ts_slice ts_utf8_head(struct ts_slice s, size_t n) {
    size_t at = 0, used;
    for (; at < s.n && n > 0; n--, at += used)
        ts_utf8_decode(s.p + at, s.n - at, &used);
    return ts_slice_cut(s, 0, at);
}

struct ts_slice ts_utf8_tail(struct ts_slice s, size_t n) {
    size_t at = s.n;
    for (; at > 0 && n > 0; n--)
        while (at > 0 && (s.p[--at] & 0xC0) == 0x80)
            ;
    return ts_slice_cut(s, at, s.n);
}
