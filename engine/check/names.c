/* check/names.c -- a name that stands in two spellings within the article. What counts as a name: a speaker's
 * label, a byline's words, what stands behind a title or before 说, foreign names with their dots, and any
 * row of characters that comes back and of which ICU's dictionary knows no word. The other spelling differs
 * in one character, and is the rarer. */
#include "check/rules.h"

#include "base/utf8.h"
#include "check/grams.h"
#include "check/surnames.h"

enum { LONGEST_NAME = 12, MOST_NAMES = 128, ENOUGH = 3 };

struct name {
    uint32_t text[LONGEST_NAME];
    size_t n;
    size_t at;    /* where it first stands; 0 = nowhere: the house's list has it */
    size_t count; /* how often it does */
    bool certain; /* a person by what stands around it, or given by the copy's own form */
    bool house;
    bool guessed; /* nothing says so but that the dictionary has no word there: its ends are not sure */
};

/* The house's first, however many; of the article's own so many at most. */
struct names {
    TS_VEC(struct name) list;
    size_t n_house;
};

static bool is_at(const struct ts_proof *c, const struct name *name, size_t i) {
    for (size_t k = 0; k < name->n; k++)
        if (ts_cp(c, i + k) != name->text[k])
            return false;
    return true;
}

enum sureness { GUESSED, LIKELY, CERTAIN };

static void add(const struct ts_proof *c, struct names *names, size_t at, size_t n, enum sureness how) {
    bool certain = how == CERTAIN;
    if (n < 3 || n > LONGEST_NAME)
        return;
    for (size_t k = 0; k < names->list.n; k++)
        if (names->list.v[k].n == n && is_at(c, &names->list.v[k], at)) {
            names->list.v[k].certain |= certain;
            names->list.v[k].guessed &= how == GUESSED;
            return;
        }
    if (names->list.n - names->n_house == MOST_NAMES)
        return;
    struct name *name = TS_VEC_ADD(c->ctx->keep, &names->list);
    *name = (struct name){.at = at, .n = n, .certain = certain, .guessed = how == GUESSED};
    for (size_t k = 0; k < n; k++)
        name->text[k] = ts_cp(c, at + k);
}

/* The house's list; names of two characters are too like other words. */
static void add_house(struct ts_proof *c, struct names *names) {
    const struct ts_house_words *list = &c->request->house->names;
    for (size_t i = 0; i < list->n; i++) {
        struct name name = {.certain = true, .house = true};
        const char *p = list->v[i].word;
        size_t left = strlen(p), used;
        for (; left && name.n < LONGEST_NAME; p += used, left -= used)
            name.text[name.n++] = ts_utf8_decode(p, left, &used);
        if (!left && name.n >= 3)
            *TS_VEC_ADD(c->ctx->keep, &names->list) = name;
    }
    names->n_house = names->list.n;
}

/* --- finding names --- */

static size_t han_end(const struct ts_proof *c, size_t i) {
    while (ts_is_han(c, i))
        i++;
    return i;
}

/* A label is a name, or has one in 《》. */
static void add_label(struct ts_proof *c, struct names *names, const struct ts_copy_para *p) {
    size_t begin = p->begin + ts_at_any(c, p->begin, U"《“"), end = han_end(c, begin);
    if (p->text > p->begin && end > begin && (ts_at_any(c, end, U"：:》”")))
        add(c, names, begin, end - begin, CERTAIN);
}

static void add_byline(struct ts_proof *c, struct names *names, const struct ts_copy_para *p) {
    for (size_t i = p->begin; i < p->end; i = han_end(c, i) + 1) {
        size_t end = han_end(c, i), surname = ts_surname_at(c, i);
        if (surname && end - i - surname >= 1 && end - i <= 4 && !ts_copy_any(c, i, ts_titles))
            add(c, names, i, end - i, CERTAIN);
    }
}

/* A surname and one or two characters, between a title or a mark before it and a mark or 说 behind. */
static void add_person(struct ts_proof *c, struct names *names, size_t i) {
    size_t surname = ts_surname_at(c, i);
    bool title = surname && ts_copy_any_before(c, i, ts_titles) > 0;
    for (size_t given = 2; surname && given >= 1; given--) {
        size_t end = i + surname + given;
        bool han = title || !ts_copy_is_word(c, i, i + 2); /* 安装的是, 包含层 */
        for (size_t k = i; k < end; k++)
            han &= ts_is_han(c, k) && !ts_at_any(c, k, U"的了着过是");
        if (given == 2 && ts_at_any(c, end - 1, U"说称道讲")) /* 王芳说 is two, of check/persons.c */
            continue;
        bool closed = !ts_is_han(c, end), speaks = ts_copy_any(c, end, ts_speech_verbs) > 0;
        bool opened = !ts_is_han(c, i - 1);
        speaks |= given == 2 && ts_copy_any(c, end, ts_titles); /* 林国强市长 */
        if (han &&
            ((title && (closed || speaks)) || (opened && speaks && ts_copy_word_end(c, i) <= i + surname))) {
            add(c, names, i, end - i, title ? CERTAIN : LIKELY);
            return;
        }
    }
}

