/* font/fontset.h -- which face stands for a role, and which one helps out. Includes: base, style,
 * font/store.h. */
#ifndef TS_FONT_FONTSET_H
#define TS_FONT_FONTSET_H

#include "font/store.h"
#include "style/style.h"

/* The faces that one document asked for so far. */
struct ts_fontset;

struct ts_fontset_request {
    const char *folder;           /* looked in first; NULL = none */
    const char *config_file;      /* a fontconfig file; NULL = the built-in one (fonts/fonts.conf) */
    const char *prepared;         /* as in struct ts_font_request */
    const struct ts_style *style; /* borrowed */
    struct ts_font_store *store;  /* to take faces from, borrowed; NULL = one is opened for this set alone */
};

/* Open the set; no font is opened yet. NULL after an error. Close it with ts_fontset_close, which closes the
 * faces of a store of its own. Results live in ctx->keep. */
struct ts_fontset *ts_fontset_open(struct ts_ctx *, const struct ts_fontset_request *);
void ts_fontset_close(struct ts_fontset *);

/* The face of a role at a weight (0 = the role's own), or its Western companion. A family or weight that is
 * not installed is an error naming the package, unless the style names a stand-in. NULL after the error,
 * which is reported once. */
const struct ts_face *ts_fontset_find(struct ts_fontset *, enum ts_font_role, int weight, bool western);

/* A face that has `cp`, for a role whose own face lacks it: a face of the same kind (宋 with 仿宋, 黑, 楷),
 * then any role's, then any installed font in the order of file names. NULL = none. O(1) when asked again. */
const struct ts_face *ts_fontset_fallback(struct ts_fontset *, enum ts_font_role, int weight, uint32_t cp);

/* The language of the text by the style's region, as BCP 47 for shaping: zh-Hans, zh-Hant-TW or zh-Hant-HK.
 */
const char *ts_fontset_language(const struct ts_fontset *);

/* Faces opened so far; their ids are below it. */
int ts_fontset_count(const struct ts_fontset *);

/* Add to a digest what fonts this set can choose from (ts_store_digest). */
void ts_fontset_digest(struct ts_fontset *, struct ts_digest *);

#endif
