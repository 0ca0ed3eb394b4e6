#include "page/fill.h"
#include "page/fitter.h"
#include "page/head.h"
#include "page/island.h"

enum { BYTES_OF_HAN = 3 };

static struct ts_setting *quiet_setting(const struct ts_fitter *f, const struct ts_style *style) {
    struct ts_fit fit = *f->base;
    fit.style = style;
    struct ts_setting *s = ts_setting_make(f->t, &fit, f->article);
    s->quiet = true;
    return s;
}

int ts_demand_faults(const struct ts_body *body) {
    int faults = 0;
    for (size_t i = 0; i < body->n; i++)
        for (size_t k = 0; k < body->parts[i].n_lines && body->parts[i].lines; k++) {
            const struct ts_line *line = &body->parts[i].lines[k];
            faults += line->hole || line->overfull || line->cut || line->forced;
        }
    return faults;
}

/* What the head takes, whose blocks are whole rows of the pitch. */
static void count_plan(const struct ts_setting *s, const struct ts_head_plan *plan,
                       struct ts_demand *demand) {
    demand->head = plan->rows;
    demand->taken = ts_site_rows(s->site) - ts_fill_capacity(plan->frames, s->site->n);
    demand->head_columns = plan->columns;
}

bool ts_demand_count(const struct ts_fitter *f, const struct ts_style *style, struct ts_demand *demand,
                     const struct ts_body **body) {
    const struct ts_setting *s = quiet_setting(f, style);
    struct ts_head_plan plan;
    if (!ts_head_plan_make(s, &plan))
        return false;
    const struct ts_islands *islands = ts_islands_set(s, ts_fill_highest(s, plan.frames, s->site->n));
    *body = islands ? ts_body_set(s, plan.body_from, islands) : NULL;
    *demand = (struct ts_demand){.islands = islands};
    count_plan(s, &plan, demand);
    for (size_t i = 0; *body && i < (*body)->n; i++) {
        if ((*body)->parts[i].island)
            continue;
        demand->rows += (*body)->units[i].space + (*body)->units[i].rows;
        demand->bands += (*body)->units[i].band;
    }
    if (*body)
        demand->faults = ts_demand_faults(*body);
    return *body != NULL;
}

int ts_demand_islands(const struct ts_fitter *f, const struct ts_islands *islands,
                      const struct ts_style *style, int head) {
    struct ts_grid grid = f->site ? f->site->grid : ts_grid_make(style);
    int rows = 0;
    for (size_t i = 0; i < islands->n; i++) {
        const struct ts_island *p = &islands->v[i];
        bool here = p->position == TS_PICTURE_HERE;
        int columns = ts_island_columns(p, &grid);
        rows += columns * ts_island_hole(style, &grid, p, here ? grid.rows : grid.rows - head);
    }
    return rows;
}

bool ts_demand_count_head(const struct ts_fitter *f, const struct ts_style *style, struct ts_demand *demand) {
    struct ts_head_plan plan;
    const struct ts_setting *s = quiet_setting(f, style);
    if (!ts_head_plan_make(s, &plan))
        return false;
    count_plan(s, &plan, demand);
    return true;
}

void ts_demand_measure(struct ts_fitter *f, const struct ts_body *body) {
    int64_t measure = f->style->characters * 1000;
    for (size_t i = 0; i < body->n; i++) {
        const struct ts_body_unit *part = &body->parts[i];
        bool last = i + 1 == body->n || body->parts[i + 1].paragraph != part->paragraph;
        if (!body->units[i].band && part->lines && last)
            *TS_VEC_ADD(f->t->ctx->keep, &f->lengths) =
                part->line_number * measure + (int64_t)part->lines->width * 1000 / f->style->body.size;
    }
}

int ts_demand_estimate(const struct ts_fitter *f, int characters) {
    int64_t rows = f->demand.rows;
    for (size_t i = 0; i < f->lengths.n; i++) {
        int64_t own = f->style->characters * 1000, other = characters * 1000;
        rows += (f->lengths.v[i] + other - 1) / other - (f->lengths.v[i] + own - 1) / own;
    }
    return (int)rows;
}

/* Characters that stand in the site, or on a page of the smallest size and pitch. */
static size_t places_of(const struct ts_fitter *f) {
    const struct ts_style *s = f->style;
    ts_len size = s->fit.min_size < s->body.size ? s->fit.min_size : s->body.size;
    ts_len row = s->fit.min_row < s->row ? s->fit.min_row : s->row;
    if (f->site)
        return (size_t)ts_site_rows(f->site) * (size_t)(f->site->grid.measure / s->body.size);
    return (size_t)(s->area_width / size) * (size_t)(s->area_height / row);
}

bool ts_demand_is_beyond(const struct ts_fitter *f) {
    size_t bytes = 0;
    for (size_t i = f->base->rest ? f->base->from : 0; i < f->article->n_paras; i++)
        bytes += f->article->paras[i].text.n;
    return bytes / BYTES_OF_HAN > 2 * places_of(f); /* markup and Western text take less */
}

int ts_demand_over(const struct ts_fitter *f) {
    const struct ts_demand *d = &f->demand;
    struct ts_grid grid = f->site ? f->site->grid : ts_grid_make(f->style);
    int rows = f->site ? ts_site_rows(f->site) : grid.rows * grid.columns;
    int over =
        d->islands ? d->taken + d->rows + ts_demand_islands(f, d->islands, f->style, d->head) - rows : 0;
    return over > 0 ? over : 0;
}
