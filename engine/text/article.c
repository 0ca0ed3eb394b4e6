#include "text/article.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/blocks.h"
#include "text/dateline.h"
#include "text/header.h"
#include "text/imprint.h"
#include "text/notes.h"
#include "text/roles.h"

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

/* Blanks at a line's ends: U+0020, tab, U+00A0 (Word's), and U+3000, which is the writer's indent. */
static struct ts_slice trim(struct ts_slice line) {
    for (;;) {
        if (line.n && (*line.p == ' ' || *line.p == '\t'))
            line = ts_slice_cut(line, 1, line.n);
        else if (ts_slice_starts(line, "　"))
            line = ts_slice_cut(line, 3, line.n);
        else if (ts_slice_starts(line, "\xC2\xA0"))
            line = ts_slice_cut(line, 2, line.n);
        else
            break;
    }
    for (;;) {
        if (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
            line.n--;
        else if (line.n >= 3 && memcmp(line.p + line.n - 3, "　", 3) == 0)
            line.n -= 3;
        else if (line.n >= 2 && memcmp(line.p + line.n - 2, "\xC2\xA0", 2) == 0)
            line.n -= 2;
        else
            return line;
    }
}

/* `# ` and further: the number of signs, which are cut off the line; 0 = none. */
static int heading_level(struct ts_slice *line) {
    size_t n = 0;
    while (n < line->n && n < 6 && line->p[n] == '#')
        n++;
    if (n == 0 || n == line->n || line->p[n] != ' ')
        return 0;
    *line = trim(ts_slice_cut(*line, n, line->n));
    return (int)n;
}

/* `> `, which is cut off, also if it stands there twice; a sign alone is an empty line. */
static bool is_quotation(struct ts_slice *line) {
    bool quotation = false;
    while (ts_slice_starts(*line, "> ") || ts_slice_is(*line, ">")) {
        *line = trim(ts_slice_cut(*line, 1, line->n));
        quotation = true;
    }
    return quotation;
}

/* `>> `, which is cut off. */
static bool is_pull(struct ts_slice *line) {
    if (!ts_slice_starts(*line, ">> "))
        return false;
    *line = trim(ts_slice_cut(*line, 2, line->n));
    return line->n > 0;
}

/* *** or --- or ———: three signs of a kind or more, blanks between them, and nothing else. */
static bool is_section_break(struct ts_slice line) {
    static const char *const signs[] = {"*", "＊", "-", "—"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct ts_slice rest = line;
        int n = 0;
        for (; ts_slice_starts(rest, signs[i]); n++)
            rest = trim(ts_slice_cut(rest, strlen(signs[i]), rest.n));
        if (n >= 3 && rest.n == 0)
            return true;
    }
    return false;
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

static void read_lines(struct ts_ctx *ctx, const struct ts_source *s, size_t from,
                       struct ts_lines_read *lines, struct ts_lines_read *notes,
                       struct pictures_read *pictures) {
    bool section = false;
    for (size_t i = 0; i < s->n_lines; i++) {
        size_t begin = s->line_starts[i], end = i + 1 < s->n_lines ? s->line_starts[i + 1] - 1 : s->text.n;
        if (begin < from || end <= begin)
            continue;
        struct ts_slice text = trim(ts_slice_cut(s->text, begin, end));
        if (ts_notes_find(text).mark) { /* wherever it stands, it is as if it were not there */
            add_note(ctx, s, text, notes);
            continue;
        }
        bool pull = is_pull(&text), quotation = !pull && is_quotation(&text);
        int level = pull || quotation ? 0 : heading_level(&text);
        bool breaks = level == 0 && is_section_break(text);
        section |= breaks;
        if (text.n == 0 || breaks || (!pull && !quotation && add_picture(ctx, s, text, pictures)))
            continue;
        if (level == 0 && (*text.p == '#' || ts_slice_starts(text, "＃")))
            TS_DIAG(ctx->diag, TS_HEADING_DOUBTFUL, ts_source_place(s, (size_t)(text.p - s->text.p)), "");
        struct ts_line_read *line = TS_VEC_ADD(ctx->keep, lines);
        line->text = text;
        line->offset = (uint32_t)(text.p - s->text.p);
        line->level = level;
        line->quotation = quotation;
        line->given = pull ? TS_ROLE_PULL : quotation ? TS_ROLE_QUOTE : TS_ROLE_BODY;
        line->section = section;
        section = false;
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

const struct ts_article *ts_article_parse(struct ts_ctx *ctx, const struct ts_source *source,
                                          const struct ts_style *style) {
    struct ts_article *article = TS_NEW(ctx->keep, struct ts_article, 1);
    struct ts_header header = ts_header_read(ctx, source);
    struct ts_lines_read lines = {0}, notes = {0};
    struct pictures_read pictures = {.style = style};
    add_header_paras(ctx, &header, &lines);
    size_t first = lines.n;
    read_lines(ctx, source, header.end, &lines, &notes, &pictures);
    if (lines.n + notes.n == 0) {
        TS_DIAG(ctx->diag, TS_FILE_EMPTY, ts_place_of_file(source->name), "");
        return NULL;
    }
    if (pictures.too_many || !within_limits(ctx, source, &lines, &style->limits) ||
        !within_limits(ctx, source, &notes, &style->limits))
        return NULL;
    ts_blocks_read(ctx, source, &lines, first);
    ts_roles_decide(ctx, source, &header, first, &lines);
    for (size_t i = 0; i < notes.n; i++)
        *TS_VEC_ADD(ctx->keep, &lines) = notes.v[i];
    article->source = source;
    article->folio = ts_imprint_merge(&header.folio, &style->text);
    article->date = header.date;
    article->weight = header.weight;
    if (!article->date.year && *article->folio.date)
        ts_imprint_date(article->folio.date, &article->date);
    order_paras(ctx, &lines, style, article, &pictures);
    article->title = title_of(ctx, article);
    return article;
}
