/* hostile/case.h -- a hostile job, made from its number alone: articles in a folder, now and then a plan of
 * them, and how they are to be set. Includes: job.h, copy.h. */
#ifndef TS_HOSTILE_CASE_H
#define TS_HOSTILE_CASE_H

#include "copy.h"
#include "job.h"

enum { MOST_SETTINGS = 4, MOST_PATH = 256 };

struct hostile_case {
    char input[MOST_PATH], output[MOST_PATH];
    const char *style; /* a name; NULL = the built-in one */
    char settings[MOST_SETTINGS][64];
    const char *set[MOST_SETTINGS + 1];
    bool again; /* set twice: the same bytes */
};

/* The folders in which styles are looked for, for ts_style_request. */
extern const char *const hostile_folders[];

/* Write the files of case `number` into `folder`; `room` is reused from case to case. False with errno if
 * that cannot be done. */
bool hostile_case_make(uint64_t seed, uint64_t number, const char *folder, struct bytes *room,
                       struct hostile_case *);

/* The job of it. */
struct ts_job hostile_case_job(const struct hostile_case *);

#endif
