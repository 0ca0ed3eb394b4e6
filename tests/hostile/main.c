/* tests/hostile -- hostile articles set and checked one after the other, for a build with sanitizers.
 *
 *     hostile [--seed S] [--from A] [N]            cases A (1) to A + N - 1 (1,000)
 *     hostile [--seed S] --keep FOLDER NUMBER      the files of one case, and the command that sets them
 *
 * A process does as many cases as STRETCH, with fonts opened once before it was forked; one that a case ends,
 * or that hangs in it, is replaced, and the case is a find. So is one whose status or file is not what the
 * program promises, and one whose characters are not all on the page. A leak is told of a stretch. Prints
 * each find, and the count at the end. */
#include "case.h"

#include "check/fix.h"
#include "check/report.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STRETCH = 250, PATIENCE = 60 /* seconds for a case, under a sanitizer on a busy machine */ };

/* What parent and child both see. */
struct shared {
    uint64_t at; /* the case that is being done */
    size_t set, refused, plans, finds;
};

struct run {
    uint64_t seed, first, n;
    const char *keep; /* files of one case are written there; NULL = cases are run */
    char folder[MOST_PATH];
    struct ts_workshop *shop;
    struct bytes room;
    struct shared *shared;
};

static void find(struct run *r, const char *what) {
    r->shared->finds++;
    printf("FAILED hostile: case %llu: %s\n", (unsigned long long)r->shared->at, what);
    fflush(stdout);
}

/* --- a case --------------------------------------------------------------------------------------------- */

static bool read_whole(const char *path, struct bytes *to) {
    unsigned char part[65536];
    FILE *f = fopen(path, "rb");
    to->n = 0;
    for (size_t n; f && (n = fread(part, 1, sizeof part, f)) > 0;)
        bytes_add(to, part, n);
    if (f)
        fclose(f);
    return f != NULL;
}

static bool is_whole_pdf(const struct bytes *b) {
    return b->n > 32 && memcmp(b->v, "%PDF-", 5) == 0 && memmem(b->v + b->n - 32, 32, "%%EOF", 5);
}

static void look_at(void *user, const struct ts_diag_line *line) {
    struct run *r = user;
    if (line->code == TS_COPY_MISCOUNTED)
        find(r, line->text);
}

/* Set it; its page is then in r->room. */
static void set(struct run *r, const struct hostile_case *c) {
    struct ts_job job = hostile_case_job(c);
    struct ts_job_result result;
    struct ts_ctx ctx = ts_job_begin();
    unlink(c->output);
    enum ts_status status = ts_job_run(r->shop, &ctx, &job, &result);
    bool there = read_whole(c->output, &r->room);
    ts_diag_each(ctx.diag, ctx.keep, TS_CHINESE, look_at, r);
    if (status != TS_DONE && status != TS_LOOK && status != TS_NOT_DONE)
        find(r, "the status is that of a machine at fault");
    if (there == (status == TS_NOT_DONE) || (there && !is_whole_pdf(&r->room)))
        find(r, there ? "a page where there should be none, or half a page" : "no page");
    r->shared->set += there;
    r->shared->refused += status == TS_NOT_DONE;
    ts_job_end(&ctx);
}

/* The rules of `typeset check`, its report and its safe fixes. */
static void check(struct run *r, const struct hostile_case *c) {
    static const struct ts_house house;
    struct ts_ctx ctx = ts_job_begin();
    struct ts_job job = hostile_case_job(c);
    const struct ts_style *style = ts_workshop_style(r->shop, &ctx, &job.style);
    const struct ts_reading reading = {TS_ENCODING_DETECT, style};
    const struct ts_source *source = style ? ts_source_read(&ctx, c->input, &reading) : NULL;
    const struct ts_article *article = source ? ts_article_parse(&ctx, source, style) : NULL;
    if (article) {
        FILE *nowhere = fopen("/dev/null", "w");
        struct ts_report report = {.file = nowhere,
                                   .form = (enum ts_report_form)(r->shared->at % 3),
                                   .lang = TS_CHINESE,
                                   .notes = true,
                                   .version = "",
                                   .style = &style->check};
        const struct ts_proof_request request = {article, style, &house, NULL};
        const struct ts_findings *findings = ts_proof_read(&ctx, &request);
        struct ts_fixed fixed;
        ts_report_open(&report);
        ts_report_add(&report, &ctx, findings);
        ts_report_close(&report);
        fclose(nowhere);
        read_whole(c->input, &r->room);
        ts_fix_apply(&ctx, findings, (struct ts_slice){(const char *)r->room.v, r->room.n}, &fixed);
    }
    ts_job_end(&ctx);
}

static void run_case(struct run *r, uint64_t number) {
    struct hostile_case c;
    struct bytes first = {0};
    r->shared->at = number;
    alarm(PATIENCE);
    if (!hostile_case_make(r->seed, number, r->folder, &r->room, &c)) {
        perror(r->folder);
        _exit(2);
    }
    bool plan = strstr(c.input, ".yaml") != NULL;
    r->shared->plans += plan;
    if (!plan)
        check(r, &c);
    set(r, &c);
    if (c.again) {
        bytes_add(&first, r->room.v, r->room.n);
        set(r, &c);
        if (first.n != r->room.n || (first.n && memcmp(first.v, r->room.v, first.n) != 0))
            find(r, "other bytes the second time");
        free(first.v);
    }
    alarm(0);
}

