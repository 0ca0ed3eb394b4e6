#include "check/fix.h"

#include "base/utf8.h"
#include "base/vec.h"

enum { CONTEXT = 3 };

/* One step of file and text side by side: bytes used of each; false if they differ. A wrong byte is U+FFFD in
 * the text, CR LF and CR are LF. */
static bool step(struct ts_slice file, size_t i, struct ts_slice text, size_t k, size_t *used,
                 size_t *text_used) {
    if (i >= file.n || k >= text.n)
        return false;
    uint32_t cp = ts_utf8_decode(file.p + i, file.n - i, used),
             in_text = ts_utf8_decode(text.p + k, text.n - k, text_used);
    if (cp == '\r') {
        *used += i + 1 < file.n && file.p[i + 1] == '\n';
        cp = '\n';
    }
    return (cp == TS_UTF8_BAD ? 0xFFFD : cp) == in_text;
}

struct bytes {
    TS_VEC(char) v;
};

static void add(struct ts_ctx *ctx, struct bytes *to, const char *p, size_t n) {
    for (size_t i = 0; i < n; i++)
        *TS_VEC_ADD(ctx->keep, &to->v) = p[i];
}

/* The next safe finding that does not overlap what was fixed up to `from`. */
static const struct ts_finding *next_fix(const struct ts_findings *f, size_t *i, size_t from) {
    for (; *i < f->n; ++*i)
        if (f->v[*i].safe && f->v[*i].begin >= from)
            return &f->v[*i];
    return NULL;
}

bool ts_fix_apply(struct ts_ctx *ctx, const struct ts_findings *f, struct ts_slice file,
                  struct ts_fixed *fixed) {
    struct ts_slice text = f->source->text;
    struct bytes after = {0};
    size_t i = ts_slice_starts(file, "\xEF\xBB\xBF") ? 3 : 0, k = 0, at = 0, used, text_used;
    const struct ts_finding *fix = next_fix(f, &at, 0);
    *fixed = (struct ts_fixed){.before = file};
    add(ctx, &after, file.p, i);
    while (k < text.n) {
        if (fix && k == fix->begin) {
            add(ctx, &after, fix->instead, strlen(fix->instead));
            fixed->n++;
        }
        if (!step(file, i, text, k, &used, &text_used))
            return false;
        if (!fix || k < fix->begin || k >= fix->end)
            add(ctx, &after, file.p + i, used);
        i += used;
        k += text_used;
        if (fix && k >= fix->end)
            fix = next_fix(f, &at, k);
    }
    fixed->after = (struct ts_slice){after.v.v, after.v.n};
    return i == file.n;
}

/* --- the difference
 * ---------------------------------------------------------------------------------------------- */

/* Lines of both sides, with their ends. */
struct lines {
    TS_VEC(struct ts_slice) before, after;
};

static struct ts_slice line_at(struct ts_slice s, size_t begin) {
    const char *end = memchr(s.p + begin, '\n', s.n - begin);
    return ts_slice_cut(s, begin, end ? (size_t)(end - s.p) + 1 : s.n);
}

/* A fix changes text inside a line, so that the sides have as many. */
static void cut_lines(struct ts_arena *arena, const struct ts_fixed *f, struct lines *lines) {
    for (size_t i = 0, k = 0; i < f->before.n && k < f->after.n;) {
        struct ts_slice before = line_at(f->before, i), after = line_at(f->after, k);
        *TS_VEC_ADD(arena, &lines->before) = before;
        *TS_VEC_ADD(arena, &lines->after) = after;
        i += before.n;
        k += after.n;
    }
}

static bool differs(const struct lines *l, size_t i) {
    return !ts_slice_equal(l->before.v[i], l->after.v[i]);
}

static void print_line(FILE *f, char sign, struct ts_slice line) {
    fputc(sign, f);
    fwrite(line.p, 1, line.n, f);
    if (line.n == 0 || line.p[line.n - 1] != '\n')
        fputs("\n\\ No newline at end of file\n", f);
}

/* Lines [begin, end), in runs of those that differ: all old ones before all new ones. */
static void print_hunk(FILE *f, const struct lines *l, size_t begin, size_t end) {
    fprintf(f, "@@ -%zu,%zu +%zu,%zu @@\n", begin + 1, end - begin, begin + 1, end - begin);
    for (size_t i = begin; i < end;) {
        size_t run = i;
        while (run < end && differs(l, run))
            run++;
        for (size_t k = i; k < run; k++)
            print_line(f, '-', l->before.v[k]);
        for (size_t k = i; k < run; k++)
            print_line(f, '+', l->after.v[k]);
        if (run == i)
            print_line(f, ' ', l->before.v[run++]);
        i = run;
    }
}

void ts_fix_print_diff(FILE *f, const char *name, const struct ts_fixed *fixed) {
    struct ts_arena *arena = ts_arena_open();
    struct lines l = {0};
    cut_lines(arena, fixed, &l);
    size_t n = l.before.n, i = 0;
    if (fixed->n)
        fprintf(f, "--- %s\n+++ %s\n", name, name);
    while (i < n) {
        if (!differs(&l, i)) {
            i++;
            continue;
        }
        size_t last = i; /* of the hunk: another change within twice the context belongs to it */
        for (size_t k = i; k < n && k <= last + 2 * CONTEXT; k++)
            if (differs(&l, k))
                last = k;
        size_t end = last + CONTEXT + 1;
        print_hunk(f, &l, i > CONTEXT ? i - CONTEXT : 0, end < n ? end : n);
        i = last + 1;
    }
    ts_arena_close(arena);
}
