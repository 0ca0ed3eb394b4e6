/* reading.h -- what tests of copy share: a style with a setting, an article of a text, its roles as letters.
 */
#ifndef READING_H
#define READING_H

#include "testing.h"

#include "text/article.h"

/* The built-in style with one KEY=VALUE, or as it is. */
static inline const struct ts_style *style(const char *setting) {
    const char *const set[] = {setting, NULL};
    const struct ts_style *s = ts_style_load(&ctx, &(struct ts_style_request){.set = setting ? set : NULL});
    assert_non_null(s);
    return s;
}

/* The article of a copy in an empty context; NULL as ts_article_parse has it. */
static inline const struct ts_article *parse_as(const char *text, const char *setting) {
    fresh();
    const struct ts_source *s = ts_source_decode(&ctx, "a.txt", text, strlen(text), NULL);
    assert_non_null(s);
    return ts_article_parse(&ctx, s, style(setting));
}

static inline const struct ts_article *parse(const char *text) {
    return parse_as(text, NULL);
}

/* A letter for each paragraph: K kicker, H headline, D deck, W byline (who wrote it), T standfirst, L lead, S
 * subhead, Q question, A answer, b body, q quotation, z code, l item of a list, p pull quote, t row of a
 * table, B title of a box, x its text, c credit, n note. */
static inline const char *roles_of(const struct ts_article *a) {
    static const char letters[] = "KHDWTLSQAbqzlptBxcn";
    char *s = ts_arena_alloc(ctx.keep, a->n_paras + 1, 1);
    for (size_t i = 0; i < a->n_paras; i++)
        s[i] = letters[a->paras[i].role];
    return s;
}

/* A copy and the roles of its paragraphs. */
struct row {
    const char *text, *want;
};

static inline void check_rows(const struct row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const struct ts_article *a = parse(rows[i].text);
        const char *got = a ? roles_of(a) : "nothing";
        ROW(strcmp(got, rows[i].want) == 0, "row %zu: got %s, expected %s:\n%s", i, got, rows[i].want,
            rows[i].text);
    }
    ROWS_PASSED();
}

#define CHECK_ROWS(rows) check_rows(rows, N_ROWS(rows))

#endif
