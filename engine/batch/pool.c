#include "batch/pool.h"

#include "base/clock.h"
#include "batch/logline.h"
#include "batch/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    NO_JOB = -1,
    MOST_CRASHES = 2, /* tries of a job under which its worker died of itself */
    MOST_KILLS = 3, /* and of one whose worker was killed, by hand or by the kernel that is short of memory */
    TICK = 200,     /* ms */
    OUT_OF_MEMORY = TS_TRY_AGAIN
};

static const double patience = 0.5;    /* seconds that workers have to end by themselves */
static const double stopped_least = 1; /* so much longer than was waited for: the run was stopped meanwhile */

struct worker {
    pid_t pid; /* 0 = not there */
    int fd;
    long job; /* NO_JOB = waits */
    double deadline;
};

struct pool {
    const struct ts_batch *batch;
    const struct ts_pool_ear *ear;
    struct worker *workers;
    int8_t *tries; /* of each job */
    size_t next;   /* job not yet begun */
    long *again;   /* jobs to be begun anew */
    size_t n_again, n_done;
    int signals;     /* signalfd */
    sigset_t before; /* the signal mask of who called */
    double awake;    /* when it waited last */
    char *message;
    bool stopped;
};

/* --- workers -------------------------------------------------------------------------------------------- */

/* What a child begins with: the caller's signals, but Ctrl-C is the parent's; no end of another's socket. */
static void become_worker(struct pool *p, int fd, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(0);
    signal(SIGINT, SIG_IGN);
    for (int i = 0; i < p->batch->n_workers; i++)
        if (p->workers[i].pid)
            close(p->workers[i].fd);
    close(p->signals);
    sigprocmask(SIG_SETMASK, &p->before, NULL);
    ts_worker_run(p->batch, fd);
}

static bool start(struct pool *p, struct worker *w) {
    int ends[2];
    pid_t parent = getpid();
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        become_worker(p, ends[1], parent);
    }
    int reason = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        errno = reason;
        return false;
    }
    *w = (struct worker){.pid = pid, .fd = ends[0], .job = NO_JOB};
    return true;
}

/* Its status, as waitpid has it; it is gone. */
static int bury(struct worker *w) {
    int status = 0;
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    close(w->fd);
    w->pid = 0;
    return status;
}

/* --- jobs ----------------------------------------------------------------------------------------------- */

static void tell(struct pool *p, long job, const struct ts_outcome *out, const char *record) {
    p->n_done++;
    if (!p->ear->done(p->ear->user, &p->batch->jobs[job], out, record))
        p->stopped = true;
}

/* The job's worker is no more. */
static void tell_end(struct pool *p, long job, enum ts_code code, const char *how) {
    struct ts_ctx ctx = ts_job_begin();
    const struct ts_job_result result = {.found = TS_JOB_NOT_LOOKED};
    const struct ts_batch_job *of = &p->batch->jobs[job];
    struct ts_outcome out = {.kind = TS_OUTCOME_FAILED};
    TS_DIAG(ctx.diag, code, ts_place_of_file(of->job.input), how);
    const char *record = ts_logline_make(&ctx, p->batch, of, &result, p->tries[job], &out);
    tell(p, job, &out, record);
    ts_job_end(&ctx);
}

static const char *how_it_ended(struct pool *p, int status, char to[160]) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == OUT_OF_MEMORY)
        snprintf(to, 160, TS_BOTH("it took more memory than %d MiB", "内存超过 %d MiB"), p->batch->max_memory,
                 p->batch->max_memory);
    else if (WIFSIGNALED(status))
        snprintf(to, 160, TS_BOTH("signal %d (%s)", "信号 %d（%s）"), WTERMSIG(status),
                 strsignal(WTERMSIG(status)), WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        snprintf(to, 160, TS_BOTH("status %d", "状态 %d"), WEXITSTATUS(status), WEXITSTATUS(status));
    return to;
}

/* By another's hand: these no process sends itself by a fault of its own. */
static bool was_killed(int status) {
    return WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM);
}

/* How often a job is begun whose worker ended so: at what it takes itself it fails each time, of anything
 * else it may be innocent. */
static int most_tries(int status) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == OUT_OF_MEMORY)
        return 1;
    return was_killed(status) ? MOST_KILLS : MOST_CRASHES;
}

