#include "text/fences.h"

#include "text/lines.h"

enum {
    LEAST = 3,
    MOST = 64,
    MOST_IN_LINE = 4096 /* signs of a fence, bytes of `..`; keep the time linear */
};

struct fence {
    char sign;
    size_t n;
    struct ts_slice behind;
};

static struct fence read_fence(struct ts_slice line) {
    struct fence f = {0};
    line = ts_lines_trim(line);
    while (f.n < line.n && strchr("`~", *line.p) && line.p[f.n] == *line.p)
        f.n++;
    if (f.n < LEAST || f.n > MOST)
        return (struct fence){0};
    f.sign = *line.p;
    f.behind = ts_lines_trim(ts_slice_cut(line, f.n, line.n));
    return f;
}

static bool opens(const struct fence *f) {
    return f->n && !(f->sign == '`' && memchr(f->behind.p, '`', f->behind.n));
}

bool ts_fences_opens(struct ts_slice line) {
    struct fence f = read_fence(line);
    return opens(&f);
}

size_t ts_fences_close(struct ts_fences *f, size_t i) {
    struct fence open = read_fence(ts_lines_at(f->source, i));
    size_t *unclosed = &f->unclosed[open.sign == '~'];
    if (!opens(&open) || (*unclosed && open.n >= *unclosed))
        return 0;
    for (size_t k = i + 1; k < f->source->n_lines; k++) {
        struct fence close = read_fence(ts_lines_at(f->source, k));
        if (close.sign == open.sign && close.n >= open.n && close.behind.n == 0)
            return k;
    }
    *unclosed = open.n;
    return 0;
}

static size_t ticks_at(struct ts_slice s, size_t i) {
    size_t n = 0;
    while (i + n < s.n && s.p[i + n] == '`')
        n++;
    return n;
}

size_t ts_fences_inline(struct ts_slice s) {
    size_t n = ticks_at(s, 0), limit = s.n < MOST_IN_LINE ? s.n : MOST_IN_LINE;
    for (size_t k = n; k < limit;) {
        size_t ticks = ticks_at(s, k);
        if (ticks == n)
            return k + n;
        k += ticks ? ticks : 1;
    }
    return n;
}
