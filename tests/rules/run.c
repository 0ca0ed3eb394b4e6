/* rules/run.c -- run the cases of *.tests: one line a case, four fields between tabs:
 *
 *     section    options    text    expectation; expectation ...
 *
 * A line that begins with # says something. Characters count from 1, blanks included; widths are in em.
 * \u{200B} stands for a character that cannot be seen.
 *
 * Options, "-" for none: measure=13 less=0.5 (than the text takes on one line) indent=2 turn=2 (of the other
 * lines) label-width=4 (what ends with the first ： is a label that hangs) font=song|hei|kai ragged
 * phrase-gap=1 tracking=0.5 spread=8 (lines narrower than that) names=3 (what names of two are spread to)
 * run-in=4 (so many ideographs are a run-in heading with 1 em behind it) markup (the text is a paragraph of
 * copy with markup), and every rule of the style's section "line" by its name: kinsoku=strict
 * punctuation=half hang=yes western-gap=1/2 ... Without a measure the text stands on one line.
 *
 * Expectations:
 *     lines A|B|C         the lines, as they are broken
 *     class 3=dash        the class of character 3
 *     width 3.5           of line 1, as it is set
 *     cell 2=0.5          from the start of character 2's cell to its end, on one line
 *     gap 2=0.25          between character 2's cell and the one before; also least 2=, most 2=
 *     ink 2=1.0-1.5       all ink of character 2 lies between those places on its line
 *     middle 2=0.3-0.4    the ink of character 2 has its middle between those heights above the baseline
 *     joined 2            the ink of character 2 touches or overlaps that of the one before
 *     reduced pause=0.5   by how much line 1 was reduced in that step: word bracket pause western stop
 *     expanded open=1.0   by how much it was expanded: word western open
 *     opening 0.125       between two characters of line 1
 *     hang 0.5            how far line 1's last mark stands outside the measure
 *     on-grid, off-grid   every ideograph of every line stands at a whole em from the line's start; some does
 * not drawn dot 0-1, line 1-3   what is drawn about line 1's characters: from where to where their cells are
 *     ruby 2=1-2.5        all ink of the second ruby of line 1 lies between those places
 *     apart 0.125         the inks of two rubies of line 1 keep at least that apart
 *     fills               every line but the last takes its measure exactly
 *     overfull, hole, cut, forced, parted   some line is; not-overfull ...: none is
 *     never-starts X, starts X, never-ends X, ends X, never-splits XY, splits XY
 *                         set at every measure from the option's (or 4) to the text's length: no line, or
 * some, does */
#include "base/utf8.h"
#include "line/paragraph.h"
#include "style/value.h"
#include "text/inline.h"
#include "text/names.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>

enum { MOST_CHARS = 512, MOST_FIELD = 2048, MOST_PIECES = 64, MOST_NAMES = 8 };

struct runner {
    struct ts_ctx base, work; /* work is emptied before each setting */
    const struct ts_style *style;
    struct ts_fontset *fonts;
    struct ts_uax14 *uax14;
    struct ts_hyphenator *hyphenator;
    struct ts_segmenter *segmenter;
    int passed, failed;
};

/* What the options of a case say. */
struct how {
    struct ts_type type;
    struct ts_line_rules rules;
    ts_len measure, indent, turn, label_width, less, spread, name_width;
    bool justify, heading, markup;
    const char *words[8];
    struct ts_type ruby, note, run_in_type;
    size_t run_in; /* bytes of the text that are a run-in heading */
};

/* What one setting of a case showed. */
struct seen {
    size_t n; /* characters */
    uint8_t class[MOST_CHARS];
    struct ts_item item[MOST_CHARS]; /* of the characters that begin one */
    bool begins[MOST_CHARS];
    const char *text[MOST_CHARS];
    const struct ts_lines *lines;
};

static const char *const class_names[TS_N_CLASSES] = {
    "han",       "open",    "close",   "pause", "stop",      "dash",     "ellipsis",   "interpunct",
    "connector", "solidus", "western", "space", "widespace", "attached", "breakspace", "control"};
static const char *const reductions[TS_N_REDUCTIONS] = {"word",    "interpunct", "bracket", "pause",
                                                        "western", "stop",       "label"};
