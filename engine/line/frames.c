#include "line/frames.h"

#include "line/measure.h"

static bool is_text(uint8_t class) {
    return class == TS_HAN || class == TS_WESTERN;
}

static bool is_joint(uint8_t class) {
    return class == TS_CONNECTOR || class == TS_SOLIDUS;
}

/* A mark that may hang: it stands at a clause's or quotation's end. */
static bool is_closing(uint8_t class) {
    return class == TS_CLOSE || class == TS_PAUSE || class == TS_STOP;
}

static bool is_western_at(const struct ts_items *items, size_t i) {
    return i < items->n && items->items[i].class == TS_WESTERN;
}

/* A connector or solidus between figures or letters belongs to them: 3–5, 2021—2025. */
static bool joins_western(const struct ts_items *items, size_t joint) {
    return joint > 0 && is_joint(items->items[joint].class) && is_western_at(items, joint - 1) &&
           is_western_at(items, joint + 1);
}

/* Does item i > 0 share its cells with the one before? */
static bool continues_frame(const struct ts_items *items, size_t i) {
    const struct ts_item *a = &items->items[i - 1], *b = &items->items[i];
    bool close = b->gap == TS_GAP_NONE, same = a->class == b->class;
    if (same && b->class == TS_WESTERN)
        return close || b->gap == TS_GAP_WORD;
    if (!close)
        return false;
    if (same && b->class == TS_STOP) /* ？！ share cells */
        return a->width < items->em && b->width < items->em;
    bool number =
        b->brk == TS_BREAK_NEVER && b->why == TS_WHY_NUMBER && is_text(a->class) && is_text(b->class);
    return number || b->class == TS_ATTACHED || (same && (b->class == TS_DASH || b->class == TS_ELLIPSIS)) ||
           joins_western(items, i) || joins_western(items, i - 1);
}

static const struct ts_frame *find_frames(struct ts_ctx *ctx, const struct ts_items *items) {
    struct ts_frame *frames = TS_NEW(ctx->scratch, struct ts_frame, items->n + 1);
    for (size_t begin = 0, end; begin < items->n; begin = end) {
        end = begin + 1;
        while (end < items->n && continues_frame(items, end))
            end++;
        for (size_t i = begin; i < end; i++)
            frames[i] = (struct ts_frame){(uint32_t)begin, (uint32_t)end};
    }
    return frames;
}

static void pad(struct ts_item *first, struct ts_item *last, ts_len front, ts_len back) {
    first->width += front;
    first->origin += front;
    last->width += back;
}

/* A mark alone in its frame: its ink stays on the side where it is. */
static void pad_single(struct ts_item *it, ts_len cell) {
    ts_len lack = (ts_len)ts_measure_padding(it->width, cell);
    bool centred = it->before && it->after;
    ts_len front = it->class == TS_OPEN && !centred ? lack : is_closing(it->class) && !centred ? 0 : lack / 2;
    pad(it, it, front, lack - front);
}

/* Blanks of the copy beside Han are whole cells; Han and Western stand apart by what their frames leave. */
static void set_gap(struct ts_item *it, bool inside, bool western, ts_len cell) {
    ts_len width = it->gap_width;
    bool blank = it->gap == TS_GAP_FIXED || (it->gap == TS_GAP_WORD && !western);
    if (!inside)
        width = blank ? width + (ts_len)ts_measure_padding(width, cell) : 0;
    else if (it->gap == TS_GAP_NONE)
        width = 0;
    if (!inside && !blank)
        it->gap = TS_GAP_NONE;
    it->gap_width = it->gap_min = it->gap_max = width;
}

static void set_item(const struct ts_items *from, const struct ts_frame *frames, size_t i,
                     struct ts_item *it) {
    bool single = frames[i].end - frames[i].begin == 1, inside = frames[i].begin < i;
    bool western = is_western_at(from, i) || (i > 0 && is_western_at(from, i - 1));
    bool barred = it->brk == TS_BREAK_NEVER && it->why == TS_WHY_START && is_closing(it->class);
    set_gap(it, inside, western, from->em);
    if (single && it->class != TS_WESTERN)
        pad_single(it, from->em);
    it->before = it->after = it->trim_before = it->trim_after = 0;
    it->space = TS_SPACE_NONE;
    it->may_open = false;
    it->may_hang = barred && single;
    if (barred && !inside && is_closing(from->items[i - 1].class)) {
        it->brk = TS_BREAK_MARK;
        it->why = TS_WHY_NOT;
    }
}

const struct ts_items *ts_frames_apply(struct ts_ctx *ctx, const struct ts_items *items) {
    struct ts_item *list;
    struct ts_items *framed = ts_items_copy(ctx, items, &list);
    framed->frames = find_frames(ctx, items);
    for (size_t i = 0; i < items->n; i++)
        set_item(items, framed->frames, i, &list[i]);
    return framed;
}

/* The white of a Western item before its ink and behind it. */
struct white {
    ts_len before, behind;
};

static struct white white_of(const struct ts_items *items, const struct ts_item *it) {
    const struct ts_char *c = &items->runs->chars[it->character];
    if (it->class != TS_WESTERN || c->missing || !c->n_glyphs)
        return (struct white){0, 0};
    const struct ts_glyph *g = &items->runs->glyphs[c->first_glyph];
    struct ts_ink ink = ts_face_ink(c->face, g->id, c->type->size);
    ts_len pen = it->origin + g->x;
    return ink.x0 < ink.x1 ? (struct white){pen + ink.x0, it->width - pen - ink.x1} : (struct white){0, 0};
}

/* The part of a frame that stands on a line: its white is shared by both sides of its ink. Behind a hyphen
 * there is none to be placed: it would stand between the word and its hyphen. */
static void place_part(const struct ts_items *items, size_t begin, size_t end, bool ends_line,
                       struct ts_item *list) {
    bool cut = ends_line && end < items->n;
    int64_t width = cut ? ts_measure_line_end(items, end) : 0;
    for (size_t i = begin; i < end; i++)
        width += items->items[i].width + (i > begin ? items->items[i].gap_width : 0);
    ts_len lack = (ts_len)ts_measure_padding(width, items->em);
    if (cut && ts_break_adds_hyphen(items->items[end].brk)) {
        pad(&list[begin], &list[end - 1], lack / 2, 0);
        return;
    }
    ts_len before = white_of(items, &items->items[begin]).before;
    ts_len behind = white_of(items, &items->items[end - 1]).behind;
    ts_len front = (lack + before + behind) / 2 - before;
    pad(&list[begin], &list[end - 1], front, lack - front);
}

const struct ts_items *ts_frames_place(struct ts_ctx *ctx, const struct ts_items *items,
                                       const struct ts_breaks *breaks) {
    struct ts_item *list;
    struct ts_items *placed = ts_items_copy(ctx, items, &list);
    placed->frames = NULL;
    for (size_t line = 0, begin = 0; line < breaks->n; line++)
        for (size_t end; begin < breaks->ends[line]; begin = end) {
            end = items->frames[begin].end;
            if (end > breaks->ends[line])
                end = breaks->ends[line];
            place_part(items, begin, end, end == breaks->ends[line], list);
        }
    return placed;
}
