/* text/unmarked.h -- copy without signs, as it comes by mail: which of its lines are headline and subheads.
 * Includes: text/roles.h. Internal to text/.
 *
 * A part of the head may be named by a label, which is not set: 引题：, 主题：, 标题：, 副题：, its colon of
 * either width. That counts
 * among the first lines, up to the first paragraph of text.
 *
 * The headline is the first line, if it is short, has no closing mark but one ！ or ？ (which no salutation
 * is), is no byline and opens with no label, and if a byline follows, or a paragraph that is longer and ends
 * a sentence or with a colon, with nothing but short lines and sentences, whom a speech is to (同志们：) and
 * headings before it. Where the second line may be it too, the first is the kicker if it ends with a circled
 * number (看变化③), stands in 【】, or the second ends with 公告, 通知 and the like.
 *
 * Subheads are looked for where the copy marks none. They are
 *  - lines of at most 30 characters that begin with 一、, （一） or 第一章 and a blank and have no closing
 * mark, each before a longer paragraph or another such line; the copy must have the numbers one and two of
 * the kind;
 *  - lines of at most 20 characters without any mark of a pause or stop, each between two paragraphs that end
 * sentences, of 6 characters or more before it and 25 behind (of 6, where it is dressed as 【…】 or ●…, which
 * may stand right below the head, too); there must be two of them or more.
 *
 * What is taken so is a note. */
#ifndef TS_TEXT_UNMARKED_H
#define TS_TEXT_UNMARKED_H

#include "text/roles.h"

/* Give the lines from `first` on that a label names their part of the head, and cut the labels off. */
void ts_unmarked_read_labels(struct ts_lines_read *, size_t first);

/* True if a label named the line. */
bool ts_unmarked_is_head_part(const struct ts_line_read *);

/* True if the line is the first of numbered subheads, or one in 【】 or behind a bullet that comes again, and
 * so no deck. */
bool ts_unmarked_opens_numbering(const struct ts_lines_read *, size_t i);

/* The headline's index, its role set and reported; lines->n with a warning if there is none. */
size_t ts_unmarked_headline(struct ts_ctx *, const struct ts_source *, struct ts_lines_read *, size_t first);

/* Find and report the subheads from line `from` on, if the copy marks none. O(lines). */
void ts_unmarked_subheads(struct ts_ctx *, const struct ts_source *, struct ts_lines_read *, size_t from);

#endif