static const char *const expansions[TS_N_EXPANSIONS] = {"word", "western", "open"};

static const double tolerance = 0.003;

static bool near(double a, double b) {
    return fabs(a - b) <= tolerance;
}

static ts_len round_to_len(double x) {
    return (ts_len)(x + 0.5);
}

static int index_of(const char *name, const char *const *names, int n) {
    for (int i = 0; i < n; i++)
        if (strcmp(name, names[i]) == 0)
            return i;
    return -1;
}

/* --- setting -------------------------------------------------------------------------------------------- */

static void see_runs(void *user, const struct ts_shape_origin *origin, const struct ts_runs *runs) {
    struct seen *seen = user;
    (void)origin;
    seen->n = runs->n_chars < MOST_CHARS ? runs->n_chars : MOST_CHARS;
    for (size_t i = 0; i < seen->n; i++) {
        seen->class[i] = runs->chars[i].class;
        seen->text[i] = runs->chars[i].text;
    }
}

static void see_items(void *user, const struct ts_shape_origin *origin, const struct ts_items *items) {
    struct seen *seen = user;
    (void)origin;
    for (size_t i = 0; i < items->n && items->items[i].character < MOST_CHARS; i++) {
        seen->begins[items->items[i].character] = true;
        seen->item[items->items[i].character] = items->items[i];
    }
}

static struct ts_type smaller(const struct ts_type *type, const struct ts_small *small) {
    struct ts_type t = *type;
    t.rise = ts_len_scale(type->size, small->rise, 1000);
    t.size = ts_len_scale(type->size, small->size, 1000);
    return t;
}

/* The pieces of a case's text: one, or those its markup makes. */
static size_t make_pieces(struct runner *r, const struct how *how, const char *text,
                          struct ts_shape_piece *pieces) {
    static const uint32_t first_line[] = {0};
    struct ts_slice all = ts_slice_of(text);
    struct ts_source source = {.name = "case", .text = all, .line_starts = first_line, .n_lines = 1};
    struct ts_inline_text from = {.source = &source, .text = all};
    struct ts_spans spans = {0};
    pieces[0] = (struct ts_shape_piece){.text = all, .type = &how->type};
    if (how->run_in) {
        pieces[0] = (struct ts_shape_piece){
            .text = ts_slice_cut(all, 0, how->run_in), .type = &how->run_in_type, .marked = TS_MARKED_RUN_IN};
        pieces[1] =
            (struct ts_shape_piece){.text = ts_slice_cut(all, how->run_in, all.n), .type = &how->type};
        return 2;
    }
    if (!how->markup)
        return 1;
    ts_inline_read(&r->work, &from, 0, (uint32_t)all.n, 0, &spans);
    size_t n = spans.list.n < MOST_PIECES ? spans.list.n : MOST_PIECES;
    for (size_t i = 0; i < n; i++) {
        const struct ts_span *s = &spans.list.v[i];
        pieces[i] = (struct ts_shape_piece){.text = ts_slice_cut(all, s->begin, s->end),
                                            .type = s->marked & TS_MARKED_NOTE ? &how->note : &how->type,
                                            .marked = s->marked,
                                            .element = s->element,
                                            .ruby = s->ruby,
                                            .ruby_type = &how->ruby};
    }
    return n;
}

static size_t find_names(const struct how *how, const char *text, struct ts_spread_text names[MOST_NAMES]) {
    struct ts_slice found[MOST_NAMES];
    size_t n = how->name_width ? ts_names_find(ts_slice_of(text), found, MOST_NAMES) : 0;
    for (size_t i = 0; i < n; i++)
        names[i] = (struct ts_spread_text){found[i].p, found[i].p + found[i].n, how->name_width};
    return n;
}

