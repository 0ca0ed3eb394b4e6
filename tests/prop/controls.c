#include "suites.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

/* What is done to well-set lines so that they break a rule. Amounts in thousandths of an em. */
enum deed {
    DEED_NOTHING,
    DEED_CUT,    /* the line ends at the | in the text */
    DEED_DROP,   /* the cell is taken away */
    DEED_DOUBLE, /* it stands twice */
    DEED_SWAP,   /* it changes its place in order with the next */
    DEED_SHIFT,  /* it moves */
    DEED_PUSH,   /* it and all behind it move */
    DEED_SPREAD, /* all places open by the amount, but not the one before the cell */
    DEED_WIDEN,  /* the line says it is wider */
    DEED_OVERFULL,
    DEED_HOLE,
    DEED_HANG,
    DEED_HYPHEN /* it says so of itself */
};

struct control {
    enum rule rule;
    const char *text;
    enum deed deed;
    size_t cell;
    int amount;
    bool filled; /* the line counts as one to be filled, not a paragraph's last */
};

static const struct control controls[] = {
    {RULE_TEXT, "国家统计局", DEED_DROP, 2, 0, false},
    {RULE_TEXT, "国家统计局", DEED_DOUBLE, 2, 0, false},
    {RULE_TEXT, "国家统计局", DEED_SWAP, 2, 0, false},
    {RULE_TEXT, "国家统计局", DEED_DROP, 4, 0, false},
    {RULE_LINE_START, "国家|，统计", DEED_CUT, 0, 0, false},
    {RULE_LINE_START, "国家|。统计", DEED_CUT, 0, 0, false},
    {RULE_LINE_START, "“国家|”统计", DEED_CUT, 0, 0, false},
    {RULE_LINE_START, "《国家|》统计", DEED_CUT, 0, 0, false},
    {RULE_LINE_START, "卡尔|·马克思", DEED_CUT, 0, 0, false},
    {RULE_LINE_START, "北京|～天津", DEED_CUT, 0, 0, false},
    {RULE_LINE_START, "北京|——天津", DEED_CUT, 0, 0, false},
    {RULE_LINE_START, "北京|……天津", DEED_CUT, 0, 0, false},
    {RULE_LINE_START, "ab|, cd", DEED_CUT, 0, 0, false},
    {RULE_LINE_END, "国家“|统计”局", DEED_CUT, 0, 0, false},
    {RULE_LINE_END, "国家（|统计）局", DEED_CUT, 0, 0, false},
    {RULE_LINE_END, "国家／|统计", DEED_CUT, 0, 0, false},
    {RULE_LINE_END, "ab (|cd)", DEED_CUT, 0, 0, false},
    {RULE_NUMBER, "增长338.|89元", DEED_CUT, 0, 0, false},
    {RULE_NUMBER, "增长338|.89元", DEED_CUT, 0, 0, false},
    {RULE_NUMBER, "增长1,|234元", DEED_CUT, 0, 0, false},
    {RULE_NUMBER, "早上10:|30开", DEED_CUT, 0, 0, false},
    {RULE_NUMBER, "在2022-|06时", DEED_CUT, 0, 0, false},
    {RULE_NUMBER, "增长4.7|%左右", DEED_CUT, 0, 0, false},
    {RULE_NUMBER, "增长¥|100左右", DEED_CUT, 0, 0, false},
    {RULE_NUMBER, "气温−|3度", DEED_CUT, 0, 0, false},
    {RULE_NUMBER, "气温37|℃时", DEED_CUT, 0, 0, false},
    {RULE_NUMBER, "降低5|‰时", DEED_CUT, 0, 0, false},
    {RULE_NUMBER, "样品№|7在", DEED_CUT, 0, 0, false},
    {RULE_WORD, "用Ap|ple时", DEED_CUT, 0, 0, false},
    {RULE_WORD, "用Apple时", DEED_HYPHEN, 0, 0, false},
    {RULE_UNIT, "北京—|—天津", DEED_CUT, 0, 0, false},
    {RULE_UNIT, "北京…|…天津", DEED_CUT, 0, 0, false},
    {RULE_UNIT, "北京…|………天津", DEED_CUT, 0, 0, false},
    {RULE_UNIT, "北京………|…天津", DEED_CUT, 0, 0, false},
    {RULE_UNIT, "北京？|！天津", DEED_CUT, 0, 0, false},
    {RULE_MEASURE, "国家统计局", DEED_WIDEN, 0, -10, true},
    {RULE_EDGE, "国家统计局", DEED_SHIFT, 4, 5, false},
    {RULE_EDGE, "国家统计局", DEED_SHIFT, 0, 5, false},
    {RULE_EDGE, "国家统计ABC", DEED_WIDEN, 0, 5, false},
    {RULE_START_TRIM, "“国家”统计局", DEED_PUSH, 0, 500, false},
    {RULE_START_TRIM, "《国家》统计局", DEED_SHIFT, 0, 20, false},
    {RULE_END_TRIM, "国家统计。", DEED_WIDEN, 0, 500, false},
    {RULE_END_TRIM, "国家统计，", DEED_WIDEN, 0, 20, false},
    {RULE_WESTERN_GAP, "国家GDP统计", DEED_PUSH, 2, 100, true},
    {RULE_WESTERN_GAP, "国家GDP统计", DEED_PUSH, 5, -140, true},
    {RULE_WESTERN_GAP, "国家 2022 统计", DEED_PUSH, 2, -140, true},
    {RULE_NATURAL, "国家统计局", DEED_SPREAD, 0, 5, false},
    {RULE_NATURAL, "国家（统计）。局", DEED_PUSH, 6, 500, false},
    {RULE_NATURAL, "国家，“统计”局", DEED_PUSH, 3, 500, false},
    {RULE_NATURAL, "国家（《统计》）局", DEED_PUSH, 3, 500, false},
    {RULE_NATURAL, "国家，统计局", DEED_PUSH, 3, -500, false},
    {RULE_RIGID, "国家～统计", DEED_PUSH, 3, 5, true},
    {RULE_RIGID, "国家／统计", DEED_PUSH, 2, 5, true},
    {RULE_RIGID, "国家GDQ统计", DEED_PUSH, 3, 20, true},
    {RULE_RIGID, "国家……统计", DEED_PUSH, 3, 5, true},
    {RULE_SIGN, "国，家统计，局", DEED_SHIFT, 3, -100, true},
    {RULE_REDUCED_FAR, "国家，统计局", DEED_PUSH, 3, -600, true},
    {RULE_REDUCED_FAR, "国家统计局", DEED_PUSH, 3, -20, true},
    {RULE_EXPANDED_FAR, "使用the word时", DEED_PUSH, 5, 500, true},
    {RULE_UNEVEN, "国家统计局和公司", DEED_SPREAD, 3, 20, true},
    {RULE_UNEVEN, "国，家统，计局", DEED_PUSH, 2, -100, true},
    {RULE_ORDER, "国，家统。计局", DEED_PUSH, 5, -100, true},
    {RULE_ORDER, "国家GDP统计", DEED_PUSH, 1, 100, true},
    {RULE_BACKWARDS, "国家统计局", DEED_SHIFT, 3, -1500, false},
    {RULE_INK, "国家（统计）局", DEED_SHIFT, 2, -1000, false},
    {RULE_STROKE, "北京——天津", DEED_PUSH, 3, 100, false},
    {RULE_HANG, "国家统计，", DEED_HANG, 0, 500, false},
    {RULE_FLAG, "国家统计局", DEED_OVERFULL, 0, 0, false},
    {RULE_FLAG, "国家统计局", DEED_HOLE, 0, 0, true},
    {RULE_FLAG, "国家统计局", DEED_SPREAD, 0, 300, true},
    {RULE_FLAG, "the word", DEED_PUSH, 3, 700, true},
};