/* 列奥纳多·达芬奇. */
static void add_foreign(struct ts_proof *c, struct names *names, size_t i) {
    size_t begin = i, end = han_end(c, i + 1);
    while (ts_is_han(c, begin - 1) && !c->copy.v[begin].word)
        begin--;
    while (ts_is_han(c, begin - 1) && c->copy.v[begin].word && ts_copy_word_end(c, begin - 1) == begin &&
           c->copy.v[begin - 1].word && i - begin < 4)
        begin--;
    if (i - begin >= 2 && end - i - 1 >= 2 && end - begin <= LONGEST_NAME)
        add(c, names, begin, end - begin, LIKELY);
}

static const char32_t common[] =
    U"的了是在和与及或有为对把被将从到以于由等也都还就不没很更最已又再这那其之所而并且但如若因"
    U"一二三四五六七八九十百千万亿两几个年月日时分多少大小上下中前后左右内外我你他她它们要会能可得着过地来去"
    U"该此某本各每另其父子母主副正至即则用使让同";

/* Characters of which the dictionary knows no word: three that may be a person's name, four and more of any
 * kind. */
static size_t unknown_end(const struct ts_proof *c, size_t i) {
    while (ts_is_han(c, i) && c->copy.v[i].word && ts_copy_word_end(c, i) == i + 1 &&
           !ts_at_any(c, i, common))
        i++;
    return i;
}

/* 大渡口区: what stands before the name of what it is. */
static void add_place(struct ts_proof *c, struct names *names, size_t i) {
    enum { LENGTH = 3 };
    bool whole = i > LENGTH && ts_at_any(c, i, U"区县市镇乡村") && c->copy.v[i - LENGTH].word &&
                 c->copy.v[i].word && ts_copy_word_end(c, i) == i + 1;
    for (size_t k = i - (whole ? LENGTH : 0); k < i; k++)
        whole &= ts_is_han(c, k) && !ts_at_any(c, k, U"的了在是和与及或有为对把被将从到以于各个全本该");
    if (whole && !ts_copy_is_word(c, i - LENGTH, i) && !ts_copy_is_word(c, i - 1, i + 1)) /* 自动|分区 */
        add(c, names, i - LENGTH, LENGTH, GUESSED);
}

static void find_names(struct ts_proof *c, struct names *names) {
    for (size_t k = 0; k < c->copy.n_paras; k++) {
        const struct ts_copy_para *p = &c->copy.paras[k];
        add_label(c, names, p);
        if (p->para->role == TS_ROLE_BYLINE || p->para->role == TS_ROLE_CREDIT)
            add_byline(c, names, p);
        for (size_t i = p->begin; i < p->end; i++) {
            add_person(c, names, i);
            add_place(c, names, i);
            if (ts_at_any(c, i, U"·•"))
                add_foreign(c, names, i);
        }
        for (size_t i = p->begin; i < p->end; i++) {
            size_t end = unknown_end(c, i);
            if ((end - i == 3 && ts_surname_is(ts_cp(c, i))) || (end - i > 3 && end - i <= 6))
                add(c, names, i, end - i, GUESSED);
            i = end > i ? end - 1 : i;
        }
    }
}

/* --- comparing --- */

/* Where the one character stands in which the text at i differs from the name; n = in none or in more. */
static size_t difference(const struct ts_proof *c, const struct name *name, size_t i) {
    size_t at = name->n;
    for (size_t k = 0; k < name->n; k++) {
        if (ts_cp(c, i + k) == name->text[k])
            continue;
        if (at < name->n || !ts_is_han(c, i + k))
            return name->n;
        at = k;
    }
    return at;
}

static size_t count(struct ts_proof *c, const struct name *name) {
    size_t found = 0;
    if (name->n == 3)
        return ts_grams_triples(ts_grams_of(c), name->text[0], name->text[1], name->text[2]);
    c->walked += c->copy.n;
    for (size_t i = 1; i + name->n < c->copy.n; i++)
        found += is_at(c, name, i);
    return found;
}

/* The name as the text at i spells it. */
static struct name spelled_at(const struct ts_proof *c, const struct name *name, size_t i) {
    struct name other = {.n = name->n};
    for (size_t k = 0; k < name->n; k++)
        other.text[k] = ts_cp(c, i + k);
    return other;
}

static bool is_listed(const struct names *names, const struct name *name) {
    for (size_t k = 0; k < names->n_house; k++)
        if (names->list.v[k].n == name->n &&
            memcmp(names->list.v[k].text, name->text, name->n * sizeof *name->text) == 0)
            return true;
    return false;
}

static const char *text_of(struct ts_proof *c, const struct name *name) {
    char *text = ts_arena_alloc(c->ctx->keep, 4 * LONGEST_NAME + 1, 1), *to = text;
    for (size_t k = 0; k < name->n; k++)
        to += ts_utf8_encode(name->text[k], to);
    return text;
}

