#include "text/article.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/blocks.h"
#include "text/dateline.h"
#include "text/gather.h"
#include "text/header.h"
#include "text/imprint.h"
#include "text/joins.h"
#include "text/note_numbers.h"
#include "text/notes.h"
#include "text/para.h"
#include "text/pasted.h"
#include "text/roles.h"
#include "text/wrapped.h"

const char *ts_article_role_name(enum ts_role role) {
    static const char *const names[TS_N_ROLES] = {"kicker",    "headline", "deck",     "byline", "standfirst",
                                                  "lead",      "subhead",  "question", "answer", "body",
                                                  "quote",     "code",     "list",     "pull",   "table",
                                                  "box-title", "box",      "credit",   "note"};
    return names[role];
}

int ts_article_weekday(struct ts_date d) {
    static const int offset[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4}; /* Sakamoto's table */
    int y = d.month < 3 ? d.year - 1 : d.year;
    return (y + y / 4 - y / 100 + y / 400 + offset[d.month - 1] + d.day) % 7;
}

/* False after an error: more paragraphs than the style allows, or a longer one. */
static bool within_limits(struct ts_ctx *ctx, const struct ts_source *s, const struct ts_lines_read *lines,
                          const struct ts_limits *limits) {
    if (lines->n > (size_t)limits->paragraphs) {
        ts_gather_over(ctx, s, lines->v[limits->paragraphs].text.p, TS_BOTH("paragraphs", "段数"),
                       limits->paragraphs, TS_BOTH("paragraphs", "段数"));
        return false;
    }
    for (size_t i = 0; i < lines->n; i++) {
        struct ts_slice text = lines->v[i].text;
        if (text.n <= (size_t)limits->characters ||
            ts_utf8_count(text.p, text.n) <= (size_t)limits->characters)
            continue;
        ts_gather_over(ctx, s, text.p, TS_BOTH("characters in a paragraph", "一段的字数"), limits->characters,
                       TS_BOTH("characters", "每段字数"));
        return false;
    }
    return true;
}

/* Paragraphs of roles given in the header, which come before the copy's own of the same role. */
static void add_header_paras(struct ts_ctx *ctx, const struct ts_header *h, struct ts_lines_read *lines) {
    const struct {
        const struct ts_header_value *value;
        enum ts_role role;
    } given[] = {{&h->kicker, TS_ROLE_KICKER},
                 {&h->headline, TS_ROLE_HEADLINE},
                 {&h->deck, TS_ROLE_DECK},
                 {&h->byline, TS_ROLE_BYLINE},
                 {&h->standfirst, TS_ROLE_STANDFIRST}};
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        struct ts_slice text = given[i].value->text;
        if (text.n == 0)
            continue;
        struct ts_line_read *line = TS_VEC_ADD(ctx->keep, lines);
        *line = (struct ts_line_read){.text = text, .offset = given[i].value->offset, .role = given[i].role};
        if (line->role == TS_ROLE_STANDFIRST)
            line->label = ts_dateline_standfirst_label(text);
    }
}

/* Copy exported with a header often has the title in both: the line of the copy is it, and the header's goes.
 * `first` = of the copy's own lines. */
static void drop_title_given_twice(struct ts_header *h, struct ts_lines_read *lines, size_t *first) {
    size_t at = *first, header = 0;
    while (at < lines->n && lines->v[at].level != 1)
        at++;
    if (at == lines->n || !h->headline.text.n || !ts_slice_equal(lines->v[at].text, h->headline.text))
        return;
    while (lines->v[header].role != TS_ROLE_HEADLINE)
        header++;
    memmove(&lines->v[header], &lines->v[header + 1], (--lines->n - header) * sizeof *lines->v);
    --*first;
    h->headline = (struct ts_header_value){0};
}

/* CLREQ, "First-line indents": a paragraph that a quotation parts goes on behind it. The copy says so by the
 * end of what stands before it: no sentence ends there; and if a colon does, not with the quotation either.
 */
static void find_going_on(struct ts_para *paras, size_t n) {
    const struct ts_para *before = NULL; /* of the quotation */
    for (size_t i = 0; i < n; i++) {
        struct ts_para *p = &paras[i];
        if (p->role == TS_ROLE_QUOTE)
            continue;
        bool quoted = i > 0 && paras[i - 1].role == TS_ROLE_QUOTE;
        if (quoted && before && before->role >= TS_ROLE_LEAD && before->role != TS_ROLE_SUBHEAD &&
            p->role == TS_ROLE_BODY && !p->section) {
            bool introduced = ts_slice_ends(before->text, "：") || ts_slice_ends(before->text, ":");
            p->goes_on = !ts_roles_end_sentence(introduced ? paras[i - 1].text : before->text);
        }
        before = p;
    }
}

/* A picture stands before the next paragraph of the columns. */
static void place_pictures(struct ts_ctx *ctx, const size_t *para_of, const struct ts_gathered *read,
                           struct ts_article *article) {
    const struct ts_lines_read *lines = &read->lines;
    struct ts_picture *pictures = TS_NEW(ctx->keep, struct ts_picture, read->pictures.n + 1);
    for (size_t k = 0; k < read->pictures.n; k++) {
        size_t i = 0;
        while (i < lines->n &&
               (lines->v[i].role <= TS_ROLE_LEAD ||
                (lines->v[i].role != TS_ROLE_NOTE && lines->v[i].offset < read->pictures.v[k].offset)))
            i++;
        pictures[k] = read->pictures.v[k];
        pictures[k].before = i < lines->n ? para_of[i] : article->n_paras;
    }
    article->pictures = pictures;
    article->n_pictures = read->pictures.n;
}

