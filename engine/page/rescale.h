/* page/rescale.h -- a style with its body at another size in other columns. Includes: style. Internal to
 * page/.
 */
#ifndef TS_PAGE_RESCALE_H
#define TS_PAGE_RESCALE_H

#include "base/ctx.h"
#include "style/style.h"

enum { TS_RESCALE_STEP = TS_POINT / 4 /* sizes of type are whole quarters of a point */ };

/* The step nearest to a size. */
ts_len ts_rescale_size(ts_len);

/* The style with its body at `size` in so many columns of so many characters: the other sizes keep their
 * ratio to the body, the headline's own range holds, and what stands over some of the columns stands over as
 * many as come nearest to its width. The pitch stays. In ctx->keep. */
struct ts_style *ts_rescale_style(struct ts_ctx *, const struct ts_style *, ts_len size, int columns,
                                  int characters);

/* What the pitch cannot be less than: the type that stands in rows. */
ts_len ts_rescale_least_row(const struct ts_style *);

#endif
