/* check/sarif.c -- the report as SARIF 2.1.0 (OASIS), written by jansson: one run, a reportingDescriptor for
 * every rule (3.49), a result for every finding (3.27), its fix where it is safe (3.55). Columns count code
 * points (3.14.17). */
#include "check/formats.h"

#include "check/rules.h"

#include <jansson.h>

static json_t *text_object(struct ts_arena *arena, const char *text) {
    json_t *o = json_object();
    json_object_set_new(o, "text", json_string(ts_report_utf8(arena, text)));
    return o;
}

/* 3.49: id, texts in the reader's language, the style's level. */
static json_t *descriptor(struct ts_arena *arena, const struct ts_report *r, enum ts_rule rule) {
    json_t *o = json_object(), *configuration = json_object();
    enum ts_rule_level level = (enum ts_rule_level)r->style->levels[rule];
    json_object_set_new(o, "id", json_string(ts_rule_code(rule)));
    json_object_set_new(o, "shortDescription", text_object(arena, ts_rule_text(rule)->name[r->lang]));
    json_object_set_new(configuration, "enabled", json_boolean(level != TS_RULE_OFF));
    json_object_set_new(configuration, "level",
                        json_string(level == TS_RULE_OFF ? "none" : ts_report_level(level, TS_ENGLISH)));
    json_object_set_new(o, "defaultConfiguration", configuration);
    return o;
}

static json_t *tool(const struct ts_report *r) {
    struct ts_arena *arena = ts_arena_open();
    json_t *driver = json_object(), *o = json_object(), *rules = json_array();
    for (int rule = 0; rule < TS_N_RULES; rule++)
        json_array_append_new(rules, descriptor(arena, r, (enum ts_rule)rule));
    json_object_set_new(driver, "name", json_string("typeset check"));
    json_object_set_new(driver, "version", json_string(r->version));
    json_object_set_new(driver, "rules", rules);
    json_object_set_new(o, "driver", driver);
    ts_arena_close(arena);
    return o;
}

static void open_sarif(struct ts_report *r) {
    json_t *runs = json_array(), *run = json_object();
    r->tree = json_object();
    r->results = json_array();
    r->notices = json_array();
    json_object_set_new(r->tree, "$schema", json_string("https://json.schemastore.org/sarif-2.1.0.json"));
    json_object_set_new(r->tree, "version", json_string("2.1.0"));
    json_object_set_new(run, "tool", tool(r));
    json_object_set_new(run, "columnKind", json_string("unicodeCodePoints"));
    json_object_set_new(run, "results", r->results);
    json_array_append_new(runs, run);
    json_object_set_new(r->tree, "runs", runs);
}

/* 3.4.3: a relative reference is a URI too (RFC 3986): all but unreserved characters and / as %XX. */
static json_t *artifact(const char *file) {
    struct ts_arena *arena = ts_arena_open();
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    char *uri = ts_arena_alloc(arena, 3 * strlen(file) + 8, 1), *to = uri;
    if (*file == '/')
        to = stpcpy(to, "file://");
    for (const char *p = file; *p; p++)
        if (strchr(plain, *p))
            *to++ = *p;
        else
            to += sprintf(to, "%%%02X", (unsigned char)*p);
    json_t *o = json_object();
    json_object_set_new(o, "uri", json_string(uri));
    ts_arena_close(arena);
    return o;
}

/* 3.30. */
static json_t *region(const struct ts_finding *f) {
    json_t *o = json_object();
    json_object_set_new(o, "startLine", json_integer(f->at.line));
    json_object_set_new(o, "startColumn", json_integer(f->at.column));
    json_object_set_new(o, "endLine", json_integer(f->to.line));
    json_object_set_new(o, "endColumn", json_integer(f->to.column));
    return o;
}

static json_t *location(const struct ts_finding *f) {
    json_t *o = json_object(), *physical = json_object();
    json_object_set_new(physical, "artifactLocation", artifact(f->at.file));
    json_object_set_new(physical, "region", region(f));
    json_object_set_new(o, "physicalLocation", physical);
    return o;
}

/* 3.55: what should stand there. */
static json_t *fix(struct ts_ctx *ctx, const struct ts_finding *f) {
    json_t *o = json_object(), *changes = json_array(), *change = json_object(), *replacements = json_array();
    json_t *replacement = json_object();
    json_object_set_new(replacement, "deletedRegion", region(f));
    json_object_set_new(replacement, "insertedContent", text_object(ctx->scratch, f->instead));
    json_array_append_new(replacements, replacement);
    json_object_set_new(change, "artifactLocation", artifact(f->at.file));
    json_object_set_new(change, "replacements", replacements);
    json_array_append_new(changes, change);
    json_object_set_new(o, "artifactChanges", changes);
    return o;
}

static void add_sarif(struct ts_report *r, struct ts_ctx *ctx, const struct ts_finding *f) {
    json_t *o = json_object(), *locations = json_array();
    json_object_set_new(o, "ruleId", json_string(ts_rule_code(f->rule)));
    json_object_set_new(o, "ruleIndex", json_integer(f->rule));
    json_object_set_new(o, "level", json_string(ts_report_level(f->level, TS_ENGLISH)));
    json_object_set_new(o, "message", text_object(ctx->scratch, ts_rule_say(ctx, f, r->lang)));
    json_array_append_new(locations, location(f));
    json_object_set_new(o, "locations", locations);
    if (f->safe) {
        json_t *fixes = json_array();
        json_array_append_new(fixes, fix(ctx, f));
        json_object_set_new(o, "fixes", fixes);
    }
    json_array_append_new(r->results, o);
}

/* 3.58: a notification. */
static void add_unread_sarif(struct ts_report *r, const char *file, const char *why) {
    struct ts_arena *arena = ts_arena_open();
    json_t *o = json_object(), *locations = json_array(), *place = json_object(), *physical = json_object();
    json_object_set_new(o, "level", json_string("error"));
    json_object_set_new(o, "message", text_object(arena, why));
    json_object_set_new(physical, "artifactLocation", artifact(file));
    json_object_set_new(place, "physicalLocation", physical);
    json_array_append_new(locations, place);
    json_object_set_new(o, "locations", locations);
    json_array_append_new(r->notices, o);
    ts_arena_close(arena);
}

/* 3.20: the run did what was asked, or not. */
static void close_sarif(struct ts_report *r) {
    json_t *invocations = json_array(), *invocation = json_object();
    json_t *run = json_array_get(json_object_get(r->tree, "runs"), 0);
    json_object_set_new(invocation, "executionSuccessful", json_boolean(r->n_unread == 0));
    json_object_set_new(invocation, "toolExecutionNotifications", r->notices);
    json_array_append_new(invocations, invocation);
    json_object_set_new(run, "invocations", invocations);
    json_dumpf(r->tree, r->file, JSON_INDENT(1));
    fputc('\n', r->file);
    json_decref(r->tree);
}

const struct ts_report_format ts_report_sarif = {open_sarif, add_sarif, add_unread_sarif, close_sarif};
