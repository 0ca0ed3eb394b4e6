/* open_fonts.h -- the built-in style and its fonts, opened once for a group of tests. */
#ifndef OPEN_FONTS_H
#define OPEN_FONTS_H

#include "testing.h"

#include "font/fontset.h"

static struct ts_ctx long_lived; /* the style and its fonts outlive fresh() */
static const struct ts_style *style;
static struct ts_fontset *fonts;

static inline int open_fonts(void **state) {
    open_ctx(state);
    long_lived.keep = ts_arena_open();
    long_lived.scratch = ts_arena_open();
    long_lived.diag = ts_diag_new(long_lived.keep);
    style = ts_style_load(&long_lived, &(struct ts_style_request){.name = NULL});
    if (!style)
        return -1;
    struct ts_fontset_request wanted = {.config_file = getenv("FONTCONFIG_FILE"), .style = style};
    fonts = ts_fontset_open(&long_lived, &wanted);
    return fonts ? 0 : -1;
}

static inline int close_fonts(void **state) {
    ts_fontset_close(fonts);
    ts_arena_close(long_lived.scratch);
    ts_arena_close(long_lived.keep);
    return close_ctx(state);
}

#endif
