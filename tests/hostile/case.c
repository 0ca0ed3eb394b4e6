#include "case.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define COUNT(list) ((unsigned)(sizeof(list) / sizeof *(list)))
#define ANY(r, list) (list)[prng_below((r), COUNT(list))]

enum { MOST_COLUMNS = 8, ROWS = 124 /* of news */, MOST_FILE = 1 << 20 };

const char *const hostile_folders[] = {"styles", NULL};

static const char *const styles[] = {"news", "front", "tabloid", "galley", "traditional"};

/* A %d is a number of the case's own, mostly out of range or out of measure with the rest. */
static const char *const settings[] = {"fit.mode=none",
                                       "fit.mode=rows",
                                       "fit.mode=page",
                                       "fit.least-height=0",
                                       "grid.columns=%d",
                                       "grid.characters=%d",
                                       "grid.row=%d点",
                                       "grid.head-lines=%d",
                                       "body.size=%d点",
                                       "body.indent=%dem",
                                       "body.turn-indent=%dem",
                                       "body.tracking=0.%dem",
                                       "body.paragraph-space=%d行",
                                       "area.height=%dmm",
                                       "area.width=%dmm",
                                       "head.direction=vertical",
                                       "head.columns=%d",
                                       "head.band=yes",
                                       "head.rows=%d",
                                       "headline.rows=%d",
                                       "headline.size=%d点",
                                       "lead.columns=%d",
                                       "lead.span=%d",
                                       "lead.most-rows=%d",
                                       "standfirst.columns=%d",
                                       "question.form=hang",
                                       "mark-dateline=yes",
                                       "picture.columns=%d",
                                       "picture.position=here",
                                       "picture.position=middle",
                                       "line.kinsoku=strict",
                                       "line.kinsoku=none",
                                       "line.region=taiwan",
                                       "line.region=hongkong",
                                       "line.punctuation=kaiming",
                                       "line.punctuation=half",
                                       "line.punctuation=none",
                                       "line.grid=yes",
                                       "line.hang=yes",
                                       "line.adjacent-marks=1em",
                                       "line.part-marks=yes",
                                       "line.hyphenate=no",
                                       "line.hole=0",
                                       "copy.full-width=half",
                                       "copy.wrapped=yes",
                                       "copy.wrapped=no",
                                       "copy.join=yes",
                                       "limits.paragraphs=%d",
                                       "limits.nesting=%d",
                                       "masthead.rows=%d",
                                       "jump-headline.rows=%d",
                                       "end-mark=（完）",
                                       "marked.ruby.size=%d",
                                       "list.label-width=%dem",
                                       "quote.left=%dem",
                                       "notes.label-width=%dem",
                                       "page.width=%dmm"};

static bool write_file(const char *path, const void *p, size_t n) {
    FILE *f = fopen(path, "wb");
    if (!f)
        return false;
    bool ok = fwrite(p, 1, n, f) == n;
    return fclose(f) == 0 && ok;
}

