/* line/memo: what was set is found again by all that its lines depend on, and by nothing less. */
#include "testing.h"

#include "line/memo.h"

static const struct ts_source source;
static const struct ts_line_rules rules, other_rules;
static const char text[] = "同一段文字";

/* A paragraph asked for in some way. */
struct ask {
    struct ts_typesetter t;
    struct ts_shape_origin origin;
    struct ts_type type, ruby_type;
    struct ts_shape_piece piece;
    struct ts_spread_text name;
    struct ts_paragraph_opts opts;
};

static struct ts_memo_key key_of(struct ask *a) {
    a->piece.type = &a->type;
    a->piece.ruby_type = &a->ruby_type;
    a->opts.names = &a->name;
    return ts_memo_key_of(&a->t, &a->origin, &a->piece, 1, &a->opts);
}

static struct ask first_ask(void) {
    return (struct ask){.t = {.ctx = &ctx, .rules = &rules},
                        .origin = {.source = &source, .first = text},
                        .type = {.size = 1000},
                        .piece = {.text = {text, 6}},
                        .opts = {.measure = 14000}};
}

static void the_same(void **state) {
    (void)state;
    static const struct ts_lines lines;
    fresh();
    struct ts_memo *memo = ts_memo_new(&ctx);
    struct ask a = first_ask(), b = first_ask();
    struct ts_memo_key key = key_of(&a), again = key_of(&b);
    assert_null(ts_memo_find(memo, &key));
    ts_memo_add(&ctx, memo, &key, (struct ts_remembered){&lines, true});
    const struct ts_remembered *found = ts_memo_find(memo, &again);
    assert_non_null(found);
    assert_ptr_equal(found->lines, &lines);
    assert_true(found->reports);
    b.opts.trial = true; /* a trial has the lines that the page will have */
    again = key_of(&b);
    assert_ptr_equal(ts_memo_find(memo, &again), found);
}

#define CHANGED(what)                                                                                        \
    do {                                                                                                     \
        struct ask a = first_ask();                                                                          \
        what;                                                                                                \
        struct ts_memo_key key = key_of(&a);                                                                 \
        ROW(ts_memo_find(memo, &key) == NULL, "found, though: %s", #what);                                   \
    } while (0)

static void another(void **state) {
    (void)state;
    static const struct ts_source other_source;
    fresh();
    struct ts_memo *memo = ts_memo_new(&ctx);
    struct ask known = first_ask();
    struct ts_memo_key key_known = key_of(&known);
    ts_memo_add(&ctx, memo, &key_known, (struct ts_remembered){NULL, false});
    CHANGED(a.opts.measure++);
    CHANGED(a.opts.indent++);
    CHANGED(a.opts.turn++);
    CHANGED(a.opts.justify = true);
    CHANGED(a.opts.lines_more = 1);
    CHANGED(a.opts.label = 3);
    CHANGED(a.opts.label_width++);
    CHANGED(a.opts.tail++);
    CHANGED(a.opts.by_words = true);
    CHANGED(a.opts.spread++);
    CHANGED(a.opts.n_names = 1);
    CHANGED(a.t.rules = &other_rules);
    CHANGED(a.origin.source = &other_source);
    CHANGED(a.origin.first++);
    CHANGED(a.origin.offset++);
    CHANGED(a.piece.text.n = 3);
    CHANGED(a.piece.text.p += 3);
    CHANGED(a.piece.marked = 1);
    CHANGED(a.piece.element = 1);
    CHANGED(a.piece.ruby = ((struct ts_slice){text, 3}));
    CHANGED(a.type.size++);
    CHANGED(a.type.weight = 700);
    CHANGED(a.type.colour.black++);
    CHANGED(a.ruby_type.size++);
    ROWS_PASSED();
}

/* As many as a long article has: each is found, with its own lines. */
static void many(void **state) {
    (void)state;
    enum { N = 20000 };
    fresh();
    struct ts_memo *memo = ts_memo_new(&ctx);
    struct ts_lines *lines = TS_NEW(ctx.keep, struct ts_lines, N);
    struct ask a = first_ask();
    for (a.origin.offset = 0; a.origin.offset < N; a.origin.offset++) {
        struct ts_memo_key key = key_of(&a);
        ts_memo_add(&ctx, memo, &key, (struct ts_remembered){&lines[a.origin.offset], false});
    }
    for (a.origin.offset = 0; a.origin.offset < N; a.origin.offset++) {
        struct ts_memo_key key = key_of(&a);
        const struct ts_remembered *found = ts_memo_find(memo, &key);
        assert_non_null(found);
        assert_ptr_equal(found->lines, &lines[a.origin.offset]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same),
        cmocka_unit_test(another),
        cmocka_unit_test(many),
    };
    return RUN_TESTS(tests);
}
