#include "text/lines.h"

#include "text/address.h"
#include "text/notes.h"

struct ts_slice ts_lines_at(const struct ts_source *s, size_t i) {
    size_t begin = s->line_starts[i], end = i + 1 < s->n_lines ? s->line_starts[i + 1] - 1 : s->text.n;
    return ts_slice_cut(s->text, begin, end > begin ? end : begin);
}

struct ts_slice ts_lines_trim(struct ts_slice line) {
    for (;;) {
        if (line.n && (*line.p == ' ' || *line.p == '\t'))
            line = ts_slice_cut(line, 1, line.n);
        else if (ts_slice_starts(line, "　"))
            line = ts_slice_cut(line, 3, line.n);
        else if (ts_slice_starts(line, "\xC2\xA0"))
            line = ts_slice_cut(line, 2, line.n);
        else
            break;
    }
    for (;;) {
        if (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
            line.n--;
        else if (line.n >= 3 && memcmp(line.p + line.n - 3, "　", 3) == 0)
            line.n -= 3;
        else if (line.n >= 2 && memcmp(line.p + line.n - 2, "\xC2\xA0", 2) == 0)
            line.n -= 2;
        else
            return line;
    }
}

/* `## 题 ##`: the row behind the text, and the blank before it, which CommonMark's rule asks for. */
static struct ts_slice without_closing(struct ts_slice line) {
    size_t n = line.n;
    while (n > 0 && line.p[n - 1] == '#')
        n--;
    bool closes = n < line.n && n > 0 && (line.p[n - 1] == ' ' || line.p[n - 1] == '\t');
    return closes ? ts_lines_trim(ts_slice_cut(line, 0, n)) : line;
}

/* `# ` and further: the number of signs, which are cut off the line; 0 = none. */
static int heading_level(struct ts_slice *line) {
    size_t n = 0;
    while (n < line->n && n < 6 && line->p[n] == '#')
        n++;
    if (n == 0 || n == line->n || line->p[n] != ' ')
        return 0;
    *line = without_closing(ts_lines_trim(ts_slice_cut(*line, n, line->n)));
    return (int)n;
}

/* `> `, which is cut off, also if it stands there twice; a sign alone is an empty line. */
static bool is_quotation(struct ts_slice *line) {
    bool quotation = false;
    while (ts_slice_starts(*line, "> ") || ts_slice_is(*line, ">")) {
        *line = ts_lines_trim(ts_slice_cut(*line, 1, line->n));
        quotation = true;
    }
    return quotation;
}

/* `>> `, which is cut off. */
static bool is_pull(struct ts_slice *line) {
    if (!ts_slice_starts(*line, ">> "))
        return false;
    *line = ts_lines_trim(ts_slice_cut(*line, 2, line->n));
    return line->n > 0;
}

/* Three or more of one sign, blanks between them, and nothing else. */
static bool is_row_of(struct ts_slice line, const char *sign) {
    int n = 0;
    for (; ts_slice_starts(line, sign); n++)
        line = ts_lines_trim(ts_slice_cut(line, strlen(sign), line.n));
    return n >= 3 && line.n == 0;
}

static bool is_section_break(struct ts_slice line) {
    static const char *const signs[] = {"*", "-", "＊", "—", "★", "☆", "※", "◆",
                                        "◇", "●", "○",  "■", "□", "▲", "△", NULL};
    const char *const *sign = signs;
    while (*sign && !(ts_slice_starts(line, *sign) && is_row_of(line, *sign)))
        sign++;
    return *sign != NULL;
}

bool ts_lines_may_be_block(struct ts_slice s) {
    bool list = s.n > 2 && strchr("-*+", *s.p) && s.p[1] == ' ';
    return list || (s.n && *s.p == '|') || ts_slice_starts(s, ":::") || ts_slice_starts(s, "![");
}

/* The sign that the line begins with, which is cut off. */
static enum ts_line_kind kind_of(struct ts_line_sign *sign) {
    if (ts_notes_find(sign->text).mark)
        return TS_LINE_NOTE;
    struct ts_named_address named;
    if (ts_address_names(sign->text, &named))
        return TS_LINE_ADDRESS;
    if (is_pull(&sign->text))
        return TS_LINE_PULL;
    if (is_quotation(&sign->text))
        return TS_LINE_QUOTE;
    sign->level = heading_level(&sign->text);
    return sign->level ? TS_LINE_HEADING : TS_LINE_PLAIN;
}

static int indent_of(struct ts_slice line) {
    int indent = 0;
    for (size_t i = 0; i < line.n && indent < 1000; i++) {
        if (line.p[i] != ' ' && line.p[i] != '\t')
            return ts_slice_blank(ts_slice_cut(line, i, line.n)) ? 0 : indent; /* 　 is the writer's */
        indent += line.p[i] == ' ' ? 1 : 4 - indent % 4;
    }
    return 0;
}

bool ts_lines_is_underline(struct ts_slice line) {
    line = ts_lines_trim(line);
    size_t n = 0;
    while (n < line.n && line.p[n] == '-')
        n++;
    return n >= 3 && n == line.n;
}

struct ts_slice ts_lines_without_break(struct ts_slice line) {
    size_t n = 0;
    while (n < line.n && line.p[line.n - 1 - n] == '\\')
        n++;
    return n % 2 ? ts_slice_cut(line, 0, line.n - 1) : line;
}

struct ts_line_sign ts_lines_read_sign(struct ts_slice line) {
    struct ts_line_sign sign = {.text = ts_lines_trim(line), .indent = indent_of(line)};
    sign.kind = kind_of(&sign);
    if (sign.text.n == 0)
        sign.kind = TS_LINE_BLANK;
    else if (sign.level == 0 && is_section_break(sign.text))
        sign.kind = TS_LINE_BREAK;
    else if (sign.kind == TS_LINE_PLAIN && is_row_of(sign.text, "="))
        sign.kind = TS_LINE_UNDERLINE;
    return sign;
}
