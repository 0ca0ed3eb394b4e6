#include "base/lang.h"

#include "base/vec.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* How long an argument's half in English is (TS_BOTH), and where its half in Chinese begins; one that is the
 * same in both languages is both. */
static int english_length(const char *arg) {
    const char *mark = strstr(arg, TS_LANG_MARK);
    return (int)(mark ? (size_t)(mark - arg) : strlen(arg));
}

static const char *in_chinese(const char *arg) {
    const char *mark = strstr(arg, TS_LANG_MARK);
    return mark ? mark + strlen(TS_LANG_MARK) : arg;
}

const char *ts_lang_reason(int error) {
    switch (error) { /* those that a wrong name, place or right brings up */
    case ENOENT:
        return TS_BOTH("No such file or directory", "没有这个文件或文件夹");
    case EACCES:
        return TS_BOTH("Permission denied", "没有权限");
    case EISDIR:
        return TS_BOTH("Is a directory", "是文件夹，不是文件");
    case ENOTDIR:
        return TS_BOTH("Not a directory", "不是文件夹");
    case ENOSPC:
        return TS_BOTH("No space left on device", "磁盘已满");
    case EROFS:
        return TS_BOTH("Read-only file system", "磁盘只读");
    default:
        return strerror(error);
    }
}

const char *ts_lang_join(struct ts_arena *arena, const char *first, const char *second) {
    return ts_arena_printf(arena, TS_BOTH("%.*s%.*s", "%s%s"), english_length(first), first,
                           english_length(second), second, in_chinese(first), in_chinese(second));
}

static const char *in_language(struct ts_arena *arena, const char *arg, enum ts_lang lang) {
    return lang == TS_CHINESE ? in_chinese(arg) : ts_arena_printf(arena, "%.*s", english_length(arg), arg);
}

const char *ts_lang_expand(struct ts_arena *arena, const char *text, const char *const args[TS_LANG_ARGS],
                           enum ts_lang lang) {
    TS_VEC(char) to = {0};
    for (const char *p = text; *p; p++) {
        bool argument = p[0] == '{' && p[1] >= '0' && p[1] < '0' + TS_LANG_ARGS && p[2] == '}';
        if (!argument) {
            *TS_VEC_ADD(arena, &to) = *p;
            continue;
        }
        for (const char *a = in_language(arena, args[p[1] - '0'], lang); *a; a++)
            *TS_VEC_ADD(arena, &to) = *a;
        p += 2;
    }
    *TS_VEC_ADD(arena, &to) = 0;
    return to.v;
}

enum ts_lang ts_lang_of_locale(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "zh", 2) == 0 ? TS_CHINESE : TS_ENGLISH;
    }
    return TS_ENGLISH;
}
