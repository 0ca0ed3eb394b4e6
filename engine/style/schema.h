/* style/schema.h -- the keys of a style: English, Chinese, kind, range, where the value goes. Includes:
 * style. */
#ifndef TS_STYLE_SCHEMA_H
#define TS_STYLE_SCHEMA_H

#include "style/style.h"

enum ts_key_kind {
    TS_KEY_SECTION,   /* a map with keys of its own */
    TS_KEY_LENGTH,    /* may have choices: words for lengths */
    TS_KEY_SIZE,      /* a length that is the section's em from here on */
    TS_KEY_BODY_SIZE, /* the same, and the em of sections without a size of their own */
    TS_KEY_ROW,       /* a length that is the unit 行 from here on */
    TS_KEY_INT,
    TS_KEY_BOOL,
    TS_KEY_COLOUR,
    TS_KEY_SHARE, /* thousandths of an em */
    TS_KEY_STRING,
    TS_KEY_WORDS,      /* a list of strings: a NULL-terminated array of them */
    TS_KEY_FILES,      /* the same, paths from the folder of the style's file */
    TS_KEY_CHOICE,     /* an int, one of `choices` */
    TS_KEY_SIZE_TABLE, /* the same, and the 号 table from here on */
    TS_KEY_PARENT,     /* the style below this one; it has no field */
    TS_KEY_BLOCKS,     /* a map of TS_KEY_PARTIAL, one for each role of a block; no field */
    TS_KEY_PARTIAL,    /* a map with some of a style's keys (style/block.h); no field */
    TS_KEY_TREE        /* in a plan: of any kind; the field is its node, a const struct ts_yaml * */
};

struct ts_key_choice {
    const char *name, *alias;
    int value;
};

struct ts_key {
    const char *name, *alias;
    enum ts_key_kind kind;
    size_t offset;                       /* in ts_style, less the section's own offset */
    int64_t min, max;                    /* of numbers; lengths in units */
    const struct ts_key_choice *choices; /* ended by name NULL */
    const struct ts_key *keys;           /* of a section, ended by name NULL */
};

/* The keys of a whole style, ended by name NULL, in the order in which they must be read: what gives a unit
 * its meaning stands before what uses it. */
const struct ts_key *ts_schema_keys(void);

/* False of keys that have no field in ts_style. */
static inline bool ts_schema_has_field(const struct ts_key *key) {
    return key->kind != TS_KEY_SECTION && key->kind != TS_KEY_PARENT && key->kind != TS_KEY_BLOCKS &&
           key->kind != TS_KEY_PARTIAL;
}

/* The roles of blocks, ended by name NULL; a key's place in the list is its ts_block_role. */
const struct ts_key *ts_schema_roles(void);

/* The same as the choices of a key. */
extern const struct ts_key_choice ts_schema_role_choices[];

/* The key of that name or alias among `keys`, or NULL. */
const struct ts_key *ts_schema_find(const struct ts_key *keys, const char *name);

/* The name or alias most like `name`, or NULL if none is near; Levenshtein's distance in characters. */
const char *ts_schema_nearest(const struct ts_key *keys, const char *name);

/* The same of what a key may be. */
const char *ts_schema_nearest_choice(const struct ts_key_choice *choices, const char *name);

#endif