/* A worker went away. */
static void lose(struct pool *p, struct worker *w) {
    char how[160];
    long job = w->job;
    int status = bury(w);
    if (job == NO_JOB)
        return;
    if (p->tries[job] < most_tries(status))
        p->again[p->n_again++] = job;
    else
        tell_end(p, job, was_killed(status) ? TS_KILLED : TS_CRASH, how_it_ended(p, status, how));
}

static void end_slow(struct pool *p, struct worker *w) {
    char how[160];
    long job = w->job;
    kill(w->pid, SIGKILL);
    bury(w);
    snprintf(how, sizeof how, TS_BOTH("it took longer than %d s", "超过 %d 秒"), p->batch->timeout,
             p->batch->timeout);
    tell_end(p, job, TS_CRASH, how);
}

static long next_job(struct pool *p) {
    if (p->n_again)
        return p->again[--p->n_again];
    return p->next < p->batch->n ? (long)p->next++ : NO_JOB;
}

/* One that died while it waited has not begun the job. */
static void give(struct pool *p, struct worker *w) {
    long job = next_job(p);
    const struct ts_worker_task task = {(uint32_t)job, p->tries[job] + 1};
    ssize_t sent;
    while ((sent = send(w->fd, &task, sizeof task, MSG_NOSIGNAL)) < 0 && errno == EINTR)
        continue;
    if (sent < 0) {
        p->again[p->n_again++] = job;
        kill(w->pid, SIGKILL);
        bury(w);
        return;
    }
    p->tries[job]++;
    w->job = job;
    w->deadline = ts_clock_now() + p->batch->timeout;
}

/* Give each worker that waits a job; start those that are missing. False if there is none at all. */
static bool hand_out(struct pool *p) {
    int there = 0;
    for (int i = 0; i < p->batch->n_workers && !p->stopped; i++) {
        struct worker *w = &p->workers[i];
        bool more = p->n_again || p->next < p->batch->n;
        if (!w->pid && more && !start(p, w))
            continue;
        there += w->pid != 0;
        if (!w->pid || w->job != NO_JOB || !more)
            continue;
        give(p, w);
    }
    return there > 0 || p->stopped || p->n_done == p->batch->n;
}

static void listen_to(struct pool *p, struct worker *w) {
    ssize_t n = recv(w->fd, p->message, sizeof(struct ts_outcome) + TS_LOGLINE_MOST, 0);
    if (n < 0 && errno == EINTR)
        return; /* it is still there to be received */
    if (n < (ssize_t)sizeof(struct ts_outcome)) {
        if (n != 0) /* not its end: it would wait for a job for ever */
            kill(w->pid, SIGKILL);
        lose(p, w);
        return;
    }
    long job = w->job;
    struct ts_outcome out;
    memcpy(&out, p->message, sizeof out);
    p->message[n] = 0;
    w->job = NO_JOB;
    tell(p, job, &out, p->message + sizeof out);
}

/* --- the loop ------------------------------------------------------------------------------------------- */

static bool is_busy(const struct pool *p) {
    for (int i = 0; i < p->batch->n_workers; i++)
        if (p->workers[i].pid && p->workers[i].job != NO_JOB)
            return true;
    return false;
}

/* The signal that came, or 0. */
static int signal_of(const struct pool *p) {
    struct signalfd_siginfo info;
    return read(p->signals, &info, sizeof info) == sizeof info ? (int)info.ssi_signo : 0;
}

static int time_to_wait(const struct pool *p) {
    double now = ts_clock_now(), wait = TICK / 1e3;
    for (int i = 0; i < p->batch->n_workers; i++)
        if (p->workers[i].pid && p->workers[i].job != NO_JOB)
            wait = fmin(wait, fmax(0, p->workers[i].deadline - now));
    return (int)ceil(wait * 1e3);
}

/* A run that was stopped (Ctrl-Z) and goes on: no job has had the time meanwhile. Wherever in the loop it was
 * stopped, this comes long after the last time, by more than the `wait` (ms) between. */
static void forgive_stop(struct pool *p, int wait) {
    double now = ts_clock_now(), late = now - p->awake - wait / 1e3;
    for (int i = 0; i < p->batch->n_workers && late > stopped_least; i++)
        p->workers[i].deadline += late;
    p->awake = now;
}

