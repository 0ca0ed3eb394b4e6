#include "batch/manifest.h"

#include "base/path.h"
#include "base/reason.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "plan/uses.h"

#include <dirent.h>
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_ID = 255 - (int)sizeof ".pdf" + 1 }; /* bytes: the page's name has at most 255 */

struct reader {
    struct ts_ctx *ctx;
    const char *file;
    uint32_t line;
    TS_VEC(struct ts_manifest_entry) list;
};

static struct ts_place here(const struct reader *r) {
    return (struct ts_place){r->file, r->line, 1};
}

static void wrong(struct reader *r, const char *what) {
    TS_DIAG(r->ctx->diag, TS_MANIFEST_WRONG, here(r), what);
}

/* --- ids ------------------------------------------------------------------------------------------------ */

static bool is_utf8(const char *s) {
    for (size_t left = strlen(s), used; left; s += used, left -= used)
        if (ts_utf8_decode(s, left, &used) == TS_UTF8_BAD)
            return false;
    return true;
}

/* What is wrong with it as the name of a file; NULL = nothing. */
static const char *fault_of_id(const char *id) {
    if (!*id)
        return TS_BOTH("the id is missing", "缺少编号");
    if (!is_utf8(id))
        return TS_BOTH(
            "the id, the page's name, is not UTF-8; save a manifest as UTF-8, rename a file of a folder",
            "编号（版面的文件名）不是 UTF-8；清单请存为 UTF-8，文件夹里的文件请改名");
    if (strlen(id) > MOST_ID)
        return TS_BOTH("the id, the page's name, is longer than 251 bytes",
                       "编号（版面的文件名）长于 251 字节");
    if (*id == '.')
        return TS_BOTH("the id, the page's name, begins with a dot", "编号（版面的文件名）以点开头");
    for (const char *p = id; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7F || *p == '/')
            return TS_BOTH(
                "the id, the page's name, has a / or a control character in it; between id and input "
                "stands a tab",
                "编号（版面的文件名）里有 / 或控制字符；编号与稿件之间应是制表符");
    return NULL;
}

static void add(struct reader *r, const char *id, const char *input, const char *const *options) {
    const char *fault = fault_of_id(id);
    if (fault) {
        wrong(r, fault);
        return;
    }
    if (!*input) {
        wrong(r, TS_BOTH("the input is missing: id, a tab, the article's path",
                         "缺少稿件：应写 编号、制表符、稿件路径"));
        return;
    }
    *TS_VEC_ADD(r->ctx->keep, &r->list) = (struct ts_manifest_entry){id, input, options, here(r)};
}

static int by_id(const void *a, const void *b) {
    const struct ts_manifest_entry *x = *(const struct ts_manifest_entry *const *)a,
                                   *y = *(const struct ts_manifest_entry *const *)b;
    int order = strcmp(x->id, y->id);
    return order ? order : x < y ? -1 : x > y;
}

/* Two jobs of one name would write one file. */
static void check_twice(struct reader *r) {
    const struct ts_manifest_entry **sorted =
        TS_NEW(r->ctx->scratch, const struct ts_manifest_entry *, r->list.n + 1);
    for (size_t i = 0; i < r->list.n; i++)
        sorted[i] = &r->list.v[i];
    qsort(sorted, r->list.n, sizeof *sorted, by_id);
    for (size_t i = 1; i < r->list.n; i++)
        if (strcmp(sorted[i]->id, sorted[i - 1]->id) == 0)
            TS_DIAG(r->ctx->diag, TS_MANIFEST_TWICE, sorted[i]->place, sorted[i]->id,
                    sorted[i - 1]->place.line
                        ? ts_arena_printf(r->ctx->scratch, "%s:%u", sorted[i - 1]->place.file,
                                          sorted[i - 1]->place.line)
                        : sorted[i - 1]->place.file);
}

/* --- lines ---------------------------------------------------------------------------------------------- */

/* The words of an options field, parted by blanks. */
static const char *const *split(struct reader *r, const char *text) {
    TS_VEC(const char *) words = {0};
    struct ts_slice rest = {text, strlen(text)};
    for (struct ts_slice word = ts_slice_word(&rest); word.n; word = ts_slice_word(&rest))
        *TS_VEC_ADD(r->ctx->keep, &words) = ts_arena_copy(r->ctx->keep, word.p, word.n);
    *TS_VEC_ADD(r->ctx->keep, &words) = NULL;
    return words.v;
}

static const char *input_path(struct reader *r, const char *input) {
    return *input ? ts_path_beside(r->ctx->keep, r->file, input) : input;
}