static void move_cell(struct view_cell *c, int32_t by) {
    c->x += by;
    c->ink0 += by;
    c->ink1 += by;
}

/* The line's cells from `at` on as a line of their own. */
static void cut_line(struct desk *d, struct view *v, long at) {
    struct view_line *lines = TS_NEW(d->work.keep, struct view_line, 2), *a = &lines[0], *b = &lines[1];
    *a = *b = v->lines[0];
    a->n = 0;
    while (a->n < b->n && a->cells[a->n].at < at)
        a->n++;
    b->cells += a->n;
    b->n -= a->n;
    a->last = false;
    a->to = b->from = at;
    a->width = b->cells[0].x;
    for (size_t i = 0; i < b->n; i++)
        move_cell(&b->cells[i], -a->width);
    b->width -= a->width;
    v->lines = lines;
    v->n = 2;
}

static void change_order(struct desk *d, struct view_line *line, const struct control *c) {
    struct view_cell *cells = TS_NEW(d->work.keep, struct view_cell, line->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < line->n; i++)
        for (int k = c->deed == DEED_DOUBLE && i == c->cell ? 2
                     : c->deed == DEED_DROP && i == c->cell ? 0
                                                            : 1;
             k > 0; k--)
            cells[n++] = line->cells[i];
    if (c->deed == DEED_SWAP) {
        struct view_cell one = cells[c->cell];
        cells[c->cell] = cells[c->cell + 1];
        cells[c->cell + 1] = one;
    }
    line->cells = cells;
    line->n = n;
}

