/* text/picture.h -- pictures of the copy: a line of its own, read with its file. Includes: style, image,
 * text/source.h.
 *
 *     ![caption and credit](file){width=2 position=top side=right}
 *     ![图片说明 本报记者 某某/摄](photo.jpg){宽=2栏 位置=上 侧=右}
 *
 * The braces may be left out, and each of the three in them; the style has what they do not say. The caption
 * may have markup. What stands behind its last blank and ends as credits do (某某/摄, 某某供图, 资料图片) is
 * the credit, with 本报记者 and the like before the names. The file is sought beside the article. */
#ifndef TS_TEXT_PICTURE_H
#define TS_TEXT_PICTURE_H

#include "image/image.h"
#include "style/style.h"
#include "text/address.h"
#include "text/source.h"

struct ts_para;

struct ts_picture {
    struct ts_slice file; /* as the copy names it */
    uint32_t offset;      /* of the line in the source */
    size_t before;        /* the paragraph of the article that it stands before; n_paras = behind all */
    int columns;          /* that it is to be wide; 0 = all there are */
    bool width_given;     /* the copy asks for them, not the style */
    int position, side;   /* ts_picture_position, ts_picture_side; TS_PICTURE_HERE has one column */
    const struct ts_para *caption, *credit; /* without spans: there is none */
    const struct ts_image *image;           /* NULL = missing or broken: a crossed frame is drawn */
};

/* Does the line begin as a picture's does? */
bool ts_picture_opens(struct ts_slice line);

/* Read the line and its file; links of the caption may lead to the addresses. What is wrong with the file or
 * an attribute is reported. False with a warning if the line is none after all: then it is text. */
bool ts_picture_read(struct ts_ctx *, const struct ts_source *, struct ts_slice line, const struct ts_style *,
                     const struct ts_addresses *, struct ts_picture *);

#endif
