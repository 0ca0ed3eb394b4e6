/* text/roles.h -- by which signs a line of copy is known as headline, deck, byline, question. Includes:
 * text/header.h. Internal to text/.
 *
 * The rules, in order:
 *  1. What the header block sets is set.
 *  2. The first line that begins with "# " is the headline; "## " and deeper are subheads.
 *  3. One or two short lines without sentence-ending marks before the headline are kickers.
 *  4. After the headline, up to the first paragraph that is neither: a line that begins as bylines do
 * (本报记者, 记者, 通讯员, 作者, 文/ ...) is a byline; a line of at most 40 characters before it that ends
 * without a sentence-ending mark, or begins with ——, is the deck (two at most), if something follows it.
 *  5. A label is what stands before the first ： or : of a paragraph: at most 12 characters, no other marks
 * but 《》, and it opens two paragraphs or more. There must be two different labels, or the header names
 * them, or they are 问 and 答 or Q and A. The first to speak asks, all others answer.
 *  6. Paragraphs between the head and the first subhead or label are the lead.
 *  7. A line that begins with "> " is part of a quotation, and never of the head. The lead ends before the
 * first of them, as before the first break.
 *  8. All else is body.
 * A line of three or more * or - or — alone is a break between sections, and no text. A picture's line
 * (text/picture.h) is taken out before these rules are asked: they see the copy without it. */
#ifndef TS_TEXT_ROLES_H
#define TS_TEXT_ROLES_H

#include "base/vec.h"
#include "text/header.h"

struct ts_line_read {
    struct ts_slice text;
    uint32_t offset;
    int level;      /* number of # signs */
    bool quotation; /* it began with > */
    bool section;   /* a break stands before it */
    enum ts_role role;
    size_t label; /* bytes of the label with its colon; 0 = none */
};

struct ts_lines_read {
    struct ts_line_read *v;
    size_t n, cap;
    bool interview; /* it has questions and answers */
};

/* Give every line from `first` on its role. */
void ts_roles_decide(struct ts_ctx *, const struct ts_source *, const struct ts_header *, size_t first,
                     struct ts_lines_read *);

/* True if a sentence ends with the text: 。 ！ ？ ……, or one of them and closing marks. */
bool ts_roles_end_sentence(struct ts_slice);

/* The paragraph of a line, with its spans: label, in an interview the first clause of 一是…， and what the
 * copy marks. */
void ts_roles_make_para(struct ts_ctx *, const struct ts_source *, const struct ts_line_read *,
                        const struct ts_style *, bool interview, struct ts_para *);

/* Is the word one that bylines begin with: 本报记者, 通讯员, 作者? */
bool ts_roles_opens_byline(struct ts_slice word);

#endif