/* Wait for messages, deaths, signals, time. Returns a signal or 0. */
static int attend(struct pool *p, struct pollfd *fds) {
    int n = p->batch->n_workers, wait = time_to_wait(p);
    nfds_t n_fds = 0, at = 0; /* of workers that are there: poll takes no more than may be open */
    fds[n_fds++] = (struct pollfd){p->signals, POLLIN, 0};
    for (int i = 0; i < n; i++)
        if (p->workers[i].pid)
            fds[n_fds++] = (struct pollfd){p->workers[i].fd, POLLIN, 0};
    poll(fds, n_fds, wait);
    forgive_stop(p, wait);
    int caught = signal_of(p); /* first: a worker may have died of the same */
    if (caught)
        return caught;
    for (int i = 0; i < n; i++) {
        struct worker *w = &p->workers[i];
        if (w->pid && fds[++at].revents)
            listen_to(p, w);
        else if (w->pid && w->job != NO_JOB && ts_clock_now() > w->deadline)
            end_slow(p, w);
    }
    return 0;
}

/* End all workers: those that write finish it first, none has longer than `patience`. */
static void end_workers(struct pool *p) {
    const struct timespec moment = {0, 5000000};
    double until = ts_clock_now() + patience;
    for (int i = 0; i < p->batch->n_workers; i++)
        if (p->workers[i].pid)
            kill(p->workers[i].pid, SIGTERM);
    for (int i = 0; i < p->batch->n_workers; i++) {
        struct worker *w = &p->workers[i];
        siginfo_t ended = {.si_pid = 0};
        if (!w->pid)
            continue;
        while (ts_clock_now() < until &&
               waitid(P_PID, (id_t)w->pid, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && !ended.si_pid)
            nanosleep(&moment, NULL);
        kill(w->pid, SIGKILL);
        bury(w);
    }
}

static int work(struct pool *p) {
    struct pollfd *fds = calloc((size_t)p->batch->n_workers + 1, sizeof *fds);
    int end = fds ? TS_POOL_DONE : TS_POOL_FAILED;
    p->awake = ts_clock_now();
    while (end == TS_POOL_DONE && (p->stopped ? is_busy(p) : p->n_done < p->batch->n)) {
        if (!hand_out(p)) {
            end = TS_POOL_FAILED;
            break;
        }
        int caught = attend(p, fds);
        if (caught)
            end = 128 + caught;
        p->ear->tick(p->ear->user);
    }
    free(fds);
    return end == TS_POOL_DONE && p->stopped && p->n_done < p->batch->n ? TS_POOL_STOPPED : end;
}

/* The signals that end a run, but those that the caller has it ignore, as nohup does SIGHUP: a signal that is
 * held back would come all the same. */
static sigset_t stops_of_run(void) {
    static const int stops[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        struct sigaction now;
        if (sigaction(stops[i], NULL, &now) != 0 || now.sa_handler != SIG_IGN)
            sigaddset(&set, stops[i]);
    }
    return set;
}

int ts_pool_run(const struct ts_batch *batch, const struct ts_pool_ear *ear) {
    const sigset_t stops = stops_of_run();
    struct pool p = {.batch = batch,
                     .ear = ear,
                     .workers = calloc((size_t)batch->n_workers, sizeof(struct worker)),
                     .tries = calloc(batch->n + 1, 1),
                     .again = calloc(batch->n + 1, sizeof(long)),
                     .message = malloc(sizeof(struct ts_outcome) + TS_LOGLINE_MOST + 1)};
    sigprocmask(SIG_BLOCK, &stops, &p.before);
    p.signals = signalfd(-1, &stops, SFD_CLOEXEC | SFD_NONBLOCK);
    bool ok = p.workers && p.tries && p.again && p.message && p.signals >= 0;
    int end = ok ? work(&p) : TS_POOL_FAILED, reason = errno;
    if (ok)
        end_workers(&p);
    while (p.signals >= 0 && signal_of(&p)) /* Ctrl-C by an impatient hand: once is enough */
        continue;
    if (p.signals >= 0)
        close(p.signals);
    sigprocmask(SIG_SETMASK, &p.before, NULL);
    free(p.workers);
    free(p.tries);
    free(p.again);
    free(p.message);
    errno = reason;
    return end;
}
