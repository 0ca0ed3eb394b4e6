#include "line/breaks.h"

#include "line/measure.h"

/* The key of a paragraph, worst fault first. Each part adds up over the lines; COUNTED parts hold the number
 * of lines above 40 bits of their sum of squares in thousandths of an em, so that the count decides before
 * the size. */
enum key_part {
    KEY_OVERFULL, /* how far lines stick out */
    KEY_FORCED,   /* rows of marks broken against the rules because no line holds them */
    KEY_CUT,      /* words cut because no line holds them */
    KEY_SHORT,    /* aligned to the grid: lines that lack two cells or more; squares of the cells */
    KEY_HOLE,     /* openings beyond the style's limit: their sum, and HOLE_ITSELF for each */
    KEY_PARTED,   /* dashes, ellipses or marks in a row, an address between letters: only against a hole */
    KEY_SINGLE,   /* a last line of one character; of a heading, any line */
    KEY_OPEN_15,  /* COUNTED: openings of more than 0.15 em, 0.10 em, 0.05 em, 0.02 em, 0 */
    KEY_OPEN_10,
    KEY_SPLIT,  /* aligned to the grid: words divided elsewhere than at a syllable */
    KEY_HYPHEN, /* words divided by a hyphen: against an opening of more than 0.10 em, none less */
    KEY_UNIT,   /* a number parted from its unit */
    KEY_CELL,   /* aligned to the grid: lines that lack one cell */
    KEY_MARK,   /* aligned to the grid: lines that begin with a closing mark */
    KEY_LABEL,  /* COUNTED: reduction of a label's colon */
    KEY_OPEN_05,
    KEY_OPEN_02,
    KEY_OPEN_00,
    KEY_STOP,    /* COUNTED: reduction of 。？！ */
    KEY_WESTERN, /* COUNTED: Han-Western gaps away from 1/4 em, either way */
    KEY_PAUSE,   /* COUNTED: the other reductions, upward through the list */
    KEY_BRACKET,
    KEY_INTERPUNCT,
    KEY_WORD,    /* COUNTED: word spaces, either way */
    KEY_PATH,    /* paths broken at a separator */
    KEY_MEASURE, /* a number parted from its measure word */
    KEY_PHRASE,  /* unjustified lines that end inside a phrase: a blank in a heading is the place to break */
    KEY_RAGGED,  /* unjustified lines: sum of squares of what they leave free */
    N_KEY_PARTS
};

struct key {
    int64_t part[N_KEY_PARTS];
};

/* The best way to end a line at a boundary. */
struct node {
    struct key key;
    size_t from; /* where that line begins */
    bool reached, hangs;
};

struct chooser {
    const struct ts_items *items;
    const struct ts_break_opts *opts;
    const struct ts_measure_sums *sums;
    struct node
        *nodes;    /* at each of n + 1 boundaries a window of numbers of lines; one without a wanted number */
    size_t window; /* 1, or how many numbers of lines are looked at */
    const size_t *few;  /* the first of them at each boundary; NULL = the number does not matter */
    const uint8_t *brk; /* enum ts_break before each item; n + 1 */
    const int *depth;   /* of a heading: how many quotes and brackets are open before each item */
    size_t *begins;     /* of the lines that end at one boundary; n */
};

/* In thousandths of an em. Enough that one unavoidable hole is not spread over the lines before it, little
 * enough that two small ones are not gathered into a huge one. */
enum { HOLE_ITSELF = 250 };
enum { MOST_OPENING = 4000 }; /* 2^40 holds the squares of 68,000 such lines */

/* The square of an amount in thousandths of an em. */
static int64_t square(int64_t em, int64_t amount) {
    int64_t size = (amount * 1000 + em - 1) / em;
    if (size > MOST_OPENING)
        size = MOST_OPENING;
    return size * size;
}

static int64_t counted(int64_t em, int64_t amount) {
    return amount > 0 ? ((int64_t)1 << 40) + square(em, amount) : 0;
}

static void add_reduction(const struct ts_measured *m, int64_t em, int64_t excess, struct key *key) {
    static const enum key_part part_of[TS_N_REDUCTIONS] = {
        KEY_WORD, KEY_INTERPUNCT, KEY_BRACKET, KEY_PAUSE, KEY_WESTERN, KEY_STOP, KEY_LABEL};
    for (int step = 0; step < TS_N_REDUCTIONS && excess > 0; step++) {
        int64_t take = excess < m->give[step] ? excess : m->give[step];
        key->part[part_of[step]] += counted(em, take);
        excess -= take;
    }
    key->part[KEY_OVERFULL] += excess;
}