/* Lines into paragraphs in the page's order: head parts by role, then the rest as it stands. */
static void order_paras(struct ts_ctx *ctx, const struct ts_gathered *read, const struct ts_style *style,
                        struct ts_article *article) {
    const struct ts_lines_read *lines = &read->lines;
    TS_VEC(struct ts_para) paras = {0};
    size_t *para_of = TS_NEW(ctx->scratch, size_t, lines->n + 1); /* by line */
    for (int role = TS_ROLE_KICKER; role <= TS_ROLE_LEAD; role++) {
        for (size_t i = 0; i < lines->n; i++) {
            const struct ts_line_read *line = &lines->v[i];
            bool later = role == TS_ROLE_LEAD && line->role > TS_ROLE_LEAD;
            if ((int)line->role != role && !later)
                continue;
            para_of[i] = paras.n;
            ts_para_make(ctx, article->source, line, style, lines, TS_VEC_ADD(ctx->keep, &paras));
        }
    }
    find_going_on(paras.v, paras.n);
    ts_notes_check(ctx, article->source, paras.v, paras.n);
    article->paras = paras.v;
    article->n_paras = paras.n;
    ts_addresses_report(ctx, article->source, &lines->addresses);
    place_pictures(ctx, para_of, read, article);
}

enum { MOST_IN_TITLE = 200, MOST_OF_BODY = 30 };

/* The first characters of a paragraph, without its markup. */
static const char *beginning_of(struct ts_ctx *ctx, const struct ts_para *para, int most) {
    char *text = ts_arena_alloc(ctx->keep, para->text.n + 1, 1);
    size_t n = 0, used;
    for (size_t i = 0; i < para->n_spans; i++) {
        const struct ts_span *span = &para->spans[i];
        for (size_t k = span->begin; k < span->end && most > 0; k += used, most--) {
            ts_utf8_decode(para->text.p + k, span->end - k, &used);
            memcpy(text + n, para->text.p + k, used);
            n += used;
        }
    }
    return text;
}

static const char *title_of(struct ts_ctx *ctx, const struct ts_article *a) {
    for (size_t i = 0; i < a->n_paras; i++)
        if (a->paras[i].role == TS_ROLE_HEADLINE)
            return beginning_of(ctx, &a->paras[i], MOST_IN_TITLE);
    return a->n_paras ? beginning_of(ctx, &a->paras[0], MOST_OF_BODY) : "";
}

/* The article of a source whose header is read. NULL if there is no text. */
static const struct ts_article *read_article(struct ts_ctx *ctx, const struct ts_source *source,
                                             const struct ts_header *header, const struct ts_style *style) {
    struct ts_article *article = TS_NEW(ctx->keep, struct ts_article, 1);
    struct ts_gathered read = {0};
    struct ts_lines_read *lines = &read.lines;
    add_header_paras(ctx, header, lines);
    size_t first = lines->n;
    ts_gather_lines(ctx, source, header->end, style, &read);
    if (lines->n + read.notes.n == 0) {
        TS_DIAG(ctx->diag, TS_FILE_EMPTY, ts_place_of_file(source->name), "");
        return NULL;
    }
    if (read.too_many || !within_limits(ctx, source, lines, &style->limits) ||
        !within_limits(ctx, source, &read.notes, &style->limits))
        return NULL;
    struct ts_header given = *header;
    drop_title_given_twice(&given, lines, &first);
    ts_blocks_read(ctx, source, lines, first);
    ts_roles_decide(ctx, source, &given, first, lines);
    for (size_t i = 0; i < read.notes.n; i++)
        *TS_VEC_ADD(ctx->keep, lines) = read.notes.v[i];
    article->source = source;
    article->folio = ts_imprint_merge(&header->folio, &style->text);
    article->date = header->date;
    article->weight = header->weight;
    if (!article->date.year && *article->folio.date)
        ts_imprint_date(article->folio.date, &article->date);
    order_paras(ctx, &read, style, article);
    article->title = title_of(ctx, article);
    return article;
}

/* With the paragraphs joined that were cut in two, and the suspects listed and reported. What is joined is
 * read anew from a source in which it is joined: so that its roles and marks are found as if it had come so.
 */
static const struct ts_article *join_paras(struct ts_ctx *ctx, const struct ts_article *draft,
                                           const struct ts_header *header, const struct ts_style *style,
                                           struct ts_diag *of_draft) {
    struct ts_joins joins = ts_joins_find(ctx, draft, style->words);
    const struct ts_source *source = style->copy.join ? ts_joins_make(ctx, draft, &joins) : draft->source;
    if (source == draft->source) {
        ts_diag_take(ctx->diag, of_draft);
    } else {
        draft = read_article(ctx, source, header, style);
        ts_joins_follow(ctx, draft, style->words, &joins);
    }
    ts_joins_report(ctx, draft->source, &joins);
    struct ts_article *article = TS_NEW(ctx->keep, struct ts_article, 1);
    *article = *draft;
    article->joins = joins;
    return article;
}

const struct ts_article *ts_article_parse(struct ts_ctx *ctx, const struct ts_source *source,
                                          const struct ts_style *style) {
    struct ts_header header = ts_header_read(ctx, source);
    struct ts_ctx own = *ctx;
    own.diag = ts_diag_new(ctx->keep);
    source = ts_pasted_read(ctx, source, header.end);
    source = ts_wrapped_join(ctx, source, header.end, (enum ts_wrapped)style->copy.wrapped);
    source = ts_note_numbers_read(ctx, source, header.end);
    const struct ts_article *draft = read_article(&own, source, &header, style);
    if (draft)
        return join_paras(ctx, draft, &header, style, own.diag);
    ts_diag_take(ctx->diag, own.diag);
    return NULL;
}
