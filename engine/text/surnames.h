/* text/surnames.h -- surnames of one character. Includes: nothing. */
#ifndef TS_TEXT_SURNAMES_H
#define TS_TEXT_SURNAMES_H

#include <stdbool.h>
#include <stdint.h>

bool ts_surname_is(uint32_t cp);

/* One of the hundred and some commonest, of which few are everyday words too. */
bool ts_surname_is_common(uint32_t cp);

#endif
