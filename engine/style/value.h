/* style/value.h -- what staff write into a style: 小五, 13em, 11.25点, 8行, 0 100 100 10. Includes: base,
 * style/style.h. */
#ifndef TS_STYLE_VALUE_H
#define TS_STYLE_VALUE_H

#include "base/length.h"
#include "style/style.h"

#include <stdbool.h>

/* What relative units stand for. */
struct ts_units {
    ts_len em, row;    /* 0 = not usable here */
    ts_len body_em;    /* em of a section without a size of its own */
    bool office_sizes; /* 号 by the office table */
};

/* A length with its unit: 点 pt mm em 行 rows, or a 号 size. A bare 0 needs no unit. */
bool ts_value_length(const char *text, const struct ts_units *, ts_len *);

/* A plain whole number. */
bool ts_value_int(const char *text, int *);

/* true/false, yes/no, on/off, 是/否. */
bool ts_value_bool(const char *text, bool *);

/* Four percentages, C M Y K, or one of black, white, red. */
bool ts_value_colour(const char *text, struct ts_colour *);

/* A share of an em as `1/4em`, `-0.25em`, or `1/4`, in thousandths. */
bool ts_value_share(const char *text, ts_len *);

#endif