static void add(struct bytes *to, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void add(struct bytes *to, const char *format, ...) {
    char line[512];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    bytes_add(to, line, (size_t)n);
}

/* --- a plan --------------------------------------------------------------------------------------------- */

static void add_block(struct prng *r, struct bytes *to, int article, int column, int row, int columns,
                      int rows) {
    static const char *const roles[] = {"article", "article", "lead",  "second",
                                        "foot",    "briefs",  "photo", "link"};
    static const char *const more[] = {"",
                                       "",
                                       "",
                                       ", headline: vertical",
                                       ", headline: band",
                                       ", headline: vertical-band",
                                       ", ground: framed",
                                       ", ground: tinted",
                                       ", cut: 2",
                                       ", cut: 5",
                                       ", free: yes",
                                       ", title: 栏题",
                                       ", picture: {columns: 1, position: foot}",
                                       ", style: {headline: {size: 30点}}",
                                       ", style: {line: {grid: yes}}"};
    add(to, "  - {role: %s, article: a%d.txt, at: [%d, %d], size: %dx%d%s}\n", ANY(r, roles), article, column,
        row, columns, rows, ANY(r, more));
}

/* The page in upright strips, each of one block or two. Status of the articles: as many as blocks. */
static int add_blocks(struct prng *r, struct bytes *to) {
    int n = 0;
    for (int column = 1, columns; column <= MOST_COLUMNS; column += columns) {
        columns = prng_between(r, 1, MOST_COLUMNS + 1 - column);
        int rows = prng_chance(r, 50) ? ROWS : prng_between(r, 1, ROWS - 1);
        add_block(r, to, n++, column, 1, columns, rows);
        if (rows < ROWS && prng_chance(r, 80))
            add_block(r, to, n++, column, rows + 1, columns, ROWS - rows);
    }
    if (prng_chance(r, 20))
        add(to, "  - {role: advert, at: [%d, %d], size: 2x20}\n", prng_between(r, 1, 8),
            prng_between(r, 1, ROWS));
    return n;
}

static bool make_plan(struct prng *r, const char *folder, struct bytes *room, struct hostile_case *c) {
    char path[MOST_PATH];
    room->n = 0;
    add(room, "style: news\npaper: 报\npage: %d\ndate: 2025-03-18\nblocks:\n", prng_between(r, 1, 9));
    int n = add_blocks(r, room);
    if (prng_chance(r, 5))
        copy_spoil(r, room);
    snprintf(c->input, sizeof c->input, "%s/page.yaml", folder);
    if (!write_file(c->input, room->v, room->n))
        return false;
    for (int i = 0; i < n; i++) {
        copy_make(r, room);
        snprintf(path, sizeof path, "%s/a%d.txt", folder, i);
        if (!write_file(path, room->v, room->n))
            return false;
    }
    return true;
}

/* --- an article ----------------------------------------------------------------------------------------- */

/* A sample with changes, else copy that never was any. */
static void make_copy(struct prng *r, struct bytes *to) {
    static const char *const samples[] = {"input/interview.txt", "input/news.txt", "input/brief.txt"};
    FILE *f = prng_chance(r, 4) ? fopen(ANY(r, samples), "rb") : NULL;
    to->n = 0;
    if (f) {
        unsigned char part[4096];
        for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;)
            bytes_add(to, part, n);
        fclose(f);
        copy_spoil(r, to);
    } else {
        copy_make(r, to);
    }
    if (to->n > MOST_FILE)
        to->n = MOST_FILE;
}

static void pick_settings(struct prng *r, struct hostile_case *c) {
    int n = prng_chance(r, 60) ? 0 : prng_between(r, 1, MOST_SETTINGS);
    for (int i = 0; i < n; i++) {
        const char *setting = ANY(r, settings), *number = strstr(setting, "%d");
        int value = prng_chance(r, 90) ? prng_between(r, 1, 12) : prng_between(r, -1, 400);
        if (number)
            snprintf(c->settings[i], sizeof *c->settings, "%.*s%d%s", (int)(number - setting), setting, value,
                     number + 2);
        else
            snprintf(c->settings[i], sizeof *c->settings, "%s", setting);
        c->set[i] = c->settings[i];
    }
}

bool hostile_case_make(uint64_t seed, uint64_t number, const char *folder, struct bytes *room,
                       struct hostile_case *c) {
    struct prng r = prng_for(seed, number);
    *c = (struct hostile_case){.again = prng_below(&r, 100) == 0};
    snprintf(c->output, sizeof c->output, "%s/page.pdf", folder);
    if (prng_below(&r, 40) == 0)
        return make_plan(&r, folder, room, c);
    if (prng_chance(&r, 50))
        c->style = ANY(&r, styles);
    pick_settings(&r, c);
    make_copy(&r, room);
    snprintf(c->input, sizeof c->input, "%s/a.txt", folder);
    return write_file(c->input, room->v, room->n);
}

struct ts_job hostile_case_job(const struct hostile_case *c) {
    return (struct ts_job){.input = c->input,
                           .encoding = TS_ENCODING_DETECT,
                           .output = c->output,
                           .style = {.name = c->style, .set = c->set, .folders = hostile_folders},
                           .dpi = 150};
}
