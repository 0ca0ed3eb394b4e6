/* base/near.h -- how far apart two words are, and which was likely meant. Includes: nothing of ours. */
#ifndef TS_BASE_NEAR_H
#define TS_BASE_NEAR_H

#include <stdbool.h>
#include <stddef.h>

/* Characters to be added, left out or changed to make one of the other (Levenshtein), of the first 64 of
 * each. */
size_t ts_near_distance(const char *a, const char *b);

/* Characters of a word, at most 64. */
size_t ts_near_length(const char *);

/* Is one file's name likely what was meant by the other? The same but for the ending or for capitals, or a
 * slip in a name of three characters or more; another number is another file. Never a PDF, which is an
 * output, nor a file whose ending says that it is of another kind: copy, plan or style, picture, list, font.
 */
bool ts_near_is_file(const char *written, const char *name);

#endif