static void add_opening(int64_t em, int64_t hole, int64_t opening, struct key *key) {
    int64_t size = opening * 1000; /* compare without division: opening / em against thousandths */
    enum key_part part = size > hole * em  ? KEY_HOLE
                         : size > 150 * em ? KEY_OPEN_15
                         : size > 100 * em ? KEY_OPEN_10
                         : size > 50 * em  ? KEY_OPEN_05
                         : size > 20 * em  ? KEY_OPEN_02
                                           : KEY_OPEN_00;
    key->part[part] += part == KEY_HOLE ? (size + em - 1) / em + HOLE_ITSELF : counted(em, opening);
}

static void add_expansion(const struct ts_measured *m, int64_t em, int64_t hole, int64_t lack,
                          struct key *key) {
    static const enum key_part part_of[TS_EXPAND_OPEN] = {KEY_WORD, KEY_WESTERN};
    lack -= m->white;
    for (int step = 0; step < TS_EXPAND_OPEN && lack > 0; step++) {
        int64_t take = lack < m->take[step] ? lack : m->take[step];
        key->part[part_of[step]] += counted(em, take);
        lack -= take;
    }
    if (lack <= 0)
        return;
    int64_t places = m->n_open ? m->n_open : m->n_gaps;
    /* With no place to open the line stays short: as bad as one place opened by as much, and never less than
     * a hole. */
    int64_t opening = places ? (lack + places - 1) / places : lack + hole * em / 1000;
    add_opening(em, hole, opening, key);
}

/* Aligned to the grid nothing is opened: a line that lacks a cell ends short, which nobody sees; one that
 * lacks more is worse than a divided word. */
static void add_lack(int64_t em, int64_t lack, struct key *key) {
    int64_t cells = (lack + em - 1) / em;
    key->part[cells > 1 ? KEY_SHORT : KEY_CELL] += cells * cells;
}

/* One character, or one and its marks, alone on the last line. */
static bool is_single(const struct ts_items *items, size_t begin, size_t end) {
    int characters = 0;
    for (size_t i = begin; i < end && characters < 2; i++) {
        uint8_t class = items->items[i].class;
        characters += class != TS_CLOSE && class != TS_PAUSE && class != TS_STOP && class != TS_OPEN;
    }
    return characters < 2 && !(begin == 0 && end == items->n);
}

/* A heading is read in phrases: best broken at a blank of the copy, then behind a pause or stop or before a
 * dash, then behind a closing mark, then between any words; and never inside quotes or brackets if another
 * place will do. */
static int64_t phrase_rank(const struct chooser *c, size_t end) {
    const struct ts_item *before = &c->items->items[end - 1], *after = &c->items->items[end];
    bool sense = before->class == TS_PAUSE || before->class == TS_STOP || after->class == TS_DASH;
    int64_t inside = c->depth[end] > 0 ? 4 : 0;
    return inside + (after->gap == TS_GAP_FIXED ? 0 : sense ? 1 : before->class == TS_CLOSE ? 2 : 3);
}

/* The part that counts a break, or -1. */
static int part_of_break(uint8_t brk) {
    switch ((enum ts_break)brk) {
    case TS_BREAK_FORCED:
        return KEY_FORCED;
    case TS_BREAK_CUT:
        return KEY_CUT;
    case TS_BREAK_PAIRS:
    case TS_BREAK_REMEDY:
    case TS_BREAK_LETTER:
        return KEY_PARTED;
    case TS_BREAK_PATH:
        return KEY_PATH;
    case TS_BREAK_HYPHEN:
        return KEY_HYPHEN;
    case TS_BREAK_SPLIT:
        return KEY_SPLIT;
    case TS_BREAK_MARK:
        return KEY_MARK;
    case TS_BREAK_UNIT:
        return KEY_UNIT;
    case TS_BREAK_MEASURE:
        return KEY_MEASURE;
    default:
        return -1;
    }
}

/* The cost of items [begin, end) as one line. */
static struct key key_of_line(const struct chooser *c, size_t begin, size_t end, const struct ts_measured *m,
                              int64_t excess) {
    struct key key = {{0}};
    int64_t em = c->items->em;
    bool last = end == c->items->n;
    if (excess > 0)
        add_reduction(m, em, excess, &key);
    else if (!c->opts->justify)
        key.part[KEY_RAGGED] = excess / 64 * (excess / 64);
    else if (!last && c->items->frames)
        add_lack(em, -excess, &key);
    else if (!last)
        add_expansion(m, em, c->opts->hole, -excess, &key);
    if (last || !c->opts->justify)
        key.part[KEY_SINGLE] = is_single(c->items, begin, end);
    if (last)
        return key;
    if (!c->opts->justify)
        key.part[KEY_PHRASE] = phrase_rank(c, end);
    int part = part_of_break(c->brk[end]);
    if (part >= 0)
        key.part[part] = 1;
    return key;
}

