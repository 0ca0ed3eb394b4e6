#include "text/picture.h"

#include "base/path.h"
#include "text/article.h"
#include "text/dateline.h"
#include "text/inline.h"
#include "text/pack.h"
#include "text/placing.h"
#include "text/roles.h"

#include <limits.h>
#include <stdlib.h>

enum { MOST_WORDS_OF_CREDIT = 8 };

/* The parts of a line, bytes of it. */
struct parts {
    struct ts_slice caption, file, attributes;
};

bool ts_picture_opens(struct ts_slice line) {
    return ts_slice_starts(line, "![") || ts_slice_starts(line, "！[");
}

/* Bytes up to the bracket that closes the one at the slice's start, with it; 0 = none does. */
static size_t bracketed(struct ts_slice s, char open, char close) {
    int depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\\')
            i++;
        else if (s.p[i] == open)
            depth++;
        else if (s.p[i] == close && --depth == 0)
            return i + 1;
    }
    return 0;
}

/* Cut `[...]` or its like off the start of the rest, into `inside`. */
static bool take(struct ts_slice *rest, char open, char close, struct ts_slice *inside) {
    size_t n = rest->n && *rest->p == open ? bracketed(*rest, open, close) : 0;
    if (!n)
        return false;
    *inside = ts_slice_cut(*rest, 1, n - 1);
    *rest = ts_slice_cut(*rest, n, rest->n);
    return true;
}

static bool divide(struct ts_slice line, struct parts *parts) {
    struct ts_slice rest = ts_slice_cut(line, 1, line.n);
    *parts = (struct parts){.attributes = {line.p, 0}};
    if (!take(&rest, '[', ']', &parts->caption) || !take(&rest, '(', ')', &parts->file))
        return false;
    ts_slice_skip_blanks(&rest);
    take(&rest, '{', '}', &parts->attributes);
    ts_slice_skip_blanks(&parts->file);
    while (parts->file.n && parts->file.p[parts->file.n - 1] == ' ')
        parts->file.n--;
    return rest.n == 0 && parts->file.n > 0;
}

/* What the copy leaves to the style. Between paragraphs a picture has one column, in the middle it is
 * centred. */
static void take_style(struct ts_ctx *ctx, const struct ts_source *source,
                       const struct ts_picture_style *style, struct ts_picture *p) {
    bool here = p->position == TS_PICTURE_HERE;
    if (here && p->columns > 1)
        TS_DIAG(ctx->diag, TS_PICTURE_REDUCED, ts_source_place(source, p->offset),
                ts_arena_copy(ctx->scratch, p->file.p, p->file.n),
                TS_BOTH("between paragraphs it is one column wide", "文中的图片宽一栏"));
    p->columns = here ? 1 : p->columns < 0 ? style->columns : p->columns;
    if (p->side < 0)
        p->side = p->position == TS_PICTURE_MIDDLE ? TS_PICTURE_CENTRE : style->side;
}

/* --- caption and credit --------------------------------------------------------------------------------- */

static bool ends_with_any(struct ts_slice s, const char *const *endings) {
    for (; *endings; endings++)
        if (ts_slice_ends(s, *endings))
            return true;
    return false;
}

static bool opens_credit(struct ts_slice word) {
    if (ts_slice_starts(word, "（"))
        word = ts_slice_cut(word, strlen("（"), word.n);
    return ts_dateline_is_opening(word) || ts_slice_is(word, "新华社记者") || ts_slice_is(word, "摄影记者");
}

/* Where the credit begins in the caption's text; its length = there is none. */
static size_t find_credit(struct ts_slice text) {
    static const char *const verbs[] = {"摄",   "摄影", "供图", "制图", "绘图", "攝",
                                        "攝影", "供圖", "製圖", "繪圖", NULL},
                             *const endings[] = {"摄",     "摄影",     "供图",   "制图", "绘图",
                                                 "/图",    "／图",     "/绘",    "／绘", "资料图片",
                                                 "资料图", "社发",     "攝",     "攝影", "供圖",
                                                 "製圖",   "繪圖",     "/圖",    "／圖", "/繪",
                                                 "／繪",   "資料圖片", "資料圖", "社發", NULL};
    struct ts_slice words[MOST_WORDS_OF_CREDIT], rest = text;
    size_t n = 0;
    for (struct ts_slice word = ts_slice_word(&rest); word.n; word = ts_slice_word(&rest)) {
        if (n == MOST_WORDS_OF_CREDIT)
            memmove(words, words + 1, --n * sizeof *words);
        words[n++] = word;
    }
    struct ts_slice last = n ? words[n - 1] : text;
    if (ts_slice_ends(last, "）"))
        last.n -= strlen("）");
    if (!n || !ends_with_any(last, endings))
        return text.n;
    size_t first = n - 1;
    for (const char *const *v = verbs; *v && first > 0; v++)
        if (ts_slice_is(last, *v)) { /* 某某 摄 */
            first--;
            break;
        }
    for (size_t i = n; i-- > 0;)
        if (opens_credit(words[i])) {
            first = i < first ? i : first;
            break;
        }
    return (size_t)(words[first].p - text.p);
}

