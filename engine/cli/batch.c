/* cli/batch.c -- `typeset batch MANIFEST|FOLDER --out DIR`: many jobs by several processes. */
#include "base/path.h"
#include "base/reason.h"
#include "batch/manifest.h"
#include "batch/run.h"
#include "cli/options.h"
#include "style/layers.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    OPTION_OUT = 512,
    OPTION_TIMEOUT,
    OPTION_MEMORY,
    OPTION_SHARD,
    OPTION_MERGE,
    OPTION_FORCE,
    OPTION_ALL,
    OPTION_FIT,
    MOST_WORKERS = 256,
    DEFAULT_TIMEOUT = 120, /* seconds; a page takes 0.1 */
    DEFAULT_MEMORY = 1024  /* MiB; a page takes 40 */
};

struct batch_options {
    const char *folder, *shard;
    int shard_i, shard_n;
    int workers, timeout, memory; /* 0 = not given */
    bool merge, force, all;
};

static const struct option batch_options[] = {{"out", required_argument, NULL, OPTION_OUT},
                                              {"jobs", required_argument, NULL, 'j'},
                                              {"timeout", required_argument, NULL, OPTION_TIMEOUT},
                                              {"max-memory", required_argument, NULL, OPTION_MEMORY},
                                              {"shard", required_argument, NULL, OPTION_SHARD},
                                              {"merge", no_argument, NULL, OPTION_MERGE},
                                              {"force", no_argument, NULL, OPTION_FORCE},
                                              {"all", no_argument, NULL, OPTION_ALL},
                                              {"fit", required_argument, NULL, OPTION_FIT},
                                              {NULL, 0, NULL, 0}};

/* --- options -------------------------------------------------------------------------------------------- */

static bool read_number(const char *value, long least, long most, int *to) {
    char *end;
    long n = strtol(value, &end, 10);
    *to = (int)n;
    return end != value && !*end && n >= least && n <= most;
}

/* 2/8. */
static bool read_shard(struct batch_options *own, const char *value) {
    int used = 0;
    own->shard = value;
    return sscanf(value, "%d/%d%n", &own->shard_i, &own->shard_n, &used) == 2 && !value[used] &&
           own->shard_i >= 1 && own->shard_i <= own->shard_n && own->shard_n <= 1000000;
}

static enum ts_status take_value(struct ts_options *o, int option, const char *value) {
    struct batch_options *own = o->own;
    if (option == 'j' && !read_number(value, 1, MOST_WORKERS, &own->workers))
        return ts_options_wrong(o->lang, "-j takes 1 to 256, not", "-j 应在 1 至 256 之间，不能是", value);
    if (option == OPTION_TIMEOUT && !read_number(value, 1, 86400, &own->timeout))
        return ts_options_wrong(o->lang, "--timeout takes 1 to 86400 seconds, not",
                                "--timeout 应为 1 至 86400 秒，不能是", value);
    if (option == OPTION_MEMORY && !read_number(value, 16, 1 << 20, &own->memory))
        return ts_options_wrong(o->lang, "--max-memory takes 16 to 1048576 MiB, not",
                                "--max-memory 应为 16 至 1048576 MiB，不能是", value);
    if (option == OPTION_SHARD && !read_shard(own, value))
        return ts_options_wrong(o->lang, "--shard takes I/N, as 2/8, not",
                                "--shard 应写 I/N，例如 2/8，不能是", value);
    return TS_DONE;
}

static enum ts_status take(struct ts_options *o, int option, char *value) {
    struct batch_options *own = o->own;
    switch (option) {
    case OPTION_OUT:
        own->folder = value;
        return TS_DONE;
    case OPTION_MERGE:
        own->merge = true;
        return TS_DONE;
    case OPTION_FORCE:
        own->force = true;
        return TS_DONE;
    case OPTION_ALL:
        own->all = true;
        return TS_DONE;
    case OPTION_FIT:
        return ts_options_take_fit(o, value);
    default:
        return take_value(o, option, value);
    }
}

static enum ts_status check(const struct ts_options *o, const struct batch_options *own) {
    if (o->n_words != 1)
        return ts_options_wrong(o->lang, "batch takes one manifest or folder",
                                "batch 后面写一个清单文件或文件夹", "");
    if (!own->folder || !*own->folder)
        return ts_options_wrong(o->lang, "no folder given for the pages: --out DIR",
                                "没有给出放版面的文件夹：--out 文件夹", "");
    if (own->merge && (own->shard || own->force))
        return ts_options_wrong(o->lang, "--merge looks at all shards and sets nothing",
                                "--merge 查看全部分片，不排版", "");
    return TS_DONE;
}

