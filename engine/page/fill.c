#include "page/fill.h"

#include <limits.h>

enum {
    MOST_TRIALS = 200,
    MOST_VARIED = 3,      /* paragraphs set longer or shorter to level columns */
    MOST_VARIED_FULL = 8, /* the same to fill a page */
};

/* A page to be filled. */
struct filling {
    const struct ts_setting *s;
    size_t begin;
    struct ts_block under; /* the frames without pictures */
    bool from, to;         /* jump lines that take rows of them */
    int foot;              /* the row below the deepest picture, box or table; 0 = there is none */
    struct ts_columns_request request;
};

static struct ts_column_set fill(const struct filling *f, const struct ts_body *body) {
    return ts_columns_fill(f->s->typesetter->ctx, body->units, body->n, f->begin, &f->request);
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

/* The row below the deepest text; 0 = there is none. */
static int deepest(const struct ts_text_frame *frames, const struct ts_column_set *set) {
    int most = 0;
    for (int k = 0; k < set->n; k++) {
        int foot = frames[k].first_row + set->columns[k].rows;
        most = set->columns[k].rows && foot > most ? foot : most;
    }
    return most;
}

/* Of level columns, rows between the deepest foot and the least deep, or the sum of the squares of what each
 * lacks, of a single row only where the text goes on in the next: it is seen there, but nothing to tell of. A
 * frame above a picture ends there; a picture's foot is a foot too. */
static int unevenness(const struct filling *f, const struct ts_column_set *set, bool squared) {
    int text = deepest(f->request.frames, set), foot = text > f->foot ? text : f->foot, sum = 0, most = 0;
    for (int k = 0; k < set->n; k++) {
        const struct ts_text_frame *frame = &f->request.frames[k];
        int end = frame->first_row + frame->rows < foot ? frame->first_row + frame->rows : foot;
        int lack = end - frame->first_row - set->columns[k].rows;
        bool goes_on = set->columns[k].end < set->end;
        sum += lack > 1 ? lack * lack : lack == 1 && goes_on;
        most = lack > 1 && lack > most ? lack : most;
    }
    return squared ? sum : most;
}

/* Of columns that do not hold the body, the sum of the squares of what each lacks. */
static int holes(const struct filling *f, const struct ts_column_set *set) {
    int sum = 0;
    for (int k = 0; k < set->n; k++) {
        int lack = f->request.frames[k].rows - set->columns[k].rows;
        sum += lack > 1 ? lack * lack : 0;
    }
    return sum;
}

/* How far the goal was missed. */
static int misfit_of(const struct filling *f, const struct ts_column_set *set, const struct ts_body *body,
                     bool squared) {
    if (f->request.goal == TS_COLUMNS_FULL)
        return missing_rows(f, set, body);
    return f->request.goal == TS_COLUMNS_LEVEL && set->end == body->n ? unevenness(f, set, squared) : 0;
}

/* What the search makes less: of a block whose copy is over, the white at the foot of its columns, too. */
static int fault_of(const struct filling *f, const struct ts_column_set *set, const struct ts_body *body) {
    bool over = f->request.goal == TS_COLUMNS_LEVEL && set->end < body->n && !f->s->site->page;
    return over ? holes(f, set) : misfit_of(f, set, body, true);
}

/* The search for a paragraph that helps when it is set a line longer or shorter: what a compositor does. */
struct search {
    int misfit;          /* the least found */
    int trials;          /* left */
    bool over;           /* the columns do not hold the body */
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
        bool holds_all = f->request.goal == TS_COLUMNS_FULL || set.end == varied->n || search->over;
        int now = holds_all ? fault_of(f, &set, varied) : search->misfit;
        if (now < search->misfit) {
            search->misfit = now;
            search->paragraph = paragraph;
            search->more = more;
        }
    }
}

/* The body with one paragraph varied so that the page is filled better; NULL = none helps. */
static const struct ts_body *vary_one(const struct filling *f, const struct ts_body *body,
                                      const struct ts_column_set *set, struct search *search) {
    search->paragraph = -1;
    for (size_t i = f->begin; i < set->end; i++)
        if (search->misfit > 0 && !body->units[i].band && body->parts[i].lines &&
            body->parts[i].line_number == 0)
            try_paragraph(f, body, body->parts[i].paragraph, search);
    if (search->paragraph < 0)
        return NULL;
    ts_setting_forget(f->s, &f->s->article->paras[search->paragraph], 0);
    return ts_body_vary(f->s, body, search->paragraph, search->more, false);
}