static void read_tabs(struct reader *r, char *line) {
    char *input = strchr(line, '\t'), *options = input ? strchr(input + 1, '\t') : NULL;
    if (input)
        *input++ = 0;
    if (options)
        *options++ = 0;
    if (options && strchr(options, '\t')) {
        wrong(r, TS_BOTH("more than three fields: id, input, options", "多于三项：编号、稿件、选项"));
        return;
    }
    struct ts_arena *keep = r->ctx->keep;
    const char *path = input ? ts_arena_copy(keep, input, strlen(input)) : "";
    add(r, ts_arena_copy(keep, line, strlen(line)), input_path(r, path), split(r, options ? options : ""));
}

static const char *copy_string(struct reader *r, const json_t *value) {
    const char *s = json_string_value(value);
    return s ? ts_arena_copy(r->ctx->keep, s, strlen(s)) : "";
}

static const char *const *json_options(struct reader *r, const json_t *value) {
    if (!json_is_array(value))
        return split(r, copy_string(r, value));
    const char **words = TS_NEW(r->ctx->keep, const char *, json_array_size(value) + 1);
    for (size_t i = 0; i < json_array_size(value); i++)
        words[i] = copy_string(r, json_array_get(value, i));
    return words;
}

static bool is_text(const json_t *value) {
    return json_is_string(value);
}

/* A string or a list of such. */
static bool is_words(const json_t *value) {
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!is_text(json_array_get(value, i)))
            return false;
    return is_text(value) || json_is_array(value) || json_is_null(value);
}

/* Known keys, each of its type. */
static bool check_json(struct reader *r, json_t *o) {
    static const struct {
        const char *key;
        bool (*is)(const json_t *);
        const char *fault;
    } keys[] = {{"id", is_text, TS_BOTH("\"id\" is no string", "“id”不是字符串")},
                {"input", is_text, TS_BOTH("\"input\" is no string", "“input”不是字符串")},
                {"options", is_words,
                 TS_BOTH("\"options\" is neither a string nor a list of strings",
                         "“options”既不是字符串，也不是字符串的列表")}};
    enum { N_KEYS = sizeof keys / sizeof *keys };
    bool good = true;
    const char *key;
    json_t *value;
    json_object_foreach(o, key, value) {
        size_t i = 0;
        while (i < N_KEYS && strcmp(key, keys[i].key) != 0)
            i++;
        if (i == N_KEYS)
            wrong(r, ts_arena_printf(r->ctx->scratch,
                                     TS_BOTH("unknown key \"%s\"; there are id, input, options",
                                             "没有“%s”这一项，只有 id input options"),
                                     key, key));
        else if (!keys[i].is(value))
            wrong(r, keys[i].fault);
        good &= i < N_KEYS && keys[i].is(value);
    }
    return good;
}

static void read_json(struct reader *r, const char *line) {
    json_error_t error;
    json_t *o = json_loads(line, JSON_REJECT_DUPLICATES, &error);
    if (!o) {
        wrong(r, ts_arena_printf(r->ctx->scratch,
                                 TS_BOTH("JSON: %s; an object a line", "JSON：%s；每行一个对象"), error.text,
                                 error.text));
        return;
    }
    if (check_json(r, o))
        add(r, copy_string(r, json_object_get(o, "id")),
            input_path(r, copy_string(r, json_object_get(o, "input"))),
            json_options(r, json_object_get(o, "options")));
    json_decref(o);
}

/* A line, of `n` bytes, without its end. */
static void read_line(struct reader *r, char *line, size_t n) {
    char *from = line;
    if (r->line == 1 && strncmp(from, "\xEF\xBB\xBF", 3) == 0)
        from += 3;
    if (strlen(line) != n)
        wrong(r, TS_BOTH("there is a NUL in the line, as in UTF-16; save the manifest as UTF-8",
                         "行内有空字节，像是 UTF-16；请把清单存为 UTF-8"));
    else if (from[strspn(from, " ")] == '{')
        read_json(r, from);
    else if (*from == '[' && !strchr(from, '\t'))
        wrong(r,
              TS_BOTH("JSON lines have an object a line, in no list", "JSON 应每行一个对象，外面不加方括号"));
    else if (*from && *from != '#')
        read_tabs(r, from);
}

static void read_lines(struct reader *r, FILE *f) {
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    while ((n = getline(&line, &room, f)) >= 0) {
        r->line++;
        while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r'))
            line[--n] = 0;
        read_line(r, line, (size_t)n);
    }
    if (ferror(f))
        ts_reason_unreadable(r->ctx->diag, (struct ts_place){0}, r->file, errno);
    free(line);
}

/* --- a folder ------------------------------------------------------------------------------------------- */