static bool set(struct runner *r, const struct how *how, const char *text, ts_len measure,
                struct seen *seen) {
    ts_arena_reset(r->work.keep);
    ts_arena_reset(r->work.scratch);
    r->work.diag = ts_diag_new(r->work.keep);
    *seen = (struct seen){.n = 0};
    struct ts_watch watch = {.user = seen, .runs = see_runs, .items = see_items};
    struct ts_typesetter t = {.ctx = &r->work,
                              .fonts = r->fonts,
                              .uax14 = r->uax14,
                              .hyphenator = how->rules.hyphenate ? r->hyphenator : NULL,
                              .rules = &how->rules,
                              .segmenter = r->segmenter,
                              .words = how->words,
                              .watch = &watch};
    struct ts_shape_piece pieces[MOST_PIECES];
    size_t n = make_pieces(r, how, text, pieces);
    struct ts_shape_origin origin = {.first = text};
    struct ts_spread_text names[MOST_NAMES];
    const char *colon = how->label_width ? strstr(text, "：") : NULL;
    struct ts_paragraph_opts opts = {.measure = measure,
                                     .indent = how->indent,
                                     .turn = how->turn,
                                     .label = colon ? (size_t)(colon + strlen("：") - text) : 0,
                                     .label_width = how->label_width,
                                     .justify = how->justify,
                                     .by_words = how->heading,
                                     .spread = how->spread,
                                     .names = names,
                                     .n_names = find_names(how, text, names)};
    seen->lines = ts_paragraph_set(&t, &origin, pieces, n, &opts);
    return seen->lines != NULL;
}

/* --- measuring ------------------------------------------------------------------------------------------ */

static double em_of(const struct how *how, ts_len length) {
    return (double)length / how->type.size;
}

/* The first glyph of character i, on whatever line; NULL if it is not there. */
static const struct ts_set_glyph *find_glyph(const struct seen *seen, size_t i) {
    for (size_t k = 0; i < seen->n && k < seen->lines->n; k++) {
        const struct ts_line *line = &seen->lines->lines[k];
        for (size_t g = 0; g < line->n_glyphs; g++)
            if (line->glyphs[g].text == seen->text[i])
                return &line->glyphs[g];
    }
    return NULL;
}

/* Its ink from *left to *right. */
static bool find_ink(const struct seen *seen, size_t i, ts_len *left, ts_len *right) {
    const struct ts_set_glyph *glyph = find_glyph(seen, i);
    if (!glyph)
        return false;
    struct ts_ink ink = ts_face_ink(glyph->face, glyph->id, glyph->type->size);
    *left = glyph->x + ts_len_scale(ink.x0, glyph->stretch, 10000);
    *right = glyph->x + ts_len_scale(ink.x1, glyph->stretch, 10000);
    return true;
}

/* The height of its middle above the baseline. */
static bool find_middle(const struct seen *seen, size_t i, ts_len *middle) {
    const struct ts_set_glyph *glyph = find_glyph(seen, i);
    if (!glyph)
        return false;
    struct ts_ink ink = ts_face_ink(glyph->face, glyph->id, glyph->type->size);
    *middle = glyph->y + (ink.y0 + ink.y1) / 2;
    return true;
}

/* The cell that a character keeps where the text stands on one line. */
static ts_len cell_of(const struct seen *seen, size_t i) {
    const struct ts_item *it = &seen->item[i];
    bool first = true, last = true;
    for (size_t k = 0; k < seen->n; k++) {
        first &= !(k < i && seen->begins[k]);
        last &= !(k > i && seen->begins[k]);
    }
    return it->width - (first ? it->before : it->trim_before) - (last ? it->after : it->trim_after);
}

/* --- expectations --------------------------------------------------------------------------------------- */

struct verdict {
    bool ok;
    char got[MOST_FIELD];
};

#define GOT(v, ...) snprintf((v)->got, sizeof(v)->got, __VA_ARGS__)

static void judge_number(struct verdict *v, double got, double want) {
    v->ok = near(got, want);
    GOT(v, "%.3f", got);
}

static void judge_lines(struct verdict *v, const struct seen *seen, const char *want) {
    v->got[0] = 0;
    for (size_t k = 0; k < seen->lines->n; k++) {
        size_t n = strlen(v->got);
        snprintf(v->got + n, sizeof v->got - n, "%s%.*s", k ? "|" : "", (int)seen->lines->lines[k].n_text,
                 seen->lines->lines[k].text);
    }
    v->ok = strcmp(v->got, want) == 0;
}

