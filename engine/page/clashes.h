/* page/clashes.h -- headlines of a page that meet: 碰题 (对题), side by side, and 叠题, one right under
 * another. Includes: plan, page/display.h.
 *
 * They are looked for where they stand, not where a plan lets one expect them: a head is as high as its
 * kicker, headline and deck have become. */
#ifndef TS_PAGE_CLASHES_H
#define TS_PAGE_CLASHES_H

#include "page/display.h"
#include "plan/heads.h"

typedef TS_VEC(struct ts_clash) ts_clash_list;

/* The clashes of a page that was set by a plan, by the order of its blocks. Frames, tints and vertical
 * headlines part heads; briefs have none, titles of blocks (栏题) are none, but the headline over what comes
 * from another page is one. In ctx->keep. */
ts_clash_list ts_clashes_find(struct ts_ctx *, const struct ts_plan *, const struct ts_page *);

#endif
