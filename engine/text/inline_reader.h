/* text/inline_reader.h -- what the readers of markup inside a paragraph share. Includes: text/inline.h.
 * Internal to text/inline.c, emphasis.c, elements.c, links.c and tags.c. */
#ifndef TS_TEXT_INLINE_READER_H
#define TS_TEXT_INLINE_READER_H

#include "text/inline.h"

enum { TS_MOST_IN_ELEMENT = 4096 /* bytes of [...] and its like: keeps the time linear */ };

struct ts_inline_reader {
    struct ts_ctx *ctx;
    const struct ts_inline_text *from;
    struct ts_spans *spans;
};

/* Text being read; what is inside an element is a stretch of its own. */
struct ts_stretch {
    uint32_t begin, end;
    unsigned marked;
    uint32_t element;
    struct ts_slice link; /* that it is the text of */
    int depth;            /* elements that it lies in */
};

static inline const char *ts_inline_at(const struct ts_inline_reader *r, uint32_t i) {
    return r->from->text.p + i;
}

static inline struct ts_slice ts_inline_slice(const struct ts_inline_reader *r, uint32_t begin,
                                              uint32_t end) {
    return ts_slice_cut(r->from->text, begin, end);
}

/* The character at byte i, and the one before it; a blank beyond the stretch. */
uint32_t ts_inline_char(const struct ts_inline_reader *, const struct ts_stretch *, uint32_t i);
uint32_t ts_inline_char_before(const struct ts_inline_reader *, const struct ts_stretch *, uint32_t i);

bool ts_inline_is_blank(uint32_t cp);

/* A mark that belongs to what stands before it, ， 。 ” ） and ASCII's like; one that belongs to what
 * follows.
 */
bool ts_inline_is_closing(uint32_t cp);
bool ts_inline_is_opening(uint32_t cp);

/* A letter or figure of a script that writes words, as in snake_case and 5*3. */
bool ts_inline_is_western(uint32_t cp);

/* How many of one sign stand at i. */
uint32_t ts_inline_count(const struct ts_inline_reader *, uint32_t i, uint32_t end);

/* Tell of bytes [i, i + n). */
void ts_inline_report(const struct ts_inline_reader *, uint32_t i, uint32_t n, enum ts_code);

/* Markup inside so many elements is text; reports it. */
bool ts_inline_is_deep(const struct ts_inline_reader *, uint32_t i, uint32_t n, int depth);

/* Add bytes [begin, end), marked as the stretch is and as `marked`; nothing if there are none. */
void ts_inline_add(struct ts_inline_reader *, const struct ts_stretch *, uint32_t begin, uint32_t end,
                   unsigned marked);

/* Read the text of an element inside `s`. element 0 = of none of its own. */
void ts_inline_inside(struct ts_inline_reader *, const struct ts_stretch *s, uint32_t begin, uint32_t end,
                      unsigned marked, uint32_t element);

/* Where the bracket that closes the one at i stands; 0 = nowhere near. */
uint32_t ts_inline_bracket(const struct ts_inline_reader *, uint32_t i, uint32_t end, char open, char close);

/* Each reads what begins at i, adds its spans and says where it ends; 0 = it is text. */
uint32_t ts_elements_bracket(struct ts_inline_reader *, const struct ts_stretch *, uint32_t i);
uint32_t ts_elements_ruby(struct ts_inline_reader *, const struct ts_stretch *, uint32_t i);
uint32_t ts_elements_code(struct ts_inline_reader *, const struct ts_stretch *, uint32_t i);
uint32_t ts_links_bracket(struct ts_inline_reader *, const struct ts_stretch *, uint32_t i, uint32_t close);
uint32_t ts_links_picture(struct ts_inline_reader *, const struct ts_stretch *, uint32_t i);
uint32_t ts_links_pointed(struct ts_inline_reader *, const struct ts_stretch *, uint32_t i);
uint32_t ts_links_bare(struct ts_inline_reader *, const struct ts_stretch *, uint32_t i);
uint32_t ts_tags_read(struct ts_inline_reader *, const struct ts_stretch *, uint32_t i);

#endif
