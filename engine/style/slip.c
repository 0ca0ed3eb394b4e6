#include "style/slip.h"

#include "base/utf8.h"

enum { NOWHERE = -1 };

#define WIDE_COLON "："
#define WIDE_COMMA "，"
#define WIDE_BLANK "　"

struct ts_slice ts_slip_line(struct ts_slice text, uint32_t line) {
    const char *p = text.p, *end = text.p + text.n;
    for (; line && p < end; line--) {
        const char *feed = memchr(p, '\n', (size_t)(end - p));
        p = feed ? feed + 1 : end;
    }
    const char *feed = memchr(p, '\n', (size_t)(end - p));
    size_t n = (size_t)((feed ? feed : end) - p);
    return (struct ts_slice){p, n && p[n - 1] == '\r' ? n - 1 : n};
}

static size_t indent_of(struct ts_slice line) {
    size_t n = 0;
    while (n < line.n && line.p[n] == ' ')
        n++;
    return n;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* Nothing stands on it, or a comment. */
static bool is_empty(struct ts_slice line) {
    size_t n = indent_of(line);
    return n == line.n || line.p[n] == '#';
}

static bool stands_at(struct ts_slice line, size_t i, const char *s) {
    return i <= line.n && ts_slice_starts(ts_slice_cut(line, i, line.n), s);
}

/* The line without its comment, and whether a position is within double quotes: one walk for all that
 * follows. */
struct scan {
    struct ts_slice line;
    size_t i;
    bool quoted;
};

/* To the next byte outside quotes; false at the end of the line or where a comment begins. */
static bool step(struct scan *s) {
    for (; s->i < s->line.n; s->i++) {
        char c = s->line.p[s->i];
        if (c == '"' && !(s->quoted && s->i && s->line.p[s->i - 1] == '\\'))
            s->quoted = !s->quoted;
        else if (!s->quoted && c == '#' && (s->i == 0 || is_blank(s->line.p[s->i - 1])))
            return false;
        else if (!s->quoted)
            return true;
    }
    return false;
}

/* The first place outside quotes and comments, from `i`, where `s` stands. */
static long find(struct ts_slice line, size_t i, const char *s) {
    for (struct scan scan = {line, i, false}; step(&scan); scan.i++)
        if (stands_at(line, scan.i, s))
            return (long)scan.i;
    return NOWHERE;
}

static bool ends_at(struct ts_slice line, size_t i) {
    return i >= line.n || is_blank(line.p[i]);
}

/* The first colon from `i` that makes what is before it a key: a blank or the line's end is behind it. */
static long find_key_colon(struct ts_slice line, size_t i) {
    for (struct scan scan = {line, i, false}; step(&scan); scan.i++)
        if (line.p[scan.i] == ':' && ends_at(line, scan.i + 1))
            return (long)scan.i;
    return NOWHERE;
}

static long tab(struct ts_slice line) {
    size_t n = indent_of(line);
    return n < line.n && line.p[n] == '\t' ? (long)n : NOWHERE;
}

static long wide_blank(struct ts_slice line) {
    size_t n = indent_of(line);
    return stands_at(line, n, WIDE_BLANK) ? (long)n : NOWHERE;
}

static long comment(struct ts_slice line) {
    for (size_t i = 1; i + 1 < line.n; i++) {
        size_t j = i;
        while (j && is_blank(line.p[j - 1]))
            j--;
        if (line.p[i] == '#' && j < i && j && strchr(":,[", line.p[j - 1]) && !is_blank(line.p[i + 1]))
            return (long)i;
    }
    return NOWHERE;
}

static long wide_colon(struct ts_slice line) {
    long wide = find(line, 0, WIDE_COLON), key = find_key_colon(line, 0);
    return wide != NOWHERE && (key == NOWHERE || wide < key) ? wide : NOWHERE;
}

/* `row:17点`, at the start of a line, or behind a bracket or comma of one that has a bracket. */
static long no_blank(struct ts_slice line) {
    bool flow = find(line, 0, "{") != NOWHERE || find(line, 0, "}") != NOWHERE;
    bool key = true;
    size_t start = indent_of(line);
    for (struct scan s = {line, start, false}; step(&s); s.i++) {
        char c = line.p[s.i];
        if (c == ':' && key && s.i > start && !ends_at(line, s.i + 1))
            return (long)s.i;
        if (flow && (c == '{' || c == ','))
            key = true;
        else if (c == ':' || (c != ' ' && strchr("\"'[]/", c)))
            key = false;
    }
    return NOWHERE;
}

/* `{row: 17点，columns: 5}` */
static long wide_comma(struct ts_slice line) {
    long comma = find(line, 0, WIDE_COMMA);
    bool between = comma != NOWHERE && find_key_colon(line, 0) != NOWHERE &&
                   find_key_colon(line, 0) < comma && find_key_colon(line, (size_t)comma) != NOWHERE;
    bool flow = find(line, 0, "{") != NOWHERE || find(line, 0, "}") != NOWHERE;
    return between && flow ? comma : NOWHERE;
}

/* `name: one: two` */
static long two_colons(struct ts_slice line) {
    long first = find_key_colon(line, 0);
    if (first == NOWHERE || find(line, 0, "{") != NOWHERE || find(line, 0, "}") != NOWHERE)
        return NOWHERE;
    return find_key_colon(line, (size_t)first + 1);
}

static long open_quote(struct ts_slice line) {
    bool quoted = false;
    long last = NOWHERE;
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] == '"' && !(quoted && line.p[i - 1] == '\\')) {
            quoted = !quoted;
            last = (long)i;
        }
    return quoted ? last : NOWHERE;
}

