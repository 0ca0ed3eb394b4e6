#include "shape/runs.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <hb.h>
#include <stdio.h>

/* What is switched on and off for a run. Ligatures are off, so that each character can be found and copied
 * from the PDF; the kerning of Han fonts is for proportional kana. */
enum run_kind { RUN_CHINESE, RUN_DASH, RUN_WESTERN };

#define OFF(a, b, c, d)                                                                                      \
    { HB_TAG(a, b, c, d), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END }
#define ON(a, b, c, d)                                                                                       \
    { HB_TAG(a, b, c, d), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END }

enum { MOST_FEATURES = 7 };

static const struct {
    hb_feature_t list[MOST_FEATURES];
    unsigned n;
} features[] = {
    [RUN_CHINESE] = {{ON('f', 'w', 'i', 'd'), OFF('k', 'e', 'r', 'n'), OFF('l', 'i', 'g', 'a'),
                      OFF('c', 'l', 'i', 'g'), OFF('c', 'a', 'l', 't')},
                     5},
    /* Some fonts join —— to one glyph: it would be one glyph for two characters, and 1.7 em wide. */
    [RUN_DASH] = {{OFF('c', 'c', 'm', 'p'), OFF('k', 'e', 'r', 'n'), OFF('l', 'i', 'g', 'a'),
                   OFF('c', 'l', 'i', 'g'), OFF('c', 'a', 'l', 't')},
                  5},
    /* pwid: the Western forms of quotes and dashes, which a Chinese font draws full width. */
    [RUN_WESTERN] = {{ON('p', 'w', 'i', 'd'), OFF('l', 'i', 'g', 'a'), OFF('c', 'l', 'i', 'g')}, 3},
};

struct shaper {
    struct ts_ctx *ctx;
    struct ts_fontset *fonts;
    const struct ts_shape_origin *origin;
    struct ts_char *chars;
    uint32_t *text; /* code points, for HarfBuzz's context */
    size_t n;
    struct ts_glyph *glyphs;
    size_t n_glyphs, cap_glyphs;
    TS_VEC(struct ts_shape_ruby) rubies;
    hb_buffer_t *buffer;
    hb_language_t language;
    bool reports;
};

/* The characters from `first` on have small text above them; it is shaped when they are. */
static void add_ruby(struct shaper *s, size_t first) {
    *TS_VEC_ADD(s->ctx->scratch, &s->rubies) =
        (struct ts_shape_ruby){.first_char = (uint32_t)first, .n_chars = (uint32_t)(s->n - first)};
    for (size_t i = first; i < s->n; i++)
        s->chars[i].ruby = (uint32_t)s->rubies.n;
}

/* Vertical lines have 『 』 「 」 for “ ” ‘ ’ (GB/T 15834, 5.2.3). */
static uint32_t vertical_quote(uint32_t cp) {
    return cp == 0x201C ? 0x300E : cp == 0x201D ? 0x300F : cp == 0x2018 ? 0x300C : cp == 0x2019 ? 0x300D : cp;
}

static void read_chars(struct shaper *s, const struct ts_shape_piece *pieces, size_t n_pieces) {
    size_t bytes = 0;
    for (size_t i = 0; i < n_pieces; i++)
        bytes += pieces[i].text.n;
    s->chars = TS_NEW(s->ctx->scratch, struct ts_char, bytes + 1);
    s->text = TS_NEW(s->ctx->scratch, uint32_t, bytes + 1);
    for (size_t i = 0; i < n_pieces; i++) {
        struct ts_slice t = pieces[i].text;
        size_t used, first = s->n;
        for (size_t at = 0; at < t.n; at += used) {
            uint32_t cp = ts_utf8_decode(t.p + at, t.n - at, &used);
            s->text[s->n] = cp == TS_UTF8_BAD ? 0xFFFD : cp;
            s->chars[s->n] = (struct ts_char){.code_point = s->text[s->n],
                                              .n_bytes = (uint8_t)used,
                                              .text = t.p + at,
                                              .type = pieces[i].type,
                                              .marked = pieces[i].marked,
                                              .element = pieces[i].element};
            s->n++;
        }
        if (pieces[i].ruby.n && s->n > first)
            add_ruby(s, first);
    }
    uint8_t *classes = TS_NEW(s->ctx->scratch, uint8_t, s->n + 1);
    ts_class_of_text(s->text, s->n, classes);
    for (size_t i = 0; i < s->n; i++) {
        s->chars[i].class = classes[i];
        if (s->origin->vertical && (classes[i] == TS_OPEN || classes[i] == TS_CLOSE))
            s->text[i] = vertical_quote(s->text[i]);
    }
}

