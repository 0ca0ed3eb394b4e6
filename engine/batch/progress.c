#include "batch/progress.h"

#include "base/clock.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

enum { BAR = 24, LATELY = 5 /* seconds */ };

void ts_progress_begin(struct ts_progress *p, const struct ts_batch *batch) {
    *p = (struct ts_progress){.batch = batch, .terminal = isatty(STDERR_FILENO), .start = ts_clock_now()};
    p->shown = p->start;
}

static bool chinese(const struct ts_progress *p) {
    return p->batch->lang == TS_CHINESE;
}

static void clear(const struct ts_progress *p) {
    if (p->terminal && !p->batch->quiet)
        fputs("\r\033[K", stderr);
}

/* Which job is done first is chance; the list is the batch's order. */
static void name_warned(struct ts_progress *p, const struct ts_batch_job *job, const char *said) {
    size_t at = p->n_named;
    while (at > 0 && p->named[at - 1].job > job)
        at--;
    if (at == TS_PROGRESS_NAMED)
        return;
    p->n_named += p->n_named < TS_PROGRESS_NAMED;
    memmove(p->named + at + 1, p->named + at, (p->n_named - at - 1) * sizeof *p->named);
    p->named[at].job = job;
    snprintf(p->named[at].said, sizeof p->named[at].said, "%s", said);
}

void ts_progress_add(struct ts_progress *p, const struct ts_batch_job *job, const struct ts_outcome *out) {
    p->done++;
    p->counts[out->kind]++;
    p->pages += out->n_pages;
    p->processor += out->processor;
    if (out->memory > p->memory)
        p->memory = out->memory;
    if (out->kind != TS_OUTCOME_FAILED) {
        p->warned += out->n_warnings > 0;
        if (out->n_warnings)
            name_warned(p, job, out->said);
        return;
    }
    clear(p);
    fprintf(stderr, chinese(p) ? "typeset: %s 未排成：%s\n" : "typeset: %s failed: %s\n", job->id, out->said);
}

/* Jobs a second, lately: a run that goes on from where another was ended finds all done at first, ten times
 * as fast as it sets what is left. */
static void measure_rate(struct ts_progress *p, double now) {
    double seconds = now - p->shown, lately = (double)(p->done - p->done_shown) / seconds;
    double weight = p->rate > 0 ? 1 - exp(-seconds / LATELY) : 1;
    p->rate += weight * (lately - p->rate);
    p->shown = now;
    p->done_shown = p->done;
}

/* 1:02:03, 2:03 or 3 s. */
static const char *time_text(double seconds, bool in_chinese, char to[32]) {
    long s = (long)seconds;
    if (s >= 3600)
        snprintf(to, 32, "%ld:%02ld:%02ld", s / 3600, s / 60 % 60, s % 60);
    else if (s >= 60)
        snprintf(to, 32, "%ld:%02ld", s / 60, s % 60);
    else
        snprintf(to, 32, in_chinese ? "%ld 秒" : "%ld s", s);
    return to;
}

static void print_state(const struct ts_progress *p) {
    char left[32] = "?";
    if (p->rate > 0)
        time_text((double)(p->batch->n - p->done) / p->rate, chinese(p), left);
    fprintf(stderr,
            chinese(p) ? "%zu / %zu，每秒 %.1f，还需 %s，失败 %zu"
                       : "%zu of %zu, %.1f a second, %s left, %zu failed",
            p->done, p->batch->n, p->rate, left, p->counts[TS_OUTCOME_FAILED]);
}

static void print_bar(const struct ts_progress *p) {
    size_t full = p->batch->n ? BAR * p->done / p->batch->n : BAR;
    fputs("\r\033[K[", stderr);
    for (size_t i = 0; i < BAR; i++)
        fputc(i < full ? '#' : '.', stderr);
    fputs("] ", stderr);
    print_state(p);
    fflush(stderr);
}

void ts_progress_show(struct ts_progress *p) {
    double now = ts_clock_now();
    if (p->batch->quiet || now - p->shown < (p->terminal ? 0.1 : 10))
        return;
    measure_rate(p, now);
    if (p->terminal) {
        print_bar(p);
        return;
    }
    fputs("typeset: ", stderr);
    print_state(p);
    fputc('\n', stderr);
}

static void row(const struct ts_progress *p, const char *english, const char *chinese_name, size_t n) {
    printf("%s\t%zu\n", chinese(p) ? chinese_name : english, n);
}

static void print_warned(const struct ts_progress *p, const char *log) {
    row(p, "with warnings", "有警告", p->warned);
    for (size_t i = 0; i < p->n_named; i++)
        printf(chinese(p) ? "\t%s：%s\n" : "\t%s: %s\n", p->named[i].job->id, p->named[i].said);
    if (p->warned > p->n_named)
        printf(chinese(p) ? "\t另有 %zu 项\n" : "\tand %zu more\n", p->warned - p->n_named);
    if (p->warned) /* as logline.c writes it */
        printf(chinese(p) ? "\t全部列出：grep '\"warnings\":[1-9]' '%s'\n"
                          : "\tto list them all: grep '\"warnings\":[1-9]' '%s'\n",
               log);
}

/* What the run did, and where all of it is told. */
static void print_work(const struct ts_progress *p, const char *log) {
    double seconds = ts_clock_now() - p->start;
    row(p, "pages", "版", p->pages);
    printf(chinese(p)
               ? "用时\t%.1f 秒，每秒 %.1f 版，每版处理器 %.1f 毫秒，单项内存最多 %ld MiB\n"
               : "time\t%.1f s, %.1f pages a second, %.1f ms of processor a page, %ld MiB at most a job\n",
           seconds, seconds > 0 ? (double)p->pages / seconds : 0,
           p->pages ? 1e3 * p->processor / (double)p->pages : 0, p->memory >> 10);
    printf(chinese(p) ? "记录\t%s\n" : "log\t%s\n", log);
}

void ts_progress_end(struct ts_progress *p, const char *log) {
    clear(p);
    row(p, "jobs", "项", p->batch->n);
    if (log)
        row(p, "set", "排出", p->counts[TS_OUTCOME_OK]);
    row(p, "up to date", "无须重排", p->counts[TS_OUTCOME_CACHED]);
    row(p, "failed", "失败", p->counts[TS_OUTCOME_FAILED]);
    if (!log) {
        row(p, "stale", "过时", p->counts[TS_OUTCOME_STALE]);
        row(p, "missing", "缺少", p->counts[TS_OUTCOME_MISSING]);
    }
    if (p->done < p->batch->n)
        row(p, "not done", "未排", p->batch->n - p->done);
    if (log)
        print_warned(p, log);
    if (log)
        print_work(p, log);
    fflush(stdout);
}

void ts_progress_broken_off(const struct ts_progress *p, bool in_vain) {
    bool keeps = p->batch->n && p->batch->jobs[0].job.keep_same;
    const char *how[][2] = {{"the same command without --force", "去掉 --force，再运行同一条命令"},
                            {"the same command", "再运行同一条命令"}};
    const char *why[][2] = {
        {"interrupted", "中断"},
        {"broken off, for the same would happen to the jobs after it", "其余各项也会这样，不再往下排"}};
    fprintf(stderr,
            chinese(p) ? "typeset: %s；已完成 %zu / %zu 项。%s，就从这里接着排\n"
                       : "typeset: %s; %zu of %zu jobs are done. Run %s to go on from here\n",
            why[in_vain][chinese(p)], p->done - p->counts[TS_OUTCOME_FAILED], p->batch->n,
            how[keeps][chinese(p)]);
}
