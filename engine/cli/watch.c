/* cli/watch.c -- `typeset watch ARTICLE|PLAN -o OUT`: set anew whenever something of it is saved. */
#include "base/clock.h"
#include "base/stamp.h"
#include "cli/options.h"
#include "job.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
    OPTION_FIT = 512,
    OPTION_DPI,
    QUIET_TIME = 10, /* ms without a further change: editors write, rename and touch in one go */
    LONG_TIME = 200, /* ms after a change that is likely half a save */
    /* ms between two looks at the files themselves: nothing tells of what another machine saves into a shared
     * folder (inotify(7), "Limitations and caveats"). */
    LOOK_TIME = 1000,
    /* A save ends with a file closed or moved into its place. One that goes away may be an editor's backup,
     * one that is made is about to be written. */
    SAVED = IN_CLOSE_WRITE | IN_MOVED_TO,
    HALF_SAVED = IN_CREATE | IN_DELETE | IN_MOVED_FROM
};

struct watch_options {
    const char *output;
    int dpi;
};

static const struct option watch_options[] = {{"output", required_argument, NULL, 'o'},
                                              {"fit", required_argument, NULL, OPTION_FIT},
                                              {"dpi", required_argument, NULL, OPTION_DPI},
                                              {NULL, 0, NULL, 0}};

struct watcher {
    const struct ts_options *options;
    struct ts_workshop *shop;
    struct ts_job job;
    struct ts_arena *keep; /* of the run before the present one */
    struct ts_inputs inputs;
    bool saved_again; /* while the last run failed */
    /* The inputs' as the last run began, and as they were last looked at. */
    char stamps[TS_DIGEST_TEXT], seen[TS_DIGEST_TEXT];
    int events, n_folders; /* inotify's; its numbers of folders rise from 1 */
};

static enum ts_status take(struct ts_options *o, int option, char *value) {
    struct watch_options *own = o->own;
    char *end;
    if (option == OPTION_FIT)
        return ts_options_take_fit(o, value);
    if (option == 'o') {
        own->output = value;
        return TS_DONE;
    }
    own->dpi = (int)strtol(value, &end, 10);
    if (end == value || *end || own->dpi < 10 || own->dpi > 2400)
        return ts_options_wrong(o->lang, "--dpi takes 10 to 2400, not", "--dpi 应在 10 至 2400 之间，不能是",
                                value);
    return TS_DONE;
}

/* --- which files ---------------------------------------------------------------------------------------- */

/* Their folders are watched, not they: most editors put a new file into the place of the old one. True if one
 * is new: then a save may have come between reading and here. */
static bool watch_folders(struct watcher *w) {
    bool more = false;
    for (size_t i = 0; i < w->inputs.list.n; i++) {
        const char *path = w->inputs.list.v[i].path, *slash = path ? strrchr(path, '/') : NULL;
        if (!path)
            continue;
        const char *folder = slash ? ts_arena_copy(w->keep, path, (size_t)(slash - path) + 1) : ".";
        int number = inotify_add_watch(w->events, folder,
                                       SAVED | HALF_SAVED | IN_ONLYDIR); /* the old one of a known folder */
        more |= number > w->n_folders;
        w->n_folders = number > w->n_folders ? number : w->n_folders;
    }
    return more;
}

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool is_input(const struct watcher *w, const char *name) {
    for (size_t i = 0; i < w->inputs.list.n; i++)
        if (w->inputs.list.v[i].path && strcmp(name_of(w->inputs.list.v[i].path), name) == 0)
            return true;
    return false;
}

/* Take what has come of files that count: SAVED, HALF_SAVED, or 0. */
static uint32_t take_events(struct watcher *w) {
    char buffer[16 * (sizeof(struct inotify_event) + NAME_MAX + 1)]
        __attribute__((aligned(__alignof__(struct inotify_event))));
    uint32_t last = 0;
    ssize_t n = read(w->events, buffer, sizeof buffer);
    for (ssize_t at = 0; at < n;) {
        const struct inotify_event *e = (const void *)(buffer + at);
        if (e->mask & IN_Q_OVERFLOW) /* more than could be kept */
            last = SAVED;
        else if (e->len && is_input(w, e->name))
            last = e->mask & SAVED ? SAVED : HALF_SAVED;
        at += (ssize_t)sizeof *e + e->len;
    }
    return last;
}

/* The stamps of all inputs. */
static void take_stamps(const struct watcher *w, char to[TS_DIGEST_TEXT]) {
    struct ts_digest d;
    ts_digest_begin(&d);
    for (size_t i = 0; i < w->inputs.list.n; i++) {
        char stamp[TS_STAMP_TEXT] = "";
        if (w->inputs.list.v[i].path)
            ts_stamp_take(w->inputs.list.v[i].path, stamp);
        ts_digest_add_text(&d, stamp);
    }
    ts_digest_end(&d, to);
}