static bool is_set(const struct ts_char *c) {
    return c->class != TS_SPACE && c->class != TS_WIDE_SPACE && c->class != TS_BREAK_SPACE &&
           c->class != TS_CONTROL;
}

static void report(struct shaper *s, const struct ts_char *c, enum ts_code code, const char *family) {
    s->reports = true;
    if (s->origin->quiet || c->code_point == 0xFFFD || !ts_diag_wants(s->ctx->diag, code))
        return; /* what was a wrong byte is reported as that */
    struct ts_place place = {0};
    if (s->origin->source)
        place = ts_source_place(s->origin->source, s->origin->offset + (size_t)(c->text - s->origin->first));
    TS_DIAG(s->ctx->diag, code, place, ts_arena_copy(s->ctx->scratch, c->text, c->n_bytes),
            ts_arena_printf(s->ctx->scratch, "U+%04X", c->code_point), family);
}

/* A joiner or selector without a glyph is invisible, not missing. */
static bool is_invisible(const struct ts_char *c) {
    uint32_t cp = c->code_point;
    return c->class == TS_ATTACHED &&
           (cp == 0x00AD || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
            (cp >= 0x2060 && cp <= 0x206F) || (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF ||
            (cp >= 0xE0000 && cp <= 0xE0FFF));
}

/* The face of a character: the role's, or its Western companion; else another that has it. */
static bool choose_face(struct shaper *s, size_t i) {
    struct ts_char *c = &s->chars[i];
    const struct ts_type *type = c->type;
    enum ts_font_role role = (enum ts_font_role)type->font;
    if (c->class == TS_ATTACHED && i > 0 && s->chars[i - 1].face &&
        (is_invisible(c) || ts_face_has(s->chars[i - 1].face, c->code_point))) {
        c->face = s->chars[i - 1].face;
        return true;
    }
    const struct ts_face *chinese = ts_fontset_find(s->fonts, role, type->weight, false);
    const struct ts_face *own = chinese;
    if (c->class == TS_WESTERN)
        own = ts_fontset_find(s->fonts, role, type->weight, true);
    if (!own || !chinese)
        return false;
    c->face = own;
    if (is_invisible(c) || ts_face_has(own, c->code_point))
        return true;
    const struct ts_face *other = ts_face_has(chinese, c->code_point)
                                      ? chinese
                                      : ts_fontset_fallback(s->fonts, role, type->weight, c->code_point);
    if (other) {
        c->face = other;
        report(s, c, TS_CHAR_FALLBACK, other->family);
    } else {
        c->missing = true;
        report(s, c, TS_CHAR_MISSING, NULL);
    }
    return true;
}

static enum run_kind kind_of(const struct ts_char *c) {
    return c->class == TS_WESTERN ? RUN_WESTERN : c->class == TS_DASH ? RUN_DASH : RUN_CHINESE;
}

/* Characters with markup between them are shaped apart: of a cluster the bytes are one stretch of the copy.
 */
static bool continues_run(const struct ts_char *a, const struct ts_char *b) {
    if (!is_set(b) || b->missing || a->missing || a->face != b->face || a->type != b->type ||
        a->text + a->n_bytes != b->text)
        return false;
    return b->class == TS_ATTACHED || kind_of(a) == kind_of(b);
}

static struct ts_glyph *add_glyph(struct shaper *s) {
    if (s->n_glyphs == s->cap_glyphs) {
        size_t cap = s->cap_glyphs * 2;
        struct ts_glyph *grown = TS_NEW(s->ctx->scratch, struct ts_glyph, cap);
        memcpy(grown, s->glyphs, s->n_glyphs * sizeof *grown);
        s->glyphs = grown;
        s->cap_glyphs = cap;
    }
    return &s->glyphs[s->n_glyphs++];
}

/* There is no bidi here: a person has to see to it. */
static void report_right_to_left(struct shaper *s, size_t begin, size_t end) {
    s->reports = true;
    if (s->origin->quiet || !s->origin->source || !ts_diag_wants(s->ctx->diag, TS_TEXT_RIGHT_TO_LEFT))
        return;
    const struct ts_char *first = &s->chars[begin], *last = &s->chars[end - 1];
    struct ts_place place =
        ts_source_place(s->origin->source, s->origin->offset + (size_t)(first->text - s->origin->first));
    size_t n = (size_t)(last->text + last->n_bytes - first->text);
    TS_DIAG(s->ctx->diag, TS_TEXT_RIGHT_TO_LEFT, place, ts_arena_copy(s->ctx->scratch, first->text, n));
}

/* Shape characters [begin, end), which have one face and one type. */
static void shape_run(struct shaper *s, size_t begin, size_t end) {
    const struct ts_char *head = &s->chars[begin];
    enum run_kind kind = kind_of(head);
    hb_buffer_reset(s->buffer);
    hb_buffer_add_utf32(s->buffer, s->text, (int)s->n, (unsigned)begin, (int)(end - begin));
    hb_buffer_guess_segment_properties(s->buffer);
    if (kind != RUN_WESTERN)
        hb_buffer_set_script(s->buffer, HB_SCRIPT_HAN);
    if (hb_buffer_get_direction(s->buffer) == HB_DIRECTION_RTL)
        report_right_to_left(s, begin, end);
    bool down = s->origin->vertical && kind != RUN_WESTERN; /* HarfBuzz then takes the vertical forms */
    hb_buffer_set_direction(s->buffer, down ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_language(s->buffer, s->language);
    hb_shape(head->face->hb_font, s->buffer, features[kind].list, features[kind].n);
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(s->buffer, &n);
    int64_t em = head->type->size, upem = head->face->units_per_em;
    for (unsigned g = 0; g < n; g++) {
        struct ts_char *c = &s->chars[info[g].cluster];
        if (!c->starts_cluster) {
            c->starts_cluster = true;
            c->first_glyph = (uint32_t)s->n_glyphs;
        }
        c->n_glyphs++;
        *add_glyph(s) = (struct ts_glyph){
            .id = info[g].codepoint,
            .advance = ts_len_scale(down ? -position[g].y_advance : position[g].x_advance, em, upem),
            .x = ts_len_scale(position[g].x_offset, em, upem),
            .y = ts_len_scale(position[g].y_offset, em, upem)};
    }
}

/* A box stands for the character; glyph 0 carries its code through the PDF. */
static void set_missing(struct shaper *s, struct ts_char *c) {
    c->starts_cluster = true;
    c->first_glyph = (uint32_t)s->n_glyphs;
    c->n_glyphs = 1;
    *add_glyph(s) = (struct ts_glyph){.id = 0, .advance = c->type->size};
}

static bool shape_rubies(struct shaper *s, const struct ts_shape_piece *pieces, size_t n_pieces) {
    for (size_t i = 0, k = 0; i < n_pieces && k < s->rubies.n; i++) {
        if (!pieces[i].ruby.n || !pieces[i].text.n)
            continue;
        struct ts_shape_piece ruby = {.text = pieces[i].ruby, .type = pieces[i].ruby_type};
        const struct ts_runs *runs = ts_runs_shape(s->ctx, s->fonts, s->origin, &ruby, 1);
        if (!runs)
            return false;
        s->rubies.v[k++].runs = runs;
        s->reports |= runs->reports;
    }
    return true;
}

const struct ts_runs *ts_runs_shape(struct ts_ctx *ctx, struct ts_fontset *fonts,
                                    const struct ts_shape_origin *origin, const struct ts_shape_piece *pieces,
                                    size_t n_pieces) {
    struct shaper s = {.ctx = ctx, .fonts = fonts, .origin = origin};
    read_chars(&s, pieces, n_pieces);
    for (size_t i = 0; i < s.n; i++)
        if (is_set(&s.chars[i]) && !choose_face(&s, i))
            return NULL;
    s.cap_glyphs = s.n + 16;
    s.glyphs = TS_NEW(ctx->scratch, struct ts_glyph, s.cap_glyphs);
    s.buffer = hb_buffer_create();
    s.language = hb_language_from_string(ts_fontset_language(fonts), -1);
    hb_buffer_set_cluster_level(s.buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    for (size_t begin = 0, end; begin < s.n; begin = end) {
        end = begin + 1;
        if (!is_set(&s.chars[begin]))
            continue;
        if (s.chars[begin].missing) {
            set_missing(&s, &s.chars[begin]);
            continue;
        }
        while (end < s.n && continues_run(&s.chars[end - 1], &s.chars[end]))
            end++;
        shape_run(&s, begin, end);
    }
    hb_buffer_destroy(s.buffer);
    if (!shape_rubies(&s, pieces, n_pieces))
        return NULL;
    struct ts_runs *runs = TS_NEW(ctx->scratch, struct ts_runs, 1);
    *runs = (struct ts_runs){s.chars, s.n, s.glyphs, s.n_glyphs, s.rubies.v, s.rubies.n, s.reports};
    return runs;
}
