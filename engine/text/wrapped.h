/* text/wrapped.h -- copy whose lines were cut at some width, as mail and terminals do: a paragraph is made
 * one line again. Includes: style, text/source.h. Internal to text/.
 *
 * Paragraphs of such copy are parted by empty lines, or begin with an indent of two blanks or U+3000. Lines
 * that begin with a sign (headings, lists, quotations, tables …) are never joined, and none is joined behind
 * a line that ends with \ or two blanks, the hard break of Markdown.
 *
 * TS_WRAPPED_AUTO asks the whole article, and joins nothing unless
 *  - three lines or more would be joined,
 *  - each of them is full: the first word of the next one would make it longer than the longest,
 *  - the longest has 12 to 100 Han characters, or as many half ones of Western text,
 *  - half of them or more end within a sentence, as a line that is a paragraph never should,
 *  - of paragraphs of several lines at most one in five, those before the first full one aside, has lines
 * that are not full: verse, addresses, and lists have. These are left as they are. */
#ifndef TS_TEXT_WRAPPED_H
#define TS_TEXT_WRAPPED_H

#include "style/style.h"
#include "text/source.h"

/* The source with such lines from byte `from` on joined, and a note that says how many; the same one if there
 * are none. O(bytes). */
const struct ts_source *ts_wrapped_join(struct ts_ctx *, const struct ts_source *, size_t from,
                                        enum ts_wrapped);

#endif
