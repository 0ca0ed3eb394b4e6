/* base/lang.h -- what is said in two languages, Chinese and English.
 * Includes: base/arena.h. */
#ifndef TS_BASE_LANG_H
#define TS_BASE_LANG_H

#include "base/arena.h"

enum ts_lang { TS_ENGLISH, TS_CHINESE };

enum { TS_LANG_ARGS = 3 };

/* Words in both languages, of which the reader's is printed. What stands between them is in no UTF-8 text and
 * in no path that anybody writes; 0xFF alone may be a byte of a file's name. */
#define TS_LANG_MARK "\xff//\xff"
#define TS_BOTH(english, chinese) english TS_LANG_MARK chinese

/* The system's reason, errno, in both languages. */
const char *ts_lang_reason(int error);

/* Two arguments as one, language by language; either may be the same in both. Lives in the arena. */
const char *ts_lang_join(struct ts_arena *, const char *first, const char *second);

/* A message with {0} {1} {2} in place of its arguments, in one language; in the arena. */
const char *ts_lang_expand(struct ts_arena *, const char *text, const char *const args[TS_LANG_ARGS],
                           enum ts_lang);

/* The language of LC_ALL, LC_MESSAGES or LANG, the first that is set: Chinese for zh…, else English. */
enum ts_lang ts_lang_of_locale(void);

#endif