/* The first character of the line's value; 0 = it has none. */
static char value_begin(struct ts_slice line, size_t *at) {
    long colon = find_key_colon(line, 0);
    size_t i = colon == NOWHERE ? line.n : (size_t)colon + 1;
    while (i < line.n && is_blank(line.p[i]))
        i++;
    *at = i;
    return i < line.n && line.p[i] != '#' ? line.p[i] : 0;
}

/* A value that begins with a mark that means something to YAML. */
static long mark_first(struct ts_slice line) {
    size_t at;
    char first = value_begin(line, &at);
    return first && strchr("@`%*&!|>,", first) ? (long)at : NOWHERE;
}

static const struct {
    long (*find)(struct ts_slice line); /* the byte where it stands, or NOWHERE */
    const char *reason;
} slips[] = {
    {tab, TS_BOTH("a tab in the indentation; write blanks", "行首缩进用了制表符，请改为空格")},
    {wide_blank, TS_BOTH("a full-width blank in the indentation; write half-width ones",
                         "行首缩进用了全角空格，请改为半角空格")},
    {comment, TS_BOTH("what stands behind # is a comment; put quotes around a value with #: \"#…\"",
                      "# 后面算注释；值里有 # 请加引号：\"#…\"")},
    {wide_colon, TS_BOTH("the colon is a full-width one; write \": \"", "冒号是全角，请改为半角“:”加空格")},
    {no_blank, TS_BOTH("a blank is missing behind the colon; write \": \"", "冒号后面少一个空格")},
    {wide_comma, TS_BOTH("the comma is a full-width one; write \", \"", "逗号是全角，请改为半角“,”加空格")},
    {two_colons,
     TS_BOTH("a second \": \" in the line; put the value in quotes", "一行里有两个“: ”；请给值加引号")},
    {open_quote, TS_BOTH("the quote that opens here is not closed", "从这里开始的引号没有收尾")},
    {mark_first, TS_BOTH("a value that begins with this mark needs quotes", "以这个符号开头的值要加引号")},
};

/* The first slip of a line. */
static bool find_in_line(struct ts_slice text, uint32_t number, struct ts_slip *slip) {
    struct ts_slice line = ts_slip_line(text, number);
    if (is_empty(line))
        return false;
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        long at = slips[i].find(line);
        if (at == NOWHERE)
            continue;
        *slip = (struct ts_slip){number, (uint32_t)ts_utf8_count(line.p, (size_t)at), slips[i].reason};
        return true;
    }
    return false;
}

/* The line before that says something; false if there is none. */
static bool line_before(struct ts_slice text, uint32_t *number) {
    while (*number) {
        (*number)--;
        if (!is_empty(ts_slip_line(text, *number)))
            return true;
    }
    return false;
}

/* A line indented otherwise than its neighbours. */
static bool find_indent(struct ts_slice text, const struct ts_slip_problem *p, struct ts_slip *slip) {
    uint32_t before = p->line;
    size_t indent = indent_of(ts_slip_line(text, p->line));
    if (is_empty(ts_slip_line(text, p->line)) || !line_before(text, &before))
        return false;
    struct ts_slice line = ts_slip_line(text, before);
    size_t at;
    char first = value_begin(line, &at);
    bool has_value = first && !strchr("{[\"'", first);
    if (indent > indent_of(line) && has_value) {
        *slip = (struct ts_slip){
            p->line, (uint32_t)indent,
            TS_BOTH("this line is indented farther than the one above it; keys of one section "
                    "begin in the same column",
                    "这一行比上一行缩进得多；同一组的项应左边对齐")};
        return true;
    }
    if (indent >= indent_of(line))
        return false;
    for (size_t least = indent_of(line); least > indent && line_before(text, &before);) {
        size_t level = indent_of(ts_slip_line(text, before));
        if (level == indent)
            return false;
        least = level < least ? level : least;
    }
    *slip =
        (struct ts_slip){p->line, (uint32_t)indent,
                         TS_BOTH("this line is indented like none above it; keys of one section begin in the "
                                 "same column",
                                 "这一行的缩进与上面各行都不同；同一组的项应左边对齐")};
    return true;
}