static enum ts_columns_goal goal_of(const struct ts_setting *s, size_t begin) {
    if (s->fit->full && begin == 0)
        return TS_COLUMNS_FULL;
    return s->style->fit.mode == TS_FIT_NONE ? TS_COLUMNS_IN_ORDER : TS_COLUMNS_LEVEL;
}

const struct ts_text_frame *ts_fill_frames(const struct ts_setting *s, const int *first_rows) {
    struct ts_text_frame *frames = TS_NEW(s->typesetter->ctx->keep, struct ts_text_frame, (size_t)s->site->n);
    for (int k = 0; k < s->site->n; k++) {
        struct ts_text_frame f = s->site->frames[k];
        int foot = f.first_row + f.rows;
        if (first_rows && first_rows[f.column] > f.first_row)
            f.first_row = first_rows[f.column];
        f.rows = f.first_row < foot ? foot - f.first_row : 0;
        frames[k] = f;
    }
    return frames;
}

int ts_fill_capacity(const struct ts_text_frame *frames, int n) {
    int rows = 0;
    for (int k = 0; k < n; k++)
        rows += frames[k].rows;
    return rows;
}

int ts_fill_highest(const struct ts_setting *s, const struct ts_text_frame *frames, int n) {
    int rows = 0;
    for (int k = 0; k < n; k++)
        rows = frames[k].rows > rows ? frames[k].rows : rows;
    return rows - ts_jump_most_rows(s);
}

/* --- pictures ------------------------------------------------------------------------------------------- */

/* The row below the deepest of the pictures, boxes and tables. */
static int foot_of_islands(const struct ts_block *block) {
    int foot = 0;
    for (int i = 0; i < block->n_placed; i++) {
        const struct ts_placed *p = &block->placed[i];
        foot = p->row + p->rows > foot ? p->row + p->rows : foot;
    }
    return foot;
}

static void take_block(struct filling *f, const struct ts_block *block) {
    f->foot = foot_of_islands(block);
    f->request.frames = block->frames;
    f->request.n = block->n_frames;
    int columns = f->s->grid.columns,
        rows = f->s->grid.rows - ts_jump_most_rows(f->s); /* of a further page */
    f->request.last_resort =
        f->s->site->page && ts_fill_capacity(block->frames, block->n_frames) >= columns * rows;
}

/* Which pictures are not for this page: their text is on a further one. */
static bool *find_later(const struct filling *f, const struct ts_body *body,
                        const struct ts_islands *waiting) {
    bool *later = TS_NEW(f->s->typesetter->ctx->keep, bool, waiting->n + 1);
    struct ts_column_set set = fill(f, body);
    for (size_t i = 0; i < waiting->n; i++)
        later[i] = set.end < body->n && ts_body_anchor(body, waiting->v[i].before) >= set.end;
    return later;
}

static struct ts_block place(const struct filling *f, int foot, const struct ts_islands *waiting,
                             bool *left) {
    struct ts_block block = ts_place_islands(f->s, f->under.frames, f->under.n_frames, foot, waiting, left);
    if (f->to &&
        ts_fill_capacity(block.frames, block.n_frames) == 0) { /* no row to say where the text goes on: */
        block = f->under;                                      /* they stand where it does */
        for (size_t i = 0; i < waiting->n; i++)
            left[i] = true;
    }
    ts_jump_take(f->s->typesetter->ctx, &block, f->from, f->to);
    return block;
}

/* The block with the pictures, its foot at a row. False if one that stands in `block` has no room then. */
static bool place_to(const struct filling *f, int foot, const struct ts_islands *waiting, const bool *left,
                     struct ts_block *block) {
    bool *own = TS_NEW(f->s->typesetter->ctx->keep, bool, waiting->n + 1);
    memcpy(own, left, waiting->n * sizeof *own);
    *block = place(f, foot, waiting, own);
    return memcmp(own, left, waiting->n * sizeof *own) == 0;
}

static bool depends_on_foot(const struct ts_block *block) {
    for (int i = 0; i < block->n_placed; i++)
        if (block->placed[i].island->position != TS_PICTURE_TOP)
            return true;
    return false;
}