/* "N=value" expectations about one character. */
static void judge_character(struct verdict *v, const struct how *how, const struct seen *seen,
                            const char *kind, const char *argument) {
    char *rest;
    size_t i = (size_t)strtoul(argument, &rest, 10) - 1;
    GOT(v, "there is no such character");
    if (i >= seen->n || *rest != '=')
        return;
    const struct ts_item *it = &seen->item[i];
    double want = strtod(rest + 1, &rest);
    if (strcmp(kind, "class") == 0) {
        const char *name = class_names[seen->class[i]];
        GOT(v, "%s", name);
        v->ok = strcmp(name, strchr(argument, '=') + 1) == 0;
    } else if (strcmp(kind, "ink") == 0) {
        ts_len left, right;
        if (!find_ink(seen, i, &left, &right))
            return;
        double to = *rest == '-' ? strtod(rest + 1, NULL) : want;
        GOT(v, "%.3f-%.3f", em_of(how, left), em_of(how, right));
        v->ok = em_of(how, left) >= want - tolerance && em_of(how, right) <= to + tolerance;
    } else if (strcmp(kind, "middle") == 0) {
        ts_len middle;
        if (!find_middle(seen, i, &middle))
            return;
        double to = strtod(rest + 1, NULL);
        GOT(v, "%.3f", em_of(how, middle));
        v->ok = em_of(how, middle) >= want && em_of(how, middle) <= to;
    } else if (seen->begins[i]) {
        ts_len got = strcmp(kind, "cell") == 0    ? cell_of(seen, i)
                     : strcmp(kind, "gap") == 0   ? it->gap_width
                     : strcmp(kind, "least") == 0 ? it->gap_min
                                                  : it->gap_max;
        judge_number(v, em_of(how, got), want);
    }
}

static void judge_joined(struct verdict *v, const struct how *how, const struct seen *seen,
                         const char *argument) {
    size_t i = (size_t)strtoul(argument, NULL, 10) - 1;
    ts_len left, right, before_left, before_right;
    if (!find_ink(seen, i, &left, &right) || !find_ink(seen, i - 1, &before_left, &before_right)) {
        GOT(v, "no ink");
        return;
    }
    GOT(v, "a gap of %.3f", em_of(how, left - before_right));
    v->ok = left <= before_right;
}

/* "step=amount" expectations about line 1. */
static void judge_step(struct verdict *v, const struct how *how, const struct seen *seen, bool reduced,
                       const char *argument) {
    char step[32] = "";
    size_t n = strcspn(argument, "=");
    if (n < sizeof step)
        memcpy(step, argument, n);
    const struct ts_line *line = &seen->lines->lines[0];
    int k =
        reduced ? index_of(step, reductions, TS_N_REDUCTIONS) : index_of(step, expansions, TS_N_EXPANSIONS);
    GOT(v, "there is no such step");
    if (k >= 0 && argument[n] == '=')
        judge_number(v, em_of(how, reduced ? line->reduced[k] : line->expanded[k]),
                     strtod(argument + n + 1, NULL));
}

static void judge_drawn(struct verdict *v, const struct how *how, const struct seen *seen, const char *want) {
    static const char *const kinds[] = {"dot", "line", "wave", "frame", "strike"};
    const struct ts_annotations *a = &seen->lines->lines[0].annotations;
    v->got[0] = 0;
    for (size_t i = 0; i < a->n; i++) {
        size_t n = strlen(v->got);
        snprintf(v->got + n, sizeof v->got - n, "%s%s %g-%g", i ? ", " : "", kinds[a->v[i].kind],
                 (int)(em_of(how, a->v[i].left) * 1000 + 0.5) / 1000.0,
                 (int)(em_of(how, a->v[i].right) * 1000 + 0.5) / 1000.0);
    }
    v->ok = strcmp(v->got, want) == 0;
}

