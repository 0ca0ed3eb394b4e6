#include "line/zhuyin.h"

/* CLREQ, "Choice of Size and Ratio": symbols of 3/10 of the character, the whole in half of it; the neutral
 * tone takes 1/10 of its height. In thousandths of the character's em, the em box's foot at -120. */
enum { SYMBOL = 300, WHOLE = 500, NEUTRAL = 100, MIDDLE = 380, TONE_ROOM = 170, MOST_SYMBOLS = 3 };

enum kind { OTHER, SYMBOL_OF, TONE, CHECKED_TONE, NEUTRAL_TONE };

static enum kind kind_of(uint32_t cp) {
    if (cp >= 0x31B4 && cp <= 0x31B7)
        return CHECKED_TONE;
    if ((cp >= 0x3105 && cp <= 0x312F) || (cp >= 0x31A0 && cp <= 0x31BF))
        return SYMBOL_OF;
    if (cp == 0x02D9)
        return NEUTRAL_TONE;
    return cp == 0x02CA || cp == 0x02C7 || cp == 0x02CB || cp == 0x02EA || cp == 0x02EB ? TONE : OTHER;
}

bool ts_zhuyin_is(const struct ts_runs *runs) {
    int symbols = 0;
    for (size_t i = 0; i < runs->n_chars; i++) {
        enum kind kind = kind_of(runs->chars[i].code_point);
        if (kind == OTHER || !runs->chars[i].n_glyphs)
            return false;
        symbols += kind == SYMBOL_OF;
    }
    return symbols > 0 && symbols <= MOST_SYMBOLS;
}

ts_len ts_zhuyin_width(ts_len em) {
    return ts_len_scale(em, WHOLE, 1000);
}

static ts_len share(ts_len em, int thousandths) {
    return ts_len_scale(em, thousandths, 1000);
}

/* The character's glyph at a size, its ink's middle at (x, y). */
static struct ts_set_glyph centred(struct ts_ctx *ctx, const struct ts_runs *runs, const struct ts_char *c,
                                   ts_len size, ts_len x, ts_len y) {
    struct ts_type *type = TS_NEW(ctx->keep, struct ts_type, 1);
    *type = *c->type;
    type->size = size;
    uint32_t id = runs->glyphs[c->first_glyph].id;
    struct ts_ink ink = ts_face_ink(c->face, id, size);
    return (struct ts_set_glyph){.face = c->face,
                                 .type = type,
                                 .id = id,
                                 .stretch = 10000,
                                 .x = x - (ink.x0 + ink.x1) / 2,
                                 .y = y - (ink.y0 + ink.y1) / 2,
                                 .text = c->text,
                                 .n_text = c->n_bytes,
                                 .missing = c->missing};
}

static ts_len least(ts_len a, ts_len b) {
    return a < b ? a : b;
}

/* Tones have the character's own size, or as much of it as their room allows. */
static ts_len tone_size(const struct ts_runs *runs, const struct ts_char *c, ts_len em) {
    struct ts_ink ink = ts_face_ink(c->face, runs->glyphs[c->first_glyph].id, em);
    if (kind_of(c->code_point) == NEUTRAL_TONE && ink.y1 > ink.y0)
        return least(em, ts_len_scale(em, share(em, NEUTRAL), ink.y1 - ink.y0));
    ts_len width = ink.x1 - ink.x0, room = share(em, TONE_ROOM);
    return width > room ? ts_len_scale(em, room, width) : em;
}

static bool has_neutral_tone(const struct ts_runs *runs) {
    for (size_t i = 0; i < runs->n_chars; i++)
        if (kind_of(runs->chars[i].code_point) == NEUTRAL_TONE)
            return true;
    return false;
}

struct ts_line *ts_zhuyin_place(struct ts_ctx *ctx, const struct ts_runs *runs, const struct ts_type *base) {
    ts_len em = base->size, symbols = 0, side = share(em, SYMBOL);
    bool neutral = has_neutral_tone(runs);
    for (size_t i = 0; i < runs->n_chars; i++)
        symbols += kind_of(runs->chars[i].code_point) == SYMBOL_OF;
    ts_len height = symbols * side + (neutral ? share(em, NEUTRAL) : 0);
    ts_len top = share(em, MIDDLE) + height / 2 - (neutral ? share(em, NEUTRAL) : 0); /* of the symbols */
    ts_len last_top = top - (symbols - 1) * side, y = top;
    struct ts_set_glyph *glyphs = TS_NEW(ctx->keep, struct ts_set_glyph, runs->n_chars + 1);
    struct ts_line *line = TS_NEW(ctx->keep, struct ts_line, 1);
    for (size_t i = 0; i < runs->n_chars; i++) {
        const struct ts_char *c = &runs->chars[i];
        struct ts_set_glyph *g = &glyphs[line->n_glyphs++];
        ts_len size = tone_size(runs, c, em), beside = side + share(em, WHOLE - SYMBOL) / 2;
        switch (kind_of(c->code_point)) {
        case NEUTRAL_TONE: /* before the symbols: above them */
            *g = centred(ctx, runs, c, size, side / 2, top + share(em, NEUTRAL) / 2);
            break;
        case TONE: /* outside the upper right corner of the last symbol, half of it above */
            *g = centred(ctx, runs, c, size, beside, last_top);
            break;
        case CHECKED_TONE: /* outside its lower right corner */
            *g = centred(ctx, runs, c, c->type->size, beside, last_top - side);
            break;
        default:
            *g = centred(ctx, runs, c, side, side / 2, y - side / 2);
            y -= side;
        }
    }
    line->glyphs = glyphs;
    line->width = share(em, WHOLE);
    return line;
}
