/* text/notes.h -- notes of an article: lines `[^1]: …` of the copy, and the marks that point to them.
 * Includes: text/article.h. Internal to text/. */
#ifndef TS_TEXT_NOTES_H
#define TS_TEXT_NOTES_H

#include "text/article.h"

/* Bytes of [^1] at the start; a label is of letters, digits, - and _. 0 = none stands there. */
size_t ts_notes_mark(struct ts_slice);

/* What a line begins with that is a note. */
struct ts_note_sign {
    size_t mark; /* bytes of [^1]; 0 = it is no note */
    size_t end;  /* of the colon behind it, which may be a full-width one */
};

struct ts_note_sign ts_notes_find(struct ts_slice line);

/* The text without note marks at its end: what a sentence ends with stands before them. */
struct ts_slice ts_notes_cut_marks(struct ts_slice);

/* Report marks without a note, notes without a mark, and second notes of one mark. O(marks x notes). */
void ts_notes_check(struct ts_ctx *, const struct ts_source *, const struct ts_para *, size_t n);

#endif
