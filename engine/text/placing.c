#include "text/placing.h"

#include "style/schema.h"

enum { MOST_COLUMNS = 20 };

static bool is_either(struct ts_slice s, const char *name, const char *alias) {
    return ts_slice_is(s, name) || ts_slice_is(s, alias);
}

/* One of the values that the style's key may have. */
static bool choose(const char *key, struct ts_slice value, int *to) {
    const struct ts_key *pictures = ts_schema_find(ts_schema_keys(), "picture");
    const struct ts_key_choice *c = ts_schema_find(pictures->keys, key)->choices;
    while (c->name && !is_either(value, c->name, c->alias))
        c++;
    if (c->name)
        *to = c->value;
    return c->name != NULL;
}

/* `2` or `2栏`. */
static bool count_columns(struct ts_slice value, int *to) {
    int n = 0;
    size_t i = 0;
    for (; i < value.n && i < 2 && value.p[i] >= '0' && value.p[i] <= '9'; i++)
        n = 10 * n + value.p[i] - '0';
    bool whole = i == value.n || is_either(ts_slice_cut(value, i, value.n), "栏", "欄");
    if (i == 0 || !whole || n < 1 || n > MOST_COLUMNS)
        return false;
    *to = n;
    return true;
}

static bool read_word(struct ts_slice word, bool box, struct ts_placing *to) {
    const char *sign = memchr(word.p, '=', word.n);
    size_t at = sign ? (size_t)(sign - word.p) : word.n;
    struct ts_slice name = ts_slice_cut(word, 0, at), value = ts_slice_cut(word, sign ? at + 1 : at, word.n);
    if (is_either(name, "width", "宽") || ts_slice_is(name, "寬"))
        return count_columns(value, &to->width);
    if (box && (is_either(name, "columns", "栏") || ts_slice_is(name, "欄")))
        return count_columns(value, &to->columns);
    if (is_either(name, "position", "位置"))
        return choose("position", value, &to->position);
    if (is_either(name, "side", "侧") || ts_slice_is(name, "側"))
        return choose("side", value, &to->side);
    return false;
}

struct ts_placing ts_placing_read(struct ts_ctx *ctx, const struct ts_source *source, struct ts_slice list,
                                  bool box) {
    struct ts_placing to = {-1, -1, -1, -1};
    for (struct ts_slice word = ts_slice_word(&list); word.n; word = ts_slice_word(&list))
        if (!read_word(word, box, &to))
            TS_DIAG(ctx->diag, TS_PICTURE_ATTRIBUTE,
                    ts_source_place(source, (size_t)(word.p - source->text.p)),
                    ts_arena_copy(ctx->scratch, word.p, word.n));
    return to;
}

const struct ts_placing *ts_placing_of(struct ts_ctx *ctx, const struct ts_source *source,
                                       struct ts_slice list, bool box) {
    struct ts_placing *placing = TS_NEW(ctx->keep, struct ts_placing, 1);
    *placing = ts_placing_read(ctx, source, list, box);
    return placing;
}

bool ts_placing_cut(struct ts_slice *line, struct ts_slice *list) {
    size_t open = line->n;
    while (open > 0 && line->p[open - 1] != '{')
        open--;
    if (!open || line->p[line->n - 1] != '}' || !memchr(line->p + open, '=', line->n - open))
        return false;
    *list = ts_slice_cut(*line, open, line->n - 1);
    line->n = open - 1;
    while (line->n && line->p[line->n - 1] == ' ')
        line->n--;
    return true;
}