/* How a + b compares with a limit: < 0, 0, > 0. */
static int compare_sum(const struct key *a, const struct key *b, const struct key *limit) {
    for (int i = 0; i < N_KEY_PARTS; i++) {
        int64_t sum = a->part[i] + b->part[i];
        if (sum != limit->part[i])
            return sum < limit->part[i] ? -1 : 1;
    }
    return 0;
}

/* The length of a line that begins there. */
static int64_t room(const struct chooser *c, size_t begin) {
    return c->opts->measure - ts_break_indent(c->opts, begin);
}

/* The node of a boundary behind so many lines; NULL = it is outside the window. */
static struct node *node_at(const struct chooser *c, size_t lines, size_t boundary) {
    size_t k = c->few ? lines - c->few[boundary] : 0; /* fewer wrap to beyond the window */
    return k < c->window ? &c->nodes[boundary * c->window + k] : NULL;
}

/* The cost of a line, by the better of letting its last mark hang or not. */
static struct key best_key(const struct chooser *c, size_t begin, size_t end, const struct ts_measured *m,
                           bool *hangs) {
    int64_t excess = m->width - room(c, begin);
    struct key key = key_of_line(c, begin, end, m, excess);
    *hangs = false;
    if (m->hang && excess > 0) { /* a mark hangs where that is better than taking its place from the line */
        static const struct key nothing = {{0}};
        struct key hung = key_of_line(c, begin, end, m, excess - m->hang);
        *hangs = compare_sum(&hung, &nothing, &key) < 0;
        return *hangs ? hung : key;
    }
    return key;
}

/* Lines come from long to short: of two ways that cost the same, the one with the shorter line is taken. */
static void join_nodes(const struct node *from, struct node *to, const struct key *key, size_t begin,
                       bool hangs) {
    if (!from->reached || (to->reached && compare_sum(&from->key, key, &to->key) > 0))
        return;
    to->hangs = hangs;
    to->reached = true;
    to->from = begin;
    for (int i = 0; i < N_KEY_PARTS; i++)
        to->key.part[i] = from->key.part[i] + key->part[i];
}

/* Put a line from `begin` to `end` behind every way to reach its beginning. */
static void try_line(const struct chooser *c, size_t begin, size_t end, const struct ts_measured *m) {
    bool hangs;
    struct key key = best_key(c, begin, end, m, &hangs);
    for (size_t k = 0; k < c->window; k++) {
        size_t lines = c->few ? c->few[begin] + k : 0;
        struct node *to = node_at(c, lines + 1, end);
        if (to)
            join_nodes(node_at(c, lines, begin), to, &key, begin, hangs);
    }
}

static bool fits(const struct chooser *c, size_t begin, size_t end) {
    if (ts_measure_width(c->items, c->sums, begin, end) <= room(c, begin))
        return true;
    struct ts_measured m = ts_measure_line(c->items, c->sums, begin, end);
    int64_t least = m.width - m.hang;
    for (int step = 0; step < TS_N_REDUCTIONS; step++)
        least -= m.give[step];
    return least <= room(c, begin);
}

/* The lines to be tried before boundary `end`, by their beginnings, from short to long. The first that does
 * not fit is the last tried, and it is taken only if no shorter one could be; never where a number of lines
 * is wanted. A first line that is longer than the others is tried in any case. */
static size_t list_begins(const struct chooser *c, size_t end) {
    bool reached = c->few != NULL;
    size_t n = 0;
    for (size_t begin = end; begin-- > 0;) {
        if (begin > 0 && c->brk[begin] == TS_BREAK_NEVER)
            continue;
        bool fitting = fits(c, begin, end);
        if (fitting || !reached) {
            c->begins[n++] = begin;
            reached = reached || node_at(c, 0, begin)->reached;
        }
        if (!fitting && begin > 0 && reached) {
            if (room(c, 0) <= room(c, begin))
                break;
            begin = 1;
        }
    }
    return n;
}

/* Is a justified line's hole, by the sums alone, sure to cost more than `left`? Without division: this is
 * asked of every two places that are a line apart or less. */