/* --- all of them ---------------------------------------------------------------------------------------- */

/* Where its files go: to memory if there is such a place. */
static bool make_folder(struct run *r) {
    snprintf(r->folder, sizeof r->folder, "/dev/shm/typeset-hostile.XXXXXX");
    if (mkdtemp(r->folder))
        return true;
    snprintf(r->folder, sizeof r->folder, "/tmp/typeset-hostile.XXXXXX");
    return mkdtemp(r->folder) != NULL;
}

static void remove_folder(const struct run *r) {
    char path[MOST_PATH + 32];
    static const char *const names[] = {"a.txt", "page.yaml", "page.pdf"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", r->folder, names[i]);
        unlink(path);
    }
    for (int i = 0; i < 16; i++) {
        snprintf(path, sizeof path, "%s/a%d.txt", r->folder, i);
        unlink(path);
    }
    if (rmdir(r->folder) != 0)
        perror(r->folder);
}

/* A process does the cases from `number`; returns the one to go on with. */
static uint64_t run_stretch(struct run *r, uint64_t number, uint64_t end) {
    char what[128];
    int status = 0;
    uint64_t last = end - number < STRETCH ? end : number + STRETCH;
    r->shared->at = 0;
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        for (; number < last; number++)
            run_case(r, number);
        r->shared->at = last;
        exit(0);
    }
    if (pid < 0 || waitpid(pid, &status, 0) < 0) {
        perror("hostile");
        exit(2);
    }
    if (status == 0)
        return last;
    if (r->shared->at == last)
        snprintf(what, sizeof what,
                 "a leak, or another fault at the end of the process, in it or those since %llu",
                 (unsigned long long)number);
    else if (WIFSIGNALED(status))
        snprintf(what, sizeof what, "%s",
                 WTERMSIG(status) == SIGALRM ? "it hangs" : strsignal(WTERMSIG(status)));
    else
        snprintf(what, sizeof what, "the process ended with status %d", WEXITSTATUS(status));
    find(r, what);
    return r->shared->at == last ? last : r->shared->at + 1;
}

static int run_all(struct run *r) {
    const struct ts_font_request fonts = {.config_file = getenv("FONTCONFIG_FILE")};
    uint64_t end = r->first + r->n;
    r->shop = ts_workshop_open(&fonts, false);
    r->shared = mmap(NULL, sizeof *r->shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (r->shared == MAP_FAILED || !make_folder(r)) {
        perror("hostile");
        return 2;
    }
    ts_job_rehearse(r->shop, &(struct ts_style_request){0});
    for (uint64_t at = r->first; at < end && (at == r->first || r->shared->set > 0);) {
        at = run_stretch(r, at, end);
        fprintf(stderr, "%llu of %llu: %zu set, %zu refused, %zu plans, %zu finds\n",
                (unsigned long long)(at - r->first), (unsigned long long)r->n, r->shared->set,
                r->shared->refused, r->shared->plans, r->shared->finds);
    }
    size_t finds = r->shared->finds;
    if (r->n >= 100 && r->shared->set < r->n / 2) { /* else the cases say nothing */
        find(r, "fewer than half of the cases were set");
        finds++;
    }
    remove_folder(r);
    ts_workshop_close(r->shop);
    free(r->room.v);
    printf("hostile, %zu set, %zu refused, %zu plans: %llu passed, %zu failed\n", r->shared->set,
           r->shared->refused, r->shared->plans, (unsigned long long)(r->n - (finds < r->n ? finds : r->n)),
           finds);
    return finds > 0;
}

static int keep(struct run *r) {
    struct hostile_case c;
    if (!hostile_case_make(r->seed, r->first, r->keep, &r->room, &c)) {
        perror(r->keep);
        return 2;
    }
    printf("build/san/typeset '%s'", c.input);
    if (c.style)
        printf(" --style %s", c.style);
    for (int i = 0; c.set[i]; i++)
        printf(" --set '%s'", c.set[i]);
    printf(" -o '%s'\n", c.output);
    free(r->room.v);
    return 0;
}

static bool read_arguments(int argc, char **argv, struct run *r) {
    for (int i = 1; i < argc; i++) {
        char *end = "";
        uint64_t *number = strcmp(argv[i], "--seed") == 0   ? &r->seed
                           : strcmp(argv[i], "--from") == 0 ? &r->first
                                                            : NULL;
        if (strcmp(argv[i], "--keep") == 0 && i + 2 < argc) {
            r->keep = argv[++i];
            r->first = strtoull(argv[++i], &end, 10);
        } else if (number && i + 1 < argc) {
            *number = strtoull(argv[++i], &end, 10);
        } else {
            r->n = strtoull(argv[i], &end, 10);
        }
        if (*end)
            return false;
    }
    return true;
}

int main(int argc, char **argv) {
    struct run r = {.seed = 1, .first = 1, .n = 1000};
    if (!read_arguments(argc, argv, &r)) {
        fputs("usage: hostile [--seed S] [--from A] [N] | [--seed S] --keep FOLDER NUMBER\n", stderr);
        return 64;
    }
    return r.keep ? keep(&r) : run_all(&r);
}