static void change_places(struct view_line *line, const struct control *c, int32_t by) {
    size_t last = c->deed == DEED_SHIFT ? c->cell + 1 : line->n;
    int32_t sum = 0;
    for (size_t i = c->deed == DEED_SPREAD ? 1 : c->cell; i < last; i++) {
        sum += c->deed == DEED_SPREAD ? (i == c->cell ? 0 : by) : 0;
        move_cell(&line->cells[i], c->deed == DEED_SPREAD ? sum : by);
    }
    if (c->deed != DEED_SHIFT)
        line->width += c->deed == DEED_SPREAD ? sum : by;
}

static void do_deed(struct desk *d, struct view *v, const struct control *c, long cut) {
    struct view_line *line = &v->lines[0];
    int32_t by = v->em * c->amount / 1000;
    if (c->filled) {
        v->justified = true;
        line->last = false;
        line->measure = line->width;
    }
    switch (c->deed) {
    case DEED_NOTHING:
        break;
    case DEED_CUT:
        cut_line(d, v, cut);
        break;
    case DEED_DROP:
    case DEED_DOUBLE:
    case DEED_SWAP:
        change_order(d, line, c);
        break;
    case DEED_SHIFT:
    case DEED_PUSH:
    case DEED_SPREAD:
        change_places(line, c, by);
        if (c->filled)
            line->measure = line->width;
        break;
    case DEED_WIDEN:
        line->width += by;
        break;
    case DEED_OVERFULL:
        line->overfull = true;
        break;
    case DEED_HOLE:
        line->hole = true;
        break;
    case DEED_HANG:
        line->hang = by;
        break;
    case DEED_HYPHEN:
        cut_line(d, v, 2);
        v->lines[0].hyphen = v->em / 3;
        break;
    }
}

/* The text without its |, on one long line; *cut = the character behind the |. */
static bool set_plainly(struct desk *d, const char *text, struct view *v, long *cut) {
    struct text t = {.n = 0};
    const char *bar = strchr(text, '|');
    size_t before = bar ? (size_t)(bar - text) : strlen(text);
    memcpy(t.bytes, text, before);
    t.n = before;
    t.bytes[t.n] = 0;
    *cut = 0;
    for (size_t i = 0; i < before; i++)
        *cut += (text[i] & 0xC0) != 0x80;
    if (bar)
        text_add(&t, bar + 1);
    struct order o = {.text = t.bytes,
                      .n = t.n,
                      .characters = 60,
                      .squeeze_stops = true,
                      .punctuation = TS_PUNCTUATION_FULL,
                      .level = TS_KINSOKU_STRICT};
    desk_clear(d);
    return desk_set(d, &o, v) && v->n == 1;
}

static void count(struct tally *tally, bool ok, const struct control *c, const char *what) {
    if (ok)
        tally->passed++;
    else if (++tally->failed)
        printf("prop: control \"%s\" (%s): %s\n", c->text, oracle_rule_name(c->rule), what);
}

static void run_control(struct desk *d, const struct control *c, struct tally *tally) {
    struct view v;
    struct findings f;
    long cut;
    bool set = set_plainly(d, c->text, &v, &cut);
    if (set)
        oracle_judge(&v, &f);
    count(tally, set && f.n == 0, c, "is found wrong before it is made wrong");
    if (!set)
        return;
    do_deed(d, &v, c, cut);
    oracle_judge(&v, &f);
    count(tally, f.rules >> c->rule & 1, c, "was not caught");
}

/* The engine with a rule switched off: its lines, judged by the level it was not told. */
static void run_switched_off(struct desk *d, struct tally *tally) {
    static struct text text;
    static const enum rule rules[] = {RULE_LINE_START, RULE_LINE_END};
    uint32_t caught = 0;
    for (int i = 0; i < 40; i++) {
        struct prng r = prng_for(7, (uint64_t)i);
        text.n = 0;
        text_add_prose(&text, &r, 200);
        struct order o = {.text = text.bytes,
                          .n = text.n,
                          .characters = 18,
                          .justify = true,
                          .punctuation = TS_PUNCTUATION_FULL,
                          .level = TS_KINSOKU_NONE};
        struct view v;
        struct findings f;
        desk_clear(d);
        if (!desk_set(d, &o, &v))
            continue;
        v.level = TS_KINSOKU_GB;
        oracle_judge(&v, &f);
        caught |= f.rules;
    }
    for (int i = 0; i < 2; i++) {
        struct control c = {.rule = rules[i], .text = "kinsoku none"};
        count(tally, caught >> rules[i] & 1, &c, "was not caught");
    }
}

void controls_run(struct desk *d, struct tally *tally) {
    uint32_t covered = 0;
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++) {
        run_control(d, &controls[i], tally);
        covered |= 1u << controls[i].rule;
    }
    for (int rule = 0; rule < N_RULES; rule++) {
        struct control c = {.rule = (enum rule)rule, .text = ""};
        count(tally, covered >> rule & 1, &c, "has no control");
    }
    run_switched_off(d, tally);
}
