#include "line/breaks.h"

#include "line/key.h"

/* The best way to end a line at a boundary. */
struct node {
    struct ts_key key;
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
    const size_t *few; /* the first of them at each boundary; NULL = the number does not matter */
    struct ts_key_weigher weigher;
    size_t *begins; /* of the lines that end at one boundary; n */
};

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
static struct ts_key best_key(const struct chooser *c, size_t begin, size_t end, const struct ts_measured *m,
                              bool *hangs) {
    int64_t excess = m->width - room(c, begin);
    struct ts_key key = ts_key_of_line(&c->weigher, begin, end, m, excess);
    *hangs = false;
    if (m->hang && excess > 0) { /* a mark hangs where that is better than taking its place from the line */
        static const struct ts_key nothing = {{0}};
        struct ts_key hung = ts_key_of_line(&c->weigher, begin, end, m, excess - m->hang);
        *hangs = ts_key_compare_sum(&hung, &nothing, &key) < 0;
        return *hangs ? hung : key;
    }
    return key;
}

/* Lines come from long to short: of two ways that cost the same, the one with the shorter line is taken. */
static void join_nodes(const struct node *from, struct node *to, const struct ts_key *key, size_t begin,
                       bool hangs) {
    if (!from->reached || (to->reached && ts_key_compare_sum(&from->key, key, &to->key) > 0))
        return;
    to->hangs = hangs;
    to->reached = true;
    to->from = begin;
    for (int i = 0; i < TS_N_KEY_PARTS; i++)
        to->key.part[i] = from->key.part[i] + key->part[i];
}

/* Put a line from `begin` to `end` behind every way to reach its beginning. */
static void try_line(const struct chooser *c, size_t begin, size_t end, const struct ts_measured *m) {
    bool hangs;
    struct ts_key key = best_key(c, begin, end, m, &hangs);
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
        if (begin > 0 && c->weigher.brk[begin] == TS_BREAK_NEVER)
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
    return left < TS_KEY_HOLE_ITSELF || lack * 1000 >= (left - TS_KEY_HOLE_ITSELF + 1) * em * places;
}

/* Can a line from `begin` be better than the way known to `end`? Most lines are too short by far: these are
 * not weighed. Where a number of lines is wanted, every one is. */
static bool may_help(const struct chooser *c, size_t begin, size_t end) {
    if (c->few)
        return true;
    const struct node *from = node_at(c, 0, begin), *to = node_at(c, 0, end);
    if (!from->reached || !to->reached || !c->opts->justify || c->items->frames || end == c->items->n)
        return from->reached;
    for (int part = 0; part < TS_KEY_HOLE; part++)
        if (from->key.part[part] != to->key.part[part])
            return from->key.part[part] < to->key.part[part];
    return !has_worse_hole(c, begin, end, to->key.part[TS_KEY_HOLE] - from->key.part[TS_KEY_HOLE]);
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

static struct chooser make_chooser(struct ts_ctx *ctx, const struct ts_items *items,
                                   const struct ts_break_opts *opts, size_t window, const size_t *few) {
    struct chooser c = {.items = items, .opts = opts, .window = window, .few = few};
    c.sums = ts_measure_sum(ctx, items);
    c.nodes = TS_NEW(ctx->scratch, struct node, window * (items->n + 1));
    c.weigher = (struct ts_key_weigher){items, opts, breaks_for(ctx, items, opts, c.sums),
                                        opts->justify ? NULL : find_depths(ctx, items)};
    c.begins = TS_NEW(ctx->scratch, size_t, items->n);
    c.nodes[0].reached = true;
    for (size_t end = 1; end <= items->n; end++)
        if (c.weigher.brk[end] != TS_BREAK_NEVER)
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
        .phrase = (int)last->key.part[TS_KEY_PHRASE],
        .loose = ts_key_is_loose(&last->key),
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
    for (int part = TS_KEY_OVERFULL; part < TS_KEY_LABEL; part++) /* all that a reader sees */
        if (wanted->key.part[part] > best->key.part[part])
            return NULL;
    return trace(ctx, &counted, lines);
}