/* The ink of each ruby on a line, told apart by the gaps between their texts; returns how many. */
static size_t find_rubies(const struct ts_line *line, ts_len inks[][2]) {
    size_t n = 0;
    const char *end = NULL;
    for (size_t g = 0; line && g < line->n_glyphs && n < MOST_PIECES; g++) {
        const struct ts_set_glyph *glyph = &line->glyphs[g];
        struct ts_ink ink = ts_face_ink(glyph->face, glyph->id, glyph->type->size);
        if (glyph->text != end && *glyph->text != ' ') {
            inks[n][0] = glyph->x + ink.x0;
            n++;
        }
        if (ink.x1 > ink.x0)
            inks[n - 1][1] = glyph->x + ink.x1;
        end = glyph->text + glyph->n_text;
    }
    return n;
}

/* "2=1-2.5": where the second ruby is; or "0.125": how far they are apart at least. */
static void judge_ruby(struct verdict *v, const struct how *how, const struct seen *seen, bool place,
                       const char *argument) {
    ts_len inks[MOST_PIECES][2];
    size_t n = find_rubies(seen->lines->lines[0].ruby, inks);
    char *rest;
    if (!place) {
        double least = 1000;
        for (size_t k = 1; k < n; k++) {
            double between = em_of(how, inks[k][0] - inks[k - 1][1]);
            least = between < least ? between : least;
        }
        GOT(v, "%.3f", least);
        v->ok = n > 1 && least >= strtod(argument, NULL) - tolerance;
        return;
    }
    size_t k = (size_t)strtoul(argument, &rest, 10) - 1;
    GOT(v, "there is no such ruby");
    if (k >= n)
        return;
    double from = strtod(rest + 1, &rest), to = strtod(rest + 1, NULL);
    GOT(v, "%.3f-%.3f", em_of(how, inks[k][0]), em_of(how, inks[k][1]));
    v->ok = em_of(how, inks[k][0]) >= from - tolerance && em_of(how, inks[k][1]) <= to + tolerance;
}

static void judge_fill(struct verdict *v, const struct how *how, const struct seen *seen) {
    v->ok = true;
    for (size_t k = 0; k + 1 < seen->lines->n && v->ok; k++) {
        const struct ts_line *line = &seen->lines->lines[k];
        v->ok = line->width == line->measure + line->hang;
        GOT(v, "line %zu takes %.3f of %.3f", k + 1, em_of(how, line->width), em_of(how, line->measure));
    }
}

/* Ideographs have frames of 1 em and no bearing of their own to the frame: their origin is its edge. */
static void judge_grid(struct verdict *v, const struct how *how, const struct seen *seen, bool want) {
    bool on = true;
    for (size_t k = 0; k < seen->lines->n && on; k++)
        for (size_t g = 0; g < seen->lines->lines[k].n_glyphs && on; g++) {
            const struct ts_set_glyph *glyph = &seen->lines->lines[k].glyphs[g];
            size_t used;
            uint32_t cp = glyph->n_text ? ts_utf8_decode(glyph->text, glyph->n_text, &used) : 0;
            on = !u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC) || glyph->x % how->type.size == 0;
            GOT(v, "line %zu, %.*s at %.3f", k + 1, (int)glyph->n_text, glyph->text, em_of(how, glyph->x));
        }
    v->ok = on == want;
}

static void judge_flag(struct verdict *v, const struct seen *seen, const char *flag) {
    bool negated = strncmp(flag, "not-", 4) == 0, found = false;
    flag += negated ? 4 : 0;
    for (size_t k = 0; k < seen->lines->n; k++) {
        const struct ts_line *line = &seen->lines->lines[k];
        found |= strcmp(flag, "overfull") == 0 ? line->overfull
                 : strcmp(flag, "hole") == 0   ? line->hole
                 : strcmp(flag, "forced") == 0 ? line->forced
                 : strcmp(flag, "parted") == 0 ? line->parted
                                               : line->cut;
    }
    GOT(v, "%s", found ? "it is" : "none is");
    v->ok = found != negated;
}

static bool starts_with(const struct ts_line *line, const char *s) {
    size_t n = strlen(s);
    return line->n_text >= n && memcmp(line->text, s, n) == 0;
}

static bool ends_with(const struct ts_line *line, const char *s) {
    size_t n = strlen(s);
    return line->n_text >= n && memcmp(line->text + line->n_text - n, s, n) == 0;
}

