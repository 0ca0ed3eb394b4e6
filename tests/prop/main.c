/* tests/prop -- random copy set by the engine, judged by rules written apart from it.
 * prop [--cases N] [--seed S] [--scan] [--plans]. Prints what fails; the last line counts; --plans: plans
 * alone. --article NUMBER prints the copy of that random article instead, with a sign before the number of
 * one with insertions (-), with all parts (+), in a shipped style (=), or with heads over some columns (^).
 * --plan NUMBER writes that random plan to a folder. */
#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_CASES = 8000, CASES_A_PAGE = 100, CASES_A_PLAN = 400, CASES_ALIGNED = 4, SCAN_STEP = 7 };

struct options {
    int cases;
    uint64_t seed;
    bool scan;
    const char *article; /* to be printed; NULL = none */
    int plan;            /* to be written; -1 = none */
    bool plans;          /* these alone */
};

static bool read_options(int argc, char **argv, struct options *o) {
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--scan") == 0)
            o->scan = true;
        else if (strcmp(argv[i], "--cases") == 0 && i + 1 < argc)
            o->cases = atoi(argv[++i]);
        else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc)
            o->seed = strtoull(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--plans") == 0)
            o->plans = true;
        else if (strcmp(argv[i], "--plan") == 0 && i + 1 < argc)
            o->plan = atoi(argv[++i]);
        else if (strcmp(argv[i], "--article") == 0 && i + 1 < argc)
            o->article = argv[++i];
        else
            return false;
    }
    return true;
}

static void run(struct desk *d, const struct options *o, struct tally *tally) {
    plans_run(d, o->seed, o->cases / CASES_A_PLAN, tally);
    if (o->plans)
        return;
    controls_run(d, tally);
    paragraphs_run(d, o->seed, o->cases, tally);
    markup_run(d, o->seed, o->cases / 4, tally);
    aligned_run(d, o->seed, o->cases / CASES_ALIGNED, tally);
    pages_run(d, o->seed, o->cases / CASES_A_PAGE, tally);
    pictures_run(d, o->seed, o->cases / CASES_A_PAGE, tally);
    scan_run(d, o->scan ? 1 : SCAN_STEP, tally);
}

int main(int argc, char **argv) {
    struct options o = {.cases = DEFAULT_CASES, .seed = 1, .plan = -1};
    struct tally tally = {0};
    struct desk desk;
    if (!read_options(argc, argv, &o)) {
        fputs("usage: prop [--cases N] [--seed S] [--scan] [--plans] [--article NUMBER] [--plan NUMBER]\n",
              stderr);
        return 64;
    }
    if (o.article) {
        enum page_kind kind = *o.article == '-'   ? PAGES_INSERTIONS
                              : *o.article == '+' ? PAGES_PARTS
                              : *o.article == '=' ? PAGES_SHIPPED
                              : *o.article == '^' ? PAGES_HEADS
                                                  : PAGES_PLAIN;
        pages_print(o.seed, atoi(o.article + (kind != PAGES_PLAIN)), kind);
        return 0;
    }
    if (o.plan >= 0) {
        plans_write(o.seed, o.plan);
        return 0;
    }
    if (!desk_open(&desk)) {
        ts_diag_print(desk.home.diag, stderr, TS_ENGLISH, false);
        puts("prop: 0 passed, 1 failed");
        return 1;
    }
    run(&desk, &o, &tally);
    desk_close(&desk);
    printf("prop: %d passed, %d failed\n", tally.passed, tally.failed);
    return tally.failed > 0;
}
