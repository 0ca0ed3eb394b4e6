#include "line/stack.h"

#include "base/vec.h"

enum {
    MOST_BESIDE = 2, /* letters or digits in one cell */
    BASELINE =
        870, /* of a letter in its cell, from its top, thousandths of an em: capitals stand in the middle */
    AS_DRAWN = 10000
};

struct stack {
    struct ts_ctx *ctx;
    const struct ts_runs *runs;
    int punctuation;              /* enum ts_punctuation */
    ts_len em, at;                /* where the next cell begins */
    ts_len gap;                   /* before it, where the copy has a blank */
    const struct ts_char *before; /* in the cell above; NULL = none, or a gap is between */
    TS_VEC(struct ts_set_glyph) glyphs;
};

static bool opens(const struct ts_char *c) {
    return c->class == TS_OPEN;
}

/* Its ink keeps to the upper half of its cell; ： ； ？ ！ stand in the middle of theirs. */
static bool closes(const struct ts_char *c) {
    return c->class == TS_CLOSE || c->code_point == 0xFF0C || c->code_point == 0x3001 ||
           c->code_point == 0x3002;
}

static bool is_mark(const struct ts_char *c) {
    return c->class == TS_OPEN || c->class == TS_CLOSE || c->class == TS_PAUSE || c->class == TS_STOP;
}

static bool is_blank(const struct ts_char *c) {
    return c->class == TS_SPACE || c->class == TS_WIDE_SPACE;
}

/* Does the style of punctuation take a mark's space, whatever stands beside it? */
static bool is_halved(const struct stack *s, const struct ts_char *c) {
    return s->punctuation == TS_PUNCTUATION_HALF ||
           (s->punctuation == TS_PUNCTUATION_KAIMING && c->class != TS_STOP);
}

/* What goes of the space below the mark before, and of that above `c`: half an em where the space of two
 * marks meets, and at the head of the line; both of halved marks. */
static ts_len trim(const struct stack *s, const struct ts_char *c) {
    const struct ts_char *b = s->before;
    bool head = !s->glyphs.n, below = b && closes(b) && (is_mark(c) || is_halved(s, b)),
         above = opens(c) && (head || (b && opens(b)) || is_halved(s, c));
    if (s->punctuation == TS_PUNCTUATION_NONE)
        return 0;
    return (below ? s->em / 2 : 0) + (above ? s->em / 2 : 0);
}

/* Bytes from a cluster's first character to the next cluster or blank. */
static uint32_t bytes_of_cluster(const struct ts_runs *runs, size_t i) {
    uint32_t n = runs->chars[i].n_bytes;
    for (i++; i < runs->n_chars && runs->chars[i].class == TS_ATTACHED && !runs->chars[i].starts_cluster; i++)
        n += runs->chars[i].n_bytes;
    return n;
}

static ts_len advance_of(const struct ts_runs *runs, const struct ts_char *c) {
    ts_len sum = 0;
    for (uint32_t g = 0; g < c->n_glyphs; g++)
        sum += runs->glyphs[c->first_glyph + g].advance;
    return sum;
}

static void begin_cell(struct stack *s) {
    if (s->gap && s->glyphs.n) {
        s->at += s->gap - (s->before && closes(s->before) && is_halved(s, s->before) ? s->em / 2 : 0);
        s->before = NULL;
    }
    s->gap = 0;
}

/* The glyphs of a cluster with their origin right of the line's left edge and below its head. */
static void put(struct stack *s, size_t i, ts_len right, ts_len below, int stretch) {
    const struct ts_char *c = &s->runs->chars[i];
    for (uint32_t k = 0; k < c->n_glyphs; k++) {
        const struct ts_glyph *g = &s->runs->glyphs[c->first_glyph + k];
        *TS_VEC_ADD(s->ctx->keep, &s->glyphs) =
            (struct ts_set_glyph){.face = c->face,
                                  .type = c->type,
                                  .id = g->id,
                                  .stretch = stretch,
                                  .x = right + ts_len_scale(g->x, stretch, AS_DRAWN),
                                  .y = g->y - below,
                                  .text = c->text,
                                  .n_text = k == 0 ? bytes_of_cluster(s->runs, i) : 0};
        if (c->class == TS_WESTERN)
            right += ts_len_scale(g->advance, stretch, AS_DRAWN);
    }
}

static void end_cell(struct stack *s, const struct ts_char *c) {
    s->at += s->em + ts_len_scale(s->em, c->type->tracking, 1000);
    s->before = c;
}

