#include "text/docx_fields.h"

#include <string.h>
#include <strings.h>

static const char *text_of(struct ts_ctx *ctx, const struct ts_docx_field *field) {
    return field->code.n ? ts_arena_copy(ctx->keep, field->code.v, field->code.n) : "";
}

void ts_docx_fields_begin(struct ts_docx_fields *fields) {
    if (fields->n == TS_DOCX_MOST_FIELDS)
        fields->beyond++;
    else
        fields->v[fields->n++] = (struct ts_docx_field){.result = false};
}

const char *ts_docx_fields_separate(struct ts_ctx *ctx, struct ts_docx_fields *fields) {
    if (!fields->n || fields->beyond || fields->v[fields->n - 1].result)
        return NULL;
    fields->v[fields->n - 1].result = true;
    return text_of(ctx, &fields->v[fields->n - 1]);
}

const char *ts_docx_fields_end(struct ts_ctx *ctx, struct ts_docx_fields *fields) {
    if (fields->beyond) {
        fields->beyond--;
        return NULL;
    }
    if (!fields->n)
        return NULL;
    const struct ts_docx_field *field = &fields->v[--fields->n];
    return field->result ? NULL : text_of(ctx, field);
}

const char *ts_docx_fields_cut(struct ts_ctx *ctx, struct ts_docx_fields *fields) {
    for (int i = 0; i < fields->n; i++)
        if (!fields->v[i].result) {
            fields->n = i;
            fields->beyond = 0;
            return text_of(ctx, &fields->v[i]);
        }
    return NULL;
}

bool ts_docx_fields_in_code(const struct ts_docx_fields *fields) {
    for (int i = 0; i < fields->n; i++)
        if (!fields->v[i].result)
            return true;
    return false;
}

/* A field within a code adds its result to that of the one around it. */
void ts_docx_fields_add(struct ts_ctx *ctx, struct ts_docx_fields *fields, const char *code) {
    int i = fields->n - 1;
    while (i >= 0 && fields->v[i].result)
        i--;
    for (; i >= 0 && *code; code++)
        *TS_VEC_ADD(ctx->keep, &fields->v[i].code) = *code;
}

/* --- what codes say ------------------------------------------------------------------------------------- */

static const char *skip_blanks(const char *code) {
    return code + strspn(code, " \t");
}

static bool is_named(const char *code, const char *name) {
    size_t n = strlen(name);
    code = skip_blanks(code);
    return strncasecmp(code, name, n) == 0 && strchr(" \t\\", code[n]);
}

const char *ts_docx_fields_address(struct ts_ctx *ctx, const char *code) {
    if (!is_named(code, "HYPERLINK"))
        return NULL;
    const char *begin = skip_blanks(skip_blanks(code) + strlen("HYPERLINK"));
    const char *end = *begin == '"' ? strchr(begin + 1, '"') : NULL; /* \l "place" leads nowhere on a page */
    return end ? ts_arena_copy(ctx->keep, begin + 1, (size_t)(end - begin) - 1) : NULL;
}

bool ts_docx_fields_is_silent(const char *code) {
    static const char *const names[] = {"XE", "TC", "TA", "RD", "SET", "PRIVATE", "ADVANCE", "ASK"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_named(code, names[i]))
            return true;
    return *skip_blanks(code) == 0;
}

/* The end of what stands in parentheses from `p` on, where they close; NULL = they do not. */
static const char *closing(const char *p) {
    for (int depth = 0; *p; p++) {
        depth += *p == '(';
        depth -= *p == ')';
        if (*p == ')' && depth == 0)
            return p;
    }
    return NULL;
}

static void take_part(struct ts_ctx *ctx, const char *begin, const char *end, struct ts_docx_overlay *over) {
    static const char *const frames[] = {"○", "〇", "◯", "□", "△", "◇"};
    begin = skip_blanks(begin);
    const char *text = begin < end ? ts_arena_copy(ctx->keep, begin, (size_t)(end - begin)) : "";
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++)
        if (strcmp(text, frames[i]) == 0 && !over->around) {
            over->around = frames[i];
            return;
        }
    const char *up = strncasecmp(text, "\\s", 2) == 0 ? strchr(text, '(') : NULL; /* raised: \s\up 9(wēn) */
    const char *close = up ? closing(up) : NULL;
    if (close)
        over->above = ts_arena_copy(ctx->keep, up + 1, (size_t)(close - up) - 1);
    else if (*text)
        over->base = text;
}

/* EQ \o\ac(○,1), EQ \* jc2 \o\ad(\s\up 9(wēn),温) */
struct ts_docx_overlay ts_docx_fields_overlay(struct ts_ctx *ctx, const char *code) {
    struct ts_docx_overlay over = {NULL, NULL, NULL};
    const char *at = is_named(code, "EQ") ? strstr(code, "\\o") : NULL;
    const char *open = at ? strchr(at, '(') : NULL, *close = open ? closing(open) : NULL;
    int depth = 0;
    for (const char *p = close ? open + 1 : NULL, *begin = p; p && p <= close; p++) {
        depth += *p == '(';
        depth -= *p == ')';
        if (p == close || (depth == 0 && (*p == ',' || *p == ';'))) {
            take_part(ctx, begin, p, &over);
            begin = p + 1;
        }
    }
    return over;
}
