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
#include "rules.h"

#include "base/utf8.h"
#include "style/value.h"

#include <stdio.h>
#include <stdlib.h>

/* --- options -------------------------------------------------------------------------------------------- */

static struct ts_type smaller(const struct ts_type *type, const struct ts_small *small) {
    struct ts_type t = *type;
    t.rise = ts_len_scale(type->size, small->rise, 1000);
    t.size = ts_len_scale(type->size, small->size, 1000);
    return t;
}

/* Lengths in em. */
static bool take_length(struct how *how, const char *name, const char *value) {
    const struct {
        const char *name;
        ts_len *to;
    } lengths[] = {{"measure", &how->measure},
                   {"indent", &how->indent},
                   {"turn", &how->turn},
                   {"less", &how->less},
                   {"label-width", &how->label_width},
                   {"spread", &how->spread},
                   {"names", &how->name_width},
                   {"phrase-gap", &how->type.phrase_gap}};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        if (strcmp(name, lengths[i].name) == 0) {
            *lengths[i].to = (ts_len)(strtod(value, NULL) * how->type.size + 0.5);
            return true;
        }
    return false;
}

/* False if it is none of the runner's own. */
static bool take_option(struct how *how, const char *name, const char *value) {
    if (strcmp(name, "ragged") == 0) {
        how->justify = false;
    } else if (strcmp(name, "markup") == 0) {
        how->markup = true;
    } else if (strcmp(name, "heading") == 0) {
        how->heading = true;
        how->justify = false;
    } else if (strcmp(name, "run-in") == 0) {
        how->run_in = strlen("国") * (size_t)strtol(value, NULL, 10);
    } else if (strcmp(name, "font") == 0) {
        how->type.font = *value == 'h' ? TS_FONT_HEI : *value == 'k' ? TS_FONT_KAI : TS_FONT_SONG;
    } else {
        return take_length(how, name, value);
    }
    return true;
}

/* The types that depend on the body's, and the rules of the line. */
static void take_style(struct runner *r, struct how *how, const struct ts_style *style) {
    how->rules = style->line;
    how->rules.corner_marks = ts_arena_printf(r->base.keep, "%s", style->line.corner_marks);
    how->ruby = smaller(&how->type, &style->marked.ruby);
    how->ruby.font = style->marked.ruby.type.font;
    how->ruby.weight = style->marked.ruby.type.weight;
    how->note = smaller(&how->type, &style->marked.note);
    how->run_in_type = how->type;
    how->run_in_type.gap = how->type.size;
}

/* Rules of the line go through the style, so that names and values are read as in a style file. */
static bool read_options(struct runner *r, const char *options, struct how *how) {
    char copy[MOST_FIELD];
    const char *sets[16] = {NULL};
    size_t n = 0, n_words = 0;
    bool ok = true;
    snprintf(copy, sizeof copy, "%s", options);
    *how = (struct how){.type = r->style->body, .justify = true, .measure = INT32_MAX / 8};
    for (char *name = strtok(copy, " "); name && n < 15; name = strtok(NULL, " ")) {
        char *equals = strchr(name, '='), *value = equals ? equals + 1 : name + strlen(name);
        if (equals)
            *equals = 0;
        if (strcmp(name, "word") == 0 && n_words < MOST_WORDS)
            how->words[n_words++] = ts_arena_printf(r->base.keep, "%s", value);
        else if (strcmp(name, "tracking") == 0)
            ok &= ts_value_share(value, &how->type.tracking);
        else if (strcmp(name, "-") != 0 && !take_option(how, name, value))
            sets[n++] = ts_arena_printf(r->work.keep, "line.%s=%s", name, value);
    }
    struct ts_style_request request = {.set = sets};
    const struct ts_style *style = ts_style_load(&r->work, &request);
    if (style)
        take_style(r, how, style);
    else
        ts_diag_print(r->work.diag, stdout, TS_ENGLISH, true);
    return style && ok;
}

/* --- files ---------------------------------------------------------------------------------------------- */

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
    if (how.less && rules_set(r, &how, fields[2], how.measure, &seen) && seen.lines->n)
        how.measure = seen.lines->lines[0].width - how.less;
    for (char *next, *e = fields[3]; e; e = next) {
        next = strstr(e, "; ");
        if (next) {
            *next = 0;
            next += 2;
        }
        unescape(e);
        if (!rules_set(r, &how, fields[2], how.measure, &seen)) {
            printf("%s: cannot set:\n", where);
            ts_diag_print(r->work.diag, stdout, TS_ENGLISH, true);
            r->failed++;
            return;
        }
        struct verdict v = rules_judge(r, &how, fields[2], &seen, e);
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
