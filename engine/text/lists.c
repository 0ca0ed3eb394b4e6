#include "text/lists.h"

#include "base/utf8.h"
#include "text/article.h"

#include <unicode/uchar.h>
#include <wchar.h>

enum { DEEPER = 2 /* blanks, at least */, MOST_DEPTH = 16 };

/* --- signs ---------------------------------------------------------------------------------------------- */

static bool is_numeral(uint32_t cp) {
    return u_isdigit((UChar32)cp) || (cp && wcschr(L"一二三四五六七八九十", (wchar_t)cp));
}

size_t ts_lists_number(struct ts_slice s) {
    static const char *const signs[] = {". ", ") ", "．", "、", "）", NULL};
    bool inside = ts_slice_starts(s, "（");
    size_t at = inside ? strlen("（") : 0, used, n = 0;
    for (; at < s.n && n < 3 && is_numeral(ts_utf8_decode(s.p + at, s.n - at, &used)); n++)
        at += used;
    for (size_t i = inside ? 4 : 0; n && signs[i]; i++)
        if (ts_slice_starts(ts_slice_cut(s, at, s.n), signs[i])) {
            size_t end = at + strlen(signs[i]) - (signs[i][1] == ' ');
            return end < s.n ? end : 0;
        }
    return 0;
}

/* The sign of an item that the line begins with, - * + . or ); 0 = none. */
static char sign_of(const struct ts_line_read *line) {
    struct ts_slice s = line->text;
    size_t n = 0;
    if (!ts_roles_is_plain(line))
        return 0;
    if (s.n > 2 && strchr("-*+", *s.p) && s.p[1] == ' ')
        return *s.p;
    while (n < s.n && n < 3 && s.p[n] >= '0' && s.p[n] <= '9')
        n++;
    return n && n + 2 < s.n && strchr(".)", s.p[n]) && s.p[n + 1] == ' ' ? s.p[n] : 0;
}

static bool is_bullet(char sign) {
    return sign && strchr("-*+", sign);
}

static bool is_speech(struct ts_slice s) {
    static const char *const ends[] = {"？", "！", "？”", "！”", "?", "!", NULL};
    for (const char *const *e = ends; *e; e++)
        if (ts_slice_ends(s, *e))
            return true;
    return false;
}

bool ts_lists_are_paragraphs_indented(const struct ts_lines_read *lines, size_t first) {
    bool item = false; /* an item stands before it: then it is one of its paragraphs, perhaps */
    for (size_t i = first; i < lines->n; i++) {
        const struct ts_line_read *line = &lines->v[i];
        item = sign_of(line) || (item && line->indent >= DEEPER && ts_roles_is_plain(line));
        if (!item && ts_roles_is_plain(line) && line->indent >= DEEPER)
            return true;
    }
    return false;
}

/* --- a list --------------------------------------------------------------------------------------------- */

struct list {
    struct ts_lines_read *lines;
    size_t begin, end;
    int indents[MOST_DEPTH]; /* of the signs of the lists that the line lies in */
    int depth;
    size_t items, inner; /* of the outermost list; of lists in it and their paragraphs */
    bool bullets_inside, speech;
};

/* How deep a sign that is so far in lies: two blanks more than one is deeper. */
static int depth_at(struct list *l, int indent) {
    while (l->depth > 0 && indent < l->indents[l->depth])
        l->depth--;
    if (indent >= l->indents[l->depth] + DEEPER && l->depth + 1 < MOST_DEPTH)
        l->indents[++l->depth] = indent;
    return l->depth;
}

/* Take line i as the list's next; false = it is none of it. */
static bool take(struct list *l, size_t i, char first, bool indented) {
    struct ts_line_read *line = &l->lines->v[i];
    char sign = sign_of(line);
    if (!ts_roles_is_plain(line) || (line->section && i > l->begin))
        return false;
    if (sign) {
        int depth = i == l->begin ? 0 : depth_at(l, line->indent);
        if (depth == 0 && sign != first)
            return false;
        l->items += depth == 0;
        l->inner += depth > 0;
        l->bullets_inside |= depth > 0 && is_bullet(sign);
        l->speech |= depth == 0 && sign == '-' && is_speech(line->text);
        line->depth = depth;
    } else {
        if (indented || line->indent < l->indents[0] + DEEPER)
            return false;
        while (l->depth > 0 && line->indent < l->indents[l->depth] + DEEPER)
            l->depth--;
        line->depth = l->depth;
        l->inner++;
    }
    line->under = !sign;
    line->ordered = sign && !is_bullet(sign);
    return true;
}

static void cut_sign(struct ts_line_read *line) {
    size_t n = line->under || line->ordered ? 0 : 1;
    while (n && n < line->text.n && line->text.p[n] == ' ')
        n++;
    line->text = ts_slice_cut(line->text, n, line->text.n);
    line->offset += (uint32_t)n;
    line->given = TS_ROLE_LIST;
}

static void undo(struct list *l) {
    for (size_t i = l->begin; i < l->end; i++) {
        l->lines->v[i].depth = 0;
        l->lines->v[i].under = l->lines->v[i].ordered = false;
    }
}

size_t ts_lists_read(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                     size_t first, bool indented, uint32_t *none_before) {
    char sign = lines->v[first].offset < *none_before ? 0 : sign_of(&lines->v[first]);
    struct list l = {.lines = lines, .begin = first, .end = first};
    l.indents[0] = lines->v[first].indent;
    while (sign && l.end < lines->n && take(&l, l.end, sign, indented))
        l.end++;
    bool bullets = is_bullet(sign), alone = l.items < 2 && !l.inner;
    if (!sign || (bullets ? alone || l.speech : !l.bullets_inside)) {
        undo(&l);
        if (l.end > first) /* no sign but numbers: a list that began further on would have none either */
            *none_before = l.end < lines->n ? lines->v[l.end].offset : UINT32_MAX;
        if (bullets)
            TS_DIAG(ctx->diag, alone ? TS_LIST_ALONE : TS_LIST_SPEECH,
                    ts_source_place(source, lines->v[first].offset), "");
        return bullets ? l.end : first;
    }
    for (size_t i = l.begin; i < l.end; i++)
        cut_sign(&lines->v[i]);
    return l.end;
}
