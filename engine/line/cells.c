#include "line/cells.h"

#include "base/utf8.h"

/* Ink is measured, and the fonts' own half-width forms (the OpenType feature halt) are not asked for: a font
 * without them is set the same. Where a font has them they agree (tests/unit/test_cells.c). */

enum {
    AS_DRAWN = 10000,
    HAIR = 40,      /* thousandths of an em: so near the middle, ink stays at the font's height */
    MOST_STOPS = 32 /* looked at on either side of one in a row: keeps the time linear */
};

/* A character on its way into a cell. */
struct cell {
    const struct ts_runs *runs;
    size_t i;
    const struct ts_char *c;
    const struct ts_line_rules *rules;
    ts_len em, advance;
    struct ts_ink ink;
};

static struct ts_ink ink_of(const struct ts_runs *runs, const struct ts_char *c) {
    if (c->missing || !c->n_glyphs)
        return (struct ts_ink){0, 0, 0, 0};
    return ts_face_ink(c->face, runs->glyphs[c->first_glyph].id, c->type->size);
}

enum { MOST_ADVANCE = INT32_MAX / 64 }; /* of a cluster without end, which no line holds */

static ts_len advance_of(const struct ts_runs *runs, const struct ts_char *c) {
    int64_t sum = 0;
    for (uint32_t g = 0; g < c->n_glyphs; g++)
        sum += runs->glyphs[c->first_glyph + g].advance;
    return sum > MOST_ADVANCE ? MOST_ADVANCE : (ts_len)sum;
}

/* The ink in the middle along the line. Ink wider than the cell was drawn for a full one: it is narrowed, and
 * keeps 1/25 of the cell free at either side. */
static void centre_ink(const struct cell *cell, ts_len width, struct ts_item *it) {
    ts_len ink_width = cell->ink.x1 - cell->ink.x0;
    it->width = width;
    if (ink_width > width) {
        it->stretch = ts_len_scale(AS_DRAWN, width * 23 / 25, ink_width);
        it->origin = width / 25 - ts_len_scale(cell->ink.x0, it->stretch, AS_DRAWN);
    } else {
        it->origin = (width - ink_width) / 2 - cell->ink.x0;
    }
}

/* The ink in the middle of its cell both ways, beside Han that stand at the height of the face's own: a font
 * draws – ~ - for small letters, and marks of the mainland at the foot. */
static void centre_both_ways(const struct cell *cell, ts_len width, struct ts_item *it) {
    ts_len height = cell->ink.y1 - cell->ink.y0;
    centre_ink(cell, width, it);
    if (height <= 0)
        return;
    ts_len middle = ts_len_scale(cell->em, cell->c->face->han_middle, cell->c->face->units_per_em);
    ts_len rise = middle - (cell->ink.y0 + height / 2), hair = ts_len_scale(cell->em, HAIR, 1000);
    it->rise = rise > hair || rise < -hair ? rise : 0;
}

/* Marks whose ink keeps to one half of the cell. The font's side bearing stays where the ink with it fits the
 * half; else (a font that centres its marks) the ink is centred in the half. Ink wider than the half leaves
 * no space to give. */
static void set_half_mark(const struct cell *cell, enum ts_space space, struct ts_item *it) {
    ts_len half = cell->em / 2, ink_width = cell->ink.x1 - cell->ink.x0;
    bool opens = cell->c->class == TS_OPEN;
    if (ink_width > half) {
        centre_ink(cell, cell->em, it);
        return;
    }
    ts_len bearing = opens ? cell->advance - cell->ink.x1 : cell->ink.x0;
    if (bearing < 0 || ink_width + bearing > half)
        bearing = (half - ink_width) / 2;
    it->width = cell->em;
    it->origin = opens ? cell->em - bearing - ink_width - cell->ink.x0 : bearing - cell->ink.x0;
    it->space = (uint8_t)space;
    *(opens ? &it->before : &it->after) = half;
}

/* Marks that stand in the middle of 1 em, with 1/4 em to give on each side: ， 。 of Taiwan and Hong Kong,
 * and their interpunct. */
static void set_centred_mark(const struct cell *cell, enum ts_space space, struct ts_item *it) {
    centre_both_ways(cell, cell->em, it);
    it->space = (uint8_t)space;
    it->before = it->after = cell->em / 4;
}

