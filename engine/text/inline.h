/* text/inline.h -- markup inside a paragraph: from text to spans. Includes: base, text/span.h, text/source.h.
 * Internal to text/.
 *
 *     **重点**            黑体                      [文字]{着重}  {dots}   dots under the characters
 *     *语气*              楷体                      [张三]{专名}  {name}   a line under a proper name
 *     {北京|běi|jīng}     small text above each     [红楼梦]{书名} {title} a wavy line under a title
 *     {北京|Beijing}      or above the whole        [张三]{示亡}  {death}  a frame around a name
 *     [^1]                a raised note mark        \* \[ \{ \\           the character itself, as before any
 *     [文字](https://…)    the text; its address is told of, not set        ASCII mark
 *     <https://…>         the address               `**`                   what stands there, no markup in it
 *     [文字]{重点} {strong} as **文字**, wherever it stands; [文字]{语气} {emphasis} as *文字*
 *
 * Emphasis is Markdown's but for one thing: CommonMark asks for blanks or Western punctuation around ** where
 * Chinese has neither. Here ** opens unless a blank or a mark that may not begin a line follows, and closes
 * unless a blank or an opening mark stands before it. What has no partner is text. */
#ifndef TS_TEXT_INLINE_H
#define TS_TEXT_INLINE_H

#include "base/ctx.h"
#include "base/vec.h"
#include "text/source.h"
#include "text/span.h"

struct ts_spans {
    TS_VEC(struct ts_span) list;
    uint32_t elements; /* given out so far */
};

/* Where a paragraph's text comes from, for places in messages. */
struct ts_inline_text {
    const struct ts_source *source;
    struct ts_slice text;
    uint32_t offset; /* of text in the source */
    int nesting;     /* levels of markup inside markup, at most; 0 = 6 */
};

/* Add the spans of bytes [begin, end) of the text, all of which are `marked` besides; what lies between two
 * spans is markup. Markup that is not understood is reported and stays text. In ctx->keep. O(n). */
void ts_inline_read(struct ts_ctx *, const struct ts_inline_text *, uint32_t begin, uint32_t end,
                    unsigned marked, struct ts_spans *);

#endif
