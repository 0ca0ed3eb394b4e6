/* font/tables.h -- what a font file says of its own content: the directory of its tables (OpenType 1.9,
 * chapter "The OpenType Font File"), which has a checksum of each. Includes: base/digest.h. */
#ifndef TS_FONT_TABLES_H
#define TS_FONT_TABLES_H

#include "base/digest.h"

/* Add the directory of the face at `index` of a file, and the file's size, to a digest: some hundred bytes
 * are read, not the tables, among them `head` with the font's revision. A file that cannot be read adds
 * nothing.
 */
void ts_tables_digest(const char *file, int index, struct ts_digest *);

#endif
