#include "page/fill.h"

enum {
    MOST_TRIALS = 200,
    MOST_VARIED = 3,      /* paragraphs set longer or shorter to level columns */
    MOST_VARIED_FULL = 8, /* the same to fill a page */
};

/* A page to be filled. */
struct filling {
    const struct ts_setting *s;
    size_t begin;
    struct ts_columns_request request;
};

static struct ts_column_set fill(const struct filling *f, const struct ts_body *body) {
    return ts_columns_fill(f->s->typesetter->ctx, body->units, body->n, f->begin, &f->request);
}

int ts_fill_height(const struct ts_column_set *set) {
    int rows = 0;
    for (int k = 0; k < set->n; k++)
        rows = set->columns[k].rows > rows ? set->columns[k].rows : rows;
    return rows;
}

/* Rows of the frames that stay free, and those of what they do not hold. */
static int missing_rows(const struct filling *f, const struct ts_column_set *set,
                        const struct ts_body *body) {
    int rows = 0;
    for (int k = 0; k < set->n; k++)
        rows += f->request.frames[k].rows - set->columns[k].rows;
    for (size_t i = set->end; i < body->n; i++)
        rows += body->units[i].rows;
    return rows;
}

/* The deepest foot of text; 0 = there is none. */
static int deepest_foot(const struct filling *f, const struct ts_column_set *set) {
    int most = 0;
    for (int k = 0; k < set->n; k++) {
        int foot = f->request.frames[k].first_row + set->columns[k].rows;
        most = set->columns[k].rows && foot > most ? foot : most;
    }
    return most;
}

/* Of level columns, rows between the deepest foot and the least deep, or the sum of the squares of what each
 * lacks: a row is nothing to see. */
static int unevenness(const struct filling *f, const struct ts_column_set *set, bool squared) {
    int deepest = deepest_foot(f, set), sum = 0, most = 0;
    for (int k = 0; k < set->n; k++) {
        int lack = deepest - f->request.frames[k].first_row - set->columns[k].rows;
        sum += lack > 1 ? lack * lack : 0;
        most = lack > 1 && lack > most ? lack : most;
    }
    return squared ? sum : most;
}

/* What the search makes less. */
static int misfit_of(const struct filling *f, const struct ts_column_set *set, const struct ts_body *body,
                     bool squared) {
    if (f->request.goal == TS_COLUMNS_FULL)
        return missing_rows(f, set, body);
    return f->request.goal == TS_COLUMNS_LEVEL && set->end == body->n ? unevenness(f, set, squared) : 0;
}

/* The search for a paragraph that helps when it is set a line longer or shorter: what a compositor does. */
struct search {
    int misfit;          /* the least found */
    int trials;          /* left */
    int paragraph, more; /* that gave it */
};

static void try_paragraph(const struct filling *f, const struct ts_body *body, int paragraph,
                          struct search *search) {
    for (int more = 1; more >= -1 && search->trials > 0; more -= 2) {
        search->trials--;
        const struct ts_body *varied = ts_body_vary(f->s, body, paragraph, more, true);
        if (!varied)
            continue;
        struct ts_column_set set = fill(f, varied);
        bool holds_all = f->request.goal == TS_COLUMNS_FULL || set.end == varied->n;
        int now = holds_all ? misfit_of(f, &set, varied, true) : search->misfit;
        if (now < search->misfit) {
            search->misfit = now;
            search->paragraph = paragraph;
            search->more = more;
        }
    }
}

/* The body with one paragraph varied so that the page is filled better; NULL = none helps. */
static const struct ts_body *vary_one(const struct filling *f, const struct ts_body *body,
                                      struct search *search) {
    search->paragraph = -1;
    for (size_t i = f->begin; i < body->n; i++)
        if (search->misfit > 0 && !body->units[i].band && body->parts[i].lines &&
            body->parts[i].line_number == 0)
            try_paragraph(f, body, body->parts[i].paragraph, search);
    return search->paragraph < 0 ? NULL : ts_body_vary(f->s, body, search->paragraph, search->more, false);
}

static enum ts_columns_goal goal_of(const struct ts_setting *s, size_t begin) {
    if (s->fit->full && begin == 0)
        return TS_COLUMNS_FULL;
    return s->style->fit.mode == TS_FIT_NONE ? TS_COLUMNS_IN_ORDER : TS_COLUMNS_LEVEL;
}

const struct ts_text_frame *ts_fill_frames(const struct ts_setting *s, const int *first_rows) {
    struct ts_text_frame *frames =
        TS_NEW(s->typesetter->ctx->keep, struct ts_text_frame, (size_t)s->grid.columns);
    for (int k = 0; k < s->grid.columns; k++) {
        int first = first_rows ? first_rows[k] : 0;
        frames[k] = (struct ts_text_frame){k, first, first < s->grid.rows ? s->grid.rows - first : 0};
    }
    return frames;
}

int ts_fill_capacity(const struct ts_text_frame *frames, int n) {
    int rows = 0;
    for (int k = 0; k < n; k++)
        rows += frames[k].rows;
    return rows;
}

struct ts_column_set ts_fill_page(const struct ts_setting *s, const struct ts_body **body, size_t begin,
                                  const struct ts_text_frame *frames, int *misfit) {
    struct filling f = {.s = s, .begin = begin};
    int n = s->grid.columns;
    f.request =
        (struct ts_columns_request){.frames = frames,
                                    .n = n,
                                    .goal = goal_of(s, begin),
                                    .most_extra = s->style->subhead.most_rows - s->style->subhead.rows,
                                    .last_resort = ts_fill_capacity(frames, n) == n * s->grid.rows};
    struct ts_column_set set = fill(&f, *body);
    struct search search = {.misfit = misfit_of(&f, &set, *body, true), .trials = MOST_TRIALS};
    int most = f.request.goal == TS_COLUMNS_FULL ? MOST_VARIED_FULL : MOST_VARIED;
    bool near = f.request.goal != TS_COLUMNS_FULL || search.misfit <= MOST_VARIED_FULL;
    for (int round = 0; round < most && near && search.misfit > 0; round++) {
        const struct ts_body *varied = vary_one(&f, *body, &search);
        if (!varied)
            break;
        *body = varied;
        set = fill(&f, varied);
    }
    *misfit = misfit_of(&f, &set, *body, false);
    return set;
}
