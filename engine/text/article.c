#include "text/article.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/blocks.h"
#include "text/dateline.h"
#include "text/header.h"
#include "text/imprint.h"
#include "text/joins.h"
#include "text/lines.h"
#include "text/notes.h"
#include "text/roles.h"
#include "text/wrapped.h"

const char *ts_article_role_name(enum ts_role role) {
    static const char *const names[TS_N_ROLES] = {
        "kicker", "headline", "deck", "byline", "standfirst", "lead",      "subhead", "question", "answer",
        "body",   "quote",    "list", "pull",   "table",      "box-title", "box",     "credit",   "note"};
    return names[role];
}

int ts_article_weekday(struct ts_date d) {
    static const int offset[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4}; /* Sakamoto's table */
    int y = d.month < 3 ? d.year - 1 : d.year;
    return (y + y / 4 - y / 100 + y / 400 + offset[d.month - 1] + d.day) % 7;
}

struct pictures_read {
    const struct ts_style *style;
    TS_VEC(struct ts_picture) list;
    bool too_many;
};

/* More than a limit of the style. */
static void over(struct ts_ctx *ctx, const struct ts_source *s, const char *p, const char *what, int most,
                 const char *key) {
    TS_DIAG(ctx->diag, TS_COPY_LIMIT, ts_source_place(s, (size_t)(p - s->text.p)), what,
            ts_arena_printf(ctx->scratch, "%d", most), key);
}

/* False if the line is text after all. */
static bool add_picture(struct ts_ctx *ctx, const struct ts_source *s, struct ts_slice line,
                        struct pictures_read *pictures) {
    struct ts_picture read;
    const int most = pictures->style->limits.pictures;
    if (ts_picture_opens(line) && pictures->list.n == (size_t)most) { /* whose file is not even opened */
        if (!pictures->too_many)
            over(ctx, s, line.p, TS_BOTH("pictures", "图片数"), most, TS_BOTH("pictures", "图片数"));
        return pictures->too_many = true;
    }
    if (!ts_picture_opens(line) || !ts_picture_read(ctx, s, line, pictures->style, &read))
        return false;
    *TS_VEC_ADD(ctx->keep, &pictures->list) = read;
    return true;
}

static void add_note(struct ts_ctx *ctx, const struct ts_source *s, struct ts_slice text,
                     struct ts_lines_read *notes) {
    *TS_VEC_ADD(ctx->keep, notes) =
        (struct ts_line_read){.text = text, .offset = (uint32_t)(text.p - s->text.p), .role = TS_ROLE_NOTE};
}

/* A line of text, which its signs may have said the role of. */
static void add_line(struct ts_ctx *ctx, const struct ts_source *s, const struct ts_line_sign *sign,
                     bool section, struct ts_lines_read *lines) {
    struct ts_slice text = sign->text;
    uint32_t offset = (uint32_t)(text.p - s->text.p);
    if (sign->kind == TS_LINE_PLAIN && (*text.p == '#' || ts_slice_starts(text, "＃")))
        TS_DIAG(ctx->diag, TS_HEADING_DOUBTFUL, ts_source_place(s, offset), "");
    *TS_VEC_ADD(ctx->keep, lines) =
        (struct ts_line_read){.text = text,
                              .offset = offset,
                              .level = sign->level,
                              .quotation = sign->kind == TS_LINE_QUOTE,
                              .given = sign->kind == TS_LINE_PULL    ? TS_ROLE_PULL
                                       : sign->kind == TS_LINE_QUOTE ? TS_ROLE_QUOTE
                                                                     : TS_ROLE_BODY,
                              .section = section};
}

/* `===` directly below a line of text, which may be long, makes it a headline. */
static bool underlines(const struct ts_line_sign *sign, bool directly, const struct ts_lines_read *lines) {
    struct ts_line_read *line = lines->n ? &lines->v[lines->n - 1] : NULL;
    if (sign->kind != TS_LINE_UNDERLINE || !directly || line->level || line->given != TS_ROLE_BODY)
        return false;
    line->level = 1;
    return true;
}

static void read_lines(struct ts_ctx *ctx, const struct ts_source *s, size_t from,
                       struct ts_lines_read *lines, struct ts_lines_read *notes,
                       struct pictures_read *pictures) {
    bool section = false, directly = false; /* the line before is text */
    for (size_t i = 0; i < s->n_lines; i++) {
        if (s->line_starts[i] < from)
            continue;
        struct ts_line_sign sign = ts_lines_read_sign(ts_lines_at(s, i));
        bool text = sign.kind >= TS_LINE_HEADING || sign.kind == TS_LINE_UNDERLINE;
        section |= sign.kind == TS_LINE_BREAK;
        if (sign.kind == TS_LINE_NOTE) /* wherever it stands, it is as if it were not there */
            add_note(ctx, s, sign.text, notes);
        if (!text || underlines(&sign, directly, lines) ||
            (sign.kind == TS_LINE_PLAIN && add_picture(ctx, s, sign.text, pictures))) {
            directly = false;
            continue;
        }
        add_line(ctx, s, &sign, section, lines);
        section = false;
        directly = true;
    }
}