/* libyaml's problems, told in the desk's words. */
static const struct {
    const char *text, *reason;
} problems[] = {
    {"mapping values are not allowed", TS_BOTH("a \": \" where none can stand", "这里不能有“: ”")},
    {"did not find expected key", TS_BOTH("a \"key: value\" is expected here", "这里应是“项: 值”")},
    {"could not find expected ':'", TS_BOTH("a line without \": \" before this place", "前面有一行没有“: ”")},
    {"found character that cannot start",
     TS_BOTH("a value that begins with this mark needs quotes", "以这个符号开头的值要加引号")},
    {"found undefined alias", TS_BOTH("a value that begins with * needs quotes", "以 * 开头的值要加引号")},
    {"found unexpected end of stream", TS_BOTH("a quote is not closed", "引号没有收尾")},
    {"did not find expected ',' or '}'",
     TS_BOTH("a comma or } is missing before this place", "前面少逗号或 }")},
    {"did not find expected ',' or ']'",
     TS_BOTH("a comma or ] is missing before this place", "前面少逗号或 ]")},
    {"invalid leading UTF-8 octet",
     TS_BOTH("this is not UTF-8; save the file as UTF-8 text", "不是 UTF-8；请另存为 UTF-8 文本")},
    {"invalid trailing UTF-8 octet",
     TS_BOTH("this is not UTF-8; save the file as UTF-8 text", "不是 UTF-8；请另存为 UTF-8 文本")},
    {"incomplete UTF-8 octet",
     TS_BOTH("this is not UTF-8; save the file as UTF-8 text", "不是 UTF-8；请另存为 UTF-8 文本")},
    {"control characters are not allowed", TS_BOTH("a control character", "有控制字符")},
};

/* A bracket whose lines end before it is closed: what follows it begins no farther right than its own line.
 */
static bool is_left_open(struct ts_slice text, const struct ts_slip_problem *p) {
    struct ts_slice line = ts_slip_line(text, p->line);
    return strstr(p->text, "',' or '") && p->line > p->from_line &&
           (is_empty(line) || indent_of(line) <= indent_of(ts_slip_line(text, p->from_line)));
}

static struct ts_slip in_our_words(struct ts_ctx *ctx, struct ts_slice text,
                                   const struct ts_slip_problem *p) {
    if (is_left_open(text, p))
        return (struct ts_slip){
            p->from_line, p->from_column,
            TS_BOTH("the bracket that opens here is not closed", "从这里开始的括号没有收尾")};
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
        if (strstr(p->text, problems[i].text))
            return (struct ts_slip){p->line, p->column, problems[i].reason};
    return (struct ts_slip){p->line, p->column, ts_arena_copy(ctx->keep, p->text, strlen(p->text))};
}

struct ts_slip ts_slip_find(struct ts_ctx *ctx, struct ts_slice text, const struct ts_slip_problem *p) {
    enum { MOST_LINES_BACK = 100 }; /* farther off, a slip is not this problem's */
    struct ts_slip slip;
    bool encoding = strstr(p->text, "UTF-8") || strstr(p->text, "control");
    if (encoding)
        return in_our_words(ctx, text, p);
    if (find_in_line(text, p->line, &slip) || find_indent(text, p, &slip))
        return slip;
    for (uint32_t line = p->line, n = 0; line-- > 0 && n < MOST_LINES_BACK; n++)
        if (find_in_line(text, line, &slip))
            return slip;
    return in_our_words(ctx, text, p);
}

const char *ts_slip_of_word(struct ts_ctx *ctx, const char *word) {
    const char *colon = strchr(word, ':');
    if (ts_slice_starts(ts_slice_of(word), WIDE_BLANK))
        return TS_BOTH("; a full-width blank stands before it; write half-width ones",
                       "；前面是全角空格，请改为半角空格");
    if (strstr(word, WIDE_COLON))
        return TS_BOTH("; its colon is a full-width one; write \": \"", "；冒号是全角，请改为半角“:”加空格");
    if (colon && colon != word && colon[1])
        return ts_arena_printf(ctx->scratch,
                               TS_BOTH("; a blank is missing behind the colon: \"%.*s: %s\"",
                                       "；冒号后面少一个空格，应写“%.*s: %s”"),
                               (int)(colon - word), word, colon + 1, (int)(colon - word), word, colon + 1);
    if (*word && word[strspn(word, "0123456789%. ")] == 0)
        return TS_BOTH(
            "; numbers that belong together stand in brackets, [6, 1], or a colour's four with blanks "
            "between them, 0 100 100 10",
            "；几个数要放在方括号里：[6, 1]；颜色的四个数之间用空格：0 100 100 10");
    return "";
}

bool ts_slip_is_comment(struct ts_slice line) {
    return comment(line) != NOWHERE;
}
