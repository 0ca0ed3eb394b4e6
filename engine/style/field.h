/* style/field.h -- one value into its field of the style, and what to say of one that does not fit there.
 * Includes: schema.h, value.h. */
#ifndef TS_STYLE_FIELD_H
#define TS_STYLE_FIELD_H

#include "style/schema.h"
#include "style/value.h"

/* Read a value into its field; false if it is not what the key takes. The field of a length then keeps what
 * it held. */
bool ts_field_store(const struct ts_key *, const char *value, const struct ts_units *, char *field);

/* What relative units mean after that field was read. */
void ts_field_update_units(const struct ts_key *, const char *field, struct ts_units *);

/* What a value of the key has to be, in both languages, in ctx->scratch. */
const char *ts_field_expected(struct ts_ctx *, const struct ts_key *, const struct ts_units *);

/* The value that was likely meant, one that the key takes: a unit added, full-width digits made half-width, a
 * name near it. NULL if none comes to mind. */
const char *ts_field_meant(struct ts_ctx *, const struct ts_key *, const char *value,
                           const struct ts_units *);

#endif
