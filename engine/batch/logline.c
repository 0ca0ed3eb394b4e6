#include "batch/logline.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char *const kind_names[TS_N_OUTCOMES] = {"ok", "cached", "failed", "stale", "missing"};

/* What goes into the line, from the messages. */
struct gathered {
    struct ts_ctx *ctx;
    struct ts_diag_line gravest; /* text NULL = none */
    long over, under;
    json_t *all;
    size_t bytes;
};

/* A file's name may be any bytes; JSON is UTF-8. */
static json_t *text(struct ts_arena *arena, const char *s) {
    json_t *value = s ? json_string(s) : json_null();
    if (value)
        return value;
    char *copy = ts_arena_copy(arena, s, strlen(s));
    for (char *p = copy; *p; p++)
        if ((unsigned char)*p >= 0x80)
            *p = '?';
    return json_string(copy);
}

static void add_place(struct gathered *g, json_t *o, const struct ts_diag_line *line) {
    json_object_set_new(o, "code", text(g->ctx->keep, line->name));
    json_object_set_new(o, "file", text(g->ctx->keep, line->place.file));
    json_object_set_new(o, "line", line->place.line ? json_integer(line->place.line) : json_null());
    json_object_set_new(o, "column", line->place.column ? json_integer(line->place.column) : json_null());
    json_object_set_new(o, "message", text(g->ctx->keep, line->text));
}

/* Rows are the first argument of these messages (base/diag.h). */
static void count_rows(struct gathered *g, const struct ts_diag_line *line) {
    if (line->code == TS_FIT_OVER || line->code == TS_BLOCK_OVER)
        g->over += strtol(line->args[0], NULL, 10);
    if (line->code == TS_FIT_SHORT || line->code == TS_FIT_FREE || line->code == TS_BLOCK_SHORT)
        g->under += strtol(line->args[0], NULL, 10);
}

static void gather(void *user, const struct ts_diag_line *line) {
    static const char *const levels[] = {"note", "warning", "error"};
    struct gathered *g = user;
    count_rows(g, line);
    if (line->level == TS_NOTE)
        return;
    if (!g->gravest.text || line->level > g->gravest.level)
        g->gravest = *line;
    g->bytes += strlen(line->text) + 256;
    if (g->bytes > TS_LOGLINE_MOST / 2)
        return;
    json_t *o = json_object();
    json_object_set_new(o, "level", json_string(levels[line->level]));
    add_place(g, o, line);
    json_array_append_new(g->all, o);
}

static enum ts_outcome_kind kind_of(const struct ts_batch_job *job, const struct ts_job_result *result,
                                    enum ts_status status) {
    if (status == TS_NOT_DONE || status == TS_TRY_AGAIN)
        return TS_OUTCOME_FAILED;
    if (result->found == TS_JOB_SAME)
        return TS_OUTCOME_CACHED;
    if (!job->job.look)
        return TS_OUTCOME_OK;
    return result->found == TS_JOB_OTHER ? TS_OUTCOME_STALE : TS_OUTCOME_MISSING;
}

/* As ts_diag_print has it. */
static void say(char to[TS_OUTCOME_SAID], const struct ts_place *place, const char *input, const char *text) {
    char at[32] = "";
    if (place->file && place->line)
        snprintf(at, sizeof at, ":%u:%u", place->line, place->column ? place->column : 1);
    snprintf(to, TS_OUTCOME_SAID, "%s%s: %s", place->file ? place->file : input, at, text);
}

static const char *time_now(struct ts_arena *arena) {
    char when[32];
    struct tm utc;
    const time_t now = time(NULL);
    strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
    return ts_arena_copy(arena, when, strlen(when));
}