/* True if the end of line k lies inside an occurrence of `s` in the text. */
static bool splits(const struct seen *seen, size_t k, const char *text, const char *s) {
    const char *end = seen->lines->lines[k].text + seen->lines->lines[k].n_text;
    for (const char *p = strstr(text, s); p; p = strstr(p + 1, s))
        if (end > p && end < p + strlen(s))
            return true;
    return false;
}

/* Set at every measure from the option's, or 4 em, in steps of 1/4 em: does any line do what `what` says? */
static void judge_anywhere(struct runner *r, struct verdict *v, const struct how *how, const char *text,
                           const char *what, const char *argument) {
    bool never = strncmp(what, "never-", 6) == 0, found = false;
    what += never ? 6 : 0;
    struct seen seen;
    int least = how->measure < INT32_MAX / 8 ? how->measure * 4 / how->type.size : 16;
    GOT(v, "at no measure");
    for (int quarters = least; quarters <= 4 * (int)ts_utf8_count(text, strlen(text)) + 4 && !found;
         quarters++) {
        if (!set(r, how, text, how->type.size * quarters / 4, &seen))
            break;
        for (size_t k = 0; k < seen.lines->n && !found; k++) {
            const struct ts_line *line = &seen.lines->lines[k];
            bool last = k + 1 == seen.lines->n;
            found = strcmp(what, "starts") == 0 ? k > 0 && starts_with(line, argument)
                    : strcmp(what, "ends") == 0 ? !last && ends_with(line, argument)
                                                : !last && splits(&seen, k, text, argument);
            if (found)
                GOT(v, "measure %.2f, line %zu: %.*s", quarters / 4.0, k + 1, (int)line->n_text, line->text);
        }
    }
    v->ok = found != never;
}

static struct verdict judge(struct runner *r, const struct how *how, const char *text,
                            const struct seen *seen, const char *expectation) {
    static const char *const of_character[] = {"class", "ink", "middle", "cell", "gap", "least", "most"};
    static const char *const flags[] = {"overfull",     "hole",     "cut",     "forced",     "parted",
                                        "not-overfull", "not-hole", "not-cut", "not-forced", "not-parted"};
    static const char *const anywhere[] = {"never-starts", "starts",       "never-ends",
                                           "ends",         "never-splits", "splits"};
    struct verdict v = {.ok = false};
    char kind[32] = "";
    size_t n = strcspn(expectation, " ");
    memcpy(kind, expectation, n < sizeof kind ? n : 0);
    const char *argument = expectation + n + (expectation[n] == ' ');
    if (index_of(kind, anywhere, 6) >= 0)
        judge_anywhere(r, &v, how, text, kind, argument);
    else if (index_of(kind, of_character, 7) >= 0)
        judge_character(&v, how, seen, kind, argument);
    else if (index_of(kind, flags, 10) >= 0)
        judge_flag(&v, seen, kind);
    else if (strcmp(kind, "lines") == 0)
        judge_lines(&v, seen, argument);
    else if (strcmp(kind, "joined") == 0)
        judge_joined(&v, how, seen, argument);
    else if (strcmp(kind, "fills") == 0)
        judge_fill(&v, how, seen);
    else if (seen->lines->n == 0)
        GOT(&v, "no line");
    else if (strcmp(kind, "reduced") == 0 || strcmp(kind, "expanded") == 0)
        judge_step(&v, how, seen, *kind == 'r', argument);
    else if (strcmp(kind, "drawn") == 0)
        judge_drawn(&v, how, seen, argument);
    else if (strcmp(kind, "ruby") == 0 || strcmp(kind, "apart") == 0)
        judge_ruby(&v, how, seen, *kind == 'r', argument);
    else if (strcmp(kind, "width") == 0)
        judge_number(&v, em_of(how, seen->lines->lines[0].width), strtod(argument, NULL));
    else if (strcmp(kind, "on-grid") == 0 || strcmp(kind, "off-grid") == 0)
        judge_grid(&v, how, seen, strcmp(kind, "on-grid") == 0);
    else if (strcmp(kind, "opening") == 0)
        judge_number(&v, em_of(how, seen->lines->lines[0].opening), strtod(argument, NULL));
    else if (strcmp(kind, "hang") == 0)
        judge_number(&v, em_of(how, seen->lines->lines[0].hang), strtod(argument, NULL));
    else
        GOT(&v, "unknown expectation");
    return v;
}