/* The strange character may stand there as a word of another sense: 王国强 and 王国|与. It is taken for a
 * slip if words begin and end where the name does, and it is no part of a longer word than the name's own
 * character was. */
static bool stands_as_name(const struct ts_proof *c, const struct name *name, size_t i, size_t at) {
    if (!c->copy.v[i].word || !c->copy.v[i + name->n].word)
        return false;
    bool longer = !c->copy.v[i + at].word || ts_copy_word_end(c, i + at) > i + at + 1;
    bool was_longer = name->at && (!c->copy.v[name->at + at].word ||
                                   ts_copy_word_end(c, name->at + at) > name->at + at + 1);
    bool framed = (!ts_is_han(c, i - 1) || ts_copy_any_before(c, i, ts_titles)) &&
                  (!ts_is_han(c, i + name->n) || ts_copy_any(c, i + name->n, ts_speech_verbs));
    bool edge = at == 0 || at + 1 == name->n;
    return framed || (!(longer && !was_longer) && !(edge && ts_at_any(c, i + at, common)));
}

/* How often the name stands without its first or last character, whichever is at `edge`; and whether all that
 * stands beyond that edge is one and the same character. */
static size_t count_core(struct ts_proof *c, const struct name *name, size_t edge, bool *bound) {
    size_t from = edge == 0, n = 0, whole = 0, alike = 0;
    uint32_t beyond = 0;
    c->walked += c->copy.n;
    for (size_t i = 2; i + name->n < c->copy.n; i++) {
        size_t k = from;
        while (k < name->n && (k == edge || ts_cp(c, i + k) == name->text[k]))
            k++;
        if (k < name->n)
            continue;
        n++;
        if (ts_cp(c, i + edge) != name->text[edge])
            continue;
        size_t at = edge == 0 ? i - 1 : i + name->n;
        beyond = whole++ ? beyond : ts_cp(c, at);
        alike += ts_is_han(c, at) && ts_cp(c, at) == beyond;
    }
    *bound = whole == alike;
    return n;
}

/* A guess may be cut: 雄安新 is 雄安新区, which 雄安热土 does not misspell, and 塞罕坝人 is 塞罕坝 and more.
 * Its first or last character belongs to it if the rest seldom stands without it, and nothing always goes on.
 */
static bool is_whole(struct ts_proof *c, const struct name *name, const struct name *other, size_t at) {
    bool bound, edge = at == 0 || at + 1 == name->n;
    return !edge || !name->guessed ||
           (count_core(c, name, at, &bound) <= name->count + other->count && !bound);
}

/* Two persons may differ in one character of the given name; then both come back. */
static bool is_rarer(const struct name *other, const struct name *name) {
    return name->house ||
           (other->count < name->count && other->count * ENOUGH <= name->count + name->certain);
}

/* How often the spelling stands in the copy that differs from the name in one character. The copy is not
 * counted through again for one that was just met: `seen` has those of a name, by what makes them differ. */
enum { N_SEEN = 256 };

struct seen {
    size_t at, count; /* count 0 = nothing is here */
    uint32_t cp;
};

static size_t count_other(struct ts_proof *c, struct seen *seen, const struct name *other, size_t at) {
    struct seen *s = &seen[(other->text[at] * 31u + at) % N_SEEN];
    if (!s->count || s->at != at || s->cp != other->text[at])
        *s = (struct seen){at, count(c, other), other->text[at]};
    return s->count;
}

static void compare(struct ts_proof *c, const struct names *names, const struct name *name) {
    struct seen seen[N_SEEN] = {0};
    for (size_t i = 1; i + name->n < c->copy.n; i++) {
        size_t at = difference(c, name, i);
        if (at == name->n || c->walked > TS_MOST_WALKED || !stands_as_name(c, name, i, at) ||
            ts_is_in(name->text[at], U"一二三四五六七八九十甲乙丙丁东西南北"))
            continue;
        struct name other = spelled_at(c, name, i);
        other.count = count_other(c, seen, &other, at);
        bool other_word =
            at == 0 && name->certain && !ts_surname_is(ts_cp(c, i)) && ts_copy_is_word(c, i + 1, i + name->n);
        if (is_rarer(&other, name) && !ts_copy_is_word(c, i, i + name->n) && !other_word &&
            !is_listed(names, &other) && is_whole(c, name, &other, at))
            TS_FAULT(c, name->house ? TS_RULE_HOUSE_NAME : TS_RULE_NAME_VARIANT, i, i + name->n,
                     .instead = text_of(c, name), .why = ts_arena_printf(c->ctx->keep, "%zu", name->count));
    }
}

void ts_proof_names(struct ts_proof *c) {
    struct names names = {0};
    add_house(c, &names);
    find_names(c, &names);
    for (size_t k = 0; k < names.list.n && ts_copy_may_walk(c); k++) {
        struct name *name = &names.list.v[k];
        if (!name->house)
            name->count = count(c, name);
        if (name->house || name->count >= (name->certain ? 2 : ENOUGH))
            compare(c, &names, name);
    }
}
