/* rules/judge.c -- the expectations that run.c lists. */
#include "rules.h"

#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>

enum { MOST_RUBIES = 64 };

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

static int index_of(const char *name, const char *const *names, int n) {
    for (int i = 0; i < n; i++)
        if (strcmp(name, names[i]) == 0)
            return i;
    return -1;
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
    for (size_t g = 0; line && g < line->n_glyphs && n < MOST_RUBIES; g++) {
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
    ts_len inks[MOST_RUBIES][2];
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
        if (!rules_set(r, how, text, how->type.size * quarters / 4, &seen))
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

struct verdict rules_judge(struct runner *r, const struct how *how, const char *text, const struct seen *seen,
                           const char *expectation) {
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
