/* font/fonts.h -- the fonts that fontconfig finds, as this program looks at them. Includes: base. */
#ifndef TS_FONT_FONTS_H
#define TS_FONT_FONTS_H

#include "base/arena.h"

#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <stdint.h>

struct ts_font {
    const char *const *families; /* ended by NULL */
    const char *file;
    int index;          /* of the face in its file */
    int weight;         /* 100 to 900 */
    bool plain;         /* upright outlines of one design, in no colours: what text can be set in */
    const char *about;  /* names and revision: part of what a page's key is made of */
    FcPattern *pattern; /* fontconfig's; NULL = it was not asked yet */
};

struct ts_fonts {
    struct ts_font *v;
    size_t n;
};

/* The fonts of the folder given (FcSetApplication) or of the machine (FcSetSystem), in no order. Patterns are
 * borrowed from the configuration. */
struct ts_fonts ts_fonts_list(struct ts_arena *, FcConfig *, FcSetName);

bool ts_font_is_of(const struct ts_font *, const char *family);

/* By file name, then by place in the file. */
int ts_font_compare(const struct ts_font *, const struct ts_font *);

#endif
