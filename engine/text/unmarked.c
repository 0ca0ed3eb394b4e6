#include "text/unmarked.h"

#include "base/utf8.h"
#include "text/dateline.h"

#include <unicode/uchar.h>

enum {
    MOST_IN_HEAD = 8, /* lines */
    MOST_IN_NUMBERED = 30,
    MOST_IN_SUBHEAD = 20,
    LEAST_IN_PARAGRAPH = 40,
    LEAST_SUBHEADS = 2
};

static size_t count(struct ts_slice s) {
    return ts_utf8_count(s.p, s.n);
}

/* --- labels --------------------------------------------------------------------------------------------- */

static const struct {
    const char *label;
    enum ts_role role;
} head_labels[] = {
    {"引题：", TS_ROLE_KICKER},     {"肩题：", TS_ROLE_KICKER},     {"眉题：", TS_ROLE_KICKER},
    {"引題：", TS_ROLE_KICKER},     {"标题：", TS_ROLE_HEADLINE},   {"主题：", TS_ROLE_HEADLINE},
    {"題目：", TS_ROLE_HEADLINE},   {"题目：", TS_ROLE_HEADLINE},   {"主標題：", TS_ROLE_HEADLINE},
    {"標題：", TS_ROLE_HEADLINE},   {"主題：", TS_ROLE_HEADLINE},   {"主标题：", TS_ROLE_HEADLINE},
    {"副题：", TS_ROLE_DECK},       {"副标题：", TS_ROLE_DECK},     {"副題：", TS_ROLE_DECK},
    {"副標題：", TS_ROLE_DECK},     {"（引题）", TS_ROLE_KICKER},   {"（肩题）", TS_ROLE_KICKER},
    {"（主题）", TS_ROLE_HEADLINE}, {"（标题）", TS_ROLE_HEADLINE}, {"（副题）", TS_ROLE_DECK},
    {"（副标题）", TS_ROLE_DECK},   {"【引题】", TS_ROLE_KICKER},   {"【肩题】", TS_ROLE_KICKER},
    {"【主题】", TS_ROLE_HEADLINE}, {"【标题】", TS_ROLE_HEADLINE}, {"【副题】", TS_ROLE_DECK},
    {"【副标题】", TS_ROLE_DECK}};

static void read_label(struct ts_line_read *line) {
    for (size_t k = 0; k < sizeof head_labels / sizeof *head_labels; k++) {
        size_t n = strlen(head_labels[k].label);
        if (!ts_slice_starts(line->text, head_labels[k].label) || n == line->text.n)
            continue;
        while (n < line->text.n && line->text.p[n] == ' ')
            n++;
        line->text = ts_slice_cut(line->text, n, line->text.n);
        line->offset += (uint32_t)n;
        if (head_labels[k].role == TS_ROLE_HEADLINE)
            line->level = 1;
        else
            line->given = head_labels[k].role;
        return;
    }
}

void ts_unmarked_read_labels(struct ts_lines_read *lines, size_t first) {
    for (size_t i = first; i < lines->n && i < first + MOST_IN_HEAD; i++) {
        struct ts_line_read *line = &lines->v[i];
        if (!ts_roles_is_plain(line))
            continue;
        read_label(line);
        if (ts_roles_is_plain(line) && ts_roles_end_sentence(line->text))
            return;
    }
}

bool ts_unmarked_is_head_part(const struct ts_line_read *line) {
    return line->given == TS_ROLE_KICKER || line->given == TS_ROLE_DECK;
}

/* --- the headline --------------------------------------------------------------------------------------- */

/* A paragraph of text follows, and nothing before it that is not of a head. */
static bool text_follows(const struct ts_lines_read *lines, size_t headline) {
    for (size_t i = headline + 1; i < lines->n && i <= headline + MOST_IN_HEAD; i++) {
        const struct ts_line_read *line = &lines->v[i];
        if (!ts_roles_is_plain(line) || (ts_roles_is_short(line->text) && !line->label))
            continue;
        return count(line->text) > count(lines->v[headline].text) && ts_roles_end_sentence(line->text);
    }
    return false;
}

size_t ts_unmarked_headline(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                            size_t first) {
    struct ts_line_read *line = first < lines->n ? &lines->v[first] : NULL;
    bool is = line && ts_roles_is_plain(line) && !line->label && ts_roles_is_short(line->text) &&
              !ts_slice_starts(line->text, "——") && *line->text.p != '#' &&
              !ts_slice_starts(line->text, "＃") && !ts_slice_starts(line->text, "（") &&
              !ts_dateline_opens_byline(line->text) && text_follows(lines, first);
    if (!is) {
        TS_DIAG(ctx->diag, TS_HEADLINE_MISSING, ts_place_of_file(source->name), "");
        return lines->n;
    }
    line->role = TS_ROLE_HEADLINE;
    TS_DIAG(ctx->diag, TS_HEADLINE_TAKEN, ts_source_place(source, line->offset), "");
    return first;
}

/* --- subheads ------------------------------------------------------------------------------------------- */

enum numbering { NO_NUMBER, OUTER, INNER, N_NUMBERINGS };

