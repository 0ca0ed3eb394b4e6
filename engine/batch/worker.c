#include "batch/worker.h"

#include "batch/logline.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static double processor_time(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A number of /proc/self/status, in KiB. */
static long status_of(const char *name) {
    char line[256];
    long kib = 0;
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, name, strlen(name)) == 0)
            sscanf(line + strlen(name), ": %ld", &kib);
    if (f)
        fclose(f);
    return kib;
}

/* Count the most memory anew from here (proc(5), clear_refs). */
static void forget_peak(void) {
    FILE *f = fopen("/proc/self/clear_refs", "w");
    if (!f)
        return;
    fputs("5", f);
    fclose(f);
}

/* Memory of its own besides what the parent prepared. What is beyond makes malloc fail, which ends the
 * process (base/memory.c). */
static void limit_memory(int mebibytes) {
    rlim_t most = ((rlim_t)status_of("VmData") << 10) + ((rlim_t)mebibytes << 20);
    const struct rlimit limit = {most, most};
    setrlimit(RLIMIT_DATA, &limit);
}

/* Set one job; its record is in ctx. */
static const char *set(const struct ts_batch *batch, struct ts_ctx *ctx, const struct ts_worker_task *task,
                       struct ts_outcome *out) {
    const struct ts_batch_job *job = &batch->jobs[task->index];
    struct ts_job_result result;
    forget_peak();
    double start = processor_time();
    ts_job_run(batch->shop, ctx, &job->job, &result);
    out->processor = processor_time() - start;
    out->memory = status_of("VmHWM");
    return ts_logline_make(ctx, batch, job, &result, task->tries, out);
}

static bool receive(int fd, struct ts_worker_task *task) {
    ssize_t n;
    while ((n = recv(fd, task, sizeof *task, 0)) < 0 && errno == EINTR)
        continue;
    return n == sizeof *task;
}

_Noreturn void ts_worker_run(const struct ts_batch *batch, int fd) {
    struct ts_worker_task task;
    limit_memory(batch->max_memory);
    while (receive(fd, &task)) {
        struct ts_outcome out = {.kind = TS_OUTCOME_FAILED};
        struct ts_ctx ctx = ts_job_begin();
        const char *record = set(batch, &ctx, &task, &out);
        struct iovec parts[] = {{&out, sizeof out}, {(void *)record, strlen(record)}};
        const struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
        ssize_t sent;
        while ((sent = sendmsg(fd, &message, MSG_NOSIGNAL)) < 0 && errno == EINTR)
            continue;
        ts_job_end(&ctx);
        if (sent <= 0)
            break;
    }
    _exit(0);
}
