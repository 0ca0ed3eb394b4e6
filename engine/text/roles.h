/* text/roles.h -- by which signs a line of copy is known as headline, deck, byline, question. Includes:
 * text/header.h. Internal to text/.
 *
 * The rules, in order:
 *  1. What the header block sets is set. A headline of it that the first "# " line says too, letter by
 *     letter, is that line's.
 *  2. The first line that begins with "# " is the headline; "## " and deeper are subheads.
 *  2a. Copy without such a line: see text/unmarked.h for its headline, subheads, and parts of the head
 *     that a label names.
 *  3. One or two short lines without sentence-ending marks before the headline are kickers.
 *  4. After the headline, up to the first paragraph that is neither: a line that begins as bylines do
 *     (本报记者, 记者, 通讯员, 作者, 文/ ...) is a byline; a line of at most 40 characters before it
 *     that ends without a sentence-ending mark, or begins with ——, is the deck (two at most), if
 *     something follows it. Persons' names alone right before the text are a byline too.
 *  4a. In the same place a paragraph that begins with 提要：, 内容提要：, 导读： or 核心提示： (or with an
 *     ASCII colon, or the word in 【】, which may stand alone above it) is the standfirst, of any length;
 *     no deck follows it. The article's last line is none.
 *  5. A label is what stands before the first ： or : of a paragraph: at most 12 letters and
 *     digits, no marks but 《》 and ·, and it opens two paragraphs or more. There must be two different
 *     labels, or the header names them, or they are 问 and 答 or Q and A. The first to speak asks, all
 *     others answer. Once a conversation has begun, who speaks only once counts too: by office (主持人,
 *     who asks, 嘉宾 ...), or by a person's name of three characters that the copy has elsewhere.
 *  6. Paragraphs between the head and the first subhead or label are the lead.
 *  6a. The first paragraph of lead or body may open with a dateline: 本报讯, 本刊讯, 本网讯, 本台讯
 *     before a blank, a parenthesis, a figure or 记者; or 本报, 新华社, 中新社 and the like, a place of
 *     at most ten characters, a date and 电, or 电 alone, and 据 or 综合 before it; or one of these or a
 *     byline in brackets that end with 讯, 电 or 报道; a byline in parentheses belongs to it. A heading
 *     never does.
 *  7. A line that begins with "> " is part of a quotation, and never of the head. The lead ends before
 *     the first of them, as before the first break.
 *  7a. The copy's last line is a credit if it is a byline, in parentheses or not, of at most 40
 *     characters and nothing else, and stands behind text. So is a date alone, with the two lines before
 *     it at most that sign: 20 characters, no figure, no mark but a colon.
 *  7b. A line that begins with `[^1]:` is a note, wherever it stands, and comes after all others.
 *  7c. Lines that begin with `- `, `* ` or `+ `, two or more in a row, are items of a list; indented
 *     ones lie in it (text/lists.h). Lists are never of the head, and end a lead as quotations do.
 *  7d. A line that begins with `>> ` is part of a pull quote; lines that follow each other are one. It
 *     is never of the head, and ends a lead.
 *  7e. Lines that begin and end with | are rows of a table, if the second is a row of dashes
 *     (text/tables.h). A table is never of the head, and ends a lead.
 *  7f. Lines between `::: title` and `:::` are a box (text/blocks.h). It is never of the head, and ends
 *     a lead.
 *  7g. Lines between two rows of ``` or ~~~ are code (text/fences.h). It is never of the head, and ends
 *     a lead.
 *  7h. A short line that no sentence ends with, no other text above it, is a subhead if --- stands
 *     directly below it, and the headline if === does. A byline is neither.
 *  8. All else is body.
 * A line of three or more * or - or — or ★ and the like alone is a break between sections, and no text. A
 * picture's line (text/picture.h) is taken out before these rules are asked: they see the copy without it. */
#ifndef TS_TEXT_ROLES_H
#define TS_TEXT_ROLES_H

#include "base/vec.h"
#include "text/address.h"
#include "text/header.h"

struct ts_line_read {
    struct ts_slice text;
    uint32_t offset;
    int level;                        /* number of # signs */
    int indent;                       /* blanks before it; of code: those that it has more than its fence */
    int depth;                        /* of a list's item: lists that it lies in, counted from 0 */
    bool under;                       /* it is a further paragraph of the item before it */
    bool ordered;                     /* of an item: it has a number, and no other sign */
    bool quotation;                   /* it began with > */
    struct ts_slice columns;          /* of a table's row: the row of dashes */
    bool head;                        /* of a table or box: it is the first */
    const struct ts_placing *placing; /* of that one; NULL = it stands where the copy has it, in a column */
    bool section;                     /* a break stands before it */
    bool gone;                        /* it was a sign alone: a box's fence, a table's row of dashes */
    enum ts_role given; /* what its signs say: quotation, list, code; TS_ROLE_BODY = they do not */
    enum ts_role role;
    size_t label;    /* bytes of the label with its colon, a speaker's or the standfirst's; 0 = none */
    size_t dateline; /* bytes of it; 0 = none */
};

struct ts_lines_read {
    struct ts_line_read *v;
    size_t n, cap;
    bool interview;                /* it has questions and answers */
    struct ts_addresses addresses; /* that the copy names */
};

/* Take out those that are gone, from line `from` on: all at once, since one by one would move the rest each
 * time. */
void ts_lines_read_drop(struct ts_lines_read *, size_t from);

/* Give every line from `first` on its role. */
void ts_roles_decide(struct ts_ctx *, const struct ts_source *, const struct ts_header *, size_t first,
                     struct ts_lines_read *);

/* A line that its first characters do not say what it is. */
bool ts_roles_is_plain(const struct ts_line_read *);

/* Short enough for a heading, and without a mark that ends a sentence or clause; —— at its head says that it
 * is one, whatever its end. */
bool ts_roles_is_short(struct ts_slice);

/* True if a sentence ends with the text: 。 ！ ？ ……, or one of them and closing marks. */
bool ts_roles_end_sentence(struct ts_slice);

#endif
