/* text/address.h -- addresses of the web and of mail as copy has them, and those that it names. Includes:
 * base, text/source.h.
 *
 *     [名]: https://…          a line of its own, which is not set: what [文字][名], [文字][] and [名] lead
 * to [名]: <https://…> "题"   the same
 *
 * Names are told apart as CommonMark does, but for the case of ASCII letters alone. The first line of a name
 * counts; one that nothing leads to is told of. */
#ifndef TS_TEXT_ADDRESS_H
#define TS_TEXT_ADDRESS_H

#include "base/ctx.h"
#include "base/vec.h"
#include "text/source.h"

struct ts_named_address {
    struct ts_slice name, address;
    bool used;
};

struct ts_addresses {
    TS_VEC(struct ts_named_address) list; /* by name, once they are sorted */
};

/* True if it is written as addresses are: ASCII, no blanks, and a mark that they have. */
bool ts_address_is(struct ts_slice);

/* Bytes of the address that the text begins with, bare: https:// http:// ftp:// or www. and what follows, by
 * GFM's rule for its end: no mark of a sentence, no bracket that it does not open. 0 = none. */
size_t ts_address_bare(struct ts_slice);

/* The address in what stands between a link's parentheses or behind its name: `address`, `<address>`, with a
 * title in quotes behind it or not. n 0 = it is none. */
struct ts_slice ts_address_target(struct ts_slice);

/* A line that names an address; false = it is none. */
bool ts_address_names(struct ts_slice line, struct ts_named_address *);

void ts_addresses_sort(struct ts_addresses *);

/* What a name leads to, which is used from now on; n 0 = nothing. NULL has no names. O(log names). */
struct ts_slice ts_addresses_find(const struct ts_addresses *, struct ts_slice name);

/* Tell of those that nothing led to. */
void ts_addresses_report(struct ts_ctx *, const struct ts_source *, const struct ts_addresses *);

/* As a URI, in `keep`: www. and mail addresses with their scheme, what is not ASCII as %XX. NULL: a reader of
 * the page could not go there, as with other schemes and the names of files. */
const char *ts_address_uri(struct ts_arena *keep, struct ts_slice address);

#endif
