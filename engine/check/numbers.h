/* check/numbers.h -- a number in figures, as 2,600万元 or 4.7%. Includes: check/copy.h. Internal to check/.
 */
#ifndef TS_CHECK_NUMBERS_H
#define TS_CHECK_NUMBERS_H

#include "check/copy.h"

struct ts_number {
    size_t begin, figures, end; /* the figures end at `figures`, the number with 万, 亿 and % at `end` */
    double value;               /* with 万 and 亿 reckoned in; 5% is 5 */
    double step;                /* what its last figure stands for: 4.70 has 0.01 */
    bool percent;
    size_t unit_end; /* of the word of Han behind it; = end if there is none */
};

/* Read the number whose first figure is at i; false if there is none, or i is inside one. */
bool ts_number_read(const struct ts_proof *, size_t i, struct ts_number *);

/* The next number in [i, end), false if there is none. */
bool ts_number_next(const struct ts_proof *, size_t i, size_t end, struct ts_number *);

/* True if both count the same thing: % both, or the same unit. */
bool ts_number_same_unit(const struct ts_proof *, const struct ts_number *, const struct ts_number *);

#endif
