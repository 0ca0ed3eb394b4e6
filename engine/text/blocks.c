#include "text/blocks.h"

#include "text/article.h"

/* The sign of a list's item that the line begins with; 0 = none. */
static char sign_of(const struct ts_line_read *line) {
    struct ts_slice s = line->text;
    bool sign =
        line->level == 0 && line->given == TS_ROLE_BODY && s.n > 2 && strchr("-*+", *s.p) && s.p[1] == ' ';
    return sign ? *s.p : 0;
}

static void cut_sign(struct ts_line_read *line) {
    size_t n = 1;
    while (n < line->text.n && line->text.p[n] == ' ')
        n++;
    line->text = ts_slice_cut(line->text, n, line->text.n);
    line->offset += (uint32_t)n;
    line->given = TS_ROLE_LIST;
}

static bool is_speech(struct ts_slice s) {
    static const char *const ends[] = {"？", "！", "？”", "！”", "?", "!", NULL};
    for (const char *const *e = ends; *e; e++)
        if (ts_slice_ends(s, *e))
            return true;
    return false;
}

/* Lines [begin, end) with one sign: a list, or why not. */
static void read_list(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                      size_t begin, size_t end) {
    bool speech = false;
    for (size_t i = begin; i < end; i++)
        speech |= *lines->v[i].text.p == '-' && is_speech(lines->v[i].text);
    if (end - begin < 2 || speech) {
        TS_DIAG(ctx->diag, end - begin < 2 ? TS_LIST_ALONE : TS_LIST_SPEECH,
                ts_source_place(source, lines->v[begin].offset), "");
        return;
    }
    for (size_t i = begin; i < end; i++)
        cut_sign(&lines->v[i]);
}

void ts_blocks_read(struct ts_ctx *ctx, const struct ts_source *source, struct ts_lines_read *lines,
                    size_t first) {
    for (size_t begin = first, end; begin < lines->n; begin = end) {
        char sign = sign_of(&lines->v[begin]);
        for (end = begin + 1;
             sign && end < lines->n && sign_of(&lines->v[end]) == sign && !lines->v[end].section;)
            end++;
        if (sign)
            read_list(ctx, source, lines, begin, end);
    }
}
