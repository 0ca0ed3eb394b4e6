/* base/diag.h -- what a person has to be told: a list of the messages that came up.
 * Includes: base/arena.h, base/messages.h, base/slice.h.
 * A stage that meets bad content adds a diagnostic and goes on; one that cannot go on adds an error and
 * returns NULL. Text is made in the reader's language when it is printed or kept. */
#ifndef TS_BASE_DIAG_H
#define TS_BASE_DIAG_H

#include "base/arena.h"
#include "base/messages.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* A place in a file; line and column are 1-based, the column counts characters; 0 = none; file NULL = the
 * run. */
struct ts_place {
    const char *file;
    uint32_t line, column;
};

/* A whole file. */
static inline struct ts_place ts_place_of_file(const char *file) {
    return (struct ts_place){file, 0, 0};
}

enum { TS_DIAG_ARGS = TS_LANG_ARGS };

struct ts_diag; /* the diagnostics of one job */

/* A new empty list in `arena`. */
struct ts_diag *ts_diag_new(struct ts_arena *);

/* True if a further one of the kind would be kept; else it is counted. Asked before an argument or a place is
 * made that costs time. */
bool ts_diag_wants(struct ts_diag *, enum ts_code);

/* Add one; args are copied, control characters in them shown as ?. After 100 of a kind further ones are only
 * counted, and the count is printed. */
void ts_diag_add(struct ts_diag *, enum ts_code, struct ts_place, const char *const args[TS_DIAG_ARGS]);
#define TS_DIAG(diag, code, place, ...)                                                                      \
    ts_diag_add((diag), (code), (place), (const char *const[TS_DIAG_ARGS]){__VA_ARGS__})

/* A document whose lines nobody can count, as of Word: messages about it show the words at their place too.
 * Text and starts, byte offsets of its lines, are borrowed until all is printed. */
void ts_diag_add_document(struct ts_diag *, const char *file, struct ts_slice text, const uint32_t *starts,
                          size_t n_lines);

/* Move all diagnostics of `from`, whose arena must live as long, behind those of `to`. */
void ts_diag_take(struct ts_diag *to, struct ts_diag *from);

/* The same, but `from` keeps them. */
void ts_diag_copy(struct ts_diag *to, const struct ts_diag *from);

/* One that was added, as it would be said. */
struct ts_diag_said {
    enum ts_code code;
    enum ts_level level;
    struct ts_place place;
    const char *text; /* in both languages (TS_BOTH) */
};

/* Offer all in their order; those that `take` returns true for are forgotten, as if they had not been added.
 */
void ts_diag_drain(struct ts_diag *, bool (*take)(void *user, const struct ts_diag_said *), void *user);

/* Forget what was added about a stretch of a file, from a place up to another, as if it had not been. */
void ts_diag_forget(struct ts_diag *, struct ts_place begin, struct ts_place end);

/* True if there is nothing to forget. */
bool ts_diag_is_empty(const struct ts_diag *);

/* The gravest status of what was added: TS_NOT_DONE, else TS_TRY_AGAIN, else TS_LOOK, else TS_DONE. */
enum ts_status ts_diag_status(const struct ts_diag *);

/* One that was added, as it is said. */
struct ts_diag_line {
    enum ts_code code;
    enum ts_level level;
    const char *name; /* of the code, for programs: char-missing */
    struct ts_place place;
    const char *const *args;
    const char *text;
};

/* Tell of each in its order; what is told lives in the arena. */
void ts_diag_each(const struct ts_diag *, struct ts_arena *, enum ts_lang,
                  void (*tell)(void *user, const struct ts_diag_line *), void *user);

/* How many of a level were added. */
size_t ts_diag_count(const struct ts_diag *, enum ts_level);

/* True if an error was added: the job cannot have a result. */
bool ts_diag_failed(const struct ts_diag *);

/* Print all as `file:line:column: level: text`, sorted by file and place; notes only if `notes`. */
void ts_diag_print(struct ts_diag *, FILE *, enum ts_lang, bool notes);

#endif
