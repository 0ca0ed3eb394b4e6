/* The program's own malloc, calloc and realloc stand before the C library's for all that is linked with it.
 * Several libraries take a NULL for "the font has no such table" or "nothing to shape" and go on: the page
 * would come out wrong and be taken for right. So none of them is handed one. */
#include "base/memory.h"

#include <stddef.h>
#include <unistd.h>

void ts_memory_out(void) {
    static const char message[] = "typeset: out of memory / 内存不足\n";
    if (write(STDERR_FILENO, message, sizeof message - 1) < 0) {
        /* nobody is left to be told */
    }
    _exit(75); /* not exit(): who asks may hold a lock that an exit handler waits for */
}

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || !defined(__GLIBC__)
#define SANITIZED
#endif

#ifndef SANITIZED

/* What no page needs comes from a damaged file's numbers: that is the library's to refuse. */
static const size_t absurd = (size_t)1 << 40;

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

static void *checked(void *p, size_t size) {
    if (!p && size > 0 && size < absurd)
        ts_memory_out();
    return p;
}

void *malloc(size_t size) {
    return checked(__libc_malloc(size), size);
}

void *calloc(size_t n, size_t size) {
    size_t whole;
    if (__builtin_mul_overflow(n, size, &whole))
        return NULL;
    return checked(__libc_calloc(n, size), whole);
}

void *realloc(void *p, size_t size) {
    return checked(__libc_realloc(p, size), size);
}

#endif
