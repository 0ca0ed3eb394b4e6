#include "line/annotations.h"

#include "base/vec.h"

typedef TS_VEC(struct ts_annotation) found;

static const struct ts_char *char_of(const struct ts_items *items, size_t i) {
    return &items->runs->chars[items->items[i].character];
}

/* A dot stands under a character, not under a mark. */
static bool takes_dot(const struct ts_items *items, size_t i) {
    const struct ts_char *c = char_of(items, i);
    return c->class == TS_HAN || (c->class == TS_WESTERN && ts_class_is_alphanumeric(c->code_point));
}

static void add_dots(struct ts_ctx *ctx, const struct ts_items *items, size_t begin, size_t end,
                     const struct ts_placed_cell *cells, found *list) {
    for (size_t i = begin; i < end; i++) {
        const struct ts_char *c = char_of(items, i);
        if (c->marked & TS_MARKED_DOTS && takes_dot(items, i))
            *TS_VEC_ADD(ctx->keep, list) = (struct ts_annotation){.kind = TS_ANNOTATION_DOT,
                                                                  .left = cells[i - begin].left,
                                                                  .right = cells[i - begin].right,
                                                                  .type = c->type,
                                                                  .beneath = c->marked & TS_MARKED_UNDER};
    }
}

/* One unbroken mark for each element, as long as what it marks; its part on this line. */
static void add_elements(struct ts_ctx *ctx, const struct ts_items *items, size_t begin, size_t end,
                         const struct ts_placed_cell *cells, unsigned marked, enum ts_annotation_kind kind,
                         found *list) {
    for (size_t i = begin, next; i < end; i = next) {
        const struct ts_char *c = char_of(items, i);
        for (next = i + 1; c->marked & marked && next < end; next++)
            if (!(char_of(items, next)->marked & marked) || char_of(items, next)->element != c->element)
                break;
        if (c->marked & marked)
            *TS_VEC_ADD(ctx->keep, list) = (struct ts_annotation){.kind = kind,
                                                                  .left = cells[i - begin].left,
                                                                  .right = cells[next - 1 - begin].right,
                                                                  .type = c->type};
    }
}

struct ts_annotations ts_annotations_find(struct ts_ctx *ctx, const struct ts_items *items, size_t begin,
                                          size_t end, const struct ts_placed_cell *cells) {
    found list = {0};
    unsigned marked = 0;
    for (size_t i = begin; i < end; i++)
        marked |= char_of(items, i)->marked;
    if (marked & TS_MARKED_DOTS)
        add_dots(ctx, items, begin, end, cells, &list);
    if (marked & TS_MARKED_NAME)
        add_elements(ctx, items, begin, end, cells, TS_MARKED_NAME, TS_ANNOTATION_LINE, &list);
    if (marked & TS_MARKED_TITLE)
        add_elements(ctx, items, begin, end, cells, TS_MARKED_TITLE, TS_ANNOTATION_WAVE, &list);
    if (marked & TS_MARKED_DEATH)
        add_elements(ctx, items, begin, end, cells, TS_MARKED_DEATH, TS_ANNOTATION_FRAME, &list);
    if (marked & TS_MARKED_STRUCK)
        add_elements(ctx, items, begin, end, cells, TS_MARKED_STRUCK, TS_ANNOTATION_STRIKE, &list);
    return (struct ts_annotations){list.v, list.n};
}
