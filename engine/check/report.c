#include "check/report.h"

#include "base/utf8.h"
#include "check/formats.h"
#include "check/rules.h"

#include <unicode/uchar.h>

enum { EXCERPT = 30, INDENT = 4 }; /* characters of the line on either side of the place */

const char *ts_report_level(enum ts_rule_level level, enum ts_lang lang) {
    static const char *const names[2][4] = {{"off", "note", "warning", "error"},
                                            {"不查", "说明", "警告", "错误"}};
    return names[lang][level];
}

const char *ts_report_utf8(struct ts_arena *arena, const char *s) {
    size_t left = strlen(s), used;
    char *copy = ts_arena_alloc(arena, 3 * left + 1, 1), *to = copy;
    for (; left; s += used, left -= used) {
        uint32_t cp = ts_utf8_decode(s, left, &used);
        to += ts_utf8_encode(cp == TS_UTF8_BAD ? 0xFFFD : cp, to);
    }
    return copy;
}

/* --- for people --- */

/* Columns of a terminal (UAX #11): ambiguous characters, as “ and —, take one, as in the C library's wcwidth.
 */
static int columns_of(uint32_t cp) {
    int width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
    int8_t type = u_charType((UChar32)cp);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
        return 0;
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/* So many characters before i, not beyond its line's start. */
static size_t back(const struct ts_slice text, size_t i, int characters) {
    while (i > 0 && text.p[i - 1] != '\n' && characters > 0)
        if ((text.p[--i] & 0xC0) != 0x80)
            characters--;
    return i;
}

/* So many behind it, not beyond its line's end. */
static size_t forth(const struct ts_slice text, size_t i, int characters) {
    size_t used;
    for (; i < text.n && text.p[i] != '\n' && characters > 0; i += used, characters--)
        ts_utf8_decode(text.p + i, text.n - i, &used);
    return i;
}

/* Characters of the line, those of a terminal's control as ?. */
static int print_stretch(FILE *f, const struct ts_slice text, size_t begin, size_t end) {
    int columns = 0;
    size_t used;
    for (size_t i = begin; i < end; i += used) {
        uint32_t cp = ts_utf8_decode(text.p + i, end - i, &used);
        bool control = cp < 0x20 || cp == 0x7F || (cp >= 0x80 && cp < 0xA0);
        if (control)
            fputc(cp == '\t' ? ' ' : '?', f);
        else
            fwrite(text.p + i, 1, used, f);
        columns += control ? 1 : columns_of(cp);
    }
    return columns;
}

static int count_columns(const struct ts_slice text, size_t begin, size_t end) {
    int columns = 0;
    size_t used;
    for (size_t i = begin; i < end; i += used) {
        uint32_t cp = ts_utf8_decode(text.p + i, end - i, &used);
        columns += cp < 0x20 || (cp >= 0x7F && cp < 0xA0) ? 1 : columns_of(cp);
    }
    return columns;
}

static void print_marks(FILE *f, char mark, int n) {
    for (int i = 0; i < n; i++)
        fputc(mark, f);
}

/* The line, or what of it surrounds the place, and under it the place, or as much of it as is shown. */
static void print_excerpt(FILE *f, const struct ts_finding *finding) {
    const struct ts_source *s = finding->in;
    size_t from = back(s->text, finding->begin, EXCERPT), shown = forth(s->text, finding->begin, 2 * EXCERPT);
    size_t place_end = finding->end < shown ? finding->end : shown, to = forth(s->text, place_end, EXCERPT);
    bool cut = from > 0 && s->text.p[from - 1] != '\n', goes_on = to < s->text.n && s->text.p[to] != '\n';
    fprintf(f, "%*s%s", INDENT, "", cut ? "…" : "");
    print_stretch(f, s->text, from, to);
    fprintf(f, "%s\n%*s", goes_on ? "…" : "", INDENT + cut, "");
    print_marks(f, ' ', count_columns(s->text, from, finding->begin));
    int width = count_columns(s->text, finding->begin, place_end);
    print_marks(f, '^', width ? width : 1);
    fputc('\n', f);
}

static void add_text(struct ts_report *r, struct ts_ctx *ctx, const struct ts_finding *f) {
    fprintf(r->file, "%s:%u:%u: %s: %s: %s\n", f->at.file, f->at.line, f->at.column,
            ts_report_level(f->level, r->lang), ts_rule_code(f->rule), ts_rule_say(ctx, f, r->lang));
    print_excerpt(r->file, f);
}

static void close_text(struct ts_report *r) {
    bool chinese = r->lang == TS_CHINESE;
    if (chinese)
        fprintf(r->file, "%zu 篇，%zu 处", r->n_files, r->n_found);
    else
        fprintf(r->file, "%zu article%s, %zu finding%s", r->n_files, r->n_files == 1 ? "" : "s", r->n_found,
                r->n_found == 1 ? "" : "s");
    if (r->n_more)
        fprintf(r->file, chinese ? "，另有 %zu 处未列" : ", %zu more not listed", r->n_more);
    if (r->n_unread)
        fprintf(r->file, chinese ? "，%zu 篇没有读成" : ", %zu articles not read", r->n_unread);
    const char *before = chinese ? "：" : ": ";
    for (int rule = 0; rule < TS_N_RULES; rule++)
        if (r->counts[rule]) {
            fprintf(r->file, "%s%s %zu", before, ts_rule_code((enum ts_rule)rule), r->counts[rule]);
            before = chinese ? "，" : ", ";
        }
    fputc('\n', r->file);
}

/* --- any form --- */

static void nothing(struct ts_report *r) {
    (void)r;
}

/* Why it was not read stands on standard error. */
static void nothing_unread(struct ts_report *r, const char *file, const char *why) {
    (void)r;
    (void)file;
    (void)why;
}

static const struct ts_report_format *format_of(const struct ts_report *r) {
    static const struct ts_report_format text = {nothing, add_text, nothing_unread, close_text};
    return r->form == TS_REPORT_JSON    ? &ts_report_json
           : r->form == TS_REPORT_SARIF ? &ts_report_sarif
                                        : &text;
}

void ts_report_open(struct ts_report *r) {
    format_of(r)->open(r);
}

void ts_report_add(struct ts_report *r, struct ts_ctx *ctx, const struct ts_findings *findings) {
    r->n_files++;
    for (size_t i = 0; i < findings->n; i++) {
        const struct ts_finding *f = &findings->v[i];
        if (f->level == TS_RULE_NOTE && !r->notes)
            continue;
        format_of(r)->add(r, ctx, f);
        r->counts[f->rule]++;
        r->n_found++;
    }
    for (int rule = 0; rule < TS_N_RULES; rule++) {
        bool shown = r->notes || r->style->levels[rule] != TS_RULE_NOTE;
        r->counts[rule] += shown ? findings->more[rule] : 0;
        r->n_more += shown ? findings->more[rule] : 0;
    }
}

void ts_report_add_unread(struct ts_report *r, const char *file, const char *why) {
    r->n_files++;
    r->n_unread++;
    format_of(r)->add_unread(r, file, why);
}

void ts_report_close(struct ts_report *r) {
    format_of(r)->close(r);
}

void ts_report_rules(FILE *f, const struct ts_check_style *style, enum ts_lang lang) {
    for (int i = 0; i < TS_N_RULES; i++) {
        enum ts_rule rule = (enum ts_rule)i;
        const struct ts_rule_text *text = ts_rule_text(rule);
        const char *fix = text->fixes ? lang == TS_CHINESE ? "（可 --fix）" : " (--fix)" : "";
        fprintf(f, "%-20s %-8s %s%s\n", ts_rule_code(rule),
                ts_report_level((enum ts_rule_level)style->levels[rule], TS_ENGLISH), text->name[lang], fix);
    }
}
