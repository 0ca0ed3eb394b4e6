/* text/rest.h -- what follows a place in an article: what another page goes on with. Includes:
 * text/article.h. */
#ifndef TS_TEXT_REST_H
#define TS_TEXT_REST_H

#include "text/article.h"

/* The article with `paragraph` cut down to what stands behind its first `offset` bytes, and of its pictures
 * those of `pictures` alone. Paragraphs before it stay, so that all keep their numbers: they are not to be
 * set again. A paragraph cut within has no beginning: neither indent nor label. In ctx->keep. */
const struct ts_article *ts_article_rest(struct ts_ctx *, const struct ts_article *, size_t paragraph,
                                         size_t offset, const struct ts_picture *pictures, size_t n_pictures);

#endif
