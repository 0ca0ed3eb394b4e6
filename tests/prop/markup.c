/* Random paragraphs of marked pieces at random measures: nothing is lost, ruby stands over what it belongs to
 * and clear of its neighbours, and what is to stay together does (CLREQ, "Interlinear annotations", "Handling
 * Interlinear Punctuation", "Annotation Marks"). Judged from the set lines alone. */
#include "suites.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

enum { MOST_PIECES = 40, MOST_TEXT = 8192 };

struct case_of_markup {
    char text[MOST_TEXT];
    size_t n;
    struct ts_shape_piece pieces[MOST_PIECES];
    int n_pieces, characters;
    struct ts_type body, ruby, note;
};

static const char *const syllables[] = {"ā",      "běi",   "jīng",  "zhuāng",    "shuāng",
                                        "chuāng", "è",     "yī",    "Xiànggǎng", "the old town",
                                        "世贸",   "ㄅㄟˇ", "˙ㄉㄜ", "ㄕㄨㄤ"};
static const unsigned kinds[] = {0,
                                 0,
                                 0,
                                 TS_MARKED_RUBY,
                                 TS_MARKED_RUBY,
                                 TS_MARKED_NAME,
                                 TS_MARKED_TITLE,
                                 TS_MARKED_DOTS,
                                 TS_MARKED_DEATH,
                                 TS_MARKED_NOTE,
                                 TS_MARKED_STRONG,
                                 TS_MARKED_STRUCK,
                                 TS_MARKED_STRUCK | TS_MARKED_NAME,
                                 TS_MARKED_RAISED,
                                 TS_MARKED_LOWERED,
                                 TS_MARKED_NAME | TS_MARKED_DOTS};

static struct ts_slice add_bytes(struct case_of_markup *c, const char *bytes, size_t n) {
    char *to = c->text + c->n;
    if (c->n + n >= sizeof c->text)
        return (struct ts_slice){to, 0};
    memcpy(to, bytes, n);
    c->n += n;
    return (struct ts_slice){to, n};
}

static void add_piece(struct case_of_markup *c, struct prng *r) {
    struct ts_shape_piece *p = &c->pieces[c->n_pieces];
    unsigned kind = kinds[prng_below(r, sizeof kinds / sizeof *kinds)];
    struct text t = {.n = 0};
    if (kind == 0)
        text_add_prose(&t, r, prng_between(r, 1, 8));
    else if (kind == TS_MARKED_RAISED || kind == TS_MARKED_LOWERED)
        text_add(&t, prng_chance(r, 50) ? "2" : "21");
    else if (kind == TS_MARKED_NOTE)
        text_add(&t, prng_chance(r, 50) ? "[1]" : "[12]");
    else
        text_add_han(&t, r, prng_between(r, 1, 4));
    *p = (struct ts_shape_piece){.text = add_bytes(c, t.bytes, t.n),
                                 .type = kind & TS_MARKED_SMALL ? &c->note : &c->body,
                                 .marked = kind,
                                 .element = kind & TS_MARKED_ELEMENT ? (uint32_t)c->n_pieces + 1 : 0};
    if (kind == TS_MARKED_RUBY) {
        const char *ruby = syllables[prng_below(r, sizeof syllables / sizeof *syllables)];
        p->ruby = add_bytes(c, ruby, strlen(ruby));
        p->ruby_type = &c->ruby;
    }
    if (p->text.n)
        c->n_pieces++;
}

static void make_case(struct desk *d, uint64_t seed, int number, struct case_of_markup *c) {
    struct prng r = prng_for(seed, (uint64_t)number);
    *c = (struct case_of_markup){.body = d->styles[0]->body, .characters = prng_between(&r, 8, 30)};
    c->ruby = c->note = c->body;
    c->ruby.font = TS_FONT_HEI;
    c->ruby.weight = 400;
    c->ruby.size = c->note.size = c->body.size / 2;
    c->ruby.rise = c->body.size;
    c->note.rise = c->body.size / 3;
    for (int n = prng_between(&r, 1, MOST_PIECES); n > 0; n--)
        add_piece(c, &r);
}

static bool fail(const char **why, const char *what) {
    *why = what;
    return false;
}

static bool is_in(const char *p, struct ts_slice s) {
    return p >= s.p && p < s.p + s.n;
}

/* All of [from, to) is ruby or blank. */
static bool nothing_between(const struct case_of_markup *c, const char *from, const char *to) {
    for (; from < to; from++) {
        bool ruby = false, blank = *from == ' ' || *from == '\t';
        for (int p = 0; p < c->n_pieces; p++)
            ruby |= is_in(from, c->pieces[p].ruby);
        if (to - from >= 3 && memcmp(from, "\u3000", 3) == 0)
            from += 2;
        else if (!ruby && !blank)
            return false;
    }
    return true;
}