/* --- jobs ----------------------------------------------------------------------------------------------- */

static enum ts_status take_of_job(struct ts_options *o, int option, char *value) {
    (void)option;
    return ts_options_take_fit(o, value);
}

/* What may stand in a manifest's line; fonts are the batch's. */
static const struct option job_options[] = {{"fit", required_argument, NULL, OPTION_FIT}, {NULL, 0, NULL, 0}};
static const struct ts_command job_command = {.options = job_options, .take = take_of_job};

/* A job's paths are seen from the manifest, a style's too. */
static void place_style(struct ts_ctx *ctx, struct ts_options *o, const struct ts_options *all,
                        const struct ts_manifest_entry *entry) {
    if (o->style && o->style != all->style && ts_layers_is_path(o->style))
        o->style = ts_path_beside(ctx->keep, entry->place.file, o->style);
}

/* The options of one job over those of all; NULL after a message. */
static const struct ts_options *options_of(struct ts_ctx *ctx, const struct ts_options *all,
                                           const struct ts_manifest_entry *entry) {
    size_t n = 0;
    while (entry->options[n])
        n++;
    if (!n)
        return all;
    char **argv = TS_NEW(ctx->keep, char *, n + 2);
    argv[0] = ts_arena_copy(ctx->keep, "typeset", 7);
    for (size_t i = 0; i < n; i++)
        argv[i + 1] = ts_arena_copy(ctx->keep, entry->options[i], strlen(entry->options[i]));
    struct ts_options *o = TS_NEW(ctx->keep, struct ts_options, 1);
    *o = *all;
    bool ok = ts_options_read(o, &job_command, (int)n + 1, argv, all->lang) == TS_DONE;
    if (ok && !o->n_words && !o->help && !o->version && o->fonts_folder == all->fonts_folder) {
        place_style(ctx, o, all, entry);
        return o;
    }
    TS_DIAG(ctx->diag, TS_MANIFEST_WRONG, entry->place,
            TS_BOTH("a job's options are --style, --set, --fit, --wrapped, --join and --encoding",
                    "一项的选项只有 --style --set --fit --wrapped --join --encoding"));
    return NULL;
}

static struct ts_job job_of(struct ts_ctx *ctx, const struct ts_options *o, const struct ts_program *program,
                            const struct ts_manifest_entry *entry) {
    const struct batch_options *own = o->own;
    return (struct ts_job){.input = entry->input,
                           .encoding = o->encoding,
                           .output = ts_arena_printf(ctx->keep, "%s/%s.pdf", own->folder, entry->id),
                           .style = ts_options_style(o, program),
                           .date = program->date,
                           .keep_same = !own->force,
                           .look = own->merge};
}

/* Job k belongs to shard k mod N + 1. */
static bool read_jobs(struct ts_ctx *ctx, const struct ts_options *o, const struct ts_program *program,
                      struct ts_batch *batch) {
    const struct batch_options *own = o->own;
    const struct ts_manifest *m = ts_manifest_read(ctx, o->words[0], own->all);
    if (!m)
        return false;
    struct ts_batch_job *jobs = TS_NEW(ctx->keep, struct ts_batch_job, m->n);
    for (size_t k = 0; k < m->n; k++) {
        const struct ts_options *of_job = options_of(ctx, o, &m->v[k]);
        if (of_job && (!own->shard || k % (size_t)own->shard_n + 1 == (size_t)own->shard_i))
            jobs[batch->n++] = (struct ts_batch_job){m->v[k].id, job_of(ctx, of_job, program, &m->v[k])};
    }
    batch->jobs = jobs;
    return !ts_diag_failed(ctx->diag);
}

/* --- the run -------------------------------------------------------------------------------------------- */

static int processors(void) {
    cpu_set_t set;
    int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return n < 1 ? 1 : n > MOST_WORKERS ? MOST_WORKERS : n;
}

static bool make_folder(struct ts_ctx *ctx, const char *folder) {
    struct stat st;
    if (mkdir(folder, 0777) == 0)
        return true;
    int reason = errno;
    if (reason == EEXIST && stat(folder, &st) == 0 && S_ISDIR(st.st_mode))
        return true;
    ts_reason_unwritable(ctx->diag, folder, reason, "");
    return false;
}