static json_t *make_object(struct gathered *g, const struct ts_batch *batch, const struct ts_batch_job *job,
                           const struct ts_job_result *result, const struct ts_outcome *out, int tries) {
    struct ts_arena *keep = g->ctx->keep;
    char host[256] = "";
    gethostname(host, sizeof host - 1);
    bool set = out->kind == TS_OUTCOME_OK;
    json_t *o = json_object();
    json_object_set_new(o, "version", json_string(TS_VERSION));
    json_object_set_new(o, "time", text(keep, time_now(keep)));
    json_object_set_new(o, "id", text(keep, job->id));
    json_object_set_new(o, "input", text(keep, job->job.input));
    json_object_set_new(o, "shard", json_string(batch->shard));
    json_object_set_new(o, "key", *out->key ? json_string(out->key) : json_null());
    json_object_set_new(o, "status", json_string(kind_names[out->kind]));
    json_object_set_new(o, "again", json_boolean(out->status == TS_TRY_AGAIN));
    add_place(g, o, &g->gravest);
    json_object_set_new(o, "warnings", json_integer((json_int_t)out->n_warnings));
    json_object_set_new(o, "pages", set ? json_integer((json_int_t)out->n_pages) : json_null());
    json_object_set_new(o, "over", set ? json_integer(g->over) : json_null());
    json_object_set_new(o, "under", set ? json_integer(g->under) : json_null());
    json_object_set_new(o, "characters_in", set ? json_integer((json_int_t)result->tally.in) : json_null());
    json_object_set_new(o, "characters_set", set ? json_integer((json_int_t)result->tally.set) : json_null());
    json_object_set_new(o, "ms", json_real((double)(long)(out->processor * 1e5) / 100));
    json_object_set_new(o, "memory_kb", json_integer(out->memory));
    json_object_set_new(o, "tries", json_integer(tries));
    json_object_set_new(o, "host", text(keep, host));
    json_object_set(o, "diagnostics", g->all);
    return o;
}

const char *ts_logline_make(struct ts_ctx *ctx, const struct ts_batch *batch, const struct ts_batch_job *job,
                            const struct ts_job_result *result, int tries, struct ts_outcome *out) {
    struct gathered g = {.ctx = ctx, .all = json_array()};
    ts_diag_each(ctx->diag, ctx->keep, batch->lang, gather, &g);
    out->status = ts_diag_status(ctx->diag);
    out->kind = kind_of(job, result, out->status);
    out->n_pages = out->kind == TS_OUTCOME_OK ? result->n_pages : 0;
    out->n_warnings = ts_diag_count(ctx->diag, TS_WARNING);
    memcpy(out->key, result->key, sizeof out->key);
    out->said[0] = 0;
    if (g.gravest.text)
        say(out->said, &g.gravest.place, job->job.input, g.gravest.text);
    json_t *o = make_object(&g, batch, job, result, out, tries);
    char *line = json_dumps(o, JSON_COMPACT | JSON_REAL_PRECISION(6));
    if (line && strlen(line) + 2 > TS_LOGLINE_MOST) { /* of names and texts beyond all measure */
        json_array_clear(g.all);
        free(line);
        line = json_dumps(o, JSON_COMPACT | JSON_REAL_PRECISION(6));
    }
    const char *copy = ts_arena_printf(ctx->keep, "%s\n", line ? line : "{}");
    free(line);
    json_decref(o);
    json_decref(g.all);
    return copy;
}

static const char *string_of(struct ts_arena *arena, const json_t *o, const char *key) {
    const char *s = json_string_value(json_object_get(o, key));
    return s ? ts_arena_copy(arena, s, strlen(s)) : "";
}

/* The message with its place. */
static const char *said_of(struct ts_arena *arena, const json_t *o) {
    char said[TS_OUTCOME_SAID];
    const char *file = string_of(arena, o, "file"), *message = string_of(arena, o, "message");
    const struct ts_place place = {*file ? file : NULL,
                                   (uint32_t)json_integer_value(json_object_get(o, "line")),
                                   (uint32_t)json_integer_value(json_object_get(o, "column"))};
    if (!*message)
        return "";
    say(said, &place, string_of(arena, o, "input"), message);
    return ts_arena_copy(arena, said, strlen(said));
}

bool ts_logline_read(struct ts_arena *arena, const char *line, struct ts_logline_read *to) {
    json_error_t error;
    json_t *o = json_loads(line, 0, &error);
    if (!o)
        return false;
    *to = (struct ts_logline_read){.id = string_of(arena, o, "id"),
                                   .key = string_of(arena, o, "key"),
                                   .shard = string_of(arena, o, "shard"),
                                   .line = ts_arena_copy(arena, line, strlen(line)),
                                   .said = said_of(arena, o),
                                   .failed = strcmp(string_of(arena, o, "status"), "failed") == 0,
                                   .again = json_is_true(json_object_get(o, "again"))};
    json_decref(o);
    return true;
}
