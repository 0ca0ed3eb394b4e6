#include "text/note_numbers.h"

#include "base/utf8.h"
#include "text/fences.h"
#include "text/lines.h"
#include "text/notes.h"
#include "text/rewrite.h"

#include <libxml/hash.h>
#include <stdint.h>
#include <stdlib.h>
#include <unicode/uchar.h>

struct label {
    struct ts_slice name;
    size_t value; /* of one that is a number; 0 = it is none, or too great to meet another */
    bool is_number, in_header;
    size_t marks, notes;
    size_t number; /* that it gets; 0 = none */
};

/* [^1] in the text, or at the start of a note. */
struct sign {
    size_t begin, end; /* of its label, in the source */
    size_t label;
    bool in_note;
};

struct numberer {
    struct ts_ctx *ctx;
    const struct ts_source *from;
    xmlHashTable *by_name; /* 1 + where it stands among the labels */
    TS_VEC(struct label) labels;
    TS_VEC(struct sign) signs;
};

enum { GREATEST = 1000000000 };

/* Digits of any script and width; false = it is no number. */
static bool read_number(struct ts_slice name, size_t *value) {
    size_t used;
    *value = 0;
    for (size_t i = 0; i < name.n; i += used) {
        UChar32 c = (UChar32)ts_utf8_decode(name.p + i, name.n - i, &used);
        if (!u_isdigit(c))
            return false;
        *value = *value < GREATEST ? *value * 10 + (size_t)u_charDigitValue(c) : GREATEST;
    }
    return true;
}

static size_t find_label(struct numberer *m, struct ts_slice name) {
    const xmlChar *key = (const xmlChar *)ts_arena_copy(m->ctx->scratch, name.p, name.n);
    uintptr_t known = (uintptr_t)xmlHashLookup(m->by_name, key);
    if (known)
        return known - 1;
    struct label *label = TS_VEC_ADD(m->ctx->scratch, &m->labels);
    *label = (struct label){.name = name};
    label->is_number = read_number(name, &label->value);
    if (xmlHashAddEntry(m->by_name, key, (void *)(uintptr_t)m->labels.n) != 0)
        exit(TS_TRY_AGAIN); /* as the arena does */
    return m->labels.n - 1;
}

/* The signs of a line; `note` = bytes of the one that it begins with as a note. */
static void read_line(struct numberer *m, struct ts_slice line, size_t note, bool header) {
    for (size_t i = 0, n; i < line.n; i += n) {
        struct ts_slice rest = ts_slice_cut(line, i, line.n);
        n = *rest.p == '\\' ? 2 : *rest.p == '`' ? ts_fences_inline(rest) : 1;
        size_t mark = ts_notes_mark(rest);
        if (!mark)
            continue;
        size_t begin = (size_t)(rest.p - m->from->text.p) + 2,
               at = find_label(m, ts_slice_cut(rest, 2, mark - 1));
        struct label *label = &m->labels.v[at];
        label->in_header |= header;
        label->notes += i < note;
        label->marks += i >= note;
        *TS_VEC_ADD(m->ctx->scratch, &m->signs) =
            (struct sign){.begin = begin, .end = begin + mark - 3, .label = at, .in_note = note > 0};
        n = mark;
    }
}

static void read_lines(struct numberer *m, size_t from) {
    struct ts_fences fences = {.source = m->from};
    for (size_t i = 0; i < m->from->n_lines; i++) {
        bool header = m->from->line_starts[i] < from;
        size_t close = header ? 0 : ts_fences_close(&fences, i);
        struct ts_slice line = ts_lines_trim(ts_lines_at(m->from, i));
        if (close)
            i = close;
        else
            read_line(m, line, header ? 0 : ts_notes_find(line).mark, header);
    }
}

static bool gets_number(const struct label *l) {
    return !l->is_number && !l->in_header && l->marks > 0 && l->notes == 1;
}

/* False if no label gets one. */
static bool number_labels(struct numberer *m) {
    bool *taken = TS_NEW(m->ctx->scratch, bool, m->labels.n + 2);
    size_t next = 1;
    for (size_t i = 0; i < m->labels.n; i++)
        if (m->labels.v[i].is_number && m->labels.v[i].value <= m->labels.n)
            taken[m->labels.v[i].value] = true;
    for (int in_note = 0; in_note < 2; in_note++)
        for (size_t i = 0; i < m->signs.n; i++) {
            struct label *label = &m->labels.v[m->signs.v[i].label];
            if (m->signs.v[i].in_note != in_note || label->number || !gets_number(label))
                continue;
            while (taken[next])
                next++;
            label->number = next++;
        }
    return next > 1;
}

const struct ts_source *ts_note_numbers_read(struct ts_ctx *ctx, const struct ts_source *source,
                                             size_t from) {
    struct numberer m = {.ctx = ctx, .from = source};
    if (!memmem(source->text.p + from, source->text.n - from, "[^", 2))
        return source;
    m.by_name = xmlHashCreate(64);
    if (!m.by_name)
        exit(TS_TRY_AGAIN);
    read_lines(&m, from);
    xmlHashFree(m.by_name, NULL);
    if (!number_labels(&m))
        return source;
    struct ts_rewrite out = ts_rewrite_begin(ctx, source);
    size_t done = 0;
    for (size_t i = 0; i < m.signs.n; i++) {
        const struct sign *sign = &m.signs.v[i];
        size_t number = m.labels.v[sign->label].number;
        if (!number)
            continue;
        ts_rewrite_copy(&out, done, sign->begin);
        ts_rewrite_add(&out, ts_arena_printf(ctx->scratch, "%zu", number), sign->begin);
        done = sign->end;
    }
    ts_rewrite_copy(&out, done, source->text.n);
    return ts_rewrite_end(&out);
}
