#include "text/unmarked.h"

#include "base/utf8.h"
#include "text/dateline.h"
#include "text/names.h"

#include <unicode/uchar.h>

enum {
    MOST_IN_HEAD = 8, /* lines */
    MOST_IN_NUMBERED = 30,
    MOST_IN_SUBHEAD = 20,
    LEAST_IN_PARAGRAPH = 25,
    LEAST_BEFORE_SUBHEAD = 6,
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

/* Bytes of the label that the text opens with, its colon of either width; 0 = it does not. */
static size_t label_bytes(struct ts_slice text, const char *label) {
    size_t n = strlen(label), word = n - strlen("：");
    if (ts_slice_starts(text, label))
        return n;
    bool colon = strcmp(label + word, "：") == 0 && word < text.n && text.p[word] == ':';
    return colon && memcmp(text.p, label, word) == 0 ? word + 1 : 0;
}

static void read_label(struct ts_line_read *line) {
    for (size_t k = 0; k < sizeof head_labels / sizeof *head_labels; k++) {
        size_t n = label_bytes(line->text, head_labels[k].label);
        if (n == 0 || n == line->text.n)
            continue;
        n += ts_dateline_blanks(ts_slice_cut(line->text, n, line->text.n));
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

/* --- numbers --- */

enum numbering { NO_NUMBER, OUTER, INNER, CHAPTER, N_NUMBERINGS };

/* Bytes of what stands behind the number and parts it from the words; 0 = it is none. */
static size_t behind_number(enum numbering numbering, struct ts_slice rest) {
    static const char *const of_outer[] = {"、", NULL}, *const of_inner[] = {"）", NULL},
                             *const of_chapter[] = {"章　", "章 ", "节　", "节 ", "節　", "節 ", NULL};
    const char *const *ends = numbering == INNER ? of_inner : numbering == CHAPTER ? of_chapter : of_outer;
    while (*ends && !ts_slice_starts(rest, *ends))
        ends++;
    return *ends ? strlen(*ends) : 0;
}

/* What the line is numbered by, 一、 or （一） or 第一章, and the number, of which more than ten are one. */
static enum numbering numbering_of(struct ts_slice s, int *number) {
    static const char32_t digits[] = U"一二三四五六七八九十";
    enum numbering numbering = ts_slice_starts(s, "（") ? INNER : ts_slice_starts(s, "第") ? CHAPTER : OUTER;
    size_t at = numbering == OUTER ? 0 : strlen("（"), used, n = 0;
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
    size_t behind = n > 0 ? behind_number(numbering, ts_slice_cut(s, at, s.n)) : 0;
    return behind && at + behind < s.n ? numbering : NO_NUMBER;
}

/* --- the headline --------------------------------------------------------------------------------------- */

/* 各位代表： a speech or a letter begins with whom it is to, a notice with what it announces. */
static bool ends_with_colon(struct ts_slice s) {
    return ts_slice_ends(s, "：") || ts_slice_ends(s, ":");
}

/* A paragraph of text follows, or a byline does, with nothing before it but lines of a head and sentences as
 * short (外婆走了。). */
static bool text_follows(const struct ts_lines_read *lines, size_t headline) {
    size_t length = count(lines->v[headline].text);
    for (size_t i = headline + 1; i < lines->n && i <= headline + MOST_IN_HEAD; i++) {
        const struct ts_line_read *line = &lines->v[i];
        if (!ts_roles_is_plain(line))
            continue;
        bool of_head = !line->label && ts_roles_is_short(line->text), colon = ends_with_colon(line->text);
        bool signs = ts_dateline_opens_byline(line->text) ||
                     (i == headline + 1 && ts_names_are_all(line->text)); /* 清明 by 杜牧 */
        if (of_head && i + 1 < lines->n && signs)
            return true;
        bool to_whom = colon && !line->label && count(line->text) <= MOST_IN_SUBHEAD;
        if (!of_head && !to_whom && count(line->text) > length)
            return ts_roles_end_sentence(line->text) || colon;
    }
    return false;
}

/* （2025年3月18日）, （一）: what stands in parentheses, or is numbered by them; （经济）, as the wire sends
 * it before a headline, is neither. */
static bool is_aside(struct ts_slice s) {
    const char *close = ts_slice_starts(s, "（") ? memmem(s.p, s.n, "）", strlen("）")) : NULL;
    int number;
    return ts_slice_starts(s, "（") &&
           (!close || ts_slice_ends(s, "）") || numbering_of(s, &number) != NO_NUMBER ||
            u_isdigit((UChar32)ts_utf8_decode(s.p + strlen("（"), s.n - strlen("（"), &(size_t){0})));
}

/* 主持人：李响, 时间：…: who and when, as a conversation's copy begins. */
static bool is_particular(struct ts_slice s) {
    static const char *const words[] = {"主持人", "嘉宾", "时间", "地点", "来源", "編者按", "编者按", NULL};
    for (const char *const *word = words; *word; word++) {
        struct ts_slice behind = ts_slice_cut(s, strlen(*word) < s.n ? strlen(*word) : s.n, s.n);
        if (ts_slice_starts(s, *word) && (ts_slice_starts(behind, "：") || ts_slice_starts(behind, ":")))
            return true;
    }
    return false;
}

/* 谁来守护老街？ A question or a call may be a headline; 同志们！ and 各位代表！ are to somebody. */
static bool calls(struct ts_slice s) {
    enum { LEAST = 6, MOST = 30 };
    static const char *const marks[] = {"。", "！", "？", NULL};
    bool last = ts_slice_ends(s, "！") || ts_slice_ends(s, "？");
    struct ts_slice inside = {s.p, last ? s.n - strlen("！") : 0};
    for (const char *const *mark = marks; *mark; mark++)
        last = last && !memmem(inside.p, inside.n, *mark, strlen(*mark));
    return last && !ts_slice_starts(s, "各位") && !ts_slice_ends(s, "们！") && count(s) >= LEAST &&
           count(s) <= MOST;
}

static bool may_be_headline(const struct ts_lines_read *lines, size_t i) {
    const struct ts_line_read *line = i < lines->n ? &lines->v[i] : NULL;
    return line && ts_roles_is_plain(line) && !line->label &&
           (ts_roles_is_short(line->text) || calls(line->text)) && !ts_slice_starts(line->text, "——") &&
           *line->text.p != '#' && !ts_slice_starts(line->text, "＃") && !is_aside(line->text) &&
           !is_particular(line->text) && !ts_dateline_opens_byline(line->text) && text_follows(lines, i);
}

static bool announces(struct ts_slice s) {
    static const char *const words[] = {"公告", "通告", "通知", "公示", "声明", "启事", NULL};
    for (const char *const *word = words; *word; word++)
        if (ts_slice_ends(s, *word))
            return true;
    return false;
}

/* “十四五”答卷·看变化③, 【时评】: a series or a column, whose piece has its own headline below; or who
 * announces, above what. */
static bool is_above_headline(const struct ts_lines_read *lines, size_t i) {
    struct ts_slice s = lines->v[i].text;
    if (!may_be_headline(lines, i) || !may_be_headline(lines, i + 1))
        return false;
    bool circled = s.n > 3 && ts_slice_starts(ts_slice_cut(s, s.n - 3, s.n), "\xE2\x91") &&
                   (unsigned char)s.p[s.n - 1] < 0xB4; /* ① U+2460 to ⑳ U+2473 */
    bool column = ts_slice_starts(s, "【") && ts_slice_ends(s, "】");
    return circled || column || (announces(lines->v[i + 1].text) && !announces(s));
}

size_t ts_unmarked_headline(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                            size_t first) {
    first += first < lines->n && is_above_headline(lines, first);
    struct ts_line_read *line = first < lines->n ? &lines->v[first] : NULL;
    if (!may_be_headline(lines, first)) {
        TS_DIAG(ctx->diag, TS_HEADLINE_MISSING, ts_place_of_file(source->name), "");
        return lines->n;
    }
    line->role = TS_ROLE_HEADLINE;
    TS_DIAG(ctx->diag, TS_HEADLINE_TAKEN, ts_source_place(source, line->offset), "");
    return first;
}

/* --- subheads ------------------------------------------------------------------------------------------- */

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

/* What a speaker says before a subhead is often shorter. */
static bool ends_paragraph(const struct ts_line_read *line) {
    return is_text(line) && count(line->text) >= LEAST_BEFORE_SUBHEAD && ts_roles_end_sentence(line->text);
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

static bool is_dressed(struct ts_slice s) {
    return undressed(s).n < s.n;
}

/* Those that are dressed, or stand before what a speaker says, come between shorter paragraphs too, as
 * question and answer do; the dressed ones also right below the head. */
static bool takes_short(const struct ts_line_read *line) {
    return is_dressed(line->text) || line[1].label;
}

/* `sure` = by itself; else it is one where others of the copy are. */
static bool bare_head(const struct ts_lines_read *lines, size_t i, size_t from, bool sure) {
    const struct ts_line_read *line = &lines->v[i];
    return i >= from && i + 1 < lines->n && is_free(line) && count(line->text) <= MOST_IN_SUBHEAD &&
           has_no_mark(undressed(line->text)) && !ts_dateline_opens_byline(undressed(line->text)) &&
           (i == from ? is_dressed(line->text) : ends_paragraph(line - 1)) &&
           (sure && !takes_short(line) ? is_paragraph(line + 1) : ends_paragraph(line + 1));
}

static void take(struct ts_ctx *ctx, const struct ts_source *source, struct ts_line_read *line) {
    line->role = TS_ROLE_SUBHEAD;
    TS_DIAG(ctx->diag, TS_SUBHEAD_TAKEN, ts_source_place(source, line->offset), "");
}

bool ts_unmarked_opens_numbering(const struct ts_lines_read *lines, size_t first) {
    int number;
    for (size_t i = first + 1; i < lines->n && is_dressed(lines->v[first].text); i++)
        if (ts_slice_equal(lines->v[i].text, lines->v[first].text))
            return true;
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
        bare += bare_head(lines, i, from, true);
    }
    for (size_t i = from; i < lines->n; i++) {
        enum numbering numbering = numbered_head(lines, i, &number);
        bool numbered = numbering != NO_NUMBER && seen[numbering][1] && seen[numbering][2];
        if (numbered || (bare >= LEAST_SUBHEADS && bare_head(lines, i, from, false)))
            take(ctx, source, &lines->v[i]);
    }
}
