#include "check/fix.h"

#include "base/utf8.h"
#include "base/vec.h"

enum { CONTEXT = 3 };

/* A walk over the file that knows where it is. LF, CR and CRLF end lines, as in ts_source_place. */
struct walk {
    struct ts_slice file;
    size_t at;
    uint32_t line, column;
};

static void step(struct walk *w) {
    size_t used;
    uint32_t cp = ts_utf8_decode(w->file.p + w->at, w->file.n - w->at, &used);
    w->at += used;
    bool crlf = cp == '\r' && w->at < w->file.n && w->file.p[w->at] == '\n';
    if ((cp == '\n' || cp == '\r') && !crlf) {
        w->line++;
        w->column = 1;
    } else if (!crlf) {
        w->column++;
    }
}

struct bytes {
    TS_VEC(char) v;
};

static void add(struct ts_ctx *ctx, struct bytes *to, const char *p, size_t n) {
    for (size_t i = 0; i < n; i++)
        *TS_VEC_ADD(ctx->keep, &to->v) = p[i];
}

static bool is_at(const struct walk *w, const struct ts_finding *f) {
    return f->at.line == w->line && f->at.column == w->column;
}

static bool is_before(const struct walk *w, const struct ts_finding *f) {
    return f->at.line < w->line || (f->at.line == w->line && f->at.column < w->column);
}

void ts_fix_apply(struct ts_ctx *ctx, const struct ts_findings *f, struct ts_slice file,
                  struct ts_fixed *fixed) {
    struct walk w = {file, ts_slice_starts(file, "\xEF\xBB\xBF") ? 3 : 0, 1, 1};
    struct bytes after = {0};
    *fixed = (struct ts_fixed){.before = file};
    add(ctx, &after, file.p, w.at);
    for (size_t i = 0; w.at < file.n;) {
        while (i < f->n && (!f->v[i].safe || is_before(&w, &f->v[i])))
            i++;
        const struct ts_finding *fix = i < f->n && is_at(&w, &f->v[i]) ? &f->v[i++] : NULL;
        size_t from = w.at, end = from + (fix ? strlen(fix->args[0]) : 0);
        if (fix && ts_slice_starts(ts_slice_cut(file, from, file.n), fix->args[0])) {
            add(ctx, &after, fix->instead, strlen(fix->instead));
            fixed->n++;
            while (w.at < end)
                step(&w);
        } else if (!fix) {
            step(&w);
            add(ctx, &after, file.p + from, w.at - from);
        }
    }
    fixed->after = (struct ts_slice){after.v.v, after.v.n};
}

/* --- the difference --- */

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