/* Is there a save that no event told of, and is it over, so that nothing has changed since the last look?
 * After a run that needed other files than the one before it this is true once, for nothing: the next run has
 * nothing to tell. */
static bool look(struct watcher *w) {
    char now[TS_DIGEST_TEXT];
    take_stamps(w, now);
    bool still = strcmp(now, w->seen) == 0;
    memcpy(w->seen, now, sizeof now);
    return still && strcmp(now, w->stamps) != 0;
}

/* Wait for a save and for the quiet after it, but not for ever where saves follow one upon the other. */
static void wait_for_save(struct watcher *w) {
    struct pollfd fd = {w->events, POLLIN, 0};
    double until = w->saved_again ? ts_clock_now() + QUIET_TIME / 1e3 : INFINITY, latest = INFINITY;
    for (double next_look = ts_clock_now() + LOOK_TIME / 1e3;;) {
        double now = ts_clock_now(), end = fmin(until, latest);
        if (now >= next_look) {
            next_look = now + LOOK_TIME / 1e3;
            end = look(w) ? now : end;
        }
        if (now >= end)
            return;
        uint32_t what = poll(&fd, 1, (int)ceil(1e3 * (fmin(end, next_look) - now))) > 0 ? take_events(w) : 0;
        if (!what)
            continue;
        now = ts_clock_now();
        until = now + (what == SAVED ? QUIET_TIME : LONG_TIME) / 1e3;
        latest = fmin(latest, now + LONG_TIME / 1e3);
    }
}

/* --- setting -------------------------------------------------------------------------------------------- */

/* A file that cannot be read has the digest of nothing. */
static bool is_gone(const struct ts_input *input) {
    return access(input->path, R_OK) != 0;
}

static const char *listed(struct ts_ctx *ctx, const char *names, const char *path, bool chinese) {
    return ts_arena_printf(ctx->keep, "%s%s%s", names,
                           !*names   ? ""
                           : chinese ? "、"
                                     : ", ",
                           strncmp(path, "./", 2) == 0 ? path + 2 : path);
}

/* "a.txt changed; " or "a.txt changed, b.png gone; "; "" if nothing is. */
static const char *changed(struct ts_ctx *ctx, const struct ts_inputs *before, const struct ts_inputs *now,
                           bool chinese) {
    const char *there = "", *gone = "";
    for (size_t i = 0; i < now->list.n; i++) {
        const struct ts_input *input = &now->list.v[i],
                              *old = input->path ? ts_inputs_find(before, input->path) : NULL;
        if (!old || strcmp(old->digest, input->digest) == 0)
            continue;
        const char **names =
            is_gone(input) ? &gone : &there; /* asked once: it may answer otherwise the next time */
        *names = listed(ctx, *names, input->path, chinese);
    }
    if (!*there && !*gone)
        return "";
    return ts_arena_printf(ctx->keep, "%s%s%s%s%s%s", there,
                           !*there   ? ""
                           : chinese ? " 已改"
                                     : " changed",
                           !*there || !*gone ? ""
                           : chinese         ? "，"
                                             : ", ",
                           gone,
                           !*gone    ? ""
                           : chinese ? " 找不到了"
                                     : " gone",
                           chinese ? "；" : "; ");
}

/* In a line; nothing of a run that nothing had changed for. */
static void tell(const struct watcher *w, struct ts_ctx *ctx, const struct ts_job_result *result, double ms) {
    bool chinese = w->options->lang == TS_CHINESE, first = !w->inputs.list.n;
    const char *names = first ? "" : changed(ctx, &w->inputs, &result->inputs, chinese);
    if (!first && !*names)
        return;
    ts_diag_print(ctx->diag, stderr, w->options->lang, !w->options->quiet);
    if (ts_diag_failed(ctx->diag))
        printf(chinese ? "%s%s 未动，保留上次的版面\n" : "%s%s stays as it was\n", names, w->job.output);
    else if (result->found == TS_JOB_SAME)
        printf(chinese ? "%s%s 不变\n" : "%s%s needs no change\n", names, w->job.output);
    else
        printf(chinese ? "%s%s 已排，%zu 版，警告 %zu，%.0f 毫秒\n"
                       : "%s%s set, %zu page(s), %zu warning(s), %.0f ms\n",
               names, w->job.output, result->n_pages, ts_diag_count(ctx->diag, TS_WARNING), ms);
    fflush(stdout);
}