/* Bytes [begin, end) of a text as a paragraph. */
static const struct ts_para *part_of(struct ts_ctx *ctx, const struct ts_inline_text *from, size_t begin,
                                     size_t end) {
    struct ts_para *para = TS_NEW(ctx->keep, struct ts_para, 1);
    struct ts_spans spans = {0};
    ts_inline_read(ctx, from, (uint32_t)begin, (uint32_t)end, 0, &spans);
    *para = (struct ts_para){.role = TS_ROLE_BODY,
                             .text = from->text,
                             .offset = from->offset,
                             .spans = spans.list.v,
                             .n_spans = spans.list.n};
    return para;
}

static void read_caption(struct ts_ctx *ctx, const struct ts_source *source, struct ts_slice text,
                         const struct ts_style *style, const struct ts_addresses *addresses,
                         struct ts_picture *picture) {
    struct ts_inline_text from = {.source = source,
                                  .text = text,
                                  .offset = (uint32_t)(text.p - source->text.p),
                                  .nesting = style->limits.nesting,
                                  .addresses = addresses};
    size_t credit = find_credit(text), end = 0;
    struct ts_slice rest = ts_slice_cut(text, 0, credit);
    for (struct ts_slice word = ts_slice_word(&rest); word.n; word = ts_slice_word(&rest))
        end = (size_t)(word.p - text.p) + word.n; /* without the blanks before the credit */
    picture->caption = part_of(ctx, &from, 0, end);
    picture->credit = part_of(ctx, &from, credit, text.n);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

/* Does a file lie beside the article or deeper, after all links? One that is not there does: opening it says
 * why. */
static bool is_inside(struct ts_ctx *ctx, const struct ts_source *source, const char *path) {
    char folder[PATH_MAX], real[PATH_MAX];
    if (!realpath(ts_path_beside(ctx->scratch, source->name, "."), folder) || !realpath(path, real))
        return true;
    size_t n = strlen(folder);
    return strncmp(real, folder, n) == 0 && (real[n] == '/' || n == 1);
}

static const struct ts_image *read_inside(struct ts_ctx *ctx, const struct ts_source *source,
                                          const char *path, bool outside, const char **fault) {
    if (outside || is_inside(ctx, source, path))
        return ts_image_read(ctx, path, fault);
    *fault = TS_BOTH("it lies outside the article's folder, and the style's limits.outside is no",
                     "在稿件文件夹之外，样式的“上限.稿外图片”不许");
    return NULL;
}

/* Out of the document that the copy is, or a file beside the article; from standard input, in the working
 * folder. */
static const struct ts_image *read_image(struct ts_ctx *ctx, const struct ts_source *source, const char *name,
                                         bool outside, const char **fault) {
    if (!source->pack)
        return read_inside(ctx, source, ts_path_beside(ctx->keep, source->name, name), outside, fault);
    struct ts_slice bytes = ts_pack_read(ctx, source->pack, name, TS_IMAGE_MOST_BYTES, fault);
    if (!bytes.p && !*fault)
        *fault = TS_BOTH("it is not in the document", "不在文档里");
    return bytes.p ? ts_image_decode(ctx, bytes.p, bytes.n, fault) : NULL;
}

static void read_file(struct ts_ctx *ctx, const struct ts_source *source, const struct ts_style *style,
                      struct ts_picture *picture) {
    const char *fault = NULL;
    struct ts_place place = ts_source_place(source, picture->offset);
    const char *name = ts_arena_copy(ctx->keep, picture->file.p, picture->file.n);
    picture->image = read_image(ctx, source, name, style->limits.outside, &fault);
    if (!picture->image)
        TS_DIAG(ctx->diag, TS_PICTURE_UNREADABLE, place, name, fault);
    else if (picture->image->components == 3)
        TS_DIAG(ctx->diag, TS_PICTURE_RGB, place, name);
}

bool ts_picture_read(struct ts_ctx *ctx, const struct ts_source *source, struct ts_slice line,
                     const struct ts_style *style, const struct ts_addresses *addresses,
                     struct ts_picture *picture) {
    struct parts parts;
    uint32_t offset = (uint32_t)(line.p - source->text.p);
    if (*line.p != '!' || !divide(line, &parts)) {
        TS_DIAG(ctx->diag, TS_PICTURE_SYNTAX, ts_source_place(source, offset), "");
        return false;
    }
    struct ts_placing placing = ts_placing_read(ctx, source, parts.attributes, false);
    *picture = (struct ts_picture){.file = parts.file,
                                   .offset = offset,
                                   .columns = placing.width,
                                   .width_given = placing.width > 0,
                                   .position = placing.position,
                                   .side = placing.side};
    if (picture->position < 0)
        picture->position = style->picture.position;
    take_style(ctx, source, &style->picture, picture);
    read_caption(ctx, source, parts.caption, style, addresses, picture);
    read_file(ctx, source, style, picture);
    return true;
}