static bool has_worse_hole(const struct chooser *c, size_t begin, size_t end, int64_t left) {
    const struct ts_measure_sums *from = &c->sums[begin], *to = &c->sums[end];
    int64_t em = c->items->em, lack = room(c, begin) - ts_measure_width(c->items, c->sums, begin, end);
    lack -= ts_measure_white(c->items, end);
    for (int step = 0; step < TS_EXPAND_OPEN; step++)
        lack -= to->take[step] - from->take[step];
    int64_t open = to->n_open - from->n_open, gaps = to->n_gaps - from->n_gaps;
    int64_t places = open > gaps ? open : gaps;
    if (places == 0) { /* as add_expansion has it */
        lack += c->opts->hole * em / 1000;
        places = 1;
    }
    if (lack * 1000 <= c->opts->hole * em * places)
        return left < 0;
    return left < HOLE_ITSELF || lack * 1000 >= (left - HOLE_ITSELF + 1) * em * places;
}

/* Can a line from `begin` be better than the way known to `end`? Most lines are too short by far: these are
 * not weighed. Where a number of lines is wanted, every one is. */
static bool may_help(const struct chooser *c, size_t begin, size_t end) {
    if (c->few)
        return true;
    const struct node *from = node_at(c, 0, begin), *to = node_at(c, 0, end);
    if (!from->reached || !to->reached || !c->opts->justify || c->items->frames || end == c->items->n)
        return from->reached;
    for (int part = 0; part < KEY_HOLE; part++)
        if (from->key.part[part] != to->key.part[part])
            return from->key.part[part] < to->key.part[part];
    return !has_worse_hole(c, begin, end, to->key.part[KEY_HOLE] - from->key.part[KEY_HOLE]);
}

/* Find the best way to a boundary. */
static void reach(const struct chooser *c, size_t end) {
    for (size_t n = list_begins(c, end); n-- > 0;) {
        size_t begin = c->begins[n];
        if (!may_help(c, begin, end))
            continue;
        struct ts_measured m = ts_measure_line(c->items, c->sums, begin, end);
        try_line(c, begin, end, &m);
    }
}

/* Breaks against the rules in a stretch [begin, end), between any two clusters but those of one dash or
 * ellipsis (CLREQ's remedy for marks in a row). */
static void force_breaks(const struct ts_items *items, uint8_t *brk, size_t begin, size_t end) {
    for (size_t i = begin + 1, row = 0; i < end; i++) {
        int class = items->items[i].class;
        bool same = class == items->items[i - 1].class && (class == TS_DASH || class == TS_ELLIPSIS);
        row = same ? row + 1 : 0;
        if (row % 2 == 0) /* a row of them is broken between its pairs */
            brk[i] = TS_BREAK_FORCED;
    }
}

/* Breaks inside a stretch [begin, end) that is wider than the line: between two letters where it has any;
 * what is too wide even so is broken against the rules. */
static void add_breaks(const struct ts_items *items, uint8_t *brk, size_t begin, size_t end, int64_t most) {
    size_t from = begin;
    int64_t width = items->items[begin].width;
    for (size_t i = begin + 1; i <= end; i++) {
        bool cut = i < end && items->items[i].class == TS_WESTERN &&
                   items->items[i - 1].class == TS_WESTERN &&
                   items->items[i].why != TS_WHY_NOTE; /* a raised figure stays with its letter */
        if (cut)
            brk[i] = TS_BREAK_CUT;
        if ((cut || i == end) && width > most)
            force_breaks(items, brk, from, i);
        if (cut) {
            from = i;
            width = 0;
        }
        width += i < end ? (int64_t)items->items[i].width + (cut ? 0 : items->items[i].gap_width) : 0;
    }
}

/* Before each item, the break taken for it: the item's own, or one more where a run without breaks is wider
 * than the shorter line. */
static const uint8_t *breaks_for(struct ts_ctx *ctx, const struct ts_items *items,
                                 const struct ts_break_opts *opts, const struct ts_measure_sums *sums) {
    uint8_t *brk = TS_NEW(ctx->scratch, uint8_t, items->n + 1);
    int64_t most = opts->measure - (opts->indent > opts->turn ? opts->indent : opts->turn);
    for (size_t begin = 0, end; begin < items->n; begin = end) {
        brk[begin] = items->items[begin].brk;
        int64_t width = items->items[begin].width;
        for (end = begin + 1; end < items->n && items->items[end].brk == TS_BREAK_NEVER; end++)
            width += items->items[end].width + items->items[end].gap_width;
        if (items->frames) /* with their white */
            width = ts_measure_line(items, sums, begin, end).width;
        if (width > most)
            add_breaks(items, brk, begin, end, most);
    }
    brk[items->n] = TS_BREAK_ALLOWED;
    return brk;
}