static bool is_job(const char *path) {
    return ts_slice_has_ending(path, ".txt") || ts_slice_has_ending(path, ".md") ||
           ts_slice_has_ending(path, ".docx") || ts_plan_is(path) != TS_PLAN_NOT;
}

/* Copy that is to be saved as something else first: left out without a word it would be missing in print. */
static bool is_other_copy(const char *path) {
    static const char *const endings[] = {".doc", ".wps", ".rtf", ".odt", ".text", ".markdown"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ts_slice_has_ending(path, endings[i]))
            return true;
    return false;
}

/* What the system and Word keep beside files: .name, ~$name. */
static bool is_hidden(const char *name) {
    return *name == '.' || strncmp(name, "~$", 2) == 0;
}

/* A file that a plan of the folder names. */
struct used {
    dev_t device;
    ino_t file;
    const char *by; /* the plan */
};

struct used_files {
    TS_VEC(struct used) list;
    struct ts_ctx *ctx;
    const char *plan; /* that is read */
};

static void add_used(void *user, const char *path) {
    struct used_files *files = user;
    struct stat st;
    if (stat(path, &st) == 0)
        *TS_VEC_ADD(files->ctx->keep, &files->list) = (struct used){st.st_dev, st.st_ino, files->plan};
}

/* The plan that has the entry's file on its page; NULL = none. */
static const char *used_by(const struct used_files *files, const struct ts_manifest_entry *entry) {
    struct stat st;
    if (files->list.n == 0 || stat(entry->input, &st) != 0)
        return NULL;
    for (size_t i = 0; i < files->list.n; i++)
        if (files->list.v[i].file == st.st_ino && files->list.v[i].device == st.st_dev)
            return files->list.v[i].by;
    return NULL;
}

/* Leave out what stands on a plan's page. */
static void leave_out_used(struct reader *r) {
    struct used_files files = {.ctx = r->ctx};
    size_t n = 0;
    for (size_t i = 0; i < r->list.n; i++) {
        files.plan = r->list.v[i].input;
        ts_uses_each(r->ctx, files.plan, add_used, &files);
    }
    for (size_t i = 0; i < r->list.n; i++) {
        const struct ts_manifest_entry entry = r->list.v[i];
        const char *plan = used_by(&files, &entry);
        if (plan)
            TS_DIAG(r->ctx->diag, TS_MANIFEST_USED, ts_place_of_file(entry.input), plan);
        else
            r->list.v[n++] = entry;
    }
    r->list.n = n;
}

static void read_folder(struct reader *r) {
    static const char *const none[] = {NULL};
    struct dirent **names = NULL;
    int n = scandir(r->file, &names, NULL, alphasort);
    if (n < 0)
        ts_reason_unreadable(r->ctx->diag, (struct ts_place){0}, r->file, errno);
    struct ts_arena *keep = r->ctx->keep;
    const char *folder = r->file;
    for (int i = 0; i < n; i++) {
        const char *name = names[i]->d_name;
        const char *path = ts_arena_printf(keep, "%s/%s", folder, name), *dot = strrchr(name, '.');
        r->file = path; /* is where it stands */
        if (!is_hidden(name) && dot && is_job(path))
            add(r, ts_arena_copy(keep, name, (size_t)(dot - name)), path, none);
        else if (!is_hidden(name) && is_other_copy(path))
            TS_DIAG(r->ctx->diag, TS_MANIFEST_LEFT, ts_place_of_file(path));
        free(names[i]);
    }
    r->file = folder;
    free(names);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

const struct ts_manifest *ts_manifest_read(struct ts_ctx *ctx, const char *path, bool all) {
    struct reader r = {.ctx = ctx, .file = path};
    struct stat st;
    FILE *f = NULL;
    bool there = stat(path, &st) == 0;
    if (there && S_ISDIR(st.st_mode))
        read_folder(&r);
    else if (there && (f = fopen(path, "rb")))
        read_lines(&r, f);
    else
        ts_reason_unreadable(ctx->diag, (struct ts_place){0}, path, errno);
    if (f)
        fclose(f);
    if (there && S_ISDIR(st.st_mode) && !all)
        leave_out_used(&r);
    check_twice(&r);
    if (!r.list.n && !ts_diag_failed(ctx->diag))
        TS_DIAG(ctx->diag, TS_MANIFEST_WRONG, ts_place_of_file(path),
                TS_BOTH("there is no job in it", "里面没有要排的稿件"));
    struct ts_manifest *m = TS_NEW(ctx->keep, struct ts_manifest, 1);
    *m = (struct ts_manifest){r.list.v, r.list.n};
    return ts_diag_failed(ctx->diag) ? NULL : m;
}
