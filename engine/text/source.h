/* text/source.h -- bytes in, text with places out: the first stage. Includes: base, style, text/encoding.h.
 */
#ifndef TS_TEXT_SOURCE_H
#define TS_TEXT_SOURCE_H

#include "base/ctx.h"
#include "base/slice.h"
#include "style/style.h"
#include "text/encoding.h"

#include <stdint.h>

/* From a byte of the text on its characters stand at another place of the copy than counting says, up to the
 * next of these or the line's end: characters were composed, or the line begins within one of the copy's. */
struct ts_source_shift {
    uint32_t offset;
    uint32_t column; /* of the character at offset in the copy */
    uint32_t lines;  /* that the text has more than the copy so far */
};

/* Of a source made from another (text/rewrite.h): bytes from `begin` on are those from `from` on there. */
struct ts_source_piece {
    uint32_t begin, from;
    bool added; /* they are not there: `from` is the place that messages show for them */
};

/* Decoded text: UTF-8 in NFC, well-formed, without BOM, lines ended by LF. Everything later points into it by
 * byte offset, and a place is found from the offset when a person has to be told. */
struct ts_source {
    const char *name; /* as messages show it */
    struct ts_slice
        file; /* the copy's bytes as they were read, borrowed; none of what is no text file itself */
    struct ts_slice text;
    const uint32_t *line_starts; /* byte offsets, n_lines of them, the first is 0 */
    size_t n_lines;
    const struct ts_source_shift *shifts; /* in order; most copy has none */
    size_t n_shifts;
    size_t characters;         /* of the copy, without blanks and line ends */
    size_t replaced;           /* of them that the text has otherwise */
    enum ts_encoding encoding; /* that the copy was in */
    const struct ts_source *const
        *joined; /* the sources that it was joined from, one behind the other; NULL = none */
    size_t n_joined;
    const struct ts_source *origin; /* what it was made from, where its places are; NULL = it was read */
    const struct ts_source_piece *pieces; /* none: places are those of its lines and columns there */
    size_t n_pieces;
    const struct ts_pack *pack; /* the document that holds its pictures; NULL = they are files beside it */
    const struct ts_omission *omissions; /* of a document: what is not in the text */
    size_t n_omissions;
};

/* Something of a document that is not set. */
struct ts_omission {
    const char *what; /* a word for dumps: deletion, text-box, header … */
    struct ts_slice text;
    uint32_t line; /* the number of the paragraph it belongs to; 0 = of none */
};

/* How copy is read. */
struct ts_reading {
    enum ts_encoding encoding; /* TS_ENCODING_DETECT = by its bytes */
    const struct ts_style
        *style; /* its limits, and what it wants replaced; NULL = no limits but 64 MiB, nothing */
};

/* Read `path`, or standard input for "-", and decode it; `reading` NULL = a zeroed one. NULL with an error in
 * ctx: unreadable, longer than the limits, or not text (NUL, PDF, more wrong bytes than a damaged text
 * has).
 *
 * A Word document is read as light markup (text/docx.h), whatever the encoding asked for.
 *
 * Wrong bytes become U+FFFD. CR, CRLF, form feed, vertical tab, U+0085, U+2028 and U+2029 end a line as LF
 * does; the copy's lines, which places count, are those of an editor: LF, CR and CRLF end them. The text is
 * in NFC, radicals and compatibility ideographs are plain ideographs, and full-width digits and letters are
 * half-width if the style says so. All this but line ends is reported where it stands, and so are control and
 * zero-width characters, which stay. An encoding that was detected and is not UTF-8 is a note. The text lives
 * in ctx->keep. */
const struct ts_source *ts_source_read(struct ts_ctx *, const char *path, const struct ts_reading *);

/* The same for `n` bytes in memory. They are borrowed. */
const struct ts_source *ts_source_decode(struct ts_ctx *, const char *name, const char *bytes, size_t n,
                                         const struct ts_reading *);

/* Several sources as one, in ctx->keep: the texts one behind the other, each with a line end behind it.
 * Places are those of the files. */
const struct ts_source *ts_source_join(struct ts_ctx *, const struct ts_source *const *, size_t n);

/* Where the text of one of the joined sources begins in the whole. */
size_t ts_source_begin(const struct ts_source *, size_t which);

/* Line and column in the copy of a byte of the text; O(log lines + line length). */
struct ts_place ts_source_place(const struct ts_source *, size_t offset);

/* The place that messages show for a line and column of what the source was decoded from: these themselves,
 * or those of its origin. */
struct ts_place ts_source_place_of(const struct ts_source *, uint32_t line, uint32_t column);

/* The byte that stands at that place of the copy, of a source that was not made from another one. The line's
 * end, or the text's, if there is no such place. */
size_t ts_source_find(const struct ts_source *, struct ts_place);

/* The byte of the text at that line and column of it, both from 1 on. The line's end, or the text's, if there
 * are not so many. */
size_t ts_source_offset(const struct ts_source *, size_t line, size_t column);

#endif
