#include "out/bytes.h"

#include "base/utf8.h"

#include <libdeflate.h>
#include <stdio.h>
#include <string.h>

void ts_bytes_add(struct ts_bytes *b, const void *p, size_t n) {
    if (b->data.cap - b->data.n < n) {
        size_t cap = b->data.cap;
        while (cap - b->data.n < n)
            cap = cap ? cap * 2 : 1024;
        char *grown = ts_arena_alloc(b->arena, cap, 1);
        if (b->data.n)
            memcpy(grown, b->data.v, b->data.n);
        b->data.v = grown;
        b->data.cap = cap;
    }
    if (n)
        memcpy(b->data.v + b->data.n, p, n);
    b->data.n += n;
}

void ts_bytes_printf(struct ts_bytes *b, const char *format, ...) {
    char buffer[1024];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(buffer, sizeof buffer, format, args);
    va_end(args);
    if (n >= 0 && (size_t)n < sizeof buffer) {
        ts_bytes_add(b, buffer, (size_t)n);
        return;
    }
    char *large = ts_arena_alloc(b->arena, (size_t)n + 1, 1);
    va_start(args, format);
    vsnprintf(large, (size_t)n + 1, format, args);
    va_end(args);
    ts_bytes_add(b, large, (size_t)n);
}

void ts_bytes_decimal(struct ts_bytes *b, int64_t value, int decimals) {
    char digits[32];
    int n = 0;
    uint64_t v = value < 0 ? (uint64_t)-value : (uint64_t)value;
    while (decimals > 0 && v % 10 == 0) {
        v /= 10;
        decimals--;
    }
    do {
        if (n == decimals && n > 0)
            digits[n++] = '.', decimals = -1;
        digits[n++] = (char)('0' + v % 10);
        v /= 10;
    } while (v > 0 || n <= decimals);
    if (value < 0)
        digits[n++] = '-';
    for (int i = 0, k = n - 1; i < k; i++, k--) {
        char swap = digits[i];
        digits[i] = digits[k];
        digits[k] = swap;
    }
    ts_bytes_add(b, digits, (size_t)n);
}

void ts_bytes_utf16(struct ts_bytes *b, const char *text, size_t n) {
    size_t used;
    for (size_t i = 0; i < n; i += used) {
        uint32_t cp = ts_utf8_decode(text + i, n - i, &used);
        if (cp == TS_UTF8_BAD)
            cp = 0xFFFD;
        if (cp < 0x10000)
            ts_bytes_printf(b, "%04X", cp);
        else
            ts_bytes_printf(b, "%04X%04X", 0xD800 + ((cp - 0x10000) >> 10), 0xDC00 + (cp & 0x3FF));
    }
}

bool ts_bytes_deflate(struct ts_arena *arena, const char *p, size_t n, int level, const char **out,
                      size_t *n_out) {
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(level);
    if (!compressor)
        return false;
    size_t room = libdeflate_zlib_compress_bound(compressor, n);
    char *to = ts_arena_alloc(arena, room, 1);
    *n_out = libdeflate_zlib_compress(compressor, p, n, to, room);
    *out = to;
    libdeflate_free_compressor(compressor);
    return *n_out > 0;
}
