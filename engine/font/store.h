/* font/store.h -- the fonts of this machine and the faces opened from them so far: one store serves many
 * jobs, and what it has opened before a fork is shared by all children. Includes: font/face.h. Its own
 * fontconfig tells which files there are; nothing of it depends on a style. */
#ifndef TS_FONT_STORE_H
#define TS_FONT_STORE_H

#include "font/face.h"

#include <fontconfig/fontconfig.h>

struct ts_font_store;

/* Where to look. */
struct ts_font_request {
    const char *folder;      /* looked in first; NULL = none */
    const char *config_file; /* a fontconfig file; NULL = the built-in one (fonts/fonts.conf) */
};

/* Open the store, with memory of its own; no font is opened yet. NULL after an error. Close it with
 * ts_store_close, which closes all faces. */
struct ts_font_store *ts_store_open(struct ts_ctx *, const struct ts_font_request *);
void ts_store_close(struct ts_font_store *);

/* The fonts of the folder given (FcSetApplication) or of the machine (FcSetSystem); NULL = none. */
const FcFontSet *ts_store_fonts(const struct ts_font_store *, FcSetName);

/* The file of a font and which of its faces it is. False for a named instance of a variable font. */
bool ts_store_file_of(const FcPattern *, const char **file, int *index);

/* The face of a font, opened once; its id is the store's own. NULL after an error, of which nothing is said
 * if `quiet`. */
const struct ts_face *ts_store_face(struct ts_ctx *, struct ts_font_store *, const FcPattern *, bool quiet);

/* Add to a digest what fonts there are: each by family, style and revision, those of the `families` (ended
 * by NULL) by the checksums of their tables too. The same fonts in other folders are the same. */
void ts_store_digest(struct ts_ctx *, struct ts_font_store *, const char *const *families,
                     struct ts_digest *);

#endif