/* False after an error: more paragraphs than the style allows, or a longer one. */
static bool within_limits(struct ts_ctx *ctx, const struct ts_source *s, const struct ts_lines_read *lines,
                          const struct ts_limits *limits) {
    if (lines->n > (size_t)limits->paragraphs) {
        over(ctx, s, lines->v[limits->paragraphs].text.p, TS_BOTH("paragraphs", "段数"), limits->paragraphs,
             TS_BOTH("paragraphs", "段数"));
        return false;
    }
    for (size_t i = 0; i < lines->n; i++) {
        struct ts_slice text = lines->v[i].text;
        if (text.n <= (size_t)limits->characters ||
            ts_utf8_count(text.p, text.n) <= (size_t)limits->characters)
            continue;
        over(ctx, s, text.p, TS_BOTH("characters in a paragraph", "一段的字数"), limits->characters,
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
static void place_pictures(struct ts_ctx *ctx, const struct ts_lines_read *lines, const size_t *para_of,
                           const struct pictures_read *read, struct ts_article *article) {
    struct ts_picture *pictures = TS_NEW(ctx->keep, struct ts_picture, read->list.n + 1);
    for (size_t k = 0; k < read->list.n; k++) {
        size_t i = 0;
        while (i < lines->n &&
               (lines->v[i].role <= TS_ROLE_LEAD ||
                (lines->v[i].role != TS_ROLE_NOTE && lines->v[i].offset < read->list.v[k].offset)))
            i++;
        pictures[k] = read->list.v[k];
        pictures[k].before = i < lines->n ? para_of[i] : article->n_paras;
    }
    article->pictures = pictures;
    article->n_pictures = read->list.n;
}

/* Lines into paragraphs in the page's order: head parts by role, then the rest as it stands. */
static void order_paras(struct ts_ctx *ctx, const struct ts_lines_read *lines, const struct ts_style *style,
                        struct ts_article *article, const struct pictures_read *pictures) {
    TS_VEC(struct ts_para) paras = {0};
    size_t *para_of = TS_NEW(ctx->scratch, size_t, lines->n + 1); /* by line */
    for (int role = TS_ROLE_KICKER; role <= TS_ROLE_LEAD; role++) {
        for (size_t i = 0; i < lines->n; i++) {
            const struct ts_line_read *line = &lines->v[i];
            bool later = role == TS_ROLE_LEAD && line->role > TS_ROLE_LEAD;
            if ((int)line->role != role && !later)
                continue;
            para_of[i] = paras.n;
            ts_roles_make_para(ctx, article->source, line, style, lines->interview,
                               TS_VEC_ADD(ctx->keep, &paras));
        }
    }
    find_going_on(paras.v, paras.n);
    ts_notes_check(ctx, article->source, paras.v, paras.n);
    article->paras = paras.v;
    article->n_paras = paras.n;
    place_pictures(ctx, lines, para_of, pictures, article);
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
    struct ts_lines_read lines = {0}, notes = {0};
    struct pictures_read pictures = {.style = style};
    add_header_paras(ctx, header, &lines);
    size_t first = lines.n;
    read_lines(ctx, source, header->end, &lines, &notes, &pictures);
    if (lines.n + notes.n == 0) {
        TS_DIAG(ctx->diag, TS_FILE_EMPTY, ts_place_of_file(source->name), "");
        return NULL;
    }
    if (pictures.too_many || !within_limits(ctx, source, &lines, &style->limits) ||
        !within_limits(ctx, source, &notes, &style->limits))
        return NULL;
    ts_blocks_read(ctx, source, &lines, first);
    ts_roles_decide(ctx, source, header, first, &lines);
    for (size_t i = 0; i < notes.n; i++)
        *TS_VEC_ADD(ctx->keep, &lines) = notes.v[i];
    article->source = source;
    article->folio = ts_imprint_merge(&header->folio, &style->text);
    article->date = header->date;
    article->weight = header->weight;
    if (!article->date.year && *article->folio.date)
        ts_imprint_date(article->folio.date, &article->date);
    order_paras(ctx, &lines, style, article, &pictures);
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
    source = ts_wrapped_join(ctx, source, header.end, (enum ts_wrapped)style->copy.wrapped);
    const struct ts_article *draft = read_article(&own, source, &header, style);
    if (draft)
        return join_paras(ctx, draft, &header, style, own.diag);
    ts_diag_take(ctx->diag, own.diag);
    return NULL;
}
