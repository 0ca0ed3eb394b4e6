/* check/house.c -- the house's word lists: terms, sensitive words, names.
 *
 * A list is a text file, a word a line; # begins a remark. `帐号 → 账号` says what the house writes instead;
 * a tab or
 * => does in the arrow's place. Behind a sensitive word the same place holds a remark for the proofreader. */
#include "base/utf8.h"
#include "check/rules.h"

#include <string.h>

static struct ts_slice trim(struct ts_slice s) {
    while (s.n && (*s.p == ' ' || *s.p == '\t' || *s.p == '\r'))
        s = ts_slice_cut(s, 1, s.n);
    while (s.n && strchr(" \t\r", s.p[s.n - 1]))
        s.n--;
    return s;
}

/* Where the arrow stands and how long it is; n 0 = there is none. */
static struct ts_slice find_arrow(struct ts_slice line) {
    static const char *const arrows[] = {"→", "=>", "->", "\t"};
    for (size_t i = 0; i < line.n; i++)
        for (size_t k = 0; k < sizeof arrows / sizeof *arrows; k++)
            if (ts_slice_starts(ts_slice_cut(line, i, line.n), arrows[k]))
                return ts_slice_cut(line, i, i + strlen(arrows[k]));
    return (struct ts_slice){line.p + line.n, 0};
}

struct word_list {
    TS_VEC(struct ts_house_word) list;
};

static void read_line(struct ts_ctx *ctx, struct ts_slice line, struct word_list *words) {
    const char *remark = memchr(line.p, '#', line.n);
    line = trim(remark ? ts_slice_cut(line, 0, (size_t)(remark - line.p)) : line);
    struct ts_slice arrow = find_arrow(line), word = trim(ts_slice_cut(line, 0, (size_t)(arrow.p - line.p)));
    struct ts_slice instead = trim(ts_slice_cut(line, (size_t)(arrow.p - line.p) + arrow.n, line.n));
    if (word.n)
        *TS_VEC_ADD(ctx->keep, &words->list) = (struct ts_house_word){
            ts_arena_copy(ctx->keep, word.p, word.n), ts_arena_copy(ctx->keep, instead.p, instead.n)};
}

static bool read_files(struct ts_ctx *ctx, const char *const *files, struct ts_house_words *to) {
    struct word_list words = {0};
    for (; files && *files; files++) {
        const struct ts_source *s = ts_source_read(ctx, *files, NULL);
        if (!s)
            return false;
        for (size_t i = 0; i < s->n_lines; i++) {
            size_t begin = s->line_starts[i],
                   end = i + 1 < s->n_lines ? s->line_starts[i + 1] - 1 : s->text.n;
            read_line(ctx, ts_slice_cut(s->text, begin, end), &words);
        }
    }
    *to = (struct ts_house_words){words.list.v, words.list.n};
    return true;
}

bool ts_house_read(struct ts_ctx *ctx, const struct ts_style *style, struct ts_house *house) {
    return read_files(ctx, style->check.terms, &house->terms) &&
           read_files(ctx, style->check.sensitive, &house->sensitive) &&
           read_files(ctx, style->check.names, &house->names);
}

/* The whole copy as UTF-8, and the character that each byte belongs to. */
struct bytes {
    const char *text;
    size_t n;
    const uint32_t *character;
};

static struct bytes bytes_of(struct ts_proof *c) {
    char *text = ts_arena_alloc(c->ctx->keep, 4 * c->copy.n + 1, 1);
    uint32_t *character = TS_NEW(c->ctx->keep, uint32_t, 4 * c->copy.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < c->copy.n; i++) {
        size_t used = ts_cp(c, i) ? ts_utf8_encode(ts_cp(c, i), text + n) : 1;
        if (!ts_cp(c, i))
            text[n] = '\n';
        for (size_t k = 0; k < used; k++)
            character[n++] = (uint32_t)i;
    }
    return (struct bytes){text, n, character};
}

/* A word that stands inside what the house writes instead is not at fault there: 网路 → 网路线. */
static bool is_inside_right(const struct bytes *b, size_t at, const struct ts_house_word *w) {
    const char *inside = *w->instead ? strstr(w->instead, w->word) : NULL;
    size_t before = inside ? (size_t)(inside - w->instead) : 0, n = strlen(w->instead);
    return inside && at >= before && at - before + n <= b->n &&
           memcmp(b->text + at - before, w->instead, n) == 0;
}

static void find_words(struct ts_proof *c, const struct bytes *b, enum ts_rule rule,
                       const struct ts_house_words *list) {
    for (size_t k = 0; k < list->n; k++) {
        const struct ts_house_word *w = &list->v[k];
        size_t n = strlen(w->word);
        for (const char *p = b->text; (p = memmem(p, b->n - (size_t)(p - b->text), w->word, n)); p += n) {
            size_t at = (size_t)(p - b->text);
            bool term = rule == TS_RULE_HOUSE_TERM;
            if (!is_inside_right(b, at, w))
                TS_FAULT(c, rule, b->character[at], b->character[at + n - 1] + 1,
                         .instead = term && *w->instead ? w->instead : NULL, .safe = term,
                         .why = term || !*w->instead ? ""
                                                     : ts_arena_printf(c->ctx->keep, TS_BOTH(": %s", "：%s"),
                                                                       w->instead, w->instead));
        }
    }
}

void ts_proof_house(struct ts_proof *c) {
    const struct ts_house *house = c->request->house;
    if (house->terms.n + house->sensitive.n == 0)
        return;
    struct bytes b = bytes_of(c);
    find_words(c, &b, TS_RULE_HOUSE_TERM, &house->terms);
    find_words(c, &b, TS_RULE_HOUSE_SENSITIVE, &house->sensitive);
}