/* Every byte that is no blank is in a glyph's text, once and in order. */
static bool text_is_whole(const struct case_of_markup *c, const struct ts_lines *lines, const char **why) {
    const char *at = c->text;
    for (size_t k = 0; k < lines->n; k++)
        for (size_t g = 0; g < lines->lines[k].n_glyphs; g++) {
            const struct ts_set_glyph *glyph = &lines->lines[k].glyphs[g];
            if (!is_in(glyph->text, (struct ts_slice){c->text, c->n}))
                continue; /* a blank's or a hyphen's own */
            if (glyph->text < at)
                return fail(why, "a character is set twice or out of order");
            if (!nothing_between(c, at, glyph->text))
                return fail(why, "a character is lost");
            at = glyph->text + glyph->n_text;
        }
    return nothing_between(c, at, c->text + c->n) ? true : fail(why, "the end is lost");
}

/* The line whose glyphs have the byte; -1 = none. */
static int line_of(const struct ts_lines *lines, const char *p, bool ruby) {
    for (size_t k = 0; k < lines->n; k++) {
        const struct ts_line *line = ruby ? lines->lines[k].ruby : &lines->lines[k];
        for (size_t g = 0; line && g < line->n_glyphs; g++)
            if (is_in(p, (struct ts_slice){line->glyphs[g].text, line->glyphs[g].n_text}))
                return (int)k;
    }
    return -1;
}

static bool stays_together(const struct case_of_markup *c, const struct ts_lines *lines, const char **why) {
    for (int p = 0; p < c->n_pieces; p++) {
        const struct ts_shape_piece *piece = &c->pieces[p];
        int first = line_of(lines, piece->text.p, false);
        int last = line_of(lines, piece->text.p + piece->text.n - 1, false);
        bool whole = piece->marked & (TS_MARKED_RUBY | TS_MARKED_DEATH | TS_MARKED_SMALL);
        if (whole && first != last)
            return fail(why, "a ruby's base, a framed name or a note mark is broken");
        if (piece->ruby.n && line_of(lines, piece->ruby.p, true) != first)
            return fail(why, "a ruby is not on its base's line");
        int before = p > 0 ? line_of(lines, piece->text.p - 1, c->pieces[p - 1].ruby.n > 0) : -1;
        if (before >= 0 && piece->marked & TS_MARKED_SMALL && before != first) /* -1: it follows a blank */
            return fail(why, "a note mark is parted from what it follows");
    }
    return true;
}

static bool rubies_stand_clear(const struct case_of_markup *c, const struct ts_lines *lines,
                               const char **why) {
    for (size_t k = 0; k < lines->n; k++) {
        const struct ts_line *line = &lines->lines[k];
        ts_len right = INT32_MIN / 2;
        const char *end = NULL;
        for (size_t g = 0; line->ruby && g < line->ruby->n_glyphs; g++) {
            const struct ts_set_glyph *glyph = &line->ruby->glyphs[g];
            struct ts_ink ink = ts_face_ink(glyph->face, glyph->id, glyph->type->size);
            bool beside = glyph->y < c->ruby.rise; /* Bopomofo */
            if (ink.x1 <= ink.x0 || beside)
                continue;
            ts_len left = glyph->x + ink.x0;
            if (glyph->text != end && end && *(glyph->text - 1) != ' ' && left < right)
                return fail(why, "two rubies overlap");
            if (left < -c->body.size / 20 ||
                glyph->x + ink.x1 > line->measure + line->hang + c->body.size / 20)
                return fail(why, "a ruby is outside the line");
            right = glyph->x + ink.x1 > right ? glyph->x + ink.x1 : right;
            end = glyph->text + glyph->n_text;
        }
    }
    return true;
}

static bool marks_are_there(const struct case_of_markup *c, const struct ts_lines *lines, const char **why) {
    int dots = 0, wanted = 0, frames = 0, framed = 0;
    bool strikes = false, struck = false;
    for (size_t k = 0; k < lines->n; k++)
        for (size_t i = 0; i < lines->lines[k].annotations.n; i++) {
            const struct ts_annotation *a = &lines->lines[k].annotations.v[i];
            dots += a->kind == TS_ANNOTATION_DOT;
            frames += a->kind == TS_ANNOTATION_FRAME;
            strikes |= a->kind == TS_ANNOTATION_STRIKE;
            if (a->left < 0 || a->right > lines->lines[k].width || a->left >= a->right)
                return fail(why, "a mark between lines is outside its line");
        }
    for (int p = 0; p < c->n_pieces; p++) {
        framed += (c->pieces[p].marked & TS_MARKED_DEATH) != 0;
        struck |= (c->pieces[p].marked & TS_MARKED_STRUCK) != 0;
        for (size_t i = 0; c->pieces[p].marked & TS_MARKED_DOTS && i < c->pieces[p].text.n; i++)
            wanted += (c->pieces[p].text.p[i] & 0xC0) != 0x80;
    }
    return dots == wanted && frames == framed && strikes == struck
               ? true
               : fail(why, "a dot, strike or frame is missing, or there twice");
}