static const int *find_depths(struct ts_ctx *ctx, const struct ts_items *items) {
    int *depth = TS_NEW(ctx->scratch, int, items->n + 1);
    for (size_t i = 0; i < items->n; i++) {
        int class = items->items[i].class, now = depth[i] + (class == TS_OPEN) - (class == TS_CLOSE);
        depth[i + 1] = now > 0 ? now : 0;
    }
    return depth;
}

static bool is_loose(const struct key *key) {
    return key->part[KEY_OVERFULL] || key->part[KEY_FORCED] || key->part[KEY_CUT] || key->part[KEY_HOLE] ||
           key->part[KEY_SHORT] || key->part[KEY_CELL] || key->part[KEY_PARTED] || key->part[KEY_OPEN_15] ||
           key->part[KEY_OPEN_10];
}

static struct chooser make_chooser(struct ts_ctx *ctx, const struct ts_items *items,
                                   const struct ts_break_opts *opts, size_t window, const size_t *few) {
    struct chooser c = {.items = items, .opts = opts, .window = window, .few = few};
    c.sums = ts_measure_sum(ctx, items);
    c.nodes = TS_NEW(ctx->scratch, struct node, window * (items->n + 1));
    c.brk = breaks_for(ctx, items, opts, c.sums);
    c.depth = opts->justify ? NULL : find_depths(ctx, items);
    c.begins = TS_NEW(ctx->scratch, size_t, items->n);
    c.nodes[0].reached = true;
    for (size_t end = 1; end <= items->n; end++)
        if (c.brk[end] != TS_BREAK_NEVER)
            reach(&c, end);
    return c;
}

/* The way of so many lines that ends in the last node, from its end back; without a wanted number, 0. */
static const struct ts_breaks *trace(struct ts_ctx *ctx, const struct chooser *c, size_t lines) {
    size_t back = c->few != NULL, n = 0;
    for (size_t at = c->items->n, k = lines; at > 0; at = node_at(c, k, at)->from, k -= back)
        n++;
    size_t *ends = TS_NEW(ctx->scratch, size_t, n + 1), line = n;
    bool *hangs = TS_NEW(ctx->scratch, bool, n + 1);
    for (size_t at = c->items->n, k = lines; at > 0; at = node_at(c, k, at)->from, k -= back) {
        ends[--line] = at;
        hangs[line] = node_at(c, k, at)->hangs;
    }
    struct ts_breaks *breaks = TS_NEW(ctx->scratch, struct ts_breaks, 1);
    const struct node *last = node_at(c, lines, c->items->n);
    *breaks = (struct ts_breaks){
        .ends = ends,
        .hangs = hangs,
        .n = n,
        .phrase = (int)last->key.part[KEY_PHRASE],
        .loose = is_loose(&last->key),
    };
    return breaks;
}

const struct ts_breaks *ts_breaks_choose(struct ts_ctx *ctx, const struct ts_items *items,
                                         const struct ts_break_opts *opts) {
    struct chooser c = make_chooser(ctx, items, opts, 1, NULL);
    return trace(ctx, &c, 0);
}

enum { WINDOW = 5 /* a boundary stands two lines earlier or later at most than where the best way has it */ };

/* For each boundary, two lines fewer than the best way to it has. */
static const size_t *find_windows(struct ts_ctx *ctx, const struct chooser *best) {
    size_t *lines = TS_NEW(ctx->scratch, size_t, best->items->n + 1);
    size_t *few = TS_NEW(ctx->scratch, size_t, best->items->n + 1);
    for (size_t i = 1; i <= best->items->n; i++) {
        const struct node *node = node_at(best, 0, i);
        lines[i] = node->reached ? lines[node->from] + 1 : lines[i - 1];
        few[i] = lines[i] > WINDOW / 2 ? lines[i] - WINDOW / 2 : 0;
    }
    return few;
}

const struct ts_breaks *ts_breaks_choose_count(struct ts_ctx *ctx, const struct ts_items *items,
                                               const struct ts_break_opts *opts, size_t lines) {
    struct chooser free = make_chooser(ctx, items, opts, 1, NULL);
    struct chooser counted = make_chooser(ctx, items, opts, WINDOW, find_windows(ctx, &free));
    const struct node *best = node_at(&free, 0, items->n), *wanted = node_at(&counted, lines, items->n);
    if (!wanted || !wanted->reached)
        return NULL;
    for (int part = KEY_OVERFULL; part < KEY_LABEL; part++) /* all that a reader sees */
        if (wanted->key.part[part] > best->key.part[part])
            return NULL;
    return trace(ctx, &counted, lines);
}