/* --- options and files ---------------------------------------------------------------------------------- */

/* Rules of the line go through the style, so that names and values are read as in a style file. */
static bool read_options(struct runner *r, const char *options, struct how *how) {
    char copy[MOST_FIELD];
    const char *sets[16] = {NULL};
    size_t n = 0;
    double measure = 0, indent = 0, turn = 0, label_width = 0;
    bool ok = true;
    snprintf(copy, sizeof copy, "%s", options);
    *how = (struct how){.type = r->style->body, .justify = true};
    for (char *o = strtok(copy, " "); o && n < 15; o = strtok(NULL, " ")) {
        char *value = strchr(o, '=');
        value = value ? value + 1 : o + strlen(o);
        if (strcmp(o, "-") == 0)
            continue;
        if (strcmp(o, "ragged") == 0)
            how->justify = false;
        else if (strcmp(o, "markup") == 0)
            how->markup = true;
        else if (strcmp(o, "heading") == 0) {
            how->heading = true;
            how->justify = false;
        } else if (strncmp(o, "word=", 5) == 0) {
            size_t k = 0;
            while (how->words[k])
                k++;
            how->words[k] = ts_arena_printf(r->base.keep, "%s", value);
        } else if (strncmp(o, "run-in=", 7) == 0)
            how->run_in = strlen("国") * (size_t)strtol(value, NULL, 10);
        else if (strncmp(o, "measure=", 8) == 0)
            measure = strtod(value, NULL);
        else if (strncmp(o, "less=", 5) == 0)
            how->less = round_to_len(strtod(value, NULL) * how->type.size);
        else if (strncmp(o, "indent=", 7) == 0)
            indent = strtod(value, NULL);
        else if (strncmp(o, "turn=", 5) == 0)
            turn = strtod(value, NULL);
        else if (strncmp(o, "label-width=", 12) == 0)
            label_width = strtod(value, NULL);
        else if (strncmp(o, "tracking=", 9) == 0)
            ok &= ts_value_share(value, &how->type.tracking);
        else if (strncmp(o, "spread=", 7) == 0)
            how->spread = round_to_len(strtod(value, NULL) * how->type.size);
        else if (strncmp(o, "names=", 6) == 0)
            how->name_width = round_to_len(strtod(value, NULL) * how->type.size);
        else if (strncmp(o, "font=", 5) == 0)
            how->type.font = *value == 'h' ? TS_FONT_HEI : *value == 'k' ? TS_FONT_KAI : TS_FONT_SONG;
        else if (strncmp(o, "phrase-gap=", 11) == 0)
            how->type.phrase_gap = round_to_len(strtod(value, NULL) * how->type.size);
        else
            sets[n++] = ts_arena_printf(r->work.keep, "line.%s", o);
    }
    struct ts_style_request request = {.set = sets};
    const struct ts_style *style = ts_style_load(&r->work, &request);
    if (!style) {
        ts_diag_print(r->work.diag, stdout, TS_ENGLISH, true);
        return false;
    }
    if (!ok)
        return false;
    how->rules = style->line;
    how->ruby = smaller(&how->type, &style->marked.ruby);
    how->ruby.font = style->marked.ruby.type.font;
    how->ruby.weight = style->marked.ruby.type.weight;
    how->note = smaller(&how->type, &style->marked.note);
    how->run_in_type = how->type;
    how->run_in_type.gap = how->type.size;
    how->rules.corner_marks = ts_arena_printf(r->base.keep, "%s", style->line.corner_marks);
    how->measure = measure == 0 ? INT32_MAX / 8 : round_to_len(measure * how->type.size);
    how->indent = round_to_len(indent * how->type.size);
    how->turn = round_to_len(turn * how->type.size);
    how->label_width = round_to_len(label_width * how->type.size);
    return true;
}

/* \u{200B} into the character, in place. */
static void unescape(char *s) {
    char *to = s;
    while (*s) {
        if (strncmp(s, "\\u{", 3) == 0) {
            char *end;
            uint32_t cp = (uint32_t)strtoul(s + 3, &end, 16);
            to += ts_utf8_encode(cp, to);
            s = end + (*end == '}');
        } else {
            *to++ = *s++;
        }
    }
    *to = 0;
}