/* The two parts of —— meet: each moves towards the other by what its ink leaves of the cell there. */
static ts_len join(const struct stack *s, size_t i) {
    const struct ts_char *c = &s->runs->chars[i];
    if (c->class != TS_DASH || c->n_glyphs != 1)
        return 0;
    const struct ts_glyph *g = &s->runs->glyphs[c->first_glyph];
    struct ts_ink ink = ts_face_ink(c->face, g->id, s->em);
    bool second = s->before && s->before->class == TS_DASH;
    return second ? g->y + ink.y1 : s->em + g->y + ink.y0;
}

/* Han and marks: HarfBuzz counts from the middle of the cell's upper edge. */
static void add_upright(struct stack *s, size_t i) {
    const struct ts_char *c = &s->runs->chars[i];
    begin_cell(s);
    s->at -= trim(s, c);
    put(s, i, s->em / 2, s->at + join(s, i), AS_DRAWN);
    end_cell(s, c);
}

/* Western clusters [begin, end) in one cell, narrowed if they are wider. */
static void add_beside(struct stack *s, size_t begin, size_t end) {
    ts_len width = 0;
    begin_cell(s);
    for (size_t i = begin; i < end; i++)
        width += advance_of(s->runs, &s->runs->chars[i]);
    int stretch = width > s->em ? ts_len_scale(AS_DRAWN, s->em, width) : AS_DRAWN;
    ts_len x = (s->em - ts_len_scale(width, stretch, AS_DRAWN)) / 2;
    for (size_t i = begin; i < end; i++) {
        put(s, i, x, s->at + ts_len_scale(s->em, BASELINE, 1000), stretch);
        x += ts_len_scale(advance_of(s->runs, &s->runs->chars[i]), stretch, AS_DRAWN);
    }
    end_cell(s, &s->runs->chars[begin]);
}

static size_t add_western(struct stack *s, size_t begin) {
    size_t end = begin, n = 0;
    for (; end < s->runs->n_chars; end++) {
        const struct ts_char *c = &s->runs->chars[end];
        if (c->class != TS_WESTERN && c->class != TS_ATTACHED)
            break;
        n += c->starts_cluster;
    }
    if (n <= MOST_BESIDE)
        add_beside(s, begin, end);
    else
        for (size_t i = begin; i < end; i++)
            if (s->runs->chars[i].starts_cluster)
                add_beside(s, i, i + 1);
    return end;
}

/* What stands off its line, or has a mark there. */
enum {
    BESIDE = TS_MARKED_DOTS | TS_MARKED_NAME | TS_MARKED_TITLE | TS_MARKED_DEATH | TS_MARKED_SMALL |
             TS_MARKED_RUBY | TS_MARKED_STRUCK
};

static bool can_stand(const struct ts_runs *runs) {
    for (size_t i = 0; i < runs->n_chars; i++)
        if (runs->chars[i].missing || runs->chars[i].marked & BESIDE)
            return false;
    return true;
}

static const struct ts_line *finish(struct stack *s) {
    const struct ts_char *first = &s->runs->chars[0], *last = first + s->runs->n_chars - 1;
    struct ts_line *line = TS_NEW(s->ctx->keep, struct ts_line, 1);
    bool keeps_space = !s->before || !closes(s->before) || s->punctuation == TS_PUNCTUATION_NONE;
    if (s->before)
        s->at -= ts_len_scale(s->em, s->before->type->tracking, 1000) + (keeps_space ? 0 : s->em / 2);
    *line = (struct ts_line){.glyphs = s->glyphs.v,
                             .n_glyphs = s->glyphs.n,
                             .text = first->text,
                             .n_text = (size_t)(last->text + last->n_bytes - first->text),
                             .width = s->em,
                             .length = s->at,
                             .em = s->em};
    return line;
}

const struct ts_line *ts_stack_set(struct ts_ctx *ctx, const struct ts_runs *runs, int punctuation) {
    if (!runs->n_chars || !can_stand(runs))
        return NULL;
    struct stack s = {.ctx = ctx, .runs = runs, .punctuation = punctuation, .em = runs->chars[0].type->size};
    for (size_t i = 0; i < runs->n_chars;) {
        const struct ts_char *c = &runs->chars[i];
        if (c->class == TS_WESTERN) {
            i = add_western(&s, i);
            continue;
        }
        if (is_blank(c))
            s.gap = c->type->phrase_gap;
        else if (c->n_glyphs)
            add_upright(&s, i);
        i++;
    }
    return finish(&s);
}
