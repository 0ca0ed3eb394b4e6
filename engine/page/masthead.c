#include "page/masthead.h"

#include "page/folio.h"

enum {
    PITCH = 160,     /* of the lines of items, percent of their size */
    NAME_ROOM = 125, /* the name with its white, percent of its size */
    LEAST_GAP = 2,   /* em between two items of a line */
    QUARTER_POINT = TS_POINT / 4
};

/* --- what it says --------------------------------------------------------------------------------------- */

/* "第12345期" of a bare number, else what is given. */
static const char *counted(struct ts_ctx *ctx, const char *before, const char *text, const char *behind) {
    bool number = *text && !text[strspn(text, "0123456789")];
    return number ? ts_arena_printf(ctx->keep, "%s%s%s", before, text, behind) : text;
}

static const char *named(struct ts_ctx *ctx, const char *name, const char *text) {
    return *text ? ts_arena_printf(ctx->keep, "%s%s", name, text) : "";
}

/* With the letters CN before its six digits, whether they were given or not (GB/T 9999.1). */
static const char *serial_number(struct ts_ctx *ctx, const char *text) {
    const char *digits = text + (strncmp(text, "CN", 2) == 0 ? 2 : 0);
    digits += strspn(digits, " ");
    return *digits ? ts_arena_printf(ctx->keep, "国内统一连续出版物号 CN %s", digits) : "";
}

enum { N_ITEMS = 8 };

static void list_items(const struct ts_setting *s, const char *items[N_ITEMS]) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_folio_text *t = &s->article->folio;
    items[0] = ts_folio_date(s);
    items[1] = counted(ctx, "第", t->issue, "期");
    items[2] = counted(ctx, "今日", t->pages, "版");
    items[3] = serial_number(ctx, t->cn);
    items[4] = named(ctx, "主办：", t->sponsor);
    items[5] = named(ctx, "出版：", t->publisher);
    items[6] = named(ctx, "社址：", t->address);
    items[7] = ts_folio_credits(s);
}

/* What 《报纸出版管理规定》 lists for every issue's imprint and this page is where readers look for. */
static void report_missing(const struct ts_setting *s) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_folio_text *t = &s->article->folio;
    const struct {
        const char *text, *english, *chinese;
    } wanted[] = {{t->paper, "the paper's name (报名)", "报名"},
                  {t->date, "date (日期)", "日期"},
                  {t->issue, "issue number (期号)", "期号"},
                  {t->pages, "number of pages (今日版数)", "今日版数"},
                  {t->cn, "CN number (刊号)", "刊号（国内统一连续出版物号）"},
                  {t->sponsor, "sponsor (主办)", "主办"}};
    const char *english = "", *chinese = "";
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!*wanted[i].text) {
            english =
                ts_arena_printf(ctx->scratch, "%s%s%s", english, *english ? ", " : "", wanted[i].english);
            chinese =
                ts_arena_printf(ctx->scratch, "%s%s%s", chinese, *chinese ? "、" : "", wanted[i].chinese);
        }
    if (*english)
        TS_DIAG(ctx->diag, TS_MASTHEAD_LACKS, ts_place_of_file(s->article->source->name),
                ts_arena_printf(ctx->scratch, TS_BOTH("%s", "%s"), english, chinese));
}

/* --- setting -------------------------------------------------------------------------------------------- */

/* The items in a size at which the widest has room; false after an error. */
static bool set_items(const struct ts_setting *s, struct ts_masthead *m) {
    struct ts_arena *keep = s->typesetter->ctx->keep;
    struct ts_type *type = TS_NEW(keep, struct ts_type, 1);
    const char *items[N_ITEMS];
    *type = s->style->masthead.info;
    list_items(s, items);
    for (ts_len widest = INT32_MAX; widest > m->part.width;
         type->size -= widest > m->part.width ? TS_POINT / 2 : 0) {
        m->items.n = 0;
        widest = 0;
        for (int i = 0; i < N_ITEMS; i++) {
            const struct ts_line *line = *items[i] ? ts_setting_line(s, items[i], type) : NULL;
            if (*items[i] && !line)
                return false;
            if (!line)
                continue;
            *TS_VEC_ADD(keep, &m->items) = line;
            widest = line->width > widest ? line->width : widest;
        }
        if (type->size <= 5 * TS_POINT) /* smaller than that nobody reads it */
            break;
    }
    m->pitch = ts_len_scale(type->size, PITCH, 100);
    return true;
}