static void run_case(struct runner *r, const char *where, char *fields[4]) {
    struct how how;
    struct seen seen;
    ts_arena_reset(r->work.keep);
    r->work.diag = ts_diag_new(r->work.keep);
    if (!read_options(r, fields[1], &how)) {
        printf("%s: %s: bad options: %s\n", where, fields[0], fields[1]);
        r->failed++;
        return;
    }
    unescape(fields[2]);
    if (how.less && set(r, &how, fields[2], how.measure, &seen) && seen.lines->n)
        how.measure = seen.lines->lines[0].width - how.less;
    for (char *next, *e = fields[3]; e; e = next) {
        next = strstr(e, "; ");
        if (next) {
            *next = 0;
            next += 2;
        }
        unescape(e);
        if (!set(r, &how, fields[2], how.measure, &seen)) {
            printf("%s: cannot set:\n", where);
            ts_diag_print(r->work.diag, stdout, TS_ENGLISH, true);
            r->failed++;
            return;
        }
        struct verdict v = judge(r, &how, fields[2], &seen, e);
        r->passed += v.ok;
        r->failed += !v.ok;
        if (!v.ok)
            printf("%s: %s: %s\n    [%s]\n    expected %s\n    got      %s\n", where, fields[0], fields[2],
                   fields[1], e, v.got);
    }
}

static void run_file(struct runner *r, const char *path) {
    FILE *f = fopen(path, "r");
    if (!f) {
        printf("%s: cannot be read\n", path);
        r->failed++;
        return;
    }
    char line[4 * MOST_FIELD], where[512];
    for (int number = 1; fgets(line, sizeof line, f); number++) {
        line[strcspn(line, "\n")] = 0;
        if (!*line || *line == '#')
            continue;
        char *fields[4] = {line};
        int n = 1;
        for (char *tab = strchr(line, '\t'); tab && n < 4; tab = strchr(tab + 1, '\t')) {
            *tab = 0;
            fields[n++] = tab + 1;
        }
        snprintf(where, sizeof where, "%s:%d", path, number);
        if (n == 4) {
            run_case(r, where, fields);
            continue;
        }
        printf("%s: four fields are expected\n", where);
        r->failed++;
    }
    fclose(f);
}

static bool open_runner(struct runner *r) {
    struct ts_ctx *all[] = {&r->base, &r->work};
    for (int i = 0; i < 2; i++) {
        all[i]->keep = ts_arena_open();
        all[i]->scratch = ts_arena_open();
        all[i]->diag = ts_diag_new(all[i]->keep);
    }
    struct ts_style_request request = {.name = NULL};
    r->style = ts_style_load(&r->base, &request);
    if (!r->style)
        return false;
    struct ts_fontset_request fonts = {.config_file = getenv("FONTCONFIG_FILE"), .style = r->style};
    r->fonts = ts_fontset_open(&r->base, &fonts);
    r->uax14 = ts_uax14_new(&r->base);
    r->hyphenator = ts_hyphen_new(&r->base);
    r->segmenter = ts_words_new(&r->base);
    return r->fonts != NULL;
}

static void close_runner(struct runner *r) {
    if (r->segmenter)
        ts_words_close(r->segmenter);
    if (r->hyphenator)
        ts_hyphen_close(r->hyphenator);
    if (r->uax14)
        ts_uax14_close(r->uax14);
    if (r->fonts)
        ts_fontset_close(r->fonts);
    ts_arena_close(r->work.scratch);
    ts_arena_close(r->work.keep);
    ts_arena_close(r->base.scratch);
    ts_arena_close(r->base.keep);
}

int main(int argc, char **argv) {
    struct runner r = {.passed = 0};
    if (open_runner(&r)) {
        for (int i = 1; i < argc; i++)
            run_file(&r, argv[i]);
    } else {
        ts_diag_print(r.base.diag, stdout, TS_ENGLISH, true);
        r.failed++;
    }
    close_runner(&r);
    printf("rules: %d passed, %d failed\n", r.passed, r.failed);
    return r.failed > 0;
}
