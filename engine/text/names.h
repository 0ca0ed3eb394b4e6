/* text/names.h -- persons' names in a byline. Includes: base. */
#ifndef TS_TEXT_NAMES_H
#define TS_TEXT_NAMES_H

#include "base/slice.h"

/* The names of two Han characters in a byline, at most `most` of them, in order; returns how many. A name
 * stands between blanks or marks. What says what somebody does (记者, 通讯员, 作者, 摄影, 文 …) is none, nor
 * is a place before 报道 or behind 发自. A name written with a blank inside (王 刚) has its white already.
 * O(bytes). */
size_t ts_names_find(struct ts_slice byline, struct ts_slice *names, size_t most);

/* Is the line nothing but persons' names, four at most, with blanks or 、 between them? A name is two or
 * three Han characters, the first a surname, or a surname, a blank and one more (王 刚). So a comment is
 * signed, where no word says who it is. O(bytes). */
bool ts_names_are_all(struct ts_slice line);

#endif
