/* text/pasted.h -- what HTML leaves in copy that is pasted: comments, characters written as names, breaks.
 * Includes: text/source.h. Internal to text/.
 *
 *     <!-- … -->           is left out, over lines too, and told of
 *     &nbsp; &amp; &#x4e00; &#19968;   the character; it is no markup: &lt;b&gt; and &#42; are text
 *     <p>…</p>             in a line that begins so, a paragraph; also <div>, <li>, <h1> (headline),
 *                          <h2> to <h6> (subheads) and their like, and <span> and <font> inside:
 *                          left out, and told of
 *     <br> <br/>           the end of a line, so that a paragraph begins; a blank in headings, tables, notes
 *
 * Names are those of HTML 4, by libxml2. What is no name, and numbers of no character, stay text and are told
 * of. None of this counts in code, in the header, or behind a backslash. */
#ifndef TS_TEXT_PASTED_H
#define TS_TEXT_PASTED_H

#include "text/source.h"

/* The source without these, from byte `from` on; the same if there are none. O(bytes). */
const struct ts_source *ts_pasted_read(struct ts_ctx *, const struct ts_source *, size_t from);

#endif
