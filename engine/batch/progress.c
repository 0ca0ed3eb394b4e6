#include "batch/progress.h"

#include "base/clock.h"

#include <string.h>
#include <unistd.h>

enum { BAR = 24 };

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

void ts_progress_add(struct ts_progress *p, const struct ts_batch_job *job, const struct ts_outcome *out) {
    p->done++;
    p->counts[out->kind]++;
    p->warned += out->n_warnings > 0;
    p->pages += out->n_pages;
    p->processor += out->processor;
    if (out->memory > p->memory)
        p->memory = out->memory;
    if (out->kind != TS_OUTCOME_FAILED)
        return;
    clear(p);
    fprintf(stderr, chinese(p) ? "typeset: %s 未排成：%s\n" : "typeset: %s failed: %s\n", job->id, out->said);
}

/* Jobs a second, those not counted that there was nothing to do for; 0 = not known yet. */
static double rate_of(const struct ts_progress *p) {
    double seconds = ts_clock_now() - p->start;
    return seconds > 0 ? (double)(p->done - p->counts[TS_OUTCOME_CACHED]) / seconds : 0;
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
    double rate = rate_of(p);
    if (rate > 0)
        time_text((double)(p->batch->n - p->done) / rate, chinese(p), left);
    fprintf(stderr,
            chinese(p) ? "%zu / %zu，每秒 %.1f，还需 %s，失败 %zu"
                       : "%zu of %zu, %.1f a second, %s left, %zu failed",
            p->done, p->batch->n, rate, left, p->counts[TS_OUTCOME_FAILED]);
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
    p->shown = now;
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

void ts_progress_end(struct ts_progress *p, const char *log) {
    double seconds = ts_clock_now() - p->start;
    size_t looked = p->counts[TS_OUTCOME_STALE] + p->counts[TS_OUTCOME_MISSING];
    clear(p);
    row(p, "jobs", "项", p->batch->n);
    row(p, "set", "排出", p->counts[TS_OUTCOME_OK]);
    row(p, "up to date", "无须重排", p->counts[TS_OUTCOME_CACHED]);
    row(p, "failed", "失败", p->counts[TS_OUTCOME_FAILED]);
    if (looked) {
        row(p, "stale", "过时", p->counts[TS_OUTCOME_STALE]);
        row(p, "missing", "缺少", p->counts[TS_OUTCOME_MISSING]);
    }
    if (p->done < p->batch->n)
        row(p, "not begun", "未排", p->batch->n - p->done);
    row(p, "with warnings", "有警告", p->warned);
    row(p, "pages", "版", p->pages);
    printf(chinese(p)
               ? "用时\t%.1f 秒，每秒 %.1f 版，每版处理器 %.1f 毫秒，单项内存最多 %ld MiB\n"
               : "time\t%.1f s, %.1f pages a second, %.1f ms of processor a page, %ld MiB at most a job\n",
           seconds, seconds > 0 ? (double)p->pages / seconds : 0,
           p->pages ? 1e3 * p->processor / (double)p->pages : 0, p->memory >> 10);
    if (log)
        printf(chinese(p) ? "记录\t%s\n" : "log\t%s\n", log);
    fflush(stdout);
}
