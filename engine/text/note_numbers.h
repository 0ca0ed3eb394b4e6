/* text/note_numbers.h -- notes whose labels are no numbers are numbered. Includes: text/source.h. Internal to
 * text/.
 *
 *     据县志。[^src] … [^src]: 《县志》卷三。   is read as   据县志。[^1] … [^1]: 《县志》卷三。
 *
 * As Markdown has it: in the order of the first marks, those of the notes' own text behind all others.
 * Numbers that the copy has itself are passed over. A label is left as it stands, for ts_notes_check to tell
 * of, if it has no mark, or not one note; and if it stands in the header. Nothing counts in code or behind a
 * backslash. */
#ifndef TS_TEXT_NOTE_NUMBERS_H
#define TS_TEXT_NOTE_NUMBERS_H

#include "text/source.h"

/* The source with these numbers, from byte `from` on; the same if there are none. O(bytes + marks x labels).
 */
const struct ts_source *ts_note_numbers_read(struct ts_ctx *, const struct ts_source *, size_t from);

#endif