static int punctuation_of(const struct cell *cell) {
    return ts_type_punctuation(cell->c->type, cell->rules);
}

/* What the style of punctuation leaves of a mark's space. */
static void apply_style(const struct cell *cell, struct ts_item *it) {
    int style = punctuation_of(cell);
    bool halved =
        style == TS_PUNCTUATION_HALF || (style == TS_PUNCTUATION_KAIMING && cell->c->class != TS_STOP);
    if (halved) {
        it->width -= it->before + it->after;
        it->origin -= it->before;
    }
    if (halved || style == TS_PUNCTUATION_NONE) {
        it->before = it->after = 0;
        it->space = TS_SPACE_NONE;
    }
}

static bool is_mainland(const struct cell *cell) {
    return cell->rules->region == TS_REGION_MAINLAND;
}

/* A pause or stop that stands at the start of its cell: all of the mainland's, and those that a style of
 * Taiwan or Hong Kong sets so (CLREQ, "Special cases"). */
static bool keeps_to_start(const struct cell *cell) {
    size_t used;
    if (is_mainland(cell))
        return true;
    for (const char *p = cell->rules->corner_marks, *end = p + strlen(p); p < end; p += used)
        if (ts_utf8_decode(p, (size_t)(end - p), &used) == cell->c->code_point)
            return true;
    return false;
}

/* The colon behind a speaker's name: it keeps its space, so that labels look alike down the page. */
static bool closes_label(const struct cell *cell) {
    return cell->c->marked & TS_MARKED_LABEL && cell->c->code_point == 0xFF1A &&
           cell->i + 1 < cell->runs->n_chars && !(cell->c[1].marked & TS_MARKED_LABEL);
}

static bool is_doubled_stop(const struct ts_char *c) {
    return c->code_point == 0xFF1F || c->code_point == 0xFF01; /* ？ ！ */
}

/* ？！ set together: two share 1 em, three 2 em, as one unit (GB/T 15834, 5.1.2); n more follow that rule on.
 * 0 = the mark stands alone. */
static ts_len shared_stop_width(const struct cell *cell) {
    const struct ts_char *chars = cell->runs->chars;
    size_t first = cell->i, last = cell->i;
    if (!is_doubled_stop(cell->c) || punctuation_of(cell) == TS_PUNCTUATION_NONE)
        return 0;
    while (first > 0 && cell->i - first < MOST_STOPS && is_doubled_stop(&chars[first - 1]))
        first--;
    while (last + 1 < cell->runs->n_chars && last - cell->i < MOST_STOPS && is_doubled_stop(&chars[last + 1]))
        last++;
    ts_len count = (ts_len)(last - first) + 1;
    return count == 1 ? 0 : cell->em * ((count + 1) / 2) / count;
}

static void set_stop(const struct cell *cell, struct ts_item *it) {
    ts_len shared = shared_stop_width(cell);
    enum ts_space space = cell->rules->squeeze_stops ? TS_SPACE_STOP : TS_SPACE_NONE;
    uint32_t cp = cell->c->code_point;
    bool full_stop = cp == 0x3002 || cp == 0xFF0E || cp == 0xFE52;
    if (shared)
        centre_ink(cell, shared, it);
    else if (keeps_to_start(cell))
        set_half_mark(cell, space, it);
    else if (full_stop)
        set_centred_mark(cell, space, it);
    else
        centre_both_ways(cell, cell->em, it); /* ？ ！ give nothing there */
    apply_style(cell, it);
}

static void set_pause(const struct cell *cell, struct ts_item *it) {
    if (keeps_to_start(cell))
        set_half_mark(cell, TS_SPACE_PAUSE, it);
    else
        set_centred_mark(cell, TS_SPACE_PAUSE, it);
    if (closes_label(cell))
        it->space = TS_SPACE_LABEL;
    apply_style(cell, it);
}

static bool same_class_beside(const struct cell *cell, int step) {
    size_t k = cell->i + (size_t)step;
    return k < cell->runs->n_chars && cell->runs->chars[k].class == cell->c->class;
}

/* One stroke of as many em as there are characters: the ink of each is drawn to its whole cell, over the edge
 * it shares with the next, and short of the cell by 1/20 em at the stroke's two ends,
 * so that a 一 beside it does not prolong it. */
