#include "text/notes.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <unicode/uchar.h>

size_t ts_notes_mark(struct ts_slice s) {
    if (!ts_slice_starts(s, "[^"))
        return 0;
    size_t at = 2, used;
    for (; at < s.n && s.p[at] != ']'; at += used)
        if (!u_isalnum((UChar32)ts_utf8_decode(s.p + at, s.n - at, &used)) && s.p[at] != '-' &&
            s.p[at] != '_')
            return 0;
    return at > 2 && at < s.n ? at + 1 : 0;
}

struct ts_note_sign ts_notes_find(struct ts_slice line) {
    size_t mark = ts_notes_mark(line);
    struct ts_slice rest = mark ? ts_slice_cut(line, mark, line.n) : (struct ts_slice){0};
    size_t colon = ts_slice_starts(rest, ":") ? 1 : ts_slice_starts(rest, "：") ? strlen("：") : 0;
    if (!colon || colon == rest.n)
        return (struct ts_note_sign){0, 0};
    return (struct ts_note_sign){mark, mark + colon};
}

struct ts_slice ts_notes_cut_marks(struct ts_slice s) {
    while (s.n && s.p[s.n - 1] == ']') {
        const char *mark = memrchr(s.p, '[', s.n);
        if (!mark || mark[1] != '^')
            break;
        s.n = (size_t)(mark - s.p);
    }
    return s;
}

/* A mark in the text, or a note: what stands between [^ and ]. */
struct reference {
    struct ts_slice name;
    uint32_t offset;
    bool found; /* it has its partner */
};

typedef TS_VEC(struct reference) references;

static void add(struct ts_ctx *ctx, references *to, const struct ts_para *p, size_t begin, size_t end) {
    *TS_VEC_ADD(ctx->scratch, to) = (struct reference){.name = ts_slice_cut(p->text, begin, end),
                                                       .offset = p->offset + (uint32_t)begin - 2};
}

/* The marks of a paragraph: of the two spans of each, the second holds its name and ]. */
static void add_marks(struct ts_ctx *ctx, references *to, const struct ts_para *p) {
    for (size_t i = 0; i < p->n_spans; i++) {
        const struct ts_span *s = &p->spans[i];
        if (s->marked & TS_MARKED_NOTE && p->text.p[s->end - 1] == ']')
            add(ctx, to, p, s->begin, s->end - 1);
    }
}

static void report(struct ts_ctx *ctx, const struct ts_source *source, enum ts_code code,
                   const struct reference *r) {
    if (ts_diag_wants(ctx->diag, code))
        TS_DIAG(ctx->diag, code, ts_source_place(source, r->offset),
                ts_arena_printf(ctx->scratch, "[^%.*s]", (int)r->name.n, r->name.p));
}

void ts_notes_check(struct ts_ctx *ctx, const struct ts_source *source, const struct ts_para *paras,
                    size_t n) {
    references marks = {0}, notes = {0};
    for (size_t i = 0; i < n; i++) {
        add_marks(ctx, &marks, &paras[i]);
        if (paras[i].role == TS_ROLE_NOTE)
            add(ctx, &notes, &paras[i], 2, paras[i].label - 1);
    }
    for (size_t k = 0; k < notes.n; k++) {
        for (size_t i = 0; i < marks.n; i++)
            if (ts_slice_equal(notes.v[k].name, marks.v[i].name))
                marks.v[i].found = notes.v[k].found = true;
        if (!notes.v[k].found)
            report(ctx, source, TS_NOTE_UNUSED, &notes.v[k]);
        bool twice = false;
        for (size_t i = 0; i < k; i++)
            twice |= ts_slice_equal(notes.v[k].name, notes.v[i].name);
        if (twice)
            report(ctx, source, TS_NOTE_TWICE, &notes.v[k]);
    }
    for (size_t i = 0; i < marks.n; i++)
        if (!marks.v[i].found)
            report(ctx, source, TS_NOTE_MISSING, &marks.v[i]);
}
