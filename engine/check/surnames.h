/* check/surnames.h -- what a person's name begins with, and what stands around one. Includes: check/copy.h,
 * text/surnames.h. Internal to check/. */
#ifndef TS_CHECK_SURNAMES_H
#define TS_CHECK_SURNAMES_H

#include "check/copy.h"
#include "text/surnames.h"

/* Characters of the surname at i: 1 or 2 (欧阳), 0 = none. */
size_t ts_surname_at(const struct ts_proof *, size_t i);

/* 说, 表示 … behind a name; 记者, 书记 … before one. NULL-terminated. */
extern const char32_t *const ts_speech_verbs[], *const ts_titles[];

#endif
