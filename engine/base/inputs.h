/* base/inputs.h -- what a job read: the files, and what was in them. Includes: base/digest.h, base/vec.h. */
#ifndef TS_BASE_INPUTS_H
#define TS_BASE_INPUTS_H

#include "base/digest.h"
#include "base/vec.h"

struct ts_input {
    const char *path; /* NULL = no file, but a setting or what is built in */
    char digest[TS_DIGEST_TEXT];
};

/* In the order of reading; lives in the arena. */
struct ts_inputs {
    struct ts_arena *keep;
    TS_VEC(struct ts_input) list;
};

/* Add one; bytes NULL = it could not be read, which is remembered, too: it may be there the next time. `to`
 * may be NULL: then nobody wants to know. */
void ts_inputs_add(struct ts_inputs *to, const char *path, const char *bytes, size_t n);

/* Add a copy of one of another list, or of all. */
void ts_inputs_copy(struct ts_inputs *to, const struct ts_input *);
void ts_inputs_copy_all(struct ts_inputs *to, const struct ts_inputs *from);

/* The one of that path; NULL = none. */
const struct ts_input *ts_inputs_find(const struct ts_inputs *, const char *path);

/* Add what was in all of them, whatever their names, to a digest. */
void ts_inputs_digest(const struct ts_inputs *, struct ts_digest *);

#endif
