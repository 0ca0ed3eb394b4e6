/* out/bytes.h -- text and streams of a PDF as they are put together. Includes: base. Internal to out/. */
#ifndef TS_OUT_BYTES_H
#define TS_OUT_BYTES_H

#include "base/vec.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

struct ts_bytes {
    struct ts_arena *arena;
    TS_VEC(char) data;
};

void ts_bytes_add(struct ts_bytes *, const void *, size_t);
void ts_bytes_printf(struct ts_bytes *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* `value` / 10^decimals, without trailing zeros and locale. */
void ts_bytes_decimal(struct ts_bytes *, int64_t value, int decimals);

/* UTF-8 as hexadecimal UTF-16BE digits, without brackets. */
void ts_bytes_utf16(struct ts_bytes *, const char *text, size_t n);

/* Deflated by libdeflate, in zlib's format, into `arena`, at a level from 1 to 12; false if
 * that fails. */
bool ts_bytes_deflate(struct ts_arena *, const char *p, size_t n, int level, const char **out, size_t *n_out);

#endif