/* As many items on a line as stand on it with white between. */
static void divide_items(const struct ts_setting *s, struct ts_masthead *m) {
    struct ts_arena *keep = s->typesetter->ctx->keep;
    ts_len gap = LEAST_GAP * s->style->masthead.info.size, width = 0;
    for (size_t i = 0; i < m->items.n; i++) {
        width += m->items.v[i]->width + (width ? gap : 0);
        if (i > 0 && width > m->part.width) {
            *TS_VEC_ADD(keep, &m->ends) = i;
            width = m->items.v[i]->width;
        }
    }
    if (m->items.n)
        *TS_VEC_ADD(keep, &m->ends) = m->items.n;
}

/* The lines of items with the rules above and below them. */
static ts_len foot_height(const struct ts_setting *s, const struct ts_masthead *m) {
    const struct ts_folio_style *f = &s->style->folio;
    return (ts_len)m->ends.n * m->pitch + 2 * f->thin + f->gap + f->thick;
}

/* The paper's name in the style's size, or in what its width leaves; beside a headline it keeps away from it.
 * False after an error. */
static bool set_name(const struct ts_setting *s, struct ts_masthead *m) {
    ts_len room = m->part.width - (m->part.n < s->style->columns ? 2 * s->grid.em : 0);
    struct ts_type *type = TS_NEW(s->typesetter->ctx->keep, struct ts_type, 1);
    const char *name = s->article->folio.paper;
    *type = s->style->masthead.paper;
    m->name = *name ? ts_setting_line(s, name, type) : NULL;
    if (m->name && m->name->width > room) {
        ts_len size = ts_len_scale(type->size, room, m->name->width);
        type->size = size / QUARTER_POINT * QUARTER_POINT;
        m->name = ts_setting_line(s, name, type);
    }
    return m->name || !*name;
}

const struct ts_masthead *ts_masthead_set(const struct ts_setting *s) {
    struct ts_masthead *m = TS_NEW(s->typesetter->ctx->keep, struct ts_masthead, 1);
    const struct ts_masthead_style *style = &s->style->masthead;
    if (!style->rows || !s->site->page)
        return m;
    const struct ts_grid page = ts_grid_make(s->style); /* the article's own may be a part of it */
    m->part = ts_grid_part_of(&page, 0, style->columns ? style->columns : page.columns);
    if (!set_items(s, m) || !set_name(s, m))
        return NULL;
    divide_items(s, m);
    ts_len name = m->name ? ts_len_scale(m->name->em, NAME_ROOM, 100) : 0;
    ts_len below = name + foot_height(s, m) - ts_folio_height(s->style);
    int needed = ts_grid_rows_of(&s->grid, below > 0 ? below : 0) + 1;
    m->rows = needed > style->rows ? needed : style->rows;
    if (!s->quiet)
        report_missing(s);
    return m;
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static void put(const struct ts_setting *s, const struct ts_line *line, ts_len x, ts_len y,
                struct ts_page *page) {
    ts_display_line(s->typesetter->ctx, page, line, x, y, TS_MARK_MASTHEAD, -1, -1, -1);
}

/* A line's items from edge to edge with equal white between; one alone in the middle. */
static void draw_items(const struct ts_setting *s, const struct ts_masthead *m, size_t begin, size_t end,
                       ts_len y, struct ts_page *page) {
    ts_len free = m->part.width, x = m->part.left;
    int64_t n = (int64_t)(end - begin);
    for (size_t i = begin; i < end; i++)
        free -= m->items.v[i]->width;
    if (n == 1)
        x += free / 2;
    for (size_t i = begin; i < end; i++) {
        ts_len given = n > 1 ? (ts_len)(free * (int64_t)(i - begin) / (n - 1)) : 0;
        put(s, m->items.v[i], x + given, y, page);
        x += m->items.v[i]->width;
    }
}

void ts_masthead_draw(const struct ts_setting *s, const struct ts_masthead *m, struct ts_page *page) {
    struct ts_ctx *ctx = s->typesetter->ctx;
    const struct ts_folio_style *f = &s->style->folio;
    struct ts_colour colour = s->style->masthead.info.colour;
    ts_len left = m->part.left, width = m->part.width;
    ts_len bottom = ts_grid_row_y(&s->grid, m->rows - 1), top = bottom - foot_height(s, m);
    ts_len head = s->grid.top - ts_folio_height(s->style); /* in the folio line's place, too */
    if (m->name)
        put(s, m->name, left + (width - m->name->width) / 2, (head + top - m->name->em) / 2, page);
    ts_display_rule(ctx, page, left, top, width, f->thin, colour);
    ts_len y = top + f->thin;
    for (size_t i = 0; i < m->ends.n; i++, y += m->pitch)
        draw_items(s, m, i ? m->ends.v[i - 1] : 0, m->ends.v[i], y + (m->pitch - m->items.v[0]->em) / 2,
                   page);
    ts_display_rule(ctx, page, left, y, width, f->thick, colour);
    ts_display_rule(ctx, page, left, bottom - f->thin, width, f->thin, colour);
}
