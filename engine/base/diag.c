#include "base/diag.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OF_A_KIND = 100 };

struct entry {
    enum ts_code code;
    struct ts_place place;
    const char *args[TS_DIAG_ARGS];
    size_t order;
};

struct document {
    const char *file;
    struct ts_slice text;
    const uint32_t *starts;
    size_t n_lines;
};

struct ts_diag {
    struct ts_arena *arena;
    TS_VEC(struct entry) list;
    TS_VEC(struct document) documents;
    size_t count[TS_N_CODES];
};

struct ts_diag *ts_diag_new(struct ts_arena *arena) {
    struct ts_diag *d = TS_NEW(arena, struct ts_diag, 1);
    d->arena = arena;
    return d;
}

bool ts_diag_wants(struct ts_diag *d, enum ts_code code) {
    if (d->count[code] < MOST_OF_A_KIND)
        return true;
    d->count[code]++;
    return false;
}

/* A copy that is safe to print: an article's control characters do not reach a terminal. */
static const char *printable(struct ts_arena *a, const char *s) {
    char *copy = ts_arena_copy(a, s, strlen(s));
    for (char *p = copy; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7F)
            *p = '?';
    return copy;
}

void ts_diag_add(struct ts_diag *d, enum ts_code code, struct ts_place place,
                 const char *const args[TS_DIAG_ARGS]) {
    if (++d->count[code] > MOST_OF_A_KIND)
        return;
    struct entry *e = TS_VEC_ADD(d->arena, &d->list);
    *e = (struct entry){.code = code, .place = place, .order = d->list.n};
    if (place.file)
        e->place.file = printable(d->arena, place.file);
    for (int i = 0; i < TS_DIAG_ARGS; i++)
        e->args[i] = args[i] ? printable(d->arena, args[i]) : "";
}

void ts_diag_add_document(struct ts_diag *d, const char *file, struct ts_slice text, const uint32_t *starts,
                          size_t n_lines) {
    *TS_VEC_ADD(d->arena, &d->documents) = (struct document){file, text, starts, n_lines};
}

void ts_diag_copy(struct ts_diag *to, const struct ts_diag *from) {
    for (size_t i = 0; i < from->list.n; i++) {
        struct entry *e = TS_VEC_ADD(to->arena, &to->list);
        *e = from->list.v[i];
        e->order = to->list.n;
    }
    for (size_t i = 0; i < from->documents.n; i++)
        *TS_VEC_ADD(to->arena, &to->documents) = from->documents.v[i];
    for (int c = 0; c < TS_N_CODES; c++)
        to->count[c] += from->count[c];
}

void ts_diag_take(struct ts_diag *to, struct ts_diag *from) {
    ts_diag_copy(to, from);
    memset(from->count, 0, sizeof from->count);
    from->list.n = from->documents.n = 0;
}

static bool is_before(struct ts_place a, struct ts_place b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
}

void ts_diag_forget(struct ts_diag *d, struct ts_place begin, struct ts_place end) {
    size_t n = 0;
    for (size_t i = 0; i < d->list.n; i++) {
        const struct entry e = d->list.v[i];
        bool within = e.place.file && strcmp(e.place.file, begin.file) == 0 && !is_before(e.place, begin) &&
                      is_before(e.place, end);
        if (within)
            d->count[e.code]--;
        else
            d->list.v[n++] = e;
    }
    d->list.n = n;
}

bool ts_diag_is_empty(const struct ts_diag *d) {
    return d->list.n == 0;
}

void ts_diag_drain(struct ts_diag *d, bool (*take)(void *user, const struct ts_diag_said *), void *user) {
    size_t n = 0;
    for (size_t i = 0; i < d->list.n; i++) {
        struct entry e = d->list.v[i];
        const struct ts_message *m = &ts_messages[e.code];
        const char *english = ts_lang_expand(d->arena, m->text[TS_ENGLISH], e.args, TS_ENGLISH);
        const char *chinese = ts_lang_expand(d->arena, m->text[TS_CHINESE], e.args, TS_CHINESE);
        const char *both = ts_arena_printf(d->arena, TS_BOTH("%s", "%s"), english, chinese);
        if (take(user, &(struct ts_diag_said){e.code, m->level, e.place, both}))
            d->count[e.code]--;
        else
            d->list.v[n++] = e;
    }
    d->list.n = n;
}

/* Graver statuses have higher ranks. */
static int rank(enum ts_status s) {
    return s == TS_NOT_DONE ? 4 : s == TS_USAGE ? 3 : s == TS_TRY_AGAIN ? 2 : s == TS_LOOK ? 1 : 0;
}

enum ts_status ts_diag_status(const struct ts_diag *d) {
    enum ts_status worst = TS_DONE;
    for (int c = 0; c < TS_N_CODES; c++)
        if (d->count[c] && rank(ts_messages[c].status) > rank(worst))
            worst = ts_messages[c].status;
    return worst;
}

bool ts_diag_failed(const struct ts_diag *d) {
    for (int c = 0; c < TS_N_CODES; c++)
        if (d->count[c] && ts_messages[c].level == TS_ERROR)
            return true;
    return false;
}

