/* check/compounds.h -- 解放军|军歌, 工程院|院士: two words that meet in one character, of which ICU's
 * dictionary lacks one. Includes: check/grams.h. Internal to check/. */
#ifndef TS_CHECK_COMPOUNDS_H
#define TS_CHECK_COMPOUNDS_H

#include "check/grams.h"

/* True if the character at i, which stands behind itself once more, ends one of the words that name bodies,
 * things and places, and begins one that says what of them is meant. */
bool ts_compounds_meet(struct ts_proof *, const struct ts_grams *, size_t i);

#endif
