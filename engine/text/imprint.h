/* text/imprint.h -- the values of folio line and masthead by their names, as headers of articles and plans of
 * pages give them. Includes: style, text/article.h. */
#ifndef TS_TEXT_IMPRINT_H
#define TS_TEXT_IMPRINT_H

#include "text/article.h"

struct ts_imprint_key {
    const char *name, *alias; /* in Chinese, in English */
    const char *also[2];      /* in Traditional characters, and in full; NULL = none */
    size_t offset;            /* of its const char * in ts_folio_text */
};

/* All of them, ended by name NULL. */
const struct ts_imprint_key *ts_imprint_keys(void);

/* The key of that name, under any of its names; NULL = none. */
const struct ts_imprint_key *ts_imprint_find(const char *name);

/* What a value of the key has to be, in both languages, if it is not; NULL = it is right. "" is. At most 100
 * characters; a date that exists; a CN number (GB/T 9999.1: two digits of the province, four of the paper).
 */
const char *ts_imprint_fault(const struct ts_imprint_key *, const char *value);

/* The value as a message shows it: one that is longer than it may be is an ellipsis. */
const char *ts_imprint_shown(const char *value);

/* The values of `upper`, and of `lower` where it has none. */
struct ts_folio_text ts_imprint_merge(const struct ts_folio_text *upper, const struct ts_folio_text *lower);

/* No value given. */
struct ts_folio_text ts_imprint_none(void);

/* True of a page number that others can be counted on from: digits, with capitals before them (A03). */
bool ts_imprint_is_counted(const char *page);

/* 3 is 03, A3 is A03; A3 is not 3, and what has no digits is no page. */
bool ts_imprint_is_same_page(const char *, const char *);

/* The number of the page `index` pages behind the one with the number `first`: letters before the digits and
 * leading zeros stay ("A08" -> "A09"); what is no number is the first page's alone. "" = none. In ctx->keep.
 */
const char *ts_imprint_page(struct ts_ctx *, const char *first, int index);

/* 2023-02-28, 2023/2/28 or 2023年2月28日; false for anything else or a day that does not exist. */
bool ts_imprint_date(const char *text, struct ts_date *);

#endif
