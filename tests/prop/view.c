#include "view.h"

#include "base/utf8.h"
#include "desk.h"

struct reader {
    struct ts_arena *arena;
    const char *text;
    size_t n;
    uint32_t *code_points;
    long *index; /* of each byte: the character it begins; -1 inside one; index[n] = their number */
};

static void read_text(struct reader *r, struct view *v) {
    r->code_points = TS_NEW(r->arena, uint32_t, r->n + 1);
    r->index = TS_NEW(r->arena, long, r->n + 1);
    for (size_t at = 0, used; at < r->n; at += used) {
        uint32_t cp = ts_utf8_decode(r->text + at, r->n - at, &used);
        for (size_t k = 0; k < used; k++)
            r->index[at + k] = k ? VIEW_NOWHERE : v->n_text;
        r->code_points[v->n_text++] = cp == TS_UTF8_BAD ? 0xFFFD : cp;
    }
    r->index[r->n] = v->n_text;
    v->text = r->code_points;
}

/* The character at a place in the text. */
static long find_character(const struct reader *r, const char *p) {
    return p >= r->text && p <= r->text + r->n ? r->index[p - r->text] : VIEW_NOWHERE;
}

static int32_t scale(int64_t value, const struct ts_set_glyph *g) {
    return ts_len_scale(value, g->type->size, g->face->units_per_em);
}

static void add_ink(struct view_cell *c, const struct ts_set_glyph *g) {
    hb_glyph_extents_t e;
    if (g->missing || !hb_font_get_glyph_extents(g->face->hb_font, g->id, &e) || e.width == 0)
        return;
    int32_t x0 = g->x + ts_len_scale(scale(e.x_bearing, g), g->stretch, 10000);
    int32_t x1 = g->x + ts_len_scale(scale(e.x_bearing + e.width, g), g->stretch, 10000);
    c->ink0 = x0 < c->ink0 ? x0 : c->ink0;
    c->ink1 = x1 > c->ink1 ? x1 : c->ink1;
    int32_t head = g->y + scale(e.y_bearing, g), foot = head + scale(e.height, g);
    c->head = head > c->head ? head : c->head;
    c->foot = foot < c->foot ? foot : c->foot;
}

static int32_t blank_of(const struct ts_set_glyph *g) {
    hb_codepoint_t id;
    if (!hb_font_get_nominal_glyph(g->face->hb_font, ' ', &id))
        return g->type->size / 4;
    return scale(hb_font_get_glyph_h_advance(g->face->hb_font, id), g);
}

static void read_glyph(const struct reader *r, const struct ts_set_glyph *g, struct view_cell *c) {
    long at = find_character(r, g->text), end = find_character(r, g->text + g->n_text);
    *c = (struct view_cell){.at = at == VIEW_NOWHERE || end == VIEW_NOWHERE ? VIEW_NOWHERE : at,
                            .n = end - at,
                            .em = g->type->size,
                            .x = g->x,
                            .ink0 = INT32_MAX,
                            .ink1 = INT32_MIN,
                            .foot = INT32_MAX,
                            .head = INT32_MIN,
                            .missing = g->missing,
                            .type = g->type};
    c->cp = at == VIEW_NOWHERE ? 0 : r->code_points[at];
    c->advance = g->missing ? c->em : scale(hb_font_get_glyph_h_advance(g->face->hb_font, g->id), g);
    c->blank = blank_of(g);
    add_ink(c, g);
}

static bool is_plain(uint32_t cp) {
    return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

/* What the font adds between two letters, asked of HarfBuzz for the pair alone. */
static int32_t kern_of(const struct ts_set_glyph *g, uint32_t a, uint32_t b) {
    enum { FACES = 16, LETTERS = 128 };
    static int16_t known[FACES][LETTERS][LETTERS]; /* 1 more than the value; 0 = not asked yet */
    static hb_buffer_t *buffer;
    if (!is_plain(a) || !is_plain(b) || g->face->id >= FACES)
        return 0;
    int16_t *memory = &known[g->face->id][a][b];
    if (!*memory) {
        const hb_feature_t features[] = {{HB_TAG('p', 'w', 'i', 'd'), 1, 0, HB_FEATURE_GLOBAL_END},
                                         {HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
                                         {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END}};
        if (!buffer)
            buffer = hb_buffer_create();
        hb_buffer_reset(buffer);
        hb_buffer_add_utf32(buffer, (uint32_t[]){a, b}, 2, 0, 2);
        hb_buffer_guess_segment_properties(buffer);
        hb_buffer_set_language(buffer, hb_language_from_string("zh-Hans", -1));
        hb_shape(g->face->hb_font, buffer, features, 3);
        unsigned n;
        const hb_glyph_position_t *p = hb_buffer_get_glyph_positions(buffer, &n);
        int advance =
            hb_font_get_glyph_h_advance(g->face->hb_font, hb_buffer_get_glyph_infos(buffer, &n)->codepoint);
        *memory = (int16_t)((n ? p[0].x_advance - advance : 0) * 2 + 1);
    }
    return scale((*memory - 1) / 2, g);
}

static void read_line(const struct reader *r, const struct ts_line *line, struct view_line *v) {
    v->cells = TS_NEW(r->arena, struct view_cell, line->n_glyphs + 1);
    const struct ts_set_glyph *before = NULL;
    for (size_t i = 0; i < line->n_glyphs; i++) {
        const struct ts_set_glyph *g = &line->glyphs[i];
        bool inside = g->text >= r->text && g->text < r->text + r->n;
        if (!inside && g->n_text == 1 && *g->text == ' ') /* a word space drawn for the copy from the PDF */
            continue;
        if (g->hyphen) {
            v->hyphen = scale(hb_font_get_glyph_h_advance(g->face->hb_font, g->id), g);
            continue;
        }
        if (g->n_text == 0 && v->n) {
            add_ink(&v->cells[v->n - 1], g);
            continue;
        }
        struct view_cell *c = &v->cells[v->n++];
        read_glyph(r, g, c);
        if (before && before->face == g->face)
            c[-1].kern = kern_of(g, c[-1].cp, c->cp);
        before = g;
    }
    v->from = find_character(r, line->text);
    v->to = find_character(r, line->text + line->n_text);
    v->measure = line->measure;
    v->width = line->width;
    v->indent = line->indent;
    v->hang = line->hang;
    v->last = line->last;
    v->overfull = line->overfull;
    v->hole = line->hole;
    v->cut = line->cut;
    v->forced = line->forced;
}

void view_make(struct ts_arena *arena, const struct ts_lines *lines, const char *text, size_t n,
               struct view *v) {
    struct reader r = {.arena = arena, .text = text, .n = n};
    *v = (struct view){.n = lines->n};
    read_text(&r, v);
    v->lines = TS_NEW(arena, struct view_line, lines->n + 1);
    for (size_t i = 0; i < lines->n; i++) {
        read_line(&r, &lines->lines[i], &v->lines[i]);
        v->em = lines->lines[i].em;
    }
}
