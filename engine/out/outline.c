#include "out/outline.h"

struct pen {
    struct ts_bytes *out;
    double scale; /* font units to points */
    double x, y;  /* of the origin, in points */
    bool drawn;
};

enum { DECIMALS = 4 };

static void add(struct pen *p, double x, double y) {
    const double at[] = {p->x + x * p->scale, p->y + y * p->scale};
    for (int i = 0; i < 2; i++) {
        ts_bytes_decimal(p->out, (int64_t)(at[i] * 10000 + (at[i] < 0 ? -0.5 : 0.5)), DECIMALS);
        ts_bytes_add(p->out, " ", 1);
    }
}

/* HarfBuzz's callbacks; what a pen does not need of them has no name. */
static void move_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, float x, float y, void *user) {
    (void)f, (void)s, (void)user;
    add(pen, (double)x, (double)y);
    ts_bytes_add(((struct pen *)pen)->out, "m\n", 2);
}

static void line_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, float x, float y, void *user) {
    (void)f, (void)s, (void)user;
    add(pen, (double)x, (double)y);
    ts_bytes_add(((struct pen *)pen)->out, "l\n", 2);
}

/* Quadratic curves come as cubic ones: HarfBuzz turns them where nobody draws them. */
static void cubic_to(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, float x1, float y1, float x2,
                     float y2, float x3, float y3, void *user) {
    (void)f, (void)s, (void)user;
    add(pen, (double)x1, (double)y1);
    add(pen, (double)x2, (double)y2);
    add(pen, (double)x3, (double)y3);
    ts_bytes_add(((struct pen *)pen)->out, "c\n", 2);
}

static void close_path(hb_draw_funcs_t *f, void *pen, hb_draw_state_t *s, void *user) {
    (void)f, (void)s, (void)user;
    struct pen *p = pen;
    ts_bytes_add(p->out, "h\n", 2);
    p->drawn = true;
}

void ts_outline_add(struct ts_bytes *out, const struct ts_set_glyph *g, ts_len x, ts_len y) {
    struct pen pen = {.out = out,
                      .scale = (double)g->type->size / TS_PT / g->face->units_per_em,
                      .x = (double)x / TS_PT,
                      .y = (double)y / TS_PT};
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(g->face->hb_font, g->id, funcs, &pen);
#else
    hb_font_get_glyph_shape(g->face->hb_font, g->id, funcs, &pen);
#endif
    hb_draw_funcs_destroy(funcs);
    if (pen.drawn)
        ts_bytes_add(out, "f\n", 2);
}