/* The signal's own end, which the caller sees. */
static int end_of_signal(int status) {
    if (status > 128) {
        signal(status - 128, SIG_DFL);
        raise(status - 128);
    }
    return status;
}

static enum ts_status run(const struct ts_options *o, const struct ts_program *program) {
    const struct batch_options *own = o->own;
    enum ts_status status = check(o, own);
    if (status != TS_DONE)
        return status;
    signal(SIGPIPE, SIG_IGN); /* nobody may read any more what it says: the night's work goes on */
    struct ts_ctx ctx = ts_job_begin();
    const struct ts_font_request fonts = ts_options_fonts(o, program);
    struct ts_workshop *shop = ts_workshop_open(&fonts, false);
    struct ts_batch batch = {.shop = shop,
                             .folder = own->folder,
                             .shard = own->shard ? own->shard : "1/1",
                             .n_workers = own->workers ? own->workers : processors(),
                             .timeout = own->timeout ? own->timeout : DEFAULT_TIMEOUT,
                             .max_memory = own->memory ? own->memory : DEFAULT_MEMORY,
                             .lang = o->lang,
                             .quiet = o->quiet};
    const struct ts_style_request style = ts_options_style(o, program);
    bool ok = ts_workshop_style(shop, &ctx, &style) && read_jobs(&ctx, o, program, &batch) &&
              make_folder(&ctx, own->folder);
    ts_diag_print(ctx.diag, stderr, o->lang, !o->quiet);
    int end = ts_diag_status(ctx.diag);
    if (ok) {
        ts_job_rehearse(shop, &style);
        end = own->merge ? ts_batch_merge(&batch) : ts_batch_run(&batch);
    }
    ts_workshop_close(shop);
    ts_job_end(&ctx);
    return (enum ts_status)end_of_signal(end);
}

const struct ts_command ts_command_batch = {
    .name = "batch",
    .options = batch_options,
    .letters = "j:",
    .own_size = sizeof(struct batch_options),
    .take = take,
    .run = run,
    .help =
        {[TS_ENGLISH] =
             "Usage: typeset batch [options] MANIFEST|FOLDER --out DIR\n"
             "Set many articles and plans; each job's page is DIR/<id>.pdf. What is there already, made of\n"
             "the same things, is left as it is.\n"
             "\n"
             "      --out DIR         where the pages go; DIR/log has a line of JSON for each job\n"
             "  -j, --jobs N          processes that set (else one a processor)\n"
             "      --timeout S       seconds that a job may take (120)\n"
             "      --max-memory MIB  memory that a job may take (1024)\n"
             "      --shard I/N       only the jobs of shard I of N, counted from 1\n"
             "      --merge           set nothing; compare DIR with the manifest, name the shards to run "
             "again\n"
             "      --force           set what is there already, too\n"
             "      --all             of a folder also the articles that stand on its plans' pages\n"
             "      --style --set --fit --join --fonts --encoding --lang --quiet   as for single articles\n"
             "\n"
             "MANIFEST has a job a line: id, tab, input, tab, options; or JSON lines. See typeset(1).\n"
             "Exit status: 0 all done; 1 some failed; 2 nothing done; 64 wrong usage; 75 run it again.\n",
         [TS_CHINESE] =
             "用法：typeset batch [选项] 清单|文件夹 --out 文件夹\n"
             "成批排版：每项排成 文件夹/编号.pdf；已有且来源相同的不重排。\n"
             "\n"
             "      --out 文件夹      放版面；其中 log 文件夹里每项记一行 JSON\n"
             "  -j, --jobs N          几个进程同时排（不写则每个处理器一个）\n"
             "      --timeout 秒      一项最多用多少秒（120）\n"
             "      --max-memory MiB  一项最多用多少内存（1024）\n"
             "      --shard I/N       只排 N 个分片中的第 I 个，从 1 数起\n"
             "      --merge           不排；对照清单检查文件夹，列出须重跑的分片\n"
             "      --force           已有的也重排\n"
             "      --all             文件夹里已在版样版面上的稿件，也单独排\n"
             "      --style --set --fit --join --fonts --encoding --lang --quiet   与排单篇时相同\n"
             "\n"
             "清单每行一项：编号、制表符、稿件、制表符、选项；或每行一个 JSON。详见 typeset(1)。\n"
             "退出状态：0 全部完成；1 有失败的；2 未做；64 用法有误；75 可再跑一次。\n"},
};