static void set_dash(const struct cell *cell, struct ts_item *it) {
    ts_len ink_width = cell->ink.x1 - cell->ink.x0, end = cell->em / 20, overlap = cell->em / 100;
    centre_both_ways(cell, cell->c->code_point == 0x2E3A ? 2 * cell->em : cell->em, it);
    if (ink_width <= 0)
        return;
    ts_len from = same_class_beside(cell, -1) ? -overlap : end;
    ts_len to = it->width + (same_class_beside(cell, 1) ? overlap : -end);
    it->stretch = ts_len_scale(AS_DRAWN, to - from, ink_width);
    it->origin = from - ts_len_scale(cell->ink.x0, it->stretch, AS_DRAWN);
}

/* 1/2 em, fixed (GB/T 15834, 5.1.7); elsewhere 1 em that both sides give up equally. */
static void set_interpunct(const struct cell *cell, struct ts_item *it) {
    if (is_mainland(cell))
        centre_both_ways(cell, cell->em / 2, it);
    else
        set_centred_mark(cell, TS_SPACE_INTERPUNCT, it);
    apply_style(cell, it);
}

/* The solidus and the short connector: GB/T 15834 gives them 1/2 em; elsewhere they take a character's room
 * like other marks (CLREQ, "Sizes and positions"), unless the style of punctuation halves those. */
static ts_len short_width(const struct cell *cell) {
    int style = punctuation_of(cell);
    bool halved = style == TS_PUNCTUATION_HALF || style == TS_PUNCTUATION_KAIMING;
    return is_mainland(cell) || halved ? cell->em / 2 : cell->em;
}

/* – and - : no more than 1/2 em of ink in any cell, so that they do not read as 一. */
static void set_connector(const struct cell *cell, struct ts_item *it) {
    bool is_short = cell->c->code_point == 0x2013 || cell->c->code_point == '-';
    centre_both_ways(cell, is_short ? cell->em / 2 : cell->em, it);
    if (is_short) {
        ts_len more = short_width(cell) - it->width;
        it->width += more;
        it->origin += more / 2;
    }
}

/* What kerning with the next letter took from the advance: a line's end gives it back. Ligatures being off,
 * kerning is all that ties a Western letter to the next (HarfBuzz, "unsafe to break"). */
static ts_len unkerned(const struct cell *cell) {
    const struct ts_char *c = cell->c;
    if (c->missing || !c->n_glyphs)
        return 0;
    const struct ts_glyph *last = &cell->runs->glyphs[c->first_glyph + c->n_glyphs - 1];
    hb_position_t own = hb_font_get_glyph_h_advance(c->face->hb_font, last->id);
    return ts_len_scale(own, c->type->size, c->face->units_per_em) - last->advance;
}

void ts_cell_set(const struct ts_runs *runs, size_t i, const struct ts_line_rules *rules,
                 struct ts_item *it) {
    const struct ts_char *c = &runs->chars[i];
    struct cell cell = {runs, i, c, rules, c->type->size, advance_of(runs, c), {0, 0, 0, 0}};
    if (c->class != TS_HAN && c->class != TS_WESTERN)
        cell.ink = ink_of(runs, c);
    it->stretch = AS_DRAWN;
    switch ((enum ts_class)c->class) {
    case TS_OPEN:
    case TS_CLOSE:
        set_half_mark(&cell, TS_SPACE_BRACKET, it);
        apply_style(&cell, it);
        break;
    case TS_PAUSE:
        set_pause(&cell, it);
        break;
    case TS_STOP:
        set_stop(&cell, it);
        break;
    case TS_DASH:
        set_dash(&cell, it);
        break;
    case TS_ELLIPSIS:
        centre_both_ways(&cell, cell.em, it);
        break;
    case TS_INTERPUNCT:
        set_interpunct(&cell, it);
        break;
    case TS_SOLIDUS:
        centre_both_ways(&cell, short_width(&cell), it);
        break;
    case TS_CONNECTOR:
        set_connector(&cell, it);
        break;
    case TS_HAN:
        it->width = cell.advance > cell.em ? cell.advance : cell.em;
        it->origin = (it->width - cell.advance) / 2;
        break;
    default:
        it->width = cell.advance;
        it->unkerned = unkerned(&cell);
    }
}