/* After an error it is not known all that is needed: what was before is still waited for. */
static void remember(struct watcher *w, struct ts_ctx *ctx, const struct ts_job_result *result) {
    struct ts_arena *keep = ts_arena_open();
    struct ts_inputs inputs = {.keep = keep};
    ts_inputs_copy_all(&inputs, &result->inputs);
    for (size_t i = 0; ts_diag_failed(ctx->diag) && i < w->inputs.list.n; i++) {
        const struct ts_input *old = &w->inputs.list.v[i];
        if (old->path && !ts_inputs_find(&inputs, old->path))
            ts_inputs_copy(&inputs, old);
    }
    ts_arena_close(w->keep);
    w->keep = keep;
    w->inputs = inputs;
}

/* A fault in a file that is being saved again is not worth a word. */
static bool is_overtaken(struct watcher *w, const struct ts_ctx *ctx) {
    struct pollfd fd = {w->events, POLLIN, 0};
    w->saved_again =
        ts_diag_failed(ctx->diag) && w->inputs.list.n && poll(&fd, 1, QUIET_TIME) > 0 && take_events(w) != 0;
    return w->saved_again;
}

static void set(struct watcher *w) {
    double start = ts_clock_now();
    struct ts_job_result result;
    take_stamps(w, w->stamps);
    struct ts_ctx ctx = ts_job_begin();
    ts_job_run(w->shop, &ctx, &w->job, &result);
    double ms = 1e3 * (ts_clock_now() - start);
    if (!is_overtaken(w, &ctx)) { /* else the next run tells what has changed since the last that told */
        tell(w, &ctx, &result, ms);
        remember(w, &ctx, &result);
    }
    ts_job_end(&ctx);
}

static enum ts_status check(const struct ts_options *o, const char *output) {
    if (o->n_words != 1 || strcmp(o->words[0], "-") == 0)
        return ts_options_wrong(o->lang, "watch takes the file of one article or plan",
                                "watch 后面写一篇稿件或一个版样的文件", "");
    if (!output || !(ts_slice_has_ending(output, ".pdf") || ts_slice_has_ending(output, ".png")))
        return ts_options_wrong(o->lang, "give an output that ends in .pdf or .png: -o page.pdf",
                                "请给出以 .pdf 或 .png 结尾的输出：-o page.pdf", "");
    return TS_DONE;
}

static enum ts_status run(const struct ts_options *o, const struct ts_program *program) {
    const struct watch_options *own = o->own;
    enum ts_status status = check(o, own->output);
    if (status != TS_DONE)
        return status;
    const struct ts_font_request fonts = ts_options_fonts(o, program);
    struct watcher w = {.options = o,
                        .shop = ts_workshop_open(&fonts, true),
                        .job = {.input = o->words[0],
                                .encoding = o->encoding,
                                .output = own->output,
                                .style = ts_options_style(o, program),
                                .dpi = own->dpi ? own->dpi : 150,
                                .date = program->date,
                                .keep_same = true},
                        .keep = ts_arena_open(),
                        .events = inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
    set(&w); /* the first time, whatever comes of it */
    while (w.events >= 0) {
        if (!watch_folders(&w)) {
            if (!w.n_folders)
                break;
            wait_for_save(&w);
        }
        set(&w);
    }
    struct ts_ctx ctx = ts_job_begin();
    TS_DIAG(ctx.diag, TS_WATCH_FAILED, (struct ts_place){0}, ts_lang_reason(errno));
    ts_diag_print(ctx.diag, stderr, o->lang, true);
    ts_job_end(&ctx);
    ts_arena_close(w.keep);
    ts_workshop_close(w.shop);
    return TS_TRY_AGAIN;
}

const struct ts_command ts_command_watch = {
    .name = "watch",
    .options = watch_options,
    .letters = "o:",
    .own_size = sizeof(struct watch_options),
    .take = take,
    .run = run,
    .help =
        {[TS_ENGLISH] =
             "Usage: typeset watch [options] ARTICLE|PLAN -o page.pdf\n"
             "Set it, and again whenever it or what it names is saved: articles, pictures, styles. After an\n"
             "error the last good page stays. Ctrl-C ends it.\n"
             "\n"
             "  -o, --output FILE     page.pdf or page.png\n"
             "      --style --set --fit --fonts --encoding --dpi --lang --quiet   as for single articles\n",
         [TS_CHINESE] =
             "用法：typeset watch [选项] 稿件|版样 -o page.pdf\n"
             "排出版面；此后稿件、图片、样式、版样一保存就重排。有错时保留上一次的版面。Ctrl-C 结束。\n"
             "\n"
             "  -o, --output 文件     page.pdf 或 page.png\n"
             "      --style --set --fit --fonts --encoding --dpi --lang --quiet   与排单篇时相同\n"},
};
