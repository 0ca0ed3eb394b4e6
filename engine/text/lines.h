/* text/lines.h -- one line of copy: its blanks, and the sign it begins with. Includes: text/source.h.
 * Internal to text/. */
#ifndef TS_TEXT_LINES_H
#define TS_TEXT_LINES_H

#include "text/source.h"

enum ts_line_kind {
    TS_LINE_BLANK,
    TS_LINE_BREAK,     /* *** or --- or ———, three signs of a kind or more */
    TS_LINE_UNDERLINE, /* === below a line: that line is a headline */
    TS_LINE_NOTE,      /* [^1]: */
    TS_LINE_ADDRESS,   /* [name]: https://… (text/address.h) */
    TS_LINE_HEADING,   /* # to ###### and a blank; such signs behind it and a blank go too */
    TS_LINE_QUOTE,     /* > */
    TS_LINE_PULL,      /* >> */
    TS_LINE_PLAIN      /* none of these; lists, tables and boxes are told by several lines (text/blocks.h) */
};

struct ts_line_sign {
    enum ts_line_kind kind;
    int level;            /* of a heading: the number of # signs */
    int indent;           /* blanks of ASCII before it; a tab goes to the next fourth */
    struct ts_slice text; /* without blanks at its ends and without the signs of headings and quotations */
};

struct ts_line_sign ts_lines_read_sign(struct ts_slice line);

/* A row of dashes with no blanks between them, which below a short line makes a subhead of it. */
bool ts_lines_is_underline(struct ts_slice line);

/* Without the \\ that it ends with, if it is no character's of its own: a break that the line has anyway. */
struct ts_slice ts_lines_without_break(struct ts_slice line);

/* Line i of a source, without its end. */
struct ts_slice ts_lines_at(const struct ts_source *, size_t i);

/* Without blanks at its ends: U+0020, tab, U+00A0 (Word's), and U+3000, which is the writer's indent. */
struct ts_slice ts_lines_trim(struct ts_slice);

/* True if a list's, a table's or a box's sign stands at the start of the trimmed line. */
bool ts_lines_may_be_block(struct ts_slice);

#endif
