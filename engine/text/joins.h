/* text/joins.h -- paragraphs of the copy that seem cut in two, as where an old column ended, and sentences
 * that miss their end. Includes: text/article.h.
 *
 * Looked at are two paragraphs of text, one behind the other in the copy, no heading, label, list, quotation
 * or break between them (a picture may stand there). Certain, in this order:
 *  - TS_JOIN_MARK: the second begins with ， 。 、 ； ： ？ ！ or a closing mark that the first has open;
 *  - TS_JOIN_BRACKET: the first ends no sentence, and has a “ 《 （ 「 『 【 open that the second closes;
 *  - TS_JOIN_WORD: the first ends with a Han character, the second begins with one, and ICU's dictionary, or
 *    the house's words, have a word across the cut.
 * Doubtful, if the first ends with ， 、 or no mark, has 20 characters or more with a pause or stop among
 * them, or 30, and the second has a pause or stop, and ends a sentence if the first has no mark; both
 * Chinese:
 *  - TS_JOIN_HOLE if the second begins as sentences do: 这, 那, 他, 我们, 但, 同时 …, or its first clause is
 *    numbered;
 *  - TS_JOIN_GOES_ON else.
 * Both are told of, and never joined. */
#ifndef TS_TEXT_JOINS_H
#define TS_TEXT_JOINS_H

#include "text/article.h"

/* All suspects, in the copy's order, none of them made. In ctx->keep; `words` are the house's, NULL-ended, or
 * NULL. The dictionary is opened only where a word may be cut. O(bytes). */
struct ts_joins ts_joins_find(struct ts_ctx *, const struct ts_article *, const char *const *words);

/* True if it is certain, and may be made. */
bool ts_joins_is_certain(const struct ts_join *);

/* The article's source with the certain ones made; the same one if there are none. What stood between the two
 * parts comes behind them. The joins made are left in the list, with their new places. */
const struct ts_source *ts_joins_make(struct ts_ctx *, const struct ts_article *, struct ts_joins *);

/* Add the suspects of the article read from that source to those that were made, and say which paragraphs
 * these are in now. */
void ts_joins_follow(struct ts_ctx *, const struct ts_article *, const char *const *words, struct ts_joins *);

/* A diagnostic for each, made or not. */
void ts_joins_report(struct ts_ctx *, const struct ts_source *, const struct ts_joins *);

#endif