static long rows_behind(const struct ts_body *body, size_t begin) {
    long rows = 0;
    for (size_t i = begin; i < body->n; i++)
        rows += body->units[i].rows;
    return rows;
}

static int first_row_of(const struct ts_block *block) {
    int least = INT_MAX;
    for (int k = 0; k < block->n_frames; k++)
        least = block->frames[k].first_row < least ? block->frames[k].first_row : least;
    return least;
}

enum { MOST_FEET = 6 /* looked at beyond the first that holds the body */ };

/* A picture at the foot or in the middle stands by the feet of level columns, which stand by it: the least
 * foot is sought at which the block holds the body, or one a little lower where the columns end level. */
static void find_foot(struct filling *f, const struct ts_body *body, const struct ts_islands *waiting,
                      const bool *left, struct ts_block *block) {
    struct filling trial = *f;
    struct ts_block best = *block, now;
    int least = INT_MAX, rows = f->s->grid.rows;
    long needed = rows_behind(body, f->begin);
    for (int foot = first_row_of(&f->under) + 1, last = rows; foot <= last; foot++) {
        if (!place_to(f, foot, waiting, left, &now) || ts_fill_capacity(now.frames, now.n_frames) < needed)
            continue;
        take_block(&trial, &now);
        struct ts_column_set set = fill(&trial, body);
        if (set.end < body->n)
            continue;
        int misfit = unevenness(&trial, &set, true);
        last = least == INT_MAX && foot + MOST_FEET < last ? foot + MOST_FEET : last;
        if (misfit < least) {
            least = misfit;
            best = now;
        }
        if (misfit == 0)
            break;
    }
    *block = best;
}

static struct ts_block place_islands(struct filling *f, const struct ts_body *body,
                                     const struct ts_islands *waiting) {
    struct ts_block block = f->under;
    if (waiting->n == 0) {
        ts_jump_take(f->s->typesetter->ctx, &block, f->from, f->to);
        return block;
    }
    bool *left = find_later(f, body, waiting);
    block = place(f, f->s->grid.rows, waiting, left);
    if (f->request.goal == TS_COLUMNS_LEVEL && depends_on_foot(&block))
        find_foot(f, body, waiting, left, &block);
    return block;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static int foot_of(const struct ts_block *block, const struct ts_column_set *set) {
    int text = deepest(block->frames, set), islands = foot_of_islands(block);
    int foot = text > islands ? text : islands, jump = block->to.first_row + block->to.rows;
    return jump > foot ? jump : foot;
}

/* The page's block, and the body in it. */
static struct ts_column_set settle(struct filling *f, const struct ts_body *body,
                                   const struct ts_islands *waiting, struct ts_block *block) {
    take_block(f, &f->under);
    *block = place_islands(f, body, waiting);
    take_block(f, block);
    return fill(f, body);
}

struct ts_filled ts_fill_page(const struct ts_setting *s, const struct ts_body **body, size_t begin,
                              const struct ts_text_frame *frames, const struct ts_islands *waiting,
                              struct ts_jump jump) {
    struct filling f = {.s = s, .begin = begin, .from = *jump.from};
    f.under = (struct ts_block){.frames = frames, .n_frames = s->site->n};
    f.request = (struct ts_columns_request){
        .goal = goal_of(s, begin), .most_extra = s->style->subhead.most_rows - s->style->subhead.rows};
    struct ts_block block;
    struct ts_column_set set = settle(&f, *body, waiting, &block);
    if (*jump.to && f.request.goal != TS_COLUMNS_FULL &&
        set.end < (*body)->n) { /* a full page is the only one */
        f.to = true;
        set = settle(&f, *body, waiting, &block);
    }
    struct search search = {
        .misfit = fault_of(&f, &set, *body), .trials = MOST_TRIALS, .over = set.end < (*body)->n};
    int most = f.request.goal == TS_COLUMNS_FULL ? MOST_VARIED_FULL : MOST_VARIED;
    bool near = f.request.goal != TS_COLUMNS_FULL || search.misfit <= MOST_VARIED_FULL;
    for (int round = 0; round < most && near && search.misfit > 0; round++) {
        const struct ts_body *varied = vary_one(&f, *body, &set, &search);
        if (!varied)
            break;
        *body = varied;
        set = fill(&f, varied);
    }
    return (struct ts_filled){block, set, foot_of(&block, &set), misfit_of(&f, &set, *body, false)};
}
