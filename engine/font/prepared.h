/* font/prepared.h -- what was found out about this machine's fonts in an earlier run, kept in a file: which
 * fonts fontconfig has, and what FreeType says of the faces that were opened. Includes: font/face.h,
 * font/fonts.h. The file may be deleted at any time, by anybody. It is believed only if its checksum is
 * right, the same program wrote it, and no folder of fonts and no configuration file has changed since; a
 * face only if its file has the same size, time and revision. A page is the same byte for byte with it and
 * without. */
#ifndef TS_FONT_PREPARED_H
#define TS_FONT_PREPARED_H

#include "font/face.h"
#include "font/fonts.h"

struct ts_prepared;

/* The file in a folder for a fontconfig file (NULL = the built-in one) is read; what it holds is empty if it
 * is not there, or is not believed. In `keep`. */
struct ts_prepared *ts_prepared_open(struct ts_arena *keep, const char *folder, const char *config_file);

/* The fonts of the machine; NULL = not known. */
const struct ts_fonts *ts_prepared_fonts(const struct ts_prepared *);

/* A face of which all is known, not opened; NULL = not known, or its file has changed. */
const struct ts_face *ts_prepared_face(const struct ts_prepared *, const char *file, int index);

/* What is to be kept: fonts with the folders and files that they came from, and a face that was opened. */
void ts_prepared_add_fonts(struct ts_prepared *, FcConfig *, const struct ts_fonts *);
void ts_prepared_add_face(struct ts_prepared *, const struct ts_face *);

/* Write the file if something was added. Nothing is said if that fails. */
void ts_prepared_save(struct ts_prepared *);

#endif
