/* check/json.c -- the report as one JSON object, written by jansson:
 *
 *     {"version": "…", "findings": [{"file", "line", "column", "endLine", "endColumn", "level", "rule",
 * "message", "text", "suggestion" or null, "safe"}…], "unread": [{"file", "message"}…], "summary": {"files",
 * "findings", "unread", "more", "rules": {"code": count…}}}
 *
 * "more" are findings that were only counted, being very many of one rule.
 *
 * Lines and columns count from 1, columns in characters; the end is behind the last one. */
#include "check/formats.h"

#include "check/rules.h"

#include <jansson.h>

static void open_json(struct ts_report *r) {
    r->tree = json_object();
    r->results = json_array();
    r->notices = json_array();
    json_object_set_new(r->tree, "version", json_string(r->version));
    json_object_set_new(r->tree, "findings", r->results);
    json_object_set_new(r->tree, "unread", r->notices);
}

static json_t *place_text(const struct ts_finding *f) {
    return json_stringn(f->in->text.p + f->begin, f->end - f->begin);
}

static void add_json(struct ts_report *r, struct ts_ctx *ctx, const struct ts_finding *f) {
    json_t *o = json_object();
    json_object_set_new(o, "file", json_string(ts_report_utf8(ctx->scratch, f->at.file)));
    json_object_set_new(o, "line", json_integer(f->at.line));
    json_object_set_new(o, "column", json_integer(f->at.column));
    json_object_set_new(o, "endLine", json_integer(f->to.line));
    json_object_set_new(o, "endColumn", json_integer(f->to.column));
    json_object_set_new(o, "level", json_string(ts_report_level(f->level, TS_ENGLISH)));
    json_object_set_new(o, "rule", json_string(ts_rule_code(f->rule)));
    json_object_set_new(o, "message",
                        json_string(ts_report_utf8(ctx->scratch, ts_rule_say(ctx, f, r->lang))));
    json_object_set_new(o, "text", place_text(f));
    json_object_set_new(o, "suggestion", f->instead ? json_string(f->instead) : json_null());
    json_object_set_new(o, "safe", json_boolean(f->safe));
    json_array_append_new(r->results, o);
}

static void add_unread_json(struct ts_report *r, const char *file, const char *why) {
    struct ts_arena *arena = ts_arena_open();
    json_t *o = json_object();
    json_object_set_new(o, "file", json_string(ts_report_utf8(arena, file)));
    json_object_set_new(o, "message", json_string(ts_report_utf8(arena, why)));
    json_array_append_new(r->notices, o);
    ts_arena_close(arena);
}

static void close_json(struct ts_report *r) {
    json_t *summary = json_object(), *rules = json_object();
    for (int rule = 0; rule < TS_N_RULES; rule++)
        if (r->counts[rule])
            json_object_set_new(rules, ts_rule_code((enum ts_rule)rule),
                                json_integer((json_int_t)r->counts[rule]));
    json_object_set_new(summary, "files", json_integer((json_int_t)r->n_files));
    json_object_set_new(summary, "findings", json_integer((json_int_t)r->n_found));
    json_object_set_new(summary, "unread", json_integer((json_int_t)r->n_unread));
    json_object_set_new(summary, "more", json_integer((json_int_t)r->n_more));
    json_object_set_new(summary, "rules", rules);
    json_object_set_new(r->tree, "summary", summary);
    json_dumpf(r->tree, r->file, JSON_INDENT(1));
    fputc('\n', r->file);
    json_decref(r->tree);
}

const struct ts_report_format ts_report_json = {open_json, add_json, add_unread_json, close_json};