/* What the line is numbered by, 一、 or （一）, and the number, of which more than ten are one. */
static enum numbering numbering_of(struct ts_slice s, int *number) {
    static const char32_t digits[] = U"一二三四五六七八九十";
    bool inner = ts_slice_starts(s, "（");
    size_t at = inner ? strlen("（") : 0, used, n = 0;
    *number = 0;
    for (; at < s.n && n <= 3; at += used, n++) {
        uint32_t cp = ts_utf8_decode(s.p + at, s.n - at, &used);
        int value = 0;
        while (digits[value] && digits[value] != cp)
            value++;
        if (!digits[value])
            break;
        *number = n ? 11 : value + 1;
    }
    const char *behind = inner ? "）" : "、";
    bool numbered = n > 0 && ts_slice_starts(ts_slice_cut(s, at, s.n), behind) && at + strlen(behind) < s.n;
    return !numbered ? NO_NUMBER : inner ? INNER : OUTER;
}

/* Role and label allow it to be a paragraph of text. */
static bool is_text(const struct ts_line_read *line) {
    return ts_roles_is_plain(line) && (line->role == TS_ROLE_BODY || line->label);
}

static bool is_free(const struct ts_line_read *line) {
    return ts_roles_is_plain(line) && line->role == TS_ROLE_BODY && !line->label;
}

static bool is_paragraph(const struct ts_line_read *line) {
    return is_text(line) && count(line->text) >= LEAST_IN_PARAGRAPH && ts_roles_end_sentence(line->text);
}

static enum numbering numbered_head(const struct ts_lines_read *lines, size_t i, int *number) {
    const struct ts_line_read *line = &lines->v[i];
    if (!is_free(line) || count(line->text) > MOST_IN_NUMBERED || !ts_roles_is_short(line->text) ||
        i + 1 == lines->n)
        return NO_NUMBER;
    int other;
    const struct ts_line_read *next = line + 1;
    bool heads = (is_text(next) && count(next->text) > count(line->text)) ||
                 numbering_of(next->text, &other) != NO_NUMBER;
    return heads ? numbering_of(line->text, number) : NO_NUMBER;
}

/* Han characters, digits, letters and blanks, quotation marks: no pause, stop, dash or parenthesis. */
static bool has_no_mark(struct ts_slice s) {
    bool han = false;
    for (size_t at = 0, used; at < s.n; at += used) {
        uint32_t cp = ts_utf8_decode(s.p + at, s.n - at, &used);
        han |= u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC);
        if (!u_isalnum((UChar32)cp) && !ts_is_in(cp, U" 　“”‘’《》·、"))
            return false;
    }
    return han;
}

/* What editors dress a subhead in: 【设备国产】, ●设备国产. */
static struct ts_slice undressed(struct ts_slice s) {
    static const char *const bullets[] = {"●", "■", "◆", "▲", "★", "○", "□", "◇", NULL};
    if (ts_slice_starts(s, "【") && ts_slice_ends(s, "】"))
        return ts_slice_cut(s, strlen("【"), s.n - strlen("】"));
    for (size_t k = 0; bullets[k]; k++)
        if (ts_slice_starts(s, bullets[k]))
            return ts_slice_cut(s, strlen(bullets[k]), s.n);
    return s;
}

static bool bare_head(const struct ts_lines_read *lines, size_t i, size_t from) {
    const struct ts_line_read *line = &lines->v[i];
    return i > from && i + 1 < lines->n && is_free(line) && count(line->text) <= MOST_IN_SUBHEAD &&
           has_no_mark(undressed(line->text)) && !ts_dateline_opens_byline(undressed(line->text)) &&
           is_paragraph(line - 1) && is_paragraph(line + 1);
}

static void take(struct ts_ctx *ctx, const struct ts_source *source, struct ts_line_read *line) {
    line->role = TS_ROLE_SUBHEAD;
    TS_DIAG(ctx->diag, TS_SUBHEAD_TAKEN, ts_source_place(source, line->offset), "");
}

bool ts_unmarked_opens_numbering(const struct ts_lines_read *lines, size_t first) {
    int number;
    enum numbering numbering = numbered_head(lines, first, &number);
    if (numbering == NO_NUMBER || number != 1)
        return false;
    for (size_t i = first + 1; i < lines->n; i++)
        if (numbered_head(lines, i, &number) == numbering && number == 2)
            return true;
    return false;
}

void ts_unmarked_subheads(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                          size_t from) {
    size_t bare = 0, seen[N_NUMBERINGS][3] = {{0}};
    int number;
    for (size_t i = from; i < lines->n; i++)
        if (lines->v[i].level)
            return;
    for (size_t i = from; i < lines->n; i++) {
        enum numbering numbering = numbered_head(lines, i, &number);
        if (numbering != NO_NUMBER && number <= 2)
            seen[numbering][number]++;
        bare += bare_head(lines, i, from);
    }
    for (size_t i = from; i < lines->n; i++) {
        enum numbering numbering = numbered_head(lines, i, &number);
        bool numbered = numbering != NO_NUMBER && seen[numbering][1] && seen[numbering][2];
        if (numbered || (bare >= LEAST_SUBHEADS && bare_head(lines, i, from)))
            take(ctx, source, &lines->v[i]);
    }
}