static const struct ts_lines *set_case(struct desk *d, const struct case_of_markup *c) {
    struct ts_shape_origin origin = {.first = c->text};
    struct ts_typesetter typesetter = {.ctx = &d->work,
                                       .fonts = d->fonts,
                                       .uax14 = d->uax14,
                                       .segmenter = d->segmenter,
                                       .rules = &d->styles[0]->line};
    struct ts_paragraph_opts opts = {.measure = c->characters * c->body.size, .justify = true};
    return ts_paragraph_set(&typesetter, &origin, c->pieces, (size_t)c->n_pieces, &opts);
}

static bool judge(const struct case_of_markup *c, const struct ts_lines *lines, const char **why) {
    return text_is_whole(c, lines, why) && stays_together(c, lines, why) &&
           rubies_stand_clear(c, lines, why) && marks_are_there(c, lines, why);
}

/* What the controls make wrong in a set paragraph. */
enum wrong { RUBY_MOVED, RUBY_OUTSIDE, DOT_MISSING, CHARACTER_LOST, N_WRONGS };

static void make_wrong(struct ts_lines *lines, enum wrong wrong) {
    struct ts_line *line = (struct ts_line *)&lines->lines[0];
    struct ts_set_glyph *ruby = line->ruby ? (struct ts_set_glyph *)line->ruby->glyphs : NULL;
    if (wrong == RUBY_MOVED && ruby)
        ruby[line->ruby->n_glyphs / 2].x = ruby[0].x;
    else if (wrong == RUBY_OUTSIDE && ruby)
        ruby[line->ruby->n_glyphs - 1].x += 2 * line->measure;
    else if (wrong == DOT_MISSING)
        line->annotations.n--;
    else if (wrong == CHARACTER_LOST)
        line->n_glyphs--;
}

/* Each kind of fault must be found in a paragraph that has none. */
static void run_controls(struct desk *d, struct tally *tally) {
    static struct case_of_markup c;
    for (int wrong = 0; wrong < N_WRONGS; wrong++) {
        const char *why = "", *none = "";
        make_case(d, 1, 0, &c);
        c.n = 0;
        c.n_pieces = 4;
        for (int p = 0; p < 4; p++) {
            c.pieces[p] = (struct ts_shape_piece){.text = add_bytes(&c, &"甲乙丙丁"[3 * p], 3),
                                                  .type = &c.body,
                                                  .marked = p < 2 ? TS_MARKED_RUBY : TS_MARKED_DOTS,
                                                  .ruby_type = &c.ruby};
            if (p < 2)
                c.pieces[p].ruby = add_bytes(&c, "jīng", 5);
        }
        const struct ts_lines *lines = set_case(d, &c);
        bool sound = lines && judge(&c, lines, &none);
        if (sound)
            make_wrong((struct ts_lines *)lines, (enum wrong)wrong);
        bool ok = sound && !judge(&c, lines, &why);
        tally->passed += ok;
        tally->failed += !ok;
        if (!ok)
            printf("prop: markup, control %d: %s%s\n", wrong,
                   sound ? "not noticed" : "faulty as it is: ", none);
        desk_clear(d);
    }
}

void markup_run(struct desk *d, uint64_t seed, int cases, struct tally *tally) {
    static struct case_of_markup c;
    run_controls(d, tally);
    for (int i = 0; i < cases; i++) {
        const char *why = "";
        make_case(d, seed, i, &c);
        const struct ts_lines *lines = set_case(d, &c);
        bool ok = lines && judge(&c, lines, &why);
        tally->passed += ok;
        tally->failed += !ok;
        if (!ok && tally->failed <= MOST_SHOWN) {
            printf("prop: markup, seed %llu case %d, measure %d: %s\n    ", (unsigned long long)seed, i,
                   c.characters, why);
            for (int p = 0; p < c.n_pieces; p++)
                printf("%.*s{%x|%.*s}", (int)c.pieces[p].text.n, c.pieces[p].text.p, c.pieces[p].marked,
                       (int)c.pieces[p].ruby.n, c.pieces[p].ruby.p);
            printf("\n");
        }
        desk_clear(d);
    }
}
