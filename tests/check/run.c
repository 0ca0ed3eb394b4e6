/* check/run.c -- run the cases of *.tests: one line a case, three fields between tabs:
 *
 *     rule    expectation    text
 *
 * The text is the body of an article under a headline and a byline, or a whole article if it begins with "#
 * " or "---"; ⏎ ends a line. Every finding of the rule must be expected, and every one that is expected must
 * be there, in order:
 *
 *     -                    the rule finds nothing
 *     ，，                 what it finds
 *     ，，=，              and what should stand there
 *     ，，=，!             and that this is a safe fix
 *     a; b                 two findings
 *
 * A line that begins with # says something. */
#include "check/proof.h"
#include "check/rules.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_LINE = 8192 };

static const char *article_of(struct ts_ctx *ctx, const char *text) {
    const char *head =
        strncmp(text, "# ", 2) == 0 || strncmp(text, "---", 3) == 0 ? "" : "# 一个标题\n\n本报记者 某某\n\n";
    char *copy = ts_arena_alloc(ctx->keep, strlen(head) + strlen(text) + 2, 1), *to = stpcpy(copy, head);
    while (*text) {
        bool end = strncmp(text, "⏎", 3) == 0;
        *to++ = end ? '\n' : *text;
        text += end ? 3 : 1;
    }
    *to = '\n';
    return copy;
}

static const char *found(struct ts_ctx *ctx, const struct ts_style *style, const char *code,
                         const char *text) {
    const char *bytes = article_of(ctx, text), *list = "";
    static const struct ts_house none;
    const struct ts_source *source = ts_source_decode(ctx, "case", bytes, strlen(bytes), NULL);
    const struct ts_article *article = source ? ts_article_parse(ctx, source, style) : NULL;
    if (!article)
        return "no article";
    struct ts_proof_request request = {article, style, &none, NULL};
    const struct ts_findings *findings = ts_proof_read(ctx, &request);
    for (size_t i = 0; i < findings->n; i++) {
        const struct ts_finding *f = &findings->v[i];
        if (strcmp(ts_rule_code(f->rule), code) != 0)
            continue;
        list = ts_arena_printf(ctx->keep, "%s%s%.*s%s%s%s", list, *list ? "; " : "", (int)(f->end - f->begin),
                               source->text.p + f->begin, f->instead ? "=" : "", f->instead ? f->instead : "",
                               f->safe ? "!" : "");
    }
    return *list ? list : "-";
}

static bool is_code(const char *code) {
    for (int rule = 0; rule < TS_N_RULES; rule++)
        if (strcmp(ts_rule_code((enum ts_rule)rule), code) == 0)
            return true;
    return false;
}

/* An expectation without "=" does not ask what should stand there. */
static bool agrees(struct ts_ctx *ctx, const char *expected, const char *got) {
    if (strchr(expected, '=') || strcmp(expected, "-") == 0)
        return strcmp(expected, got) == 0;
    char *plain = ts_arena_copy(ctx->keep, got, strlen(got)), *to = plain;
    for (const char *p = plain; *p; p++) {
        if (*p == '=')
            while (p[1] && strncmp(p + 1, "; ", 2) != 0)
                p++;
        else
            *to++ = *p;
    }
    *to = 0;
    return strcmp(expected, plain) == 0;
}

int main(int argc, char **argv) {
    struct ts_ctx base = {.keep = ts_arena_open(), .scratch = ts_arena_open()};
    base.diag = ts_diag_new(base.keep);
    struct ts_style_request request = {0};
    const struct ts_style *style = ts_style_load(&base, &request);
    struct ts_ctx ctx = {.keep = ts_arena_open(), .scratch = ts_arena_open()};
    int passed = 0, failed = !style;
    for (int i = 1; style && i < argc; i++) {
        FILE *f = fopen(argv[i], "r");
        char line[MOST_LINE];
        int number = 0;
        while (f && fgets(line, sizeof line, f)) {
            number++;
            line[strcspn(line, "\n")] = 0;
            if (!*line || *line == '#')
                continue;
            char *expected = strchr(line, '\t'), *text = expected ? strchr(expected + 1, '\t') : NULL;
            if (!text) {
                failed++;
                printf("%s:%d: not three fields\n", argv[i], number);
                continue;
            }
            *expected++ = *text++ = 0;
            ts_arena_reset(ctx.keep);
            ts_arena_reset(ctx.scratch);
            ctx.diag = ts_diag_new(ctx.keep);
            const char *got = is_code(line) ? found(&ctx, style, line, text) : "no such rule";
            bool ok = agrees(&ctx, expected, got);
            passed += ok;
            failed += !ok;
            if (!ok)
                printf("%s:%d: %s: expected %s, found %s\n    %s\n", argv[i], number, line, expected, got,
                       text);
        }
        if (f)
            fclose(f);
        else
            failed++;
    }
    ts_arena_close(ctx.scratch);
    ts_arena_close(ctx.keep);
    ts_arena_close(base.scratch);
    ts_arena_close(base.keep);
    printf("check: %d passed, %d failed\n", passed, failed);
    return failed != 0;
}
