/* text/inline.h -- markup inside a paragraph: from text to spans. Includes: base, text/span.h, text/source.h.
 * Internal to text/.
 *
 *     **重点** __重点__    黑体                      [文字]{着重}  {dots}   dots under the characters
 *     *语气* _语气_        楷体                      [张三]{专名}  {name}   a line under a proper name
 *     ~~旧文~~             a line through it         [红楼梦]{书名} {title} a wavy line under a title
 *     {北京|běi|jīng}     small text above each     [张三]{示亡}  {death}  a frame around a name
 *     {北京|Beijing}      or above the whole        \* \[ \{ \\           the character itself, as before any
 *     [^1]                a raised note mark                             ASCII mark
 *     [文字](https://…)    the text, a link          `**`                 what stands there, no markup in it
 *     [文字][名] [文字][]   the same; the address       <b> <i> <s> <sup> <sub>  as pasted HTML has them, and
 *     [名]                 is elsewhere: [名]: https://…                   <strong> <em> <del> <a href="…">
 *     <https://…>         the address, a link; also where it stands bare: https://… www.…
 *     [文字]{重点} {strong} as **文字**, wherever it stands; [文字]{语气} {emphasis} as *文字*
 *
 * inline.c walks over the text; emphasis.c pairs * _ and ~; elements.c has [..]{..}, notes, ruby and code;
 * links.c links; tags.c HTML. What is not understood is reported and stays text. */
#ifndef TS_TEXT_INLINE_H
#define TS_TEXT_INLINE_H

#include "base/ctx.h"
#include "base/vec.h"
#include "text/address.h"
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
    uint32_t offset;                      /* of text in the source */
    int nesting;                          /* levels of markup inside markup, at most; 0 = 6 */
    const struct ts_addresses *addresses; /* that the copy names; NULL = none */
    bool row;                             /* it is a table's: \| is a character in code too (GFM, "Tables") */
};

/* Add the spans of bytes [begin, end) of the text, all of which are `marked` besides; what lies between two
 * spans is markup. In ctx->keep. O(n). */
void ts_inline_read(struct ts_ctx *, const struct ts_inline_text *, uint32_t begin, uint32_t end,
                    unsigned marked, struct ts_spans *);

/* The text of spans as it is read, without markup and without those that are marked as `left_out`. In
 * ctx->scratch. */
struct ts_slice ts_inline_visible(struct ts_ctx *, struct ts_slice text, const struct ts_span *, size_t n,
                                  unsigned left_out);

#endif