static int by_place(const void *x, const void *y) {
    const struct entry *a = x, *b = y;
    int files = strcmp(a->place.file ? a->place.file : "", b->place.file ? b->place.file : "");
    if (files)
        return files;
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    if (a->place.column != b->place.column)
        return a->place.column < b->place.column ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void print_head(FILE *f, struct ts_place at, enum ts_level level, enum ts_lang lang) {
    static const char *const names[2][3] = {{"note", "warning", "error"}, {"说明", "警告", "错误"}};
    fputs(at.file ? at.file : "typeset", f);
    if (at.file && at.line)
        fprintf(f, ":%u", at.line);
    if (at.file && at.line && at.column)
        fprintf(f, ":%u", at.column);
    fprintf(f, ": %s: ", names[lang][level]);
}

/* Bytes of the first `n` characters. */
static size_t characters(struct ts_slice s, size_t n) {
    size_t at = 0, used;
    for (; at < s.n && s.p[at] != '\n' && n > 0; n--, at += used)
        ts_utf8_decode(s.p + at, s.n - at, &used);
    return at;
}

/* In a document, the words at the place: 〔第3段：…〕 */
static void print_words(FILE *f, const struct ts_diag *d, struct ts_place at, enum ts_lang lang) {
    enum { BEFORE = 4, WORDS = 14 };
    for (size_t i = 0; i < d->documents.n; i++) {
        const struct document *doc = &d->documents.v[i];
        if (!at.file || strcmp(at.file, doc->file) != 0 || at.line == 0 || at.line > doc->n_lines)
            continue;
        struct ts_slice line = ts_slice_cut(doc->text, doc->starts[at.line - 1], doc->text.n);
        size_t first = at.column > BEFORE ? characters(line, at.column - BEFORE) : 0;
        line = ts_slice_cut(line, first, line.n);
        line.n = characters(line, WORDS);
        fprintf(f, lang == TS_CHINESE ? "〔第%u段" : " [paragraph %u", at.line);
        fputs(!line.n ? "" : lang == TS_CHINESE ? "：" : ": ", f);
        fputs(first ? "…" : "", f);
        fwrite(line.p, 1, line.n, f);
        fputs(lang == TS_CHINESE ? "〕" : "]", f);
        return;
    }
}

static bool is_at(const struct entry *a, const struct entry *b) {
    return a->place.file && b->place.file && a->place.line && a->place.line == b->place.line &&
           a->place.column == b->place.column && strcmp(a->place.file, b->place.file) == 0;
}

/* One of the entries before it says the same of the same place: text that was set twice, as for a block and
 * for what is over. */
static bool is_said(const struct ts_diag *d, size_t i) {
    const struct entry *e = &d->list.v[i];
    for (size_t k = i; k > 0 && is_at(&d->list.v[k - 1], e); k--) {
        const struct entry *before = &d->list.v[k - 1];
        bool same = before->code == e->code;
        for (int a = 0; same && a < TS_DIAG_ARGS; a++)
            same = strcmp(before->args[a] ? before->args[a] : "", e->args[a] ? e->args[a] : "") == 0;
        if (same)
            return true;
    }
    return false;
}

void ts_diag_print(struct ts_diag *d, FILE *f, enum ts_lang lang, bool notes) {
    if (d->list.n)
        qsort(d->list.v, d->list.n, sizeof *d->list.v, by_place);
    for (size_t i = 0; i < d->list.n; i++) {
        const struct entry *e = &d->list.v[i];
        const struct ts_message *m = &ts_messages[e->code];
        if ((m->level == TS_NOTE && !notes) || is_said(d, i))
            continue;
        print_head(f, e->place, m->level, lang);
        fputs(ts_lang_expand(d->arena, m->text[lang], e->args, lang), f);
        print_words(f, d, e->place, lang);
        fputc('\n', f);
    }
    for (int c = 0; c < TS_N_CODES; c++) {
        const struct ts_message *m = &ts_messages[c];
        if (d->count[c] <= MOST_OF_A_KIND || (m->level == TS_NOTE && !notes))
            continue;
        print_head(f, (struct ts_place){0}, m->level, lang);
        const char *blank[TS_DIAG_ARGS] = {"…", "…", "…"};
        fprintf(f, lang == TS_CHINESE ? "同类另有 %zu 处：" : "%zu more like this: ",
                d->count[c] - MOST_OF_A_KIND);
        fputs(ts_lang_expand(d->arena, m->text[lang], blank, lang), f);
        fputc('\n', f);
    }
}

size_t ts_diag_count(const struct ts_diag *d, enum ts_level level) {
    size_t n = 0;
    for (int c = 0; c < TS_N_CODES; c++)
        n += ts_messages[c].level == level ? d->count[c] : 0;
    return n;
}

void ts_diag_each(const struct ts_diag *d, struct ts_arena *arena, enum ts_lang lang,
                  void (*tell)(void *user, const struct ts_diag_line *), void *user) {
    for (size_t i = 0; i < d->list.n; i++) {
        const struct entry *e = &d->list.v[i];
        const struct ts_diag_line line = {
            .code = e->code,
            .level = ts_messages[e->code].level,
            .name = ts_builtin_codes[e->code],
            .place = e->place,
            .args = e->args,
            .text = ts_lang_expand(arena, ts_messages[e->code].text[lang], e->args, lang)};
        tell(user, &line);
    }
}
