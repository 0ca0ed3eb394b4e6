/* font/store.h -- the fonts of this machine and the faces opened from them so far: one store serves many
 * jobs, and what it has opened before a fork is shared by all children. Includes: font/face.h, font/fonts.h.
 * Its own fontconfig tells which files there are; nothing of it depends on a style. */
#ifndef TS_FONT_STORE_H
#define TS_FONT_STORE_H

#include "font/face.h"
#include "font/fonts.h"

struct ts_font_store;

/* Where to look. */
struct ts_font_request {
    const char *folder;      /* looked in first; NULL = none */
    const char *config_file; /* a fontconfig file; NULL = the built-in one (fonts/fonts.conf) */
    const char *prepared;    /* a folder of what earlier runs found out (font/prepared.h); NULL = none */
};

/* Open the store, with memory of its own; no font is opened yet. NULL after an error. Close it with
 * ts_store_close, which closes all faces. */
struct ts_font_store *ts_store_open(struct ts_ctx *, const struct ts_font_request *);
void ts_store_close(struct ts_font_store *);

/* The fonts of the folder given (FcSetApplication) or of the machine (FcSetSystem). */
struct ts_fonts ts_store_fonts(const struct ts_font_store *, FcSetName);

/* Does the font list a character? The first question of this kind may have to ask fontconfig. */
bool ts_store_covers(struct ts_font_store *, const struct ts_font *, uint32_t cp);

/* The face of a font, opened once; its id is the store's own. NULL after an error, of which nothing is said
 * if `quiet`. */
const struct ts_face *ts_store_face(struct ts_ctx *, struct ts_font_store *, const struct ts_font *,
                                    bool quiet);

/* Add to a digest what fonts there are: each by family, style and revision, those of the `families` (ended
 * by NULL) by the checksums of their tables too. The same fonts in other folders are the same. */
void ts_store_digest(struct ts_ctx *, struct ts_font_store *, const char *const *families,
                     struct ts_digest *);

#endif
